"""The half-year round as a table, in .xlsx or .csv: the columns of Flevoland's table of 2021 first (what was left, the
taakstelling, housed, what is left, housed after it, in fase 3), then what led to the judgement."""

from collections.abc import Sequence

from bot.features.toezicht.screens import open_facts
from bot.files.spreadsheet import Cel, tekst, xlsx
from workflows.dates.numbers import zeg_tienden
from workflows.toezicht.beleidskader import Bewijs
from workflows.toezicht.ronde import Beeld, samen

KOPPEN = (
    "Gemeente", "CBS-code", "Tijdvak", "Restant", "Taakstelling", "Taakstelling is schatting", "Herverdeling",
    "Totaal te huisvesten", "Gehuisvest (COA)", "Geteld tot en met", "Saldo", "Percentage", "Na-ijl", "Fase 3",
    "Pijplijn huurcontract", "Pijplijn aanmelding", "Pijplijn bekend bij COA", "Pijplijn zelf gehuisvest",
    "Saldo dat telt", "Gemiddelde in weken", "Verschoonbaar", "Document", "Eerder op een rij gemist",
    "Actief toezicht", "Interventieladder", "Voorstel", "Oordeel", "Uitgesteld tot", "Verwijtbaar", "Verstuurd op",
    "Beleidskader",
)  # fmt: skip


def rijen(beelden: Sequence[Beeld]) -> list[tuple[Cel, ...]]:
    """A row for each gemeente in the order given, in the order of `KOPPEN`, and their sum; what is not known is
    empty."""
    return [*(_rij(b) for b in beelden), _som(beelden)]


def _rij(b: Beeld) -> tuple[Cel, ...]:
    return (b.naam, b.code, str(b.tijdvak), *_cijfers(b), *_onderweg(b), *_oordeel(b))


def _cijfers(b: Beeld) -> tuple[Cel, ...]:
    half = b.halfjaar
    if half is None:
        return (None,) * 9
    return (
        half.restant if b.restant_bekend else None,
        half.taakstelling.aantal,
        _ja(not half.taakstelling.gepubliceerd),
        half.verschoven,
        half.totaal,
        b.gehuisvest,
        half.coa.tot if half.coa else None,
        b.saldo,
        b.deel,
    )


def _onderweg(b: Beeld) -> tuple[Cel, ...]:
    own = b.invoer
    return (own.later_geteld, own.fase_3, *(own.pijplijn.get(soort, 0) for soort in Bewijs))


def _oordeel(b: Beeld) -> tuple[Cel, ...]:
    own, judged = b.invoer, b.vastgesteld
    excuse = None if own.verschoonbaar is None else _ja(bool(own.verschoonbaar))
    missed = list(b.eerder).index(False) if False in b.eerder else len(b.eerder)
    known = bool(b.eerder) or own.eerder is not None
    return (
        b.telt,
        zeg_tienden(own.weken[0]) if own.weken else None,
        excuse,
        own.document,
        missed if known else None,
        _ja(b.actief),
        b.ladder.naam if b.ladder else None,
        (open_facts(b) or b.oordeel.kleur) if b.oordeel else None,
        judged.zegt if judged else None,
        judged.tot if judged else None,
        _ja(judged.verwijtbaar) if judged else None,
        b.verstuurd,
        judged.kader if judged else b.kader.titel,
    )


def _som(beelden: Sequence[Beeld]) -> tuple[Cel, ...]:
    """The gemeenten of which a figure is known, together: every column of persons is the sum of its rows."""
    known = [b for b in beelden if b.halfjaar and b.saldo is not None]
    s = samen(beelden)
    halves = [b.halfjaar for b in known if b.halfjaar]
    own = [b.invoer for b in known]
    pipe = tuple(sum(o.pijplijn.get(soort, 0) for o in own) for soort in Bewijs)
    head = (f"Samen: {s.aantal} van {s.van} gemeenten", None, str(beelden[0].tijdvak) if beelden else None)
    figures = (
        s.restant, sum(h.taakstelling.aantal for h in halves), None, sum(h.verschoven for h in halves), s.totaal,
        s.gehuisvest, None, s.saldo, s.deel,
    )  # fmt: skip
    later = (sum(o.later_geteld for o in own), sum(o.fase_3 for o in own))
    row: tuple[Cel, ...] = (*head, *figures, *later, *pipe, s.telt)
    return (*row, *(None,) * (len(KOPPEN) - len(row)))


def _ja(waarde: bool) -> str:
    return "ja" if waarde else "nee"


def als_xlsx(beelden: Sequence[Beeld]) -> bytes:
    """A workbook with one sheet."""
    return xlsx("Halfjaarronde", KOPPEN, rijen(beelden))


def als_csv(beelden: Sequence[Beeld]) -> bytes:
    """Semicolons, as a Dutch spreadsheet expects."""
    return tekst(KOPPEN, rijen(beelden))


SOORTEN = {"xlsx": als_xlsx, "csv": als_csv}

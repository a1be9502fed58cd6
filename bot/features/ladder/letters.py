"""The letters of the ladder on paper: each point of its checklist in order, written out where the dossier knows it, and
left open by name where a person has to write it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.files.paper import Stuk
from bot.screens.message import groot, klein
from workflows.cijfers.saldo import Halfjaarstand, zeg_saldo
from workflows.dates.tijdvak import Tijdvak
from workflows.dates.words import MAANDEN
from workflows.ladder.brieven import Brief, Verstuurd
from workflows.ladder.feiten import LadderFeiten
from workflows.toezicht.beleidskader import BEWIJZEN, KADERS, ZONDER, Beleidskader, Bewijs

OPEN = "[nog invullen]"
CONCEPT = "Concept. Laat de brief nakijken door je jurist. Haal deze regel weg voor je hem verstuurt."
SENT = "Deze brief is verstuurd. Dit is de tekst met de gegevens van het dossier, niet de ondertekende brief."


@dataclass(frozen=True, slots=True)
class Briefgegevens:
    """What a letter is made of. `verstuurd` are the letters before it; `halfjaar` COA's figures, None while they are
    not known; `provincie` and `gemeente` by name."""

    brief: Brief
    provincie: str
    gemeente: str
    feiten: LadderFeiten
    halfjaar: Halfjaarstand | None
    kader: Beleidskader
    verstuurd: Sequence[Verstuurd]

    @property
    def tijdvak(self) -> Tijdvak:
        """The half-year that it is about."""
        return self.feiten.gemist

    @property
    def op(self) -> date | None:
        """The day on which this letter was sent; None while it is a draft."""
        return self.feiten.verstuurd(self.brief.naam)


def stuk(g: Briefgegevens) -> Stuk:
    """The letter, ready to be set on a letterhead."""
    name = f"{g.brief.naam}-{g.gemeente}-{g.tijdvak}".lower().replace(" ", "-")
    copies = (f"Afschrift aan: {', '.join(g.brief.afschrift)}.",) if g.brief.afschrift else ()
    return Stuk(
        bestand="".join(sign for sign in name if sign.isalnum() or sign == "-") + ".docx",
        titel=f"{g.brief.titel}: huisvesting vergunninghouders {g.tijdvak}",
        let_op=SENT if g.op is not None else CONCEPT,
        afzender=f"Gedeputeerde Staten van {g.provincie}",
        adres=(f"Aan {g.brief.aan} van {g.gemeente}",),
        datum=_dag(g.op),
        kenmerk=g.feiten.nummer(g.brief.naam) or OPEN,
        alineas=tuple(_alineas(g)),
        rijen=(),
        slot=copies,
        ondertekening=(f"Gedeputeerde Staten van {g.provincie}\n{OPEN}",),
    )


def _alineas(g: Briefgegevens) -> list[str]:
    """All points in the order of the checklist."""
    points = zip(g.brief.inhoud, g.brief.weet, strict=True)
    return [line for point, fact in points for line in _punt(g, point, fact)]


def _punt(g: Briefgegevens, punt: str, feit: str) -> list[str]:
    """A point of the checklist: written, or its own words with a place to write."""
    said = _ZINNEN[feit](g) if feit else []
    return said or [f"{groot(punt)}: {OPEN}"]


def _dag(dag: date | None) -> str:
    """As a letter writes a day: without the day of the week."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}" if dag is not None else OPEN


# ---------------------------------------------------------------- what is known


def _cijfers(g: Briefgegevens) -> list[str]:
    first = (
        f"Artikel 28 van de Huisvestingswet 2014 vraagt {g.gemeente} om haar taakstelling te halen. Deze brief gaat "
        f"over {g.tijdvak}."
    )
    half = g.halfjaar
    if half is None or half.coa is None:
        return [first, f"De cijfers van COA: {OPEN}"]
    saldo = half.coa.aantal - half.totaal
    share = f", {half.coa.aantal * 100 // half.totaal}%" if half.totaal > 0 else ""
    return [
        first,
        f"Te huisvesten waren {half.totaal} personen, met wat er van eerder bij kwam of af ging. Volgens COA zijn er "
        f"tot en met {_dag(half.coa.tot)} {half.coa.aantal} gehuisvest{share}: {zeg_saldo(saldo)}.",
    ]


def _maat(g: Briefgegevens) -> list[str]:
    kader = g.kader
    by = f"Wij meten volgens ons beleidskader: {kader.titel}."
    if kader.naam == ZONDER.naam:
        by = f"Wij hebben geen eigen beleidskader en meten volgens de {kader.bron}."
    elif kader.naam in KADERS:
        by = f"Wij meten volgens de {kader.bron}."
    over, onder = kader.grens
    whole = "de taakstelling" if kader.grens_van == "taakstelling" else "het totaal"
    left = "Elke achterstand telt."
    if over:
        left = f"Een achterstand tot en met {over}/{onder} van {whole} blijft zonder gevolg."
    weeks = " Een gemiddelde binnen 12 weken van koppeling tot verhuizing is genoeg." if kader.doorlooptijd else ""
    return [f"{by} {_bijgeteld(kader)} {left}{weeks}"]


def _bijgeteld(kader: Beleidskader) -> str:
    """What counts beside COA's figure: the kinds of proof, and who comes after the half-year."""
    proof = "; ".join(BEWIJZEN[soort] for soort in Bewijs if soort in kader.bewijs)
    said = f"Wat in de pijplijn zit telt mee met bewijs: {proof}." if proof else "Wat in de pijplijn zit telt niet mee."
    later = [f"wie COA tot en met {kader.naijl_dagen} dagen na het halfjaar verwerkt"] if kader.naijl_dagen else []
    later += ["wie dan getekend heeft en nog niet is verhuisd (fase 3)"] if kader.fase_3 else []
    return f"{said} Ook telt mee: {' en '.join(later)}." if later else said


def _termijn(g: Briefgegevens) -> list[str]:
    last = g.feiten.tot(g.brief.naam)
    return [f"{groot(g.brief.termijn)} {_dag(last)}."] if last is not None else []


def _zelf(_: Briefgegevens) -> list[str]:
    return ["Komt er dan niets, of niet genoeg, dan verzamelen wij de informatie zelf."]


def _conclusie(g: Briefgegevens) -> list[str]:
    held = f"Op {_dag(g.feiten.overleg_op)} spraken wij met u. " if g.feiten.overleg_op is not None else ""
    return [f"{held}Wij blijven bij onze conclusie: de taak is verwaarloosd. U krijgt de kans om het te herstellen."]


def _stappen(g: Briefgegevens) -> list[str]:
    before = [f"{klein(item.brief.titel)} van {_dag(item.op)}{f', nummer {item.nummer}' if item.nummer else ''}"
              for item in g.verstuurd if item.brief.naam != g.brief.naam]  # fmt: skip
    if g.feiten.ambtsbericht_op is not None:
        before.append(f"uw ambtsbericht van {_dag(g.feiten.ambtsbericht_op)}")
    if g.feiten.overleg_op is not None:
        before.append(f"bestuurlijk overleg op {_dag(g.feiten.overleg_op)}")
    return [f"Dit ging eraan vooraf: {'; '.join(before)}."] if before else []


def _raad(_: Briefgegevens) -> list[str]:
    return ["De gemeenteraad krijgt een afschrift, en heeft ten minste een maand voordat wij verder beslissen."]


def _vervolg(_: Briefgegevens) -> list[str]:
    return [
        "Daarna beslissen wij of wij een besluit tot indeplaatsstelling nemen. Dat blijft uit als u aannemelijk maakt "
        "dat u de taak alsnog uitvoert."
    ]


def _uitvoering(_: Briefgegevens) -> list[str]:
    return [
        "Is op die dag niet aan de voorwaarden voldaan, dan voeren wij de taak uit. Daarvoor is geen nieuw besluit "
        "nodig. De kosten zijn voor uw gemeente."
    ]


def _beroep(g: Briefgegevens) -> list[str]:
    return [*g.brief.beroep[:2], f"Beroepstermijn en adres: {OPEN}"]


def _kosten(_: Briefgegevens) -> list[str]:
    return ["De kosten van de uitvoering komen voor rekening van de gemeente."]


def _voorbij(g: Briefgegevens) -> list[str]:
    last = g.feiten.tot("besluit")
    number = g.feiten.nummer("besluit")
    if last is None:
        return []
    which = f" {number}" if number else ""
    return [
        f"De termijn in ons besluit{which} liep tot en met {_dag(last)}. Aan de voorwaarden is niet voldaan. "
        f"Dit is niet gedaan: {OPEN}"
    ]


def _intrekken(_: Briefgegevens) -> list[str]:
    return [
        "Wij kunnen het besluit intrekken zodra het college aannemelijk maakt dat de gemeente de taak weer goed "
        "uitvoert."
    ]


_ZINNEN: Mapping[str, Callable[[Briefgegevens], list[str]]] = {
    "cijfers": _cijfers,
    "maat": _maat,
    "termijn": _termijn,
    "zelf": _zelf,
    "conclusie": _conclusie,
    "stappen": _stappen,
    "raad": _raad,
    "vervolg": _vervolg,
    "uitvoering": _uitvoering,
    "beroep": _beroep,
    "kosten": _kosten,
    "voorbij": _voorbij,
    "intrekken": _intrekken,
}

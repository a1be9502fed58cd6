"""The refusals on the screen of the regievoerder of COA: his list, one of them, and the overview for the provincie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.features.woningweigering.screens import days_said
from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Bestand, Knop, actie, blader, groot, klein, onder_elkaar
from workflows.dates.reading import zeg
from workflows.engine.laatste_dagen import LaatsteDag
from workflows.engine.partijvraag import Antwoord, Feiten, VraagSoort, herkenning, zaak_van
from workflows.woningweigering.cijfers import Totalen
from workflows.woningweigering.overzicht import VANAF, WEINIG, Overzicht, Regel
from workflows.woningweigering.tabel import WONINGWEIGERING, nog_open

PAGE = 6
"""Refusals on a page: each takes three lines of a phone."""


@dataclass(frozen=True, slots=True)
class Rij:
    """A refusal worked out by the desk: of which gemeente, what COA may see, where both tracks are, the last day that
    leads and what is left of it."""

    zaak: int
    gemeente: str
    feiten: Feiten
    standen: Mapping[str, str]
    dag: LaatsteDag | None
    rest: str


def listing(rows: Sequence[Rij], many: int, page: int, linked: int) -> Bericht:
    """One page of the refusals that run."""
    overview = Knop("Overzicht voor de provincie", actie("wc", "t"))
    if not linked:
        return Bericht(
            "Nog geen gemeente noemde jullie als haar regievoerder. Haar coördinator legt dat vast met /partners."
        )
    if not rows:
        return Bericht("Er loopt geen weigering in jullie gemeenten.", onder_elkaar(overview))
    head = bold(f"Lopende weigeringen ({many})") + ", de eerste laatste dag bovenaan:"
    buttons = [Knop(_name(row, rows), actie("wc", "o", row.zaak)) for row in rows]
    turn = blader(page, (many - 1) // PAGE, lambda to: actie("wc", to))
    return Bericht(stack(head, *map(_line, rows)), (*onder_elkaar(*buttons), *turn, (overview,)))


def _line(row: Rij) -> Markup:
    about = (row.gemeente, herkenning(row.feiten), nog_open(row.standen).titel, _until(row))
    return "• " + bold(zaak_van(row.feiten)) + "".join(f" · {part}" for part in about if part)


def _until(row: Rij) -> str:
    return f"{row.dag.wat} {row.dag.woord} {zeg(row.dag.werkdag)} · {row.rest}" if row.dag is not None else ""


def _name(row: Rij, rows: Sequence[Rij]) -> str:
    """Two gemeenten may have the same reference."""
    same = [other for other in rows if zaak_van(other.feiten) == zaak_van(row.feiten)]
    return zaak_van(row.feiten) + (f" · {row.gemeente}" if len(same) > 1 else "")


_GEBEURD = {"niet_verschenen": "niet verschenen", "geweigerd": "geweigerd"}


def one(row: Rij, soorten: Sequence[VraagSoort], vandaag: date) -> Bericht:
    """Where the refusal is, and what COA can say of it: of today with one press, of another day with one more."""
    known = row.feiten
    tracks = [
        f"{spoor.titel}: " + bold(spoor.stand(row.standen[spoor.naam]).titel.removeprefix(f"{klein(spoor.titel)} "))
        for spoor in WONINGWEIGERING.sporen
    ]
    home = f" · woning {known['woning']}" if known.get("woning") else ""
    happened = f"{groot(_GEBEURD[known['voorval']])} op {zeg(known['voorval_op'])}{home}"
    lines: list[Tekst] = [groot(herkenning(known))] if herkenning(known) else []
    if row.dag is not None:
        lines.append(bold(groot(_until(row))))
    if known["kans_gebruikt"]:
        lines.append("Dit huishouden kreeg al een tweede kans. Er is er maar één.")
    buttons = [
        Knop(f"{antwoord.titel}, vandaag", _says(row, soort, antwoord, vandaag))
        if antwoord.velden
        else Knop(antwoord.titel, _says(row, soort, antwoord))
        for soort, antwoord in _can_say(soorten)
    ]
    dated = any(antwoord.velden for _, antwoord in _can_say(soorten))
    buttons += [Knop("Op een andere dag", actie("wc", "d", row.zaak))] if dated else []
    below = "Wat jij hier vastlegt, staat meteen in de zaak van de gemeente." if buttons else ""
    return Bericht(
        paragraphs(stack(_head(row), happened, *lines), stack(*tracks), *([italic(below)] if below else [])),
        onder_elkaar(*buttons, _ALL),
    )


_ALL = Knop("Alle lopende weigeringen", actie("wc", 0))


def _head(row: Rij) -> Tekst:
    return bold(f"Weigering {zaak_van(row.feiten)}") + f" · gemeente {row.gemeente}"


def _can_say(soorten: Sequence[VraagSoort]) -> Sequence[tuple[VraagSoort, Antwoord]]:
    return [(soort, antwoord) for soort in soorten for antwoord in soort.antwoorden if antwoord.stappen]


def _says(row: Rij, soort: VraagSoort, antwoord: Antwoord, dag: date | None = None) -> str:
    return actie("wc", "a", row.zaak, soort.naam, antwoord.naam, *([dag.isoformat()] if dag is not None else []))


def other_day(row: Rij, soorten: Sequence[VraagSoort]) -> Bericht:
    """What happened on another day than today."""
    dated = [(soort, antwoord) for soort, antwoord in _can_say(soorten) if antwoord.velden]
    buttons = [Knop(antwoord.titel, _says(row, soort, antwoord)) for soort, antwoord in dated]
    return Bericht(paragraphs(_head(row), "Wat gebeurde er op een andere dag?"), onder_elkaar(*buttons, _back(row)))


def _back(row: Rij) -> Knop:
    return Knop(f"Weigering {zaak_van(row.feiten)}", actie("wc", "o", row.zaak))


def proposed(row: Rij, soort: VraagSoort, antwoord: Antwoord, dag: date | None, tegen: str) -> Bericht:
    """An answer as it would be recorded: one press does it. `tegen` says why it cannot be with this day."""
    when = stack(*(f"{veld.titel}: " + bold(zeg(dag)) for veld in antwoord.velden)) if dag is not None else ""
    known = groot(herkenning(row.feiten))
    said = stack(bold(antwoord.titel), *([when] if when else []))
    label = f"Leg vast: {zeg(dag)}" if dag is not None else f"Leg vast: {klein(antwoord.titel)}"
    buttons = [] if tegen else [Knop(label, _says(row, soort, antwoord, dag))]
    buttons += [Knop("Een andere dag", _says(row, soort, antwoord))] if dag is not None else []
    about = stack(_head(row), *([known] if known else []))
    return Bericht(paragraphs(about, said, tegen or "Leg ik dat vast?"), onder_elkaar(*buttons, _back(row)))


WENT_ON = "Deze weigering is intussen verder. Zo staat het nu:"

# ---------------------------------------------------------------- the overview for the provincie

COUNTING = "Ik tel het op"


def which(periodes: Sequence[tuple[str, date, date]]) -> Bericht:
    """Over which period?"""
    buttons = [Knop(naam, actie("wc", "t", van.isoformat(), tot.isoformat())) for naam, van, tot in periodes]
    return Bericht(
        "Overzicht van weigeringen voor de provincie: over welke periode?",
        onder_elkaar(*buttons, Knop("Alle lopende weigeringen", actie("wc", 0))),
    )


LINES = 25
"""Gemeenten in one message."""


def overview(found: Overzicht, van: date, tot: date, vandaag: date, bestand: tuple[str, bytes]) -> Sequence[Bericht]:
    """The text, ready to be sent on, in as many messages as it takes, and the file."""
    head = bold(f"Weigeringen van {zeg(van)} tot en met {zeg(tot)}") + f", stand per {zeg(vandaag)}"
    told = [regel for regel in found.regels if not regel.geen]
    none = [regel.naam for regel in found.regels if regel.geen]
    lines: list[Tekst] = [head, *map(_of_one, told)]
    if none:
        lines.append(f"• Geen weigeringen: {', '.join(none)}")
    apart = f" (gemeenten met {VANAF} of meer)" if found.zonder_kleine and found.totaal.aantal else ""
    few = found.zonder_kleine and not found.totaal.aantal
    lines.append(bold(f"Totaal{apart}: ") + (WEINIG if few else said(found.totaal)))
    lines.append(
        italic(f"Zonder personen en redenen. Uitkomsten per gemeente vanaf {VANAF} weigeringen. HV 2016, §3.4.2.")
    )
    texts = [Bericht(stack(*lines[start : start + LINES])) for start in range(0, len(lines), LINES)]
    return [*texts, Bericht("Hetzelfde als bestand, om door te sturen.", bestand=Bestand(*bestand))]


def _of_one(regel: Regel) -> str:
    return f"• {regel.naam}: {WEINIG if regel.totalen is None else said(regel.totalen)}"


def said(t: Totalen) -> str:
    """Number, outcomes and delay in one line."""
    withdrawn = f", {t.ingetrokken} ingetrokken" if t.ingetrokken else ""
    return (
        f"{t.aantal} ({t.terecht} terecht, {t.onterecht} onterecht, {t.zonder_oordeel} nog zonder oordeel{withdrawn}); "
        f"vertraging: woningen {days_said(t.dagen)}, huishoudens {days_said(t.dagen_huishoudens)}"
    )

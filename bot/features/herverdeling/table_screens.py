"""The gemeenten of a herverdeling on its screen: each with its numbers and where it is, or in short who is done."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.features.herverdeling.words_screens import plus
from bot.screens.markup import Markup, bold
from workflows.dates.reading import zeg
from workflows.engine.partijvraag import Feiten
from workflows.herverdeling.effect import wijzigt
from workflows.herverdeling.feiten import GemeenteFeiten, HerverdelingFeiten

KORT = {
    "gevraagd": "cijfer gevraagd",
    "bevestigd": "akkoord gevraagd",
    "akkoord": "✓ ambtelijk akkoord",
    "afgewezen": "✗ doet niet mee",
    "college": "bij het college",
    "besloten": "✓ besloten",
    "bekend": "✓ bekendgemaakt",
    "gesloten": "gesloten",
}
"""By stand of a gemeente: what stands behind its numbers."""
WHOLE = 4
"""So many gemeenten that have to act keep a line of their own where a phone does not hold them all."""


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """A gemeente in a herverdeling: whether it can be reached on the bot (`hier`), whether it has people there that
    cannot (`stil`), and what it still had to house and does not move."""

    naam: str
    hier: bool = True
    stil: bool = False
    achterstand: int = 0


def table(deelnemers: Mapping[str, Deelnemer], standen: Mapping[str, str], feiten: Feiten) -> Iterator[Markup]:
    """A line for each gemeente: what its number becomes, and where it is."""
    moved = wijzigt(standen, feiten)
    for code, own in HerverdelingFeiten(feiten).gemeenten():
        wie, stand = deelnemers[code], standen[code]
        numbers = _cijfers(own.voor, moved[code])
        dag = {"besloten": own.besluit_op, "bekend": own.bekend_op}.get(stand)
        when = (f" {zeg(dag)}" if dag else "") + according(deelnemers, own, stand)
        behind = f"; achterstand {wie.achterstand} gaat niet over" if wie.achterstand else ""
        yield f"• {wie.naam}: " + numbers + f" · {KORT[stand]}{when}{behind}"


def short(
    deelnemers: Mapping[str, Deelnemer], standen: Mapping[str, str], feiten: Feiten, first: Sequence[str]
) -> Iterator[Markup]:
    """The gemeenten that have to act (`first`, by CBS code) each on a line, a few of them; the other ones together by
    where they are, with what goes over."""
    named = first[:WHOLE]
    lines = dict(zip(_codes(feiten), table(deelnemers, standen, feiten), strict=True))
    yield from (lines[code] for code in named)
    yield from _together(deelnemers, standen, feiten, named)


def _together(
    deelnemers: Mapping[str, Deelnemer], standen: Mapping[str, str], feiten: Feiten, named: Collection[str]
) -> Iterator[Markup]:
    moved = wijzigt(standen, feiten)
    groups: dict[str, list[str]] = {}
    for code in _codes(feiten):
        if code not in named:
            own = HerverdelingFeiten(feiten).van(code)
            where = KORT[standen[code]] + according(deelnemers, own, standen[code])
            groups.setdefault(where, []).append(f"{deelnemers[code].naam} {plus(moved[code])}")
    yield from (Markup("• {}: {}").format(where, ", ".join(who)) for where, who in groups.items())


_VOLGENS = {
    "bevestigd": "; cijfer",
    "college": "; akkoord",
    "akkoord": "",
    "afgewezen": "",
    "besloten": "",
    "bekend": "",
}
"""By stand: of what another gemeente says that it is there, where that is not the stand itself."""


def according(deelnemers: Mapping[str, Deelnemer], own: GemeenteFeiten, stand: str) -> str:
    """Which other gemeente says that it is there, as long as this one did not say so itself; else nothing."""
    door = deelnemers.get(own.namens or "")
    return f"{_VOLGENS[stand]} volgens {door.naam}" if door is not None and stand in _VOLGENS else ""


def _codes(feiten: Feiten) -> list[str]:
    return [code for code, _ in HerverdelingFeiten(feiten).gemeenten()]


def _cijfers(voor: int | None, verschil: int) -> Markup:
    before, after = ("?", "?") if voor is None else (str(voor), str(voor + verschil))
    return bold(f"{before} → {after}") + f" ({plus(verschil)})" if verschil else bold(f"blijft {before}")

"""The gemeenten of a herverdeling on its screen: each with its numbers and where it is, or in short who is done."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.features.herverdeling.words_screens import plus
from bot.screens.markup import Markup, bold
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak
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
    cannot (`stil`), what it still had to house and does not move, and its published number in each later tijdvak."""

    naam: str
    hier: bool = True
    stil: bool = False
    achterstand: int = 0
    later: Sequence[int | None] = ()


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


def later(
    tijdvakken: Sequence[Tijdvak], deelnemers: Mapping[str, Deelnemer], moved: Mapping[str, int]
) -> Iterator[str]:
    """A line for each later tijdvak: what each gemeente takes over, and from which number where that is published."""
    for at, tijdvak in enumerate(tijdvakken):
        rows = [(code, wie, wie.later[at] if at < len(wie.later) else None) for code, wie in deelnemers.items()]
        said = [
            f"{wie.naam} {plus(moved[code]) if old is None else f'{old} → {old + moved[code]}'}"
            for code, wie, old in rows
        ]
        open_ones = [old for _, _, old in rows if old is None]
        what = "oude getallen" if len(open_ones) == len(rows) else "wat ontbreekt is"
        yield f"{tijdvak}: {', '.join(said)}" + (f" ({what} nog niet gepubliceerd)" if open_ones else "")

"""Which gemeenten of a round are looked at: those with a shortfall, those of which something is still unknown, those
with a judgement that was not sent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workflows.toezicht.ronde import Beeld


@dataclass(frozen=True, slots=True)
class Filter:
    """A part of the list. `naam` is its letter in a button, `titel` its button, `past` which gemeenten are in it."""

    naam: str
    titel: str
    past: Callable[[Beeld], bool]


def tekort(b: Beeld) -> bool:
    """An achterstand that the kader looks at; while the half-year runs, behind the even line."""
    return b.maat is not None and b.maat < 0


def in_te_vullen(b: Beeld) -> bool:
    """No figures to its end, or a fact that can still change the outcome."""
    return b.maat is None or bool(b.nog) or (not b.loopt and b.oordeel is None)


def klaar(b: Beeld) -> bool:
    """A proposal that can be recorded as it is: nothing is open, nothing was judged yet."""
    return b.vastgesteld is None and b.voorstel is not None


def concept(b: Beeld) -> bool:
    """A judgement that the gemeente did not get yet."""
    return b.vastgesteld is not None and b.verstuurd is None


def niet_verstuurd(b: Beeld) -> bool:
    """No judgement went to the gemeente, recorded or not."""
    return b.verstuurd is None


ALLES = "a"
FILTERS: Mapping[str, Filter] = {
    one.naam: one
    for one in (
        Filter(ALLES, "Alle gemeenten", lambda _: True),
        Filter("t", "Met tekort", tekort),
        Filter("i", "Nog invullen", in_te_vullen),
        Filter("k", "Voorstel klaar", klaar),
        Filter("c", "Concept", concept),
        Filter("n", "Niet verstuurd", niet_verstuurd),
    )
}


def kies(beelden: Sequence[Beeld], naam: str) -> list[Beeld]:
    """Those in the filter, in the same order. Raises KeyError for a filter that does not exist."""
    past = FILTERS[naam].past
    return [b for b in beelden if past(b)]


def volgende(beelden: Sequence[Beeld], code: str, naam: str) -> Beeld | None:
    """The next gemeente in the filter after the one with this code, in the order of the list and on from its begin;
    None where no other one is in it. Raises KeyError for a filter that does not exist."""
    here = next((place for place, b in enumerate(beelden) if b.code == code), -1)
    turned = [*beelden[here + 1 :], *beelden[: max(0, here)]]
    return next((b for b in turned if FILTERS[naam].past(b)), None)

"""A gesprek: the questions of a form, one after the other, with Terug, Annuleer and a summary.

Written once for all procedures. The open question is the stand of a small machine made from the form's fields:
an answer leads to the first field that has none, and from the last one to the summary (or, for a form of one
field, straight to the end).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import pairwise
from operator import eq
from typing import Any, ClassVar

from workflows.engine.machine import Machine, Overgang
from workflows.engine.velden import Veld

SAMENVATTING, KLAAR = "samenvatting", "klaar"


@dataclass(frozen=True, slots=True)
class Ineen:
    """A button that answers several questions at once, as if each of these words was given in turn: by field. `OVER`
    skips one that may stay open; of two with the same title the first stands there, where it can."""

    OVER: ClassVar[str] = "over"

    titel: str
    antwoorden: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Formulier:
    """What is asked for one purpose. `slot` is the button under the summary; a `direct` one ends with its last answer,
    where the last question shows what it is about, and one to `nagaan` has a summary also of a single answer. `ineen`
    are the answers to several questions that are so usual together that one press gives them."""

    naam: str
    titel: str
    velden: tuple[Veld, ...]
    slot: str = "Klopt, leg vast"
    direct: bool = False
    nagaan: bool = False
    ineen: tuple[Ineen, ...] = ()

    @property
    def met_samenvatting(self) -> bool:
        """A single answer is echoed with its result; more than one are shown together first."""
        return (len(self.velden) > 1 or self.nagaan) and not self.direct

    def veld(self, naam: str) -> Veld:
        """The field of this name; KeyError for an unknown one."""
        return {veld.naam: veld for veld in self.velden}[naam]

    @cached_property
    def machine(self) -> Machine:
        """The machine of this form's questions."""
        standen = [*(veld.naam for veld in self.velden), SAMENVATTING, KLAAR]
        ways = (*self._forward(), *self._back(), Overgang("bevestig", (SAMENVATTING,), KLAAR))
        return Machine(standen, self.velden[0].naam, ways, attribute="vraag")

    def _forward(self) -> list[Overgang]:
        # The trigger brings the first field without an answer; the transition to that field is the one that fires.
        names = tuple(veld.naam for veld in self.velden)
        steps = [Overgang("antwoord", names, naam, (partial(eq, naam),)) for naam in names]
        return [*steps, Overgang("antwoord", names, SAMENVATTING if self.met_samenvatting else KLAAR)]

    def _back(self) -> list[Overgang]:
        order = [veld.naam for veld in self.velden] + ([SAMENVATTING] if self.met_samenvatting else [])
        back = [Overgang("terug", (later,), earlier) for earlier, later in pairwise(order)]
        return back + [Overgang(f"wijzig_{veld.naam}", (SAMENVATTING,), veld.naam) for veld in self.velden]


@dataclass
class Gesprek:
    """How far somebody is with a form: the open question and the answers so far."""

    formulier: Formulier
    vraag: str = ""
    antwoorden: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.vraag:
            complete = SAMENVATTING if self.antwoorden and self.formulier.met_samenvatting else ""
            first = self.formulier.velden[0].naam
            self.vraag = eerste_open(self.formulier, self.antwoorden) or complete or first

    @property
    def veld(self) -> Veld | None:
        """The field that is being asked; None at the summary and at the end."""
        return None if self.vraag in (SAMENVATTING, KLAAR) else self.formulier.veld(self.vraag)

    @property
    def past(self) -> list[Ineen]:
        """The answers to several questions that can be given here: the open one, and others without an answer."""
        return [
            item
            for item in self.formulier.ineen
            if item.antwoorden[0][0] == self.vraag and not any(naam in self.antwoorden for naam, _ in item.antwoorden)
        ]

    @property
    def ineen(self) -> list[Ineen]:
        """Those of them that stand there: of each title the first."""
        return list({item.titel: item for item in reversed(self.past)}.values())[::-1]

    @property
    def plek(self) -> tuple[int, int]:
        """(which question, of how many), counted from one; the summary counts as the last."""
        names = [veld.naam for veld in self.formulier.velden]
        return (names.index(self.vraag) + 1 if self.vraag in names else len(names)), len(names)

    @property
    def klaar(self) -> bool:
        """All is answered and, where there is a summary, confirmed."""
        return self.vraag == KLAAR

    def kan(self, trigger: str) -> bool:
        """Whether this press belongs to the question that is open."""
        return trigger in self.formulier.machine.open(self.vraag)

    def antwoord(self, waarde: Any) -> None:
        """Answer the open question (None: skipped) and go to the next."""
        self.antwoorden[self.vraag] = waarde
        self._fire("antwoord", eerste_open(self.formulier, self.antwoorden))

    def terug(self) -> None:
        """Back to the question before, whose answer is asked again."""
        self._fire("terug")
        self.antwoorden.pop(self.vraag, None)

    def wijzig(self, naam: str) -> None:
        """From the summary to one field; its new answer leads back to the summary."""
        self._fire(f"wijzig_{naam}")
        self.antwoorden.pop(naam, None)

    def bevestig(self) -> None:
        """The summary is right."""
        self._fire("bevestig")

    def _fire(self, trigger: str, *arguments: Any) -> None:
        self.formulier.machine.take(self, trigger, *arguments)


def eerste_open(formulier: Formulier, antwoorden: Mapping[str, Any]) -> str | None:
    """The first field without an answer."""
    return next((veld.naam for veld in formulier.velden if veld.naam not in antwoorden), None)

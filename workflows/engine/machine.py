"""The one place that knows the library `transitions`: where a track can be, and what the machine decides.

`open`, `may`, `take` and `why` are all that the house asks. Nothing else decides: which steps start in a stand, whether
a step may be taken and where it leads comes from the machine, and `why` reads the conditions only after it refused.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from transitions import Machine as Library
from transitions import MachineError


@dataclass(frozen=True, slots=True)
class Overgang:
    """A way from one of the standen `van` to `naar`; it is open when all of `eist` hold: names of properties of the
    model, or functions of what was given along with the trigger."""

    trigger: str
    van: Sequence[str]
    naar: str
    eist: Sequence[Any] = ()


class NietOpen(Exception):
    """This step is not a step from where the case now is (an old button, or somebody was first)."""


class Geweigerd(Exception):
    """The step is open but a condition does not hold; `redenen` says which, in Dutch."""

    def __init__(self, redenen: Sequence[str]) -> None:
        super().__init__("; ".join(redenen))
        self.redenen = tuple(redenen)


class Machine:
    """One machine for all cases: no case is ever added to it, each is handed in as the model of a call. The model has
    its stand in the attribute of this name, and a property for each condition."""

    def __init__(
        self, standen: Sequence[str], begin: str, overgangen: Iterable[Overgang], *, attribute: str = "stand"
    ) -> None:
        ways = tuple(overgangen)
        self._attribute = attribute
        self._open: dict[str, tuple[str, ...]] = {}
        self._eist: Mapping[tuple[str, str], Sequence[Any]] = {
            (w.trigger, s): tuple(w.eist) for w in ways for s in w.van
        }
        self._library = Library(
            model=None,
            states=list(standen),
            initial=begin,
            transitions=[
                {"trigger": w.trigger, "source": list(w.van), "dest": w.naar, "conditions": list(w.eist)} for w in ways
            ],
            auto_transitions=False,
            model_attribute=attribute,
        )

    def open(self, stand: str) -> tuple[str, ...]:
        """The triggers that start in this stand, in the order of the table, whether or not their conditions hold; none
        for a stand that the machine does not know."""
        if stand not in self._library.states:
            return ()
        if stand not in self._open:  # the library looks through all its triggers, each time
            self._open[stand] = tuple(self._library.get_triggers(stand))
        return self._open[stand]

    def may(self, model: object, trigger: str, *given: Any) -> bool:
        """Whether the machine would take this step now; the model stays where it is."""
        if self._eist.get((trigger, self._stand(model))) == ():  # a way without conditions is open
            return True
        try:
            return bool(self._fire(copy(model), trigger, *given))
        except NietOpen:
            return False

    def take(self, model: object, trigger: str, *given: Any) -> str:
        """Take the step: the model moves, and its new stand is given.

        Raises NietOpen where it is no step from here, and Geweigerd (with the names of the conditions that do not
        hold) where a condition refuses.
        """
        if not self._fire(model, trigger, *given):
            raise Geweigerd(self.why(model, trigger))
        return self._stand(model)

    def why(self, model: object, trigger: str) -> tuple[str, ...]:
        """The names of the conditions that do not hold, for a step that the machine refused."""
        wanted = self._eist.get((trigger, self._stand(model)), ())
        return tuple(name for name in wanted if isinstance(name, str) and not getattr(model, name))

    def _fire(self, model: object, trigger: str, *given: Any) -> bool:
        """The library tells an unknown stand, an unknown trigger and a wrong place apart: to us they are one."""
        event = self._library.events.get(trigger)
        if event is None or self._stand(model) not in self._library.states:
            raise NietOpen(trigger)
        try:
            return bool(event.trigger(model, *given))
        except MachineError:
            raise NietOpen(trigger) from None

    def _stand(self, model: object) -> str:
        return str(getattr(model, self._attribute))

"""What the screens of a case show, part by part. A procedure that shows a part otherwise has a Beeld of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import Flag, auto
from typing import Any, ClassVar, Self

from bot.screens.case import happened, step_button, to_case
from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Knop, Rij, actie, groot, klein, naast_elkaar, onder_elkaar
from bot.screens.zaakregel import Zaakregel
from workflows.dates.reading import zeg
from workflows.engine.laatste_dagen import LATER, Herinnervraag, LaatsteDag
from workflows.engine.tabel import Procedure, Spoor, Stap


class Zonder(Flag):
    """What a screen of a case leaves out: when we remind, the sums and sources of its days ([Uitleg] has them too), its
    alineas, and one by one the parties that are done."""

    NIETS = 0
    HERINNERING = auto()
    SOM = auto()
    ALINEAS = auto()
    KLAAR = auto()


@dataclass(frozen=True)
class Beeld(Zaakregel):
    """All that the screens of a case show, part by part, save what it stands `zonder` because a phone cannot hold it.
    The days and the facts always stay."""

    zonder: Zonder = Zonder.NIETS

    lange_knoppen: ClassVar[bool] = False
    """Whether its buttons under "Meer" are too long to stand two by two."""

    @classmethod
    def van(cls, beeld: "Beeld", **eigen: Any) -> Self:
        """The same case, as the procedure with this Beeld shows it; `eigen` are its own fields."""
        return cls(**{naam: getattr(beeld, naam) for naam in _NAMEN}, **eigen)

    # ------------------------------------------------------------ the parts of its screen

    def kop(self) -> Tekst:
        """The first line."""
        about = self.kort() or [klein(self.procedure.titel)]
        return bold(self.referentie) + f" · {' · '.join(about)} · {self.gemeente}"

    def waar(self) -> Sequence[Tekst]:
        """Where each track is, and who acts."""
        return [self._waar(spoor) for spoor in self.procedure.sporen]

    def _waar(self, spoor: Spoor) -> Markup:
        stand = self.stand(spoor)
        return Markup("{}: {}. Aan zet: {}.").format(spoor.titel or "Stand", bold(stand.titel), stand.wie)

    def dagregels(self) -> Sequence[Tekst]:
        """The day that leads with its sum, and the other ones below it."""
        lines: list[Tekst] = []
        for index, dag in enumerate(self.leiden):
            said, left = groot(self.dag_alleen(dag)), f" · {self.rest(dag)}"
            lines.append(bold(said) + left if index == 0 else said + left)
            lines += [italic(groot(dag.som[0]))] if index == 0 and dag.som and Zonder.SOM not in self.zonder else []
        return lines

    def boven(self) -> Sequence[Tekst]:
        """More lines below the days."""
        return ()

    def alineas(self) -> Sequence[Tekst]:
        """Parts of its own between the days and the facts: what is still missing."""
        if not 0 < len(self.ontbreekt) <= FEW:
            return ()
        if len(self.ontbreekt) == 1:  # a phone has few lines
            return (f"Ontbreekt nog: {klein(self.ontbreekt[0])}",)
        return (stack("Dit ontbreekt nog:", *(f"• {zin}" for zin in self.ontbreekt)),)

    def gegevens(self) -> Sequence[Tekst]:
        """What was entered, in the order of asking."""
        elders = self.elders()
        known = [
            f"{veld.titel}: {self.waarde(naam)}"
            for naam, veld in self.procedure.velden.items()
            if naam not in elders and self.bekend(naam) and veld.titel
        ]
        return [" · ".join(known)] if known else []

    def elders(self) -> frozenset[str]:
        """Facts that do not stand among the others: they have a place of their own, or belong to lines beside the
        steps."""
        beside = (veld.naam for veld in self.procedure.overig)
        return frozenset({"referentie", LATER, *self.procedure.kort, *beside})

    def ernaast(self) -> Sequence[Tekst]:
        """What other uses say of it."""
        return [line for item in self.erbij for line in item.regels]

    def herinnert(self) -> Sequence[Tekst]:
        """When we remind, and of which days we do not any more."""
        lines = []
        if self.herinneringen and Zonder.HERINNERING not in self.zonder:
            first, *others = self.herinneringen
            times = f" en daarna nog {len(others)} keer" if others else ""
            times = ", en zolang de zaak loopt elke vier weken" if self.herhaalt else times
            lines.append(f"Ik herinner je op {zeg(first)}{times}.")
        if self.overgeslagen:
            days = ", ".join(dict.fromkeys(map(zeg, self.overgeslagen)))
            lines.append(f"Al voorbij, dus die herinner ik niet meer: {days}.")
        return [" ".join(lines)] if lines else []

    # ------------------------------------------------------------ its buttons

    def rijen(self) -> Sequence[Rij]:
        """All buttons of its screen."""
        rows: list[Rij] = [*onder_elkaar(*self.eerst(), *self.stapknoppen())]
        rows += (row for item in self.erbij for row in item.knoppen)
        rows += self.knoppen()
        if len(self.ontbreekt) > FEW:
            rows.append((self.ontbreekknop,))
        return (*rows, *onder_elkaar(*self.terugknop()), self.slot())

    def stapknop(self, spoor: str, stap: Stap) -> Knop:
        """The button of a step."""
        return step_button(self.id, spoor, stap, self.standen[spoor])

    def zelden(self, stap: Stap) -> bool:
        """Whether a step stands under "Meer"."""
        return stap.einde or stap.zelden

    def stapknoppen(self, *, zelden: bool = False) -> list[Knop]:
        """The buttons of the steps that can be taken: those of every day, or those under "Meer"."""
        return [self.stapknop(spoor, stap) for spoor, stap in self.stappen if self.zelden(stap) is zelden]

    def eerst(self) -> Sequence[Knop]:
        """Buttons of its own above the steps."""
        return ()

    def knoppen(self) -> Sequence[Rij]:
        """Buttons of its own below the steps."""
        return ()

    def terugknop(self) -> Sequence[Knop]:
        """Takes the last act back; it names the line, so that an old button takes back nothing else."""
        if self.daad is None:
            return ()
        return (Knop("Maak ongedaan: " + happened(self.procedure, self.daad), actie("o", self.id, self.daad.id)),)

    def slot(self) -> Rij:
        """The last row."""
        return (Knop("Verbeter", actie("c", self.id)), Knop("Meer", actie("zm", self.id)))

    def meer(self) -> Sequence[Knop]:
        """Buttons of its own under "Meer"."""
        return ()

    def meer_kop(self) -> Tekst:
        """What stands above them."""
        return bold(self.regel())

    def meer_rijen(self, extra: Sequence[Knop]) -> Sequence[Rij]:
        """All buttons under "Meer": why, what happened, what other uses add (`extra`), ending it, deleting it."""
        rows: list[Rij] = [(self.uitlegknop, self.geschiedenis)]
        rows += naast_elkaar(*self.later, *self.meer(), *extra)
        rows += onder_elkaar(*self.stapknoppen(zelden=True))
        return (*rows, (self.wis, self.alle))

    @property
    def uitlegknop(self) -> Knop:
        """Why."""
        return Knop("Uitleg", actie("zt", self.id))

    @property
    def geschiedenis(self) -> Knop:
        """What happened."""
        return Knop("Geschiedenis", actie("h", self.id))

    @property
    def ontbreekknop(self) -> Knop:
        """What the steps from here still wait for."""
        return Knop("Wat ontbreekt nog?", actie("zo", self.id))

    @property
    def allesknop(self) -> Knop:
        """All of its screen, where a phone does not hold it at once."""
        return Knop("Alles", actie("za", self.id))

    @property
    def terug(self) -> Knop:
        """Back to the case."""
        return to_case(self.id)

    @property
    def later(self) -> Sequence[Knop]:
        """Puts the case off while it runs."""
        return (Knop("Over 3 dagen weer", actie("zs", self.id)),) if self.loopt else ()

    @property
    def wis(self) -> Knop:
        """Deletes the case, after asking."""
        return Knop("Wis deze zaak", actie("w", self.id))

    @property
    def alle(self) -> Knop:
        """The way to the list of its procedure."""
        return to_list(self.procedure)

    # ------------------------------------------------------------ why

    def uitleg_stand(self, spoor: Spoor) -> Tekst:
        """What belongs to where a track is, with its source; tracks that have a name are told apart."""
        stand = self.stand(spoor)
        head = [bold(f"{spoor.titel}: {stand.titel}")] if spoor.titel else []
        return stack(*head, stand.uitleg, *([italic(stand.bron)] if stand.bron else []))

    def uitleg(self) -> Tekst:
        """What belongs to the present standen, and how each day was found."""
        first, *rest = map(self.uitleg_stand, self.procedure.sporen)
        return paragraphs(stack(bold(self.referentie) + " · uitleg", first), *rest, *self.uitleg_dagen())

    def uitleg_knoppen(self) -> Sequence[Knop]:
        """Buttons of its own below the explanation."""
        return ()

    def uitleg_dagen(self) -> Sequence[Tekst]:
        """How each day was found."""
        return [som(dag) for dag in self.leiden]

    # ------------------------------------------------------------ in the morning

    def antwoorden(self, gevraagd: Sequence[tuple[str, Herinnervraag]]) -> Sequence[Knop]:
        """Buttons that answer what these kinds of reminders ask, before the steps."""
        del gevraagd
        return ()

    def ochtendknoppen(self) -> Sequence[Knop]:
        """The steps that lead on, with what belongs beside them."""
        steps = [self.stapknop(spoor, s) for spoor, s in self.stappen if not (self.zelden(s) or s.einde or s.terug)]
        return [*steps, *(knop for item in self.erbij for knop in item.ochtend)]


_NAMEN = tuple(item.name for item in fields(Beeld))
FEW = 6
"""So many missing conditions stand on the case itself; more are behind a button."""


def som(dag: LaatsteDag) -> Markup:
    """How a day was found, the whole sum first; below it how it was counted, or its source."""
    own = [f"Bron: {dag.bron}."] if dag.bron and not dag.som else []
    head = bold(groot(f"{dag.wat} {dag.woord} {zeg(dag.werkdag)}"))
    below = [*dag.som[1:], *own]
    return stack(head, *map(groot, dag.som[:1]), *([italic("\n".join(below))] if below else []))


def to_list(procedure: Procedure) -> Knop:
    """The list of a procedure."""
    return Knop(f"Alle {several(procedure)}", actie("zl", procedure.naam, 0))


def several(procedure: Procedure) -> str:
    """What more than one case of a procedure is called."""
    return procedure.meervoud or f"{klein(procedure.titel)}en"


def new(procedure: Procedure) -> str:
    """What a case that is begun is called."""
    return f"{'nieuw' if procedure.het else 'nieuwe'} {klein(procedure.titel)}"

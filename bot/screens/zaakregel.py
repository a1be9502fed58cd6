"""What is said of a case in a line: where it is, which day leads, what is asked of it. Its screens stand on this."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from bot.screens.markup import Tekst
from bot.screens.message import Knop, Rij, groot, klein
from workflows.dates.kalender import Kalender
from workflows.dates.reading import zeg
from workflows.engine.laatste_dagen import Herinnervraag, LaatsteDag, leidend
from workflows.engine.resterend import gevraagd, resterend
from workflows.engine.tabel import BIJ, Procedure, Spoor, Stand, Stap
from workflows.engine.velden import zeg_waarde
from workflows.engine.zaak import Regel


@dataclass(frozen=True, slots=True)
class Aanvulling:
    """What another use adds to a case: lines below its days (`boven`) or below its facts (`regels`), buttons on its
    screen, and buttons in the morning message. `kort` says `regels` in fewer words, for a screen with little room."""

    regels: Sequence[Tekst] = ()
    knoppen: tuple[Rij, ...] = ()
    boven: Sequence[Tekst] = ()
    ochtend: tuple[Knop, ...] = ()
    kort: Sequence[Tekst] = ()


@dataclass(frozen=True)
class Zaakregel:
    """All that is shown of a case, worked out by the desk. `dagen` are all its last days; `stappen` are
    (track, step) that this person can take now; `ontbreekt` is what steps still wait for; `overgeslagen` are days of
    reminders that were past already when they were planned; `herhaalt`: those to come are what comes back every four
    weeks; `erbij` is what other uses add. `vroeg` is who asked to be reminded of it again, where that is not who reads
    it."""

    id: int
    referentie: str
    gemeente: str
    procedure: Procedure
    standen: dict[str, str]
    feiten: dict[str, Any]
    vandaag: date
    kalender: Kalender
    dagen: Sequence[LaatsteDag] = ()
    stappen: Sequence[tuple[str, Stap]] = ()
    ontbreekt: Sequence[str] = ()
    tegenspraak: Sequence[str] = ()
    herinneringen: Sequence[date] = ()
    herhaalt: bool = False
    overgeslagen: Sequence[date] = ()
    daad: Regel | None = None
    erbij: Sequence[Aanvulling] = field(default=())
    vroeg: str = ""

    # ------------------------------------------------------------ where it is

    def stand(self, spoor: Spoor) -> Stand:
        """Where a track is."""
        return spoor.stand(self.standen[spoor.naam])

    @property
    def open_stand(self) -> Stand:
        """Where the case is, in one stand: of the first track without an outcome."""
        standen = [self.stand(spoor) for spoor in self.procedure.sporen]
        return next((stand for stand in standen if not stand.eind), standen[0])

    @property
    def loopt(self) -> bool:
        """Whether some track has no outcome yet."""
        return not all(self.stand(spoor).eind for spoor in self.procedure.sporen)

    @cached_property
    def leiden(self) -> tuple[LaatsteDag, ...]:
        """The days that count for the case, the one that leads today first."""
        return leidend(self.dagen, self.vandaag)

    def voorbij(self, dag: LaatsteDag) -> bool:
        """Whether this day has passed."""
        return dag.voorbij(self.vandaag)

    # ------------------------------------------------------------ in one line

    def regel(self, wat: str = "") -> str:
        """The case in one line: reference, what it is about, the day that leads, where it is (or what is asked)."""
        return " · ".join([self.referentie, *self.kort(), *self.kort_dag(), wat or self.kort_stand()])

    def kort(self) -> list[str]:
        """What it is about, in a few words; beside the case of the same reference also what kind of case it is."""
        known = (naam for naam in self.procedure.kort if self.bekend(naam))
        kind = [klein(self.procedure.titel)] if self.naast else []
        return [*kind, *(self.procedure.velden[naam].kort.format(self.waarde(naam)) for naam in known)]

    @property
    def naast(self) -> bool:
        """Whether it stands beside another case, whose reference it has."""
        return self.feiten.get(BIJ.naam) is not None

    def kort_dag(self) -> list[str]:
        """The day that leads, in a few words."""
        if not self.leiden:
            return []
        return [self.dag_gezegd(self.leiden[0])]

    def dag_gezegd(self, dag: LaatsteDag) -> str:
        """A day with what must be done by it, and what is left of it."""
        return f"{self.dag_alleen(dag)} · {self.rest(dag)}"

    def dag_alleen(self, dag: LaatsteDag) -> str:
        """A day with what must be done by it."""
        return f"{dag.wat} {dag.woord} {zeg(dag.werkdag)}{' (eigen keuze)' if dag.eigen and dag.grens else ''}"

    def rest(self, dag: LaatsteDag) -> str:
        """What is left of a day, or how long it has passed."""
        return resterend(dag, self.vandaag, self.kalender)

    def kort_stand(self) -> str:
        """Where it is, in a few words."""
        return self.open_stand.titel

    def waarde(self, naam: str) -> str:
        """A fact in words."""
        return zeg_waarde(self.procedure.velden[naam], self.feiten[naam])

    def bekend(self, naam: str) -> bool:
        """Whether a fact is known."""
        return self.feiten.get(naam) not in (None, [], ())

    # ------------------------------------------------------------ in the morning

    @property
    def lijstknop(self) -> str:
        """What it is called on its button in the list."""
        return self.referentie

    @property
    def noem(self) -> str:
        """What it is called on a button of the morning message."""
        return f"{self.referentie} ({klein(self.procedure.titel)})" if self.naast else self.referentie

    @property
    def niet_geteld(self) -> bool:
        """Whether only the counting by COA is awaited."""
        return False

    def ochtenddag(self) -> LaatsteDag | None:
        """The day that the morning message explains."""
        return next(iter(self.leiden), None)

    def waarom(self) -> str:
        """Why, in the morning message: how that day was found."""
        dag = self.ochtenddag()
        return groot(dag.som[0]) if dag is not None and dag.som else ""

    @property
    def met_dag(self) -> bool:
        """Whether its line names a day."""
        return bool(self.leiden)

    def gevraagd(self, kinds: Sequence[str]) -> Sequence[tuple[str, Herinnervraag]]:
        """What these kinds of reminders ask, each kind once; of an appointment that has been, only how it went."""
        wanted = (kind for kind in dict.fromkeys(kinds) if not self._geweest(kind, kinds))
        asked = ((kind, self.procedure.herinnervraag(kind)) for kind in wanted)
        return [(kind, self._vandaag(kind, vraag)) for kind, vraag in asked if vraag is not None]

    def _vandaag(self, kind: str, vraag: Herinnervraag) -> Herinnervraag:
        """The question as it is asked today, of the day that this kind of reminder is about."""
        about = self._dag_van(kind)
        return gevraagd(vraag, about, self.vandaag, self.kalender) if about is not None else vraag

    def _dag_van(self, kind: str) -> LaatsteDag | None:
        return next((dag for dag in self.dagen if any(item.soort == kind for item in dag.herinner)), None)

    def _geweest(self, kind: str, kinds: Sequence[str]) -> bool:
        """Whether it announces an appointment that has been, while another of these kinds asks about the same."""
        about = self._dag_van(kind)
        if about is None or about.woord != "op" or not about.voorbij(self.vandaag):
            return False
        ahead = all(item.dag <= about.dag for item in about.herinner if item.soort == kind)
        return ahead and any(other != kind and self._dag_van(other) is about for other in kinds)

"""A koppeling on the screen: the agreed date with the own planning beside it, what holds it up, and who does what now.
All else comes from the table."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from bot.features.koppeling.fase_een_screens import to_fase1
from bot.screens.beeld import Beeld, Zonder, som
from bot.screens.markup import Tekst, bold, italic, stack
from bot.screens.message import Bericht, Knop, Rij, actie, groot, klein, onder_elkaar
from bot.screens.standard import lijst
from bot.screens.start import IS_IT_YOURS
from workflows.dates.reading import zeg
from workflows.dates.words import zeg_kort
from workflows.engine.laatste_dagen import Herinnervraag, LaatsteDag
from workflows.engine.resterend import LANG
from workflows.koppeling.aanhouden import dagen_per_oorzaak, gewacht
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.oorzaken import mogelijk, oorzaak
from workflows.koppeling.plan import SPOOR, ZOEKT, Loopt, loopt
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.taken import Taak, open_taken, taken


class KoppelingBeeld(Beeld):
    """What the screens of a koppeling show."""

    @cached_property
    def weet(self) -> KoppelingFeiten:
        """Its facts."""
        return KoppelingFeiten(self.feiten)

    @cached_property
    def termijn(self) -> Loopt:
        """The agreed day, the own planning, and the other days of moving."""
        return loopt(self.dagen)

    # ------------------------------------------------------------ in one line

    def kort_dag(self) -> list[str]:
        """The agreed days that count today, the one that leads first, and what has to be known beside them."""
        own = self.termijn.eigen
        planned = [f"eigen planning {zeg(own.werkdag)} · {self.rest(own)}"] if own is not None else []
        days = [dag for dag in self.afspraken if dag is self.termijn.afgesproken or self.vandaag < dag.dag + LANG]
        past = next((dag for dag in days if self.voorbij(dag)), None)
        said = [self.dag_gezegd(dag) + (self._oorzaak(dag) if dag is past else "") for dag in days]
        over = [self.dag_gezegd(self.termijn.geweest)] if self.termijn.geweest is not None else []
        return [*said, *over, *planned]

    @cached_property
    def afspraken(self) -> tuple[LaatsteDag, ...]:
        """The agreed day; once it has passed also the one behind it, which leads while it is still to come."""
        agreed, second = self.termijn.afgesproken, self.termijn.tweede
        if agreed is None:
            return ()
        if second is None or not self.voorbij(agreed):
            return (agreed,)
        return (agreed, second) if self.voorbij(second) else (second, agreed)

    def _oorzaak(self, dag: LaatsteDag) -> str:
        """What holds it up and since when, behind a day that has passed."""
        naam, since = self.weet.houdt_tegen, self.weet.tegen_sinds
        if naam is None or since is None or not self.voorbij(dag):
            return ""
        return f": {klein(oorzaak(naam).titel)}, sinds {zeg_kort(since, self.vandaag)}"

    # ------------------------------------------------------------ the parts of its screen

    def dagregels(self) -> Sequence[Tekst]:
        """The agreed days, and below them the own planning: an agreed one never moves."""
        own, over = self.termijn.eigen, self.termijn.geweest
        lines: list[Tekst] = []
        for index, dag in enumerate(self.afspraken):
            said, left = groot(self.dag_alleen(dag)), f" · {self.rest(dag)}"
            lines.append((bold(said) if index == 0 else said) + left)
            lines += [italic(groot(dag.som[0]))] if index == 0 and Zonder.SOM not in self.zonder else []
        if over is not None:
            lines.append(groot(self.dag_gezegd(over)))
        if own is not None:
            held = days_said(sum(gewacht(self.feiten)))
            lines.append(f"Eigen planning: uiterlijk {zeg(own.werkdag)} ({held} aangehouden) · {self.rest(own)}")
        return lines

    def boven(self) -> Sequence[Tekst]:
        """What holds it up, and until when it is held."""
        lines: list[Tekst] = []
        held, naam = self.weet.aangehouden_tot(self.vandaag), self.weet.houdt_tegen
        if held is not None:
            lines.append("Aangehouden tot " + bold(zeg(held)) + ".")
        if naam is not None:
            since = days_since(dagen_per_oorzaak(self.feiten, self.vandaag).get(naam, 0))
            lines.append(f"Houdt het tegen: {klein(oorzaak(naam).titel)}, {since}.")
        return lines

    def alineas(self) -> Sequence[Tekst]:
        """Who does what in this stand."""
        tasks = [task_line(taak, self.weet) for taak in taken(self.standen[SPOOR])]
        return ([stack("Wie doet wat nu:", *tasks)] if tasks else []) + list(super().alineas())

    def elders(self) -> frozenset[str]:
        """What the home must have, and who looks for it, stand among the facts."""
        return super().elders() - {"eisen", "corporatie"}

    def knoppen(self) -> Sequence[Rij]:
        """What holds it up, and the tasks."""
        ticking = [Knop("Afvinken", actie("vk", self.id))] if taken(self.standen[SPOOR]) else []
        daily = (*self._waarom(), *ticking)
        return (daily,) if daily else ()

    def _waarom(self) -> list[Knop]:
        return [Knop("Wat houdt het tegen?", actie("ht", self.id))] if mogelijk(self.standen[SPOOR]) else []

    def uitleg_knoppen(self) -> Sequence[Knop]:
        """What COA does before the koppeling, until there is a contract."""
        before = (to_fase1(self.id),) if self.standen[SPOOR] in ZOEKT else ()
        return (*before, *super().uitleg_knoppen())

    def uitleg_dagen(self) -> Sequence[Tekst]:
        """The sum of the agreed day, the other days of moving, and how the own planning came about."""
        agreed, own = self.termijn.afgesproken, self.termijn.eigen
        parts: list[Tekst] = [som(day) for day in (agreed, self.termijn.tweede) if day is not None]
        parts.append(stack(*(f"{groot(day.wat)}: {zeg(day.dag)}" for day in self.termijn.daarnaast)))
        if own is not None:
            parts.append(bold(f"Eigen planning: uiterlijk {zeg(own.werkdag)}") + f"\n{own.som[0]} {own.toelichting}")
        return parts

    # ------------------------------------------------------------ in the morning

    def ochtenddag(self) -> LaatsteDag | None:
        """The agreed day that leads is what is explained, also where the own planning leads the case."""
        return next(iter(self.afspraken), None)

    def antwoorden(self, gevraagd: Sequence[tuple[str, Herinnervraag]]) -> Sequence[Knop]:
        """Yes to what is asked ticks its tasks."""
        return [Knop(v.ja, actie("vj", self.id, kind)) for kind, v in gevraagd if open_taken(v.taken, self.feiten)]

    def ochtendknoppen(self) -> Sequence[Knop]:
        """The steps, and what holds it up."""
        return [*super().ochtendknoppen(), *self._waarom()]

    @property
    def niet_geteld(self) -> bool:
        """Who moved is only waited for until COA counts."""
        return self.standen[SPOOR] == "verhuisd"


def days_said(dagen: int) -> str:
    """A number of days in words."""
    return "1 dag" if dagen == 1 else f"{dagen} dagen"


def days_since(dagen: int) -> str:
    """How long something holds a case up."""
    return days_said(dagen) if dagen else "sinds vandaag"


def task_line(taak: Taak, feiten: KoppelingFeiten) -> str:
    """A task with its tick and the day of it, or who does it."""
    done = feiten.afgevinkt(taak)
    return f"☑ {taak.titel} · {zeg(done)}" if done else f"☐ {taak.titel} · {taak.wie}"


LIJST = replace(lijst(KOPPELING), leeg=lambda wie: f"Er zijn nog geen koppelingen van {wie}. Leg de eerste vast.")


def unknown(lijst: Knop, nieuw: Knop) -> Bericht:
    """A bare reference that no case of the own organisation has."""
    return Bericht(f"Zo'n zaak vind ik niet. {IS_IT_YOURS}", onder_elkaar(lijst, nieuw))

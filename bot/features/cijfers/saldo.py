"""Where a gemeente stands in a tijdvak: published figures lead, the own count stands beside COA's, what is missing is
said. Reads only, so that a worker may use it as well.

`eigen` says whose eyes look: True for the gemeente itself (with its own count and what it keeps for itself), False for
everybody else, who see only what is official.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from bot.desk.provincies import gemeenten_bij
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import Office
from bot.features.cijfers import estimate
from bot.features.cijfers.herverdelingen import effecten_van
from knowledge.gemeenten import Gemeente
from storage.cijfers import Cijfer
from storage.people import Organisatie, Persoon
from storage.plaatsen import Lijst
from workflows.cijfers.saldo import Gebied, Halfjaarstand, Onderweg, Telling, Verschuiving
from workflows.cijfers.taakstelling import Schatting, Taakstelling, leidend
from workflows.cijfers.verwachting import Lopend, Verwachting, in_dit_tempo, lijn, met_wat_loopt, nog_per_week
from workflows.dates.tijdvak import Tijdvak
from workflows.engine.velden import pak_uit
from workflows.herverdeling.effect import EFFECT_HERSTEL, EFFECT_JA
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.plan import LOPEND, verhuisdag
from workflows.koppeling.tabel import KOPPELING

VERHUISD = ("verhuisd", "geteld")
Herkomst = Literal["gepubliceerd", "berekend", "onbekend"]


@dataclass(frozen=True)
class Stand:
    """One gemeente in one tijdvak on a day. `halfjaar` is None while no taakstelling is known, not even an estimate.

    `restant_uit`: published, computed as the saldo of the tijdvak before, or unknown (then counted as nought).
    `cijfers` are the published numbers that were used. `lopend` are koppelingen that are in no count yet.
    """

    gemeente: Gemeente
    tijdvak: Tijdvak
    dag: date
    halfjaar: Halfjaarstand | None
    restant_uit: Herkomst
    cijfers: tuple[Cijfer, ...] = ()
    coa: Telling | None = None
    eigen: Telling | None = None
    onderweg: Onderweg = field(default_factory=Onderweg)
    lopend: tuple[Lopend, ...] = ()

    @cached_property
    def tempo(self) -> Verwachting | None:
        """The end at the pace so far; None when it cannot be said."""
        return in_dit_tempo(self.halfjaar) if self.halfjaar else None

    @cached_property
    def met_wat_loopt(self) -> Verwachting | None:
        """The end with the koppelingen that run; None without a count, or for who sees no koppelingen."""
        return met_wat_loopt(self.halfjaar, self.lopend, self.dag) if self.halfjaar and self.lopend else None

    @property
    def lijn(self) -> int | None:
        """Persons that should have been housed on the last day of the count (without a count: today)."""
        if self.halfjaar is None:
            return None
        telling = self.halfjaar.telling
        return lijn(self.halfjaar, telling.tot if telling else self.dag)

    @property
    def per_week(self) -> int | None:
        """Persons a week still to house from the last day of the count."""
        telling = self.halfjaar.telling if self.halfjaar else None
        return nog_per_week(self.halfjaar, telling) if self.halfjaar and telling else None

    def cijfer(self, soort: str) -> Cijfer | None:
        """The number of this kind that was used, with its source."""
        return next((c for c in reversed(self.cijfers) if c.soort == soort), None)


@dataclass(frozen=True, slots=True)
class Reeks:
    """Points for a picture: persons housed up to and including a day, by COA and by the own count (empty for who does
    not see it), and the line that ends on the totaal. Oldest first."""

    stand: Stand
    coa: tuple[tuple[date, int], ...]
    eigen: tuple[tuple[date, int], ...]
    lijn: tuple[tuple[date, int], ...]


# ---------------------------------------------------------------- one gemeente


def stand_van(office: Office, code: str, tijdvak: Tijdvak, dag: date, *, eigen: bool) -> Stand:
    """The stand of a gemeente as known on `dag`. KeyError for a code that does not exist."""
    return _Boek(office, dag, {code} if eigen else set()).stand(office.gemeenten.op_code(code), tijdvak)


def standen_van(
    office: Office,
    gemeenten: Iterable[Gemeente],
    tijdvak: Tijdvak,
    dag: date,
    *,
    eigen: Iterable[str] = (),
    tellen: bool = True,
) -> list[Stand]:
    """The standen of several gemeenten, read in one go, in the order given; `eigen` are the codes of the own ones.
    Of those there is the own count (and without `tellen` not even that, so that all figures are of one kind), but not
    what is under way: reading every koppeling of many gemeenten takes too long."""
    wanted = list(gemeenten)
    book = _Kort(office, dag, set(eigen), [g.code for g in wanted], tellen=tellen)
    return [book.stand(gemeente, tijdvak) for gemeente in wanted]


def gebied(naam: str, standen: Sequence[Stand]) -> Gebied:
    """The sum over those of which a taakstelling is known."""
    return Gebied(naam, tuple(stand.halfjaar for stand in standen if stand.halfjaar))


def reeks(office: Office, code: str, tijdvak: Tijdvak, dag: date, *, eigen: bool) -> Reeks:
    """The points of a tijdvak up to `dag`, and the line over all of it."""
    book = _Boek(office, dag, {code} if eigen else set())
    stand = book.stand(office.gemeenten.op_code(code), tijdvak)
    rows = [c for c in stand.cijfers if c.soort == "gehuisvest"]
    counted = {c.tot: c.waarde for c in rows if c.tot is not None}
    own = book.eigen_punten(code, tijdvak) if eigen else ()
    line = tuple((d, lijn(stand.halfjaar, d)) for d in _maandeinden(tijdvak)) if stand.halfjaar else ()
    return Reeks(stand, tuple(sorted(counted.items())), own, line)


def _maandeinden(tijdvak: Tijdvak) -> list[date]:
    firsts = [date(tijdvak.jaar, month, 1) for month in range(tijdvak.begin.month + 1, tijdvak.begin.month + 6)]
    return [*(first - timedelta(days=1) for first in firsts), tijdvak.einde]


# ---------------------------------------------------------------- where it comes from


class _Boek:
    """What was read for some gemeenten, a tijdvak at a time: a restant may need the tijdvak before."""

    def __init__(self, office: Office, dag: date, eigen: set[str], codes: Sequence[str] = ()) -> None:
        self._office, self._dag, self._eigen = office, dag, eigen
        self._codes = list(codes) or sorted(eigen)
        self._read: dict[str, dict[str, list[Cijfer]]] = {}
        self._moved_by: dict[str, dict[str, tuple[Verschuiving, ...]]] = {}
        self._cases: dict[tuple[str, Tijdvak], list[tuple[str, KoppelingFeiten]]] = {}

    def stand(self, gemeente: Gemeente, tijdvak: Tijdvak) -> Stand:
        figures = self._figures(gemeente.code, tijdvak)
        coa = self._coa(figures, tijdvak)
        own = self._eigen_telling(gemeente.code, tijdvak)
        restant, source = self._restant(gemeente, tijdvak, figures)
        task = self._taakstelling(gemeente, tijdvak, figures)
        under_way = self._onderweg(gemeente.code, tijdvak, coa)
        whole = None
        if task is not None:
            moved = self._verschoven(gemeente.code, tijdvak)
            whole = _halfjaar(gemeente, tijdvak, task, restant, moved, coa, own, under_way)
        running = self._lopend(gemeente.code, tijdvak, coa)
        used = tuple(c for c in figures if c.soort != "gehuisvest" or (c.tot and c.tot <= self._dag))
        return Stand(gemeente, tijdvak, self._dag, whole, source, used, coa, own, under_way, running)

    def _figures(self, code: str, tijdvak: Tijdvak) -> list[Cijfer]:
        period = str(tijdvak)
        if period not in self._read:
            owners = self._office.store.people.gemeenten(self._eigen) if self._eigen else {}
            wanted = {one: owners.get(one) if one in self._eigen else None for one in (*self._codes, code)}
            self._read[period] = self._office.store.cijfers.of_period_for(period, wanted)
        return self._read[period].get(code, [])

    def _verschoven(self, code: str, tijdvak: Tijdvak) -> tuple[Verschuiving, ...]:
        period = str(tijdvak)
        if period not in self._moved_by:
            self._moved_by[period] = verschuivingen(self._office, {*self._codes, code}, tijdvak)
        return self._moved_by[period].get(code, ())

    def _coa(self, figures: Sequence[Cijfer], tijdvak: Tijdvak) -> Telling | None:
        """COA's newest count: of the last day, and of that day the last entry."""
        rows = [c for c in figures if c.soort == "gehuisvest" and c.tot and tijdvak.begin <= c.tot <= self._dag]
        newest = max(rows, key=lambda c: (c.tot or date.min, c.id), default=None)
        return Telling(newest.waarde, newest.tot) if newest and newest.tot else None

    def _taakstelling(self, gemeente: Gemeente, tijdvak: Tijdvak, figures: Sequence[Cijfer]) -> Taakstelling | None:
        """The published numbers in their order: a lowered one remembers the first, a wrong one is forgotten."""
        found: Taakstelling | None = None
        for row in (c for c in figures if c.soort == "taakstelling"):
            if found is not None and row.wijze == "bijgesteld" and row.waarde <= found.aantal:
                found = found.bijgesteld(row.waarde)
            else:
                found = leidend(row.waarde, self._ter_controle(gemeente, tijdvak))
        return found or estimate.geschat(self._office, gemeente, tijdvak)

    def _ter_controle(self, gemeente: Gemeente, tijdvak: Tijdvak) -> Schatting | None:
        return estimate.schatting(self._office, gemeente, tijdvak)

    def _restant(self, gemeente: Gemeente, tijdvak: Tijdvak, figures: Sequence[Cijfer]) -> tuple[int, Herkomst]:
        """The published one; else the saldo that COA's count on the last day of the tijdvak before gives."""
        said = [c.waarde for c in figures if c.soort == "restant"]
        if said:
            return said[-1], "gepubliceerd"
        before = self._figures(gemeente.code, tijdvak.vorige)
        coa = self._coa(before, tijdvak.vorige)
        published = any(c.soort == "taakstelling" for c in before)
        if coa is None or coa.tot != tijdvak.vorige.einde or not published:
            return 0, "onbekend"
        restant, source = self._restant(gemeente, tijdvak.vorige, before)
        task = self._taakstelling(gemeente, tijdvak.vorige, before)
        if source == "onbekend" or task is None:
            return 0, "onbekend"
        moved = self._verschoven(gemeente.code, tijdvak.vorige)
        whole = _halfjaar(gemeente, tijdvak.vorige, task, restant, moved, coa, None, Onderweg())
        return coa.aantal - whole.totaal, "berekend"

    # ------------------------------------------------------------ the own koppelingen

    def _own_cases(self, code: str, tijdvak: Tijdvak) -> list[tuple[str, KoppelingFeiten]]:
        """Those that run, and those of which somebody moved in the tijdvak."""
        if code not in self._eigen:
            return []
        if (code, tijdvak) not in self._cases:
            organisation = self._office.store.people.gemeente(code)
            found = koppelingen(self._office, organisation.id, tijdvak.begin) if organisation else []
            self._cases[code, tijdvak] = found
        return self._cases[code, tijdvak]

    def _registered(self, code: str) -> bool:
        """Whether the gemeente ever had a koppeling here."""
        organisation = self._office.store.people.gemeente(code) if code in self._eigen else None
        ever = Lijst(KOPPELING.naam, [organisation.id], afgelopen=True) if organisation else None
        return ever is not None and bool(self._office.store.plaatsen.page(ever, 1))

    def _moved(self, code: str, tijdvak: Tijdvak) -> list[tuple[date, int, str]]:
        """(day, persons, stand) of each move in the tijdvak up to the day that is looked from."""
        found = [
            (f.verhuisd, f.personen, stand)
            for stand, f in self._own_cases(code, tijdvak)
            if stand in VERHUISD and f.verhuisd
        ]
        return [item for item in found if tijdvak.begin <= item[0] <= min(self._dag, tijdvak.einde)]

    def _eigen_telling(self, code: str, tijdvak: Tijdvak) -> Telling | None:
        """None before the tijdvak, and where no koppeling is registered: nought would then say something else."""
        if self._dag < tijdvak.begin or not self._registered(code):
            return None
        return Telling(sum(n for _, n, _ in self._moved(code, tijdvak)), min(self._dag, tijdvak.einde))

    def _onderweg(self, code: str, tijdvak: Tijdvak, coa: Telling | None) -> Onderweg:
        """Who is in no figure that leads: who moved is in the own count, and so under way only beside COA's."""
        if not tijdvak.begin <= self._dag:
            return Onderweg()
        waiting = sum(n for _, n, stand in self._moved(code, tijdvak) if stand == "verhuisd") if coa else 0
        signed = [f for stand, f in self._own_cases(code, tijdvak) if stand == "getekend"]
        phase_3 = sum(f.personen for f in signed if f.getekend and f.getekend <= tijdvak.einde)
        return Onderweg(pijplijn=waiting, fase_3=phase_3)

    def _lopend(self, code: str, tijdvak: Tijdvak, coa: Telling | None) -> tuple[Lopend, ...]:
        """Koppelingen on their way; beside COA's count also who moved and is not in it yet."""
        running = [
            Lopend(f.personen, verhuisdag(stand, f, self._office.kalender))
            for stand, f in self._own_cases(code, tijdvak)
            if stand in LOPEND
        ]
        if coa is None:
            return tuple(running)
        missed = [n for day, n, stand in self._moved(code, tijdvak) if stand == "verhuisd" or day > coa.tot]
        return (*running, *(Lopend(n, self._dag) for n in missed))

    def eigen_punten(self, code: str, tijdvak: Tijdvak) -> tuple[tuple[date, int], ...]:
        """The own count at the end of each month, and today."""
        if self._eigen_telling(code, tijdvak) is None:
            return ()
        last = min(self._dag, tijdvak.einde)
        days = sorted({*(d for d in _maandeinden(tijdvak) if d <= last), last})
        moved = self._moved(code, tijdvak)
        return tuple((d, sum(n for day, n, _ in moved if day <= d)) for d in days)


class _Kort(_Boek):
    """Counts without reading each koppeling."""

    def __init__(self, office: Office, dag: date, eigen: set[str], codes: Sequence[str], *, tellen: bool) -> None:
        super().__init__(office, dag, eigen, codes)
        self._tellen = tellen
        self._own: dict[str, int] = {}
        self._counts: dict[int, int] | None = None  # of the one tijdvak that is asked for

    def _own_cases(self, code: str, tijdvak: Tijdvak) -> list[tuple[str, KoppelingFeiten]]:  # noqa: ARG002  idem
        return []

    def _ter_controle(self, gemeente: Gemeente, tijdvak: Tijdvak) -> Schatting | None:  # noqa: ARG002  not shown here
        return None

    def _eigen_telling(self, code: str, tijdvak: Tijdvak) -> Telling | None:
        if code not in self._eigen or not self._tellen or self._dag < tijdvak.begin:
            return None
        last = min(self._dag, tijdvak.einde)
        store = self._office.store
        if self._counts is None:
            self._own = store.people.gemeenten(self._eigen)
            wanted = [self._own[one] for one in self._eigen if one in self._own]
            spoor = KOPPELING.sporen[0].naam
            self._counts = store.cijfers.housed(spoor, wanted, VERHUISD, tijdvak.begin, last)
        people = self._counts.get(self._own.get(code, 0))
        return None if people is None else Telling(people, last)


def koppelingen(office: Office, organisatie: int, sinds: date) -> list[tuple[str, KoppelingFeiten]]:
    """Stand and facts of the koppelingen of an organisation that run, or moved (or began and did not move) since that
    day."""
    rows = office.store.cijfers.cases(KOPPELING.sporen[0].naam, organisatie, sinds)
    return [(stand, KoppelingFeiten(pak_uit(KOPPELING.velden, feiten))) for stand, feiten in rows]


def _halfjaar(
    gemeente: Gemeente,
    tijdvak: Tijdvak,
    task: Taakstelling,
    restant: int,
    moved: tuple[Verschuiving, ...],
    coa: Telling | None,
    own: Telling | None,
    under_way: Onderweg,
) -> Halfjaarstand:
    """With the herverdelingen, as far as they can be: one that hands over more than there is waits for COA's test."""
    for shifts in (moved, tuple(item for item in moved if item.getoetst)):
        if task.aantal + sum(item.aantal for item in shifts) >= 0:
            return Halfjaarstand(gemeente.naam, tijdvak, task, restant, shifts, coa, own, under_way)
    return Halfjaarstand(gemeente.naam, tijdvak, task, restant, (), coa, own, under_way)


def verschuivingen(office: Office, codes: Iterable[str], tijdvak: Tijdvak) -> dict[str, tuple[Verschuiving, ...]]:
    """What the herverdelingen do to these gemeenten, oldest first. Each was published: everybody may know it."""
    return {
        code: tuple(
            Verschuiving(item.verschil, item.zekerheid == EFFECT_JA, item.zekerheid == EFFECT_HERSTEL) for item in found
        )
        for code, found in effecten_van(office, codes, str(tijdvak)).items()
    }


def eigen(person: Persoon) -> list[Organisatie]:
    """The gemeenten in which this person works."""
    return [o for o in organisations(person, Actie.STAND_ZIEN) if o.gemeente]


def zichtbaar(office: Office, person: Persoon) -> tuple[Gemeente, ...]:
    """All gemeenten whose stand this person sees: the own ones, those of their regio's, those of a provincie."""
    if not may(person, Actie.STAND_ZIEN):
        return ()
    codes = [o.gemeente for o in eigen(person) if o.gemeente]
    codes += [code for o in eigen(person) for code in office.store.cijfers.regio(o.id)]
    known = [g for code in dict.fromkeys(codes) for g in office.gemeenten.precies(code)]
    return tuple(dict.fromkeys([*known, *gemeenten_bij(office, person)]))

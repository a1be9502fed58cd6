"""What anybody does reads as much in a country with many times the cases: those of others are not read, nor the own
ones that ended where what runs is shown. Counted in statements and steps of SQLite, never by a clock.

Commands, buttons, the work at the clock and the files are found from the registry: a new use is measured by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.desk.visit import Office
from bot.features.ochtend import clock as ochtend
from tests.schaal import acts, land
from tests.schaal.acts import Alles, Daad
from tests.schaal.land import Land
from tests.schaal.meter import GRAIN, Gelezen, tried

SLACK, SHARE = 60, 0.02
"""So many steps, and such a part, may differ: what is sorted takes another road now and then."""
OTHERS, ENDED = 5, 20
OCHTEND = "ochtend"
MONDAY = land.versie().nu.replace(hour=8, minute=30) + timedelta(days=6)

PER_ORGANISATIE = {
    "left join ochtenden o on o.persoon = l.persoon": "wie vandaag nog een bericht krijgt: iedereen één keer",
    "from lidmaatschappen l join organisaties o on o.id = l.organisatie join personen": "idem, voor de bundel",
    "from organisaties o cross join lidmaatschappen l": "partijen met een open vraag: elke organisatie één keer",
    "from organisaties o cross join zaken z on z.organisatie = o.id and z.wisselt": "elke organisatie één keer",
    "select distinct o.id, o.naam, o.soort, o.gemeente from organisaties o": "wie van deze soort op de bot is",
    "from regiogemeenten r join organisaties o on o.id = r.regio": "welke regio een gemeente noemde, op naam: elke"
    " organisatie hooguit één keer",
    "select provincie from toezichtprovincies where organisatie": "elke provincie één keer: er zijn er twaalf",
    "select id from zaken where procedure = ? and loopt = ? and (json_extract(feiten, ?) between": "lopende ladders:"
    " hooguit een per gemeente, en alleen die met een termijn in deze week worden verder bekeken",
}
"""Statements that grow with the number of organisations and people in the country, and not with cases; why."""
VAN_ALLEN = {
    "bot.features.toezicht.clock.tell": "kijkt bij elke provincie: er zijn er twaalf",
    "bot.features.ladder.clock.send_due": "kijkt naar elke brief waarvan de termijn binnen een week eindigt",
}
"""Work at the clock that does, with a few statements for each; why."""
OOK_AFGELOPEN = {
    "zl": "lijsten van een provincie en van herverdelingen tonen wat klaar is onder wat loopt",
    "/ladder": "idem",
    "/herverdeling": "idem",
    "hv": "een gepubliceerd aantal staat ook in de herverdelingen van dat tijdvak die klaar zijn",
}
"""Acts that show the own ended cases too; why."""
NERGENS = {
    "hs": "stond al in de eerste versie op geen scherm",
    "kt": "knop van voor het lijf van elke procedure; doet wat zt doet",
    "km": "idem, zm",
    "wl": "idem, zs",
    "sv": "staat onder een zin over een eigen zaak, en de kenmerken in de zinnen hier heeft niemand",
    "zh": "idem",
    "ha": "idem",
    "dr": "in dit bestand is één deur, dus er is er geen bij te zetten of weg te halen",
    "ta": "staat onder /toegang met de naam van een organisatie erachter, en alleen bij de beheerder",
    "tgz": "bevestigt een teruggezet bestand zonder wisboek, en dat is hier niet",
    "frj": "stuurt een vraag naar de redactie, nadat zij is getoond: dat scherm is nieuwer dan het bestand",
}
"""Kinds of buttons that nobody in the file has on a phone, and no screen of it shows; why that is so."""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the file that all countries are made from."""
    place = tmp_path_factory.mktemp("schaal")
    land.base(place / "bron.db", land.versie().nu)
    return place


@pytest.fixture(scope="module")
def klein(start: Path) -> Iterator[Land]:
    """The file, and as many others."""
    yield from _land(start, "klein", others=1)


@pytest.fixture(scope="module")
def groot(start: Path) -> Iterator[Land]:
    """The same people among many times more others."""
    yield from _land(start, "groot", others=OTHERS)


@pytest.fixture(scope="module")
def oud(start: Path) -> Iterator[Land]:
    """The same people with many more cases that ended."""
    yield from _land(start, "oud", others=1, ended=ENDED)


def _land(place: Path, naam: str, *, others: int, ended: int = 0) -> Iterator[Land]:
    found = land.country(naam, place / "bron.db", place / f"{naam}.db", land.versie().nu, others=others, ended=ended)
    yield found
    found.store.close()


def _morning(office: Office) -> object:
    return ochtend.send_due(office, office.now())


@contextmanager
def _at(moment: datetime, *lands: Land) -> Iterator[None]:
    """With the clock there."""
    for one in lands:
        one.now = moment
    try:
        yield
    finally:
        for one in lands:
            one.now = land.versie().nu


def _problems(small: Gelezen, big: Gelezen) -> list[str]:
    """Statements that read more, or were asked more often."""
    free = {sql for sql in big.by | big.often if any(mark in sql for mark in PER_ORGANISATIE)}
    steps = {sql: (big.by[sql] - small.by[sql]) * GRAIN for sql in big.by if sql not in free}
    allowed = SLACK + SHARE * small.steps
    more = [f"{n} stappen meer: {sql}" for sql, n in sorted(steps.items(), key=lambda i: -i[1]) if n > allowed]
    again = {sql: big.often[sql] - small.often[sql] for sql in big.often if sql not in free}
    return [*more, *(f"{n} keer meer gevraagd: {sql}" for sql, n in again.items() if n > 0)]


def _compare(
    small: Land,
    big: Land,
    work: Sequence[tuple[str, Callable[[Office], object]]],
    known: dict[str, Gelezen] | None = None,
) -> Counter[str]:
    """What reads more in the bigger country: the problem, and by how many acts it was met. `known` keeps what was
    measured in the smaller one."""
    found: Counter[str] = Counter()
    first: dict[str, str] = {}
    before = known if known is not None else {}
    for naam, do in work:
        if naam not in before:
            before[naam] = tried(small.store, partial(do, small.office))
        for problem in _problems(before[naam], tried(big.store, partial(do, big.office))):
            found[problem] += 1
            first.setdefault(problem, naam)
    return Counter({f"{first[problem]}: {problem}": n for problem, n in found.items()})


@pytest.fixture(scope="module")
def gemeten() -> dict[str, Gelezen]:
    """What every act reads in the smaller country."""
    return {}


@pytest.fixture(scope="module")
def alles(klein: Land) -> Alles:
    """Every act, and every file."""
    return acts.all_of(klein)


@pytest.fixture(scope="module")
def daden(alles: Alles) -> list[Daad]:
    """Every act."""
    return alles.daden


def _said(problems: Counter[str]) -> str:
    return "\n".join(f"{n}x {what}" for what, n in problems.most_common(40))


def test_every_button_and_command_is_measured(klein: Land, daden: list[Daad]) -> None:
    """What the registry knows and nobody can do here is named with its reason."""
    names = {daad.naam for daad in daden}
    assert {f"/{command.name}" for command in klein.office.features.commands} <= names
    assert set(klein.office.features.presses) - names == set(NERGENS)
    assert len({daad.wie for daad in daden}) > 10


def test_others_are_not_read(klein: Land, groot: Land, daden: list[Daad], gemeten: dict[str, Gelezen]) -> None:
    """Whoever presses or types whatever."""
    found = _compare(klein, groot, [(str(daad), daad.do) for daad in daden], gemeten)
    assert not found, _said(found)


def test_what_ended_is_not_read(klein: Land, oud: Land, daden: list[Daad], gemeten: dict[str, Gelezen]) -> None:
    """Where what runs is shown."""
    wanted = [daad for daad in daden if daad.naam not in OOK_AFGELOPEN]
    found = _compare(klein, oud, [(str(daad), daad.do) for daad in wanted], gemeten)
    assert not found, _said(found)


@pytest.mark.parametrize("days", range(7))
def test_a_morning(klein: Land, groot: Land, oud: Land, days: int) -> None:
    """The first few people of it, on a Monday and on every other day."""
    moment = MONDAY + timedelta(days=days)
    work = [(OCHTEND, _morning)]
    with _at(moment, klein, groot, oud):
        found = _compare(klein, groot, work) + _compare(klein, oud, work)
    assert not found, _said(found)


def test_a_look_at_the_clock(start: Path) -> None:
    """When all was said and nothing waits, a look asks nothing of each case."""
    moment = land.versie().nu + timedelta(days=1)
    lands = [
        land.country(naam, start / "bron.db", start / f"{naam}.db", moment, others=others, ended=ended)
        for naam, others, ended in (("stil", 1, 0), ("stil-groot", OTHERS, 0), ("stil-oud", 1, ENDED))
    ]
    work = [(naam, do) for naam, do in acts.clocks(lands[0].office) if naam not in VAN_ALLEN]
    work.append(("plaatsen", lambda office: office.store.plaatsen.due(office.now().date(), 1)))
    for one in lands:
        acts.exhaust(one)
    found = _compare(lands[0], lands[1], work) + _compare(lands[0], lands[2], work)
    for one in lands:
        one.store.close()
    assert not found, _said(found)


def test_a_line_of_a_list_reads_no_history(klein: Land, daden: list[Daad]) -> None:
    """The history of a koppeling stands on its own screen: the list does without."""
    read = {naam: _reads_history(klein, next(daad for daad in daden if daad.naam == naam)) for naam in ("/zaken", "k")}
    assert read == {"/zaken": False, "k": True}


def _reads_history(where: Land, daad: Daad) -> bool:
    return any("from geschiedenis" in sql for sql in tried(where.store, partial(daad.do, where.office)).often)


def test_files(klein: Land, groot: Land, alles: Alles) -> None:
    """What the workplace makes for somebody does not read the cases of others either."""
    work = acts.reports(klein, alles)
    assert {naam.split()[0] for naam, _ in work} == set(klein.office.features.rapporten)
    found = _compare(klein, groot, work)
    assert not found, _said(found)


INDEXEN = (
    ("zaken_weigeringen", "k"), ("sporen_gemeente", "/herverdeling"), ("lidmaatschappen_organisatie", "s"),
    ("herinneringen_wacht", OCHTEND), ("gesprekken_zaak", "w"), ("vragen_zaak", "k"),
)  # fmt: skip


@pytest.mark.parametrize(("index", "naam"), INDEXEN)
def test_it_fails_without_an_index(
    klein: Land, groot: Land, oud: Land, daden: list[Daad], index: str, naam: str
) -> None:
    """The gate sees a query that lost its index."""
    work = [(str(daad), daad.do) for daad in daden if daad.naam == naam] or [(OCHTEND, _morning)]
    made = klein.store.db.execute("select sql from sqlite_master where name = ?", [index]).fetchone()[0]
    for where in (klein, groot, oud):
        where.store.db.execute(f"drop index {index}")
    try:
        with _at(MONDAY, klein, groot, oud):
            assert _compare(klein, groot, work) or _compare(klein, oud, work), index
    finally:
        for where in (klein, groot, oud):
            where.store.db.execute(made)

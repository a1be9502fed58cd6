"""`/overzicht` of somebody with many gemeenten and many cases: how long it takes, and what others notice of it."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from os import cpu_count, getloadavg
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bot.desk.visit import Office, Post
from bot.features.cijfers import overview
from bot.features.ochtend import team
from bot.features.ochtend.stock import Stock
from bot.files.pictures import NaastElkaar, Rij
from bot.mail.channel import Channel, Delivered, Verdict
from bot.mail.courier import Courier
from bot.run import clock, workplace
from bot.run.service import make_office
from bot.settings import Settings
from storage.people import Persoon
from storage.store import Store, open_reader, open_store
from tests.bench.runs import percentile
from tests.people import add_person

GEMEENTEN, ZAKEN = 56, 20_000
VANDAAG = date(2026, 4, 20)
"""A day on which many terms are past and the tijdvak has run for months."""
NOW = datetime(2026, 4, 20, 8, tzinfo=UTC)
STANDEN = {"zoeken": 15, "gevonden": 8, "getekend": 10, "verhuisd": 5, "geteld": 52, "vervallen": 10}
"""Of each hundred cases. A third runs: more than with people who have used the bot for years."""
CHANNEL = Channel("telegram", "Telegram", limit=1000)
OORZAKEN = ("corporatie_zoekt", "geen_passende_woning", "papieren", "inrichting")


def fill(store: Store, gemeenten: int = GEMEENTEN, zaken: int = ZAKEN) -> int:
    """Put gemeenten with koppelingen in an empty database, and a coordinator of all of them; gives who that is."""
    random, now = Random(20_000), NOW
    with store.atomic():
        person = add_person(store, 101, "Noor")
        owners = [store.people.add_organisatie(f"Gemeente {n:02}", "gemeente", None).id for n in range(gemeenten)]
        for owner in owners:
            store.people.add_membership(person, owner, "coordinator", now)
        for number in range(zaken):
            stand = random.choices([*STANDEN], [*STANDEN.values()])[0]
            standen = {"koppeling": stand}
            ident = store.cases.add("koppeling", owners[number % gemeenten], f"Z-{number}", person, standen, now)
            store.cases.save(ident, _facts(stand, random), standen)
    return person


def _facts(stand: str, random: Random) -> dict[str, Any]:
    """The facts of a koppeling as they are stored, in this stand."""
    running = stand in ("zoeken", "gevonden", "getekend")
    begun = VANDAAG - timedelta(days=random.randint(1, 110) if running else random.randint(60, 900))
    facts: dict[str, Any] = {"koppelingsdatum": begun.isoformat(), "personen": random.randint(1, 7)}
    if stand not in ("zoeken", "gevonden", "vervallen"):
        signed = begun + timedelta(days=random.randint(10, 80))
        facts["getekend"] = min(signed, VANDAAG).isoformat()
    if stand in ("verhuisd", "geteld"):
        facts["verhuisd"] = min(begun + timedelta(days=random.randint(60, 110)), VANDAAG).isoformat()
    if random.random() < 0.3:
        facts |= {f"dagen_{random.choice(OORZAKEN)}": random.randint(3, 60), "wacht_dagen": random.randint(0, 30)}
    if running and random.random() < 0.2:
        since = VANDAAG - timedelta(days=random.randint(1, 20))
        facts |= {"houdt_tegen": random.choice(OORZAKEN), "tegen_sinds": since.isoformat()}
        facts |= {"wacht_sinds": since.isoformat(), "wacht_tot": (since + timedelta(days=28)).isoformat()}
    return facts


# ---------------------------------------------------------------- measuring

AIM = 0.3
"""Seconds within which the overview is ready."""
LOOK = 0.001
"""Seconds between looks at how late the loop is."""


@dataclass(frozen=True, slots=True)
class Run:
    """How long it took, of which how much computing in this process, and how long others had to wait meanwhile: the
    worst, and all but one in a hundred. Seconds."""

    took: float
    cpu: float
    worst: float
    p99: float


@dataclass
class Lateness:
    """A stopwatch on the loop: how much later than asked it comes back."""

    late: list[float] = field(default_factory=list)

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            asked = time.perf_counter() + LOOK
            await asyncio.sleep(LOOK)
            self.late.append(max(0.0, time.perf_counter() - asked))


async def _run(work: Callable[[], Awaitable[object]]) -> Run:
    lateness = Lateness()
    watching = asyncio.create_task(lateness.watch())
    await asyncio.sleep(5 * LOOK)
    begun, computed = time.perf_counter(), time.process_time()
    await work()
    took, computed = time.perf_counter() - begun, time.process_time() - computed
    await asyncio.sleep(5 * LOOK)
    watching.cancel()
    return Run(took, computed, max(lateness.late), percentile(lateness.late, 99))


async def _round(office: Office, reader: Callable[[], Store], person: Persoon) -> dict[str, Run]:
    """Everything once, after each other: nothing to do, counted in the workplace, counted at the desk, drawn."""
    courier = Courier(office.store, CHANNEL, _Carrier(), now=office.now, unreachable=lambda _: Post())
    found = {"niets te doen": await _run(lambda: asyncio.sleep(0.2))}
    with office.store.atomic():
        office.store.rapporten.ask(person.id, overview.SOORT, {"pagina": 0}, office.now())
    found[OURS] = await _run(lambda: workplace.once(office, reader, courier))
    found[AT_DESK] = await _run(lambda: _at_desk(office, person))
    found[PICTURE] = await _run(lambda: asyncio.to_thread(_picture))
    return found


OURS, AT_DESK, PICTURE = "in de werkplaats", "aan de balie, ter vergelijking", "een plaatje, in de werkplaats"


class _Carrier:
    """Everything arrives at once."""

    async def deliver(self, *_: object) -> Verdict:
        return Delivered(1)

    async def in_passing(self, _: object) -> None: ...


async def _at_desk(office: Office, person: Persoon) -> None:
    overview.make(office, person, {"pagina": 0}, office.now())


def _picture() -> bytes:
    from bot.files.picture_side_by_side import naast_elkaar  # as the workplace does: the first one loads what draws

    rows = tuple(Rij(f"Gemeente {n}", 20 + n, n) for n in range(GEMEENTEN))
    return naast_elkaar(NaastElkaar("Gemeenten", rows, 0.5))


def measure(rounds: int, zaken: int = ZAKEN) -> str:
    """The section of the page: so many rounds in one process, on a database file of its own."""
    load = getloadavg()[0]
    with TemporaryDirectory() as place:
        path = Path(place) / "overzicht.db"
        store = open_store(path, mode="proef")
        try:
            person = store.people.by_id(fill(store, zaken=zaken))
            assert person is not None
            office = make_office(Settings(_env_file=None), store, lambda: NOW, "ketenbot_meet_bot")
            first = asyncio.run(_run(lambda: asyncio.to_thread(_picture)))
            found = [asyncio.run(_round(office, lambda: open_reader(path), person)) for _ in range(rounds)]
            monday = _monday(office, person)
            morning = asyncio.run(_morning(office))
        finally:
            store.close()
    return _section(found, zaken, load, first, monday, morning)


def _monday(office: Office, person: Persoon) -> float:
    """Seconds at the desk for the cases in Monday's message, of a coordinator of as many gemeenten as it looks at."""
    few = tuple(replace(m, rol="coordinator") for m in person.lidmaatschappen[: team.AT_ONCE])
    begun = time.perf_counter()
    team.teams(office, replace(person, lidmaatschappen=few), Stock(office, VANDAAG, {}), None)
    return time.perf_counter() - begun


async def _morning(office: Office) -> tuple[int, float]:
    """Monday morning of all gemeenten: three people in each share its koppelingen, and all have their overview at once.
    Gives how many messages that is, and the longest that nobody else is helped (seconds)."""
    store, random, before = office.store, Random(3), NOW - timedelta(days=30)
    with store.atomic():
        for number, (gemeente,) in enumerate(store.db.execute("select id from organisaties").fetchall()):
            staff = [add_person(store, 1000 + number * 3 + n, f"P{n}") for n in range(3)]
            for n, ident in enumerate(staff):
                store.people.add_membership(ident, gemeente, "gemeente" if n else "coordinator", before)
            for (zaak,) in store.db.execute("select id from zaken where organisatie = ?", [gemeente]).fetchall():
                store.db.execute("update zaken set behandelaar = ? where id = ?", [random.choice(staff), zaak])
    courier = Courier(store, CHANNEL, _Carrier(), now=office.now, unreachable=lambda _: Post())
    spent, begun = list[float](), time.perf_counter()
    for _ in clock.say(office, courier):
        spent.append(time.perf_counter() - begun)
        begun = time.perf_counter()
    return store.db.execute("select count(*) from outbox where klasse = 'ping'").fetchone()[0], max(spent)


def _section(
    found: Sequence[dict[str, Run]], zaken: int, load: float, first: Run, monday: float, morning: tuple[int, float]
) -> str:
    took = median(runs[OURS].took for runs in found)
    lines = [
        "## Overzicht",
        "",
        f"`/overzicht` van iemand met {GEMEENTEN} gemeenten en {zaken} koppelingen, waarvan een derde loopt; "
        f"{len(found)} ronden in één proces, mediaan. *Anderen wachten*: hoeveel later dan gevraagd de lus terugkomt. "
        f"Voor het meten was de machine al belast met {f'{load:.1f}'.replace('.', ',')}, op {cpu_count()} kernen.",
        "",
        "| | klaar na | rekentijd | anderen wachten, langste | anderen wachten, p99 |",
        "| --- | ---: | ---: | ---: | ---: |",
        *(f"| {name} | {' | '.join(_cells(found, name))} |" for name in found[0]),
        "",
        f"Doel: klaar binnen {_ms(AIM)}: {'gehaald' if took <= AIM else 'niet gehaald'}. "
        f"Langste wachttijd gedeeld door die aan de balie: {_ratio(found, AT_DESK)}; "
        f"gedeeld door die zonder werk: {_ratio(found, 'niets te doen')}.",
        f"Het eerste plaatje laadt wat tekent: {_ms(first.took)}, waarvan anderen hoogstens {_ms(first.worst)} merken. "
        f"De zaken in het bericht van maandag, voor "
        f"{team.AT_ONCE} gemeenten aan de balie: {_ms(monday)}. Maandagochtend krijgen {morning[0]} mensen hun "
        f"weekoverzicht, een paar tegelijk: anderen wachten hoogstens {_ms(morning[1])}.",
    ]
    return "\n".join(lines)


def _cells(found: Sequence[dict[str, Run]], name: str) -> list[str]:
    return [_ms(median(getattr(runs[name], figure) for runs in found)) for figure in ("took", "cpu", "worst", "p99")]


def _ratio(found: Sequence[dict[str, Run]], other: str) -> str:
    """The median of the rounds' own ratios."""
    return f"{median(runs[OURS].worst / runs[other].worst for runs in found):.2f}".replace(".", ",")


def _ms(seconds: float) -> str:
    ms = seconds * 1000
    return f"{ms:.0f} ms" if ms >= 100 else f"{ms:.3g} ms".replace(".", ",")

"""The morning of a country: everybody's message at nine under Telegram's limits, and what others notice of it who ask
something meanwhile."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from os import cpu_count, getloadavg
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bot.desk import mornings, people
from bot.desk.rights import Rol
from bot.desk.visit import Office
from bot.run.service import make_office
from bot.settings import Settings
from storage.store import Store, open_store
from tests.bench.desk import Person
from tests.bench.programs import Program, Telegram
from tests.bench.runs import Failed, percentile
from tests.bench.standin import TOKEN
from tests.people import chat_of
from tests.schaal.land import OFFSET, country
from workflows.dates.termijnen import TEKENEN

MENSEN, EIGEN, LIMIET = 2_500, 4, 30.0
"""People whose morning it is, the reminders that each gets, and the messages a second that Telegram allows."""
SAMEN = 5
"""People of one gemeente."""
VRAGERS, PER_SECONDE = 50, 1.0
"""Others who ask meanwhile, and how many of them in a second."""
MOST, MOST_P50, MOST_P99 = 1.15, 0.15, 0.6
"""The aims: so many times the limit's own time, and seconds until an answer."""
VOORAF = timedelta(days=14)
"""So many days before the last day of signing one of the reminders is due."""
VRAAG = "Hoe snel moet de verhuizing zijn na het huurcontract?"
_FIRST, _ASKERS = 2_000_000, 1_000_000
PATIENCE = 8.0
"""So many times the limit's own time we wait at most."""


@dataclass(frozen=True, slots=True)
class Ochtend:
    """A morning as it went: messages and people, how often Telegram refused, seconds from the first message to the
    last, CPU of our process, and how long each who asked waited."""

    berichten: int
    mensen: int
    geweigerd: int
    seconden: float
    cpu: float
    wachttijden: Sequence[float]


def morning_of(today: date, office: Office) -> date:
    """The next working day that is no Monday: on Mondays there is an overview of the week as well."""
    days = (today + timedelta(days=n) for n in range(1, 20))
    return next(dag for dag in days if dag.weekday() and office.kalender.gewerkt(dag))


def seed(place: Path, mensen: int) -> tuple[Path, datetime]:
    """A file with everybody in it, each with cases of which a reminder is due; and just before which moment."""
    source = place / "begin.db"
    store = open_store(source, mode="echt")
    office = office_on(store, datetime.now(UTC))
    dag = morning_of(datetime.now(UTC).date(), office)
    nine = mornings.at(dag)
    before = (nine - timedelta(days=1)).replace(hour=10)
    office.now = lambda: before
    _gemeente(office, dag)
    store.close()
    land = country("land", source, place / "ketenbot.db", before, others=mensen // SAMEN - 1, mode="echt")
    with land.store.atomic():
        _keys(land.store)
        land.store.db.execute("update adressen set adres = cast(? + rowid as text)", [_FIRST])
        coa = people.find_or_make(land.store, land.office.gemeenten, "COA", Rol.COA)
        for number in range(VRAGERS):
            ident = people.enter(land.store, chat_of(land.store, _ASKERS + number), "Anna")
            land.store.people.add_membership(ident, coa.id, Rol.COA, before - timedelta(days=1))
    land.store.close()
    return place / "ketenbot.db", nine


def _keys(store: Store) -> None:
    """A copied reminder is named as that of any case, so that planning it anew finds it there."""
    rows = store.db.execute("select sleutel, zaak from herinneringen where zaak > ?", [OFFSET]).fetchall()
    named = [
        (":".join([procedure, str(zaak), *rest[:-1]]), old)
        for old, zaak in rows
        for procedure, _, *rest in [old.split(":")]
    ]
    store.db.conn.executemany("update herinneringen set sleutel = ? where sleutel = ?", named)


def office_on(store: Store, now: datetime) -> Office:
    """An office on this file, whose clock stands still."""
    return make_office(Settings(_env_file=None), store, lambda: now, "ketenbot_proef_bot")  # type: ignore[call-arg]


def _gemeente(office: Office, dag: date) -> None:
    """A few people of one gemeente with their koppelingen."""
    begun = dag + VOORAF - timedelta(weeks=TEKENEN.lengte.weken)
    store, now = office.store, office.now()
    with store.atomic():
        almere = people.find_or_make(store, office.gemeenten, "Almere", Rol.GEMEENTE)
        for number in range(SAMEN):
            ident = people.enter(store, chat_of(store, number + 1), "Noor")
            store.people.add_membership(ident, almere.id, Rol.GEMEENTE, now - timedelta(days=1))
    for number in range(SAMEN):
        someone = Person(office, str(number + 1))
        for case in range(EIGEN):
            someone.types(f"/koppeling OCH-{number}-{case} {begun:%d-%m-%Y} 3")
            someone.presses("Klopt")
    with store.atomic():
        store.db.execute("update outbox set stand = 'verstuurd'")


# ---------------------------------------------------------------- measuring


def run(place: Path, mensen: int) -> Ochtend:
    """One morning, our bot and the stand-in each in a process of its own. Raises Failed."""
    database, nine = seed(place, mensen)
    standin = Telegram(place, limiet=LIMIET)
    try:
        own = [{"id": n, "gestart": True} for n in _everybody(database)]
        standin.ask("/proef/personen", personen=own)
        ahead = (nine - timedelta(seconds=5) - datetime.now(UTC)).total_seconds()
        program = Program(["-m", "tests.bench.ahead", str(ahead)], place, _settings(standin, database))
        try:
            return _watch(standin, program, mensen)
        except Failed as exc:
            raise Failed(f"de ochtend: {exc}\n{program.last_words()}") from exc
        finally:
            program.end()
    finally:
        standin.program.end()


def _everybody(database: Path) -> list[int]:
    store = open_store(database, mode="echt")
    try:
        return [int(row[0]) for row in store.db.execute("select adres from adressen").fetchall()]
    finally:
        store.close()


def _settings(standin: Telegram, database: Path) -> dict[str, str]:
    return {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"{standin.address}/api",
        "KETENBOT_DATABASE": str(database),
        "KETENBOT_LIMIET": str(LIMIET),
        "KETENBOT_POORT": "0",
    }


def _watch(standin: Telegram, program: Program, mensen: int) -> Ochtend:
    own_time = mensen / LIMIET
    questions = max(10, round(own_time * PER_SECONDE))
    deeds = [[_ASKERS + number % VRAGERS, VRAAG] for number in range(questions)]
    end = time.monotonic() + PATIENCE * own_time + 30
    while not standin.ask("/meet/stand")["berichten"]:
        _patient(end, "geen enkel bericht")
    before = program.cpu()
    asking = threading.Thread(target=_ask, args=(standin, deeds))
    asking.start()
    while (found := standin.ask("/meet/stand"))["berichten"] < mensen:
        _patient(end, f"{found['berichten']} berichten van {mensen}")
    asking.join()
    time.sleep(2)  # what came double would come now
    spent, found = program.cpu() - before, standin.ask("/meet/stand")
    return Ochtend(
        found["berichten"],
        found["mensen"],
        found["geweigerd"],
        found["tot"] - found["van"],
        spent,
        found["wachttijden"],
    )


def _ask(standin: Telegram, deeds: list[list[object]]) -> None:
    standin.ask("/meet/tempo", daden=deeds, per_seconde=PER_SECONDE, zaad=1)


def _patient(end: float, found: str) -> None:
    if time.monotonic() > end:
        raise Failed(found)
    time.sleep(0.5)


# ---------------------------------------------------------------- the page


def measure(mensen: int = MENSEN) -> str:
    """The section of the page."""
    load = getloadavg()[0]
    with TemporaryDirectory() as place:
        found = run(Path(place), mensen)
    ratio = found.seconden / (mensen / LIMIET)
    p50, p99 = median(found.wachttijden), percentile(found.wachttijden, 99)
    once = found.berichten == found.mensen == mensen
    aims = [
        ("tijd, gedeeld door die van de grens", f"hoogstens {_n(MOST)}", _n(ratio), ratio <= MOST),
        ("ieder een bericht, precies een", str(mensen), f"{found.berichten} aan {found.mensen} mensen", once),
        ("door Telegram geweigerd (429)", "0", str(found.geweigerd), found.geweigerd == 0),
        ("antwoord aan wie vraagt, p50", f"hoogstens {_n(MOST_P50)} s", f"{_n(p50)} s", p50 <= MOST_P50),
        ("antwoord aan wie vraagt, p99", f"hoogstens {_n(MOST_P99)} s", f"{_n(p99)} s", p99 <= MOST_P99),
    ]
    rows = [f"| {what} | {aim} | {was} | {'gehaald' if met else 'niet gehaald'} |" for what, aim, was, met in aims]
    return "\n".join(
        [
            "## De ochtend van een land",
            "",
            f"{mensen} mensen, {mensen * EIGEN} herinneringen, om negen uur, onder een grens van {LIMIET:g} berichten "
            f"per seconde die de namaak-Telegram bewaakt. Intussen stellen {VRAGERS} anderen samen {PER_SECONDE:g} "
            f"vraag per seconde. Gemeten op {datetime.now(UTC).date()}, {cpu_count()} kernen, vooraf al belast met "
            f"{_n(load)}. "
            f"Van het eerste bericht tot het laatste {_n(found.seconden)} s, waarvan {_n(found.cpu)} s CPU.",
            "",
            "| doel | | gemeten | |",
            "| --- | ---: | ---: | --- |",
            *rows,
        ]
    )


def _n(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")

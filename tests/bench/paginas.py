"""Two thousand open pages on one machine: what a press takes while they wait, beside the bare server in the same run,
with Telegram beside it. Each program runs in a process of its own, and so does who asks."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from os import cpu_count, getloadavg
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bot.web.keys import Keys
from bot.web.sessions import Sessions
from storage.store import open_store
from tests.bench import ochtend, real_page
from tests.bench.pages_client import STEP_EACH, Client
from tests.bench.programs import Program, Telegram
from tests.bench.runs import Failed, percentile
from tests.bench.standin import TOKEN

PAGINAS, PER_SECONDE, SECONDEN = 2_000, 50.0, 130
"""Pages that are open, presses a second together, and for how long."""
WARM = 50
"""Presses before anything counts."""
SETTLES, AT_REST = 120, 0.05
"""Seconds that a start may work on after it serves, and the CPU of a second in which it does no more."""
STIL = 10
"""Seconds in which nobody does anything, for what waiting itself takes."""
MOST_P99 = 0.15
"""The aim: seconds from a press to its screen."""
MOST_SAME = 0.1
"""Of the presses, that may find the screen as it is."""
TELEGRAM_PER_SECONDE = 1.0
_ASKERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Gemeten:
    """What one server took: seconds of each press as a client and as a real page measures them (none without a
    browser), of the news on the waiting page itself and of an answer in Telegram; CPU seconds a second while nobody
    did anything and under the presses; MB at most."""

    drukken: Sequence[float]
    zelf: Sequence[float]
    gewekt: Sequence[float]
    telegram: Sequence[float]
    stil: float
    cpu: float
    geheugen: float


def seed(place: Path, paginas: int) -> tuple[Path, list[str]]:
    """A file in which so many people of gemeenten, with cases, have a session at the web door; and their cookies. Who
    asks in Telegram stays there."""
    path, _ = ochtend.seed(place, paginas)
    store = open_store(path, mode="echt")
    office = ochtend.office_on(store, datetime.now(UTC))
    own = "cast(adres as integer) >= 2000000"
    chats = [row[0] for row in store.db.execute(f"select id from adressen where {own} order by id").fetchall()][
        :paginas
    ]
    sessions = Sessions(office, Keys(store))
    with store.atomic():
        store.db.execute(f"update adressen set kanaal = 'web', adres = 'p' || id || '@voorbeeld.nl' where {own}")
        cookies = [sessions.begin(chat, "Firefox op Windows", office.now()) for chat in chats]
    store.close()
    return path, cookies


# ---------------------------------------------------------------- measuring


def run(place: Path, paginas: int, seconden: float) -> tuple[Gemeten, Gemeten]:
    """The web door, then the bare server with the words that the door gave. Raises Failed."""
    database, cookies = seed(place, paginas + 1)
    kept = place / "gezegd.json"
    ours = _ours(place, database, cookies, kept, seconden)
    program = Program(["-m", "tests.bench.bare", str(kept)], place)
    try:
        bare = _measured(program, program.line(), place, cookies, seconden)
    finally:
        program.end()
    return ours, bare


def _ours(place: Path, database: Path, cookies: list[str], kept: Path, seconden: float) -> Gemeten:
    standin = Telegram(place)
    standin.ask("/proef/personen", personen=[{"id": _ASKERS + n, "gestart": True} for n in range(ochtend.VRAGERS)])
    address = f"http://127.0.0.1:{_free_port()}"
    program = Program(["-m", "bot"], place, _settings(standin, database, address))
    try:
        program.line()  # it serves
        asyncio.run(_keep_words(address, cookies[-1], kept))
        return _measured(program, address, place, cookies, seconden, standin)
    except Failed as exc:
        raise Failed(f"de webdeur: {exc}\n{program.last_words()}") from exc
    finally:
        program.end()
        standin.program.end()


def _settings(standin: Telegram, database: Path, address: str) -> dict[str, str]:
    return {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"{standin.address}/api",
        "KETENBOT_DATABASE": str(database),
        "KETENBOT_LIMIET": "1000",
        "KETENBOT_DEUREN": "telegram,web",
        "KETENBOT_ADRES": address,
        "KETENBOT_POORT": address.rpartition(":")[2],
        "KETENBOT_SMTP_HOST": "127.0.0.1",
        "KETENBOT_SMTP_TLS": "geen",
        "KETENBOT_AFZENDER": "ketenbot@voorbeeld.nl",
    }


async def _keep_words(address: str, cookie: str, kept: Path) -> None:
    """What the door answers to who opens a page and turns the list over, for the bare server to say."""
    client = Client(address, [cookie])
    page = client.pages[0]
    client.took(page, await client.ask(page, "begin"))
    said = {"tekst": "/zaken", "sleutel": "lijst-vooraf", "na": page.nummer}
    client.took(page, await client.ask(page, "zeg", said))
    begin = await client.ask(page, "begin")
    turn = next(actie for actie in page.acties if actie.startswith("zl:"))
    asked = {"bericht": page.bericht, "actie": turn, "vraag": "", "sleutel": "druk-vooraf", "na": page.nummer}
    press = await client.ask(page, "druk", asked)
    if client.wrong:
        raise Failed(client.wrong[0])
    kept.write_text(json.dumps({"begin": begin, "druk": press}), encoding="utf-8")


def _measured(
    program: Program, address: str, place: Path, cookies: list[str], seconden: float, standin: Telegram | None = None
) -> Gemeten:
    """Everybody opens a page but the last, who has a real one; then nobody does anything, then many press."""
    (place / "koekjes.json").write_text(json.dumps(cookies[:-1]), encoding="utf-8")
    client = Program(["-m", "tests.bench.pages_client", address, str(place / "koekjes.json")], place)
    try:
        _settled(program)
        _told(client, "open")
        with real_page.opened(address, cookies[-1]) as press:
            _told(client, f"druk {WARM} {PER_SECONDE}")
            stil = _quiet(program, min(STIL, seconden))
            before, begun = program.cpu(), time.monotonic()
            client.tell(f"druk {round(seconden * PER_SECONDE)} {PER_SECONDE}")
            telegram = _beside(standin, seconden)
            zelf = press(seconden - 1)
            found = json.loads(client.line())
            cpu = (program.cpu() - before) / (time.monotonic() - begun)
        stand = _told(client, "stand")
        unchanged = stand["gelijk"] > MOST_SAME * len(found["wachttijden"])
        if stand["fout"] or unchanged or stand["wachten"] != len(cookies) - 1:
            raise Failed(f"{stand}")
        return Gemeten(found["wachttijden"], zelf, found["gewekt"], telegram(), stil, cpu, program.peak())
    except json.JSONDecodeError as exc:
        raise Failed(f"de pagina's: {client.last_words()}") from exc
    finally:
        client.end()


def _told(client: Program, words: str) -> dict[str, Any]:
    client.tell(words)
    return dict(json.loads(client.line()))


def _settled(program: Program) -> None:
    """Wait until what a start does beside the door is done. Raises Failed."""
    for _ in range(SETTLES):
        if _quiet(program, 1.0) < AT_REST:
            return
    raise Failed("het programma komt niet tot rust")


def _quiet(program: Program, seconden: float) -> float:
    before = program.cpu()
    time.sleep(seconden)
    return (program.cpu() - before) / seconden


def _beside(standin: Telegram | None, seconden: float) -> Any:
    """Others ask in Telegram meanwhile; gives how to hear what they waited."""
    if standin is None:
        return list
    deeds = [[_ASKERS + n % ochtend.VRAGERS, ochtend.VRAAG] for n in range(round(seconden * TELEGRAM_PER_SECONDE))]
    asked = {"daden": deeds, "per_seconde": TELEGRAM_PER_SECONDE, "zaad": 1}
    asking = threading.Thread(target=standin.ask, args=("/meet/tempo",), kwargs=asked)
    asking.start()

    def heard() -> Sequence[float]:
        asking.join()
        done = standin.ask("/meet/klaar", geduld=30)
        if done["gedaan"] != len(deeds):
            raise Failed(f"in Telegram {done['gedaan']} antwoorden op {len(deeds)} vragen")
        return list(done["wachttijden"])

    return heard


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


# ---------------------------------------------------------------- the page


def measure(paginas: int = PAGINAS, seconden: float = SECONDEN) -> str:
    """The section of the page."""
    load = getloadavg()[0]
    with TemporaryDirectory() as place:
        ours, bare = run(Path(place), paginas, seconden)
    own = _own(ours.zelf, bare.zelf)
    p99 = percentile(ours.drukken, 99)
    met = p99 <= MOST_P99 and (not own or percentile(ours.zelf, 99) <= MOST_P99)
    rows = [
        _row("van druk tot scherm, p50", [median(one.drukken) for one in (ours, bare)], _ms),
        _row("van druk tot scherm, p99", [percentile(one.drukken, 99) for one in (ours, bare)], _ms),
        *own,
        _row("nieuws op de pagina die wachtte, p99", [percentile(one.gewekt, 99) for one in (ours, bare)], _ms),
        _row("CPU terwijl niemand iets doet", [one.stil for one in (ours, bare)], _percent),
        _row("CPU onder het drukken", [one.cpu for one in (ours, bare)], _percent),
        _row("geheugen, hoogste", [one.geheugen for one in (ours, bare)], lambda value: f"{_n(value, 0)} MB"),
    ]
    return "\n".join(
        [
            "## Open pagina's",
            "",
            f"{paginas} pagina's van de webdeur staan open en wachten op nieuws, elk met een sessie en zaken van haar "
            f"gemeente. Intussen {PER_SECONDE:g} keer per seconde een druk op een toevallige pagina, "
            f"{len(ours.drukken)} keer: bladeren, een zaak openklappen, en een op de {STEP_EACH} begint een stap. "
            f"{_where(ours)} Gemeten op {datetime.now(UTC).date()}, {cpu_count()} kernen met wie vraagt erbij, vooraf "
            f"al belast met {_n(load)}. De kale server is hetzelfde raamwerk, dat vooraf geschreven antwoorden van "
            "dezelfde grootte geeft, niemand kent en niets vastlegt. Een druk telt vanaf het moment waarop hij moest "
            "komen.",
            "",
            "| | Ketenbot | kale server | keer |",
            "| --- | ---: | ---: | ---: |",
            *rows,
            "",
            f"Doel: p99 hoogstens {_ms(MOST_P99)}: {'gehaald' if met else 'niet gehaald'}. In Telegram intussen "
            f"{len(ours.telegram)} vragen: p50 {_ms(median(ours.telegram))}, langste {_ms(max(ours.telegram))}.",
        ]
    )


def _own(ours: Sequence[float], bare: Sequence[float]) -> list[str]:
    if not (ours and bare):
        return []
    return [
        _row("in een echte pagina (Chromium), p50", [median(ours), median(bare)], _ms),
        _row("in een echte pagina (Chromium), p99", [percentile(ours, 99), percentile(bare, 99)], _ms),
    ]


def _where(ours: Gemeten) -> str:
    if not ours.zelf:
        return "Zonder Chromium: alleen gemeten door wie vraagt."
    return f"Een echte pagina in Chromium meet er zelf {len(ours.zelf)}, tot het beeld getekend is."


def _row(what: str, pair: Sequence[float], show: Any) -> str:
    return f"| {what} | {show(pair[0])} | {show(pair[1])} | {_n(pair[0] / pair[1]) if pair[1] else '-'} |"


def _ms(value: float) -> str:
    return f"{_n(value * 1000, 1)} ms"


def _percent(value: float) -> str:
    return f"{_n(value * 100, 1)} %"


def _n(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}".replace(".", ",")

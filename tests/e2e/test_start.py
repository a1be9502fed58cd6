"""What an operator can get wrong: each gives one line on stderr, exit status 2, and never shows the token."""

import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from storage.store import open_store
from storage.trust import rows
from tests.e2e.processes import SECRET_PART, TOKEN, Nursery, Telegram, environment, only_ours, serving, telegram

Outcome = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Mistake:
    """Settings that cannot work, and words that the line must have. `before` prepares the directory."""

    settings: dict[str, str]
    words: tuple[str, ...]
    with_token: bool = True
    before: Callable[[Path], None] = lambda _: None
    arguments: tuple[str, ...] = field(default=())


def other_mode(directory: Path) -> None:
    open_store(directory / "ketenbot.db", mode="proef").close()


def newer(directory: Path) -> None:
    store = open_store(directory / "ketenbot.db", mode="echt")
    with store.atomic():
        store.db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) values ('ketenbot', 'm999', '')"
        )
    store.close()


def no_database(directory: Path) -> None:
    (directory / "ketenbot.db").write_bytes(b"geen database, maar wel een bestand van enige lengte" * 100)


def cut_off(directory: Path) -> None:
    """A file that was copied only in part."""
    open_store(directory / "ketenbot.db", mode="echt").close()
    content = (directory / "ketenbot.db").read_bytes()
    (directory / "ketenbot.db").write_bytes(content[: len(content) // 2])


def scribbled(directory: Path) -> None:
    """A file with a page that is nothing any more."""
    open_store(directory / "ketenbot.db", mode="echt").close()
    content = bytearray((directory / "ketenbot.db").read_bytes())
    content[3 * 4096 : 8 * 4096] = b"\x5a" * (5 * 4096)
    (directory / "ketenbot.db").write_bytes(content)


def unknown_state(directory: Path) -> None:
    """A case in a state that this version does not know."""
    open_store(directory / "ketenbot.db", mode="echt").close()
    connection = sqlite3.connect(directory / "ketenbot.db")
    rows.prepare(connection)
    with connection:
        connection.execute("insert into organisaties values (1, 'Almere', 'gemeente', 'GM0034')")
        connection.execute(
            "insert into zaken (id, procedure, organisatie, referentie, feiten, gemaakt)"
            " values (1, 'koppeling', 1, 'Z-1', '{}', '2026-03-02T09:00:00.000Z')"
        )
        connection.execute("insert into sporen (zaak, naam, stand) values (1, 'koppeling', 'zweeft')")
    connection.close()


def bad_env_file(directory: Path) -> None:
    (directory / ".env").write_bytes(b"KETENBOT_POORT=\xff\xfe\n")


MAIL = {"KETENBOT_DEUREN": "web", "KETENBOT_SMTP_HOST": "127.0.0.1", "KETENBOT_AFZENDER": "ketenbot@bot.example"}
MISTAKES = {
    "adres zonder token": Mistake({"TELEGRAM_API_URL": "http://127.0.0.1"}, ("TELEGRAM_BOT_TOKEN",), with_token=False),
    "token zonder vorm": Mistake({"TELEGRAM_BOT_TOKEN": f"{SECRET_PART}!"}, ("TELEGRAM_BOT_TOKEN",)),
    "geweigerd token": Mistake({"TELEGRAM_BOT_TOKEN": f"4218:{SECRET_PART}"}, ("TELEGRAM_BOT_TOKEN", "BotFather")),
    "adres van niets": Mistake({"TELEGRAM_API_URL": "api.telegram.org"}, ("TELEGRAM_API_URL", "http")),
    "adres met kapotte poort": Mistake({"TELEGRAM_API_URL": "http://127.0.0.1:99999"}, ("TELEGRAM_API_URL",)),
    "poort geen getal": Mistake({"KETENBOT_POORT": "tachtig"}, ("KETENBOT_POORT", "geen heel getal")),
    "poort te hoog": Mistake({"KETENBOT_POORT": "65536"}, ("KETENBOT_POORT",)),
    "poort bezet": Mistake({"KETENBOT_POORT": "BEZET"}, ("KETENBOT_POORT", "127.0.0.1")),
    "host bestaat niet": Mistake({"KETENBOT_HOST": "256.0.0.1"}, ("256.0.0.1",)),
    "limiet nul": Mistake({"KETENBOT_LIMIET": "0"}, ("KETENBOT_LIMIET",)),
    "limiet oneindig": Mistake({"KETENBOT_LIMIET": "inf"}, ("KETENBOT_LIMIET",)),
    "beheerders geen nummers": Mistake({"KETENBOT_BEHEERDERS": "101, Noor"}, ("KETENBOT_BEHEERDERS",)),
    "webhook zonder geheim": Mistake({"KETENBOT_WEBHOOK_URL": "https://bot.example"}, ("KETENBOT_WEBHOOK_SECRET",)),
    "geheim zonder webhook": Mistake({"KETENBOT_WEBHOOK_SECRET": "abc"}, ("KETENBOT_WEBHOOK_URL",)),
    "geheim met spaties": Mistake(
        {"KETENBOT_WEBHOOK_URL": "https://bot.example", "KETENBOT_WEBHOOK_SECRET": f"{SECRET_PART} b"},
        ("KETENBOT_WEBHOOK_SECRET",),
    ),
    "webdeur zonder mail": Mistake(
        {"KETENBOT_DEUREN": "web", "KETENBOT_ADRES": "https://bot.example"},
        ("de webdeur blijft dicht", "KETENBOT_SMTP_HOST", "KETENBOT_AFZENDER"), with_token=False,
    ),
    "webdeur zonder https": Mistake({**MAIL, "KETENBOT_ADRES": "http://bot.example"}, ("https://",), with_token=False),
    "webdeur zonder adres": Mistake(MAIL, ("KETENBOT_ADRES",), with_token=False),
    "mail zonder webdeur": Mistake({"KETENBOT_SMTP_HOST": "127.0.0.1"}, ("KETENBOT_DEUREN", "web"), with_token=False),
    "gebruiker zonder wachtwoord": Mistake(
        {**MAIL, "KETENBOT_SMTP_GEBRUIKER": "ketenbot"}, ("KETENBOT_SMTP_WACHTWOORD",), with_token=False
    ),
    "telegram zonder token": Mistake({"KETENBOT_DEUREN": "telegram"}, ("TELEGRAM_BOT_TOKEN",), with_token=False),
    "onbekende deur": Mistake({"KETENBOT_DEUREN": "sms"}, ("telegram en web",)),
    "onleesbare .env": Mistake({}, (".env",), before=bad_env_file),
    "database van de proef": Mistake({}, ("ketenbot.db", "proefversie"), before=other_mode),
    "database van later": Mistake({}, ("ketenbot.db", "nieuwere"), before=newer),
    "geen database": Mistake({}, ("ketenbot.db", "geen ketenbot-database"), before=no_database),
    "halve database": Mistake({}, ("ketenbot.db", "beschadigd"), before=cut_off),
    "bekraste database": Mistake({}, ("ketenbot.db", "beschadigd"), before=scribbled),
    "onbekende stand": Mistake({}, ("zweeft",), before=unknown_state),
    "map bestaat niet": Mistake({"KETENBOT_DATABASE": "weg/ketenbot.db"}, ("weg/ketenbot.db",)),
    "map alleen om te lezen": Mistake({"KETENBOT_DATABASE": "/proc/ketenbot.db"}, ("/proc/ketenbot.db",)),
    "onbekende opdracht": Mistake({}, ("dansen",), arguments=("dansen",)),
}  # fmt: skip


@pytest.fixture(scope="module")
def outcomes(
    tmp_path_factory: pytest.TempPathFactory, home: Nursery
) -> Iterator[dict[str, subprocess.CompletedProcess[str]]]:
    """Every mistake made once."""
    with telegram() as standin, socket.create_server(("127.0.0.1", 0)) as taken:
        made = {}
        for name, mistake in MISTAKES.items():
            directory = tmp_path_factory.mktemp("fout")
            mistake.before(directory)
            settings = environment(standin if mistake.with_token else None, **mistake.settings)
            if settings["KETENBOT_POORT"] == "BEZET":
                settings["KETENBOT_POORT"] = str(taken.getsockname()[1])
            made[name] = home.command(directory, *mistake.arguments, **settings)
        yield made


@pytest.mark.parametrize("name", MISTAKES)
def test_one_line(name: str, outcomes: dict[str, Outcome]) -> None:
    """Exit status 2, one line that names what is wrong, in Dutch, and no secret."""
    outcome = outcomes[name]
    assert (outcome.returncode, outcome.stdout) == (2, "")
    (line,) = outcome.stderr.splitlines()
    assert line.startswith("ketenbot: ")
    for word in MISTAKES[name].words:
        assert word in line
    assert SECRET_PART not in line


def test_as_an_operator_starts_it(tmp_path: Path, standin: Telegram) -> None:
    """`python -m bot` says where it serves and ends well at SIGTERM; with a mistake it says so and ends with 2."""
    python = [sys.executable, "-m", "bot"]
    with subprocess.Popen(
        python, cwd=tmp_path, env=only_ours(environment(standin)), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as serving_process:
        assert serving_process.stdout is not None
        assert b"/gezond" in serving_process.stdout.readline()
        serving_process.terminate()
        _, errors = serving_process.communicate(timeout=30)
    assert (serving_process.returncode, errors) == (0, b"")
    wrong = only_ours({"TELEGRAM_API_URL": standin.api})
    outcome = subprocess.run(python, cwd=tmp_path, env=wrong, capture_output=True, timeout=30, check=False)
    assert (outcome.returncode, outcome.stdout, outcome.stderr.count(b"\n")) == (2, b"", 1)


def test_a_second_process_on_the_same_file(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """The one that serves goes on; the second says so and stops; after a kill the file is free at once."""
    with serving(home, tmp_path, standin) as first:
        first.ready()
        second = home.command(tmp_path, **environment(standin))
        assert second.returncode == 2
        assert "wordt al bediend" in second.stderr
        assert first.healthy()[0] == 200
        first.kill()
    with serving(home, tmp_path, standin) as third:
        third.ready()
        assert third.stop() == 0


def test_a_token_taken_back_while_serving(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """It stops with the same line as at a start."""
    with serving(home, tmp_path, standin) as bot:
        bot.ready()
        standin.fails("getUpdates", status=401, keer=0)
        standin.people(7)
        standin.say(7, "wek de wachtende vraag")
        assert bot.wait() == 2
        assert "TELEGRAM_BOT_TOKEN" in bot.log()
        assert "Traceback" not in bot.log()
        assert SECRET_PART not in bot.log()


def test_a_webhook_that_telegram_refuses(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """No endless tries: the operator hears which setting it is."""
    standin.fails("setWebhook", status=400, keer=0)
    hook = {"KETENBOT_WEBHOOK_URL": "http://127.0.0.1:9", "KETENBOT_WEBHOOK_SECRET": "abc"}
    outcome = home.command(tmp_path, **environment(standin, **hook))
    assert outcome.returncode == 2
    assert "KETENBOT_WEBHOOK_URL" in outcome.stderr.splitlines()[-1]


def test_the_database_is_left_as_it_was(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """A file that is refused is not touched."""
    other_mode(tmp_path)
    before = (tmp_path / "ketenbot.db").read_bytes()
    assert home.command(tmp_path, **environment(standin)).returncode == 2
    assert (tmp_path / "ketenbot.db").read_bytes() == before
    assert TOKEN.encode() not in before
    shutil.rmtree(tmp_path)

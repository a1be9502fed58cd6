"""A serving ketenbot over HTTP: talking, stopping, starting, and what it leaves behind."""

import signal
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from storage.trust import rows
from tests.e2e.processes import SECRET_PART, TOKEN, Ketenbot, Nursery, Telegram, environment, serving, until

NOOR, BO = 101, 102
BEHEER = {"KETENBOT_BEHEERDERS": f"{NOOR},{BO}"}
BSN = "123456782"


@pytest.fixture
def bot(tmp_path: Path, home: Nursery, standin: Telegram) -> Iterator[Ketenbot]:
    """A bot that serves, and two people who may talk to it."""
    standin.people(NOOR, BO)
    with serving(home, tmp_path, standin, **BEHEER) as running:
        yield running.ready()


def files(directory: Path) -> dict[str, bytes]:
    """The database with all that stands beside it, and the log."""
    return {path.name: path.read_bytes() for path in directory.iterdir() if path.is_file()}


def test_a_conversation(bot: Ketenbot, standin: Telegram) -> None:
    """Commands are answered each in their own chat; the service says that it is well, in counts only."""
    standin.say(NOOR, "/start")
    standin.hears(NOOR, "Beheer")
    standin.say(BO, "/termijn 1 juni 2027")
    standin.hears(BO, "di 1 juni 2027")
    assert "1 juni" not in " ".join(standin.answers(NOOR))
    until(lambda: not bot.healthy()[1]["berichten"], "niets wacht meer")
    status, body = bot.healthy()
    assert (status, body["gezond"], body["haalt_op"], body["klok"], body["opzij_gezet"]) == (200, True, True, True, 0)
    assert bot.stop() == 0


def test_sigterm_loses_nothing(bot: Ketenbot, home: Nursery, standin: Telegram, tmp_path: Path) -> None:
    """Stopped amid many questions it ends within seconds; the next start answers what was left, and nothing twice."""
    days = [f"{day}-{month}-2025" for month in range(1, 6) for day in range(1, 9)]
    people = list(range(201, 241))
    standin.people(*people)
    standin.fails("sendMessage", vertraging=0.05, keer=0)
    standin.say_many(list(zip(people, [f"/termijn {day}" for day in days], strict=True)))
    standin.say(NOOR, "/termijn 1-1-2025")
    until(lambda: standin.counts().get("sendmessage", 0) >= 1, "het eerste antwoord")
    bot.signal(signal.SIGTERM)
    assert bot.wait(15) == 0
    assert "Traceback" not in bot.log()
    beheer = {"KETENBOT_BEHEERDERS": ",".join(map(str, [NOOR, *people]))}
    with serving(home, tmp_path, standin, **beheer) as again:
        again.ready()
        until(lambda: standin.waiting() == 0, "alles opgehaald")
        until(lambda: all(standin.answers(person) for person in [NOOR, *people]), "iedereen heeft antwoord")
        assert again.rows("select count(*) from outbox where dubbel = 1") == [(0,)]
        assert again.rows("select count(*) from updates") == [(41,)]
        assert again.stop() == 0
    assert all(len(standin.answers(person)) == 1 for person in [NOOR, *people])


def test_sigterm_while_telegram_is_away(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """Also a start that cannot reach Telegram can be stopped, and a service that waits for its answer."""
    standin.fails("*", status=502, keer=0)
    with serving(home, tmp_path, standin, **BEHEER) as starting:
        until(lambda: "Telegram antwoordt niet" in starting.log(), "de waarschuwing")
        assert starting.stop() == 0
        assert "Traceback" not in starting.log()


def test_what_was_said_before_the_first_start_is_answered(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """Starting to poll removes a webhook that was left and throws nothing away."""
    standin.people(NOOR)
    assert standin.call("setWebhook", url="http://127.0.0.1:9/telegram")["ok"]
    standin.say(NOOR, "/termijn 15 maart 2026")
    with serving(home, tmp_path, standin, **BEHEER) as bot:
        bot.ready()
        standin.hears(NOOR, "zo 15 maart 2026")
        assert standin.call("getWebhookInfo")["result"]["url"] == ""
        assert bot.stop() == 0


def test_another_bot_takes_our_updates(bot: Ketenbot, standin: Telegram) -> None:
    """409: the log says what to do, and when the other has gone we go on."""
    standin.fails(
        "getUpdates", status=409, antwoord={"description": "Conflict: terminated by other getUpdates request"}
    )
    standin.say(NOOR, "/termijn 15 maart 2026")
    standin.say(NOOR, "/termijn 1 juni 2027")
    standin.hears(NOOR, "di 1 juni 2027")
    until(lambda: "stop die eerst" in bot.log(), "de uitleg in het log")


def test_secrets_stand_nowhere(bot: Ketenbot, home: Nursery, standin: Telegram, tmp_path: Path) -> None:
    """A BSN that somebody types is taken out of the chat and stands in no file, and neither does the token: not while
    serving (the -wal too), not after a stop, and not in the log although all went wrong meanwhile."""
    standin.say(NOOR, "hoe lang duurt het?")
    until(lambda: standin.answers(NOOR), "een antwoord")
    standin.fails("sendMessage", status=500, keer=2)
    standin.fails("deleteMessage", verbreek="after", keer=1)
    standin.say(NOOR, f"het gaat om {BSN}")
    until(lambda: any("BSN" in text for text in standin.answers(NOOR)), "de waarschuwing")
    assert BSN not in str(standin.messages(NOOR))
    for _ in range(2):
        for name, content in files(tmp_path).items():
            assert BSN.encode() not in content, name
            assert SECRET_PART.encode() not in content, name
        bot.stop()
    assert BSN not in bot.log()


def test_a_webhook(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """With the two settings Telegram brings the updates; who does not know the secret is turned away."""
    standin.people(NOOR)
    port = free_port()
    hook = {
        "KETENBOT_WEBHOOK_URL": f"http://127.0.0.1:{port}",
        "KETENBOT_WEBHOOK_SECRET": "geheim-van-ons",
        "KETENBOT_POORT": str(port),
    }
    with serving(home, tmp_path, standin, **BEHEER, **hook) as bot:
        bot.ready()
        standin.say(NOOR, "/termijn 15 maart 2026")
        standin.hears(NOOR, "zo 15 maart 2026")
        assert "getupdates" not in standin.counts()
        assert httpx.post(f"{bot.address}/telegram", json={"update_id": 9}).status_code == 401
        until(lambda: bot.healthy()[0] == 200, "gezond")
        assert bot.stop() == 0
        standin.say(NOOR, "/termijn 1 juni 2027")
    with serving(home, tmp_path, standin, **BEHEER) as polling:
        polling.ready()
        standin.hears(NOOR, "di 1 juni 2027")
        assert polling.stop() == 0


def test_nobody_is_told_of_an_absence_that_was_none(
    bot: Ketenbot, home: Nursery, standin: Telegram, tmp_path: Path
) -> None:
    """Nobody is told that something may be lost when nothing can be."""
    standin.say(NOOR, "/termijn 15 maart 2026")
    standin.hears(NOOR, "zo 15 maart 2026")
    assert bot.stop() == 0
    with serving(home, tmp_path, standin, **BEHEER) as again:
        again.ready()
        standin.say(NOOR, "/termijn 1 juni 2027")
        standin.hears(NOOR, "di 1 juni 2027")
        assert len(standin.answers(NOOR)) == 2
        assert TOKEN not in again.log()


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def test_after_a_long_absence(home: Nursery, standin: Telegram, tmp_path: Path) -> None:
    """Away longer than Telegram keeps messages: who has an open gesprek is told, once, and nobody else."""
    standin.people(NOOR, BO)
    invitation = ("uitnodigen", "--organisatie", "Almere", "--rol", "gemeente")
    invited = home.command(tmp_path, *invitation, **environment(standin))
    code = invited.stdout.split()[1]
    with serving(home, tmp_path, standin, KETENBOT_BEHEERDERS=str(BO)) as bot:
        bot.ready()
        standin.say(NOOR, f"/start {code}")
        standin.hears(NOOR, "Almere")
        standin.say(NOOR, "Nieuwe koppeling")
        standin.hears(NOOR, "zaaknummer")
        standin.say(BO, "/start")
        standin.hears(BO, "Beheer")
        assert bot.stop() == 0
    database = sqlite3.connect(tmp_path / "ketenbot.db")
    rows.prepare(database)
    with database:
        database.execute("update meta set waarde = '2026-01-05T09:00:00.000Z' where sleutel = 'laatst_opgehaald'")
    database.close()
    heard = len(standin.answers(BO))
    for _ in range(2):
        with serving(home, tmp_path, standin, KETENBOT_BEHEERDERS=str(BO)) as bot:
            bot.ready()
            standin.hears(NOOR, "Ik was weg van ma 5 jan 2026")
            until(lambda: bot.healthy()[0] == 200, "gezond")
            assert bot.stop() == 0
    assert len([text for text in standin.answers(NOOR) if "Ik was weg" in text]) == 1
    assert len(standin.answers(BO)) == heard

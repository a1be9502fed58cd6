"""What was wiped, used or refused is in no file of the running bot within a minute, and nobody tidies first."""

from pathlib import Path

import pytest

from tests.e2e.processes import Nursery, Telegram, environment, until
from tests.e2e.test_beside import code_of

NOOR, BEHEER = 101, 900
NUMBER, REFUSED = "WISMIJ-26-4711", "Verzonnen Straatlaan 4711"


@pytest.mark.slow
def test_gone_within_a_minute(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """Database, -wal, -shm, wisboek, lock and log; while others go on asking."""
    settings = environment(standin, KETENBOT_BEHEERDERS=str(BEHEER), KETENBOT_LIMIET="1000")
    standin.people(NOOR, BEHEER)
    bot = home.start(tmp_path, **settings).ready()
    invited = home.command(tmp_path, "uitnodigen", "--organisatie", "Almere", "--rol", "gemeente", **settings)
    code = code_of(invited.stdout)
    (tmp_path / "stdout").unlink()  # what the operator's own terminal said is the operator's
    standin.say(NOOR, f"/start {code}")
    until(lambda: bot.rows("select count(*) from personen") == [(1,)], "binnen")
    standin.say(NOOR, f"/koppeling {REFUSED}")
    standin.hears(NOOR, "weggehaald")
    standin.say(NOOR, f"/koppeling {NUMBER} vandaag 4")
    _press(standin, "Klopt")
    until(lambda: bot.rows("select count(*) from zaken") == [(1,)], "vastgelegd")
    assert NUMBER.encode() in _files(tmp_path)
    for label in ("Meer", "Nog meer", "Wis deze zaak", "Ja, wis alles"):
        _press(standin, label)
    until(lambda: bot.rows("select count(*) from zaken") == [(0,)], "gewist")
    standin.say_many([(BEHEER, f"/termijn {day}-3-2026") for day in range(1, 20)])
    wanted = (NUMBER.encode(), REFUSED.encode(), code.encode())
    until(lambda: not any(words in _files(tmp_path) for words in wanted), "nergens meer", 60)
    assert bot.healthy()[0] == 200
    bot.stop()


def _press(standin: Telegram, label: str) -> None:
    """The button of this label, by how it begins, as soon as the newest message of ours has it."""

    def there() -> tuple[int, str] | None:
        own = [one for one in standin.messages(NOOR) if one["from"]["is_bot"]]
        rows = own[-1].get("reply_markup", {}).get("inline_keyboard", []) if own else []
        found = [button["callback_data"] for row in rows for button in row if button["text"].startswith(label)]
        return (own[-1]["message_id"], found[0]) if found else None

    message, action = until(there, label)
    standin.press(NOOR, message, action)


def _files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())

"""SIGKILL while a file is fetched, read or its outcome committed: the job is taken up again, once."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.processes import Nursery, Telegram, environment, read

ONE = 1001
LIST = b"Tijdvak;Landelijk aantal\n2027-I;9300\n"
TIMES = {"bij het ophalen": 2, "bij het lezen": 2, "voor de uitkomst": 2, "na de uitkomst": 1}
"""Where it dies, and in how many lives; after the last commit nothing is left to die of."""


@pytest.mark.slow
@pytest.mark.parametrize("place", TIMES)
def test_a_kill_takes_the_file_up_again(place: str, tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """The last life reads it to the end: one message with one card, and pressed it records each figure once."""
    settings = environment(standin, KETENBOT_BEHEERDERS=str(ONE))
    standin.people(ONE)
    standin.send_file(ONE, "cijfers.csv", LIST)
    uncertain = 0  # messages that were under way at a kill: those, and no others, are said again
    for life in range(TIMES[place]):
        home.start(tmp_path, place=place, count=1, **settings).died()
        assert read(tmp_path, "select pogingen from lijsten") == [(life + 1,)]
        assert read(tmp_path, "select count(*) from cijfers") == [(0,)]
        uncertain += len(read(tmp_path, "select id from outbox where stand = 'geclaimd'"))
    last = home.start(tmp_path, **settings)
    card = standin.hears(ONE, "1 cijfer om vast te leggen")
    assert [row for (row,) in read(tmp_path, "select stand from lijsten")] == ["kaart"]
    standin.press(ONE, card["message_id"], _action(card, "Leg vast"))
    standin.hears(ONE, "1 cijfer is vastgelegd")
    last.stop()
    said = standin.answers(ONE)
    assert sum("1 cijfer is vastgelegd" in text for text in said) == 1
    assert all("lees je lijst" in text for text in said[:-1])
    assert len(said) <= 1 + uncertain
    assert read(tmp_path, "select soort, waarde from cijfers") == [("landelijk", 9300)]
    assert read(tmp_path, "select count(*) from lijsten where stand <> 'klaar'") == [(0,)]
    assert read(tmp_path, "select count(*) from outbox where stand <> 'verstuurd'") == [(0,)]
    assert read(tmp_path, "select count(*) from apart") == [(0,)]


def _action(message: dict[str, Any], label: str) -> str:
    """What the button of a message does whose label begins so."""
    buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
    return next(str(button["callback_data"]) for button in buttons if button["text"].startswith(label))

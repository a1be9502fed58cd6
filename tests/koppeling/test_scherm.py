"""A case on a phone: it fits, and what stands behind [Alles] is never a last day."""

import re
from pathlib import Path

import pytest

from bot.screens import phone
from bot.screens.markup import Markup
from bot.screens.standard import SCREEN
from tests.chat import Shown
from tests.presser import Presser
from tests.speler import plain

HERE = Path(__file__).parents[1]
DAY = re.compile(r"uiterlijk (\w\w \d+ \w+ \d{4}) ·|uiterlijk (\w\w \d+ \w+ \d{4}) \(\d+ dag")


class Lezer(Presser):
    """Reads every case that does not fit a phone whole, and all of it."""

    read = 0

    def _press_all(self, shown: Shown) -> None:
        whole = dict(shown.buttons).get("Alles")
        if whole is None:
            return
        self.read += 1
        [all_of_it] = self._try(shown, whole)
        days = {day for found in DAY.findall(all_of_it) for day in found if day}
        assert days, all_of_it
        assert all(day in plain(shown.text) for day in days), shown.text
        least = "Wie doet wat nu" not in shown.text and "Gekoppeld" not in shown.text
        assert least or phone.lines(Markup(shown.text)) <= SCREEN, shown.text


@pytest.mark.parametrize("transcript", ["koppeling/aanhouden", "kruising/tekenen-sluit-de-weigering"])
async def test_a_case_fits_a_phone_with_all_its_days(transcript: str, tmp_path: Path) -> None:
    """Also one that is held, with an own planning and a report beside it."""
    use, _, name = transcript.partition("/")
    player = Lezer(HERE / use / "gesprekken" / f"{name}.txt", tmp_path / "test.db")
    await player.play()
    assert player.read > 3

"""Who is where in one screen: how far each gemeente is, and that twelve of them fit a phone with who is not done on
top."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from bot.screens import phone
from storage.store import open_store
from tests.chat import Chat, at
from workflows.herverdeling.progress import STAPPEN, gedaan, open_stappen
from workflows.herverdeling.regels import GEHEEL

BO = 101
BOVENAAN = 12
"""So many lines are read without scrolling."""


@pytest.mark.parametrize(
    ("geheel", "stand", "open_now"),
    [
        ("verkenning", "gevraagd", "cijfer"),
        ("verkenning", "bevestigd", "akkoord"),
        ("verkenning", "akkoord", None),
        ("verkenning", "afgewezen", None),
        ("wacht_op_besluiten", "college", "besluit"),
        ("wacht_op_besluiten", "besloten", None),
        ("wacht_op_bekendmaking", "besloten", "bekend"),
        ("wacht_op_bekendmaking", "bekend", None),
        ("wacht_op_kennisgeving", "bekend", None),
        ("ingetrokken", "gesloten", None),
    ],
)
def test_what_is_asked_of_a_gemeente_now(geheel: str, stand: str, open_now: str | None) -> None:
    """The first step that the whole waits for, and nothing of who is done or takes no part."""
    found = open_stappen({GEHEEL: geheel, "GM0034": stand}, {"verschil_GM0034": 1})
    assert found == ({"GM0034": open_now} if open_now else {})


def test_who_is_at_the_college_has_agreed() -> None:
    """Every step before the one of now is done."""
    assert gedaan("college") == ("cijfer", "akkoord")
    assert gedaan("bekend") == STAPPEN
    assert gedaan("afgewezen") == ()


REGIO = ("Almere", "Zeewolde", "Dronten", "Urk", "Noordoostpolder", "Harderwijk", "Ermelo", "Nijkerk", "Putten",
         "Blaricum", "Huizen")  # fmt: skip
LANGSTE = (
    "Nuenen, Gerwen en Nederwetten", "Hendrik-Ido-Ambacht", "Bodegraven-Reeuwijk", "Pijnacker-Nootdorp",
    "Krimpen aan den IJssel", "Capelle aan den IJssel", "Alphen aan den Rijn", "Leidschendam-Voorburg",
    "Gilze en Rijen", "Valkenburg aan de Geul", "Horst aan de Maas",
)  # fmt: skip


@pytest.mark.parametrize(("namen", "regels"), [(REGIO, 21), (LANGSTE, 29)])
async def test_twelve_gemeenten_fit_a_phone(namen: tuple[str, ...], regels: int, tmp_path: Path) -> None:
    """A line for each; and who is not done is named in the first twelve lines, also with the longest names."""
    store = open_store(tmp_path / "test.db", mode="proef")
    async with Chat(store, at("2026-12-01")) as chat:
        chat.add(BO, "Lelystad", "coordinator", "Bo")
        await chat.type(BO, "\n".join(["2027-I", "Lelystad -11", *(f"{naam} +1" for naam in namen)]))
        await chat.press(BO, chat.shown[-1].button("Nee"))
        (shown,) = await chat.press(BO, "hv:ww:1")
        text = html.unescape(re.sub(r"</?\w+>", "", shown.text))
        assert phone.lines(text) <= regels, text
        said, total = "", 0
        for line in text.splitlines():  # whole lines, as far as the first twelve of the phone go
            total += phone.lines(line)
            said += line if total <= BOVENAAN else ""
        assert all(naam in said for naam in [*namen, "Lelystad"])
    store.close()

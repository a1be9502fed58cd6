"""Everything of every gemeente pasted at once, again and again, in lines or in a sheet: nothing is skipped by it. After
each time every step of the stappenplan is done with its facts, or it is said that it is asked, of whom and by when."""

from __future__ import annotations

from datetime import date

import pytest

from storage.cases import CaseRow
from storage.store import Store
from tests.chat import Chat, at
from tests.herverdeling.test_tellen import BO, Acts
from tests.invoer.bladen import back, has_record, last_file, rows_of
from tests.speler import plain
from workflows.herverdeling.blad import VORM
from workflows.herverdeling.progress import STAPPEN, gedaan, open_stappen
from workflows.herverdeling.regels import GEHEEL

TODAY = date(2026, 12, 10)
NAMEN = {"Lelystad": "GM0995", "Almere": "GM0034", "Urk": "GM0184"}
FEITEN = {
    "cijfer": ("voor", "bron", "bron_op"), "akkoord": ("ronde",), "besluit": ("besluit_op", "nummer", "schriftelijk"),
    "bekend": ("bekend_op",),
}  # fmt: skip
"""By step of a gemeente: what is recorded where it is done."""
VRAAGT = {"cijfer": "cijfer geven", "akkoord": "ambtelijk akkoord", "besluit": "besluit van het college",
          "bekend": "bekendmaken"}  # fmt: skip
STAP = {"verkenning": (1, "Zijn allen akkoord, dan stuurt Lelystad het naar de colleges"),
        "wacht_op_besluiten": (1, "Daarna maakt elke gemeente het bekend"),
        "wacht_op_bekendmaking": (1, "Daarna, binnen een week: melden aan COA"),
        "wacht_op_kennisgeving": (2, "Daarna toetst COA de som")}  # fmt: skip
"""By stand of the whole: the step of the stappenplan, and what comes after it."""


def looked_at(row: CaseRow | None, said: str) -> str:
    """What is done has its facts; what is not is asked, with its last day; the stand of the whole."""
    assert row is not None
    whole = row.standen[GEHEEL]
    step, after = STAP[whole]
    assert f"Stap {step} van 4" in said
    assert after in said
    waiting = open_stappen(row.standen, row.feiten)
    for naam, code in NAMEN.items():
        assert naam in said
        done = gedaan(row.standen[code])
        for one in done:
            assert all(row.feiten.get(f"{kind}_{code}") is not None for kind in FEITEN[one]), (naam, one)
        if code in waiting:
            assert waiting[code] == STAPPEN[len(done)]
            assert f"{VRAAGT[waiting[code]]}: " in said
    assert "dec 2026" in said  # by which day
    return whole


@pytest.mark.parametrize("way", ["lines", "sheet"])
async def test_nothing_is_skipped_by_pasting(way: str, store: Store) -> None:
    """The same whole paste, three times: it takes each time what is due, and goes no step further."""
    async with Chat(store, at("2026-12-10", 10)) as chat:
        chat.add(BO, "Lelystad", "gemeente", "Bo")
        bo, seen = Acts(chat, BO), list[str]()
        await bo.do(">2027-I\nLelystad -10\nAlmere +6\nUrk +4", "Nee")
        for _ in range(2):
            said = await (_lines(chat) if way == "lines" else _sheet(chat))
            seen.append(looked_at(chat.store.cases.get(1), plain(said)))
            if seen[-1] == "verkenning":
                await chat.press(BO, "k:1")
                await bo.do("Naar de colleges")
        before = chat.store.cases.get(1)
        await (_lines(chat) if way == "lines" else _sheet(chat))
        row = chat.store.cases.get(1)
        assert row is not None
        assert row == before
        assert seen == ["verkenning", "wacht_op_kennisgeving"]
        assert all(row.feiten.get(f"{party}_op") is None for party in ("coa", "provincie"))  # nobody was told by it


async def _lines(chat: Chat) -> str:
    whole = "{}: 5{}, Stcrt 28-9-2026, akkoord, besluit vandaag nr {}, bekend vandaag, mail vandaag"
    shown = (await chat.type(BO, "\n".join(whole.format(naam, at_, at_) for at_, naam in enumerate(NAMEN))))[-1]
    if any(text.startswith("Klopt") for text, _ in shown.buttons):
        await chat.press(BO, shown.button("Klopt"), shown.id)
    return chat.shown[-1].text


async def _sheet(chat: Chat) -> str:
    shown = (await chat.press(BO, "hv:ww:1"))[-1]
    await chat.press(BO, shown.button("Blad om in te vullen"), shown.id)
    rows = rows_of(last_file(chat))
    for row in rows[1:]:
        cells = {"cijfer": 50, "bron": "Stcrt", "bron_op": date(2026, 9, 28), "akkoord": "ja", "nummer": "B-1"}
        cells |= {"besluit_op": TODAY, "bekend_op": TODAY}
        cells |= {"hoe": "mail", "op": TODAY} if row[0] != "Lelystad" else {}
        for naam, value in cells.items():
            row[rows[0].index(VORM.kop[naam])] = value
    card = await back(chat, BO, rows)
    if has_record(card):
        await chat.press(BO, card.button("Leg "), card.id)
    return chat.shown[-1].text

"""Every door by which words come in and may be kept: what is of a person stands nowhere afterwards."""

import re
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import pytest

from bot.desk.forms import typed
from bot.web.login import name_of
from storage.store import Store
from tests.chat import Chat, at
from tests.guard import planten
from tests.web.page import Site
from workflows.engine.velden import Soort, Terugvraag, Veld

REPOSITORY = Path(__file__).parents[2]
TODAY = date(2026, 12, 2)
NOOR, COR, BEHEER = 101, 102, 103
BSN = planten.bsns()[5]
PLANTEN = (
    BSN,
    planten.groepeer(BSN, 3, 3, 3, teken="x"),
    "nul zes een twee drie vier vijf zes zeven acht",
    "Fatima",
    "mevrouw Verzonnenaar",
    "lesbisch",
    "strafblad",
    "depressief",
    "Kerkstraat 12",
    "\u0418\u0432\u0430\u043d",
)
"""A number as it is, one in another writing, one in words, names, and what is nobody's business."""

Deur = Callable[[Chat, str], Awaitable[None]]


async def _question(chat: Chat, words: str) -> None:
    await chat.type(NOOR, f"mag {words} een zwembad in de tuin")


async def _editors(chat: Chat, words: str) -> None:
    await _question(chat, words)
    for press in ("fr", "frj"):
        await chat.press(NOOR, press)


async def _reference(chat: Chat, words: str) -> None:
    await chat.type(NOOR, "/annuleer")
    await chat.type(NOOR, "nieuwe koppeling")
    await chat.type(NOOR, f"Z {words}")
    await chat.type(NOOR, words)


async def _one_line(chat: Chat, words: str) -> None:
    await chat.type(NOOR, f"/koppeling {words} 15-3-2026 4")
    await chat.type(NOOR, f"koppeling {words} 15-3-2026 4")


async def _list(chat: Chat, words: str) -> None:
    await chat.type(NOOR, f"zaaknummer;koppelingsdatum;personen;opmerking\nZ-2;15-3-2026;4;{words}")
    await chat.type(NOOR, f"zaaknummer;koppelingsdatum;personen\nZ-1;15-3-2026;4\n{words};15-3-2026;2")


async def _own_item(chat: Chat, words: str) -> None:
    await chat.press(COR, "in:1:lijst_regeldag:1")
    shown = await chat.type(COR, "checklists")
    for label in ("Regeldag", "Eigen punten", "Zet er een"):
        shown = await chat.press(COR, shown[-1].button(label))
    await chat.type(COR, f"bel {words} vooraf")
    await chat.type(COR, "/annuleer")


async def _answer_lines(chat: Chat, words: str) -> None:
    await chat.type(COR, f"Almere -10\nLelystad {words}\nUrk +10")
    await chat.type(COR, f"Lelystad: akkoord, mail 2-11-2026\nUrk: {words} belde")


async def _figures(chat: Chat, words: str) -> None:
    await chat.type(NOOR, "/gegevens")
    await chat.type(NOOR, f"gemeente;taakstelling\nAlmere;10\n{words};12")
    await chat.type(NOOR, "/annuleer")


async def _edit(chat: Chat, words: str) -> None:
    await chat.update(NOOR, {"text": f"het gaat om {words}"}, "edited_message")


async def _file(chat: Chat, words: str) -> None:
    document = {"file_id": "f", "file_unique_id": "f", "file_name": f"{words}.pdf"}
    await chat.update(NOOR, {"document": document, "caption": words})


async def _date(chat: Chat, words: str) -> None:
    await chat.type(NOOR, f"/termijn {words} 15 maart 2026")


async def _any_command(chat: Chat, words: str) -> None:
    for command in chat.office.features.by_name:
        if command not in ("start", "annuleer"):
            await chat.type(NOOR, f"/{command} {words}")
            await chat.type(NOOR, "/annuleer")


DEUREN: dict[str, Deur] = {
    "een vraag": _question,
    "naar de redactie": _editors,
    "een zaaknummer": _reference,
    "een koppeling in een regel": _one_line,
    "een geplakte lijst": _list,
    "een eigen punt": _own_item,
    "antwoorden in regels": _answer_lines,
    "cijfers in regels": _figures,
    "een gewijzigd bericht": _edit,
    "een bestand met bijschrift": _file,
    "bij een datum": _date,
    "achter elk commando": _any_command,
}


BEWAART = {"naar de redactie": "een geit of", "een zaaknummer": "ALM-26-014", "een geplakte lijst": "ALM-26-014",
           "een eigen punt": "de buren"}  # fmt: skip
"""What does come in by the doors that keep something."""


def _kept(store: Store, words: str) -> list[str]:
    """The rows that hold these words, or the number in them: all but what still has to be sent."""
    digits = re.sub(r"\D", "", words)
    sought = {words.casefold(), *({digits} if len(digits) > 8 else ())}
    lines = (line.casefold() for line in store.db.conn.iterdump() if not line.startswith('INSERT INTO "outbox"'))
    return [line for line in lines if any(one in line for one in sought)]


@pytest.mark.parametrize("naam", DEUREN)
async def test_by_no_door_anything_of_a_person_is_kept(naam: str, store: Store) -> None:
    """Typed at the door, through to its last button; then every table is read."""
    async with Chat(store, at("2026-12-02"), (BEHEER,)) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        chat.add(COR, "Almere", "coordinator")
        for words in PLANTEN if naam != "achter elk commando" else PLANTEN[2:5]:
            await DEUREN[naam](chat, words)
            assert not _kept(store, words)
        if naam in BEWAART:
            await DEUREN[naam](chat, BEWAART[naam])
            assert _kept(store, BEWAART[naam]), "the door is shut for all: this proves nothing"


@pytest.mark.parametrize("words", PLANTEN)
async def test_the_web_door(store: Store, words: str) -> None:
    """The same at the page: a text that is kept until it was shown is guarded for numbers, and then let go."""
    site = Site(store)
    noor = await site.colleague()
    await noor.say(f"mag {words} een zwembad in de tuin")
    if "Stuur deze vraag" in str(noor.berichten):
        await noor.press("Stuur deze vraag", vraag=f"mag {words} een zwembad in de tuin")
    await noor.look()
    site.door.shown.note(1, site.store.weblog.number(1))
    site.door.shown.let_go()
    assert not [line for line in _kept(site.store, words) if not line.startswith('insert into "webberichten"')]
    assert not site.store.answers.for_editors(site.office.now())
    await site.close()


@pytest.mark.parametrize("soort", Soort)
@pytest.mark.parametrize("words", PLANTEN)
def test_no_kind_of_field_takes_it(soort: Soort, words: str) -> None:
    """Whatever a form asks: a field of each kind reads it as nothing, or is told by the guard."""
    veld = Veld("x", "Veld", "Wat?", soort, maximum=200)
    for text in (words, f"bel {words} vooraf", f"{words} 12"):
        assert isinstance(typed(veld, text, TODAY), Terugvraag | int | date), text


@pytest.mark.parametrize("words", [BSN, PLANTEN[1], PLANTEN[2], "een twee drie vier vijf zes zeven acht twee"])
def test_a_name_at_the_login_is_no_number(words: str) -> None:
    """Nor is it one in words; a name in another script is a name."""
    assert name_of(words) is None
    assert name_of("Noor de Vries") == "Noor de Vries"
    assert name_of("\u0418\u0432\u0430\u043d") == "\u0418\u0432\u0430\u043d"

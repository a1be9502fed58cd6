"""A sentence about one's own figures, lists and days opens its screen; a question about the rules keeps its answer, and
nobody sees more than the role allows."""

import json
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from bot.desk.own import wording
from storage.store import Store
from tests.chat import Chat, Shown
from tests.desk.eigen_vragen import EIGEN, HOUDT_ANTWOORD, VRAAGT_DOOR
from tests.desk.kantoor import koppelingen
from tests.speler import plain

NOOR, JIP, CORRIE = 101, 102, 103


@pytest.fixture
async def chat(store: Store) -> AsyncIterator[Chat]:
    """A gemeente with four koppelingen, its provincie and a corporatie."""
    async with Chat(store, datetime(2026, 12, 1, 9, tzinfo=UTC)) as chat:
        chat.add(NOOR, "Haarlemmermeer", "gemeente")
        chat.add(JIP, "Provincie Noord-Holland", "provincie")
        chat.add(CORRIE, "Ymere", "corporatie")
        await koppelingen(chat, NOOR)
        yield chat


async def _first(chat: Chat, person: int, text: str) -> str:
    shown: Sequence[Shown] = [*await chat.type(person, text), *await chat.read()]
    return plain(shown[0].text) if shown else ""


async def test_a_sentence_about_ones_own_opens_its_screen(chat: Chat) -> None:
    """However it is put."""
    missed = []
    for begin, sentences in EIGEN.items():
        for sentence in sentences:
            found = await _first(chat, NOOR, sentence)
            if not fnmatchcase(found, f"{begin}*"):
                missed.append((sentence, found[:80]))
    assert not missed, "\n".join(map(str, missed))


async def test_a_question_about_the_rules_keeps_its_answer(chat: Chat) -> None:
    """Also with "wij", the own gemeente or a number in it: no own screen opens."""
    screens = {begin.split("*")[0] for begin in EIGEN}
    opened = []
    for question in HOUDT_ANTWOORD:
        found = await _first(chat, NOOR, question)
        if found.startswith(tuple(screens)):
            opened.append((question, found[:60]))
    assert len(HOUDT_ANTWOORD) >= 40
    assert not opened, "\n".join(map(str, opened))


async def test_what_asks_on_about_an_answer_opens_no_screen(chat: Chat) -> None:
    """That answer has to do with it first, also where a screen is asked for in words like these."""
    hijacked = []
    for question, further in VRAAGT_DOOR:
        await chat.type(NOOR, question)
        found = await _first(chat, NOOR, further)
        if not found.startswith(("Over: ", "Dat staat niet bij ", "Gaat je vraag hierover?")):
            hijacked.append((question, further, found[:60]))
    assert not hijacked, "\n".join(map(str, hijacked))


async def test_after_an_answer_an_own_screen_still_opens(chat: Chat) -> None:
    """A sentence of us is no question about the answer before it: one of each screen."""
    missed = []
    for begin, sentences in EIGEN.items():
        await chat.type(NOOR, "Wat vergoedt het Faciliteitenbesluit?")
        found = await _first(chat, NOOR, sentences[0])
        if not fnmatchcase(found, f"{begin}*"):
            missed.append((sentences[0], found[:60]))
    assert not missed, "\n".join(map(str, missed))


@pytest.mark.parametrize("sentence", ["hoe staan we ervoor?", "welke zijn te laat", "wat moet ik vandaag doen?"])
async def test_who_may_not_see_it_reads_what_is_possible(chat: Chat, sentence: str) -> None:
    """Who does see it, and buttons to what this role can do; no figure and no case."""
    shown = await chat.type(CORRIE, sentence)
    assert "HLM" not in shown[0].text
    assert "rol" in shown[0].text or "gemeente" in shown[0].text
    assert [text for text, _ in shown[0].buttons][-2:] == ["Open vragen", "Bereken een termijn"]


async def test_a_provincie_sees_its_own_gemeenten(chat: Chat) -> None:
    """Together, or one by name."""
    assert (await _first(chat, JIP, "hoe staan we ervoor")).startswith("Provincie Noord-Holland, 2026-II")
    assert (await _first(chat, JIP, "hoe staat Haarlemmermeer ervoor?")).startswith("Haarlemmermeer, 2026-II")
    assert (await _first(chat, JIP, "achterstand Haarlemmermeer")).startswith("Haarlemmermeer, 2026-II")


@pytest.mark.parametrize(
    "sentence",
    ["welke gemeenten lopen achter?", "hoe staan de gemeenten ervoor", "overzicht van onze gemeenten",
     "welke gemeenten halen het niet?", "wie zit er achter?", "wie staat er op de ladder"],
)  # fmt: skip
async def test_a_provincie_asks_for_its_round_in_words(chat: Chat, sentence: str) -> None:
    """Which a gemeente has not: there it stays a question."""
    round_now = await _first(chat, JIP, "/toezicht")
    assert await _first(chat, JIP, sentence) == round_now
    assert await _first(chat, NOOR, sentence) != round_now
    assert await _first(chat, JIP, "waarom lopen gemeenten achter?") != round_now


@pytest.mark.parametrize("sentence", ["hoe staan we ervoor", "onze doorlooptijd", "wie moet nog tekenen", "te laat?"])
async def test_own_figures_are_shown_inside_open_questions(chat: Chat, sentence: str) -> None:
    """Also while a number is asked, which any word could be: the screen, and the question again."""
    alone = await _first(chat, NOOR, sentence)
    await chat.type(NOOR, "/koppeling 2 nov")
    shown = await chat.type(NOOR, sentence)
    assert plain(shown[0].text) == alone
    assert "vraag 1 van 3" in shown[-1].text


@pytest.mark.parametrize("sentence", ["Urk 2026-I", "urk 2026-1", "dossier Urk 2026-I", "open dossier van urk 2026-I"])
async def test_a_provincie_opens_a_dossier_by_gemeente_and_half_year(chat: Chat, sentence: str) -> None:
    """However the half-year is typed; for anybody else those words open none."""
    chat.add(104, "Provincie Flevoland", "provincie")
    await chat.type(104, "/ladder Urk")
    await chat.press(104, "ld:n:GM0184:2026:1")
    assert (await _first(chat, 104, sentence)).startswith("Urk 2026-I · interventieladder")
    assert "interventieladder" not in await _first(chat, NOOR, sentence)


async def test_a_question_about_the_rules_has_the_screen_as_a_button(chat: Chat) -> None:
    """The answer first."""
    shown = await chat.type(NOOR, "wie betaalt onze achterstand?")
    assert "Waar staan we met de taakstelling?" in [text for text, _ in shown[0].buttons]


@pytest.mark.parametrize(
    ("sentence", "knop"),
    [("wie is er nog op zoek naar een huis", "Koppelingen: woning zoeken")],
)  # fmt: skip
async def test_a_sentence_that_may_ask_for_a_screen_has_it_above_the_answer(
    chat: Chat, sentence: str, knop: str
) -> None:
    """The first button, and it opens that screen."""
    shown = await chat.type(NOOR, sentence)
    assert shown[0].buttons[0][0] == knop
    assert "Haarlemmermeer" in (await chat.press(NOOR, shown[0].button(knop), shown[0].id))[-1].text
    assert knop not in [text for text, _ in (await chat.type(CORRIE, sentence))[0].buttons]


@pytest.mark.parametrize("naam", ["veld", "veld-h", "veld-k"])
async def test_the_field_questions_that_were_read_open_no_screen(chat: Chat, naam: str) -> None:
    """Of people who speak of "wij" and of numbers in them."""
    lines = (Path("tests/knowledge/vragen/eerste") / f"{naam}.jsonl").read_text(encoding="utf-8").splitlines()
    screens = tuple(begin.split("*")[0] for begin in EIGEN if not begin.startswith("Het"))
    questions = [json.loads(line)["q"] for line in lines]
    opened = [question for question in questions if (await _first(chat, NOOR, question)).startswith(screens)]
    assert len(questions) >= 80
    assert not opened


def test_a_line_accounts_for_every_word() -> None:
    """What it does not know makes it another sentence; a word for us is asked where the line says so."""
    line = wording.line("wij achterstand ~groot")
    assert line.says(wording.said("hoe groot is onze achterstand nu?"))
    assert not line.says(wording.said("hoe groot is de achterstand?"))
    assert not line.says(wording.said("onze achterstand en de boete"))
    assert wording.line("stand.").says(wording.said("wat is de stand"))
    assert not wording.line("stand.").says(wording.said("wat is het standpunt"))

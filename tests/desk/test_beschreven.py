"""An own case that is described and not named, and what happened without its case: the one that fits opens,
more stand behind buttons, and nothing is recorded by typing."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from storage.store import Store
from tests.chat import Chat, Shown
from tests.desk.kantoor import koppelingen
from tests.speler import plain

NOOR, CORRIE, BUUR = 101, 103, 104


@pytest.fixture
async def chat(store: Store) -> AsyncIterator[Chat]:
    """Two gemeenten, the first with four koppelingen, and a corporatie."""
    async with Chat(store, datetime(2026, 12, 1, 9, tzinfo=UTC)) as chat:
        chat.add(NOOR, "Haarlemmermeer", "gemeente")
        chat.add(CORRIE, "Ymere", "corporatie")
        chat.add(BUUR, "Almere", "gemeente")
        await koppelingen(chat, NOOR)
        yield chat


def _offered(shown: Shown) -> list[str]:
    return [text for text, _ in shown.buttons if text.startswith("HLM")]


@pytest.mark.parametrize(
    ("sentence", "case"),
    [
        ("ligt die zaak met drie mensen op schema", "HLM-26-014"),
        ("hoe staat het met het gezin van 5?", "HLM-26-034"),
        ("die alleenstaande, hoe staat het daarmee", "HLM-26-033"),
        ("hoe gaat het met de alleenstaande?", "HLM-26-033"),
        ("de zaak van 14 september", "HLM-26-014"),
        ("wanneer moet het gezin van 5 uiterlijk tekenen?", "HLM-26-034"),
        ("kun je laten zien wanneer het gezin van vijf uiterlijk verhuisd moet zijn", "HLM-26-034"),
        ("die van drie personen", "HLM-26-014"),
        ("welke van mij was ook alweer dat stel, 2 pers", "HLM-26-021"),
    ],
)
async def test_the_one_case_that_is_described_opens(chat: Chat, sentence: str, case: str) -> None:
    """No other fits; to who may see it."""
    shown = (await chat.type(NOOR, sentence))[0]
    assert plain(shown.text).startswith(case)
    for other in (CORRIE, BUUR):
        assert "HLM" not in (await chat.type(other, sentence))[0].text


@pytest.mark.parametrize(
    ("sentence", "cases"),
    [
        ("alle koppelingen van november", ["HLM-26-034", "HLM-26-033"]),
        ("welke gezinnen zijn in september gekoppeld", ["HLM-26-021", "HLM-26-014"]),
        ("koppelingen van vorige maand", ["HLM-26-034", "HLM-26-033"]),
    ],
)
async def test_of_several_that_fit_each_is_offered(chat: Chat, sentence: str, cases: list[str]) -> None:
    """With what tells it from others; to who may see it."""
    shown = (await chat.type(NOOR, sentence))[0]
    assert _offered(shown) == cases
    assert "gekoppeld" in shown.text or "koppelingsdatum" in shown.text
    for other in (CORRIE, BUUR):
        assert not _offered((await chat.type(other, sentence))[0])


async def test_two_of_one_description_are_both_offered(chat: Chat) -> None:
    """Nobody guesses between two."""
    shown = await chat.type(NOOR, "/koppeling HLM-26-035 24-11-2026 5")
    await chat.press(NOOR, shown[-1].button("Klopt"), shown[-1].id)
    assert _offered((await chat.type(NOOR, "hoe staat het met het gezin van 5?"))[0]) == ["HLM-26-035", "HLM-26-034"]


@pytest.mark.parametrize(
    ("sentence", "case", "step"),
    [
        ("de woning is gevonden voor het echtpaar", "HLM-26-021", "woonruimte gevonden"),
        (
            "huis voor het gezin van vijf, tekenafspraak volgende week woensdag",
            "HLM-26-034",
            "Tekenafspraak: wo 9 dec 2026",
        ),
        ("het gezin van vijf heeft gisteren getekend", "HLM-26-034", "getekend op ma 30 nov 2026"),
    ],
)
async def test_what_happened_to_the_one_that_is_described_is_proposed(
    chat: Chat, sentence: str, case: str, step: str
) -> None:
    """With what tells it from others, and nothing is recorded."""
    before = chat.store.db.execute("select count(*) from geschiedenis").fetchone()
    shown = (await chat.type(NOOR, sentence))[0]
    assert plain(shown.text).startswith(case)
    assert step in plain(shown.text)
    assert chat.store.db.execute("select count(*) from geschiedenis").fetchone() == before


@pytest.mark.parametrize(
    "sentence",
    [
        "ze hebben getekend!",
        "Contract is getekend!",
        "we hebben gisteren een woning gevonden",
    ],
)
async def test_what_happened_without_its_case_is_asked_back(chat: Chat, sentence: str) -> None:
    """Which case it is; the press proposes the step for that case, with the day that was said, and records nothing."""
    asked = (await chat.type(NOOR, sentence))[0]
    assert "bij welke zaak?" in asked.text
    assert "HLM-26-021" in _offered(asked)
    before = chat.store.db.execute("select count(*) from geschiedenis").fetchone()
    shown = (await chat.press(NOOR, asked.button("HLM-26-021"), asked.id))[-1]
    assert "HLM-26-021" in shown.text
    assert chat.store.db.execute("select count(*) from geschiedenis").fetchone() == before


async def test_the_day_that_was_said_goes_along(chat: Chat) -> None:
    """From the sentence to the proposal."""
    asked = (await chat.type(NOOR, "ze hebben gisteren getekend"))[0]
    shown = (await chat.press(NOOR, asked.button("HLM-26-014"), asked.id))[-1]
    assert shown.button("Leg vast: ma 30 nov 2026")


async def test_the_button_is_for_who_may_take_the_step(chat: Chat) -> None:
    """Another gemeente that has it learns nothing."""
    asked = (await chat.type(NOOR, "ze hebben getekend"))[0]
    shown = await chat.press(BUUR, asked.button("HLM-26-014"), 1)
    assert "HLM" not in "".join(item.text for item in shown)


@pytest.mark.parametrize(
    "sentence",
    [
        "wat als het gezin van 5 weigert", "telt het gezin van 5 mee voor de taakstelling", "grote gezinnen",
        "mag een gezin van 5 in een flat", "ze hebben de woning geweigerd", "hebben ze getekend?",
        "wie betaalt voor het gezin van 3",
        "wanneer moet een gezin van 5 uiterlijk tekenen", "de taakstelling is niet gehaald",
    ],
)  # fmt: skip
async def test_a_question_about_the_rules_keeps_its_answer(chat: Chat, sentence: str) -> None:
    """No case is offered for it; a refusal has its own road."""
    assert not _offered((await chat.type(NOOR, sentence))[0])


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("herinner me een week van tevoren aan HLM-26-034", "ma 25 jan 2027"),
        ("kan ik een berichtje krijgen twee dagen voor het tekenen van HLM-26-034?", "vr 29 jan 2027"),
        ("seintje 3 werkdagen voor het tekenen van HLM-26-034", "wo 27 jan 2027"),
    ],
)
async def test_a_reminder_is_counted_back_from_what_is_to_come(chat: Chat, sentence: str, day: str) -> None:
    """From the last day that leads, on a working day."""
    shown = (await chat.type(NOOR, sentence))[0]
    assert shown.button(f"Herinner me {day}")


async def test_the_own_gemeente_by_name_is_ours(chat: Chat) -> None:
    """A question with its name finds what "our gemeente" finds."""
    named = (await chat.type(NOOR, "Waar wordt de taakstelling van Haarlemmermeer op gebaseerd?"))[0]
    ours = (await chat.type(NOOR, "Waar wordt de taakstelling van onze gemeente op gebaseerd?"))[0]
    assert named.text == ours.text
    assert "Dat weet ik niet" not in ours.text


@pytest.mark.parametrize(
    "sentence", ["HLM-26-033 woning gevonden maandag", "woning gevonde voor HLM-26-033, vrijdg gevonden"]
)
async def test_the_day_of_finding_is_not_the_day_of_signing(chat: Chat, sentence: str) -> None:
    """A day of the week may have been: what is asked is then not filled in with it."""
    shown = await chat.type(NOOR, sentence)
    assert "Wanneer wordt er getekend?" in shown[-1].text
    assert not [text for text, _ in shown[-1].buttons if text.startswith("Leg vast")]


@pytest.mark.parametrize(
    "sentence", ["HLM-26-033 huis gevonden, tekenen vrijdag", "afspraak gemaakt voor HLM-26-033, vrijdag"]
)
async def test_a_day_by_the_name_of_what_is_asked_is(chat: Chat, sentence: str) -> None:
    """By any word of its stem."""
    assert (await chat.type(NOOR, sentence))[-1].button("Leg vast: vr 4 dec 2026")


async def test_a_word_of_its_own_is_no_slip(chat: Chat) -> None:
    """ "gebeld" is one letter from "geteld": no step is said."""
    shown = await chat.type(NOOR, "wil je HLM-26-021 openen, ik word gebeld door de regievoerder")
    assert "kan nu niet" not in shown[-1].text
    assert "HLM-26-021" in shown[-1].text


async def test_a_koppeling_begins_by_the_name_of_its_day(chat: Chat) -> None:
    """Everything is told, so all of it is asked back at once."""
    shown = (await chat.type(NOOR, "HLM-26-041, 3 pers, koppelingsdatum 30-11"))[-1]
    assert "Nieuwe koppeling" in shown.text
    assert shown.button("Klopt")
    named = await chat.type(NOOR, "wat is de koppelingsdatum van HLM-26-021")
    assert "Nieuwe koppeling · klopt dit?" not in named[0].text


async def test_an_appointment_moves_in_a_whole_sentence(chat: Chat) -> None:
    """That it does not go on, and when it is instead."""
    shown = await chat.type(NOOR, "HLM-26-014 tekenafspraak 3 december")
    await chat.press(NOOR, shown[-1].button("Leg vast"), shown[-1].id)
    for sentence in (
        "tekenen van HLM-26-014 gaat niet door donderdag, wordt vrijdag 4 dec",
        "de tekenafspraak van HLM-26-014 is verzet naar 7 december",
        "HLM-26-014: andere tekendatum, wordt maandag",
    ):
        moved = (await chat.type(NOOR, sentence))[-1]
        assert moved.button("Klopt"), sentence
        assert "Tekenafspraak: " in moved.text
    done = await chat.press(NOOR, moved.button("Klopt"), moved.id)
    assert "7 dec 2026" in done[-1].text


@pytest.mark.parametrize(
    "sentence",
    ["gekoppeld 2 november 2026", "gekoppeld op 2 november", "koppelingsdatum 2-11", "koppelingsdatum was 2 nov"],
)
async def test_a_day_alone_gives_what_follows_from_it(chat: Chat, sentence: str) -> None:
    """The last days first; the way to record it stands below them."""
    shown = (await chat.type(NOOR, sentence))[0]
    assert "Teken uiterlijk ma 11 jan 2027" in plain(shown.text)
    assert shown.button("Leg deze koppeling vast")


async def test_a_day_with_persons_begins_one(chat: Chat) -> None:
    """And a day with a dash is no number of a case."""
    shown = (await chat.type(NOOR, "koppelingsdatum was 30-11 met 3 personen"))[-1]
    assert "Wat is je eigen zaaknummer?" in shown.text

"""A message that shows a question can be changed wherever it is: waiting, under way, arrived, or never arrived."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.desk.visit import Post, amend, send
from bot.screens.message import Bericht, Knop
from storage.outbox import Sent
from storage.store import Store
from tests.chat import Chat, at
from tests.partijen.gezelschap import ALMERE, BAS, COA, DIJK, HAARD, JIP, KIM, LELYSTAD, NOOR, ROBIN, Gezelschap
from tests.people import chat_of

ASKED = Bericht("Weten jullie een woning?", ((Knop("Ja", "va:a:1:ja"),),))
DONE = Bericht("Al beantwoord.")
NOW = at("2026-03-02")


def _edits(chat: Chat) -> list[tuple[object, object]]:
    return [(data["message_id"], data["text"]) for name, data in chat.wire.calls if name == "editMessageText"]


def _sent(chat: Chat) -> list[object]:
    return [data["text"] for name, data in chat.wire.calls if name == "sendMessage"]


async def test_waiting_message_is_sent_as_changed(store: Store) -> None:
    """What was not sent yet is sent as it is now, and once."""
    chat, post = Chat(store, NOW), Post()
    with store.atomic():
        row = send(chat.office, post, chat_of(store, 7), ASKED, NOW, ping=True)
        amend(chat.office, post, row.id, DONE, NOW)
    async with chat:
        await chat.read()
    assert _sent(chat) == ["Al beantwoord."]
    assert _edits(chat) == []


async def test_change_follows_a_message_under_way(store: Store) -> None:
    """A message that was claimed gets the change once it has a number."""
    chat, post = Chat(store, NOW), Post()
    with store.atomic():
        row = send(chat.office, post, chat_of(store, 7), ASKED, NOW, ping=True)
        store.outbox.claim([row.id])
        amend(chat.office, post, row.id, DONE, NOW)
        store.outbox.mark([Sent(row.id, "verstuurd", 77)])
    async with chat:
        await chat.read()
    assert _edits(chat) == [(77, "Al beantwoord.")]


async def test_message_that_never_arrived_is_left_alone(store: Store) -> None:
    """Somebody who never got the question does not hear that it was answered."""
    chat, post = Chat(store, NOW), Post()
    with store.atomic():
        refused = send(chat.office, post, chat_of(store, 7), ASKED, NOW, ping=True)
        late = send(chat.office, post, chat_of(store, 8), ASKED, NOW, ping=True)
        store.outbox.claim([refused.id, late.id])
        store.outbox.mark([Sent(refused.id, "geweigerd")])
        amend(chat.office, post, refused.id, DONE, NOW)
        amend(chat.office, post, late.id, DONE, NOW)
        store.outbox.mark([Sent(late.id, "geweigerd")])
    async with chat:
        await chat.read()
    assert _edits(chat) == []
    assert _sent(chat) == []


async def test_only_the_last_change_is_carried(store: Store) -> None:
    """Two changes that wait at one moment become one."""
    chat, post = Chat(store, NOW), Post()
    with store.atomic():
        row = send(chat.office, post, chat_of(store, 7), ASKED, NOW, ping=True)
        store.outbox.claim([row.id])
        store.outbox.mark([Sent(row.id, "verstuurd", 77)])
        amend(chat.office, post, row.id, Bericht("Eerst dit."), NOW)
        amend(chat.office, post, row.id, DONE, NOW)
    async with chat:
        await chat.read()
    assert _edits(chat) == [(77, "Al beantwoord.")]


# ---------------------------------------------------------------- who is asked, and how


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Gezelschap]:
    """Almere with a case that waits for a home."""
    company = Gezelschap(tmp_path, NOW)
    company.link(ALMERE, "corporatie", DIJK)
    for text in ("nieuwe koppeling", "Z-0412", "1 maart", "4", "klopt"):
        company.type(NOOR, text)
    yield company
    company.close()


def test_party_of_one_gemeente_is_asked_at_once(there: Gezelschap) -> None:
    """A corporatie of one gemeente gets the question itself, every member of it, and nobody else."""
    there.push(NOOR, "Vraag de corporatie")
    told = there.push(NOOR, "Stel deze vraag")
    assert sorted(seen.chat for seen in told if "Woonruimte gezocht" in seen.tekst) == [KIM, BAS]


def test_party_of_two_gemeenten_gets_a_bundle(there: Gezelschap) -> None:
    """Once a second gemeente works with the corporatie, its questions come together on the next working day."""
    there.link(LELYSTAD, "corporatie", DIJK)
    there.push(NOOR, "Vraag de corporatie")
    told = there.push(NOOR, "Stel deze vraag")
    assert {seen.chat for seen in told} == {NOOR}
    assert {seen.chat for seen in there.wait(days=1) if "Z-0412" in seen.tekst} >= {KIM, BAS}
    assert not [seen for seen in there.wait(hours=3) if seen.chat in (KIM, BAS)]


def test_bundle_waits_for_a_working_day(there: Gezelschap) -> None:
    """Asked on Friday, bundled on Monday."""
    there.wait(days=4)
    there.link(ALMERE, "regievoerder", COA)
    there.press(NOOR, "k:1")
    there.push(NOOR, "Profiel niet compleet")
    there.push(NOOR, "Stel deze vraag")
    assert [seen for day in (1, 2) for seen in there.wait(days=1) if seen.chat == ROBIN and day] == []
    assert [seen.chat for seen in there.wait(days=1) if "Z-0412" in seen.tekst and seen.chat == ROBIN] == [ROBIN]


def test_party_that_cannot_be_reached_is_not_on_the_bot(there: Gezelschap) -> None:
    """Where everybody of the party blocked the bot, the gemeente gets the text to send."""
    with there.store.atomic():
        for chat in (KIM, BAS):
            there.store.addresses.set_reachable(chat_of(there.store, chat), there.now)
    there.push(NOOR, "Vraag de corporatie")
    assert "niet op Ketenbot" in there.messages[max(there.messages)].tekst
    there.press(NOOR, "v:d:1:woonruimte:2")
    assert there.store.vragen.of_case(1) == []


def test_same_question_is_not_put_twice(there: Gezelschap) -> None:
    """Two officers who ask the same of the same party have asked it once."""
    there.push(NOOR, "Vraag de corporatie")
    action = next(a for chat, _, text, a in there.ever if text == "Stel deze vraag" and chat == NOOR)
    there.press(NOOR, action)
    there.press(NOOR, action)
    assert len(there.store.vragen.of_case(1)) == 1
    assert len([1 for chat, _, text, _ in there.ever if chat == KIM and text == "Nog niets"]) == 1


def test_two_answers_at_one_moment(there: Gezelschap) -> None:
    """Two people finish an answer one after the other: the first counts, the second sees it."""
    there.push(NOOR, "Vraag de corporatie")
    there.push(NOOR, "Stel deze vraag")
    for who in (KIM, BAS):
        there.push(who, "Woning gevonden")
    for text in ("W-1", "sla over", "sla over", "sla over", "klopt"):
        there.type(KIM, text)
    late = there.press(BAS, "va:a:1:gevonden")
    assert "Al beantwoord door P104" in late[-1].tekst
    row = there.store.vragen.get(1)
    assert row is not None
    assert (row.stand, row.antwoord_feiten["woning"]) == ("voorstel", "W-1")
    assert JIP not in {seen.chat for seen in there.messages.values()}


STRANGE = (
    "v v: v:s v:s:x:y v:s:1:onzin v:p:1:woonruimte:999 v:m:1:x va: va:a:1 va:o:x vl vl:x vp vp:x vp:1:onzin:0"
    " vp:1:corporatie:0:9:7 v:o:99999999999999999999 va:o:99999999999999999999"
)


@pytest.mark.parametrize("words", STRANGE.split())
def test_strange_buttons_get_a_word(there: Gezelschap, words: str) -> None:
    """A button that nobody made is answered, and changes nothing."""
    for who in (NOOR, KIM, ROBIN):
        said = there.press(who, words)
        assert [seen.chat for seen in said] == [who]
    assert there.store.vragen.of_case(1) == []


def test_huis_en_haard_is_not_asked(there: Gezelschap) -> None:
    """A corporatie that the gemeente does not work with cannot be asked, whatever is pressed."""
    found = there.store.people.organisatie_by_name(HAARD)
    assert found is not None
    there.press(NOOR, f"v:d:1:woonruimte:{found.id}")
    assert there.store.vragen.of_case(1) == []


def test_list_is_turned_by_page(there: Gezelschap) -> None:
    """Ten questions stand on two pages, whatever page is asked for."""
    for number in range(10):
        for text in ("nieuwe koppeling", f"L-{number}", "1 maart", "4", "klopt"):
            there.type(NOOR, text)
        there.push(NOOR, "Vraag de corporatie")
        there.push(NOOR, "Stel deze vraag")
    first = there.type(KIM, "/vragen")[-1]
    assert "Wacht op jullie antwoord (10)" in first.tekst
    assert [text for text, _ in first.knoppen][:1] == ["L-0"]
    second = there.push(KIM, "Volgende")[-1]
    assert [text for text, _ in second.knoppen] == ["L-8", "L-9", "◀ Vorige"]
    assert [text for text, _ in there.press(KIM, "vl:99")[-1].knoppen] == ["L-8", "L-9", "◀ Vorige"]
    assert "Door jullie gevraagd (10)" in there.type(NOOR, "/vragen")[-1].tekst


def test_who_asks_and_is_asked_sees_both(there: Gezelschap) -> None:
    """Somebody of the gemeente who works for the corporatie as well sees both lists; the same question stands once."""
    there.add(NOOR, DIJK, "corporatie")
    there.push(NOOR, "Vraag de corporatie")
    there.push(NOOR, "Stel deze vraag")
    seen = there.type(NOOR, "/vragen")[-1]
    assert "Wacht op jullie antwoord (1)" in seen.tekst
    assert "Door jullie gevraagd" not in seen.tekst
    assert len(seen.knoppen) == 1

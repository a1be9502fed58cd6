"""Going back to a copy: everybody hears it, nothing comes a second time unmarked, and what was wiped stays wiped."""

import shutil
import stat
from collections import Counter
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.mail.telegram import CHANNEL
from bot.run import clock
from storage.store import Store, open_store, serving_lock
from storage.trust import keeping, wipes
from storage.trust.copies import backup
from storage.trust.going_back import go_back, tidy
from tests.chat import Chat
from tests.e2e.processes import Nursery, Telegram, environment, until
from tests.e2e.test_beside import code_of

THEN = datetime(2026, 4, 13, 8, tzinfo=UTC)
NOOR, BO, ANN, BEHEER = 101, 102, 103, 900
MARK = "mogelijk dubbel"


class World:
    """A bot that is served, copied, goes on, and is put back; the people's phones stay as they are."""

    def __init__(self, folder: Path) -> None:
        self.path, self.copy = folder / "ketenbot.db", folder / "k2.db"
        self.chat = self._open(None)
        self.chat.add(NOOR, "Almere", "gemeente", "Noor")
        self.chat.add(ANN, "Almere", "coordinator", "Ann")
        self.chat.add(BO, "Lelystad", "gemeente", "Bo")

    def _open(self, before: Chat | None, now: datetime = THEN) -> Chat:
        self.served = ExitStack()
        slot = self.served.enter_context(serving_lock(self.path))
        store = open_store(self.path, mode="proef")
        self.served.callback(store.close)
        keeping.serve(store, self.path, slot, now)
        chat = Chat(store, now, [BEHEER])
        if before is not None:
            _same_phones(chat, before)
        return chat

    @property
    def store(self) -> Store:
        """The database that is served now."""
        return self.chat.store

    async def register(self, person: int, number: str) -> int:
        """A koppeling of this person's; gives its id."""
        for words in ("Nieuwe koppeling", number, "vandaag", "vier"):
            shown = await self.chat.type(person, words)
        await self.chat.press(person, shown[-1].button("Klopt"))
        return int(self.store.db.execute("select max(id) from zaken").fetchone()[0])

    def back_up(self) -> None:
        """A copy, as it is now."""
        backup(self.path, self.copy, self.chat.now)

    def back(self, *, by_hand: bool = False, book: bool = True) -> None:
        """Stop, put the copy back, and start an hour later."""
        self.served.close()
        if not book:
            wipes.book(self.path).unlink()
            wipes.book(self.copy).unlink(missing_ok=True)
        if by_hand:
            for tail in ("-wal", "-shm"):
                self.path.with_name(self.path.name + tail).unlink(missing_ok=True)
            shutil.copy(self.copy, self.path)
        else:
            if not book:
                self.path.unlink()
            with serving_lock(self.path) as slot:
                go_back(self.copy, self.path, "proef", slot, self.chat.now)
        self.chat = self._open(self.chat, self.chat.now + timedelta(hours=1))


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Noor and coordinator Ann of Almere, Bo of Lelystad."""
    return World(tmp_path)


def _texts(chat: Chat, person: int) -> list[str]:
    return [shown.text for shown in chat.shown if shown.chat == person]


@pytest.mark.parametrize("by_hand", [False, True], ids=["herstel", "met de hand"])
async def test_the_drill(world: World, by_hand: bool) -> None:
    """Forty answers wait when the copy is made; all arrive; then the copy is put back."""
    async with world.chat as chat:
        kept = await world.register(NOOR, "Z-0412")
        chat.wire.refuse["sendMessage"] = (500, {"description": "Internal Server Error"})
        for day in range(1, 15):
            for person in (NOOR, BO, ANN):
                await chat.intake.take(_typed(chat, person, f"/termijn {day}-3-2026"))
        world.back_up()
        waiting = world.store.outbox.open_counts()
        assert sum(waiting.values()) >= 40
        chat.wire.refuse.clear()
    async with (chat := Chat(world.store, THEN, [BEHEER])):
        world.chat = _same_phones(chat, world.chat)
        await chat.read()
        assert not world.store.outbox.open_counts()
        lost = await world.register(NOOR, "Z-0500")
        button = next(action for shown in reversed(chat.shown) for _, action in shown.buttons if f":{lost}:" in action)
        under = chat.shown[-1].id
    said = {person: Counter(_texts(chat, person)) for person in (NOOR, BO, ANN)}
    world.back(by_hand=by_hand)
    async with world.chat as chat:
        before = len(chat.shown)
        await chat.type(BO, "/termijn 1-6-2026")
        for person in (NOOR, BO, ANN):
            fresh = [shown for shown in chat.shown[before:] if shown.chat == person]
            assert any("teruggezet naar de stand van" in shown.text for shown in fresh), person
            again = Counter(_texts(chat, person)) - said[person]
            assert not [text for text in again if text in said[person] and MARK not in text]
        told = next(s for s in chat.shown[before:] if s.chat == NOOR and "teruggezet" in s.text)
        assert "Z-0412" in told.text
        assert "Z-0500" not in told.text
        assert told.button("Nieuwe koppeling")
        shown = await chat.press(NOOR, button, under)
        assert "Ketenbot is teruggezet naar dat moment" in shown[-1].text
        assert shown[-1].button("Nieuwe koppeling")
        shown = await chat.press(NOOR, f"s:{lost}:koppeling:teken:gevonden", 1)
        assert "Ketenbot is teruggezet naar dat moment" in shown[-1].text
        new = await world.register(NOOR, "Z-0600")
        assert new > lost + 900_000
        assert kept < 1000
        count = sum("teruggezet naar de stand" in text for text in _texts(chat, NOOR))
        assert count == 1


def _typed(chat: Chat, person: int, text: str) -> dict[str, object]:
    number = chat._next()
    who = {"id": person, "is_bot": False, "first_name": "P"}
    message = {"message_id": number, "date": int(chat.now.timestamp()), "chat": {"id": person, "type": "private"},
               "from": who, "text": text}  # fmt: skip
    return {"update_id": chat._next(), "message": message}


def _same_phones(chat: Chat, before: Chat) -> Chat:
    chat.wire.calls.extend(before.wire.calls)
    chat.wire._message = before.wire._message
    chat.wire.typed, chat._update, chat._read = before.wire.typed, before._update, len(before.wire.calls)
    chat.shown = [*before.shown]
    return chat


@pytest.mark.parametrize("by_hand", [False, True], ids=["herstel", "met de hand"])
async def test_what_was_ended_stays_ended(world: World, by_hand: bool) -> None:
    """A wiped case, withdrawn access, a used code and a revoked link; before the first message."""
    async with world.chat as chat:
        case = await world.register(NOOR, "WEG-4711")
        stays = await world.register(NOOR, "BLIJFT-26-001")
        with world.store.atomic():
            bo = world.store.people.by_address(CHANNEL, str(BO))
            assert bo is not None
            world.store.agenda.set(bo.id, "geheim", chat.now)
        shown = await chat.type(ANN, "/uitnodigen")
        code = shown[-1].text.partition("?start=")[2].split('"')[0].split()[0]
        world.back_up()
        await chat.press(NOOR, f"w:{case}:ja")
        await chat.type(77, f"/start {code}")
        with world.store.atomic():
            world.store.agenda.revoke(bo.id)
            assert world.store.people.block(CHANNEL, str(BO), chat.now)
        assert world.store.cases.get(case) is None
    world.back(by_hand=by_hand)
    store = world.store
    assert [row[0] for row in store.db.execute("select referentie from zaken")] == ["BLIJFT-26-001"]
    assert store.cases.get(stays) is not None
    assert store.db.execute("select count(*) from agendalinks").fetchone() == (0,)
    again = store.people.by_address(CHANNEL, str(BO))
    assert again is not None
    assert again.lidmaatschappen == ()
    life = store.levens.last
    assert life is not None
    assert life.opnieuw == {"zaak": 1, "toegang": 1, "code": 1, "agenda": 1}
    async with world.chat as chat:
        shown = await chat.type(78, f"/start {code}")
        assert "Deze code" in shown[-1].text or "niet" in shown[-1].text
        assert store.people.by_address(CHANNEL, "78") is None
        before = len(chat.shown)
        await chat.type(NOOR, "/zaken")
        assert "BLIJFT-26-001" in "".join(shown.text for shown in chat.shown[before:])
        assert "WEG-4711" not in "".join(shown.text for shown in chat.shown[before:])
        assert not any("teruggezet" in text for text in _texts(chat, BO))


async def test_a_question_of_the_lost_stretch_says_so(world: World) -> None:
    """Its gesprek is gone; a new one gets another number."""
    async with world.chat as chat:
        world.back_up()
        shown = await chat.type(NOOR, "Nieuwe koppeling")
        action, under = shown[-1].button("Annuleer"), shown[-1].id
    world.back()
    async with world.chat as chat:
        await chat.type(NOOR, "/start")
        shown = await chat.press(NOOR, action, under)
        assert "Ketenbot is teruggezet naar dat moment" in shown[-1].text
        shown = await chat.type(NOOR, "Nieuwe koppeling")
        shown = await chat.press(NOOR, shown[-1].button("Annuleer"))
        assert "teruggezet" not in shown[-1].text


async def test_who_was_forgotten_stays_forgotten(world: World) -> None:
    """Name, address and access; also where the copy still had them."""
    async with world.chat as chat:
        world.back_up()
        await chat.press(BO, "vg:ja")
    world.back()
    names = [row[0] for row in world.store.db.execute("select naam from personen order by id")]
    assert "Bo" not in names
    assert world.store.people.by_address(CHANNEL, str(BO)) is None
    async with world.chat as chat:
        shown = [one.text for one in await chat.type(BO, "/zaken") if one.chat == BO]
        assert len(shown) == 1
        assert "uitnodiging nodig" in shown[0]


async def test_who_was_let_in_again_stays_in(world: World) -> None:
    """The last thing that happened counts."""
    async with world.chat as chat:
        world.back_up()
        with world.store.atomic():
            bo = world.store.people.by_address(CHANNEL, str(BO))
            assert bo is not None
            world.store.colleagues.lock(bo.id, bo.lidmaatschappen[0].organisatie.id, chat.now)
            world.store.colleagues.lock(bo.id, bo.lidmaatschappen[0].organisatie.id, None)
    world.back()
    back = world.store.people.by_address(CHANNEL, str(BO))
    assert back is not None
    assert back.lidmaatschappen


async def test_reminders_fall_due_anew_once_and_are_marked(world: World) -> None:
    """The morning of the lost stretch comes once more, and says so; the next is as always."""
    async with world.chat as chat:
        await world.register(NOOR, "Z-0412")
        world.back_up()
        mornings = [shown for shown in await chat.step_to(THEN + timedelta(days=15)) if shown.chat == NOOR]
        assert mornings
    world.back()
    async with world.chat as chat:
        await chat.type(NOOR, "/start")
        before = len(chat.shown)
        clock.tick(chat.office, chat.courier)
        await chat.read()
        fresh = [shown.text for shown in chat.shown[before:] if shown.chat == NOOR]
        assert len(fresh) == 1
        assert MARK in fresh[0]
        later = [s.text for s in await chat.step_to(chat.now + timedelta(days=14)) if s.chat == NOOR]
        assert later
        assert not any(MARK in text for text in later)


async def test_without_wisboek_it_waits_for_the_beheerder(world: World) -> None:
    """Nobody hears, sees or records anything until one confirms; then everybody hears of it."""
    async with world.chat as chat:
        await chat.type(BEHEER, "/start")
        await world.register(NOOR, "Z-0412")
        world.back_up()
    world.back(book=False)
    async with world.chat as chat:
        for words in ("/zaken", "Nieuwe koppeling", "wat is fase 2?"):
            shown = await chat.type(NOOR, words)
            assert ["wacht op de beheerder" in one.text for one in shown] == [True]
        await chat.step_to(chat.now + timedelta(days=10))
        assert not any("teruggezet naar de stand van" in text and "wacht" not in text for text in _texts(chat, NOOR))
        shown = await chat.press(NOOR, "tgz:ja")
        assert "wacht op de beheerder" in shown[-1].text
        shown = await chat.type(BEHEER, "/start")
        await chat.press(BEHEER, shown[-1].button("Ik heb het nagekeken"))
        assert any("Kijk na wat je daarna vastlegde" in text for text in _texts(chat, NOOR))
        shown = await chat.type(NOOR, "/zaken")
        assert "Z-0412" in shown[-1].text


async def test_twice_back_gives_no_id_a_second_time(world: World) -> None:
    """Each life has its own range, whichever copy it began from."""
    seen: set[int] = set()
    world.back_up()
    for number in range(4):
        async with world.chat:
            found = await world.register(NOOR, f"Z-{number}")
        assert found not in seen
        seen.add(found)
        world.back(by_hand=number % 2 == 1)


async def test_a_restart_is_no_restore(world: World) -> None:
    """A kill, a stop and a file that was moved whole: nobody hears anything."""
    async with world.chat:
        await world.register(NOOR, "Z-0412")
    world.served.close()
    world.chat = world._open(world.chat)
    assert world.store.levens.last is None


def test_the_wisboek_tells_nothing_and_is_ours_alone(world: World) -> None:
    """Hashes under a key that only the database has; nobody else may read it."""
    book = wipes.book(world.path)
    world.back_up()
    for file in (book, wipes.book(world.copy), world.copy):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    key = world.store.get_meta(wipes.KEY)
    assert key is not None
    assert key not in book.read_text(encoding="ascii")


def test_the_old_file_goes_after_its_time(world: World) -> None:
    """After so many days, or at once when the operator says so."""
    world.back_up()
    world.back()
    assert tidy(world.path, datetime.now(UTC), 7) == 0
    assert tidy(world.path, datetime.now(UTC) + timedelta(days=8), 7) == 1
    assert not list(world.path.parent.glob("*.oud*"))


@pytest.mark.slow
def test_the_drill_as_an_operator_does_it(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """With the commands, a Telegram that refuses while the copy is made, and a case of after it."""
    settings = environment(standin, KETENBOT_BEHEERDERS=str(BEHEER), KETENBOT_LIMIET="1000")
    standin.people(NOOR, BO, BEHEER)
    bot = home.start(tmp_path, **settings).ready()
    for person in (NOOR, BO):
        standin.say(person, _invite(home, tmp_path, settings))
    until(lambda: bot.rows("select count(*) from personen") == [(2,)], "binnen")
    until(lambda: standin.waiting() == 0, "gelezen")
    standin.fails("sendMessage", status=500, antwoord={"description": "Internal Server Error"}, keer=0)
    standin.say_many([(person, f"/termijn {day}-3-2026") for day in range(1, 21) for person in (NOOR, BO)])
    until(lambda: bot.rows("select count(*) from outbox where stand in ('klaar', 'geclaimd')")[0][0] >= 40, "wachten")
    assert home.command(tmp_path, "backup", "k2.db", **settings).returncode == 0
    standin.well_again()
    until(lambda: bot.rows("select count(*) from outbox where stand in ('klaar', 'geclaimd')") == [(0,)], "bezorgd")
    _register(standin, NOOR, "Z-0500")
    until(lambda: bot.rows("select count(*) from zaken") == [(1,)], "vastgelegd")
    until(lambda: bot.rows("select count(*) from outbox where stand in ('klaar', 'geclaimd')") == [(0,)], "bezorgd")
    bot.stop()
    before = {person: Counter(standin.answers(person)) for person in (NOOR, BO)}
    said = home.command(tmp_path, "herstel", "k2.db", **settings)
    assert said.returncode == 0, said.stderr
    assert "wachtende berichten vervallen" in said.stdout
    bot = home.start(tmp_path, **settings).ready()
    for person in (NOOR, BO):
        standin.hears(person, "teruggezet naar de stand van")
        again = Counter(standin.answers(person)) - before[person]
        assert [text for text in again if MARK not in text and text in before[person]] == []
        assert sum("teruggezet naar de stand van" in text for text in again) == 1
    assert bot.rows("select count(*) from zaken") == [(0,)]
    assert home.command(tmp_path, "controle", **settings).returncode == 0
    bot.stop()


@pytest.mark.slow
def test_a_log_that_was_lost_at_a_kill_is_recognised(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """The -wal belongs to the file: without it the file is an older one, and everybody hears so."""
    settings = environment(standin, KETENBOT_BEHEERDERS=str(BEHEER))
    standin.people(NOOR, BEHEER)
    bot = home.start(tmp_path, **settings).ready()
    standin.say(NOOR, _invite(home, tmp_path, settings))
    until(lambda: bot.rows("select count(*) from personen") == [(1,)], "binnen")
    bot.stop()
    bot = home.start(tmp_path, **settings).ready()
    log = tmp_path / "ketenbot.db-wal"
    until(lambda: log.stat().st_size == 0, "de eerste ronde van de klok is klaar")
    standin.say(NOOR, "/termijn 1-3-2026")
    standin.hears(NOOR, "1 maart 2026")
    until(lambda: bot.rows("select count(*) from outbox where stand in ('klaar', 'geclaimd')") == [(0,)], "bezorgd")
    bot.kill()
    for tail in ("-wal", "-shm"):
        (tmp_path / f"ketenbot.db{tail}").unlink()
    bot = home.start(tmp_path, **settings).ready()
    standin.hears(NOOR, "teruggezet naar de stand van")
    bot.stop()


def _register(standin: Telegram, person: int, number: str) -> None:
    standin.say(person, f"/koppeling {number} vandaag 4")
    shown = standin.hears(person, number)
    buttons = [button for row in shown["reply_markup"]["inline_keyboard"] for button in row]
    standin.press(person, shown["message_id"], buttons[0]["callback_data"])


def _invite(home: Nursery, folder: Path, settings: dict[str, str]) -> str:
    said = home.command(folder, "uitnodigen", "--organisatie", "Almere", "--rol", "gemeente", **settings)
    return f"/start {code_of(said.stdout)}"

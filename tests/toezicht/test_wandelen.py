"""Long random walks of two supervisors and a gemeente: nothing fails, everything can be sent, and the gemeente knows of
a judgement exactly what was sent to it."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import pytest

from bot.desk.rights import Rol
from bot.mail.intake import Outcome
from tests.bestand import open_test_store
from tests.chat import Chat, Shown, at
from tests.desk.test_wandelen import _is_sendable

JIP, ANN, NOOR, GEL = 101, 102, 103, 104
WHO = ((JIP, "Provincie Flevoland", "provincie"), (ANN, "Provincie Flevoland", "provincie"),
       (NOOR, "Almere", "coordinator"), (GEL, "Provincie Gelderland", "provincie"))  # fmt: skip
TEXTS = (
    "/toezicht", "/toezicht almere", "/toezicht urk 2026-I", "/beleidskader", "/beleidskader grens 1/8", "3", "0", "12",
    "achterstand 4", "voorsprong 2", "31 december 2026", "GS-2027-4", "11,8", "klopt", "ja", "nee", "1 april 2027",
    "9999999", "-1", "/annuleer", "/stand", "x" * 4000, "<b>&", "waarom?", "bsn 111222333", "/gegevens almere 2026-II",
)  # fmt: skip
FIGURES = (
    "Gemeente;Tijdvak;Restant;Taakstelling;Gehuisvest;t/m\nAlmere;2026-II;-20;100;90;31-12-2026\n"
    "Urk;2026-II;0;20;22;31-12-2026\nLelystad;2026-II;-60;45;17;31-12-2026"
)
STEPS = 80


def _button(rng: random.Random, chat: Chat, person: int) -> tuple[str, int] | None:
    """Mostly one of the last message, sometimes a very old one."""
    seen = [s for s in chat.shown if s.chat == person and s.buttons]
    if not seen:
        return None
    shown = seen[-1] if rng.random() < 0.85 else rng.choice(seen)
    weights = [8 if action.startswith(("tz:", "tk:", "g:")) else 1 for _, action in shown.buttons]
    return rng.choices(shown.buttons, weights)[0][1], shown.id


def _answer(chat: Chat, person: int) -> str | None:
    """What fits the open question of somebody."""
    known = chat.store.people.by_address("telegram", str(person))
    row = chat.store.gesprekken.open(known.id) if known else None
    if row is None:
        return None
    fits = {"restant": "achterstand 3", "tot": "31 december 2026", "weken": "11,8", "document": "GS-27-4",
            "verschoonbaar": "ja", "actief": "ja", "wijze": "verbeterd", "samenvatting": "klopt"}  # fmt: skip
    return "1 april 2027" if row.formulier == "tz_u" else fits.get(row.veld, "3")


async def _drive(rng: random.Random, chat: Chat) -> list[Shown]:
    """Get on with Almere: answer what is asked, fill in something, or decide with the newest button that does."""
    answer = _answer(chat, JIP)
    if answer is not None:
        return await chat.type(JIP, answer)
    last = next((s for s in reversed(chat.shown) if s.chat == JIP and s.buttons), None)
    decide = [a for _, a in last.buttons if a.split(":")[2:3] in (["o"], ["v"], ["t"])] if last else []
    if decide and rng.random() < 0.7:
        return await chat.press(JIP, rng.choice(decide))
    what = rng.choice(("g", "g", *"cpnwdea"))
    about = "20262:GM0034"
    return await chat.press(JIP, f"tz:1:g:{about}" if what == "g" else f"tz:1:f:{about}:{what}")


async def _act(rng: random.Random, chat: Chat, trail: list[str]) -> list[Shown]:
    if rng.random() < 0.4:
        trail.append("verder")
        return await _drive(rng, chat)
    person = rng.choice((JIP, JIP, ANN, NOOR))
    button = _button(rng, chat, person)
    if button is not None and rng.random() < 0.65:
        trail.append(f"{person} [{button[0]}]")
        return await chat.press(person, *button)
    answer = _answer(chat, person)
    text = answer if answer and rng.random() < 0.7 else rng.choice(TEXTS)
    trail.append(f"{person} > {text[:40]}")
    return await chat.type(person, text)


async def _peek(rng: random.Random, chat: Chat) -> None:
    """Others try a button of the supervisor of Flevoland."""
    button = _button(rng, chat, JIP)
    if button is not None and button[0].startswith(("tz:", "tk:")):
        for other in (NOOR, GEL):
            for shown in await chat.press(other, button[0]):
                assert "Almere" not in shown.text, button[0]
                assert "Voorstel" not in shown.text, button[0]


def _gemeente_knows_what_was_sent(chat: Chat, shown: list[Shown]) -> None:
    """A word of the judgement reaches the gemeente only while it is sent."""
    sent = chat.store.toezicht.sent_to("GM0034")
    for message in shown:
        if message.chat == NOOR and "oordeel over Almere</b>" in message.text:
            assert sent, message.text
            assert "concept" not in message.text


@pytest.mark.parametrize("seed", range(5))
async def test_a_walk(seed: int, tmp_path: Path) -> None:
    """Nothing is set aside and every message can be sent, whatever was pressed before."""
    rng, trail = random.Random(seed), list[str]()
    store = open_test_store(tmp_path / "test.db")
    async with Chat(store, at("2027-01-04")) as chat:
        for person, organisatie, rol in WHO:
            chat.add(person, organisatie, Rol(rol), f"P{person}")
        chat.wire.files["r.csv"] = FIGURES.encode()
        file = {"file_id": "r.csv", "file_unique_id": "u", "file_name": "r.csv"}
        await chat.update(JIP, {"document": file})
        await chat.press(JIP, chat.shown[-1].button("Leg vast"))
        await chat.type(JIP, "/beleidskader halfjaren 2")
        await chat.type(JIP, "/toezicht")
        for _ in range(STEPS):
            shown = await _act(rng, chat, trail)
            assert chat.outcome is Outcome.COMMITTED, trail
            if rng.random() < 0.1:
                await _peek(rng, chat)
            if rng.random() < 0.05:
                shown += await chat.step_to(chat.now + timedelta(days=rng.choice((0, 1, 30))))
            for message in shown:
                _is_sendable(message)
            _gemeente_knows_what_was_sent(chat, shown)
        written = store.db.execute("select count(*) from toezichtregels").fetchone()[0]
        kept = store.db.execute("select count(*) from beleidskaders").fetchone()[0]
        assert written + kept > 3, f"the walk went nowhere: {trail}"
    store.close()

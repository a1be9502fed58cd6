"""Long random walks: whoever presses and types whatever, what is kept stays true and nobody sees what is not theirs."""

from __future__ import annotations

import random
import re
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.desk import cases
from bot.mail.intake import Outcome
from tests.bestand import open_test_store
from tests.chat import Chat, Shown, at
from workflows.engine.zaak import herspeel, open_stappen

NOOR, BO, LARS = 101, 102, 103
STEPS = 80
TEXTS = (
    "/koppeling", "/koppeling", "ALM-{}", "ALM-{}", "gisteren", "1 maart", "vandaag", "4", "vier", "klopt", "klopt",
    "terug", "sla over", "later", "/zaken", "/zaak ALM-1", "/annuleer", "/start", "Meer", "hoe lang heb ik?", "?",
    "over twee weken", "31 februari", "0", "dubbel", "/termijn 1 maart", "bsn 111222333", "er is brand", "ALM-2",
    "morgen", "x" * 4096, "<b>&", "wat kost dat nou allemaal", "/privacy", "/help", "2 weken",
)  # fmt: skip


class _Markup(HTMLParser):
    """Telegram takes only these tags, each closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("b", "i", "u", "code", "a"), tag
        assert not attrs or tag == "a"
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag


def _is_sendable(shown: Shown) -> None:
    markup = _Markup()
    markup.feed(shown.text)
    assert not markup.open
    assert 0 < len(re.sub(r"<[^>]*>", "", shown.text)) <= 4096
    for label, action in shown.buttons:
        assert 0 < len(action.encode()) <= 64, action
        assert label.strip()


def _is_true(chat: Chat) -> None:
    """Every case replays to itself, and its plan is what it would be when planned now."""
    store = chat.store
    for row in store.cases.of_organisation("koppeling", 1):
        case = cases.opened(chat.office, row)
        assert herspeel(case.procedure, case.regels) == case.zaak, row.referentie
        assert store.achterstand.of_case(row.id) == case.wachtend, row.referentie
        wanted = cases.planned(chat.office, case)
        coming = {(h.sleutel, h.moment) for h in wanted if h.moment > chat.now}
        assert coming == {(h.sleutel, h.moment) for h in store.herinneringen.of_case(row.id) if h.moment > chat.now}


def _chosen(rng: random.Random, chat: Chat, person: int) -> tuple[str, int] | None:
    """A button that somebody can see: mostly of the last few messages, sometimes a very old one."""
    seen = [s for s in chat.shown if s.chat == person and s.buttons]
    if not seen:
        return None
    shown = seen[-1] if rng.random() < 0.8 else rng.choice(seen)
    weights = [8 if action[:2] in ("s:", "o:", "c:") else 1 for _, action in shown.buttons]
    return rng.choices(shown.buttons, weights)[0][1], shown.id


async def _drive(rng: random.Random, chat: Chat) -> list[Shown]:
    """Get on: answer what is open, else take some step of some case."""
    row = chat.store.gesprekken.open(chat.store.people.by_address("telegram", str(NOOR)).id)
    if row is not None:
        return await chat.type(
            NOOR, {"referentie": f"ALM-{rng.randint(1, 9)}", "personen": "4"}.get(row.veld, "vandaag")
        )
    rows = chat.store.cases.of_organisation("koppeling", 1)
    if not rows:
        return await chat.type(NOOR, "/koppeling")
    case = cases.opened(chat.office, rng.choice(rows))
    steps = open_stappen(case.procedure, case.zaak, "koppeling")
    trigger = rng.choice(steps).trigger if steps else "teken"
    return await chat.press(NOOR, f"s:{case.row.id}:koppeling:{trigger}:{case.zaak.standen['koppeling']}")


async def _act(rng: random.Random, chat: Chat, trail: list[str]) -> list[Shown]:
    if rng.random() < 0.4:
        trail.append("verder")
        return await _drive(rng, chat)
    person = rng.choice((NOOR, NOOR, NOOR, BO))
    button = _chosen(rng, chat, person)
    if button is not None and rng.random() < 0.6:
        trail.append(f"{person} [{button[0]}]")
        return await chat.press(person, *button)
    text = rng.choice(TEXTS).format(rng.randint(1, 9))
    trail.append(f"{person} > {text[:40]}")
    return await chat.type(person, text)


async def _peek(rng: random.Random, chat: Chat) -> None:
    """Somebody of another gemeente tries the newest button of Almere."""
    button = _chosen(rng, chat, NOOR)
    if button is not None:
        for shown in await chat.press(LARS, button[0]):
            assert shown.chat == LARS
            assert "ALM-" not in shown.text, button[0]
            assert not [label for label, _ in shown.buttons if "ALM-" in label]


@pytest.mark.parametrize("seed", range(8))
async def test_a_walk(seed: int, tmp_path: Path) -> None:
    """Nothing is set aside, everything can be sent, and what is kept adds up, whatever was pressed before."""
    rng, trail, moment = random.Random(seed), [], at("2026-03-02")
    store = open_test_store(tmp_path / "test.db")
    async with Chat(store, moment) as chat:
        for person, organisatie in ((NOOR, "Almere"), (BO, "Almere"), (LARS, "Lelystad")):
            chat.add(person, organisatie, "gemeente", f"P{person}")
        for text in (*_registering(1), *_registering(2)):
            await chat.type(NOOR, text)
        for _ in range(STEPS):
            shown = await _act(rng, chat, trail)
            assert chat.outcome is Outcome.COMMITTED, trail
            if rng.random() < 0.1:
                await _peek(rng, chat)
            if rng.random() < 0.15:
                moment = chat.now + timedelta(days=rng.choice((0, 1, 3, 10)), hours=rng.randint(0, 12))
                shown += await _later(chat, moment)
            for message in shown:
                _is_sendable(message)
            _is_true(chat)
        done = sum("✓" in message.text for message in chat.shown)
        assert done > 8, f"the walk went nowhere: {done} {trail}"
    store.close()


def _registering(number: int) -> tuple[str, ...]:
    return "/koppeling", f"ALM-{number}", f"{20 + number} februari", "4", "klopt"


async def _later(chat: Chat, moment: datetime) -> list[Shown]:
    return await chat.step_to(moment)

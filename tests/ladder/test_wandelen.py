"""Long random walks on the ladder: what is kept replays, what is shown can be sent, a draft stays with the provincie,
and another gemeente or provincie learns nothing."""

from __future__ import annotations

import random
import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.desk import cases
from bot.mail.intake import Outcome
from tests.bestand import open_test_store
from tests.chat import Chat, Shown, at
from tests.desk.test_wandelen import _chosen, _is_sendable
from tests.ladder.test_tabel import OMHOOG
from workflows.engine.zaak import herspeel, open_stappen
from workflows.ladder.brieven import BRIEVEN
from workflows.ladder.tabel import LADDER

PETRA, PAUL, CORA, DIRK, GERDA = 101, 102, 103, 104, 105
STEPS = 100
TEXTS = (
    "/ladder", "/ladder Almere", "/ladder Almere 2026-II", "ladder", "klopt", "terug", "sla over", "later", "vandaag",
    "1 maart", "over twee weken", "NR-vraag-9", "/annuleer", "Meer", "/toezicht", "hoe lang duurt de ladder?",
    "x" * 4096, "/weg", "/overdragen", "<b>&", "31 februari",
)  # fmt: skip
SPOOR, UP = LADDER.sporen[0], {trigger for trigger, *_ in OMHOOG} - {"steun", "steun_besluit"}
NUMMER = re.compile(r"NR-[A-Z]+-\d+")


def _true(chat: Chat) -> None:
    """Every dossier replays to itself, and its plan is what it would be when planned now."""
    for row in chat.store.cases.all():
        case = cases.opened(chat.office, row)
        assert herspeel(LADDER, case.regels) == case.zaak, row.referentie
        wanted = cases.planned(chat.office, case)
        coming = {(h.sleutel, h.moment) for h in wanted if h.moment > chat.now}
        assert coming == {
            (h.sleutel, h.moment) for h in chat.store.herinneringen.of_case(row.id) if h.moment > chat.now
        }


def _sent(chat: Chat) -> set[str]:
    """The numbers of all letters that were sent, straight from the facts."""
    facts = [row.feiten for row in chat.store.cases.all()]
    return {f[f"{brief.naam}_nr"] for f in facts for brief in BRIEVEN if f.get(f"{brief.naam}_verstuurd")}


def _unseen(chat: Chat, seen: list[Shown], known: set[str]) -> None:
    """Almere reads numbers of letters that were sent at some time; nobody else reads anything of the dossier."""
    for shown in seen:
        if shown.chat == CORA:
            assert set(NUMMER.findall(shown.text)) <= known, shown.text
            assert "Concept" not in shown.text
        if shown.chat in (DIRK, GERDA):
            assert "Almere 20" not in shown.text, shown.text
            assert not NUMMER.search(shown.text), shown.text


async def _drive(rng: random.Random, chat: Chat) -> list[Shown]:
    """Get on: answer what is open, else take some step."""
    person = chat.store.people.by_address("telegram", str(PETRA))
    assert person is not None
    row = chat.store.gesprekken.open(person.id)
    if row is not None:
        if row.veld == "samenvatting":
            return await chat.type(PETRA, "klopt")
        brief, _, what = row.veld.partition("_")
        answers = {"nr": [f"NR-{brief}-{rng.randint(1, 9)}"], "tot": ["over twee weken", "over 4 dagen"],
                   "verstuurd": ["vandaag", "vandaag", "sla over"]}  # fmt: skip
        return await chat.type(PETRA, rng.choice(answers.get(what, ["vandaag"])))
    rows = chat.store.cases.all()
    running = [row for row in rows if not SPOOR.stand(row.standen["ladder"]).eind]
    if not running and (not rows or rng.random() < 0.5):
        return await chat.press(PETRA, f"ld:n:GM0034:{rng.choice(('2026:2', '2026:1', '2025:2'))}")
    case = cases.opened(chat.office, rng.choice(running or rows))
    stand = case.zaak.standen["ladder"]
    steps = open_stappen(LADDER, case.zaak, "ladder")
    if not steps or rng.random() < 0.15:
        naam = rng.choice(BRIEVEN).naam
        return await chat.press(PETRA, rng.choice([f"ld:v:{case.row.id}:{naam}", f"ld:e:{case.row.id}"]))
    onward = [6 if stap.trigger in UP else 1 for stap in steps]
    return await chat.press(PETRA, f"s:{case.row.id}:ladder:{rng.choices(steps, onward)[0].trigger}:{stand}")


async def _act(rng: random.Random, chat: Chat, trail: list[str]) -> list[Shown]:
    if rng.random() < 0.55:
        trail.append("verder")
        return await _drive(rng, chat)
    person = rng.choice((PETRA, PETRA, PETRA, PAUL, CORA))
    button = _chosen(rng, chat, person)
    if button is not None and rng.random() < 0.7:
        trail.append(f"{person} [{button[0]}]")
        return await chat.press(person, *button)
    text = rng.choice(TEXTS)
    trail.append(f"{person} > {text[:40]}")
    return await chat.type(person, text)


async def _peek(rng: random.Random, chat: Chat) -> list[Shown]:
    """Somebody else tries the newest button of Petra or Cora."""
    button = _chosen(rng, chat, rng.choice((PETRA, CORA)))
    return await chat.press(rng.choice((DIRK, GERDA, CORA)), button[0]) if button is not None else []


@pytest.mark.parametrize("seed", range(5))
async def test_a_walk(seed: int, tmp_path: Path) -> None:
    """Nothing is set aside, whatever was pressed before; and the passing of days is part of it."""
    rng, trail, known = random.Random(seed), list[str](), set[str]()
    async with Chat(open_test_store(tmp_path / "t.db"), at("2027-01-04")) as chat:
        for person, organisatie, rol in (
            (PETRA, "Flevoland", "provincie"), (PAUL, "Flevoland", "provincie"), (CORA, "Almere", "coordinator"),
            (DIRK, "Urk", "coordinator"), (GERDA, "Gelderland", "provincie"),
        ):  # fmt: skip
            chat.add(person, organisatie, rol)
        for _ in range(STEPS):
            chat.now += timedelta(seconds=rng.choice((1, 60)))
            seen = await _act(rng, chat, trail)
            assert chat.outcome is Outcome.COMMITTED, trail[-5:]
            known |= _sent(chat)
            if rng.random() < 0.3:
                seen += await _peek(rng, chat)
            if rng.random() < 0.15:
                seen += await chat.step_to(chat.now + timedelta(days=rng.choice((1, 3, 16, 35))))
            for shown in seen:
                _is_sendable(shown)
            _unseen(chat, seen, known)
            _true(chat)
        done = sum("✓" in shown.text for shown in chat.shown)
        assert done > 8, f"the walk went nowhere: {done} {trail}"
    chat.store.close()

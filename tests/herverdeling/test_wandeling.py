"""Long random walks of several organisations through one herverdeling: whatever is pressed, typed and taken back, the
sum stays, history replays, the plan is the one the case deserves, and nobody acts for another."""

from __future__ import annotations

import random
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.cli import check
from bot.desk import cases
from bot.mail.intake import Outcome
from bot.screens.standard import MOST_BUTTONS
from storage.store import open_store
from tests.chat import Chat, Shown, at
from tests.desk.test_wandelen import _is_sendable
from workflows.engine.agenda import gebeurtenissen
from workflows.engine.zaak import herspeel, volg
from workflows.herverdeling.effect import aan_zet
from workflows.herverdeling.regels import GEHEEL, na, partijen, voor

BO, NOOR, SAM, ROBIN, JIP, VREEMD = 101, 102, 103, 104, 105, 106
MENSEN = (
    (BO, "Lelystad", "coordinator"),
    (NOOR, "Almere", "gemeente"),
    (SAM, "Almere", "coordinator"),
    (ROBIN, "COA regio Midden", "coa"),
    (JIP, "Provincie Flevoland", "provincie"),
    (VREEMD, "Urk", "coordinator"),
)
STEPS = 110
OURS = ("hv:", "g:", "k:", "zm:", "zo:", "zs:", "zt:", "zl:herverdeling", "c:", "o:", "h:")
"""What buttons of a herverdeling and of its questions ask; the walk stays on these."""
TEXTS = (
    "Lelystad draagt {} over aan Almere en {} aan Zeewolde", "Almere neemt {} over van Lelystad", "{0}0, brief 28 sept",
    "besluit vandaag, B-26-{}", "vandaag", "gisteren", "klopt", "ja", "{0}0", "B-26-{}", "later", "/annuleer", "terug",
    "herverdeling", "Lelystad draagt 99 over aan Almere en 1 aan Zeewolde", "/start", "wat is een herverdeling?",
)  # fmt: skip
ONWARD = (
    "Ambtelijk akkoord", "Naar de colleges", "Besluit vastleggen", "Vandaag bekend", "Vandaag gemeld", "Antwoord: ",
    "Nee", "Zeewolde: vraag", "Geef jullie", "COA: som", "Som klopt", "Klopt", "Vandaag", "Per mail", "Brief", "Ja",
    "Herstel gestuurd",
)  # fmt: skip
"""Buttons that lead on: pressed more often than the others."""


def _button(rng: random.Random, chat: Chat, who: int) -> tuple[str, str, int] | None:
    seen = [s for s in chat.shown if s.chat == who and any(action.startswith(OURS) for _, action in s.buttons)]
    if not seen:
        return None
    shown = seen[-1] if rng.random() < 0.75 else rng.choice(seen[-12:])
    weights = [6 if label.startswith(ONWARD) else 1 for label, _ in shown.buttons]
    weights = [w if a.startswith(OURS) else 0 for w, (_, a) in zip(weights, shown.buttons, strict=True)]
    label, action = rng.choices(shown.buttons, weights)[0]
    return label, action, shown.id


def _answer(rng: random.Random, form: str, field: str) -> str:
    """What fits the open question, mostly."""
    sentence = {"hvcijfer": "{}0, brief 28 sept", "hvbesluit": "vandaag, B-26-{}"}
    if field == "zin":
        return sentence.get(form, "Lelystad draagt {} over aan Almere en 2 aan Zeewolde").format(rng.randint(3, 9))
    if field == "samenvatting" or "_op" in field or field == "dag":
        return "klopt" if field == "samenvatting" else "vandaag"
    fits = {"voor": "60", "bron": "brief", "nummer": "B-1", "schriftelijk": "ja", "hoe": "mail"}
    return fits.get(field.split("_")[0], rng.choice(("alle", "ja", "2")))


async def _drive(rng: random.Random, chat: Chat, trail: list[str]) -> list[Shown]:
    """Get on: who acts now presses what belongs to the stand, or answers the question that is open."""
    rows = [row for row in chat.store.cases.all() if row.standen[GEHEEL] not in ("ingetrokken", "verwerkt")]
    row = rng.choice(rows) if rows else chat.store.cases.all()[0]
    case = cases.opened(chat.office, row)
    turns = aan_zet(case.zaak.standen, case.zaak.feiten)
    track = rng.choice(turns)[0] if turns else GEHEEL
    stand, ronde = case.zaak.standen[track], case.zaak.feiten["ronde"]
    who = {"GM0034": NOOR, GEHEEL: ROBIN if stand == "wacht_op_coa_toets" else BO}.get(track, BO)
    open_row = chat.store.gesprekken.open(chat.store.people.by_address("telegram", str(who)).id)
    if open_row is not None:
        trail.append(f"{who} antwoordt {open_row.veld}")
        return await chat.type(who, _answer(rng, open_row.formulier, open_row.veld))
    trigger = _NEXT.get(stand, "naar_colleges")
    own = {"bevestig": "hv:c:{0}:{1}", "besluit": "hv:b:{0}:{1}", "maak_bekend": "hv:d:{0}:{1}:maak_bekend:besloten"}
    action = own.get(trigger, "hv:s:{0}:{1}:{2}:{3}:{4}")
    if track == "GM0050" and trigger != "stel_voor":
        action = "hv:a:{0}:{1}:{2}:{3}"
    whole = {"gemeld": "hv:m:{0}:alle", "stel_voor": "hv:v:{0}", "verwerk": "hv:ca:{0}:{2}:{3}:v"}
    press = whole.get(trigger, action).format(row.id, track, trigger, stand, ronde)
    trail.append(f"{who} {press}")
    return await chat.press(who, press)


_NEXT = {
    "gevraagd": "bevestig",
    "bevestigd": "akkoord",
    "afgewezen": "stel_voor",
    "college": "besluit",
    "besloten": "maak_bekend",
    "wacht_op_kennisgeving": "gemeld",
    "wacht_op_coa_toets": "verwerk",
    "herstel_gevraagd": "hersteld",
}
"""By stand: the step that leads on."""


async def _act(rng: random.Random, chat: Chat, trail: list[str]) -> list[Shown]:
    if rng.random() < 0.6:
        return await _drive(rng, chat, trail)
    who = rng.choice((BO, BO, BO, NOOR, NOOR, SAM, ROBIN, JIP))
    row = chat.store.gesprekken.open(chat.store.people.by_address("telegram", str(who)).id)
    button = _button(rng, chat, who)
    if row is not None and rng.random() < 0.8:
        typed = _answer(rng, row.formulier, row.veld)
    elif button is not None and rng.random() < 0.9:
        trail.append(f"{who} [{button[0]}]")
        return await chat.press(who, *button[1:])
    else:
        typed = rng.choice(TEXTS).format(rng.randint(1, 9), rng.randint(1, 5))
    trail.append(f"{who} > {typed}")
    return await chat.type(who, typed)


def _is_true(chat: Chat) -> None:
    for row in chat.store.cases.all():
        case = cases.opened(chat.office, row)
        standen, feiten = case.zaak.standen, case.zaak.feiten
        assert herspeel(case.procedure, case.regels) == case.zaak
        assert sum(feiten[f"verschil_{code}"] for code in partijen(feiten)) == 0
        assert all(na(feiten, code) >= 0 for code in partijen(feiten) if feiten.get(f"voor_{code}") is not None)
        assert feiten["totaal"] == sum(voor(feiten, code) for code in partijen(feiten))
        assert volg(case.procedure, case.zaak, chat.now.date())[1] == ()
        assert aan_zet(standen, feiten) or case.procedure.spoor(GEHEEL).stand(standen[GEHEEL]).eind


async def _peek(rng: random.Random, chat: Chat) -> None:
    """Somebody of a gemeente that takes no part tries a button of another."""
    button = _button(rng, chat, rng.choice((BO, NOOR, ROBIN)))
    if button is not None:
        for shown in await chat.press(VREEMD, button[1]):
            assert shown.chat == VREEMD
            assert "LEL-" not in shown.text, button


@pytest.mark.parametrize("seed", range(6))
async def test_a_walk(seed: int, tmp_path: Path) -> None:
    """Nothing is set aside, every screen fits a phone, and what is kept adds up after every message and press."""
    rng, trail = random.Random(seed), list[str]()
    store = open_store(tmp_path / "test.db", mode="proef")
    async with Chat(store, at("2026-10-05")) as chat:
        for who, organisatie, rol in MENSEN:
            chat.add(who, organisatie, rol, f"P{who}")
        with store.atomic():
            lelystad, coa = store.people.gemeente("GM0995"), store.people.organisatie_by_name("COA regio Midden")
            store.vragen.link(lelystad.id, "regievoerder", coa.id, on=True)
        await chat.type(BO, "Lelystad draagt 6 over aan Almere en 2 aan Zeewolde in 2027-I")
        await chat.press(BO, chat.shown[-1].button("Nee"))
        for _ in range(STEPS):
            shown = await _act(rng, chat, trail)
            assert chat.outcome is Outcome.COMMITTED, trail
            if rng.random() < 0.1:
                await _peek(rng, chat)
            if rng.random() < 0.1:
                shown += await chat.step_to(chat.now + timedelta(days=rng.choice((0, 1, 3))))
            for message in shown:
                ours = [action for _, action in message.buttons if action.startswith("hv:")]
                assert not ours or len(message.buttons) <= MOST_BUTTONS, message.buttons
                _is_sendable(message)
            _is_true(chat)
        assert list(check.problems(chat.office)) == []
        for row in chat.store.cases.all():
            case = cases.opened(chat.office, row)
            assert gebeurtenissen(case.procedure, case.regels, partial(cases.agenda, chat.office, case.procedure))
        assert sum("✓" in s.text for s in chat.shown) > 5, trail
    store.close()

"""A provincie of 44 gemeenten plays its round over three weeks of the clock: figures, averages in parts, a sheet that
grew old, a colleague between, a decision of GS, a stop, sending, and what waits until spring."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.desk.provincies import gemeenten_van
from storage.store import Store
from tests.chat import Chat, Shown, at
from tests.invoer.bladen import last_file, rows_of
from tests.toezicht.test_ronde_tellen import JIP, Round
from workflows.toezicht.blad import VORM

ANN, NOOR = 103, 102
BREED = 60
"""Signs on a line, about, that a phone shows without turning it; a screen has room for some fifteen lines."""
MOST_DAY, MOST_ALL = 17, 60
"""Acts on the busiest day, and in all three weeks."""


@pytest.fixture
async def chat(store: Store) -> AsyncIterator[Chat]:
    """The first working day after the half-year."""
    async with Chat(store, at("2027-01-04", 8)) as chat:
        yield chat


def _newest(chat: Chat) -> Shown:
    """Ann's newest message with buttons."""
    return next(s for s in reversed(chat.shown) if s.chat == ANN and s.buttons)


async def test_three_weeks_of_a_provincie_of_44(chat: Chat) -> None:
    """Nobody is lost on the way: 42 have a judgement that went out once, two were put off and come back by
    themselves."""
    chat.add(JIP, "Provincie Noord-Holland", "provincie", "Jip")
    chat.add(ANN, "Provincie Noord-Holland", "provincie", "Ann")
    names = [g.naam for g in gemeenten_van(chat.office, "Noord-Holland")]
    chat.add(NOOR, names[0], "gemeente", "Noor")
    jip, per_day = Round(chat), list[int]()

    async def morning(day: str) -> None:
        per_day.append(jip.acts - sum(per_day))
        await chat.step_to(at(day, 10))

    # ma 4 jan: COA's figures, and a look at where it stands
    await jip.figures([f"{naam};2026-II;0;50;{40 if n < 32 else 52};31-12-2026" for n, naam in enumerate(names)])
    await jip.type("/toezicht")
    assert "Samen 1.904 van 2.200 (86%): achterstand 296" in jip.last
    await jip.press("Filter en stappen")
    assert "44 gemeenten: 32 met tekort, 32 nog invullen." in jip.last
    await jip.press("Met tekort")
    assert "nog te beoordelen: gemiddelde in weken?" in jip.last  # no kader yet, so no colour
    # di 5 jan: the kader, once
    await morning("2027-01-05")
    await jip.type("/beleidskader")
    for label in ("Voorbeelden", "Voorbeeld uit de handreiking, met pijplijn", "Neem dit over"):
        await jip.press(label)
    # ma 11 jan: the averages of twenty in one message, and a sheet for the others
    await morning("2027-01-11")
    await jip.type("/toezicht")
    await jip.press("Filter en stappen")
    await jip.press("Vul er 32 in")
    await jip.type("\n".join(f"{naam} 11,5" for naam in names[:20]))
    assert "✓ 20 gemeenten ingevuld." in jip.last
    await jip.press("Annuleer")
    await jip.type("/toezicht")
    await jip.press("Meer")
    await jip.press("Blad om in te vullen")
    rows = rows_of(last_file(chat))
    # do 14 jan: Ann corrects one of them meanwhile
    await chat.step_to(at("2027-01-14", 10))
    ann = names[31]
    await chat.type(ANN, f"/toezicht {ann}")
    for label in ("Vul in", "Gemiddelde in weken"):
        await chat.press(ANN, _newest(chat).button(label))
    await chat.type(ANN, "12,5")
    assert "gemiddeld 12,5 weken" in _newest(chat).text.lower()
    # ma 18 jan: the sheet of a week ago comes back; what Ann wrote stays
    await morning("2027-01-18")
    weken = rows[0].index(VORM.kop["weken"])
    for row in rows[1:]:
        row[weken] = "13,0" if row[0] in names[20:32] else row[weken]
    await jip.sheet(rows)
    assert f"{ann}: gemiddelde in weken: jij 13,0, hier intussen 12,5" in jip.last
    await jip.press("Leg 11 verschillen vast")
    # di 19 jan: two wait until spring, GS decided about the others
    await morning("2027-01-19")
    for naam in names[20:22]:
        await jip.type(f"/toezicht {naam}")
        await jip.press("Leg het oordeel vast")
        await jip.press("Stel uit")
        await jip.type("1 april 2027")
    await jip.press("Naar de lijst")
    await jip.press("Filter en stappen")
    assert "42 voorstel klaar, 2 concept, 0 verstuurd" in jip.last
    await jip.press("Leg 42 voorstellen vast")
    await jip.press("Gedeputeerde")
    await jip.type("19 januari 2027")
    await jip.type("GS-2027-8")
    await jip.press("Klopt")
    await jip.press("Leg 42 vast")
    # wo 20 jan: sent, and stopped by Ann within the quarter; do 21 jan once more
    await morning("2027-01-20")
    for day in ("2027-01-20", "2027-01-21"):
        await chat.step_to(at(day, 11))
        await jip.type("/toezicht")
        await jip.press("Filter en stappen")
        await jip.press("Verstuur 44 oordelen")
        await jip.press("Verstuur over 15 minuten")
        if day.endswith("20"):
            await chat.type(ANN, "/toezicht")
            for label in ("Filter en stappen", "Bekijk of stop", "Stop"):
                await chat.press(
                    ANN, next(s for s in reversed(chat.shown) if s.chat == ANN and s.buttons).button(label)
                )
            assert "Gestopt door Ann." in jip.last
    await chat.step_to(chat.now + timedelta(minutes=16))
    assert "✓ 1 oordeel verstuurd via de bot." in jip.last
    await jip.press("Alle teksten")
    texts = last_file(chat).decode("utf-8-sig")
    assert texts.count("Besloten: GS op di 19 jan 2027, nr. GS-2027-8.") == 41
    assert texts.count("stelt het oordeel uit tot do 1 april 2027.") == 2
    await jip.press("Ik heb ze verstuurd")
    # ma 25 jan: what the Rijk would see
    await morning("2027-01-25")
    await jip.type("/toezicht")
    await jip.press("Filter en stappen")
    assert "0 voorstel klaar, 0 concept, 44 verstuurd" in jip.last
    await jip.press("Rijk over provincie")
    await morning("2027-01-26")
    assert max(per_day) <= MOST_DAY, per_day
    assert sum(per_day) <= MOST_ALL, per_day
    got = [s for s in chat.shown if s.chat == NOOR and "oordeel over" in s.text]
    assert len(got) == 1
    # the two that were put off come back on their day, by name
    await chat.step_to(at("2027-04-01", 10))
    assert [naam for naam in names[20:22] if naam in jip.last] == names[20:22]
    for shown in chat.shown:
        assert sum(-(-len(line) // BREED) or 1 for line in shown.text.splitlines()) <= 24, shown.text

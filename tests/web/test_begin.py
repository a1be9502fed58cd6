"""From an invitation to an answer, and back again another day."""

from datetime import timedelta

import pytest

from tests.web.page import ADDRESS, Site


async def test_from_invitation_to_first_answer(site: Site) -> None:
    """A new colleague: mail address, code, name, and there is the welcome; a question is answered at once."""
    code, noor = site.invite(), site.person()
    answer = await noor.ask("Noor@Almere.nl", code)
    assert answer.json()["woord"] == "Als dit adres toegang heeft, is er nu een mail met een code onderweg."
    answer = await noor.enter(site.mailbox.code("noor@almere.nl"), code, "Noor")
    assert answer.status_code == 200, answer.text
    found = await noor.begin()
    me = site.store.people.by_address("web", "noor@almere.nl")
    assert me is not None
    assert found["wie"] == {"nummer": me.chat, "naam": "Noor", "mail": "noor@almere.nl", "organisaties": ["Almere"]}
    assert noor.last().startswith("Welkom bij Ketenbot.")
    assert found["toetsenbord"]
    assert ["termijn"] in [one[:1] for one in found["menu"]]
    answer = await noor.say("/termijn 15 maart 2026")
    assert "24 mei 2026" in noor.last() or "mei 2026" in noor.last()
    mine = [b for b in noor.berichten.values() if b["mijn"]]
    assert [b["tekst"] for b in mine] == ["/termijn 15 maart 2026"]


async def test_a_conversation_with_buttons_edits_and_a_file(site: Site) -> None:
    """Pressing changes the message in place, as in any door."""
    noor = await site.colleague()
    await noor.say("Meer")
    before = max(noor.berichten)
    await noor.press("Onderwerpen")
    assert noor.berichten[before]["tekst"].startswith("Onderwerpen")
    assert "bewerkt" in noor.berichten[before]
    assert {"type": "bold", "offset": 0, "length": 11} in noor.berichten[before]["opmaak"]


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(hours=23), "zo 1 maart 2026"),  # typed before midnight, sent when there was a line again
        (timedelta(hours=25), "ma 2 maart 2026"),  # too long ago: today is the server's
        (-timedelta(days=2), "ma 2 maart 2026"),  # a clock that is ahead is no clock
    ],
)
async def test_today_is_the_day_on_which_it_was_typed(site: Site, ago: timedelta, said: str) -> None:
    noor = await site.colleague()
    await noor.say("/koppeling Z-1 vandaag 4", moment=(site.now - ago).isoformat())
    assert said in noor.last()


@pytest.mark.parametrize("wrong", [timedelta(days=3), timedelta(hours=-5), timedelta(0)])
async def test_a_page_whose_clock_is_wrong(site: Site, wrong: timedelta) -> None:
    """It says how long a message waited, and by whatever clock that is the same: here since yesterday."""
    noor, page = await site.colleague(), site.now + wrong
    await noor.say("/koppeling Z-1 vandaag 4", moment=(page - timedelta(hours=20)).isoformat(), nu=page.isoformat())
    assert "zo 1 maart 2026" in noor.last()
    for moment in ("gisteren", "2026-03-02T09:00:00"):
        assert (await noor.say("hallo", moment=moment)).status_code == 400


async def test_the_same_person_comes_back(site: Site) -> None:
    """By mail code alone, in another browser; the chat is there, and it is the same person."""
    first = await site.colleague()
    await first.say("hallo")
    site.now += timedelta(days=2)
    again = site.person("Mozilla/5.0 (iPhone) Safari/605")
    await again.log_in("noor@almere.nl")
    assert first.last() == again.last()
    devices = (await again.get("zittingen")).json()["zittingen"]
    assert [(d["apparaat"], d["hier"]) for d in devices] == [
        ("Safari op een iPhone", True),
        ("Firefox op Windows", False),
    ]
    assert len(site.store.db.execute("select id from personen").fetchall()) == 1


async def test_news_wakes_a_page_that_waits(site: Site) -> None:
    """A message that somebody else caused is there at once; without news the question is answered after a while."""
    noor = await site.colleague()
    assert (await noor.look())["berichten"] == []
    other = site.person()
    await other.log_in("noor@almere.nl")
    await other.say("Meer")
    found = await noor.look()
    assert [b["mijn"] for b in found["berichten"]] == [True, False]


async def test_every_answer_is_safe(site: Site) -> None:
    """Headers of what is shown, and no cache for what says something of somebody."""
    noor = await site.colleague()
    page = await noor.client.get("/chat/")
    assert page.status_code == 200
    assert "default-src 'none'" in page.headers["content-security-policy"]
    begun = await noor.get("begin")
    assert begun.headers["cache-control"] == "no-store"
    assert (await noor.client.get("/chat", follow_redirects=False)).headers["location"] == "/chat/"
    assert ADDRESS.startswith("https")

"""A lost phone: going out everywhere by a code, or by whoever manages the colleague."""

import pytest

from tests.web.page import Person, Site

SIGNED_OUT = 401


@pytest.fixture
async def two(site: Site) -> tuple[Person, Person]:
    """Noor at her desk and on a phone."""
    noor, phone = await site.colleague(), site.person()
    site.pass_time(days=1)
    await phone.log_in("noor@almere.nl")
    return noor, phone


async def test_a_code_ends_every_session(site: Site, two: tuple[Person, Person]) -> None:
    """Asked in a browser where nobody is logged in, and it stays so; the coordinator hears it."""
    cor = await site.colleague("cor@almere.nl", "coordinator", "Cor")
    site.pass_time(minutes=5)
    anywhere = site.person()
    await anywhere.ask("noor@almere.nl")
    answer = await anywhere.post("kwijt", code=site.mailbox.code("noor@almere.nl"))
    assert answer.json()["woord"] == "Je bent op de webpagina uitgelogd, op 2 apparaten. Je coördinator hoort ervan."
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert [(await one.get("begin")).status_code for one in (*two, anywhere)] == [SIGNED_OUT] * 3
    site.bring()
    await cor.begin()
    assert cor.last().startswith("Noor meldt een verloren telefoon of laptop")
    site.pass_time(minutes=5)
    await anywhere.log_in("noor@almere.nl")


async def test_a_wrong_code_ends_nothing(site: Site, two: tuple[Person, Person]) -> None:
    """Five tries, and a code of another browser is wrong."""
    stranger = site.person()
    await stranger.ask("noor@almere.nl")
    right = site.mailbox.code("noor@almere.nl")
    for _ in range(5):
        assert (await stranger.post("kwijt", code=f"{(int(right) + 1) % 1_000_000:06d}")).status_code == 400
    answer = await stranger.post("kwijt", code=right)
    assert answer.json()["fout"].startswith("Er is vijf keer een verkeerde code getypt.")
    assert (await site.person().post("kwijt", code=right)).status_code == 400
    assert (await two[0].get("begin")).status_code == 200


async def test_the_coordinator_ends_a_colleagues_sessions(site: Site, two: tuple[Person, Person]) -> None:
    """From the list of colleagues; the colleague hears it on coming in again, and an old button does no harm."""
    cor = await site.colleague("cor@almere.nl", "coordinator", "Cor")
    await cor.say("/collegas")
    await cor.press("Noor")
    await cor.press("Log overal uit")
    assert cor.last().startswith("Wil je Noor op de webpagina overal uitloggen?")
    old = max(cor.berichten)
    await cor.press("Ja, log overal uit")
    assert "uitgelogd, op 2 apparaten" in cor.last()
    assert [(await one.get("begin")).status_code for one in two] == [SIGNED_OUT] * 2
    assert (await cor.get("begin")).status_code == 200
    (persoon,) = [row[0] for row in site.store.db.execute("select id from personen where naam = 'Noor'").fetchall()]
    await cor.press_code(old, f"co:1:{persoon}:uit:ja")
    assert "was op de webpagina al overal uitgelogd" in cor.last()
    site.pass_time(minutes=5)
    await two[1].log_in("noor@almere.nl")
    assert two[1].last().startswith("Cor heeft je op de webpagina overal uitgelogd")


async def test_nobody_else_ends_them(site: Site, two: tuple[Person, Person]) -> None:
    """Not a colleague, not the coordinator of another gemeente, not by a made-up button."""
    (persoon,) = [row[0] for row in site.store.db.execute("select id from personen where naam = 'Noor'").fetchall()]
    bram = await site.colleague("bram@almere.nl", naam="Bram")
    lou = await site.colleague("lou@lelystad.nl", "coordinator", "Lou")
    for who, press in ((bram, "co:1"), (lou, "co:1"), (lou, "co:2"), (bram, "ta:1"), (lou, "ta:1")):
        await who.press_code(max(who.berichten), f"{press}:{persoon}{':uit' if press[0] == 'c' else ''}:ja")
    assert [(await one.get("begin")).status_code for one in two] == [200] * 2


async def test_the_beheerder_ends_them_where_nobody_coordinates(site: Site) -> None:
    """Of an organisation without a coordinator too."""
    bea = await site.colleague("bea@beheer.nl", "beheerder", "Bea")
    code = site.invite("Woonstichting Oost", "corporatie", "oost.nl")
    cas = site.person()
    await cas.log_in("cas@oost.nl", code, "Cas")
    await bea.say("/toegang Woonstichting Oost")
    assert "Maildomeinen: oost.nl" in bea.last()
    assert "is 1 persoon ingelogd (1 apparaat)" in bea.last()
    await bea.press("Log Cas overal uit")
    await bea.press("Ja, log overal uit")
    assert (await cas.get("begin")).status_code == SIGNED_OUT
    assert (await bea.get("begin")).status_code == 200


async def test_who_comes_back_comes_back_without_the_lost_phone(site: Site, two: tuple[Person, Person]) -> None:
    """Access that was shut and opened again opens no browser of before."""
    noor, phone = two
    with site.store.atomic():
        site.store.people.block("web", "noor@almere.nl", site.now)
    assert (await phone.get("begin")).json()["fout"].startswith("Je toegang tot Ketenbot is gesloten.")
    site.pass_time(minutes=5)
    await noor.log_in("noor@almere.nl", site.invite())
    assert (await phone.get("begin")).status_code == SIGNED_OUT
    cor = await site.colleague("cor@almere.nl", "coordinator", "Cor")
    with site.store.atomic():
        site.store.people.block("web", "noor@almere.nl", site.now)
    await cor.say("/collegas")
    await cor.press("Noor")
    await cor.press("Geef weer toegang")
    assert (await noor.get("begin")).status_code == SIGNED_OUT


async def test_the_page_of_a_lost_phone(site: Site) -> None:
    """Stands at its own address, and the page to log in leads there."""
    page = await site.person().client.get("/chat/kwijt")
    assert page.status_code == 200
    assert page.text == (await site.person().client.get("/chat/")).text
    assert 'href="kwijt"' in page.text

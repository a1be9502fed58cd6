"""What is typed at the page goes once it was shown, unless an organisation keeps it for days that it chose."""

from datetime import timedelta

from bot.run.cleaning import clean
from tests.web.page import Person, Site


def texts(site: Site) -> list[str]:
    """What stands in the file of what people typed."""
    rows = site.store.db.execute("select inhoud from webberichten where mijn = 1 and stand = 'er'").fetchall()
    return [row[0] for row in rows]


def chosen(site: Site, days: int | None) -> None:
    found = site.store.people.organisatie_by_name("Almere")
    assert found is not None
    with site.store.atomic():
        site.store.bewaartijden.set(found.id, days)


def shown(site: Site, person: Person) -> None:
    """The page says that it showed all, and what was shown is let go."""
    me = site.store.people.by_address("web", person.mail)
    assert me is not None
    site.door.shown.note(me.chat, person.nummer)
    site.door.shown.let_go()


def night(site: Site, **ahead: float) -> None:
    site.now += timedelta(**ahead)
    for _ in clean(site.office):
        pass


async def test_what_was_shown_is_let_go(site: Site) -> None:
    noor = await site.colleague()
    await noor.say("hallo daar")
    assert len(texts(site)) == 1
    assert (await noor.begin())["bewaar"] == ""
    shown(site, noor)
    assert texts(site) == []


async def test_what_no_page_showed_goes_after_a_day(site: Site) -> None:
    noor = await site.colleague()
    await noor.say("hallo daar")
    night(site, hours=23)
    assert len(texts(site)) == 1
    night(site, hours=2)
    assert texts(site) == []


async def test_an_organisation_keeps_it_for_days_and_says_so(site: Site) -> None:
    """Above the writing bar and in /privacy; a colleague of another organisation is not touched by it."""
    noor, ab = await site.colleague(), await site.colleague("ab@zeewolde.nl", naam="Ab")
    chosen(site, 14)
    assert (await noor.begin())["bewaar"] == "Almere bewaart wat je hier typt 14 dagen."
    assert (await ab.begin())["bewaar"] == ""
    await noor.say("/privacy")
    assert "14 dagen, want dat koos Almere" in noor.last()
    await ab.say("/privacy")
    assert "tot je het daar zag (hoogstens een dag)" in ab.last()
    shown(site, noor)
    shown(site, ab)
    assert len(texts(site)) == 1
    assert [b["tekst"] for b in (await noor.begin())["berichten"] if b["mijn"]] == ["/privacy"]
    night(site, days=13, hours=23)
    assert len(texts(site)) == 1
    night(site, hours=2)
    assert texts(site) == []


async def test_an_organisation_goes_back_to_until_shown(site: Site) -> None:
    noor = await site.colleague()
    chosen(site, 14)
    await noor.say("hallo daar")
    shown(site, noor)
    chosen(site, None)
    shown(site, noor)
    assert texts(site) == []

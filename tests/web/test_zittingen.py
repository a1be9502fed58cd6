"""Sessions: found, renewed, ended, run out."""

from datetime import timedelta

import pytest

from bot.web.sessions import COOKIE, device
from tests.web.page import Site


async def test_a_session_is_renewed_and_the_old_word_ends(site: Site) -> None:
    """Once a day the browser gets another word; the old one works a minute longer, and then never more."""
    noor = await site.colleague()
    old = noor.client.cookies[COOKIE]
    site.now += timedelta(days=1, minutes=1)
    assert (await noor.get("begin")).status_code == 200
    assert noor.client.cookies[COOKIE] != old
    thief = site.person()
    thief.client.cookies.set(COOKIE, old, domain="ketenbot.voorbeeld.nl")
    site.now += timedelta(seconds=30)
    assert (await thief.get("begin")).status_code == 200  # another tab, a moment later
    site.now += timedelta(seconds=40)
    assert (await thief.get("begin")).status_code == 401
    assert (await noor.get("begin")).status_code == 200


@pytest.mark.parametrize(("days", "status"), [(29, 200), (31, 401)])
async def test_a_session_that_nobody_uses_runs_out(site: Site, days: int, status: int) -> None:
    """After thirty days."""
    noor = await site.colleague()
    site.now += timedelta(days=days)
    assert (await noor.get("begin")).status_code == status


async def test_a_session_that_is_used_runs_out_as_well(site: Site) -> None:
    """After a hundred and eighty days, however often it was used."""
    noor = await site.colleague()
    for _ in range(12):
        site.now += timedelta(days=14)
        assert (await noor.get("begin")).status_code == 200
    site.now += timedelta(days=14)
    assert (await noor.get("begin")).status_code == 401


async def test_logging_out_ends_it_here(site: Site) -> None:
    """The word is worth nothing afterwards, also for who copied it; another browser stays."""
    noor, phone = await site.colleague(), site.person()
    site.now += timedelta(days=1)
    await phone.log_in("noor@almere.nl")
    word = noor.client.cookies[COOKIE]
    answer = await noor.post("uit")
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    noor.client.cookies.set(COOKIE, word, domain="ketenbot.voorbeeld.nl")
    assert (await noor.get("begin")).status_code == 401
    assert (await phone.get("begin")).status_code == 200


async def test_logging_out_everywhere(site: Site) -> None:
    """A lost phone: all of them end, also one that waits for news."""
    noor, phone = await site.colleague(), site.person()
    site.now += timedelta(days=1)
    await phone.log_in("noor@almere.nl")
    assert len((await noor.get("zittingen")).json()["zittingen"]) == 2
    await noor.post("uit", alles=True)
    assert (await noor.get("begin")).status_code == 401
    assert (await phone.look())["soort"] == "uit"


async def test_one_other_session_is_ended(site: Site) -> None:
    """By its number, and never one of somebody else."""
    noor, bram = await site.colleague(), await site.colleague("bram@almere.nl", naam="Bram")
    (his,) = (await bram.get("zittingen")).json()["zittingen"]
    await noor.post("uit", zitting=his["id"])
    assert (await bram.get("begin")).status_code == 200
    await bram.post("uit", zitting=his["id"])
    assert (await bram.get("begin")).status_code == 401


async def test_who_is_locked_out_is_out_at_once(site: Site) -> None:
    """The next question of the page is refused, and so is the next message."""
    noor = await site.colleague()
    with site.store.atomic():
        assert site.store.people.block("web", "noor@almere.nl", site.now)
    assert (await noor.say("hallo")).status_code == 401
    answer = await noor.get("begin")
    assert answer.status_code == 401
    assert answer.json()["fout"].startswith("Je toegang tot Ketenbot is gesloten.")


@pytest.mark.parametrize("word", ["", "x", "a" * 43, "a" * 5000, "';drop table x"])
async def test_a_made_up_word_is_nobody(site: Site, word: str) -> None:
    """And no error."""
    person = site.person()
    person.client.cookies.set(COOKIE, word, domain="ketenbot.voorbeeld.nl")
    assert (await person.get("begin")).status_code == 401


async def test_what_the_browser_holds_stands_nowhere(site: Site) -> None:
    """Who reads the database or a backup cannot log in with it."""
    noor = await site.colleague()
    dump = "\n".join(site.store.db.conn.iterdump())
    assert all(value not in dump for value in noor.client.cookies.values())
    assert site.mailbox.code("noor@almere.nl") not in dump


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/140 Safari/537 Edg/140", "Edge op Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari/537", "Chrome op Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18) Version/18 Mobile Safari/604", "Safari op een iPhone"),
        ("curl/8", "een browser"),
    ],
)
def test_a_device_in_coarse_words(agent: str, words: str) -> None:
    """Enough to know one's own again."""
    assert device(agent) == words

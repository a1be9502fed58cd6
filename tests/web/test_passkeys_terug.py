"""Going back to an older file: a passkey that was taken away stays away, one that was made since is gone."""

from datetime import timedelta
from pathlib import Path

from bot.mail.push import keys
from storage.store import open_store, serving_lock
from storage.trust import keeping
from storage.trust.copies import backup
from storage.trust.going_back import go_back
from tests.pings.pushservice import Browser
from tests.web.authenticator import Device
from tests.web.page import Site
from tests.web.test_passkeys import MAIL, come_in, keys_of, made


async def test_what_was_taken_away_stays_away(tmp_path: Path) -> None:
    """A lost phone's, whatever backup is put back; another device goes on, and what was asked before is worth
    nothing."""
    path, copy = tmp_path / "k.db", tmp_path / "kopie.db"
    store = open_store(path, mode="echt")
    site = Site(store)
    with serving_lock(path) as slot:
        keeping.serve(store, path, slot, site.now)
        noor, phone, desk, later, lost = await site.colleague(MAIL), Device(), Device(), Device(), Device()
        for device in (phone, desk):
            await made(noor, device)
        asked = (await noor.post("passkey-vraag")).json()["vraag"]
        backup(path, copy)
        (ident,) = [row[0] for row in store.db.execute("select min(id) from webpasskeys")]
        await noor.post("passkey-weg", passkey=ident)
        for device in (later, lost):
            await made(noor, device)
        await site.close()
        store.close()
        went = go_back(copy, path, "echt", slot, site.now)
    assert went.leven.opnieuw == {"passkey": 1}
    store = open_store(path, mode="echt")
    back = Site(store)
    assert [await come_in(back.person(), device) for device in (phone, desk, later)] == [400, 200, 400]
    browser = back.person()
    browser.client.cookies = noor.client.cookies
    assert (await browser.post("passkey-in", **desk.sign(asked))).status_code == 400
    assert len(await keys_of(browser)) == 1
    await made(browser, lost)
    (highest,) = store.db.execute("select max(id) from webpasskeys").fetchone()
    assert highest > 1_000_000  # no number of the lost stretch comes back
    await back.close()
    store.close()


async def test_a_session_that_was_ended_stays_ended(tmp_path: Path) -> None:
    """With the pings of its browser; the other goes on, and a code of before lets nobody in."""
    path, copy = tmp_path / "k.db", tmp_path / "kopie.db"
    store = open_store(path, mode="echt")
    site = Site(store, ketenbot_vapid_sleutel=keys.new(), ketenbot_vapid_contact="beheer@voorbeeld.nl")
    with serving_lock(path) as slot:
        keeping.serve(store, path, slot, site.now)
        phone, desk, third = await site.colleague(MAIL), site.person(), site.person()
        site.now += timedelta(minutes=2)
        await desk.log_in(MAIL)
        assert (
            await phone.post("push", eindpunt="https://updates.push.services.mozilla.com/x", **Browser().keys)
        ).json()["aan"] is True
        site.now += timedelta(minutes=2)
        await third.ask(MAIL)
        code = site.mailbox.code(MAIL)
        backup(path, copy)
        await phone.post("uit")
        await site.close()
        store.close()
        went = go_back(copy, path, "echt", slot, site.now)
    assert went.leven.opnieuw == {"sessie": 1}
    store = open_store(path, mode="echt")
    back = Site(store)
    back.now = site.now
    for old, status in ((phone, 401), (desk, 200)):
        anew = back.person()
        anew.client.cookies = old.client.cookies
        assert (await anew.get("begin")).status_code == status
    anew = back.person()
    anew.client.cookies = third.client.cookies
    assert (await anew.enter(code)).status_code == 400
    assert store.db.execute("select count(*) from webpushen").fetchone() == (0,)
    await back.close()
    store.close()


async def test_access_that_was_withdrawn_takes_them_along_again(tmp_path: Path) -> None:
    """The copy still has both."""
    path, copy = tmp_path / "k.db", tmp_path / "kopie.db"
    store = open_store(path, mode="echt")
    site = Site(store)
    with serving_lock(path) as slot:
        keeping.serve(store, path, slot, site.now)
        noor, phone = await site.colleague(MAIL), Device()
        await made(noor, phone)
        backup(path, copy)
        with store.atomic():
            store.people.block("web", MAIL, site.now)
        await site.close()
        store.close()
        go_back(copy, path, "echt", slot, site.now)
    store = open_store(path, mode="echt")
    assert store.db.execute("select count(*) from webpasskeys").fetchone() == (0,)
    store.close()

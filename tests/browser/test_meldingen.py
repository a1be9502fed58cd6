"""Pings in a real browser: asked for on a press, encrypted for it, shown by the page's worker, and ended with it.

A browser without its vendor's service cannot subscribe: the three calls that ask that service are replaced. All else is
real, and the ping that our service sent is handed to the browser as its vendor would."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, CDPSession, Page, expect

from bot.mail.push import keys
from tests.browser.test_webapp import WORKER
from tests.browser.test_webdeur import log_in, page_of
from tests.pings.pushservice import PushService, pushing
from tests.web.served import Served, serving

pytestmark = pytest.mark.browser

STANDS_IN = """
    (() => {
        const gegevens = %s;
        const maak = (opties) => ({
            options: { applicationServerKey: opties.applicationServerKey.buffer ?? opties.applicationServerKey },
            toJSON: () => ({ endpoint: gegevens.eindpunt, keys: { p256dh: gegevens.p256dh, auth: gegevens.auth } }),
            async unsubscribe() { localStorage.setItem("afgezegd", "ja"); PushManager.nu = null; return true; },
        });
        PushManager.prototype.subscribe = async (opties) => {
            if (!opties.userVisibleOnly) throw new DOMException("nee", "NotAllowedError");
            return PushManager.nu = maak(opties);
        };
        PushManager.prototype.getSubscription = async () => PushManager.nu ?? null;
    })();
"""
SHOWN = """async () => {
    const plek = await navigator.serviceWorker.ready;
    return (await plek.getNotifications()).map((een) => `${een.title}: ${een.body}`);
}"""


async def worker_of(page: Page, wire: CDPSession) -> str:
    """By which number the browser knows the page's worker."""
    found: list[dict[str, Any]] = []
    wire.on("ServiceWorker.workerRegistrationUpdated", lambda told: found.extend(told["registrations"]))
    await wire.send("ServiceWorker.enable")
    while not found:
        await page.wait_for_timeout(20)
    return str(found[-1]["registrationId"])


async def deliver(wire: CDPSession, served: Served, worker: str, data: str) -> None:
    """Hand a ping to the page's worker."""
    ping = {"origin": served.address, "registrationId": worker, "data": data}
    await wire.send("ServiceWorker.deliverPushMessage", ping)


async def on_a_page(browser: Browser, served: Served, service: PushService) -> Page:
    page = await page_of(browser, served)
    await page.context.grant_permissions(["notifications"], origin=served.address)
    await page.add_init_script(STANDS_IN % json.dumps(service.browser()))
    await log_in(page, served)
    assert await page.evaluate(WORKER) == "/chat/sw.js"
    return page


async def opened(page: Page) -> None:
    await page.get_by_label("Zoeken en uitloggen").click()
    await page.get_by_role("button", name="Meldingen op dit apparaat").click()


async def test_on_a_press_tried_shown_and_off(browser: Browser, tmp_path: Path) -> None:
    """From the press to the shown ping, and what the page says of it; going out ends it in the browser too."""
    async with pushing() as service:
        more = {
            "ketenbot_vapid_sleutel": keys.new(),
            "ketenbot_vapid_contact": "beheer@voorbeeld.nl",
            "ketenbot_pushdiensten": frozenset({service.address}),
        }
        async with serving(tmp_path, **more) as served:
            page = await on_a_page(browser, served, service)
            await opened(page)
            box = page.get_by_role("dialog", name="Meldingen")
            await expect(box).to_contain_text("Er staat nooit een zaak of een naam in.")
            await box.get_by_role("button", name="Zet meldingen aan").click()
            await expect(box).to_contain_text("Laatste melding ontvangen: nog geen.")
            await box.get_by_role("button", name="Stuur een proefmelding").click()
            await expect(box).to_contain_text("De proefmelding is onderweg.")
            while not service.pings:
                await page.wait_for_timeout(20)
            wire = await page.context.new_cdp_session(page)
            place = await worker_of(page, wire)
            await deliver(wire, served, place, json.dumps(service.pings[0][0]))
            await expect(box).to_contain_text(re.compile(r"Laatste melding ontvangen: \w\w \d+ \w+ 20\d\d"))
            assert await page.evaluate(SHOWN) == [
                "Ketenbot: Dit is een proefmelding. Zo zie je het als er iets voor je is."
            ]
            await deliver(wire, served, place, "geen JSON")  # shown all the same: who shows nothing loses the right
            while not any("nieuw bericht" in shown for shown in await page.evaluate(SHOWN)):
                await page.wait_for_timeout(20)
            await box.get_by_role("button", name="Sluit").click()
            await page.get_by_label("Zoeken en uitloggen").click()
            await page.get_by_role("button", name="Log hier uit").click()
            await expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()
            assert served.store.db.execute("select count(*) from webpushen").fetchone() == (0,)
            assert served.wrong == []


async def test_without_a_key_the_page_says_so(browser: Browser, tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        page = await page_of(browser, served)
        await log_in(page, served)
        await opened(page)
        await expect(page.get_by_role("dialog", name="Meldingen")).to_contain_text("heeft meldingen niet aangezet")
        assert await page.get_by_role("button", name="Zet meldingen aan").is_hidden()
        assert served.wrong == []


async def test_an_iphone_is_told_the_way(browser: Browser, tmp_path: Path) -> None:
    """In Safari itself there are none: first on the home screen, and in there again."""
    more = {"ketenbot_vapid_sleutel": keys.new(), "ketenbot_vapid_contact": "beheer@voorbeeld.nl"}
    async with serving(tmp_path, **more) as served:
        page = await page_of(browser, served)
        await page.add_init_script("Object.defineProperty(navigator, 'standalone', { value: false })")
        await log_in(page, served)
        await opened(page)
        await expect(page.get_by_role("dialog", name="Meldingen")).to_contain_text("“Zet op beginscherm”")
        assert served.wrong == []

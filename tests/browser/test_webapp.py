"""The web door as an app: installing it, being without a line, several tabs and people in one browser."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.desk.visit import Post, send
from bot.screens.message import Bericht
from bot.web.assets import ASSETS
from tests.browser.conftest import CHROMIUM
from tests.browser.test_webdeur import log_in, page_of, say, served, tab
from tests.web.proxy import proxied
from tests.web.served import Served, serving

__all__ = ["served"]
pytestmark = pytest.mark.browser
ALLOWED = 150_000
"""Bytes of the whole page."""
WORKER = "navigator.serviceWorker.ready.then((here) => new URL(here.active.scriptURL).pathname)"


def test_the_page_is_small() -> None:
    """All of it together, but for the icons that a browser fetches for a home screen."""
    assert sum(len(one.content) for name, one in ASSETS.items() if name and not name.endswith(".png")) < ALLOWED


async def kept_by(page: Page) -> list[str]:
    """What the browser keeps for opening without a line."""
    found: list[str] = await page.evaluate(
        """async () => {
            const kast = await caches.open((await caches.keys())[0]);
            return (await kast.keys()).map((een) => new URL(een.url).pathname);
        }"""
    )
    return found


async def test_it_can_be_installed(served: Served, tmp_path: Path) -> None:
    """Chromium has nothing against it: a manifest with icons, a worker, a page that starts. A context that is not kept
    says only that it is none."""
    async with async_playwright() as playwright:
        context = await playwright.chromium.launch_persistent_context(
            str(tmp_path / "profiel"), executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"], locale="nl-NL"
        )
        page = await tab(context, served)
        await log_in(page, served)
        assert await page.evaluate(WORKER) == "/chat/sw.js"
        wire = await context.new_cdp_session(page)
        manifest: dict[str, Any] = await wire.send("Page.getAppManifest")
        assert manifest["errors"] == []
        assert manifest["url"].endswith("/chat/ketenbot.webmanifest")
        assert (await wire.send("Page.getInstallabilityErrors"))["installabilityErrors"] == []
        await context.close()
    assert served.wrong == []


async def test_without_a_line_nothing_is_lost_and_nothing_sent_twice(browser: Browser, served: Served) -> None:
    """Typed without a line, opened again without a line, and sent once when there is one."""
    page = await page_of(browser, served)
    await log_in(page, served)
    await page.evaluate(WORKER)
    await page.reload()  # from now on the worker is asked first
    await expect(page.get_by_role("log")).to_contain_text("Welkom bij Ketenbot")
    await page.context.set_offline(True)
    await say(page, "/termijn 15 maart 2026")
    await expect(page.locator("#lijn")).to_contain_text("Wat je typt, bewaar ik hier")
    await expect(page.locator(".wacht")).to_contain_text("Wacht op verbinding")
    await page.reload()
    await expect(page.locator("#lijn")).to_contain_text("geen verbinding")
    await expect(page.locator(".wacht")).to_contain_text("/termijn 15 maart 2026")
    assert [name for name in await kept_by(page) if "/api/" in name] == []
    await page.context.set_offline(False)
    await expect(page.get_by_role("log")).to_contain_text("Gekoppeld op", timeout=15_000)
    await expect(page.locator("#lijn")).to_be_hidden()
    await expect(page.locator(".wacht")).to_have_count(0)
    typed = served.store.db.execute("select count(*) from webberichten where mijn = 1").fetchone()[0]
    keys = served.store.db.execute("select count(*) from updates").fetchone()[0]
    assert (typed, keys) == (1, 1)


async def test_what_waited_long_is_asked_first_and_after_a_day_gone(browser: Browser, served: Served) -> None:
    """ "Vandaag" was another day then: more than ten minutes old it goes on a press, of yesterday it goes nowhere."""
    page = await page_of(browser, served)
    await log_in(page, served)
    await page.evaluate(
        """() => {
            const uur = 3_600_000, van = (oud) => new Date(Date.now() - oud).toISOString();
            localStorage.setItem("wachtrij", JSON.stringify([
                { sleutel: crypto.randomUUID(), tekst: "/termijn 1 maart 2026", moment: van(25 * uur) },
                { sleutel: crypto.randomUUID(), tekst: "/termijn 15 maart 2026", moment: van(uur / 4) },
            ]));
        }"""
    )
    await page.reload()
    waiting, log = page.locator(".wacht"), page.get_by_role("log")
    await expect(waiting).to_have_count(1)
    await expect(waiting).to_contain_text("Nog niet verstuurd")
    assert served.store.db.execute("select count(*) from webberichten where mijn = 1").fetchone()[0] == 0
    await waiting.get_by_role("button", name="Stuur nu").click()
    await expect(log).to_contain_text("Gekoppeld op")
    await expect(waiting).to_have_count(0)
    assert served.store.db.execute("select count(*) from webberichten where mijn = 1").fetchone()[0] == 1
    assert served.wrong == []


async def test_what_one_person_typed_is_not_sent_by_another(browser: Browser, served: Served) -> None:
    """Two people, one after the other, in one browser: what waits of the first goes when the second comes in."""
    page = await page_of(browser, served)
    await log_in(page, served)
    await page.context.set_offline(True)
    await say(page, "/termijn 15 maart 2026")
    await expect(page.locator(".wacht")).to_contain_text("/termijn 15 maart 2026")
    await page.context.clear_cookies()
    code = served.invite()
    await page.context.set_offline(False)
    await expect(page.get_by_role("heading", name="Inloggen bij Ketenbot")).to_be_visible(timeout=15_000)
    other = await tab(page.context, served)
    await other.goto(f"{served.address}/chat/#u={code}")
    await other.get_by_label("Je werkmail").fill("sami@almere.nl")
    await other.get_by_label("Je voornaam").fill("Sami")
    await other.get_by_role("button", name="Mail mij een code").click()
    await other.get_by_label("Code uit de mail").fill(await served.code("sami@almere.nl"))
    await expect(other.get_by_role("log")).to_contain_text("Welkom bij Ketenbot")
    await expect(other.locator(".wacht")).to_have_count(0)
    assert served.store.db.execute("select count(*) from webberichten where mijn = 1").fetchone()[0] == 0


async def test_on_opening_the_page_says_what_waits_and_what_is_kept(browser: Browser, served: Served) -> None:
    """A question that was asked at the other door is one press away; an organisation that keeps what is typed is named
    above the writing bar."""
    page = await page_of(browser, served)
    await log_in(page, served)
    await expect(page.locator("#bewaar")).to_be_hidden()
    await say(page, "/koppeling")
    log = page.get_by_role("log")
    await expect(log.locator(".bericht:not(.mijn)")).to_have_count(2)
    store = served.store
    almere = store.people.organisatie_by_name("Almere")
    assert almere is not None
    with store.atomic():
        store.bewaartijden.set(almere.id, 14)
        store.db.execute("update gesprekken set gewijzigd = '2999-01-01T00:00:00.000Z'")
    await page.reload()
    await expect(page.locator("#bewaar")).to_have_text("Almere bewaart wat je hier typt 14 dagen.")
    await page.get_by_role("button", name="Je bent ergens mee bezig: ga verder").click()
    await expect(log.locator(".bericht:not(.mijn)")).to_have_count(3)
    assert served.wrong == []


async def test_a_new_version_is_offered_and_takes_nothing(browser: Browser, served: Served) -> None:
    """An old page with a new server says so; what was being typed is there after loading anew."""
    page = await page_of(browser, served)
    await log_in(page, served)
    await expect(page.locator("#nieuw")).to_be_hidden()
    await page.evaluate("document.documentElement.dataset.versie = 'oud'")
    await say(page, "/termijn 15 maart 2026")
    await expect(page.locator("#nieuw")).to_contain_text("Er is een nieuwe versie")
    await page.get_by_label("Je bericht aan Ketenbot").fill("half getypt")
    await page.get_by_role("button", name="Laad opnieuw").click()
    await expect(page.locator("#nieuw")).to_be_hidden()
    await expect(page.get_by_label("Je bericht aan Ketenbot")).to_have_value("half getypt")
    assert served.wrong == []


async def test_behind_a_proxy_that_keeps_back_and_cuts(browser: Browser, tmp_path: Path) -> None:
    """Slow, every answer at once, and what waits for news is cut: the whole conversation passes, news too, and what
    is typed is handled once."""
    async with proxied(slow=0.1, cuts=1.5) as proxy, serving(tmp_path, ketenbot_adres=proxy.address) as served:
        proxy.behind, served.address = served.address, proxy.address
        page = await page_of(browser, served)
        await log_in(page, served)
        log = page.get_by_role("log")
        await say(page, "/termijn 15 maart 2026")
        await expect(log).to_contain_text("Gekoppeld op")
        while not proxy.cut:
            await page.wait_for_timeout(50)
        chat, post = served.store.people.by_address("web", "noor@almere.nl"), Post()
        assert chat is not None
        with served.store.atomic():
            send(served.service.office, post, chat.chat, Bericht("Van een collega."), served.now(), ping=True)
        served.service.courier.take(post)
        await expect(log).to_contain_text("Van een collega.", timeout=10_000)
        await say(page, "Meer")
        await log.get_by_role("button", name="Onderwerpen").click()
        await expect(log).to_contain_text("bewerkt")
        await expect(page.locator(".wacht")).to_have_count(0)
        keys = served.store.db.execute("select count(*) from updates").fetchone()[0]
        assert keys == 3

"""The page of the web door in a real browser, with the real desk behind it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from bot.mail.letters import MailLater
from tests.browser.test_page import CONTRAST, NAMELESS, TOO_WIDE
from tests.web.served import Served, serving

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    async with serving(tmp_path) as made:
        yield made


async def page_of(browser: Browser, served: Served, **options: object) -> Page:
    """A page in a browser of its own; all that goes wrong on it is kept."""
    context = await browser.new_context(locale="nl-NL", **({"viewport": PHONE} | options))  # type: ignore[arg-type]
    return await tab(context, served)


async def tab(context: BrowserContext, served: Served) -> Page:
    page = await context.new_page()
    page.on("pageerror", lambda error: served.wrong.append(str(error)))
    page.on("console", lambda m: served.wrong.append(m.text) if m.type == "error" and "401" not in m.text else None)
    page.set_default_timeout(8_000)
    return page


async def log_in(page: Page, served: Served, mail: str = "noor@almere.nl", naam: str = "Noor") -> None:
    """From the link of an invitation to the chat."""
    code = served.site.invite()
    await page.goto(f"{served.address}/chat/#u={code}")
    await page.get_by_label("Je werkmail").fill(mail)
    await page.get_by_label("Je voornaam").fill(naam)
    await page.get_by_role("button", name="Mail mij een code").click()
    await page.get_by_label("Code uit de mail").fill(await served.code(mail))  # the sixth sign sends it
    await expect(page.get_by_role("log")).to_contain_text("Welkom bij Ketenbot")


async def say(page: Page, text: str) -> None:
    await page.get_by_label("Je bericht aan Ketenbot").fill(text)
    await page.keyboard.press("Enter")


async def test_from_the_invitation_to_an_answer(browser: Browser, served: Served) -> None:
    """Link, mail, code, and there is the first answer; a press changes its message in place."""
    page = await page_of(browser, served)
    await log_in(page, served)
    assert "#" not in page.url
    await say(page, "/termijn 15 maart 2026")
    log = page.get_by_role("log")
    await expect(log).to_contain_text("Gekoppeld op")
    await say(page, "Meer")
    await log.get_by_role("button", name="Onderwerpen").click()
    await expect(log).to_contain_text("bewerkt")
    assert await page.evaluate(TOO_WIDE) is False
    assert await page.evaluate(NAMELESS) == []
    assert await page.evaluate(CONTRAST) == []
    assert served.wrong == []


async def test_five_actions_to_the_first_answer(browser: Browser, served: Served) -> None:
    """Open the link, type a mail address, a name, the code, and a question: each field is one act, and none is pressed
    but Enter."""
    page, acts = await page_of(browser, served), 0

    async def types(label: str, words: str, *, enter: bool = False) -> None:
        nonlocal acts
        acts += 1
        await page.get_by_label(label).fill(words)
        if enter:
            await page.keyboard.press("Enter")

    begun = monotonic()
    acts += 1
    await page.goto(f"{served.address}/chat/#u={served.invite()}")
    await types("Je werkmail", "noor@almere.nl")
    await types("Je voornaam", "Noor", enter=True)
    await types("Code uit de mail", await served.code("noor@almere.nl"))
    await types("Je bericht aan Ketenbot", "wat is een no-show?", enter=True)
    await expect(page.locator(".bericht:not(.mijn)")).to_have_count(2)
    assert acts <= 5
    assert monotonic() - begun < 60
    assert served.wrong == []


async def test_a_mail_that_is_late_is_said_in_the_page(browser: Browser, served: Served) -> None:
    """After a minute what to do, after five who to ask, and at once when our own server holds mail up; the code that
    comes then still lets in."""
    page, refused = await page_of(browser, served), served.mailbox.problem
    await page.clock.install()
    await page.goto(f"{served.address}/chat/#u={served.invite()}")
    await page.get_by_label("Je werkmail").fill("noor@almere.nl")
    await page.get_by_label("Je voornaam").fill("Noor")
    await page.keyboard.press("Enter")
    code, told, again = await served.code("noor@almere.nl"), page.locator("#mail-hulp"), page.locator("#opnieuw")
    await expect(told).to_contain_text("meestal binnen een minuut")
    await expect(again).to_be_disabled()
    await page.clock.fast_forward(61_000)
    await expect(told).to_contain_text("Kijk bij ongewenste mail")
    await expect(told).to_contain_text("Een code die je al hebt, blijft werken")
    await page.clock.fast_forward(240_000)
    await expect(told).to_contain_text("Na vijf minuten nog geen mail?")
    await expect(told).to_contain_text("Vraag je coördinator")
    served.ahead += timedelta(minutes=5)
    served.mailbox.problem = MailLater("451")
    await again.click()
    await expect(told).to_contain_text("meestal binnen een minuut")
    while served.service.web is not None and served.service.web.health()["mail"] is not False:
        await page.wait_for_timeout(20)
    await page.clock.fast_forward(61_000)
    served.ahead += timedelta(minutes=2)
    await again.click()
    await expect(told).to_contain_text("Onze mailserver nam de vorige mail niet aan")
    served.mailbox.problem = refused
    await page.get_by_label("Code uit de mail").fill(code)
    await expect(page.get_by_role("log")).to_contain_text("Welkom bij Ketenbot")
    assert served.wrong == []


async def reach(page: Page, name: str, key: str = "Tab") -> None:
    """Go on with this key until what has the focus is called so."""
    for _ in range(60):
        await page.keyboard.press(key)
        called = "(document.activeElement.ariaLabel ?? '') + document.activeElement.textContent.trim()"
        if (await page.evaluate(called)).startswith(name):
            return
    raise AssertionError(f"niet te bereiken: {name}")


async def test_everything_goes_by_keyboard(browser: Browser, served: Served) -> None:
    """From the link to a press, a folded menu, a dialog and out: no mouse, and the focus is where one looks."""
    page = await page_of(browser, served, viewport=DESK)
    await page.goto(f"{served.address}/chat/#u={served.invite()}")
    await page.keyboard.press("Tab")
    await page.keyboard.type("noor@almere.nl")
    await page.keyboard.press("Tab")
    await page.keyboard.type("Noor")
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Code uit de mail")).to_be_focused()
    await page.keyboard.type(await served.code("noor@almere.nl"))
    log, bar = page.get_by_role("log"), page.get_by_label("Je bericht aan Ketenbot")
    await expect(log).to_contain_text("Welkom bij Ketenbot")
    await expect(bar).to_be_focused()
    await page.keyboard.type("Meer")
    await page.keyboard.press("Enter")
    await expect(log.get_by_role("button", name="Onderwerpen")).to_be_visible()
    await reach(page, "Onderwerpen", "Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(log).to_contain_text("bewerkt")
    assert await page.evaluate("document.activeElement.closest('.berichten') !== null")
    for option, heading in (("Waar ben ik ingelogd?", "Waar je bent ingelogd"), ("Meldingen op dit", "Meldingen")):
        await reach(page, "Zoeken en uitloggen", "Shift+Tab")
        await page.keyboard.press("Enter")
        await reach(page, option)
        await page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name=heading)
        await expect(dialog).to_be_visible()
        assert await dialog.evaluate("(vak) => vak.contains(document.activeElement)")
        await page.keyboard.press("Escape")
        await expect(dialog).to_be_hidden()
        await bar.focus()
    assert served.wrong == []


async def test_a_code_works_once_in_the_browser_that_asked(browser: Browser, served: Served) -> None:
    """Elsewhere it is a wrong code, and after it was used too; the page says what to do."""
    page = await page_of(browser, served)
    await log_in(page, served)
    other = await page_of(browser, served)
    await other.goto(f"{served.address}/chat/")
    await other.get_by_label("Je werkmail").fill("noor@almere.nl")
    await other.keyboard.press("Enter")
    await other.get_by_label("Code uit de mail").fill(served.mailbox.code("noor@almere.nl"))
    await expect(other.get_by_role("alert")).to_contain_text("in een andere browser werkt hij niet")
    await expect(other.get_by_label("Code uit de mail")).to_be_focused()
    served.wrong.clear()  # the browser notes that the server refused


async def test_logging_out_everywhere_ends_every_browser(browser: Browser, served: Served) -> None:
    """From the list of where somebody is logged in: the other browser shows how to come in, and its chat is gone."""
    phone, desk = await page_of(browser, served), await page_of(browser, served, viewport=DESK)
    await log_in(phone, served)
    served.mailbox.letters.clear()
    served.ahead += timedelta(minutes=2)
    await desk.goto(f"{served.address}/chat/")
    await desk.get_by_label("Je werkmail").fill("noor@almere.nl")
    await desk.keyboard.press("Enter")
    await desk.get_by_label("Code uit de mail").fill(await served.code("noor@almere.nl"))
    await expect(desk.get_by_role("log")).to_contain_text("Welkom bij Ketenbot")
    await desk.get_by_label("Zoeken en uitloggen").click()
    await desk.get_by_role("button", name="Waar ben ik ingelogd?").click()
    await expect(desk.locator("#zittingen li")).to_have_count(2)
    await desk.get_by_role("button", name="Overal uitloggen").click()
    await expect(desk.get_by_text("Je bent overal uitgelogd.")).to_be_visible()
    await expect(phone.get_by_text("Je bent niet (meer) ingelogd.")).to_be_visible()
    await expect(phone.get_by_role("log")).to_be_hidden()
    assert await phone.evaluate("document.body.textContent.includes('Welkom bij Ketenbot')") is False


async def test_what_is_refused_is_gone(browser: Browser, served: Served) -> None:
    """Personal data go from the screen, and are nowhere kept on the device."""
    page = await page_of(browser, served)
    await log_in(page, served)
    await say(page, "het gaat om BSN 111222333")
    log = page.get_by_role("log")
    await expect(log).to_contain_text("Dit bericht is niet bewaard.")
    await expect(log).not_to_contain_text("111222333")
    assert "111222333" not in await page.evaluate("JSON.stringify(localStorage)")
    assert served.wrong == []


async def test_two_tabs_show_the_same(browser: Browser, served: Served) -> None:
    """What is said in one tab stands in the other, and logging out ends both."""
    page = await page_of(browser, served)
    await log_in(page, served)
    other = await tab(page.context, served)
    await other.goto(f"{served.address}/chat/")
    await expect(other.get_by_role("log")).to_contain_text("Welkom bij Ketenbot")
    await say(page, "Meer")
    await expect(other.get_by_role("log")).to_contain_text("Typ je vraag gewoon hieronder")
    await other.get_by_role("log").get_by_role("button", name="Onderwerpen").click()
    await expect(page.get_by_role("log")).to_contain_text("bewerkt")
    await other.get_by_label("Zoeken en uitloggen").click()
    await other.get_by_role("button", name="Log hier uit").click()
    await expect(other.get_by_text("Je bent uitgelogd.")).to_be_visible()
    await expect(page.get_by_role("heading", name="Inloggen bij Ketenbot")).to_be_visible()
    assert served.wrong == []


async def test_a_file_comes_and_goes(browser: Browser, served: Served) -> None:
    """A list that is sent is read, and its outcome shown."""
    page = await page_of(browser, served)
    await log_in(page, served)
    content = b"zaaknummer;datum;aantal\nZ-1;15-3-2026;4\n"
    await page.locator("#bestand").set_input_files({"name": "lijst.csv", "mimeType": "text/csv", "buffer": content})
    await expect(page.get_by_role("log")).to_contain_text("lijst.csv")
    await expect(page.get_by_role("log")).to_contain_text("is het de koppelingsdatum?", ignore_case=True)
    assert served.wrong == []

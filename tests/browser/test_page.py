"""The chat page in a real browser."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Tryout, opened

pytestmark = pytest.mark.browser

ANNA, BRAM = 101, 102
CONTRAST = """() => {
  const parts = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => {
    const c = [r, g, b].map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  };
  const ground = (element) => {
    for (let here = element; here; here = here.parentElement) {
      const colour = parts(getComputedStyle(here).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const low = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.getClientRects().length) continue;
    const [a, b] = [light(parts(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) low.push(`${element.textContent.trim().slice(0, 30)}: ${ratio.toFixed(2)}`);
  }
  return low;
}"""
NAMELESS = """() => [...document.querySelectorAll("button, a, input, textarea, summary, img")]
  .filter((e) => e.getClientRects().length)
  .filter((e) => !(e.ariaLabel || e.textContent.trim() || e.labels?.length || e.hasAttribute("alt")))
  .map((e) => e.outerHTML.slice(0, 80))"""
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


async def say(page: Page, text: str) -> None:
    """Type a message and send it."""
    await page.get_by_label("Je bericht aan de bot").fill(text)
    await page.keyboard.press("Enter")


async def reach(page: Page, name: str, key: str = "Tab") -> None:
    """Press a key until what has this name has the focus."""
    script = "() => document.activeElement.ariaLabel || document.activeElement.textContent.trim()"
    for _ in range(60):
        await page.keyboard.press(key)
        if name in str(await page.evaluate(script)):
            return
    raise AssertionError(f"not reached with {key}: {name}")


async def test_a_first_visit_ends_in_an_answer(browser: Browser, tryout: Tryout) -> None:
    """The card tells what to do; one press on an example starts talking."""
    page, wrong = await opened(browser, tryout, DESKTOP)
    await expect(page.get_by_role("heading", name="Dit is de proefversie van Ketenbot")).to_be_visible()
    await page.get_by_role("button", name="Nieuwe koppeling").click()
    await expect(page.get_by_role("heading", name="Jij bent Anna")).to_be_visible()
    await expect(page.get_by_role("log")).to_contain_text("Je zei: Nieuwe koppeling")
    assert wrong == []


async def test_talking_pressing_looking(browser: Browser, tryout: Tryout) -> None:
    """Start, the fixed keyboard, a press that edits, a picture, a document, a message that is taken away."""
    page, wrong = await opened(browser, tryout, DESKTOP)
    await page.get_by_role("button", name="Anna").click()
    await page.get_by_role("button", name="Start").click()
    await page.get_by_role("group", name="Vaste knoppen").get_by_role("button", name="Termijn").click()
    log = page.get_by_role("log")
    await expect(log).to_contain_text("Je zei: Termijn")
    await log.get_by_role("button", name="Ja").click()
    await expect(log).to_contain_text("Je koos: ja")
    await expect(log).to_contain_text("bewerkt")
    await expect(page.get_by_text("Vastgelegd")).to_be_visible()
    await say(page, "foto")
    await expect(log.get_by_role("img", name="Afbeelding bij deze tekst")).to_be_visible()
    await say(page, "brief")
    link = log.get_by_role("link", name="brief.txt")
    shown = await page.request.get(f"{tryout.address}/{await link.get_attribute('href')}")
    assert await shown.text() == "Beste lezer"
    await say(page, "geheim")
    await expect(log).to_contain_text("Dit bericht is weggehaald.")
    await expect(log).not_to_contain_text("geheim")
    assert wrong == []


async def test_own_messages_are_changed_and_taken_away(browser: Browser, tryout: Tryout) -> None:
    """The bot hears of the change."""
    page, wrong = await opened(browser, tryout, DESKTOP)
    await page.get_by_role("button", name="Anna").click()
    await say(page, "frietje")
    await page.get_by_role("button", name="Bewerk: frietje").focus()
    await page.keyboard.press("Enter")
    await say(page, "patatje")
    log = page.get_by_role("log")
    await expect(log).to_contain_text("Ik zag je wijziging.")
    await page.get_by_role("button", name="Haal weg: patatje").focus()
    await page.keyboard.press("Enter")
    await expect(log).to_contain_text("Dit bericht is weggehaald.")
    assert wrong == []


async def test_words_of_a_person_are_never_markup(browser: Browser, tryout: Tryout) -> None:
    """What looks like HTML is shown as it was typed."""
    page, wrong = await opened(browser, tryout, DESKTOP)
    await page.get_by_role("button", name="Anna").click()
    await say(page, '<img src=x onerror="alert(1)">')
    await expect(page.get_by_role("log")).to_contain_text('<img src=x onerror="alert(1)">')
    await expect(page.get_by_role("log")).to_contain_text("Je zei: <img")
    assert await page.locator("#berichten img").count() == 0
    assert wrong == []


async def test_everything_goes_by_keyboard(browser: Browser, tryout: Tryout) -> None:
    """From the top of the page: choose, write, press, move the clock, without a mouse."""
    page, wrong = await opened(browser, tryout, DESKTOP)
    await reach(page, "Bram")
    await page.keyboard.press("Enter")
    await page.keyboard.type("Hoe lang heb ik?")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("log")).to_contain_text("Je zei: Hoe lang heb ik?")
    await reach(page, "Nee", "Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("log")).to_contain_text("Je koos: nee")
    await reach(page, "+1 week")
    before = await page.locator("#klok-dag").inner_text()
    await page.keyboard.press("Enter")
    await expect(page.locator("#klok-melding")).to_contain_text("In deze gesprekken kwam geen nieuw bericht.")
    assert await page.locator("#klok-dag").inner_text() != before
    assert wrong == []


async def test_new_messages_for_others_are_counted(browser: Browser, tryout: Tryout) -> None:
    """A number stands with a person until you look."""
    page, _ = await opened(browser, tryout, DESKTOP)
    await page.get_by_role("button", name="Anna").click()
    tryout.standin.say(BRAM, "hallo")
    await expect(page.get_by_role("button", name="1 nieuw bericht")).to_be_visible()
    await page.get_by_role("button", name="Bram").click()
    await expect(page.get_by_text("1 nieuw bericht")).to_have_count(0)


async def test_on_a_phone_people_and_chat_take_turns(browser: Browser, tryout: Tryout) -> None:
    """One column of 360 wide, nothing sticks out, and Terug leads back."""
    page, wrong = await opened(browser, tryout, PHONE)
    await expect(page.get_by_role("heading", name="Wie ben je?")).to_be_visible()
    assert await page.evaluate(TOO_WIDE) is False
    await page.get_by_role("button", name="Anna").click()
    await expect(page.get_by_role("heading", name="Wie ben je?")).to_be_hidden()
    await page.get_by_role("button", name="Start").click()
    await say(page, "een lang woord: " + "koppelingsdatum" * 10)
    await expect(page.get_by_role("log")).to_contain_text("Je zei: een lang woord")
    assert await page.evaluate(TOO_WIDE) is False
    await page.locator("#naar-klok").click()
    await page.get_by_role("button", name="Volgende herinnering").click()
    await expect(page.get_by_text("Er staat geen herinnering klaar.")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Volgende herinnering")).to_be_hidden()
    await page.get_by_role("button", name="Terug naar de lijst met mensen").click()
    await expect(page.get_by_role("heading", name="Wie ben je?")).to_be_visible()
    assert wrong == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_all_can_be_read_and_named(browser: Browser, tryout: Tryout, size: dict[str, int]) -> None:
    """Text stands out at least 4.5 to 1, and whatever can be used has a name."""
    page, _ = await opened(browser, tryout, {"width": size["width"], "height": size["height"]})
    tryout.standin.say(BRAM, "hallo")
    await expect(page.get_by_text("nieuw bericht")).to_have_count(1)
    assert await page.evaluate(CONTRAST) == []
    await page.get_by_role("button", name="Anna").click()
    await page.get_by_role("button", name="Start").click()
    for text in ("vraag", "foto", "brief"):
        await say(page, text)
    await expect(page.get_by_role("log")).to_contain_text("brief.txt")
    assert await page.evaluate(CONTRAST) == []
    assert await page.evaluate(NAMELESS) == []


async def test_after_a_restart_the_page_goes_on(browser: Browser, tryout: Tryout) -> None:
    """Another session of the server: the page begins afresh by itself."""
    page, _ = await opened(browser, tryout, DESKTOP)
    await page.get_by_role("button", name="Anna").click()
    tryout.standin.state.session = "anders"
    tryout.standin.say(ANNA, "na de herstart")
    await expect(page.get_by_role("log")).to_contain_text("Je zei: na de herstart")

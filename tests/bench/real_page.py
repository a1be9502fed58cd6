"""One page in Chromium among the many: what it measures itself, from a press to the screen that it drew."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from bot.web.sessions import COOKIE

PAUSE = 0.6
"""Seconds between two presses: a page may send two a second."""
PRESS = """() => new Promise((klaar, mis) => {
    const knoppen = [...document.querySelectorAll("#rijen .knoppen button")];
    const knop = knoppen.findLast((een) => /Volgende|Vorige/.test(een.textContent));
    if (!knop) return mis(new Error("geen knop"));
    const woord = () => `geen scherm na ${knop.textContent}: ${document.getElementById("melding").textContent}`;
    const klok = setTimeout(() => mis(new Error(woord())), 10000);
    const begin = performance.now();
    new MutationObserver((_, kijker) => {
        if (knop.isConnected) return;
        kijker.disconnect();
        clearTimeout(klok);
        requestAnimationFrame(() => klaar((performance.now() - begin) / 1000));
    }).observe(document.getElementById("rijen"), { childList: true, subtree: true });
    knop.click();
})"""
"""The newest button that turns the list over, until the frame in which the next page of it is drawn."""


Presses = Callable[[float], list[float]]


@contextmanager
def opened(address: str, cookie: str) -> Iterator[Presses]:
    """A page of this session, ready; gives what presses on it for so many seconds, and says the seconds of each press.
    Without a browser nothing is pressed."""
    if find_spec("playwright") is None:
        yield lambda _: []
        return
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import CHROMIUM

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL")
        context.add_cookies([_cookie(address, cookie)])
        page = context.new_page()
        page.goto(f"{address}/chat/")
        page.wait_for_selector("#rijen .knoppen button")
        page.evaluate(PRESS)
        try:
            yield partial(_pressed, page)
        finally:
            browser.close()


def _pressed(page: Any, seconds: float) -> list[float]:
    found, end = list[float](), time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(PAUSE)
        found.append(float(page.evaluate(PRESS)))
    return found


def _cookie(address: str, word: str) -> Any:
    """For this host alone, as our own is; a browser takes it for https, and gives it to this machine without."""
    return {
        "name": COOKIE, "value": word, "url": f"https://{urlsplit(address).hostname}/", "secure": True,
        "httpOnly": True, "sameSite": "Lax",
    }  # fmt: skip

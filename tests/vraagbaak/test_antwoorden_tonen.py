"""Every answer on the screen: what fits a phone and a button, for all entries and themes there are."""

import html
import re
from datetime import date

import pytest

from bot.features import all_features
from bot.features.vraagbaak import follow_up_screens, screens
from bot.features.vraagbaak.brief import LINES, first_lines
from bot.features.vraagbaak.likely_screens import Gevraagd, likely, two
from bot.features.vraagbaak.quote_screens import literal, search_result
from bot.screens.message import Bericht, Knop
from bot.screens.phone import lines, room
from knowledge.actueel import laad_actueel
from knowledge.entry import Entry, Thema
from knowledge.search.kennis import laad
from knowledge.search.zinnen import delen
from knowledge.tonen import Getoond, toon
from storage.passages import Found

THEMES = laad().themas()
ENTRIES = [entry for thema in THEMES for entry in thema.entries]
FLOW = Knop("Begin een herverdeling", "fw:herverdeling")
KNOWN = all_features().presses
PASSAGE = Found("HV16", "Een & ander <boek>", 2016, 12, "§3.4.2: Hoe <b>dan</b>", "Zin & <b>nog</b> een. " * 43)


def buttons(bericht: Bericht) -> list[Knop]:
    return [knop for rij in bericht.knoppen for knop in rij]


def fits(bericht: Bericht) -> None:
    """What a channel takes, and what a table knows how to answer."""
    assert 0 < len(bericht.tekst) <= 4096
    assert re.findall(r"<(?!/?[biu]>)", bericht.tekst) == []
    for knop in buttons(bericht):
        assert 1 <= len(knop.actie.encode()) <= 64
        assert knop.actie.split(":")[0] in KNOWN
        assert 1 <= len(knop.tekst) <= 70


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_entry_fits_all_its_screens(entry: Entry) -> None:
    """The answer with at most four buttons, what belongs to it, what to share, what to quote."""
    shown = toon(entry, date(2026, 12, 1), laad_actueel())
    answer = screens.answer(shown, quotable=True, flow=FLOW)
    whole = screens.answer(shown, quotable=True, flow=FLOW, whole=True)
    related = [laad().entry(ident) for ident in entry.related][:3]
    screens_of_it = [
        answer, screens.more(entry, related, "Bel de regievoerder.", changed=True), screens.share(shown),
        screens.not_right(entry),
        screens.choices([entry] * 3, entry.thema, 5, FLOW), screens.where(entry, quotable=True),
        follow_up_screens.not_said(entry, related, 5), follow_up_screens.still(shown),
        follow_up_screens.within(answer, entry, 5), follow_up_screens.choices(related, entry.thema),
        follow_up_screens.sentences(entry, delen(entry)[:3], related[:2]),
        screens.who(entry), literal(entry, [PASSAGE] * 4, 1), literal(entry, [], 0),
        whole, likely(shown, related, entry.thema, 5, FLOW),
        two([Gevraagd(shown, True, ()), Gevraagd(shown, False, ())], entry.thema, 5),
        two([Gevraagd(None, False, (entry,) * 3), Gevraagd(shown, True, ())], entry.thema, 5),
    ]  # fmt: skip
    for bericht in screens_of_it:
        fits(bericht)
    assert len(buttons(answer)) <= 4
    assert all(str(source) in html.unescape(whole.tekst) for source in entry.sources)
    assert entry.question in html.unescape(whole.tekst)
    assert (buttons(answer)[0].tekst == "Lees verder") == (answer.tekst != whole.tekst)
    assert buttons(screens.share(shown)) == []


def _shown(entry: Entry) -> Getoond:
    return toon(entry, date(2026, 12, 1), laad_actueel())


def test_an_answer_fits_a_phone() -> None:
    """At most ten lines in 95 of 100, title and source included, and never as long as all of it was."""
    high = {entry.id: lines(screens.answer(_shown(entry)).tekst) for entry in ENTRIES}
    assert sum(many <= LINES for many in high.values()) / len(high) >= 0.95
    assert {name: many for name, many in high.items() if many > LINES + 3} == {}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_short_answer_begins_with_the_fact_and_says_where_it_is_written(entry: Entry) -> None:
    """Cut between sentences, never after a question; what is over and what changed since is said in both."""
    shown = _shown(entry)
    text = html.unescape(screens.answer(shown).tekst)
    assert text.startswith(f"<b>{entry.question}</b>\n")
    assert f"Bron: {entry.sources[0].kort}" in text or f"Bron: {entry.sources[0]}" in text
    assert shown.voorbij in text
    assert ("Sindsdien veranderd" in text) == bool(shown.sindsdien)
    assert "? …" not in text or entry.id == "keten-vragen"  # an answer that is a list of questions
    assert ": …" not in text
    said = text.split(" …")[0].split("\n", 2 if shown.voorbij else 1)[-1]
    assert " …" not in text or shown.antwoord.startswith(said)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_what_is_likely_shows_three_lines(entry: Entry) -> None:
    """With the title and the buttons it is one screen of a phone."""
    shown = _shown(entry)
    bericht = likely(shown, ENTRIES[:2], entry.thema, 5)
    assert lines(first_lines(shown)) <= 3
    assert bericht.tekst.startswith("Gaat je vraag hierover?\n<b>")
    assert lines(bericht.tekst) <= room(len(bericht.knoppen)) + 1
    assert buttons(bericht)[0].tekst == "Ja, lees verder"
    assert buttons(bericht)[-1].tekst == "Geen van deze"


@pytest.mark.parametrize("thema", THEMES, ids=lambda thema: thema.id)
def test_every_question_of_a_theme_is_on_one_of_its_pages(thema: Thema) -> None:
    """In full in the text, with its number under it; pages beyond the last show the last."""
    offered: list[str] = []
    for page in range((len(thema.entries) + screens.PAGE - 1) // screens.PAGE):
        bericht = screens.theme(thema, page)
        fits(bericht)
        for knop in buttons(bericht):
            if knop.tekst.isdigit():
                entry = laad().entry(knop.actie.removeprefix("f:"))
                assert f"{knop.tekst}. {entry.question}" in html.unescape(bericht.tekst)
                offered.append(entry.id)
    assert offered == [entry.id for entry in thema.entries]
    assert screens.theme(thema, 999) == screens.theme(thema, (len(thema.entries) - 1) // screens.PAGE)
    assert screens.theme(thema, -1) == screens.theme(thema, 0)


def test_every_theme_is_on_one_of_the_pages() -> None:
    """With how many questions it has."""
    labels: list[str] = []
    for page in range((len(THEMES) + screens.PAGE - 1) // screens.PAGE):
        fits(screens.themes(THEMES, page))
        labels += [knop.tekst for knop in buttons(screens.themes(THEMES, page)) if knop.actie.startswith("ft:")]
    assert labels == [f"{thema.titel} ({len(thema.entries)})" for thema in THEMES]


def test_an_entry_that_was_taken_out_is_said_to_be_gone() -> None:
    """For a button of long ago."""
    fits(screens.no_longer_there())


@pytest.mark.parametrize("flow", [None, FLOW])
@pytest.mark.parametrize("sendable", [True, False])
@pytest.mark.parametrize("searchable", [True, False])
def test_an_honest_no_fits(flow: Knop | None, sendable: bool, searchable: bool) -> None:
    """It always says who to call or what can be done; a question that is not at hand is not sent on."""
    bericht = screens.unknown(question=5, sendable=sendable, searchable=searchable, flow=flow)
    fits(bericht)
    actions = [knop.actie for knop in buttons(bericht)]
    assert ("fr" in actions) == sendable
    assert ("fz" in actions) == (sendable and searchable)
    assert (FLOW.actie in actions) == (flow is not None)
    assert "i:contacten" in actions


def test_what_a_document_says_is_shown_as_it_stands() -> None:
    """Signs of a markup are text; a number beyond the last shows the last."""
    entry = ENTRIES[0]
    assert "“Zin &amp; &lt;b&gt;nog&lt;/b&gt; een. " in literal(entry, [PASSAGE], 0).tekst
    assert (
        "Een &amp; ander &lt;boek&gt; (2016), §3.4.2: Hoe &lt;b&gt;dan&lt;/b&gt;, p. 12"
        in literal(entry, [PASSAGE], 0).tekst
    )
    assert literal(entry, [PASSAGE] * 3, 99) == literal(entry, [PASSAGE] * 3, 2)
    assert literal(entry, [PASSAGE] * 3, -9) == literal(entry, [PASSAGE] * 3, 0)


@pytest.mark.parametrize("number", [-1, 0, 1, 99])
def test_a_search_result_is_marked_as_one(number: int) -> None:
    """It is no answer."""
    bericht = search_result([PASSAGE] * 2, number, sendable=True)
    fits(bericht)
    assert bericht.tekst.startswith("<b>Zoekresultaat</b>")
    assert "Dit is geen antwoord" in bericht.tekst
    assert [knop.actie for knop in buttons(bericht)][-1] == "fr"
    fits(search_result([], number, sendable=False))

"""A list comes in, by whatever road: a file of any kind, or rows that were pasted. What may be kept of it waits as one
row (`storage.invoer`) until its person recorded it; the card (`card.py`) shows it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.desk import forms
from bot.desk.guard.sheets import Nagekeken, keur
from bot.desk.incoming import Kind
from bot.desk.lists import arriving
from bot.desk.lists.gebieden import vinder
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.invoer import card, card_screens
from storage.invoer import LijstRow
from storage.people import Persoon
from workflows.lijsten.blad import Tabel
from workflows.lijsten.plak import blad, is_lijst, vervolg
from workflows.lijsten.tabel import CIJFERS, KOPPELINGEN, TERUG, soort_van_kop

LISTS = (Actie.LIJST_INVOEREN, Actie.CIJFERS_INVOEREN, Actie.CIJFERS_LAND)
"""Who may do one of these may paste figures: of who enters cases only, it is said that they may not be recorded."""
NAMED = (*arriving.LISTS, ".xls", ".xlsm", ".xlsb", ".numbers", ".tsv", ".txt", ".pdf")
"""Files that are lists, or that people send as one: the rest is somebody's picture or letter."""
LETTERS = (".pdf", ".txt")
EXPECTED = timedelta(hours=1)
"""So long after /invoer or /gegevens the next lines are a list by definition."""
CUT = 3_500
"""Signs from which a text may have been cut by the channel, so that the next is its rest."""
AT_ONCE = timedelta(seconds=10)


# ---------------------------------------------------------------- a file


def may_send(visit: Visit) -> bool:
    """Whether this is a list of somebody who may send one: only then it is fetched."""
    person, sent = visit.person, visit.incoming.bijlage
    return person is not None and sent is not None and sent.einde in NAMED and _any(visit.office, person)


def _any(office: Office, person: Persoon) -> bool:
    """Whether this person may send a list of some kind."""
    return any(lezer.mag(person) for lezer in office.features.lijstlezers.values())


def file(visit: Visit) -> None:
    """Let it be read, or say at once why it cannot be."""
    sent = visit.incoming.bijlage
    assert sent is not None  # noqa: S101  the router saw it
    if sent.einde not in arriving.LISTS:
        _not_read(visit, sent.einde)
    elif sent.grootte > arriving.LARGEST:
        visit.say(card_screens.problem("te_groot"))
    else:
        asked = (naam for naam, lezer in visit.office.features.lijstlezers.items() if lezer.gevraagd(visit))
        arriving.begin(visit, next(asked, "") or visit.store.lijsten.expected(visit.me.id, visit.now - EXPECTED))


def _not_read(visit: Visit, end: str) -> None:
    """What cannot be read cannot be guarded: a letter may be about somebody, and goes out of the chat."""
    if end in LETTERS:
        visit.delete_then_say(*(card_screens.other_kind(end, gone=gone) for gone in (True, False)))
    else:
        visit.say(card_screens.other_kind(end))


def arrived(visit: Visit, row: LijstRow, answer: Mapping[str, Any]) -> None:
    """It was read, or could not be."""
    if "lijst" not in answer:
        visit.store.lijsten.drop(row.id)
        arriving.show(visit, row, card_screens.problem(str(answer.get("probleem"))))
        return
    visit.store.lijsten.read(row.id, answer["lijst"])
    card.first(visit, row.id)


# ---------------------------------------------------------------- pasted rows


def pasted(visit: Visit) -> bool:
    """Whether a text is a list of somebody who may send one: after /invoer or /gegevens any text of more lines is."""
    incoming = visit.incoming
    text = incoming.text.strip()
    if incoming.kind is not Kind.TEXT or text.startswith("/") or visit.person is None:
        return False
    many = "\n" in text
    if not many and not any(sign in text for sign in ";|\t"):
        return False
    if forms.asks_sentence(visit) or not _any(visit.office, visit.person):
        return False
    theirs = any(may(visit.person, actie) for actie in LISTS)
    if many and theirs and (visit.store.lijsten.expected(visit.person.id, visit.now - EXPECTED) or _goes_on(visit)):
        return True
    kind = is_lijst(text, vinder(visit.office.gemeenten))
    return bool(kind) and _may_paste(visit.office, visit.person, kind)


def _may_paste(office: Office, person: Persoon, kind: str) -> bool:
    """What is no list of a kind that this person may send is guarded as any other text."""
    if kind == CIJFERS:
        return any(may(person, actie) for actie in LISTS)
    return _any(office, person) if kind == TERUG else office.features.lijstlezers[kind].mag(person)


def _goes_on(visit: Visit) -> LijstRow | None:
    """The list of a moment ago that the channel may have cut: this text is its rest."""
    row = visit.store.lijsten.open_of(visit.me.id)
    if row is None or row.soort or row.stand != "kaart" or row.grootte < CUT or row.inhoud is None:
        return None
    return row if visit.now - row.gemaakt <= AT_ONCE else None


def take(visit: Visit) -> None:
    """Read a pasted list, and show its card."""
    text, store = visit.incoming.text, visit.store.lijsten
    places = vinder(visit.office.gemeenten)
    before = _goes_on(visit)
    wanted = before.doel if before is not None else store.expected(visit.me.id, visit.now - EXPECTED)
    kind = is_lijst(text, places) or {"invoer": KOPPELINGEN, "gegevens": CIJFERS}.get(wanted, "")
    if before is not None and not _headed(text, visit):
        found = _together(before, text, visit)
    else:
        found = keur([blad(text, places)], places, kind)
    instead = store.open_of(visit.me.id) is not None and before is None
    ident = store.start(
        visit.me.id, "", wanted, visit.incoming.chat, visit.incoming.message, visit.now, grootte=len(text)
    )
    store.read(ident, found.als_json())
    card.first(visit, ident, instead=instead)


def _headed(text: str, visit: Visit) -> bool:
    """Whether a text begins with a heading of its own."""
    rows = blad(text, vinder(visit.office.gemeenten)).rijen
    return bool(rows) and bool(soort_van_kop(rows[0][1])[0])


def _together(before: LijstRow, text: str, visit: Visit) -> Nagekeken:
    """The rows of a list with those of its rest under them."""
    assert before.inhoud is not None  # noqa: S101  it waits with its card
    places = vinder(visit.office.gemeenten)
    first = Nagekeken.van_json(before.inhoud)
    if not first.tabellen:
        return keur([blad(text, places)], places, first.soort)
    old = first.tabellen[-1]
    more = keur([vervolg([k.kop for k in old.kolommen], text, places)], places, first.soort)
    new = more.tabellen[0] if more.tabellen else None
    if new is None or len(new.kolommen) != len(old.kolommen):
        return first
    last = max((n for n, _ in old.rijen), default=0)
    skip = 1 if new.rij else 0
    rows = tuple((last + n - skip, cells) for n, cells in new.rijen)
    tabel = Tabel(old.blad, old.rij, old.titels, old.kolommen, (*old.rijen, *rows))
    bad = tuple((sheet, last + n - skip) for sheet, n in more.rijen)
    return Nagekeken(
        first.soort, (tabel,), first.over, first.personen, (*first.weg, *more.weg), (*first.rijen, *bad), first.plaatsen
    )

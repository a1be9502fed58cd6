"""A file comes in: it is committed as a job and confirmed, fetched and read beside the desk, and what came of it stands
in place of "ik lees je lijst". A kill takes the job up again; a newer file or /annuleer ends it."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.desk import people
from bot.desk.incoming import Incoming, Kind
from bot.desk.visit import REPLY_LIFE, Office, Post, Visit, amend
from bot.screens import arriving as screens
from bot.screens.message import Bericht
from storage.invoer import LijstRow
from storage.people import Persoon

log = logging.getLogger(__name__)

LISTS = (".csv", ".xlsx", ".ods")
"""The ends of names of files that are read as a list."""
LARGEST = 1_000_000
"""Bytes of a list: 500 rows of a spreadsheet take a tenth of it."""
MOST, WITHIN = 30, timedelta(hours=1)
"""So many files of one person, in so long."""
TRIES = 3
"""After so many times that it ended with us, a file is not read again."""


def takes(visit: Visit) -> bool:
    """Whether a file came that this person may send: a list, or another kind that a use takes."""
    incoming = visit.incoming
    if incoming.bijlage is None or visit.person is None:
        return False
    features = visit.office.features
    kind = features.bestanden.get(incoming.bijlage.einde)
    if kind is not None and kind.mag(visit.office, visit.person):
        return True
    return features.lijsten.mag(visit)


def file(visit: Visit) -> None:
    """A file of somebody who may send it."""
    sent = visit.incoming.bijlage
    assert sent is not None  # noqa: S101  the router asked `takes`
    kind = visit.office.features.bestanden.get(sent.einde)
    if kind is None or not kind.mag(visit.office, visit.me):
        visit.office.features.lijsten.file(visit)
    elif kind.weigert or sent.grootte > kind.grootste:
        why = kind.weigert or screens.too_large(kind.grootste)
        kind.neem(visit, "", b"", why, partial(_at_once, visit))
    else:
        begin(visit, kind.doel(visit))


def _at_once(visit: Visit, said: Bericht, kept: Bericht | None) -> None:
    if kept is None:
        visit.say(said)
    else:
        visit.delete_then_say(said, kept)


def begin(visit: Visit, doel: str) -> None:
    """Commit the job; what this person sent before and did not record goes."""
    sent = visit.incoming.bijlage
    assert sent is not None  # noqa: S101  the caller saw it
    lists = visit.store.lijsten
    if lists.recent(visit.me.id, visit.now - WITHIN) >= MOST:
        visit.say(screens.too_many())
        return
    before = lists.open_of(visit.me.id)
    ident = lists.start(
        visit.me.id, sent.einde, doel, visit.incoming.chat, visit.incoming.message, visit.now,
        bron=sent.bron, grootte=sent.grootte,
    )  # fmt: skip
    row = visit.say(screens.reading(letter=sent.einde not in LISTS, instead=before is not None))
    lists.set_row(ident, row.id)
    visit.post.lezen = True


# ---------------------------------------------------------------- read


def outcome(
    office: Office, post: Post, row: LijstRow, answer: Mapping[str, Any], content: bytes, now: datetime
) -> None:
    """What was read of a file, or {"probleem": why not}: shown to who sent it, inside a transaction."""
    person = office.store.people.by_id(row.persoon)
    if person is None:
        office.store.lijsten.drop(row.id)
        return
    visit = _visit(office, person, row, post, now)
    kind = office.features.bestanden.get(row.soort)
    if row.soort in LISTS or kind is None:
        office.features.lijsten.klaar(visit, row, answer)
        return
    office.store.lijsten.drop(row.id)
    why = str(answer.get("probleem", ""))
    why = screens.LETTER.get(why, why) if not kind.mag(office, person) or why else ""
    kind.neem(visit, row.doel, content, why, partial(_answer, visit, row))


def _visit(office: Office, person: Persoon, row: LijstRow, post: Post, now: datetime) -> Visit:
    """As if the sender stood at the desk with it."""
    there = office.store.addresses.get(row.chat)
    channel, address = (there.kanaal, there.adres) if there is not None else ("", "")
    incoming = Incoming(Kind.MEDIA, channel, address, row.chat, person.naam, row.gemaakt, message=row.bericht)
    visit = Visit(office, incoming, person, now, post)
    if visit.beheerder:
        visit.person = people.as_beheerder(visit)
    return visit


def _answer(visit: Visit, row: LijstRow, said: Bericht, kept: Bericht | None) -> None:
    show(visit, row, said, kept)


def show(visit: Visit, row: LijstRow, said: Bericht, kept: Bericht | None = None) -> None:
    """The outcome in place of "ik lees je lijst", or as an answer to a paste. With `kept` what was sent is taken out of
    the chat first, and `kept` is said where that failed."""
    if row.rij is None:
        _at_once(visit, said, kept)
        return
    if kept is None or row.bericht is None:
        amend(visit.office, visit.post, row.rij, said if kept is None else kept, visit.now)
        return
    outbox, chat, until = visit.store.outbox, row.chat, visit.now + REPLY_LIFE
    wipe = outbox.add(chat, "antwoord", "wis", {"bericht": row.bericht}, visit.now, until)
    target = {"rij": row.rij, "na": wipe.id, "anders": kept.inhoud()}
    edit = outbox.add(chat, "antwoord", "bewerk", said.inhoud() | target, visit.now, until)
    visit.post.rows += [wipe, edit]

"""A gemeente is reminded of the term in a letter that its provincie sent: a week ahead, and on the last working day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.desk import colleagues, mornings, who_hears
from bot.desk.visit import AMSTERDAM, Office, Post, send
from bot.features.ladder import post as ladder_post
from bot.features.ladder import post_screens
from bot.features.ladder.post_screens import PostBeeld
from storage.people import Persoon
from workflows.dates.kalender import EEN_DAG
from workflows.engine.velden import pak_uit
from workflows.engine.zaak import Zaak
from workflows.ladder.brieven import Verstuurd
from workflows.ladder.feiten import LadderFeiten
from workflows.ladder.plan import SPOOR, termijnbrief
from workflows.ladder.tabel import LADDER

VOORAF = timedelta(days=7)
_AHEAD = 14
"""More days than lie between two working days."""


@dataclass(frozen=True, slots=True)
class Aan:
    """A term that a gemeente is to be reminded of, from a day on. `keer` names the time that it is."""

    gemeente: str
    beeld: PostBeeld
    brief: Verstuurd
    tot: date
    vanaf: date
    keer: str


def _waiting(office: Office, today: date, until: date = date.max) -> Iterator[Aan]:
    """The terms that run, up to that last day, and of which nobody was reminded this time. A letter that came after
    that day needs no reminder; on the last working day the one of a week ahead is past."""
    for ident in office.store.ladders.with_term(today, until):
        row = office.store.cases.get(ident)
        if row is None:
            continue
        zaak = Zaak(dict(row.standen), pak_uit(LADDER.velden, row.feiten))
        naam = termijnbrief(zaak.standen[SPOOR])
        beeld = ladder_post.beeld(office, row, zaak)
        sent = next((item for item in beeld.brieven if item.brief.naam == naam), None)
        if sent is None or sent.tot is None or sent.tot < today:
            continue
        last, naam = office.kalender.herinnerdag(sent.tot), sent.brief.naam
        times = [(office.kalender.herinnerdag_na(sent.tot - VOORAF), naam), (last, f"{naam}:0")]
        for vanaf, keer in times if today < last else times[1:]:
            if sent.op < vanaf <= sent.tot and not office.store.ladders.reminded(ident, keer, sent.tot):
                yield Aan(LadderFeiten(zaak.feiten).gemeente, beeld, sent, sent.tot, vanaf, keer)


def hears(office: Office, code: str, today: date) -> list[Persoon]:
    """Who of the gemeente is there and wants to be disturbed; when that is nobody, everybody who is told of letters."""
    told = who_hears.readers(office, code)
    own = office.store.people.gemeente(code)
    there = [p for p in told if own is not None and not colleagues.is_away(office, p.id, today, own.id)]
    return [p for p in there if not _quiet(office, p, today)] or told


def _quiet(office: Office, person: Persoon, today: date) -> bool:
    until = office.store.ochtenden.get(person.id).stil_tot
    return until is not None and until >= today


def _in_overview(office: Office, person: Persoon, today: date) -> bool:
    """Whether the overview of the week came this morning, which is not counted among the messages of that week: it
    names what a provincie waits for, and nobody reads the same thing twice on one day."""
    told = office.store.vandaag.berichten(person.id)
    return told.laatste == today and told.keren == 0


def send_due(office: Office, now: datetime) -> Post | None:
    """Remind one gemeente; None when none is to be reminded now."""
    here = now.astimezone(AMSTERDAM)
    today = here.date()
    if not (mornings.USUAL <= here.time() < mornings.LATEST and office.kalender.gewerkt(today)):
        return None
    for item in _waiting(office, today, today + VOORAF):  # a reminder is never earlier than that before its term
        people = hears(office, item.gemeente, today)
        if item.vanaf <= today and people:
            post = Post()
            for person in people:
                if _in_overview(office, person, today):
                    continue
                send(office, post, person.chat, post_screens.reminder(item.beeld, item.brief), now, ping=True)
            office.store.ladders.remind(item.beeld.zaak, item.keer, item.tot, today)
            return post
    return None


def next_moment(office: Office, now: datetime) -> datetime | None:
    """When the next gemeente is reminded, or None: for the try-out and for tests, which go from moment to moment."""
    today = now.astimezone(AMSTERDAM).date()
    found = [
        moment
        for item in _waiting(office, today)
        if who_hears.readers(office, item.gemeente) and (moment := _moment(office, item, now)) is not None
    ]
    return min(found, default=None)


def _moment(office: Office, item: Aan, now: datetime) -> datetime | None:
    dag = max(item.vanaf, now.astimezone(AMSTERDAM).date())
    for _ in range(_AHEAD):
        if dag > item.tot:
            return None
        if office.kalender.gewerkt(dag) and now < mornings.at(dag, mornings.LATEST):
            return max(now, mornings.at(dag))
        dag += EEN_DAG
    return None

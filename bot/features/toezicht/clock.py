"""What a provincie that leads its round here hears by itself: that it can judge a tijdvak, and that the time for which
it put a judgement off is over; again after some weeks, as long as that was not done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.desk import mornings
from bot.desk.provincies import in_provincie, provincie_van
from bot.desk.rights import Rol
from bot.desk.visit import AMSTERDAM, Office, Post, send
from bot.features.toezicht import clock_screens
from bot.features.toezicht.policy import geldend
from bot.features.toezicht.view import ronde_van
from bot.screens.message import Bericht
from storage.people import Organisatie
from workflows.dates.kalender import BuitenKalender, Kalender
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak, tijdvak_van
from workflows.engine.resterend import resterend
from workflows.toezicht.plan import WEER_UITSTEL, peildag, ronde_dagen, uitstel
from workflows.toezicht.ronde import lees_vastgesteld

LATEST = timedelta(days=14)
"""After a longer silence (the machine was off) the message would be no news."""
TO_WERKDAG = timedelta(days=7)
"""More days than there are from any day to the next werkdag."""
UITSTEL = "uitstel"


@dataclass(frozen=True, slots=True)
class Melding:
    """Something that a provincie was not told of yet: at which moment, about which tijdvak; `gemeente` is the code of
    the one whose judgement was put off, or None where all can be judged; `keer` which of the reminders it is."""

    moment: datetime
    organisatie: Organisatie
    tijdvak: Tijdvak
    dag: date
    gemeente: str | None = None
    keer: str = "0"

    @property
    def sleutel(self) -> str:
        """How it is remembered that it was said."""
        day = self.dag.isoformat()
        first = f"{day} {UITSTEL} {self.gemeente} {self.tijdvak}" if self.gemeente else day
        return first if self.keer == "0" else f"{first} {self.keer}"


def _meldingen(office: Office, now: datetime) -> Iterable[Melding]:
    """Those that are due or to come."""
    for ident, since in office.store.toezicht.since().items():
        organisatie = office.store.people.organisatie(ident)
        for item in (*_toetsdagen(office, organisatie, now), *_uitgesteld(office, organisatie, now)):
            news = since < item.moment and now < item.moment + LATEST
            if news and not office.store.toezicht.told(ident, item.sleutel):
                yield item


def _toetsdagen(office: Office, organisatie: Organisatie, now: datetime) -> Iterable[Melding]:
    """The days of judging of the tijdvak that runs and the one before."""
    running = tijdvak_van(now.astimezone(AMSTERDAM).date())
    kader = geldend(office, organisatie.id).kader
    for tijdvak in (running.vorige, running):
        for dag in ronde_dagen(tijdvak, kader, office.kalender):
            for item in dag.herinner:
                yield Melding(_moment(office, item.dag), organisatie, tijdvak, dag.dag, keer=item.merk)


def _uitgesteld(office: Office, organisatie: Organisatie, now: datetime) -> Iterable[Melding]:
    """The days until which judgements were put off, of the gemeenten that are still there. What is older than can be
    news is not read: the clock asks this all day."""
    oldest = now.astimezone(AMSTERDAM).date() - LATEST - TO_WERKDAG - timedelta(days=WEER_UITSTEL[-1])
    for row in office.store.toezicht.postponed(organisatie.id, oldest):
        judged, tijdvak = lees_vastgesteld(row.waarde), lees_tijdvak(row.tijdvak)
        here = in_provincie(office, organisatie, row.gemeente) is not None
        if here and judged is not None and judged.tot is not None and tijdvak is not None:
            for item in uitstel(judged.tot, office.kalender).herinner:
                moment = _moment(office, item.dag)
                yield Melding(moment, organisatie, tijdvak, judged.tot, row.gemeente, item.merk)


def _moment(office: Office, dag: date) -> datetime:
    """In the morning of the first werkdag on or after that day."""
    return mornings.at(_werkdag(office.kalender, dag))


def _werkdag(kalender: Kalender, dag: date) -> date:
    """Beyond the calendar only weekends are passed over."""
    try:
        return kalender.volgende_werkdag(dag)
    except BuitenKalender:
        return dag + timedelta(days=(7 - dag.weekday()) if dag.weekday() > 4 else 0)


def tell(office: Office, now: datetime) -> Post | None:
    """Tell one provincie all that is due to it, in one message; None when nobody is to be told now."""
    waiting = [item for item in _meldingen(office, now) if item.moment <= now]
    if not waiting:
        return None
    post, organisatie = Post(), waiting[0].organisatie
    found = []
    for due in (item for item in waiting if item.organisatie.id == organisatie.id):
        office.store.toezicht.tell(organisatie.id, due.sleutel)
        found.append(_said(office, due, now))
    berichten = [bericht for bericht in found if bericht is not None]
    if berichten:
        for person in office.store.people.members(organisatie.id, Rol.PROVINCIE):
            send(office, post, person.chat, clock_screens.together(berichten), now, ping=True)
    return post


def _said(office: Office, due: Melding, now: datetime) -> Bericht | None:
    """What the people of the provincie read; None where it is no longer known which provincie it is."""
    provincie = provincie_van(office, due.organisatie)
    if provincie is None:
        return None
    today = now.astimezone(AMSTERDAM).date()
    if due.gemeente is not None:
        naam, day = office.gemeenten.op_code(due.gemeente).naam, uitstel(due.dag, office.kalender)
        since = f"{zeg(due.dag)} · {resterend(day, today, office.kalender)}"
        return clock_screens.postponed_until_now(due.organisatie.id, naam, due.gemeente, due.tijdvak, since)
    found = ronde_van(office, due.organisatie, provincie, due.tijdvak, today)
    if due.dag == due.tijdvak.einde:
        left = resterend(peildag(due.tijdvak, office.kalender), today, office.kalender)
        return clock_screens.ends_soon(due.organisatie.id, due.tijdvak, found, left)
    if due.keer == "0":
        return clock_screens.can_judge(due.organisatie.id, due.tijdvak, found)
    return clock_screens.still_to_judge(due.organisatie.id, due.tijdvak, found, zeg(due.dag))


def next_moment(office: Office, now: datetime) -> datetime | None:
    """When the next provincie is told something."""
    return min((item.moment for item in _meldingen(office, now)), default=None)

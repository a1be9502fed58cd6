"""The message on the day of judging: a provincie that leads its round here hears once that it can begin."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.desk import mornings
from bot.desk.beleidskader import geldend
from bot.desk.feature import Feature, Klok
from bot.desk.provincies import provincie_van
from bot.desk.rights import Rol
from bot.desk.toezichtbeeld import ronde_van
from bot.desk.visit import AMSTERDAM, Office, Post, send
from bot.screens.toezicht import can_judge
from storage.people import Organisatie
from workflows.kalender import BuitenKalender, Kalender
from workflows.tijdvak import Tijdvak, tijdvak_van

LATEST = timedelta(days=14)
"""After a longer silence (the machine was off) the message would be no news."""


@dataclass(frozen=True, slots=True)
class Toets:
    """A day of judging that a provincie was not told of yet, and the moment at which it is."""

    moment: datetime
    organisatie: Organisatie
    tijdvak: Tijdvak
    dag: date


def _toetsen(office: Office, now: datetime) -> Iterable[Toets]:
    """Those that are due or to come, of the tijdvak that runs and the one before."""
    running = tijdvak_van(now.astimezone(AMSTERDAM).date())
    for ident, since in office.store.toezicht.since().items():
        organisatie = office.store.people.organisatie(ident)
        for tijdvak in (running.vorige, running):
            for dag in geldend(office, ident).kader.toetsdagen(tijdvak):
                moment = mornings.at(_werkdag(office.kalender, dag))
                if since < moment and now < moment + LATEST and not office.store.toezicht.told(ident, dag):
                    yield Toets(moment, organisatie, tijdvak, dag)


def _werkdag(kalender: Kalender, dag: date) -> date:
    """The first werkdag on or after that day; beyond the calendar only weekends are passed over."""
    try:
        return kalender.volgende_werkdag(dag)
    except BuitenKalender:
        return dag + timedelta(days=(7 - dag.weekday()) if dag.weekday() > 4 else 0)


def tell(office: Office, now: datetime) -> Post | None:
    """Tell one provincie what it can judge; None when nobody is to be told now."""
    due = next((toets for toets in _toetsen(office, now) if toets.moment <= now), None)
    if due is None:
        return None
    post, provincie = Post(), provincie_van(office, due.organisatie)
    office.store.toezicht.tell(due.organisatie.id, due.dag)
    if provincie is None:
        return post
    today = now.astimezone(AMSTERDAM).date()
    found = ronde_van(office, due.organisatie, provincie, due.tijdvak, today)
    for person in office.store.people.members(due.organisatie.id, Rol.PROVINCIE):
        send(office, post, person.chat, can_judge(due.organisatie.id, due.tijdvak, found), now, ping=True)
    return post


def next_moment(office: Office, now: datetime) -> datetime | None:
    """When the next provincie is told."""
    return min((toets.moment for toets in _toetsen(office, now)), default=None)


FEATURE = Feature(klok=(Klok(tell, next_moment),))

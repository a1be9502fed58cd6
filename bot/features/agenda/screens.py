"""Dates for a calendar: the file, and the screens about the link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.screens.case import to_case
from bot.screens.markup import Markup, bold, italic, mono, stack
from bot.screens.message import Bericht, Bestand, Knop, actie, onder_elkaar
from workflows.engine.agenda import Gebeurtenis

if TYPE_CHECKING:
    from icalendar import Alarm, Event

WARN = (timedelta(days=7) - timedelta(hours=9), timedelta(days=1) - timedelta(hours=9))
"""How long before a day begins the calendar warns: at nine in the morning, a week and a day before (own choice)."""


@dataclass(frozen=True, slots=True)
class AgendaZaak:
    """A case in a calendar: no more of it than its own reference and its gemeente. `gewijzigd` is when its history
    last grew (aware)."""

    id: int
    procedure: str
    referentie: str
    gemeente: str
    gewijzigd: datetime
    gebeurtenissen: Sequence[Gebeurtenis]


def ics(zaken: Sequence[AgendaZaak], installatie: str, naam: str) -> bytes:
    """The calendar (RFC 5545): a whole day for each date, which keeps nobody busy. `installatie` makes uids ours."""
    from icalendar import Calendar  # only here and below: starting need not wait for it

    calendar = Calendar()
    calendar.add("prodid", "-//Ketenbot//agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", naam)
    for zaak in zaken:
        for item in zaak.gebeurtenissen:
            calendar.add_component(_event(zaak, item, installatie))
    return bytes(calendar.to_ical())


def _event(zaak: AgendaZaak, item: Gebeurtenis, installatie: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{zaak.procedure}-{zaak.id}-{item.naam}@{installatie}.ketenbot")
    event.add("sequence", item.reeks)
    event.add("dtstamp", zaak.gewijzigd)
    event.add("summary", f"{zaak.referentie}: {item.titel} ({zaak.gemeente})")
    event.add("dtstart", item.dag)
    event.add("dtend", item.dag + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if item.vervallen else "CONFIRMED")
    for before in () if item.vervallen else WARN:
        event.add_component(_alarm(str(event["summary"]), before))
    return event


def _alarm(text: str, before: timedelta) -> Alarm:
    """A word from the calendar itself (RFC 5545, 3.6.6)."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", -before)
    return alarm


def file(zaak: AgendaZaak, installatie: str) -> Bericht:
    """One case as a file."""
    name = "".join(c if c.isalnum() or c in "-_." else "-" for c in zaak.referentie)
    return Bericht(
        "De datums van " + bold(zaak.referentie) + ". Open het bestand om ze in je agenda te zetten. "
        "Verandert er iets? Haal het dan opnieuw op: je agenda vervangt de oude datum.",
        bestand=Bestand(f"{name}.ics", ics([zaak], installatie, zaak.referentie)),
    )


def nothing_due(zaak: int, referentie: str) -> Bericht:
    """There is no date to put in."""
    return Bericht("Voor " + bold(referentie) + " staat er geen datum meer open.", ((to_case(zaak),),))


def link(adres: str) -> Bericht:
    """A fresh link, shown this once."""
    return Bericht(
        stack(
            "Dit is je agenda-link:",
            mono(adres),
            "",
            "Voeg hem in je agenda toe als abonnement (" + italic("agenda toevoegen via URL") + "). "
            "De datums van je zaken staan er dan in, en blijven kloppen.",
            "Wie deze link heeft, ziet je zaaknummers en datums. Deel hem niet.",
        ),
        onder_elkaar(Knop("Trek de link in", actie("ag", "in"))),
    )


def about(has: bool) -> Bericht:
    """What a link is, and making or ending it."""
    what = stack(
        bold("Agenda"), "Met een agenda-link staan de datums van je zaken in de agenda op je telefoon of computer."
    )
    if has:
        return Bericht(
            stack(what, "Je hebt een link. Kwijt of gedeeld? Maak een nieuwe: de oude werkt dan niet meer."),
            onder_elkaar(
                Knop("Maak een nieuwe link", actie("ag", "nieuw")), Knop("Trek de link in", actie("ag", "in"))
            ),
        )
    return Bericht(what, onder_elkaar(Knop("Maak mijn agenda-link", actie("ag", "nieuw"))))


def not_offered() -> Bericht:
    """This installation has no address that a calendar could reach."""
    return Bericht(
        Markup(
            "<b>Agenda</b>\nEen agenda-link is er bij deze installatie niet. "
            "Per zaak kan het wel: open de zaak en kies <i>In je agenda</i>."
        )
    )


def withdrawn() -> Bericht:
    """The link stopped working."""
    return Bericht("Je agenda-link werkt niet meer.", onder_elkaar(Knop("Maak een nieuwe link", actie("ag", "nieuw"))))


def gemeenten_only() -> Bericht:
    """Others have no cases of their own."""
    return Bericht("De agenda toont zaken. Die hebben alleen gemeenten en provincies.")

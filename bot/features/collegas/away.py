""" "Ik ben weg van ... t/m ..., ... neemt waar": who is away, and who hears the reminders meanwhile."""

import re
from datetime import timedelta
from typing import Any

from bot.desk import colleagues, forms
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit, send
from bot.features.collegas import away_screens, away_words
from bot.screens import colleagues as colleagues_screens
from bot.screens.message import Bericht
from storage.colleagues import Afwezig
from storage.people import Organisatie, Persoon
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Keuze, Soort, Veld

LONGEST = timedelta(days=366)
NOBODY = "niemand"
VAN = Veld("van", "Weg vanaf", "Vanaf welke dag?", Soort.DATUM, richting="toekomst")
TOT = Veld("tot", "Weg tot en met", "Tot en met welke dag?", Soort.DATUM, richting="toekomst")

_SPEAKS = re.compile(
    r"weg|vrij|afwezig|vakantie|verlof|ziek|griep|niet|cursus|training|opleiding|congres|studiedag|snipper|waar|over|verv"
    r"|buiten|out of|inval|valt|doet|achterwacht",
    re.IGNORECASE,
)
"""One of these stands in every sentence that can be about being away."""

# ---------------------------------------------------------------- the form


def _places(person: Persoon) -> set[int]:
    return {o.id for o in organisations(person, Actie.OVERDRAGEN)}


def _form(office: Office, doel: Doel) -> Formulier | None:
    person = office.store.people.by_id(int(doel["persoon"]))
    if person is None:
        return None
    told = colleagues.names(colleagues.of(office, _places(person), person.id))
    choices = [*(Keuze(str(ident), naam) for ident, naam in told.items()), Keuze(NOBODY, _nobody(person))]
    who = Veld("waarnemer", "Waarnemer", "Wie neemt waar?", Soort.KEUZE, keuzes=tuple(choices))
    titel = "Weg" if doel.get("zelf") else f"{person.naam} is weg"
    return Formulier("weg", titel, (VAN, TOT, who))


def _nobody(person: Persoon) -> str:
    """Who hears the reminders when nobody stands in."""
    provincie = all(m.organisatie.soort == "provincie" for m in person.lidmaatschappen)
    return "Niemand: alle collega's" if provincie else "Niemand: de coördinator"


def _check(visit: Visit, _: Doel, answers: Answers) -> str | None:
    van, tot = answers.get("van"), answers.get("tot")
    if tot is not None and tot < visit.today:
        return away_screens.DAY_IS_PAST
    if van is not None and tot is not None and tot < van:
        return away_screens.wrong_order(van, tot)
    if van is not None and tot is not None and tot - van > LONGEST:
        return away_screens.TOO_LONG
    return _waarnemer_away(visit, answers)


def _waarnemer_away(visit: Visit, answers: Answers) -> str | None:
    """A colleague who is away in the same days cannot stand in."""
    naam, van, tot = answers.get("waarnemer"), answers.get("van"), answers.get("tot")
    if naam in (None, NOBODY) or van is None or tot is None:
        return None
    for away in visit.store.colleagues.away_from(int(naam), van):
        if away.van <= tot:
            return away_screens.away_too(away.van, away.tot)
    return None


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    person = visit.store.people.by_id(int(doel["persoon"]))
    if person is None or not _may_set(visit, person):
        return colleagues_screens.coordinators_only()
    stand_in = None if answers["waarnemer"] == NOBODY else visit.store.people.by_id(int(answers["waarnemer"]))
    before = _standing_in(visit, person)
    told = []
    for place in organisations(person, Actie.OVERDRAGEN):
        works = stand_in is not None and may(stand_in, Actie.OVERDRAGEN, place.id)
        away = Afwezig(person.id, place.id, answers["van"], answers["tot"], stand_in.id if stand_in and works else None)
        visit.store.colleagues.set_away(away)
        told.append((place, stand_in.naam if stand_in and works else ""))
        if stand_in and works:
            _tell(visit, person, stand_in, place, away)
    _tell_former(visit, person, before - ({stand_in.id} if stand_in else set()))
    return away_screens.noted(person.naam, answers["van"], answers["tot"], told, zelf=person.id == visit.me.id)


def _may_set(visit: Visit, person: Persoon) -> bool:
    """One's own absence, or that of somebody whose coordinator this is."""
    if person.id == visit.me.id:
        return bool(_places(person))
    return any(may(visit.me, Actie.COLLEGAS_BEHEREN, place) for place in _places(person))


def _tell(visit: Visit, person: Persoon, stand_in: Persoon, place: Organisatie, away: Afwezig) -> None:
    count = len(colleagues.running(visit.office, person.id, {place.id}))
    bericht = away_screens.stand_in(person.naam, place.naam, away.van, away.tot, count)
    send(visit.office, visit.post, stand_in.chat, bericht, visit.now, ping=True)


def _standing_in(visit: Visit, person: Persoon) -> set[int]:
    today = visit.now.astimezone(AMSTERDAM).date()
    return {a.waarnemer for a in visit.store.colleagues.away_from(person.id, today) if a.waarnemer is not None}


def _tell_former(visit: Visit, person: Persoon, former: set[int]) -> None:
    for ident in former:
        found = visit.store.people.by_id(ident)
        if found is not None:
            send(visit.office, visit.post, found.chat, away_screens.no_longer(person.naam), visit.now, ping=True)


# ---------------------------------------------------------------- beginning, and coming back


def start(visit: Visit, _: str = "") -> Bericht | None:
    """`/weg`: what is noted already, or the questions."""
    if not _places(visit.me):
        return away_screens.gemeenten_only()
    today = visit.now.astimezone(AMSTERDAM).date()
    noted = visit.store.colleagues.away_from(visit.me.id, today)
    if noted:
        return away_screens.present([_noted(visit, away) for away in noted])
    _ask(visit, visit.me.id, {})
    return None


def _noted(visit: Visit, away: Afwezig) -> str:
    stand_in = visit.store.people.by_id(away.waarnemer) if away.waarnemer else None
    place = visit.store.people.organisatie(away.organisatie).naam
    return f"{place}: {colleagues_screens.away(away.van, away.tot, stand_in.naam if stand_in else '')}"


def _ask(visit: Visit, persoon: int, known: dict[str, Any]) -> None:
    doel = {"persoon": persoon, "zelf": persoon == visit.me.id}
    days: dict[str, Any] = {naam: known[naam] for naam in ("van", "tot") if naam in known}
    usable = next((k for k in (known, days) if k and _check(visit, doel, k) is None), None)
    asks = usable is not None and len(days) > 1 and "waarnemer" not in usable  # else the summary says the days
    read = away_screens.read(*days.values()) if asks else ""
    forms.start(visit, "weg", doel, usable, boven=read)


def back(visit: Visit, _: str = "") -> Bericht:
    """ "Ik ben er weer"."""
    former = _standing_in(visit, visit.me)
    ended = visit.store.colleagues.end_away(visit.me.id)
    _tell_former(visit, visit.me, former)
    return away_screens.back(bool(ended))


def said(visit: Visit, text: str) -> Bericht | bool | None:
    """ "Ik ben weg van 6 juli t/m 24 juli, Sam neemt waar", "ik ben ziek", "vrijdag vrij": the questions, with what was
    said filled in."""
    if len(text) <= away_words.MOST * 12 and _places(visit.me) and away_words.is_terug(text):
        noted = visit.store.colleagues.away_from(visit.me.id, visit.today)
        return away_screens.present([_noted(visit, away) for away in noted]) if noted else away_screens.back(False)
    if len(text) > away_words.MOST * 12 or not _SPEAKS.search(text) or not _places(visit.me):
        return None
    told = colleagues.names(colleagues.of(visit.office, _places(visit.me), visit.me.id))
    read = away_words.lees(text, visit.today, told)
    if read is None:
        return None
    known: dict[str, Any] = {"van": read.van, "tot": read.tot}
    known |= {"waarnemer": str(read.wie) if read.wie else None if told else NOBODY}
    _ask(visit, visit.me.id, {naam: value for naam, value in known.items() if value is not None})
    return True


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """Start, change, end; or note that a colleague is away."""
    match words:
        case []:
            return start(visit)
        case ["terug"]:
            return back(visit)
        case ["nieuw"] if _places(visit.me):
            _ask(visit, visit.me.id, {})
            return None
        case [persoon] if persoon.isdigit():
            return _for_other(visit, int(persoon))
    raise ValueError(words)


def _for_other(visit: Visit, persoon: int) -> Bericht | None:
    person = visit.store.people.by_id(persoon)
    if person is None or not _may_set(visit, person):
        return colleagues_screens.coordinators_only()
    _ask(visit, person.id, {})
    return None


FORMS = {"weg": Form(_form, _check, _finish)}

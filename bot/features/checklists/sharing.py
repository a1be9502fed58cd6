"""A list as a text to forward, as a paper to print, and its ticks counted for a report. None of them names a person."""

from collections.abc import Sequence
from datetime import datetime, time

from bot.desk import bijtaken, cases, workplace
from bot.desk.feature import Doel
from bot.desk.rights import Actie, may
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.checklists import desk, share_screens
from bot.features.checklists.desk import Plek
from bot.screens.message import Bericht
from storage.people import Persoon
from workflows.dates.tijdvak import tijdvak_van

SOORT = "checklist"
FIRST = "tekendag"
"""The list that is made where none was named."""


def text(visit: Visit, words: Sequence[str]) -> Bericht | None:
    """The list as a message of its own: that can be forwarded as it is."""
    plek = desk.found(visit, words)
    if isinstance(plek, Bericht):
        return plek
    visit.say(share_screens.HAND_OVER)
    visit.say(share_screens.text(desk.beeld(visit.office, plek), visit.today))
    return None


def ask_paper(visit: Visit, words: Sequence[str]) -> Bericht | None:
    """The list as .docx: it is made beside the desk."""
    plek = desk.found(visit, words)
    if isinstance(plek, Bericht):
        return plek
    workplace.vraag(visit, SOORT, {"organisatie": plek.organisatie, "plek": [str(word) for word in words]})
    visit.answer_press(share_screens.MAKING)
    return None


def make(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The paper, on the letterhead of the organisation where it has one; nothing for who may not see the list now."""
    from bot.files.docx import FoutSjabloon, maak_docx  # only here: starting need not wait for it

    organisatie = doel["organisatie"]
    plek = _read(office, person, doel.get("plek") or ["o", organisatie, FIRST])
    if plek is None:
        return ()
    stuk = share_screens.paper(desk.beeld(office, plek), now.astimezone(AMSTERDAM).date())
    own = office.store.briefpapier.of_organisation(organisatie)
    try:
        inhoud = maak_docx(stuk, own.inhoud if own else None, kop="")
    except FoutSjabloon:  # it was good when it came, and a newer version asks more
        inhoud = maak_docx(stuk, kop="")
    return [share_screens.made(stuk, inhoud)]


def _read(office: Office, person: Persoon, words: Sequence[object]) -> Plek | None:
    """The list, for who may see it and where it is on; only read: a look from the workplace is no answer to a
    reminder."""
    kind, ident, *naam = words
    if kind == "o":
        plek = Plek(desk.lijst_van(str(naam[0])), int(str(ident)))
    elif kind == "l":
        row = office.store.checklists.get(int(str(ident)))
        if row is None or row.zaak is not None:
            return None
        plek = Plek(desk.lijst_van(row.lijst), row.organisatie, None, row)
    else:
        case = office.store.cases.get(int(str(ident)))
        if case is None:
            return None
        row = office.store.checklists.at_case(case.id, str(naam[0]))
        plek = Plek(desk.lijst_van(str(naam[0])), case.organisatie, cases.opened(office, case), row)
    allowed = may(person, Actie.ZAAK_ZIEN, plek.organisatie)
    return plek if allowed and bijtaken.on(office, plek.organisatie, plek.lijst.schakelaar) else None


def report(visit: Visit, organisatie: int, naam: str) -> Bericht:
    """What was ticked at cases this halfjaar, in numbers."""
    plek = desk.of_place(visit, organisatie, naam)
    if isinstance(plek, Bericht):
        return plek
    if not plek.lijst.verslag:
        raise ValueError(naam)
    since = tijdvak_van(visit.today).begin
    moment = datetime.combine(since, time(), AMSTERDAM)
    cases, many = visit.store.checklists.counted(organisatie, naam, moment)
    return share_screens.report(_at_a_case(visit.office, plek), since, cases, many)


def _at_a_case(office: Office, plek: Plek) -> share_screens.Verslag:
    place = office.store.people.organisatie(plek.organisatie)
    own = desk.own_items(office, plek.organisatie, plek.lijst.naam)
    return share_screens.Verslag(place, plek.lijst, plek.lijst.van(los=False, eigen=own, bij=place.naam))

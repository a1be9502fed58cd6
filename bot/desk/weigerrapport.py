"""The figures of woningweigeringen over a period: in the chat, as a file, and as totals for a provincie."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.desk import rapporten, zaken
from bot.desk.feature import Command, Doel, Feature
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.reports.weigeringen import SOORTEN
from bot.screens import start as start_screens
from bot.screens import weigerrapport as screens
from bot.screens.bericht import Bericht
from storage.people import Organisatie, Persoon
from workflows.koppeling import KOPPELING
from workflows.velden import pak_uit
from workflows.weigercijfers import Melding, Verhuizing, doorlooptijd, periodes, tel

SOORT = "weigeringen"


def begin(visit: Visit) -> Bericht:
    """The choice of a period; a provincie sees the totals of this tijdvak at once."""
    if may(visit.me, Actie.WEIGERING_RAPPORT):
        return screens.which(periodes(visit.today))
    if may(visit.me, Actie.WEIGERING_TOTALEN):
        _, van, tot = periodes(visit.today)[0]
        return _totals(visit, van, tot)
    return start_screens.may_not()


def show(visit: Visit, van: date, tot: date) -> Bericht:
    """The figures of a period. Raises ValueError for one that ends before it begins."""
    if van > tot:
        raise ValueError(van, tot)
    own = organisations(visit.me, Actie.WEIGERING_RAPPORT)
    if own:
        return screens.overview(van, tot, [_overview(visit, o, van, tot) for o in own])
    if may(visit.me, Actie.WEIGERING_TOTALEN):
        return _totals(visit, van, tot)
    return start_screens.may_not()


def meldingen(office: Office, organisatie: int, van: date, tot: date) -> list[Melding]:
    """The organisation's reports of what happened in the period."""
    store = office.store
    rows = [store.cases.get(ident) for ident in store.weigeringen.in_period(organisatie, van, tot)]
    cases = [zaken.opened(office, row) for row in rows if row is not None]
    return [Melding(case.row.referentie, case.zaak.standen, case.zaak.feiten) for case in cases]


def _overview(visit: Visit, o: Organisatie, van: date, tot: date) -> screens.Overzicht:
    moved = _moved(visit.office, o.id)
    figures = tel(meldingen(visit.office, o.id, van, tot), visit.today)
    return screens.Overzicht(o.id, o.naam, figures, doorlooptijd(moved, van, tot))


def _moved(office: Office, organisatie: int) -> list[Verhuizing]:
    refused = office.store.weigeringen.koppelingen(organisatie)
    found = []
    for row in office.store.cases.of_organisation(KOPPELING.naam, organisatie):
        facts = pak_uit(KOPPELING.velden, row.feiten)
        if row.standen[KOPPELING.sporen[0].naam] in ("verhuisd", "geteld"):
            found.append(Verhuizing(facts["koppelingsdatum"], facts["verhuisd"], facts["personen"], row.id in refused))
    return found


def _totals(visit: Visit, van: date, tot: date) -> Bericht:
    """Of each gemeente that named this provincie as the party it works with."""
    people, asked = visit.store.people, visit.store.vragen
    own = organisations(visit.me, Actie.WEIGERING_TOTALEN)
    gemeenten = {ident for o in own for ident in asked.gemeenten_of(o.id)}
    found = sorted((people.organisatie(i) for i in gemeenten), key=lambda o: o.naam)
    counted = [(o.naam, tel(meldingen(visit.office, o.id, van, tot), visit.today)) for o in found]
    return screens.totals(van, tot, counted, periodes(visit.today))


# ---------------------------------------------------------------- the file


def ask(visit: Visit, van: date, tot: date, organisatie: int, soort: str) -> Bericht | None:
    """Ask for the file; it is made after this. Raises ValueError for another kind of file."""
    if soort not in SOORTEN or van > tot:
        raise ValueError(soort)
    if not may(visit.me, Actie.WEIGERING_RAPPORT, organisatie):
        return start_screens.may_not()
    doel = {"van": van.isoformat(), "tot": tot.isoformat(), "organisatie": organisatie, "soort": soort}
    rapporten.vraag(visit, SOORT, doel)
    visit.answer_press(screens.making(soort))
    return None


def make(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The file, if its asker may still have it."""
    organisatie = doel["organisatie"]
    if not may(person, Actie.WEIGERING_RAPPORT, organisatie):
        return ()
    van, tot = date.fromisoformat(doel["van"]), date.fromisoformat(doel["tot"])
    content = SOORTEN[doel["soort"]](meldingen(office, organisatie, van, tot), now.astimezone(AMSTERDAM).date())
    gemeente = office.store.people.organisatie(organisatie).naam
    name = f"weigeringen-{doel['van']}-{doel['tot']}.{doel['soort']}"
    return [screens.file(name, content, gemeente, van, tot)]


def _press(visit: Visit, words: Sequence[str]) -> Bericht | None:
    match words:
        case []:
            return begin(visit)
        case [van, tot]:
            return show(visit, date.fromisoformat(van), date.fromisoformat(tot))
        case [van, tot, organisatie, soort]:
            return ask(visit, date.fromisoformat(van), date.fromisoformat(tot), int(organisatie), soort)
        case _:
            raise ValueError(words)


FEATURE = Feature(
    commands=(
        Command(
            "weigeringen",
            "weigeringen van een periode, met bestand",
            lambda visit, _: begin(visit),
            ("weigeringen", "overzicht weigeringen", "weigeringen overzicht"),
            Actie.WEIGERING_RAPPORT,
        ),
        Command(
            "weigertotalen",
            "tellingen van weigeringen per gemeente",
            lambda visit, _: begin(visit),
            ("totalen weigeringen",),
            Actie.WEIGERING_TOTALEN,
        ),
    ),
    presses={"wr": _press},
    rapporten={SOORT: make},
)

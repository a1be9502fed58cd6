"""The figures of woningweigeringen over a period: in the chat, as a file, and as totals for a provincie."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from bot.desk import workplace
from bot.desk.feature import Doel
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.woningweigering import report_screens
from bot.features.woningweigering.table import SOORTEN
from bot.screens import start
from bot.screens.message import Bericht
from storage.people import Organisatie, Persoon
from workflows.engine.velden import pak_uit
from workflows.koppeling.tabel import KOPPELING
from workflows.woningweigering.cijfers import Melding, Verhuizing, doorlooptijd, periodes, tel
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.tabel import WONINGWEIGERING

FILE, FIGURES = "weigeringen", "weigercijfers"
"""What is asked for here and made beside the desk."""

# ---------------------------------------------------------------- asking


def begin(visit: Visit) -> Bericht | None:
    """The choice of a period; a provincie gets the totals of this tijdvak."""
    if may(visit.me, Actie.WEIGERING_RAPPORT):
        return report_screens.which(periodes(visit.today))
    _, van, tot = periodes(visit.today)[0]
    return show(visit, van, tot)


def show(visit: Visit, van: date, tot: date) -> Bericht | None:
    """Ask for the figures of a period. Raises ValueError for one that ends before it begins."""
    if van > tot:
        raise ValueError(van, tot)
    if not may(visit.me, Actie.WEIGERING_RAPPORT) and not may(visit.me, Actie.WEIGERING_TOTALEN):
        return start.may_not()
    workplace.vraag(visit, FIGURES, {"van": van.isoformat(), "tot": tot.isoformat()})
    visit.answer_press(report_screens.counting())
    return None


def ask(visit: Visit, van: date, tot: date, organisatie: int, soort: str) -> Bericht | None:
    """Ask for the file. Raises ValueError for another kind of file."""
    if soort not in SOORTEN or van > tot:
        raise ValueError(soort)
    if not may(visit.me, Actie.WEIGERING_RAPPORT, organisatie):
        return start.may_not()
    doel = {"van": van.isoformat(), "tot": tot.isoformat(), "organisatie": organisatie, "soort": soort}
    workplace.vraag(visit, FILE, doel)
    visit.answer_press(report_screens.making(soort))
    return None


# ---------------------------------------------------------------- making


def meldingen(office: Office, organisaties: Collection[int], van: date, tot: date) -> dict[int, list[Melding]]:
    """The reports of each organisation of what happened in the period."""
    found: dict[int, list[Melding]] = {ident: [] for ident in organisaties}
    for row in office.store.weigeringen.in_period(organisaties, van, tot):
        facts = WeigeringFeiten(pak_uit(WONINGWEIGERING.velden, row.feiten))
        signing = row.koppeling.get("getekend") or row.koppeling.get("tekenafspraak")
        about = date.fromisoformat(signing) if signing else None
        found[row.organisatie].append(Melding(row.referentie, row.standen, facts, about))
    return found


def figures(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The overview of the own gemeente(n), or a provincie's totals; nothing for who may see neither any more."""
    van, tot, today = _period(doel, now)
    own = organisations(person, Actie.WEIGERING_RAPPORT)
    if own:
        known = meldingen(office, [o.id for o in own], van, tot)
        return [report_screens.overview(van, tot, [_overview(office, o, known[o.id], (van, tot), today) for o in own])]
    return _totals(office, person, (van, tot), today) if may(person, Actie.WEIGERING_TOTALEN) else ()


def _period(doel: Doel, now: datetime) -> tuple[date, date, date]:
    """The first day, the last, and today."""
    return date.fromisoformat(doel["van"]), date.fromisoformat(doel["tot"]), now.astimezone(AMSTERDAM).date()


def _overview(
    office: Office, o: Organisatie, known: Sequence[Melding], period: tuple[date, date], today: date
) -> report_screens.Overzicht:
    return report_screens.Overzicht(o.id, o.naam, tel(known, today), doorlooptijd(_moved(office, o.id), *period))


def _moved(office: Office, organisatie: int) -> list[Verhuizing]:
    found = []
    for stored, refused in office.store.weigeringen.koppelingen(organisatie, ("verhuisd", "geteld")):
        facts = pak_uit(KOPPELING.velden, stored)
        found.append(Verhuizing(facts["koppelingsdatum"], facts["verhuisd"], facts["personen"], refused))
    return found


def _totals(office: Office, person: Persoon, period: tuple[date, date], today: date) -> Sequence[Bericht]:
    """Of each gemeente that named this provincie as the party it works with."""
    people, asked = office.store.people, office.store.vragen
    own = organisations(person, Actie.WEIGERING_TOTALEN)
    gemeenten = {ident for o in own for ident in asked.gemeenten_of(o.id)}
    found = sorted((people.organisatie(i) for i in gemeenten), key=lambda o: o.naam)
    known = meldingen(office, gemeenten, *period)
    return report_screens.totals(*period, [(o.naam, tel(known[o.id], today)) for o in found], periodes(today))


def file(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The file, if its asker may still have it."""
    organisatie, soort = doel["organisatie"], doel["soort"]
    if not may(person, Actie.WEIGERING_RAPPORT, organisatie):
        return ()
    van, tot, today = _period(doel, now)
    content = SOORTEN[soort](meldingen(office, [organisatie], van, tot)[organisatie], today)
    gemeente = office.store.people.organisatie(organisatie).naam
    return [report_screens.file(f"weigeringen-{van}-{tot}.{soort}", content, gemeente, van, tot)]


# ---------------------------------------------------------------- the table


def press(visit: Visit, words: Sequence[str]) -> Bericht | None:
    """`wr:<from>:<until>`, and the file of one organisation. Raises ValueError for a strange one."""
    match words:
        case []:
            return begin(visit)
        case [van, tot]:
            return show(visit, date.fromisoformat(van), date.fromisoformat(tot))
        case [van, tot, organisatie, soort]:
            return ask(visit, date.fromisoformat(van), date.fromisoformat(tot), int(organisatie), soort)
        case _:
            raise ValueError(words)

"""Who hears of a woningweigering without having done something: the colleague whose koppeling moved with it, and the
corporatie that said it keeps the home free."""

from collections.abc import Sequence

from bot.desk import who_hears
from bot.desk.case import Gedaan, Meegegaan, Opened
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit, tell
from bot.features.partijen import asking
from bot.features.woningweigering import news_screens
from bot.screens.message import Bericht
from storage.people import Persoon
from storage.vragen import VraagRow
from workflows.dates.termijnen import bereken
from workflows.engine.partijvraag import BEANTWOORD, OPEN
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.tabel import KOPPELING
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.partijvragen import NIEUWE_KANDIDAAT, WONING_WACHT
from workflows.woningweigering.plan import KANDIDAAT, vrij_op
from workflows.woningweigering.regels import HUIS, PERSOON
from workflows.woningweigering.tabel import nog_open


def owner(visit: Visit, what: Meegegaan, about: Opened) -> None:
    """The behandelaar of the koppeling hears what a colleague did in the refusal; and the other way round. Who hears
    already that the regievoerder answered, hears here only what came of it."""
    ident = about.row.behandelaar
    person = visit.store.people.by_id(ident) if ident not in (None, visit.me.id) else None
    if person is None or not may(person, Actie.ZAAK_ZIEN, about.row.organisatie):
        return
    place = _place(visit, about)
    tell(visit, person.chat, _by_answer(visit, what, place, person) or _by_colleague(visit, what, place))


def _by_answer(visit: Visit, what: Meegegaan, place: news_screens.Plek, person: Persoon) -> Bericht | None:
    """Below the answer of a party; None for who is not told of that."""
    if visit.partij_bij is None:
        return None
    told = who_hears.addressees(visit.office, what.zaak.row, visit.today)
    return news_screens.went_along(place) if any(p.id == person.id for p in told) else None


def _by_colleague(visit: Visit, what: Meegegaan, place: news_screens.Plek) -> Bericht:
    there = what.zaak.row
    wat = news_screens.what(what.zaak.procedure, what.regel, terug=what.terug)
    ident = there.id if what.regel is not None else 0
    return news_screens.to_colleague(visit.me.naam, there.procedure, there.referentie, wat, place, ident)


def _place(visit: Visit, about: Opened) -> news_screens.Plek:
    """Which case it is, where it is, and until when it is held."""
    if about.row.procedure != KOPPELING.naam:
        return news_screens.Plek(about.row.id, about.row.procedure, nog_open(about.zaak.standen).titel)
    (spoor,) = KOPPELING.sporen
    until = KoppelingFeiten(about.zaak.feiten).aangehouden_tot(visit.today)
    stand = spoor.stand(about.zaak.standen[spoor.naam]).titel
    return news_screens.Plek(about.row.id, about.row.procedure, stand, until)


def daarna(visit: Visit, done: Gedaan) -> None:
    """Who waits for the home hears what became of it; a regievoerder on the bot is asked for a candidate first."""
    if done.na.zaak.standen[HUIS] == "wacht" != done.voor.zaak.standen[HUIS]:
        ask_candidate(visit, done.na)
    corporatie(visit, done.na, done.voor.zaak.standen[HUIS], waiting(visit, done.na.row.id))


def ask_candidate(visit: Visit, case: Opened) -> None:
    """The one regievoerder that is on the bot is asked for another candidate in the same act. Among several, or where
    he is not on the bot, the gemeente does it itself."""
    known = asking.partners(visit.office, case.row.organisatie, NIEUWE_KANDIDAAT.functie)
    if len(known) == 1:
        asking.ask(visit, case, NIEUWE_KANDIDAAT.naam, known[0].id)


def _asked(visit: Visit, zaak: int) -> bool:
    """Whether a regievoerder knows that a candidate is asked for: on the bot, or by a text that was sent."""
    rows = visit.store.vragen.of_case(zaak)
    return any(row.soort == NIEUWE_KANDIDAAT.naam and row.stand == OPEN for row in rows)


def waiting(visit: Visit, zaak: int) -> list[VraagRow]:
    """The corporatie that keeps the home free, or that was asked to and has not answered."""
    return [
        row
        for row in visit.store.vragen.of_case(zaak)
        if row.soort == WONING_WACHT.naam and (_keeps(row) or (row.stand == OPEN and _saw(visit, row)))
    ]


def _keeps(row: VraagRow) -> bool:
    return row.stand == BEANTWOORD and row.antwoord == "ja"


def _saw(visit: Visit, row: VraagRow) -> bool:
    """Whether the question reached somebody on the bot."""
    return row.partner is not None and bool(visit.store.vragen.copies(row.id))


def corporatie(visit: Visit, case: Opened, before: str, waited: Sequence[VraagRow]) -> None:
    """The home got another outcome: who waited hears it, on the bot or by a text that the gemeente sends."""
    stand = case.zaak.standen[HUIS]
    if stand == before:
        return
    for row in waited:
        _tell(visit, case, row, stand)


def _tell(visit: Visit, case: Opened, row: VraagRow, stand: str) -> None:
    told = _news(visit, case, stand)
    if told is None:
        return
    if row.partner is None:
        for bericht in news_screens.to_send(told):
            visit.say(bericht)
        return
    for person in who_hears.members(visit.office, row.partner):
        tell(visit, person.chat, told)


def _news(visit: Visit, case: Opened, stand: str) -> Bericht | None:
    facts = WeigeringFeiten(case.zaak.feiten)
    free = vrij_op(case.zaak.standen[PERSOON], facts)
    term = bereken(KANDIDAAT, free, visit.office.kalender) if free else None
    gemeente = visit.store.people.organisatie(case.row.organisatie).naam
    return news_screens.to_corporatie(
        case.row.referentie,
        gemeente,
        facts,
        stand,
        (term.uiterlijk or term.einde) if term else None,
        gevraagd=_asked(visit, case.row.id),
    )

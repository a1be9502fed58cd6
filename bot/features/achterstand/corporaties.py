"""Which koppelingen wait for a home of which corporatie, for the weekly overleg: in the chat, and as a file.

The corporatie is what somebody chose for the koppeling; else who was asked for a home and did not answer yet; else the
only one with which the gemeente works.
"""

from collections.abc import Sequence
from datetime import date, datetime

from bot.desk import workplace
from bot.desk.case import Opened
from bot.desk.cases import present
from bot.desk.feature import Doel
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.achterstand import corporaties_screens as screens
from bot.features.achterstand import desk
from bot.features.achterstand.corporaties_screens import Wacht
from bot.features.achterstand.report_screens import which
from bot.features.achterstand.screens import PAGE, may_not
from bot.features.achterstand.table import wachtlijst
from bot.screens import start
from bot.screens.message import Bericht
from storage.bijwerkingen import Bijwerking
from storage.people import Organisatie, Persoon
from workflows.engine.partijvraag import LOPEND
from workflows.engine.velden import pak_uit, zeg_waarde
from workflows.koppeling.aanhouden import HOUDT_TEGEN
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.partijvragen import WOONRUIMTE
from workflows.koppeling.plan import SPOOR
from workflows.koppeling.tabel import BIJ_CORPORATIE, KOPPELING
from workflows.koppeling.velden import CORPORATIE

RAPPORT = "wachtlijst"

# ---------------------------------------------------------------- who waits for whom


def waiting(office: Office, organisatie: int, today: date) -> list[Wacht]:
    """The koppelingen of a gemeente for which a home is sought, longest waiting first."""
    open_ones = office.store.achterstand.open(KOPPELING.naam, SPOOR, organisatie, WOONRUIMTE.standen)
    asked, only = _asked(office, organisatie), partners(office, organisatie)
    found = []
    for item in open_ones:
        facts = KoppelingFeiten(pak_uit(KOPPELING.velden, item.feiten))
        party = facts.corporatie or asked.get(item.zaak) or (only[0].naam if len(only) == 1 else "")
        cause = zeg_waarde(HOUDT_TEGEN, facts.houdt_tegen) if facts.houdt_tegen else ""
        weeks = (today - facts.koppelingsdatum).days // 7
        found.append(
            Wacht(
                item.zaak,
                item.referentie,
                party,
                facts.personen,
                facts.koppelingsdatum,
                weeks,
                cause,
                facts.tegen_sinds,
            )
        )
    return found


def partners(office: Office, organisatie: int) -> list[Organisatie]:
    """The corporaties on the bot with which the gemeente works."""
    return office.store.vragen.partners(organisatie, WOONRUIMTE.functie)


def _asked(office: Office, organisatie: int) -> dict[int, str]:
    """By case the corporatie that was asked for a home last, and still is."""
    people, rows = office.store.people, office.store.vragen.of_organisations([organisatie], LOPEND)
    kept = [row for row in rows if row.soort == WOONRUIMTE.naam and row.partner is not None]
    return {row.zaak: people.organisatie(row.partner).naam for row in kept if row.partner is not None}


# ---------------------------------------------------------------- in the chat


def _own(visit: Visit, organisatie: int) -> Organisatie | None:
    return next((o for o in organisations(visit.me, Actie.ZAAK_ZIEN) if o.id == organisatie), None)


def typed(visit: Visit, _: str) -> Bericht:
    """`/wachtlijst`; who works for several gemeenten says of which."""
    own = organisations(visit.me, Actie.ZAAK_ZIEN)
    if len(own) == 1:
        return show(visit, own[0].id)
    return which([(o.naam, ("p", o.id)) for o in own]) if own else may_not()


def show(visit: Visit, organisatie: int) -> Bericht:
    """How many wait for each corporatie."""
    own = _own(visit, organisatie)
    if own is None:
        return start.may_not()
    rows = waiting(visit.office, own.id, visit.today)
    return screens.overview(own.id, own.naam, rows, can_choose=bool(partners(visit.office, own.id)))


def text(visit: Visit, organisatie: int, nummer: int) -> Bericht | None:
    """The list of one of them as a message that can be passed on as it is. `nummer` is its place among those that wait
    now."""
    own = _own(visit, organisatie)
    if own is None:
        return start.may_not()
    rows = waiting(visit.office, own.id, visit.today)
    parties = screens.parties(rows)
    if not 0 <= nummer < len(parties):
        return show(visit, organisatie)
    for message in screens.to_pass_on(own.naam, parties[nummer], rows, visit.today):
        visit.say(message)
    return None


def choose(visit: Visit, organisatie: int) -> Bericht:
    """The koppelingen of which the corporatie is not known, to say it of several at once."""
    own = _own(visit, organisatie)
    if own is None:
        return start.may_not()
    unknown = [item.zaak for item in waiting(visit.office, own.id, visit.today) if not item.corporatie]
    if not unknown:
        return show(visit, organisatie)
    ident = visit.store.bijwerkingen.start(
        visit.me.id, visit.now, (f"{desk.PARTIES}{own.id}", 0), unknown[:PAGE], visit.now, alle=False
    )
    return desk.choosing(visit, ident)


def act(visit: Visit, found: Bijwerking) -> Bericht:
    """Which corporatie looks for a home for those that were chosen."""
    if not found.gekozen:
        return desk.choosing(visit, found.id)
    known = [case for ident in found.gekozen if (case := present(visit, ident)) is not None]
    organisatie = int(found.lijst.removeprefix(desk.PARTIES))
    choices = [(o.id, o.naam) for o in partners(visit.office, organisatie)]
    return screens.which_corporatie(found.id, [case.row.referentie for case in known], choices, desk.back_to(found))


def line(visit: Visit, case: Opened, partner: int) -> tuple[str, dict[str, object]] | None:
    """What records that this corporatie looks for a home; None for one with which the gemeente does not work, and for a
    case that seeks none."""
    if case.procedure.naam != KOPPELING.naam or case.zaak.standen[SPOOR] not in WOONRUIMTE.standen:
        return None
    chosen = next((o for o in partners(visit.office, case.row.organisatie) if o.id == partner), None)
    return (BIJ_CORPORATIE, {CORPORATIE.naam: chosen.naam}) if chosen is not None else None


# ---------------------------------------------------------------- as a file


def ask(visit: Visit, organisatie: int) -> Bericht | None:
    """Ask for the file."""
    if _own(visit, organisatie) is None:
        return start.may_not()
    workplace.vraag(visit, RAPPORT, {"organisatie": organisatie})
    visit.answer_press(screens.MAKING)
    return None


def make(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The file, if its asker may still have it."""
    organisatie, today = doel["organisatie"], now.astimezone(AMSTERDAM).date()
    if not may(person, Actie.ZAAK_ZIEN, organisatie):
        return ()
    rows = waiting(office, organisatie, today)
    gemeente = office.store.people.organisatie(organisatie).naam
    return [screens.file(f"wacht-op-woning-{today}.xlsx", wachtlijst(rows), gemeente, today)]

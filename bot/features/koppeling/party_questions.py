"""What the questions about a koppeling show, and what their answers do."""

from bot.desk import steps
from bot.desk.case import Opened
from bot.desk.feature import Vraag
from bot.desk.visit import Office, Visit
from bot.screens.message import Bericht
from storage.vragen import VraagRow
from workflows.engine.partijvraag import Feiten
from workflows.engine.velden import pak_uit
from workflows.engine.zaak import zet
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.oorzaken import EISEN
from workflows.koppeling.partijvragen import PROFIEL, WOONRUIMTE
from workflows.koppeling.plan import loopt

SPOOR, ZOEKEN, GEVONDEN = "koppeling", "zoeken", "woning_gevonden"
TEKENEN = "tekenen"
"""The name of the agreed day until the contract is signed."""


def facts(office: Office, case: Opened, row: VraagRow | None = None) -> Feiten:
    """Reference, gemeente, size of the household, what the home must have, and the dates."""
    del row  # nothing is added to these questions
    known, agreed = KoppelingFeiten(case.zaak.feiten), loopt(case.dagen).afgesproken
    signing = agreed if agreed is not None and agreed.naam == TEKENEN else None  # once signed, that of moving is agreed
    return {
        "referentie": case.row.referentie,
        "gemeente": office.store.people.organisatie(case.row.organisatie).naam,
        "personen": known.personen,
        "koppelingsdatum": known.koppelingsdatum,
        "uiterlijk": signing.werkdag if signing else None,
        "eisen": [eis.titel for eis in EISEN if eis.naam in known.eisen],
    }


def take_home(visit: Visit, case: Opened, row: VraagRow) -> Bericht:
    """The home that the corporatie offers becomes the koppeling's: the step is that of the gemeente.

    Raises workflows.engine.zaak.NietOpen and Geweigerd.
    """
    offered = pak_uit(WOONRUIMTE.velden, row.antwoord_feiten)
    given = {"tekenafspraak": offered.get("tekendatum"), "woning": offered["woning"]}
    brought = {naam: value for naam, value in given.items() if value is not None}
    zet(case.procedure, case.zaak, SPOOR, GEVONDEN, brought, visit.today)
    return steps.take(visit, case.row.id, SPOOR, GEVONDEN, ZOEKEN, brought)


VRAGEN = (Vraag(WOONRUIMTE, facts, neem_over=take_home), Vraag(PROFIEL, facts))

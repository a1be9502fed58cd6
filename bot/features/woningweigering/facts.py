"""What another party may know of a refusal: by what it knows the household, and the days. Never a reason, and of the
koppeling nothing else."""

from bot.desk.case import Opened
from bot.desk.visit import Office
from storage.vragen import VraagRow
from workflows.dates.termijnen import bereken
from workflows.engine.partijvraag import HERKENNING, Feiten
from workflows.engine.velden import pak_uit
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.tabel import KOPPELING
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.plan import KANDIDAAT, KANS, TOETS, vrij_op
from workflows.woningweigering.regels import PERSOON


def facts(office: Office, case: Opened, row: VraagRow | None = None) -> Feiten:
    """Reference, gemeente, the household as COA knows it, what happened, the home and the days that COA has."""
    del row  # nothing is added to these questions
    known, kalender = WeigeringFeiten(case.zaak.feiten), office.kalender
    free = vrij_op(case.zaak.standen[PERSOON], known) or known.oordeel_op or known.voorval_op
    judged, candidate = bereken(TOETS, known.voorval_op, kalender), bereken(KANDIDAAT, free, kalender)
    week = bereken(KANS, known.oordeel_op, kalender).einde if known.oordeel_op else None
    return {
        "referentie": case.row.referentie,
        "gemeente": office.store.people.organisatie(case.row.organisatie).naam,
        **_household(office, case, known),
        "voorval": known.voorval,
        "voorval_op": known.voorval_op,
        "woning": known.woning,
        "toets_uiterlijk": judged.uiterlijk or judged.einde,
        "kans_gebruikt": known.kans_eerder == "ja",
        "kans_tot": known.kans_tot or week,
        "vrij_op": free,
        "uit_opvang": known.uit_opvang,
        "kandidaat_uiterlijk": candidate.uiterlijk or candidate.einde,
        "gekoppeld_op": known.gekoppeld_op,
    }


def _household(office: Office, case: Opened, known: WeigeringFeiten) -> Feiten:
    """Day of the koppeling, persons and tekendag, where the bot knows the koppeling."""
    row = office.store.cases.get(known.koppeling) if known.koppeling is not None else None
    if row is None or row.organisatie != case.row.organisatie or row.procedure != KOPPELING.naam:
        return {}
    about = KoppelingFeiten(pak_uit(KOPPELING.velden, row.feiten))
    signing = about.getekend or about.tekenafspraak or known.voorval_op  # once it looks on: the tekendag that failed
    return dict(zip(HERKENNING, (about.koppelingsdatum, about.personen, signing), strict=True))

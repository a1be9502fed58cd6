"""A letter of the ladder as .docx: asked for at its checklist, made in the workplace from the dossier as it then is."""

from collections.abc import Sequence
from datetime import datetime

from bot.desk import cases, workplace
from bot.desk.feature import Doel
from bot.desk.provincies import provincie_van
from bot.desk.rights import Actie, may
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.cijfers.saldo import stand_van
from bot.features.ladder import screens
from bot.features.ladder.letters import Briefgegevens, stuk
from bot.features.ladder.post import gemeente_naam
from bot.screens import start
from bot.screens.message import Bericht
from storage.people import Persoon
from workflows.ladder import plan as ladder_plan
from workflows.ladder.brieven import zichtbaar
from workflows.ladder.feiten import LadderFeiten
from workflows.ladder.tabel import LADDER
from workflows.toezicht.beleidskader import STANDAARD, ZONDER, lees_kader

SOORT = "ladderbrief"


def ask(visit: Visit, ident: int, naam: str) -> Bericht | None:
    """Make this letter. Raises ValueError for an unknown one."""
    brief = ladder_plan.brief_van(naam)
    case = cases.open_case(visit, ident, Actie.ZAAK_ZIEN)
    if case is None or case.row.procedure != LADDER.naam:
        return start.may_not()
    workplace.vraag(visit, SOORT, {"zaak": ident, "brief": brief.naam})
    visit.answer_press(screens.MAKING)
    return None


def make(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The letter on the provincie's letterhead, where it has one; nothing for who may not see the dossier now."""
    from bot.files.docx import FoutSjabloon, maak_docx  # only here: starting need not wait for it
    from bot.files.paper import CONCEPT

    row = office.store.cases.get(doel["zaak"])
    if row is None or row.procedure != LADDER.naam or not may(person, Actie.LADDER, row.organisatie):
        return ()
    today = now.astimezone(AMSTERDAM).date()
    facts = LadderFeiten(cases.opened(office, row).zaak.feiten)
    owner = office.store.people.organisatie(row.organisatie)
    kaders = office.store.toezicht.kaders(owner.id, 1)
    found = Briefgegevens(
        ladder_plan.brief_van(doel["brief"]),
        provincie_van(office, owner) or owner.naam,
        gemeente_naam(office, facts.gemeente),
        facts,
        stand_van(office, facts.gemeente, facts.gemist, today, eigen=False).halfjaar,
        lees_kader(STANDAARD.als_rij() | kaders[0].kader) if kaders else ZONDER,
        zichtbaar(facts.alle, today),
    )
    letter, own = stuk(found), office.store.briefpapier.of_organisation(owner.id)
    kop = CONCEPT if found.op is None else ""
    try:
        inhoud = maak_docx(letter, own.inhoud if own else None, kop=kop)
    except FoutSjabloon:  # it was good when it came, and a newer version asks more
        inhoud = maak_docx(letter, kop=kop)
    return [screens.paper(row.id, letter, inhoud, concept=found.op is None)]

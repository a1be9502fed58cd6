"""What can be done at a woningweigering beside its steps: calling first, the claim for rent, the explanation, a new
koppeling on the same home; and what is asked of the other parties."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from bot.desk import cases, contacts, forms, standard, steps
from bot.desk.case import Opened
from bot.desk.feature import Vraag
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.woningweigering import begin, calling_screens, screens
from bot.features.woningweigering import desk as woningweigering_desk
from bot.features.woningweigering.facts import facts
from bot.screens import start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from storage.vragen import VraagRow
from workflows.dates.reading import zeg
from workflows.dates.termijnen import bereken
from workflows.engine import zaak
from workflows.engine.machine import NietOpen
from workflows.engine.partijvraag import VraagSoort
from workflows.engine.tabel import Stap
from workflows.engine.velden import Veld, pak_uit
from workflows.engine.zaak import zet
from workflows.koppeling.velden import WONING
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.partijvragen import OORDEEL, VAN_COA, WONING_WACHT
from workflows.woningweigering.plan import KANS, belt_weer
from workflows.woningweigering.regels import HUIS, PERSOON
from workflows.woningweigering.tabel import CLAIM, GEBELD, WONINGWEIGERING
from workflows.woningweigering.velden import BELLEN, HUURDERVING, KANS_TOT

_DESK = {"begeleiding": "begeleiding", "azc": "coa_locatie"}
"""Where the contact of each stands in `/contacten`."""


def _open(visit: Visit, ident: int, actie: Actie = Actie.ZAAK_STAP) -> Opened | None:
    case = cases.open_case(visit, ident, actie)
    return case if case is not None and case.row.procedure == WONINGWEIGERING.naam else None


# ---------------------------------------------------------------- calling


def calling(visit: Visit, ident: int) -> Bericht:
    """Whom to call, with the desk's own numbers."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    return _calling(visit, case)


def _calling(visit: Visit, case: Opened, note: Tekst = "") -> Bericht:
    numbers = {naam: contacts.line(visit.office, case.row.organisatie, desk) for naam, desk in _DESK.items()}
    return calling_screens.calling(case.row.id, case.row.referentie, numbers, note)


def called(visit: Visit, ident: int, wie: str, bereikt: str) -> Bericht | None:
    """Somebody was called. Who was not reached gets a ready text, and is called again on the next working day.

    Raises ValueError for an unknown party or answer.
    """
    if wie not in BELLEN or bereikt not in ("ja", "nee"):
        raise ValueError(wie)
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    if case.zaak.standen[PERSOON] != "toets":
        return cases.show(visit, ident, calling_screens.no_longer())
    steps.note(visit, case, GEBELD, {f"bel_{wie}": bereikt, f"bel_{wie}_op": visit.today})
    if bereikt == "ja":
        return cases.show(visit, ident, calling_screens.reached())
    fresh, again = _open(visit, ident) or case, belt_weer(visit.today, visit.office.kalender)
    note = calling_screens.not_reached(wie, again)
    visit.show(_calling(visit, fresh, note))
    gemeente = visit.store.people.organisatie(case.row.organisatie).naam
    visit.say(calling_screens.call_text(case.row.referentie, gemeente, WeigeringFeiten(case.zaak.feiten).voorval_op))
    return None


# ---------------------------------------------------------------- the claim, the explanation, the home


def claim(visit: Visit, ident: int, keuze: str | None = None) -> Bericht:
    """The checklist of the claim; or what became of it. Raises ValueError for an unknown choice."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    if keuze is None:
        return calling_screens.claim(ident, case.row.referentie, WeigeringFeiten(case.zaak.feiten).huurderving)
    if keuze not in {item.naam for item in HUURDERVING.keuzes}:
        raise ValueError(keuze)
    if WeigeringFeiten(case.zaak.feiten).huurderving != keuze:
        steps.note(visit, case, CLAIM, {"huurderving": keuze})
    return cases.show(visit, ident, calling_screens.claimed())


def criteria(visit: Visit, ident: int | None = None) -> Bericht:
    """What COA looks at."""
    return screens.criteria(ident if ident is not None and _open(visit, ident, Actie.ZAAK_ZIEN) else None)


def new_koppeling(visit: Visit, ident: int) -> Bericht | None:
    """A koppeling of the new candidate, on the home that was refused."""
    case = _open(visit, ident)
    if case is None or not may(visit.me, Actie.ZAAK_MAKEN, case.row.organisatie):
        return start.may_not()
    if case.zaak.standen[HUIS] not in screens.VOOR_KANDIDAAT:
        return cases.show(visit, ident, screens.no_candidate_yet())
    home = WeigeringFeiten(case.zaak.feiten).woning
    forms.start(visit, "nieuw", {"organisatie": case.row.organisatie}, {"woning": home} if home else None)
    return None


def candidate_refused(visit: Visit, ident: int) -> Bericht | None:
    """The new candidate refused this home too: a report of its own, from its koppeling where that is known."""
    case = _open(visit, ident, Actie.WEIGERING_MELDEN)
    if case is None:
        return start.may_not()
    home = WeigeringFeiten(case.zaak.feiten).woning
    found = visit.store.weigeringen.koppelingen_van_woning(case.row.organisatie, home) if home else []
    others = [row for one in found if (row := visit.store.cases.get(one)) is not None
              if one != WeigeringFeiten(case.zaak.feiten).koppeling and begin.can_refuse(row)]  # fmt: skip
    if len(others) == 1:
        return begin.report(visit, others[0].id)
    return begin.alone(visit, case.row.organisatie, {WONING.naam: home} if home else None)


# ---------------------------------------------------------------- the other parties


def chance(office: Office, row: VraagRow) -> Sequence[Veld]:
    """How long the second chance lasts is the gemeente's own to say, where there is one: a week is offered."""
    about = office.store.cases.get(row.zaak)
    stap = _step(cases.opened(office, about), OORDEEL, row, row.gesteld) if about is not None else None
    if stap is None or KANS_TOT not in stap.velden:
        return ()
    judged_on = WeigeringFeiten(pak_uit(OORDEEL.velden, row.antwoord_feiten)).oordeel_op
    assert judged_on is not None  # noqa: S101  who answers says the day
    week = bereken(KANS, judged_on, office.kalender).einde
    return (replace(KANS_TOT, over=f"{KANS_TOT.over}: {zeg(week)}"),)


def said(soort: VraagSoort) -> Callable[[Visit, Opened, VraagRow], Bericht]:
    """What the regievoerder said in this question, taken over as that of the answer's steps which fits the case. That
    raises NietOpen and Geweigerd."""

    def take_over(visit: Visit, case: Opened, row: VraagRow) -> Bericht:
        stap = _step(case, soort, row, visit.today)
        if stap is None:
            raise NietOpen(str(row.antwoord))
        brought = pak_uit(WONINGWEIGERING.velden, row.antwoord_feiten)
        zet(case.procedure, case.zaak, soort.spoor, stap.trigger, brought, visit.today)
        return steps.take(visit, case.row.id, soort.spoor, stap.trigger, case.zaak.standen[soort.spoor], brought)

    return take_over


def _step(case: Opened, soort: VraagSoort, row: VraagRow, today: date) -> Stap | None:
    """The step that this answer is where the case is: the first of its steps that nothing stands against, else the
    first that is open there, which says why not."""
    antwoord = soort.antwoord(str(row.antwoord))
    here = zaak.open_stappen(case.procedure, case.zaak, soort.spoor)
    said = [stap for trigger in (antwoord.stappen if antwoord else ()) for stap in here if stap.trigger == trigger]
    can = [stap for stap in said if zaak.mag(case.procedure, case.zaak, soort.spoor, stap.trigger, today)]
    return next(iter([*can, *said]), None)


# ---------------------------------------------------------------- the table

_ON_CASE: dict[str, Callable[[Visit, int], Bericht | None]] = {
    "m": begin.report,
    "n": begin.alone,
    "l": woningweigering_desk.listing,
    "b": calling,
    "c": criteria,
    "h": claim,
    "u": standard.explain,
    "x": standard.more,
    "k": new_koppeling,
    "w": candidate_refused,
}


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`wg:<what>:<case>` and what else it takes."""
    match words:
        case ["s"]:
            return begin.begin(visit)
        case ["c"]:
            return criteria(visit)
        case ["b", ident, wie, bereikt]:
            return called(visit, int(ident), wie, bereikt)
        case ["h", ident, keuze]:
            return claim(visit, int(ident), keuze)
        case [what, ident] if what in _ON_CASE:
            return _ON_CASE[what](visit, int(ident))
        case _:
            raise ValueError(words)


VRAGEN = (
    Vraag(OORDEEL, facts, neem_over=said(OORDEEL), vooraf=chance),
    Vraag(WONING_WACHT, facts),
    *(Vraag(soort, facts, neem_over=said(soort)) for soort in VAN_COA if soort is not OORDEEL),
)

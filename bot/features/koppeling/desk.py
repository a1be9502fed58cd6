"""Koppelingen: registering one, the list, and how a case shows itself."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.desk import cases, forms, steps
from bot.desk.case import Opened
from bot.desk.feature import Answers, Doel, Form, Handling
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.koppeling import one_line, screens
from bot.features.koppeling.screens import KoppelingBeeld
from bot.features.partijen import asking
from bot.screens import start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, Knop, actie
from bot.screens.morning import MorningLine
from storage.cases import CaseRow, DoubleReference
from storage.people import Organisatie
from workflows.engine import zaak
from workflows.engine.gesprek import Formulier
from workflows.engine.laatste_dagen import eerste
from workflows.engine.tabel import Stap
from workflows.engine.velden import Veld
from workflows.engine.zaak import laatste, nu_te_doen
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.plan import loopt as lopend
from workflows.koppeling.tabel import KOPPELING
from workflows.woningweigering.tabel import loopt, nog_open

SPOOR = KOPPELING.sporen[0]
CORRECTABLE = ("tegen_sinds", "wacht_tot")
"""Of the facts beside the steps, those that a person may have typed wrongly."""
NEW = Formulier("nieuw", "Nieuwe koppeling", KOPPELING.aanleg)

# ---------------------------------------------------------------- registering


def new(visit: Visit, organisatie: int | None = None, dag: date | None = None) -> Bericht | None:
    """Start registering, with the koppelingsdatum when it is known; who works for several gemeenten is asked which."""
    own = organisations(visit.me, Actie.ZAAK_MAKEN)
    chosen = [o for o in own if organisatie in (None, o.id)]
    if not chosen:
        return screens.gemeenten_only()
    if len(chosen) > 1:
        return screens.which_gemeente(chosen, dag)
    known = {"koppelingsdatum": dag} if dag else {}
    forms.start(
        visit, NEW.naam, {"organisatie": chosen[0].id}, None if steps.broken(KOPPELING, known, visit) else known
    )
    return None


def typed(visit: Visit, argument: str) -> Bericht | None:
    """`/koppeling`, with or without a line of facts behind it."""
    own = organisations(visit.me, Actie.ZAAK_MAKEN)
    if len(own) != 1 or not re.search(r"\d", argument):
        return new(visit)
    known, problem = one_line.read(visit, own[0].id, argument)
    if problem:
        visit.say(Bericht(problem))
    forms.start(visit, NEW.naam, {"organisatie": own[0].id}, known or None)
    return None


def _check_new(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    double = visit.store.cases.by_reference(KOPPELING.naam, doel["organisatie"], answers.get("referentie", ""))
    # Only at the question itself: the answer that was just given is the last one. Later, `_finish_new` asks again.
    if double is not None and next(reversed(answers)) == "referentie":
        return steps.double_word(double.referentie)
    return steps.broken(KOPPELING, answers, visit)


def _finish_new(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    facts = {naam: waarde for naam, waarde in answers.items() if naam != "referentie"}
    organisatie = doel["organisatie"]
    if not may(visit.me, Actie.ZAAK_MAKEN, organisatie):
        return start.may_not()
    reference = answers["referentie"] or cases.give(visit.office, organisatie, KOPPELING.naam, visit.today)
    try:
        made = cases.make(visit, KOPPELING, organisatie, reference, facts)
    except DoubleReference:  # a colleague was first: all but the reference stays answered
        visit.say(screens.in_use(steps.double_word(reference)))
        forms.start(visit, NEW.naam, doel, facts)
        return None
    except zaak.Geweigerd as refused:
        return Bericht(" ".join(refused.redenen))
    return cases.show(visit, made.na.row.id, "✓ Vastgelegd.", made.voorbij)


# ---------------------------------------------------------------- looking


def listing(visit: Visit, page: int = 0) -> Bericht:
    """The koppelingen of the own organisation(s), most urgent first; what ended is left out."""
    own = organisations(visit.me, Actie.ZAAK_ZIEN)
    if not own:
        return screens.own_people_only()
    shown = [
        beeld(visit.office, cases.opened(visit.office, row))
        for o in own
        for row in visit.store.cases.of_organisation(KOPPELING.naam, o.id)
    ]
    running = [b for b in shown if not SPOOR.stand(b.stand).eind]
    return screens.listing(sorted(running, key=urgency), page, " en ".join(o.naam for o in own))


def find(visit: Visit, reference: str) -> Bericht:
    """`/zaak Z-0412`: the case by its reference."""
    if not reference.strip():
        return listing(visit)
    return _known(visit, reference) or start.may_not()


_BARE = re.compile(r"[A-Za-z]{1,4}(?:-\d{2,4})?-\d{3,6}(?:/\d{1,2})?|[A-Za-z]{1,4}\d{4,6}")
"""A word that can hardly be anything but a zaaknummer: Z-9999, ALM-26-014."""


def short(visit: Visit, text: str) -> Bericht | None:
    """A bare reference, or "zaak Z-0412"; one that nobody here knows is no question."""
    asked = re.match(r"(?:zaak|koppeling|zaaknummer)\s+(?=\S*\d)", text, re.IGNORECASE)
    if asked:
        return find(visit, text[asked.end() :])
    known = _known(visit, text)
    if known is not None or not _BARE.fullmatch(text.strip()) or not may(visit.me, Actie.ZAAK_ZIEN):
        return known
    return None if visit.office.kennis.zoek(text).soort == "answer" else screens.unknown()


def _known(visit: Visit, reference: str) -> Bericht | None:
    """The case of this reference; who works for several gemeenten that both have one is asked which."""
    wanted = " ".join(reference.split())
    kinds = visit.office.features.procedures
    found: list[tuple[Organisatie, CaseRow]] = []
    for procedure in sorted(kinds, key=lambda naam: naam != KOPPELING.naam):  # a koppeling with the reference first
        own = organisations(visit.me, kinds[procedure].rechten.get(Actie.ZAAK_ZIEN, Actie.ZAAK_ZIEN))
        found = found or [
            (o, row) for o in own if (row := visit.store.cases.by_reference(procedure, o.id, wanted)) is not None
        ]
    found = found or _of_others(visit, wanted)
    if len(found) > 1:
        return screens.which_case(found[0][1].referentie, [(o.naam, row.id) for o, row in found])
    return cases.show(visit, found[0][1].id) if found else None


def _of_others(visit: Visit, reference: str) -> list[tuple[Organisatie, CaseRow]]:
    """The cases of other organisations with this reference in which this person's own takes part."""
    kinds, people = visit.office.features.procedures, visit.store.people
    return [
        (people.organisatie(row.organisatie), row)
        for row in visit.store.cases.with_reference(reference)
        if kinds[row.procedure].deelt(visit.office, visit.me, row, Actie.ZAAK_ZIEN)
    ]


def beeld(office: Office, case: Opened, overgeslagen: Sequence[datetime] = ()) -> KoppelingBeeld:
    """What the case's screen shows."""
    today = office.now().astimezone(AMSTERDAM).date()
    return KoppelingBeeld(
        id=case.row.id,
        referentie=case.row.referentie,
        procedure=case.procedure,
        spoor=SPOOR.naam,
        stand=case.zaak.standen[SPOOR.naam],
        feiten=KoppelingFeiten(case.zaak.feiten),
        stappen=_steps(case, today),
        loopt=lopend(case.dagen),
        eerste=eerste(case.dagen),
        herinneringen=[h.moment for h in office.store.herinneringen.of_case(case.row.id)],
        overgeslagen=overgeslagen,
        laatste=laatste(case.regels),
        gemeente=office.store.people.organisatie(case.row.organisatie).naam,
        vandaag=today,
    )


def _steps(case: Opened, today: date) -> list[Stap]:
    """The steps that can be taken now; of those that open the case again only the one that fits it."""
    return nu_te_doen(case.procedure, case.zaak, SPOOR.naam, today)


def urgency(item: KoppelingBeeld) -> tuple[date, int]:
    """Sort key: the earliest date first, the own planning where there is one; what has no running term comes last."""
    return item.eerste.werkdag if item.eerste else date.max, item.id


def _screen(visit: Visit, case: Opened, note: Tekst, skipped: Sequence[datetime]) -> Bericht:
    asked = asking.running(visit.office, case)
    shown = replace(
        beeld(visit.office, case, skipped),
        vragen=asking.lines(visit.office, asked),
        vraagknoppen=asking.buttons(visit.office, case, asked),
        weigering=_weigering(visit.office, case),
    )
    return screens.case(shown, note)


def _weigering(office: Office, case: Opened) -> tuple[int, str] | None:
    """The report of a refusal about this koppeling that runs, and where it is."""
    for ident in reversed(office.store.weigeringen.of_koppeling(case.row.id)):
        row = office.store.cases.get(ident)
        if row is not None and row.organisatie == case.row.organisatie and loopt(row.standen):
            return ident, nog_open(row.standen).titel
    return None


def _morning(office: Office, case: Opened, kinds: Sequence[str]) -> MorningLine:
    shown = beeld(office, case)
    return screens.morning(shown, urgency(shown)[0], kinds)


def _correctable(case: Opened) -> Sequence[Veld]:
    """What was entered, and what can be added at any time; of what stands beside the steps only what is so now."""
    known = {"referentie", *case.zaak.feiten, *(veld.naam for veld in KOPPELING.later)}
    beside = {veld.naam for veld in KOPPELING.overig} - {n for n in CORRECTABLE if case.zaak.feiten.get(n) is not None}
    return [veld for veld in KOPPELING.velden.values() if veld.naam in known - beside]


def explain(visit: Visit, ident: int) -> Bericht:
    """Why this date, line by line, and what belongs to the present stand."""
    case = cases.open_case(visit, ident, Actie.ZAAK_ZIEN)
    if case is None or case.row.procedure != KOPPELING.naam:
        return start.may_not()
    return screens.explanation(beeld(visit.office, case))


def more(visit: Visit, ident: int) -> Bericht:
    """What is seldom needed, with what other uses add."""
    case = cases.open_case(visit, ident, Actie.ZAAK_ZIEN)
    if case is None or case.row.procedure != KOPPELING.naam:
        return start.may_not()
    extra = [knop for give in visit.office.features.bij_zaak for knop in give(visit, case)]
    return screens.more(beeld(visit.office, case), extra)


def _press_new(visit: Visit, words: list[str]) -> Bericht | None:
    """`kn`, `kn:7` in that organisation, `kn:7:2026-03-15` or `kn::2026-03-15` with the koppelingsdatum."""
    organisatie, dag, *_ = (*words, "", "")
    return new(visit, int(organisatie) if organisatie else None, date.fromisoformat(dag) if dag else None)


PRESSES = {
    "kl": lambda visit, words: listing(visit, int(words[0])),
    "kt": lambda visit, words: explain(visit, int(words[0])),
    "km": lambda visit, words: more(visit, int(words[0])),
    "kn": _press_new,
}

FORMS = {NEW.naam: Form(lambda _, __: NEW, _check_new, _finish_new)}

HANDLING = Handling(
    procedure=KOPPELING,
    screen=_screen,
    morning=_morning,
    correctable=_correctable,
    alle=Knop("Alle koppelingen", actie("kl", 0)),
)

"""The body that every procedure gets from its table: registering, the screen, the list, "Meer", why, what is missing,
being reminded again. What a use does otherwise it says in its Handling."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.desk import cases, forms, one_line, owners, steps
from bot.desk.case import Opened, laatste_dagen, loopt
from bot.desk.feature import Answers, Command, Doel, Feature, Form, Handling, Press
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.screens import standard as screens
from bot.screens import start
from bot.screens.help import Groep
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, groot, klein
from bot.screens.morning import MorningLine
from bot.screens.standard import Beeld
from storage.cases import CaseRow, DoubleReference
from storage.people import Organisatie
from workflows.dates.reading import zeg
from workflows.engine import zaak
from workflows.engine.gesprek import Formulier
from workflows.engine.laatste_dagen import LATER, eerste, leidend
from workflows.engine.machine import Geweigerd
from workflows.engine.tabel import Procedure, Stap
from workflows.engine.velden import Veld, pak_uit

DAYS_LATER = 3
"""So many calendar days on, on a working day, a case comes back that somebody puts off (own choice)."""

# ---------------------------------------------------------------- what is shown


def beeld(office: Office, case: Opened, visit: Visit | None = None) -> Beeld:
    """What the screens of a case show; without a visit, as in the morning message, every step that can be taken."""
    today = office.now().astimezone(AMSTERDAM).date()
    tracks = owners.tracks_of(visit, case) if visit is not None else tuple(s.naam for s in case.procedure.sporen)
    found = [give(office, case) for give in office.features.op_scherm]
    return Beeld(
        id=case.row.id,
        referentie=case.row.referentie,
        gemeente=office.store.people.organisatie(case.row.organisatie).naam,
        procedure=case.procedure,
        standen=case.zaak.standen,
        feiten=case.zaak.feiten,
        vandaag=today,
        dagen=leidend(case.dagen),
        stappen=_steps(case, tracks, today),
        ontbreekt=zaak.ontbreekt(case.procedure, case.zaak, tracks, today),
        tegenspraak=_contradictions(case, today),
        herinneringen=[h.moment.astimezone(AMSTERDAM).date() for h in office.store.herinneringen.of_case(case.row.id)],
        daad=case.daad,
        erbij=[line for item in found for line in item.regels],
        erbij_knoppen=tuple(row for item in found for row in item.knoppen),
    )


def _steps(case: Opened, tracks: Sequence[str], today: date) -> list[tuple[str, Stap]]:
    if case.vreemd:
        return []
    return [(naam, stap) for naam in tracks for stap in zaak.nu_te_doen(case.procedure, case.zaak, naam, today)]


def _contradictions(case: Opened, today: date) -> list[str]:
    """What cannot be true together; what was asked back and said to be right is not brought up again."""
    found = zaak.tegenspraken(case.procedure, case.zaak.feiten, today)
    return list(dict.fromkeys(item.zin for item in found if item.hard))


def screen(visit: Visit, case: Opened, note: Tekst, skipped: Sequence[datetime]) -> Bericht:
    """The case, with a note above it."""
    del skipped  # what is past is said by the days themselves
    return screens.case(beeld(visit.office, case, visit), note)


def morning(office: Office, case: Opened, kinds: Sequence[str]) -> MorningLine:
    """Its line in the morning message."""
    shown = beeld(office, case)
    first = eerste(case.dagen)
    return screens.morning(shown, first.werkdag if first is not None else date.max, kinds)


def correctable(case: Opened) -> Sequence[Veld]:
    """What was entered or asked at the beginning, and what can be added at any time; not what stands beside the
    steps."""
    procedure = case.procedure
    known = {naam for naam, value in case.zaak.feiten.items() if value is not None}
    wanted = known | {veld.naam for veld in (*procedure.aanleg, *procedure.later)}
    beside = {LATER, *(veld.naam for veld in procedure.overig)}
    return [veld for veld in procedure.velden.values() if veld.naam in wanted - beside]


def handling(procedure: Procedure, **otherwise: object) -> Handling:
    """How the desk deals with the cases of a procedure, from its table; `otherwise` are the fields of Handling in which
    it differs."""
    own = Handling(procedure, screen, morning, correctable)
    return replace(own, **otherwise)  # type: ignore[arg-type]  # the fields of Handling, by name


# ---------------------------------------------------------------- looking


def _looked_at(visit: Visit, ident: int) -> Opened | None:
    return cases.open_case(visit, ident, Actie.ZAAK_ZIEN)


def listing(visit: Visit, naam: str, page: int = 0) -> Bericht:
    """The running cases of one procedure of the own organisation(s), most urgent first. KeyError for no procedure."""
    dealt = visit.office.features.procedures[naam]
    own = organisations(visit.me, dealt.rechten.get(Actie.ZAAK_ZIEN, Actie.ZAAK_ZIEN))
    if not own:
        return screens.not_yours(dealt.procedure)
    rows = [row for o in own for row in visit.store.cases.of_organisation(naam, o.id)]
    running = [row for row in rows if loopt(dealt.bij(row.feiten), row.standen)]
    running.sort(key=lambda row: _urgency(visit.office, dealt, row))
    last = max(0, (len(running) - 1) // screens.PAGE)
    page = max(0, min(page, last))
    shown = [cases.opened(visit.office, r) for r in running[page * screens.PAGE : (page + 1) * screens.PAGE]]
    lines = [(case.row.id, case.row.referentie, screens.line(beeld(visit.office, case))) for case in shown]
    return screens.listing(dealt.procedure, lines, page, last, " en ".join(o.naam for o in own))


def _urgency(office: Office, dealt: Handling, row: CaseRow) -> tuple[date, int]:
    """By what stands in its row alone: of many cases only a page is looked into further."""
    procedure = dealt.bij(row.feiten)
    present = zaak.Zaak(dict(row.standen), pak_uit(procedure.velden, row.feiten))
    first = eerste(laatste_dagen(procedure, present, office.kalender))
    return (first.werkdag if first is not None else date.max), row.id


def more(visit: Visit, ident: int) -> Bericht:
    """What is seldom needed, with what other uses add."""
    case = _looked_at(visit, ident)
    if case is None:
        return start.may_not()
    extra = [knop for give in visit.office.features.bij_zaak for knop in give(visit, case)]
    return screens.more(beeld(visit.office, case, visit), extra)


def explain(visit: Visit, ident: int) -> Bericht:
    """What belongs to where the case is, and how its days were found."""
    case = _looked_at(visit, ident)
    return screens.explanation(beeld(visit.office, case, visit)) if case is not None else start.may_not()


def missing(visit: Visit, ident: int) -> Bericht:
    """What the steps from here still wait for."""
    case = _looked_at(visit, ident)
    return screens.missing(beeld(visit.office, case, visit)) if case is not None else start.may_not()


def snooze(visit: Visit, ident: int) -> Bericht:
    """Remind me of this again in three days, on a working day."""
    case = cases.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    if not case.loopt:
        return cases.show(visit, ident, "Deze zaak is klaar: er is niets meer om aan te herinneren.")
    day = visit.office.kalender.herinnerdag_na(visit.today + timedelta(days=DAYS_LATER))
    if case.zaak.feiten.get(LATER) != day:
        cases.note(visit, case, zaak.LATER, {LATER: day})
    return cases.show(visit, ident, f"✓ Ik herinner je {zeg(day)} weer.")


# ---------------------------------------------------------------- registering


def form_name(procedure: Procedure) -> str:
    """What the form that makes a case is called."""
    return f"nieuw_{procedure.naam}"


def new(visit: Visit, naam: str, organisatie: int | None = None, known: Answers | None = None) -> Bericht | None:
    """Begin a case, with what is known of it; who works for several gemeenten is asked for which. KeyError for no
    procedure."""
    procedure = visit.office.features.procedures[naam].procedure
    own = _may_make(visit, naam)
    chosen = [o for o in own if organisatie in (None, o.id)]
    if not chosen:
        return screens.not_yours(procedure)
    if len(chosen) > 1:
        return screens.which_gemeente(procedure, chosen)
    forms.start(visit, form_name(procedure), {"procedure": naam, "organisatie": chosen[0].id}, known or None)
    return None


def _may_make(visit: Visit, naam: str) -> tuple[Organisatie, ...]:
    rights = visit.office.features.procedures[naam].rechten
    return organisations(visit.me, rights.get(Actie.ZAAK_MAKEN, Actie.ZAAK_MAKEN))


def typed(visit: Visit, naam: str, argument: str) -> Bericht | None:
    """The command of a procedure: with a line of facts behind it, begin with those; alone, the cases that run, or the
    first question where there are none."""
    procedure, own = visit.office.features.procedures[naam].procedure, _may_make(visit, naam)
    if not argument.strip():
        rows = (row for o in own for row in visit.store.cases.of_organisation(naam, o.id))
        return listing(visit, naam) if any(loopt(procedure, row.standen) for row in rows) else new(visit, naam)
    if len(own) != 1:
        return new(visit, naam)
    known, problem = one_line.read(visit, procedure, own[0].id, argument)
    if problem:
        visit.say(Bericht(problem))
    return new(visit, naam, own[0].id, known)


def _form(procedure: Procedure) -> Form:
    formulier = Formulier(form_name(procedure), groot(screens.new(procedure)), procedure.aanleg)
    return Form(lambda _, __: formulier, _check, _finish, twijfel=_doubt)


def _doubt(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    return steps.doubt(visit.office.features.procedures[doel["procedure"]].procedure, {}, answers, visit)


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    procedure = visit.office.features.procedures[doel["procedure"]].procedure
    reference = answers.get("referentie") if next(reversed(answers), "") == "referentie" else None
    double = reference and visit.store.cases.by_reference(procedure.naam, doel["organisatie"], reference)
    return steps.double_word(double.referentie) if double else steps.broken(procedure, answers, visit)


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    naam, organisatie = doel["procedure"], doel["organisatie"]
    procedure = visit.office.features.procedures[naam].procedure
    if organisatie not in {o.id for o in _may_make(visit, naam)}:
        return start.may_not()
    facts = {veld: value for veld, value in answers.items() if veld != "referentie"}
    reference = answers.get("referentie") or cases.give(visit.office, organisatie, naam, visit.today)
    try:
        made = cases.make(visit, procedure, organisatie, reference, facts)
    except DoubleReference:  # a colleague was first: all but the reference stays answered
        visit.say(Bericht(steps.double_word(reference)))
        forms.start(visit, form_name(procedure), doel, facts)
        return None
    except Geweigerd as refused:
        return Bericht(" ".join(refused.redenen))
    steps.finish(visit, made)
    return cases.show(visit, made.na.row.id, "✓ Vastgelegd.", made.voorbij)


def forms_of(procedure: Procedure) -> Mapping[str, Form]:
    """The form that makes a case of this procedure."""
    return {form_name(procedure): _form(procedure)}


def may_make(visit: Visit, naam: str, organisatie: int) -> bool:
    """Whether this person may make a case of this procedure for the organisation."""
    rights = visit.office.features.procedures[naam].rechten
    return may(visit.me, rights.get(Actie.ZAAK_MAKEN, Actie.ZAAK_MAKEN), organisatie)


# ---------------------------------------------------------------- the tables


def feature(
    procedure: Procedure, groep: Groep, uitleg: str, *, label: str = "", genoemd: tuple[str, ...] = ()
) -> Feature:
    """What a use brings that is its table and nothing else: `uitleg` is its line in the help, `label` and `genoemd` as
    in Command."""
    naam, noun = procedure.naam, klein(procedure.titel)
    lists = Command(
        naam,
        uitleg,
        lambda visit, argument: typed(visit, naam, argument),
        (screens.several(procedure),),
        Actie.ZAAK_MAKEN,
        label=label,
        genoemd=genoemd,
    )
    begins = Command(
        form_name(procedure), None, lambda visit, _: new(visit, naam), (screens.new(procedure), f"{noun} vastleggen")
    )
    return Feature(groep, (lists, begins), forms=forms_of(procedure), procedures=(handling(procedure),))


def _known(visit: Visit, naam: str) -> str:
    """The procedure that a button names. Raises ValueError for one that is not there."""
    if naam not in visit.office.features.procedures:
        raise ValueError(naam)
    return naam


def _press_new(visit: Visit, words: list[str]) -> Bericht | None:
    naam, *organisatie = words
    return new(visit, _known(visit, naam), int(organisatie[0]) if organisatie else None)


PRESSES: Mapping[str, Press] = {
    "zl": lambda visit, words: listing(visit, _known(visit, words[0]), int(words[1])),
    "zn": _press_new,
    "zm": lambda visit, words: more(visit, int(words[0])),
    "zt": lambda visit, words: explain(visit, int(words[0])),
    "zo": lambda visit, words: missing(visit, int(words[0])),
    "zs": lambda visit, words: snooze(visit, int(words[0])),
}

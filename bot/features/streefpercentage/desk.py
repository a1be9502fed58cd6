"""`/streefpercentage`: begin a calculation, and its numbers: typed or pasted, one by one, or by a sheet."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.desk import cases, forms, standard, steps, workplace
from bot.desk.case import Opened
from bot.desk.feature import Answers, Doel, Form
from bot.desk.lists.gebieden import lijkt_op, vinder
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import Office, Visit
from bot.features.streefpercentage import handling, screens
from bot.screens import start
from bot.screens.case import recorded
from bot.screens.list_card import NIET, columns, marked
from bot.screens.markup import Tekst, stack
from bot.screens.message import Bericht
from storage.people import Persoon
from storage.plaatsen import Lijst
from workflows.engine.gesprek import Formulier
from workflows.engine.machine import Geweigerd
from workflows.engine.velden import Soort, Veld
from workflows.streefpercentage import rekenen, velden
from workflows.streefpercentage.feiten import StreefFeiten
from workflows.streefpercentage.lijst import lees_tekst
from workflows.streefpercentage.lines import Gelezen
from workflows.streefpercentage.tabel import CIJFERS, maak

BEGIN, TYPED, EACH, STREEF, NAAM = "streef_begin", "streef_cijfers", "streef_elk", "streef_deel", "streefpercentage"
RAPPORT = "streefplaatje"
RUNNING = (BEGIN, TYPED)
"""The forms that ask for numbers."""
SAID = 6
"""Lines that are said of how numbers were read."""
AT_ONCE = 12
"""Gemeenten that are asked one by one: of more the sheet is quicker."""


def open_one(visit: Visit, ident: int, actie: Actie = Actie.ZAAK_ZIEN) -> Opened | None:
    """The calculation of an own organisation; None looks the same for all others."""
    row = visit.store.cases.get(ident)
    return cases.open_case(visit, ident, actie) if row is not None and row.procedure == NAAM else None


def asks_numbers(visit: Visit) -> bool:
    """Whether numbers of gemeenten are asked now."""
    return any(forms.is_open(visit, naam) for naam in RUNNING)


def asked_for(visit: Visit) -> int | None:
    """The calculation of which numbers are asked now."""
    row = visit.store.gesprekken.open(visit.me.id)
    return int(row.doel["zaak"]) if row is not None and row.formulier == TYPED else None


def _read(visit: Visit, text: str) -> Gelezen:
    """What was typed or pasted."""
    gemeenten = visit.office.gemeenten
    return lees_tekst(text, gemeenten.zoek, vinder(gemeenten), lambda naam: lijkt_op(gemeenten, naam))


def _faults(found: Gelezen) -> str:
    more = [f"En nog {len(found.fout) - 4}."] if len(found.fout) > 4 else []
    return "\n".join([*found.fout[:4], *more])


def _said(found: Gelezen) -> list[Tekst]:
    """How it was read: columns that were not, and what follows of a table."""
    left = marked([line for line in columns(found.kolommen) if line.startswith(NIET)])
    return [*left, *found.meldingen[:SAID]]


def command(visit: Visit, argument: str = "") -> Bericht | None:
    """`/streefpercentage`: the calculations that there are, or begin one; with lines behind it, begin with those."""
    own = [o.id for o in organisations(visit.me, Actie.STREEF)]
    if not own:
        return screens.not_yours()
    if argument.strip():
        found = _read(visit, argument)
        return Bericht(_faults(found)) if found.fout else begin_with(visit, found)
    return (
        standard.listing(visit, NAAM) if visit.store.plaatsen.page(Lijst(NAAM, own, afgelopen=True), 1) else new(visit)
    )


def new(visit: Visit) -> Bericht | None:
    """Ask for the lines."""
    if not organisations(visit.me, Actie.STREEF):
        return screens.not_yours()
    forms.start(visit, BEGIN, {})
    return None


def begin_with(visit: Visit, found: Gelezen) -> Bericht:
    """Of the first own organisation, as its number says."""
    if not found.cijfers:
        return Bericht(screens.NO_NAMES)
    organisatie = organisations(visit.me, Actie.STREEF)[0].id
    written = StreefFeiten({}).met(found.cijfers)
    result, line = maak(written | {velden.STREEF.naam: found.streef or velden.GEBRUIKELIJK}, visit.today)
    reference = cases.give(visit.office, organisatie, NAAM, visit.today)
    made = cases.add(visit, handling.HANDLING.procedure, organisatie, reference, result, (line,))
    return cases.show(visit, made.na.row.id, stack(*_said(found)))


# ---------------------------------------------------------------- typed


def _begin_form(_: Office, __: Doel) -> Formulier:
    return Formulier(BEGIN, "Streefpercentage", (Veld("regels", "Gemeenten", screens.ASK, Soort.ZIN, regels=True),))


def _begin_check(visit: Visit, _: Doel, answers: Answers) -> str | None:
    found = _read(visit, answers["regels"])
    if not found.fout and not found.cijfers:
        return screens.NO_NAMES
    if len(found.cijfers) > velden.MEESTE:
        return screens.too_many()
    return _faults(found) or None


def _begin_finish(visit: Visit, _: Doel, answers: Answers) -> Bericht:
    if not organisations(visit.me, Actie.STREEF):
        return screens.not_yours()
    return begin_with(visit, _read(visit, answers["regels"]))


def _ask(visit: Visit, ident: int, form: str) -> Bericht | None:
    case = open_one(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    if not case.loopt:
        return cases.show(visit, ident, screens.NOT_NOW)
    forms.start(visit, form, {"zaak": ident})
    return None


def _typed_form(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.cases.get(doel["zaak"])
    veld = Veld("regels", "Cijfers", screens.ASK_MORE, Soort.ZIN, regels=True)
    return Formulier(TYPED, f"{row.referentie}: cijfers", (veld,)) if row is not None else None


def _typed_check(visit: Visit, _: Doel, answers: Answers) -> str | None:
    return _faults(_read(visit, answers["regels"])) or None


def _typed_finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    case = open_one(visit, doel["zaak"], Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    return put(visit, case, _read(visit, answers["regels"]))


def put(visit: Visit, case: Opened, found: Gelezen) -> Bericht:
    """Record these numbers in a calculation that runs."""
    try:
        written = handling.facts(case).met(found.cijfers, tuple(found.weg))
    except ValueError:
        return cases.show(visit, case.row.id, screens.too_many())
    if found.streef and found.streef != handling.facts(case).streef:
        written[velden.STREEF.naam] = found.streef
    return write(visit, case, written, _said(found))


# ---------------------------------------------------------------- one by one, and the percentage


def _each_form(office: Office, doel: Doel) -> Formulier | None:
    """Of who is not known yet, else of everybody; what is skipped stays as it is."""
    row = office.store.cases.get(doel["zaak"])
    if row is None:
        return None
    known = handling.rows(office, handling.facts(cases.opened(office, row)))
    asked = ([rij for rij in known if not rij.bekend] or known)[:AT_ONCE]
    asks = (("opgave", "hoeveel plekken is de opgave?"), ("plekken", "hoeveel plekken zijn er nu?"))
    fields = [
        Veld(f"{kind}_{rij.code}", f"{kind.capitalize()} {rij.naam}", f"{rij.naam}: {ask}", Soort.AANTAL, minimum=0,
             maximum=velden.MOST, optioneel=True, over="Weet ik niet")
        for rij in asked
        for kind, ask in asks
    ]  # fmt: skip
    return Formulier(EACH, f"{row.referentie}: één voor één", tuple(fields)) if fields else None


def _each_finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    case = open_one(visit, doel["zaak"], Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    codes = dict.fromkeys(naam.partition("_")[2] for naam in answers)
    new = {code: (answers.get(f"opgave_{code}"), answers.get(f"plekken_{code}")) for code in codes}
    return write(visit, case, handling.facts(case).met(new))


def _streef_form(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.cases.get(doel["zaak"])
    if row is None:
        return None
    closing = rekenen.sluitend(handling.rows(office, handling.facts(cases.opened(office, row))))
    veld = Veld("streef", "Streefpercentage", screens.ask_streef(closing), Soort.AANTAL, minimum=1, maximum=100)
    return Formulier(STREEF, f"{row.referentie}: streefpercentage", (veld,))


def _streef_finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    case = open_one(visit, doel["zaak"], Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    value = answers["streef"]
    return write(visit, case, {velden.STREEF.naam: value} if value != handling.facts(case).streef else {})


def _right(_: Visit, __: Doel, ___: Answers) -> None:
    return None


FORMS = {
    BEGIN: Form(_begin_form, _begin_check, _begin_finish),
    TYPED: Form(_typed_form, _typed_check, _typed_finish),
    EACH: Form(_each_form, _right, _each_finish),
    STREEF: Form(_streef_form, _right, _streef_finish),
}


def write(visit: Visit, case: Opened, written: Mapping[str, Any], said: Sequence[Tekst] = ()) -> Bericht:
    """Record what changed, and say for whom that changes what."""
    if not case.loopt:
        return cases.show(visit, case.row.id, screens.NOT_NOW)
    if not written:
        return cases.show(visit, case.row.id, stack(*said, screens.ALREADY))
    before = handling.facts(case)
    try:
        done = steps.note(visit, case, CIJFERS, {**written, velden.SINDS.naam: visit.today})
    except Geweigerd as refused:
        return cases.show(visit, case.row.id, " ".join(refused.redenen))
    after = handling.facts(done.na)
    moved = screens.changed(
        handling.rows(visit.office, before), handling.rows(visit.office, after), before.streef, after.streef
    )
    note = stack(recorded(steps.said(visit, done)), *said, *([moved] if moved else []))
    return cases.show(visit, case.row.id, note)


# ---------------------------------------------------------------- shown


def _beeld(visit: Visit, ident: int) -> screens.StreefBeeld | None:
    case = open_one(visit, ident)
    beeld = standard.beeld(visit.office, case, visit) if case is not None else None
    return beeld if isinstance(beeld, screens.StreefBeeld) else None


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`hb:<what>:<case>` and what else it takes. Raises ValueError for a strange one."""
    match words:
        case ["n"]:
            return new(visit)
        case ["c", ident]:
            return _ask(visit, int(ident), TYPED)
        case ["e", ident]:
            return _ask(visit, int(ident), EACH)
        case ["s", ident]:
            return _ask(visit, int(ident), STREEF)
    beeld = _beeld(visit, int(words[1])) if len(words) > 1 else None
    if beeld is None:
        return start.may_not()
    match words:
        case ["u", _]:
            return screens.explained(beeld.cijfers, beeld.weet.streef, beeld.id)
        case ["l", _, page]:
            return screens.all_rows(beeld, int(page))
        case ["p", _]:
            if not any(rij.bekend for rij in beeld.cijfers):
                return screens.nothing_to_draw(beeld.id)
            workplace.vraag(visit, RAPPORT, {"zaak": beeld.id})
            visit.answer_press(screens.DRAWING)
            return None
    raise ValueError(words)


def make(office: Office, person: Persoon, doel: Doel, _: datetime) -> Sequence[Bericht]:
    """The picture with its numbers, for who may still see them."""
    from bot.files.picture_percent import percentages  # only here: who starts the service should not wait for it

    row = office.store.cases.get(int(doel.get("zaak", 0)))
    if row is None or row.procedure != NAAM or not may(person, Actie.STREEF, row.organisatie):
        return ()
    beeld = standard.beeld(office, cases.opened(office, row))
    assert isinstance(beeld, screens.StreefBeeld)  # noqa: S101  that is how the body shows one
    bars = [(rij.naam, rij.procent, rij.erbij(beeld.weet.streef)) for rij in beeld.volgorde]
    return [screens.picture(beeld, percentages(f"Streefpercentage {beeld.weet.streef}%", bars, beeld.weet.streef))]

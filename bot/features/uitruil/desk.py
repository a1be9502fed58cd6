"""`/uitruil`: the list, beginning one, what is chosen in each step, the limits, and the answers of others."""

import re

from bot.desk import cases, forms, owners, standard, steps
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie, gemeenten, organisations, regios
from bot.desk.visit import Office, Visit
from bot.features.uitruil import agreeing, handling, limits, screens
from bot.features.uitruil.screens import UitruilBeeld
from bot.screens import start
from bot.screens.message import Bericht
from knowledge.actueel import item, laad_actueel, samen
from knowledge.gemeenten import Gemeente
from storage.plaatsen import Lijst
from workflows.engine.gesprek import Formulier
from workflows.engine.machine import Geweigerd
from workflows.engine.velden import Soort, Veld
from workflows.engine.zaak import VINK
from workflows.regio.machtiging import STUKKEN
from workflows.uitruil import velden
from workflows.uitruil.opgaven import ASPECTEN, OPGAVEN, PER_NAAM
from workflows.uitruil.tabel import LOOPT, maak, procedure_van

BEGIN, NAAM = "uitruil_begin", "uitruil"
MOST = 12
"""Gemeenten in one uitruil: more do not fit on a phone."""
_APART = re.compile(r"\s*[,;\n]\s*(?:en\s+)?|\s+en\s+")
_VRAAG = Veld("namen", "Gemeenten", screens.ASK_NAMES, Soort.ZIN)


def command(visit: Visit, argument: str = "") -> Bericht | None:
    """`/uitruil`: what runs, or begin; with names behind it, begin with those."""
    if not organisations(visit.me, Actie.UITRUIL):
        return screens.not_yours()
    if argument.strip():
        return _begin_with(visit, argument)
    own = [o.id for o in organisations(visit.me, Actie.UITRUIL)]
    led = owners.led(visit.office, visit.me, NAAM)
    listed = Lijst(NAAM, own, sorted(gemeenten(visit.me, Actie.UITRUIL)), afgelopen=True, zaken=led)
    return standard.listing(visit, NAAM) if visit.store.plaatsen.page(listed, 1) else new(visit)


def new(visit: Visit) -> Bericht | None:
    """Ask between which gemeenten."""
    if not organisations(visit.me, Actie.UITRUIL):
        return screens.not_yours()
    forms.start(visit, BEGIN, {})
    return None


# ---------------------------------------------------------------- beginning


def _form(_: Office, __: Doel) -> Formulier:
    return Formulier(BEGIN, "Uitruil", (_VRAAG,))


def _read(visit: Visit, text: str) -> tuple[list[Gemeente], str]:
    """The gemeenten that were typed, with the own one, and in Dutch what is wrong."""
    found: dict[str, Gemeente] = {}
    own = gemeenten(visit.me, Actie.UITRUIL)
    if len(own) == 1:
        code = next(iter(own))
        found[code] = visit.office.gemeenten.op_code(code)
    for naam in filter(None, _APART.split(text.strip().rstrip("."))):
        which = visit.office.gemeenten.zoek(naam)
        if len(which) != 1:
            return [], screens.unknown(naam, [g.naam for g in which])
        found[which[0].code] = which[0]
    if len(found) < 2:
        return [], screens.few(next((g.naam for g in found.values()), ""))
    return list(found.values()), screens.too_many(MOST) if len(found) > MOST else ""


def _check(visit: Visit, _: Doel, answers: Answers) -> str | None:
    return _read(visit, answers["namen"])[1] or None


def _finish(visit: Visit, _: Doel, answers: Answers) -> Bericht | None:
    return _begin_with(visit, answers["namen"])


def _begin_with(visit: Visit, text: str) -> Bericht:
    found, wrong = _read(visit, text)
    if wrong:
        return Bericht(wrong)
    codes = sorted(g.code for g in found)
    where = _house(visit, codes)
    if where is None:
        return screens.nobody_lets([g.naam for g in found]) if regios(visit.me, Actie.UITRUIL) else screens.not_yours()
    organisatie, regio = where
    result, line = maak(codes, visit.today)
    reference = cases.give(visit.office, organisatie, NAAM, visit.today)
    made = cases.add(visit, procedure_van(result.feiten), organisatie, reference, result, (line,))
    if regio is not None:
        visit.store.regios.lead(made.na.row.id, regio)
    handling.tell(visit, made.na, screens.begun([g.naam for g in found]))
    return cases.show(visit, made.na.row.id)


def _house(visit: Visit, codes: list[str]) -> tuple[int, int | None] | None:
    """Whose case it is, and the regio that leads it: of the own gemeente, else of a gemeente that lets the own regio,
    else of the own provincie."""
    for o in organisations(visit.me, Actie.UITRUIL):
        if o.gemeente in codes:
            return o.id, None
    for own in regios(visit.me, Actie.UITRUIL):
        for code, mag in own.namens:
            gemeente = visit.store.people.gemeente(code)
            if code in codes and STUKKEN.letter in mag and gemeente is not None:
                return gemeente.id, own.organisatie.id
    table = next((o for o in organisations(visit.me, Actie.UITRUIL) if o.soort == "provincie"), None)
    return (table.id, None) if table is not None else None


# ---------------------------------------------------------------- what is chosen


def _choose(visit: Visit, ident: int) -> Bericht:
    case = agreeing.open_one(visit, ident)
    if case is None:
        return start.may_not()
    stand = case.zaak.standen[velden.GEHEEL]
    if stand not in ("verkenning", "gesprek"):
        return cases.show(visit, ident)
    return screens.choose(case.row.referentie, ident, handling.facts(case), stand)


_KEUZES = {v.naam for v in (*(velden.op_tafel(o.naam) for o in OPGAVEN), *(velden.besproken(a.naam) for a in ASPECTEN))}


def _tick(visit: Visit, ident: int, naam: str, on: str) -> Bericht:
    """Everybody who takes part may tick. Raises ValueError for what cannot be ticked."""
    if naam not in _KEUZES or on not in ("0", "1"):
        raise ValueError(naam)
    case = agreeing.open_one(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    if case.zaak.standen[velden.GEHEEL] not in LOOPT:
        return cases.show(visit, ident, screens.NOT_NOW)
    value = velden.JA.naam if on == "1" else None
    if case.zaak.feiten.get(naam) != value:
        try:
            steps.jot(visit, case, VINK, {naam: value})
        except Geweigerd as refused:
            return cases.show(visit, ident, " ".join(refused.redenen))
    return _choose(visit, ident)


def _limits(visit: Visit, ident: int, naam: str = "", what: str = "") -> Bericht:
    """Raises KeyError for no opgave."""
    case = agreeing.open_one(visit, ident)
    if case is None:
        return start.may_not()
    if not naam:
        return limits.choose(case.row.referentie, ident)
    chosen = PER_NAAM[naam]
    items = samen(laad_actueel(), [item(r.inhoud, eigen=True) for r in visit.store.actueel.all()], visit.today)
    changed = [one for one in items if set(one.entries) & set(chosen.antwoorden)]
    return (limits.news if what else limits.limits)(ident, chosen, changed)


# ---------------------------------------------------------------- the answers of others


def _others(visit: Visit, ident: int, code: str = "") -> Bericht:
    case = agreeing.open_one(visit, ident)
    if case is None:
        return start.may_not()
    beeld = standard.beeld(visit.office, case, visit)
    assert isinstance(beeld, UitruilBeeld)  # noqa: S101  that is how the body shows an uitruil
    if code and code in beeld.anderen():
        return screens.of_other(beeld, code)
    if not beeld.anderen():
        return cases.show(visit, ident, screens.ALREADY if code else "")
    return screens.others(case.row.referentie, ident, [(c, beeld.namen[c]) for c in beeld.anderen()])


def _today(visit: Visit, ident: int, code: str, trigger: str, stand: str) -> Bericht:
    """An own gemeente answers today. Raises ValueError for what is no answer."""
    case = agreeing.open_one(visit, ident, Actie.ZAAK_STAP)
    if case is None or code not in owners.own(visit.office, visit.me, case):
        return start.may_not()
    stap = case.stap(code, trigger)
    if stap is None or stap.vanzelf:
        raise ValueError(trigger)
    return steps.take(visit, ident, code, trigger, stand, {velden.antwoord_op(code).naam: visit.today})


def _sentence(visit: Visit, ident: int) -> Bericht:
    case = agreeing.open_one(visit, ident)
    if case is None:
        return start.may_not()
    weet = handling.facts(case)
    left = next((str(tijdvak) for tijdvak, naam, _ in weet.herverdelingen() if naam is None), "")
    return screens.sentence(ident, owners.names(visit.office, case), weet.verschillen, left)


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`ut:<what>:<case>` and what else it takes. Raises ValueError for a strange one."""
    match words:
        case ["n"]:
            return new(visit)
        case ["k", ident]:
            return _choose(visit, int(ident))
        case ["j", ident, naam, on]:
            return _tick(visit, int(ident), naam, on)
        case ["c", ident]:
            return agreeing.ask(visit, int(ident))
        case ["g", ident, *naam] if not naam or (naam[0] in PER_NAAM and naam[1:] in ([], [limits.CHANGED])):
            return _limits(visit, int(ident), *naam)
        case ["a", ident, *code]:
            return _others(visit, int(ident), *code[:1])
        case ["v", ident, code, trigger, stand]:
            return _today(visit, int(ident), code, trigger, stand)
        case ["z", ident]:
            return _sentence(visit, int(ident))
        case _:
            raise ValueError(words)


FORMS = {BEGIN: Form(_form, _check, _finish)}

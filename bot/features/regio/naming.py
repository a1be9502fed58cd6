"""Which gemeenten belong to a regio: named and taken away by the regio itself or the beheerder."""

import re

from bot.desk import forms, owners, who_hears
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie, Rol, may, roles
from bot.desk.visit import Office, Visit, send
from bot.features.regio import screens
from bot.screens import herindeling
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from knowledge.gemeenten import Gemeente
from storage.people import Organisatie
from storage.regio.machtigingen import Band
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Soort, Veld

ERBIJ = "regio_erbij"
MOST = 30
"""Gemeenten in one regio."""
_NAMEN = Veld(
    "namen",
    "Gemeenten",
    "Welke gemeenten horen bij de regio? Typ de namen met een komma ertussen, zoals: Ede, Barneveld en Veenendaal.",
    Soort.ZIN,
)
_APART = re.compile(r"\s*[,;\n]\s*(?:en\s+)?|\s+en\s+")


def regios_of(visit: Visit) -> list[Organisatie]:
    """The regions of which this person may name the gemeenten: the own ones, of a beheerder all."""
    own = [m.organisatie for m in visit.me.lidmaatschappen if m.rol == Rol.REGIO]
    return visit.store.people.on_the_bot("regio") if Rol.BEHEERDER in roles(visit.me) else own


def _regio(visit: Visit, ident: int) -> Organisatie | None:
    """The regio of this id, for who may name its gemeenten."""
    return next((o for o in regios_of(visit) if o.id == ident), None)


def of_regio(visit: Visit, ident: int, note: Tekst = "") -> Bericht:
    """A regio with its gemeenten and what each lets it do."""
    regio = _regio(visit, ident)
    if regio is None:
        return screens.may_not()
    rows = [(band, naam, owners.here(visit.office, band.gemeente) is not None) for band, naam in _op_naam(visit, ident)]
    return screens.regio(regio, rows, note, eigen=may(visit.me, Actie.HERVERDELEN))


def _op_naam(visit: Visit, ident: int) -> list[tuple[Band, str]]:
    """The gemeenten of a regio, in the order in which they are looked up."""
    named = ((band, owners.name(visit.office, band.gemeente)) for band in visit.store.regios.of_regio(ident))
    return sorted(named, key=lambda item: item[1].casefold())


# ---------------------------------------------------------------- one more


def _form(office: Office, doel: Doel) -> Formulier | None:
    return Formulier(ERBIJ, office.store.people.organisatie(doel["regio"]).naam, (_NAMEN,))


def _read(office: Office, text: str) -> tuple[list[Gemeente], str]:
    """The gemeenten that were typed, and in Dutch what is wrong with one of them."""
    found: dict[str, Gemeente] = {}
    for naam in filter(None, _APART.split(text.strip().rstrip("."))):
        which = office.gemeenten.zoek(naam)
        if len(which) != 1:
            return [], screens.unknown(naam, [g.naam for g in which])
        found[which[0].code] = which[0]
    return list(found.values()), "" if found else screens.NOTHING_NAMED


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    found, wrong = _read(visit.office, answers["namen"])
    known = {band.gemeente for band in visit.store.regios.of_regio(doel["regio"])}
    if not wrong and len(known | {g.code for g in found}) > MOST:
        wrong = screens.too_many(MOST)
    return wrong or None


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    regio = _regio(visit, doel["regio"])
    if regio is None:
        return screens.may_not()
    found, wrong = _read(visit.office, answers["namen"])
    if wrong:
        return Bericht(wrong)
    known = {band.gemeente for band in visit.store.regios.of_regio(regio.id)}
    new = [g for g in found if g.code not in known]
    merged = " ".join(filter(None, (herindeling.was(visit.office.gemeenten, naam) for naam in _parts(answers))))
    for gemeente in new:
        visit.store.regios.say(regio.id, gemeente.code, "genoemd", "", visit.me.id, visit.now)
        _ask(visit, regio, gemeente)
    return of_regio(visit, regio.id, screens.named([g.naam for g in new], merged))


def _parts(answers: Answers) -> list[str]:
    return [part for part in _APART.split(answers["namen"].strip()) if part]


def _ask(visit: Visit, regio: Organisatie, gemeente: Gemeente) -> None:
    """The coordinators of a gemeente hear that a regio asks for their word; else its other people."""
    band = visit.store.regios.get(regio.id, gemeente.code)
    for person in who_hears.readers(visit.office, gemeente.code):
        if band is not None and person.id != visit.me.id:
            send(visit.office, visit.post, person.chat, screens.asks(band, gemeente.naam), visit.now, ping=True)


# ---------------------------------------------------------------- one less


def _away(visit: Visit, ident: int, code: str, *, sure: bool) -> Bericht:
    """Take a gemeente's name away; what it let the regio do ends with it."""
    regio = _regio(visit, ident)
    band = visit.store.regios.get(ident, code) if regio is not None else None
    if regio is None:
        return screens.may_not()
    if band is None:
        return of_regio(visit, ident, screens.ALREADY)
    naam = owners.name(visit.office, code)
    if not sure:
        return screens.sure_away(band, naam)
    visit.store.regios.say(ident, code, "weg", "", visit.me.id, visit.now)
    for person in who_hears.readers(visit.office, code) if band.stand == "bevestigd" else ():
        send(visit.office, visit.post, person.chat, screens.taken_away(regio.naam, naam), visit.now, ping=True)
    return of_regio(visit, ident, screens.gone(naam))


def _which(visit: Visit, ident: int) -> Bericht:
    regio = _regio(visit, ident)
    if regio is None:
        return screens.may_not()
    return screens.which_away(regio, [(band.gemeente, naam) for band, naam in _op_naam(visit, ident)])


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """The buttons of a regio itself. Raises ValueError for a strange one."""
    match words:
        case ["r", regio]:
            return of_regio(visit, int(regio))
        case ["g", regio]:
            if _regio(visit, int(regio)) is None:
                return screens.may_not()
            forms.start(visit, ERBIJ, {"regio": int(regio)})
            return None
        case ["k", regio]:
            return _which(visit, int(regio))
        case ["w", regio, code, *sure] if sure in ([], ["ja"]):
            return _away(visit, int(regio), code, sure=bool(sure))
        case _:
            raise ValueError(words)


FORMS = {ERBIJ: Form(_form, _check, _finish)}

"""The provincie's own beleidskader, as settings in the chat: by whom it was changed and when, and the way back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import Office, Visit
from bot.features.toezicht import policy_screens
from bot.screens import start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from storage.people import Organisatie
from workflows.koppeling.doorlooptijd import Methode
from workflows.toezicht.beleidskader import (
    KADERS,
    KLEUREN,
    STANDAARD,
    UITKOMSTEN,
    ZONDER,
    Beleidskader,
    Bewijs,
    FoutKader,
    lees_grens,
)
from workflows.toezicht.beleidskader import lees_kader as lees


@dataclass(frozen=True, slots=True)
class Geldend:
    """The kader that counts for an organisation now; `rij` is the row it was kept in (0: the example we begin with)."""

    kader: Beleidskader
    rij: int = 0


def geldend(office: Office, organisatie: int) -> Geldend:
    """What a provincie judges with: its own settings, else the figures by the handreiking, without a colour."""
    rows = office.store.toezicht.kaders(organisatie, 1)
    return Geldend(_lees(rows[0].kader), rows[0].id) if rows else Geldend(ZONDER)


def _lees(rij: dict[str, Any]) -> Beleidskader:
    """A kader as it was kept; a setting that came later is as in the example we begin with."""
    return lees(STANDAARD.als_rij() | rij)


# ---------------------------------------------------------------- changing it


def _ja(waarde: str) -> bool:
    return {"ja": True, "nee": False}[waarde]


def _dagen(waarde: str) -> int:
    if not (waarde.isascii() and waarde.isdigit() and len(waarde) <= 3):
        raise FoutKader(policy_screens.DAYS)
    return int(waarde)


def _perioden(waarde: str) -> int:
    if not (waarde.isascii() and waarde.isdigit() and len(waarde) <= 3):
        raise FoutKader(policy_screens.PERIODS)
    return int(waarde)


def _pijplijn(kader: Beleidskader, waarde: str) -> dict[str, Any]:
    """All kinds of proof, none, or one more or less."""
    if waarde in ("alles", "niets"):
        return {"bewijs": frozenset(Bewijs if waarde == "alles" else ())}
    return {"bewijs": kader.bewijs ^ {Bewijs(waarde)}}


def _kleur(kader: Beleidskader, waarde: str) -> dict[str, Any]:
    uitkomst, _, kleur = waarde.partition("=")
    if uitkomst not in UITKOMSTEN or kleur not in (*KLEUREN, ""):
        raise ValueError(waarde)
    rest = {naam: known for naam, known in kader.kleuren.items() if naam != uitkomst}
    return {"kleuren": rest | ({uitkomst: kleur} if kleur else {})}


def _woord(kader: Beleidskader, waarde: str) -> dict[str, Any]:
    """ "groen voldoet": another word for a colour; without a word behind it the usual one."""
    kleur, _, word = waarde.partition(" ")
    if kleur not in KLEUREN:
        raise FoutKader(policy_screens.WHICH_COLOUR)
    rest = {naam: known for naam, known in kader.woorden.items() if naam != kleur}
    return {"woorden": rest | ({kleur: word.strip()} if word.strip() else {})}


def _veranderd(kader: Beleidskader, wat: str, waarde: str) -> Beleidskader:
    """The kader with one setting changed. Raises FoutKader (in Dutch) or ValueError/KeyError for a strange one."""
    changed: Mapping[str, Any]
    match wat:
        case "toetsmoment" | "grens_van":
            changed = {wat: waarde}
        case "grens":
            changed = {"grens": lees_grens(waarde)}
        case "naijl":
            changed = {"naijl_dagen": _dagen(waarde)}
        case "fase_3" | "doorlooptijd" | "bevriest":
            changed = {wat: _ja(waarde)}
        case "verschoonbaar":
            changed = {wat: _ja(waarde), "bevriest": kader.bevriest and _ja(waarde)}
        case "methode":
            changed = {"methode": Methode(waarde)}
        case "perioden":
            changed = {"perioden": _perioden(waarde)}
        case "pijplijn":
            changed = _pijplijn(kader, waarde)
        case "kleuren":
            changed = _kleur(kader, waarde)
        case "woord":
            changed = _woord(kader, waarde)
        case _:
            raise ValueError(wat)
    return replace(kader, **changed)


def _eigen(kader: Beleidskader, organisatie: Organisatie) -> Beleidskader:
    """From the first change on it is the provincie's own, and says what it began with."""
    if kader.naam == "eigen":
        return kader
    began = policy_screens.own_from(STANDAARD.titel if kader.naam == ZONDER.naam else kader.titel, kader.bron)
    return replace(kader, naam="eigen", titel=f"Eigen beleidskader {organisatie.naam}", bron=began, let_op="")


def _set(visit: Visit, organisatie: Organisatie, wat: str, waarde: str) -> Bericht:
    now = geldend(visit.office, organisatie.id)
    try:
        new = _veranderd(now.kader, wat, waarde)
    except FoutKader as problem:
        return policy_screens.refused(organisatie.id, wat, str(problem))
    if new != now.kader:
        _keep(visit, organisatie, _eigen(new, organisatie), wat)
    return _page(visit, organisatie, wat)  # of a colour: all of them together


def _keep(visit: Visit, organisatie: Organisatie, kader: Beleidskader, wat: str) -> None:
    visit.store.toezicht.keep_kader(organisatie.id, kader.als_rij(), wat, visit.me.id, visit.now)


def _take_example(visit: Visit, organisatie: Organisatie, naam: str) -> Bericht:
    """An example of the handreiking as it is; that of another provincie becomes the own one, which names it."""
    kader = KADERS[naam] if naam.startswith(STANDAARD.naam) else _eigen(KADERS[naam], organisatie)
    if geldend(visit.office, organisatie.id).kader != kader:
        _keep(visit, organisatie, kader, "voorbeeld")
    return _show(visit, organisatie, policy_screens.begins_at(KADERS[naam].titel))


def _undo(visit: Visit, organisatie: Organisatie) -> Bericht:
    """Back to what counted before the last change; that is a change too, so that it can be undone as well."""
    rows = visit.store.toezicht.kaders(organisatie.id, 2)
    if not rows:
        return _show(visit, organisatie, policy_screens.NOTHING_CHANGED)
    before = _lees(rows[1].kader) if len(rows) > 1 else ZONDER
    _keep(visit, organisatie, before, "teruggezet")
    return _show(visit, organisatie, policy_screens.PUT_BACK)


# ---------------------------------------------------------------- showing it


def _show(visit: Visit, organisatie: Organisatie, note: Tekst = "") -> Bericht:
    rows = visit.store.toezicht.kaders(organisatie.id, 1)
    return policy_screens.settings(
        organisatie, geldend(visit.office, organisatie.id).kader, rows[0] if rows else None, note
    )


def _page(visit: Visit, organisatie: Organisatie, wat: str) -> Bericht:
    now = geldend(visit.office, organisatie.id)
    try:
        return policy_screens.page(organisatie.id, now.kader, now.rij, wat)
    except KeyError:
        raise ValueError(wat) from None  # a button of ours never asks it


def _changed_since(visit: Visit, organisatie: Organisatie, rij: int) -> Bericht | None:
    """What an old button gets: who changed what meanwhile, and the settings as they are."""
    rows = visit.store.toezicht.kaders(organisatie.id, 1)
    if not rows or rows[0].id == rij:
        return None
    return _show(visit, organisatie, policy_screens.changed_since(rows[0]))


def begin(visit: Visit, words: str = "") -> Bericht:
    """`/beleidskader`, or `/beleidskader grens 1/8` for what has no button."""
    own = organisations(visit.me, Actie.TOEZICHT)
    if not own:
        return policy_screens.provincie_only()
    wat, _, waarde = words.strip().casefold().partition(" ")
    if len(own) > 1:
        return policy_screens.which(own)
    if not wat:
        return _show(visit, own[0])
    typed = {"grens": "grens", "na-ijl": "naijl", "naijl": "naijl", "halfjaren": "perioden", "woord": "woord"}.get(wat)
    return _set(visit, own[0], typed, waarde.strip()) if typed else policy_screens.how(own[0].id)


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """A button of the settings: organisation, setting, the row it was shown with, value."""
    own = {o.id: o for o in organisations(visit.me, Actie.TOEZICHT)}
    organisatie = own.get(int(words[0]))
    if organisatie is None or not may(visit.me, Actie.TOEZICHT, organisatie.id):
        return start.may_not()
    match words[1:]:
        case []:
            return _show(visit, organisatie)
        case ["meer"]:
            return policy_screens.more(organisatie.id)
        case ["geschiedenis"]:
            return policy_screens.history(organisatie.id, visit.store.toezicht.kaders(organisatie.id))
        case ["voorbeeld"]:
            return policy_screens.examples(organisatie.id)
        case ["voorbeeld", naam] if naam in KADERS:
            return policy_screens.example(organisatie.id, KADERS[naam], geldend(visit.office, organisatie.id).rij)
        case [wat]:
            return _page(visit, organisatie, wat)
        case [wat, rij, *waarde]:
            return _changed_since(visit, organisatie, int(rij)) or _press_value(visit, organisatie, wat, waarde)
        case _:
            raise ValueError(words)


def _press_value(visit: Visit, organisatie: Organisatie, wat: str, waarde: list[str]) -> Bericht:
    match (wat, waarde):
        case ("terug", []):
            return _undo(visit, organisatie)
        case ("neem", [naam]) if naam in KADERS:
            return _take_example(visit, organisatie, naam)
        case (_, [one]):
            return _set(visit, organisatie, wat, one)
        case _:
            raise ValueError(waarde)

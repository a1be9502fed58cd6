"""What is still unknown, asked of one gemeente after another: one line of numbers each, or several lines at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.desk import forms
from bot.desk.feature import Answers, Doel, Form
from bot.desk.provincies import in_provincie, provincie_van
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.toezicht import overview
from bot.features.toezicht.view import ronde_van
from bot.screens import start as start_screens
from bot.screens.message import Bericht, Knop, actie
from storage.people import Organisatie
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Soort, Veld
from workflows.toezicht.invulrij import FoutInvulrij, kolommen, lees, te_vullen, vraag
from workflows.toezicht.ronde import Beeld

NAAM = "tz_r"


def begin(visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak) -> Bericht | None:
    """Ask the first one that misses something; the round where none does."""
    return _ask(visit, organisatie, tijdvak, _left(visit, organisatie, tijdvak))


def _left(visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak) -> list[Beeld]:
    """The gemeenten that miss something, most behind first."""
    provincie = provincie_van(visit.office, organisatie)
    found = ronde_van(visit.office, organisatie, provincie or "", tijdvak, visit.today)
    return [b for b in found if te_vullen(b)]


def _ask(
    visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak, left: Sequence[Beeld], note: str = "",
    gehad: Sequence[str] = (),
) -> Bericht | None:  # fmt: skip
    """The next one of those that were not asked yet."""
    waiting = [b for b in left if b.code not in gehad]
    if not waiting:
        return overview.show(visit, organisatie, tijdvak, overview.filled_all(note, len(left)))
    here = waiting[0]
    doel = {
        "organisatie": organisatie.id, "tijdvak": str(tijdvak), "gemeente": here.code, "naam": here.naam,
        "telt": here.telt, "nog": len(waiting), "kolommen": list(kolommen(waiting)), "gehad": [*gehad, here.code],
    }  # fmt: skip
    forms.start(visit, NAAM, doel, boven=note)
    return None


def _load(office: Office, doel: Doel) -> Formulier | None:
    del office
    if lees_tijdvak(doel["tijdvak"]) is None:
        return None
    telt = f" · telt {doel['telt']:+d}" if doel["telt"] is not None else ""
    field = Veld("getallen", "Getallen", vraag(doel["kolommen"]), Soort.ZIN, optioneel=True, over="Sla over")
    return Formulier(NAAM, f"{doel['naam']} {doel['tijdvak']}{telt} · nog {doel['nog']}", (field,))


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    if not may(visit.me, Actie.TOEZICHT, doel["organisatie"]):
        return "Dit kun je niet meer invullen. Druk op Annuleer."
    if answers.get("getallen") is None:
        return None
    try:
        _read(visit, doel, answers["getallen"])
    except FoutInvulrij as problem:
        return str(problem)
    return None


def _read(visit: Visit, doel: Doel, tekst: str) -> list[tuple[str, Mapping[str, int]]]:
    """By CBS code; a line without a name is about the gemeente that was asked. Raises FoutInvulrij."""
    organisatie = visit.store.people.organisatie(doel["organisatie"])

    def code(naam: str) -> str | None:
        found = [g.code for g in visit.office.gemeenten.zoek(naam) if in_provincie(visit.office, organisatie, g.code)]
        return found[0] if len(found) == 1 else None

    lines = lees(tekst, doel["kolommen"], lambda naam: code(naam) is not None)
    codes = [code(line.naam) if line.naam else doel["gemeente"] for line in lines]
    if len(set(codes)) < len(codes):
        raise FoutInvulrij("Een gemeente staat er twee keer in. Er is niets vastgelegd.")
    return [(found, line.waarden) for found, line in zip(codes, lines, strict=True) if found is not None]


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    organisatie, tijdvak = visit.store.people.organisatie(doel["organisatie"]), lees_tijdvak(doel["tijdvak"])
    if tijdvak is None or not may(visit.me, Actie.TOEZICHT, organisatie.id):
        return start_screens.may_not()
    said = _read(visit, doel, answers["getallen"]) if answers.get("getallen") is not None else []
    rows = visit.store.toezicht.of_period(organisatie.id, str(tijdvak))
    left = {b.code: b for b in _left(visit, organisatie, tijdvak)}
    for code, waarden in said:
        before = rows[code]["naijl"].waarde if code in rows and "naijl" in rows[code] else None
        method = next(iter(left.values())).kader.methode.value if left else ""
        for veld, waarde in _fields(waarden, before or {}, method):
            visit.store.toezicht.write(organisatie.id, code, str(tijdvak), veld, waarde, visit.me.id, visit.now)
    gehad = [*doel["gehad"], *(code for code, _ in said)]
    note = overview.filled(len(said), doel["naam"]) if said else ""
    return _ask(visit, organisatie, tijdvak, _left(visit, organisatie, tijdvak), note, gehad)


def _fields(waarden: Mapping[str, int], naijl: Mapping[str, int], methode: str) -> list[tuple[str, Any]]:
    """As they are kept."""
    found: list[tuple[str, Any]] = []
    later = {kolom: waarden[kolom] for kolom in ("later_geteld", "fase_3") if kolom in waarden}
    if later:
        found.append(("naijl", {"later_geteld": 0, "fase_3": 0, **naijl, **later}))
    if "eerder" in waarden:
        found.append(("eerder", waarden["eerder"]))
    if "weken" in waarden:
        found.append(("weken", {"tienden": waarden["weken"], "methode": methode}))
    return found


def _back(doel: Doel) -> Knop | None:
    tijdvak = lees_tijdvak(doel["tijdvak"])
    return Knop("Terug naar de ronde", actie("tz", doel["organisatie"], "r", tijdvak.code)) if tijdvak else None


FORMS = {NAAM: Form(_load, _check, _finish, _back)}

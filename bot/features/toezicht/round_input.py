"""What the provincie fills in of a gemeente: COA's figures, pijplijn with its proof, na-ijl, weeks, an excuse."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.desk import forms
from bot.desk.feature import Answers, Doel, Form
from bot.desk.provincies import in_provincie
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.cijfers import checking
from bot.features.cijfers.figures_input import BRONNEN
from bot.features.toezicht import screens
from bot.features.toezicht.judgement import UITSTEL, doel_van, put_off
from bot.features.toezicht.policy_screens import KORT
from bot.features.toezicht.screens import FORMULIEREN, Pagina
from bot.features.toezicht.view import pagina
from bot.screens import start as start_screens
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, Knop, actie, groot
from knowledge.gemeenten import Gemeente
from storage.people import Organisatie
from workflows.cijfers.lijst import Gelezen
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Keuze, Soort, Veld
from workflows.toezicht.beleidskader import BEWIJZEN
from workflows.toezicht.ronde import Beeld

MEEST = 9999


def _aantal(naam: str, titel: str, vraag: str) -> Veld:
    return Veld(naam, titel, vraag, Soort.AANTAL, minimum=0, maximum=MEEST)


CIJFERS = (
    Veld("restant", "Restant vorige halfjaar", "Welk restant bleef er van het vorige halfjaar? Typ bijvoorbeeld "
         "achterstand 20, voorsprong 3 of 0.", Soort.SALDO, optioneel=True, over="Weet ik niet"),
    Veld("taakstelling", "Taakstelling", "Wat is de gepubliceerde taakstelling, zonder restant en herverdeling?",
         Soort.AANTAL, optioneel=True, minimum=0, maximum=MEEST, over="Weet ik niet"),
    Veld("gehuisvest", "Gehuisvest volgens COA", "Hoeveel personen zijn er in dit halfjaar gehuisvest, volgens COA?",
         Soort.AANTAL, optioneel=True, minimum=0, maximum=MEEST, over="Weet ik niet"),
    Veld("tot", "Geteld tot en met", "Tot en met welke dag telde COA?", Soort.DATUM, optioneel=True,
         over="Weet ik niet"),
)  # fmt: skip
PIJPLIJN = tuple(
    _aantal(soort.value, groot(KORT[soort]), f"Hoeveel personen in de pijplijn met dit bewijs: {said}?")
    for soort, said in BEWIJZEN.items()
)
NAIJL = (
    _aantal("later_geteld", "Na-ijl", "Hoeveel personen verwerkte COA pas na het halfjaar, binnen jullie na-ijl?"),
    _aantal("fase_3", "In fase 3", "Hoeveel personen zaten op dat moment in fase 3, de verhuisfase?"),
)
WEKEN = (
    Veld("weken", "Gemiddeld", "Hoeveel weken duurde het gemiddeld van koppeling tot verhuizing, volgens COA?",
         Soort.TIENDEN, optioneel=True, over="Niet bekend"),
)  # fmt: skip
VERSCHOONBAAR = (
    Veld("verschoonbaar", "Verschoonbaar", "Is het niet halen van de taakstelling verschoonbaar?", Soort.KEUZE,
         (Keuze("ja", "Ja"), Keuze("nee", "Nee")), optioneel=True, over="Nog niet beoordeeld"),
)  # fmt: skip
DOCUMENT = (
    Veld("document", "Document", "Wat is het nummer van het document waarin dat staat? Zonder namen.",
         Soort.REFERENTIE),
)  # fmt: skip
EERDER = (
    Veld("eerder", "Eerder gemist", "Hoeveel halfjaren direct hiervoor zijn op een rij verwijtbaar gemist? Laat het "
         "open als de oordelen van toen hier staan: dan tel ik zelf.", Soort.AANTAL, optioneel=True, minimum=0,
         maximum=40, over="Tel zelf"),
)  # fmt: skip
ACTIEF = (
    Veld("actief", "Actief toezicht", "Loopt er actief toezicht op deze gemeente?", Soort.KEUZE,
         (Keuze("nee", "Nee"), Keuze("ja", "Ja"), Keuze("doel", "Ja, en het tussendoel is gehaald"))),
)  # fmt: skip
TOT = (Veld("tot", "Uitgesteld tot", "Tot welke dag stel je het oordeel uit?", Soort.DATUM, richting="toekomst"),)
BIJSTELLING = (
    Veld("wijze", "Andere taakstelling", "De taakstelling wordt anders, en het halfjaar loopt nog. Is zij naar beneden "
         "bijgesteld, of was het oude aantal fout?", Soort.KEUZE,
         (Keuze("bijgesteld", "Bijgesteld door het Rijk"), Keuze("verbeterd", "Het oude aantal was fout"))),
)  # fmt: skip

_FORMS: Mapping[str, tuple[Veld, ...]] = {
    "tz_c": CIJFERS, "tz_p": PIJPLIJN, "tz_n": NAIJL, "tz_w": WEKEN, "tz_d": VERSCHOONBAAR, "tz_dn": DOCUMENT,
    "tz_e": EERDER, "tz_a": ACTIEF, UITSTEL: TOT, "tz_cw": BIJSTELLING,
}  # fmt: skip
NAMEN = tuple(_FORMS)
_TITEL = {f"tz_{letter}": label for letter, label in FORMULIEREN.items()} | {
    "tz_dn": "Verschoonbaar", UITSTEL: "Oordeel uitstellen", "tz_cw": "Cijfers van COA",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Plek:
    """Which gemeente and tijdvak a gesprek is about, and for whom."""

    organisatie: Organisatie
    gemeente: Gemeente
    tijdvak: Tijdvak


def _plek(office: Office, doel: Doel) -> _Plek | None:
    organisatie = office.store.people.organisatie(doel["organisatie"])
    gemeente = in_provincie(office, organisatie, doel["gemeente"])
    tijdvak = lees_tijdvak(doel["tijdvak"])
    return _Plek(organisatie, gemeente, tijdvak) if gemeente and tijdvak else None


# ---------------------------------------------------------------- beginning


def start(visit: Visit, p: Pagina, letter: str) -> None:
    """Begin what the button asks, with what is known. Raises ValueError for a letter that does not exist."""
    if letter not in FORMULIEREN:
        raise ValueError(letter)
    naam = f"tz_{letter}"
    if len(_not_asked(p.beeld, naam)) == len(_FORMS[naam]):
        visit.show(screens.gemeente(p, screens.NOT_COUNTED))  # an old button: the kader counted it then
        return
    known = _known(p.beeld, naam)
    forms.start(visit, naam, doel_van(p) | {"form": naam, "niet": _not_asked(p.beeld, naam)}, known, nagekeken=True)


def _not_asked(b: Beeld, naam: str) -> list[str]:
    """The fields of a form that the kader does not count: they keep what they had."""
    kader = b.kader
    if naam == "tz_p":
        return [soort.value for soort in BEWIJZEN if soort not in kader.bewijs]
    if naam == "tz_n":
        return [*(() if kader.naijl_dagen else ("later_geteld",)), *(() if kader.fase_3 else ("fase_3",))]
    return []


def _known(b: Beeld, naam: str) -> Answers:
    """What was filled in before, where a form has more than one question."""
    known: Answers = {}
    if naam == "tz_p" and b.invoer.pijplijn:
        known = {soort.value: b.invoer.pijplijn.get(soort, 0) for soort in BEWIJZEN}
    if naam == "tz_n" and (b.invoer.later_geteld or b.invoer.fase_3):
        known = {"later_geteld": b.invoer.later_geteld, "fase_3": b.invoer.fase_3}
    if naam == "tz_c":
        known = _cijfers(b)
    return {veld: value for veld, value in known.items() if veld not in _not_asked(b, naam)}


def _cijfers(b: Beeld) -> Answers:
    """The figures that are published; of a tijdvak that is over a count goes up to its end."""
    half = b.halfjaar
    found: Answers = {} if b.loopt else {"tot": b.tijdvak.einde}
    if half is None:
        return found
    if b.restant_bekend:
        found["restant"] = half.restant
    if half.taakstelling.gepubliceerd:
        found["taakstelling"] = half.taakstelling.aantal
    if half.coa is not None:
        found |= {"gehuisvest": half.coa.aantal, "tot": half.coa.tot}
    return found


def load(office: Office, doel: Doel) -> Formulier | None:
    """The questions of a form about a gemeente; None when the gemeente is no longer in this provincie."""
    plek, naam = _plek(office, doel), doel.get("form", UITSTEL)
    if plek is None or naam not in _FORMS:
        return None
    asked = tuple(veld for veld in _FORMS[naam] if veld.naam not in doel.get("niet", ()))
    return Formulier(naam, f"{_TITEL[naam]} · {plek.gemeente.naam} {plek.tijdvak}", asked) if asked else None


def back(doel: Doel) -> Knop | None:
    """To the gemeente, after a gesprek that was stopped. None for a tijdvak that cannot be."""
    tijdvak = lees_tijdvak(doel["tijdvak"])
    if tijdvak is None:
        return None
    return Knop("Terug naar de gemeente", actie("tz", doel["organisatie"], "g", tijdvak.code, doel["gemeente"]))


# ---------------------------------------------------------------- checking


def check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    """Why these answers cannot be."""
    plek = _plek(visit.office, doel)
    if plek is None or not may(visit.me, Actie.TOEZICHT, plek.organisatie.id):
        return "Dit kun je niet meer invullen. Druk op Annuleer."
    if doel.get("form") == "tz_c" and isinstance(answers.get("tot"), date):
        return _day(plek.tijdvak, answers["tot"])
    if doel.get("form", UITSTEL) == UITSTEL and isinstance(answers.get("tot"), date) and answers["tot"] <= visit.today:
        return f"{zeg(answers['tot'])} is niet later dan vandaag. Uitstellen kan tot een dag die nog komt."
    if answers.get("weken") == 0:
        return "0 weken kan niet: er zit tijd tussen koppeling en verhuizing. Typ bijvoorbeeld 11,8."
    return None


def _day(tijdvak: Tijdvak, tot: date) -> str | None:
    if tijdvak.begin <= tot <= tijdvak.einde:
        return None
    return f"{zeg(tot)} ligt niet in {tijdvak}. Typ een dag van {zeg(tijdvak.begin)} tot en met {zeg(tijdvak.einde)}."


# ---------------------------------------------------------------- keeping


def finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    """Write what was answered, and show the gemeente as it is now."""
    plek = _plek(visit.office, doel)
    if plek is None or not may(visit.me, Actie.TOEZICHT, plek.organisatie.id):
        return start_screens.may_not()
    naam = doel.get("form", UITSTEL)
    if naam == UITSTEL:
        page = pagina(visit, plek.organisatie, plek.gemeente, plek.tijdvak)
        return put_off(visit, page, doel["merk"], answers["tot"])
    if naam in ("tz_c", "tz_cw"):
        return _figures(visit, plek, doel, answers)
    if naam == "tz_d" and answers["verschoonbaar"] == "ja":
        forms.start(visit, "tz_dn", doel | {"form": "tz_dn"})
        return None
    veld, waarde = _FIELDS[naam](visit, plek, answers)
    visit.store.toezicht.write(
        plek.organisatie.id, plek.gemeente.code, str(plek.tijdvak), veld, waarde, visit.me.id, visit.now
    )
    return _page(visit, plek, "Vastgelegd.")


def _page(visit: Visit, plek: _Plek, note: Tekst) -> Bericht:
    return screens.gemeente(pagina(visit, plek.organisatie, plek.gemeente, plek.tijdvak), note)


Kept = tuple[str, Any]


def _weeks(visit: Visit, plek: _Plek, answers: Answers) -> Kept:
    """With the method of the beleidskader as it now is: another method later does not make this figure another."""
    method = pagina(visit, plek.organisatie, plek.gemeente, plek.tijdvak).beeld.kader.methode
    weeks = answers["weken"]
    return "weken", None if weeks is None else {"tienden": weeks, "methode": method.value}


def _before(visit: Visit, plek: _Plek, veld: str) -> dict[str, int]:
    """What stands there of a field with more numbers: those that are not asked stay."""
    rows = visit.store.toezicht.of_period(plek.organisatie.id, str(plek.tijdvak)).get(plek.gemeente.code, {})
    return dict(rows[veld].waarde or {}) if veld in rows else {}


def _active(_: Visit, __: _Plek, answers: Answers) -> Kept:
    said = answers["actief"]
    return "actief", None if said == "nee" else {"tussendoel": said == "doel"}


_FIELDS: Mapping[str, Callable[[Visit, _Plek, Answers], Kept]] = {
    "tz_p": lambda visit, plek, answers: ("pijplijn", _before(visit, plek, "pijplijn") | dict(answers)),
    "tz_n": lambda visit, plek, answers: ("naijl", _before(visit, plek, "naijl") | dict(answers)),
    "tz_w": _weeks,
    "tz_d": lambda _, __, answers: ("verschoonbaar", "" if answers["verschoonbaar"] == "nee" else None),
    "tz_dn": lambda _, __, answers: ("verschoonbaar", answers["document"]),
    "tz_e": lambda _, __, answers: ("eerder", answers["eerder"]),
    "tz_a": _active,
}


BRON = {"taakstelling": BRONNEN["rijk"], "restant": BRONNEN["coa"], "gehuisvest": BRONNEN["coa"]}
"""Where these figures stand; a list in a file may name another source."""


def _figures(visit: Visit, plek: _Plek, doel: Doel, answers: Answers) -> Bericht | None:
    """Keep each figure that is new. What a changed taakstelling in a running tijdvak means is asked after the rest."""
    page = pagina(visit, plek.organisatie, plek.gemeente, plek.tijdvak)
    if doel["form"] == "tz_cw":
        asked, better = [_gelezen(plek, "taakstelling", doel["taakstelling"])], answers["wijze"] == "verbeterd"
        return _page(visit, plek, _keep(visit, plek, asked, verbeter=better))
    before, task = _cijfers(page.beeld).get("taakstelling"), answers.get("taakstelling")
    ask = page.beeld.loopt and None not in (before, task) and before != task
    soorten = ("restant", "gehuisvest") if ask else ("restant", "taakstelling", "gehuisvest")
    tot = answers.get("tot")
    items = [
        _gelezen(plek, soort, answers[soort], tot if soort == "gehuisvest" else None)
        for soort in soorten
        if answers.get(soort) is not None and (soort != "gehuisvest" or tot is not None)
    ]
    note = _keep(visit, plek, items, verbeter=not page.beeld.loopt)
    if answers.get("gehuisvest") is not None and tot is None:
        note = "Het aantal gehuisvest is niet vastgelegd: de dag ontbreekt."
    if ask:
        forms.start(visit, "tz_cw", doel | {"form": "tz_cw", "taakstelling": task})
        return None
    return _page(visit, plek, note)


def _gelezen(plek: _Plek, soort: str, waarde: int, tot: date | None = None) -> Gelezen:
    return Gelezen(1, soort, plek.gemeente.code, str(plek.tijdvak), waarde, tot, BRON[soort])


def _keep(visit: Visit, plek: _Plek, items: list[Gelezen], *, verbeter: bool) -> str:
    """Keep them all, or none and say why."""
    wie = {plek.gemeente.code: checking.wie_voor(visit.office, visit.me, plek.gemeente.code)}
    good, wrong = checking.keur(visit.office, items, wie, BRON["gehuisvest"], visit.today, verbeter=verbeter)
    if wrong:
        return wrong[0].tekst
    return "Vastgelegd." if checking.schrijf(visit.office, good, visit.me.id, visit.now) else "Er is niets veranderd."


FORMS = {naam: Form(load, check, finish, back) for naam in NAMEN}

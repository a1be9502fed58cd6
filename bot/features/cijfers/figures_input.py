"""`/gegevens`: figures that COA and the Rijk publish come in, by file or one by one, and where each comes from."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.desk import forms
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import Office, Visit
from bot.features.cijfers import checking, figures_screens, saldo
from bot.features.cijfers.checking import Voorstel
from bot.features.cijfers.taakstelling import lees_opdracht
from bot.features.cijfers.taakstelling_screens import which
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from storage.people import Persoon
from workflows.cijfers.lijst import Fout, Gelezen
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak, tijdvak_van
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Keuze, Soort, Veld

BRONNEN = {
    "rijk": "Staatscourant of brief van het Rijk",
    "coa": "overzicht van COA",
    "provincie": "overzicht van de provincie",
}


def _aantal(vraag: str) -> Veld:
    return Veld("aantal", "Aantal", vraag, Soort.AANTAL, minimum=0, maximum=9999)


_TAAK = _aantal("Hoeveel personen is de taakstelling? Zonder achterstand of voorsprong.")
KANT = Veld(
    "kant",
    "Voor of achter",
    "Begon de gemeente dit halfjaar met een achterstand of een voorsprong?",
    Soort.KEUZE,
    keuzes=(Keuze("achterstand", "Achterstand"), Keuze("voorsprong", "Voorsprong")),
)
TOT = Veld("tot", "Geteld t/m", "Tot en met welke dag telde COA?", Soort.DATUM)
BRON = Veld(
    "bron",
    "Bron",
    "Waar staat dit aantal?",
    Soort.KEUZE,
    keuzes=tuple(Keuze(naam, titel[:1].upper() + titel[1:]) for naam, titel in BRONNEN.items()),
)
VELDEN = {
    "taakstelling": (_TAAK, BRON),
    "verbeter": (_TAAK, BRON),
    "restant": (KANT, _aantal("Hoeveel personen? Was het precies gehaald, typ dan 0."), BRON),
    "gehuisvest": (_aantal("Hoeveel personen telde COA, vanaf het begin van het halfjaar?"), TOT),
}
_TITEL = {
    "taakstelling": "Taakstelling",
    "verbeter": "Taakstelling verbeteren",
    "restant": "Voor- of achterstand",
    "gehuisvest": "Gehuisvest volgens COA",
}

# ---------------------------------------------------------------- the command


def start(visit: Visit, words: str) -> Bericht:
    """`/gegevens`, or with a gemeente and a tijdvak at once what to enter there."""
    if not (may(visit.me, Actie.CIJFERS_INVOEREN) or may(visit.me, Actie.CIJFERS_LAND)):
        return figures_screens.may_not()
    now = tijdvak_van(visit.today)
    if not words.strip():
        visit.store.lijsten.expect(visit.me.id, "gegevens", visit.now)
        own = [
            m.organisatie for m in visit.me.lidmaatschappen if may(visit.me, Actie.CIJFERS_INVOEREN, m.organisatie.id)
        ]
        few = [(o.gemeente, o.naam) for o in own if o.gemeente]
        return figures_screens.how(few, str(now), land=may(visit.me, Actie.CIJFERS_LAND))
    asked = lees_opdracht(visit, words)
    if len(asked.gemeenten) != 1:
        return which(asked.naam, [g.naam for g in asked.gemeenten], "/gegevens Almere 2027-I")
    return choose(visit, asked.gemeenten[0].code, asked.tijdvak or now)


def choose(visit: Visit, code: str, tijdvak: Tijdvak) -> Bericht:
    """Which figure of a gemeente: for who may enter them. Raises ValueError for a strange code."""
    gemeente = checking.gemeente_bij(visit.office, code)
    wie = checking.wie_voor(visit.office, visit.me, code)
    if wie is None:
        return figures_screens.may_not()
    rows = visit.store.cijfers.of_period(str(tijdvak), [code], wie.eigen).get(code, [])
    known = {soort: figures_screens.said(c) for c in rows if (soort := c.soort) in _TITEL}
    return figures_screens.which(gemeente.naam, code, str(tijdvak), known, running=tijdvak.begin <= visit.today)


# ---------------------------------------------------------------- one by one


def _form(office: Office, doel: Doel) -> Formulier | None:
    soort, code = str(doel.get("soort")), str(doel.get("gemeente"))
    if soort not in VELDEN:
        return None
    try:
        naam = checking.gemeente_bij(office, code).naam
    except ValueError:
        return None
    return Formulier("cijfer", f"{_TITEL[soort]} · {naam} {doel.get('tijdvak')}", VELDEN[soort])


def _gelezen(doel: Doel, answers: Answers) -> Gelezen:
    """The answers as a row of a list."""
    soort = "taakstelling" if doel["soort"] == "verbeter" else str(doel["soort"])
    number = int(answers["aantal"])
    if soort == "restant" and answers["kant"] == "achterstand":
        number = -number
    return Gelezen(1, soort, doel["gemeente"], doel["tijdvak"], number, answers.get("tot"))


def _keur(visit: Visit, doel: Doel, answers: Answers) -> tuple[list[Voorstel], list[Fout]]:
    """As if it was a list of one row."""
    code = doel["gemeente"]
    wie = {code: checking.wie_voor(visit.office, visit.me, code)}
    bron = BRONNEN.get(str(answers.get("bron")), BRONNEN["coa"])
    again = doel["soort"] == "verbeter"
    return checking.keur(visit.office, [_gelezen(doel, answers)], wie, bron, visit.today, verbeter=again)


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    tijdvak = lees_tijdvak(str(doel["tijdvak"]))
    if tijdvak is None:
        return "Dit halfjaar ken ik niet. Druk op Annuleer en begin opnieuw."
    tot = answers.get("tot")
    if tot is not None and not tijdvak.begin <= tot <= min(tijdvak.einde, visit.today):
        return f"Kies een dag in {tijdvak} die al is geweest."
    needed = [veld.naam for veld in VELDEN[doel["soort"]] if veld.naam != "bron"]
    if any(naam not in answers for naam in needed):
        return None
    _, wrong = _keur(visit, doel, answers)
    return wrong[0].tekst if wrong else None


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    """Keep it, when it may still be kept."""
    code, naam = doel["gemeente"], checking.gemeente_bij(visit.office, doel["gemeente"]).naam
    wie = checking.wie_voor(visit.office, visit.me, code)
    good, wrong = _keur(visit, doel, answers)
    if wie is None or wrong:
        return figures_screens.may_not() if wie is None else figures_screens.wrong(wrong, 0)
    if not good:
        return figures_screens.nothing_new(1)
    checking.schrijf(visit.office, good, visit.me.id, visit.now)
    what = f"{figures_screens.SOORT[good[0].cijfer.soort]} {figures_screens.said(good[0].cijfer)}"
    lower = checking.minder(visit.office, good)
    return figures_screens.kept(naam, code, doel["tijdvak"], what, private=wie.eigen is not None, minder=bool(lower))


# ---------------------------------------------------------------- a list of an older version


def _unpack(row: Mapping[str, Any]) -> Gelezen:
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in ("tot", "datum")}
    return Gelezen(**{**row, **days})


def _confirm(visit: Visit, ident: int, *, keep: bool) -> Bericht:
    """Keep a list that an older version showed, or not. What was good may be wrong by now: somebody entered a figure,
    a right was lost."""
    rows = visit.store.cijfers.waiting_list(ident, visit.me.id)
    if rows is None:
        return figures_screens.list_gone()
    visit.store.cijfers.drop_list(ident)
    if not keep:
        return figures_screens.list_dropped()
    good, wrong = checking.keur_voor(visit.office, visit.me, [_unpack(row) for row in rows], visit.today)
    if wrong:
        return figures_screens.wrong(wrong, len(good))
    kept = checking.schrijf(visit.office, good, visit.me.id, visit.now)
    return figures_screens.list_kept(kept, toezicht=_follows(visit))


def _follows(visit: Visit) -> bool:
    """Whether this person follows gemeenten, and has no stand of an own gemeente."""
    return bool(organisations(visit.me, Actie.TOEZICHT)) and not saldo.eigen(visit.me)


# ---------------------------------------------------------------- where they come from


def may_see(office: Office, person: Persoon, code: str) -> bool:
    """Whether somebody may see the figures of this gemeente: the own one, or one that everybody may see."""
    return may(person, Actie.STAND_ZIEN) or checking.wie_voor(office, person, code) is not None


def show_sources(visit: Visit, code: str, tijdvak: Tijdvak, note: Tekst = "") -> Bericht:
    """All figures of a gemeente and a tijdvak with their source, newest first."""
    gemeente = checking.gemeente_bij(visit.office, code)
    if not may_see(visit.office, visit.me, code):
        return figures_screens.may_not()
    own = next((m.organisatie.id for m in visit.me.lidmaatschappen if m.organisatie.gemeente == code), None)
    rows = visit.store.cijfers.of_period(str(tijdvak), [code], own).get(code, [])[::-1]
    wie = checking.wie_voor(visit.office, visit.me, code)
    mine = [c for c in rows if wie is not None and wie.organisatie and c.organisatie == wie.organisatie.id]
    shown = figures_screens.sources(gemeente.naam, code, str(tijdvak), rows, mine, may_enter=wie is not None)
    return shown.met(boven=note)


def _withdraw(visit: Visit, ident: int, *, sure: bool) -> Bericht:
    """Take away a figure that the own organisation entered."""
    row = visit.store.cijfers.get(ident)
    wie = checking.wie_voor(visit.office, visit.me, row.gebied) if row else None
    if row is None or wie is None or wie.organisatie is None or row.organisatie != wie.organisatie.id:
        return figures_screens.figure_gone(toezicht=_follows(visit))
    name = checking.gebied_naam(visit.office, row.gebied)
    if not sure:
        return figures_screens.take_away(name, row)
    visit.store.cijfers.withdraw(ident, visit.now)
    return show_sources(visit, row.gebied, _tijdvak(row.periode), figures_screens.withdrawn(name, row))


# ---------------------------------------------------------------- buttons


def _tijdvak(tekst: str) -> Tijdvak:
    """Raises ValueError for a strange one."""
    found = lees_tijdvak(tekst)
    if found is None:
        raise ValueError(tekst)
    return found


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`cf:<what>:` and what it takes. Raises ValueError for a strange one."""
    match words:
        case ["k", code, tijdvak]:
            return choose(visit, code, _tijdvak(tijdvak))
        case ["n", code, tijdvak, soort] if soort in VELDEN:
            return _ask(visit, code, _tijdvak(tijdvak), soort)
        case ["b", code, tijdvak]:
            return show_sources(visit, code, _tijdvak(tijdvak))
        case ["w" | "wj" as word, ident]:
            return _withdraw(visit, int(ident), sure=word == "wj")
        case ["ja" | "nee" as word, ident]:
            return _confirm(visit, int(ident), keep=word == "ja")
    raise ValueError(words)


def _ask(visit: Visit, code: str, tijdvak: Tijdvak, soort: str) -> Bericht | None:
    checking.gemeente_bij(visit.office, code)
    if checking.wie_voor(visit.office, visit.me, code) is None:
        return figures_screens.may_not()
    forms.start(visit, "cijfer", {"gemeente": code, "tijdvak": str(tijdvak), "soort": soort})
    return None


FORMS = {"cijfer": Form(_form, _check, _finish, figures_screens.back)}

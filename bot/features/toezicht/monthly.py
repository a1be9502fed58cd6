"""The moving average by month that a provincie keeps of its gemeenten: filling in a month, and how it goes."""

from datetime import date

from bot.desk import forms
from bot.desk.feature import Answers, Doel, Form
from bot.desk.provincies import gemeenten_van, in_provincie, provincie_van
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.toezicht import monthly_screens
from bot.screens import start as start_screens
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, Knop, actie
from storage.people import Organisatie
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak, tijdvak_van
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Keuze, Soort, Veld
from workflows.koppeling.doorlooptijd import VENSTER
from workflows.toezicht.invulrij import FoutInvulrij, lees
from workflows.toezicht.maanden import Maandcijfer, laatste_maand, lees_maand, over_venster, veld_van, verder, verloop

NAAM = "tz_m"
KOLOMMEN = ("personen", "weken")
MAANDEN = 6


def show(visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak, note: Tekst = "") -> Bericht:
    """The average over six months at the end of each month, for the provincie and for who is above 12 weeks."""
    provincie = provincie_van(visit.office, organisatie) or organisatie.naam
    last = laatste_maand(min(visit.today, tijdvak.einde))
    known = _cijfers(visit.office, organisatie.id, verder(last, 2 - MAANDEN - VENSTER), last)
    by_gemeente = [
        (g.naam, found)
        for g in gemeenten_van(visit.office, provincie)
        if (found := over_venster([one for one in known if one.gemeente == g.code], last)) is not None
    ]
    return monthly_screens.course(
        monthly_screens.Verloop(
            organisatie.id, provincie, tijdvak, visit.today, verloop(known, last, MAANDEN), by_gemeente
        ),
        note,
    )


def _cijfers(office: Office, organisatie: int, van: date, tot: date) -> list[Maandcijfer]:
    """What was filled in of the months from this one up to that one."""
    found, tijdvak = list[Maandcijfer](), tijdvak_van(van)
    while tijdvak.begin <= tot:
        for code, velden in office.store.toezicht.of_period(organisatie, str(tijdvak)).items():
            rows = (lees_maand(code, veld, row.waarde) for veld, row in velden.items())
            found += [one for one in rows if one is not None and van <= one.maand <= tot]
        tijdvak = tijdvak.volgende
    return found


# ---------------------------------------------------------------- filling in


def begin(visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak) -> None:
    """Which month, and then the lines."""
    last = laatste_maand(min(visit.today, tijdvak.einde))
    months = [verder(last, -back).isoformat() for back in range(MAANDEN)]
    forms.start(visit, NAAM, {"organisatie": organisatie.id, "tijdvak": str(tijdvak), "maanden": months})


def _load(_: Office, doel: Doel) -> Formulier | None:
    if lees_tijdvak(doel["tijdvak"]) is None:
        return None
    choices = [Keuze(month, monthly_screens.month_said(date.fromisoformat(month))) for month in doel["maanden"]]
    return Formulier(
        NAAM,
        "Gemiddelde per maand",
        (
            Veld("maand", "Maand", "Welke maand vul je in?", Soort.KEUZE, tuple(choices)),
            Veld("getallen", "Gemeenten", monthly_screens.ASK_LINES, Soort.ZIN),
        ),
    )


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    if not may(visit.me, Actie.TOEZICHT, doel["organisatie"]):
        return "Dit kun je niet meer invullen. Druk op Annuleer."
    try:
        _read(visit, doel, answers.get("getallen"))
    except FoutInvulrij as problem:
        return str(problem)
    return None


def _read(visit: Visit, doel: Doel, tekst: str | None) -> dict[str, dict[str, int]]:
    """By CBS code. Raises FoutInvulrij."""
    if tekst is None:
        return {}
    organisatie = visit.store.people.organisatie(doel["organisatie"])

    def code(naam: str) -> str | None:
        found = [g.code for g in visit.office.gemeenten.zoek(naam) if in_provincie(visit.office, organisatie, g.code)]
        return found[0] if len(found) == 1 else None

    found = dict[str, dict[str, int]]()
    for line in lees(tekst, KOLOMMEN, lambda naam: code(naam) is not None):
        here = code(line.naam) if line.naam else None
        if here is None or here in found:
            raise FoutInvulrij(monthly_screens.NAME_FIRST)
        if set(line.waarden) == set(KOLOMMEN):
            found[here] = {"personen": line.waarden["personen"], "tienden": line.waarden["weken"]}
    return found


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    organisatie, tijdvak = visit.store.people.organisatie(doel["organisatie"]), lees_tijdvak(doel["tijdvak"])
    if tijdvak is None or not may(visit.me, Actie.TOEZICHT, organisatie.id):
        return start_screens.may_not()
    month, said = date.fromisoformat(answers["maand"]), _read(visit, doel, answers["getallen"])
    period = str(tijdvak_van(month))
    for code, values in said.items():
        visit.store.toezicht.write(organisatie.id, code, period, veld_van(month), values, visit.me.id, visit.now)
    return show(visit, organisatie, tijdvak, monthly_screens.filled(len(said), month))


def _back(doel: Doel) -> Knop | None:
    tijdvak = lees_tijdvak(doel["tijdvak"])
    return Knop("Terug", actie("tz", doel["organisatie"], "e", tijdvak.code)) if tijdvak else None


FORMS = {NAAM: Form(_load, _check, _finish, _back)}

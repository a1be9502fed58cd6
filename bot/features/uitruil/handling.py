"""How the desk deals with an uitruil: what its screens show, and who hears of what was done."""

from dataclasses import replace

from bot.desk import owners, standard, steps, who_hears
from bot.desk.case import Gedaan, Opened
from bot.desk.rights import Actie
from bot.desk.visit import Office, Visit, send
from bot.features.uitruil import screens
from bot.features.uitruil.screens import UitruilBeeld
from bot.screens.beeld import Beeld
from workflows.uitruil.feiten import UitruilFeiten
from workflows.uitruil.regels import waarschuwingen
from workflows.uitruil.tabel import TERUGGEKOMEN, procedure_van, uitruil
from workflows.uitruil.velden import GEHEEL

VOORBEELD = ("GM0355", "GM1581")
"""Two gemeenten whose procedure stands for all where only the tables are looked at."""


def facts(case: Opened) -> UitruilFeiten:
    """The facts of the case with their types."""
    return UitruilFeiten(case.zaak.feiten)


def turn(office: Office, case: Opened, shown: Beeld, visit: Visit | None) -> Beeld:
    """What the body shows of the case, as an uitruil shows it to who visits."""
    weet, me = facts(case), visit.me if visit is not None else None
    regio = owners.regio_of(office, case)
    own = owners.own(office, me, case) if me is not None else ()
    leads = me is not None and owners.leads(office, me, case)
    if me is not None:
        may = [(s, stap) for s, stap in shown.stappen if owners.may_take(office, me, case, s, stap.trigger)]
        last = shown.daad
        mine = last is not None and last.trigger != TERUGGEKOMEN and owners.may_undo(office, me, case, last)
        shown = replace(shown, stappen=may, daad=last if mine else None)
    if case.zaak.standen[GEHEEL] != "afspraken":  # before and after that nobody waits for numbers
        shown = replace(shown, ontbreekt=())
    return UitruilBeeld.van(
        shown,
        namen=owners.names(office, case),
        eigen=own,
        leidt=leads,
        door=regio.naam if regio is not None else shown.gemeente,
        zorgen=tuple(waarschuwingen(weet, {code: _provincie(office, code) for code in weet.codes})),
        mag_herverdelen=leads or bool(set(own) & set(weet.verschillen)),
    )


def _provincie(office: Office, code: str) -> str:
    try:
        return office.gemeenten.op_code(code).provincie
    except KeyError:
        return ""


def after(visit: Visit, done: Gedaan) -> None:
    """The other gemeenten that take part hear what happened."""
    back = "teruggenomen: " if done.terug is not None else ""
    tell(visit, done.na, back + steps.said(visit, done))


def tell(visit: Visit, case: Opened, words: str) -> None:
    """Say this of the case to who answers for each gemeente that takes part, but not to who did it."""
    told = {visit.me.id}
    for code in case.procedure.partijen:
        for person in who_hears.asked(visit.office, case, code):
            if person.id not in told and case.zaak.standen[code] != "doet_niet_mee":
                told.add(person.id)
                message = screens.told(case.row.referentie, case.row.id, words)
                send(visit.office, visit.post, person.chat, message, visit.now, ping=True)


HANDLING = standard.handling(
    uitruil(VOORBEELD),
    beeld=turn,
    daarna=after,
    lijst=screens.LIJST,
    woorden=screens.WOORDEN,
    rechten={Actie.ZAAK_ZIEN: Actie.UITRUIL, Actie.ZAAK_STAP: Actie.UITRUIL, Actie.ZAAK_MAKEN: Actie.UITRUIL},
    procedure_van=procedure_van,
)

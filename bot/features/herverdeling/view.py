"""A herverdeling as its screens show it to a person: the table, who acts next, and the buttons that person has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.desk import cases, owners
from bot.desk.case import Opened
from bot.desk.rights import Actie
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.herverdeling import papers_screens
from bot.features.herverdeling import several as herverdeling_several
from bot.features.herverdeling.screens import PREFIX, HerverdelingBeeld, Rij, change
from bot.screens.message import Knop, actie, klein
from storage.people import Persoon
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak
from workflows.engine.laatste_dagen import LaatsteDag
from workflows.herverdeling import plan
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.regels import BESLOTEN, GEHEEL, VOOR_BESLUIT, waarschuwingen
from workflows.herverdeling.tabel import EFFECT_NIET, NA_BESLUIT, aan_zet, effect
from workflows.herverdeling.velden import ADRESSEN

HERVERDELING = "herverdeling"
FEW = 2
"""So many gemeenten that are not on the bot have a button of their own."""
_PAPERS_WANTED = ("wacht_op_besluiten", "wacht_op_bekendmaking", "wacht_op_kennisgeving", "herstel_gevraagd")


def facts(case: Opened) -> HerverdelingFeiten:
    """The facts of the case with their types."""
    return HerverdelingFeiten(case.zaak.feiten)


def open_one(visit: Visit, ident: int) -> Opened | None:
    """The herverdeling, for who takes part in it; None looks the same for all others."""
    row = visit.store.cases.get(ident)
    if row is None or row.procedure != HERVERDELING:
        return None
    return cases.open_case(visit, ident, Actie.ZAAK_ZIEN)


def beeld(office: Office, case: Opened, person: Persoon | None = None) -> HerverdelingBeeld:
    """What is shown; the buttons are those of this person, none without one."""
    standen, feiten = case.zaak.standen, facts(case)
    stand = case.procedure.spoor(GEHEEL).stand(standen[GEHEEL])
    known, today = owners.names(office, case), office.now().astimezone(AMSTERDAM).date()
    lead = owners.lead(office, case)
    shown = HerverdelingBeeld(
        id=case.row.id,
        referentie=case.row.referentie,
        tijdvak=_tijdvak(feiten),
        ronde=feiten.ronde,
        stand=stand.naam,
        titel=stand.titel,
        uitleg=stand.uitleg,
        rijen=tuple(_row(office, case, code, known[code]) for code in feiten.codes),
        zet=_next(standen, case, {**known, GEHEEL: known.get(lead, "")}),
        afzender=known.get(feiten.afzender or "", "onbekend"),
        vandaag=today,
        termijnen=terms(case),
        terugplan=back_plan(case, today),
        zorgen=(*_wrong(case, known), *_concerns(case, known, today)),
        effect=_effect(case, known),
        eind=stand.eind,
    )
    if person is None:
        return shown
    zorgen = (*herverdeling_several.concerns(office, case, person, known), *shown.zorgen)
    return replace(shown, knoppen=tuple(buttons(office, person, case)), zorgen=zorgen)


def _effect(case: Opened, known: Mapping[str, str]) -> str:
    """What counts now; while a new besluit is made that is the besluit of before, with its figures."""
    certainty, counted = effect(case.zaak.standen, case.zaak.feiten)
    if certainty == EFFECT_NIET:
        return ""
    if facts(case).eerder_getoetst and case.zaak.standen[GEHEEL] not in NA_BESLUIT[1:]:
        return f"het vorige besluit ({change(counted, known)}), {certainty}"
    return certainty


def _tijdvak(feiten: HerverdelingFeiten) -> str:
    several = feiten.tijdvakken or 1
    return feiten.tijdvak if several == 1 else f"{feiten.tijdvak} ({several} tijdvakken)"


def _row(office: Office, case: Opened, code: str, naam: str) -> Rij:
    own, stand = facts(case).van(code), case.zaak.standen[code]
    return Rij(
        naam=naam,
        voor=own.voor,
        verschil=herverdeling_several.changes(case.zaak.standen, case.zaak.feiten)[code],
        stand=stand,
        dag={"besloten": own.besluit_op, "bekend": own.bekend_op}.get(stand),
        hier=owners.here(office, code) is not None,
        stil=owners.silent(office, code),
        achterstand=_behind(office, case, code),
    )


def _behind(office: Office, case: Opened, code: str) -> int:
    """What the gemeente still has to make up, as published: it does not move with the taakstelling."""
    found = office.store.cijfers.of("restant", code, facts(case).tijdvak)
    return max(0, -found[-1].waarde) if found else 0


LEADS = ("gemeente die de brieven stuurt", "gemeenten")
"""Whose turn it is, where that is the gemeente that leads: it is named."""


AFTER_NO = "ander voorstel of stoppen"
"""What is left to do for the gemeente that leads and takes no part itself."""


def _next(standen: Mapping[str, str], case: Opened, known: Mapping[str, str]) -> tuple[str, ...]:
    turns = aan_zet(standen, case.zaak.feiten)
    if standen[GEHEEL] == "verkenning" and not facts(case).cijfers_bekend:  # who gave its number waits for the others
        turns = tuple(turn for turn in turns if standen.get(turn[0]) != "bevestigd") or turns
    found = (known[GEHEEL] if who in LEADS else known[track] if track != GEHEEL else who for track, who in turns)
    out = [known[code] for code in facts(case).codes if standen[code] == "afgewezen"]
    return tuple(f"{naam} ({AFTER_NO})" if naam in out else naam for naam in dict.fromkeys(found))


def terms(case: Opened) -> tuple[LaatsteDag, ...]:
    """The days that must be kept."""
    return tuple(dag for dag in case.dagen if dag.leidt and dag.naam != plan.BESLUIT)


def back_plan(case: Opened, today: date) -> LaatsteDag | None:
    """The day on which the besluit is preferably there, as long as the tijdvak did not begin."""
    tijdvak = _period(case)
    coming = tijdvak is not None and today < tijdvak.begin
    return next((dag for dag in case.dagen if dag.naam == plan.BESLUIT and coming), None)


def _period(case: Opened) -> Tijdvak | None:
    return lees_tijdvak(facts(case).tijdvak)


def _wrong(case: Opened, known: Mapping[str, str]) -> Iterator[str]:
    """Corrected figures that not every gemeente found right."""
    waiting = [known[code] for code, own in facts(case).gemeenten() if own.moet_kijken]
    against = [known[code] for code, own in facts(case).gemeenten() if own.klopt == "nee"]
    if against:
        yield f"Verbeterde cijfers kloppen niet volgens {', '.join(against)}. Kijk samen in het besluit."
    elif waiting:
        yield f"Verbeterde cijfers: nog niet bevestigd door {', '.join(waiting)}."


def _concerns(case: Opened, known: Mapping[str, str], today: date) -> Iterator[str]:
    if case.procedure.spoor(GEHEEL).stand(case.zaak.standen[GEHEEL]).eind:
        return
    if case.zaak.standen[GEHEEL] in VOOR_BESLUIT:
        for code in known if case.zaak.standen[GEHEEL] == "wacht_op_besluiten" else ():
            if case.zaak.standen[code] == "afgewezen":
                yield f"Het college van {known[code]} besluit dit niet. Zo komt er geen gezamenlijk besluit."
        coming = back_plan(case, today)
        if coming is not None and coming.dag < today:
            yield f"Voor het besluit was {zeg(coming.dag)} liefst de laatste dag. Overleg met COA."
        for code, zorg in plan.vergaderzorgen(case.dagen):
            if case.zaak.standen[code] not in BESLOTEN:
                yield f"{known[code]}: {zorg}"
    tijdvak, ends = _period(case), [dag.dag for dag in case.dagen if dag.naam in ADRESSEN]
    if tijdvak is not None and today < tijdvak.begin <= max(ends, default=today):
        yield f"Meld het liefst vóór {zeg(tijdvak.begin)}: dan begint tijdvak {tijdvak}. ({plan.BRON_TERUGPLAN})"
    for warning in waarschuwingen(case.zaak.feiten, today):
        yield f"{warning.reden} ({warning.bron})"


# ---------------------------------------------------------------- buttons


def buttons(office: Office, person: Persoon, case: Opened) -> Iterator[Knop]:
    """What this person can do now, most important first, with the way to the rest."""
    mine, leads = owners.own(office, person, case), owners.leads(office, person, case)
    whole = case.zaak.standen[GEHEEL]
    yield from _of_lead(office, case, whole) if leads else ()
    for code in mine:
        for knop in _of_gemeente(office, case, code):
            yield Knop(label(office, mine, code, knop.tekst), knop.actie)
    if leads:
        apart = absent(office, case)
        together = Knop(f"{len(apart)} gemeenten: vraag en antwoord", _press("a", case))
        yield from apart if len(apart) <= FEW else [together]
    if whole in _PAPERS_WANTED and (leads or (mine and whole == "wacht_op_besluiten")):
        yield papers_screens.button(case.row.id, brieven=leads)
    if mine and whole == "verkenning":
        yield Knop("Ander voorstel", _press("v", case))
    if mine or leads:
        yield Knop("Meer", _press("x", case))


def label(office: Office, mine: Sequence[str], code: str, tekst: str) -> str:
    """The words of a button; for who speaks for more gemeenten in the case, with the gemeente it is about."""
    return tekst if len(mine) == 1 else f"{owners.name(office, code)}: {klein(tekst)}"


def _press(what: str, case: Opened, *more: object) -> str:
    return actie(PREFIX, what, case.row.id, *more)


def step_press(case: Opened, spoor: str, trigger: str) -> str:
    """A step's button names the stand and the round it decides on."""
    return _press("s", case, spoor, trigger, case.zaak.standen[spoor], facts(case).ronde)


def _of_gemeente(office: Office, case: Opened, code: str) -> Iterator[Knop]:
    whole, stand = case.zaak.standen[GEHEEL], case.zaak.standen[code]
    if facts(case).van(code).moet_kijken:
        yield Knop("Verbeterde cijfers kloppen", _press("j", case, code, "ja"))
        yield Knop("Verbeterde cijfers kloppen niet", _press("j", case, code, "nee"))
    if whole == "verkenning":
        yield from _talks(office, case, code, stand)
    elif stand == "college":
        yield Knop("Besluit vastleggen", _press("b", case, code))
        yield Knop("Collegevergadering", _press("g", case, code))
    elif stand == "besloten" and whole == "wacht_op_bekendmaking":
        yield Knop("Vandaag bekendgemaakt", _press("d", case, code, "maak_bekend", stand))
        yield Knop("Eerder bekendgemaakt", step_press(case, code, "maak_bekend"))


def _talks(office: Office, case: Opened, code: str, stand: str) -> Iterator[Knop]:
    if stand == "gevraagd":
        for found in office.store.cijfers.of("taakstelling", code, facts(case).tijdvak)[-1:]:
            yield Knop(f"Ja, {found.waarde} klopt ({found.bron[:24]})", _press("p", case, code, found.id))
        yield Knop("Geef jullie cijfer", _press("c", case, code))
    if stand == "bevestigd" and facts(case).cijfers_bekend:
        yield Knop("Ambtelijk akkoord met deze cijfers", step_press(case, code, "akkoord"))
    if stand in ("gevraagd", "bevestigd", "akkoord"):
        yield Knop("Wij doen niet mee", step_press(case, code, "wijs_af"))


def _of_lead(office: Office, case: Opened, whole: str) -> Iterator[Knop]:
    feiten, standen = facts(case), case.zaak.standen
    if whole == "verkenning" and all(standen[code] == "akkoord" for code in feiten.codes):
        yield Knop("Naar de colleges", step_press(case, GEHEEL, "naar_colleges"))
    declined = [code for code in feiten.codes if standen[code] == "afgewezen"]
    if whole in VOOR_BESLUIT and len(declined) == 1 and len(feiten.codes) > 2:
        yield Knop(f"Verder zonder {owners.name(office, declined[0])}", _press("zo", case, declined[0]))
    if whole == "wacht_op_besluiten" and declined:
        yield Knop("Ander voorstel", _press("v", case))
    if whole in VOOR_BESLUIT and declined:
        yield stop(case)
    if whole == "wacht_op_kennisgeving":
        yield Knop("Vandaag gemeld aan allen die nog open staan", _press("m", case, "alle"))
    if whole == "wacht_op_kennisgeving" or (whole == "wacht_op_bekendmaking" and feiten.bekendmakingen):
        yield Knop("Gemeld: kies wie en wanneer", _press("m", case))
    if whole == "wacht_op_coa_toets":
        yield Knop("COA: som klopt, verwerkt", step_press(case, GEHEEL, "verwerk"))
        yield Knop("COA vraagt herstel", step_press(case, GEHEEL, "vraag_herstel"))
    if whole == "herstel_gevraagd":
        yield Knop("Herstel gestuurd", step_press(case, GEHEEL, "hersteld"))
        yield Knop("Niet hersteld: oude cijfers", _press("r", case, "niet_hersteld"))
    if whole == "verwerkt" and feiten.kennis_op is None:
        yield Knop("Provincie nam kennis", _press("q", case))


def stop(case: Opened) -> Knop:
    """Ends it; where an earlier besluit still waits for COA, that is: it is not put right."""
    if facts(case).eerder_getoetst == "nee":
        return Knop("Niet hersteld: oude cijfers", _press("r", case, "niet_hersteld"))
    return Knop("Stoppen", _press("r", case, "trek_in"))


def absent(office: Office, case: Opened) -> Sequence[Knop]:
    """The gemeenten that are not on the bot, while there is something to ask of them."""
    return list(_of_absent(office, case, case.zaak.standen[GEHEEL]))


def _of_absent(office: Office, case: Opened, whole: str) -> Iterator[Knop]:
    running = whole in ("verkenning", "wacht_op_besluiten", "wacht_op_bekendmaking")
    for code, naam in owners.names(office, case).items():
        asked = running or facts(case).van(code).moet_kijken
        if asked and owners.here(office, code) is None:
            yield Knop(f"{naam}: vraag en antwoord", _press("a", case, code))

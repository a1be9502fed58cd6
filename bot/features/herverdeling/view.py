"""A herverdeling as its screens show it to a person: the table, who acts next, and the buttons that person has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.desk.case import Opened
from bot.desk.visit import AMSTERDAM, Office
from bot.features.herverdeling import papers_screens, taking_part
from bot.features.herverdeling import several as herverdeling_several
from bot.features.herverdeling.screens import PREFIX, HerverdelingBeeld, Rij, change
from bot.screens.message import Knop, actie, klein
from storage.people import Persoon
from workflows.dates.reading import zeg
from workflows.herverdeling import plan
from workflows.herverdeling.regels import BESLOTEN, GEHEEL, Feiten, overal, partijen, tijdvak_van, waarschuwingen
from workflows.herverdeling.tabel import EFFECT_NIET, NA_BESLUIT, aan_zet, effect
from workflows.herverdeling.velden import ADRESSEN

FEW = 2
"""So many gemeenten that are not on the bot have a button of their own."""
TALKS = ("verkenning", "wacht_op_besluiten")
"""Where another proposal can still be made, and the gemeenten can stop."""
_PAPERS_WANTED = ("wacht_op_besluiten", "wacht_op_bekendmaking", "wacht_op_kennisgeving", "herstel_gevraagd")


def names(office: Office, case: Opened) -> dict[str, str]:
    """The gemeenten of the case by CBS code."""
    return {code: name(office, code) for code in partijen(case.zaak.feiten)}


def name(office: Office, code: str) -> str:
    """The name of a gemeente; its code where it no longer exists."""
    try:
        return office.gemeenten.op_code(code).naam
    except KeyError:
        return code


def beeld(office: Office, case: Opened, person: Persoon | None = None) -> HerverdelingBeeld:
    """What is shown; the buttons are those of this person, none without one."""
    standen, feiten = case.zaak.standen, case.zaak.feiten
    stand = case.procedure.spoor(GEHEEL).stand(standen[GEHEEL])
    known, today = names(office, case), office.now().astimezone(AMSTERDAM).date()
    shown = HerverdelingBeeld(
        id=case.row.id,
        referentie=case.row.referentie,
        tijdvak=_tijdvak(case),
        ronde=int(feiten["ronde"]),
        stand=stand.naam,
        titel=stand.titel,
        uitleg=stand.uitleg,
        rijen=tuple(_row(office, case, code, known[code]) for code in partijen(feiten)),
        zet=_next(standen, case, {**known, GEHEEL: known.get(taking_part.lead(office, case.row, feiten), "")}),
        afzender=known.get(str(feiten.get("afzender")), "onbekend"),
        vandaag=today,
        termijnen=plan.termijnen(standen, feiten, office.kalender),
        terugplan=_back_plan(office, case, stand.naam, today),
        zorgen=(*_wrong(case, known), *_concerns(office, case, known, today)),
        effect=_effect(standen, feiten, known),
        eind=stand.eind,
    )
    if person is None:
        return shown
    zorgen = (*herverdeling_several.concerns(office, case, person, known), *shown.zorgen)
    return replace(shown, knoppen=tuple(buttons(office, person, case)), zorgen=zorgen)


def _effect(standen: Mapping[str, str], feiten: Feiten, known: Mapping[str, str]) -> str:
    """What counts now; while a new besluit is made that is the besluit of before, with its figures."""
    certainty, counted = effect(standen, feiten)
    if certainty == EFFECT_NIET:
        return ""
    if feiten.get("geldend_getoetst") and standen[GEHEEL] not in NA_BESLUIT[1:]:
        return f"het vorige besluit ({change(counted, known)}), {certainty}"
    return certainty


def _tijdvak(case: Opened) -> str:
    several = int(case.zaak.feiten.get("tijdvakken") or 1)
    first = str(case.zaak.feiten.get("tijdvak"))
    return first if several == 1 else f"{first} ({several} tijdvakken)"


def _row(office: Office, case: Opened, code: str, naam: str) -> Rij:
    feiten, stand = case.zaak.feiten, case.zaak.standen[code]
    day = feiten.get(f"{'bekend' if stand == 'bekend' else 'besluit'}_op_{code}")
    return Rij(
        naam=naam,
        voor=feiten.get(f"voor_{code}"),
        verschil=herverdeling_several.changes(case.zaak.standen, feiten)[code],
        stand=stand,
        dag=day if stand in ("besloten", "bekend") else None,
        hier=taking_part.here(office, code) is not None,
        stil=taking_part.silent(office, code),
        achterstand=_behind(office, case, code),
    )


def _behind(office: Office, case: Opened, code: str) -> int:
    """What the gemeente still has to make up, as published: it does not move with the taakstelling."""
    found = office.store.cijfers.of("restant", code, str(case.zaak.feiten.get("tijdvak")))
    return max(0, -found[-1].waarde) if found else 0


LEADS = ("gemeente die de brieven stuurt", "gemeenten")
"""Whose turn it is, where that is the gemeente that leads: it is named."""


AFTER_NO = "ander voorstel of stoppen"
"""What is left to do for the gemeente that leads and takes no part itself."""


def _next(standen: Mapping[str, str], case: Opened, known: Mapping[str, str]) -> tuple[str, ...]:
    turns = aan_zet(standen, case.zaak.feiten)
    if standen[GEHEEL] == "verkenning" and not numbers_known(case):  # who gave its number waits for the others
        turns = tuple(turn for turn in turns if standen.get(turn[0]) != "bevestigd") or turns
    found = (known[GEHEEL] if who in LEADS else known[track] if track != GEHEEL else who for track, who in turns)
    out = [known[code] for code in partijen(case.zaak.feiten) if standen[code] == "afgewezen"]
    return tuple(f"{naam} ({AFTER_NO})" if naam in out else naam for naam in dict.fromkeys(found))


def _back_plan(office: Office, case: Opened, stand: str, today: date) -> plan.Terugplan | None:
    tijdvak = tijdvak_van(case.zaak.feiten)
    if tijdvak is None or stand not in ("verkenning", "wacht_op_besluiten") or tijdvak.begin <= today:
        return None
    return plan.terugplan(tijdvak, office.kalender)


def _wrong(case: Opened, known: Mapping[str, str]) -> Iterator[str]:
    """Corrected figures that not every gemeente found right."""
    answers = {code: case.zaak.feiten.get(f"klopt_{code}", "") for code in known}
    waiting = [known[code] for code, answer in answers.items() if answer is None]
    against = [known[code] for code, answer in answers.items() if answer == "nee"]
    if against:
        yield f"Verbeterde cijfers kloppen niet volgens {', '.join(against)}. Kijk samen in het besluit."
    elif waiting:
        yield f"Verbeterde cijfers: nog niet bevestigd door {', '.join(waiting)}."


def _concerns(office: Office, case: Opened, known: Mapping[str, str], today: date) -> Iterator[str]:
    feiten = case.zaak.feiten
    if case.procedure.spoor(GEHEEL).stand(case.zaak.standen[GEHEEL]).eind:
        return
    if case.zaak.standen[GEHEEL] in TALKS:
        for code in known if case.zaak.standen[GEHEEL] == "wacht_op_besluiten" else ():
            if case.zaak.standen[code] == "afgewezen":
                yield f"Het college van {known[code]} besluit dit niet. Zo komt er geen gezamenlijk besluit."
        coming = _back_plan(office, case, case.zaak.standen[GEHEEL], today)
        if coming is not None and coming.besluit < today:
            yield f"Voor het besluit was {zeg(coming.besluit)} liefst de laatste dag. Overleg met COA."
        for code, zorg in plan.vergaderzorgen(feiten, office.kalender):
            if case.zaak.standen[code] not in BESLOTEN:
                yield f"{known[code]}: {zorg}"
    tijdvak = tijdvak_van(feiten)
    ends = [t.einde for t in plan.termijnen(case.zaak.standen, feiten, office.kalender) if t.term.vanaf == "bekend_op"]
    if tijdvak is not None and today < tijdvak.begin <= max(ends, default=today):
        yield f"Meld het liefst vóór {zeg(tijdvak.begin)}: dan begint tijdvak {tijdvak}. ({plan.BRON_TERUGPLAN})"
    for warning in waarschuwingen(feiten, today):
        yield f"{warning.reden} ({warning.bron})"


# ---------------------------------------------------------------- buttons


def buttons(office: Office, person: Persoon, case: Opened) -> Iterator[Knop]:
    """What this person can do now, most important first, with the way to the rest."""
    mine, leads = taking_part.own(person, case.zaak.feiten), taking_part.leads(office, person, case)
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
    return tekst if len(mine) == 1 else f"{name(office, code)}: {klein(tekst)}"


def _press(what: str, case: Opened, *more: object) -> str:
    return actie(PREFIX, what, case.row.id, *more)


def step_press(case: Opened, spoor: str, trigger: str) -> str:
    """A step's button names the stand and the round it decides on."""
    return _press("s", case, spoor, trigger, case.zaak.standen[spoor], case.zaak.feiten["ronde"])


def _of_gemeente(office: Office, case: Opened, code: str) -> Iterator[Knop]:
    feiten, whole, stand = case.zaak.feiten, case.zaak.standen[GEHEEL], case.zaak.standen[code]
    if feiten.get(f"klopt_{code}", "") is None:
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
        for found in office.store.cijfers.of("taakstelling", code, str(case.zaak.feiten["tijdvak"]))[-1:]:
            yield Knop(f"Ja, {found.waarde} klopt ({found.bron[:24]})", _press("p", case, code, found.id))
        yield Knop("Geef jullie cijfer", _press("c", case, code))
    if stand == "bevestigd" and numbers_known(case):
        yield Knop("Ambtelijk akkoord met deze cijfers", step_press(case, code, "akkoord"))
    if stand in ("gevraagd", "bevestigd", "akkoord"):
        yield Knop("Wij doen niet mee", step_press(case, code, "wijs_af"))


def numbers_known(case: Opened) -> bool:
    """Whether every gemeente gave its published number with its source: before that nobody can agree."""
    return known_everywhere(case.zaak.feiten)


def known_everywhere(feiten: Feiten) -> bool:
    """The same of the facts alone."""
    return all(overal(feiten, kind) for kind in ("voor", "bron", "bron_op"))


def _of_lead(office: Office, case: Opened, whole: str) -> Iterator[Knop]:
    feiten, standen = case.zaak.feiten, case.zaak.standen
    if whole == "verkenning" and all(standen[code] == "akkoord" for code in partijen(feiten)):
        yield Knop("Naar de colleges", step_press(case, GEHEEL, "naar_colleges"))
    declined = [code for code in partijen(feiten) if standen[code] == "afgewezen"]
    if whole in TALKS and len(declined) == 1 and len(partijen(feiten)) > 2:
        yield Knop(f"Verder zonder {name(office, declined[0])}", _press("zo", case, declined[0]))
    if whole == "wacht_op_besluiten" and declined:
        yield Knop("Ander voorstel", _press("v", case))
    if whole in TALKS and declined:
        yield stop(case)
    if whole == "wacht_op_kennisgeving":
        yield Knop("Vandaag gemeld aan allen die nog open staan", _press("m", case, "alle"))
    if whole == "wacht_op_kennisgeving" or (whole == "wacht_op_bekendmaking" and _published(case)):
        yield Knop("Gemeld: kies wie en wanneer", _press("m", case))
    if whole == "wacht_op_coa_toets":
        yield Knop("COA: som klopt, verwerkt", step_press(case, GEHEEL, "verwerk"))
        yield Knop("COA vraagt herstel", step_press(case, GEHEEL, "vraag_herstel"))
    if whole == "herstel_gevraagd":
        yield Knop("Herstel gestuurd", step_press(case, GEHEEL, "hersteld"))
        yield Knop("Niet hersteld: oude cijfers", _press("r", case, "niet_hersteld"))
    if whole == "verwerkt" and feiten.get("kennis_op") is None:
        yield Knop("Provincie nam kennis", _press("q", case))


def stop(case: Opened) -> Knop:
    """Ends it; where an earlier besluit still waits for COA, that is: it is not put right."""
    if case.zaak.feiten.get("geldend_getoetst") == "nee":
        return Knop("Niet hersteld: oude cijfers", _press("r", case, "niet_hersteld"))
    return Knop("Stoppen", _press("r", case, "trek_in"))


def _published(case: Opened) -> bool:
    return any(case.zaak.feiten.get(f"bekend_op_{code}") for code in partijen(case.zaak.feiten))


def absent(office: Office, case: Opened) -> Sequence[Knop]:
    """The gemeenten that are not on the bot, while there is something to ask of them."""
    return list(_of_absent(office, case, case.zaak.standen[GEHEEL]))


def _of_absent(office: Office, case: Opened, whole: str) -> Iterator[Knop]:
    running = whole in ("verkenning", "wacht_op_besluiten", "wacht_op_bekendmaking")
    for code, naam in names(office, case).items():
        asked = running or case.zaak.feiten.get(f"klopt_{code}", "") is None
        if asked and taking_part.here(office, code) is None:
            yield Knop(f"{naam}: vraag en antwoord", _press("a", case, code))


def not_told(feiten: Mapping[str, object]) -> Sequence[str]:
    """Who of the safe set was not told yet."""
    return [naam for naam in ADRESSEN if feiten.get(f"{naam}_op") is None]

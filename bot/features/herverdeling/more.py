"""What is seldom needed at a herverdeling: an error, who sends the letters, the history, stopping; and recording for a
gemeente that is not on the bot."""

from collections.abc import Iterator

from bot.desk import cases, owners, steps
from bot.desk.case import Opened
from bot.desk.rights import Actie, gemeenten, may
from bot.desk.visit import Visit
from bot.features.herverdeling import (
    figure_to_standings,
    more_screens,
    papers,
    questions,
    screens,
    view,
)
from bot.features.herverdeling.screens import PREFIX
from bot.screens import start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, Knop, actie
from workflows.engine.zaak import open_stappen
from workflows.herverdeling.regels import GEHEEL
from workflows.herverdeling.tabel import AFZENDER, KLOPT, NA_BESLUIT, VERSTUURD


def more(visit: Visit, ident: int, page: int = 0) -> Bericht:
    """The rest of what this person can do, a page at a time."""
    case = view.open_one(visit, ident)
    if case is None:
        return start.may_not()
    shown = view.beeld(visit.office, case, visit.me)
    return more_screens.more(shown, list(_buttons(visit, case)), page)


def _buttons(visit: Visit, case: Opened) -> Iterator[Knop]:
    ident, whole = case.row.id, case.zaak.standen[GEHEEL]
    last = case.daad
    if last is not None and owners.may_undo(visit.office, visit.me, case, last):
        words = steps.story(visit, case).zegt(last)
        yield Knop(f"Maak ongedaan: {words}"[:60], actie(PREFIX, "o", ident, last.id))
    leads = owners.leads(visit.office, visit.me, case)
    if whole in NA_BESLUIT or whole == "wacht_op_besluiten":
        yield Knop("Fout ontdekt", actie(PREFIX, "f", ident))
    mine = owners.own(visit.office, visit.me, case)
    for code in mine:
        if whole == "verkenning" and case.zaak.standen[code] in ("bevestigd", "akkoord"):
            yield Knop(view.label(visit.office, mine, code, "Ons cijfer was fout"), actie(PREFIX, "c", ident, code))
        if whole == "verkenning":
            meets = view.label(visit.office, mine, code, "Collegevergadering")
            yield Knop(meets, actie(PREFIX, "g", ident, code))
        if case.zaak.standen[code] == "college":
            no = view.label(visit.office, mine, code, "College besluit dit niet")
            yield Knop(no, actie(PREFIX, "r", ident, "college_nee", code))
    yield from papers.buttons(visit.office, visit.me, case)
    if leads:
        yield from _of_lead(case, whole)
    yield Knop("Geschiedenis", actie(PREFIX, "h", ident))
    yield Knop("Termijnen en bronnen", actie(PREFIX, "t", ident))
    yield from figure_to_standings.buttons(visit, case)
    if leads and whole == "verkenning":
        yield Knop("Meer dan één tijdvak", actie(PREFIX, "l", ident))
    if may(visit.me, Actie.ZAAK_ZIEN, case.row.organisatie):
        for give in visit.office.features.bij_zaak:
            yield from give(visit, case)


def _of_lead(case: Opened, whole: str) -> Iterator[Knop]:
    ident = case.row.id
    if not case.procedure.spoor(GEHEEL).stand(whole).eind:
        yield Knop("Wie stuurt de brieven?", actie(PREFIX, "e", ident))
    if whole == "wacht_op_besluiten":
        yield Knop("Ander voorstel", actie(PREFIX, "v", ident))
    names = [stap.trigger for stap in open_stappen(case.procedure, case.zaak, GEHEEL)]
    if "trek_in" in names:
        yield view.stop(case)


def terms(visit: Visit, ident: int) -> Bericht:
    """Every term with its nature and source."""
    case = view.open_one(visit, ident)
    return screens.terms(view.beeld(visit.office, case)) if case else start.may_not()


def writer(visit: Visit, ident: int, code: str | None = None) -> Bericht:
    """Who sends the letters: ask, or record another gemeente."""
    case = view.open_one(visit, ident)
    if case is None or not owners.leads(visit.office, visit.me, case):
        return start.may_not()
    known = owners.names(visit.office, case)
    now = view.facts(case).afzender or ""
    if code is None:
        return more_screens.who_writes(
            ident, [(c, n) for c, n in known.items() if c != now], known.get(now, "onbekend")
        )
    if code not in known:
        raise ValueError(code)
    if code == now:
        return cases.show(visit, ident, "Dit was al vastgelegd.")
    return questions.noted(visit, case, AFZENDER, {"afzender": code})


# ---------------------------------------------------------------- steps that are asked twice


def sure(visit: Visit, ident: int, trigger: str, code: str = "") -> Bericht:
    """Ask whether a step is meant that undoes much. Raises ValueError for another step."""
    if trigger not in more_screens.SURE:
        raise ValueError(trigger)
    case, spoor = view.open_one(visit, ident), code or GEHEEL
    if (
        case is None
        or spoor not in case.zaak.standen
        or not owners.may_take(visit.office, visit.me, case, spoor, trigger)
    ):
        return start.may_not()
    press = view.step_press(case, spoor, trigger)
    return more_screens.sure(ident, trigger, press, owners.name(visit.office, code) if code else "")


def decline(visit: Visit, case: Opened, code: str, press: str) -> Bericht:
    """Ask whether a gemeente takes no part; `press` says so, of the figures that the button stood under."""
    return more_screens.decline(case.row.id, press, owners.name(visit.office, code))


# ---------------------------------------------------------------- an error was found


def wrong(visit: Visit, ident: int) -> Bericht:
    """Where is the error: here alone, in the bekendmaking, in the besluit."""
    case = view.open_one(visit, ident)
    if case is None:
        return start.may_not()
    published = [
        (view.step_press(case, code, "rectificeer"), naam)
        for code, naam in owners.names(visit.office, case).items()
        if case.zaak.standen[code] == "bekend" and owners.speaks_for(visit.office, visit.me, case, code)
    ]
    decided = case.zaak.standen[GEHEEL] in NA_BESLUIT and owners.leads(visit.office, visit.me, case)
    leading = owners.name(visit.office, owners.lead(visit.office, case))
    return more_screens.where_wrong(ident, published, leading, besluit=decided)


def right(visit: Visit, ident: int, code: str, antwoord: str) -> Bericht:
    """A gemeente finds the corrected figures right, or not. Raises ValueError for another answer."""
    if antwoord not in ("ja", "nee"):
        raise ValueError(antwoord)
    case = view.open_one(visit, ident)
    if case is None or not owners.speaks_for(visit.office, visit.me, case, code):
        return start.may_not()
    if not view.facts(case).van(code).moet_kijken:
        return cases.show(visit, ident, "Dit was al vastgelegd.")
    return questions.noted(visit, case, KLOPT, {f"klopt_{code}": antwoord})


# ---------------------------------------------------------------- a gemeente that is not on the bot


def absent(visit: Visit, ident: int, code: str, note: Tekst = "") -> Bericht:
    """The text for a gemeente that is not on the bot, and the buttons for what it answered."""
    case = view.open_one(visit, ident)
    if (
        case is None
        or code in gemeenten(visit.me, Actie.HERVERDELEN)
        or not owners.speaks_for(visit.office, visit.me, case, code)
    ):
        return start.may_not()
    feiten, known = view.facts(case), owners.names(visit.office, case)
    own = feiten.van(code)
    sent = own.verstuurd == _moment(case, code)
    shown = more_screens.AfwezigBeeld(
        id=ident,
        code=code,
        naam=known[code],
        afzender=known.get(owners.lead(visit.office, case), ""),
        tijdvak=feiten.tijdvak,
        regels=[(known[c], of_one.voor, of_one.verschil) for c, of_one in feiten.gemeenten()],
        stand=case.zaak.standen[code],
        verstuurd=own.verstuurd_op if sent else None,
        knoppen=tuple(_answers(case, code, sent=sent)),
        stil=owners.silent(visit.office, code),
    )
    return more_screens.absent(shown, note)


def all_absent(visit: Visit, ident: int) -> Bericht:
    """The gemeenten that are not on the bot, to choose from."""
    case = view.open_one(visit, ident)
    if case is None or not owners.leads(visit.office, visit.me, case):
        return start.may_not()
    found = view.absent(visit.office, case)
    if not found:
        return cases.show(visit, ident, "Er is nu niets te vragen aan gemeenten buiten Ketenbot.")
    return more_screens.all_absent(case.row.referentie, ident, found)


def _moment(case: Opened, code: str) -> str:
    """For which question a text was sent: the round and the stand."""
    return f"{view.facts(case).ronde}-{case.zaak.standen[code]}"


_ANTWOORDEN = {
    "bevestig": "Antwoord: hun cijfer",
    "akkoord": "Antwoord: ambtelijk akkoord",
    "wijs_af": "Antwoord: zij doen niet mee",
    "besluit": "Antwoord: besluit van hun college",
    "maak_bekend": "Antwoord: bekendgemaakt",
}


def _answers(case: Opened, code: str, *, sent: bool) -> Iterator[Knop]:
    stand, ident = case.zaak.standen[code], case.row.id
    if view.facts(case).van(code).moet_kijken:
        yield Knop("Antwoord: verbeterde cijfers kloppen", actie(PREFIX, "j", ident, code, "ja"))
        yield Knop("Antwoord: kloppen niet", actie(PREFIX, "j", ident, code, "nee"))
    if not sent and stand in ("gevraagd", "bevestigd", "college", "besloten"):
        yield Knop("Tekst verstuurd", actie(PREFIX, "i", ident, code))
    whole = case.zaak.standen[GEHEEL]
    open_now = [stap.trigger for stap in open_stappen(case.procedure, case.zaak, code)]
    for trigger, label in _ANTWOORDEN.items():
        early = trigger == "maak_bekend" and whole != "wacht_op_bekendmaking"
        early = early or (trigger == "akkoord" and not view.facts(case).cijfers_bekend)
        if trigger in open_now and not early and not (trigger == "bevestig" and stand == "akkoord"):
            yield Knop(label, actie(PREFIX, "a", ident, code, trigger, stand))
    if stand in ("gevraagd", "bevestigd", "akkoord") and whole == "verkenning":
        yield Knop("Antwoord: andere cijfers", actie(PREFIX, "v", ident))
    if stand == "college":
        yield Knop("Hun college vergadert op", actie(PREFIX, "g", ident, code))
        yield Knop("Hun college besluit dit niet", actie(PREFIX, "r", ident, "college_nee", code))


def answered(visit: Visit, ident: int, code: str, trigger: str, stand: str) -> Bericht | None:
    """Ask what a gemeente answered outside the bot, how and when. Raises ValueError for another step."""
    if trigger not in _ANTWOORDEN:
        raise ValueError(trigger)
    case = view.open_one(visit, ident)
    if case is None or not owners.speaks_for(visit.office, visit.me, case, code):
        return start.may_not()
    if case.zaak.standen[code] != stand:
        return absent(visit, ident, code, "Intussen is dit veranderd. Zo staat het nu:")
    questions.begin_step(visit, case, code, trigger, buiten=True)
    return None


def sent(visit: Visit, ident: int, code: str) -> Bericht:
    """The text was sent."""
    case = view.open_one(visit, ident)
    if case is None or not owners.speaks_for(visit.office, visit.me, case, code):
        return start.may_not()
    if view.facts(case).van(code).verstuurd != _moment(case, code):
        facts = {f"verstuurd_{code}": _moment(case, code), f"verstuurd_op_{code}": visit.today}
        steps.note(visit, case, VERSTUURD, facts)
    return absent(visit, ident, code, "✓ Genoteerd. Komt er geen antwoord, dan herinner ik je eraan.")

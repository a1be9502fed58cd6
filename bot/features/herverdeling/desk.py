"""Herverdeling in the chat: the command, the list, the screen, the morning line, and what every button does."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from bot.desk import cases, correcting, ending, forms, owners, standard, steps
from bot.desk.case import Opened
from bot.desk.feature import Band, Doel
from bot.desk.rights import Actie, gemeenten, regios
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.herverdeling import (
    absent,
    begin,
    begin_screens,
    corrections,
    figure_to_standings,
    linked,
    more,
    names,
    parties,
    parties_answer,
    questions,
    replies_screens,
    several,
    telling,
    view,
    without_one,
)
from bot.features.herverdeling.according import desk as according
from bot.features.herverdeling.according import record
from bot.features.herverdeling.buttons_screens import label
from bot.features.herverdeling.early import desk as early
from bot.features.herverdeling.lines import desk as lines
from bot.features.herverdeling.lines import single
from bot.features.herverdeling.outcome import desk as outcome
from bot.features.herverdeling.papers import fill
from bot.features.herverdeling.progress import desk as progress
from bot.features.herverdeling.screens import PREFIX
from bot.features.herverdeling.tijdvakken import desk as tijdvakken
from bot.features.herverdeling.words_screens import WOORDEN
from bot.screens import start
from bot.screens.message import Bericht, actie
from storage.cijfers import Cijfer
from workflows.dates.tijdvak import lees_tijdvak
from workflows.engine.velden import Terugvraag
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.kruising import BAND, KRUISINGEN
from workflows.herverdeling.regels import GEHEEL, partijen
from workflows.herverdeling.tabel import herverdeling, procedure_van
from workflows.herverdeling.velden import TIJDVAK

VOORBEELD = ("GM0034", "GM0995")
"""Two gemeenten whose procedure stands for all where only the tables are looked at."""

# ---------------------------------------------------------------- the command and the list


def command(visit: Visit, argument: str = "") -> Bericht | None:
    """`/herverdeling`: what runs and how to begin; with a sentence behind it, begin."""
    acts = gemeenten(visit.me, Actie.HERVERDELEN) or regios(visit.me, Actie.HERVERDELEN)
    if argument and acts:
        found = begin.read(visit, argument)
        if isinstance(found, Terugvraag):
            return None if begin.asked_name(visit, argument) else Bericht(found.tekst)
        return begin.sentence(visit, found, lees_tijdvak(argument))
    if acts:
        return standard.listing(visit, view.HERVERDELING)
    return parties.listing(visit) or begin_screens.gemeenten_only()


_CIJFER = re.compile(r"\d.*\b(?:brief|staatscourant|stcrt)\b", re.IGNORECASE | re.DOTALL)
_BESLUIT = re.compile(r"(?:het |ons )?besluit\b.*\d", re.IGNORECASE | re.DOTALL)


def line(visit: Visit, text: str) -> Bericht | bool | None:
    """A published number or a besluit typed loose, where just one herverdeling waits for it."""
    if _CIJFER.match(text):
        return _loose(visit, text, "gevraagd", questions.CIJFER)
    return _loose(visit, text, "college", questions.BESLUIT) if _BESLUIT.match(text) else None


def _loose(visit: Visit, text: str, stand: str, form: str) -> Bericht | bool | None:
    waiting = list(_waiting(visit, stand))
    if len(waiting) > 1:
        known = [(case.row.id, code, _label(visit, case, code)) for case, code in waiting]
        return begin_screens.which(known, "c" if form == questions.CIJFER else "b")
    if not waiting:
        return None
    (case, code), chosen, answers = waiting[0], questions.FORMS[form], {"zin": text}
    doel: Doel = {"zaak": case.row.id, "code": code}
    problem = chosen.check(visit, doel, answers)
    if problem is not None:
        return None if stand == "college" else Bericht(problem)
    return chosen.finish(visit, doel, answers) or True


def _waiting(visit: Visit, stand: str) -> Iterator[tuple[Opened, str]]:
    """The running herverdelingen in which an own gemeente is in this stand, with its code."""
    for ident in visit.store.herverdelingen.of_gemeenten(gemeenten(visit.me, Actie.HERVERDELEN)):
        row = visit.store.cases.get(ident)
        case = cases.opened(visit.office, row) if row is not None else None
        for code in owners.own(visit.office, visit.me, case) if case is not None and case.loopt else ():
            if case is not None and case.zaak.standen[code] == stand:
                yield case, code


def _label(visit: Visit, case: Opened, code: str) -> str:
    return label(case.row.referentie, owners.own(visit.office, visit.me, case), owners.name(visit.office, code))


# ---------------------------------------------------------------- buttons


def _step(visit: Visit, words: list[str]) -> Bericht | None:
    """`hv:s:<case>:<track>:<trigger>:<stand>:<round>`: take a step, or ask what it needs; declining is asked back
    first, and is sure with `ja` behind it."""
    number, spoor, trigger, stand, ronde, *sure = words
    case = view.open_one(visit, int(number))
    if (
        case is None
        or spoor not in case.zaak.standen
        or not owners.may_take(visit.office, visit.me, case, spoor, trigger)
    ):
        return start.may_not()
    stap = case.procedure.spoor(spoor).stap(trigger)
    if stap is None or trigger in case.procedure.vanzelf:
        raise ValueError(trigger)
    if not owners.as_itself(visit.office, visit.me, case, spoor) and spoor != GEHEEL:
        return absent.absent(visit, case.row.id, spoor)  # a regio says on what word it records something
    fields = [veld for veld in stap.velden if not veld.naam.startswith(("ronde_", "verschil_"))]
    if fields and case.zaak.standen[spoor] == stand:
        questions.begin_step(visit, case, spoor, trigger)
        return None
    now = (case.zaak.standen[spoor], str(view.facts(case).ronde)) == (stand, ronde)
    if trigger == "wijs_af" and now and sure != ["ja"]:
        return more.decline(visit, case, spoor, actie(PREFIX, "s", *words[:5], "ja"))
    facts = {f"ronde_{spoor}": int(ronde)} if trigger in ("akkoord", "wijs_af") else {}
    return record.take(visit, case.row.id, spoor, trigger, stand, facts)


def _published_today(visit: Visit, words: list[str]) -> Bericht:
    number, code, trigger, stand = words
    if trigger != "maak_bekend":
        raise ValueError(trigger)
    return record.take(visit, int(number), code, trigger, stand, {f"bekend_op_{code}": visit.today})


def _known_number(visit: Visit, words: list[str]) -> Bericht | None:
    """`hv:p`: the number that is published already is the right one."""
    number, code, cijfer = words
    found = visit.store.cijfers.get(int(cijfer))
    row = visit.store.cases.get(int(number))
    if found is None or row is None or (found.soort, found.gebied) != ("taakstelling", code):
        raise ValueError(cijfer)
    if found.eigen is not None or found.periode != HerverdelingFeiten(row.feiten).tijdvak:
        raise ValueError(cijfer)
    facts = questions.number_facts(code, found.waarde, *_published_in(visit, found))
    return questions.give_number(visit, int(number), code, facts, "gevraagd")


def _published_in(visit: Visit, found: Cijfer) -> tuple[str | None, date | None]:
    """Where the number is published and when, as far as who entered it said so: the day of entry is no date of a
    brief."""
    named = [kind for kind in ("brief", "staatscourant") if kind in found.bron.lower()]
    entered = visit.store.cijfers.entered(found.id)
    known = entered is None or entered.astimezone(AMSTERDAM).date() != found.datum
    return (named[0] if len(named) == 1 else None), (found.datum if known and len(named) == 1 else None)


def _told(visit: Visit, words: list[str]) -> Bericht | None:
    ident = int(words[0])
    if len(words) > 1:
        return questions.report(visit, ident, words[1], visit.today)
    case = view.open_one(visit, ident)
    if case is None or not owners.leads(visit.office, visit.me, case):
        return start.may_not()
    whole = case.zaak.standen[GEHEEL]
    if whole not in ("wacht_op_bekendmaking", "wacht_op_kennisgeving") or not view.facts(case).niet_gemeld:
        return cases.show(visit, ident, replies_screens.NOBODY_TO_TELL)
    forms.start(visit, questions.MELDING, {"zaak": ident})
    return None


def _college(visit: Visit, words: list[str]) -> Bericht | None:
    number, code = words
    case = view.open_one(visit, int(number))
    if case is None or not owners.as_itself(visit.office, visit.me, case, code):
        return start.may_not()
    forms.start(visit, questions.COLLEGE, {"zaak": int(number), "code": code})
    return None


def _propose(visit: Visit, words: list[str]) -> Bericht | None:
    case = view.open_one(visit, int(words[0]))
    if case is None or not owners.may_take(visit.office, visit.me, case, GEHEEL, "stel_voor"):
        return start.may_not()
    now = {"stand": case.zaak.standen[GEHEEL], "ronde": view.facts(case).ronde}
    forms.start(visit, begin.VOORSTEL, {"zaak": case.row.id, **now})
    return None


def _propose_typed(visit: Visit, words: list[str]) -> Bericht:
    """`hv:w:<case>:<round>:<who how many>`: the sentence that was typed loose is a proposal in this case."""
    number, ronde, line = words
    return begin.propose(visit, int(number), begin.decode(visit, line).verschillen, "verkenning", int(ronde))


def _wrong(visit: Visit, words: list[str]) -> Bericht | None:
    match words:
        case [number]:
            return more.wrong(visit, int(number))
        case [number, "bot", *page]:
            return correcting.correct(visit, int(number), None, int(page[0]) if page else 0)
        case [number, "veld", field]:
            return correcting.correct(visit, int(number), field)
        case _:
            raise ValueError(words)


def _absent(visit: Visit, words: list[str]) -> Bericht | None:
    if len(words) == 1:
        return absent.all_absent(visit, int(words[0]))
    if len(words) == 2:
        return absent.absent(visit, int(words[0]), words[1])
    number, code, trigger, stand = words
    return absent.answered(visit, int(number), code, trigger, stand)


def _choose(visit: Visit, words: list[str]) -> Bericht:
    """`hv:kp:<case>:<function>:<organisation>`: who is on the bot too is chosen, and hears what was told already."""
    number, functie, partner = words
    case = view.open_one(visit, int(number))
    found = linked.offered(visit.office, case, visit.me, ook_eerder=True) if case is not None else ()
    own = linked.house(visit.office, case) if case is not None else None
    chosen = next((o for o in found if (o.id, o.functie) == (int(partner), functie)), None)
    if case is None or own is None or not owners.leads(visit.office, visit.me, case):
        return start.may_not()
    if chosen is None:
        return cases.show(visit, case.row.id, replies_screens.ALREADY)
    visit.store.vragen.link(own.id, chosen.functie, chosen.id, on=True)
    for hear in visit.office.features.erbij:
        hear(visit, chosen.id)
    return cases.show(visit, case.row.id, replies_screens.linked(chosen.naam))


def _to_standings(visit: Visit, words: list[str]) -> Bericht:
    case = view.open_one(visit, int(words[0]))
    return figure_to_standings.keep(visit, case, words[1]) if case is not None else start.may_not()


def _explain(visit: Visit, _: list[str]) -> Bericht:
    return visit.office.features.vraagbaak.ask(visit, "hoe werkt herverdeling van de taakstelling")


_PRESSES: dict[str, Callable[[Visit, list[str]], Bericht | None]] = {
    "al": lambda visit, _: command(visit),
    "n": lambda *_: begin_screens.how_to(),
    "u": _explain,
    "w": _propose_typed,
    "y": lambda visit, words: begin.sentence(
        visit, begin.decode(visit, words[0]), lees_tijdvak(" ".join(words[1:])), ander=True
    ),
    "s": _step,
    "c": lambda visit, words: questions.ask_number(visit, int(words[0]), words[1]),
    "p": _known_number,
    "b": lambda visit, words: questions.ask_besluit(visit, int(words[0]), words[1]),
    "d": _published_today,
    "g": _college,
    "m": _told,
    "l": lambda visit, words: tijdvakken.ask(visit, int(words[0])),
    "v": _propose,
    "x": lambda visit, words: standard.more(visit, int(words[0]), *map(int, words[1:2])),
    "o": lambda visit, words: steps.undo(visit, int(words[0]), int(words[1])),
    "t": lambda visit, words: standard.explain(visit, int(words[0])),
    "h": lambda visit, words: ending.history(visit, int(words[0])),
    "e": lambda visit, words: more.writer(visit, int(words[0]), *words[1:2]),
    "r": lambda visit, words: more.sure(visit, int(words[0]), words[1], *words[2:3]),
    "f": _wrong,
    "j": lambda visit, words: more.right(visit, int(words[0]), words[1], words[2]),
    "a": _absent,
    "i": lambda visit, words: absent.sent(visit, int(words[0]), words[1]),
    "zo": lambda visit, words: without_one.go_on(visit, int(words[0]), words[1], sure=words[2:] == ["ja"]),
    "q": lambda visit, words: parties_answer.note_recorded(visit, int(words[0])),
    "k": lambda visit, words: parties_answer.took_note(visit, int(words[0])),
    "st": _to_standings,
    "nb": lambda visit, words: according.confirm(visit, int(words[0]), words[1], words[2]),
    "ww": lambda visit, words: progress.show(visit, int(words[0])),
    "wh": lambda visit, words: progress.remind(visit, int(words[0])),
    "wv": lambda visit, words: progress.sent(visit, int(words[0])),
    "wa": lambda visit, words: progress.ask_address(visit, int(words[0]), *words[1:2]),
    "vm": early.press,
    "kp": _choose,
    "z": lambda visit, words: early.opened(visit, int(words[0])),
    "hw": outcome.wrong,
    "uw": lambda visit, words: outcome.who_hears(visit, int(words[0])),
    "ca": lambda visit, words: parties_answer.judged(visit, words),
    "cu": lambda visit, words: parties_answer.undone(visit, int(words[0]), int(words[1])),
}


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`hv:<what>:<case>` and what else it takes."""
    what, *rest = words
    if what not in _PRESSES:
        raise ValueError(what)
    return _PRESSES[what](visit, rest)


FORMS = {
    **begin.FORMS,
    **names.FORMS,
    **questions.FORMS,
    **lines.FORMS,
    **single.FORMS,
    **tijdvakken.FORMS,
    **progress.FORMS,
    **parties_answer.FORMS,
    **outcome.FORMS,
    **early.FORMS,
    **without_one.FORMS,
    **fill.FORMS,
    "hvverbeter": correcting.FORMS["verbeter"],  # how it was called before: one may still be open on a phone
}


def _in_the_same_tijdvak(office: Office, _: int, feiten: Mapping[str, Any]) -> list[int]:
    """The herverdelingen of this tijdvak in which one of these gemeenten takes part."""
    rows = (office.store.cases.get(ident) for ident in office.store.herverdelingen.of_gemeenten(partijen(feiten)))
    known = HerverdelingFeiten(feiten).tijdvak
    return [row.id for row in rows if row is not None and HerverdelingFeiten(row.feiten).tijdvak == known]


HANDLING = standard.handling(
    herverdeling(VOORBEELD),
    banden=(
        Band(
            BAND,
            view.HERVERDELING,
            view.HERVERDELING,
            _in_the_same_tijdvak,
            lambda *_: (),
            (TIJDVAK.naam,),
            huizen=True,
        ),
    ),
    kruisingen=KRUISINGEN,
    beeld=view.turn,
    voor=view.voor,
    lijst=begin_screens.LIJST,
    correctable=corrections.fields,
    verbetert=corrections.facts,
    houdt_tegen=several.below_zero,
    daarna=telling.after,
    woorden=WOORDEN,
    rechten={Actie.ZAAK_STAP: Actie.HERVERDELEN, Actie.ZAAK_MAKEN: Actie.HERVERDELEN},
    procedure_van=procedure_van,
)

"""Checklists asked for in words: "checklist tekendag", "wat moet er op de regeldag", "afvinken contract bij 4714". A
press ticks, and never the sentence."""

import re
from collections.abc import Sequence

from bot.desk import bijtaken, cases
from bot.desk.case import Opened
from bot.desk.own import named, wording
from bot.desk.rights import Actie, organisations
from bot.desk.visit import Visit
from bot.features.checklists import desk, word_screens
from bot.features.checklists.desk import SPOOR, Plek
from bot.screens.message import Bericht
from workflows.checklists.lijsten import LIJSTEN, Checklist
from workflows.engine.kenmerk import vind
from workflows.engine.stapwoorden import woorden_van
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.taken import open_taken, taken

_LIJST = "checklist|checklijst|afvinklijst|afvinken.|lijstje.|lijst."
_DOEN = "moet.|moeten.|regelen.|regel.|doen.|doe.|nodig.|hoort.|gebeuren.|gebeurt."
_CHEAP = re.compile(
    "checkli|afvink|lijst|" + "|".join(item.kern for item in LIJSTEN.values() if item.doen), re.IGNORECASE
)
"""What most messages lack: only the others are looked at."""
_AT_CASE = re.compile(r"(?:de |een )?(?:checklists?|checklijst|afvinklijst)\b.*\d", re.IGNORECASE)
"""A list with what may be the reference of a case behind it."""
_SMALL = (
    "checklist checklists checklijst afvinklijst afvinken afgevinkt vink vinken vinkje aanvinken lijst lijstje voor van"
    " bij het een zet kan wil graag zaak koppeling dossier als gedaan klaar aub svp mag deze dit is zijn"
)
_NO_ITEM = frozenset(_SMALL.split())
"""Words of a sentence about ticking that name no item."""
LETTERS = 4
"""So many signs the beginnings of two words share that mean one thing."""
MOST = 6


# ---------------------------------------------------------------- a list by its name


def read(visit: Visit, text: str) -> Bericht | None:
    """A message that names a list and nothing else; None for any other, and for a question about what must be done
    where the list is off: that keeps its answer."""
    if _CHEAP.search(text) is None:
        return None
    if _AT_CASE.match(text) and (shown := _with_case(visit, text)) is not None:
        return shown
    said = wording.said(text)
    lijst = next((item for item in LIJSTEN.values() if _line(item, _LIJST).says(said)), None)
    if lijst is not None:
        return _open(visit, lijst) or _off(visit, lijst, text)
    lijst = next((item for item in LIJSTEN.values() if item.doen and _line(item, _DOEN).says(said)), None)
    return _open(visit, lijst) if lijst is not None else None


def _line(lijst: Checklist, beside: str) -> wording.Line:
    return wording.line(f"{lijst.kern} {beside} ~{_DOEN} ~{lijst.kern}|best.|goede.")


def _named(words: Sequence[str]) -> Checklist | None:
    return next((item for item in LIJSTEN.values() if item.genoemd(words)), None)


def _open(visit: Visit, lijst: Checklist) -> Bericht | None:
    """The list, where it is on; of several own organisations which one."""
    own = organisations(visit.me, Actie.ZAAK_ZIEN)
    on = [o for o in own if bijtaken.on(visit.office, o.id, lijst.schakelaar)]
    if not on:
        return None
    return desk.about(visit, on[0].id, lijst.naam) if len(on) == 1 else word_screens.of_which(lijst, on)


def _off(visit: Visit, lijst: Checklist, text: str) -> Bericht | None:
    """It is off: what is known of the day itself, with who can switch the list on below it."""
    own = organisations(visit.me, Actie.ZAAK_ZIEN)
    if not own:
        return None
    told = bijtaken.off(visit, own[0].id, lijst.schakelaar)
    answer = visit.office.features.vraagbaak.sure(visit, text)
    return answer.met(onder=told.tekst) if answer is not None else told


def typed(visit: Visit, argument: str) -> Bericht:
    """`/checklist`, with or without the name of a list and the reference of a case behind it."""
    lijst = _named(woorden_van(argument))
    if re.search(r"\d", argument):
        return _with_case(visit, argument) or word_screens.no_such_case()
    if lijst is None:
        return desk.menu(visit)
    own = organisations(visit.me, Actie.ZAAK_ZIEN)
    if not own:
        return desk.menu(visit)
    return _open(visit, lijst) or bijtaken.off(visit, own[0].id, lijst.schakelaar)


def _with_case(visit: Visit, text: str) -> Bericht | None:
    """The list that is named at the koppeling that is named; None where no own one is."""
    rows = {hit.row.id: hit.row for hit in named.find(visit, vind(text)) if hit.row.procedure == KOPPELING.naam}
    if len(rows) > 1:
        return named.which(visit, [*rows.values()])
    return _at_case(visit, next(iter(rows)), _named(woorden_van(text))) if rows else None


def _at_case(visit: Visit, zaak: int, lijst: Checklist | None) -> Bericht:
    if lijst is None or not lijst.standen:
        return desk.of_case(visit, zaak)
    plek = desk.at_case(visit, zaak, lijst.naam, Actie.ZAAK_ZIEN)
    return plek if isinstance(plek, Bericht) else desk.show(visit, plek)


# ---------------------------------------------------------------- an item at a case


def at_name(visit: Visit, case: Opened, rest: str) -> Bericht:
    """What is asked of a case by its name: one of its lists, or an item to tick."""
    words = [word for word in woorden_van(rest) if word not in _NO_ITEM]
    lijst = _named(words)
    items = _items(visit, case, words)
    if items and not (lijst is not None and "checklist" in woorden_van(rest)):
        return word_screens.which_item(case.row.referentie, case.row.id, items)
    if lijst is not None:
        return _at_case(visit, case.row.id, lijst)
    note = word_screens.NO_ITEM if words else ""
    if desk.lists_on(visit.office, case.row.organisatie):
        return desk.of_case(visit, case.row.id, note)
    shown = visit.office.features.presses["vk"](visit, [str(case.row.id)])
    return (shown or cases.show(visit, case.row.id)).met(boven=note)


def _items(visit: Visit, case: Opened, words: Sequence[str]) -> list[word_screens.Genoemd]:
    """The items that these words name: tasks of the koppeling first, then those of its lists that are on."""
    facts = case.zaak.feiten
    here = taken(case.zaak.standen[SPOOR])
    waits = {task.naam for task in open_taken([task.naam for task in here], facts)}
    found = [
        (_like(task.titel, words), word_screens.task(task, case.row.id, klaar=task.naam not in waits)) for task in here
    ]
    seen = {task.naam for task in here}
    for lijst in desk.lists_on(visit.office, case.row.organisatie):
        if lijst.standen:
            found += _on_list(visit, case, lijst, words, seen)
    best = max((like for like, _ in found), default=0)
    return [item for like, item in found if like == best][:MOST] if best else []


def _on_list(
    visit: Visit, case: Opened, lijst: Checklist, words: Sequence[str], seen: set[str]
) -> list[tuple[int, word_screens.Genoemd]]:
    plek = Plek(lijst, case.row.organisatie, case, visit.store.checklists.at_case(case.row.id, lijst.naam))
    shown = desk.beeld(visit.office, plek)
    return [
        (_like(punt.titel, words), word_screens.item(shown, number, punt))
        for number, blad in enumerate(shown.bladen)
        for punt in blad.punten
        if punt.taak not in seen
    ]


def _like(titel: str, words: Sequence[str]) -> int:
    """How many of these words stand in the title, be it with another ending."""
    there = [part for word in woorden_van(titel) for part in {word, *word.split("-")}]
    return sum(any(_same(word, other) for other in there) for word in dict.fromkeys(words))


def _same(word: str, other: str) -> bool:
    if min(len(word), len(other)) < LETTERS:
        return word == other
    return word.startswith(other) or other.startswith(word)

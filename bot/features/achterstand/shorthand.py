"""Several cases in one typed line: "Z-9, Z-11 geen passende woning", "de rest niets nieuws". It is shown first, and one
press records it."""

import re
from collections.abc import Iterator

from bot.desk.case import Opened
from bot.desk.cases import present
from bot.desk.visit import Visit
from bot.features.achterstand import desk, screens, view
from bot.features.achterstand.view import Lijst
from bot.screens.message import Bericht
from storage.achterstand import Welke

_NOTHING_NEW = ("niets nieuws", "niks nieuws", "geen nieuws", "nog niets nieuws", "nog niks nieuws")
_ALL = frozenset(("alles", "alle", "alle zaken", "de rest", "rest", "overige", "de overige"))
_BETWEEN = frozenset(("en", "zaak", "zaken", "bij"))
_WORD = re.compile(r"[^\s,;:]+")


def lees(visit: Visit, text: str) -> Bericht | None:
    """What the line asks, to be recorded with a press; None where it names no own case with something to record."""
    said = " ".join(text.rstrip(" .!").split())
    found = None if text.rstrip().endswith("?") else _what(visit, said)
    if found is None:
        return None
    wat, before = found
    usual = Lijst(view.usual(visit.me).heel, nog=True)
    welke = view.welke(visit.office, visit.me, visit.today, usual)
    if not welke.waar:
        return None
    if before in _ALL or (not before and wat == screens.NIETS):
        idents = visit.store.achterstand.idents(welke, desk.AT_ONCE)
        left = visit.store.achterstand.count(welke)[0] - len(idents)
        return _propose(visit, usual, idents, wat, meer=left) if idents else desk.show(visit)
    return _named(visit, usual, welke, before, wat)


def _what(visit: Visit, said: str) -> tuple[str, str] | None:
    """What is to be recorded, and the words before it in small letters; None where the line ends in nothing of it."""
    line = said.casefold()
    known = sorted(
        [*((words, screens.NIETS) for words in _NOTHING_NEW), *_causes(visit)], key=lambda item: -len(item[0])
    )
    for words, wat in known:
        if line == words or line.endswith((f" {words}", f":{words}")):
            return wat, line.removesuffix(words).strip(" ,;:")
    return None


def _causes(visit: Visit) -> Iterator[tuple[str, str]]:
    """The causes by the words on their buttons."""
    for dealt in visit.office.features.procedures.values():
        held = dealt.procedure.tegenhouden
        yield from ((keuze.titel.casefold(), keuze.naam) for keuze in (held.oorzaak.keuzes if held is not None else ()))


def _named(visit: Visit, lijst: Lijst, welke: Welke, before: str, wat: str) -> Bericht | None:
    """The cases that the words before it name. Words that are no case leave the line to others; a number that no own
    case has is said."""
    words = [word for word in _WORD.findall(before) if word not in _BETWEEN]
    if not words or not all(any(sign.isdigit() for sign in word) for word in words):
        return None
    cases = {word: _case(visit, welke, word) for word in words[: desk.AT_ONCE]}
    unknown = [word.upper() for word, case in cases.items() if case is None]
    idents = [case.row.id for case in cases.values() if case is not None]
    if not idents:
        return None
    left = max(0, len(words) - desk.AT_ONCE)
    return _propose(visit, lijst, list(dict.fromkeys(idents)), wat, unknown, meer=left)


def _case(visit: Visit, welke: Welke, reference: str) -> Opened | None:
    rows = (visit.store.cases.by_reference(naam, place, reference) for place, naam in sorted(welke.waar))
    row = next((row for row in rows if row is not None), None)
    return present(visit, row.id) if row is not None else None


def _propose(
    visit: Visit, lijst: Lijst, idents: list[int], wat: str, unknown: list[str] | None = None, *, meer: int = 0
) -> Bericht:
    keuze = visit.store.bijwerkingen.start(visit.me.id, visit.now, (lijst.code, 0), idents, visit.now, alle=True)
    names = [case.row.referentie for ident in idents if (case := present(visit, ident)) is not None]
    back = screens.to_list(lijst.code)
    return screens.proposed(keuze, names, desk.title(visit, wat), wat, unknown or [], back, meer)

"""What a round still has to know of each gemeente, asked one gemeente after another in one line of numbers, or pasted
for several at once: "Almere 6 7 0 11,8"."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workflows.dates.numbers import lees_tienden
from workflows.toezicht.beleidskader import Beleidskader
from workflows.toezicht.ronde import Beeld

KOLOMMEN: Mapping[str, str] = {
    "later_geteld": "na-ijl",
    "fase_3": "fase 3",
    "eerder": "hoeveel halfjaren hiervoor op een rij gemist",
    "weken": "gemiddelde in weken",
}
"""The numbers that can be asked, in the order of typing."""
NAMEN: Mapping[str, str] = {**KOLOMMEN, "personen": "personen verhuisd"}
VOORBEELD: Mapping[str, str] = {"personen": "12", "later_geteld": "6", "fase_3": "7", "eerder": "0", "weken": "11,8"}
MEEST: Mapping[str, int] = {"personen": 9999, "later_geteld": 9999, "fase_3": 9999, "eerder": 40, "weken": 9999}
"""The largest value; of weeks in tenths."""
ONBEKEND = ("-", "?", "–")
_WOORDEN = frozenset(("weken", "wk", "personen", "pers", "pers."))


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """The numbers of one gemeente, as typed: `naam` is "" where none was named. What was left open is not in it."""

    naam: str
    waarden: Mapping[str, int]


class FoutInvulrij(ValueError):
    """A line that cannot be read; the text is Dutch and says what to type."""


def te_vullen(b: Beeld) -> tuple[str, ...]:
    """The columns that this gemeente still needs before anything can be proposed; na-ijl only once it is over."""
    if b.oordeel is None:
        return ()
    open_ = [*b.nog] if b.dag >= b.kader.toetsdagen(b.tijdvak)[-1] else [naam for naam in b.nog if naam != "naijl"]
    return tuple(kolom for kolom in KOLOMMEN if kolom in _kolommen(b.kader) and _fact(kolom) in open_)


def kolommen(beelden: Sequence[Beeld]) -> tuple[str, ...]:
    """The columns for a row of gemeenten: those that any of them needs, and what will be asked of them after that."""
    needed = {kolom for b in beelden for kolom in te_vullen(b)}
    if any(te_vullen(b) for b in beelden):
        first = next(b for b in beelden if te_vullen(b))
        needed |= {kolom for kolom in ("weken",) if kolom in _kolommen(first.kader)}
    return tuple(kolom for kolom in KOLOMMEN if kolom in needed)


def _fact(kolom: str) -> str:
    return "naijl" if kolom in ("later_geteld", "fase_3") else kolom


def _kolommen(kader: Beleidskader) -> tuple[str, ...]:
    counted = {
        "later_geteld": bool(kader.naijl_dagen),
        "fase_3": kader.fase_3,
        "eerder": kader.perioden > 1,
        "weken": kader.doorlooptijd,
    }
    return tuple(kolom for kolom in KOLOMMEN if counted[kolom])


def lees(tekst: str, wat: Sequence[str], bestaat: Callable[[str], bool]) -> list[Ingevuld]:
    """The numbers of each gemeente in the text, in the order of `wat`; `bestaat` says whether a name is one gemeente.
    All of it or nothing. Raises FoutInvulrij."""
    found = list(_groepen(tekst))
    if not found:
        raise FoutInvulrij(_hoe(wat))
    if len(found) > 1 and any(not naam for naam, _ in found):
        raise FoutInvulrij("Zet voor elke regel de naam van de gemeente.")
    return [_een(naam, numbers, wat, bestaat) for naam, numbers in found]


def _groepen(tekst: str) -> Iterator[tuple[str, list[str]]]:
    """Each name with the numbers behind it."""
    naam, numbers = list[str](), list[str]()
    for word in re.split(r"[\s;:]+", tekst.strip()):
        if not word or word.casefold() in _WOORDEN:
            continue
        number = word in ONBEKEND or word[0].isdigit()
        if not number and numbers:
            yield " ".join(naam), numbers
            naam, numbers = [], []
        (numbers if number else naam).append(word)
    if naam or numbers:
        yield " ".join(naam), numbers


def _een(naam: str, numbers: Sequence[str], wat: Sequence[str], bestaat: Callable[[str], bool]) -> Ingevuld:
    who = f"{naam}: " if naam else ""
    if naam and not bestaat(naam):
        raise FoutInvulrij(f"De gemeente {naam[:40]} ken ik niet in jullie provincie. Er is niets vastgelegd.")
    if len(numbers) != len(wat):
        raise FoutInvulrij(
            f"{who or 'Dat klopt niet: '}ik lees {len(numbers)}, en vraag {len(wat)}. Er is niets vastgelegd."
        )
    values = {kolom: _getal(who, kolom, said) for kolom, said in zip(wat, numbers, strict=True) if said not in ONBEKEND}
    return Ingevuld(naam, values)


def _getal(who: str, kolom: str, said: str) -> int:
    if kolom == "weken":
        found = lees_tienden(said)
    else:
        found = int(said) if said.isascii() and said.isdigit() and len(said) <= 4 else None
    if found is None or not (1 if kolom == "weken" else 0) <= found <= MEEST[kolom]:
        raise FoutInvulrij(f"{who}{said[:12]} kan niet bij {NAMEN[kolom]}. Er is niets vastgelegd.")
    return found


def _hoe(wat: Sequence[str]) -> str:
    names = ", ".join(NAMEN[kolom] for kolom in wat)
    example = " ".join(VOORBEELD[kolom] for kolom in wat)
    return f"Typ {'het getal' if len(wat) == 1 else f'{len(wat)} getallen'}: {names}. Bijvoorbeeld {example}."


def vraag(wat: Sequence[str]) -> str:
    """What is asked of each gemeente."""
    dash = "Weet je het niet? Sla over." if len(wat) == 1 else "Weet je er een niet? Typ een streepje."
    return f"{_hoe(wat)} {dash}\nMeer gemeenten tegelijk: plak regels met de naam ervoor."

"""Dates as people type them, read strictly: what is clear becomes a date, what is not is asked back, never guessed.

`vandaag` is always an argument: the day of the message itself. Dates before 2000 or after 2100 are asked back.
"""

import re
from collections.abc import Sequence
from datetime import date

from workflows.dates import words
from workflows.dates.feestdagen import FEEST
from workflows.dates.patterns import (
    ALLEEN,
    EERSTE_JAAR,
    IN_EEN_ZIN,
    LAATSTE_JAAR,
    OVERAL,
    Gelezen,
    Nu,
    Onduidelijk,
    Patronen,
    Richting,
    verkeerd_jaar,
    welke,
)
from workflows.dates.weken import WEKEN
from workflows.dates.words import zeg, zeg_lang

__all__ = ["Gelezen", "Onduidelijk", "Richting", "alleen_datum", "lees_datum", "vind_datum", "zeg", "zeg_lang"]

Vondst = tuple[tuple[int, int], Gelezen]
LANGSTE_TEKST = 4096  # a Telegram message is no longer
NIETS = Onduidelijk("Ik lees hier geen datum. Typ een dag, bijvoorbeeld 15 maart 2026.")


def lees_datum(tekst: str, vandaag: date, richting: Richting = "dichtbij") -> Gelezen:
    """The date that the whole text means. `richting` says on which side of today a date without a year lies.

    Words that do not belong to a date make it unclear; the date found is then offered as a choice.
    """
    vondsten, rest = _zoek(tekst, _OM_TE_LEZEN, Nu(vandaag, richting))
    gelezen, over = _een(vondsten) or NIETS, _over(rest)
    if not over or gelezen == NIETS:
        return gelezen
    if isinstance(gelezen, date) and not _ANDER_JAAR.search(rest):
        return Onduidelijk(f"Ik begrijp {over} niet. Bedoel je {zeg(gelezen)}?", (gelezen,))
    if isinstance(gelezen, Onduidelijk) and (
        len(vondsten) > 1 or len(gelezen.keuzes) <= 1
    ):  # that is asked back by itself, and guesses nothing
        return gelezen
    return Onduidelijk(f"Ik begrijp {over} niet. Typ de hele datum, bijvoorbeeld 15 maart 2026.")


def alleen_datum(tekst: str, vandaag: date) -> bool:
    """Whether the text is a date and nothing else, be it one that must be asked back: "maandag", "31 feb", "week 5"."""
    vondsten, rest = _zoek(tekst, _OM_TE_LEZEN, Nu(vandaag, "dichtbij"))
    return bool(vondsten) and not _over(rest)


_ANDER_JAAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
"""A year that was not read says that the day that was read is another."""
_OM_TE_LEZEN = OVERAL + ALLEEN + FEEST + WEKEN


def _over(rest: str) -> str:
    """What was not understood, for a sentence; empty when all was. Only a short number is said again: a word may be a
    name, and what somebody typed is kept nowhere."""
    words_left = [word for word in re.findall(r"[^\W_]+", rest) if word not in words.VULWOORDEN]
    if words_left and all(word.isdigit() and len(word) <= len("2026") for word in words_left):
        return f"“{' '.join(words_left)}”"
    return "een deel van wat je typte" if words_left else ""


def vind_datum(tekst: str, vandaag: date, richting: Richting = "dichtbij") -> Gelezen | None:
    """The one date in a sentence, or None when nothing in it looks like a date; "binnen 10 weken" does not."""
    return _een(_zoek(tekst, OVERAL + IN_EEN_ZIN, Nu(vandaag, richting))[0])


def _zoek(tekst: str, patronen: Patronen, nu: Nu) -> tuple[list[Gelezen], str]:
    """What was found, and the text that is left beside it. A date that is only about right becomes a question."""
    plat = words.gewoon(tekst[:LANGSTE_TEKST])
    vondsten = [(m.span(), gelezen) for p, lees in patronen for m in p.finditer(plat) if (gelezen := lees(m, nu))]
    uitkomsten: list[Gelezen] = []
    rest = plat
    for (van, tot), gelezen in _langste(vondsten):
        ongeveer = words.ONGEVEER.search(plat[:van]) is not None
        uitkomsten.append(welke([gelezen]) if ongeveer and isinstance(gelezen, date) else gelezen)
        rest = rest[:van] + " " * (tot - van) + rest[tot:]
    return uitkomsten, rest


def _langste(vondsten: list[Vondst]) -> list[Vondst]:
    """The finds without those that overlap a longer one."""
    gekozen: list[Vondst] = []
    for (van, tot), gelezen in sorted(vondsten, key=lambda vondst: vondst[0][0] - vondst[0][1]):
        if all(tot <= v or van >= t for (v, t), _ in gekozen):
            gekozen.append(((van, tot), gelezen))
    return gekozen


def _een(vondsten: Sequence[Gelezen]) -> Gelezen | None:
    """One outcome of all finds: the same date twice is one date, different ones are asked back."""
    dagen = {v for v in vondsten if isinstance(v, date)}
    vragen = [v for v in vondsten if isinstance(v, Onduidelijk)]
    if vragen and not (len(dagen) == 1 and all(dagen <= set(vraag.keuzes) for vraag in vragen)):  # "morgen (zondag)"
        return vragen[0] if len(vondsten) == 1 else Onduidelijk("Ik lees meer dan één datum. Typ er één.")
    if ver_weg := [dag for dag in dagen if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR]:
        return verkeerd_jaar(str(ver_weg[0].year))
    return dagen.pop() if len(dagen) == 1 else welke(dagen) if dagen else None

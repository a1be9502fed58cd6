"""Numbers that are more than a count, as people type them: a saldo with its sign, and weeks with one decimal."""

import re

_SALDO = re.compile(
    r"(?:(?P<woord>achterstand|voorsprong|tekort|over)\s*(?:van|is|:)?\s*)?(?P<teken>[-+−–]?)\s*(?P<getal>\d{1,4})"
)
_TIENDEN = re.compile(r"(?:gemiddeld\s+)?(?P<heel>\d{1,3})(?:[.,](?P<deel>\d))?\s*(?:weken|week|wk)?")
GEEN = frozenset({"geen", "nul", "precies gehaald", "geen achterstand", "geen voorsprong"})


def lees_saldo(tekst: str) -> int | None:
    """ "-89" and "achterstand 89" are -89; "+2" and "voorsprong 2" are 2; None for anything unclear, also for a bare
    number: in the figures of toezicht it may be either."""
    typed = " ".join(tekst.casefold().rstrip(".!").split()).removesuffix(" personen")
    if typed in GEEN:
        return 0
    found = _SALDO.fullmatch(typed)
    if found is None or (found["woord"] and found["teken"] not in ("", "-", "−", "–")):
        return None
    short = found["woord"] in ("achterstand", "tekort")
    if found["woord"] and not short and found["teken"]:
        return None  # "voorsprong -2" says two things
    number = int(found["getal"])
    if number and not found["woord"] and not found["teken"]:
        return None
    return -number if short or found["teken"] in ("-", "−", "–") else number


def lees_tienden(tekst: str) -> int | None:
    """ "11,8" and "11.8 weken" are 118 tenths; None for anything else."""
    found = _TIENDEN.fullmatch(" ".join(tekst.casefold().rstrip("!").split()))
    return None if found is None else int(found["heel"]) * 10 + int(found["deel"] or 0)


def zeg_tienden(tienden: int) -> str:
    """118 tenths as it is written in Dutch: 11,8."""
    return f"{tienden // 10},{tienden % 10}"

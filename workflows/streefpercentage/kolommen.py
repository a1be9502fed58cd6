"""What the headings of somebody's own table of gemeenten name: opgave, places, what follows from them, or nothing."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from workflows.lijsten import cel
from workflows.lijsten.gebied import Soort, Vind
from workflows.lijsten.kop import LOS, cijferkolom, koppelingkolom, woorden
from workflows.lijsten.lijstsoort import Lijstsoort

NAAM = "streefpercentage"
NIETS = frozenset(("", "-", "–", "?", "x", "nb", "n.b.", "nvt", "n.v.t.", "onbekend", "n.n.b.", "nnb", "#n/b", "#n/a"))
"""What says that there is no number."""
_DATA = tomllib.loads(files("workflows.streefpercentage").joinpath("kolommen.toml").read_text(encoding="utf-8"))


def _regels(tabel: Mapping[str, list[str]]) -> dict[str, tuple[frozenset[str], ...]]:
    return {naam: tuple(frozenset(woorden(regel)) for regel in regels) for naam, regels in tabel.items()}


_WOORDEN, _CONTROLES, _DELEN = (_regels(_DATA[naam]) for naam in ("woorden", "controles", "delen"))
_PRECIES = {woorden(w): naam for naam, ws in _DATA["precies"].items() for w in ws}
_STERK, _LATER = (frozenset(_DATA[naam]["woorden"]) for naam in ("sterk", "later"))
_BEKEND = LOS.union(
    *(regel for tabel in (_WOORDEN, _CONTROLES, _DELEN) for regels in tabel.values() for regel in regels),
    *_PRECIES,
    _LATER,
    ("te",),
)
_SOM = frozenset(("totaal", "totalen", "samen", "som", "regio"))
_VAN_ZAKEN = frozenset(("koppelingsdatum", "tekendatum", "verhuisdatum", "vergunning"))


@dataclass(frozen=True, slots=True)
class Betekenis:
    """What a heading names: gemeente, opgave, plekken, procent, erbij; "" for nothing known. `deel` is the part of an
    opgave or of the places that it is about ("totaal" for all of them, "" where it does not say), `sterk` whether only
    a table of this kind has it. `waarom` says in Dutch why a heading that looks like a number of ours is not read."""

    naam: str = ""
    deel: str = ""
    sterk: bool = False
    waarom: str = ""


def _langste(regels: Iterable[frozenset[str]], found: frozenset[str]) -> int:
    return max((len(regel) for regel in regels if regel <= found), default=0)


@lru_cache(maxsize=1024)  # of what people send: bounded
def betekenis(kop: str) -> Betekenis:
    """What this heading names."""
    words = woorden(kop)
    if words in _PRECIES:
        return Betekenis(str(_PRECIES[words]))
    found = frozenset(words)
    for naam, regels in _CONTROLES.items():
        if _langste(regels, found):
            return Betekenis(naam)
    fits = {naam: _langste(regels, found) for naam, regels in _WOORDEN.items()}
    best = [naam for naam, length in fits.items() if length and length == max(fits.values())]
    if not best:
        return Betekenis()
    if len(best) > 1 and "gemeente" in best:
        best.remove("gemeente")  # "Plekken per gemeente"
    parts = [naam for naam, regels in _DELEN.items() if _langste(regels, found)]
    if len(best) > 1:
        return Betekenis(waarom=f"is dat de {' of zijn het de '.join(best)}?")
    if best[0] != "gemeente" and found & _LATER:
        return Betekenis(waarom="gaat niet over nu")
    if best[0] != "gemeente" and "statushouders" in parts:
        return Betekenis(waarom="gaat over statushouders")
    if {"asiel", "oekraine"} <= set(parts):
        parts = ["totaal"]
    deel = parts[0] if len(parts) == 1 else "totaal" if "totaal" in parts else "+".join(parts)
    return Betekenis(best[0], deel, sterk=bool(found & _STERK))


def _zeker(koppen: Sequence[str]) -> bool:
    """Whether these headings are of no list of figures: the places are named as such, and nothing is of a halfjaar."""
    read = [(betekenis(kop), cijferkolom(kop).naam) for kop in koppen if kop.strip()]
    halfyear = any(figure in ("taakstelling", "gehuisvest") for one, figure in read if one.naam != "plekken")
    return not halfyear and any(one.naam == "plekken" and one.sterk for one, _ in read)


def is_bekend_woord(woord: str) -> bool:
    """Whether this word of a heading is one of ours, or says nothing."""
    return all(piece in _BEKEND or piece.isdigit() for piece in woorden(woord))


def kolom(kop: str) -> str:
    """The column that this heading names; "" for none."""
    return betekenis(kop).naam


def past(koppen: Sequence[str], *, gevraagd: bool) -> int:
    """How many columns of a table of gemeenten, opgave and places these headings name; 0 where one of the three is not
    there. Of who was not asked for it, the places must be named by a word that only such a table has."""
    here = [betekenis(kop) for kop in koppen if kop.strip()]
    names = {one.naam for one in here}
    if not {"gemeente", "opgave", "plekken"} <= names:
        return 0
    if not gevraagd and not _zeker(koppen):
        return 0
    if _VAN_ZAKEN & {koppelingkolom(kop) for kop in koppen}:
        return 0
    return len(names - {""})


def is_som(naam: str) -> bool:
    """Whether the name of a row says that it is a sum."""
    return bool({word.casefold().strip(":.") for word in naam.split()} & _SOM)


def weegt(piece: str) -> int:
    """How sure it is that these words are one heading: all are known, and none names another column."""
    words = piece.split()
    each = {betekenis(word).naam for word in words} - {""}
    named = betekenis(piece).naam
    if len(words) > 1 and (not named or len(each) > 1 or not all(map(is_bekend_woord, words))):
        return -20
    return 10 * len(words) if named else 0


def past_in(naam: str, vind: Vind | None, tekst: str) -> bool:
    """Whether a cell may stand in the column of this name; without `vind` any words may be those of a gemeente."""
    if naam == "gemeente":
        known = vind is not None and vind(tekst).soort is not Soort.ONBEKEND
        return known or is_som(tekst) or (vind is None and not any(sign.isdigit() for sign in tekst))
    if naam in ("opgave", "plekken"):
        return cel.getal(tekst) is not None or tekst.casefold() in NIETS
    return not naam or cel.is_getal(tekst) or tekst.casefold() in NIETS


SOORT = Lijstsoort(NAAM, kolom, past, weegt, past_in)

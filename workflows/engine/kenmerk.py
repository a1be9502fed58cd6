"""References: the one the bot gives to a case of which nobody typed one (ALM-26-014), the shape that a new one has,
and what in a sentence may be one."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum


def letters(gemeente: str) -> str:
    """The three letters with which a given reference begins: Almere -> ALM, 's-Hertogenbosch -> HER."""
    woorden = re.findall(r"[a-z]+", unicodedata.normalize("NFKD", gemeente).casefold().replace("'s", " "))
    kaal = "".join(woorden) or "ket"
    return (kaal + "xx")[:3].upper()


def kenmerk(gemeente: str, jaar: int, nummer: int) -> str:
    """A reference as the bot gives it: ALM-26-014."""
    return f"{letters(gemeente)}-{jaar % 100:02d}-{nummer:03d}"


# ---------------------------------------------------------------- in a sentence


class Vorm(IntEnum):
    """How surely something is a reference by its looks alone."""

    CIJFERS = 0  # digits, that may count anything
    MISSCHIEN = 1  # letters and digits, as a word or a name with a number
    ZEKER = 2  # what can hardly be anything else


@dataclass(frozen=True, slots=True)
class Genoemd:
    """What may be a reference in a text: the ways in which it can have been written down, as it is shown back first,
    where it stands (`van` up to `tot`), and how surely it is one."""

    schrijfwijzen: tuple[str, ...]
    van: int
    tot: int
    vorm: Vorm

    @property
    def getoond(self) -> str:
        """As it is shown back."""
        return self.schrijfwijzen[0]


LANGSTE = 20
"""Signs of a reference at the most."""
MOST = 4
"""So many are looked up of one text at the most."""
_LETTERS = 5
"""So many letters stand together in a reference at the most: a longer word beside a number is a name or a noun."""
_STUK = re.compile(r"[^\W_]+(?:[-/._&][^\W_]+)*", re.ASCII)
_DEEL = re.compile(r"[A-Z]+|\d+")
_JAAR = re.compile(r"(?:19|20)\d\d")
_TIJDVAK = re.compile(r"20\d\d\W?(?:I{1,3}|[12])")
_ZEKER = re.compile(
    r"[A-Z]{1,4}(?:-\d{2,4})?-\d{3,6}(?:/\d{1,2})?|[A-Z]{1,4}-\d\d-\d{1,6}(?:/\d{1,2})?|[A-Z]{1,4}\d{4,6}"
)
_SCHUIN = re.compile(r"[A-Z]{1,5}/\d{2,4}/\d{1,6}")
"""Typed with strokes where dashes were meant, or as it is."""
_DATUM = re.compile(r"\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_GEWOON = frozenset(
    ("in", "op", "we", "wij", "ik", "de", "het", "een", "van", "voor", "tot", "bij", "met", "en", "of", "is", "nog",
     "al", "per", "aan", "om", "na", "er", "ze", "zijn", "naar", "uit", "art", "lid", "fase", "stap", "jaar", "week",
     "zaak", "door", "over", "ruim", "circa", "dat", "die", "te", "als", "dan", "maar", "max", "min", "nr", "euro")
)  # fmt: skip
"""Short words that stand before any number."""
STAART = re.compile(r"\d\d-\d{3,5}")
"""What is left of a reference where the letters of the organisation are not typed: 26-014."""
_GETAL = re.compile(r"\d{3,9}")
_NUMMER_IN_TWEE = re.compile(r"\d\d")
_NUMMER = re.compile(r"(?:ZAAK|ZAAKNR|DOSSIER|NUMMER|NR|KENMERK|REF)[.:-]?(\d{3,9}|\d\d-\d{3,5})")
"""A number typed against the word that says what it is: "nr4714", "zaak.26-014"."""


def vind(tekst: str) -> tuple[Genoemd, ...]:
    """What in a text may be a reference, the surest first; never a year, a tijdvak or a day in digits."""
    if not any(teken.isdigit() for teken in tekst):
        return ()
    found = sorted(_vind(tekst), key=lambda item: (-item.vorm, item.van))
    kept: list[Genoemd] = []
    for item in found:
        # A word before digits may belong to them or not: both are looked for.
        if not any(other.vorm is Vorm.ZEKER and item.van < other.tot and other.van < item.tot for other in kept):
            kept.append(item)
    return tuple(kept[:MOST])


def _vind(tekst: str) -> Iterator[Genoemd]:
    stukken = list(_STUK.finditer(tekst))
    for plek, stuk in enumerate(stukken):
        woord = stuk[0].upper()
        if woord.isdigit():
            if _GETAL.fullmatch(woord) and not _JAAR.fullmatch(woord):
                yield Genoemd((woord,), stuk.start(), stuk.end(), Vorm.CIJFERS)
            yield from _jaar_en_nummer(tekst, stuk, stukken[plek + 1 : plek + 2])
        elif any(teken.isdigit() for teken in woord):
            yield from _een_woord(woord, stuk)
        elif len(woord) <= _LETTERS:
            yield from _met_spaties(tekst, stukken[plek : plek + 4])


def _jaar_en_nummer(tekst: str, stuk: re.Match[str], daarna: Sequence[re.Match[str]]) -> Iterator[Genoemd]:
    """Of the end of a reference typed with a space in it: "26 014"."""
    for nummer in daarna:
        apart = tekst[stuk.end() : nummer.start()] == " "
        if apart and _NUMMER_IN_TWEE.fullmatch(stuk[0]) and STAART.fullmatch(f"{stuk[0]}-{nummer[0]}"):
            ways = (f"{stuk[0]}-{nummer[0]}", f"{stuk[0]}{nummer[0]}")
            yield Genoemd(ways, stuk.start(), nummer.end(), Vorm.CIJFERS)


def _een_woord(woord: str, stuk: re.Match[str]) -> Iterator[Genoemd]:
    """Of one word with a digit and a letter or sign: HLM-26-021, HLM26021, 2026/12."""
    named = _NUMMER.fullmatch(woord)
    if named is not None:
        yield Genoemd((named[1],), stuk.start(), stuk.end(), Vorm.MISSCHIEN)
        return
    if _DATUM.fullmatch(woord) or _TIJDVAK.fullmatch(woord) or not _kan(woord):
        return
    dashed = woord.replace("/", "-") if _SCHUIN.fullmatch(woord) else woord
    letters_in_it = any(teken.isalpha() for teken in woord)
    sure = _ZEKER.fullmatch(dashed) is not None and not _JAAR.fullmatch(_DEEL.findall(woord)[-1])
    vorm = Vorm.ZEKER if sure else Vorm.MISSCHIEN if letters_in_it or STAART.fullmatch(woord) else Vorm.CIJFERS
    yield Genoemd(tuple(dict.fromkeys((*_wijzen(woord), *_wijzen(dashed)))), stuk.start(), stuk.end(), vorm)


def _kan(woord: str) -> bool:
    """Whether no run of letters is longer than those of a reference, and it is no longer than one may be."""
    return len(woord) <= LANGSTE and all(deel.isdigit() or len(deel) <= _LETTERS for deel in _DEEL.findall(woord))


def _met_spaties(tekst: str, stukken: Sequence[re.Match[str]]) -> Iterator[Genoemd]:
    """Of some letters with numbers behind them, a space between: "hlm 26 021", "Z 0412". The longest that fits."""
    eerste, woord = stukken[0], stukken[0][0].upper()
    samen, tot = [woord], eerste.end()
    for stuk in stukken[1:]:
        if tekst[tot : stuk.start()] != " " or not re.fullmatch(r"\d+(?:[-/]\d+)*", stuk[0]) or not woord.isalpha():
            break
        samen.append(stuk[0])
        tot = stuk.end()
    if len(samen) == 1 or sum(len(deel) for deel in samen[1:]) < 2 or len("-".join(samen)) > LANGSTE:
        return
    heel = "-".join(samen)
    if len(samen) == 2 and (eerste[0].lower() in _GEWOON or _JAAR.fullmatch(samen[1])):
        return
    capitals = eerste[0].isupper() and len(samen) > 2
    sure = capitals and _ZEKER.fullmatch(heel) is not None and not _JAAR.fullmatch(samen[-1])
    ways = dict.fromkeys((*_wijzen(heel), *_wijzen(heel.replace("/", "-"))))  # "HLM 26/033" too
    yield Genoemd(tuple(ways), eerste.start(), tot, Vorm.ZEKER if sure else Vorm.MISSCHIEN)


def _wijzen(woord: str) -> tuple[str, ...]:
    """The ways in which it may have been written down, with and without signs: a case was named by a person."""
    delen = _DEEL.findall(woord.partition("/")[0]) if "/" in woord[1:] and woord[0].isalpha() else _DEEL.findall(woord)
    achter = "/" + woord.partition("/")[2] if "/" in woord[1:] and woord[0].isalpha() else ""
    if not woord[0].isalpha() or not 2 <= len(delen) <= 3:
        return (woord,)
    naam, *nummers = delen
    splits = [nummers]
    if len(nummers) == 2 and len(nummers[1]) == 2:  # HLM-26-34 of HLM-26-034
        splits.append([nummers[0], f"0{nummers[1]}"])
    if len(nummers) == 1 and len(nummers[0]) >= 5:  # the year and the number typed as one: HLM26021
        splits.insert(0, [nummers[0][:2], nummers[0][2:]])
    found = [woord] if re.search(r"[-/._&]", woord) else []
    for numbers in splits:
        dashed = "-".join(numbers)
        found += [f"{naam}-{dashed}", f"{naam} {' '.join(numbers)}", f"{naam}{dashed}", f"{naam} {dashed}"]
        found += [f"{naam}{''.join(numbers)}", f"{naam}-{''.join(numbers)}", f"{naam}-{'/'.join(numbers)}"]
    return tuple(dict.fromkeys(way + ("" if way == woord else achter) for way in found))


def staarten(genoemd: Genoemd) -> tuple[str, ...]:
    """How a reference may end of which only the end was typed: "26-014" for 26-014, 26/014 and 26014, "014" for 014,
    and
    "HLM-%014" for HLM 014, with % for what stands between."""
    woord = genoemd.getoond.replace("/", "-")
    if STAART.fullmatch(woord):
        return (woord,)
    if _CIJFERS_SAMEN.fullmatch(woord):
        return (f"{woord[:2]}-{woord[2:]}",)
    if _KORT.fullmatch(woord):
        return (woord,)
    letters_ervoor = _LETTERS_EN_EIND.fullmatch(woord)
    return (f"{letters_ervoor[1]}-%{letters_ervoor[2]:0>3}",) if letters_ervoor is not None else ()


_CIJFERS_SAMEN = re.compile(r"\d{5,7}")
_KORT = re.compile(r"\d{3}")
_LETTERS_EN_EIND = re.compile(r"([A-Z]{1,5})[- ]?(\d{2,3})")


# ---------------------------------------------------------------- a new one


_STUK_MET_SPATIE = re.compile(r"[A-Z]{1,5}|\d+(?:[-/]\d+)*|[A-Za-z]{1,5}[-/]\d+(?:[-/]\d+)*")
"""What stands before or after a space: capitals, digits, or the beginning of a reference."""


def nieuw(tekst: str) -> str | None:
    """A new reference in one way of writing: one token of few letters, digits and - / . _ &, with a digit in it.
    Capitals and digits with spaces between them are read as dashes; two words, or a word and a number, are none."""
    delen = tekst.split()
    if len(delen) > 1:
        if not all(_STUK_MET_SPATIE.fullmatch(deel) for deel in delen) or sum(deel.isalpha() for deel in delen) > 1:
            return None
        tekst = "-".join(delen)
    woord = tekst.upper()
    if not re.search(r"\d", woord) or not re.fullmatch(r"[^\W_]+(?:[-/._&][^\W_]+)*", woord, re.ASCII):
        return None
    return woord if _lang_genoeg(woord) else None


def _lang_genoeg(woord: str) -> bool:
    """A longer run of letters belongs to a name or a noun, unless a number as long as a case's stands with it."""
    runs = [deel for deel in _DEEL.findall(woord) if deel.isalpha()]
    digits = sum(teken.isdigit() for teken in woord)
    return all(len(run) <= _LETTERS or (len(run) <= 8 and digits >= 4) for run in runs)

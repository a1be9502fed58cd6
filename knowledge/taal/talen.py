"""Whether a text is in another language than Dutch, and what is then said in it (talen.toml).

Simple and bounded: a script by its signs, a language in Latin letters by words that Dutch does not have. A Dutch
sentence with a few words of English in it stays Dutch."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MOST = 400
"""Characters that are looked at."""
FEWEST = 2
"""Words of a language that make a text one of it."""
SHARE = 0.5
"""The part of all words that these must be."""
SIGNS = 3
"""Letters of a script that make a text one of it: a name or a smiley is none."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OTHER = re.compile(r"[\u0400-\u06ff\u0750-\u077f\u1200-\u137f]")


@dataclass(frozen=True)
class Vreemd:
    """A language that we do not speak: its name in Dutch, and what is said to who types in it."""

    taal: str
    zin: str


@dataclass(frozen=True)
class _Taal:
    vreemd: Vreemd
    heel: frozenset[str]
    woorden: frozenset[str]
    schrift: re.Pattern[str] | None


@cache
def _talen() -> tuple[frozenset[str], tuple[_Taal, ...], dict[str, _Taal]]:
    """Dutch words, the languages in Latin letters, and those with a script by their key."""
    raw = tomllib.loads((files("knowledge") / "taal" / "talen.toml").read_text("utf-8"))
    dutch = frozenset(raw.pop("nederlands").split())
    known = {key: _taal(row, raw["engels"]["zin"]) for key, row in raw.items()}
    latin = tuple(taal for taal in known.values() if taal.schrift is None)
    return dutch, latin, {key: taal for key, taal in known.items() if taal.schrift is not None}


def _taal(row: dict[str, object], english: str) -> _Taal:
    """A language; in a script of its own it says the same in English below."""
    own, script = str(row["zin"]), row.get("schrift")
    said = own if own == english or script is None else f"{own}\n{english}"
    whole = row.get("heel", ())
    assert isinstance(whole, list | tuple)  # noqa: S101  the shape of our own file
    words = frozenset(str(row.get("woorden", "")).split())
    return _Taal(Vreemd(str(row["naam"]), said), frozenset(whole), words, re.compile(f"[{script}]") if script else None)


def vreemd(text: str) -> Vreemd | None:
    """The language of the text, when that is one of these and not Dutch."""
    text = text[:MOST]
    if not text.isascii() and len(_OTHER.findall(text)) >= SIGNS:
        return _schrift(text)
    words = _WORD.findall(text.casefold())
    if not words:
        return None
    dutch, latin, _ = _talen()
    whole = " ".join(words)
    for taal in latin:
        if whole in taal.heel:
            return taal.vreemd
    if len(words) < FEWEST:
        return None
    best = max(latin, key=lambda taal: sum(word in taal.woorden for word in words))
    hits = sum(word in best.woorden for word in words)
    ours = sum(word in dutch and word not in best.woorden for word in words)
    return best.vreemd if hits >= FEWEST and hits > ours and hits >= SHARE * len(words) else None


def _schrift(text: str) -> Vreemd | None:
    scripts = _talen()[2]

    def has(key: str) -> bool:
        found = scripts[key].schrift
        return found is not None and found.search(text) is not None

    for special, general in (("farsi", "arabisch"), ("oekraiens", "russisch")):
        if has(general) or has(special):
            return scripts[special if has(special) else general].vreemd
    return scripts["tigrinya"].vreemd if has("tigrinya") else None

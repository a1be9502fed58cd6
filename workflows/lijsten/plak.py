"""A list that was pasted as text. Channels turn a tab into a space, so that often nothing but spaces stands between the
cells: then a line is cut where only one way of cutting fits what its columns hold, and a line that can be cut in two
ways is not read."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from workflows.koppeling import lijst as koppeling_lijst
from workflows.lijsten import cel
from workflows.lijsten.blad import Blad, Rij
from workflows.lijsten.gebied import Soort, Vind
from workflows.lijsten.kop import CONTROLES, GETALLEN, cijferkolom, koppelingkolom
from workflows.lijsten.lijstsoort import Lijstsoort
from workflows.lijsten.soorten import OP_NAAM, SOORTEN
from workflows.lijsten.tabel import BOVENAAN, is_totaal, soort_van_kop

BEIDE_KANTEN = re.compile(r"[+−–-]\s?\d")
_STREEP = re.compile(r"[\s|+:=-]*")
_DAG = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2} [a-z]{3,9}\.? (?:20)?\d\d(?!\d)|20\d\d-(?:ii?|[12])(?!\w)"
_DEEL = re.compile(rf"(?:{_DAG})|\S+", re.IGNORECASE)
_DAG_VORM = re.compile(
    r"(?<!\d)(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[- ][a-z]{3,9}\.?[- ](?:20)?\d\d)(?!\d)", re.IGNORECASE
)
Past = Callable[[str], bool]
RUIM = " {2,}"
"""What `teken` gives where two spaces or more stand between the cells."""
LANGSTE = 160
"""Signs of a line that can be a row."""


def blad(tekst: str, vind: Vind) -> Blad:
    """The lines of a text as rows of cells."""
    lines = [(n, line.strip(" \r")) for n, line in enumerate(tekst.strip("\r\n ").splitlines(), start=1)]
    lines = [(n, line) for n, line in lines if not _STREEP.fullmatch(line)]
    sign = teken([line for _, line in lines])
    if sign == RUIM and _kop_met_spaties(lines):
        sign = ""
    if sign:
        framed = all(line.startswith("|") for _, line in lines if "|" in line)
        rows = tuple((n, _knip(line, sign, framed=framed)) for n, line in lines)
        return Blad("", _vol(rows, vind) if sign == RUIM else rows)
    for soort in SOORTEN:
        if rows := van_soort(lines, soort, vind, gevraagd=False):
            return Blad("", rows)
    return Blad("", _met_spaties(lines, vind))


def _kop_met_spaties(lines: Sequence[tuple[int, str]]) -> bool:
    """Whether a heading is cut by single spaces alone: then two spaces are an empty cell, and no sign."""
    top = [line for _, line in lines[:BOVENAAN]]
    wide = any(soort_van_kop(_knip(line, RUIM, framed=False))[0] for line in top)
    return not wide and any("  " not in line and _kop(line) is not None for line in top)


def _vol(rows: tuple[Rij, ...], vind: Vind) -> tuple[Rij, ...]:
    """An empty cell among spaces leaves no trace, and the cells behind it would move up. So a row with another number
    of cells than the heading, or than the longest row where there is none, is cut where only one way fits; else it is
    left whole, for who reads it to refuse."""
    heads = next((place for place, (_, cells) in enumerate(rows[:BOVENAAN]) if soort_van_kop(cells)[0]), None)
    if heads is not None:
        kind, cells = soort_van_kop(rows[heads][1])[0], rows[heads][1]
        fits = () if kind in OP_NAAM else tuple(_vorm(kop, kind, vind) for kop in cells)
        above, width = heads + 1, len(cells)
    else:
        above, width = 0, max(len(cells) for _, cells in rows)
        full = [cells for _, cells in rows if len(cells) == width]
        fits = tuple(_gelijk([cells[i] for cells in full]) for i in range(width))

    def cut(cells: tuple[str, ...]) -> tuple[str, ...]:
        if len(cells) in (1, width):
            return cells
        return (verdeel(" ".join(cells), fits) if fits else None) or ("  ".join(cells),)

    return (*rows[:above], *((n, cut(cells)) for n, cells in rows[above:]))


def _gelijk(cells: Sequence[str]) -> Past:
    """What these cells of one column have in common."""
    for fit in (cel.is_datum, cel.is_getal):
        if all(map(fit, cells)):
            return fit
    return lambda text: not cel.is_getal(text) and not cel.is_datum(text)


def van_soort(lines: Sequence[tuple[int, str]], soort: Lijstsoort, vind: Vind, *, gevraagd: bool) -> tuple[Rij, ...]:
    """The rows of a list of this kind, with nothing but spaces between their cells; none where no line is its heading.
    A row that fits it in more than one way is left whole."""
    for place, (number, line) in enumerate(lines[:BOVENAAN]):
        heads = snijd(line, soort.weegt)
        if heads is None or not soort.past(heads, gevraagd=gevraagd):
            continue
        names = [soort.kolom(head) for head in heads]
        known, free = ([partial(soort.cel, naam, look) for naam in names] for look in (vind, None))
        below = [(n, verdeel(row, known) or verdeel(row, free) or (row,)) for n, row in lines[place + 1 :]]
        return (*((n, (row,)) for n, row in lines[:place]), (number, heads), *below)
    return ()


def vervolg(koppen: Sequence[str], tekst: str, vind: Vind) -> Blad:
    """The rest of a list whose heading came in a text before this one."""
    if not any(koppen):
        return blad(tekst, vind)
    sign = teken([line for line in tekst.splitlines() if line.strip()])
    between = {r"\t": "\t", r"\|": " | ", ";": ";", RUIM: "   ", ",": ","}.get(sign, " ")
    return blad(f"{between.join(koppen)}\n{tekst}", vind)


def teken(lines: Sequence[str]) -> str:
    """What stands between the cells in most lines; "" for single spaces. A comma counts only where no space follows in
    every line, for it stands in sentences and in numbers."""
    for sign in (r"\t", r"\|", ";", RUIM):
        with_sign = [len(re.split(sign, line.strip("| "))) for line in lines]
        if sum(n > 1 for n in with_sign) * 2 >= len(lines) and max(with_sign, default=0) > 1:
            return sign
    commas = [len(line.split(",")) for line in lines]
    if commas and min(commas) > 1 and len(set(commas)) == 1:
        return ","
    return ""


def _knip(line: str, sign: str, *, framed: bool) -> tuple[str, ...]:
    """The cells of a line; an empty one between two signs is a cell too, also where the sign is a tab. Where every line
    begins with a stroke, that is no sign between cells."""
    bare = line.removeprefix("|" if framed else "").removesuffix("|").strip(" ") if "|" in sign else line
    cells = bare.split("\t") if sign == r"\t" else re.split(sign if sign == RUIM else rf"\s*(?:{sign})\s*", bare)
    return tuple(cell.strip().strip('"') for cell in cells)


# ---------------------------------------------------------------- single spaces


def _met_spaties(lines: Sequence[tuple[int, str]], vind: Vind) -> tuple[Rij, ...]:
    """The heading is cut into known words; the rows after what its columns hold."""
    for place, (nummer, line) in enumerate(lines[:6]):
        heads = _kop(line)
        if heads is None:
            continue
        kind, _ = soort_van_kop(heads)
        fits = [_vorm(kop, kind, vind) for kop in heads]
        before = [(n, (said,)) for n, said in lines[:place]]
        rows = [(n, verdeel(said, fits) or (said,)) for n, said in lines[place + 1 :]]
        return (*before, (nummer, heads), *rows)
    return tuple((n, _zonder_kop(line, vind)) for n, line in lines)


@lru_cache(maxsize=64)
def _kop(line: str) -> tuple[str, ...] | None:
    """The headings in a line of words; None where they are of no list that is known by its days or figures."""
    words = line.split()
    if words and cel.is_getal(words[-1]) and cel.is_datum(words[0]):
        return None
    heads = snijd(line, _bekend)
    return heads if heads is not None and soort_van_kop(heads)[0] else None


def snijd(line: str, bekend: Callable[[str], int]) -> tuple[str, ...] | None:
    """The headings in a line of words: the cut with the most known columns and the fewest words left, by how sure it is
    that some words are one heading. None where fewer than two words are known."""
    words = line.split()
    if not 2 <= len(words) <= 24:
        return None
    best: dict[int, tuple[tuple[int, int], list[tuple[str, ...]]]] = {0: ((0, 0), [()])}
    for end in range(1, len(words) + 1):
        options: list[tuple[tuple[int, int], tuple[str, ...]]] = []
        for begin in range(max(0, end - 7), end):
            if begin not in best:
                continue
            piece = " ".join(words[begin:end])
            score = bekend(piece)
            (known, parts), cuts = best[begin]
            options += [((known + score, parts - 1), (*cut, piece)) for cut in cuts[:3]]
        top = max(score for score, _ in options)
        best[end] = (top, [cut for score, cut in options if score == top][:3])
    (known, _), cuts = best[len(words)]
    return cuts[0] if known >= 2 * 10 else None


def _bekend(piece: str) -> int:
    """How sure it is that these words are one heading: ten for each word of a known one. Words that name different
    columns are not one."""
    words = piece.split()
    named = koppelingkolom(piece) or cijferkolom(piece).naam
    each = {koppelingkolom(word) or cijferkolom(word).naam for word in words} - {"", "datum", "tot", "aantal"}
    if len(words) > 1 and (not named or len(each) > 1):
        return -20
    return 10 * len(words) if named else 0


def _vorm(kop: str, kind: str, vind: Vind) -> Past:
    """What the cells of a column look like, to cut a line by."""
    naam = koppelingkolom(kop) if kind == "koppelingen" else cijferkolom(kop).naam
    if naam in ("koppelingsdatum", "tekendatum", "verhuisdatum", "vergunning", "uiterste", "datum", "tot"):
        return cel.is_datum
    if naam == "personen" or naam in (*GETALLEN, *CONTROLES, "aantal", "jaar"):
        return cel.is_getal
    if naam == "stand":
        return lambda text: isinstance(koppeling_lijst.lees_stand(text), str)
    if naam == "referentie":
        return lambda text: " " not in text and any(s.isdigit() for s in text) and not cel.is_datum(text)
    if naam == "tijdvak":
        return lambda text: cijferkolom(text).tijdvak is not None
    if naam == "gemeente":
        return lambda text: vind(text).soort is not Soort.ONBEKEND or is_totaal(text)
    return lambda text: not cel.is_getal(text) and not cel.is_datum(text)


def verdeel(line: str, fits: Sequence[Past]) -> tuple[str, ...] | None:
    """The cells of a line: each column takes a run of words that fits it, or none. None where no way uses all words,
    or where two ways leave as few columns empty."""
    words = [found[0] for found in _DEEL.finditer(line)]
    if len(words) > 24:
        return None
    # at (words used): the fewest empty columns, and the ways that reach it
    ways: dict[int, tuple[int, list[tuple[str, ...]]]] = {0: (0, [()])}
    for fit in fits:
        new: dict[int, tuple[int, list[tuple[str, ...]]]] = {}
        for at, (empty, cells) in ways.items():
            for end in range(at, min(len(words), at + 6) + 1):
                piece = " ".join(words[at:end])
                if piece and not fit(piece):
                    continue
                cost = empty + (not piece)
                found = [(*cell, piece) for cell in cells]
                old = new.get(end)
                if old is None or cost < old[0]:
                    new[end] = (cost, found[:4])
                elif cost == old[0]:
                    new[end] = (cost, [*old[1], *found][:4])
        ways = new
    done = ways.get(len(words))
    return done[1][0] if done is not None and len(done[1]) == 1 else None


def _zonder_kop(line: str, vind: Vind) -> tuple[str, ...]:
    """A line without a heading above it: days, numbers and references apart, words beside each other together."""
    cells: list[str] = []
    words = [found[0] for found in _DEEL.finditer(line)]
    for n in range(min(4, len(words)), 0, -1):
        name = " ".join(words[:n])
        if not any(s.isdigit() for s in name) and vind(name).soort in (Soort.GEMEENTE, Soort.MEER, Soort.OPGEHEVEN):
            return (name, *words[n:])
    for word in words:
        if cells and not any(s.isdigit() for s in word) and not any(s.isdigit() for s in cells[-1]):
            cells[-1] += f" {word}"
        else:
            cells.append(word)
    return tuple(cells)


# ---------------------------------------------------------------- whether a text is a list


def is_lijst(tekst: str, vind: Vind) -> str:
    """ "koppelingen" or "cijfers" for a text that is a list, whatever stands between its cells; "" for none.

    It has a heading and rows under it, or most of its lines, two at least, hold a day and a number, or a gemeente and
    a number. Lines of gemeenten that all carry a sign are a herverdeling, and no list.
    """
    lines = [line.strip() for line in tekst.strip().splitlines() if line.strip() and not _STREEP.fullmatch(line)]
    if len(lines) < 2 or (max(map(len, lines)) > LANGSTE and sum(len(x) > LANGSTE for x in lines) * 2 > len(lines)):
        return _een_regel(lines[0]) if len(lines) == 1 else ""
    sheet = blad(tekst, vind)
    for _, cells in sheet.rijen[:8]:
        kind, known = soort_van_kop(cells)
        if kind and known >= 2:
            return "cijfers" if kind == "provincies" else kind
    places = [_plaats_en_getal(line, vind) for line in lines]
    if sum(places) >= 2 and sum(places) * 2 > len(lines):
        return "" if all(BEIDE_KANTEN.search(x) for x, ok in zip(lines, places, strict=True) if ok) else "cijfers"
    rows = [_dag_en_getal(line) for line in lines]
    return "koppelingen" if sum(rows) >= 2 and sum(rows) * 2 > len(lines) else ""


def _een_regel(line: str) -> str:
    """One line of cells with a sign between them, as "/invoer" teaches."""
    cells = [c.strip() for c in re.split(r"[;\t|]", line)]
    if len(cells) < 3 or len(line) > LANGSTE:
        return ""
    days = [c for c in cells if _DAG_VORM.fullmatch(c)]
    return "koppelingen" if days and any(cel.is_getal(c) for c in cells) else ""


def _dag_en_getal(line: str) -> bool:
    if len(line) > LANGSTE or line.endswith("?"):
        return False
    rest, days = _DAG_VORM.subn(" ", line)
    return days > 0 and re.search(r"\d", rest) is not None


def _plaats_en_getal(line: str, vind: Vind) -> bool:
    if len(line) > LANGSTE or line.endswith("?"):
        return False
    words = line.replace(";", " ").replace("|", " ").replace(",", " ").replace("\t", " ").split()
    if len(words) < 2 or not any(cel.is_getal(w) for w in words[1:]):
        return False
    return any(vind(" ".join(words[:n])).soort is Soort.GEMEENTE for n in range(1, min(4, len(words) - 1) + 1))

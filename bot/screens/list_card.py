"""The part of a card that every list has: each column as it was read or not, and what was checked."""

from collections.abc import Sequence

from bot.screens.markup import Tekst, bold
from workflows.lijsten.blad import letter
from workflows.lijsten.kop import woorden
from workflows.lijsten.lezing import Controle, GelezenKolom, Lezing

MOST = 4
"""Lines of one kind on a card."""
NIET, FOUT = "Niet gelezen: ", "Klopt niet: "


def marked(lines: Sequence[str]) -> list[Tekst]:
    """The same lines with what must not be overlooked in bold."""
    return [next((bold(w) + x.removeprefix(w) for w in (NIET, FOUT) if x.startswith(w)), x) for x in lines]


def columns(kolommen: Sequence[GelezenKolom]) -> list[str]:
    """Each column as it was read, and those that were not."""
    read = [_gelezen(k) for k in kolommen if k.naam]
    asked = [k for k in kolommen if not k.naam and k.zegt.endswith("dat vraag ik")]
    left = [_niet(k) for k in kolommen if not k.naam and k not in asked]
    lines = ["Gelezen: " + _zin(", ".join(read))] if read else []
    if left:
        lines.append(NIET + _zin(", ".join(left)))
    return lines


def _zin(tekst: str) -> str:
    """With a mark at its end, once."""
    return tekst if tekst.endswith((".", "?", "!")) else f"{tekst}."


def _kop(k: GelezenKolom) -> str:
    return k.kop or f"kolom {letter(k.plaats)}"


def _gelezen(k: GelezenKolom) -> str:
    return _kop(k) if woorden(k.zegt) == woorden(k.kop) else f"{_kop(k)} ({k.zegt})"


def _niet(k: GelezenKolom) -> str:
    why = k.zegt.removeprefix("niet gelezen").removeprefix(": ")
    return f"{_kop(k)} ({why})" if why else _kop(k)


def checks(controles: Sequence[Controle]) -> list[str]:
    """What does not add up, then what does."""
    wrong = [FOUT + _zin(c.zegt) for c in controles if not c.klopt]
    right = [c.zegt for c in controles if c.klopt]
    lines = [*wrong[:MOST]]
    if len(wrong) > MOST:
        lines.append(f"En nog {len(wrong) - MOST} verschillen.")
    if right:
        lines.append("Nagerekend: " + "; ".join(right[:MOST]) + ".")
    return lines


def about(lezing: Lezing) -> list[str]:
    """Columns, checks, and what must be said of how it was read."""
    return [*columns(lezing.kolommen), *lezing.meldingen[:6], *checks(lezing.controles)]

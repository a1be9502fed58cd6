"""Sums as checks: a total that is right settles what a restant means; one that is wrong is named with both numbers.

Totaal te huisvesten = taakstelling - restant, where a restant below zero is an achterstand (Flevoland, 2021); what
remains is that less what was housed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from workflows.cijfers.taakstelling import getal as zeg_getal
from workflows.dates.tijdvak import Tijdvak
from workflows.lijsten.cijferkolommen import CijferKolom
from workflows.lijsten.gebied import Soort
from workflows.lijsten.kop import SALDI, woorden
from workflows.lijsten.lezing import WEG, Antwoorden, Controle, Keuze, Vraag
from workflows.lijsten.waarden import Gelezen, Rij, Waarde, kandidaten

TEKEN = {"restant": 1, "voorsprong": 1, "achterstand": -1}
"""With what a number is multiplied to give a restant."""
MEEST = 2 / 3
"""Part of the rows in which a total must be right to settle what the others leave open."""


@dataclass(frozen=True, slots=True)
class Saldo:
    """How a column of saldi is read: the tijdvak that begins with it (None: that of its row), and its sign."""

    tijdvak: Tijdvak | None
    teken: int
    bewezen: bool = False


def saldi(found: Gelezen, antwoorden: Antwoorden) -> dict[int, Saldo]:
    """How each column of saldi is read; of one that is not settled there is a question, and it is left out."""
    settled: dict[int, Saldo] = {}
    for k in found.kolommen.van(*SALDI):
        rows = [(rij, w) for rij in found.rijen for w in rij.waarden if w.kolom.index == k.index]
        if not rows:
            continue
        proven = _bewijs(found, k, rows)
        if proven is not None:
            settled[k.index] = proven
            continue
        (certain, period), sign = _tijdvak(found, k, rows, antwoorden), _teken(found, k, rows, antwoorden)
        if certain and sign:
            settled[k.index] = Saldo(period, sign)
    return settled


def _bewijs(found: Gelezen, k: CijferKolom, rows: list[tuple[Rij, Waarde]]) -> Saldo | None:
    """What the totals say of begin or end, and of plus or minus: only where they say one thing."""
    certain = rows[0][1].tijdvak
    periods = (certain,) if certain else kandidaten(k, found.kolommen.tijdvak)
    usual, per_row = TEKEN[k.naam], bool(certain) and len({w.tijdvak for _, w in rows}) > 1
    signs = (usual, -usual)
    ways = [Saldo(None if per_row else period, sign, True) for period in periods for sign in signs]
    scores = [(way, *_score(found, k, rows, way)) for way in ways]
    right = [way for way, fits, tested in scores if tested and fits == tested]
    if not right:
        right = [way for way, fits, tested in scores if fits >= 2 and fits >= tested * MEEST]
    return right[0] if len(right) == 1 else None


def _score(found: Gelezen, k: CijferKolom, rows: list[tuple[Rij, Waarde]], way: Saldo) -> tuple[int, int]:
    """In how many rows that can tell (a saldo of nought cannot) the total is right, and how many those are."""
    fits = tested = 0
    for rij, w in rows:
        period = way.tijdvak or w.tijdvak
        if not w.getal or period is None:
            continue
        for check, value in _totalen(found, rij, period):
            expected = _verwacht(found, rij, check, period, {k.index: way})
            if expected is not None:
                tested += 1
                fits += expected == round(value)
                break
    return fits, tested


def _totalen(found: Gelezen, rij: Rij, tijdvak: Tijdvak) -> Iterator[tuple[CijferKolom, float]]:
    for naam in ("opgave", "resterend"):
        for k in found.kolommen.van(naam):
            if k.index in rij.controles and _periode(found, k, rij) == tijdvak:
                yield k, rij.controles[k.index]


def _periode(found: Gelezen, k: CijferKolom, rij: Rij) -> Tijdvak | None:
    return k.tijdvak or _van_rij(found, rij) or found.kolommen.tijdvak


def _van_rij(found: Gelezen, rij: Rij) -> Tijdvak | None:
    return rij.tijdvak if found.kolommen.een("tijdvak") else None


def _verwacht(found: Gelezen, rij: Rij, check: CijferKolom, tijdvak: Tijdvak, how: dict[int, Saldo]) -> int | None:
    """What a total should be; None where a part of it is not in the row."""
    task = _som(w.getal for w in rij.waarden if w.kolom.naam == "taakstelling" and w.tijdvak == tijdvak)
    begin = [
        w.getal * how[w.kolom.index].teken
        for w in rij.waarden
        if w.kolom.index in how and (how[w.kolom.index].tijdvak or w.tijdvak) == tijdvak
    ]
    housed = _som(w.getal for w in rij.waarden if w.kolom.naam == "gehuisvest" and w.tijdvak == tijdvak)
    if check.naam == "opgave":
        return None if task is None else task - sum(begin)
    given = [rij.controles[k.index] for k in found.kolommen.van("opgave") if k.index in rij.controles]
    if check.naam == "resterend" and housed is not None:
        if task is not None:
            return task - sum(begin) - housed
        return round(given[0]) - housed if given else None
    return None


def _som(values: Iterator[int]) -> int | None:
    found = list(values)
    return found[0] if len(found) == 1 else None


# ---------------------------------------------------------------- asked


def _tijdvak(
    found: Gelezen, k: CijferKolom, rows: list[tuple[Rij, Waarde]], antwoorden: Antwoorden
) -> tuple[bool, Tijdvak | None]:
    """Whether it is certain, and the tijdvak where it is not each row's own."""
    if all(w.tijdvak is not None for _, w in rows):
        return True, None
    options = kandidaten(k, found.kolommen.tijdvak)
    code = f"r{k.code}"
    if antwoorden.get(code) == WEG:
        return False, None
    example = next((w.getal for _, w in rows if w.getal), rows[0][1].getal)
    if options:
        first = options[0]
        keuzes = (Keuze(str(first), f"Begin van {first}"), Keuze(str(first.volgende), f"Eind van {first}"))
        text = f"{k.titel}: is {zeg_getal(example)} het begin of het eind van {first}?"
        found.vragen[code] = Vraag(code, text, (*keuzes, Keuze(WEG, "Laat deze kolom weg")), k.kolom.kop)
    return False, None


def _teken(found: Gelezen, k: CijferKolom, rows: list[tuple[Rij, Waarde]], antwoorden: Antwoorden) -> int:
    """With what a number is multiplied; 0 while it is asked. Asked where a plus and a minus do not speak for
    themselves: a minus under "achterstand" or "voorsprong", and a restant that is a plus everywhere."""
    usual, code = TEKEN[k.naam], f"s{k.code}"
    values = [w.getal for _, w in rows if w.getal]
    taught = woorden(k.kolom.kop) == ("restant",) and found.kolommen.een("tijdvak") is not None
    if taught:  # the form that /gegevens teaches: below nought is achterstand
        return usual
    clear = not any(v < 0 for v in values) if k.naam != "restant" else any(v < 0 for v in values) or not values
    if clear:
        return usual
    said = antwoorden.get(code)
    if said in ("min", "plus"):  # which of the two is an achterstand
        return 1 if said == "min" else -1
    rij, example = next((rij, w) for rij, w in rows if (w.getal < 0) == (k.naam != "restant") and w.getal)
    number = zeg_getal(abs(example.getal))
    behind, ahead = f"{rij.naam}: achterstand {number}", f"{rij.naam}: voorsprong {number}"
    minus, plus = (behind, ahead) if example.getal < 0 else (ahead, behind)
    text = f"{k.titel}: bij {rij.naam} staat {zeg_getal(example.getal)}. Is dat een achterstand of een voorsprong?"
    found.vragen[code] = Vraag(code, text, (Keuze("min", minus), Keuze("plus", plus)), k.kolom.kop)
    return 0


# ---------------------------------------------------------------- held against each other


def controles(found: Gelezen, how: dict[int, Saldo]) -> list[Controle]:
    """Every column of sums against its rows, and every sum row against its column."""
    checked = [_kolom(found, k, how) for k in found.kolommen.van("opgave", "resterend", "procent")]
    rows = [c for total in found.totalen if total.gebied.soort is not Soort.LAND for c in _totaal(found, total)]
    return [*(c for c in checked if c is not None), *rows]


def _kolom(found: Gelezen, k: CijferKolom, how: dict[int, Saldo]) -> Controle | None:
    wrong, tested = [], 0
    for rij in found.rijen:
        if k.index not in rij.controles:
            continue
        said = rij.controles[k.index]
        right, expected = _klopt(found, rij, k, said, how)
        if right is None:
            continue
        tested += 1
        wrong += [] if right else [(rij, said, expected)]
    if not tested:
        return None
    kop = k.kolom.kop or k.kolom.boven
    if not wrong:
        return Controle(kop, True, f"{kop}: klopt in elke rij")
    rij, said, expected = wrong[0]
    more = f" (en nog {len(wrong) - 1})" if len(wrong) > 1 else ""
    shown = f"{round(said * 100 if k.naam == 'procent' and said <= 1.5 else said)}{'%' if k.naam == 'procent' else ''}"
    return Controle(kop, False, f"{kop}, {rij.naam}: er staat {shown}, ik reken {expected}{more}", rij.nummer)


def _klopt(found: Gelezen, rij: Rij, k: CijferKolom, said: float, how: dict[int, Saldo]) -> tuple[bool | None, str]:
    period = _periode(found, k, rij)
    if period is None:
        return None, ""
    if k.naam != "procent":
        expected = _verwacht(found, rij, k, period, how)
        return (None, "") if expected is None else (expected == round(said), zeg_getal(expected))
    task = _som(w.getal for w in rij.waarden if w.kolom.naam == "taakstelling" and w.tijdvak == period)
    housed = _som(w.getal for w in rij.waarden if w.kolom.naam == "gehuisvest" and w.tijdvak == period)
    if not task or housed is None:
        return None, ""
    part = said if said <= 1.5 and housed / task <= 2 else said / 100
    bases = [task, *(total for check, total in _totalen(found, rij, period) if check.naam == "opgave" and total > 0)]
    return any(abs(part - housed / base) < 0.0101 for base in bases), f"{round(housed / task * 100)}%"


def _totaal(found: Gelezen, total: Rij) -> list[Controle]:
    """A sum row: against the numbers above it, as they stand in the file."""
    rows, wide = found.rijen, []
    if found.kolommen.een("tijdvak") and total.tijdvak is not None:
        rows = [rij for rij in rows if rij.tijdvak == total.tijdvak]
    for w in total.waarden:
        numbers = [v.getal for rij in rows for v in rij.waarden if v.kolom.index == w.kolom.index]
        wide.append((w.kolom, w.getal, sum(numbers)))
    for index, value in total.controles.items():
        k = found.kolommen.alle[index]
        if k.naam != "procent":
            wide.append((k, round(value), sum(round(rij.controles.get(index, 0)) for rij in rows)))
    return [_som_controle(total, k, said, added) for k, said, added in wide]


def _som_controle(total: Rij, k: CijferKolom, said: int, added: int) -> Controle:
    kop = k.kolom.kop or k.kolom.boven
    if said == added:
        return Controle(kop, True, f"{total.naam}, {kop}: {zeg_getal(said)} klopt", total.nummer, said, added)
    text = (
        f"rij {total.nummer}, {total.naam}: bij {kop} staat {zeg_getal(said)}, de rijen samen zijn {zeg_getal(added)}"
    )
    return Controle(kop, False, text, total.nummer, said, added)

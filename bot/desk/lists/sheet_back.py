"""A sheet that went out comes back: each row found by its key, held against what is known, and recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from bot.desk.guard.sheets import Nagekeken
from bot.desk.lists.sheet import Blad, Plaats, Plan, Voorstel
from bot.desk.lists.sheet_keys import signed, split
from bot.desk.visit import Visit
from bot.screens import sheets as screens
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from bot.screens.sheets import TerugBeeld
from storage.invoer import LijstRow
from workflows.lijsten.blad import Tabel
from workflows.lijsten.terugblad import Terugrij, Vergeleken, Vorm, lees, vergelijk
from workflows.lijsten.vormen import vorm_van

OLD = "koppelingen"
"""The only form before a list knew which sheet it is."""


def is_ours(found: Nagekeken) -> bool:
    """Whether a list is a sheet that went out from here."""
    return _vorm(found.tabellen) is not None


def _vorm(tabellen: Sequence[Tabel]) -> Vorm | None:
    """The form of its first table that is one."""
    return next((vorm for t in tabellen if (vorm := vorm_van([k.kop for k in t.kolommen])) is not None), None)


def card(visit: Visit, row: LijstRow, found: Nagekeken, note: Tekst = "") -> Bericht:
    """What would be recorded of it."""
    visit.store.lijsten.expect_no_more(visit.me.id)
    return screens.card(_read(visit, row, found).beeld, note)


def page(visit: Visit, row: LijstRow, found: Nagekeken, number: int) -> Bericht | None:
    """All of it, a page at a time; None where it is no sheet of ours."""
    return screens.page(_read(visit, row, found).beeld, number) if is_ours(found) else None


# ---------------------------------------------------------------- which row is which


@dataclass(frozen=True, slots=True)
class _Gelezen:
    blad: Blad
    beeld: TerugBeeld
    plan: Plan


def _read(visit: Visit, row: LijstRow, found: Nagekeken) -> _Gelezen:
    vorm = _vorm(found.tabellen)
    assert vorm is not None  # noqa: S101  the caller asked `is_ours`
    blad = visit.office.features.bladen[vorm.naam]
    terug = lees(vorm, found.tabellen, visit.today)
    keyed, refused = _keyed(visit, blad, terug.rijen)
    known = blad.ken(visit, [plaats for _, plaats in keyed])
    proposed: list[Voorstel] = []
    said: list[tuple[str, str]] = []
    for rij, plaats in keyed:
        one = known.get(plaats)
        if one is None:
            refused.append((rij.naam, screens.gone(blad.woorden)))
        elif one.naam.casefold() != rij.genoemd.casefold():
            refused.append((rij.naam, screens.other(blad.woorden)))
        else:
            compared: Vergeleken = vergelijk(vorm, rij, one.nu, one.toen, blad.woorden.zegt)
            said += [(one.naam, text) for text in compared.meldingen]
            if compared.verschillen:
                proposed.append(Voorstel(plaats, one.naam, compared.verschillen))
    plan = blad.plan(visit, proposed)
    said += plan.bezwaren
    now = replace(plan, daden=plan.daden[: blad.per_keer])
    over = [*terug.over, *(f"blad {name}" for name in found.over if name != screens.COVER)]
    beeld = TerugBeeld(
        row.id,
        vorm,
        blad.woorden,
        len(terug.rijen),
        [(voorstel.naam, voorstel.verschillen) for voorstel, _ in now.daden],
        [f"{naam}: {text}" for naam, text in said],
        [*refused, *terug.fouten],
        over,
        len(plan.daden) - len(now.daden),
        _merk(now),
    )
    return _Gelezen(blad, beeld, now)


def _merk(plan: Plan) -> str:
    """What was shown is what is recorded: a press on a card that says something else shows the new one first."""
    said = [(one.plaats.rij, one.plaats.blad.over, one.verschillen, acts) for one, acts in plan.daden]
    return blake2b(repr(said).encode(), digest_size=4).hexdigest()


def _keyed(
    visit: Visit, ours: Blad, rijen: Sequence[Terugrij]
) -> tuple[list[tuple[Terugrij, Plaats]], list[tuple[str, str]]]:
    """The rows whose key holds, with what it says; and why the others do not."""
    good: list[tuple[Terugrij, Plaats]] = []
    refused: list[tuple[str, str]] = []
    for rij in rijen:
        parts = split(rij.sleutel)
        blad = visit.store.bladen.get(parts[0]) if parts is not None else None
        if parts is None or blad is None:
            refused.append((rij.naam, screens.UNKNOWN))
        elif not signed(blad, *parts[1:]):
            refused.append((rij.naam, screens.ALTERED))
        elif blad.persoon != visit.me.id:
            refused.append((rij.naam, screens.NOT_YOURS))
        elif visit.today > blad.tot:
            refused.append((rij.naam, screens.expired(blad.tot)))
        elif blad.vorm != ours.vorm.naam:
            refused.append((rij.naam, screens.OTHER_SHEET))
        elif not ours.mag(visit.office, visit.me, blad.organisatie, blad.over):
            refused.append((rij.naam, screens.gone(ours.woorden)))
        else:
            good.append((rij, Plaats(blad, parts[1], parts[2])))
    return _once(good, refused), refused


def _once(good: Sequence[tuple[Terugrij, Plaats]], refused: list[tuple[str, str]]) -> list[tuple[Terugrij, Plaats]]:
    """Rows of two sheets may be one and the same: the sheets were mixed. Then the rows must say the same."""
    by: dict[tuple[int, str, int], list[tuple[Terugrij, Plaats]]] = {}
    for item in good:
        by.setdefault((item[1].blad.organisatie, item[1].blad.over, item[1].rij), []).append(item)
    kept = []
    for items in by.values():
        if all(item[0].waarden == items[0][0].waarden for item in items):
            kept.append(min(items, key=lambda item: item[1].tot))  # the oldest: all that changed since is seen
        else:
            refused.append((", ".join(item[0].naam for item in items), screens.TWICE))
    return kept


# ---------------------------------------------------------------- recording, and taking back


def record(visit: Visit, row: LijstRow, mark: str) -> Bericht:
    """Record what the card with this mark proposed; what changed since is shown first."""
    found = Nagekeken.van_json(row.inhoud or {})
    if not is_ours(found):
        raise ValueError(mark)
    read = _read(visit, row, found)
    if read.beeld.merk != mark or not read.plan.daden:
        return card(visit, row, found, screens.CHANGED)
    sheet = read.plan.daden[0][0].plaats.blad
    refused = set(read.blad.leg_vast(visit, row.id, read.plan))
    visit.store.lijsten.recorded(row.id)
    visit.store.bladen.came_back(row.id, sheet.id)
    kept = [item for item in read.beeld.voorstellen if item[0] not in refused]
    way = read.blad.woorden.naar(sheet.organisatie, sheet.over)
    follows = read.blad.daarna(visit, read.plan) if read.blad.daarna is not None else ""
    return screens.recorded(replace(read.beeld, voorstellen=kept), sorted(refused), way, follows)


def take_back(visit: Visit, row: LijstRow) -> Bericht | None:
    """All that came of it, of every row with which nobody went on since; None where the list is no sheet."""
    sheet = visit.store.bladen.of_list(row.id)
    if sheet is None and not visit.store.bladen.recorded(row.id):
        return None
    blad = visit.office.features.bladen[sheet.vorm if sheet is not None else OLD]
    gone, kept = blad.terug(visit, row.id)
    if not kept:
        visit.store.lijsten.taken_back(row.id)
    way = blad.woorden.naar(*((sheet.organisatie, sheet.over) if sheet is not None else (0, "")))
    return screens.taken_back(blad.woorden, gone, kept, way)

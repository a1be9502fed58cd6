"""A sheet of koppelingen that comes back: each row found by its key, held against what is known, and recorded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from bot.desk import after, cases, owners, steps
from bot.desk.case import Opened
from bot.desk.guard.sheets import Nagekeken
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.features.invoer import card_screens, sheet_out
from bot.features.invoer import sheet_screens as screens
from bot.features.invoer.sheet_screens import TerugBeeld
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from storage.invoer import LijstRow
from workflows.engine.machine import Geweigerd, NietOpen
from workflows.engine.zaak import CORRIGEER, daad, herspeel
from workflows.koppeling.plan import SPOOR
from workflows.koppeling.tabel import KOPPELING
from workflows.lijsten.terugblad import Daad, Terugrij, Vergeleken, Verschil, daden, is_terug, lees, vergelijk

AT_ONCE = 50
"""Koppelingen that are recorded at one press: about a fifth of a second, in which nobody else is served."""


def is_ours(found: Nagekeken) -> bool:
    """Whether a list is a sheet that went out from here."""
    return any(is_terug([k.kop for k in tabel.kolommen]) for tabel in found.tabellen)


def card(visit: Visit, row: LijstRow, found: Nagekeken, note: Tekst = "") -> Bericht:
    """What would be recorded of it."""
    if not may(visit.me, Actie.LIJST_INVOEREN):
        visit.store.lijsten.drop(row.id)
        return card_screens.not_these(note)
    visit.store.lijsten.expect_no_more(visit.me.id)
    return screens.card(_read(visit, row, found).beeld, note)


def page(visit: Visit, row: LijstRow, found: Nagekeken, number: int) -> Bericht | None:
    """All of it, a page at a time; None where it is no sheet of ours."""
    return screens.page(_read(visit, row, found).beeld, number) if is_ours(found) else None


# ---------------------------------------------------------------- which koppeling a row is


@dataclass(frozen=True, slots=True)
class _Gelezen:
    beeld: TerugBeeld
    daden: Sequence[tuple[int, Sequence[Daad]]]


def _read(visit: Visit, row: LijstRow, found: Nagekeken) -> _Gelezen:
    terug = lees(found.tabellen, visit.today)
    keyed, refused = _keyed(visit, terug.rijen)
    opened = {c.row.id: c for c in cases.all_opened(visit.office, [zaak for _, zaak, _ in keyed])}
    proposals: list[tuple[str, Sequence[Verschil]]] = []
    acts: list[tuple[int, Sequence[Daad]]] = []
    said: list[str] = []
    for rij, zaak, regel in keyed:
        case = opened.get(zaak)
        if (
            case is None
            or case.row.procedure != KOPPELING.naam
            or not may(visit.me, Actie.ZAAK_STAP, case.row.organisatie)
        ):
            refused.append(f"{rij.naam}: {screens.GONE}")
        elif case.row.referentie.casefold() != rij.referentie.casefold():
            refused.append(f"{rij.naam}: {screens.OTHER}")
        else:
            compared, done = _of_one(visit, case, rij, regel)
            said += [f"{case.row.referentie}: {text}" for text in compared.meldingen]
            if done:
                proposals.append((case.row.referentie, compared.verschillen))
                acts.append((zaak, done))
    over = [*terug.over, *(f"blad {name}" for name in found.over if name != screens.COVER)]
    later = max(0, len(acts) - AT_ONCE)
    beeld = TerugBeeld(
        row.id, len(terug.rijen), proposals[:AT_ONCE], said, [*refused, *terug.fouten], over, later, _merk(acts)
    )
    return _Gelezen(beeld, acts[:AT_ONCE])


def _merk(acts: Sequence[tuple[int, Sequence[Daad]]]) -> str:
    """What was shown is what is recorded: a press on a card that says something else shows the new one first."""
    return blake2b(repr(acts).encode(), digest_size=4).hexdigest()


def _keyed(visit: Visit, rijen: Sequence[Terugrij]) -> tuple[list[tuple[Terugrij, int, int]], list[str]]:
    """The rows whose key holds, with its case and line; and why the others do not."""
    good: list[tuple[Terugrij, int, int]] = []
    refused: list[str] = []
    for rij in rijen:
        parts = sheet_out.split(rij.sleutel)
        blad = visit.store.bladen.get(parts[0]) if parts is not None else None
        if parts is None or blad is None:
            refused.append(f"{rij.naam}: {screens.UNKNOWN}")
        elif not sheet_out.signed(blad, *parts[1:]):
            refused.append(f"{rij.naam}: {screens.ALTERED}")
        elif blad.persoon != visit.me.id:
            refused.append(f"{rij.naam}: {screens.NOT_YOURS}")
        elif visit.today > blad.tot:
            refused.append(f"{rij.naam}: {screens.expired(blad.tot)}")
        else:
            good.append((rij, parts[1], parts[2]))
    return _once(good, refused), refused


def _once(good: Sequence[tuple[Terugrij, int, int]], refused: list[str]) -> list[tuple[Terugrij, int, int]]:
    """Rows of two sheets may be of one koppeling: the sheets were mixed. Then the rows must say the same."""
    by: dict[int, list[tuple[Terugrij, int, int]]] = {}
    for item in good:
        by.setdefault(item[1], []).append(item)
    kept = []
    for items in by.values():
        if all(item[0].waarden == items[0][0].waarden for item in items):
            kept.append(min(items, key=lambda item: item[2]))  # the oldest: all that changed since is seen
        else:
            refused.append(f"{', '.join(item[0].naam for item in items)}: staat er vaker, met andere gegevens")
    return kept


def _of_one(visit: Visit, case: Opened, rij: Terugrij, regel: int) -> tuple[Vergeleken, Sequence[Daad]]:
    """A row held against its koppeling, with the acts that record what differs; none where one of them cannot be."""
    now = sheet_out.known(case.zaak.feiten)
    stand = rij.stand.casefold()
    other_stand = bool(stand) and stand != sheet_out.stand_of(case, case.zaak).casefold()
    differs = any(value != now[naam] for naam, value in rij.waarden.items())
    if not (differs or other_stand):
        return vergelijk(rij, now, now), ()
    sent = herspeel(case.procedure, [r for r in case.regels if r.id is not None and r.id <= regel])
    compared = vergelijk(rij, sheet_out.known(sent.feiten), now)
    if other_stand and stand != sheet_out.stand_of(case, sent).casefold() and not compared.verschillen:
        compared = Vergeleken((), (*compared.meldingen, screens.STAND))
    if not compared.verschillen:
        return compared, ()
    acts, why = daden(case.procedure, case.zaak, compared.verschillen, visit.today)
    why = why or _against(visit, case, acts)
    if why:
        return Vergeleken((), (*compared.meldingen, why)), ()
    return compared, acts


def _against(visit: Visit, case: Opened, acts: Sequence[Daad]) -> str:
    """What the desk has against it, beside the procedure."""
    if case.alleen_lezen:
        return screens.NOT_NOW
    if not case.loopt:
        return screens.ENDED
    for act in acts:
        if act.trigger and not owners.may_take(visit.office, visit.me, case, SPOOR, act.trigger):
            return screens.NOT_NOW
        against = steps.handling_of(visit, case).houdt_tegen(visit, case, act.trigger) if act.trigger else None
        if against:
            return against
    return ""


# ---------------------------------------------------------------- recording, and taking back


def record(visit: Visit, row: LijstRow, mark: str) -> Bericht:
    """Record what the card with this mark proposed; what changed since is shown first."""
    found = Nagekeken.van_json(row.inhoud or {})
    read = _read(visit, row, found)
    if read.beeld.merk != mark or not read.daden:
        return card(visit, row, found, screens.CHANGED)
    refused = {ref for ref, lines in _recorded(visit, row.id, read) if not lines}
    visit.store.lijsten.recorded(row.id)
    kept = [item for item in read.beeld.voorstellen if item[0] not in refused]
    return screens.recorded(replace(read.beeld, voorstellen=kept), sorted(refused))


def _recorded(visit: Visit, ident: int, read: _Gelezen) -> Iterator[tuple[str, Sequence[int]]]:
    """Record each koppeling whole or not at all: its reference, with the lines that were written."""
    for zaak, acts in read.daden:
        case = cases.open_case(visit, zaak, Actie.ZAAK_STAP)
        assert case is not None  # noqa: S101  the right was just asked
        had = {line.id for line in case.regels}
        try:
            for act in acts:
                case = _do(visit, case, act)
            lines = [line.id for line in case.regels if line.id is not None and line.id not in had]
        except (Geweigerd, NietOpen):  # another case has something against it
            lines = []
            while case.regels and _last(case) not in had:
                case = steps.take_back(visit, case).na
        visit.store.bladen.record(ident, zaak, lines)
        yield case.row.referentie, lines


def _do(visit: Visit, case: Opened, act: Daad) -> Opened:
    if act.trigger:
        return steps.put(visit, case, SPOOR, act.trigger, act.feiten).na
    done = steps.note(visit, case, CORRIGEER, act.feiten).na
    after.corrected(visit, case.row.id)
    return done


def _last(case: Opened) -> int | None:
    """The line of the last act that still counts."""
    act = daad(case.procedure, case.regels)
    return act.id if act is not None else None


def take_back(visit: Visit, made: Mapping[int, Sequence[int]]) -> tuple[int, list[str]]:
    """All of it, of every koppeling in which nobody did anything since: how many, and those that stay."""
    gone, kept = 0, list[str]()
    for zaak, lines in made.items():
        case = cases.open_case(visit, zaak, Actie.ZAAK_STAP)
        if case is None:
            continue
        if not lines or case.regels[-1].id != lines[-1]:
            kept.append(case.row.referentie)
            continue
        while _last(case) in lines:
            case = steps.take_back(visit, case).na
        gone += 1
    return gone, kept

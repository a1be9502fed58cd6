"""A list of figures that was read: what it would change, recorded on a press, and taken back on another."""

from collections.abc import Sequence

from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import Visit
from bot.features.cijfers import checking, saldo
from bot.features.cijfers import figures_screens as cijfer_screens
from bot.features.cijfers.checking import Voorstel
from bot.features.invoer import figures_screens as list_screens
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from storage.cijfers import LAND
from workflows.cijfers.lijst import Fout
from workflows.lijsten.lezing import Lezing


def may_not(note: Tekst = "") -> Bericht:
    """Who may enter figures."""
    return cijfer_screens.may_not().met(boven=note)


def _proposed(visit: Visit, lezing: Lezing) -> tuple[list[Voorstel], list[Fout], int]:
    """What may be recorded, what may not and why, and how many stand there already."""
    good, wrong = checking.keur_voor(visit.office, visit.me, lezing.cijfers, visit.today)
    refused = {fout.nummer for fout in wrong}
    same = len(lezing.cijfers) - len(good) - sum(item.nummer in refused for item in lezing.cijfers)
    return good, wrong, max(0, same)


def card(visit: Visit, ident: int, lezing: Lezing, note: Tekst = "") -> Bericht:
    """What would be recorded: by gemeente, with its values; for whom it counts; what is wrong."""
    good, wrong, same = _proposed(visit, lezing)
    lower = [checking.gebied_naam(visit.office, c.gebied) for c in checking.minder(visit.office, good)]
    found = list_screens.Beeld(
        ident, lezing, _lines(visit, good), _wrong(lezing, wrong), same, tuple(lower), _reach(visit, good)
    )
    return list_screens.card(found, note)


def page(visit: Visit, ident: int, lezing: Lezing, number: int) -> Bericht:
    """All of it, a page at a time."""
    good, wrong, _ = _proposed(visit, lezing)
    return list_screens.page(ident, _lines(visit, good), _wrong(lezing, wrong), number)


def _wrong(lezing: Lezing, wrong: Sequence[Fout]) -> tuple[tuple[int, str], ...]:
    rows = [*((f.rij, f.tekst) for f in lezing.fouten), *((f.nummer, f.tekst) for f in wrong)]
    return tuple(dict.fromkeys(sorted(rows)))


def _lines(visit: Visit, good: Sequence[Voorstel]) -> tuple[list_screens.Regel, ...]:
    """By gemeente and tijdvak, in the order of the list."""
    rows: dict[tuple[str, str], list[Voorstel]] = {}
    for item in good:
        rows.setdefault((item.cijfer.gebied, item.cijfer.periode), []).append(item)
    return tuple(
        list_screens.Regel(checking.gebied_naam(visit.office, gebied), periode, tuple((v.cijfer, v.was) for v in items))
        for (gebied, periode), items in rows.items()
    )


def _reach(visit: Visit, good: Sequence[Voorstel]) -> str:
    """For whom these figures count."""
    if any(v.cijfer.gebied == LAND or v.cijfer.soort == "inwoners" for v in good):
        return list_screens.LAND
    own = {v.cijfer.eigen for v in good}
    if own == {None}:
        return list_screens.everybody([o.naam for o in organisations(visit.me, Actie.CIJFERS_INVOEREN)])
    return list_screens.OWN if None not in own else list_screens.BOTH


def record(visit: Visit, ident: int, lezing: Lezing) -> Bericht:
    """Record what is good. What was good may be wrong by now: somebody entered a figure, a right was lost."""
    good, wrong, same = _proposed(visit, lezing)
    if not good:
        return card(visit, ident, lezing)
    made = [visit.store.cijfers.add(item.cijfer, visit.me.id, visit.now) for item in good]
    visit.store.lijsten.recorded(ident, made)
    left = len(_wrong(lezing, wrong))
    return list_screens.recorded(
        ident, len(made), left, same, toezicht=_follows(visit), stand=may(visit.me, Actie.STAND_ZIEN)
    )


def _follows(visit: Visit) -> bool:
    """Whether this person follows gemeenten, and has no stand of an own gemeente."""
    return bool(organisations(visit.me, Actie.TOEZICHT)) and not saldo.eigen(visit.me)


def take_back(visit: Visit, idents: Sequence[int]) -> tuple[int, list[str]]:
    """Withdraw figures that nobody changed since; gives how many, and the names of the others."""
    gone, kept = 0, list[str]()
    for ident in idents:
        row = visit.store.cijfers.get(ident)
        if row is None:
            continue
        later = [c for c in visit.store.cijfers.of(row.soort, row.gebied, row.periode, row.eigen) if c.tot == row.tot]
        name = checking.gebied_naam(visit.office, row.gebied)
        if not _still_mine(visit, row.gebied) or (later and later[-1].id != ident):
            kept.append(f"{name} {row.periode} {cijfer_screens.SOORT[row.soort]}")
            continue
        visit.store.cijfers.withdraw(ident, visit.now)
        gone += 1
    return gone, kept


def _still_mine(visit: Visit, gebied: str) -> bool:
    if gebied == LAND:
        return may(visit.me, Actie.CIJFERS_LAND)
    return checking.wie_voor(visit.office, visit.me, gebied) is not None or may(visit.me, Actie.CIJFERS_LAND)

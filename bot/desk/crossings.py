"""Cases that touch each other, at the desk: whether an act can be done beside the cases that belong to this one, and
what it does to them. The rows say so (`workflows/engine/kruising.py`); here they are asked and carried out.

What follows in another case is written there, and leads no further from there.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby
from typing import Any

from bot.desk import after, cases
from bot.desk.case import Gedaan, Meegegaan, Opened
from bot.desk.feature import Band
from bot.desk.owners import as_regio_only, right_of, takes_part
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.screens import beside as screens
from bot.screens.case import GeschiedenisRegel
from bot.screens.zaakregel import Aanvulling
from storage.cases import CaseRow
from workflows.engine.kruising import ANDER, MAG, WIS, Kruising, Oordeel, Verandering, gevolg, oordeel, schrijft
from workflows.engine.tabel import Procedure
from workflows.engine.zaak import MAAK, Regel, Zaak, daad, neem_terug

Feiten = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Act:
    """What is done: the line of this trigger, or taking it back, with the facts that it brings. `row` is the case in
    which it is done, None while that is being made; `known` its facts before the act and after it. `terug` is the line
    that is taken back."""

    procedure: str
    organisatie: int
    trigger: str
    brengt: Feiten
    known: Sequence[Feiten]
    row: CaseRow | None = None
    terug: GeschiedenisRegel | None = None


@dataclass(frozen=True, slots=True)
class _Touched:
    """A case that belongs to the one in which something is done, and the rows that concern it."""

    other: Opened
    band: Band
    rows: Sequence[Kruising]


# ---------------------------------------------------------------- before the act


class Known(Enum):
    """How far the facts of an act are known: those answered so far in a form, all that a form asked and asked back, or
    all."""

    SO_FAR = auto()
    ANSWERED = auto()
    ALL = auto()


def making(
    visit: Visit,
    procedure: Procedure,
    organisatie: int,
    feiten: Feiten,
    known: Known = Known.ALL,
    brengt: Feiten | None = None,
) -> Oordeel:
    """What other cases say of making a case with these facts, of which `brengt` is asked now: all, where it is None."""
    begun = Zaak({spoor.naam: spoor.begin for spoor in procedure.sporen}, dict(feiten))
    brought = feiten if brengt is None else brengt
    return _verdict(visit, _Act(procedure.naam, organisatie, MAAK, brought, [feiten]), None, begun, known)


def before(
    visit: Visit,
    case: Opened,
    trigger: str,
    result: Zaak,
    brengt: Feiten,
    known: Known = Known.ALL,
    *,
    terug: bool = False,
) -> Oordeel:
    """What the cases that belong to this one say of an act that brings these facts and would leave it as `result`."""
    act = _act(case, trigger, brengt, result, _line(case, case.daad) if terug and case.daad is not None else None)
    return _verdict(visit, act, case.zaak, result, known)


def _act(case: Opened, trigger: str, brengt: Feiten, result: Zaak, terug: GeschiedenisRegel | None = None) -> _Act:
    known = [case.zaak.feiten, result.feiten]
    return _Act(case.row.procedure, case.row.organisatie, trigger, brengt, known, case.row, terug)


def _verdict(visit: Visit, act: _Act, was: Zaak | None, result: Zaak, known: Known) -> Oordeel:
    """A refusal by any of them goes before every question. What rows ask about a fact, a form asks with its answer."""
    rows = _rows(visit, act)
    if known is Known.SO_FAR:
        rows = [rij for rij in rows if rij.velden]
    if known is Known.ANSWERED:
        rows = [replace(rij, vraagt=None) if rij.velden else rij for rij in rows]
    asked = MAG
    for item in _touched(visit, act, rows):
        found = _of_one(visit, act, item, was, result)
        if found.weigert:
            return found
        asked = asked if asked.vraagt else found
    return asked


def _of_one(visit: Visit, act: _Act, item: _Touched, was: Zaak | None, result: Zaak) -> Oordeel:
    """What one other case says, with its reference in the words: as it will be when what followed there goes back."""
    other, before = item.other.zaak, (was, item.other.zaak) if was is not None else None
    if act.terug is not None:
        wrote = schrijft(visit.office.features.kruisingen.van(act.procedure, act.trigger))
        back = _followed(item.other, act.terug, wrote)
        other = back[0] if back is not None else other
    found = oordeel(item.rows, result, other, visit.today, visit.office.kalender, was=before)
    row = item.other.row
    refused, asked = (words.replace(ANDER, row.referentie) for words in (found.weigert, found.vraagt))
    return Oordeel(refused, asked, row.id)


# ---------------------------------------------------------------- after the act


def follow(visit: Visit, done: Gedaan) -> None:
    """Let the cases that belong to this one go along with what was just done in it, or taken back."""
    if done.terug is not None:
        _follow_back(visit, done, done.terug)
        return
    line = done.regels[0]
    act = _act(done.voor, line.trigger, line.feiten, done.na.zaak)
    for item in _touched(visit, act, _rows(visit, act), right=True):
        changed = _change(visit, item.rows, done.na.zaak, item.other, done.voor.zaak)
        _write(visit, item, changed, Meegegaan(done.na, line, terug=False))


def _follow_back(visit: Visit, done: Gedaan, undone: Regel) -> None:
    """What followed from an act goes with it, where nobody went on there; else as the rows about taking it back say."""
    line = _line(done.voor, undone)
    act = _act(done.voor, undone.trigger, undone.feiten, done.na.zaak)
    forth, back = _rows(visit, act), _rows(visit, replace(act, terug=line))
    for item in _touched(visit, act, [*forth, *back], right=True):
        changed = _followed(item.other, line, schrijft(forth)) or _change(
            visit, [rij for rij in item.rows if rij.terug], done.na.zaak, item.other
        )
        _write(visit, item, changed, Meegegaan(done.na, undone, terug=True))


def gone(visit: Visit, case: Opened) -> None:
    """A case is about to be deleted: what its making did to others is taken back where nobody went on there."""
    act, made = _act(case, WIS, {}, case.zaak), visit.office.features.kruisingen.van(case.row.procedure, MAAK)
    for item in _touched(visit, act, _rows(visit, act), right=True):
        changed = _change(visit, item.rows, case.zaak, item.other)
        if changed is not None:
            back = _followed(item.other, case.geschiedenis[0], schrijft(made))
            _write(visit, item, back or changed, Meegegaan(case, None, terug=False))


def _change(
    visit: Visit, rows: Sequence[Kruising], result: Zaak, other: Opened, was: Zaak | None = None
) -> Verandering | None:
    return gevolg(rows, result, other.zaak, visit.today, visit.office.kalender, was=was)


def _followed(other: Opened, line: GeschiedenisRegel, wrote: Container[str]) -> Verandering | None:
    """The other case without what followed there from this line; None when nothing did, or somebody went on there."""
    last = daad(other.procedure, other.regels)
    if last is None or last.trigger not in wrote:
        return None
    written = _line(other, last)
    same = (written.moment, written.actor) == (line.moment, line.actor)
    return neem_terug(other.procedure, other.regels) if same else None


def _line(case: Opened, regel: Regel) -> GeschiedenisRegel:
    return next(item for item in case.geschiedenis if item.regel.id == regel.id)


def _write(visit: Visit, item: _Touched, changed: Verandering | None, meegegaan: Meegegaan) -> None:
    if changed is None:
        return
    went = cases.write(visit, item.other, *changed)
    visit.office.features.procedures[item.other.row.procedure].daarna(visit, went)
    after.done(visit, item.other.row.id)
    item.band.meegegaan(visit, meegegaan, went.na)


# ---------------------------------------------------------------- on the screen


def beside(office: Office, case: Opened) -> Aanvulling:
    """The cases that run and touch this one, where their band is shown, each once under the first title."""
    act, shown = _act(case, "", {}, case.zaak), []
    for titel, banden in groupby((band for band in office.features.banden.values() if band.toont), _title):
        idents = (ident for band in banden for ident in _idents(office, act, band) if ident != case.row.id)
        rows = (office.store.cases.get(ident) for ident in dict.fromkeys(idents))
        found = [named(office, row) for row in rows if row is not None and row.organisatie == case.row.organisatie]
        shown.append(screens.beside(titel, [item for item in found if not item.stand.eind]))
    lines = [line for item in shown for line in item.regels]
    return Aanvulling(regels=lines, kort=lines, knoppen=tuple(row for item in shown for row in item.knoppen))


def _title(band: Band) -> str:
    return band.toont


def named(office: Office, row: CaseRow) -> screens.Ernaast:
    """Where it is: its first track that has no outcome yet."""
    procedure = office.features.procedures[row.procedure].bij(row.feiten)
    tracks = ((spoor, row.standen.get(spoor.naam)) for spoor in procedure.sporen)
    known = [spoor.stand(procedure.stand_nu(naam)) for spoor, naam in tracks if naam is not None]
    return screens.Ernaast(row.id, row.referentie, procedure, next((s for s in known if not s.eind), known[-1]))


# ---------------------------------------------------------------- which cases


def _rows(visit: Visit, act: _Act) -> list[Kruising]:
    rows = visit.office.features.kruisingen.van(act.procedure, act.trigger, terug=act.terug is not None)
    return [rij for rij in rows if rij.geldt(act.brengt)]


def _touched(visit: Visit, act: _Act, rows: Sequence[Kruising], *, right: bool = False) -> Iterator[_Touched]:
    """The cases that the rows are about; with `right` only those in which this person may take steps, or that are of
    the gemeente in whose case another party takes a step of its own. They are looked for only where there is a row
    about them."""
    by_band = sorted(rows, key=lambda rij: (rij.band, rij.ander))
    for (naam, ander), found in groupby(by_band, key=lambda rij: (rij.band, rij.ander)):
        band, about = visit.office.features.banden[naam], list(found)
        for ident in dict.fromkeys(_idents(visit.office, act, band)):
            other = cases.present(visit, ident) if act.row is None or ident != act.row.id else None
            if other is None or other.row.procedure != ander or not _of_the_house(visit, act, band, other):
                continue
            if other.alleen_lezen:  # it can only be looked at
                continue
            own = other.row.organisatie == act.organisatie == visit.partij_bij
            if not right or own or may(visit.me, right_of(visit.office, other, Actie.ZAAK_STAP), act.organisatie):
                yield _Touched(other, band, about)


def _of_the_house(visit: Visit, act: _Act, band: Band, other: Opened) -> bool:
    if other.row.organisatie == act.organisatie and not as_regio_only(visit.me, act.organisatie):
        return True
    return band.huizen and takes_part(visit.office, visit.me, other.row, Actie.ZAAK_ZIEN)


def _idents(office: Office, act: _Act, band: Band) -> Iterator[int]:
    """By what the case says before the act and after it, or by what the others say of it: looked up once where the
    facts are the same."""
    ident = act.row.id if act.row is not None else 0
    found = {tuple(known.get(naam) for naam in band.velden): known for known in act.known}
    for known in found.values():
        if act.procedure == band.procedure:
            yield from band.naar(office, act.organisatie, known)
        if act.procedure == band.ander:
            yield from band.van(office, act.organisatie, ident, known)

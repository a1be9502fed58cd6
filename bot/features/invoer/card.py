"""From what was read of a list to its card, and what is pressed under it."""

from bot.desk.feature import Lijstlezer
from bot.desk.guard import referentie_bezwaar
from bot.desk.guard.sheets import Nagekeken
from bot.desk.lists import arriving, sheet_back
from bot.desk.lists.gebieden import lijkt_op, vinder
from bot.desk.provincies import provincie_van
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import Office, Visit
from bot.features.invoer import card_screens, desk, figures, undo
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from storage.invoer import LijstRow
from storage.people import Persoon
from workflows.lijsten.lees import lees
from workflows.lijsten.lezing import Lezing
from workflows.lijsten.tabel import CIJFERS, KOPPELINGEN

ZONDER = "zonder"
"""The answer that lets a list be read without the columns that must not come in."""

# ---------------------------------------------------------------- reading what was kept


def read(visit: Visit, row: LijstRow) -> tuple[Nagekeken, Lezing]:
    """What a list says after what was answered so far."""
    found = Nagekeken.van_json(row.inhoud or {})
    lezing = lees(
        found.soort,
        found.tabellen,
        row.antwoorden,
        visit.today,
        visit.office.kalender,
        vinder(visit.office.gemeenten, _provincie(visit.office, visit.me)),
        plaatsen=found.plaatsen,
        over=found.over,
        keur=referentie_bezwaar,
        lijkt_op=lambda naam: lijkt_op(visit.office.gemeenten, naam),
        geleerd=row.doel == "invoer",
        eigen=[o.naam for o in organisations(visit.me, Actie.CIJFERS_INVOEREN) if o.gemeente],
    )
    return found, lezing


def _provincie(office: Office, person: Persoon) -> str | None:
    """The provincie that the sender works in: of two gemeenten of one name that in it is meant."""
    for m in person.lidmaatschappen:
        if m.organisatie.gemeente:
            return office.gemeenten.op_code(m.organisatie.gemeente).provincie
        if (name := provincie_van(office, m.organisatie)) is not None:
            return name
    return None


# ---------------------------------------------------------------- shown for the first time


def first(visit: Visit, ident: int, *, instead: bool = False) -> None:
    """A list was read: show what came of it, in place of "ik lees je lijst"."""
    row = visit.store.lijsten.get(ident)
    assert row is not None  # noqa: S101  it was just read
    found = Nagekeken.van_json(row.inhoud or {})
    if found.personen:
        visit.store.lijsten.drop(ident)
        said, kept = (card_screens.persons(found.personen, gone=gone) for gone in (True, False))
    elif found.weg:
        said, kept = (card_screens.without(ident, found.weg, gone=gone) for gone in (True, False))
    else:
        shown = _shown(visit, row, card_screens.first_note(instead=instead))
        if not found.rijen:
            arriving.show(visit, row, shown)
            return
        notes = [card_screens.rows_of_persons(found.rijen, gone=gone) for gone in (True, False)]
        said, kept = (shown.met(boven=note) for note in notes)
    arriving.show(visit, row, said, kept)


def _shown(visit: Visit, row: LijstRow, note: Tekst = "") -> Bericht:
    """The card of its kind; that of figures says of a list that is none of any kind why it is not read."""
    found = Nagekeken.van_json(row.inhoud or {})
    if sheet_back.is_ours(found):
        return sheet_back.card(visit, row, found, note)
    return _reader(visit, row, found).kaart(visit, row, note)


def _reader(visit: Visit, row: LijstRow, found: Nagekeken) -> Lijstlezer:
    """Who deals with this list: what it was asked for, where it can be that, else what its headings say. Of who
    enters neither cases nor figures it may be another kind."""
    readers = visit.office.features.lijstlezers
    asked = readers.get(row.doel)
    if asked is not None and asked.past(found) and asked.mag(visit.me):
        return asked
    known = readers.get(found.soort, readers[CIJFERS])
    if known is readers[CIJFERS] and not any(readers[kind].mag(visit.me) for kind in (CIJFERS, KOPPELINGEN)):
        return next((r for r in readers.values() if r.mag(visit.me) and r.past(found)), known)
    return known


def may_figures(person: Persoon) -> bool:
    """Who may enter figures of some kind."""
    return may(person, Actie.CIJFERS_INVOEREN) or may(person, Actie.CIJFERS_LAND)


def of_figures(visit: Visit, row: LijstRow, note: Tekst = "") -> Bericht:
    """A list of figures: a refusal, a question, or what would be recorded."""
    _, lezing = read(visit, row)
    if (no := _refusal(visit, row, lezing, note)) is not None:
        return no
    if not may_figures(visit.me):
        visit.store.lijsten.drop(row.id)
        return figures.may_not(note)
    visit.store.lijsten.expect_no_more(visit.me.id)
    return card_screens.question(row.id, lezing, note) if lezing.vragen else figures.card(visit, row.id, lezing, note)


def of_cases(visit: Visit, row: LijstRow, note: Tekst = "") -> Bericht:
    """A list of koppelingen: a refusal, a question, or its table."""
    found, lezing = read(visit, row)
    if (no := _refusal(visit, row, lezing, note)) is not None:
        return no
    if not may(visit.me, Actie.LIJST_INVOEREN):
        visit.store.lijsten.drop(row.id)
        return card_screens.not_these(note)
    visit.store.lijsten.expect_no_more(visit.me.id)
    if lezing.vragen:
        return card_screens.question(row.id, lezing, note)
    if row.invoer is not None and visit.store.invoer.get(row.invoer) is not None:
        return desk.table(visit, row.invoer, note)
    return desk.keep(visit, row, found, lezing, note)


def _refusal(visit: Visit, row: LijstRow, lezing: Lezing, note: Tekst) -> Bericht | None:
    if not lezing.weigering:
        return None
    visit.store.lijsten.drop(row.id)
    return card_screens.refused(lezing, expected=row.doel, note=note)


# ---------------------------------------------------------------- pressed


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`li:<list>:<what>`. Raises ValueError for a strange one."""
    row = visit.store.lijsten.get(int(words[0]))
    if row is None or row.persoon != visit.me.id or row.stand == "weg":
        return card_screens.gone()
    if row.stand in ("klaar", "terug"):
        return _after(visit, row, words[1:])
    if row.stand == "wacht":
        return card_screens.still_reading()
    match words[1:]:
        case ["z"]:
            visit.store.lijsten.answer(row.id, {**row.antwoorden, ZONDER: "ja"})
        case ["nee"]:
            visit.store.lijsten.drop(row.id)
            return card_screens.thrown_away()
        case [] | ["z", *_]:
            pass
        case rest:
            return _of_kind(visit, row, rest)
    again = visit.store.lijsten.get(row.id)
    return _shown(visit, again) if again is not None else card_screens.gone()


def _of_kind(visit: Visit, row: LijstRow, words: list[str]) -> Bericht | None:
    """What is pressed on the card of a sheet that came back, or of a kind of list."""
    found = Nagekeken.van_json(row.inhoud or {})
    if not sheet_back.is_ours(found):
        return _reader(visit, row, found).druk(visit, row, words)
    match words:
        case ["ja", mark]:
            return sheet_back.record(visit, row, mark)
        case ["alle", page]:
            return sheet_back.page(visit, row, found, int(page))
    return _shown(visit, row)


def on_figures(visit: Visit, row: LijstRow, words: list[str]) -> Bericht | None:
    """A question answered, the rows shown, all of it recorded. Raises ValueError for a strange one."""
    match words:
        case ["a", *code, choice]:
            _answer(visit, row, ":".join(code), choice)
        case ["ja"]:
            return _record(visit, row)
        case ["ja", mark]:
            raise ValueError(mark)  # of a sheet
        case ["alle", page]:
            return figures.page(visit, row.id, read(visit, row)[1], int(page))
    again = visit.store.lijsten.get(row.id)
    return _shown(visit, again) if again is not None else card_screens.gone()


def _answer(visit: Visit, row: LijstRow, code: str, choice: str) -> None:
    """Only a choice that is offered counts: a button of an older card says nothing any more."""
    _, lezing = read(visit, row)
    for vraag in lezing.vragen:
        if vraag.code == code and any(k.code == choice for k in vraag.keuzes):
            visit.store.lijsten.answer(row.id, {**row.antwoorden, code: choice})


def _record(visit: Visit, row: LijstRow) -> Bericht:
    found, lezing = read(visit, row)
    open_ = lezing.vragen or lezing.weigering or (found.weg and ZONDER not in row.antwoorden)
    if open_ or lezing.soort != "cijfers":
        return _shown(visit, row)
    return figures.record(visit, row.id, lezing)


def _after(visit: Visit, row: LijstRow, words: list[str]) -> Bericht:
    """A press on a list that was recorded: take all of it back, or say that it is done."""
    if words == ["t"]:
        return undo.take_back(visit, row)
    return undo.already(visit, row)

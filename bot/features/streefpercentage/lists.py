"""Somebody's own table for a calculation, sent as a file or pasted when nothing was asked: shown before it is recorded,
in a new calculation or in one that runs. What is pasted where numbers are asked, `desk` reads."""

from bot.desk.feature import Lijstlezer
from bot.desk.guard.sheets import Nagekeken
from bot.desk.lists.gebieden import lijkt_op, vinder
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import Visit
from bot.features.streefpercentage import desk, list_screens, screens
from bot.features.streefpercentage.desk import NAAM, RUNNING
from bot.screens import start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from storage.invoer import LijstRow
from storage.people import Persoon
from storage.plaatsen import Lijst
from workflows.lijsten.tabel import KOPPELINGEN, PROVINCIES
from workflows.streefpercentage import lijst, velden
from workflows.streefpercentage.lines import Gelezen
from workflows.streefpercentage.rekenen import Rij

OFFERED = 3
"""Calculations that are offered to take the numbers."""
ZONDER = "zonder"
"""What was answered where a column holds something of a person: read the rest."""


def may_send(person: Persoon) -> bool:
    """Who calculates."""
    return may(person, Actie.STREEF)


def fits(found: Nagekeken) -> bool:
    """Whether what was read can be a table of gemeenten, opgave and places; or nothing, which is then refused."""
    if found.soort in (KOPPELINGEN, PROVINCIES):
        return False
    return not found.tabellen or any(lijst.past_op(tabel) for tabel in found.tabellen)


def _read(visit: Visit, row: LijstRow) -> Gelezen:
    found = Nagekeken.van_json(row.inhoud or {})
    gemeenten = visit.office.gemeenten
    read = lijst.lees(found.tabellen, vinder(gemeenten), lambda naam: lijkt_op(gemeenten, naam), gemeenten.zoek)
    read.fout += [list_screens.private(nummer) for _, nummer in found.rijen]
    if found.over:
        read.meldingen.append(list_screens.other_sheets(found.over))
    return read


def _beeld(visit: Visit, row: LijstRow, read: Gelezen) -> list_screens.LijstBeeld:
    named = visit.office.gemeenten.op_code
    rows = [Rij(named(code).naam, *pair, code) for code, pair in read.cijfers.items()]
    return list_screens.LijstBeeld(row.id, rows, read, _running(visit))


def _running(visit: Visit) -> list[tuple[int, str]]:
    """The calculations that may take it, by their reference: the one of which the numbers are asked now, else those
    that run."""
    asked = desk.asked_for(visit)
    own = [o.id for o in organisations(visit.me, Actie.STREEF)]
    idents = [asked] if asked else visit.store.plaatsen.page(Lijst(NAAM, own), OFFERED)
    rows = [visit.store.cases.get(ident) for ident in idents]
    return [(row.id, row.referentie) for row in rows if row is not None]


def card(visit: Visit, row: LijstRow, note: Tekst = "") -> Bericht:
    """What would be recorded, and what not and why."""
    if not may_send(visit.me):
        visit.store.lijsten.drop(row.id)
        return screens.not_yours().met(boven=note)
    read = _read(visit, row)
    visit.store.lijsten.expect_no_more(visit.me.id)
    if not read.cijfers or len(read.cijfers) > velden.MEESTE:
        visit.store.lijsten.drop(row.id)
        why = [screens.too_many()] if read.cijfers else read.fout
        return list_screens.refused(why, read.kolommen, note)
    return list_screens.card(_beeld(visit, row, read), note)


def press(visit: Visit, row: LijstRow, words: list[str]) -> Bericht | None:
    """Record it: `n` in a new calculation, `i` in one that runs; or show all rows. Raises ValueError for another."""
    safe = ZONDER in row.antwoorden or not Nagekeken.van_json(row.inhoud or {}).weg
    match words:
        case ["n"] if safe and may_send(visit.me):
            return desk.begin_with(visit, _done(visit, row))
        case ["i", ident] if safe:
            case = desk.open_one(visit, int(ident), Actie.ZAAK_STAP)
            return desk.put(visit, case, _done(visit, row)) if case is not None else start.may_not()
        case ["alle", page]:
            return list_screens.page(_beeld(visit, row, _read(visit, row)), int(page))
        case ["n" | "i", *_]:
            return card(visit, row)
    raise ValueError(words)


def _done(visit: Visit, row: LijstRow) -> Gelezen:
    """What it says; from now on it is over, and so is the question that was open for it."""
    read = _read(visit, row)
    visit.store.lijsten.drop(row.id)
    asked = visit.store.gesprekken.open(visit.me.id)
    if asked is not None and asked.formulier in RUNNING:
        visit.store.gesprekken.end(asked.id)
    left = [list_screens.left_out(read.fout)] if read.fout else []
    read.meldingen = [*left, *read.meldingen]
    return read


LEZER = Lijstlezer(may_send, card, press, desk.asks_numbers, fits)

"""A list of koppelingen in one go: read from a file or a pasted text, checked, put right, and made into cases."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.desk import cases, crossings, forms
from bot.desk.feature import Answers, Doel, Form
from bot.desk.guard import Afgekeurd, referentie_ok
from bot.desk.guard.sheets import PRIVACY, Nagekeken
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Post, Visit, absent, send
from bot.features.invoer import koppelingen_screens, screens
from bot.features.invoer.screens import InvoerBeeld, RijBeeld
from bot.screens.list_card import about, marked
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from storage.cases import DoubleReference
from storage.invoer import InvoerRow, LijstRow, RijRow
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import pak_in, pak_uit
from workflows.engine.zaak import Geweigerd
from workflows.koppeling import lijst as koppeling_lijst
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.lijst import ZEKER, nagekeken, opbouw, stand_van, toets, twijfel
from workflows.koppeling.tabel import KOPPELING
from workflows.lijsten.koppelingen import PER_BLAD
from workflows.lijsten.lezing import Lezing

CHUNK = 25
"""Rows that become cases in one transaction: about a tenth of a second."""
SPOOR = KOPPELING.sporen[0]
# ---------------------------------------------------------------- what was read


def keep(visit: Visit, list_row: LijstRow, found: Nagekeken, lezing: Lezing, note: Tekst = "") -> Bericht:
    """The rows of a list that was read wait from here on, in place of what waited; shows the table."""
    own = organisations(visit.me, Actie.LIJST_INVOEREN)
    organisatie = own[0].id if len(own) == 1 else None
    rows = [RijRow(r.nummer, pak_in(_settled(r.waarden, r.fouten, visit.today)), r.fouten) for r in lezing.koppelingen]
    rows += [RijRow(_number(found, blad, n), {}, {PRIVACY: screens.PRIVATE}) for blad, n in found.rijen]
    batch = visit.store.invoer.start(visit.me.id, organisatie, sorted(rows, key=lambda r: r.nummer), visit.now)
    visit.store.lijsten.set_invoer(list_row.id, batch, about(lezing))
    return screens.table(_beeld(visit.office, batch), note)


def table(visit: Visit, ident: int, note: Tekst = "") -> Bericht:
    """A batch as it now is."""
    return screens.table(_beeld(visit.office, ident), note)


def _number(found: Nagekeken, blad: str, nummer: int) -> int:
    place = next((i for i, tabel in enumerate(found.tabellen) if tabel.blad == blad), 0)
    return place * PER_BLAD + nummer


def _settled(values: Mapping[str, Any], fouten: Mapping[str, str], today: date) -> dict[str, Any]:
    """A good row with its stand: what the dates tell today is what the person sees and confirms, also tomorrow."""
    return dict(values) if fouten else {**values, "stand": stand_van(values, today)}


# ---------------------------------------------------------------- what it looks like


def _beeld(office: Office, ident: int) -> InvoerBeeld:
    row = office.store.invoer.get(ident)
    assert row is not None  # noqa: S101  the caller found it
    person = office.store.people.by_id(row.persoon)
    choice = organisations(person, Actie.LIJST_INVOEREN) if person and row.organisatie is None else ()
    gemeente = office.store.people.organisatie(row.organisatie).naam if row.organisatie else ""
    came = office.store.lijsten.of_invoer(ident)
    over = tuple(marked(came.kaart)) if came is not None and came.stand == "kaart" else ()
    return InvoerBeeld(ident, _rijen(office, row), gemeente, choice, over, came.id if came is not None else None)


def _rijen(office: Office, batch: InvoerRow) -> list[RijBeeld]:
    """The rows as they now stand: a reference may have come into use since the list was read."""
    today = office.now().astimezone(AMSTERDAM).date()
    seen: dict[str, int] = {}
    shown = []
    for row in office.store.invoer.rows(batch.id):
        values = pak_uit(koppeling_lijst.VELDEN, row.waarden)
        fout = next(iter(row.fouten.values()), "")
        reference = str(values.get("referentie") or "")
        if reference and not fout and not row.klaar:
            fout = _double(seen, reference, row.nummer)
        beeld = RijBeeld(
            row.nummer,
            values,
            stand_van(values, today) or "",
            fout,
            zaak=row.zaak if row.klaar else None,
            twijfel=bool(row.fouten) and row.fouten == twijfel(values, today),
        )
        shown.append(_against_cases(office, batch, beeld) if beeld.goed and reference else beeld)
    return shown


def _double(seen: dict[str, int], reference: str, nummer: int) -> str:
    first = seen.setdefault(reference.casefold(), nummer)
    return "" if first == nummer else f"Dit zaaknummer staat ook in rij {first}."


def _against_cases(office: Office, batch: InvoerRow, beeld: RijBeeld) -> RijBeeld:
    """A case with this reference is the same koppeling, or another one: then the reference is wrong."""
    if batch.organisatie is None:
        return beeld
    case = office.store.cases.by_reference(KOPPELING.naam, batch.organisatie, str(beeld.waarden["referentie"]))
    if case is None:
        return beeld
    feiten = KoppelingFeiten(pak_uit(KOPPELING.velden, case.feiten))
    if feiten.koppelingsdatum == beeld.waarden["koppelingsdatum"]:
        other = screens.differs(feiten.personen, beeld.waarden["personen"])
        return replace(beeld, bekend=True, verschil=other, zelfde=case.id)
    return replace(beeld, fout=screens.REFERENCE_TAKEN)


# ---------------------------------------------------------------- what is pressed


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """A button under a batch: its number, and what to do with it."""
    batch = visit.store.invoer.get(int(words[0]))
    if batch is None or batch.persoon != visit.me.id:
        return screens.gone()
    match words[1:]:
        case ["rij", page]:
            return screens.page(_beeld(visit.office, batch.id), int(page))
        case ["ja"] if not batch.bezig:
            return _confirm(visit, batch)
        case ["fout"] if not batch.bezig:
            return next_error(visit, batch.id)
        case ["klopt"] if not batch.bezig:
            _days_are_right(visit, batch)
        case ["weg"] if not batch.bezig:
            return _without_errors(visit, batch)
        case ["voor", organisatie] if not batch.bezig and may(visit.me, Actie.LIJST_INVOEREN, int(organisatie)):
            visit.store.invoer.set_organisation(batch.id, int(organisatie))
        case ["stop"] if not batch.bezig:
            made = sum(row.klaar for row in visit.store.invoer.rows(batch.id))
            came = visit.store.lijsten.of_invoer(batch.id)
            if came is not None and came.stand == "kaart":
                visit.store.lijsten.drop(came.id)
            visit.store.invoer.delete(batch.id)
            return screens.thrown_away(made)
    return screens.table(_beeld(visit.office, batch.id))


def _without_errors(visit: Visit, batch: InvoerRow) -> Bericht:
    for rij in _rijen(visit.office, batch):
        if rij.fout:
            visit.store.invoer.drop_row(batch.id, rij.nummer)
    if not visit.store.invoer.rows(batch.id):
        visit.store.invoer.delete(batch.id)
        return screens.thrown_away(0)
    return screens.table(_beeld(visit.office, batch.id))


def _days_are_right(visit: Visit, batch: InvoerRow) -> None:
    """All days that were asked back are right."""
    for row in visit.store.invoer.rows(batch.id):
        values = pak_uit(koppeling_lijst.VELDEN, row.waarden)
        asked = twijfel(values, visit.today)
        if asked and row.fouten == asked and not row.klaar:
            sure = _settled({**values, ZEKER: sorted({*values.get(ZEKER, ()), *asked})}, {}, visit.today)
            visit.store.invoer.save_row(batch.id, row.nummer, pak_in(sure), {})


def _confirm(visit: Visit, batch: InvoerRow) -> Bericht | None:
    """Begin to make cases; a short list is done at once."""
    beeld = _beeld(visit.office, batch.id)
    if batch.organisatie is None or not beeld.goed:
        return screens.table(beeld)
    visit.store.invoer.confirm(batch.id, visit.incoming.chat, visit.incoming.message, beeld.goed)
    if beeld.goed > CHUNK:
        visit.post.chores = True
        return screens.busy(0, beeld.goed)
    busy = visit.store.invoer.get(batch.id)
    assert busy is not None  # noqa: S101  it was just confirmed
    _chunk(visit.office, visit.post, busy, visit.now)
    return _finish(visit.office, busy)


# ---------------------------------------------------------------- making cases


def work(office: Office, now: datetime) -> Post | None:
    """Make the next chunk of a confirmed list into cases, and show how far it is."""
    batch = office.store.invoer.busy()
    if batch is None:
        return None
    post = Post()
    more = _chunk(office, post, batch, now)
    person = office.store.people.by_id(batch.persoon)
    bericht = screens.busy(batch.totaal - more, batch.totaal) if more else _finish(office, batch)
    if person is not None:
        _progress(office, post, batch, batch.chat or person.chat, bericht, now)
    return post


def _progress(office: Office, post: Post, batch: InvoerRow, chat: int, bericht: Bericht, now: datetime) -> None:
    """In place of what the message said before; where that has not left yet, in its stead."""
    if batch.bericht is None:
        send(office, post, chat, bericht, now)
        return
    content = bericht.inhoud() | {"bericht": batch.bericht}
    if batch.rij is not None and office.store.outbox.replace_unsent(batch.rij, content):
        return
    row = office.store.outbox.add(chat, "antwoord", "bewerk", content, now, None)
    office.store.invoer.set_progress(batch.id, row.id)
    post.rows.append(row)


def _chunk(office: Office, post: Post, batch: InvoerRow, now: datetime) -> int:
    """Make some cases; gives how many good rows are left. A right that was lost meanwhile ends it."""
    person = office.store.people.by_id(batch.persoon)
    assert batch.organisatie is not None  # noqa: S101  only then it is confirmed
    ready = [rij for rij in _rijen(office, batch) if rij.goed]
    if person is None or not may(person, Actie.LIJST_INVOEREN, batch.organisatie):
        return 0
    for rij in ready[:CHUNK]:
        _make(absent(office, person, now, post), batch, rij)
    return max(0, len(ready) - CHUNK)


def _make(visit: Visit, batch: InvoerRow, rij: RijBeeld) -> None:
    """One case in its stand, with the history that leads there and the plan of what is still to come."""
    assert batch.organisatie is not None  # noqa: S101  only then it is confirmed
    office, store, now, today = visit.office, visit.store, visit.now, visit.today
    try:
        result, lines = opbouw(rij.waarden, today)
    except Geweigerd as refused:  # a day later than it was checked
        store.invoer.save_row(batch.id, rij.nummer, pak_in(rij.waarden), {"koppelingsdatum": refused.redenen[0]})
        return
    beside = crossings.making(visit, KOPPELING, batch.organisatie, result.feiten)
    if beside.weigert or beside.vraagt:  # nobody is here to be asked
        store.invoer.save_row(
            batch.id, rij.nummer, pak_in(rij.waarden), {"referentie": beside.weigert or beside.vraagt}
        )
        return
    reference = str(rij.waarden.get("referentie") or cases.give(office, batch.organisatie, KOPPELING.naam, today))
    try:
        row = cases.empty(office, KOPPELING, batch.organisatie, reference, batch.persoon, result, now)
    except DoubleReference:
        return  # somebody registered it just now: the row shows itself as known
    done = cases.write(visit, row, result, lines)
    crossings.follow(visit, done)
    given = not rij.waarden.get("referentie")
    values = dict(rij.waarden) | {"referentie": reference}
    store.invoer.save_row(batch.id, rij.nummer, pak_in(values), {})
    store.invoer.mark_done(batch.id, rij.nummer, done.na.row.id, given=given, skipped=len(done.voorbij))


def _finish(office: Office, batch: InvoerRow) -> Bericht:
    """Say what was made; what is wrong waits on."""
    office.store.invoer.unconfirm(batch.id)
    came = office.store.lijsten.of_invoer(batch.id)
    if came is not None:
        office.store.lijsten.recorded(came.id)
    beeld = _beeld(office, batch.id)
    made, given, skipped = office.store.invoer.made_since(batch.id)
    return screens.result(beeld, made, given, skipped)


# ---------------------------------------------------------------- putting rows right


def next_error(visit: Visit, ident: int) -> Bericht | None:
    """Ask what is wrong in the first row that has something wrong; the table when there is none."""
    beeld = _beeld(visit.office, ident)
    if not beeld.fout:
        return screens.table(beeld, screens.ALL_GOOD)
    rij = beeld.fout[0]
    fields = _asked(visit.office, ident, rij)
    known = {naam: rij.waarden[naam] for naam in fields} if rij.twijfel else None
    forms.start(visit, "invoerrij", {"invoer": ident, "rij": rij.nummer, "velden": fields}, known)
    return None


def _asked(office: Office, ident: int, rij: RijBeeld) -> list[str]:
    stored = next(row for row in office.store.invoer.rows(ident) if row.nummer == rij.nummer)
    if PRIVACY in stored.fouten:
        return ["referentie", "koppelingsdatum", "personen"]
    return list(stored.fouten) or ["referentie"]


def _form(office: Office, doel: Doel) -> Formulier | None:
    batch = office.store.invoer.get(int(doel["invoer"]))
    if batch is None:
        return None
    row = next((r for r in office.store.invoer.rows(batch.id) if r.nummer == doel["rij"]), None)
    fields = tuple(koppeling_lijst.VELDEN[naam] for naam in doel["velden"] if naam in koppeling_lijst.VELDEN)
    if row is None or row.klaar or not fields:
        return None
    name = row.waarden.get("referentie") or next(iter(row.fouten.values()), "")
    return Formulier("invoerrij", f"Rij {row.nummer} · {name}", fields)


def _row_of(office: Office, doel: Doel) -> RijRow | None:
    return next((r for r in office.store.invoer.rows(doel["invoer"]) if r.nummer == doel["rij"]), None)


def _with(row: RijRow, answers: Answers) -> dict[str, Any]:
    """The row's values with the answers in them; a reference that was left open is given later."""
    known = {**pak_uit(koppeling_lijst.VELDEN, row.waarden), **answers}
    return {naam: waarde for naam, waarde in known.items() if waarde is not None}


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    row = _row_of(visit.office, doel)
    reference = answers.get("referentie")
    if row is None:
        return screens.ROW_GONE
    if reference is not None and isinstance(verdict := referentie_ok(str(reference)), Afgekeurd):
        return verdict.uitleg
    if any(naam not in answers for naam in doel["velden"]):
        return None
    values = _with(row, answers)
    wrong = toets(values, visit.today)
    return next((fout for naam, fout in wrong.items() if naam in answers), None)


def _finish_row(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    """Keep the row as it now is, and go on to the next that is wrong."""
    row = _row_of(visit.office, doel)
    batch = visit.store.invoer.get(doel["invoer"])
    if row is None or batch is None or batch.persoon != visit.me.id:
        return screens.gone()
    values = _with(row, answers)
    days = {naam for naam, value in answers.items() if isinstance(value, date)}  # the form asked back what it doubted
    values |= {ZEKER: sorted({*values.get(ZEKER, ()), *days})} if days else {}
    fouten = nagekeken(values, visit.today)
    visit.store.invoer.save_row(batch.id, row.nummer, pak_in(_settled(values, fouten, visit.today)), fouten)
    return next_error(visit, batch.id)


def start(visit: Visit, _: str) -> Bericht:
    """`/invoer`: how to, or the list that waits."""
    if not may(visit.me, Actie.LIJST_INVOEREN):
        return screens.gemeenten_only()
    visit.store.lijsten.expect(visit.me.id, "invoer", visit.now)
    waiting = visit.store.invoer.waiting_of(visit.me.id)
    if waiting is not None and any(not row.klaar for row in visit.store.invoer.rows(waiting.id)):
        return screens.table(_beeld(visit.office, waiting.id))
    return screens.how(koppelingen_screens.buttons(organisations(visit.me, Actie.LIJST_INVOEREN)))


FORMS = {"invoerrij": Form(_form, _check, _finish_row)}

"""A small world of gemeenten with published figures, for the tests of standings."""

from datetime import UTC, date, datetime
from pathlib import Path

from bot.desk import people
from bot.desk.visit import Office
from bot.run.service import make_office
from bot.settings import Settings
from storage.cijfers import Cijfer
from storage.store import Store
from tests.bestand import open_test_store
from tests.people import chat_of
from workflows.engine.velden import pak_in
from workflows.koppeling.tabel import KOPPELING

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def office(path: Path, now: datetime = NOW) -> Office:
    """An office on a new file."""
    store = open_test_store(path / "ketenbot.db")
    return make_office(Settings(_env_file=None), store, lambda: now, "ketenbot_test_bot")


def cijfer(store: Store, soort: str, gebied: str, periode: str, waarde: int, **rest: object) -> int:
    """A published number, for everybody unless `eigen` says otherwise."""
    values = {"bron": "Staatscourant", "datum": date(2026, 3, 30), **rest}
    with store.atomic():
        return store.cijfers.add(Cijfer(soort, gebied, periode, waarde, **values), None, NOW)  # type: ignore[arg-type]


def gemeente(where: Office, naam: str) -> int:
    """The id of a gemeente that is on the bot, with one coordinator."""
    with where.store.atomic():
        found = people.find_or_make(where.store, where.gemeenten, naam, people.Rol.COORDINATOR)
        person = people.enter(where.store, chat_of(where.store, 900 + found.id), "Sam")
        where.store.people.add_membership(person, found.id, "coordinator", NOW)
    return found.id


def koppeling(where: Office, organisatie: int, stand: str, **feiten: object) -> None:
    """A koppeling in this stand with these facts."""
    spoor = KOPPELING.sporen[0].naam
    with where.store.atomic():
        row = where.store.db.execute("select count(*) from zaken").fetchone()[0]
        behandelaar = where.store.db.execute("select min(id) from personen").fetchone()[0]
        ident = where.store.cases.add(KOPPELING.naam, organisatie, f"Z-{row}", behandelaar, {spoor: stand}, NOW)
        where.store.cases.save(ident, pak_in(feiten), {spoor: stand})

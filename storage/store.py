"""Opening the database file, transactions, and the lock of the one process that serves."""

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from sqlite_utils import Database

from storage.achterstand import Achterstand
from storage.actueel import Actualiteiten
from storage.addresses import Addresses
from storage.agenda_links import AgendaLinks
from storage.asked import Answers, Onderwerpen
from storage.bijtaken import Bijtaken, Checklists
from storage.bijwerkingen import Bijwerkingen
from storage.briefpapier import Briefpapieren
from storage.cases import Cases
from storage.cijfers import Cijfers
from storage.colleagues import Colleagues
from storage.contacten import Contacten
from storage.gesprekken import Gesprekken
from storage.herinneringen import Herinneringen
from storage.herverdelingen import Herverdelingen
from storage.invoer import Invoer, Lijsten
from storage.ladders import Ladders
from storage.lists.sheets import Bladen
from storage.migrations import migrations
from storage.ochtenden import Ochtenden
from storage.outbox import Outbox
from storage.passages import Passages
from storage.people import People
from storage.plaatsen import Plaatsen
from storage.regio.machtigingen import Regios
from storage.toezicht import Toezicht
from storage.trust import rows, seals
from storage.trust.lives import Levens
from storage.trust.persons import Persoonlijk
from storage.trust.readers import Lezers
from storage.trust.slot import Slot
from storage.trust.wal import fold
from storage.trust.wiping import Wiping
from storage.updates import Updates
from storage.vandaag import Vandaag
from storage.vragen import Vragen
from storage.web.bewaartijden import Bewaartijden
from storage.web.codes import Codes
from storage.web.deuren import Deuren
from storage.web.log import Weblog
from storage.web.maildomeinen import Maildomeinen
from storage.web.passkeys import Passkeys
from storage.web.pings import Mailpings
from storage.web.pushes import Pushes
from storage.web.zittingen import Zittingen
from storage.weigeringen import Weigeringen
from storage.workplace import Rapporten

KINDS = {"proef": "de proefversie", "echt": "echt gebruik"}
PATIENCE_MS = 250
"""How long one attempt waits for another process's write, in milliseconds. Short, because nothing else is
handled meanwhile; the loop tries again with back-off."""

STATEMENTS = 512
"""So many statements stay compiled; sqlite3's own 128 are fewer than what a day's work goes round in, and each that
was put out is compiled anew."""


class DatabaseProblem(Exception):
    """The file cannot be used as it is; the text is one line in Dutch for the operator."""


class AlreadyServed(DatabaseProblem):
    """Another process holds the lock of this file."""


class CannotCommit(Exception):
    """A transaction could not begin or commit (disk full, locked, read-only): try the same again later."""


def _nothing() -> None:
    pass


def _lenient(raw: bytes) -> str:
    return raw.decode(errors="replace")


class Store:
    """One connection with the tables by subject. Writing happens inside `atomic()`."""

    def __init__(self, db: Database) -> None:
        rows.prepare(db.conn)
        self.db = db
        self.committed: Callable[[], None] = _nothing  # what is to be done after each commit
        self.achterstand = Achterstand(db)
        self.actueel = Actualiteiten(db)
        self.answers = Answers(db)
        self.addresses = Addresses(db)
        self.agenda = AgendaLinks(db)
        self.bijtaken = Bijtaken(db)
        self.bijwerkingen = Bijwerkingen(db)
        self.briefpapier = Briefpapieren(db)
        self.colleagues = Colleagues(db)
        self.contacten = Contacten(db)
        self.invoer = Invoer(db)
        self.passages = Passages(db)
        self.people = People(db)
        self.persoonlijk = Persoonlijk(db)
        self.plaatsen = Plaatsen(db)
        self.regios = Regios(db)
        self.cases = Cases(db)
        self.checklists = Checklists(db)
        self.cijfers = Cijfers(db)
        self.gesprekken = Gesprekken(db)
        self.herinneringen = Herinneringen(db)
        self.herverdelingen = Herverdelingen(db)
        self.ladders = Ladders(db)
        self.levens = Levens(db)
        self.lezers = Lezers(db)
        self.lijsten = Lijsten(db)
        self.bladen = Bladen(db)
        self.ochtenden = Ochtenden(db)
        self.onderwerpen = Onderwerpen(db)
        self.outbox = Outbox(db)
        self.updates = Updates(db)
        self.vandaag = Vandaag(db)
        self.rapporten = Rapporten(db)
        self.vragen = Vragen(db)
        self.weigeringen = Weigeringen(db)
        self.wiping = Wiping(db)
        self.toezicht = Toezicht(db)
        self.weblog = Weblog(db)
        self.codes = Codes(db)
        self.zittingen = Zittingen(db)
        self.maildomeinen = Maildomeinen(db)
        self.mailpings = Mailpings(db)
        self.passkeys = Passkeys(db)
        self.pushes = Pushes(db)
        self.deuren = Deuren(db)
        self.bewaartijden = Bewaartijden(db)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All or nothing. The write lock is taken at once: a read first and a write later could meet another
        process's commit in between, which SQLite refuses without waiting. Raises CannotCommit."""
        with _as_cannot_commit():
            self.db.conn.execute("begin immediate")
        try:
            with _as_cannot_commit():
                yield
                self.db.conn.execute("commit")
            self.committed()
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self.db.conn.in_transaction:  # some errors end the transaction themselves
            self.db.conn.execute("rollback")

    @contextmanager
    def part(self) -> Iterator[None]:
        """A part of the present transaction that is undone alone when it fails; the error goes on, and what says
        something of the file goes on as CannotCommit."""
        self.db.conn.execute("savepoint deel")
        try:
            with _as_cannot_commit():
                yield
        except BaseException:
            if self.db.conn.in_transaction:
                self.db.conn.execute("rollback to deel")
            raise
        finally:
            if self.db.conn.in_transaction:
                self.db.conn.execute("release deel")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Reading outside a transaction, with the same word for a file that fails. Raises CannotCommit."""
        with _as_cannot_commit():
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read several times in one state of the file, whatever is written meanwhile. Raises CannotCommit."""
        self.db.conn.execute("begin")
        try:
            yield
        finally:
            self._roll_back()

    def wait_for_others(self, seconds: float) -> None:
        """How long a transaction waits for another process's write before CannotCommit."""
        self.db.conn.execute(f"pragma busy_timeout = {int(seconds * 1000)}")

    def get_meta(self, key: str) -> str | None:
        """A value the file keeps about itself, or None."""
        row = self.db.execute("select waarde from meta where sleutel = ?", [key]).fetchone()
        return row[0] if row else None

    def set_meta(self, key: str, value: str) -> None:
        """Keep a value about the file itself."""
        self.db.execute(
            "insert into meta values (?, ?) on conflict (sleutel) do update set waarde = excluded.waarde",
            [key, value],
        )

    def integrity_problems(self) -> list[str]:
        """What SQLite itself finds wrong with the file; empty when it is sound."""
        decode, self.db.conn.text_factory = (
            self.db.conn.text_factory,
            _lenient,
        )  # damage may have made it no text at all
        try:
            try:
                found = [row[0] for row in self.db.execute("pragma integrity_check").fetchall()]
            except sqlite3.OperationalError as exc:  # an index on what stands in JSON, over what is none any more
                found = [str(exc)]
            broken = self.db.execute("pragma foreign_key_check").fetchall()
            problems = [] if found == ["ok"] else [f"SQLite: {line}" for line in found]
            problems += [f"tabel {row[0]}: een rij verwijst naar niets" for row in broken]
            problems += [str(one) for one in rows.broken(self.db)]
            return problems + [
                f"zaak {zaak}: regel {line} is niet wat er is vastgelegd" for zaak, line in seals.broken(self.db)
            ]
        finally:
            self.db.conn.text_factory = decode

    def accept_damage(self) -> int:
        """Take the rows that are damaged as they now are; gives how many. Raises CannotCommit."""
        with self.atomic():
            return rows.accept(self.db)

    def fold(self) -> bool:
        """Leave nothing in the write-ahead log: what is gone is gone from every file then. False when somebody reads
        from it just now: try again later. Raises CannotCommit."""
        with _as_cannot_commit():
            return fold(self.db)

    def close(self) -> None:
        """Close the connection; the write-ahead log is folded into the file."""
        self.db.close()


_LATER = {
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB,
}  # fmt: skip
"""Primary result codes that say something of the file or the disk; all others are faults of ours."""


@contextmanager
def _as_cannot_commit() -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as exc:
        if getattr(exc, "sqlite_errorcode", 0) & 0xFF in _LATER:
            raise CannotCommit(exc.sqlite_errorname) from exc
        raise


def open_store(path: Path, *, mode: str, create: bool = True) -> Store:
    """Open the file for writing, migrated to the newest tables and marked for `mode` ("proef" or "echt").

    With create=False nothing is created or migrated: for commands that run beside a serving process.
    Raises DatabaseProblem with a line for the operator.
    """
    if not create and not path.exists():
        raise DatabaseProblem(f"database {path} bestaat niet: start eerst ketenbot")
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(path, timeout=PATIENCE_MS / 1000, cached_statements=STATEMENTS)
        store = Store(_prepared(connection))
        _check(store, path, mode, create)
        store.levens.reload()
    except BaseException as exc:
        if connection is not None:
            connection.close()
        if isinstance(exc, (sqlite3.Error, OSError, CannotCommit)):
            raise DatabaseProblem(f"database {path} is niet te gebruiken: {why(exc)}") from exc
        raise
    return store


def _prepared(connection: sqlite3.Connection) -> Database:
    db = Database(connection)
    db.conn.execute("pragma journal_mode = wal")
    db.conn.execute("pragma synchronous = full")  # NORMAL may lose the last commits at a power cut
    db.conn.execute("pragma foreign_keys = on")
    db.conn.execute("pragma secure_delete = on")  # what is deleted is gone from the file too
    db.conn.execute("pragma temp_store = memory")  # nothing of anybody in temporary files
    return db


@cache
def known() -> frozenset[str]:
    """The names of all migrations of this version: what a database that has none still needs."""
    with closing(sqlite3.connect(":memory:")) as empty:
        return frozenset(migration.name for migration in migrations.pending(Database(empty)))


def _check(store: Store, path: Path, mode: str, create: bool) -> None:
    ours, applied = known(), {row.name for row in migrations.applied(store.db)}
    if applied - ours:
        raise DatabaseProblem(f"database {path} is van een nieuwere ketenbot: werk ketenbot bij")
    if create and store.db.conn.execute("pragma quick_check").fetchone()[0] != "ok":
        raise DatabaseProblem(f"database {path} is beschadigd: zet een back-up terug")
    if ours - applied:
        if not create:
            raise DatabaseProblem(f"database {path} is nog niet bijgewerkt: start eerst ketenbot")
        with store.atomic():
            rows.loosen(store.db)
        _migrate(store.db)
    if create and not rows.follows(store.db):
        with store.atomic():
            rows.fasten(store.db)
    marked = store.get_meta("soort")
    if marked is None:
        with store.atomic():
            store.set_meta("soort", mode)
    elif marked != mode:
        raise DatabaseProblem(f"database {path} is van {KINDS[marked]}: kies een ander bestand in KETENBOT_DATABASE")


def _migrate(db: Database) -> None:
    """Each step in a transaction of its own. A step may make a table anew: with foreign keys on, dropping the old one
    would take along every row that refers to it, and inside a transaction SQLite does not turn them off."""
    db.conn.execute("pragma foreign_keys = off")
    migrations.apply(db)
    db.conn.execute("pragma foreign_keys = on")


def why(exc: Exception) -> str:
    """The operator's word for what SQLite said."""
    text = str(exc.__cause__ or exc).lower()
    for part, word in (
        ("not a database", "het is geen ketenbot-database, of het is beschadigd"),
        ("malformed", "het is beschadigd: zet een back-up terug"),
        ("readonly", "ik mag er niet in schrijven"),
        ("unable to open", "ik kan het niet openen of maken"),
        ("locked", "een ander programma houdt het vast"),
        ("full", "de schijf is vol"),
    ):
        if part in text:
            return word
    return type(exc).__name__


def open_reader(path: Path) -> Store:
    """A read-only connection for reports made beside the writing one. Raises DatabaseProblem."""
    try:
        return Store(Database(sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)))
    except sqlite3.Error as exc:
        raise DatabaseProblem(f"database {path} is niet te lezen: {why(exc)}") from exc


@contextmanager
def serving_lock(path: Path) -> Iterator[Slot]:
    """Hold the lock of the one process that serves this file, with what it says of the file that was served here last;
    the system frees it when the process dies.

    Raises DatabaseProblem when another process holds it.
    """
    try:
        handle = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as exc:
        raise DatabaseProblem(f"naast {path} kan ik geen slot maken: {exc.strerror}") from exc
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as exc:
            raise AlreadyServed(f"database {path} wordt al bediend door een andere ketenbot") from exc
        yield Slot(handle)
    finally:
        os.close(handle)

"""`ketenbot fouten` and `--version`: what an operator sees of faults, and that nobody's text is in it."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import __version__
from storage.outbox import Sent
from storage.store import open_store
from tests.cli.conftest import Run

NOW = datetime(2026, 12, 2, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
SECRET = "wat-iemand-schreef"


def test_the_version(ketenbot: Run) -> None:
    """Without a database, and in one line."""
    assert ketenbot("--version") == (0, f"ketenbot {__version__}\n", "")


def test_nothing_went_wrong(ketenbot: Run) -> None:
    """Said, for an empty screen says nothing."""
    assert ketenbot("fouten") == (0, "geen fouten en geen geweigerde berichten\n", "")


def test_the_same_fault_is_one_line(ketenbot: Run, tmp_path: Path) -> None:
    """By type, place and version, the latest first; of before versions were noted it is unknown."""
    assert ketenbot("fouten")[0] == 0
    store = open_store(tmp_path / "test.db", mode="proef", create=False)
    with store.atomic():
        for days, versie in ((3, "0.1.0"), (2, "0.1.0"), (1, "0.2.0")):
            store.updates.set_aside(
                f"telegram:{days}", "KeyError", "bot/desk/steps.py:41", NOW - timedelta(days), versie
            )
        store.updates.set_aside(None, "ValueError", "?", NOW - timedelta(days=9))
        chat = store.addresses.seen("telegram", "101", NOW)
        rows = [store.outbox.add(chat, "ping", "stuur", {"tekst": SECRET}, NOW, None) for _ in range(2)]
        store.outbox.claim(row.id for row in rows)
        store.outbox.mark(Sent(row.id, "geweigerd", reden="BadRequest") for row in rows)
        store.addresses.set_reachable(chat, NOW)
        add_person = "update adressen set persoon = (select id from personen) where id = ?"
        store.db.execute("insert into personen (naam) values ('Noor')")
        store.db.execute(add_person, [chat])
    store.close()
    status, said, complained = ketenbot("fouten")
    assert (status, complained) == (0, "")
    assert said.splitlines() == [
        "opzij gezet (de laatste 30 dagen):",
        "  1 keer KeyError in bot/desk/steps.py:41, versie 0.2.0, 1-12-2026 10:00",
        "  2 keer KeyError in bot/desk/steps.py:41, versie 0.1.0, 29-11-2026 10:00 tot 30-11-2026 10:00",
        "  1 keer ValueError in ?, versie onbekend, 23-11-2026 10:00",
        "meld een fout met type, plaats en versie; speel hem na zoals docs/beheer.md beschrijft",
        "geweigerd door een kanaal (de laatste 14 dagen):",
        "  2 keer BadRequest door telegram, laatst 2-12-2026 10:00",
        "niet bereikbaar: 1 gesprek, tot die persoon iets stuurt",
    ]
    assert SECRET not in said

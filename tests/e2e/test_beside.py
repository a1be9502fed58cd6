"""Commands beside a serving process, and before any start."""

import re
import sqlite3
from pathlib import Path

from tests.e2e.processes import Nursery, Telegram, environment, read, serving

NOOR, BO = 101, 102


def code_of(out: str) -> str:
    found = re.search(r"^code: (\S+)$", out, re.MULTILINE)
    assert found, out
    return found[1]


def test_before_any_start(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """Questions need nothing; an invitation makes the database and asks Telegram our name; the rest says what to do."""
    settings = environment(standin)
    assert "10 weken" in home.command(tmp_path, "vraag", "hoe lang heb ik na de koppeling?").stdout
    for arguments in (["backup", "kopie.db"], ["blokkeer", "5"]):
        outcome = home.command(tmp_path, *arguments, **settings)
        assert outcome.returncode == 2
        assert len(outcome.stderr.splitlines()) == 1
    invited = home.command(tmp_path, "uitnodigen", "--organisatie", "Almere", "--rol", "coordinator", **settings)
    assert invited.returncode == 0
    assert f"https://t.me/ketenbot_proef_bot?start={code_of(invited.stdout)}" in invited.stdout


def test_beside_a_serving_process(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """Invite, let in, copy and lock out while it serves; the person notices at once."""
    settings = environment(standin)
    standin.people(NOOR, BO)
    with serving(home, tmp_path, standin) as bot:
        bot.ready()
        invited = home.command(tmp_path, "uitnodigen", "--organisatie", "almere", "--rol", "gemeente", **settings)
        standin.say(NOOR, "hoi")
        standin.say(BO, f"/start {code_of(invited.stdout)}")
        standin.hears(BO, "Almere")
        assert "Almere" not in " ".join(standin.answers(NOOR))

        assert home.command(tmp_path, "backup", "kopie.db", **settings).returncode == 0
        copy = sqlite3.connect(tmp_path / "kopie.db")
        assert copy.execute("select adres from adressen where adres = ?", [str(BO)]).fetchall() == [(str(BO),)]
        assert copy.execute("pragma integrity_check").fetchone() == ("ok",)
        copy.close()

        assert home.command(tmp_path, "blokkeer", str(BO), **settings).returncode == 0
        standin.say(BO, "/termijn 16 maart 2026")
        standin.say(NOOR, "/start")
        standin.hears(NOOR, "")
        assert not any("16 maart" in text for text in standin.answers(BO))
        assert bot.healthy()[0] == 200
        assert bot.stop() == 0


def test_a_backup_over_the_database_itself_is_refused(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """The file that serves is not replaced by its own copy."""
    settings = environment(standin)
    home.command(tmp_path, "uitnodigen", "--organisatie", "Almere", "--rol", "gemeente", **settings)
    before = read(tmp_path, "select code_hash from uitnodigingen")
    outcome = home.command(tmp_path, "backup", "ketenbot.db", **settings)
    assert outcome.returncode == 2
    assert "kies een ander pad" in outcome.stderr
    assert read(tmp_path, "select code_hash from uitnodigingen") == before


def test_beheerders_of_the_settings_are_locked_out_there(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """A lock that the next message would undo is not given."""
    outcome = home.command(tmp_path, "blokkeer", "101", **environment(standin, KETENBOT_BEHEERDERS="101"))
    assert outcome.returncode == 2
    assert "KETENBOT_BEHEERDERS" in outcome.stderr


def test_while_another_program_holds_the_database(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """A command that gets no turn says so in one line."""
    settings = environment(standin)
    home.command(tmp_path, "uitnodigen", "--organisatie", "Almere", "--rol", "gemeente", **settings)
    other = sqlite3.connect(tmp_path / "ketenbot.db", isolation_level=None)
    other.execute("begin immediate")
    outcome = home.command(tmp_path, "uitnodigen", "--organisatie", "Almere", "--rol", "gemeente", **settings)
    other.execute("rollback")
    other.close()
    assert outcome.returncode == 2
    assert "probeer het zo nog eens" in outcome.stderr.splitlines()[-1]

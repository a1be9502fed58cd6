"""`ketenbot controle` names a row that was damaged on the disk, says what to do, and takes it only when told to."""

from datetime import date
from pathlib import Path

from storage.store import open_store
from tests.cli.conftest import Run
from tests.koppeling.wereld import Wereld

NOOR = 101


def test_damage_is_named_with_the_way_on(ketenbot: Run, tmp_path: Path) -> None:
    """Table, row and case; a backup first, and accepting as the last way."""
    path = tmp_path / "test.db"
    wereld = Wereld(path, "2026-03-02 10:00")
    wereld.add(NOOR, "gemeente")
    ident = wereld.make(NOOR, "Z-1", date(2026, 3, 1))
    wereld.store.close()
    content = path.read_bytes()
    assert b"Z-1" in content
    path.write_bytes(content.replace(b"GemeenteAlmere", b"GemeenteAlmelo").replace(b"Z-1", b"Z-7"))
    status, said, complaint = ketenbot("controle")
    assert status == 2
    assert f"(zaak {ident}) is niet wat er is vastgelegd" in said
    assert "ketenbot herstel" in complaint
    assert "--aanvaard" in complaint
    backup = ketenbot("backup", "kopie.db")
    assert backup[0] == 0
    status, _, complaint = ketenbot("herstel", "kopie.db")
    assert (status, "beschadigd" in complaint) == (2, True)
    status, said, _ = ketenbot("controle", "--aanvaard")
    assert "genomen zoals ze nu zijn" in said
    store = open_store(path, mode="proef")
    assert store.integrity_problems() == []
    store.close()

"""`ketenbot actueel`: who runs the bot adds, corrects, ends and takes back what changed in the world."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli import actueel
from bot.features.vraagbaak.actueel import shown
from storage.store import open_store
from tests.cli.conftest import Run

ITEM = """
[[item]]
onderwerp = "{0}"
wat = "{1}"
sinds = "2026-11"
pagina = "https://voorbeeld.nl/nieuws"
nagekeken = "2026-12-01"
entries = ["groot-spuk"]
"""
DAG = datetime(2026, 12, 2, 9, tzinfo=UTC)
OURS = "SPUK grote gezinnen is gesloten"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actueel, "wall_clock", lambda: DAG)


def written(folder: Path, *items: tuple[str, str], name: str = "nieuws.toml") -> str:
    (folder / name).write_text("".join(ITEM.format(*found) for found in items), "utf-8")
    return name


def said(folder: Path, onderwerp: str) -> list[str]:
    """What is shown of this subject."""
    store = open_store(folder / "test.db", mode="proef", create=False)
    try:
        return [found.wat for found in shown(store, DAG.date()) if found.onderwerp == onderwerp]
    finally:
        store.close()


def test_items_come_in_once_and_a_new_text_takes_the_place_of_the_old(ketenbot: Run, tmp_path: Path) -> None:
    """With who and when; the same file again changes nothing."""
    assert ketenbot("actueel", "importeer", written(tmp_path, ("Nieuw loket", "Het is er.")))[:2] == (
        0, "1 ingelezen\n",
    )  # fmt: skip
    assert ketenbot("actueel", "importeer", "nieuws.toml")[1] == "0 ingelezen; 1 stonden er al\n"
    written(tmp_path, ("nieuw LOKET", "Het is open."), ("Tweede", "Ook dit."))
    assert ketenbot("actueel", "importeer", "nieuws.toml", "--door", "redactie")[1] == "2 ingelezen\n"
    assert said(tmp_path, "nieuw LOKET") == ["Het is open."]
    listed = ketenbot("actueel", "lijst")[1]
    assert "2026-11     Tweede (nagekeken 2026-12-01, redactie 2 december 2026)\n" in listed
    assert f"2026-10-16  {OURS} (nagekeken 2026-03)\n" in listed


def test_a_sheet_comes_in_too(ketenbot: Run, tmp_path: Path) -> None:
    """Entries and addresses in one cell each, with a space between them."""
    (tmp_path / "nieuws.csv").write_text(
        "onderwerp;wat;sinds;pagina;nagekeken;entries\n"
        "Nieuw loket;Het is er.;2026-11;https://a.nl/1 https://a.nl/2;2026-12;groot-spuk groot-vanaf\n",
        "utf-8",
    )
    assert ketenbot("actueel", "importeer", "nieuws.csv")[:2] == (0, "1 ingelezen\n")
    assert said(tmp_path, "Nieuw loket") == ["Het is er."]


def test_what_was_done_last_can_be_taken_back(ketenbot: Run, tmp_path: Path) -> None:
    """A correction of ours, an end, and a removal: what stood there before stands there again."""
    ketenbot("actueel", "importeer", written(tmp_path, (OURS, "Er is een nieuwe regeling.")))
    assert said(tmp_path, OURS) == ["Er is een nieuwe regeling."]
    ended = ketenbot("actueel", "einde", OURS.upper(), "2026-12-01")[1]
    assert ended == f"{OURS}: te zien tot en met 1 december 2026\n"
    assert said(tmp_path, OURS) == []
    assert "te zien tot en met 1 december 2026" in ketenbot("actueel", "lijst")[1]
    assert ketenbot("actueel", "terug")[1] == f"teruggenomen: {OURS.casefold()}\n"
    assert said(tmp_path, OURS) == ["Er is een nieuwe regeling."]
    assert ketenbot("actueel", "verwijder", OURS)[:2] == (0, f"{OURS} is weg\n")
    assert said(tmp_path, OURS)[0].startswith("Het loket van de SPUK")
    assert ketenbot("actueel", "terug")[0] == 0
    assert said(tmp_path, OURS) == ["Er is een nieuwe regeling."]
    assert ketenbot("actueel", "terug")[0] == 0
    assert said(tmp_path, OURS)[0].startswith("Het loket van de SPUK")
    for wrong in (("verwijder", OURS), ("terug",), ("einde", "Bestaat niet", "2026-12-01"), ("einde", OURS, "morgen")):
        status, _, told = ketenbot("actueel", *wrong)
        assert (status, told.count("\n")) == (2, 1), wrong


@pytest.mark.parametrize(
    ("name", "content", "melding"),
    [
        ("weg.toml", None, "bestaat niet"),
        ("nieuws.txt", b"", "alleen .toml en .csv"),
        ("kapot.toml", b"[[item", "geen leesbaar TOML-bestand"),
        ("vreemd.toml", b"\xff\xfe\x00", "kan ik niet lezen"),
        ("leeg.toml", b"", "er staat geen item in"),
        ("leeg.csv", b"", "er staat niets in"),
        ("half.csv", b"onderwerp;wat\nIets;Dat.\n", "'sinds' ontbreekt of is leeg (en nog 2)"),
        ("wijst.toml", ITEM.format("A", "B.").replace("groot-spuk", "weg").encode(), "noemt 'weg', maar"),
    ],
)
def test_bad_input_is_one_line_and_nothing_comes_in(
    ketenbot: Run, tmp_path: Path, name: str, content: bytes | None, melding: str
) -> None:
    """Exit status 2, and the file as it was."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    status, out, told = ketenbot("actueel", "importeer", name)
    assert (status, out, told.count("\n")) == (2, "", 1)
    assert melding in told

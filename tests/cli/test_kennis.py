"""The commands for the editors: documents in, what was not answered, measuring and checking."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from knowledge.search.kennis import laad
from storage.store import open_store, serving_lock
from tests.cli.conftest import Run
from tests.knowledge.bestanden import pdf, word

TEKST = "De bakker zet elke ochtend om zes uur het verse brood in de etalage van zijn winkel. " * 6
HANDREIKING = f"""1. Begin

Deze handreiking Huisvesting vergunninghouders gaat over de toewijzingsprocedure, de interventieladder en het
Toeslagenservicepunt. {TEKST}
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the command keeps its data."""
    return tmp_path / "test.db"


def rows(path: Path) -> list[tuple[str, str, int | None]]:
    store = open_store(path, mode="proef", create=False)
    found = [(item.code, item.titel, item.jaar) for item in store.passages.documents()]
    store.close()
    return found


# ---------------------------------------------------------------- bronnen


def test_documents_of_every_kind_come_in(ketenbot: Run, tmp_path: Path) -> None:
    """Each with its place in the row; a PDF tells how far it is."""
    (tmp_path / "handreiking.txt").write_text(HANDREIKING, "utf-8")
    (tmp_path / "brood.pdf").write_bytes(pdf([[TEKST]] * 30))
    (tmp_path / "Oude_kazen-2019.docx").write_bytes(word(("Normal", TEKST)))
    status, said, told = ketenbot("bronnen", "importeer", "handreiking.txt", "brood.pdf", "Oude_kazen-2019.docx")
    assert status == 0
    assert "1/3 handreiking.txt: Handreiking Huisvesting vergunninghouders, " in said
    assert "2/3 brood.pdf: brood, " in said
    assert "3/3 Oude_kazen-2019.docx: Oude kazen 2019, 1 passages\n    geen antwoord noemt dit document" in said
    assert "2/3 brood.pdf: bladzijde 25 van 30\n2/3 brood.pdf: bladzijde 30 van 30\n" in told
    status, said, _ = ketenbot("bronnen", "lijst")
    assert [line.split("  ")[0] for line in said.splitlines()] == ["HV16", "brood", "oude_kazen-2019"]


def test_a_newer_version_replaces_the_older(ketenbot: Run, tmp_path: Path, database: Path) -> None:
    """Also under another name; its year can be given."""
    (tmp_path / "a.txt").write_text(HANDREIKING, "utf-8")
    (tmp_path / "b.txt").write_text(HANDREIKING.replace("bakker", "kaasboer"), "utf-8")
    ketenbot("bronnen", "importeer", "a.txt")
    status, said, _ = ketenbot("bronnen", "importeer", "b.txt", "--jaar", "2027")
    assert (status, "de oudere versie is vervangen" in said) == (0, True)
    assert rows(database) == [("HV16", "Handreiking Huisvesting vergunninghouders", 2027)]
    status, _, told = ketenbot("bronnen", "importeer", "a.txt", "b.txt", "--jaar", "2027")
    assert (status, "een voor een" in told) == (2, True)


def test_a_folder_gives_its_documents(ketenbot: Run, tmp_path: Path, database: Path) -> None:
    """Other files in it are left alone; an empty one is said to be."""
    folder = tmp_path / "map"
    folder.mkdir()
    assert ketenbot("bronnen", "importeer", "map")[0] == 2
    (folder / "HV16.txt").write_text(TEKST, "utf-8")
    (folder / "plaatje.png").write_bytes(b"\x89PNG")
    assert ketenbot("bronnen", "importeer", "map")[0] == 0
    assert rows(database) == [("hv16", "HV16", None)]  # no file is taken for a known document by its name


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("weg.txt", None, "bestaat niet"),
        ("leeg.txt", b"", "is het een scan?"),
        ("kapot.pdf", b"%PDF", "beschadigd of beveiligd"),
        ("tabel.xlsx", TEKST.encode(), "alleen .txt, .pdf en .docx"),
    ],
)
def test_a_bad_file_is_named_and_the_rest_comes_in(
    ketenbot: Run, tmp_path: Path, database: Path, name: str, content: bytes | None, why: str
) -> None:
    """With the reason; the exit status tells that something is missing."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "goed.txt").write_text(TEKST, "utf-8")
    status, _, told = ketenbot("bronnen", "importeer", name, "goed.txt")
    assert status == 2
    assert f"1/2 {name}: niet gelukt" in told
    assert why in told
    assert "ketenbot: 1 van de 2 bestanden zijn niet ingelezen" in told
    assert [code for code, *_ in rows(database)] == ["goed"]


def test_documents_come_in_beside_a_serving_process(ketenbot: Run, tmp_path: Path, database: Path) -> None:
    """In a short transaction on the same file; without a database there is nothing to write in."""
    (tmp_path / "a.txt").write_text(TEKST, "utf-8")
    with serving_lock(database):
        assert ketenbot("bronnen", "importeer", "a.txt")[0] == 2
        assert not database.exists()
    open_store(database, mode="proef").close()
    with serving_lock(database):
        assert ketenbot("bronnen", "importeer", "a.txt")[0] == 0
    assert [code for code, *_ in rows(database)] == ["a"]


def test_a_document_can_be_taken_out(ketenbot: Run, tmp_path: Path) -> None:
    """By its code; one that is not there is said not to be."""
    (tmp_path / "a.txt").write_text(TEKST, "utf-8")
    ketenbot("bronnen", "importeer", "a.txt")
    assert ketenbot("bronnen", "verwijder", "b")[0] == 2
    assert ketenbot("bronnen", "verwijder", "a")[0] == 0
    assert ketenbot("bronnen", "lijst")[1].startswith("er is nog niets ingelezen")


# ---------------------------------------------------------------- kennis


def test_what_was_missed_is_shown_by_theme(ketenbot: Run, database: Path) -> None:
    """The most first, in words; what was sent with its day, what expired not."""
    assert ketenbot("kennis", "vragen") == (0, "de laatste 30 dagen: niets gemist\n", "")
    now = datetime.now(UTC)
    store = open_store(database, mode="proef")
    with store.atomic():
        for _ in range(3):
            store.answers.count("onbekend", "termijnen", now.date())
        store.answers.count("onbekend", "", now.date())
        store.answers.count("keuze", "kosten", now.date() - timedelta(days=40))
        store.answers.to_editors("mag een\nzwembad?", now, now + timedelta(days=30))
        store.answers.to_editors("verlopen", now - timedelta(days=31), now - timedelta(days=1))
    store.close()
    status, said, _ = ketenbot("kennis", "vragen")
    assert status == 0
    assert "     3  dat weet ik niet  (termijnen)\n     1  dat weet ik niet  (geen onderwerp)\n" in said
    assert said.endswith("  mag een zwembad?\n")
    assert "kosten" not in said
    assert "verlopen" not in said
    assert "keuzes getoond  (kosten)" in ketenbot("kennis", "vragen", "--dagen", "60")[1]
    assert ketenbot("kennis", "vragen", "--dagen", "0")[0] == 2


def test_a_set_of_questions_is_measured(ketenbot: Run, tmp_path: Path) -> None:
    """A question that is an entry's own has its answer; the table says so."""
    entry = laad().themas()[0].entries[0]
    lines = [
        {"id": "1", "q": entry.question, "kind": "answerable", "must": [[entry.answer.split()[0]]]},
        {"id": "2", "q": "wat is de hoofdstad van Peru", "kind": "outside"},
    ]
    (tmp_path / "set.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    status, said, _ = ketenbot("kennis", "toets", "set.jsonl")
    assert status == 0
    assert "| set | 1 | 100.0% |" in said
    for name, text in (("kapot.jsonl", "{"), ("leeg.jsonl", '{"id": "1"}')):
        (tmp_path / name).write_text(text, "utf-8")
        status, _, told = ketenbot("kennis", "toets", name)
        assert (status, name in told) == (2, True)
    assert ketenbot("kennis", "toets", "weg.jsonl")[0] == 2


def test_the_answers_are_checked(ketenbot: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is well as delivered; a remark is shown and makes the command fail."""
    assert ketenbot("kennis", "controle", "--op", "2026-09-30")[:2] == (0, "alles klopt\n")
    status, said, _ = ketenbot("kennis", "controle", "--op", "2026-10-16")
    assert (status, said.startswith("alles klopt\nlet op: grote-gezinnen.toml: groot-spuk: was geldig")) == (0, True)
    monkeypatch.setattr("bot.cli.kennis.controleer", lambda _: ["a.toml: b: iets"])
    status, said, told = ketenbot("kennis", "controle")
    assert (status, said) == (2, "a.toml: b: iets\n")
    assert "1 opmerkingen" in told

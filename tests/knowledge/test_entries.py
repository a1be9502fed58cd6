"""Entry files are read strictly, and each problem is told in one line that names the file and the entry."""

from pathlib import Path

import pytest

from knowledge.controle import MOVING, controleer, main
from knowledge.entry import Thema
from knowledge.lezer import bestanden, documenten, lees
from knowledge.search.kennis import laad
from knowledge.taal import vragen_elders

GOED = """
id = "een"
question = "Hoe lang duurt het?"
asked_as = ["a b", "c d", "e f", "g h", "i j", "k l"]
answer = "Tien weken."
sources = [{ doc = "HV16", section = "§3.2" }]
"""


def bestand(pad: Path, *entries: str, kop: str = 'thema = "proef"\ntitel = "Proef"\n') -> Path:
    pad.write_text(kop + "".join(f"[[entry]]\n{entry}\n" for entry in entries), "utf-8")
    return pad


def lees_een(
    tmp_path: Path, *entries: str, kop: str = 'thema = "proef"\ntitel = "Proef"\n'
) -> tuple[list[Thema], list[str]]:
    return lees([bestand(tmp_path / "proef.toml", *entries, kop=kop)])


def test_a_good_entry_has_no_problems(tmp_path: Path) -> None:
    """Fields come back as written; what is left out has its plain value."""
    themas, problems = lees_een(tmp_path, GOED)
    entry = themas[0].entries[0]
    assert problems == []
    assert controleer(themas) == []
    assert (entry.id, entry.thema, entry.moving, entry.related) == ("een", "proef", False, ())
    assert str(entry.sources[0]) == "Handreiking Huisvesting vergunninghouders (2016), §3.2"


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        (GOED + 'kleur = "rood"', "onbekende sleutel 'kleur'"),
        (GOED.replace('answer = "Tien weken."', ""), "'answer' ontbreekt of is leeg"),
        (GOED.replace('"HV16"', '"HV99"'), "onbekend document 'HV99'"),
        (GOED.replace('section = "§3.2"', 'section = ""'), "noemt in 'section' de paragraaf"),
        (GOED.replace('[{ doc = "HV16", section = "§3.2" }]', "[]"), "'sources' ontbreekt of is leeg"),
        (GOED.replace('[{ doc = "HV16", section = "§3.2" }]', "[3]"), "een bron heeft precies"),
        (GOED + 'leads_to = "koffie"', "'leads_to' = 'koffie' bestaat niet"),
        (GOED + 'contact = "buurman"', "'contact' = 'buurman' bestaat niet"),
        (GOED + 'related = ["weg"]', "'related' wijst naar 'weg', maar dat id bestaat niet"),
        (GOED + 'next = "weg"', "'next' wijst naar 'weg', maar dat id bestaat niet"),
        (GOED + "moving = 1", "'moving' moet true of false zijn"),
        (GOED + "note = 3", "'note' moet een tekst zijn"),
        (GOED + "eigen = 3", "'eigen' moet true zijn, of de zinnen"),
        (GOED + 'nagekeken = "2026"', "'nagekeken' moet een dag of maand"),
        (GOED + 'geldig_tot = "2026-10"', "'geldig_tot' moet een dag"),
        (GOED + 'geldig_tot = "2026-02-30"', "'geldig_tot' moet een dag"),
        (GOED.replace('["a b"', '[7, "a b"'), "'asked_as' moet een lijst van teksten zijn"),
    ],
)
def test_each_problem_is_told(tmp_path: Path, fout: str, melding: str) -> None:
    """The line names the file and the entry."""
    _, problems = lees_een(tmp_path, fout)
    assert any(line.startswith("proef.toml: een: ") and melding in line for line in problems), problems


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("thema = ", "is geen leesbaar TOML-bestand"),
        ('titel = "x"', "zet bovenaan 'thema' en 'titel'"),
        ('thema = "a"\ntitel = "b"\nkleur = 1', "onbekende sleutel 'kleur'"),
        ('thema = "a"\ntitel = "b"\nentry = 3', "schrijf elke vraag als [[entry]]"),
    ],
)
def test_a_file_that_is_no_theme_is_told(tmp_path: Path, tekst: str, melding: str) -> None:
    """Nothing is raised, so that one bad file does not hide the others."""
    path = tmp_path / "proef.toml"
    path.write_text(tekst, "utf-8")
    assert any(melding in line for line in lees([path])[1])


def test_an_id_and_a_theme_exist_once(tmp_path: Path) -> None:
    """Both files are named."""
    first, second = bestand(tmp_path / "a.toml", GOED), bestand(tmp_path / "b.toml", GOED)
    _, problems = lees([first, second])
    assert "b.toml: een: dit id staat ook in thema 'proef'" in problems
    assert "b.toml: thema 'proef' staat ook in a.toml" in problems


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        (GOED.replace(', "k l"', ""), "heeft 5 vraagvormen"),
        (GOED.replace("Hoe lang duurt het?", "x" * 65), "de vraag heeft 65 tekens"),
        (GOED.replace("Hoe lang duurt het?", "x" * 41), "de tekst op de knop heeft 41 tekens"),
        (GOED.replace("Hoe lang duurt het?", "x" * 41) + f'kort = "{"y" * 41}"', "de tekst op de knop heeft 41 tekens"),
        (GOED + 'kort = "Hoe lang?"', "'kort' is niet nodig"),
        (GOED.replace("Tien weken.", "Zo. " * 151), "het antwoord heeft 604 tekens"),
        (GOED.replace("Tien weken.", "woord " * 29), "zin van 29 woorden"),
        (GOED + "moving = true", "'moving' en de slotzin horen bij elkaar"),
        (GOED.replace("Tien weken.", MOVING), "'moving' en de slotzin horen bij elkaar"),
        (GOED.replace("Tien weken.", "Eerder (2016): tien."), "gebruik de vorm 'Stand van juni 2024"),
        (GOED.replace("Tien weken.", "Stand van 2016: elf. Eerder (2024): tien."), "een later jaar"),
        (GOED.replace("Tien weken.", "Nu (2024): elf."), "schrijf 'Stand van juni 2024'"),
        (GOED.replace("Tien weken.", "Ja. Tien weken."), "begin met het feit"),
        (GOED.replace("Tien weken.", "Nee, tien weken."), "begin met het feit"),
        (GOED.replace("Tien weken.", f"De wet geldt. {MOVING}") + "moving = true", "een wet in beweging"),
        (GOED + "historical = true", "noemt een jaar tot en met 2021"),
        (GOED.replace("Tien weken.", "Tien weken, zo lezen wij het."), "zet eigen uitleg in 'eigen'"),
        (GOED + f'eigen = "{"x" * 251}"', "'eigen' heeft 251 tekens"),
        (GOED + "loket = true", "'loket' hoort bij 'geldig_tot'"),
        (GOED.replace("Tien weken.", "Bel mevrouw Proef."), "noem geen personen"),
        (GOED.replace("Tien weken.", "Mail p.roef@voorbeeld.nl"), "noem geen adres van een persoon"),
        (GOED.replace("Tien weken.", "<b>Tien</b> weken."), "gewone tekst"),
        (GOED.replace('"a b"', '"Hoe lang duurt het"'), "staat er twee keer"),
    ],
)
def test_content_that_must_change_is_told(tmp_path: Path, fout: str, melding: str) -> None:
    """The form is right, so the entry loads; the check still refuses it."""
    themas, problems = lees_een(tmp_path, fout)
    assert problems == []
    assert any(melding in line for line in controleer(themas)), controleer(themas)


def test_a_phrasing_belongs_to_one_entry(tmp_path: Path) -> None:
    """Two entries with one wording compete; the second is told which has it."""
    other = GOED.replace('"een"', '"twee"').replace("Hoe lang duurt het?", "Wat nu?")
    themas, _ = lees_een(tmp_path, GOED, other)
    assert any("twee: de vraagvorm 'a b' staat ook bij 'een'" in line for line in controleer(themas))


def test_the_text_of_a_button_belongs_to_one_entry(tmp_path: Path) -> None:
    """Beside each other nobody could tell them apart."""
    other = GOED.replace('"een"', '"twee"').replace("Hoe lang duurt het?", "x" * 41) + 'kort = "hoe lang duurt het?"'
    themas, _ = lees_een(tmp_path, GOED, other)
    assert any("twee: de tekst op de knop is die van 'een'" in line for line in controleer(themas))


def test_a_long_question_has_a_short_button(tmp_path: Path) -> None:
    """The question stays what it was; the button bears the short one."""
    themas, problems = lees_een(tmp_path, GOED.replace("Hoe lang duurt het?", "x" * 41) + 'kort = "Hoe lang?"')
    assert problems == controleer(themas) == []
    assert themas[0].entries[0].knop == "Hoe lang?"


def test_a_phrasing_is_no_question_for_another_desk(tmp_path: Path) -> None:
    """One of the two lists must lose it, or the search would refuse what an entry is asked as."""
    themas, _ = lees_een(tmp_path, GOED.replace('"a b"', f'"{vragen_elders()[0].upper()}"'))
    assert any("staat ook in taal/elders.toml" in line for line in controleer(themas))


def test_the_shipped_content_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m knowledge.controle` has nothing to say."""
    assert main([]) == 0, capsys.readouterr().out


def test_the_check_of_one_file_is_silent_about_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A writer sees the own problems only, and the exit status is 1."""
    assert main([str(bestand(tmp_path / "proef.toml", GOED + 'note = ""'))]) == 1
    assert "proef.toml: een: 'note' moet een tekst zijn" in capsys.readouterr().out


def test_every_document_is_used() -> None:
    """The five documents each have answers that rest on them."""
    used = {source.document.code for thema in laad().themas() for e in thema.entries for source in e.sources}
    assert used == set(documenten())


def test_every_file_has_entries() -> None:
    """The menu by theme shows no empty theme."""
    themas, _ = lees(bestanden())
    assert all(thema.entries for thema in themas)

"""The letters of the ladder read back from .docx: every point of the checklist, what the dossier knows, and CONCEPT
until the letter went out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from bot.features.ladder.letters import OPEN, Briefgegevens, stuk
from bot.files.docx import maak_docx
from bot.files.plain_paper import CONCEPT
from bot.screens.message import groot
from workflows.cijfers.saldo import Halfjaarstand, Telling
from workflows.cijfers.taakstelling import Taakstelling
from workflows.dates.tijdvak import Tijdvak
from workflows.ladder.brieven import BRIEVEN, FouteBrieven, lees_brieven, zichtbaar
from workflows.ladder.feiten import LadderFeiten
from workflows.toezicht.beleidskader import KADERS, ZONDER, Beleidskader

VAK = Tijdvak(2026, 1)
HALF = Halfjaarstand("Almere", VAK, Taakstelling(100, True), -10, coa=Telling(90, VAK.einde))
DAG = date(2027, 6, 1)
FEITEN: dict[str, Any] = {
    "tijdvak_op": date(2026, 3, 1), "gemeente": "GM0034", "vraag_nr": "V-1", "vraag_verstuurd": date(2026, 7, 6),
    "vraag_tot": date(2026, 7, 20), "ambtsbericht_op": date(2026, 7, 17), "overleg_op": date(2026, 8, 10),
    "afspraken_nr": "A-2", "afspraken_verstuurd": date(2026, 8, 20), "afspraken_tot": date(2026, 12, 31),
    "aankondiging_nr": "K-3", "aankondiging_verstuurd": date(2027, 1, 11), "besluit_nr": "B-4",
    "besluit_tot": date(2027, 4, 30), "besluit_verstuurd": date(2027, 3, 1), "raad_nr": "R-5", "intrekking_nr": "I-6",
}  # fmt: skip


def _tekst(naam: str, half: Halfjaarstand | None = HALF, **anders: Any) -> str:
    brief = next(brief for brief in BRIEVEN if brief.naam == naam)
    facts = {key: value for key, value in (FEITEN | anders).items() if value is not None}
    found = Briefgegevens(brief, "Flevoland", "Almere", LadderFeiten(facts), half, ZONDER, zichtbaar(facts, DAG))
    content = maak_docx(stuk(found), kop=CONCEPT if found.op is None else "")
    document = Document(BytesIO(content))
    above = [p.text for section in document.sections for p in section.header.paragraphs]
    return "\n".join([*above, *(p.text for p in document.paragraphs)]).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("brief", BRIEVEN, ids=lambda brief: brief.naam)
def test_every_point_of_the_checklist_is_in_the_letter(brief: Any) -> None:
    """Written out, or by name with a place to write; to whom, from whom, and the copies."""
    said = _tekst(brief.naam)
    assert f"Aan {brief.aan} van Almere" in said
    assert "Gedeputeerde Staten van Flevoland" in said
    for point, fact in zip(brief.inhoud, brief.weet, strict=True):
        assert (f"{groot(point)}: {OPEN}" in said) is (fact == ""), point
    for copy in brief.afschrift:
        assert copy in said
    assert brief.titel in said


@pytest.mark.parametrize("brief", BRIEVEN, ids=lambda brief: brief.naam)
def test_it_is_a_concept_until_it_is_recorded(brief: Any) -> None:
    """The word stands above every page, and a line says what to do; both are gone once it was sent."""
    day = date(2027, 5, 3)
    draft, sent = (_tekst(brief.naam, **{f"{brief.naam}_verstuurd": op}) for op in (None, day))
    assert draft.startswith(CONCEPT)
    assert "Haal deze regel weg" in draft
    assert f"Datum: {OPEN}" in draft
    assert CONCEPT not in sent
    assert "Haal deze regel weg" not in sent
    assert "Datum: 3 mei 2027" in sent
    assert f"Kenmerk: {FEITEN[f'{brief.naam}_nr']}" in sent


def test_what_the_dossier_knows_is_written() -> None:
    """The figures of COA, the terms, and what went before."""
    vraag, warning, besluit, raad = (_tekst(naam) for naam in ("vraag", "aankondiging", "besluit", "raad"))
    assert "Te huisvesten waren 110 personen" in vraag
    assert "90 gehuisvest, 81%: achterstand 20." in vraag
    assert "Ambtsbericht uiterlijk 20 juli 2026." in vraag
    assert "Elke achterstand telt. Een gemiddelde binnen 12 weken" in vraag
    assert "vraag om informatie van 6 juli 2026, nummer V-1" in warning
    assert "afspraken bij actief toezicht van 20 augustus 2026, nummer A-2" in warning
    assert "uw ambtsbericht van 17 juli 2026; bestuurlijk overleg op 10 augustus 2026" in warning
    assert "vooraankondiging van" not in warning
    assert "uiterlijk 30 april 2027" in besluit
    assert "Raad van State" in besluit
    assert "besluit B-4 liep tot en met 30 april 2027" in raad


def test_what_is_not_known_is_left_open_and_never_guessed() -> None:
    """Without figures, without a number, without a term."""
    said = _tekst("vraag", None, vraag_nr=None, vraag_tot=None, vraag_verstuurd=None)
    assert f"De cijfers van COA: {OPEN}" in said
    assert f"Kenmerk: {OPEN}" in said
    assert f"Tot en met welke dag het ambtsbericht kan komen: {OPEN}" in said
    assert not re.search(r"\bNone\b", said)


def test_the_grens_of_the_own_kader() -> None:
    """As it is set."""
    brief, facts = BRIEVEN[0], LadderFeiten(FEITEN)
    kader = KADERS["handreiking-zonder-pijplijn"]
    found = stuk(Briefgegevens(brief, "Flevoland", "Almere", facts, HALF, kader, ()))
    assert any("tot en met 1/6 van de taakstelling blijft zonder gevolg" in line for line in found.alineas)


@pytest.mark.parametrize(
    ("kader", "words"),
    [
        (ZONDER, "Wij hebben geen eigen beleidskader en meten volgens de Handreiking Huisvesting"),
        (KADERS["handreiking"], "Wij meten volgens de Handreiking"),
        (replace(KADERS["flevoland-2021"], naam="eigen", titel="Eigen beleidskader Provincie Flevoland"),
         "Wij meten volgens ons beleidskader: Eigen beleidskader Provincie Flevoland. Wat in de pijplijn zit telt mee "
         "met bewijs: aanmelding die COA kent maar nog niet invoerde. Ook telt mee: wie COA tot en met 31 dagen"),
        (KADERS["handreiking-zonder-pijplijn"], "Wat in de pijplijn zit telt niet mee. Een achterstand"),
    ],
)  # fmt: skip
def test_how_is_measured_is_said_as_the_kader_has_it(kader: Beleidskader, words: str) -> None:
    """Only the proof that counts, and who comes after the half-year."""
    found = stuk(Briefgegevens(BRIEVEN[0], "Flevoland", "Almere", LadderFeiten(FEITEN), HALF, kader, ()))
    assert any(words in line for line in found.alineas), found.alineas


def test_the_file_must_say_of_each_point_what_is_known() -> None:
    """One too few, or a word that nobody writes."""
    text = '[[brief]]\nnaam="x"\nstap="2.0"\ntitel="t"\naan="a"\nbetekent="b"\ninhoud=["p"]\nkan_nog=[]\n'
    for weet in ("[]", '["onzin"]'):
        with pytest.raises(FouteBrieven, match="weet"):
            lees_brieven(f"{text}weet={weet}\n")
    assert lees_brieven(f'{text}weet=[""]\n')

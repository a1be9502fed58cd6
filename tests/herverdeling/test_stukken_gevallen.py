"""A hundred made-up cases: every number, day and party of each found back in its papers.

Two to six gemeenten, one to three tijdvakken, a second herverdeling in the tijdvak, a new round, herstel, withdrawal.
All words of every paper are looked at; of each case one paper, in turn another, is read back from its file.
"""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from bot.features.herverdeling.papers.dossier import Dossier, Eerder
from bot.features.herverdeling.papers.letters import stukken
from bot.files.docx import maak_docx
from tests.herverdeling.road import ALMERE, LELYSTAD, ZEEWOLDE, Road
from tests.herverdeling.test_brieven import tekst
from tests.herverdeling.voorbeelden import VIJF_NAMEN, VIJF_PROVINCIES, dossier, moet_erin
from workflows.engine.zaak import corrigeer, noteer
from workflows.herverdeling.tabel import STUKKEN
from workflows.herverdeling.velden import MELDNAMEN

GEVALLEN = 100
NAMEN = {LELYSTAD: "Lelystad", ALMERE: "Almere", ZEEWOLDE: "Zeewolde", **VIJF_NAMEN}
PROVINCIES = {**dict.fromkeys((LELYSTAD, ALMERE, ZEEWOLDE), "Flevoland"), **VIJF_PROVINCIES}
WEGEN = (
    "akkoord",
    "colleges",
    "gestopt",
    "melden",
    "coa",
    "herstel",
    "verwerkt",
    "nieuwe_ronde",
    "niet_hersteld",
    "fout_en_niet_hersteld",
)
"""How far a case went."""


def geval(nummer: int) -> tuple[str, Dossier]:
    """A case that can be, always the same one for a number, and how far it went."""
    luck = Random(nummer)
    codes = luck.sample(sorted(NAMEN), luck.randint(2, 6))
    changes = [luck.choice((-1, 1)) * luck.randint(1, 40) for _ in codes[1:]]
    first = -sum(changes)
    road = Road(dict(zip(codes, (first, *changes), strict=True)), **_tijdvakken(luck))
    numbers = {code: luck.randint(300, 2000) for code in road.codes}
    for code in road.codes:
        road.bevestig(code, numbers[code])
    for code in road.codes:
        road.akkoord(code)
    _vul(road, luck)
    weg = WEGEN[nummer % len(WEGEN)]
    _loop(road, weg, luck)
    before = {code: (_eerder(luck),) for code in road.codes if luck.random() < 0.25}
    return weg, dossier(
        road,
        {code: NAMEN[code] for code in road.codes},
        {code: PROVINCIES[code] for code in road.codes},
        codes[0],
        f"ZAAK-26-{nummer:03}",
        eerdere=before,
        eigen=tuple(road.codes),
    )


def _tijdvakken(luck: Random) -> dict[str, Any]:
    count = luck.choice((1, 1, 2, 3))
    if count == 1:
        return {}
    said = {"telling": luck.choice(("per_tijdvak", "samen")), "overleg_op": date(2026, 9, luck.randint(1, 20))}
    return {"tijdvakken": count, "afgestemd": "ja", **said, "overleg_kenmerk": f"OV-{luck.randint(100, 999)}"}


def _vul(road: Road, luck: Random) -> None:
    """What only the papers need, here and there."""
    facts: dict[str, Any] = {"overweging": ("tekort", "aanbod"), "machtiging": luck.choice(("mede_namens", "ieder"))}
    for code in road.codes:
        facts |= {f"medium_{code}": "gemeenteblad", f"publicatienummer_{code}": f"2026, {luck.randint(10000, 99999)}"}
        if luck.random() < 0.5:
            facts[f"zaaknummer_{code}"] = f"Z{luck.randint(1000, 9999)}"
    road.zaak, line = noteer(road.procedure, road.zaak, STUKKEN, facts, road.dag)
    road.lines.append(line)


def _eerder(luck: Random) -> Eerder:
    decided = date(2026, 8, luck.randint(1, 28))
    return Eerder(luck.choice((-7, 8)), decided, f"E-{luck.randint(1, 99)}", decided + timedelta(days=7))


def _loop(road: Road, weg: str, luck: Random) -> None:
    if weg == "akkoord":
        return
    if weg in ("colleges", "gestopt"):
        road.geheel("naar_colleges")
        if weg == "gestopt":
            road.geheel("trek_in")
        return
    road.naar_kennisgeving()
    if weg == "melden":
        return
    road.meld(*MELDNAMEN)
    road.dag += timedelta(days=luck.randint(1, 9))
    if weg in ("herstel", "niet_hersteld"):
        _herstel(road, luck)
    if weg == "niet_hersteld":
        road.geheel("niet_hersteld")
    if weg == "verwerkt":
        road.geheel("verwerk", verwerkt_op=road.dag)
    if weg in ("nieuwe_ronde", "fout_en_niet_hersteld"):
        road.geheel("nieuw_besluit")
        _opnieuw(road)
    if weg == "nieuwe_ronde":
        for code in road.codes:
            road.akkoord(code)
        road.naar_kennisgeving()
    elif weg == "fout_en_niet_hersteld":
        road.geheel("niet_hersteld")


def _herstel(road: Road, luck: Random) -> None:
    """COA has another old number of one gemeente; it is put right here, so that the next letter says so."""
    code, right = road.codes[0], luck.randint(2001, 3000)
    road.geheel("vraag_herstel", herstel_op=road.dag, herstel_wat="getal", herstel_van=code, herstel_getal=right)
    total = road.zaak.feiten["totaal"] - road.zaak.feiten[f"voor_{code}"] + right
    road.zaak, line = corrigeer(road.procedure, road.zaak, {f"voor_{code}": right, "totaal": total}, road.dag)
    road.lines.append(line)


def _opnieuw(road: Road) -> None:
    """Other numbers: the one who gives or takes most does one less, and the next one one more."""
    changes = {code: road.zaak.feiten[f"verschil_{code}"] for code in road.codes}
    one, other, *_ = road.codes
    changes[one], changes[other] = changes[one] + 1, changes[other] - 1
    road.geheel("stel_voor", **{f"verschil_{code}": aantal for code, aantal in changes.items()})


@pytest.fixture(scope="module")
def gevallen() -> list[tuple[str, Dossier]]:
    """All of them."""
    return [geval(nummer) for nummer in range(GEVALLEN)]


def test_every_number_day_and_party_of_every_case_is_in_its_papers(gevallen: list[tuple[str, Dossier]]) -> None:
    """Read back from the file too, of one paper of each case."""
    for nummer, (weg, known) in enumerate(gevallen):
        papers = stukken(known)
        assert papers, weg
        for stuk in papers:
            said = " ".join(stuk.tekst.split())
            assert [word for word in moet_erin(known, stuk.bestand) if word not in said] == [], (weg, stuk.bestand)
        stuk = papers[nummer % len(papers)]
        read = tekst(maak_docx(stuk, kop="CONCEPT" if stuk.concept else ""))
        assert [line for line in stuk.tekst.splitlines() if " ".join(line.split()) not in read] == []
        assert read.startswith("CONCEPT") == stuk.concept


def test_the_cases_are_of_every_kind(gevallen: list[tuple[str, Dossier]]) -> None:
    """Each way, and of each thing that goes wrong easily enough to count."""
    assert set(Counter(weg for weg, _ in gevallen)) == set(WEGEN)
    assert sum(known.weet.tijdvakken != 1 for _, known in gevallen) > 30
    assert sum(bool(known.eerdere) for _, known in gevallen) > 30
    assert sum(len(known.weet.codes) > 3 for _, known in gevallen) > 30


def test_a_paper_is_there_when_it_is_due_and_not_before(gevallen: list[tuple[str, Dossier]]) -> None:
    """A voorstel before the colleges decide, letters once all is published, a withdrawal letter for who was told."""
    kinds = {
        "akkoord": {"collegevoorstel", "concept-besluit"},
        "colleges": {"collegevoorstel", "concept-besluit", "raadsinformatiebrief"},
        "niet_hersteld": {"concept-intrekking"},
        "fout_en_niet_hersteld": {"concept-intrekking"},
        "gestopt": {"concept-intrekking"},
    }
    sent = {"concept-besluit", "raadsinformatiebrief", "concept-brief", "concept-afschrift"}
    every = {"collegevoorstel", "raadsinformatiebrief", "concept-besluit", "concept-brief", "concept-afschrift"}
    every |= {"concept-intrekking"}
    for weg, known in gevallen:
        names = {stuk.bestand for stuk in stukken(known)}
        assert {kind for kind in every if any(naam.startswith(kind) for naam in names)} == kinds.get(weg, sent), weg


def test_a_letter_to_the_other_colleges_is_not_signed_in_their_name(gevallen: list[tuple[str, Dossier]]) -> None:
    """They read what was written; who writes signs it alone."""
    found = [stuk for _, known in gevallen for stuk in stukken(known) if stuk.bestand.endswith("-colleges.docx")]
    assert len(found) > GEVALLEN // 2
    for stuk in found:
        assert stuk.tekst.count("Secretaris: ____") == 1
        assert "namens" not in stuk.tekst


def test_a_number_that_is_not_published_is_in_no_paper(gevallen: list[tuple[str, Dossier]]) -> None:
    """Of a later tijdvak no old and no new number, however many tijdvakken."""
    for _, known in gevallen:
        one = replace(known, feiten={**known.feiten, "tijdvakken": 2, "afgestemd": "ja", "telling": "per_tijdvak"})
        for stuk in stukken(one):
            later = [line for line in stuk.tekst.splitlines() if "nog niet gepubliceerd" in line]
            taken = {str(one.oud(code)) for code in one.weet.codes} | {str(one.nieuw(code)) for code in one.weet.codes}
            assert not any(word in taken for line in later for word in line.split()), stuk.bestand

"""Every number of Flevoland's report on the second half of 2020 and the first of 2021, beside what the product makes of
it; and that no screen gives a colour while something is open, under any kader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.toezicht import judgement, judgement_screens, rijk_screens, round_screens, screens
from bot.features.toezicht.table import rijen
from bot.screens.phone import plain
from storage.people import Organisatie
from tests.toezicht.test_ronde import beelden
from workflows.cijfers.saldo import Gebied, Halfjaarstand, Telling
from workflows.cijfers.taakstelling import Taakstelling
from workflows.dates.tijdvak import Tijdvak
from workflows.toezicht.beleidskader import (
    KADERS,
    KLEUREN,
    STANDAARD,
    ZONDER,
    Beleidskader,
    Bewijs,
    FoutKader,
    lees_kader,
)
from workflows.toezicht.blad import VORM
from workflows.toezicht.oordeel import Dossier, Oordeel, beoordeel
from workflows.toezicht.rijk import zelfbeeld
from workflows.toezicht.ronde import Beeld, Invoer, lees_vastgesteld, samen

FLEVOLAND = KADERS["flevoland-2021"]
II_2020, I_2021 = Tijdvak(2020, 2), Tijdvak(2021, 1)
OPGAVE = (107, 156, 263, 161, -102)
"""2020-II as published for the six together: achterstand, taakstelling, to house, housed, saldo."""
JANUARI, FASE_3, REST = 35, 13, -54
TABEL = {
    "Almere": (-20, 163, 183), "Dronten": (2, 32, 30), "Lelystad": (-89, 61, 150), "Noordoostpolder": (11, 37, 26),
    "Urk": (-4, 17, 21), "Zeewolde": (-2, 18, 20),
}  # fmt: skip
"""2021-I as published: restant of 2020-II, taakstelling, totaal."""
SOMMEN = (-102, 328, 430)


# ---------------------------------------------------------------- the sums


def test_the_second_half_of_2020_together() -> None:
    """156 and an achterstand of 107 is 263; 161 housed leaves 102; January and fase 3 bring it to 54."""
    achterstand, taak, opgave, gehuisvest, saldo = OPGAVE
    whole = Halfjaarstand(
        "Flevoland", II_2020, Taakstelling(taak, True), -achterstand, coa=Telling(gehuisvest, II_2020.einde)
    )
    own = Invoer(later_geteld=JANUARI, fase_3=FASE_3, naijl=True)
    found = Beeld("PV24", "Flevoland", II_2020, date(2021, 2, 1), FLEVOLAND, whole, True, own)
    assert (whole.totaal, found.saldo, found.telt) == (opgave, saldo, REST)
    assert found.deel == 61
    together = samen([found])
    assert (together.totaal, together.gehuisvest, together.saldo, together.telt) == (opgave, gehuisvest, saldo, REST)


def test_the_table_of_the_first_half_of_2021() -> None:
    """Each row, each column's sum; the restant is the saldo with which 2020-II ended."""
    halves = {naam: Halfjaarstand(naam, I_2021, Taakstelling(t, True), r) for naam, (r, t, _) in TABEL.items()}
    assert {naam: half.totaal for naam, half in halves.items()} == {
        naam: totaal for naam, (*_, totaal) in TABEL.items()
    }
    whole = Gebied("Flevoland", tuple(halves.values()))
    assert tuple(sum(column) for column in zip(*TABEL.values(), strict=True)) == SOMMEN
    assert (whole.totaal, SOMMEN[0]) == (SOMMEN[2], OPGAVE[-1])


def test_the_days() -> None:
    """Measured on 1 January over what was housed before it; whom COA enters up to and including 31 January counts."""
    assert (II_2020.begin, II_2020.einde) == (date(2020, 7, 1), date(2020, 12, 31))
    assert FLEVOLAND.toetsdagen(II_2020) == (date(2021, 2, 1),)


# ---------------------------------------------------------------- the six judgements


def _van(naam: str, **wat: object) -> Oordeel:
    saldo = TABEL[naam][0]
    return beoordeel(FLEVOLAND, Dossier(200, 200, 200 + saldo, **wat))  # type: ignore[arg-type]


def test_ahead() -> None:
    """Dronten and Noordoostpolder met it, with 2 and 11 to spare."""
    assert [(_van(naam).uitkomst, _van(naam).telt) for naam in ("Dronten", "Noordoostpolder")] == [
        ("gehaald", 2), ("gehaald", 11),
    ]  # fmt: skip


def test_entered_in_january() -> None:
    """Zeewolde ended on -2, and a family of 6 was entered in January."""
    assert (_van("Zeewolde").telt, _van("Zeewolde", later_geteld=6).telt) == (-2, 4)
    assert _van("Zeewolde", later_geteld=6).uitkomst == "gehaald"


def test_known_and_not_entered() -> None:
    """Urk's 4 are really 2, missed for the first time: adequaat."""
    found = _van("Urk", pijplijn={Bewijs.BEKEND: 2}, eerder=(False,))
    assert (found.telt, found.op_rij, found.kleur) == (-2, 1, "adequaat (groen)")


@pytest.mark.parametrize(("saldo", "extra"), [(-42, {}), (-20, {"later_geteld": 6, "fase_3": 7})])
def test_excused_twice(saldo: int, extra: dict[str, int]) -> None:
    """Almere: 42 short in 2020-I and 20 in 2020-II, both excused by a document: adequaat, and no step nearer."""
    found = beoordeel(FLEVOLAND, Dossier(200, 200, 200 + saldo, eerder=(False,), verschoonbaar="M-1", **extra))
    assert (found.op_rij, found.kleur, found.telt) == (0, "adequaat (groen)", saldo + sum(extra.values()))


def test_lelystad() -> None:
    """-89, nobody in January and 6 in fase 3; the first miss was adequaat, the second has no colour, the goal
    of 1 April gives redelijk adequaat, and active toezicht ends only without any achterstand."""
    first = _van("Lelystad", fase_3=6, eerder=(False,))
    assert (first.telt, first.kleur, first.op_rij) == (-83, "adequaat (groen)", 1)
    second = _van("Lelystad", fase_3=6, eerder=(True,), actief=True)
    assert (second.uitkomst, second.kleur, second.actief_blijft) == ("actie", "de provincie kiest zelf", True)
    april = _van("Lelystad", fase_3=6, eerder=(True,), actief=True, tussendoel=True)
    assert (april.kleur, april.actief_blijft) == ("redelijk adequaat (oranje)", True)
    january = beoordeel(FLEVOLAND, Dossier(200, 289, 289, actief=True))
    assert (january.kleur, january.actief_blijft) == ("adequaat (groen)", False)


# ---------------------------------------------------------------- no word of a judgement while something is open


WIT = replace(FLEVOLAND, naam="wit", bevriest=True, perioden=5, kleuren={**FLEVOLAND.kleuren, "verschoonbaar": "wit"})
OWN = replace(
    STANDAARD, naam="own", grens=(1, 6), perioden=3, naijl_dagen=14, kleuren={"gehaald": "groen", "actie": "rood"}
)
NAMED = replace(STANDAARD, naam="named", woorden={"groen": "voldoet", "rood": "voldoet niet"})
ALL_KADERS = [*KADERS.values(), ZONDER, WIT, OWN, NAMED]
WORDS = re.compile(
    r"\b(?:groen|oranje|rood|wit|adequaat|op schema|verschoonbaar \(wit\)|achter(?! op de lijn)|stap \d)\b"
)


def _texts(b: Beeld) -> Iterator[str]:
    """All that says something of this gemeente before anybody judged it."""
    page = screens.Pagina(1, b, "0")
    yield plain(screens.gemeente(page).tekst)
    yield plain(screens.calculation(page).tekst).split("Beleidskader:")[0]
    shown = round_screens.Lijst(Organisatie(1, "P", "provincie"), "P", b.tijdvak, [b], samen([b]))
    yield plain(round_screens.lijst(shown).tekst)
    yield plain(judgement_screens.choose(page).tekst)
    yield " ".join(str(cell) for cell in rijen([b])[0][:-1] if isinstance(cell, str))
    yield plain(rijk_screens.selfcheck(1, "P", b.tijdvak, zelfbeeld([b], b.dag)).tekst)


@given(beelden, st.sampled_from(ALL_KADERS), st.booleans(), st.booleans())
def test_nothing_provisional_in_the_words_of_a_judgement(
    found: Beeld, kader: Beleidskader, restant: bool, published: bool
) -> None:
    """No colour, no word of the kader and no step of the ladder: what is open is asked."""
    half = found.halfjaar
    assert half is not None
    task = replace(half.taakstelling, gepubliceerd=published)
    b = replace(
        found,
        naam="Urk",
        kader=kader,
        vastgesteld=None,
        restant_bekend=restant,
        halfjaar=replace(half, taakstelling=task),
    )
    if b.oordeel is None or not b.nog:
        return
    for text in _texts(b):
        assert WORDS.search(text) is None, text
    assert ("nog invullen" if kader.kleuren else "nog te beoordelen") in next(_texts(b))


@pytest.mark.parametrize("kader", ALL_KADERS, ids=lambda kader: kader.naam)
def test_the_words_come_from_the_kader(kader: Beleidskader) -> None:
    """Once nothing is open the proposal is the word of this kader and no other; buttons offer no word it lacks."""
    half = Halfjaarstand("Urk", II_2020, Taakstelling(100, True), 0, coa=Telling(102, II_2020.einde))
    own = Invoer(naijl=True, eerder=0, weken=(100, kader.methode))
    b = Beeld("GM0184", "Urk", II_2020, date(2021, 3, 1), kader, half, True, own)
    word = kader.kleur("gehaald")
    page = screens.Pagina(1, b, "0")
    assert f": {word}, telt +2" in plain(screens.gemeente(page).tekst)
    offered = {knop.tekst.split(" · ")[0].lower() for row in judgement_screens.choose(page).knoppen for knop in row}
    colours = {kader.woord(key) for key in KLEUREN if key != "wit" or kader is WIT}
    expected = colours if kader.kleuren else {"op schema", "achter"}
    known = {*KLEUREN.values(), *map(kader.woord, KLEUREN), "op schema", "achter"}
    assert {said for said in offered if said in known} == expected


def test_own_words_go_with_the_judgement() -> None:
    """Kept with the kader and with what was judged by it; read back from a sheet by the colour behind them."""
    assert lees_kader(NAMED.als_rij()) == NAMED
    assert "woorden" not in STANDAARD.als_rij()
    assert (NAMED.kleur("gehaald"), NAMED.kleur("geen_actie")) == ("voldoet (groen)", "redelijk adequaat (oranje)")
    half = Halfjaarstand("Urk", II_2020, Taakstelling(100, True), 0, coa=Telling(102, II_2020.einde))
    b = Beeld("GM0184", "Urk", II_2020, date(2021, 3, 1), NAMED, half, True)
    judged = judgement.follow(b, "in mandaat")
    assert (judged.zegt, replace(judged, woord="").zegt) == ("voldoet (groen)", "adequaat (groen)")
    assert lees_vastgesteld(judged.als_rij()) == judged
    assert "oordeelt: voldoet (groen)." in plain(
        judgement_screens.letter(judgement_screens.Ontvangen("P", "Urk", "2020-II", judged, b.dag))
    )
    read = next(vak.lees for vak in VORM.vakken if vak.naam == "oordeel")
    assert read is not None
    typed = ("Voldoet (groen)", "rood", "Adequaat (groen)", "op schema", "uitgesteld", "mooi (paars)")
    assert [read(said, b.dag) for said in typed] == ["groen", "rood", "groen", "op_schema", "uitgesteld", None]


@pytest.mark.parametrize("words", [{"paars": "mooi"}, {"groen": "x"}, {"groen": "a" * 41}, {"groen": "nr. 5"}])
def test_a_word_that_cannot_be_is_refused(words: dict[str, str]) -> None:
    """Letters only, of a colour that there is."""
    with pytest.raises(FoutKader):
        replace(STANDAARD, woorden=words)

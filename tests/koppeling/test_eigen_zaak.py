"""An own case in a typed sentence: which case, what is proposed, and when it must stay a question."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.koppeling.getypt import BO, KIM, NOOR, ZAKEN, Tafel

ONBEKEND = "Dat kan ik je niet laten zien. Klopt het zaaknummer, en hoort de zaak bij je organisatie?"


@pytest.fixture(scope="module")
def tafel(tmp_path_factory: pytest.TempPathFactory) -> Tafel:
    """One desk for all: what is typed leaves nothing behind."""
    return Tafel(Path(tmp_path_factory.mktemp("getypt")) / "test.db")


OPENT = [
    # (what is typed, the case, what the screen says)
    ("ALM-26-021", "ALM-26-021", "Stand: woning zoeken"),
    ("alm 26 021", "ALM-26-021", "ALM-26-021 · 2 pers."),
    ("alm26021", "ALM-26-021", "ALM-26-021 · 2 pers."),
    ("ALM 26 021", "ALM-26-021", "ALM-26-021 · 2 pers."),
    ("stand ALM-26-021", "ALM-26-021", "Stand: woning zoeken"),
    ("hoe staat het met ALM-26-014?", "ALM-26-014", "Stand: woning zoeken"),
    ("en hoe zit het met alm-26-014", "ALM-26-014", "ALM-26-014"),
    ("wanneer moet ALM-26-021 getekend zijn?", "ALM-26-021", "Tekenen uiterlijk ma 7 dec 2026"),
    ("uiterlijke datum ALM-26-021?", "ALM-26-021", "ma 7 dec 2026"),
    ("wanneer moet 4714 getekend zijn?", "4714", "Tekenen uiterlijk vr 11 dec 2026"),
    ("hoe lang wacht ALM-26-014 al?", "ALM-26-014", "Wacht 11 weken en 1 dag (78 dagen), sinds ma 14 sep 2026."),
    ("hoe lang wacht 4711 al", "4711", "Wacht 8 weken"),
    ("koppeling 4714 bekijken", "4714", "4714 · 4 pers."),
    ("verhuizing van ALM-26-034 was gisteren", "ALM-26-034", "Verhuisd kan nu niet"),
    ("hoe lang heb ik nog voor ALM-26-021?", "ALM-26-021", "Tekenen uiterlijk ma 7 dec 2026 · nog"),
    ("wie behandelt ALM-26-034?", "ALM-26-034", "Behandelaar: P101."),
    ("wie is de behandelaar van 4711?", "4711", "Behandelaar: P101."),
    ("is ALM-26-021 al getekend?", "ALM-26-021", "Nog niet vastgelegd: huurcontract getekend."),
    ("ALM-26-021 is nog niet getekend", "ALM-26-021", "Stand: woning zoeken"),
    ("ALM-26-034 is verhuisd op 1 december", "ALM-26-034", "Verhuisd kan nu niet: de koppeling staat op"),
    ("4711 is geteld door COA", "4711", "COA telt mee kan nu niet"),
    ("verkeerde datum bij ALM-26-033", "ALM-26-033", "Wat wil je verbeteren?"),
    ("ALM-26-033 klopt niet", "ALM-26-033", "Wat wil je verbeteren?"),
    ("koppeling 4711", "4711", "4711 · 2 pers."),
    ("zaaknr 4711", "4711", "4711 · 2 pers."),
    ("Z-15", "Z-15", "Z-15 · 4 pers."),
    ("stand b12", "B12", "B12 · 4 pers."),
    ("zaak 4711 graag", "4711", "4711 · 2 pers."),
    ("hoe gaat het met 4711?", "4711", "4711 · 2 pers."),
    ("stand van zaken 4711", "4711", "Stand: woning zoeken"),
    ("wie doet 4711?", "4711", "Behandelaar: P101."),
    ("hoeveel weken nog voor 4714?", "4714", "Tekenen uiterlijk vr 11 dec 2026"),
    ("wanneer verloopt 4714", "4714", "4714 · 4 pers."),
    ("4711 klopt niet", "4711", "Wat wil je verbeteren?"),
    ("in 4711 staat een fout", "4711", "Wat wil je verbeteren?"),
    ("stand alm/26/021", "ALM-26-021", "Stand: woning zoeken"),
]

STELT_VOOR = [
    # (what is typed, the case, what is proposed, the button that records it)
    ("4714 getekend op 12 nov", "4714", "Huurcontract getekend op do 12 nov 2026", "Leg vast: do 12 nov 2026"),
    ("contract van ALM-26-021 is gisteren getekend", "ALM-26-021", "op ma 30 nov 2026", "Leg vast: ma 30 nov 2026"),
    ("gister getekend: alm 26 021", "ALM-26-021", "op ma 30 nov 2026", "Leg vast: ma 30 nov 2026"),
    ("het huurcontract voor 4711 is 27 november ondertekend", "4711", "op vr 27 nov 2026", "Leg vast: vr 27 nov 2026"),
    ("ALM-26-033 woning gevonden, tekenen op 9 december", "ALM-26-033", "wo 9 dec 2026", "Leg vast: wo 9 dec 2026"),
    ("huis gevonden voor 4714 we tekenen 10 december", "4714", "do 10 dec 2026", "Leg vast: do 10 dec 2026"),
    ("4714 tekenafspraak 10 december", "4714", "Tekenafspraak: do 10 dec 2026", "Leg vast: do 10 dec 2026"),
    ("26-021 is gisteren getekend", "ALM-26-021", "getekend", "Leg vast: ma 30 nov 2026"),
    ("tekendatum 4714 is 27 november", "4714", "getekend op vr 27 nov 2026", "Leg vast: vr 27 nov 2026"),
    ("handtekening gezet voor 4714 op 26 november", "4714", "do 26 nov 2026", "Leg vast: do 26 nov 2026"),
    ("vorige week donderdag tekende 4714 het contract", "4714", "do 26 nov 2026", "Leg vast: do 26 nov 2026"),
    ("huurovereenkomst 4711 getekend, gisteren", "4711", "ma 30 nov 2026", "Leg vast: ma 30 nov 2026"),
    ("alm/26/014 vrijdag getekend", "ALM-26-014", "vr 27 nov 2026", "Leg vast: vr 27 nov 2026"),
    ("4714 kan 10 december tekenen", "4714", "Tekenafspraak: do 10 dec 2026", "Leg vast: do 10 dec 2026"),
    ("wil je me 10 december waarschuwen over ALM-26-033", "ALM-26-033", "do 10 dec", "Herinner me do 10 dec 2026"),
    ("stel 4714 uit tot 15 januari", "4714", "Aanhouden tot vr 15 jan 2027", "Corporatie zoekt nog"),
    ("ALM-26-014 parkeren tot 15 januari", "ALM-26-014", "Aanhouden tot vr 15 jan 2027", "Corporatie zoekt nog"),
    ("herinner me vrijdag aan ALM-26-033", "ALM-26-033", "vr 4 dec 2026", "Herinner me vr 4 dec 2026"),
    ("herinner me over 2 weken aan 4711", "4711", "di 15 dec 2026", "Herinner me di 15 dec 2026"),
    ("ALM-26-014 aanhouden tot 15 januari", "ALM-26-014", "Aanhouden tot vr 15 jan 2027", "Corporatie zoekt nog"),
    ("zet 4714 stil tot 15 januari", "4714", "Aanhouden tot vr 15 jan 2027", "Corporatie zoekt nog"),
]

VRAAGT = [
    # (what is typed, the case, the question that is asked)
    ("ALM-26-021 getekend", "ALM-26-021", "Op welke dag is het huurcontract getekend?"),
    ("ALM-26-021 getekend op 12 september", "ALM-26-021", "De tekendatum ligt vóór de koppeling."),
    ("ALM-26-021 getekend op 9 december 2026", "ALM-26-021", "leg je vast als het zover is"),
    ("ALM-26-033 woning gevonden", "ALM-26-033", "Wanneer wordt er getekend?"),
    ("4711 vervalt", "4711", "Waarom vervalt de koppeling?"),
    ("weigering ALM-26-021", "ALM-26-021", "Wat is er gebeurd?"),
    ("koppeling ALM-26-021 is ingetrokken", "ALM-26-021", "Waarom vervalt de koppeling?"),
    ("ALM-26-021 wil de woning niet", "ALM-26-021", "Op welke dag was dat?"),
    ("ALM-26-021 heeft het huis afgewezen", "ALM-26-021", "Op welke dag was dat?"),
    ("ALM-26-021 tekenafspraak 10 december", "ALM-26-021", "is na de laatste dag"),
    ("ALM-26-021 tekent op 14 december", "ALM-26-021", "is na de laatste dag"),
    ("ALM-26-021 is ontkoppeld", "ALM-26-021", "Waarom vervalt de koppeling?"),
    ("no show ALM-26-034", "ALM-26-034", "Op welke dag was dat?"),
    ("no-show 4714 gisteren", "4714", "Welk nummer heeft de woning bij de corporatie?"),
    ("ALM-26-021 heeft de woning geweigerd", "ALM-26-021", "Op welke dag was dat?"),
    ("nieuwe koppeling 30 november 4 personen zaaknr ALM-26-040", "ALM-26-040", "Koppelingsdatum: ma 30 nov 2026"),
    ("nieuwe koppeling 2 nov 4 personen zaaknr 4799", "4799", "Zaaknummer: 4799"),
    ("ik heb een nieuwe koppeling: ALM 26 041, gezin van 5, gekoppeld 1 december", "ALM-26-041", "Personen: 5"),
    ("koppeling vastleggen 4 pers. 27-11-2026 nummer 4798", "4798", "Koppelingsdatum: vr 27 nov 2026"),
]


@pytest.mark.parametrize(("tekst", "zaak", "zegt"), OPENT, ids=lambda item: item)
def test_a_sentence_opens_the_case_that_it_names(tafel: Tafel, tekst: str, zaak: str, zegt: str) -> None:
    """With what was asked in front, where the table gives it; nothing is recorded."""
    shown = tafel.typ(tekst)
    assert zegt in shown.tekst, shown
    assert shown.zaak(tafel.idents[zaak]), shown
    assert not shown.vastgelegd


@pytest.mark.parametrize(("tekst", "zaak", "zegt", "knop"), STELT_VOOR, ids=lambda item: item)
def test_a_sentence_proposes_and_a_press_records(tafel: Tafel, tekst: str, zaak: str, zegt: str, knop: str) -> None:
    """Filled in, with the persons and the koppelingsdatum, and the way to the case."""
    shown = tafel.typ(tekst)
    assert zegt in shown.tekst, shown
    assert re.search(rf"{zaak} · \d+ pers\..*\nKoppelingsdatum: ", shown.tekst), shown
    assert [label for label, _ in shown.knoppen if label == knop], shown
    assert not shown.vastgelegd


@pytest.mark.parametrize(("tekst", "zaak", "zegt"), VRAAGT, ids=lambda item: item)
def test_what_a_sentence_does_not_say_is_asked(tafel: Tafel, tekst: str, zaak: str, zegt: str) -> None:
    """And what cannot be is asked back, as on every other road."""
    shown = tafel.typ(tekst)
    assert zegt in shown.tekst, shown
    assert zaak in shown.tekst, shown
    assert not shown.vastgelegd


def test_a_day_that_is_typed_after_it_is_shown_before_it_is_recorded(tafel: Tafel) -> None:
    """Typing alone records nothing, also where one answer was missing."""
    shown = tafel.typ("gisteren", eerst="ALM-26-021 getekend")
    assert "klopt dit?" in shown.tekst
    assert not shown.vastgelegd


@pytest.mark.parametrize(
    "tekst", ["ALM-26-099 getekend", "ALM-26-099 getekend op 12 nov", "stand ALM-26-099",
              "zet ALM-26-099 stil tot 15 januari", "4799 getekend op 12 nov",
              "hoe staat het met 4799?", "stand zaak 4799", "wie behandelt ALM-26-099?"]
)  # fmt: skip
def test_what_is_not_there_and_what_is_another_s_read_the_same(tafel: Tafel, tekst: str) -> None:
    """No choices from the handreikingen either."""
    theirs = tekst.replace("ALM-26-099", "ALM-26-021").replace("4799", "4714")
    assert tafel.typ(tekst).tekst == ONBEKEND
    assert tafel.typ(theirs, BO).tekst == ONBEKEND


def test_a_report_about_what_is_not_there_and_about_what_is_another_s_begins_the_same(tafel: Tafel) -> None:
    """A refusal may be of a koppeling that nobody entered."""
    unknown = tafel.typ("weigering ALM-26-099").tekst
    tafel.typ("/annuleer")
    theirs = tafel.typ("weigering ALM-26-021", BO).tekst
    assert "Dit wordt een nieuwe melding" in unknown
    assert theirs == unknown.replace("ALM-26-099", "ALM-26-021")


def test_a_line_of_several_cases_stays_what_it_was(tafel: Tafel) -> None:
    """And so does handing one over, and the day of a koppeling."""
    assert "1 zaak: niets nieuws" in tafel.typ("ALM-26-014 niets nieuws").tekst
    assert "2 zaken: geen passende woning" in tafel.typ("ALM-26-014, Z-15 geen passende woning").tekst
    assert "Teken uiterlijk vr 22 mei 2026" in tafel.typ("koppeling 15 maart 2026").tekst
    assert "over te dragen" in tafel.typ("draag ALM-26-014 over aan Sam").tekst


def test_between_two_cases_nobody_guesses(tafel: Tafel) -> None:
    """Each is a button, which proposes the step that was told."""
    shown = tafel.typ("ALM-26-014 en ALM-26-021 getekend")
    assert {actie for _, actie in shown.knoppen} == {
        f"sz:{tafel.idents[naam]}:koppeling:teken" for naam in ("ALM-26-014", "ALM-26-021")
    }
    assert shown.vastgelegd == 0


def test_a_question_about_the_rules_keeps_its_answer(tafel: Tafel) -> None:
    """With the case as a button, and no more."""
    shown = tafel.typ("mag ALM-26-021 de woning eerst bekijken voor het tekenen?")
    assert "Mag iemand de woning eerst bekijken" in shown.tekst
    assert ("Open ALM-26-021", f"k:{tafel.idents['ALM-26-021']}") in shown.knoppen


BLIJFT_VRAAG = [
    "wat als 120 mensen niet op tijd getekend hebben?", "waar hoort een amv van precies 15 jaar?",
    "wie betaalt 120 euro huurderving?", "hoe lang duurt het voor 120 personen?", "mag een gezin van 4711 euro leven?",
    "in 2026 hebben wij 120 mensen gehuisvest, is dat genoeg?", "wij moeten er nog 120 huisvesten, wat nu?",
    "onze taakstelling is 120, hoeveel per maand?", "is 120 dagen wachten te lang?", "wat zegt artikel 120?",
    "wat is de bijlage 120 van de handreiking?", "taakstelling 2026", "wat verandert er in 2027-I?",
    "hoe tel ik een gezin van 4 in 2026?", "welke gemeenten hebben 120 woningen getekend?", "C-19 en de opvang",
    "wat is B1 taalniveau?", "moet iemand A2 halen voor de inburgering?", "wie regelt de SPUK-2026?",
    "is fase 3 al begonnen als er getekend is?", "waarom telt 120 niet mee?", "hoeveel van de 4711 zijn getekend?",
    "120 personen gehuisvest, telt COA dat mee?", "van de 120 zijn er 30 verhuisd", "wij hebben 120 woningen gevonden",
    "we kregen 120 koppelingen in 2026", "wat als 120% van de taakstelling is gehaald?", "kan 120 m2 voor 5 personen?",
    "de huur is 120 euro, getekend of niet?", "na 120 dagen getekend, wat dan?", "wat moet ik doen met 4711 aanvragen?",
    "wanneer is de taakstelling van 120 gehaald?", "in december zijn er 120 verhuisd volgens COA",
    "onze 120 statushouders zijn verhuisd", "120 kilometer verderop een woning gevonden, mag dat?",
    "wie betaalt bij 4711 inwoners?", "er zijn 4711 inwoners in onze gemeente", "bel 0900 4711",
    "moeten 120 huishoudens in 10 weken getekend hebben?", "kamer 120 is te klein, mag weigeren?",
    "stap 15 van het stappenplan", "woning van 120 m2 gevonden", "wat kost een woning van 120 duizend?",
    "wat als 120 mensen vandaag tekenen?", "in 120 dagen tekenen, lukt dat?", "hoeveel dagen voor 120 personen?",
    "hoe gaat het met de 120 statushouders?", "wij tekenen 120 contracten per jaar",
    "in 120 gemeenten staat dit anders",
    "het contract van 120 euro is getekend", "stel 120 mensen weigeren, wat dan?",
    "tekent iemand voor 120 maanden?",
    "hoe werkt F-35 jaar?", "wij hebben in 2025 4711 mensen gehuisvest",
]  # fmt: skip


@pytest.mark.parametrize("tekst", BLIJFT_VRAAG)
def test_a_question_with_a_number_in_it_opens_no_case(tafel: Tafel, tekst: str) -> None:
    """Though that number is also a reference here: it counts something."""
    shown = tafel.typ(tekst)
    assert not any(shown.zaak(ident) for ident in tafel.idents.values()), shown
    assert ONBEKEND not in shown.tekst, shown


@pytest.mark.parametrize(
    "tekst", ["Z-15", "C-19", "2027-I", "B12", "1F", "ALM-26-021", "wat is fase 3 van ALM-26-021?"]
)
@pytest.mark.parametrize("wie", [KIM, BO])
def test_who_has_no_such_case_is_not_told_of_one(tafel: Tafel, tekst: str, wie: int) -> None:
    """Something that only looks like a reference stays what it was."""
    shown = tafel.typ(tekst, wie)
    assert not any(shown.zaak(ident) for ident in tafel.idents.values()), shown


_GEBEURD = st.sampled_from(["getekend", "verhuisd", "woning gevonden", "vervalt", "geteld", "weigering", "no-show",
                            "aanhouden tot", "herinner me", "verkeerde datum", "wanneer moet", "wie behandelt", "stand",
                            "nieuwe koppeling", "niet getekend", "heropenen woning zoeken"])  # fmt: skip
_DAG = st.sampled_from(["gisteren", "op 12 nov", "vrijdag", "31 feb", "12-12-2026", "over 2 weken", "", "15 januari"])
_NAAM = st.sampled_from([*(naam for naam, _, _ in ZAKEN), "ALM-26-099", "alm 26 021", "4799", "Z 15", "ALM26014"])
_VULLING = st.sampled_from(["", "is", "van", "contract", "4 personen", "?", "en", "zaak", "nummer", "ja", "klopt", "€"])


@settings(max_examples=150, deadline=None)
@given(st.permutations([0, 1, 2, 3]), _GEBEURD, _DAG, _NAAM, _VULLING, st.sampled_from([NOOR, BO, KIM]))
def test_no_sentence_records_and_no_proposal_is_for_another_case(
    tafel: Tafel, orde: list[int], gebeurd: str, dag: str, naam: str, vulling: str, wie: int
) -> None:
    """Whatever the words and their order: a press records, and only what was named is proposed."""
    words = [gebeurd, dag, naam, vulling]
    text = " ".join(filter(None, (words[index] for index in orde)))
    shown = tafel.typ(text, wie)
    assert not shown.vastgelegd, (text, shown)
    meant = re.sub(r"[^A-Z0-9]", "", naam.upper())
    for label, actie in shown.knoppen:
        what, *rest = actie.split(":")
        if what in ("sv", "s", "zh", "ha"):
            assert wie == NOOR, (text, shown)
            named = next(key for key, ident in tafel.idents.items() if str(ident) == rest[0])
            assert re.sub(r"[^A-Z0-9]", "", named) == meant, (text, label, shown)

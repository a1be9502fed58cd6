"""Texts are read as concepts: typing errors, synonyms, compounds, split verbs, numbers and dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.kennis import laad
from knowledge.taal import NEE, Taal, Woordenboek, normaliseer, woorden
from knowledge.taal.herstel import Hersteller
from knowledge.taal.normaal import MAX_TEXT

BOEK = Woordenboek()
TAAL = Taal(BOEK, {"vergunninghouder": 5, "huurcontract": 3, "regievoerder": 3, "weken": 9, "gemeente": 9})


def begrippen(tekst: str) -> list[str]:
    return list(TAAL.lees(tekst).begrippen)


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("statushouder", "vergunninghouder"),
        ("statushouders", "iemand met een status"),
        ("woningweigering", "woning weigeren"),
        ("hij slaat het aangeboden huis af", "hij weigert het aangeboden huis"),
        ("niet opdagen", "no-show"),
        ("woningbouwvereniging", "corporatie"),
        ("college van b en w", "burgemeester en wethouders"),
        ("tien weken", "10 weken"),
        ("B-9", "b 9"),
        ("één zesde", "1/6"),
        ("vh contract", "van het contract"),
        ("hoe lang", "binnen hoeveel tijd"),
        ("taak stelling", "taakstelling"),
        ("vergunnighouder", "vergunninghouder"),
        ("huurcontrct", "huurcontract"),
        ("de provincie grijpt dan in", "de provincie zal dan ingrijpen"),
        ("GEMEENTE", "gemeente"),
        ("Oekraïne", "oekraine"),
        ("huisvestingstermijn", "termijn huisvesting"),
        ("mensen over te dragen", "mensen overdragen"),
        ("een zestienjarige jongen", "een 16 jarige jongen"),
        ("waar is die brief voor", "waarvoor is die brief"),
        ("grote problemen", "groot probleem"),
        ("hij vond een kleine woning", "hij vindt een klein huis"),
        ("wie leverde het bedrag", "wie levert bedragen"),
    ],
)
def test_two_wordings_of_one_thing_read_alike(een: str, ander: str) -> None:
    """The same concepts come out, in whatever order."""
    assert sorted(begrippen(een)) == sorted(begrippen(ander))
    assert begrippen(een)


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("10 weken", "12 weken"),
        ("artikel 28", "artikel 29"),
        ("gehaald", "niet gehaald"),
        ("begeleiding", "beleid"),
        ("gezin", "zin"),
        ("kater", "kamer"),
        ("pizza", "plaats"),
    ],
)
def test_what_differs_stays_different(een: str, ander: str) -> None:
    """Numbers, articles, denials and everyday words are not taken for their neighbours."""
    assert set(begrippen(een)) != set(begrippen(ander))


@pytest.mark.parametrize(
    "datum", ["3 maart", "3 maart 2026", "03-03-2026", "3/3/26", "2026-03-03", "3 mrt '26", "1e juli"]
)
def test_a_date_is_no_part_of_the_question(datum: str) -> None:
    """No answer depends on the day that someone names."""
    assert begrippen(f"gekoppeld op {datum}, wanneer tekenen") == begrippen("gekoppeld op, wanneer tekenen")


def test_a_year_stays() -> None:
    """A year alone says which document someone means."""
    assert "2016" in begrippen("wat stond er in 2016 over begeleiding")


def test_a_denial_is_kept() -> None:
    """ "niet" and "geen" are no stop words."""
    assert NEE in begrippen("mag het niet")
    assert NEE in begrippen("er is geen tolk")


def test_a_word_nobody_knows_is_named() -> None:
    """The search can tell that it missed something."""
    assert TAAL.lees("qwxzyv").onbekend == ("qwxzyv",)


def test_a_word_of_another_subject_is_marked() -> None:
    """A passport is not ours, a residence document is."""
    assert TAAL.lees("paspoort verlengen").buiten
    assert not TAAL.lees("verblijfspas ophalen").buiten


@given(st.text(max_size=300))
def test_any_text_can_be_read(tekst: str) -> None:
    """Whatever is typed gives concepts without empty ones."""
    assert all(TAAL.lees(tekst).begrippen)


@pytest.mark.parametrize("tekst", ["woning" * 200, "a" * 5000, "1." * 3000, "de " * 3000, "\u200b\u202e" * 500])
def test_a_huge_text_is_cut(tekst: str) -> None:
    """A pasted page costs no more than MAX_TEXT characters."""
    assert len(normaliseer(tekst)) <= MAX_TEXT
    assert len(begrippen(tekst)) <= MAX_TEXT


def test_repair_takes_the_word_that_is_used_most() -> None:
    """Between words that are as near, the more usual one was meant."""
    hersteller = Hersteller({"woning": 9, "waning": 1})
    assert hersteller.herstel("wning") == "woning"
    assert hersteller.herstel("wan") is None
    assert hersteller.herstel("zeppelin") is None


def test_two_swapped_letters_are_one_slip() -> None:
    """ "woinng" is one slip from "woning"."""
    assert Hersteller({"woning": 1}).herstel("woinng") == "woning"


def test_every_word_of_the_entries_is_known() -> None:
    """A phrasing as it stands in the entries needs no repair."""
    kennis = laad()
    taal = Taal(
        BOEK, {word: 1 for thema in kennis.themas() for e in thema.entries for t in e.phrasings for word in woorden(t)}
    )
    unknown = {
        word for thema in kennis.themas() for e in thema.entries for t in e.phrasings for word in taal.lees(t).onbekend
    }
    assert unknown == set()


def test_no_synonym_of_this_field_belongs_to_another() -> None:
    """A word cannot be both a way to say our own terms and a reason to refuse."""
    own = {
        word for word in BOEK.buiten if word in {"vergunninghouder", "woning", "koppelen", "taakstelling", "azc", "coa"}
    }
    assert own == set()


def test_a_letter_typed_twice_is_one() -> None:
    """A short word is too short for the other repairs."""
    assert TAAL.lees("tvss").begrippen == begrippen_van("tvs")


def begrippen_van(tekst: str) -> tuple[str, ...]:
    """The concepts of a text as it stands."""
    return tuple(begrippen(tekst))


@pytest.mark.parametrize(("een", "ander"), [("10 weken", "10 weekend"), ("zo'n brief", "gezondheid brief")])
def test_words_with_one_stem_are_not_always_one_word(een: str, ander: str) -> None:
    """The stemmer cuts "weekend" to a week and "gezond" to a sun; the list of forms keeps them apart."""
    assert begrippen_van(een) != begrippen_van(ander)


@pytest.mark.parametrize(
    ("tekst", "soort"), [("wanneer is iets een weigering", "?geval"), ("wanneer is de pas klaar", "?tijd")]
)
def test_when_asks_for_a_case_or_for_a_time(tekst: str, soort: str) -> None:
    """Only the second wants a duration or a date."""
    assert TAAL.lees(tekst).soorten == {soort}


def test_a_count_of_people_is_no_number_to_answer() -> None:
    """A term or an article is; "1" is nearly always the word "een"."""
    assert TAAL.lees("we lopen 14 man achter").getallen == frozenset()
    assert TAAL.lees("binnen 14 dagen").getallen == {"14"}

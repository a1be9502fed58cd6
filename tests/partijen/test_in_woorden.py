"""What may be an answer to a question that waits, and what asks which those are."""

import pytest

from bot.features.partijen import in_words
from knowledge.taal.normaal import normaliseer


def kaal(text: str) -> str:
    return in_words.re.sub(r"[?!.,;:]+", " ", normaliseer(text)).strip()


@pytest.mark.parametrize(
    "tekst",
    [
        "we hebben misschien iets in mei",
        "nee hebben we niet",
        "woning op de Dorpsstraat komt 12 mei vrij",
        "12 mei",
        "12-5-2026",
        "ja",
        "Nee, helaas",
        "nog niets gevonden",
        "er komt volgende week een appartement leeg",
        "kan niet",
        "wij gaan akkoord",
        "toets is klaar, weigering was onterecht",
        "ik kijk of er half juni een flat beschikbaar is",
    ],
)
def test_an_answer_is_seen(tekst: str) -> None:
    """A day, a yes or a no, or what can be offered."""
    assert in_words._is_answer(tekst, kaal(tekst))


@pytest.mark.parametrize(
    "tekst",
    [
        "wat is fase 2",
        "wat is fase 2?",
        "wie betaalt de huurderving",
        "moeten wij meewerken",
        "hoe lang hebben we na de koppeling",
        "hebben jullie een woning?",
        "mag een corporatie weigeren",
        "huurtoeslag",
        "fase 2",
        "taakstelling",
        "wanneer moet het contract getekend zijn",
    ],
)
def test_a_question_or_a_term_is_none(tekst: str) -> None:
    """Those keep their answer, also while a question waits."""
    assert not in_words._is_answer(tekst, kaal(tekst))


@pytest.mark.parametrize(
    "tekst",
    [
        "wat moet ik nog beantwoorden?",
        "welke vragen staan open?",
        "welke vragen wachten er nog op ons",
        "zijn er nog vragen voor ons?",
        "staat er nog iets open",
        "heb ik nog open vragen",
        "wat wacht er op ons",
        "moet ik nog ergens op reageren",
    ],
)
def test_what_waits_can_be_asked(tekst: str) -> None:
    """In the words of somebody who never learnt a command."""
    assert in_words._asks_what_waits(kaal(tekst))


@pytest.mark.parametrize(
    "tekst",
    [
        "wat moet de gemeente antwoorden",
        "welke vragen stelt de provincie",
        "waar kan ik een paspoort aanvragen",
        "hoeveel uitkeringen moet ik aanvragen",
        "hoeveel weken staan er open",
        "wat moet ik doen als het contract open staat",
        "wat is fase 2",
    ],
)
def test_a_question_of_the_field_asks_for_no_list(tekst: str) -> None:
    """A word of the field makes it one of the field."""
    assert not in_words._asks_what_waits(kaal(tekst))

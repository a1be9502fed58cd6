"""A question for another desk is refused, however many words it shares with ours."""

import math
from dataclasses import replace

import pytest

from knowledge.entry import ZELF
from knowledge.lezer import bestanden, lees
from knowledge.search.elders import Elders
from knowledge.search.index import Index
from knowledge.search.kennis import Kennis, laad
from knowledge.search.van_ons import Tekens, van_ons
from knowledge.taal import Woordenboek

KENNIS = laad()
GEWOON = Tekens(
    zeker=0.8, voorsprong=0.1, zeker_drie=0.6, gedekt=0.8, onbekend=0.1, lengte=4, vaktermen=1, elders=0.3,
    precies=False, lijkt=0.6, plaats=False, wij=False, hij=False, mijn=False,
)  # fmt: skip


@pytest.mark.parametrize(
    "vraag",
    [
        "hoe hoog is de huurtoeslag voor mijn huis",
        "wie is de burgemeester van Almere",
        "hoe vraag ik asiel aan",
        "hoe schrijf ik me in voor een sociale huurwoning",
        "waar kan ik parkeren bij het gemeentehuis",
    ],
)
def test_a_question_for_another_desk_is_refused(vraag: str) -> None:
    """Its words are in our texts as well: rent, azc, burgemeester, waiting."""
    assert KENNIS.zoek(vraag).soort == "unknown"


@pytest.mark.parametrize(
    "vraag",
    [
        "we hebben geen huis voor deze man en de tien weken zijn bijna om",
        "hij wil de woning niet, wat moeten we doen",
        "huurderving",
        "hoeveel tijd hebben wij na de koppeling",
    ],
)
def test_a_question_from_the_work_is_heard(vraag: str) -> None:
    """In whole sentences and in one word."""
    assert KENNIS.zoek(vraag).soort != "unknown"


@pytest.mark.parametrize(
    ("sign", "value", "more"),
    [
        ("wij", True, True),
        ("hij", True, True),
        ("precies", True, True),
        ("zeker", 1.1, True),
        ("lijkt", 0.9, True),
        ("mijn", True, False),
        ("plaats", True, False),
        ("elders", 0.9, False),
    ],
)
def test_each_sign_weighs_its_way(sign: str, value: float, more: bool) -> None:
    """Who asks for a colleague or about someone is more likely ours; who asks about "mijn huis" is less."""
    changed = replace(GEWOON, **{sign: value})
    assert (van_ons(changed) > van_ons(GEWOON)) is more


def test_a_question_without_a_word_we_know_is_never_ours() -> None:
    """However well its numbers or its question word fit."""
    assert van_ons(replace(GEWOON, onbekend=1.0)) == -math.inf
    assert van_ons(replace(GEWOON, lengte=0)) == -math.inf


def test_likeness_to_another_desk() -> None:
    """The same question is wholly alike, a part of it partly, another one not at all."""
    boek = Woordenboek()
    elders = Elders(boek, Index((), boek))
    asked = boek.begrippen(boek.woorden("huisdieren in huurwoning"))
    assert elders.gelijk(asked) == pytest.approx(1.0)
    assert 0 < elders.gelijk([*asked, "koppelen"]) < 1
    assert elders.gelijk(["indeplaatsstelling"]) == 0
    assert elders.gelijk([]) == 0


def test_no_question_for_another_desk_gets_an_answer() -> None:
    """A writer who adds one that an entry answers must choose; most of them are not even offered anything."""
    boek = Woordenboek()
    outcomes = [KENNIS.zoek(" ".join(words)) for words in boek.elders]
    field = [one for one in outcomes if not one.entries or one.entries[0].thema != ZELF]  # not of Ketenbot
    found = [one.soort for one in field]
    assert not {"answer", "likely"} & set(found)
    assert found.count("unknown") / len(found) > 0.95


def test_a_phrasing_is_never_refused_for_another_desk() -> None:
    """What an entry is asked as comes first, also when it is like a question for another desk."""
    themas, _ = lees(bestanden())
    first = Kennis(themas)
    texts = [entry.phrasings[-1] for thema in themas for entry in thema.entries]
    assert [text for text in texts if first.zoek(text).soort == "unknown"] == []


@pytest.mark.parametrize(
    "vraag",
    [
        "Mogen onze corporaties een contract voor 2 jaar geven?",
        "Moeten wij de eerste 6 maanden de vaste lasten betalen?",
        "Krijgt onze gemeente geld voor een tussenvoorziening?",
    ],
)
def test_no_text_where_another_fits_as_well_and_it_names_little_of_what_is_asked(vraag: str) -> None:
    """The first is about a term, the begeleiding or a weigering of a bewoner: the person chooses."""
    assert KENNIS.zoek(vraag).soort == "suggest"


def test_a_gemeente_one_exchanges_with_is_no_other_subject() -> None:
    """Named as the other party it says nothing against an answer; named alone it does."""
    assert KENNIS.zoek("wij willen met Gouda ruilen, kan dat als mensen al gekoppeld zijn").soort != "unknown"
    assert KENNIS.zoek("wie is de wethouder van Gouda").soort == "unknown"


@pytest.mark.parametrize(
    ("vraag", "jaar"),
    [("tot wanneer kunnen we herverdelen voor 2027-I", "2027"), ("loopt de HAR in 2026 nog voor ons", "2026")],
)
def test_a_year_of_now_is_no_subject(vraag: str, jaar: str) -> None:
    """Answers that happen to name it do not come first for that."""
    lezing = KENNIS.lees(vraag)
    assert jaar not in lezing.begrippen
    assert jaar in lezing.getallen
    assert KENNIS.zoek(vraag).entries[0].thema in ("herverdeling", "tussenoplossingen")

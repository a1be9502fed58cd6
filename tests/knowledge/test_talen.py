"""Another language is answered in that language; Dutch with English words in it stays Dutch."""

from datetime import date

import pytest

from knowledge.measure import lees_vragen
from knowledge.search.kennis import laad
from knowledge.search.reply import ALLEEN_NEDERLANDS, antwoord
from knowledge.taal.talen import vreemd
from tests.knowledge.test_zoek import VRAGEN


@pytest.mark.parametrize(
    ("taal", "tekst"),
    [
        ("Engels", "do you speak english?"),
        ("Engels", "How do I get a house?"),
        ("Engels", "what is the rent of my apartment"),
        ("Engels", "hello"),
        ("Engels", "I need help with my house please"),
        ("Frans", "parlez-vous français ?"),
        ("Frans", "je cherche une maison pour ma famille"),
        ("Frans", "Bonjour"),
        ("Duits", "Sprechen Sie Deutsch?"),
        ("Duits", "wo ist meine Wohnung"),
        ("Duits", "Guten Tag"),
        ("Turks", "Türkçe biliyor musunuz?"),
        ("Turks", "ev istiyorum, yardım"),
        ("Turks", "merhaba"),
        ("Arabisch", "هل تتكلم العربية؟"),
        ("Arabisch", "أين بيتي"),
        ("Farsi", "آیا فارسی صحبت می‌کنید؟"),
        ("Farsi", "خانه من کجاست"),
        ("Tigrinya", "ትግርኛ ትዛረብ ዶ?"),
        ("Oekraïens", "Чи розмовляєте ви українською?"),
        ("Russisch", "Вы говорите по-русски?"),
    ],
)
def test_it_is_told_in_that_language(taal: str, tekst: str) -> None:
    """That Ketenbot speaks Dutch only, and in a script of its own in English as well."""
    found = vreemd(tekst)
    assert found is not None
    assert found.taal == taal
    said = antwoord(laad(), tekst, date(2026, 12, 1))
    assert said["outcome"] == "unknown"
    assert str(said["reply"]).endswith(ALLEEN_NEDERLANDS)
    assert ("I only speak Dutch" in str(said["reply"])) is (taal not in ("Frans", "Duits", "Turks"))
    assert "COA" not in str(said["reply"])


@pytest.mark.parametrize(
    "tekst",
    [
        "is dit safe",
        "is er al een match?",
        "no-show, wat nu",
        "wat is de deadline voor de match",
        "koppeling to do",
        "feedback graag",
        "no show in Almere",
        "hij heeft een loan bij DUO",
        "mag ik screenshots delen met het team?",
        "de intake is on hold",
        "Şahin weigert",
        "ПВ",
        "👍",
        "",
    ],
)
def test_dutch_stays_dutch(tekst: str) -> None:
    """A few words of English, a name or a sign make no other language."""
    assert vreemd(tekst) is None


def test_no_question_of_ours_is_another_language() -> None:
    """Of all phrasings, and of all sets that were read."""
    sets = [*VRAGEN.glob("dev-*.jsonl"), *VRAGEN.glob("onafhankelijk-*.jsonl")]
    asked = [question.q for path in sets for question in lees_vragen(path)]
    asked += [text for thema in laad().themas() for entry in thema.entries for text in entry.phrasings]
    assert [text for text in asked if vreemd(text)] == []

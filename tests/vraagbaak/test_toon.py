"""What is no question gets a human word; what is one is never taken for an insult."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.offers import named
from bot.features import all_features
from bot.features.vraagbaak.tone import LONGEST, Tone, tone
from knowledge.search.kennis import laad

FEATURES = all_features()
VRAGEN = Path(__file__).parents[1] / "knowledge" / "vragen"
SETS = sorted(path for path in VRAGEN.glob("*.jsonl") if not path.stem.startswith("vervolg"))
PHRASINGS = [text for thema in laad().themas() for entry in thema.entries for text in entry.phrasings]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Dank je wel!!", Tone.THANKS), ("BEDANKT", Tone.THANKS), ("ok, bedankt.", Tone.THANKS), ("👍", Tone.THANKS),
        ("top 👍🏽", Tone.THANKS), ("helder", Tone.THANKS), ("goedemiddag", Tone.GREETING), ("Dag!", Tone.GREETING),
        ("help!", Tone.PANIC), ("help me", Tone.PANIC), ("we zijn te laat", Tone.PANIC),
        ("wat moet ik nu", Tone.NEXT), ("wat moet ik nu doen?", Tone.NEXT), ("wat nu?", None),
        ("PANIEK", Tone.PANIC), ("stomme  bot", Tone.INSULT), ("kut!", Tone.INSULT), ("wtf", Tone.INSULT),
        ("je snapt er niks van", Tone.INSULT), ("hier heb ik niks aan", Tone.INSULT),
        ("ik wil een mens spreken", Tone.INSULT), ("hoe lang heb ik", None), ("stomerij", None),
        ("wie helpt de vergunninghouder", None), ("", None), ("?", Tone.BARE), ("??", Tone.BARE), ("😀", Tone.BARE),
        ("hallo?", Tone.GREETING), ("Goedemiddag!", Tone.GREETING), ("hoi Ketenbot", Tone.GREETING),
        ("goedemorgen allemaal", Tone.GREETING), ("dankjewel, fijn", Tone.THANKS),
        ("top bedankt voor je hulp", Tone.THANKS), ("heel erg bedankt voor de uitleg!", Tone.THANKS),
        ("super, dank u wel", Tone.THANKS), ("helder antwoord", Tone.THANKS), ("tot ziens", Tone.BYE),
        ("doei en bedankt", Tone.BYE), ("fijn weekend!", Tone.BYE), ("tot morgen", Tone.BYE), ("ja", Tone.BARE),
        ("Nee.", Tone.BARE), ("ok", Tone.AGREED), ("oké 👍", Tone.AGREED), ("dag van tekenen", None),
        ("goede morgen, hoe lang heb ik", None), ("mooi huis", None), ("bedankt, maar hoe lang heb ik nu", None),
        ("goedemorgen trouwens", Tone.GREETING), ("hoi, dank je", Tone.THANKS), ("fijne avond nog", Tone.BYE),
        ("dankjewel, en fijne dag nog", Tone.THANKS), ("goeiemorgen zeg", Tone.GREETING), ("is dat de dag", None),
        ("nog een fijne dag verder", Tone.BYE), ("wat is de dag", None), ("is het goed", None),
        ("stom dat " + "woord " * LONGEST, None),
    ],
)  # fmt: skip
def test_how_a_message_is_meant(text: str, meant: Tone | None) -> None:
    """By whole messages, or by words in a short one."""
    assert tone(text) is meant


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_question_has_no_tone(path: Path) -> None:
    """None of our own questions is thanks, a greeting, panic or an insult."""
    questions = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [q["q"] for q in questions if q["kind"] != "outside" and tone(q["q"]) is not None] == []


def test_a_phrasing_has_no_tone() -> None:
    """Nor is any wording of an answer, but those that ask what to do when it goes wrong."""
    assert [text for text in PHRASINGS if tone(text) not in (None, Tone.PANIC)] == []


@given(st.text(max_size=300))
def test_any_text_has_a_tone_or_none(text: str) -> None:
    """And names a workflow or none."""
    assert tone(text) in (*Tone, None)
    assert named(FEATURES, text) is None or named(FEATURES, text)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("hoe leg ik een koppeling vast?", "koppeling"),
        ("ik wil een koppeling invoeren", "koppeling"),
        ("Koppeling registreren", "koppeling"),
        ("kun je de termijn uitrekenen", "termijn"),
        ("een herverdeling starten", "herverdeling"),
        ("weigering melden", "woningweigering"),
        ("no-show doorgeven", "woningweigering"),
        ("hij weigert de woning", "woningweigering"),
        ("zij is niet komen opdagen", "woningweigering"),
        ("wie bel ik", "contacten"),
        ("hoe lang heb ik na de koppeling", None),
        ("wat is een koppeling", None),
        ("telt een nareiziger mee voor de taakstelling", None),
        ("", None),
    ],
)
def test_a_message_names_what_it_wants_to_do(text: str, flow: str | None) -> None:
    """By its words, in any order."""
    assert named(FEATURES, text) == flow

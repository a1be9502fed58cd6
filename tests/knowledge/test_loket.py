"""A question that is not ours is told whose it is: the desk for that kind, by name, and never the regievoerder."""

import tomllib
from datetime import date
from importlib.resources import files

import pytest

from knowledge.search.kennis import laad
from knowledge.search.loket import KETEN, ONBEGREPEN, bij_vraag
from knowledge.search.reply import NIET_VAN_MIJ, WEL, antwoord
from knowledge.taal import vragen_elders

KENNIS = laad()
DAG = date(2026, 12, 1)


def zegt(vraag: str) -> str:
    found = antwoord(KENNIS, vraag, DAG)
    assert found["outcome"] == "unknown", found
    return str(found["reply"])


@pytest.mark.parametrize(
    ("naam", "vraag"),
    [
        ("IND", "kan ik asiel aanvragen voor mijn broer?"),
        ("IND", "hoe lang duurt de asielprocedure van mijn neef"),
        ("IND", "hij wil nederlander worden, kan dat al"),
        ("IND", "mijn verblijfsvergunning is verlopen"),
        ("IND", "Wat kost een mvv?"),
        ("SVB", "hoeveel kinderbijslag krijgt een gezin met drie kinderen?"),
        ("SVB", "wanneer komt de kinderbijslag"),
        ("SVB", "vanaf welke leeftijd krijg ik aow"),
        ("SVB", "Heeft mijn buurvrouw recht op een Anw?"),
        ("Dienst Toeslagen", "hoe hoog is de huurtoeslag voor mij"),
        ("Dienst Toeslagen", "hoeveel zorgtoeslag krijg ik per maand"),
        ("Dienst Toeslagen", "kindgebonden budget aanvragen"),
        ("Dienst Toeslagen", "wat is de kinderopvangtoeslag dit jaar"),
        ("Belastingdienst", "krijg ik boete van de belastingdienst?"),
        ("Belastingdienst", "hoe doe ik aangifte inkomstenbelasting"),
        ("Belastingdienst", "Wanneer krijg ik mijn voorlopige aanslag?"),
        ("Belastingdienst", "moet ik btw betalen"),
        ("UWV", "ik ben ontslagen, krijg ik ww"),
        ("DUO", "hoe hoog is de studiefinanciering"),
        ("DUO", "wat kost het inburgeringsexamen"),
        ("sociale dienst", "hoeveel mag je bijverdienen in de bijstand"),
        ("sociale dienst", "ik heb schulden, wie kan helpen"),
        ("eigen gemeente", "waar kan ik mijn paspoort verlengen"),
        ("eigen gemeente", "wanneer wordt het grofvuil opgehaald"),
        ("eigen gemeente", "mag ik een dakkapel bouwen"),
        ("eigen gemeente", "hoe kom ik aan een parkeervergunning"),
        ("huisarts", "ik heb al dagen hoofdpijn"),
        ("GGD", "waar kan ik een vaccinatie halen"),
        ("politie", "mijn fiets is gestolen"),
        ("politie", "er is bij ons ingebroken"),
        ("Huurcommissie", "mijn huisbaas verhoogt de huur, mag dat"),
        ("Huurcommissie", "er is lekkage in mijn flat"),
        ("VluchtelingenWerk", "ik wil vrijwilliger worden"),
        ("ICT", "mijn printer doet het niet"),
        ("personeelszaken", "hoeveel vakantiedagen heb ik nog"),
        ("CBS", "hoeveel inwoners heeft zwolle"),
        ("contactpersoon", "ik ben zwanger, verandert dat iets aan de woning"),
        ("contactpersoon", "mijn huis is te klein voor mijn gezin"),
    ],
)
def test_the_desk_is_named(naam: str, vraag: str) -> None:
    """With what can be asked here, so that nobody is left with a bare no."""
    said = zegt(vraag)
    assert naam in said
    assert said.endswith(WEL)
    assert naam == "contactpersoon" or "regievoerder" not in said


@pytest.mark.parametrize(
    "vraag",
    [
        "weet je een leuk restaurant in Utrecht?",
        "wat wordt het weer morgen",
        "vertel een mop",
        "hoe laat speelt ajax",
        "welke film is leuk vanavond",
        "recept voor pannenkoeken",
        "wat is de hoofdstad van peru",
    ],
)
def test_what_is_nobodys_is_said_to_be_so(vraag: str) -> None:
    """No desk in the chain answers for the weather."""
    assert zegt(vraag) == f"{NIET_VAN_MIJ}\n{WEL}"


@pytest.mark.parametrize("vraag", ["asdfgh qwerty", "??", "lorem ipsum dolor", "wat kost een nieuwe keuken"])
def test_words_that_say_nothing_send_nobody_to_the_regievoerder(vraag: str) -> None:
    """It may also be that we do not understand: both are said."""
    assert KENNIS.loket(vraag) is ONBEGREPEN
    assert "regievoerder" not in zegt(vraag)


@pytest.mark.parametrize(
    "vraag", ["welke lijsten kan het coa mij sturen", "wat doet de ind in dit verhaal", "nog iets over de taakstelling"]
)
def test_a_question_in_words_of_the_chain_keeps_its_regievoerder(vraag: str) -> None:
    """We may lack the answer to what is ours."""
    assert KENNIS.loket(vraag) is KETEN


def test_every_question_for_another_desk_has_one() -> None:
    """Of each that is written down, and each group belongs to a desk."""
    raw = tomllib.loads((files("knowledge") / "taal" / "loketten.toml").read_text("utf-8"))["loket"]
    groups = [group for row in raw for group in row.get("groepen", ())]
    elders = tomllib.loads((files("knowledge") / "taal" / "elders.toml").read_text("utf-8"))["vragen"]
    assert sorted(groups) == sorted(elders)
    assert {bij_vraag(number).naam for number in range(len(vragen_elders()))} <= {row["naam"] for row in raw}


def test_no_desk_has_a_number_or_an_address() -> None:
    """Names of organisations only: a number from memory is a wrong number one day. 112 is for danger."""
    raw = tomllib.loads((files("knowledge") / "taal" / "loketten.toml").read_text("utf-8"))["loket"]
    digits = [row["zin"] for row in raw if any(sign.isdigit() for sign in row["zin"].replace("112", ""))]
    assert digits == []
    assert not [row["zin"] for row in raw if "@" in row["zin"] or "www" in row["zin"]]

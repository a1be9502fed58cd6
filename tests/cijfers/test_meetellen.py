"""Wie telt mee: the questions lead to the answers of the sources, and a wrong table is refused."""

from collections.abc import Iterator

import pytest

from bot.features.cijfers.meetellen import show
from workflows.cijfers.meetellen import BESLISTABEL, TELT, FouteTabel, Uitkomst, Vraag, lees_beslistabel

AMV = "Minderjarige zonder ouders (amv)"


def _loop(*knoppen: str) -> Uitkomst:
    """Where these buttons lead, from the first question."""
    here = BESLISTABEL.bij()
    for knop in knoppen:
        assert isinstance(here, Vraag)
        here = BESLISTABEL.bij(dict(here.keuzes)[knop])
    assert isinstance(here, Uitkomst)
    return here


@pytest.mark.parametrize(
    ("knoppen", "telt", "jaar"),
    [
        (("Gekoppeld via COA", "Een eerste eigen woning", "Ja"), "ja", 2016),
        (("Gekoppeld via COA", "Een eerste eigen woning", "Nog niet"), "later", 2016),
        (("Gekoppeld via COA", "Een tijdelijke plek"), "vraag", 2024),
        (("Gekoppeld via COA", "Een volgende woning"), "nee", 2016),
        (("Zelf een woning gevonden", "Aan ons", "Ja"), "later", 2016),
        (("Zelf een woning gevonden", "Aan ons", "Nee"), "nee", 2016),
        (("Zelf een woning gevonden", "Aan een andere gemeente"), "nee", 2016),
        (("Zelf een woning gevonden", "Dat weet ik niet"), "vraag", 2016),
        (("Nareizigers", "Ja"), "ja", 2016),
        (("Nareizigers", "Nog niet"), "later", 2016),
        (("Hervestigd via de UNHCR",), "ja", 2016),
        (("B-9 (aangifte mensenhandel)",), "ja", 2016),
        ((AMV, "In een opvanggezin"), "later", 2024),
        ((AMV, "Naar kleinschalige opvang (KSO)", "Een nieuwe plek"), "ja", 2024),
        ((AMV, "Naar kleinschalige opvang (KSO)", "Een plek die vrijkwam"), "ja", 2024),
        ((AMV, "Naar kleinschalige opvang (KSO)", "De jongere blijft er na 18 jaar"), "nee", 2024),
        ((AMV, "Uit de KSO, zelfde gemeente"), "nee", 2024),
        ((AMV, "Uit de KSO, andere gemeente", "De oude, waar de KSO staat"), "nee", 2024),
        ((AMV, "Uit de KSO, andere gemeente", "De nieuwe, waar de woning is"), "later", 2024),
        ((AMV, "Uit een opvanggezin, na 18 jaar", "Bij onze gemeente"), "ja", 2024),
        ((AMV, "Uit een opvanggezin, na 18 jaar", "Bij een andere gemeente"), "nee", 2024),
        ((AMV, "Uit een opvanggezin, na 18 jaar", "Nog bij niemand"), "later", 2024),
        ((AMV, "Bij het overgekomen gezin", "Ja, vanuit een KSO"), "nee", 2024),
        ((AMV, "Bij het overgekomen gezin", "Nee, die woonde in een opvanggezin"), "vraag", 2024),
        ((AMV, "Bij het overgekomen gezin", "Dat weet ik niet"), "vraag", 2024),
        ((AMV, "Nog geen vergunning", "Jonger dan 15"), "nee", 2024),
        ((AMV, "Nog geen vergunning", "Precies 15"), "vraag", 2024),
        ((AMV, "Nog geen vergunning", "Ouder dan 15"), "nee", 2024),
        (("Nog geen vergunning",), "nee", 2024),
        (("Ontheemd uit Oekraïne",), "nee", 2024),
    ],
)
def test_the_answers_of_the_sources(knoppen: tuple[str, ...], telt: str, jaar: int) -> None:
    """Every way through the questions, with the year of the source that leads."""
    found = _loop(*knoppen)
    assert (found.telt, found.bron.jaar) == (telt, jaar)


def test_it_is_short_and_fits_a_phone() -> None:
    """At most three questions, eight buttons of 40 signs, names that fit a button; later and vraag say what to do."""
    for deel in BESLISTABEL.delen.values():
        assert len(deel.naam) <= 20
        if isinstance(deel, Vraag):
            assert deel.tekst.endswith("?")
            assert 2 <= len(deel.keuzes) <= 8
            assert all(len(titel) <= 40 for titel, _ in deel.keuzes)
        else:
            assert deel.tekst.endswith(".")
            assert deel.doe or deel.telt not in ("later", "vraag") or deel.naam == "opvanggezin"
    assert {deel.telt for deel in BESLISTABEL.delen.values() if isinstance(deel, Uitkomst)} == TELT.keys()


def _answers() -> dict[str, Uitkomst]:
    return {naam: deel for naam, deel in BESLISTABEL.delen.items() if isinstance(deel, Uitkomst)}


def test_an_amv_who_moves_changes_no_sum() -> None:
    """One off there and one on here; a placement and a filled place add one; who stays or leaves within the gemeente
    changes nothing."""
    effect = {naam: sum(found.effect.values()) for naam, found in _answers().items() if found.effect}
    assert effect == {"kso_plek": 1, "kso_vrij": 1, "kso_oud": 0, "kso_nieuw": 0, "gezin_wij": 1, "gezin_ander": 1}
    assert _answers()["kso_oud"].effect == _answers()["kso_nieuw"].effect == {"oude gemeente": -1, "nieuwe gemeente": 1}


def test_where_the_sources_differ_both_are_named_and_the_newest_leads() -> None:
    """Every older sentence has its own source, of an earlier year than the one that leads, and stands on the screen."""
    differ = {naam: found for naam, found in _answers().items() if found.eerder}
    assert differ.keys() == {"opvanggezin", "kso_plek", "kso_uit", "kso_nieuw", "gezin_wij", "erbij_niet"}
    for found in differ.values():
        assert found.eerder_bron is not None
        assert found.eerder_bron.jaar < found.bron.jaar
    shown = show(("amv", "opvanggezin")).tekst
    assert "Handreiking uitruil 2024, hoofdstuk 4" in shown
    assert "Handreiking Huisvesting vergunninghouders 2016, §3.4.1" in shown
    assert "De nieuwste bron gaat voor" in shown


def test_an_old_button_is_unknown() -> None:
    """A name that is no longer in the table is not guessed."""
    with pytest.raises(KeyError):
        BESLISTABEL.bij("weg")


_KOP = "begin = 'a'\n[bronnen]\nX = { document = 'd', paragraaf = '1', jaar = 2016 }\n"
_B = "[uitkomst.b]\ntelt = 'ja'\ntekst = 't.'\nbron = 'X'\n"
_A = "[vraag.a]\ntekst = 'a?'\nkeuzes = [{ titel = 'b', naar = 'b' }]\n"


def test_a_small_table_is_read() -> None:
    """The parts that the wrong ones below are made of are right together."""
    assert set(lees_beslistabel(_KOP + _A + _B).delen) == {"a", "b"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (_KOP + _A, "sleutel"),
        (_KOP + _A + _B.replace("'X'", "'Y'"), "sleutel"),
        (_KOP + _A + _B + "kleur = 'x'\n", "sleutel"),
        (_KOP + _A + _B + "eerder = 'x'\n", "eerder_bron"),
        (_KOP + _A + _B.replace("'ja'", "'soms'"), "b: telt is"),
        (_KOP + _A.replace("naar = 'b'", "naar = 'c'") + _B, "c bestaat niet"),
        (_KOP + _A.replace("naar = 'b'", "naar = 'a'") + _B, "bij zichzelf terug"),
        (_KOP + _A + _B + _B.replace("uitkomst.b", "uitkomst.c"), "hier komt niemand"),
        (_KOP + _A + _B + _B.replace("uitkomst.b", "uitkomst.a"), "heten hetzelfde"),
    ],
)
def test_a_wrong_table_is_refused(text: str, said: str) -> None:
    """The message names what is wrong."""
    with pytest.raises(FouteTabel, match=said):
        lees_beslistabel(text)


def _roads(road: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield road
    here = BESLISTABEL.bij(road[-1] if road else None)
    for _, naar in here.keuzes if isinstance(here, Vraag) else ():
        yield from _roads((*road, naar))


def test_every_road_has_a_screen() -> None:
    """Each question and answer can be shown along every road: few lines, at most eight buttons, and a way back."""
    for road in _roads():
        bericht = show(road)
        assert bericht.tekst.count("\n") < 12
        assert len([knop for row in bericht.knoppen for knop in row]) <= 8
        assert not road or any(knop.tekst == "Terug" for row in bericht.knoppen for knop in row)


@pytest.mark.parametrize("road", [("bestaat_niet",), ("oekraine", "wie"), ("meld",), ("wie",), ("",)])
def test_a_road_that_is_none(road: tuple[str, ...]) -> None:
    """What no choice leads to is refused, also when something of that name is there."""
    with pytest.raises(KeyError):
        show(road)

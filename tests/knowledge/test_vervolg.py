"""What leans on the last answer is answered within it or not at all; without one there is never a sure answer."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.gesprek import Vervolg, Wat, bij_keuzes, vervolg
from knowledge.search.kennis import laad
from knowledge.search.zinnen import REDEN
from knowledge.taal.leunend import Vorm, leunt, vorm
from knowledge.vervolgmeting import Geval, lees_gevallen, main, meet, oordeel

KENNIS = laad()
VRAGEN = Path(__file__).parent / "vragen"
ENTRIES = {entry.id: entry for thema in KENNIS.themas() for entry in thema.entries}


def ask(text: str, *idents: str, gevraagd: bool = False) -> Vervolg | None:
    return vervolg(KENNIS, text, [ENTRIES[ident] for ident in idents], gevraagd=gevraagd)


def said(text: str, *idents: str) -> Vervolg:
    found = ask(text, *idents)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("over", "texts", "shown"),
    [
        ("weigering-bezichtigen", ("is dat verplicht?", "moet dat?", "Moet dat echt"), "weigering-bezichtigen"),
        ("weigering-toets", ("hoeveel tijd heeft het coa daarvoor?", "binnen hoeveel dagen?"), "weigering-toets"),
        (
            "koppeling-termijn-tekenen",
            ("en als het niet lukt?", "wat als het niet lukt?"),
            "termijn-10-weken-niet-gehaald",
        ),
        ("koppeling-termijn-tekenen", ("is dat wettelijk?", "wet of afspraak?"), "koppeling-termijn-tekenen"),
        ("herverdeling-toestemming", ("en voor hoe lang?", "hoe lang?"), "herverdeling-duur"),
        ("gezin-blokkade", ("hoe lang?", "hoelang dan", "hoe lang duurt dat"), "gezin-blokkade"),
        ("groot-spuk", ("tot wanneer?", "tot welke datum?"), "groot-spuk-budget"),
        ("weigering-huurderving", ("hoeveel krijg ik?", "hoeveel is dat?"), "weigering-huurderving-bedrag"),
        ("telt-tweede-verhuizing", ("en binnen de gemeente?",), "telt-tweede-verhuizing"),
        ("amv-verlengde-opvang", ("wie betaalt dat?", "en wie betaalt?"), "amv-verlengde-opvang"),
        ("tussen-har", ("en daarna?", "en dan?"), "tussen-daarna"),
        ("toezicht-een-zesde", ("en bij een kleine achterstand?",), "toezicht-kleine-achterstand"),
        ("inkomen-inrichting", ("moet hij dat terugbetalen", "is dat een gift?"), "inkomen-inrichting"),
        ("groot-spuk-budget", ("kan ik nog aanvragen", "kunnen we dat nog aanvragen?"), "groot-spuk-budget"),
        ("ladder-5-besluit", ("kan je daartegen in beroep",), "ladder-5-beroep"),
        ("corporatie-weigert", ("moet de provincie dat ook weten",), "corporatie-weigert"),
    ],
)
def test_it_is_answered_within_the_subject(over: str, texts: tuple[str, ...], shown: str) -> None:
    """By the sentence that holds it, or by an answer beside it."""
    for text in texts:
        found = said(text, over)
        assert (found.entry.id if found.entry else None, found.over) == (shown, ENTRIES[over]), text


@pytest.mark.parametrize(
    ("over", "text", "never"),
    [
        ("koppelingsbrief", "is dat verplicht?", "taakstelling-plicht"),
        ("regionaal-varianten", "is dat verplicht?", "taakstelling-plicht"),
        ("herverdeling-toestemming", "geldt dit ook voor flevoland?", "flevoland-nu"),
        ("weigering-stappen", "en als het coa te laat is?", "rol-coa"),
        ("gezin-blokkade", "en als het gezin later komt?", "gezin-nareiziger"),
        ("gezin-blokkade", "geef een voorbeeld", "corporatie-voorbeeldafspraken"),
        ("termijn-verhuizing-fase-3", "en bij een gezin?", "gezin-tvs"),
        ("tussen-har", "wat kost dat", "kosten-rekentool"),
        ("ladder-wat", "en in welke stap zitten wij?", "ladder-1-signaleren"),
        ("herverdeling-som", "dat klopt niet", "herverdeling-som-klopt-niet"),
    ],
)
def test_what_it_does_not_hold_is_not_answered_from_elsewhere(over: str, text: str, never: str) -> None:
    """At most it is among the choices."""
    found = said(text, over)
    assert found.entry is None or found.entry.id != never
    assert found.uitkomst is None or found.uitkomst.soort != "answer"


@pytest.mark.parametrize(
    ("over", "text", "never"),
    [
        ("koppeling-waar-let-regievoerder-op", "en als ze dat niet willen?", "koppeling-weigeren-gemeente"),
        ("koppelingsbrief", "en als ze dat niet willen?", "koppeling-weigeren-gemeente"),
        ("taakstelling-formule", "en als ze dat niet willen?", "taakstelling-eenzijdig"),
        ("ladder-3-actief-toezicht", "wie betaalt dat?", "ladder-kosten"),
        ("tekendag", "wie betaalt dat?", "zorg-tolk"),
        ("weigering-terecht", "vanaf welke dag loopt dat", "weigering-start-14-dagen"),
        ("herverdeling-toestemming", "ook niet voor meerdere halfjaren?", "herverdeling-duur"),
    ],
)
def test_a_word_that_the_theme_shares_gives_no_other_answer(over: str, text: str, never: str) -> None:
    """A condition, a verb or "also" fits any answer of the theme: at most that is among the choices."""
    found = said(text, over)
    assert found.entry is None or found.entry.id != never
    assert never in ENTRIES


@pytest.mark.parametrize(
    "text",
    ["zonder BRP ook?", "moet de raad er ook over?", "hoeveel uur?", "tot welke leeftijd?", "omhoog ook?", "bij wie?",
     "hoeveel jongeren mogen erin?"],
)  # fmt: skip
def test_half_a_question_leans_where_there_is_something_to_lean_on(text: str) -> None:
    """It has no verb of its own, or points back with "er"; with nothing shown before it is a question of its own."""
    assert leunt(text, KENNIS.lees(text), ruim=True)


@pytest.mark.parametrize(
    "text",
    ["wie zorgt er voor de kinderbijslag", "hoeveel mensen moet mijn gemeente huisvesten", "wie betaalt de tolk"],
)
def test_a_whole_question_does_not(text: str) -> None:
    """It says itself what it is about."""
    assert not leunt(text, KENNIS.lees(text), ruim=True)


def test_why_is_said_where_the_answer_says_it() -> None:
    """The sentences that say why; else that it does not."""
    found = {entry.id: said("waarom?", entry.id) for entry in ENTRIES.values() if entry.thema != "over-ketenbot"}
    reasons = [one for one in found.values() if one.wat is Wat.ZINNEN]
    assert reasons
    assert all(any(REDEN.search(part) for part in one.zinnen) for one in reasons)
    silent = [ident for ident, one in found.items() if one.vorm is Vorm.WAAROM]
    assert silent
    assert not any(REDEN.search(ENTRIES[ident].answer) for ident in silent)


@pytest.mark.parametrize("text", ["waarom?", "en wie beslist?", "en als hij te laat is?", "bron?", "hoe lang?"])
def test_after_choices_there_are_only_choices(text: str) -> None:
    """Which of them is meant is not known: those, with one that fits better first."""
    offered = [ENTRIES[ident] for ident in ("weigering-toets", "weigering-stappen", "weigering-terecht")]
    found = bij_keuzes(KENNIS, text, offered)
    assert found is not None
    assert 0 < len(found) <= len(offered)
    assert bij_keuzes(KENNIS, "Wat is de taakstelling van een gemeente?", offered) is None


@pytest.mark.parametrize(
    "text",
    [
        "geen woning", "zij zijn ziek", "geef een voorbeeld", "is dat verplicht?", "hoe lang?", "en wie betaalt dat?",
        "mag dat?", "waarom?", "meer", "en als het niet lukt?", "geldt dit ook voor flevoland?", "wat kost dat",
    ],
)  # fmt: skip
def test_without_a_subject_nothing_is_sure(text: str) -> None:
    """What could be meant, or the question what it is about."""
    found = said(text)
    assert found.wat is Wat.WAAROVER or (found.uitkomst is not None and found.uitkomst.soort != "answer")


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        (("waarom?", "hoezo dan", "waarom is dat zo?", "wat is daar de reden van", "maar waarom"), Vorm.WAAROM),
        (("leg uit", "vertel meer", "meer", "Meer info", "wat bedoel je?"), Vorm.MEER),
        (("geldt dat nog?", "klopt dat nog in 2026?", "is dat nog zo", "is dit actueel?"), Vorm.STAND),
        (("dat klopt niet", "Dat is fout!", "klopt niet", "volgens mij klopt dat niet"), Vorm.FOUT),
        (("bron?", "waar staat dat", "hoe weet je dat?", "weet je dat zeker"), Vorm.BRON),
        (("wie doet dat?", "en wie regelt dat"), Vorm.WIE),
        (("geef een voorbeeld", "heb je een voorbeeld?", "bijvoorbeeld?"), Vorm.VOORBEELD),
        (("en daarna?", "wat nu", "volgende stap"), Vorm.DAARNA),
        (
            ("wat is de bron van de cijfers", "waarom moet het snel", "klopt het dat het 10 weken is",
             "meer koppelingen", "geldt de spreidingswet nog?", "is de taakstelling verplicht"),
            None,
        ),
    ],
)  # fmt: skip
def test_fixed_forms(texts: tuple[str, ...], meant: Vorm | None) -> None:
    """The whole message, and not a question that begins like it."""
    assert {text: vorm(text) for text in texts} == dict.fromkeys(texts, meant)


@pytest.mark.parametrize(
    "text",
    [
        "Welke stappen volgen na een woningweigering?", "wat is de taakstelling", "wie regelt de huurtoeslag",
        "Wat is de koppelingsbrief en wie geeft die?", "huurtoeslag in een nieuw huis, hoe werkt dat",
        "mag hij de woning weigeren om een medische reden", "wat doet het coa", "telt het gezin mee",
    ],
)  # fmt: skip
def test_a_question_of_its_own_leans_on_nothing(text: str) -> None:
    """A word that points to something in the question itself points nowhere else."""
    assert not leunt(text, KENNIS.lees(text))
    assert ask(text, "weigering-toets") is None


def test_yes_and_no_only_after_it_was_asked() -> None:
    """After a likely answer they choose; after any other they mean nothing."""
    assert ask("ja", "weigering-toets", gevraagd=True) == Vervolg(
        Wat.VORM, ENTRIES["weigering-toets"], ENTRIES["weigering-toets"], Vorm.JA
    )
    assert ask("nee", "weigering-toets") is None


def test_all_that_was_shown_is_the_subject() -> None:
    """Of two answers both are, and what belongs to either."""
    assert said("en in een opvanggezin?", "koppelingsbrief", "amv-tellen").wat is not Wat.NIET


@pytest.mark.parametrize("naam", ["vervolg-dev", "vervolg-dev-2"])
def test_no_sure_answer_is_wrong_in_the_own_sets(naam: str) -> None:
    """And four in five are right, among the choices, or said openly not to be there."""
    rows = meet(KENNIS, VRAGEN / f"{naam}.jsonl")
    wrong = [geval.id for geval, verdict, _ in rows if verdict == "fout"]
    good = [geval for geval, verdict, _ in rows if verdict in ("goed", "keuze", "eerlijk")]
    assert wrong == []
    assert len(rows) > 50
    assert len(good) >= 0.8 * len(rows)


def test_a_set_in_words_is_read_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ids after "nooit" are wrong; other groups are passed over."""
    path = tmp_path / "geval.jsonl"
    rows = [
        {"id": "v-1", "groep": "vervolg", "invoer": "bron", "voorwaarde": "na een antwoord op: Wat is TVS?",
         "verwacht": "tvs-wat-is-dat of eerlijk dat het er niet staat; nooit tvs-meldingen"},
        {"id": "v-2", "groep": "faq", "invoer": "?", "verwacht": ""},
    ]  # fmt: skip
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    found = lees_gevallen(path, frozenset(ENTRIES))
    good = frozenset({"tvs-wat-is-dat", "eerlijk"})
    assert found == [Geval("v-1", "Wat is TVS?", "bron", good, frozenset({"tvs-meldingen"}))]
    assert oordeel(found[0], said("bron", "tvs-meldingen"), KENNIS) == "fout"
    assert main([str(path)]) == 0
    assert "| geval | 1 | 1 |" in capsys.readouterr().out
    path.write_text("{", "utf-8")
    with pytest.raises(ValueError, match="regel 1"):
        lees_gevallen(path, frozenset())


@given(st.text(max_size=80), st.sampled_from(sorted(ENTRIES)))
def test_any_text_means_something_or_nothing(text: str, ident: str) -> None:
    """Whatever is typed after whatever answer; what is shown is within it."""
    found = ask(text, ident)
    assert found is None or found.wat in Wat

"""Questions about the rules against questions about one's own figures, cases and days, by how they are put."""

import pytest

from knowledge.taal.vraagsoort import Vraagsoort, kern, vraagsoort

REGEL = {
    Vraagsoort.WAT_NU: (
        "Wat als we de taakstelling niet halen?",
        "wat nu als 4714 niet komt",
        "wat gebeurt er met onze achterstand volgend halfjaar?",
        "wat doet de provincie als wij achterlopen",
        "we lopen achter, wat doen we nu",
        "stel dat wij te laat zijn",
        "als onze gemeente niet op schema zit?",
        "en wat moeten wij doen als het ons niet lukt",
        "hoe staan we ervoor als de provincie ingrijpt",
    ),
    Vraagsoort.WAAROM: (
        "waarom hebben wij een achterstand?",
        "hoe komt het dat onze stand afwijkt",
        "kun je me vertellen waarom wij er meer krijgen",
    ),
    Vraagsoort.WIE_BETAALT: (
        "wie betaalt onze achterstand?",
        "gekoppeld op 3 maart, wie betaalt als we te laat zijn?",
        "4714 getekend, wie betaalt de huur?",
        "moeten wij een boete betalen als we te laat zijn?",
        "wat kost het ons als we de taakstelling niet halen",
        "krijgen wij geld voor een voorsprong",
        "voor wiens rekening komt onze leegstand",
        "hoeveel kost ons dat per week",
    ),
    Vraagsoort.WIE: (
        "wie houdt onze stand bij",
        "bij wie melden wij onze achterstand",
        "aan wie moeten we verantwoorden dat we te laat zijn",
    ),
    Vraagsoort.MAG_MOET: (
        "mogen wij een koppeling weigeren?",
        "mag 4714 weigeren?",
        "Moeten we de achterstand van vorig halfjaar ook inhalen?",
        "kunnen wij onze taakstelling overdragen",
        "zijn we verplicht om dit halfjaar te halen",
        "wij lopen voor, mag een ander het overnemen",
        "hoeven wij als gemeente nog nareizigers te huisvesten",
    ),
    Vraagsoort.OF: (
        "tellen nareizigers mee voor onze taakstelling",
        "telt een weigering mee in ons gemiddelde?",
        "is onze voorsprong volgend halfjaar nog geldig",
        "geldt dat ook voor onze gemeente",
    ),
    Vraagsoort.HOE: (
        "hoe halen we onze achterstand in?",
        "hoe meld ik een weigering van 4714",
        "hoe bereken ik de taakstelling van mijn gemeente",
        "hoe gaan we om met een voorsprong",
    ),
    Vraagsoort.WANNEER: (
        "wanneer moeten wij de achterstand hebben ingehaald",
        "hoe vaak kijkt de provincie naar onze stand?",
        "binnen welke termijn moeten we reageren",
        "hoe lang mogen we erover doen",
    ),
    Vraagsoort.BEGRIP: ("wat betekent achterstand", "wat is een tijdvak?", "taakstelling uitleg"),
}
EIGEN = (
    "hoe staan we ervoor?",
    "hoe staat het met onze taakstelling",
    "kun je zeggen hoe we ervoor staan",
    "hoeveel moeten wij nog?",
    "Hoeveel moeten we per maand doen om op schema te blijven?",
    "hoeveel moet Urk huisvesten?",
    "halen we de taakstelling?",
    "gaan we het redden dit halfjaar",
    "kunnen we de taakstelling nog halen?",
    "zitten we op schema?",
    "lopen we achter",
    "zijn we te laat",
    "koppeling is 13 weken geleden, zijn we te laat?",
    "moeten we er nog veel huisvesten?",
    "moeten we vandaag nog iets doen",
    "wat moet ik vandaag doen",
    "wat is onze achterstand",
    "welke zijn te laat",
    "welke zaken lopen deze week af?",
    "wie moet er deze week nog tekenen",
    "voor wie zoeken we nog een woning?",
    "in welke stap van de ladder zitten wij",
    "wat moeten wij als gemeente nog huisvesten?",
    "achterstand Haarlemmermeer",
    "HLM-26-021 getekend",
)


@pytest.mark.parametrize(("soort", "vraag"), [(soort, vraag) for soort, vragen in REGEL.items() for vraag in vragen])
def test_a_question_about_the_rules_is_known_by_its_form(soort: Vraagsoort, vraag: str) -> None:
    """Whoever says "wij" in it."""
    assert vraagsoort(vraag) is soort


@pytest.mark.parametrize("vraag", EIGEN)
def test_a_question_about_ones_own_is_none_about_the_rules(vraag: str) -> None:
    """Its form is that of a question for a figure, a list or today."""
    assert vraagsoort(vraag) is None


def test_what_stands_before_a_question_is_no_part_of_it() -> None:
    """A greeting and "kun je me zeggen" say nothing; a text of only that stays what it is."""
    assert kern("Hoi, kun je me zeggen hoe we ervoor staan?") == "hoe we ervoor staan"
    assert kern("Vraag:") == "vraag"

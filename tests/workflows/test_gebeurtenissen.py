"""Every term can be asked for by what happened and its day, with the right length, and each has its source."""

from datetime import date

import pytest

from bot.features import all_features
from knowledge.search.kennis import laad
from workflows.dates.gebeurtenissen import gebeurtenis_in, zonder
from workflows.dates.kalender import KALENDER
from workflows.dates.reading import Onduidelijk
from workflows.dates.termijnen import Termijn, bereken
from workflows.dates.termijnvraag import lees_termijnvraag

GEBEURTENISSEN = all_features().gebeurtenissen
BIJ_NAAM = {item.naam: item for item in GEBEURTENISSEN}
TODAY = date(2026, 12, 1)

LAATSTE_DAG = {
    ("weigering", date(2026, 12, 8)): (
        "weigering was op 24 november, tot wanneer heeft het coa?",
        "no-show op 24 november 2026, tot wanneer kan COA oordelen",
        "hij heeft de woning geweigerd op 24-11-2026, wanneer uiterlijk een oordeel?",
        "bewoner niet verschenen op 24 november, hoe lang heeft COA",
        "woningweigering van 24 november: welke dag is de uiterste voor COA",
    ),
    ("bekendmaking", date(2026, 12, 10)): (
        "herverdeling bekendgemaakt op 3 december, voor wanneer melden aan COA?",
        "herverdeling is bekend gemaakt 3 december 2026, uiterlijk wanneer melden bij de provincie",
        "bekendmaking besluit op 3 december 2026, wanneer moet het bij COA zijn",
        "bekendmaking van de herverdeling 3-12-2026, hoeveel dagen heb ik",
        "de herverdeling wordt bekendgemaakt op 3 december, deadline melding?",
    ),
    ("melding", date(2026, 12, 3)): (
        "herverdeling gemeld aan COA op 3 november, wanneer is het verwerkt?",
        "besluit verstuurd naar COA op 3 november, tot wanneer heeft COA",
        "brief herverdeling verzonden 3 november 2026, uiterlijk verwerkt?",
        "gemeld aan COA op 3 november, hoe lang duurt het",
        "herverdeling doorgegeven 3 november, deadline van coa?",
    ),
    ("nidos", date(2026, 8, 12)): (
        "verzoek van Nidos op 12 februari, wanneer moet er een woning zijn?",
        "nidos vroeg op 12 februari 2026 om een woning, tot wanneer heb ik",
        "verzoek jeugdbeschermer 12 februari, uiterlijke datum?",
        "verzoek voor een amv op 12-2-2026, hoe lang hebben we",
        "aanvraag nidos 12 februari, voor welke dag moet het klaar zijn",
    ),
    ("brp", date(2026, 12, 7)): (
        "vergunning op 30 november, wanneer moet hij naar de BRP?",
        "vergunning 30 november 2026, tot wanneer inschrijven",
        "BRP, vergunning gekregen op 30 november: uiterlijk?",
        "beschikking van 30 november, wanneer uiterlijk naar burgerzaken",
        "brp aangifte bij vergunning van 30-11-2026, hoeveel dagen",
    ),
    ("nareis", date(2027, 2, 1)): (
        "bericht nareis op 1 november, tot wanneer blokkeert COA",
        "bericht gezinshereniging 1 november 2026, hoe lang is de blokkade",
        "gezin mag komen, bericht van 1 november, wanneer eindigt de blokkade?",
        "mvv op 1 november 2026, tot wanneer staat de uitplaatsing stil",
        "blokkade sinds 1 november, wanneer voorbij",
    ),
    ("koppeling", date(2027, 1, 11)): (
        "gekoppeld op 2 november, wanneer tekenen",
        "koppeling 2 november, is de 12 weken al voorbij?",
        "koppelingsdatum 2 november 2026, tot welke dag",
        "gekoppeld 2 november, halen we dat nog?",
        "koppeling van 2 november, zijn we te laat?",
    ),
    ("tekenen", date(2026, 12, 4)): (
        "getekend 20 november, wanneer verhuizen",
        "huurcontract getekend op 20 november 2026, uiterlijk verhuizen?",
        "contract van 20 november, tot wanneer verhuizen",
        "ondertekend op 20-11-2026, hoeveel dagen tot de verhuizing",
        "20 november getekend, wanneer moet hij over zijn",
    ),
    ("vergunning", date(2026, 11, 15)): (
        "vergunning 1 november, wanneer koppelt COA",
        "verblijfsvergunning op 1 november 2026, uiterlijk gekoppeld?",
        "status gekregen 1 november, hoe lang duurt het",
        "beschikking van 1 november, tot wanneer heeft COA",
        "vergunning op 1-11-2026, wat is de deadline",
    ),
    ("ambtsbericht", date(2026, 12, 4)): (
        "ambtsbericht verstuurd 20 november, wanneer is de analyse klaar",
        "ambtsbericht van 20 november 2026: uiterlijk?",
        "ambtsbericht ingediend op 20 november, hoe lang heeft de provincie",
        "ambtsbericht 20 november, tot wanneer wegen ze",
        "20 november ambtsbericht gestuurd, deadline provincie?",
    ),
}


def _first(begin: str, dag: date) -> Termijn:
    return bereken(BIJ_NAAM[begin].termen[0], dag, KALENDER)


@pytest.mark.parametrize(
    ("begin", "einde", "vraag"), [(*key, vraag) for key, vragen in LAATSTE_DAG.items() for vraag in vragen]
)
def test_a_term_is_reached_by_what_happened(begin: str, einde: date, vraag: str) -> None:
    """The first of its terms ends on this day."""
    read = lees_termijnvraag(vraag, TODAY, GEBEURTENISSEN)
    assert read is not None
    assert read.begin == begin
    assert not isinstance(read.dag, Onduidelijk), read.dag
    assert _first(begin, read.dag).einde == einde


@pytest.mark.parametrize("gebeurtenis", GEBEURTENISSEN, ids=lambda item: item.naam)
def test_each_event_is_known_by_its_own_example(gebeurtenis: object) -> None:
    """The example that the bot shows leads to it; its answer exists, and each term names its source."""
    event = next(item for item in GEBEURTENISSEN if item is gebeurtenis)
    read = lees_termijnvraag(event.voorbeeld, TODAY, GEBEURTENISSEN)
    assert read is not None
    assert (read.begin, read.dag) == (event.naam, date(2026, 3, 15))
    assert not event.antwoord or laad().entry(event.antwoord)
    assert event.termen
    assert all(term.bron.document and term.toelichting for term in event.termen)


@pytest.mark.parametrize(
    ("vraag", "dag", "klaar"),
    [
        ("over 5 weken is de woning klaar, gekoppeld 1 oktober, halen we dat?", date(2026, 10, 1), date(2027, 1, 5)),
        ("gekoppeld op 1 oktober, woning is 5 december klaar, redden we dat?", date(2026, 10, 1), date(2026, 12, 5)),
        ("koppeling 1 oktober; woning vrij per 20 december, zijn we op tijd?", date(2026, 10, 1), date(2026, 12, 20)),
    ],
)
def test_what_is_ready_on_a_day_is_held_against_the_term(vraag: str, dag: date, klaar: date) -> None:
    """Two days, of which one is that of the event."""
    read = lees_termijnvraag(vraag, TODAY, GEBEURTENISSEN)
    assert read is not None
    assert (read.dag, read.klaar, read.gehaald) == (dag, klaar, True)


def test_the_future_is_not_read_as_the_past() -> None:
    """What still has to happen lies ahead."""
    read = lees_termijnvraag(
        "contract wordt getekend op 12 februari, wanneer moet de verhuizing?", TODAY, GEBEURTENISSEN
    )
    assert read is not None
    assert read.dag == date(2027, 2, 12)


def test_the_words_of_an_event_are_no_part_of_its_day() -> None:
    """What is left is the day."""
    for text in ("verzoek van nidos op 12 februari", "brp 30 november 2026", "herverdeling bekendgemaakt 3 december"):
        event = gebeurtenis_in(text, GEBEURTENISSEN)
        assert event is not None
        assert any(month in zonder(text, event) for month in ("februari", "november", "december"))
        assert event.naam.split("_")[0][:3] not in zonder(text, event)

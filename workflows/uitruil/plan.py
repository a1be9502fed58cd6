"""The last days of an uitruil: when to talk on, and before each tijdvak the herverdeling that carries it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from workflows.dates.kalender import BuitenKalender, Kalender
from workflows.dates.reading import zeg
from workflows.dates.termijnen import Aard, Lengte, Term, bereken
from workflows.dates.tijdvak import Tijdvak
from workflows.engine.laatste_dagen import (
    Gepland,
    Herinnervraag,
    LaatsteDag,
    Reeks,
    erna,
    met_de_week,
    van_termijn,
    vooraf,
)
from workflows.uitruil.feiten import UitruilFeiten
from workflows.uitruil.opgaven import MAKEN
from workflows.uitruil.velden import GEHEEL, MEESTE_TIJDVAKKEN

GESPREK, HERVERDELING, EINDE = "gesprek", "herverdeling", "einde"
VERDER = Term(
    GESPREK,
    "verder praten",
    vanaf="sinds",
    begin="laatste stap",
    opdracht="praat verder",
    lengte=Lengte(weken=4),
    aard=Aard.EIGEN,
    bron=MAKEN,
    toelichting="De bron noemt geen termijn, wel dat vaak samenkomen helpt. Wij rekenen vier weken (eigen keuze).",
)
VRAAGT = {
    GESPREK: Herinnervraag("Hoe staat het met de uitruil? Wat is de volgende stap?", "verder?"),
    **dict.fromkeys(
        (f"{HERVERDELING}_{number}" for number in range(1, MEESTE_TIJDVAKKEN + 1)),
        Herinnervraag(
            "Is de herverdeling voor het volgende tijdvak besloten? Zonder besluit verandert er geen taakstelling.",
            "herverdeling?",
        ),
    ),
    EINDE: Herinnervraag("De afgesproken duur is om. Rond de uitruil af, of maak nieuwe afspraken.", "afronden?"),
}


def laatste_dagen(standen: Mapping[str, str], feiten: Mapping[str, Any], kalender: Kalender) -> Sequence[LaatsteDag]:
    """All days of the whole."""
    weet, stand = UitruilFeiten(feiten), standen[GEHEEL]
    if stand in ("verkenning", "gesprek", "afspraken", "vastleggen") and weet.sinds is not None:
        found = tuple(_besluiten(weet, kalender)) if stand == "vastleggen" else ()
        return found or (_verder(weet.sinds, kalender),)
    if stand != "voortgang":
        return ()
    periode = weet.periode()
    end = (_dag(EINDE, "uitruil afronden", periode[-1].einde, "De afgesproken duur loopt tot en met "
                f"{zeg(periode[-1].einde)}", kalender, Aard.EIGEN, weet.sinds),) if periode else ()  # fmt: skip
    found = tuple(_besluiten(weet, kalender))
    return (*found, *(replace(day, leidt=not found) for day in end))


def _verder(sinds: date, kalender: Kalender) -> LaatsteDag:
    counted = bereken(VERDER, sinds, kalender)

    def asked() -> Iterable[Gepland]:
        around = (*vooraf(GESPREK, counted.einde, counted.uiterlijk or counted.einde, (), kalender),
                  *erna(GESPREK, counted.einde, (1, 7, 14), kalender))  # fmt: skip
        return met_de_week((item for item in around if item.dag > sinds), kalender)

    return van_termijn(counted, wie="trekker", herinner=Reeks(asked))


def _besluiten(weet: UitruilFeiten, kalender: Kalender) -> Iterable[LaatsteDag]:
    """Before each tijdvak that no processed herverdeling carries: preferably the day before it begins. The first of
    them leads; of the others somebody is reminded when they come near."""
    found = enumerate(weet.herverdelingen(), 1) if weet.verschillen else ()
    left = [(number, tijdvak) for number, (tijdvak, _, processed) in found if processed is None]
    for number, tijdvak in left:
        yield replace(_besluit(number, tijdvak, weet.sinds, kalender), leidt=number == left[0][0])


def _besluit(nummer: int, tijdvak: Tijdvak, sinds: date | None, kalender: Kalender) -> LaatsteDag:
    said = f"Liefst vóór tijdvak {tijdvak}, dat op {zeg(tijdvak.begin)} begint"
    return _dag(f"{HERVERDELING}_{nummer}", f"herverdeling {tijdvak} besloten en gemeld",
                tijdvak.begin - timedelta(days=1), said, kalender, Aard.STREVEN, sinds, (-84, -42))  # fmt: skip


def _dag(
    naam: str,
    wat: str,
    dag: date,
    som: str,
    kalender: Kalender,
    aard: Aard,
    sinds: date | None,
    ervoor: Sequence[int] = (-28,),
) -> LaatsteDag:
    """A day that is reminded of from the last step on, for nobody could act before it; where all of that is past,
    what was planned stays, so that the case is not silent."""
    try:
        workday = kalender.laatste_werkdag(dag)
    except BuitenKalender:
        workday = dag

    def asked() -> Iterable[Gepland]:
        around = (*vooraf(naam, dag, workday, ervoor, kalender), *erna(naam, dag, (1, 7, 14), kalender))
        coming = tuple(item for item in around if sinds is None or item.dag > sinds) or around
        return met_de_week(coming, kalender) if aard is Aard.EIGEN else coming

    word = "liefst uiterlijk" if aard is Aard.STREVEN else "uiterlijk"
    return LaatsteDag(naam, wat, dag, workday, aard, MAKEN, "trekker", word,
                      som=(som, f"Bron: {MAKEN}."), herinner=Reeks(asked), agenda=f"{wat} uiterlijk")  # fmt: skip

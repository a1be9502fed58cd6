"""Letting outside the corporaties: how long a home may be let under the Leegstandwet, and how long a private contract
usually runs. Days from documents of 2016 and 2019: the law may have moved since, and every answer says so."""

from dataclasses import dataclass
from datetime import date

from workflows.bron import Bron
from workflows.dates.gebeurtenissen import Gebeurtenis, woorden
from workflows.dates.kalender import Kalender
from workflows.dates.termijnen import Aard, Lengte, Term, Termijn, bereken

PRAKTIJK = Bron("Best practices huisvesting vergunninghouders", "Algemeen, punt 10", 2019)
PARTICULIER = Bron("Handreiking Huisvesting vergunninghouders", "3.3.6", 2016)
CONTROLEER_LEEGSTAND = (
    "Stand van 2019: controleer de Leegstandwet voor je iets toezegt. De gewone huurbescherming is er dan niet."
)
CONTROLEER_HUUR = "Stand van 2016: wat gebruikelijk was, geen regel. Controleer de huurwet voor je iets afspreekt."


def _leegstand(naam: str, titel: str, maanden: int, toelichting: str) -> Term:
    return Term(naam, titel, "vergunning_leegstand", "vergunning", "verhuur eindigt", Lengte(maanden=maanden), Aard.WET,
                PRAKTIJK, toelichting, geldig_van=date(2019, 1, 1))  # fmt: skip


GEBOUW = _leegstand("leegstand_gebouw", "einde verhuur leegstaand gebouw", 120,
                    "Maximaal 10 jaar, gekoppeld aan de omgevingsvergunning; geteld vanaf de vergunning (onze "
                    "lezing).")  # fmt: skip
SLOOP = _leegstand("leegstand_sloop", "eerste 2 jaar sloop of renovatie", 24,
                   "Maximaal 2 + 5 jaar, geteld vanaf de vergunning (onze lezing).")  # fmt: skip
SLOOP_LANGST = _leegstand("leegstand_sloop_langst", "uiterste 2 + 5 jaar sloop of renovatie", 84,
                          "Na de eerste 2 jaar is verlengen nodig, samen maximaal 7 jaar.")  # fmt: skip
CONTRACT = Term(
    "particulier_contract",
    "eerste jaar particulier contract",
    "contract_particulier",
    "contract",
    "eerste jaar om",
    Lengte(maanden=12),
    Aard.STREVEN,
    PARTICULIER,
    "Contracten op de particuliere markt gaan meestal over minstens een jaar.",
    geldig_van=date(2016, 1, 1),
)


@dataclass(frozen=True, slots=True)
class Soort:
    """A way to let: its name, what its button says, what day is asked, its terms, what to check, and the answer about
    it. With `omgeving` it ends earlier where the omgevingsvergunning does."""

    naam: str
    titel: str
    vraag: str
    termen: tuple[Term, ...]
    controleer: str
    antwoord: str
    stappen: tuple[str, ...]
    omgeving: bool = False


_VERGUNNING = "Vraag eerst de vergunning aan bij de gemeente."
SOORTEN = (
    Soort("gebouw", "Leegstaand gebouw", "Vanaf welke dag loopt de vergunning?", (GEBOUW,), CONTROLEER_LEEGSTAND,
          "verhuur-leegstandwet-termijn", (_VERGUNNING,), omgeving=True),
    Soort("sloop", "Sloop of renovatie", "Vanaf welke dag loopt de vergunning?", (SLOOP, SLOOP_LANGST),
          CONTROLEER_LEEGSTAND, "verhuur-leegstandwet-termijn", (_VERGUNNING,)),
    Soort("particulier", "Particuliere verhuurder", "Vanaf welke dag loopt het contract?", (CONTRACT,), CONTROLEER_HUUR,
          "verhuur-particulier", (
              "Onderhandel met de eigenaar, niet met de beheerder.",
              "Werkt hij niet mee? Het vergunningstelsel in de huisvestingsverordening is het laatste middel.",
          )),
)  # fmt: skip
GEBEURTENISSEN = (
    Gebeurtenis("leegstand_sloop", "Vergunning sloop of renovatie",
                woorden(r"sloop\w*|renovatie\w*|slooppand\w*"), (SLOOP, SLOOP_LANGST),
                "sloopwoning met vergunning vanaf 15 maart 2026, tot wanneer uiterlijk verhuren?",
                "verhuur-leegstandwet-termijn", CONTROLEER_LEEGSTAND, gepland=True),
    Gebeurtenis("leegstand", "Vergunning Leegstandwet", woorden(r"leegstand\w*|leegstaand\w*"), (GEBOUW,),
                "leegstandwet vanaf 15 maart 2026, tot wanneer uiterlijk verhuren?",
                "verhuur-leegstandwet-termijn", CONTROLEER_LEEGSTAND, gepland=True),
    Gebeurtenis("particulier", "Particulier contract", woorden(r"particulier\w* (?:huur)?contract"), (CONTRACT,),
                "particulier contract vanaf 15 maart 2026, tot wanneer loopt het eerste jaar?",
                "verhuur-contractduur", CONTROLEER_HUUR, gepland=True),
)  # fmt: skip


def soort(naam: str) -> Soort:
    """The way to let of this name. KeyError for none."""
    return {item.naam: item for item in SOORTEN}[naam]


def dagen(item: Soort, begin: date, kalender: Kalender) -> tuple[Termijn, ...]:
    """Its days from the first one, soonest first. Raises OverflowError for a day that no calendar reaches."""
    return tuple(bereken(term, begin, kalender) for term in item.termen)

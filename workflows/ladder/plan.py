"""What runs on the ladder and when the provincie is reminded of it: all from the stand and the facts.

A term of a letter runs once the letter was sent. The days ahead on which we remind are our own choice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from workflows.dates.kalender import EEN_DAG, Kalender, plus_maanden
from workflows.dates.termijnen import tel_op
from workflows.dates.tijdvak import Tijdvak, tijdvak_van
from workflows.engine.agenda import Afspraak
from workflows.engine.laatste_dagen import Gepland
from workflows.engine.zaak import Zaak
from workflows.ladder.brieven import BRIEVEN, Brief
from workflows.ladder.regels import STAND_OP
from workflows.ladder.tabel import LADDER
from workflows.ladder.tijdlijn import ANALYSE, eerste_beslissing, uiterlijk

Feiten = Mapping[str, Any]
SPOOR = LADDER.sporen[0]
VOORAF = timedelta(days=14)
"""So long before the last day of a long term we ask how it goes."""
NA_CONCEPT = timedelta(days=7)
"""So long after it was recorded a letter that is still a draft is brought up; and once more when its term ends."""
NA_STIL = (timedelta(weeks=2), timedelta(weeks=4), timedelta(weeks=8))
"""So long after the last step a ladder without a term is brought up."""
VOOR_BESLUIT = ("vraag", "afspraken", "aankondiging")
"""The letters that make no sense any more once the besluit is being made."""
MAANDEN_AANGEHOUDEN = 6
"""So many months the provincie is asked each month how it goes, while it holds the ladder."""
JAAR_VOORAF = (timedelta(weeks=8), timedelta(weeks=4))
_TERMIJN = {
    "2.0": "vraag",
    **dict.fromkeys(("3.1", "3.2", "3.3"), "afspraken"),
    **dict.fromkeys(("5.1", "5.2", "5.3"), "besluit"),
}
"""In which standen the term of a letter runs."""
_VOOR_JAAR = tuple(s.naam for s in SPOOR.standen if s.naam[0] in "2345" or s.naam == "aangehouden")


@dataclass(frozen=True, slots=True)
class Vraag:
    """What a kind of reminder asks: a sentence, and a few words for a list."""

    vraag: str
    kort: str


VRAGEN = {
    "kijk": Vraag("Ligt de gemeente op schema? Kijk naar de cijfers van COA.", "op schema?"),
    "toets": Vraag("Het halfjaar is voorbij. Is de taakstelling gehaald?", "gehaald?"),
    "stil": Vraag("Dit dossier staat al even stil. Wat is de volgende stap?", "staat stil"),
    "concept": Vraag("De brief is nog een concept. Is hij verstuurd?", "brief verstuurd?"),
    "ambtsbericht": Vraag("De termijn voor het ambtsbericht is voorbij. Is het gekomen?", "ambtsbericht gekomen?"),
    "analyse": Vraag("Je hebt de informatie twee weken. Is er taakverwaarlozing?", "taakverwaarlozing?"),
    "overleg_komt": Vraag("Het bestuurlijk overleg komt eraan.", "overleg komt eraan"),
    "overleg": Vraag("Is het bestuurlijk overleg geweest?", "overleg geweest?"),
    "afspraken_komt": Vraag("De termijn van de afspraken loopt over twee weken af. Loopt het goed?", "loopt het?"),
    "afspraken": Vraag("De termijn van de afspraken is voorbij. Is eraan voldaan?", "voldaan?"),
    "aangehouden": Vraag("Je houdt de ladder aan. Doet de gemeente wat zij aannemelijk maakte?", "loopt het?"),
    "raad": Vraag("De raad had een maand. Hoe gaat het verder?", "beslissen"),
    "besluit_komt": Vraag("De begunstigingstermijn loopt over twee weken af. Loopt het goed?", "loopt het?"),
    "besluit": Vraag("De begunstigingstermijn is voorbij. Zijn de maatregelen genomen?", "maatregelen genomen?"),
    "jaar": Vraag("Een jaar na het signaal moet de provincie uitvoeren. Dat jaar is bijna om.", "jaar bijna om"),
    "jaar_om": Vraag("Het jaar na het signaal is om. Het Rijk verwacht dat de provincie uitvoert.", "jaar is om"),
}


@dataclass(frozen=True, slots=True)
class Loopt:
    """What is to be done, and what that term is called: "uiterlijk", "liefst uiterlijk", "vanaf" or "op" that day."""

    naam: str
    opdracht: str
    dag: date
    woord: str = "uiterlijk"


def gemist(feiten: Feiten) -> Tijdvak:
    """The half-year that the ladder is about."""
    return tijdvak_van(feiten["tijdvak_op"])


def brief_van(naam: str) -> Brief:
    """The letter of this name; ValueError for an unknown one."""
    found = next((brief for brief in BRIEVEN if brief.naam == naam), None)
    if found is None:
        raise ValueError(naam)
    return found


def concepten(stand: str, feiten: Feiten) -> list[Brief]:
    """The drafts that can still go out in this stand, in the order of the ladder. After the end only the letter that
    ends it; once the besluit is in hand (spoed) no letter that comes before it."""
    drafts = [b for b in BRIEVEN if _vastgelegd(feiten, b) and feiten.get(f"{b.naam}_verstuurd") is None]
    if SPOOR.stand(stand).eind:
        return [b for b in drafts if b.naam == "intrekking"]
    return [b for b in drafts if stand[0] not in "56" or b.naam not in VOOR_BESLUIT]


def _vastgelegd(feiten: Feiten, brief: Brief) -> bool:
    """A letter is there once its step was taken: with a number, or with the answer that it was not sent yet."""
    return bool(feiten.get(f"{brief.naam}_nr")) or f"{brief.naam}_verstuurd" in feiten


def open_concept(stand: str, feiten: Feiten) -> Brief | None:
    """The last draft that can still go out in this stand, if there is one."""
    drafts = concepten(stand, feiten)
    return drafts[-1] if drafts else None


def termijnbrief(stand: str) -> str | None:
    """The letter whose term runs in this stand, or None."""
    return _TERMIJN.get(stand)


def loopt(stand: str, feiten: Feiten, kalender: Kalender) -> Loopt | None:
    """What runs in this stand; None where nothing has a day."""
    brief = _TERMIJN.get(stand)
    sent = brief is not None and feiten.get(f"{brief}_verstuurd") is not None
    match stand:
        case "1.0":
            return Loopt("toets", "toets de taakstelling", gemist(feiten).volgende.begin, "vanaf")
        case "2.0" if sent:
            return Loopt("vraag", "ambtsbericht van de gemeente", feiten["vraag_tot"])
        case "2.1":
            begun = feiten.get("ambtsbericht_op") or feiten["vraag_tot"]
            # two weeks are an example of the handreiking
            return Loopt("analyse", "informatie wegen", tel_op(begun, ANALYSE.lengte, kalender), "liefst uiterlijk")
        case "2.2":
            return Loopt("overleg", "bestuurlijk overleg", feiten["overleg_op"], "op")
        case "3.1" | "3.2" | "3.3" if sent:
            return Loopt("afspraken", "afspraken klaar", feiten["afspraken_tot"])
        case "4.1" | "4.2" if feiten.get("aankondiging_verstuurd"):
            return Loopt("raad", "beslissen kan", eerste_beslissing(feiten["aankondiging_verstuurd"]), "vanaf")
        case "5.1" | "5.2" | "5.3" if sent:
            return Loopt("besluit", "voorwaarden klaar", feiten["besluit_tot"])
        case _:
            return None


def dringend(stand: str, feiten: Feiten, kalender: Kalender) -> date:
    """The day that counts for this ladder: of what runs, or the end of the year that the whole may take."""
    running = loopt(stand, feiten, kalender)
    return running.dag if running is not None else uiterlijk(gemist(feiten))


def in_het_jaar(stand: str) -> bool:
    """Whether the maximum of a year still counts down in this stand."""
    return stand in _VOOR_JAAR


def plan(stand: str, feiten: Feiten, kalender: Kalender) -> tuple[Gepland, ...]:
    """All reminders that this ladder deserves in its stand, each on a working day, past ones and all."""
    planned = [
        *_signaleren(stand, feiten),
        *_over_concept(stand, feiten),
        *_over_termijn(stand, feiten, kalender),
        *_over_jaar(stand, feiten),
    ]
    return tuple(Gepland(soort, dag.isoformat(), _werkdag(soort, dag, kalender)) for soort, dag in planned)


def _werkdag(soort: str, dag: date, kalender: Kalender) -> date:
    """The first working day from then on; what comes is brought up before it comes. Outside the calendar as it is."""
    if soort != "overleg_komt":
        return kalender.herinnerdag_na(dag)
    return kalender.herinnerdag(dag)


def _signaleren(stand: str, feiten: Feiten) -> list[tuple[str, date]]:
    if stand not in ("1.0", "1.1"):
        return []
    tijdvak = gemist(feiten)
    months = [date(tijdvak.jaar, tijdvak.begin.month + n, 1) for n in range(1, 6)] if stand == "1.0" else []
    return [*(("kijk", day) for day in months), ("toets", tijdvak.volgende.begin)]


def _over_termijn(stand: str, feiten: Feiten, kalender: Kalender) -> list[tuple[str, date]]:
    if stand == "aangehouden":
        held = feiten["aangehouden_op"]
        return [("aangehouden", plus_maanden(held, n)) for n in range(1, MAANDEN_AANGEHOUDEN + 1)]
    brief = _TERMIJN.get(stand)
    running = loopt(stand, feiten, kalender)
    if running is None:
        return _over_stilte(stand, feiten)
    na = running.dag + EEN_DAG
    match stand:
        case "2.0":
            return [("ambtsbericht", na)]
        case "2.1":
            return [("analyse", running.dag)]
        case "2.2":
            return [("overleg_komt", running.dag - EEN_DAG), ("overleg", na)]
        case "4.1" | "4.2":
            return [("raad", running.dag)]
        case _ if brief is not None:
            return [(f"{brief}_komt", running.dag - VOORAF), (brief, na)]
        case _:
            return []


def _over_stilte(stand: str, feiten: Feiten) -> list[tuple[str, date]]:
    """Where nothing has a day and nobody waits for a letter to go out."""
    since = feiten.get(STAND_OP)
    if since is None or SPOOR.stand(stand).eind or open_concept(stand, feiten) is not None:
        return []
    return [("stil", date.fromisoformat(since) + after) for after in NA_STIL]


def _over_concept(stand: str, feiten: Feiten) -> list[tuple[str, date]]:
    draft = open_concept(stand, feiten)
    if draft is None:
        return []
    days = [feiten["concept_sinds"] + NA_CONCEPT] if feiten.get("concept_sinds") else []
    return [("concept", day) for day in (*days, feiten.get(f"{draft.naam}_tot")) if day is not None]


def _over_jaar(stand: str, feiten: Feiten) -> list[tuple[str, date]]:
    if not in_het_jaar(stand):
        return []
    last = uiterlijk(gemist(feiten))
    return [*(("jaar", last - before) for before in JAAR_VOORAF), ("jaar_om", last)]


def afspraken(zaak: Zaak, kalender: Kalender) -> tuple[Afspraak, ...]:
    """The dates for a calendar: what runs now, under a name that stays when its day moves."""
    stand = zaak.standen[SPOOR.naam]
    running = loopt(stand, zaak.feiten, kalender)
    found = [Afspraak(running.naam, running.opdracht, running.dag)] if running is not None else []
    if in_het_jaar(stand):
        found.append(Afspraak("jaar", "een jaar na het signaal", uiterlijk(gemist(zaak.feiten))))
    return tuple(found)

"""What runs on the ladder and when the provincie is reminded of it: all from the stand and the facts.

A term of a letter runs once the letter was sent. The days ahead on which we remind are our own choice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from workflows.bron import Bron
from workflows.dates.kalender import EEN_DAG, Kalender, plus_maanden
from workflows.dates.termijnen import Aard, tel_op
from workflows.engine.aandringen import ERNA
from workflows.engine.laatste_dagen import (
    Gepland,
    Herinnervraag,
    LaatsteDag,
    een_per_dag,
    erna,
    herinner_aan,
    tot,
    vanaf,
    vooraf,
)
from workflows.ladder.brieven import BRIEVEN, Brief, Verstuurd
from workflows.ladder.feiten import LadderFeiten
from workflows.ladder.tijdlijn import ANALYSE, STAPPEN_BRON, TIJD_BRON, eerste_beslissing, uiterlijk

SPOOR = "ladder"
AANGEHOUDEN = "aangehouden"
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

VRAGEN = {
    "kijk": Herinnervraag("Ligt de gemeente op schema? Kijk naar de cijfers van COA.", "op schema?"),
    "toets": Herinnervraag("Het halfjaar is voorbij. Is de taakstelling gehaald?", "gehaald?"),
    "stil": Herinnervraag("Dit dossier staat al even stil. Wat is de volgende stap?", "staat stil"),
    "concept": Herinnervraag("De brief is nog een concept. Is hij verstuurd?", "brief verstuurd?"),
    "ambtsbericht": Herinnervraag(
        "De termijn voor het ambtsbericht is voorbij. Is het gekomen?", "ambtsbericht gekomen?"
    ),
    "ambtsbericht_komt": Herinnervraag(
        "Komt het ambtsbericht op tijd? Vraag het de gemeente.", "ambtsbericht op tijd?"
    ),
    "analyse": Herinnervraag("Weeg de informatie. Is er taakverwaarlozing?", "taakverwaarlozing?"),
    "overleg_komt": Herinnervraag("Het bestuurlijk overleg komt eraan.", "overleg komt eraan"),
    "overleg": Herinnervraag("Is het bestuurlijk overleg geweest?", "overleg geweest?"),
    "afspraken_komt": Herinnervraag("De termijn van de afspraken loopt af. Loopt het goed?", "loopt het?"),
    "afspraken": Herinnervraag("De termijn van de afspraken is voorbij. Is eraan voldaan?", "voldaan?"),
    "aangehouden": Herinnervraag("Je houdt de ladder aan. Doet de gemeente wat zij aannemelijk maakte?", "loopt het?"),
    "raad": Herinnervraag("De raad had een maand. Hoe gaat het verder?", "beslissen"),
    "besluit_komt": Herinnervraag("De begunstigingstermijn loopt af. Loopt het goed?", "loopt het?"),
    "besluit": Herinnervraag(
        "De begunstigingstermijn is voorbij. Zijn de maatregelen genomen?", "maatregelen genomen?"
    ),
    "jaar": Herinnervraag(
        "Een jaar na het signaal voert de provincie uit: uiterlijk {dag}.",
        "jaar bijna om",
        laatste="Vandaag is de {laatste} van het jaar na het signaal ({dag}). Dan voert de provincie uit.",
    ),
    "jaar_om": Herinnervraag(
        "Het jaar na het signaal is om. Het Rijk verwacht dat de provincie uitvoert.", "jaar is om"
    ),
}


# ---------------------------------------------------------------- where it is


def afgelopen(stand: str) -> bool:
    """Whether the ladder is over in this stand: on the way each has a number, but for the hold."""
    return not stand[0].isdigit() and stand != AANGEHOUDEN


def in_het_jaar(stand: str) -> bool:
    """Whether the maximum of a year still counts down in this stand."""
    return stand[0] in "2345" or stand == AANGEHOUDEN


def termijnbrief(stand: str) -> str | None:
    """The letter whose term runs in this stand, or None."""
    return _TERMIJN.get(stand)


def brief_van(naam: str) -> Brief:
    """The letter of this name; ValueError for an unknown one."""
    found = next((brief for brief in BRIEVEN if brief.naam == naam), None)
    if found is None:
        raise ValueError(naam)
    return found


def concepten(stand: str, feiten: LadderFeiten) -> list[Brief]:
    """The drafts that can still go out in this stand, in the order of the ladder. After the end only the letter that
    ends it; once the besluit is in hand (spoed) no letter that comes before it."""
    drafts = [b for b in BRIEVEN if feiten.vastgelegd(b.naam) and feiten.verstuurd(b.naam) is None]
    if afgelopen(stand):
        return [b for b in drafts if b.naam == "intrekking"]
    return [b for b in drafts if stand[0] not in "56" or b.naam not in VOOR_BESLUIT]


def open_concept(stand: str, feiten: LadderFeiten) -> Brief | None:
    """The last draft that can still go out in this stand, if there is one."""
    drafts = concepten(stand, feiten)
    return drafts[-1] if drafts else None


# ---------------------------------------------------------------- the last days


def laatste_dagen(standen: Mapping[str, str], feiten: Mapping[str, Any], kalender: Kalender) -> tuple[LaatsteDag, ...]:
    """All last days of a ladder: what runs in its stand, the year that the whole may take, and what is only asked."""
    stand, known = standen[SPOOR], LadderFeiten(feiten)
    running = _loopt(stand, known, kalender)
    year = _jaar(stand, known, kalender)
    asked = (
        herinner_aan("signaal", _signaleren(stand, known, kalender)),
        herinner_aan("concept", _over_concept(stand, known, kalender)),
        herinner_aan("stil", _over_stilte(stand, known, kalender) if running is None else ()),
    )
    return tuple(day for day in (running, year, *asked) if day is not None)


def _loopt(stand: str, feiten: LadderFeiten, kalender: Kalender) -> LaatsteDag | None:
    """What runs in this stand, with its reminders; None where nothing has a day."""
    match stand:
        case "1.0":
            return _dag("toets", "toets de taakstelling", feiten.gemist.volgende.begin, "vanaf")
        case "2.1":
            begun = feiten.ambtsbericht_op or feiten.tot("vraag")
            return _analyse(begun, kalender) if begun is not None else None
        case "2.2" if feiten.overleg_op is not None:
            day = feiten.overleg_op
            asked = (
                tot("overleg_komt", day - EEN_DAG, kalender),
                tot("overleg_komt", day, kalender, merk="0"),
                *_erna("overleg", day, kalender),
            )
            return _dag("overleg", "bestuurlijk overleg", day, "op", *asked)
        case "4.1" | "4.2" if (sent := feiten.verstuurd("aankondiging")) is not None:
            day = eerste_beslissing(sent)
            return _dag("raad", "beslissen kan", day, "vanaf", vanaf("raad", day, kalender))
    return _brieftermijn(_TERMIJN.get(stand, ""), feiten, kalender)


def _brieftermijn(brief: str, feiten: LadderFeiten, kalender: Kalender) -> LaatsteDag | None:
    """The term of a letter, once it was sent."""
    last, sent = feiten.tot(brief), feiten.verstuurd(brief)
    if last is None or sent is None:
        return None
    kind = "ambtsbericht" if brief == "vraag" else brief
    ahead = [] if brief == "vraag" else [vanaf(f"{kind}_komt", last - VOORAF, kalender)]
    return _laatste(brief, _OPDRACHT[brief], last, sent, (f"{kind}_komt", kind), kalender, ahead)


def _laatste(
    naam: str, wat: str, dag: date, sinds: date, soorten: tuple[str, str], kalender: Kalender,
    ervoor: Sequence[Gepland] = (), *, woord: str = "uiterlijk", bron: Bron = STAPPEN_BRON,
) -> LaatsteDag:  # fmt: skip
    """A last day, counted from `sinds`, with the kinds of reminder before it and after it. What must be done is done on
    the last working day."""
    coming, past = soorten
    last = kalender.herinnerdag(dag)
    series = [*ervoor, *vooraf(coming, dag, last, (), kalender), *_erna(past, dag, kalender)]
    asked = een_per_dag(item for item in series if item.dag > sinds)
    return replace(_dag(naam, wat, dag, woord, *asked, bron=bron), werkdag=last, begonnen=sinds)


def _erna(soort: str, dag: date, kalender: Kalender) -> list[Gepland]:
    """On the next working day, and after one and two weeks."""
    return [vanaf(soort, dag + EEN_DAG, kalender), *erna(soort, dag, ERNA, kalender)]


def termijn_van(brief: Verstuurd, kalender: Kalender) -> LaatsteDag | None:
    """The last day in a letter that was sent, as the gemeente reads it; None for a letter without a term."""
    if brief.tot is None:
        return None
    day = _dag(brief.brief.naam, brief.brief.termijn.removesuffix(" uiterlijk"), brief.tot, "uiterlijk")
    return replace(day, werkdag=kalender.herinnerdag(brief.tot), begonnen=brief.op)


_OPDRACHT = {"vraag": "ambtsbericht van de gemeente", "afspraken": "afspraken klaar", "besluit": "voorwaarden klaar"}


def _analyse(begun: date, kalender: Kalender) -> LaatsteDag:
    """Two weeks are an example of the handreiking."""
    last = tel_op(begun, ANALYSE.lengte, kalender)
    kinds = ("analyse", "analyse")
    found = _laatste("analyse", "informatie wegen", last, begun, kinds, kalender, woord="liefst uiterlijk")
    return replace(found, aard=ANALYSE.aard, toelichting=ANALYSE.toelichting)


def _dag(
    naam: str, wat: str, dag: date, woord: str, *herinner: Gepland, bron: Bron = STAPPEN_BRON, agenda: str = ""
) -> LaatsteDag:
    """A day that the provincie set itself, or that the handreiking gives: it counts as it is, working day or not."""
    return LaatsteDag(naam, wat, dag, dag, Aard.AFSPRAAK, bron, woord=woord, herinner=herinner, agenda=agenda or wat)


def _jaar(stand: str, feiten: LadderFeiten, kalender: Kalender) -> LaatsteDag:
    """A year after the signal the provincie has to carry out. It leads once the term of a letter has passed."""
    last, signalled = uiterlijk(feiten.gemist), feiten.gemist.volgende.begin
    ahead = [vanaf("jaar", last - before, kalender) for before in JAAR_VOORAF]
    kinds = ("jaar", "jaar_om")
    found = _laatste(JAAR, "uitvoeren", last, signalled, kinds, kalender, ahead, bron=TIJD_BRON)
    if not in_het_jaar(stand):
        return replace(found, leidt=False, herinner=(), agenda="")
    return replace(found, agenda="een jaar na het signaal")


JAAR = "jaar"


@dataclass(frozen=True, slots=True)
class Loopt:
    """What runs in the stand, and the end of the year that the whole may take."""

    nu: LaatsteDag | None
    jaar: LaatsteDag


def loopt(dagen: Sequence[LaatsteDag]) -> Loopt:
    """What runs, of all last days of a ladder."""
    (year,) = (day for day in dagen if day.naam == JAAR)
    return Loopt(next((day for day in dagen if day.agenda and day is not year), None), year)


# ---------------------------------------------------------------- what is only asked


def _signaleren(stand: str, feiten: LadderFeiten, kalender: Kalender) -> Sequence[Gepland]:
    if stand not in ("1.0", "1.1"):
        return ()
    tijdvak = feiten.gemist
    months = [date(tijdvak.jaar, tijdvak.begin.month + n, 1) for n in range(1, 6)] if stand == "1.0" else []
    return [*(vanaf("kijk", day, kalender) for day in months), vanaf("toets", tijdvak.volgende.begin, kalender)]


def _over_stilte(stand: str, feiten: LadderFeiten, kalender: Kalender) -> Sequence[Gepland]:
    """Where nothing has a day and nobody waits for a letter to go out; a hold is asked about every month."""
    if stand == AANGEHOUDEN and (held := feiten.aangehouden_op) is not None:
        months = range(1, MAANDEN_AANGEHOUDEN + 1)
        return [vanaf(AANGEHOUDEN, plus_maanden(held, n), kalender) for n in months]
    since = feiten.stand_op
    if since is None or afgelopen(stand) or open_concept(stand, feiten) is not None:
        return ()
    return [vanaf("stil", since + after, kalender) for after in NA_STIL]


def _over_concept(stand: str, feiten: LadderFeiten, kalender: Kalender) -> Sequence[Gepland]:
    draft = open_concept(stand, feiten)
    if draft is None:
        return ()
    since = feiten.concept_sinds
    days = (since + NA_CONCEPT if since else None, feiten.tot(draft.naam))
    return [vanaf("concept", day, kalender) for day in days if day is not None]

"""What is left of a last day, in the words of its nature: "nog 3 werkdagen", "vandaag is de laatste dag", "8 dagen
voorbij de afspraak". Only a day that the law sets is ever called too late.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from workflows.dates.kalender import EEN_DAG, Kalender
from workflows.dates.termijnen import Aard
from workflows.dates.words import WEEKDAGEN, zeg
from workflows.engine.laatste_dagen import Herinnervraag, LaatsteDag

DICHTBIJ = 5
"""Up to and including so many working days ahead a last day stands on top of what somebody reads (own choice)."""
_TELBAAR = 20
"""Working days that are still counted one by one: four weeks; a day further off is told in weeks."""
LANG = timedelta(weeks=4)
"""From here on an agreement that has passed is told as weeks of waiting (own choice)."""
_VOORBIJ = {
    Aard.WET: "te laat",
    Aard.AFSPRAAK: "voorbij de afspraak",
    Aard.STREVEN: "later dan het streven",
    Aard.EIGEN: "later dan gepland",
}


def resterend(dag: LaatsteDag, vandaag: date, kalender: Kalender) -> str:
    """What is left of the day, or how long it has passed, without the day itself. The word by which a day is meant
    decides: an appointment ("op") or a first day ("vanaf") has a distance, but is never late."""
    if not dag.grens:
        return _afstand(dag.werkdag, vandaag, kalender) if dag.werkdag != vandaag else "vandaag"
    if vandaag < dag.werkdag:
        return f"nog {_tot(dag.werkdag, vandaag, kalender)}"
    if vandaag == dag.werkdag:
        return f"vandaag is de {_laatste(dag)}"
    if vandaag <= dag.dag:
        return "de laatste werkdag is geweest"
    return _voorbij(dag, vandaag)


def met_werkdag(dag: LaatsteDag, vandaag: date) -> str:
    """The last day itself, and the last working day where that is an earlier one that is still to come: a letter or the
    law names the day, and what must be done is done on a day on which people work."""
    said = zeg(dag.dag)
    return f"{said} (laatste werkdag {zeg(dag.werkdag)})" if vandaag < dag.werkdag < dag.dag and dag.grens else said


def werkdagen_tot(dag: date, vandaag: date, kalender: Kalender) -> int:
    """How many working days there are after today, up to and including the day; 0 for today and what has passed."""
    return sum(kalender.gewerkt(vandaag + timedelta(days=n)) for n in range(1, (dag - vandaag).days + 1))


def dichtbij(dag: LaatsteDag, vandaag: date, kalender: Kalender) -> bool:
    """Whether the day is today or within five working days, or falls on the free days behind its last working day."""
    if dag.dag < vandaag or (dag.werkdag - vandaag).days > 2 * DICHTBIJ + 7:
        return False
    return werkdagen_tot(dag.werkdag, vandaag, kalender) <= DICHTBIJ


def gevraagd(vraag: Herinnervraag, dag: LaatsteDag, vandaag: date, kalender: Kalender) -> Herinnervraag:
    """What is asked of a day, as it is asked today: another sentence on the last working day and on the one before."""
    words = {"{dag}": zeg(dag.dag), "{rest}": resterend(dag, vandaag, kalender), "{laatste}": _laatste(dag)}
    said, short = _ingevuld(vraag.vraag, words), _ingevuld(vraag.kort, words)
    if dag.grens and dag.agenda and vandaag == dag.werkdag:
        said = _ingevuld(vraag.laatste, words) or f"Vandaag is de {_laatste(dag)}. {said}"
    elif dag.grens and dag.agenda and vandaag < dag.werkdag and werkdagen_tot(dag.werkdag, vandaag, kalender) <= 1:
        when = "Morgen" if dag.werkdag - vandaag == EEN_DAG else WEEKDAGEN[dag.werkdag.weekday()].capitalize()
        said = f"{when} is de {_laatste(dag)}. {said}"
    return replace(vraag, vraag=said, kort=short)


def _ingevuld(zin: str, woorden: Mapping[str, str]) -> str:
    for plek, woord in woorden.items():
        zin = zin.replace(plek, woord)
    return zin


def _laatste(dag: LaatsteDag) -> str:
    return "laatste dag" if dag.dag == dag.werkdag else "laatste werkdag"


def _afstand(dag: date, vandaag: date, kalender: Kalender) -> str:
    if dag < vandaag:
        past = vandaag - dag
        said = _telling(past.days) if past < LANG else _telling(past.days // 7, "week", "weken")
        return f"{said} geleden"
    return "morgen" if dag - vandaag == EEN_DAG else f"over {_tot(dag, vandaag, kalender)}"


def _tot(dag: date, vandaag: date, kalender: Kalender) -> str:
    """Working days while they can be counted on a hand or four, else whole weeks."""
    weken = (dag - vandaag).days // 7
    if weken > _TELBAAR // 5 + 2:
        return _telling(weken, "week", "weken")
    aantal = werkdagen_tot(dag, vandaag, kalender)
    if not aantal:  # until a day off that counts all the same
        return _telling((dag - vandaag).days)
    return _telling(aantal, "werkdag", "werkdagen") if aantal <= _TELBAAR else _telling(weken, "week", "weken")


def _voorbij(dag: LaatsteDag, vandaag: date) -> str:
    geleden = vandaag - dag.dag
    woord = _VOORBIJ[dag.aard]
    if geleden < LANG:
        return f"{_telling(geleden.days)} {woord}"
    if dag.aard is Aard.AFSPRAAK and dag.begonnen is not None and dag.weken:
        return f"wacht {(vandaag - dag.begonnen).days // 7} weken (afspraak {dag.weken})"
    return f"{_telling(geleden.days // 7, 'week', 'weken')} {woord}"


def _telling(aantal: int, een: str = "dag", meer: str = "dagen") -> str:
    return f"{aantal} {een if aantal == 1 else meer}"

"""What is typed into a field of a form: no answer is kept that may be of a person."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from bot.desk.guard.referentie import Afgekeurd, nummer_ok, referentie_ok, tekst_ok
from knowledge.gemeenten import laad_gemeenten
from workflows.engine.velden import Soort, Terugvraag, Veld, lees


def typed(veld: Veld, text: str, today: date) -> date | int | str | Terugvraag:
    """What a field reads in a text; no words that the guard has something against pass, whatever kind it is."""
    value = lees(veld, text, today)
    if isinstance(value, Terugvraag):
        return value
    if veld.soort is Soort.GEMEENTE:
        return _gemeente(str(value))
    verdict = ALLOWED.get(veld.soort, _as_it_is)(str(value))
    return Terugvraag(verdict.uitleg) if isinstance(verdict, Afgekeurd) else value


_gemeenten = cache(laad_gemeenten)


def _gemeente(text: str) -> str | Terugvraag:
    """Its name in the list of now; a name of several is asked back."""
    found = _gemeenten().zoek(text)
    if len(found) == 1:
        return found[0].naam
    if found:
        return Terugvraag("Welke bedoel je?", tuple((g.naam, g.naam) for g in found[:5]))
    return Terugvraag("Die gemeente ken ik niet. Typ de naam, bijvoorbeeld Lelystad.")


ALLOWED: Mapping[Soort, Callable[[str], str | Afgekeurd]] = {
    Soort.REFERENTIE: referentie_ok,
    Soort.NUMMER: nummer_ok,
    Soort.TEKST: tekst_ok,
    Soort.ZIN: tekst_ok,
}
"""What is kept as it was typed must not be of a person."""


def _as_it_is(value: str) -> str:
    return value

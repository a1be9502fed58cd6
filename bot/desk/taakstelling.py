"""`/taakstelling Almere 2027-I 12000`: what the law's formula gives, with its derivation. Nothing is saved."""

import re
from functools import cache

from bot.desk.feature import Command, Feature
from bot.desk.visit import Visit
from bot.screens import taakstelling as screens
from bot.screens.bericht import Bericht
from knowledge.gemeenten import BESTANDEN, Gemeente, Gemeenten, laad_gemeenten
from knowledge.landelijk import Landelijk, laad_landelijk
from workflows.taakstelling import schat
from workflows.tijdvak import Tijdvak, lees_tijdvak, tijdvak_van

_TIJDVAK = re.compile(r"\b20\d\d\s*[-/ ]?\s*(iii?|ii|i|1|2)\b|\b(eerste|tweede|1e|2e)\s+(helft|halfjaar|half jaar)"
                      r"(\s+van)?\s+20\d\d\b", re.IGNORECASE)  # fmt: skip
_AANTAL = re.compile(r"(?<![\w.,-])\d{1,3}(?:[. ]\d{3})+(?![\w.,])|(?<![\w.,-])\d{3,6}(?![\w.,])")


@cache
def _population(year: int) -> Gemeenten:
    return laad_gemeenten(year)


@cache
def _national() -> dict[str, Landelijk]:
    return laad_landelijk()


def answer(visit: Visit, words: str) -> Bericht:
    """The estimate for a gemeente and a tijdvak; who leaves the gemeente out means the own one."""
    tijdvak = lees_tijdvak(words)
    rest = _TIJDVAK.sub(" ", words)
    numbers = [int(re.sub(r"[. ]", "", found)) for found in _AANTAL.findall(rest)]
    name = " ".join(_AANTAL.sub(" ", rest).split())
    gemeenten = _gemeenten(visit, name)
    if not words.strip() or len(numbers) > 1:
        return screens.how(tijdvak_van(visit.today).volgende)
    if len(gemeenten) != 1:
        return screens.which(name, [g.naam for g in gemeenten])
    return _computed(gemeenten[0], tijdvak or tijdvak_van(visit.today), numbers[0] if numbers else None)


def _gemeenten(visit: Visit, name: str) -> tuple[Gemeente, ...]:
    if name:
        return visit.office.gemeenten.zoek(name)
    own = [m.organisatie.gemeente for m in visit.me.lidmaatschappen if m.organisatie.gemeente]
    return (visit.office.gemeenten.op_code(own[0]),) if len(own) == 1 else ()


def _computed(gemeente: Gemeente, tijdvak: Tijdvak, vg: int | None) -> Bericht:
    known = _national().get(str(tijdvak))
    if vg is None and known is None:
        return screens.no_national(gemeente.naam, tijdvak)
    if tijdvak.peildatum.year not in BESTANDEN:
        return screens.no_population(tijdvak, sorted(BESTANDEN))
    population = _population(tijdvak.peildatum.year)
    try:
        inwoners = population.op_code(gemeente.code).inwoners
    except KeyError:
        return screens.no_population(tijdvak, sorted(BESTANDEN))
    nederland = sum(g.inwoners for g in population.alle)
    number = vg if vg is not None else known.aantal if known else 0
    source = None if vg is not None or known is None else known.bron
    return screens.estimate(gemeente.naam, schat(tijdvak, number, gemeente.naam, inwoners, nederland), source)


FEATURE = Feature(
    commands=(Command("taakstelling", "wat de formule van de wet geeft voor een gemeente", answer, ("taakstelling",)),),
)

"""`/taakstelling Almere 2027-I 12000`: the published number, and what the law's formula gives with its derivation."""

import re
from dataclasses import dataclass

from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.features.cijfers import estimate, saldo, taakstelling_screens
from bot.features.cijfers.saldo import zichtbaar
from bot.screens import herindeling
from bot.screens.message import Bericht
from knowledge.gemeenten import Gemeente
from workflows.dates.tijdvak import Tijdvak, bestaat_niet, lees_tijdvak, tijdvak_van

_TIJDVAK = re.compile(r"\b20\d\d\s*[-/ ]?\s*(iii?|ii|i|1|2)\b|\b(eerste|tweede|1e|2e)\s+(helft|halfjaar|half jaar)"
                      r"(\s+van)?\s+20\d\d\b", re.IGNORECASE)  # fmt: skip
_AANTAL = re.compile(r"(?<![\w.,-])\d{1,3}(?:[. ]\d{3})+(?![\w.,])|(?<![\w.,-])\d{3,6}(?![\w.,])")


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What stands behind a command: the name as typed, the gemeenten that it may mean (the own one when it was left
    out), the tijdvak and the numbers."""

    naam: str
    gemeenten: tuple[Gemeente, ...]
    tijdvak: Tijdvak | None
    aantallen: tuple[int, ...]


def lees_opdracht(visit: Visit, words: str) -> Opdracht:
    """Read "Almere 2027-I 12000" in any order."""
    rest = _TIJDVAK.sub(" ", words)
    numbers = tuple(int(re.sub(r"[. ]", "", found)) for found in _AANTAL.findall(rest))
    name = " ".join(_AANTAL.sub(" ", rest).split())
    return Opdracht(name, _gemeenten(visit, name), lees_tijdvak(words), numbers)


def _gemeenten(visit: Visit, name: str) -> tuple[Gemeente, ...]:
    if name:
        return visit.office.gemeenten.zoek(name)
    own = [m.organisatie.gemeente for m in visit.me.lidmaatschappen if m.organisatie.gemeente]
    return visit.office.gemeenten.precies(own[0]) if len(own) == 1 else ()


def answer(visit: Visit, words: str) -> Bericht:
    """The number for a gemeente and a tijdvak; who leaves the gemeente out means the own one."""
    asked = lees_opdracht(visit, words)
    if bestaat_niet(words):
        return taakstelling_screens.no_tijdvak()
    only_a_year = asked.tijdvak is None and any(2000 <= number < 2100 for number in asked.aantallen)
    if not words.strip() or len(asked.aantallen) > 1 or only_a_year:
        return taakstelling_screens.how(tijdvak_van(visit.today).volgende)
    if len(asked.gemeenten) != 1 and re.search(r"\d", asked.naam):
        return taakstelling_screens.no_number()
    if len(asked.gemeenten) != 1:
        return taakstelling_screens.which(
            asked.naam, [g.naam for g in asked.gemeenten], "/taakstelling Almere 2027-I 12000"
        )
    tijdvak = asked.tijdvak or tijdvak_van(visit.today)
    shown = _answer(visit, asked.gemeenten[0], tijdvak, asked.aantallen[0] if asked.aantallen else None)
    return shown.met(boven=herindeling.was(visit.office.gemeenten, asked.naam))


def _answer(visit: Visit, gemeente: Gemeente, tijdvak: Tijdvak, vg: int | None) -> Bericht:
    own = [gemeente.code] if any(m.organisatie.gemeente == gemeente.code for m in visit.me.lidmaatschappen) else []
    stand = saldo.standen_van(visit.office, [gemeente], tijdvak, visit.today, eigen=own, tellen=False)[0]
    published = stand.cijfer("taakstelling")
    computed = estimate.schatting(visit.office, gemeente, tijdvak, vg)
    national = estimate.landelijk(visit.office, tijdvak)
    visible = may(visit.me, Actie.STAND_ZIEN) and gemeente in zichtbaar(visit.office, visit.me)
    merger = tuple(herindeling.straks(visit.office.gemeenten, [gemeente.naam], tijdvak.begin))
    shown = taakstelling_screens.Sight(gemeente.naam, gemeente.code, str(tijdvak), visible, merger)
    if published is not None and stand.halfjaar is not None and vg is None:
        return taakstelling_screens.published(shown, stand.halfjaar.taakstelling, published, computed)
    if computed is not None:
        return taakstelling_screens.estimate(shown, computed, None if vg is not None else national, published)
    if vg is None and not national:
        return taakstelling_screens.no_national(gemeente.naam, tijdvak)
    return taakstelling_screens.no_population(tijdvak, estimate.jaren(visit.office))

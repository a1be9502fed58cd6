"""The estimate of a taakstelling from the law's formula, with the newest numbers that were imported or came along."""

from functools import cache

from bot.desk.visit import Office
from knowledge.gemeenten import BESTANDEN, Gemeente, Gemeenten, laad_gemeenten
from knowledge.landelijk import Landelijk, laad_landelijk
from storage.cijfers import LAND
from workflows.cijfers.taakstelling import Schatting, Taakstelling, leidend, schat
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak


@cache
def _population(year: int) -> Gemeenten:
    return laad_gemeenten(year)


@cache
def _national() -> dict[str, Landelijk]:
    return laad_landelijk()


def inwoners(office: Office, code: str, jaar: int) -> int | None:
    """The inhabitants of a gemeente on 1 January of a year; None when they are not at hand."""
    imported = office.store.cijfers.of("inwoners", code, str(jaar))
    if imported:
        return imported[-1].waarde
    if jaar not in BESTANDEN:
        return None
    try:
        return _population(jaar).op_code(code).inwoners
    except KeyError:
        return None


def nederland(office: Office, jaar: int) -> int | None:
    """The inhabitants of the country on 1 January of a year; None when they are not at hand."""
    imported = office.store.cijfers.of("inwoners", LAND, str(jaar))
    if imported:
        return imported[-1].waarde
    return sum(g.inwoners for g in _population(jaar).alle) if jaar in BESTANDEN else None


def landelijk(office: Office, tijdvak: Tijdvak) -> list[tuple[int, str]]:
    """The national number of a tijdvak with its source: as it was, and what it was lowered to during the tijdvak, in
    that order. A number that was put right stands alone. Empty when none is known."""
    known: list[tuple[int, str]] = []
    base = _national().get(str(tijdvak))
    if base is not None:
        known = [(base.aantal, base.bron)]
    for row in office.store.cijfers.of("landelijk", LAND, str(tijdvak)):
        found = (row.waarde, f"{row.bron}. Ingevoerd door {row.door or 'de beheerder'}, {zeg(row.datum)}")
        known = [*known, found] if row.wijze == "bijgesteld" else [found]
    return known


def jaren(office: Office) -> list[int]:
    """The years of which the population of the country is at hand."""
    imported = {int(jaar) for jaar in office.store.cijfers.years(LAND)}
    return sorted(imported | set(BESTANDEN))


def schatting(office: Office, gemeente: Gemeente, tijdvak: Tijdvak, vg: int | None = None) -> Schatting | None:
    """The formula with `vg`, or without it with the national number that counts now; None when a number is missing."""
    known = landelijk(office, tijdvak)
    number = vg if vg is not None else (known[-1][0] if known else None)
    people = inwoners(office, gemeente.code, tijdvak.peildatum.year)
    country = nederland(office, tijdvak.peildatum.year)
    if number is None or people is None or country is None or people > country:
        return None
    return schat(tijdvak, number, gemeente.naam, people, country)


def geschat(office: Office, gemeente: Gemeente, tijdvak: Tijdvak) -> Taakstelling | None:
    """The estimate as a taakstelling, lowered where the national number was lowered during the tijdvak."""
    found: Taakstelling | None = None
    for vg, _ in landelijk(office, tijdvak):
        computed = schatting(office, gemeente, tijdvak, vg)
        if computed is None:
            return None
        if found is None or computed.aantal > found.aantal:
            found = leidend(None, computed)
        else:
            found = found.bijgesteld(computed.aantal)
    return found

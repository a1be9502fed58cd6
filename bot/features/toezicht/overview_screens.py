"""A round as a whole on the phone: the filters with how many are in each, and what is done for many at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.screens.markup import Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, naast_elkaar
from workflows.dates.tijdvak import Tijdvak
from workflows.toezicht.filters import ALLES, FILTERS

NOTHING_LEFT = "Er is nu niets meer in te vullen."


@dataclass(frozen=True, slots=True)
class Ronde:
    """How many gemeenten are in each filter, how many can be filled in now, and what waits to be sent (its id)."""

    organisatie: int
    provincie: str
    tijdvak: Tijdvak
    aantallen: Mapping[str, int]
    in_te_vullen: int
    wacht: int | None = None

    def knop(self, tekst: str, wat: str, *delen: object) -> Knop:
        """A button of this round."""
        return Knop(tekst, actie("tz", self.organisatie, wat, self.tijdvak.code, *delen))


def overview(r: Ronde, note: Tekst = "") -> Bericht:
    """Filters first, then the acts, in the order of a round."""
    n = r.aantallen
    lines: list[Tekst] = [
        bold(f"{r.provincie} · {r.tijdvak}: filter en stappen"),
        f"{n[ALLES]} gemeenten: {n['t']} met tekort, {n['i']} nog invullen.",
        f"Oordeel: {n['k']} voorstel klaar, {n['c']} concept, {n[ALLES] - n['n']} verstuurd.",
    ]
    if r.wacht is not None:
        lines.append("Er staan oordelen klaar die vanzelf worden verstuurd.")
    return Bericht(paragraphs(note, stack(*lines)), (*_filters(r), *_acts(r)))


def _filters(r: Ronde) -> tuple[Rij, ...]:
    shown = [one for one in FILTERS.values() if one.naam == ALLES or r.aantallen[one.naam]]
    return naast_elkaar(*(r.knop(f"{one.titel} ({r.aantallen[one.naam]})", "l", 0, one.naam) for one in shown))


def _acts(r: Ronde) -> tuple[Rij, ...]:
    rows: list[Rij] = []
    if r.in_te_vullen:
        rows.append((r.knop(f"Vul er {r.in_te_vullen} in, op een rij", "q"),))
    if r.aantallen["k"]:
        rows.append((r.knop(f"Leg {many(r.aantallen['k'], 'voorstel', 'voorstellen')} vast als oordeel", "b"),))
    if r.wacht is not None:
        rows.append((Knop("Bekijk of stop wat wacht", actie("tz", r.organisatie, "bl", r.wacht, 0)),))
    elif r.aantallen["c"]:
        rows.append((r.knop(f"Verstuur {many(r.aantallen['c'], 'oordeel', 'oordelen')}", "s"),))
    return (*rows, (r.knop("Wat veranderde er?", "d", 0), r.knop("Rijk over provincie", "z")))


def many(aantal: int, een: str, meer: str) -> str:
    """ "1 oordeel", "3 oordelen"."""
    return f"{aantal} {een if aantal == 1 else meer}"


def filled_all(note: str, over: int) -> str:
    """Above the round, when every gemeente was asked; `over` were passed over."""
    skipped = f"Nog {over} niet ingevuld, want overgeslagen." if over else NOTHING_LEFT
    return f"{note} {skipped}".strip()


def filled(aantal: int, naam: str) -> str:
    """Above the next question."""
    return f"✓ {naam} ingevuld." if aantal == 1 else f"✓ {aantal} gemeenten ingevuld."

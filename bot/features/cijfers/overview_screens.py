"""The figures of an organisation."""

from collections.abc import Sequence
from datetime import date

from bot.screens.markup import Markup, Tekst, bold, italic, stack
from bot.screens.message import Bericht, Knop, actie, blader, klein, onder_elkaar
from workflows.cijfers.taakstelling import getal
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import peildatum_nabij
from workflows.koppeling.oorzaken import oorzaak
from workflows.koppeling.overzicht import Cijfers
from workflows.koppeling.plan import LOPEND
from workflows.koppeling.tabel import STANDEN

MOST_CAUSES = 3
PER_PAGE = 5
COUNTING = "Ik tel…"
STAND = Knop("Taakstelling", actie("m", "stand"))


def overview(naam: str, cijfers: Cijfers, dag: date, page: int | None = None) -> Bericht:
    """The figures of one organisation; `page` is where one of several goes back to."""
    lines = [*_head(naam, cijfers), *_moved(cijfers), *_uncounted(cijfers, dag), *_causes(cijfers)]
    first = STAND if page is None else Knop("Terug", actie("oz", page))
    return Bericht(stack(*lines, "", _counted(dag)), ((first, Knop("Alle koppelingen", actie("kl", 0))),))


def together(items: Sequence[tuple[int, str, Cijfers]], sums: Cijfers, dag: date, page: int) -> Bericht:
    """The figures of several organisations as a sum; each of them is a button, the most urgent on the first page.
    `items` are (id, name, figures) in that order; a page that is no longer there is the last one."""
    last = (len(items) - 1) // PER_PAGE
    page = min(page, last)
    shown = items[page * PER_PAGE : (page + 1) * PER_PAGE]
    uncounted = [f"Verhuisd, nog niet geteld: {len(sums.niet_geteld)}."] if sums.niet_geteld else []
    which = "\n" + italic(
        f"Gemeenten {page * PER_PAGE + 1} tot en met {page * PER_PAGE + len(shown)}, meest dringend eerst:"
    )
    lines = [*_head(f"{len(items)} gemeenten samen", sums), *_moved(sums), *uncounted, *_worst(sums)]
    buttons = [Knop(_short(naam, c), actie("oz", page, ident)) for ident, naam, c in shown]
    rows = (*onder_elkaar(*buttons), *blader(page, last, lambda to: actie("oz", to)), (STAND,))
    return Bericht(stack(*lines, _counted(dag), which), rows)


def _head(naam: str, cijfers: Cijfers) -> list[Tekst]:
    what = "lopende koppeling" if cijfers.lopend == 1 else "lopende koppelingen"
    return [bold(naam) + f" · {getal(cijfers.lopend)} {what}", *_standen(cijfers), *_late(cijfers)]


def _counted(dag: date) -> Markup:
    return italic(f"Geteld uit wat jullie vastlegden, op {zeg(dag)}. COA telt zelf: die cijfers gaan voor.")


def _short(naam: str, cijfers: Cijfers) -> str:
    """One gemeente on a button."""
    late = f", {cijfers.voorbij} voorbij" if cijfers.voorbij else ""
    return f"{naam}: {cijfers.lopend} lopend{late}"


def _worst(cijfers: Cijfers) -> list[str]:
    """The causes that took most days, in one line."""
    named = [f"{klein(oorzaak(naam).titel)} ({getal(dagen)} dagen)" for naam, dagen, _ in cijfers.oorzaken[:2]]
    return [f"Hield het meest tegen: {' en '.join(named)}."] if named else []


def _standen(cijfers: Cijfers) -> list[str]:
    running = [stand for stand in STANDEN if stand.naam in LOPEND and stand.naam in cijfers.per_stand]
    return [f"• {stand.titel}: {_cases(cijfers.per_stand[stand.naam])}" for stand in running]


def _cases(numbers: tuple[int, int]) -> str:
    """Koppelingen, and the persons in them."""
    return f"{getal(numbers[0])} ({getal(numbers[1])} pers.)"


def _late(cijfers: Cijfers) -> list[str]:
    said = []
    if cijfers.voorbij:
        own = f", waarvan {cijfers.voorbij_gepland} met een eigen planning" if cijfers.voorbij_gepland else ""
        said.append(f"Voorbij de afgesproken datum: {getal(cijfers.voorbij)}{own}.")
    if cijfers.aangehouden:
        said.append(f"Nu aangehouden: {getal(cijfers.aangehouden)}.")
    return [" ".join(said)] if said else []


def _moved(cijfers: Cijfers) -> list[Tekst]:
    if cijfers.weken is None:
        return ["Dit halfjaar is nog niemand verhuisd."]
    weeks = bold(f"{cijfers.weken:.1f} weken".replace(".", ","))
    moved = f"Dit halfjaar verhuisd: {_cases(cijfers.verhuisd)}, gemiddeld "
    return [moved + weeks + " na de koppeling (per persoon; toezicht kijkt naar 12)."]


def _uncounted(cijfers: Cijfers, dag: date) -> list[str]:
    if not cijfers.niet_geteld:
        return []
    peildatum = peildatum_nabij(dag)
    before = f" (peildatum {zeg(peildatum)})" if peildatum else ""
    shown = ", ".join(referentie for referentie in cijfers.niet_geteld[:6])
    more = f" en nog {len(cijfers.niet_geteld) - 6}" if len(cijfers.niet_geteld) > 6 else ""
    return [f"Verhuisd, nog niet geteld{before}: {shown}{more}."]


def _causes(cijfers: Cijfers) -> list[str]:
    if not cijfers.oorzaken:
        return []
    lines = [
        f"• {oorzaak(naam).titel}: {dagen} dagen, {cases} {'zaak' if cases == 1 else 'zaken'}"
        for naam, dagen, cases in cijfers.oorzaken[:MOST_CAUSES]
    ]
    return ["Wat hield de lopende zaken tegen:", *lines]


def own_people_only() -> Bericht:
    """Another organisation's figures are not shown."""
    return Bericht("Deze cijfers zien alleen medewerkers van de gemeente zelf.")

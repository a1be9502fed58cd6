"""Colleagues on the screen: who there is, their role and access, and who came in by which code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.screens.markup import Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, onder_elkaar
from storage.colleagues import CollegaRow, UitnodigingRow
from storage.people import Organisatie
from workflows.dates.reading import zeg

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ROLLEN = {"gemeente": "medewerker", "coordinator": "coördinator", "regio": "coördinator"}
"""What a role is called on the screen."""
LOG_OUT = "Log overal uit (telefoon kwijt)"
MOST = 40
"""People with a button of their own: Telegram takes no more than a hundred."""


@dataclass(frozen=True, slots=True)
class Collega:
    """A colleague with what the others need to know: until when away, who stands in, how many running cases."""

    row: CollegaRow
    weg_van: date | None = None
    weg_tot: date | None = None
    waarnemer: str = ""
    koppelingen: int = 0
    uitlogbaar: bool = False  # logged in at the page somewhere, or able to be without a code


def rol(naam: str) -> str:
    """A role in plain words."""
    return ROLLEN.get(naam, naam)


def let_in_again(naam: str) -> str:
    """After a lock was taken off."""
    return f"✓ {naam} heeft weer toegang."


def team(organisatie: Organisatie, collegas: Sequence[Collega], *, beheert: bool) -> Bericht:
    """Everybody of the organisation. Who manages them has a button for each, and reads only what is special."""
    head = bold(f"Collega's · {organisatie.naam}")
    told = _told_apart(collegas)
    if not beheert:
        lines = [f"• {_line(c, told[c.row.persoon])}" for c in collegas]
        return Bericht(stack(head, *lines), onder_elkaar(Knop("Ik ben weg", actie("aw"))))
    special = [c for c in collegas[:MOST] if _special(c)] + list(collegas[MOST:])
    lines = [f"• {_line(c, told[c.row.persoon])}" for c in special]
    buttons = [
        Knop(f"{told[c.row.persoon]} · {rol(c.row.rol)}", actie("co", organisatie.id, c.row.persoon))
        for c in collegas[:MOST]
    ]
    manage = [
        Knop("Nodig een collega uit", actie("ui", "gemeente", organisatie.id)),
        Knop("Uitnodigingen", actie("co", organisatie.id, "codes")),
    ]
    count = "1 collega" if len(collegas) == 1 else f"{len(collegas)} collega's"
    return Bericht(
        stack(head, f"{count}. Kies wie je wilt zien.", *lines),
        onder_elkaar(*buttons, *manage, Knop("Ik ben weg", actie("aw"))),
    )


def _told_apart(collegas: Sequence[Collega]) -> dict[int, str]:
    """Names by person; those that several share get a number, in the order in which they came."""
    told: dict[int, str] = {}
    for c in sorted(collegas, key=lambda item: item.row.persoon):
        same = [other.row.persoon for other in collegas if other.row.naam == c.row.naam]
        number = f" ({sorted(same).index(c.row.persoon) + 1})" if len(same) > 1 else ""
        told[c.row.persoon] = f"{c.row.naam}{number}"
    return told


def _special(c: Collega) -> bool:
    return bool(c.row.geblokkeerd or c.row.onbereikbaar or (c.weg_van and c.weg_tot))


def _line(c: Collega, naam: str = "") -> str:
    """The role and what is special; with a name before it in a list of several."""
    parts = [naam] if naam else []
    parts.append(rol(c.row.rol))
    if c.row.geblokkeerd:
        parts.append("geen toegang")
    if c.row.onbereikbaar:
        parts.append("niet bereikbaar")
    if c.weg_van and c.weg_tot:
        parts.append(away(c.weg_van, c.weg_tot, c.waarnemer))
    return " · ".join(parts)


def away(van: date, tot: date, waarnemer: str) -> str:
    """ "weg van ... t/m ..., Sam neemt waar"."""
    stand_in = f"{waarnemer} neemt waar" if waarnemer else "niemand neemt waar"
    return f"weg van {zeg(van)} t/m {zeg(tot)}, {stand_in}"


def person(organisatie: Organisatie, collega: Collega, note: Tekst = "") -> Bericht:
    """One colleague, for a coordinator."""
    row = collega.row
    other = "gemeente" if row.rol == "coordinator" else "coordinator"
    here = (organisatie.id, row.persoon)
    buttons = [
        Knop(f"Maak {rol(other)}", actie("co", *here, "rol", other)),
        Knop("Zet als weg", actie("aw", row.persoon)),
        *([Knop("Draag koppelingen over", actie("ov", row.persoon))] if collega.koppelingen else []),
        *([Knop(LOG_OUT, actie("co", *here, "uit"))] if collega.uitlogbaar else []),
        Knop("Sluit de toegang", actie("co", *here, "sluit")),
    ]
    if row.geblokkeerd:
        buttons = [Knop("Geef weer toegang", actie("co", *here, "open"))]
        if collega.koppelingen:
            buttons.append(Knop("Draag koppelingen over", actie("ov", row.persoon)))
    since = zeg(row.sinds.astimezone(_AMSTERDAM).date())
    count = "1 lopende koppeling" if collega.koppelingen == 1 else f"{collega.koppelingen} lopende koppelingen"
    return Bericht(
        paragraphs(
            note,
            bold(row.naam) + f" · {organisatie.naam}\n{groot(_line(collega))}\nToegang sinds {since}. {count}.",
        ),
        onder_elkaar(*buttons, Knop("Alle collega's", actie("co", organisatie.id))),
    )


def ask_log_out(naam: str, *, yes: str, no: str) -> Bericht:
    """Whoever is at work there loses what was typed, so it is asked; `yes` and `no` are what the buttons do."""
    return Bericht(
        "Wil je " + bold(naam) + " op de webpagina overal uitloggen? Doe dit bij een verloren telefoon of laptop. "
        "Inloggen kan meteen weer, met een code uit de werkmail.",
        onder_elkaar(Knop("Ja, log overal uit", yes), Knop("Nee, terug", no)),
    )


def is_logged_out(naam: str, count: int) -> str:
    """It was done."""
    if not count:
        return f"{naam} was op de webpagina al overal uitgelogd."
    where = "1 apparaat" if count == 1 else f"{count} apparaten"
    return (
        f"✓ {naam} is op de webpagina uitgelogd, op {where}. Stond Telegram ook op die telefoon, of kan een ander bij "
        "de werkmail? Sluit dan de toegang."
    )


def was_logged_out(door: str) -> Bericht:
    """To who was."""
    return Bericht(
        bold(door)
        + " heeft je op de webpagina overal uitgelogd, bijvoorbeeld omdat je telefoon kwijt is. Inloggen kan "
        "weer met een code uit je werkmail. Klopt dit niet? Vraag het aan wie dit deed."
    )


def reported_lost(naam: str) -> Bericht:
    """To who manages the colleague."""
    return Bericht(
        bold(naam) + " meldt een verloren telefoon of laptop en is op de webpagina overal uitgelogd. Stond Telegram er "
        "ook op, of kan een ander bij de werkmail? Sluit dan de toegang, met /collegas."
    )


def ask_lock(organisatie: Organisatie, row: CollegaRow) -> Bericht:
    """Locking stops the phone at once, so it is asked."""
    return Bericht(
        "Wil je de toegang van " + bold(row.naam) + " sluiten? Doe dit bij een verloren telefoon of bij vertrek. "
        "De telefoon ziet dan niets meer van jullie koppelingen. Openen kan later weer.",
        onder_elkaar(
            Knop("Ja, sluit de toegang", actie("co", organisatie.id, row.persoon, "sluit", "ja")),
            Knop("Nee, terug", actie("co", organisatie.id, row.persoon)),
        ),
    )


def locked(naam: str) -> str:
    """It was done; what a phone shows already cannot be taken back."""
    return (
        f"✓ {naam} heeft geen toegang meer. Wat al in de chat op die telefoon staat, kan ik niet wissen. "
        "Een nieuwe telefoon? Stuur een nieuwe uitnodiging."
    )


def last_coordinator() -> str:
    """Somebody must be able to let people in."""
    return "Dit is de enige coördinator. Maak eerst een collega coördinator."


def new_role(organisatie: str, naam: str) -> Bericht:
    """To who got another role."""
    return Bericht("Je bent nu " + bold(rol(naam)) + " bij " + bold(organisatie) + ".")


def codes(organisatie: Organisatie, rows: Sequence[UitnodigingRow]) -> Bericht:
    """Invitations: who made them, who used them, which still work."""
    lines = ["• " + _code(row) for row in rows[:15]] or ["Er zijn geen uitnodigingen van de laatste 90 dagen."]
    open_ones = [row for row in rows if row.gebruikt is None]
    buttons = [
        Knop(f"Trek in: {rol(row.rol)}, gemaakt {_day(row.gemaakt)}", actie("co", organisatie.id, "codes", row.id))
        for row in open_ones[:8]
    ]
    return Bericht(
        stack(bold(f"Uitnodigingen · {organisatie.naam}"), *lines),
        onder_elkaar(*buttons, Knop("Alle collega's", actie("co", organisatie.id))),
    )


def _code(row: UitnodigingRow) -> Tekst:
    door = f" door {row.door}" if row.door else ""
    made = f"{rol(row.rol)}, gemaakt{door} {_day(row.gemaakt)}"
    if row.gebruikt is not None:
        return f"{made}: gebruikt door " + bold(row.gebruikt_door or "iemand die weg is") + f" op {_day(row.gebruikt)}"
    return f"{made}: nog niet gebruikt, werkt t/m {_day(row.verloopt)}"


def _day(moment: datetime) -> str:
    return zeg(moment.astimezone(_AMSTERDAM).date())


def which(organisaties: Sequence[Organisatie]) -> Bericht:
    """Asked only of who works for several."""
    return Bericht(
        "Van welke gemeente wil je de collega's zien?",
        onder_elkaar(*(Knop(o.naam, actie("co", o.id)) for o in organisaties)),
    )


def which_invitation(rol_naam: str, organisaties: Sequence[Organisatie]) -> Bericht:
    """For which gemeente is the invitation?"""
    return Bericht(
        "Voor welke gemeente is de uitnodiging?",
        onder_elkaar(*(Knop(o.naam, actie("ui", rol_naam, o.id)) for o in organisaties)),
    )


def own_people_only() -> Bericht:
    """Other organisations manage their people through the beheerder."""
    return Bericht("Collega's regelt in jouw organisatie de beheerder van Ketenbot.")


def coordinators_only() -> Bericht:
    """Roles and access are the coordinator's."""
    return Bericht("Rollen en toegang regelt de coördinator van je organisatie.")

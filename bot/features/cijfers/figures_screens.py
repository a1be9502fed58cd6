"""Published figures coming in: how to send a list, what stands in it, what is wrong, and where a number comes from."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from bot.screens.markup import bold, mono, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from bot.screens.start import NAAR_MEER
from storage.cijfers import Cijfer
from workflows.cijfers.lijst import Fout
from workflows.cijfers.taakstelling import getal
from workflows.dates.reading import zeg

SHOWN_ERRORS = 6
SHOWN_CHANGES = 4
MOST = 8
SOORT = {
    "inwoners": "inwoners",
    "landelijk": "landelijk aantal",
    "taakstelling": "taakstelling",
    "restant": "voor- of achterstand",
    "gehuisvest": "gehuisvest volgens COA",
}


def how(gemeenten: Sequence[tuple[str, str]], tijdvak: str, *, land: bool) -> Bericht:
    """How figures come in; `gemeenten` are (code, name) to begin at once, for who has a few."""
    more = [mono("gemeente; inwoners; peildatum"), mono("tijdvak; aantal") + " (landelijk)"] if land else []
    return Bericht(
        stack(
            bold("Cijfers van COA en het Rijk invoeren"),
            "Stuur een bestand (.xlsx, .ods of .csv) of plak de rijen. De kop zegt wat erin staat:",
            mono("gemeente; tijdvak; taakstelling; restant"),
            mono("gemeente; tijdvak; gehuisvest; t/m"),
            *more,
            "Restant onder nul is achterstand. Gehuisvest telt vanaf het begin van het halfjaar.",
            "Of typ het hier: " + mono("/gegevens Almere 2027-I") + ".",
        ),
        onder_elkaar(*(Knop(f"{naam} {tijdvak}", actie("cf", "k", code, tijdvak)) for code, naam in gemeenten[:MOST])),
    )


def which(naam: str, code: str, tijdvak: str, known: Mapping[str, str], *, running: bool) -> Bericht:
    """Which figure of a gemeente? `known` is what stands there, by kind, in words."""
    lines = [f"• {SOORT[soort]}: {said}" for soort, said in known.items()] or ["Er staat nog niets."]
    task = "Taakstelling" if "taakstelling" not in known or not running else "Taakstelling bijgesteld"
    knoppen = [Knop(task, actie("cf", "n", code, tijdvak, "taakstelling"))]
    if running and "taakstelling" in known:
        knoppen.append(Knop("Taakstelling was fout", actie("cf", "n", code, tijdvak, "verbeter")))
    knoppen += [
        Knop("Voor- of achterstand", actie("cf", "n", code, tijdvak, "restant")),
        Knop("Gehuisvest volgens COA", actie("cf", "n", code, tijdvak, "gehuisvest")),
        Knop("Waar komt het vandaan?", actie("cf", "b", code, tijdvak)),
        Knop("Naar de stand", actie("st", "g", code, tijdvak)),
    ]
    return Bericht(stack(bold(f"{naam}, {tijdvak}: cijfers"), *lines), onder_elkaar(*knoppen))


def kept(naam: str, code: str, tijdvak: str, said: str, *, private: bool, minder: bool) -> Bericht:
    """It is kept; whom it is for, and whether a count is lower than one of an earlier day."""
    whom = "Het telt voor jullie eigen stand. De provincie ziet het pas als je de stand deelt." if private else ""
    lower = f"\n{MINDER}" if minder else ""
    return Bericht(
        f"Vastgelegd voor {naam}, {tijdvak}: {said}.{' ' if whom else ''}{whom}{lower}",
        onder_elkaar(
            Knop("Nog een cijfer", actie("cf", "k", code, tijdvak)),
            Knop("Naar de stand", actie("st", "g", code, tijdvak)),
        ),
    )


def back(doel: Mapping[str, Any]) -> Knop:
    """To the figures of the gemeente, after a gesprek that was stopped."""
    return Knop("Terug naar de cijfers", actie("cf", "k", doel["gemeente"], doel["tijdvak"]))


def said(cijfer: Cijfer) -> str:
    """A number in words."""
    match cijfer.soort:
        case "restant" if cijfer.waarde == 0:
            return "geen voorsprong of achterstand"
        case "restant":
            return f"{'voorsprong' if cijfer.waarde > 0 else 'achterstand'} {getal(abs(cijfer.waarde))}"
        case "gehuisvest" if cijfer.tot:
            return f"{getal(cijfer.waarde)} t/m {zeg(cijfer.tot)}"
    return getal(cijfer.waarde) + (" (bijgesteld)" if cijfer.wijze == "bijgesteld" else "")


def sources(
    naam: str, code: str, tijdvak: str, rows: Sequence[Cijfer], mine: Sequence[Cijfer], *, may_enter: bool
) -> Bericht:
    """Where each number comes from, newest first; `mine` may be taken away again."""
    lines = [f"• {SOORT[c.soort]} " + bold(said(c)) + f"\n  {_source(c)}" for c in rows[:MOST]]
    rest = [f"En nog {len(rows) - MOST} oudere."] if len(rows) > MOST else []
    knoppen = [
        Knop(f"Haal weg: {SOORT[c.soort]} {said(c)}"[:60], actie("cf", "w", c.id)) for c in mine[:3] if may_enter
    ]
    back = (
        Knop("Cijfers", actie("cf", "k", code, tijdvak))
        if may_enter
        else Knop("Stand", actie("st", "g", code, tijdvak))
    )
    none = [] if lines else ["Er staat nog geen cijfer van COA of het Rijk."]
    return Bericht(
        stack(bold(f"{naam}, {tijdvak}: waar de cijfers vandaan komen"), *lines, *none, *rest),
        onder_elkaar(*knoppen, back),
    )


def _source(c: Cijfer) -> str:
    who = f", ingevoerd door {c.door}" if c.door else ", ingelezen door de beheerder"
    return f"{c.bron}, {zeg(c.datum)}{who}"


def take_away(naam: str, cijfer: Cijfer) -> Bericht:
    """Sure?"""
    return Bericht(
        f"{naam}, {cijfer.periode}: {SOORT[cijfer.soort]} {said(cijfer)} weghalen? "
        "Stond er eerder een ander aantal, dan telt dat weer.",
        onder_elkaar(
            Knop("Ja, haal weg", actie("cf", "wj", cijfer.id)),
            Knop("Nee", actie("cf", "b", cijfer.gebied, cijfer.periode)),
        ),
    )


# ---------------------------------------------------------------- a list


def wrong(fouten: Sequence[Fout], good: int) -> Bericht:
    """What is wrong by row; nothing was kept."""
    lines = [f"• Rij {fout.nummer}: {fout.tekst}" for fout in fouten[:SHOWN_ERRORS]]
    rest = [f"En nog {len(fouten) - SHOWN_ERRORS} rijen."] if len(fouten) > SHOWN_ERRORS else []
    count = "1 rij klopt" if len(fouten) == 1 else f"{len(fouten)} rijen kloppen"
    fine = " De andere rijen zijn goed, maar een lijst leg ik alleen in zijn geheel vast." if good else ""
    return Bericht(
        paragraphs(
            stack(bold(f"{count} niet. Er is niets vastgelegd."), *lines, *rest),
            f"Verbeter de rijen in het bestand en stuur het nog eens.{fine}",
        )
    )


MINDER = "Let op: dat zijn er minder dan op een eerdere dag. Het aantal telt vanaf het begin van het halfjaar."


def preview(
    ident: int, rows: Sequence[tuple[str, Cijfer, int | None]], same: int, minder: Sequence[str] = ()
) -> Bericht:
    """What would be kept: (gemeente, figure, what stood there). `minder`: the gemeenten whose count goes down."""
    counts = Counter((c.periode, c.soort) for _, c, _ in rows)
    lines = [f"• {SOORT[soort]} {periode}: {aantal}" for (periode, soort), aantal in sorted(counts.items())]
    changed = [(naam, c, was) for naam, c, was in rows if was is not None]
    lines += [
        f"  {naam} {SOORT[c.soort]}: {said(c)}, eerst {getal(was)}"
        for naam, c, was in changed[:SHOWN_CHANGES]
        if was is not None
    ]
    if len(changed) > SHOWN_CHANGES:
        lines.append(f"  en nog {len(changed) - SHOWN_CHANGES} die veranderen")
    known = [f"Stond er al: {same}."] if same else []
    if minder:
        known.append(f"{', '.join(dict.fromkeys(minder[:3]))}: {MINDER[0].lower()}{MINDER[1:]}")
    what = "1 cijfer" if len(rows) == 1 else f"{len(rows)} cijfers"
    return Bericht(
        stack(bold(f"{what} gelezen, alle rijen zijn goed"), *lines[:9], *known),
        onder_elkaar(Knop("Leg vast", actie("cf", "ja", ident)), Knop("Niet vastleggen", actie("cf", "nee", ident))),
    )


def nothing_new(same: int) -> Bericht:
    """All of it stands there already, or there is nothing in it."""
    if same:
        return Bericht(f"Deze {same} cijfers staan er al. Er verandert niets.")
    return Bericht("In deze lijst staat geen enkel cijfer. Typ /gegevens en je ziet hoe een rij eruitziet.")


def list_kept(aantal: int, *, toezicht: bool) -> Bericht:
    """A list is kept. `toezicht`: this person follows gemeenten instead of a stand of the own one."""
    what = "1 cijfer is" if aantal == 1 else f"{aantal} cijfers zijn"
    look = Knop("Hoe staan de gemeenten ervoor?", actie("fw", "toezicht")) if toezicht else _STAND
    return Bericht(f"{what} vastgelegd, met bron en datum.", ((look,),))


_STAND = Knop("Waar staan we nu?", actie("fw", "stand"))


def list_dropped() -> Bericht:
    """It is not kept."""
    return Bericht("Er is niets vastgelegd. Je kunt het bestand opnieuw sturen.", ((NAAR_MEER,),))


def list_gone() -> Bericht:
    """The button of a list that was dealt with or replaced."""
    return Bericht(
        "Deze lijst is al vastgelegd of weggegooid. Stuur het bestand nog eens als je twijfelt.", ((NAAR_MEER,),)
    )


def of_persons(rijen: Sequence[int], gone: bool) -> Bericht:
    """Rows held what looks like data of a person."""
    where = ", ".join(str(n) for n in rijen[:5])
    deleted = "Ik heb het bestand uit dit gesprek gehaald. " if gone else "Haal het bestand zelf uit dit gesprek. "
    return Bericht(
        f"In rij {where} staat iets wat op een gegeven van een persoon lijkt. Er is niets vastgelegd. {deleted}"
        "In een lijst met cijfers horen alleen gemeenten, halfjaren, aantallen en een bron."
    )


def may_not() -> Bericht:
    """Who may."""
    return Bericht("Cijfers van COA en het Rijk voeren de coördinator van de gemeente en de provincie in.")


def withdrawn(naam: str, cijfer: Cijfer) -> str:
    """Above the sources, after one was taken away."""
    return f"Weggehaald: {SOORT[cijfer.soort]} {said(cijfer)} van {naam}."


def figure_gone(*, toezicht: bool) -> Bericht:
    """The button of a figure that is no longer there, or was never of this person's organisation."""
    where = "/toezicht" if toezicht else "/stand"
    return Bericht(f"Dit cijfer staat er niet meer, of een ander voerde het in. Typ {where} voor wat er nu staat.")

"""Being away: what is asked, what was noted, and what the colleague who stands in hears."""

from collections.abc import Sequence
from datetime import date

from bot.screens.markup import Markup, Tekst, bold, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from bot.screens.start import NAAR_MEER
from storage.people import Organisatie
from workflows.dates.reading import zeg


def read(van: date, tot: date) -> Tekst:
    """The days that were read in what was typed."""
    return "Weg van " + bold(zeg(van)) + " tot en met " + bold(zeg(tot)) + "."


def noted(naam: str, van: date, tot: date, waarneming: Sequence[tuple[Organisatie, str]], *, zelf: bool) -> Bericht:
    """`waarneming`: for each organisation who stands in ("" for nobody)."""
    who = "Je bent" if zelf else f"{naam} is"
    lines: list[Tekst] = []
    for place, stand_in in waarneming:
        if stand_in:
            lines.append(f"Voor {place.naam} neemt " + bold(stand_in) + " waar. Die weet het nu.")
        else:
            others = "je collega's" if place.soort == "provincie" else "de coördinator"
            lines.append(f"Voor {place.naam} neemt niemand waar: herinneringen gaan naar {others}.")
    return Bericht(
        stack(f"✓ {who} weg van " + bold(zeg(van)) + " tot en met " + bold(zeg(tot)) + ".", *lines),
        onder_elkaar(Knop("Ik ben er weer", actie("aw", "terug"))) if zelf else (),
    )


def stand_in(naam: str, gemeente: str, van: date, tot: date, aantal: int) -> Bericht:
    """To who stands in."""
    count = "1 lopende zaak" if aantal == 1 else f"{aantal} lopende zaken"
    return Bericht(
        bold(naam) + f" is weg van {zeg(van)} tot en met {zeg(tot)}. Jij neemt waar voor {gemeente}: {count}. "
        "In die tijd krijg jij de herinneringen.",
        onder_elkaar(Knop("Alle koppelingen", actie("kl", 0))),
    )


def no_longer(naam: str) -> Bericht:
    """To who stood in, when somebody is back early or chose another."""
    return Bericht("Je neemt niet meer waar voor " + bold(naam) + ".")


def back(were_away: bool) -> Bericht:
    """Welcome back."""
    if not were_away:
        return Bericht(Markup("Je stond niet als weg. Typ <i>ik ben weg</i> als je een tijd weg bent."))
    return Bericht("Welkom terug. De herinneringen komen weer bij jou.", ((NAAR_MEER,),))


def present(periods: Sequence[str]) -> Bericht:
    """There is an absence already: show it, and what can be done."""
    lines = "\n".join(f"• {line}" for line in periods)
    return Bericht(
        f"Je staat als weg:\n{lines}",
        onder_elkaar(Knop("Wijzig dit", actie("aw", "nieuw")), Knop("Ik ben er weer", actie("aw", "terug"))),
    )


def gemeenten_only() -> Bericht:
    """Only who has cases needs somebody to stand in."""
    return Bericht("Waarneming is er voor gemeenten en provincies: daar lopen de zaken.")


DAY_IS_PAST = "Die dag is al voorbij. Typ de laatste dag dat je weg bent."
TOO_LONG = "Dat is langer dan een jaar. Draag je koppelingen dan over met /overdragen."


def wrong_order(van: date, tot: date) -> str:
    """The last day lies before the first."""
    return f"Tot en met {zeg(tot)} ligt vóór {zeg(van)}. Controleer de datums."


def away_too(van: date, tot: date) -> str:
    """Who would stand in is away in the same days."""
    return f"Die collega is zelf weg van {zeg(van)} t/m {zeg(tot)}. Kies iemand anders."

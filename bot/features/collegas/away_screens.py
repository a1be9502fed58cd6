"""Being away: what is asked, what was noted, and what the colleague who stands in hears."""

from collections.abc import Sequence
from datetime import date

from bot.screens.message import Bericht, Knop, actie, e, onder_elkaar
from storage.people import Organisatie
from workflows.dates.reading import zeg


def noted(naam: str, van: date, tot: date, waarneming: Sequence[tuple[Organisatie, str]], *, zelf: bool) -> Bericht:
    """`waarneming`: for each organisation who stands in ("" for nobody)."""
    who = "Je bent" if zelf else f"{e(naam)} is"
    lines = []
    for place, stand_in in waarneming:
        if stand_in:
            lines.append(f"Voor {e(place.naam)} neemt <b>{e(stand_in)}</b> waar. Die weet het nu.")
        else:
            others = "je collega's" if place.soort == "provincie" else "de coördinator"
            lines.append(f"Voor {e(place.naam)} neemt niemand waar: herinneringen gaan naar {others}.")
    text = "\n".join(lines)
    return Bericht(
        f"✓ {who} weg van <b>{zeg(van)}</b> tot en met <b>{zeg(tot)}</b>.\n{text}",
        onder_elkaar(Knop("Ik ben er weer", actie("aw", "terug"))) if zelf else (),
    )


def stand_in(naam: str, gemeente: str, van: date, tot: date, aantal: int) -> Bericht:
    """To who stands in."""
    count = "1 lopende zaak" if aantal == 1 else f"{aantal} lopende zaken"
    return Bericht(
        f"<b>{e(naam)}</b> is weg van {zeg(van)} tot en met {zeg(tot)}. Jij neemt waar voor {e(gemeente)}: {count}. "
        "In die tijd krijg jij de herinneringen.",
        onder_elkaar(Knop("Alle koppelingen", actie("kl", 0))),
    )


def no_longer(naam: str) -> Bericht:
    """To who stood in, when somebody is back early or chose another."""
    return Bericht(f"Je neemt niet meer waar voor <b>{e(naam)}</b>.")


def back(were_away: bool) -> Bericht:
    """Welcome back."""
    if not were_away:
        return Bericht("Je stond niet als weg. Typ <i>ik ben weg</i> als je een tijd weg bent.")
    return Bericht("Welkom terug. De herinneringen komen weer bij jou.")


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

"""The figures of COA on the screen: where they are, who sees them, and a text to ask for them."""

from collections.abc import Sequence

from bot.features.rapporten.table import Rapport
from bot.screens.markup import bold, italic, mono, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar

SOURCE = "Handreiking Huisvesting vergunninghouders 2016, §3.4.4; namen kunnen nu anders zijn."
SOME = "onze gemeente"


def questions(items: Sequence[Rapport], *, understood: bool = True) -> Bericht:
    """Which question somebody has."""
    note = "" if understood else "Die vraag heb ik hier niet. Kies wat er het meest op lijkt, of stel haar gewoon."
    head = stack(bold("Cijfers van COA"), "Wat wil je weten? Dan zeg ik waar het staat en wie je het vraagt.")
    return Bericht(paragraphs(note, head), onder_elkaar(*(Knop(item.knop, actie("ra", item.naam)) for item in items)))


def report(item: Rapport, gemeente: str, *, own_figures: bool) -> Bericht:
    """Where it is, what one gets, who sees it, and the text."""
    own = [Knop(item.eigen_knop, actie("cm", item.eigen))] if item.eigen and own_figures else []
    return Bericht(
        paragraphs(
            stack(bold(item.knop), f"Waar: {item.waar}.", item.geeft, f"Wie ziet het: {item.ziet}"),
            stack("Vraag het zo, druk om te kopiëren:", mono(item.tekst.format(gemeente=gemeente or SOME))),
            italic(f"Bron: {SOURCE}"),
        ),
        onder_elkaar(
            *own,
            Knop("Wat zegt de handreiking?", actie("f", item.antwoord)),
            Knop("Wie is de regievoerder?", actie("i", "contacten")),
            Knop("Andere cijfers", actie("ra")),
        ),
    )

"""A human word to what is no question, and a way on that fits who is here."""

from collections.abc import Sequence

from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from knowledge.search.reply import ALLEEN_NEDERLANDS

ASK = "Stel je vraag in je eigen woorden, of kies onderaan wat je wilt doen."
_SAID = {
    "akkoord": "Goed zo. Heb je nog een vraag? Typ hem gewoon.",
    "dank": "Graag gedaan.",
    "afscheid": "Tot ziens. Ik ben er als je me nodig hebt.",
    "groet": f"Dag! {ASK}",
    "ja": f"Er staat nu niets open waar je op kunt antwoorden. {ASK}",
    "volgende": f"Dit kun je nu doen. {ASK}",
    "paniek": (
        "Rustig aan: er is bijna altijd nog iets te doen. Ook na een afgesproken datum kun je verder; "
        "het is een afspraak, geen wet. Waar gaat het over?"
    ),
    "boos": (
        "Vervelend dat het niet lukt. Zeg het met andere woorden, of kies hieronder. "
        "Liever een mens? Kijk wie je waarvoor belt."
    ),
}
_WITHOUT_WAYS = ("akkoord", "dank", "afscheid")


def human(tone: str, ways: Sequence[Knop], *, cases: bool) -> Bericht:
    """A human word and a way on. `ways` are what this person has to look at; `cases`: koppelingen are among it."""
    if tone in _WITHOUT_WAYS:
        return Bericht(_SAID[tone])
    if tone in ("groet", "ja", "volgende"):
        return Bericht(_SAID[tone], onder_elkaar(*ways, Knop("Hoe werkt dit?", actie("i", "help"))))
    own = [Knop("Mijn koppelingen", actie("kl", 0))] if cases else []
    return Bericht(
        _SAID[tone],
        onder_elkaar(
            Knop("Een datum uitrekenen", actie("td")),
            *own,
            Knop("Onderwerpen", actie("ft")),
            Knop("Wie bel ik waarvoor?", actie("i", "contacten")),
        ),
    )


def foreign(said: str) -> Bericht:
    """We speak Dutch only: in the language that was typed, and in Dutch for who may read along."""
    return Bericht(f"{said}\n\n{ALLEEN_NEDERLANDS}")

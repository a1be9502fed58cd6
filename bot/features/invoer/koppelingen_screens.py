"""The sheet of running koppelingen: the way to it, what stands on its cover, and its words."""

from collections.abc import Sequence

from bot.screens.message import Bericht, Knop, actie
from bot.screens.sheets import Uitgaand, Woorden, knop
from bot.screens.start import NAAR_MEER
from storage.people import Organisatie
from workflows.koppeling.blad import VORM

WOORDEN = Woorden(
    "koppeling",
    "koppelingen",
    f"{VORM.kop['stand']} en {VORM.kop['uiterlijk']}, want die volgen uit de datums",
    lambda _, __: Knop("Alle koppelingen", actie("kl", 0)),
)
ENDED = "deze koppeling loopt niet meer"
NOT_NOW = "deze koppeling kan ik niet bijwerken"


def buttons(own: Sequence[Organisatie]) -> tuple[Knop, ...]:
    """The way to the sheet, one for each gemeente of the person."""
    if len(own) == 1:
        return (knop("Blad met jullie koppelingen", VORM, own[0].id),)
    return tuple(knop(f"Blad met koppelingen: {o.naam}"[:48], VORM, o.id) for o in own)


def out(gemeente: str, aantal: int, over: int) -> Uitgaand:
    """What goes out; `over` are those for which there is no room."""
    running = "1 lopende koppeling" if aantal == 1 else f"{aantal} lopende koppelingen"
    more = [f"Er lopen nog {over} koppelingen, die staan hier niet bij."] if over else []
    lines = [
        *more,
        "Vul in wat je weet: Tekenafspraak, Tekendatum, Verhuisdatum. Koppelingsdatum en Personen kun je verbeteren.",
        "Stand en Tekenen uiterlijk lees ik niet terug: die volgen uit de datums.",
    ]
    return Uitgaand("koppelingen", "Koppelingen", f"{running} van {gemeente}", "Bevat zaaknummers: intern.", lines)


def nothing(gemeente: str) -> Bericht:
    """There is nothing to put on a sheet."""
    return Bericht(f"{gemeente} heeft geen lopende koppelingen. Er is dus geen blad.", ((NAAR_MEER,),))

"""A woningweigering, told to who did not do it: the colleague whose koppeling it is about, and the corporatie that
keeps the home free."""

from dataclasses import dataclass, replace
from datetime import date

from bot.screens.case import happened
from bot.screens.markup import bold, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from workflows.dates.reading import zeg
from workflows.engine.tabel import Procedure
from workflows.engine.zaak import Regel
from workflows.woningweigering.feiten import WeigeringFeiten


def what(procedure: Procedure, regel: Regel | None, *, terug: bool) -> str:
    """What a colleague did, in a few words; without a line the refusal was deleted."""
    if regel is None:
        return "melding gewist"
    return f"ongedaan gemaakt: {happened(procedure, regel)}" if terug else happened(procedure, regel)


_HERE = {"koppeling": "koppeling", "woningweigering": "weigering"}
"""How the two kinds of cases are called here."""


@dataclass(frozen=True, slots=True)
class Plek:
    """The reader's own case that went along: which, where it is now and until when it is held."""

    zaak: int
    procedure: str
    stand: str
    tot: date | None = None


def to_colleague(wie: str, procedure: str, referentie: str, wat: str, plek: Plek, zaak: int) -> Bericht:
    """A colleague did something to a refusal, and the koppeling of who reads this changed with it; or the other way
    round. `procedure` and `referentie` are of what was done to, `zaak` its case, 0 when it is no more."""
    there, along = _HERE[procedure], went_along(plek)
    more = onder_elkaar(Knop(f"Open de {there}", actie("k", zaak))) if zaak else ()
    said = f"{wie} legde vast bij de {there} " + bold(referentie) + ": " + bold(wat) + "."
    return replace(along, tekst=stack(said, along.tekst), knoppen=(*along.knoppen, *more))


def went_along(plek: Plek) -> Bericht:
    """What became of the reader's own case, below what was done."""
    here = _HERE[plek.procedure]
    held = f", aangehouden tot {zeg(plek.tot)}" if plek.tot else ""
    return Bericht(
        f"Jouw {here} is bijgewerkt: {plek.stand}{held}.", onder_elkaar(Knop(f"Open de {here}", actie("k", plek.zaak)))
    )


def to_corporatie(
    referentie: str,
    gemeente: str,
    feiten: WeigeringFeiten,
    stand: str,
    kandidaat_uiterlijk: date | None,
    *,
    gevraagd: bool = False,
) -> Bericht | None:
    """What became of the home that is kept free; None where nothing changes for the corporatie. Of the regievoerder
    nothing is said but what was `gevraagd`."""
    searches = "De regievoerder van COA is gevraagd om" if gevraagd else "Wij vragen de regievoerder van COA om"
    said = {
        "vrij": "De woning wacht toch weer op dit huishouden. Wil je de woning vrijhouden?",
        "wacht": f"Het huishouden neemt deze woning niet. {searches} een nieuwe kandidaat"
        + (f", uiterlijk {zeg(kandidaat_uiterlijk)}" if kandidaat_uiterlijk else "")
        + ". Wil je de woning zo lang vrijhouden?",
        "behouden": "Het huishouden neemt deze woning alsnog." + _signing(feiten),
        "kandidaat": "Een nieuwe kandidaat accepteerde deze woning. De gemeente belt je over het tekenen.",
        "gekoppeld": "De regievoerder van COA koppelde een nieuwe kandidaat. De gemeente belt je over de woning.",
        "weer_geweigerd": "De nieuwe kandidaat nam deze woning ook niet. De gemeente vertelt je hoe het verder gaat. "
        "Wil je de woning zo lang vrijhouden?",
        "niet_door": "De gemeente noteerde dat deze woning niet doorgaat. Je hoeft haar niet vrij te houden.",
        "terug": "De gemeente heeft deze woning niet meer nodig. Je hoeft de woning niet langer vrij te houden.",
    }.get(stand)
    if said is None:
        return None
    home = f" {feiten.woning}" if feiten.woning else ""
    ask = " Lukt dat niet? Bel de gemeente." if said.endswith("?") else ""
    return Bericht(
        bold(f"Woning{home}") + ", zaaknummer " + bold(referentie) + f" van gemeente {gemeente}\n{said}{ask}"
    )


def _signing(feiten: WeigeringFeiten) -> str:
    if feiten.getekend_op:
        return f" Er is getekend op {zeg(feiten.getekend_op)}."
    return f" Tekenen op {zeg(feiten.tekendag)}." if feiten.tekendag else ""


def to_send(tekst: Bericht) -> tuple[Bericht, Bericht]:
    """For a corporatie that is not on the bot: the text to send, with a word above it."""
    return Bericht("De corporatie houdt de woning vrij. Stuur dit bericht door:"), tekst

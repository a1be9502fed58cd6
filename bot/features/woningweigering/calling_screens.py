"""Beside a woningweigering: calling before COA judges, and the claim for missed rent."""

from collections.abc import Mapping
from datetime import date

from bot.screens.case import to_case
from bot.screens.markup import Tekst, bold, italic, stack
from bot.screens.message import Bericht, Knop, actie, groot, onder_elkaar
from workflows.dates.reading import zeg
from workflows.engine.velden import zeg_waarde
from workflows.woningweigering.velden import BELLEN, HUURDERVING


def calling(zaak: int, referentie: str, contacten: Mapping[str, Tekst], note: Tekst = "") -> Bericht:
    """Whom to call first, and what came of it; all of it may be skipped."""
    lines = [
        *([note, ""] if note else []),
        bold(referentie) + " · al gebeld met begeleider en azc?",
        "Misschien is het misverstand zo opgelost. Overslaan mag.",
        *(text for text in contacten.values() if text),
    ]
    rows = [
        (
            Knop(f"{groot(wie)}: bereikt", actie("wg", "b", zaak, naam, "ja")),
            Knop("niet bereikt", actie("wg", "b", zaak, naam, "nee")),
        )
        for naam, wie in BELLEN.items()
    ]
    return Bericht(stack(*lines), (*rows, (Knop("Sla over", actie("k", zaak)),)))


def no_longer() -> str:
    """COA judged: a call changes nothing any more."""
    return "Bellen hoeft niet meer. Zo staat het nu:"


def reached() -> str:
    """Somebody was called and answered."""
    return "✓ Genoteerd. Komt het toch goed? Kies Alsnog getekend of Nieuwe tekenafspraak."


_DAARNA = {
    "begeleiding": "Bel daarna het azc.",
    "azc": "Bel daarna de regievoerder van COA.",
}


def not_reached(wie: str, weer: date) -> str:
    """Nobody answered: whom to call then, and when this one is asked about again."""
    return f"✓ Genoteerd: {BELLEN[wie]} niet bereikt. {_DAARNA[wie]} Op {zeg(weer)} vraag ik het weer."


def call_text(referentie: str, gemeente: str, voorval_op: date) -> Bericht:
    """To send to who did not answer; plain, so that it can be forwarded as it is."""
    return Bericht(
        f"Hallo, het gaat om ons zaaknummer {referentie}. De tekenafspraak van {zeg(voorval_op)} ging niet door. "
        "Willen jullie vandaag terugbellen? Stuur geen naam, BSN of reden mee.\n"
        f"Gemeente {gemeente}"
    )


def claimed() -> str:
    """What became of the claim was recorded."""
    return "✓ Vastgelegd."


def claim(zaak: int, referentie: str, known: str | None) -> Bericht:
    """What a claim for missed rent needs, and what became of it as far as that is `known`."""
    now = f"\nNu: {zeg_waarde(HUURDERVING, known)}." if known else ""
    return Bericht(
        bold(referentie) + " · huurderving\nDe corporatie kan gemiste huur bij COA claimen. Het formulier en "
        "de stappen staan op de site van COA. Leg klaar:\n"
        "☐ woningnummer en maandhuur\n☐ dag waarop de huur zou ingaan\n☐ dag van de weigering\n"
        "☐ oordeel van COA\n☐ dag waarop de woning weer verhuurd is"
        f"{now}\n" + italic("Handreiking Huisvesting vergunninghouders 2016, §3.4.2"),
        onder_elkaar(
            Knop("Ingediend", actie("wg", "h", zaak, "ingediend")),
            Knop("Niet nodig", actie("wg", "h", zaak, "niet")),
            to_case(zaak),
        ),
    )

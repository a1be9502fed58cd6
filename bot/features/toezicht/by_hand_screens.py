"""Texts to be sent by hand, as one file; and the addresses they go to."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.features.toezicht.batch_screens import SENT_THEM, addressed
from bot.features.toezicht.judgement_screens import Ontvangen, letter
from bot.features.toezicht.overview_screens import many
from bot.screens.markup import stack
from bot.screens.message import Bericht, Bestand, Knop, actie
from bot.screens.phone import plain

_LINE = "\r\n\r\n" + "-" * 60 + "\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Brief:
    """What one gemeente reads, and the mail of its department ("" where unknown)."""

    oordeel: Ontvangen
    adres: str

    @property
    def tekst(self) -> str:
        """As it is copied into a mail."""
        head = addressed(self.oordeel.gemeente, self.adres)
        return (head + "\n\n" + plain(letter(self.oordeel))).replace("\n", "\r\n")


def file(organisatie: int, daad: int, tijdvak: str, brieven: Sequence[Brief]) -> Bericht:
    """One file with all of them."""
    without = sum(not brief.adres for brief in brieven)
    said = [f"{many(len(brieven), 'tekst', 'teksten')} over {tijdvak}, voor gemeenten die niet op de bot zijn."]
    said.append("Verstuur ze uit jullie eigen mail. Meld daarna dat het is gedaan.")
    if without:
        said.append(f"Zonder mailadres: {without}. Vul ze in met Mailadressen.")
    content = _LINE.join(brief.tekst for brief in brieven)
    back = Knop("Terug naar de lijst", actie("tz", organisatie, "bl", daad, 0))
    done = Knop(SENT_THEM, actie("tz", organisatie, "bx", daad))
    return Bericht(
        stack(*said), ((done,), (back,)), bestand=Bestand(f"oordelen-{tijdvak}.txt", ("\ufeff" + content).encode())
    )


def title(nog: int) -> str:
    """Above a question for an address."""
    return "Mailadres van een gemeente" if nog == 1 else f"Mailadres van een gemeente · nog {nog}"


def all_known(organisatie: int, daad: int) -> Bericht:
    """Nothing to ask."""
    return Bericht(
        "Elke gemeente in deze lijst heeft een mailadres. Wijzigen doe je bij haar tekst.",
        ((Knop("Bekijk de teksten", actie("tz", organisatie, "bk", daad, 0)),
          Knop("Terug naar de lijst", actie("tz", organisatie, "bl", daad, 0))),),
    )  # fmt: skip


def kept(organisatie: int, daad: int, aantal: int) -> Bericht:
    """Recorded; back to what is sent."""
    said = f"✓ {many(aantal, 'adres', 'adressen')} vastgelegd. Je ziet ze bij de teksten, ook in een volgende ronde."
    return Bericht(
        said if aantal else "Er is geen adres bij gekomen.",
        ((Knop("Alle teksten", actie("tz", organisatie, "bf", daad)),
          Knop("Terug naar de lijst", actie("tz", organisatie, "bl", daad, 0))),),
    )  # fmt: skip

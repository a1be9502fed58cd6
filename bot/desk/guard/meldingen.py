"""What a person reads when a text was stopped."""

from bot.desk.guard.data import lees
from bot.desk.guard.poort import Treffer


def melding(treffer: Treffer, verwijderd: bool) -> str:
    """The Dutch reply for this kind. `verwijderd`: whether the message could be taken out of the chat.

    Never quotes the text: it is not there to quote.
    """
    teksten = lees("meldingen")
    soort = teksten["soort"][treffer.soort.value]
    zinnen = [soort["lijkt"], teksten["verwijderd" if verwijderd else "niet_verwijderd"]]
    if soort.get("melden", True):
        zinnen.append(teksten["melden"])
    return " ".join([*zinnen, soort["daarna"]])

"""What is no question: thanks, a greeting, panic, an insult. It gets a human word and a way on."""

from enum import StrEnum

_WORDS = {
    "dank": ("dank", "bedankt", "dankje", "dankjewel", "dank je", "dank je wel", "thanks", "top", "super", "fijn",
             "oké", "ok", "oke", "prima", "helder", "duidelijk"),
    "groet": ("hoi", "hallo", "hey", "goedemiddag", "goedenavond", "dag", "doei", "tot ziens"),
}  # fmt: skip
"""Whole messages of this kind."""
_PANIC = ("ik weet het niet meer", "ik raak in paniek", "paniek", "help me", "help!", "ik kom er niet uit",
          "het lukt niet", "ik snap er niks van", "ik snap het niet", "wat moet ik nou", "ik ben te laat", "alles loopt mis",
          "ik trek dit niet", "wat een puinhoop")  # fmt: skip
_INSULT = ("stomme bot", "rotbot", "kutbot", "kut ", "klote", "waardeloos", "nutteloos", "idioot", "sukkel",
           "stom ding", "wat een onzin", "je snapt er niks van", "je begrijpt me niet", "slechte bot", "domme bot", "rot op", "fuck",
           "wat een troep", "hier heb ik niks aan")  # fmt: skip
LONGEST = 8
"""Words: a longer message has something to ask, whatever its tone."""


class Tone(StrEnum):
    """How something was meant."""

    THANKS = "dank"
    GREETING = "groet"
    PANIC = "paniek"
    INSULT = "boos"


def tone(text: str) -> Tone | None:
    """What the message is, when it is not a question; None for everything else."""
    plain = " ".join(text.casefold().split())
    bare = plain.strip("!.? ")
    for name, words in _WORDS.items():
        if bare in words:
            return Tone(name)
    if len(plain.split()) > LONGEST:
        return None
    padded = f"{plain} "
    if any(words in padded for words in _PANIC):
        return Tone.PANIC
    return Tone.INSULT if any(words in padded for words in _INSULT) else None

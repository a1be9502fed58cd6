"""Short replies at a herverdeling: what was already so, what went on meanwhile, and why something is not understood."""

from collections.abc import Sequence

ALREADY = "Dit was al vastgelegd."
PROPOSAL_TOO_LATE = "Intussen ging dit verder; je voorstel telt niet. Zo staat het nu:"
SAME_FIGURES = "Dit zijn dezelfde cijfers. Er is niets veranderd."
STRANGER_TO_PROPOSAL = (
    "Daar zit een gemeente bij die niet meedoet. Wil je met haar verder? Begin een andere herverdeling."
)
STRANGER_TO_FIGURES = "Daar zit een gemeente bij die niet meedoet. Noem alleen de gemeenten van deze herverdeling."
NUMBER_TOO_LATE = "Het cijfer verander je nu niet meer. Is het fout? Kies Meer, Fout ontdekt."
NOBODY_TO_TELL = "Er staat niets meer open om te melden. Zo staat het nu:"
TIJDVAKKEN_TOO_LATE = "Intussen ging dit verder; dit telt niet meer. Zo staat het nu:"
CHANGED = "Dit is intussen veranderd. Zo staat het nu:"
CHANGED_MEANWHILE = "Intussen is dit veranderd. Zo staat het nu:"
NOTHING_TO_ASK = "Er is nu niets te vragen aan gemeenten buiten Ketenbot."
TEXT_SENT = "✓ Genoteerd. Komt er geen antwoord, dan herinner ik je eraan."
NOT_WITHOUT = "Dit kan nu niet. Doe een ander voorstel, of stop de herverdeling."
NONE_BEGUN = "Intussen ging dit verder. Er is geen nieuwe begonnen. Zo staat het nu:"
CANNOT = "Dit kan niet."
STANDINGS_HAVE_IT = "Er staat al een taakstelling in jullie standen, of een coördinator doet dit."
TOOK_NOTE = "✓ Vastgelegd: kennis genomen."
CHOOSE = "Kies een van de knoppen. Heb je een vraag? Zet er een vraagteken achter."
WHICH_GEMEENTE = "Welke gemeente bedoel je?"
FIRST_ONE_OPEN = (
    "Je eerste herverdeling is nog niet begonnen. Maak haar af met de knoppen. Wil je alleen de nieuwe? "
    "Kies Annuleer, en typ je zin opnieuw."
)
JOINED = "Jullie doen mee in deze herverdeling. Wat er voor jullie is vastgelegd, staat hier; verder doe je het zelf."
"""What the first of a gemeente reads that took part before it was on the bot."""


def linked(naam: str) -> str:
    """An organisation was chosen that is on the bot."""
    return f"✓ {naam} is gekoppeld aan jullie gemeente, en hoort dit hier. Wijzigen? Typ /partners."


def too_many(most: int) -> str:
    """More gemeenten than fit on a phone."""
    return f"Meer dan {most} gemeenten gaat niet in één herverdeling. Maak er twee van."


def past(tijdvak: str) -> str:
    """The tijdvak that was named is over."""
    return f"Tijdvak {tijdvak} is voorbij. Noem een tijdvak dat loopt of nog komt."


def proposes(naam: str) -> str:
    """What the other gemeenten read when one begins."""
    return f"{naam} stelt een herverdeling voor."


def begun(told: Sequence[str], absent: Sequence[str]) -> str:
    """Who hears of a new herverdeling on the bot, and who by a text that somebody sends."""
    said = [f"{' en '.join(told)} {'hebben' if len(told) > 1 else 'heeft'} nu bericht."] if told else []
    said += [f"Voor {' en '.join(absent)} staat de tekst klaar."] if absent else []
    return " ".join(["✓ Begonnen.", *said])


def nothing_for(naam: str) -> str:
    """A gemeente for which nothing changes takes no part, and should not have to take a besluit."""
    return f"Voor {naam} verandert er niets. Verder zonder {naam}? Stop deze herverdeling en begin een nieuwe."


def in_standings(naam: str, periode: str, waarde: int) -> str:
    """The published number went to the own standings."""
    return f"✓ De taakstelling van {naam} in {periode} staat nu op {waarde}."


def judged(words: str) -> str:
    """COA said what it thinks of the sum."""
    return f"✓ Vastgelegd: {words}. De gemeenten hebben bericht."


def judgement_undone(words: str) -> str:
    """COA took that back."""
    return f"✓ Ongedaan gemaakt: {words}. De gemeenten hebben bericht."

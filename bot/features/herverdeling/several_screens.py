"""What is said of other herverdelingen of the same gemeente in the same tijdvak."""

from collections.abc import Sequence

from bot.features.herverdeling.words_screens import plus


def also(naam: str, andere: Sequence[tuple[str, int]], samen: int) -> str:
    """Each by its reference with what it gives, and what they come to together."""
    named = ", ".join(f"{referentie} ({plus(amount)})" for referentie, amount in andere)
    if samen < 0:
        return f"{naam}: met {named} erbij komt het op {plus(samen)}. Onder nul kan niet: draag minder over."
    return f"{naam}: in dit tijdvak ook {named}, samen {samen}. Vraag COA welk getal als oud geldt."


def below_zero(naam: str, andere: Sequence[tuple[str, int]], samen: int) -> str:
    """Together they come below zero; those of another gemeente are not named."""
    known = f" ({', '.join(f'{referentie}: {plus(amount)}' for referentie, amount in andere)})" if andere else ""
    return (
        f"{naam} komt met andere herverdelingen in dit tijdvak{known} op {plus(samen)}. "
        "Een taakstelling komt niet onder nul. Doe een ander voorstel."
    )

"""What is said of a row of figures that cannot be taken, and what to do about it."""

from workflows.cijfers.taakstelling import getal

VERBETER = {
    "taakstelling": "Typ /gegevens met de gemeente, en kies Taakstelling was fout.",
    "landelijk": "Dan leest de beheerder het in als verbetering.",
}
"""By kind of figure how an old one that was wrong is put right."""
NATIONAL_ONLY = "Landelijke aantallen en inwoners voert de beheerder in. Haal deze rij weg."


def merged(naam: str, nu: str) -> str:
    """A gemeente of long ago."""
    return f"{naam} bestaat niet meer. Nu is het {nu}."


def unknown(tekst: str, bedoeld: str) -> str:
    """No gemeente; `bedoeld` names those that come near."""
    ask = f" Bedoel je {bedoeld}?" if bedoeld else ""
    return f"{tekst} ken ik niet als gemeente.{ask}"


def counts_already(was: int, door: str) -> str:
    """A figure that somebody with a say entered counts."""
    said = f"Hier staat al {getal(was)}, ingevoerd door {door}. Dat aantal telt."
    return f"{said} Klopt het niet? Overleg met wie het invoerde."


def not_yours(naam: str) -> str:
    """Another gemeente's figures."""
    return f"Cijfers van {naam} voer jij niet in. Haal deze rij weg."


def too_far(periode: str) -> str:
    """A year that is a typing error."""
    return f"{periode} ligt te ver weg. Controleer het jaar."


def only_down(periode: str, was: int, soort: str) -> str:
    """A taakstelling that runs does not go up."""
    return (
        f"Voor {periode} staat hier {getal(was)}. Een lopende taakstelling kan alleen naar beneden worden bijgesteld. "
        f"Was het oude aantal fout? {VERBETER[soort]}"
    )


def no_total(jaar: str) -> str:
    """Inhabitants of gemeenten without those of the country."""
    return f"Zet er een rij Nederland bij: zonder het totaal op 1 januari {jaar} reken ik niet."

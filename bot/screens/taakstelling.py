"""The taakstelling on the screen: an estimate is called an estimate."""

from collections.abc import Sequence

from bot.screens.bericht import Bericht, e
from workflows.taakstelling import Schatting, getal
from workflows.tijdvak import Tijdvak


def how(tijdvak: Tijdvak) -> Bericht:
    """How to ask."""
    return Bericht(
        f"Typ de gemeente, het tijdvak en het landelijke aantal: <code>/taakstelling Almere {tijdvak} 12000</code>.\n"
        "Het landelijke aantal staat in de Staatscourant. Voor je eigen gemeente mag je de naam weglaten."
    )


def which(name: str, choices: Sequence[str]) -> Bericht:
    """The gemeente was not recognised, or there is more than one."""
    if choices:
        return Bericht(f"Bedoel je {e(' of '.join(choices))}? Typ de opdracht nog eens met de hele naam.")
    known = f"<b>{e(name)}</b> ken ik niet als gemeente. " if name else ""
    return Bericht(f"{known}Typ de naam van de gemeente, zoals <code>/taakstelling Almere 2027-I 12000</code>.")


def no_national(gemeente: str, tijdvak: Tijdvak) -> Bericht:
    """The national number of this tijdvak is not known here."""
    return Bericht(
        f"Het landelijke aantal voor {tijdvak} ken ik niet. Zoek het op in de Staatscourant en typ het erbij: "
        f"<code>/taakstelling {e(gemeente)} {tijdvak} 12000</code>."
    )


def no_population(tijdvak: Tijdvak, years: Sequence[int]) -> Bericht:
    """The population of the right year is not at hand; another year would give another answer."""
    return Bericht(
        f"Voor {tijdvak} telt het inwonertal van 1 januari {tijdvak.peildatum.year}. Dat heb ik niet: ik heb "
        f"{' en '.join(map(str, years))}. Kijk in de brief of de Staatscourant."
    )


def estimate(gemeente: str, schatting: Schatting, source: str | None) -> Bericht:
    """The number with its derivation, and why it may be one off."""
    found = f"\nLandelijk aantal uit: {e(source)}." if source else "\nHet landelijke aantal heb jij getypt."
    lines = "\n".join(e(line) for line in schatting.regels)
    return Bericht(
        f"<b>{e(gemeente)}, {schatting.tijdvak}: ongeveer {getal(schatting.aantal)}</b> (schatting)\n\n"
        f"{lines}{found}\n\n"
        "Het gepubliceerde aantal gaat voor. Een berekend aantal kan er 1 naast zitten: de wet rondt naar boven af, "
        "maar een deel van de gepubliceerde aantallen lijkt naar het dichtstbijzijnde getal te zijn afgerond. "
        "Achterstand of voorsprong komt er nog bij of af."
    )

"""The taakstelling on the screen: what is published leads, an estimate is called an estimate."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.screens.markup import Markup, Tekst, bold, mono, stack
from bot.screens.message import Bericht, Knop, Rij, actie, onder_elkaar
from storage.cijfers import Cijfer
from workflows.cijfers.taakstelling import KAN_AFWIJKEN, Schatting, Taakstelling, getal
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak

HOW_HIGH = "taakstelling-hoogte-nu"
"""The answer of the handreikingen to how high a taakstelling is, for where none is recorded."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Which gemeente and tijdvak, whether the stand of it may be shown, and the merger to look up."""

    naam: str
    code: str
    tijdvak: str
    stand: bool
    controleer: tuple[str, ...] = ()

    def knoppen(self) -> tuple[Rij, ...]:
        """The way on."""
        return onder_elkaar(Knop("Naar de stand", actie("st", "g", self.code, self.tijdvak))) if self.stand else ()


def how(tijdvak: Tijdvak) -> Bericht:
    """How to ask."""
    return Bericht(
        stack(
            "Typ de gemeente en het tijdvak: " + mono(f"/taakstelling Almere {tijdvak}") + ".",
            "Reken je met een ander landelijk aantal? Zet het erbij: " + _with_number("Almere", tijdvak),
            "Het landelijke aantal staat in de Staatscourant. Voor je eigen gemeente mag je de naam weglaten.",
        )
    )


def _with_number(gemeente: str, tijdvak: Tijdvak) -> Markup:
    return mono(f"/taakstelling {gemeente} {tijdvak} 12000") + "."


def which(naam: str, choices: Sequence[str], voorbeeld: str) -> Bericht:
    """The gemeente is not known, or may be more than one; `voorbeeld` is what can be typed."""
    if choices:
        return Bericht(f"Bedoel je {' of '.join(choices)}? Typ de opdracht nog eens met de hele naam.")
    known = bold(naam[:40]) + " ken ik niet als gemeente. " if naam else ""
    return Bericht(known + "Typ de naam van de gemeente, zoals " + mono(voorbeeld) + ".")


def no_tijdvak() -> Bericht:
    """A half-year that does not exist or lies too far back, or two of them."""
    return Bericht(
        Markup(
            "Dat halfjaar ken ik niet. Noem er één. Een jaar heeft er twee: <code>2027-I</code> (januari tot en met "
            "juni) en <code>2027-II</code> (juli tot en met december)."
        )
    )


def no_number() -> Bericht:
    """What was typed beside the gemeente is no national number."""
    return Bericht(
        Markup(
            "Dat landelijke aantal lees ik niet. Typ een heel getal van 100 tot en met 999.999, zoals "
            "<code>/taakstelling Almere 2027-I 12000</code>."
        )
    )


def no_national(gemeente: str, tijdvak: Tijdvak) -> Bericht:
    """The national number of this tijdvak is not known here."""
    return Bericht(
        f"Het landelijke aantal voor {tijdvak} ken ik niet. Zoek het op in de Staatscourant en typ het erbij: "
        + _with_number(gemeente, tijdvak),
        onder_elkaar(Knop("Hoe hoog is hij?", actie("f", HOW_HIGH))),
    )


def no_population(tijdvak: Tijdvak, years: Sequence[int]) -> Bericht:
    """The population of the right year is not at hand; another year would give another answer."""
    return Bericht(
        f"Voor {tijdvak} telt het inwonertal van 1 januari {tijdvak.peildatum.year}. Dat heb ik niet: ik heb "
        f"{' en '.join(map(str, years))}. Kijk in de brief of de Staatscourant."
    )


def published(sight: Sight, taak: Taakstelling, cijfer: Cijfer, schatting: Schatting | None) -> Bericht:
    """The number that counts, where it comes from, and the formula beside it as a check."""
    lines: list[Tekst] = [
        bold(f"{sight.naam}, {sight.tijdvak}: {getal(taak.aantal)}") + " (gepubliceerd)",
        _source(cijfer),
    ]
    if taak.eerst is not None:
        lines.append(f"Tijdens het halfjaar bijgesteld: eerst {getal(taak.eerst)}.")
    if schatting is not None:
        lines += ["", bold("Ter controle de formule"), *schatting.regels]
        gap = abs(schatting.aantal - (taak.aantal if taak.eerst is None else taak.eerst))
        if gap == 1:
            lines.append("Het scheelt 1. Dat komt voor: het gepubliceerde aantal telt.")
        elif gap:
            lines.append(f"Het scheelt {getal(gap)}: controleer de aantallen. Het gepubliceerde aantal telt.")
    return Bericht(stack(*lines, *sight.controleer), sight.knoppen())


def estimate(
    sight: Sight, schatting: Schatting, national: Sequence[tuple[int, str]] | None, known: Cijfer | None
) -> Bericht:
    """The number with its derivation, and why it may be one off. `national`: the numbers it was computed with (None:
    the person typed it); `known`: the published number, which counts."""
    counts = [f"Gepubliceerd is {getal(known.waarde)}. Dat aantal telt. {_source(known)}"] if known else []
    text = stack(
        bold(f"{sight.naam}, {sight.tijdvak}: ongeveer {getal(schatting.aantal)}") + " (schatting)",
        *counts,
        "",
        *schatting.regels,
        "Het landelijke aantal heb jij getypt." if national is None else _national(national),
        "",
        KAN_AFWIJKEN if known is None else "Dit is een berekening met het aantal dat je typte.",
        "Achterstand of voorsprong komt er nog bij of af.",
        *sight.controleer,
    )
    return Bericht(text, sight.knoppen())


def _national(national: Sequence[tuple[int, str]]) -> str:
    said = f"Landelijk aantal uit: {national[-1][1]}."
    if len(national) > 1:
        said += f" Bijgesteld tijdens het halfjaar: eerst {getal(national[0][0])}."
    return said


def _source(cijfer: Cijfer) -> str:
    who = f", ingevoerd door {cijfer.door}" if cijfer.door else ""
    return f"Bron: {cijfer.bron}, {zeg(cijfer.datum)}{who}."

"""What COA and a provincie see of a herverdeling that was reported to them: official figures, never who said what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.features.herverdeling.screens import PREFIX
from bot.features.herverdeling.words_screens import plus
from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from workflows.dates.reading import zeg


@dataclass(frozen=True, slots=True)
class Besluitregel:
    """A gemeente with its figures, its besluit and its bekendmaking."""

    naam: str
    voor: int
    verschil: int
    besluit: date | None
    nummer: str
    bekend: date | None


def to_report(ident: int, referentie: str) -> Knop:
    """Opens what was reported."""
    return Knop(f"Herverdeling {referentie}", actie(PREFIX, "z", ident))


@dataclass(frozen=True)
class GemeldBeeld:
    """A herverdeling as it was reported. `titel` is where it is; `herstel` what COA finds wrong, while it is; `knoppen`
    what the reader can answer."""

    id: int
    referentie: str
    tijdvak: str
    titel: str
    afzender: str
    gemeld: date
    regels: Sequence[Besluitregel]
    uiterlijk: date | None
    herstel: str = ""
    knoppen: Sequence[Knop] = ()


def reported(beeld: GemeldBeeld, note: Tekst = "") -> Bericht:
    """The figures with every besluit, and what is asked."""
    lines: list[Tekst] = [
        bold(f"Herverdeling {beeld.tijdvak}") + f" · {beeld.titel}",
        f"Gemeld {zeg(beeld.gemeld)} door gemeente {beeld.afzender}, kenmerk {beeld.referentie}.",
        *(_row(regel) for regel in beeld.regels),
        _sum(beeld.regels),
        *([f"COA vraagt herstel: {beeld.herstel}."] if beeld.herstel else []),
    ]
    if beeld.uiterlijk is not None:
        nature = italic("(bestuurlijke afspraak: een maand)")
        lines.append("Verwerken uiterlijk " + bold(zeg(beeld.uiterlijk)) + " " + nature + ".")
    return Bericht(paragraphs(note, stack(*lines)), onder_elkaar(*beeld.knoppen))


def _row(regel: Besluitregel) -> Markup:
    decided = f"besluit {zeg(regel.besluit)}, nr. {regel.nummer}" if regel.besluit else "besluit nog niet bekend"
    published = f", bekend {zeg(regel.bekend)}" if regel.bekend else ""
    after = f"{regel.voor} → {regel.voor + regel.verschil} ({plus(regel.verschil)})"
    numbers = after if regel.verschil else f"blijft {regel.voor}"
    return f"• {regel.naam}: " + bold(numbers) + f" · {decided}{published}"


def _sum(regels: Sequence[Besluitregel]) -> str:
    before = sum(regel.voor for regel in regels)
    return f"Samen: {before} → {before + sum(regel.verschil for regel in regels)}"


def listing(items: Sequence[tuple[int, str]]) -> Bericht:
    """What was reported to this organisation."""
    if not items:
        return Bericht("Er is nu geen herverdeling aan jullie gemeld. Je hoort het hier als dat gebeurt.")
    return Bericht(
        bold("Herverdelingen") + f"\nAan jullie gemeld: {len(items)}. De nieuwste staat boven.",
        onder_elkaar(*(Knop(label, actie(PREFIX, "z", ident)) for ident, label in items[:8])),
    )


def wrong(referentie: str, *, besluit: bool) -> Bericht:
    """The gemeenten found an error after they reported it."""
    if besluit:
        return Bericht(
            f"De gemeenten vonden een fout in hun besluit (kenmerk {referentie}). Zij maken een nieuw besluit. Tot "
            "dat bekend is, telt het vorige (eigen keuze van Ketenbot). Je hoort het als zij opnieuw melden."
        )
    return Bericht(
        f"De gemeenten vonden een fout in de bekendmaking (kenmerk {referentie}) en plaatsen een rectificatie. "
        "De cijfers blijven gelijk. Je hoort het als zij opnieuw melden."
    )


def no_new(referentie: str, telt: str) -> Bericht:
    """No new besluit comes after the error; `telt` is what counts on."""
    above = f"De gemeenten maken geen nieuw besluit (kenmerk {referentie}). "
    if telt:
        return Bericht(f"{above}Het vorige besluit blijft gelden: {telt}.")
    return Bericht(f"{above}Er is geen wettelijke herverdeling: de oude taakstellingen blijven gelden.")


def gone() -> Bericht:
    """The report was taken back: nothing is asked any more."""
    return Bericht("Deze melding is teruggenomen. Je hoeft niets te doen. Meldt de gemeente opnieuw, dan hoor je het.")


def repaired(anders: Sequence[str]) -> str:
    """The answer to COA's question for herstel, with what is otherwise now."""
    what = f"Anders is: {'; '.join(anders)}." if anders else "De cijfers hier zijn niet veranderd: kijk in de brief."
    return f"De gemeente stuurde een herstelde brief. {what} Klopt de som nu?"


ALL_REPORTED = "Nu is alles bekendgemaakt en gemeld. Klopt de som?"
FIGURES_PUT_RIGHT = "De gemeenten verbeterden cijfers die alleen hier fout stonden. Vergelijk ze met de brief."
NOT_REPAIRED = "Het is niet hersteld: de oude taakstellingen blijven gelden."
PROCESSED = "COA verwerkte deze cijfers."
"""What COA or a provincie hears in a new message."""


def take_note(zaak: int) -> Knop:
    """The provincie's answer."""
    return Knop("Kennis genomen", actie(PREFIX, "k", zaak))


def judging(zaak: int, stand: str) -> tuple[Knop, ...]:
    """COA's answers, decided on this stand."""
    return (
        Knop("Som klopt, vandaag verwerkt", actie(PREFIX, "ca", zaak, "verwerk", stand, "v")),
        Knop("Som klopt, eerder verwerkt", actie(PREFIX, "ca", zaak, "verwerk", stand)),
        Knop("Herstel nodig", actie(PREFIX, "hw", zaak, stand)),
    )


def undo(zaak: int, line: int) -> Knop:
    """COA takes its own answer back."""
    return Knop("Maak ongedaan: dit was een vergissing", actie(PREFIX, "cu", zaak, line))

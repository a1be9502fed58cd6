"""The answer to "when must it be done?"."""

from collections.abc import Sequence
from datetime import date

from bot.screens.markup import Markup, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, onder_elkaar
from workflows.dates.reading import Onduidelijk, zeg
from workflows.dates.termijnen import Termijn, waarom_leidt


def how(vandaag: date) -> Bericht:
    """How to ask."""
    return Bericht(
        Markup(
            "Op welke dag is gekoppeld? Typ de datum, bijvoorbeeld <i>15 maart 2026</i>.\n"
            "<i>gisteren</i>, <i>15-3</i> en <i>vorige week dinsdag</i> mag ook. Ik bewaar niets."
        ),
        onder_elkaar(
            Knop(f"Vandaag ({zeg(vandaag)})", actie("td", vandaag.isoformat())),
        ),
    )


def unclear(vraag: Onduidelijk, begin: str = "koppeling") -> Bericht:
    """The date is asked back, with the days that could be meant. A typed day counts from the koppeling: who meant
    another `begin` asks again with the whole date."""
    buttons = [Knop(zeg(dag), actie("tv", begin, dag.isoformat())) for dag in vraag.keuzes]
    event = {"vergunning": "vergunning", "tekenen": "getekend"}.get(begin)
    again = "typ de datum, bijvoorbeeld " + italic("15 maart 2026") + "."
    if event:
        example = italic(f"{event} op 15 maart 2026, wanneer verhuizen?")
        again = "stel je vraag opnieuw met de hele datum, zoals " + example
    choose = ["Kies een dag of " + again] if buttons else []
    return Bericht(stack(vraag.vraag, *choose), onder_elkaar(*buttons))


_BEGIN = {"koppeling": "Gekoppeld", "vergunning": "Vergunning", "tekenen": "Getekend"}


def from_question(begin: str, dag: date, termijnen: Sequence[Termijn], vandaag: date, *, keep: bool) -> Bericht:
    """The dates that a question with a date in it asks for. `keep`: this person may record a koppeling."""
    if begin == "koppeling":
        return terms(dag, termijnen, vandaag, keep=keep)
    return Bericht(
        paragraphs(
            f"{_BEGIN[begin]} op " + bold(zeg(dag)) + f".{_still_to_come(dag, vandaag)}",
            *(_block(termijn) for termijn in termijnen),
            "Voor de gemeente telt ook de koppelingsdatum: 10 weken tot het tekenen, 12 tot het verhuizen. "
            "Ik heb niets bewaard.",
        ),
        ((Knop("Reken vanaf de koppeling", actie("td")),),),
    )


def _still_to_come(dag: date, vandaag: date) -> str:
    """A day in the future may be a slip of the thumb."""
    return " Die dag moet nog komen: klopt dat?" if dag > vandaag else ""


def _block(termijn: Termijn) -> Markup:
    first, *others = termijn.regels
    head = bold(f"{groot(termijn.term.titel)}: {zeg(termijn.einde)}")
    return stack(head, groot(first), italic("\n".join(others)))


def terms(koppeling: date, termijnen: Sequence[Termijn], vandaag: date, *, keep: bool) -> Bericht:
    """Each term with its date, derivation and source."""
    record = Knop("Leg deze koppeling vast", actie("kn", "", koppeling.isoformat()))
    return Bericht(
        paragraphs(
            "Gekoppeld op " + bold(zeg(koppeling)) + f".{_still_to_come(koppeling, vandaag)}",
            *(_block(termijn) for termijn in termijnen),
            f"{waarom_leidt(termijnen)}\n"
            "Een afspraak tussen overheden is geen wet: de datum schuift niet op voor een vrije dag. "
            "Daarom noem ik ook de laatste werkdag. Ik heb niets bewaard.",
        ),
        ((record,),) if keep else (),
    )

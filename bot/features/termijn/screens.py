"""The answer to "when must it be done?": what must be done by which working day and what is left of it, in at most six
lines; how it was counted stands behind a button."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, onder_elkaar
from workflows.dates.gebeurtenissen import KOPPELING, Gebeurtenis
from workflows.dates.kalender import Kalender
from workflows.dates.reading import Onduidelijk, zeg
from workflows.dates.termijnen import TEKENEN, TERMEN_KOPPELING, VERHUIZEN, Aard, Termijn, waarom_leidt
from workflows.dates.termijnvraag import Termijnvraag
from workflows.engine.laatste_dagen import van_termijn
from workflows.engine.resterend import resterend
from workflows.engine.velden import EEN_JAAR

_KNOWN = TERMEN_KOPPELING
"""Terms that the days themselves explain."""

_LANG = timedelta(weeks=8)
"""From here on what has passed is told in weeks."""

VRAAG = (
    "Op welke dag is gekoppeld? Typ de datum, bijvoorbeeld 15 maart 2026. "
    "Gisteren, 15-3 en vorige week dinsdag mag ook. Ik bewaar niets."
)

WAAR = "De dag van de koppeling staat in TVS, en in de melding die COA daarbij stuurt."


def how() -> Bericht:
    """How to ask, while another question is open: the next text is an answer to that one."""
    return Bericht("Typ de datum er meteen achter, bijvoorbeeld " + italic("/termijn 15 maart 2026") + ".")


def unclear(vraag: Onduidelijk, begin: Gebeurtenis = KOPPELING) -> Bericht:
    """The date is asked back, with the days that could be meant. A typed day counts from the koppeling: who meant
    another `begin` asks again with the whole date."""
    buttons = [Knop(zeg(dag), actie("tv", begin.naam, dag.isoformat())) for dag in vraag.keuzes]
    again = "typ de datum, bijvoorbeeld " + italic("15 maart 2026") + "."
    if begin is not KOPPELING:
        again = "stel je vraag opnieuw met de hele datum, zoals " + italic(begin.voorbeeld)
    choose = ["Kies een dag of " + again] if buttons else []
    return Bericht(stack(vraag.vraag, *choose), onder_elkaar(*buttons))


def far(begin: Gebeurtenis, dag: date) -> Bericht:
    """A day more than a year ahead is asked back: it may be a slip of the thumb."""
    yes = Knop(f"Ja, {zeg(dag)}", actie("tv", begin.naam, dag.isoformat()))
    return Bericht(
        f"{zeg(dag)} ligt meer dan een jaar vooruit. Klopt die dag? Anders: typ de hele datum.", onder_elkaar(yes)
    )


def beyond(begin: Gebeurtenis, dag: date, kalender: Kalender) -> Bericht:
    """A term in werkdagen that the calendar does not reach."""
    return Bericht(stack(f"{begin.zegt} op {zeg(dag)}.", _outside(kalender)))


_DOE = {
    "analyse": "Analyse klaar",
    "koppelen": "COA koppelt",
    "tekenen": "Teken",
    "verhuizen": "Verhuizen",
    "verhuizen_na_tekenen": "Verhuizen",
    "verhuizen_na_vergunning": "Verhuizen",
}
"""What must be done, as the first words of its line; else what the term is called."""


def answer(
    begin: Gebeurtenis, dag: date, termijnen: Sequence[Termijn], vandaag: date, kalender: Kalender, *, keep: bool
) -> Bericht:
    """What must be done by when, the first thing first. `keep`: this person may record a koppeling."""
    first, *others = (_line(termijn, vandaag, kalender) for termijn in termijnen)
    started = f"{begin.zegt} op {zeg(dag)}.{_doubt(dag, vandaag)}"
    beyond = [termijn for termijn in termijnen if termijn.uiterlijk is None]
    outside = [_outside(kalender)] if beyond else []
    return Bericht(
        stack(bold(first), *others, started, *_remark(begin, termijnen, vandaag), *outside),
        ((Knop("Hoe geteld?", actie("th", begin.naam, dag.isoformat())),), *_after(begin, dag, keep=keep)),
    )


def verdict(asked: Termijnvraag, termijnen: Sequence[Termijn], vandaag: date) -> Tekst:
    """What was asked about the terms, as the first line: whether they have passed, or are met by the day on which
    something is ready; "" where neither was asked."""
    if asked.klaar is not None and asked.gehaald:
        return _met(asked.klaar, termijnen)
    if not (asked.voorbij or asked.gehaald):
        return ""
    meant = [item for item in termijnen if item.term.lengte.weken == asked.weken] or termijnen
    gone = [item for item in meant if item.einde < vandaag]
    said = ("Nee", "Ja") if asked.voorbij else ("Ja", "Nee")
    if not gone:
        return f"{said[0]}: {_lengths(meant)} nog niet voorbij."
    open_ones = [item for item in meant if item not in gone]
    rest = f" {groot(_lengths(open_ones))} nog niet." if open_ones else ""
    return f"{said[1]}: {_lengths(gone)} voorbij.{rest}"


def _lengths(termijnen: Sequence[Termijn]) -> str:
    """As in "de 10 weken en de 12 weken zijn"."""
    parts = [f"de {str(item.term.lengte).lstrip('+- ')}" for item in termijnen]
    one = len(parts) == 1 and parts[0].startswith("de 1 ")
    return f"{' en '.join(parts)} {'is' if one else 'zijn'}"


def _met(klaar: date, termijnen: Sequence[Termijn]) -> str:
    """Whether what is ready on this day is in time for the first term, with both days."""
    first = min(termijnen, key=lambda item: item.einde)
    said = "Ja" if klaar <= first.einde else "Nee"
    length = str(first.term.lengte).lstrip("+- ")
    return f"{said}: klaar op {zeg(klaar)}, en {first.term.titel} uiterlijk {zeg(first.einde)} ({length})."


def _line(termijn: Termijn, vandaag: date, kalender: Kalender) -> str:
    doe = _DOE.get(termijn.term.naam) or groot(termijn.term.titel)
    return f"{doe} uiterlijk {zeg(termijn.uiterlijk or termijn.einde)} · {_left(termijn, vandaag, kalender)}"


def _left(termijn: Termijn, vandaag: date, kalender: Kalender) -> str:
    """What is left; what has passed is counted from the day that the line names."""
    if vandaag <= termijn.einde:
        return resterend(van_termijn(termijn), vandaag, kalender)
    gone = vandaag - (termijn.uiterlijk or termijn.einde)
    if gone >= _LANG:
        return f"voorbij: {gone.days // 7} weken geleden"
    return f"voorbij: {gone.days} {'dag' if gone.days == 1 else 'dagen'} geleden"


def _doubt(dag: date, vandaag: date) -> str:
    """A day in the future, or of long ago, may be a slip of the thumb."""
    if dag > vandaag:
        return " Die dag moet nog komen: klopt dat?"
    return " Dat is meer dan een jaar geleden: klopt dat?" if vandaag - dag > EEN_JAAR else ""


def _remark(begin: Gebeurtenis, termijnen: Sequence[Termijn], vandaag: date) -> Sequence[str]:
    """What to know beside the days themselves, in one line."""
    if begin is not KOPPELING:
        return [begin.opmerking] if begin.opmerking else []
    gone = {termijn.term for termijn in termijnen if termijn.einde < vandaag}
    if VERHUIZEN in gone:
        return ["De 12 weken zijn voorbij. Teken je nu nog, dan telt tekenen + 14 dagen."]
    if TEKENEN in gone:
        return ["De 10 weken zijn voorbij. Nog niet getekend? Bel de regievoerder van COA."]
    return ["Na het tekenen: binnen 14 dagen."]


def _outside(kalender: Kalender) -> str:
    return (
        f"De kalender met vrije dagen loopt van {zeg(kalender.geldig_van)} t/m {zeg(kalender.geldig_tot)}: "
        "kijk zelf wat de laatste werkdag is."
    )


def _after(begin: Gebeurtenis, dag: date, *, keep: bool) -> tuple[tuple[Knop, ...], ...]:
    if begin.antwoord:
        return ((Knop("Wat zegt de handreiking?", actie("f", begin.antwoord)),),)
    if begin is not KOPPELING:
        return ((Knop("Reken vanaf de koppeling", actie("td")),),)
    return ((Knop("Leg deze koppeling vast", actie("kn", "", dag.isoformat())),),) if keep else ()


def count(begin: Gebeurtenis, dag: date, termijnen: Sequence[Termijn], *, keep: bool) -> Bericht:
    """How each day was found: its derivation and its source."""
    leads = [waarom_leidt(termijnen)] if begin is KOPPELING else []
    return Bericht(
        paragraphs(
            f"{begin.zegt} op " + bold(zeg(dag)) + ".",
            *(_block(termijn) for termijn in termijnen),
            stack(*leads, *_nature(termijnen), "Ik heb niets bewaard."),
        ),
        ((Knop("Terug", actie("tv", begin.naam, dag.isoformat())),), *_after(begin, dag, keep=keep)),
    )


def _nature(termijnen: Sequence[Termijn]) -> list[str]:
    if all(item.term.aard is Aard.WET for item in termijnen):
        return []
    return [
        "Een afspraak tussen overheden is geen wet: de datum schuift niet op voor een vrije dag. "
        "Daarom noem ik de laatste werkdag."
    ]


def _block(termijn: Termijn) -> Markup:
    first, *others = termijn.regels
    head = bold(f"{groot(termijn.term.titel)}: {zeg(termijn.einde)}")
    note = [termijn.term.toelichting] if termijn.term not in _KNOWN else []
    return stack(head, groot(first), *note, italic("\n".join(others)))

"""The answer to "when must it be done?": what must be done by which working day and what is left of it, in at most six
lines; how it was counted stands behind a button."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.screens.markup import Markup, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, onder_elkaar
from workflows.dates.kalender import Kalender
from workflows.dates.reading import Onduidelijk, zeg
from workflows.dates.termijnen import TEKENEN, VERHUIZEN, Termijn, waarom_leidt
from workflows.engine.laatste_dagen import van_termijn
from workflows.engine.resterend import resterend
from workflows.engine.velden import EEN_JAAR

_LANG = timedelta(weeks=8)
"""From here on what has passed is told in weeks."""

VRAAG = (
    "Op welke dag is gekoppeld? Typ de datum, bijvoorbeeld 15 maart 2026. "
    "Gisteren, 15-3 en vorige week dinsdag mag ook. Ik bewaar niets."
)


def how() -> Bericht:
    """How to ask, while another question is open: the next text is an answer to that one."""
    return Bericht("Typ de datum er meteen achter, bijvoorbeeld " + italic("/termijn 15 maart 2026") + ".")


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
_DOE = {"koppelen": "COA koppelt", "tekenen": "Teken"}
"""What must be done, as the first word of its line; else it is moving."""


def answer(
    begin: str, dag: date, termijnen: Sequence[Termijn], vandaag: date, kalender: Kalender, *, keep: bool
) -> Bericht:
    """What must be done by when, the first thing first. `keep`: this person may record a koppeling."""
    first, *others = (_line(termijn, vandaag, kalender) for termijn in termijnen)
    started = f"{_BEGIN[begin]} op {zeg(dag)}.{_doubt(dag, vandaag)}"
    beyond = [termijn for termijn in termijnen if termijn.uiterlijk is None]
    outside = [_outside(kalender)] if beyond else []
    return Bericht(
        stack(bold(first), *others, started, *_remark(begin, termijnen, vandaag), *outside),
        ((Knop("Hoe geteld?", actie("th", begin, dag.isoformat())),), *_after(begin, dag, keep=keep)),
    )


def _line(termijn: Termijn, vandaag: date, kalender: Kalender) -> str:
    doe = _DOE.get(termijn.term.naam, "Verhuizen")
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


def _remark(begin: str, termijnen: Sequence[Termijn], vandaag: date) -> Sequence[str]:
    """What to know beside the days themselves, in one line."""
    if begin == "vergunning":
        return ["Voor de gemeente telt de koppelingsdatum: 10 weken tot het tekenen, 12 tot het verhuizen."]
    if begin == "tekenen":
        return ["Eindigen de 12 weken na de koppeling eerder? Dan telt die dag."]
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


def _after(begin: str, dag: date, *, keep: bool) -> tuple[tuple[Knop, ...], ...]:
    if begin != "koppeling":
        return ((Knop("Reken vanaf de koppeling", actie("td")),),)
    return ((Knop("Leg deze koppeling vast", actie("kn", "", dag.isoformat())),),) if keep else ()


def count(begin: str, dag: date, termijnen: Sequence[Termijn], *, keep: bool) -> Bericht:
    """How each day was found: its derivation and its source."""
    leads = [waarom_leidt(termijnen)] if begin == "koppeling" else []
    return Bericht(
        paragraphs(
            f"{_BEGIN[begin]} op " + bold(zeg(dag)) + ".",
            *(_block(termijn) for termijn in termijnen),
            stack(
                *leads,
                "Een afspraak tussen overheden is geen wet: de datum schuift niet op voor een vrije dag. "
                "Daarom noem ik de laatste werkdag. Ik heb niets bewaard.",
            ),
        ),
        ((Knop("Terug", actie("tv", begin, dag.isoformat())),), *_after(begin, dag, keep=keep)),
    )


def _block(termijn: Termijn) -> Markup:
    first, *others = termijn.regels
    head = bold(f"{groot(termijn.term.titel)}: {zeg(termijn.einde)}")
    return stack(head, groot(first), italic("\n".join(others)))

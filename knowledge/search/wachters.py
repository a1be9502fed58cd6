"""Guards: reasons to ask back although an entry scores well. A wrong answer is worse than none."""

import re
from collections.abc import Iterable, Iterator

from knowledge.entry import Entry
from knowledge.search.index import Vraagvorm
from knowledge.taal import NEE, Lezing

ORGANISATIES = frozenset(
    (
        *("coa", "ind", "nidos", "provincie", "gs", "ps", "cdk", "corporatie", "raad", "bzk", "jenv", "vng"),
        *("duo", "szw", "ocw", "rijk", "begeleiden", "sociale_dienst", "regievoer", "rechtbank", "belastingdiens"),
    )
)
"""Concepts that name an organisation: an answer about another one is another answer."""

ALGEMEEN = (
    ORGANISATIES
    | {"gemeente", "vergunninghouder", "regio", "land", "nederlan", "flevolan", "azc", "woning"}
    | {"mens", "persoon", "wonen"}
)
"""Concepts that nearly every answer has: with nothing beside them a question has no subject."""

DUUR = re.compile(
    r"\d+ (?:werk)?dag|\d+ we+k|\d+ maand|\d+ jaar|\b[12]\d{3}\b"
    r"|\b(?:jaar|datum|dag|meteen|direct|zodra|zo snel mogelijk|verjaardag|keer|maal|eenmaal|tweemaal|driemaal)\b",
    re.IGNORECASE,
)

BEDRAG = re.compile(r"€|\beuro\b|\bEUR\b|\d%")

GELD = frozenset(
    ("geld", "kosten", "betalen", "bonus", "boete", "toeslagen", "uitkering", "leefgel", "normbedraag", "vergoeden")
)
"""Concepts that, with "how much", ask for an amount of money."""

VERLEDEN = "verleden"
"""The objection that the answer is about the past and the question does not say that it is."""
RUIL = frozenset(("uitruilen", "herverdelen", "overdragen", "overnemen"))
"""With one of these a gemeente that is named is the other party, and nothing an answer must speak of."""
WETTEN = frozenset(("wet", "regeling", "besluit"))
WAT_NU = frozenset(("als", "nu", "doe", "doen", "moet", "gebeurt"))
"""With "wat": what to do, or what follows."""
JAAR = re.compile(r"\b20\d\d\b")
ANDERS = frozenset(("wet", "waarom", "gemeente", "jaar"))
"""Objections that the entry is about something else: not even its first lines may be shown. An organisation it does not
name is none of them: often that is only who asks ("de raad wil weten")."""
ZWAAR = frozenset(("tijd", "hoeveel", "geld"))
"""Objections that the answer lacks the very thing asked for: the question may not be ours at all."""


def bezwaren(
    lezing: Lezing, entry: Entry, inhoud: frozenset[str], vorm: Vraagvorm, titel: frozenset[str]
) -> Iterator[str]:
    """Why this entry may be the wrong answer, as short codes; `inhoud` holds the entry's concepts, `titel` those of its
    own question."""
    known = inhoud | {str(source.document.year) for source in entry.sources}
    if entry.historical and not lezing.verleden:
        yield VERLEDEN
    if lezing.naamloos and _in_beweging(entry) and not _onderwerp(lezing.begrippen) & titel:
        yield "wet"
    if _wat_nu(lezing) and entry.question.startswith("Waarom"):
        yield "waarom"
    if lezing.getallen - known:
        yield "getal"
    if _ander_jaar(lezing, entry, known):
        yield "jaar"
    if (ORGANISATIES & set(lezing.begrippen)) - _verwant(inhoud):
        yield "organisatie"
    if andere_plaats(lezing, inhoud):
        yield "gemeente"
    if lezing.ontkent and NEE not in inhoud:
        yield "ontkenning"
    if NEE in vorm.begrippen and not lezing.ontkent:
        yield "ontkenning"
    if "?tijd" in lezing.soorten and not DUUR.search(entry.answer):
        yield "tijd"
    if "?hoeveel" in lezing.soorten and not re.search(r"\d|\b(?:een|één|twee|drie|vier|vijf)\b", entry.answer):
        yield "hoeveel"
    if (
        GELD & set(lezing.begrippen)
        and "persoon" not in lezing.begrippen
        and "?hoeveel" in lezing.soorten
        and not BEDRAG.search(entry.answer)
    ):
        yield "geld"


def andere_plaats(lezing: Lezing, inhoud: frozenset[str]) -> bool:
    """Whether a gemeente is named that the entry does not speak of, other than as whom one exchanges with."""
    exchange = RUIL.intersection(lezing.begrippen)
    return bool(lezing.plaatsen - inhoud) and exchange.isdisjoint(inhoud)


def _ander_jaar(lezing: Lezing, entry: Entry, known: Iterable[str]) -> bool:
    """Whether it is asked of a year, and the entry is about another one, or has no number of that year."""
    asked = {number for number in lezing.getallen if JAAR.fullmatch(number)}
    if not asked:
        return False
    own = set(JAAR.findall(entry.question))
    return asked.isdisjoint(own) if own else "?hoeveel" in lezing.soorten and asked.isdisjoint(known)


def _in_beweging(entry: Entry) -> bool:
    """Whether it is about a law or a scheme that changes: "de wet" may well be another."""
    return entry.moving or entry.geldig_tot is not None


def _onderwerp(begrippen: Iterable[str]) -> set[str]:
    """The concepts that say what a question is about."""
    return {concept for concept in begrippen if concept[0] not in "?!~" and concept not in WETTEN}


def _wat_nu(lezing: Lezing) -> bool:
    """Whether it is asked what to do, and not why."""
    return "wat" in lezing.woorden and not WAT_NU.isdisjoint(lezing.woorden) and "?waarom" not in lezing.soorten


def kaal(lezing: Lezing) -> bool:
    """Whether a question names only what every answer is about ("hoe groot is de provincie")."""
    return all(concept[0] in "?~" or concept in ALGEMEEN | lezing.plaatsen for concept in lezing.begrippen)


def _verwant(inhoud: frozenset[str]) -> frozenset[str]:
    """The concepts with the names of one organisation taken together."""
    return inhoud | {"gs", "provincie"} if inhoud & {"gs", "provincie"} else inhoud

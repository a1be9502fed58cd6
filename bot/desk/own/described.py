"""Own cases that a sentence describes and does not name: "het gezin van vijf", "de koppelingen van november", or only
what happened ("ze hebben getekend"). They are shown with what tells them apart, each behind a button: nobody guesses
which is meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.desk import cases, standard
from bot.desk.feature import Handling
from bot.desk.own import filled, lists, proposals
from bot.desk.rights import Actie, organisations
from bot.desk.visit import Visit
from bot.screens import own as own_screens
from bot.screens import start
from bot.screens.case import to_case
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, Knop, actie
from knowledge.taal.vraagsoort import Vraagsoort, kern, vraagsoort
from storage.cases import CaseRow
from workflows.dates.words import MAANDEN
from workflows.engine.huishouden import personen_in
from workflows.engine.stapwoorden import Gezegd, lees_wijzen, stappen_in, woorden_van, zegt
from workflows.engine.velden import Soort

LONGEST = 14
"""Words of such a sentence at the most."""
_ABOUT = frozenset((None, Vraagsoort.WIE, Vraagsoort.OF))
"""Kinds of question that can be about one's own cases; the others ask for a rule."""
_HOE_HET_STAAT = re.compile(r"hoe (?:gaat|staat|loopt|zit|ver (?:is|zijn|staat)) ", re.IGNORECASE)
"""Asking how a case stands, which asks for no rule."""
_EEN = (
    r"zaak|dossier|koppeling|gezin|gezinnetje|huishouden|familie|stel|echtpaar|alleenstaande?"
    r"|moeder|vader|vrouw|man|dame|heer|mensen"
)
_DIE = re.compile(
    rf"\b(?:die|dat|deze|dit|het|de|mijn|onze|ons)(?: \w+)? (?:{_EEN})\b"
    rf"|\b(?:{_EEN}) (?:van|uit) (?:\d|{'|'.join(MAANDEN)})"
    r"|\bdie van (?:een|twee|drie|vier|vijf|zes|zeven|acht|\d{1,2}) (?:personen|mensen|man|pers)\b",
    re.IGNORECASE,
)
"""A household that both know: not any ("een gezin van vijf")."""
_BEPAALD = re.compile(
    rf"\b(?:die|dat|deze|dit|het|de|mijn|onze|ons)(?: \w+)? (?:{_EEN})\b(?! (?:die|dat|zonder|als)\b)"
    r"|\bdie van (?:een|twee|drie|vier|vijf|zes|zeven|acht|\d{1,2})\b",
    re.IGNORECASE,
)
"""The one that both know; "de alleenstaande die ..." is any such."""
_ZOMAAR = re.compile(rf"\been (?:{_EEN})\b", re.IGNORECASE)
"""Any household: what is asked of such a one asks for the rule."""
_ASKS = re.compile(r"\?\s*$|^\W*(?:hoeveel|wat|welke?|waar|wanneer|wie|hoe|moet|mag)\b", re.IGNORECASE)
_ZAKEN = re.compile(r"\b(?:zaken|koppelingen|gezinnen|huishoudens|dossiers|gekoppeld\w*)\b", re.IGNORECASE)
_MAAND = re.compile(
    rf"\b(?:van|uit|in|sinds) (?P<maand>{'|'.join(MAANDEN)})\b(?! ?\d)"
    rf"|\b(?:van|uit|in) (?P<deze>deze|afgelopen|vorige|de afgelopen) maand\b",
    re.IGNORECASE,
)
_IS = r"(?:heeft|hebben|heb|is|zijn|had|hadden|wonen|woont)\b"
_VERTELT = re.compile(
    r"(?:(?:ja|net|zojuist|vandaag|gisteren|vanochtend|vanmiddag|top|yes|hoera|mooi|goed nieuws|eindelijk|gelukt|hoi"
    r"|hallo) )*"
    rf"(?:(?:ze|zij|hij|we|wij|ik|er|is|die) {_IS}"
    r"|(?:heb|hebben|is|zijn) (?!er\b|we\b|wij\b|ze\b|zij\b|jullie\b|ik\b|je\b|die\b|al\b|dat\b|het\b)"
    r"|(?:huurcontract|contract|huis|woning|sleutels?|handtekening|verhuizing) (?:is|zijn|staat)\b"
    rf"|(?P<wat>(?:de|het|een|onze|mijn|hun|dat|die) \w+(?: \w+){{0,3}}?) {_IS})",
    re.IGNORECASE,
)
"""Telling that something happened, with nobody named."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What tells the cases that are meant: a number or days between two of a fact of their beginning."""

    personen: int | None
    dagen: tuple[date, date] | None

    def __bool__(self) -> bool:
        return self.personen is not None or self.dagen is not None


def read(visit: Visit, text: str) -> Bericht | bool | None:
    """The own cases that fit, each behind a button; None where nothing is described, none fits, or the knowledge base
    is sure of an answer."""
    words = woorden_van(text)
    if len(words) > LONGEST or len(text) > lists.LONGEST:
        return None
    if not _may_be_about(visit, text) or (_ZOMAAR.search(text) and _ASKS.search(text)):
        return None
    several = _ZAKEN.search(text) is not None
    wanted = _Wanted(_persons(text), _days(visit, text)) if several or _DIE.search(text) else _Wanted(None, None)
    tells = _VERTELT.match(kern(text)) is not None or (bool(wanted) and vraagsoort(text) is None)
    told = tells and not text.rstrip().endswith("?") and not _beside(visit, words)
    if not wanted and not told:
        return None
    for naam, dealt in visit.office.features.procedures.items():
        if dealt.procedure.partijen:  # of those several gemeenten tell, each of its own part
            continue
        said = stappen_in(dealt.procedure, text) if told else ()
        if (not wanted and not said) or not organisations(visit.me, dealt.recht(Actie.ZAAK_ZIEN)):
            continue
        shown = _happened(visit, dealt, said[0], wanted, text) if said else _fitting(visit, dealt, naam, wanted, text)
        if shown is not None:
            return shown
    return None


def _may_be_about(visit: Visit, text: str) -> bool:
    """Whether the kind of question can be about own cases: also when a step of this household must be taken."""
    kind = vraagsoort(text)
    if kind in _ABOUT or _HOE_HET_STAAT.match(kern(text)) is not None:
        return True
    known = _DIE.search(text) is not None and _ZOMAAR.search(text) is None and _persons(text) is not None
    return (
        known
        and kind is Vraagsoort.WANNEER
        and any(stappen_in(dealt.procedure, text) for dealt in visit.office.features.procedures.values())
    )


def _beside(visit: Visit, words: Sequence[str]) -> bool:
    """Whether it tells of what stands beside the steps: a refusal has a road of its own."""
    said = frozenset(words)
    return any(zegt(way, said) for item in visit.office.features.bij_naam for way in lees_wijzen(item.woorden))


def _persons(text: str) -> int | None:
    found = personen_in(text)
    return found.aantal if found is not None else None


def _days(visit: Visit, text: str) -> tuple[date, date] | None:
    """The day or the month in which the cases that are meant began."""
    month = _MAAND.search(text)
    if month is None:
        day = filled.day_in(text, visit.today, "verleden")
        return (day, day) if isinstance(day, date) else None
    today = visit.today
    if month["deze"]:
        first = today.replace(day=1)
        first = first if month["deze"].casefold() == "deze" else (first - timedelta(days=1)).replace(day=1)
    else:
        number = MAANDEN.index(month["maand"].casefold()) + 1
        first = date(today.year - (number > today.month), number, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _found(
    visit: Visit, dealt: Handling, wanted: _Wanted, standen: tuple[str, Sequence[str]] | None = None
) -> list[CaseRow]:
    fields = dealt.procedure.aanleg
    own = [o.id for o in organisations(visit.me, dealt.recht(Actie.ZAAK_ZIEN))]
    asked: list[tuple[str, str | int, str | int]] = []
    if wanted.personen is not None:
        asked += [(veld.naam, wanted.personen, wanted.personen) for veld in fields if veld.soort is Soort.AANTAL][:1]
    if wanted.dagen is not None:
        first, last = (day.isoformat() for day in wanted.dagen)
        asked += [(veld.naam, first, last) for veld in fields if veld.soort is Soort.DATUM][:1]
    if len(asked) != (wanted.personen is not None) + (wanted.dagen is not None):
        return []
    many = own_screens.MOST + 1
    return visit.store.cases.described(dealt.procedure.naam, own, asked, standen, visit.me.id, many)


def _fitting(visit: Visit, dealt: Handling, naam: str, wanted: _Wanted, text: str) -> Bericht | None:
    """The cases that are described, where the knowledge base has no sure answer."""
    if visit.kennis.zoek(text).soort == "answer":
        return None
    rows = _found(visit, dealt, wanted)
    if len(rows) == 1 and _BEPAALD.search(text):  # no other can be meant
        return cases.show(visit, rows[0].id)
    return own_screens.described(
        _lines(visit, rows), [to_case(row.id, row.referentie) for row in rows], _all(dealt, naam)
    ) if rows else None  # fmt: skip


def _happened(visit: Visit, dealt: Handling, said: Gezegd, wanted: _Wanted, text: str) -> Bericht | bool | None:
    """Of which case it is told: those in which the step can be taken now, one's own first."""
    if wanted.personen is not None:  # the day is that of the step
        wanted = _Wanted(wanted.personen, None)
    rows = _found(visit, dealt, wanted, (said.spoor.naam, said.stap.van))
    case = cases.open_case(visit, rows[0].id, Actie.ZAAK_STAP) if len(rows) == 1 and _BEPAALD.search(text) else None
    if case is not None and wanted:
        return proposals.propose(visit, case, [said], text)
    answers = [Knop(entry.question, actie("f", entry.id)) for entry, _ in visit.kennis.rangschik(text)[:1]]
    return told_of(visit, rows, said, text, answers) if rows else None


def told_of(visit: Visit, rows: Sequence[CaseRow], said: Gezegd, text: str, answers: Sequence[Knop] = ()) -> Bericht:
    """Of which of these the step is told, each behind a button that proposes it with the day in the text."""
    day = filled.day_in(text, visit.today)
    told = [day.isoformat()] if isinstance(day, date) else []
    buttons = [
        Knop(row.referentie, actie("sz", row.id, said.spoor.naam, said.stap.trigger, *told)) for row in rows
    ]  # fmt: skip
    return own_screens.of_which(said.stap, _lines(visit, rows), buttons, answers)


def _lines(visit: Visit, rows: Sequence[CaseRow]) -> list[Tekst]:
    opened = cases.all_opened(visit.office, [row.id for row in rows[: own_screens.MOST]])
    return [own_screens.told_apart(standard.beeld(visit.office, case, visit)) for case in opened]


def _all(dealt: Handling, naam: str) -> Knop:
    return Knop(own_screens.all_of(dealt.procedure), actie("zl", naam, 0))


def _press(visit: Visit, rest: list[str]) -> Bericht | None:
    """`sz:<case>:<track>:<trigger>[:<day>]`: the step that was told of, proposed for this case."""
    ident, spoor, trigger, *told = rest
    case = cases.open_case(visit, int(ident), Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    track = next((item for item in case.procedure.sporen if item.naam == spoor), None)
    stap = next((item for item in track.stappen if item.trigger == trigger), None) if track is not None else None
    if track is None or stap is None:
        return cases.show(visit, case.row.id)
    said = f"op {date.fromisoformat(told[0]):%d-%m-%Y}" if told else ""
    shown = proposals.propose(visit, case, [Gezegd(track, stap, frozenset())], said)
    return shown if isinstance(shown, Bericht) else None


PRESSES = {"sz": _press}

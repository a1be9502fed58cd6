"""What the regievoerder of COA types of a refusal: "Z-0412 is terecht", "bij 4712 kandidaat gekoppeld 3 dec". It opens
that refusal with his answer filled in; a press records it, and never the typing."""

from collections.abc import Sequence
from datetime import date

from bot.desk import cases
from bot.desk.case import Opened
from bot.desk.own import filled
from bot.desk.own.said import without_manners
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.features.woningweigering import coa, coa_screens
from bot.screens.message import Bericht
from knowledge.taal.vraagsoort import vraagsoort
from workflows.engine.kenmerk import Genoemd, Vorm, vind
from workflows.engine.kort_genoemd import vind_kort
from workflows.engine.partijvraag import Antwoord, VraagSoort
from workflows.engine.plek import Plek, plek
from workflows.engine.stapwoorden import gezegd_van, hersteld, lees_wijzen, woordenschat
from workflows.woningweigering.partijvragen import VAN_COA
from workflows.woningweigering.tabel import WONINGWEIGERING

Gezegd = tuple[VraagSoort, Antwoord]
_ALLE: Sequence[Gezegd] = [(soort, antwoord) for soort in VAN_COA for antwoord in soort.antwoorden if antwoord.stappen]
_WOORDEN = woordenschat(way for _, antwoord in _ALLE for way in lees_wijzen(antwoord.woorden))
_WEER = ("", "/2", "/3")
"""Behind the reference of a household that refused before: who speaks of it means the refusal that runs."""


def read(visit: Visit, text: str) -> Bericht | bool | None:
    """The refusal that a sentence names, with what it says of it; None for anything else."""
    if not may(visit.me, Actie.WEIGERING_COA) or text.rstrip().endswith("?") or vraagsoort(text) is not None:
        return None
    text = without_manners(text)
    found = [item for item in vind(text) or vind_kort(text) if not _counts(text, item)]
    rest = text
    for item in found:
        rest = filled.blank(rest, item.van, item.tot) if len(found) == 1 else rest
    rest = hersteld(rest, _WOORDEN, visit.kennis.kent)
    if not found or not _said(_ALLE, rest):
        return None
    named = _named(visit, found)
    can = [(case, fit) for case in named if (fit := _said(_open(case), rest))]
    if len(can) == 1:
        (case, fit), day = can[0], filled.day_in(rest, visit.today, "verleden")
        return coa.proposed(visit, case, fit, day if isinstance(day, date) else None)
    if can:
        return coa.which(visit, [case for case, _ in can])
    return coa.show(visit, named[-1].row.id).met(boven=coa_screens.WENT_ON) if named else None


def _counts(text: str, item: Genoemd) -> bool:
    return item.vorm is Vorm.CIJFERS and plek(text, item) is Plek.TELT


def _said(known: Sequence[Gezegd], text: str) -> Sequence[Gezegd]:
    return [known[at] for at in gezegd_van([antwoord.woorden for _, antwoord in known], text)]


def _open(case: Opened) -> Sequence[Gezegd]:
    return [(soort, antwoord) for soort, antwoord in _ALLE if soort in coa.open_kinds(case)]


def _named(visit: Visit, found: Sequence[Genoemd]) -> Sequence[Opened]:
    """The refusals with one of these references in the gemeenten that named this person's organisation."""
    linked = coa.gemeenten(visit.office, visit.me)
    ways = [way + again for item in found for way in item.schrijfwijzen for again in _WEER]
    rows = visit.store.cases.named(linked, [WONINGWEIGERING.naam], [], ways) if linked else []
    return cases.all_opened(visit.office, [row.id for row in rows])

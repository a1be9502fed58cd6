"""A sentence that asks for an own screen in words no line of a table has: clear, it opens; else the screen stands above
the answer that the knowledge base has for it. Comes when nothing else read the sentence."""

import re
from dataclasses import replace
from functools import lru_cache

from bot.desk import standard
from bot.desk.own import lists, wording
from bot.desk.own.alike import CLEAR, DOUBT, Gelijkenis, Scherm
from bot.desk.own.filled import day_in
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.screens import own as own_screens
from bot.screens.message import Bericht, Knop, actie
from knowledge.search.kennis import Kennis
from knowledge.taal.leunend import begint_met_en, half, wijst
from knowledge.taal.vraagsoort import Vraagsoort, vraagsoort
from workflows.dates.tijdvak import tijdvak_van

_OWN_KINDS = frozenset((None, Vraagsoort.WIE, Vraagsoort.OF))
"""Kinds of question that can ask for a screen; what-now, why, who pays and may-we keep their answer."""

_SAME = 0.9
"""So much like a sentence that even "how" and "where" ask for the screen ("waar moet ik vandaag mee beginnen"), and
that it asks for it though the knowledge base has an answer too."""

_US = frozenset(("wij", "we", "ons", "onze", "week", "vandaag"))
"""Words that make it a sentence of us or of our days, whatever was answered before; "hoeveel krijg ik" asks on."""

_TOLD = 3
"""Words of meaning at the least in a sentence that asks for a screen though there is an answer."""

_REMIND = re.compile(
    r"\b(?:herinner|herinneren|attendeer|attenderen|waarschuw|waarschuwen|seintje|reminder|agenda)\b", re.IGNORECASE
)


@lru_cache(maxsize=2)
def _known(kennis: Kennis) -> Gelijkenis:
    return Gelijkenis(kennis)


def read(visit: Visit, text: str) -> Bericht | bool | None:
    """The screen, or the answer with its button on top; None for a question about the rules and any other sentence."""
    if len(text) > lists.LONGEST:
        return None
    if _REMIND.search(text) and vraagsoort(text) in _OWN_KINDS and day_in(text, visit.today) is not None:
        return Bericht(own_screens.NO_CASE)
    if begint_met_en(text) and len(wording.said(text).content) < _TOLD - 1:
        return None  # "en de gemeenteraad?" goes on about what was asked, and of what is not said
    return _in_a_part(visit, text) or _nearest(visit, text)


_DEEL = re.compile(r"[,;:.!?]\s+(?:en |dus |maar )?|\s+[-–]\s+")
"""Between what is told and what is asked."""


def _in_a_part(visit: Visit, text: str) -> Bericht | bool | None:
    """The screen that the first or last part asks for, where the rest only tells why: "de wethouder belde, hoe staan we
    ervoor"."""
    parts = [part.strip() for part in _DEEL.split(text.strip(" .!?")) if part.strip()]
    if not 2 <= len(parts) <= _MOST_PARTS or visit.kennis.zoek(text).soort == "answer":
        return None
    for part in (parts[-1], parts[0]):
        others = [one for one in parts if one is not part]
        if any(vraagsoort(one) is not None or "?" in one for one in others):
            continue
        shown = lists.lees(visit, part)
        if shown is not None:
            return shown
    return None


_MOST_PARTS = 4


def _nearest(visit: Visit, text: str) -> Bericht | bool | None:
    tijdvak, rest = lists.without_tijdvak(text, tijdvak_van(visit.today))
    place, rest = lists.without_own(visit, rest)
    near = _known(visit.office.kennis).naaste(rest)
    if near is None or near[1] < DOUBT or not _sees(visit, near[0]):
        return None
    if not _of_us(near[1], rest) and lists.asks_on(visit, text):
        return None
    kind, found = vraagsoort(rest), visit.kennis.zoek(rest).soort
    surely = kind is Vraagsoort.HOE and near[1] >= _SAME and found != "answer"
    if kind not in _OWN_KINDS and not surely:
        return None
    told = near[1] >= _SAME and len(wording.said(rest).content) >= _TOLD
    if near[1] >= CLEAR and (found != "answer" or told):
        return _shown(visit, near[0], f"{place} {tijdvak or ''}".strip())
    if near[1] < CLEAR and found == "answer":
        return None
    knop = _button(visit, near[0])
    if found == "unknown":
        return own_screens.meant_screen(knop)
    answer = visit.office.features.vraagbaak.ask(visit, text)
    return replace(answer, knoppen=((knop,), *answer.knoppen))


def _of_us(likeness: float, text: str) -> bool:
    """Whether it asks for a screen whatever was answered before: it is of us or of our days, or it is one of the
    sentences and a whole one that points at nothing said before."""
    if likeness >= CLEAR and not _US.isdisjoint(wording.words(text)):
        return True
    return likeness >= _SAME and not half(text) and not wijst(text)


def _sees(visit: Visit, scherm: Scherm) -> bool:
    if scherm.procedure:
        return may(visit.me, visit.office.features.procedures[scherm.procedure].recht(Actie.ZAAK_ZIEN))
    asked = visit.office.features.by_name[scherm.opdracht].actie
    return asked is None or may(visit.me, asked)


def _shown(visit: Visit, scherm: Scherm, told: str) -> Bericht | bool:
    if scherm.procedure:
        return standard.listing(visit, scherm.procedure, standen=scherm.standen)
    command = visit.office.features.by_name[scherm.opdracht]
    shown = command.run(visit, told if command.kort else "")
    return True if shown is None else shown


def _button(visit: Visit, scherm: Scherm) -> Knop:
    if scherm.procedure:
        procedure = visit.office.features.procedures[scherm.procedure].procedure
        titles = {stand.naam: stand.titel for spoor in procedure.sporen for stand in spoor.standen}
        label = own_screens.open_list(procedure, titles.get(scherm.standen, ""))
        return Knop(label, actie("zl", scherm.procedure, 0, *([scherm.standen] if scherm.standen else [])))
    command = visit.office.features.by_name[scherm.opdracht]
    return Knop(own_screens.open_screen(command.meer or command.label or command.name), actie("cm", command.name))

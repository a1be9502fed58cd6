"""A case that is begun in a sentence: "nieuwe koppeling 2 feb 4 personen zaaknr 4711". What can be read is filled in,
whatever the order and the words around it; the rest is asked, and all of it is shown before it is recorded."""

import re

from bot.desk import standard
from bot.desk.feature import Answers
from bot.desk.own.filled import blank, facts
from bot.desk.own.named import find as by_end
from bot.desk.rights import Actie, organisations
from bot.desk.visit import Visit
from bot.screens.message import Bericht
from knowledge.taal.vraagsoort import kern, vraagsoort
from workflows.engine.huishouden import personen_in
from workflows.engine.kort_genoemd import vind_kort
from workflows.engine.stapwoorden import lees_wijzen, woorden_van, zegt
from workflows.engine.tabel import Procedure
from workflows.engine.velden import REFERENTIE, Soort

_NIEUW = frozenset(
    ("nieuw", "nieuwe", "vastleggen", "invoeren", "toevoegen", "registreren", "registreer", "aanmaken", "opvoeren",
     "leg", "voer", "maak", "aanvragen", "erbij", "bij", "bijgekomen", "binnen", "vastgelegd", "opnemen")
)  # fmt: skip
_MAAKT = re.compile(
    r"^(?:(?:ik|we|wij) )?(?:wil|willen|moet|moeten|ga|gaan|kan ik|graag|even|nieuwe?|een|start|begin|maak|open|leg"
    r"|voer|registreer)\b"
    r".*\b(?:aanmaken|aan|vastleggen|vast|invoeren|in|toevoegen|toe|registreren|opvoeren|openen|open|starten|start"
    r"|beginnen|begin|maken|registreer|dossier|zaak)\b"
    r"|^(?:er (?:is|zijn)|(?:we|wij|ik) (?:heb|hebben|kreeg|kregen))\b.*\b(?:weer|nieuwe?|net|zojuist)\b"
    r".*\b(?:gekoppeld|koppeling|toegewezen)\W*$"
)
"""Wanting to make one, without a word of which."""
_MAAKT_MOST = 8
"""Words at most of a sentence that says little else."""
_HEET_NIEUW = frozenset(("nieuw", "nieuwe", "toevoegen", "invoeren", "opvoeren", "registreer", "registreren"))
"""Words of a new one even where its number is in use."""
_NIET = frozenset(("niet", "geen", "nog", "wil", "willen", "zoekt", "zoeken"))


def read(visit: Visit, text: str) -> Bericht | bool | None:
    """Begin the case that the sentence says begins, with what it says filled in; None for any other sentence."""
    words = frozenset(woorden_van(text))
    kinds = visit.office.features.procedures
    said = {naam: how for naam, dealt in kinds.items() if (how := _said(dealt.procedure, words)) is not None}
    if not said or text.rstrip().endswith("?") or "hoeveel" in words:
        return None
    asks = _is_question(text)
    for naam in sorted(said, key=lambda naam: not said[naam]):  # what is named by its title goes first
        dealt = kinds[naam]
        if not organisations(visit.me, dealt.recht(Actie.ZAAK_MAKEN)):
            continue
        if dealt.form not in visit.office.features.forms:
            continue
        known = facts(visit, dealt.procedure, text)
        if asks and not (REFERENTIE.naam in known and len(known) > 1):
            continue
        if _clear(visit, dealt.procedure, text, known, named=said[naam]):
            shown = standard.new(visit, naam, None, known)
            return True if shown is None else shown
    return None


def _is_question(text: str) -> bool:
    """Whether it asks, without the household: "stel, 2 personen" supposes nothing."""
    household = personen_in(text)
    return vraagsoort(text if household is None else blank(text, household.van, household.tot).strip(" ,")) is not None


def _clear(visit: Visit, procedure: Procedure, text: str, known: Answers, *, named: bool) -> bool:
    """Whether it can only mean that one begins: it is named and something is told of it, all that must be asked is
    told, or it asks to make one and says nothing else."""
    asked = {veld.naam for veld in procedure.aanleg if not veld.optioneel}
    reference = known.get(REFERENTIE.naam)
    if not _HEET_NIEUW & frozenset(woorden_van(text)) and (
        (isinstance(reference, str) and _is_there(visit, reference)) or by_end(visit, vind_kort(text))
    ):
        return False  # then it is told of that one
    if not named and [veld.soort for veld in procedure.aanleg if veld.naam in known] == [Soort.DATUM]:
        return False  # only the day is told: what follows from it is the answer, with the way to begin below it
    if known and (named or asked <= known.keys()):
        return True
    if not known and len(woorden_van(text)) <= _MAAKT_MOST:
        return _MAAKT.match(kern(text)) is not None
    words = frozenset(woorden_van(text))
    own = (zegt(way, words) for way in lees_wijzen(procedure.begint))  # "zoekt zelf een woning" is how one begins
    told = len(woorden_van(text)) <= _MAAKT_MOST and _NIET.isdisjoint(words.difference(*own))
    return len(known) > 1 or (told and bool(known))


def _is_there(visit: Visit, reference: str) -> bool:
    """Whether an own case has this reference, of whatever procedure."""
    return bool(visit.store.cases.with_own_reference({m.organisatie.id for m in visit.me.lidmaatschappen}, reference))


def _said(procedure: Procedure, words: frozenset[str]) -> bool | None:
    """Whether the words say that a case of this procedure begins: by its title and a word as "nieuw" (True), or only by
    what happened then (False, which counts where enough is told); None where they do not."""
    titled = procedure.titel.casefold() in words
    if titled and words & _NIEUW:
        return True
    told = any(zegt(way, words) for way in lees_wijzen(procedure.begint)) or any(
        veld.titel.casefold() in words and veld.titel.casefold().startswith(procedure.titel.casefold())
        for veld in procedure.aanleg
    )  # "koppelingsdatum 30-11": the day on which one begins, by its name
    return titled if told else None

"""What a message means in a conversation that is about something: the one place that decides what an answer is given to
it. The desk stores what was shown last, and shows what comes out of here.

A message that leans on the subject is answered within it or not at all: a sure answer to something else is worse than
none, and the reader cannot see that the bot forgot what it was about.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.entry import Entry
from knowledge.search import zinnen
from knowledge.search.antwoorden import MET_TEKST
from knowledge.search.binnen import BUUR, NAAST, THEMA, ZELF, Plaats, rangschik
from knowledge.search.kennis import CHOICES, Kennis, Soort, Uitkomst
from knowledge.search.van_ons import WIJ
from knowledge.search.wachters import ORGANISATIES
from knowledge.search.zelf import is_zelf
from knowledge.search.zelfde_zaak import eigen_zaak, genoemd, zelfde_zaak
from knowledge.taal import NEE, Lezing
from knowledge.taal.leunend import (
    SOORTWOORDEN,
    WIJZEND,
    Gevraagd,
    Vorm,
    bedoelt_ding,
    eigen_onderwerp,
    kort,
    leunt,
    ook,
    past_bij,
    soort,
    voorwaarde,
    vorm,
    wijst,
)
from knowledge.taal.vraagsoort import vraagsoort

VOORSPRONG = {NAAST: 0.15, BUUR: 0.2, THEMA: 0.25}
"""The lead over the next that another answer within the subject must have to be given, by how near it is."""
ANDERS_GENOEMD = 0.12
"""What must be added where its own question does not have all that is asked."""
EENS = 0.1
"""The lead that is enough where the search outside the subject is sure of the same answer."""
GELIJKE = 0.05
"""With a smaller lead two answers fit alike, and the person decides."""
VOLLEDIG = 0.99
"""The part of what is asked that its wordings must have."""
BESLIST = frozenset(("beslissen", "bepalen", "regelen", "beoordelen"))
"""Concepts that, with "who", ask who deals with it."""


AAN_WIE = re.compile(
    r"\bwie (?:moet|moeten|kan|kunnen|mag|mogen|zal|zullen) (?:we|wij|ik|je|jij|jullie|men)\b", re.IGNORECASE
)
"""That "who" is not who acts but whom it is told or asked: "wie moeten we dat vertellen"."""


WEL = re.compile(r"\bwat (?:(?:kan|mag|moet|is er) )?(?:er )?dan (?:nog )?wel\b|\bwat (?:kan|mag) wel\b", re.IGNORECASE)
"""That another way is asked for: what stands beside the answer, and not the answer again."""
BEGRIP = re.compile(r"(?:Wat (?:is|zijn|betekent|betekenen)|Vanaf hoeveel)\b")
"""A question that asks what a word means: no answer to what then."""


class Wat(StrEnum):
    """What is said."""

    VORM = "vorm"
    """A fixed form about the subject's own answer; `vorm` says which."""
    ZINNEN = "zinnen"
    """The sentences of the answer that hold what is asked."""
    ANTWOORD = "antwoord"
    """Another answer within the subject."""
    KEUZE = "keuze"
    """What could be meant, within the subject."""
    NIET = "niet"
    """The subject does not say it; `entries` are what could be meant outside it."""
    NIEUW = "nieuw"
    """A new question; `uitkomst` is what the search says to it, with its certainty bounded."""
    WAAROVER = "waarover"
    """Nothing to lean on: ask what it is about."""


@dataclass(frozen=True)
class Vervolg:
    """What is said to a message that leans. `over` is the answer that it is about, None without a subject; `entry` the
    one that is shown."""

    wat: Wat
    over: Entry | None = None
    entry: Entry | None = None
    vorm: Vorm | None = None
    zinnen: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    uitkomst: Uitkomst | None = None


def vervolg(kennis: Kennis, tekst: str, onderwerp: Sequence[Entry], *, gevraagd: bool = False) -> Vervolg | None:
    """What is said to a message; None when it leans on nothing and is a question of its own. `onderwerp` are the
    answers shown last, the leading one first; `gevraagd` whether the bot asked if the first was meant."""
    form = vorm(tekst)
    if form in (Vorm.JA, Vorm.NEE) and not gevraagd:
        form = None
    if form is not None and onderwerp:
        return _vaste_vorm(kennis, form, onderwerp[0])
    lezing = kennis.lees(tekst)
    if form is None and not leunt(tekst, lezing, ruim=bool(onderwerp)):
        return _toch(kennis, tekst, lezing, onderwerp) if onderwerp and kort(tekst) else None
    if not bedoelt_ding(tekst) and _over_ketenbot(kennis, tekst):
        return None
    if form is not None:
        return Vervolg(Wat.WAAROVER)
    if not onderwerp:
        return _zonder(kennis, tekst, lezing)
    return _binnen(kennis, tekst, lezing, onderwerp)


def _toch(kennis: Kennis, tekst: str, lezing: Lezing, onderwerp: Sequence[Entry]) -> Vervolg | None:
    """A short question that leans on nothing by its form ("kan ik ruilen met een andere gemeente?"): where the search
    is not sure, and what is sure within the subject is among what it found, that is meant."""
    found = kennis.zoek(tekst)
    if found.soort not in ("likely", "suggest"):
        return None
    within = _binnen(kennis, tekst, lezing, onderwerp)
    return within if within.wat is Wat.ANTWOORD and within.entry in found.entries else None


def bij_keuzes(kennis: Kennis, tekst: str, keuzes: Sequence[Entry]) -> tuple[Entry, ...] | None:
    """What may be meant by a message that leans, while it is not known which of some choices was; None for one that is
    a question of its own. Never surer than choices, as nothing was read yet."""
    lezing = kennis.lees(tekst)
    form = vorm(tekst)
    if form is None and not leunt(tekst, lezing, ruim=True):
        return None
    if form is not None or not eigen_onderwerp(lezing):
        return tuple(keuzes)
    found = _binnen(kennis, tekst, lezing, keuzes)
    named = found.entry if found.wat is Wat.ANTWOORD else None
    near = found.entries if found.wat is Wat.KEUZE else ()
    return tuple(dict.fromkeys((*([named] if named else []), *near, *keuzes)))[:CHOICES]


def _over_ketenbot(kennis: Kennis, tekst: str) -> bool:
    """Whether it asks about the bot itself ("wie ben jij"): small words that lean on nothing."""
    found = kennis.zoek(tekst)
    return found.soort == "answer" and is_zelf(found.entries[0])


def _vaste_vorm(kennis: Kennis, form: Vorm, lead: Entry) -> Vervolg:
    if form is Vorm.DAARNA:
        if lead.next is None:
            return Vervolg(Wat.NIET, lead, entries=_naast(kennis, lead))
        return Vervolg(Wat.ANTWOORD, lead, kennis.entry(lead.next))
    if form is Vorm.VOORBEELD:
        return _voorbeeld(kennis, lead)
    if form is Vorm.WAAROM:
        return _waarom(kennis, lead)
    if form is Vorm.WIE and not lead.actor:
        return Vervolg(Wat.NIET, lead, entries=_naast(kennis, lead))
    return Vervolg(Wat.VORM, lead, lead, form)


def _voorbeeld(kennis: Kennis, lead: Entry) -> Vervolg:
    if said := zinnen.met_voorbeeld(lead):
        return Vervolg(Wat.ZINNEN, lead, lead, zinnen=tuple(said))
    beside = _naast(kennis, lead)
    there = next((entry for entry in beside if "voorbeeld" in entry.question.casefold()), None)
    return Vervolg(Wat.ANTWOORD, lead, there) if there else Vervolg(Wat.NIET, lead, entries=beside)


def _waarom(kennis: Kennis, lead: Entry) -> Vervolg:
    """The sentences that say why, or the one answer beside it that does; else that it does not say so."""
    if said := zinnen.met_reden(lead):
        return Vervolg(Wat.ZINNEN, lead, lead, zinnen=tuple(said))
    mine = genoemd(kennis, lead)
    why = [entry for entry in _naast(kennis, lead) if entry.question.startswith("Waarom")]
    same = [entry for entry in why if not mine.isdisjoint(genoemd(kennis, entry))]
    if len(same) == 1:
        return Vervolg(Wat.ANTWOORD, lead, same[0])
    return Vervolg(Wat.VORM, lead, lead, Vorm.MEER if lead.question.startswith("Waarom") else Vorm.WAAROM)


def _naast(kennis: Kennis, entry: Entry) -> tuple[Entry, ...]:
    """What belongs to an answer, what comes next first."""
    wanted = dict.fromkeys(filter(None, (entry.next, *entry.related)))
    return tuple(kennis.entry(ident) for ident in wanted)[:CHOICES]


def _zonder(kennis: Kennis, tekst: str, lezing: Lezing) -> Vervolg:
    """Nothing was said before: what could be meant, and never a sure answer."""
    found = kennis.zoek(tekst)
    if found.soort == "answer" and kennis.letterlijk(tekst) and len(eigen_onderwerp(lezing)) > 1:
        return Vervolg(Wat.NIEUW, uitkomst=found)
    if not eigen_onderwerp(lezing) and not found.entries:
        return Vervolg(Wat.WAAROVER)
    return Vervolg(Wat.NIEUW, uitkomst=hooguit(found, "suggest"))


def hooguit(found: Uitkomst, soort: Soort) -> Uitkomst:
    """The same, no surer than this: what was an answer is then likely, or the first choice."""
    return replace(found, soort=min(soort, found.soort, key=_ZEKER.index))


_ZEKER: tuple[Soort, ...] = ("unknown", "suggest", "likely", "answer")


def _binnen(kennis: Kennis, tekst: str, lezing: Lezing, onderwerp: Sequence[Entry]) -> Vervolg:
    """Within the subject. Another answer is given where it is about the same matter as what was shown: a word or two
    that the whole theme shares ("en als we die niet halen?") fit any of its answers."""
    found = _gevonden(kennis, tekst, lezing, onderwerp)
    lead, other = onderwerp[0], found.entry
    if found.wat is not Wat.ANTWOORD or other is None or other is lead or is_zelf(lead):
        return found
    also = ook(tekst) and not eigen_onderwerp(lezing) <= genoemd(kennis, other)
    if not also and (eigen_zaak(kennis, lezing, other) or zelfde_zaak(kennis, lezing, lead, other)):
        return found
    ranked = _keuzes(rangschik(kennis, lezing, onderwerp))
    return Vervolg(Wat.KEUZE, lead, entries=tuple(dict.fromkeys((other, *ranked)))[:CHOICES])


def _gevonden(kennis: Kennis, tekst: str, lezing: Lezing, onderwerp: Sequence[Entry]) -> Vervolg:
    lead = onderwerp[0]
    if WEL.search(tekst):
        return Vervolg(Wat.NIET, lead, entries=_naast(kennis, lead))
    if not WIJ.isdisjoint(lezing.woorden) and vraagsoort(tekst) is None:
        return Vervolg(Wat.NIET, lead)  # their own figures and cases: no answer holds those
    own = eigen_onderwerp(lezing)
    ranked = rangschik(kennis, lezing, onderwerp)
    if not ranked:
        return _zelf(kennis, tekst, lead)
    asked = _gevraagd(kennis, tekst, lezing, ranked)
    if asked is not None:
        return replace(asked, over=lead)
    if not own:
        said = zinnen.met_woorden(lead, lezing.woorden)
        if said:
            return Vervolg(Wat.ZINNEN, lead, lead, zinnen=tuple(said))
        return Vervolg(Wat.KEUZE, lead, entries=_keuzes(ranked))
    best = [place for place in ranked if max(place.gevraagd, place.zegt) >= VOLLEDIG]
    if (sure := _zeker(kennis, tekst, lezing, own, best)) is not None:
        return replace(sure, over=lead)
    other = _anders(kennis, tekst, lead, ranked, best)
    if other.wat in (Wat.KEUZE, Wat.NIET) and wijst(tekst) and len(own) <= WIJZEND:
        said = zinnen.verwant(kennis, lead, own)
        if 0 < len(said) <= zinnen.MEESTE:  # the answer that was just read holds it in other words
            return Vervolg(Wat.ZINNEN, lead, lead, zinnen=tuple(said), entries=other.entries[:2])
    return other


def _zelf(kennis: Kennis, tekst: str, lead: Entry) -> Vervolg:
    """Within an answer about the bot itself: those are looked up by their words."""
    found = kennis.zoek(tekst)
    if found.soort == "answer" and found.entries[0].thema == lead.thema:
        return Vervolg(Wat.ANTWOORD, lead, found.entries[0])
    return Vervolg(Wat.NIET, lead, entries=_naast(kennis, lead))


def _gevraagd(kennis: Kennis, tekst: str, lezing: Lezing, ranked: Sequence[Plaats]) -> Vervolg | None:
    """When, how much, who or whether it must: from the answer itself, or from one beside it that is about just that."""
    kind = soort(tekst, lezing)
    lead = next(place for place in ranked if place.afstand == ZELF)
    own = eigen_onderwerp(lezing) - SOORTWOORDEN
    if "?wie" in lezing.soorten and lead.entry.actor and own <= BESLIST and not AAN_WIE.search(tekst):
        return Vervolg(Wat.VORM, entry=lead.entry, vorm=Vorm.WIE)
    if kind is None:
        return None
    said = zinnen.van_soort(lead.entry, kind)
    if said and own:
        said = zinnen.met(kennis, said, own, alle=False)
    beside = _ernaast(kind, own, ranked)
    if beside is not None and (
        not said or (own and beside.titel >= VOLLEDIG) or not past_bij(kind, lead.entry.question)
    ):
        return Vervolg(Wat.ANTWOORD, entry=beside.entry)
    if 0 < len(said) <= zinnen.MEESTE:
        more = tuple(place.entry for place in ranked if place.afstand != ZELF and past_bij(kind, place.entry.question))
        return Vervolg(Wat.ZINNEN, entry=lead.entry, zinnen=tuple(said), entries=more[:2])
    if said:
        return Vervolg(Wat.ANTWOORD, entry=lead.entry)
    return None if own else Vervolg(Wat.NIET, entries=_keuzes(ranked))


def _ernaast(kind: Gevraagd, own: frozenset[str], ranked: Sequence[Plaats]) -> Plaats | None:
    """The one answer beside the subject whose own question asks for just this kind of thing."""
    there = [
        place
        for place in ranked
        if place.afstand == NAAST
        and past_bij(kind, place.entry.question)
        and _heeft(kind, place)
        and (not own or place.gevraagd >= VOLLEDIG)
    ]
    if len(there) > 1 and there[0].score - there[1].score < GELIJKE:
        return None
    return there[0] if there else None


def _heeft(kind: Gevraagd, place: Plaats) -> bool:
    """Whether the answer holds what is asked; the day on which something ends may be shown beside its text, and one
    that is asked how much may say that it is not known."""
    if kind is Gevraagd.PUNT and place.entry.geldig_tot is not None:
        return True
    return not place.bezwaren and (kind is Gevraagd.HOEVEEL or bool(zinnen.van_soort(place.entry, kind)))


def _zeker(kennis: Kennis, tekst: str, lezing: Lezing, own: frozenset[str], best: Sequence[Plaats]) -> Vervolg | None:
    """What is surely meant within the subject."""
    if not best or best[0].bezwaren:
        return None
    first = best[0]
    if first.afstand == ZELF:
        said = zinnen.met(kennis, zinnen.delen(first.entry), own | ({NEE} if lezing.ontkent else frozenset()))
        few = 0 < len(said) <= zinnen.MEESTE and not own <= ORGANISATIES
        return Vervolg(Wat.ZINNEN, entry=first.entry, zinnen=tuple(said)) if few else None
    needed = VOORSPRONG[first.afstand] + (ANDERS_GENOEMD if first.titel < VOLLEDIG else 0.0)
    kind = soort(tekst, lezing)
    other = kind is not None and first.afstand != NAAST and not past_bij(kind, first.entry.question)
    only_theme = first.afstand == THEMA and first.titel < VOLLEDIG
    if first.gevraagd < VOLLEDIG or other or only_theme or _voor(best) < needed:
        return None
    return Vervolg(Wat.ANTWOORD, entry=first.entry)


def _voor(places: Sequence[Plaats]) -> float:
    """How far the first is ahead."""
    return places[0].score - places[1].score if len(places) > 1 else 1.0


def _anders(kennis: Kennis, tekst: str, lead: Entry, ranked: Sequence[Plaats], best: Sequence[Plaats]) -> Vervolg:
    """Not surely within the subject: what the search says is bounded by whether the message points back."""
    found = kennis.zoek(tekst)
    sure = found.entries[0] if found.soort == "answer" else None
    known = found.entries[0] if found.soort in MET_TEKST else None
    if sure is not None and best and best[0].entry is sure and not best[0].bezwaren and _voor(best) >= EENS:
        return Vervolg(Wat.ANTWOORD, lead, sure)
    if best and (wijst(tekst) or known is None or known in [place.entry for place in best]):
        return Vervolg(Wat.KEUZE, lead, entries=_keuzes(best))
    if known is not None and not wijst(tekst) and len(eigen_onderwerp(kennis.lees(tekst))) > 1:
        defines = voorwaarde(tekst) and BEGRIP.match(known.question) is not None
        return Vervolg(Wat.NIEUW, lead, uitkomst=hooguit(found, "suggest" if defines else "likely"))
    return Vervolg(Wat.NIET, lead, entries=found.entries or _keuzes(ranked))


def _keuzes(ranked: Sequence[Plaats]) -> tuple[Entry, ...]:
    return tuple(place.entry for place in ranked if place.afstand != ZELF)[:CHOICES]

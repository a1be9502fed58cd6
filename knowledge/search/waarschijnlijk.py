"""Whether the best entry may be shown with its first lines under "Gaat je vraag hierover?", without a claim that it is
the answer.

Of the entries that come first without being sure about four in five are right. The certainty and the lead tell them
apart best; a weighing of all signs together did no better on sets it had not seen, so these bounds are all there is. On
sets that nobody had read most wrong texts had a question of their own that names little of what was asked, while
another answer fitted about as well: the person chooses then.
"""

import re

from knowledge.search.wachters import ALGEMEEN, ANDERS, VERLEDEN, WETTEN, ZWAAR
from knowledge.taal import DATUM, Lezing

LIKELY = 0.65
"""Certainty, lead included and objections aside, from which the best entry is shown: of all questions one in twenty
then gets a text about something else."""
GESCHIEDENIS = 1.25
"""Certainty from which what holds for the past alone is shown to a question that does not speak of the past: it names
its subject, and the text says of which year it is."""
NU = re.compile(r"\b(?:nu|nog|geld\w*|vandaag|dit (?:half)?jaar|loopt|lopen|momenteel|huidige?)\b", re.IGNORECASE)
"""That a question is about today."""
SURELY = 1.5
"""Log odds that the question is ours: more than for a choice, as text reads as an answer."""
ELDERS = 0.95
"""Likeness to a question for another desk from which no text is given: it is nearly that question."""
GENOEMD = 0.4
"""The part of its own question that must be asked, by weight, where another answer fits about as well."""
BIJNA = 0.06
"""The lead below which another answer fits about as well."""
BINDEND = re.compile(r"\b(?:moet(?:en)?|mag|mogen|verplicht\w*|verboden|verbod|hoef(?:t|ven)?|euro)\b|€", re.IGNORECASE)
"""What asks for a yes, a no or an amount that somebody will act on."""


def waarschijnlijk(
    vraag: str,
    lezing: Lezing,
    bezwaren: frozenset[str],
    genoemd: frozenset[str],
    *,
    zeker: float,
    voorsprong: float,
    eigen: float,
) -> bool:
    """Whether the first lines of the best entry may stand in the reply. `genoemd` are the concepts of its own question
    and of the phrasing most alike, `eigen` the part of its own question that is asked, `zeker` its certainty with its
    lead, `voorsprong` that lead, `bezwaren` what the guards say of it."""
    subject = onderwerp(lezing)
    if voorsprong < BIJNA and eigen < GENOEMD:
        return False
    if zeker < LIKELY or bezwaren & (ANDERS | ZWAAR) or lezing.buiten or not subject:
        return False
    if VERLEDEN in bezwaren and (zeker < GESCHIEDENIS or NU.search(vraag)):
        return False
    return not bindend(vraag, lezing) or bool(subject & genoemd)


def bindend(vraag: str, lezing: Lezing) -> bool:
    """Whether a wrong text would be acted on: an amount, a number, a date, must, may."""
    return bool(lezing.getallen) or BINDEND.search(vraag) is not None or DATUM.search(vraag.lower()) is not None


def onderwerp(lezing: Lezing) -> frozenset[str]:
    """The concepts that say what a question is about."""
    return frozenset(concept for concept in lezing.begrippen if concept[0] not in "?!~0123456789") - ALGEMEEN - WETTEN

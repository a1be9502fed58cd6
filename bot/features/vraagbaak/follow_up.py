"""A message that leans on what was shown last: "en bij een gezin?", "wie doet dat?", "tot wanneer?". What is said to it
is decided in knowledge/search/gesprek.py; here it is shown."""

from collections.abc import Callable, Mapping

from bot.desk import cases, offers
from bot.desk.rights import Actie
from bot.desk.visit import Visit
from bot.features.termijn import desk as termijn_desk
from bot.features.vraagbaak import follow_up_screens, replies, screens
from bot.screens.message import Bericht
from knowledge.entry import Entry
from knowledge.search.antwoorden import Antwoord, Deel
from knowledge.search.gesprek import Vervolg, Wat, vervolg
from knowledge.taal.leunend import Gevraagd, Vorm, eigen_onderwerp, leunt, soort, vorm
from storage.asked import Onderwerp

SURE = (Wat.VORM, Wat.ZINNEN, Wat.ANTWOORD)
"""What is an answer, and no asking back."""
_OF_CASE = (Vorm.DAARNA, Vorm.WIE, Vorm.STAND)
_ITS_DAY = (Gevraagd.TIJD, Gevraagd.PUNT, Gevraagd.BEGIN)


def follow_up(visit: Visit, text: str) -> Bericht | None:
    """The reply to such a message; None for one that leans on nothing."""
    subject = visit.store.onderwerpen.of(visit.me.id, visit.now)
    if (shown := _case_or_day(visit, text, subject)) is not None:
        return shown
    found = vervolg(visit.kennis, text, _entries(visit, subject), gevraagd=subject.gevraagd)
    return _show(visit, text, found) if found is not None else None


def said_of_answer(visit: Visit, text: str) -> Bericht | None:
    """What would be small talk by itself and is something else after an answer: yes or no when it was asked whether the
    answer was meant, that it is wrong, that it needs explaining."""
    form = vorm(text)
    if form not in (Vorm.JA, Vorm.NEE, Vorm.FOUT, Vorm.MEER):
        return None
    subject = visit.store.onderwerpen.of(visit.me.id, visit.now)
    if not subject.entries or (form in (Vorm.JA, Vorm.NEE) and not subject.gevraagd):
        return None
    return follow_up(visit, text)


def sure_follow_up(visit: Visit, text: str) -> Bericht | None:
    """The same, only where it is an answer: what was typed may as well be an answer to an open question."""
    subject = visit.store.onderwerpen.of(visit.me.id, visit.now)
    entries = _entries(visit, subject)
    found = vervolg(visit.kennis, text, entries, gevraagd=subject.gevraagd) if entries else None
    return _show(visit, text, found) if found is not None and found.wat in SURE else None


def asks_on(visit: Visit, text: str) -> bool:
    """Whether words that are those of a command ask on about the last answer: "meer" in small letters, as it is typed
    and does not stand on a button."""
    if text != text.lower() or vorm(text) is not Vorm.MEER:
        return False
    return bool(visit.store.onderwerpen.of(visit.me.id, visit.now).entries)


def _entries(visit: Visit, subject: Onderwerp) -> list[Entry]:
    return [entry for ident in subject.entries if (entry := replies.find(visit, ident))]


def _case_or_day(visit: Visit, text: str, subject: Onderwerp) -> Bericht | None:
    """The case with its last day, or the days that follow, when the message asks when, who or what next and names
    nothing else."""
    if subject.zaak is None and subject.datum is None:
        return None
    lezing = visit.kennis.lees(text)
    asked = vorm(text) in _OF_CASE or "?wie" in lezing.soorten or soort(text, lezing) in _ITS_DAY
    if not asked or eigen_onderwerp(lezing) or not leunt(text, lezing):
        return None
    if subject.datum is not None:
        return termijn_desk.terms(visit, *subject.datum)
    assert subject.zaak is not None  # noqa: S101  one of the two is there
    there = cases.open_case(visit, subject.zaak, Actie.ZAAK_ZIEN)
    return cases.show(visit, subject.zaak) if there is not None else None


def _show(visit: Visit, text: str, found: Vervolg) -> Bericht:
    if found.wat is Wat.WAAROVER:
        return screens.about_what()
    if found.wat is Wat.NIEUW:
        return _new(visit, text, found)
    over, question = found.over, visit.incoming.message
    assert over is not None  # noqa: S101  all else leans on a subject
    if found.wat is Wat.NIET:
        return follow_up_screens.not_said(over, found.entries, question)
    return follow_up_screens.within(_within(visit, found, over), over, question)


def _within(visit: Visit, found: Vervolg, over: Entry) -> Bericht:
    if found.wat is Wat.KEUZE:
        return follow_up_screens.choices(found.entries, over.thema)
    entry = found.entry or over
    if found.wat is Wat.ANTWOORD:
        return replies.answer(visit, entry)
    visit.store.onderwerpen.answered(visit.me.id, visit.now, entry.id)
    if found.wat is Wat.ZINNEN:
        return follow_up_screens.sentences(entry, found.zinnen, found.entries, replies.shown(visit, entry).bronnen)
    return _FORMS[found.vorm or Vorm.MEER](visit, entry)


def _new(visit: Visit, text: str, found: Vervolg) -> Bericht:
    """A new question: likely at most, or what could be meant."""
    outcome = found.uitkomst
    if outcome is None or outcome.soort == "unknown":
        return replies.unknown(visit, text=text)
    return replies.found(visit, Antwoord((Deel(text, outcome),)), offers.named(visit.office.features, text))


_FORMS: Mapping[Vorm, Callable[[Visit, Entry], Bericht]] = {
    Vorm.MEER: replies.more,
    Vorm.WIE: lambda _, entry: screens.who(entry),
    Vorm.BRON: lambda visit, entry: screens.where(entry, quotable=replies.quotable(visit, entry)),
    Vorm.STAND: lambda visit, entry: follow_up_screens.still(replies.shown(visit, entry)),
    Vorm.FOUT: lambda _, entry: screens.not_right(entry),
    Vorm.JA: replies.answer,
    Vorm.NEE: lambda visit, entry: replies.none_of_these(visit, [entry.thema]),
}

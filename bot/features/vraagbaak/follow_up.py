"""A message that leans on what was shown last: "en bij een gezin?", "wie doet dat?", "tot wanneer?". What is said to it
is decided in knowledge/search/gesprek.py; here it is shown."""

from collections.abc import Callable, Mapping, Sequence

from bot.desk import cases, offers, standard
from bot.desk.rights import Actie
from bot.desk.visit import Visit
from bot.features.termijn import desk as termijn_desk
from bot.features.vraagbaak import follow_up_screens, replies, screens
from bot.screens import own as own_case_screens
from bot.screens.message import Bericht
from knowledge.entry import Entry
from knowledge.search.antwoorden import Antwoord, Deel
from knowledge.search.gesprek import Vervolg, Wat, bij_keuzes, vervolg
from knowledge.taal import Lezing
from knowledge.taal.leunend import Gevraagd, Vorm, begint_met_en, eigen_onderwerp, leunt, soort, vorm
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
    if subject.keuzes:
        return _of_choices(visit, text, subject)
    found = vervolg(visit.kennis, text, _entries(visit, subject.entries), gevraagd=subject.gevraagd)
    return _show(visit, text, found) if found is not None else None


def _of_choices(visit: Visit, text: str, subject: Onderwerp) -> Bericht | None:
    """The same where it is not known yet which of some choices is meant: it stays with choices."""
    offered = _entries(visit, subject.keuzes)
    found = bij_keuzes(visit.kennis, text, offered) if offered else None
    if found is None:
        return None
    visit.store.onderwerpen.offered(visit.me.id, visit.now, *(entry.id for entry in found))
    return screens.choices(found, found[0].thema, visit.incoming.message)


def leans_on_last(visit: Visit, text: str) -> bool:
    """Whether a message asks on about what was shown last by how it begins ("en als hij nee zegt"): no answer to an
    open question begins so, but for one with a number in it."""
    if not begint_met_en(text):
        return False
    subject = visit.store.onderwerpen.of(visit.me.id, visit.now)
    return bool(subject.entries) and leunt(text, visit.kennis.lees(text), ruim=True)


def said_of_answer(visit: Visit, text: str) -> Bericht | None:
    """What would be small talk by itself and is something else after an answer: yes or no when it was asked whether the
    answer was meant, that it is wrong, that it needs explaining."""
    form = vorm(text)
    if form not in (Vorm.JA, Vorm.NEE, Vorm.FOUT, Vorm.MEER, Vorm.WAAROM):
        return None
    subject = visit.store.onderwerpen.of(visit.me.id, visit.now)
    if not subject.entries or (form in (Vorm.JA, Vorm.NEE) and not subject.gevraagd):
        return None
    return follow_up(visit, text)


def sure_follow_up(visit: Visit, text: str) -> Bericht | None:
    """The same, only where it is an answer: what was typed may as well be an answer to an open question."""
    subject = visit.store.onderwerpen.of(visit.me.id, visit.now)
    entries = _entries(visit, subject.entries)
    found = vervolg(visit.kennis, text, entries, gevraagd=subject.gevraagd) if entries else None
    return _show(visit, text, found) if found is not None and found.wat in SURE else None


def asks_on(visit: Visit, text: str) -> bool:
    """Whether words that are those of a command ask on about the last answer: "meer" in small letters, as it is typed
    and does not stand on a button."""
    if text != text.lower() or vorm(text) is not Vorm.MEER:
        return False
    return bool(visit.store.onderwerpen.of(visit.me.id, visit.now).entries)


def _entries(visit: Visit, idents: Sequence[str]) -> list[Entry]:
    return [entry for ident in idents if (entry := replies.find(visit, ident))]


def _case_or_day(visit: Visit, text: str, subject: Onderwerp) -> Bericht | None:
    """The case with its last day, or the days that follow, when the message asks when, who or what next and names
    nothing else."""
    if subject.zaak is None and subject.datum is None:
        return None
    lezing = visit.kennis.lees(text)
    leans = not eigen_onderwerp(lezing) and leunt(text, lezing)
    asked = leans and ("?wie" in lezing.soorten or soort(text, lezing) in _ITS_DAY)
    if vorm(text) not in _OF_CASE and not asked:
        return None
    if subject.datum is not None:
        return termijn_desk.terms(visit, *subject.datum)
    assert subject.zaak is not None  # noqa: S101  one of the two is there
    return _of_case(visit, text, lezing, subject.zaak)


def _of_case(visit: Visit, text: str, lezing: Lezing, zaak: int) -> Bericht | None:
    """The line of the case that is asked for; all of it where that is no line of it."""
    case = cases.open_case(visit, zaak, Actie.ZAAK_ZIEN)
    if case is None:
        return None
    beeld = standard.beeld(visit.office, case, visit)
    if case.mist or vorm(text) in (Vorm.DAARNA, Vorm.STAND):
        return cases.show(visit, zaak)
    lines = beeld.waar() if "?wie" in lezing.soorten or vorm(text) is Vorm.WIE else beeld.dagregels()
    return own_case_screens.of_case(beeld, lines) if lines else cases.show(visit, zaak)


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
        return follow_up_screens.sentences(entry, found.zinnen, found.entries)
    return _FORMS[found.vorm or Vorm.MEER](visit, entry)


def _new(visit: Visit, text: str, found: Vervolg) -> Bericht:
    """A new question: likely at most, or what could be meant."""
    outcome = found.uitkomst
    if outcome is None or outcome.soort == "unknown":
        return replies.unknown(visit, text=text)
    said = Antwoord((Deel(text, outcome),))
    return replies.found(visit, said, offers.named(visit.office.features, text), leans=True)


_FORMS: Mapping[Vorm, Callable[[Visit, Entry], Bericht]] = {
    Vorm.MEER: replies.more,
    Vorm.WAAROM: lambda visit, entry: follow_up_screens.no_reason(replies.more(visit, entry), entry),
    Vorm.WIE: lambda _, entry: screens.who(entry),
    Vorm.BRON: lambda visit, entry: screens.where(entry, quotable=replies.quotable(visit, entry)),
    Vorm.STAND: lambda visit, entry: follow_up_screens.still(replies.shown(visit, entry)),
    Vorm.FOUT: lambda _, entry: screens.not_right(entry, named=False),
    Vorm.JA: replies.answer,
    Vorm.NEE: lambda visit, entry: replies.none_of_these(visit, [entry.thema]),
}

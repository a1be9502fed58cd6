"""The papers of a herverdeling: asked for at its screen, made in the workplace from the case as it then is.

The joint concept-besluit is for every gemeente that takes part, on its own letterhead, and so are its own
collegevoorstel and raadsinformatiebrief; the letters are for the gemeente that sends them, and the others get a copy.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.desk import cases, owners, workplace
from bot.desk.case import Opened
from bot.desk.feature import Doel
from bot.desk.rights import Actie, gemeenten
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.herverdeling import view
from bot.features.herverdeling.papers import fill, others, screens
from bot.features.herverdeling.papers.dossier import Dossier, gezegd, vervallen
from bot.features.herverdeling.papers.letters import BESLUIT, NogNiet, stukken
from bot.files.paper import CONCEPT, Stuk
from bot.screens.message import Bericht
from bot.screens.start import may_not
from storage.people import Persoon

SOORT = "herverdeling-stukken"
VAN_EEN = ("collegevoorstel-", "raadsinformatiebrief-")
"""The papers of one gemeente."""

# ---------------------------------------------------------------- asking


def ask(visit: Visit, ident: int, code: str = "") -> Bericht | None:
    """Ask for the papers of a case (of the gemeente with this `code`), or hear what is still to be done before there
    can be any."""
    row = visit.store.cases.get(ident)
    if row is None or row.procedure != view.HERVERDELING or not _party(visit.office, visit.me, ident):
        return may_not()
    case = cases.open_case(visit, ident, Actie.ZAAK_ZIEN)
    if case is None:
        return may_not()
    known = dossier(visit.office, case, visit.me, visit.now, code)
    if (reden := _not_yet(visit.office, case, known)) is not None:
        return screens.not_yet(case.row.referentie, reden, ident)
    workplace.vraag(visit, SOORT, {"zaak": ident} | ({"gemeente": code} if code else {}))
    visit.answer_press(screens.MAKING)
    return None


def _party(office: Office, person: Persoon, ident: int) -> bool:
    """Whether the person is of a gemeente that takes part, or of the one that does what is done once for all."""
    row = office.store.cases.get(ident)
    if row is None or row.procedure != view.HERVERDELING:
        return False
    case = cases.opened(office, row)
    return bool(owners.own(office, person, case)) or owners.leads(office, person, case)


def _not_yet(office: Office, case: Opened, known: Dossier | None) -> str | None:
    if known is None:
        return screens.NO_LONGER
    try:
        found = stukken(known)
    except NogNiet as reden:
        names = owners.names(office, case)
        without = [names[code] for code, own in view.facts(case).gemeenten() if own.bron_op is None]
        return f"{reden} Nog niet van: {', '.join(without)}." if without else str(reden)
    return None if found else screens.STOPPED


def dossier(office: Office, case: Opened, person: Persoon, now: datetime, code: str = "") -> Dossier | None:
    """What the papers of this case are made of for this person, with those of the own gemeenten or of the one with this
    `code`. None where a gemeente no longer exists."""
    known = view.facts(case)
    try:
        provincies = {one: office.gemeenten.op_code(one).provincie for one in known.codes}
    except KeyError:
        return None
    writer = known.afzender if known.afzender in known.codes else owners.lead(office, case)
    return Dossier(
        case.zaak.feiten,
        owners.names(office, case),
        provincies,
        writer or "",
        case.row.referentie,
        now.astimezone(AMSTERDAM).date(),
        vervallen(case.regels),
        case.zaak.standen,
        gezegd(case.regels),
        others.eerdere(office, case),
        _contact(office, writer or ""),
        tuple(_concerns(office, case, person)),
        (code,) if code else tuple(owners.own(office, person, case)),
    )


def _contact(office: Office, code: str) -> str:
    """How the department of the gemeente that writes is reached, as it filled in itself."""
    organisatie = office.store.people.gemeente(code)
    found = office.store.contacten.of_organisation(organisatie.id).get(code) if organisatie is not None else None
    return screens.contact(found.telefoon, found.mail) if found is not None else ""


def _concerns(office: Office, case: Opened, person: Persoon) -> Iterator[str]:
    """All that the screen of the case warns this person of, and who takes no part."""
    out = [naam for code, naam in owners.names(office, case).items() if case.zaak.standen[code] == "afgewezen"]
    if out and case.loopt:
        yield screens.takes_no_part(out)
    yield from view.beeld(office, case, person).zorgen


# ---------------------------------------------------------------- in the workplace


def make(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The papers as files, with a word about them; nothing for who has nothing to do with the case any more."""
    row = office.store.cases.get(doel["zaak"])
    if row is None or not _party(office, person, row.id):
        return ()
    case, code = cases.opened(office, row), str(doel.get("gemeente", ""))
    leads = owners.leads(office, person, case)
    known = dossier(office, case, person, now, code if leads and code in view.facts(case).codes else "")
    if (reden := _not_yet(office, case, known)) is not None or known is None:
        return [screens.not_yet(row.referentie, reden or "", row.id)]
    mine = known.afzender in gemeenten(person, Actie.HERVERDELEN)
    papers = [stuk if leads else _copy(stuk, known) for stuk in stukken(known) if not code or _of_one(stuk)]
    berichten, notes = _made(office, person, case, known.afzender, papers)
    words = {"mine": mine, "pass_on": leads and not mine, "open_velden": any(stuk.concept for stuk in papers)}
    buttons = screens.further(row.id, anderen=leads and bool(_outside(office, case)), aanvullen=case.loopt)
    sender = known.namen[known.afzender]
    last = screens.after(row.referentie, row.id, sender, **words, notes=notes + _unsure(office, case), verder=buttons)
    return [*berichten, last]


def _of_one(stuk: Stuk) -> bool:
    return stuk.bestand.startswith(VAN_EEN)


def _copy(stuk: Stuk, known: Dossier) -> Stuk:
    """A letter as a gemeente reads it that another one writes for."""
    if stuk.bestand == BESLUIT or _of_one(stuk):
        return stuk
    return replace(stuk, let_op=screens.copy(known.namen[known.afzender]) + " " + stuk.let_op)


def _made(
    office: Office, person: Persoon, case: Opened, afzender: str, papers: Sequence[Stuk]
) -> tuple[list[Bericht], list[str]]:
    """Each paper on the letterhead it deserves, and what went wrong with a letterhead."""
    from bot.files.docx import FoutSjabloon, maak_docx  # only here: starting need not wait for it

    made, notes = list[Bericht](), list[str]()
    for stuk in papers:
        paper, kop = _letterhead(office, person, case, _on(stuk, case, afzender)), CONCEPT if stuk.concept else ""
        try:
            inhoud = maak_docx(stuk, paper, kop=kop)
        except FoutSjabloon:  # it was good when it came, and a newer version asks more
            inhoud, notes = maak_docx(stuk, kop=kop), [screens.OWN_PAPER_FAILS]
        titel = screens.letter(stuk.adres[0]) if stuk.adres else stuk.titel
        made.append(screens.paper(stuk.bestand, inhoud, titel, stuk.let_op))
    return made, notes


def _on(stuk: Stuk, case: Opened, afzender: str) -> str | None:
    """Whose letterhead: of the besluit anybody's own, of a letter that of who sends it."""
    if stuk.bestand == BESLUIT:
        return None
    return next((code for code in view.facts(case).codes if stuk.van == code), afzender)


def _unsure(office: Office, case: Opened) -> list[str]:
    """Corrected figures that not every gemeente found right yet: the papers hold them all the same."""
    known, feiten = owners.names(office, case), view.facts(case)
    waiting = [known[code] for code, own in feiten.gemeenten() if own.moet_kijken or own.klopt == "nee"]
    return [screens.not_confirmed(waiting)] if waiting else []


def _letterhead(office: Office, person: Persoon, case: Opened, code: str | None) -> bytes | None:
    """The letterhead of the person's own gemeente (for a letter: only that of its sender); None for ours."""
    for own in owners.own(office, person, case):
        organisatie = office.store.people.gemeente(own) if code in (None, own) else None
        found = office.store.briefpapier.of_organisation(organisatie.id) if organisatie else None
        if found is not None:
            return found.inhoud
    return None


def _outside(office: Office, case: Opened) -> list[str]:
    """The gemeenten that are not on the bot: who leads makes their papers."""
    return [code for code in view.facts(case).codes if owners.here(office, code) is None]


# ---------------------------------------------------------------- buttons


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`hst:<case>`: the papers; `:g` and a CBS code those of a gemeente that is not on the bot. What else stands behind
    it fills in what they need. Raises ValueError for a strange one."""
    match words:
        case [ident]:
            return ask(visit, int(ident))
        case [ident, "g", *code] if len(code) < 2:
            return _others(visit, int(ident), *code)
        case [ident, *rest]:
            return fill.press(visit, int(ident), rest)
        case _:
            raise ValueError(words)


def _others(visit: Visit, ident: int, code: str = "") -> Bericht | None:
    case = view.open_one(visit, ident)
    if case is None or not owners.leads(visit.office, visit.me, case):
        return may_not()
    outside = _outside(visit.office, case)
    if code in outside:
        return ask(visit, ident, code)
    names = owners.names(visit.office, case)
    return screens.of_whom(case.row.referentie, ident, [(one, names[one]) for one in outside])

"""The papers of a herverdeling: asked for at its screen, made in the workplace from the case as it then is.

The joint concept-besluit is for every gemeente that takes part, on its own letterhead; the letters are for the
gemeente that sends them.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.desk import cases, owners, workplace
from bot.desk.case import Opened
from bot.desk.feature import Doel
from bot.desk.rights import Actie, gemeenten
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.herverdeling import view
from bot.features.herverdeling.papers import screens
from bot.features.herverdeling.papers.dossier import Dossier, vervallen
from bot.features.herverdeling.papers.letters import BESLUIT, OPEN, NogNiet, stukken
from bot.files.paper import Stuk
from bot.screens.message import Bericht
from bot.screens.start import may_not
from storage.people import Persoon
from workflows.herverdeling.regels import GEHEEL, GESTOPT

SOORT = "herverdeling-stukken"

# ---------------------------------------------------------------- asking


def ask(visit: Visit, ident: int) -> Bericht | None:
    """Ask for the papers of a case, or hear what is still to be done before there can be any."""
    row = visit.store.cases.get(ident)
    if row is None or row.procedure != view.HERVERDELING or not _party(visit.office, visit.me, ident):
        return may_not()
    case = cases.open_case(visit, ident, Actie.ZAAK_ZIEN)
    if case is None:
        return may_not()
    if (reden := _not_yet(visit.office, case, visit.now)) is not None:
        return screens.not_yet(case.row.referentie, reden, ident)
    workplace.vraag(visit, SOORT, {"zaak": ident})
    visit.answer_press(screens.MAKING)
    return None


def _party(office: Office, person: Persoon, ident: int) -> bool:
    """Whether the person is of a gemeente that takes part, or of the one that does what is done once for all."""
    row = office.store.cases.get(ident)
    if row is None or row.procedure != view.HERVERDELING:
        return False
    case = cases.opened(office, row)
    return bool(owners.own(office, person, case)) or owners.leads(office, person, case)


def _not_yet(office: Office, case: Opened, now: datetime) -> str | None:
    if case.zaak.standen[GEHEEL] in GESTOPT:
        return screens.STOPPED
    try:
        stukken(dossier(office, case, now))
    except NogNiet as reden:
        known = owners.names(office, case)
        without = [known[code] for code, own in view.facts(case).gemeenten() if own.bron_op is None]
        return f"{reden} Nog niet van: {', '.join(without)}." if without else str(reden)
    except KeyError:
        return screens.NO_LONGER
    return None


def dossier(office: Office, case: Opened, now: datetime) -> Dossier:
    """What the papers of this case are made of. Raises KeyError for a gemeente that no longer exists."""
    codes, writer = view.facts(case).codes, view.facts(case).afzender or ""
    return Dossier(
        case.zaak.feiten,
        owners.names(office, case),
        {code: office.gemeenten.op_code(code).provincie for code in codes},
        writer if writer in codes else owners.lead(office, case),
        case.row.referentie,
        now.astimezone(AMSTERDAM).date(),
        vervallen(case.regels),
    )


# ---------------------------------------------------------------- in the workplace


def make(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The papers as files, with a word about them; nothing for who has nothing to do with the case any more."""
    row = office.store.cases.get(doel["zaak"])
    if row is None or not _party(office, person, row.id):
        return ()
    case = cases.opened(office, row)
    if (reden := _not_yet(office, case, now)) is not None:
        return [screens.not_yet(row.referentie, reden, row.id)]
    known = dossier(office, case, now)
    leads, mine = owners.leads(office, person, case), known.afzender in gemeenten(person, Actie.HERVERDELEN)
    papers = [stuk for stuk in stukken(known) if leads or stuk.bestand == BESLUIT]
    berichten, notes = _made(office, person, case, known.afzender, papers)
    blank = any(OPEN in stuk.tekst for stuk in papers)
    sender = known.namen[known.afzender]
    notes += _unsure(office, case)
    words = {"mine": mine, "pass_on": leads and not mine, "open_velden": blank}
    last = screens.after(row.referentie, row.id, sender, **words, notes=notes)
    return [*berichten, last]


def _made(
    office: Office, person: Persoon, case: Opened, afzender: str, papers: Sequence[Stuk]
) -> tuple[list[Bericht], list[str]]:
    """Each paper on the letterhead it deserves, and what went wrong with a letterhead."""
    from bot.files.docx import FoutSjabloon, maak_docx  # only here: starting need not wait for it

    made, notes = list[Bericht](), list[str]()
    for stuk in papers:
        paper = _letterhead(office, person, case, None if stuk.bestand == BESLUIT else afzender)
        try:
            inhoud = maak_docx(stuk, paper)
        except FoutSjabloon:  # it was good when it came, and a newer version asks more
            inhoud, notes = maak_docx(stuk), [screens.OWN_PAPER_FAILS]
        titel = f"Brief aan {stuk.adres[0]}" if stuk.adres else stuk.titel
        made.append(screens.paper(stuk.bestand, inhoud, titel, stuk.let_op))
    return made, notes


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


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`hst:<case>`."""
    (ident,) = words
    return ask(visit, int(ident))

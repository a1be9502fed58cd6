"""Swapping households: recognised wherever somebody types it, explained as what it is, and begun as a case."""

from bot.desk import offers, standard, steps
from bot.desk.case import Opened
from bot.desk.feature import Vraag
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import Office, Visit
from bot.features.ruil import screens
from bot.screens.message import Bericht
from bot.screens.zaakregel import Aanvulling
from storage.plaatsen import Lijst
from storage.vragen import VraagRow
from workflows.engine.machine import NietOpen
from workflows.engine.partijvraag import Feiten
from workflows.engine.velden import pak_uit
from workflows.engine.zaak import zet
from workflows.herverdeling.ruil import Ruil, lees_ruil
from workflows.ruil.partijvragen import OMKOPPELEN
from workflows.ruil.tabel import ANDERE, MEEST, PERSONEN_DAAR, PERSONEN_HIER, RUIL, SPOOR


def explain(visit: Visit, text: str = "") -> Bericht:
    """What a swap is, with the numbers that the text names."""
    found = lees_ruil(text) or lees_ruil(f"ruil {text}") or Ruil()  # after /ruil the word itself is left out
    swaps = may(visit.me, Actie.ZAAK_MAKEN)
    return screens.explanation(found, offers.offered(visit, "herverdeling"), follow=swaps)


def coupled(visit: Visit) -> Bericht:
    """Who is gekoppeld already is no part of a herverdeling: why, and what can be done instead."""
    return screens.coupled(offers.offered(visit, "herverdeling"), follow=may(visit.me, Actie.ZAAK_MAKEN))


def command(visit: Visit, text: str = "") -> Bericht | None:
    """`/ruil`: the swaps that run, or what a swap is; with a line of facts behind it one is begun with those."""
    if not may(visit.me, Actie.ZAAK_MAKEN):
        return explain(visit, text)
    if text.strip() and (lees_ruil(text) or lees_ruil(f"ruil {text}")) is None and any(s.isdigit() for s in text):
        return standard.typed(visit, RUIL.naam, text)
    return explain(visit, text) if text.strip() or not _runs(visit) else standard.listing(visit, RUIL.naam)


def _runs(visit: Visit) -> bool:
    own = [o.id for o in organisations(visit.me, Actie.ZAAK_MAKEN)]
    return bool(own) and bool(visit.store.plaatsen.page(Lijst(RUIL.naam, own), 1))


def short(visit: Visit, text: str) -> Bericht | None:
    """A typed sentence that asks to swap."""
    return explain(visit, text) if lees_ruil(text) is not None else None


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`ru:?`, also under other screens, explains; `ru:<here>:<there>` gives the text to send; `ru:b` begins a case,
    with the numbers that stand behind it. Raises ValueError for a strange one."""
    if words == ["?"]:
        return explain(visit)
    if words[:1] == ["b"]:
        return _begin(visit, [int(word) for word in words[1:]])
    hier, daar = (int(word) for word in words) if words else (None, None)
    if hier != daar or (hier is not None and not 0 < hier < 10_000):
        raise ValueError(words)
    return screens.text_to_send(hier)


def _begin(visit: Visit, numbers: list[int]) -> Bericht | None:
    if not all(0 < number <= MEEST for number in numbers) or len(numbers) not in (0, 2):
        raise ValueError(numbers)
    known = dict(zip((PERSONEN_HIER.naam, PERSONEN_DAAR.naam), numbers, strict=False))
    return standard.new(visit, RUIL.naam, None, known)


# ---------------------------------------------------------------- the question to the regievoerder


def facts(office: Office, case: Opened, row: VraagRow | None = None) -> Feiten:
    """The two gemeenten and how many persons on each side."""
    del row  # nothing is added to this question
    return {
        "referentie": case.row.referentie,
        "gemeente": office.store.people.organisatie(case.row.organisatie).naam,
        "andere": case.zaak.feiten.get(ANDERE.naam),
        "hier": case.zaak.feiten.get(PERSONEN_HIER.naam),
        "daar": case.zaak.feiten.get(PERSONEN_DAAR.naam),
    }


def on_screen(_: Office, case: Opened) -> Aanvulling:
    """What is to be done after a swap."""
    done = case.row.procedure == RUIL.naam and case.zaak.standen[SPOOR] == "omgekoppeld"
    return screens.new_koppeling() if done else Aanvulling()


def take_over(visit: Visit, case: Opened, row: VraagRow) -> Bericht:
    """What the regievoerder said becomes the step of the gemeente. Raises NietOpen and Geweigerd."""
    said = OMKOPPELEN.antwoord(str(row.antwoord))
    if said is None or not said.stappen:
        raise NietOpen(str(row.antwoord))
    brought, stand = pak_uit(OMKOPPELEN.velden, row.antwoord_feiten), case.zaak.standen[SPOOR]
    zet(case.procedure, case.zaak, SPOOR, said.stappen[0], brought, visit.today)
    return steps.take(visit, case.row.id, SPOOR, said.stappen[0], stand, brought)


VRAGEN = (Vraag(OMKOPPELEN, facts, neem_over=take_over),)

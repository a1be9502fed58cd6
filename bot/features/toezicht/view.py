"""The gemeenten of a provincie as its supervisor sees them: official figures, what the provincie added, what it judged.
Reads only, so that a worker may use it as well. No case and no count of a gemeente is looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from zlib import crc32

from bot.desk.provincies import gemeenten_van
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.cijfers import sharing
from bot.features.cijfers.saldo import Stand, standen_van
from bot.features.toezicht.judgement_screens import shared
from bot.features.toezicht.policy import Geldend, geldend
from bot.features.toezicht.screens import Pagina
from bot.screens import herindeling
from bot.screens.message import Knop, actie
from knowledge.gemeenten import Gemeente
from storage.people import Organisatie
from storage.toezicht import Regel
from workflows.dates.tijdvak import Tijdvak
from workflows.engine.velden import pak_uit
from workflows.ladder.feiten import LadderFeiten
from workflows.ladder.tabel import LADDER
from workflows.toezicht.filters import ALLES
from workflows.toezicht.ronde import (
    Beeld,
    Ladderstand,
    Vastgesteld,
    eerder_gemist,
    lees_invoer,
    lees_vastgesteld,
    op_achterstand,
)

SPOOR = LADDER.sporen[0]
Velden = Mapping[str, Regel]


def ronde_van(office: Office, organisatie: Organisatie, provincie: str, tijdvak: Tijdvak, dag: date) -> list[Beeld]:
    """All gemeenten of the provincie, most behind first."""
    return op_achterstand(beelden(office, organisatie, gemeenten_van(office, provincie), tijdvak, dag))


def beelden(
    office: Office, organisatie: Organisatie, gemeenten: Iterable[Gemeente], tijdvak: Tijdvak, dag: date
) -> list[Beeld]:
    """These gemeenten in a tijdvak, as known on a day, in the order given."""
    store, kader = office.store.toezicht, geldend(office, organisatie.id)
    filled, judged = store.of_period(organisatie.id, str(tijdvak)), store.judgements(organisatie.id)
    found, ladders = [], _ladders(office, organisatie.id)
    for stand in standen_van(office, gemeenten, tijdvak, dag):
        code = stand.gemeente.code
        one = _beeld(stand, kader, filled.get(code, {}), _oordelen(judged.get(code, {})))
        found.append(replace(one, ladders=ladders.get(code, ())))
    return found


def beeld(office: Office, organisatie: Organisatie, gemeente: Gemeente, tijdvak: Tijdvak, dag: date) -> Beeld:
    """One gemeente."""
    return beelden(office, organisatie, [gemeente], tijdvak, dag)[0]


def _ladders(office: Office, organisatie: int) -> dict[str, list[Ladderstand]]:
    """The dossiers of the interventieladder that run, by gemeente."""
    found = dict[str, list[Ladderstand]]()
    for row in office.store.cases.running(LADDER.naam, organisatie):
        stand, facts = SPOOR.stand(row.standen[SPOOR.naam]), LadderFeiten(pak_uit(LADDER.velden, row.feiten))
        if not stand.eind:
            found.setdefault(facts.gemeente, []).append(Ladderstand(stand.naam, stand.titel, facts.gemist))
    return found


def _oordelen(rows: Velden) -> dict[str, Vastgesteld]:
    found = {tijdvak: lees_vastgesteld(row.waarde) for tijdvak, row in rows.items()}
    return {tijdvak: one for tijdvak, one in found.items() if one is not None}


def _beeld(stand: Stand, kader: Geldend, velden: Velden, oordelen: Mapping[str, Vastgesteld]) -> Beeld:
    values = {veld: row.waarde for veld, row in velden.items()}
    own, sent = lees_invoer(values), velden.get("verstuurd")
    return Beeld(
        stand.gemeente.code,
        stand.gemeente.naam,
        stand.tijdvak,
        stand.dag,
        kader.kader,
        stand.halfjaar,
        stand.restant_uit != "onbekend",
        own,
        eerder_gemist(oordelen, stand.tijdvak, own.eerder),
        oordelen.get(str(stand.tijdvak)),
        sent.moment.astimezone(AMSTERDAM).date() if sent and sent.waarde is not None else None,
    )


def merk(one: Beeld, velden: Velden) -> str:
    """What a button that decides was shown with: other figures, another kader or something written since give another
    mark. The same in every process: a set has no order of its own."""
    newest = max((row.id for row in velden.values()), default=0)
    return f"{crc32(repr((newest, one.dossier, one.kader.als_rij())).encode()):08x}"


def lees_code(code: str) -> Tijdvak:
    """The tijdvak in a button. Raises ValueError for what is none."""
    if len(code) != 5 or not code.isascii() or not code.isdigit() or code[4] not in "12" or code[:2] != "20":
        raise ValueError(code)
    return Tijdvak(int(code[:4]), int(code[4]))


def pagina(visit: Visit, organisatie: Organisatie, gemeente: Gemeente, tijdvak: Tijdvak) -> Pagina:
    """The gemeente as it now is."""
    found = beeld(visit.office, organisatie, gemeente, tijdvak, visit.today)
    fields = visit.store.toezicht.of_period(organisatie.id, str(tijdvak)).get(gemeente.code, {})
    mark, said = merk(found, fields), _shared(visit, found)
    ladder = Knop("Interventieladder", actie("ld", "new", found.code))
    # Its own screen says what was shared, and that the gemeente can take it back.
    see = (Knop("Wat deelde de gemeente?", actie("st", "s", found.code, tijdvak)),) if said else ()
    merging = tuple(herindeling.straks(visit.office.gemeenten, [found.naam], tijdvak.einde))
    return Pagina(organisatie.id, found, mark, said, ladder, see, merging, plek(visit, organisatie.id, tijdvak))


def plek(visit: Visit, organisatie: int, tijdvak: Tijdvak) -> tuple[str, int]:
    """The filter and page where this person was in the list of a half-year; its begin where that was another one."""
    kept = visit.store.toezicht.place(visit.me.id, organisatie)
    return (kept.filter, kept.bladzijde) if kept is not None and kept.tijdvak == str(tijdvak) else (ALLES, 0)


def _shared(visit: Visit, found: Beeld) -> str:
    """What the gemeente shared of its own count, as it was then; "" where it shared nothing."""
    row = sharing.gedeeld_door(visit.office, found.code, found.tijdvak)
    if row is None:
        return ""
    return shared(row.gedeeld.dag, row.halfjaar, row.doorlooptijd.get(found.kader.methode))

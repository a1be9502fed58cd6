"""The gemeenten of a provincie as its supervisor sees them: official figures, what the provincie added, what it judged.
Reads only, so that a worker may use it as well. No case and no count of a gemeente is looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from zlib import crc32

from bot.desk.provincies import gemeenten_van
from bot.desk.visit import AMSTERDAM, Office
from bot.features.cijfers.saldo import Stand, standen_van
from bot.features.toezicht.policy import Geldend, geldend
from knowledge.gemeenten import Gemeente
from storage.people import Organisatie
from storage.toezicht import Regel
from workflows.dates.tijdvak import Tijdvak
from workflows.engine.velden import pak_uit
from workflows.ladder.plan import SPOOR, gemist
from workflows.ladder.tabel import LADDER
from workflows.toezicht.ronde import (
    Beeld,
    Ladderstand,
    Vastgesteld,
    eerder_gemist,
    lees_invoer,
    lees_vastgesteld,
    op_achterstand,
)

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
    for row in office.store.cases.of_organisation(LADDER.naam, organisatie):
        stand, facts = SPOOR.stand(row.standen[SPOOR.naam]), pak_uit(LADDER.velden, row.feiten)
        if not stand.eind:
            found.setdefault(str(facts["gemeente"]), []).append(Ladderstand(stand.naam, stand.titel, gemist(facts)))
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
    mark."""
    newest = max((row.id for row in velden.values()), default=0)
    return f"{crc32(repr((newest, one.dossier, one.kader)).encode()):08x}"

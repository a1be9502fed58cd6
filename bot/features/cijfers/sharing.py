"""Sharing the stand with the provincie: a dated snapshot, and nothing else of the gemeente."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.desk.provincies import gemeenten_bij, provincie_van
from bot.desk.rights import Actie, Rol, may
from bot.desk.visit import Office, Visit, send
from bot.features.cijfers import checking, doorlooptijd, saldo, sharing_screens
from bot.features.cijfers.saldo import Stand
from bot.screens.message import Bericht
from storage.cijfers import Gedeeld
from storage.people import Organisatie, Persoon
from workflows.cijfers.saldo import Halfjaarstand, Onderweg, Telling, Verschuiving
from workflows.cijfers.taakstelling import Taakstelling
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak
from workflows.koppeling.doorlooptijd import Gemiddelde, Methode


@dataclass(frozen=True, slots=True)
class Momentopname:
    """What a gemeente shared, as it was then."""

    gedeeld: Gedeeld
    halfjaar: Halfjaarstand
    restant_uit: str
    doorlooptijd: Mapping[Methode, Gemiddelde | None]


# ---------------------------------------------------------------- to plain values and back


def pak_in(stand: Stand, gemiddelden: Mapping[Methode, Gemiddelde | None]) -> dict[str, Any]:
    """The stand as plain values. Raises ValueError for one without a taakstelling: there is nothing to share."""
    whole = stand.halfjaar
    if whole is None:
        raise ValueError("een stand zonder taakstelling")
    return {
        "taakstelling": whole.taakstelling.aantal,
        "gepubliceerd": whole.taakstelling.gepubliceerd,
        "eerst": whole.taakstelling.eerst,
        "restant": whole.restant,
        "restant_uit": stand.restant_uit,
        "verschuivingen": [[item.aantal, item.getoetst, item.herstel] for item in whole.verschuivingen],
        "coa": _telling_in(whole.coa),
        "eigen": _telling_in(whole.eigen),
        "pijplijn": whole.onderweg.pijplijn,
        "fase_3": whole.onderweg.fase_3,
        "doorlooptijd": {
            methode.value: [g.trajecten, g.personen, g.van, g.persoonsdagen] for methode, g in gemiddelden.items() if g
        },
    }


def _telling_in(telling: Telling | None) -> list[Any] | None:
    return [telling.aantal, telling.tot.isoformat()] if telling else None


def _telling_uit(waarde: list[Any] | None) -> Telling | None:
    return Telling(waarde[0], date.fromisoformat(waarde[1])) if waarde else None


def lees(office: Office, gedeeld: Gedeeld) -> Momentopname:
    """A snapshot back from its plain values."""
    values, tijdvak = gedeeld.inhoud, lees_tijdvak(gedeeld.tijdvak)
    assert tijdvak is not None  # noqa: S101  it was written from a Tijdvak
    whole = Halfjaarstand(
        office.gemeenten.op_code(gedeeld.gemeente).naam,
        tijdvak,
        Taakstelling(values["taakstelling"], values["gepubliceerd"], values["eerst"]),
        values["restant"],
        tuple(Verschuiving(*item) for item in values["verschuivingen"]),
        _telling_uit(values["coa"]),
        _telling_uit(values["eigen"]),
        Onderweg(pijplijn=values["pijplijn"], fase_3=values["fase_3"]),
    )
    found = values["doorlooptijd"]
    averages = {m: Gemiddelde(m, *found[m.value]) if m.value in found else None for m in Methode}
    return Momentopname(gedeeld, whole, values["restant_uit"], averages)


def gedeeld_door(office: Office, code: str, tijdvak: Tijdvak) -> Momentopname | None:
    """The newest snapshot of a gemeente in a tijdvak, unless it was withdrawn: what its provincie sees."""
    row = office.store.cijfers.latest_shared(str(tijdvak), [code]).get(code)
    return lees(office, row) if row else None


# ---------------------------------------------------------------- at the desk


def eigen(person: Persoon, code: str) -> Organisatie | None:
    """The organisation of this gemeente, where the person works there."""
    return next((m.organisatie for m in person.lidmaatschappen if m.organisatie.gemeente == code), None)


def vraag(visit: Visit, code: str, tijdvak: Tijdvak) -> Bericht:
    """Show exactly what the provincie will see, and ask."""
    own = eigen(visit.me, code)
    if own is None or not may(visit.me, Actie.STAND_DELEN, own.id):
        return sharing_screens.coordinators_only()
    stand = saldo.stand_van(visit.office, code, tijdvak, visit.today, eigen=True)
    if stand.halfjaar is None:
        return sharing_screens.nothing_to_share(own.naam, code, str(tijdvak))
    if visit.today < tijdvak.begin:
        return sharing_screens.not_begun(str(tijdvak))
    averages = doorlooptijd.bereken(visit.office, own.id, tijdvak, visit.today).per_methode
    before = visit.store.cijfers.latest_shared(str(tijdvak), [code]).get(code)
    provincie = stand.gemeente.provincie
    return sharing_screens.ask(
        stand.halfjaar, code, averages, provincie, visit.today, before, here=bool(_op_de_bot(visit.office, provincie))
    )


def _op_de_bot(office: Office, provincie: str) -> list[tuple[int, Persoon]]:
    """Who supervises for this provincie here, each once, with the organisation that this is done for."""
    store, found = office.store.people, dict[int, tuple[int, Persoon]]()
    for organisatie in store.on_the_bot("provincie"):
        if provincie_van(office, organisatie) != provincie:
            continue
        for person in store.members(organisatie.id, Rol.PROVINCIE):
            if may(person, Actie.TOEZICHT, organisatie.id):
                found.setdefault(person.id, (organisatie.id, person))
    return list(found.values())


def deel(visit: Visit, code: str, tijdvak: Tijdvak) -> Bericht:
    """Share the stand as it now is; what was shared before is replaced in the provincie's sight."""
    own = eigen(visit.me, code)
    if own is None or not may(visit.me, Actie.STAND_DELEN, own.id):
        return sharing_screens.coordinators_only()
    stand = saldo.stand_van(visit.office, code, tijdvak, visit.today, eigen=True)
    if stand.halfjaar is None or visit.today < tijdvak.begin:
        return vraag(visit, code, tijdvak)
    averages = doorlooptijd.bereken(visit.office, own.id, tijdvak, visit.today).per_methode
    content = pak_in(stand, averages)
    before = visit.store.cijfers.latest_shared(str(tijdvak), [code]).get(code)
    if before is not None and before.dag == visit.today and before.inhoud == content:
        return sharing_screens.shared_already(before, stand.gemeente.provincie)
    told = visit.store.cijfers.shared_on(code, visit.today)
    row = Gedeeld(0, own.id, code, str(tijdvak), visit.today, content, visit.now)
    ident = visit.store.cijfers.share(row, visit.me.id)
    there = _op_de_bot(visit.office, stand.gemeente.provincie)
    if not told:
        for provincie, person in there:
            bericht = sharing_screens.to_provincie(provincie, own.naam, code, tijdvak, visit.today)
            send(visit.office, visit.post, person.chat, bericht, visit.now, ping=True)
    heard = sharing_screens.HEARD[bool(there), told]
    return sharing_screens.shared(ident, own.naam, code, str(tijdvak), stand.gemeente.provincie, visit.today, heard)


def trek_in(visit: Visit, ident: int) -> Bericht:
    """Withdraw a snapshot: the provincie no longer sees it, though it may have read it."""
    row = visit.store.cijfers.shared(ident)
    own = eigen(visit.me, row.gemeente) if row else None
    if row is None or own is None or not may(visit.me, Actie.STAND_DELEN, own.id):
        return sharing_screens.gone()
    visit.store.cijfers.take_back(ident, visit.now)
    return sharing_screens.withdrawn(own.naam, row.gemeente, row.tijdvak)


def toon(visit: Visit, code: str, tijdvak: Tijdvak) -> Bericht:
    """What was shared: for the gemeente itself and for its provincie. For others there is nothing."""
    gemeente = checking.gemeente_bij(visit.office, code)
    own = eigen(visit.me, code)
    theirs = gemeente in gemeenten_bij(visit.office, visit.me)
    found = gedeeld_door(visit.office, code, tijdvak) if own is not None or theirs else None
    if found is None:
        return sharing_screens.nothing_shared(gemeente.naam, code, str(tijdvak))
    may_withdraw = own is not None and may(visit.me, Actie.STAND_DELEN, own.id)
    return sharing_screens.snapshot(found.gedeeld, found.halfjaar, found.doorlooptijd, may_withdraw=may_withdraw)

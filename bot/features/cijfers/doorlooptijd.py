"""How long housing takes: both ways to count, the moving average by month, and the days that each cause cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import Office, Visit
from bot.features.cijfers import checking, doorlooptijd_screens
from bot.features.cijfers.saldo import VERHUISD, koppelingen
from bot.screens.message import Bericht
from storage.people import Organisatie
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak, tijdvak_van
from workflows.koppeling.aanhouden import dagen_per_oorzaak
from workflows.koppeling.doorlooptijd import (
    Gemiddelde,
    Methode,
    Traject,
    Verlies,
    eerste_dag,
    gemiddelde,
    verloren,
    voortschrijdend,
)
from workflows.koppeling.feiten import KoppelingFeiten

MAANDEN = 6
"""Months of the moving average on the screen: those of the tijdvak."""


@dataclass(frozen=True, slots=True)
class Doorlooptijd:
    """The averages of one gemeente over a tijdvak up to a day; `maanden` is the moving average by month (its first
    day), oldest first; `verloren` the days lost by those who moved in the tijdvak."""

    per_methode: Mapping[Methode, Gemiddelde | None]
    maanden: Sequence[tuple[date, Gemiddelde | None]]
    verloren: Sequence[Verlies]


def trajecten(office: Office, organisatie: int, dag: date, sinds: date) -> list[Traject]:
    """The koppelingen of an organisation that did not end without a home, as far as its dates can be: all that run, and
    those that moved since that day."""
    return [
        Traject(f.koppelingsdatum, moved, f.personen, dagen_per_oorzaak(f.alle, dag))
        for stand, f in koppelingen(office, organisatie, sinds)
        if stand != "vervallen" and _kan(f, moved := f.verhuisd if stand in VERHUISD else None)
    ]


def _kan(feiten: KoppelingFeiten, moved: date | None) -> bool:
    return moved is None or moved >= feiten.koppelingsdatum


def bereken(office: Office, organisatie: int, tijdvak: Tijdvak, dag: date) -> Doorlooptijd:
    """The figures of a tijdvak as known on `dag`."""
    last = min(dag, tijdvak.einde)
    known = trajecten(office, organisatie, dag, min(tijdvak.begin, eerste_dag(last, MAANDEN)))
    return Doorlooptijd(
        {methode: gemiddelde(known, methode, tijdvak.begin, last) for methode in Methode},
        voortschrijdend(known, last, MAANDEN),
        verloren(known, Methode.REALISATIES, tijdvak.begin, last),
    )


def show(visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak) -> Bericht:
    """The figures of one own gemeente."""
    if organisatie.gemeente is None or not may(visit.me, Actie.OVERZICHT, organisatie.id):
        return doorlooptijd_screens.own_only()
    if visit.today < tijdvak.begin:
        return doorlooptijd_screens.not_begun(organisatie.naam, str(tijdvak))
    found = bereken(visit.office, organisatie.id, tijdvak, visit.today)
    return doorlooptijd_screens.doorlooptijd(
        organisatie.naam, organisatie.gemeente, tijdvak, found.per_methode, found.maanden, found.verloren,
        min(visit.today, tijdvak.einde),
    )  # fmt: skip


def start(visit: Visit, words: str) -> Bericht:
    """`/doorlooptijd`, or with a tijdvak behind it. Who has several gemeenten names one or chooses."""
    own = [o for o in organisations(visit.me, Actie.OVERZICHT) if o.gemeente]
    tijdvak = lees_tijdvak(words) or tijdvak_van(visit.today)
    named = [o for o in own if o.naam.casefold() in words.casefold()]
    chosen = named or own
    if not own:
        return doorlooptijd_screens.own_only()
    if len(chosen) == 1:
        return show(visit, chosen[0], tijdvak)
    return doorlooptijd_screens.which([(o.gemeente or "", o.naam) for o in chosen], str(tijdvak))


def press(visit: Visit, words: list[str]) -> Bericht:
    """The figures of the gemeente of this code in this tijdvak. Raises ValueError for a strange one."""
    code, said = words
    tijdvak = lees_tijdvak(said)
    if tijdvak is None:
        raise ValueError(said)
    checking.gemeente_bij(visit.office, code)
    own = next((o for o in organisations(visit.me, Actie.OVERZICHT) if o.gemeente == code), None)
    return show(visit, own, tijdvak) if own else doorlooptijd_screens.own_only()

"""`/overzicht`: the figures of the organisation, counted from its koppelingen as they now stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.desk.feature import Command, Feature
from bot.desk.rights import Actie, organisations
from bot.desk.visit import Office, Visit
from bot.screens import overzicht as screens
from bot.screens.bericht import Bericht
from storage.people import Persoon
from workflows.koppeling import KOPPELING
from workflows.overzicht import Cijfers, Stuk, tel
from workflows.velden import pak_uit


@dataclass(frozen=True, slots=True)
class Geteld:
    """The figures of one organisation."""

    naam: str
    cijfers: Cijfers


def figures(office: Office, person: Persoon, dag: date) -> list[Geteld]:
    """The figures of each organisation whose figures this person may see."""
    return [
        Geteld(o.naam, tel(_pieces(office, o.id), dag, office.kalender)) for o in organisations(person, Actie.OVERZICHT)
    ]


def _pieces(office: Office, organisatie: int) -> Sequence[Stuk]:
    spoor = KOPPELING.sporen[0].naam
    rows = office.store.cases.of_organisation(KOPPELING.naam, organisatie)
    return [Stuk(row.standen[spoor], _facts(row.feiten), row.referentie) for row in rows]


def _facts(feiten: Mapping[str, Any]) -> Mapping[str, Any]:
    return pak_uit(KOPPELING.velden, feiten)


def show(visit: Visit) -> Bericht:
    """The figures on a screen."""
    found = figures(visit.office, visit.me, visit.today)
    return screens.overview([(g.naam, g.cijfers) for g in found], visit.today) if found else screens.own_people_only()


def one_line(office: Office, person: Persoon, dag: date) -> str:
    """The figures in one line, for a coordinator's overview of the week."""
    return screens.one_line([(g.naam, g.cijfers) for g in figures(office, person, dag)], dag)


FEATURE = Feature(
    commands=(
        Command(
            "overzicht",
            "de cijfers van je organisatie",
            lambda visit, _: show(visit),
            ("overzicht", "cijfers", "hoe staan we ervoor"),
            Actie.OVERZICHT,
        ),
    ),
)

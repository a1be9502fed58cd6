"""References that the bot gives where the gemeente has none: ALM-26-014."""

from datetime import date

from bot.desk.guard import Afgekeurd, referentie_ok
from bot.desk.visit import Office
from workflows.koppeling.lijst import kenmerk


def give(office: Office, organisatie: int, procedure: str, dag: date) -> str:
    """The organisation's next reference of that year, one that nobody typed before and that the guard lets pass."""
    naam = office.store.people.organisatie(organisatie).naam
    while True:
        reference = kenmerk(naam, dag.year, office.store.invoer.next_number(organisatie, dag.year))
        taken = office.store.cases.by_reference(procedure, organisatie, reference)
        if taken is None and not isinstance(referentie_ok(reference), Afgekeurd):
            return reference

"""Typed facts: each is the answer to a field of its procedure, of the kind that is read."""

from datetime import date
from importlib import import_module
from importlib.util import find_spec

import pytest

from bot.features import all_features
from workflows.engine.feiten import Feit, Feiten, dag, getal, namen, tekst, vaste_dag, vaste_tekst
from workflows.engine.tabel import Procedure
from workflows.engine.velden import Keuze, Soort, Veld


def _classes(naam: str) -> list[type[Feiten]]:
    """The classes of Feiten of this procedure, by its folder."""
    where = f"workflows.{naam}.feiten"
    if find_spec(where) is None:
        return []
    found = vars(import_module(where)).values()
    return [item for item in found if isinstance(item, type) and issubclass(item, Feiten) and item is not Feiten]


OP = Veld("op", "Op", "Op welke dag?", Soort.DATUM)
HOEVEEL = Veld("hoeveel", "Hoeveel", "Hoeveel?", Soort.AANTAL)
KLEUR = Veld("kleur", "Kleur", "Welke kleur?", Soort.KEUZE, keuzes=(Keuze("rood", "Rood"),))


class Voorbeeld(Feiten):
    """Facts of a procedure that is not there."""

    op = vaste_dag(OP)
    later = dag(OP)
    hoeveel = getal(HOEVEEL)
    kleur = tekst(KLEUR)
    kleuren = namen(KLEUR)


def test_a_fact_is_what_was_answered() -> None:
    """By the name of its field; what is not known, or was taken away, is empty."""
    known = Voorbeeld({"op": date(2026, 3, 2), "hoeveel": 0, "kleur": None})
    assert (known.op, known.later, known.hoeveel) == (date(2026, 3, 2), date(2026, 3, 2), 0)
    assert (known.kleur, known.kleuren) == (None, ())
    with pytest.raises(KeyError):
        _ = Voorbeeld({}).op


def test_a_field_of_another_kind_is_no_such_fact() -> None:
    """It is refused when the class is made, not when somebody reads it."""
    for wrong in (lambda: dag(HOEVEEL), lambda: getal(OP), lambda: vaste_tekst(OP), lambda: namen(HOEVEEL)):
        with pytest.raises(TypeError):
            wrong()


def test_a_fact_knows_its_field() -> None:
    """From the class itself, so that a test can hold it against the table."""
    assert isinstance(Voorbeeld.kleur, Feit)
    assert Voorbeeld.kleur.veld is KLEUR


FEITEN = [
    (procedure, kind)
    for procedure in (h.procedure for h in all_features().procedures.values() if h.procedure_van is None)
    for kind in _classes(procedure.naam)
]
"""Not of a procedure that is made anew for each case: a herverdeling has a field for each gemeente, and a test of its
own."""


@pytest.mark.parametrize(("procedure", "kind"), FEITEN, ids=[p.naam for p, _ in FEITEN])
def test_every_fact_is_a_field_of_its_table(procedure: Procedure, kind: type[Feiten]) -> None:
    """By name and of that kind, so that what is read is what was asked."""
    facts = [item for item in vars(kind).values() if isinstance(item, Feit)]
    assert facts
    for fact in facts:
        assert procedure.velden[fact.veld.naam].soort is fact.veld.soort

"""Typed facts: each is the answer to a field of its procedure, of the kind that is read."""

from datetime import date

import pytest

from workflows.engine.feiten import Feit, Feiten, dag, getal, namen, tekst, vaste_dag, vaste_tekst
from workflows.engine.velden import Keuze, Soort, Veld

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

"""Rows about cases that touch each other: which of them count for an act, and what they say and do."""

from dataclasses import replace
from datetime import date

from workflows.dates.kalender import KALENDER
from workflows.engine.kruising import MAG, Kruising, Kruisingen, Oordeel, gevolg, oordeel, schrijft
from workflows.engine.machine import NietOpen
from workflows.engine.zaak import Regel, Zaak

VANDAAG = date(2026, 3, 16)
HIER, DAAR = Zaak({"a": "klaar"}, {"op": VANDAAG}), Zaak({"b": "getekend"}, {})
RIJ = Kruising("hier", ("stap", "andere"), "daar", "samen")
"""Says nothing: it allows."""


def _weigert(zin: str) -> Kruising:
    return replace(RIJ, weigert=lambda _, ander, __, ___: zin if ander.standen["b"] == "getekend" else "")


def _vraagt(zin: str) -> Kruising:
    return replace(RIJ, vraagt=lambda *_: zin)


def _schrijft(trigger: str) -> Kruising:
    def volgt(zaak: Zaak, ander: Zaak, *_: object) -> tuple[Zaak, tuple[Regel, ...]]:
        return replace(ander, feiten={"van": zaak.standen["a"]}), (Regel("", trigger, None, None, {}, 1),)

    return replace(RIJ, volgt=volgt, schrijft=(trigger,))


def test_rows_are_found_by_what_is_done() -> None:
    """By procedure and trigger; a row about taking back is another one."""
    back = replace(RIJ, daden=("stap",), terug=True)
    known = Kruisingen([RIJ, back])
    assert known.alle == (RIJ, back)
    assert known.van("hier", "stap") == known.van("hier", "andere") == (RIJ,)
    assert known.van("hier", "stap", terug=True) == (back,)
    assert known.van("daar", "stap") == known.van("hier", "andere", terug=True) == ()


def test_a_row_about_a_fact_counts_where_that_is_brought() -> None:
    """A correction of something else has nothing to do with it."""
    about = replace(RIJ, velden=("op", "woning"))
    assert RIJ.geldt({})
    assert about.geldt({"woning": "DD-1"})
    assert not about.geldt({"dag": VANDAAG})


def test_a_refusal_goes_before_a_question() -> None:
    """The first row that has something to say says it; one that holds its peace allows."""
    rows = [RIJ, _vraagt("Zeker weten?"), _weigert("Er is getekend."), _weigert("En nog iets.")]
    assert oordeel(rows, HIER, DAAR, VANDAAG, KALENDER) == Oordeel("Er is getekend.", "Zeker weten?")
    assert oordeel(rows, HIER, Zaak({"b": "zoeken"}), VANDAAG, KALENDER) == Oordeel("", "Zeker weten?")
    assert oordeel([RIJ], HIER, DAAR, VANDAAG, KALENDER) == MAG


def test_one_row_changes_the_other_case() -> None:
    """The first that does; one whose change is not open there is passed over, and nothing is an outcome too."""

    def gone(*_: object) -> None:
        raise NietOpen("stap")

    nothing = replace(RIJ, volgt=lambda *_: None)
    rows = [RIJ, replace(RIJ, volgt=gone), nothing, _schrijft("eerste"), _schrijft("tweede")]
    changed = gevolg(rows, HIER, DAAR, VANDAAG, KALENDER)
    assert changed is not None
    result, (line,) = changed
    assert (result.feiten, line.trigger) == ({"van": "klaar"}, "eerste")
    assert gevolg([RIJ, nothing], HIER, DAAR, VANDAAG, KALENDER) is None
    assert schrijft(rows) == {"eerste", "tweede"}

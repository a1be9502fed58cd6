"""Steps, corrections, undoing and replaying: what a case adds up to."""

from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.engine.zaak import (
    CORRIGEER,
    HERNOEM,
    MAAK,
    ONGEDAAN,
    Geweigerd,
    NietOpen,
    Regel,
    Zaak,
    begin,
    corrigeer,
    herspeel,
    laatste,
    maak_ongedaan,
    open_stappen,
    zet,
)
from workflows.koppeling.tabel import KOPPELING

SPOOR = "koppeling"
MAART = date(2026, 3, 1)
VANDAAG = date(2026, 6, 1)
FEITEN = {"koppelingsdatum": MAART, "personen": 4}


class Verloop:
    """A case with its history, numbered as the database does."""

    def __init__(self) -> None:
        self.zaak, first = begin(KOPPELING, FEITEN, VANDAAG)
        self._ids = count(1)
        self.regels: list[Regel] = []
        self._add(first)

    def _add(self, regel: Regel) -> None:
        numbered = {name: getattr(regel, name) for name in ("spoor", "trigger", "van", "naar", "feiten", "versie")}
        self.regels.append(Regel(**numbered, id=next(self._ids)))

    def zet(self, trigger: str, **feiten: Any) -> None:
        """Take a step."""
        self.zaak, regel = zet(KOPPELING, self.zaak, SPOOR, trigger, feiten, VANDAAG)
        self._add(regel)

    def corrigeer(self, **feiten: Any) -> None:
        """Put facts right."""
        self.zaak, regel = corrigeer(KOPPELING, self.zaak, feiten, VANDAAG)
        self._add(regel)

    def ongedaan(self) -> None:
        """Take the last line back."""
        self.zaak, regel = maak_ongedaan(KOPPELING, self.regels)
        self._add(regel)

    @property
    def stand(self) -> str:
        """Where the case is."""
        return self.zaak.standen[SPOOR]


def test_a_new_case_stands_at_the_beginning() -> None:
    """Its first line holds what was entered."""
    zaak, regel = begin(KOPPELING, FEITEN, VANDAAG)
    assert zaak.standen == {SPOOR: "zoeken"}
    assert (regel.trigger, regel.naar, dict(regel.feiten)) == (MAAK, None, FEITEN)


def test_contradicting_facts_make_no_case() -> None:
    """A koppeling of tomorrow is refused with its reason."""
    with pytest.raises(Geweigerd) as refused:
        begin(KOPPELING, {**FEITEN, "koppelingsdatum": VANDAAG + timedelta(days=1)}, VANDAAG)
    assert refused.value.redenen == ("De koppelingsdatum ligt in de toekomst. Typ de dag waarop COA heeft gekoppeld.",)


def test_a_step_changes_stand_and_facts_and_leaves_the_given_case() -> None:
    """The case that was given stays as it was, so that a failing commit leaves nothing behind."""
    before, _ = begin(KOPPELING, FEITEN, VANDAAG)
    after, regel = zet(KOPPELING, before, SPOOR, "teken", {"getekend": date(2026, 4, 1)}, VANDAAG)
    assert before == Zaak({SPOOR: "zoeken"}, dict(FEITEN))
    assert after.standen == {SPOOR: "getekend"}
    assert after.feiten["getekend"] == date(2026, 4, 1)
    assert (regel.van, regel.naar) == ("zoeken", "getekend")


@pytest.mark.parametrize("trigger", ["verhuis", "tel", "woning_valt_af", "bestaat_niet"])
def test_a_step_from_elsewhere_is_not_open(trigger: str) -> None:
    """An old button's step is told apart from one that is refused."""
    with pytest.raises(NietOpen):
        Verloop().zet(trigger)


def test_a_refused_step_says_every_reason() -> None:
    """Moving before signing and in the future gives both reasons."""
    verloop = Verloop()
    verloop.zet("teken", getekend=date(2026, 5, 1))
    with pytest.raises(Geweigerd) as refused:
        verloop.zet("verhuis", verhuisd=date(2026, 4, 1))
    assert refused.value.redenen == ("De verhuisdatum ligt vóór het tekenen. Controleer de datum.",)
    assert verloop.stand == "getekend"


def test_a_home_that_falls_through_takes_its_appointment_along() -> None:
    """The tekenafspraak is no longer true, and the line of history says so; undoing brings it back."""
    verloop = Verloop()
    verloop.zet("woning_gevonden", tekenafspraak=date(2026, 4, 1))
    verloop.zet("woning_valt_af")
    assert verloop.zaak.feiten["tekenafspraak"] is None
    assert verloop.regels[-1].feiten["tekenafspraak"] is None
    verloop.ongedaan()
    assert verloop.zaak.feiten["tekenafspraak"] == date(2026, 4, 1)


def test_a_correction_keeps_the_stand() -> None:
    """Only the fact changes; one that contradicts another is refused."""
    verloop = Verloop()
    verloop.zet("teken", getekend=date(2026, 4, 1))
    verloop.corrigeer(getekend=date(2026, 4, 2))
    assert (verloop.stand, verloop.zaak.feiten["getekend"]) == ("getekend", date(2026, 4, 2))
    with pytest.raises(Geweigerd):
        verloop.corrigeer(koppelingsdatum=date(2026, 5, 1))


def test_undoing_takes_back_one_line_at_a_time() -> None:
    """First the correction, then the step; the making of the case stays, and more is refused."""
    verloop = Verloop()
    verloop.zet("teken", getekend=date(2026, 4, 1))
    verloop.corrigeer(personen=5)
    verloop.ongedaan()
    assert verloop.zaak.feiten["personen"] == 4
    verloop.ongedaan()
    assert verloop.zaak == Zaak({SPOOR: "zoeken"}, dict(FEITEN))
    with pytest.raises(NietOpen):
        verloop.ongedaan()


def test_an_undone_step_can_be_taken_again() -> None:
    """With other facts; the undone ones do not come back."""
    verloop = Verloop()
    verloop.zet("teken", getekend=date(2026, 4, 1))
    verloop.ongedaan()
    verloop.zet("teken", getekend=date(2026, 4, 3))
    verloop.ongedaan()
    assert verloop.zaak == Zaak({SPOOR: "zoeken"}, dict(FEITEN))


def test_a_new_reference_is_passed_over() -> None:
    """What the reference was is kept nowhere, so undoing goes to the step before."""
    verloop = Verloop()
    verloop.zet("teken", getekend=date(2026, 4, 1))
    verloop._add(Regel("", HERNOEM, None, None, {}, 1))
    last = laatste(verloop.regels)
    assert last is not None
    assert last.trigger == "teken"
    verloop.ongedaan()
    assert verloop.stand == "zoeken"


def test_an_empty_history_has_nothing_to_undo() -> None:
    """Also not when only the making is there."""
    assert laatste([]) is None
    assert laatste(Verloop().regels) is None


ZETTEN = ("woning_gevonden", "teken", "woning_valt_af", "verhuis", "tel", "vervalt",
          "heropen", "heropen_getekend", "telt_niet", CORRIGEER, ONGEDAAN)  # fmt: skip
DAGEN = st.dates(date(2026, 2, 1), VANDAAG)


@given(st.lists(st.tuples(st.sampled_from(ZETTEN), DAGEN, st.integers(1, 30)), max_size=25))
def test_history_replays_to_the_same_case(zetten: list[tuple[str, date, int]]) -> None:
    """Whatever was done, refused or undone: the lines add up to the present standen and facts, and the steps that are
    offered are exactly those that can be taken from there."""
    verloop = Verloop()
    for wat, dag, aantal in zetten:
        open_now = {stap.trigger for stap in open_stappen(KOPPELING, verloop.zaak, SPOOR)}
        try:
            _doe(verloop, wat, dag, aantal)
        except NietOpen:
            assert wat not in open_now
        except Geweigerd:
            assert wat in open_now or wat == CORRIGEER
        assert herspeel(KOPPELING, verloop.regels) == verloop.zaak


def _doe(verloop: Verloop, wat: str, dag: date, aantal: int) -> None:
    fields = {
        "woning_gevonden": {"tekenafspraak": dag if aantal > 10 else None},
        "teken": {"getekend": dag},
        "verhuis": {"verhuisd": dag},
        "vervalt": {"oorzaak": "dubbel"},
    }
    if wat == ONGEDAAN:
        verloop.ongedaan()
    elif wat == CORRIGEER:
        verloop.corrigeer(**({"personen": aantal} if aantal > 15 else {"koppelingsdatum": dag}))
    else:
        verloop.zet(wat, **fields.get(wat, {}))

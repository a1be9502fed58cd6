"""The ladder walked in every direction: up, back at each point, in a hurry, and never past a term or a draft."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.dates.tijdvak import Tijdvak
from workflows.engine.diagram import mermaid
from workflows.engine.tabel import Blik
from workflows.engine.zaak import (
    Geweigerd,
    NietOpen,
    Regel,
    Zaak,
    begin,
    corrigeer,
    herspeel,
    maak_ongedaan,
    open_stappen,
    zet,
)
from workflows.ladder.brieven import BRIEVEN, FouteBrieven, brief_bij, lees_brieven, zichtbaar
from workflows.ladder.plan import afgelopen
from workflows.ladder.tabel import LADDER, STANDEN, STAPPEN
from workflows.ladder.tijdlijn import ANALYSE, eerste_beslissing, starts, tijdlijn, uiterlijk
from workflows.ladder.velden import BRIEVEN as BRIEFNAMEN

SPOOR = LADDER.sporen[0]
DAG = date(2027, 1, 4)
"""The first Monday after the tijdvak 2026-II."""


def _op(dagen: int) -> date:
    return DAG + timedelta(days=dagen)


VRAAG = {"vraag_nr": "B-1", "vraag_tot": _op(14), "vraag_verstuurd": DAG}
AFSPRAKEN = {"afspraken_nr": "B-2", "afspraken_tot": _op(120), "afspraken_verstuurd": _op(40)}
AANKONDIGING = {"aankondiging_nr": "B-3", "aankondiging_verstuurd": _op(180)}
BESLUIT = {"besluit_nr": "B-4", "besluit_tot": _op(300), "besluit_verstuurd": _op(220)}
RAAD = {"raad_nr": "B-5", "raad_verstuurd": _op(310)}

OMHOOG: list[tuple[str, dict[str, Any], int, str]] = [
    ("toets", {}, 0, "1.1"), ("niet_gehaald", {}, 0, "1.2"), ("vraag_op", VRAAG, 0, "2.0"),
    ("analyseer", {"ambtsbericht_op": _op(12)}, 12, "2.1"), ("verwaarlozing", {"overleg_op": _op(30)}, 20, "2.2"),
    ("besproken", {}, 30, "2.3"), ("blijft", {}, 31, "3.0"), ("spreek_af", AFSPRAKEN, 40, "3.1"),
    ("steun", {}, 50, "3.2"), ("toets_afspraken", {}, 121, "3.3"), ("niet_voldaan", {}, 121, "4.0"),
    ("kondig_aan", AANKONDIGING, 180, "4.1"), ("debat", {}, 180, "4.2"), ("beslis", {}, 215, "4.3"),
    ("ga_door", {}, 215, "5.0"), ("besluit", BESLUIT, 220, "5.1"), ("steun_besluit", {}, 230, "5.2"),
    ("toets_besluit", {}, 301, "5.3"), ("niet_genomen", {}, 301, "6.0"), ("informeer_raad", RAAD, 310, "6.1"),
    ("neem_over", {}, 311, "6.2"), ("gerealiseerd", {}, 500, "gerealiseerd"),
]  # fmt: skip
"""The whole way up: step, facts, days after DAG, and where it leads."""


def _loop(stand: str) -> tuple[Zaak, int]:
    """A dossier that walked up to this stand, and the day it got there."""
    zaak, _ = begin(LADDER, {"tijdvak_op": date(2026, 7, 1)}, DAG)
    day = 0
    for trigger, feiten, when, naar in OMHOOG:
        if zaak.standen["ladder"] == stand:
            break
        zaak, _ = zet(LADDER, zaak, "ladder", trigger, feiten, _op(when))
        assert zaak.standen["ladder"] == naar
        day = when
    return zaak, day


def _zet(zaak: Zaak, trigger: str, dagen: int, feiten: Mapping[str, Any] | None = None) -> str:
    return zet(LADDER, zaak, "ladder", trigger, feiten or {}, _op(dagen))[0].standen["ladder"]


def test_all_the_way_up() -> None:
    """From signalling to carrying out, every step of the handreiking in its order."""
    zaak, _ = _loop("gerealiseerd")
    assert zaak.standen["ladder"] == "gerealiseerd"
    numbered = [stand.naam for stand in STANDEN if stand.naam[0].isdigit()]
    assert ["1.0", *(naar for *_, naar in OMHOOG[:-1])] == numbered


@pytest.mark.parametrize(
    ("van", "trigger", "naar"),
    [
        ("1.1", "gehaald", "akkoord"), ("1.1", "op_koers", "1.0"), ("1.2", "binnen_12", "akkoord"),
        ("2.1", "geen_verwaarlozing", "uitgangspositie"), ("2.3", "herzie", "uitgangspositie"),
        ("3.3", "voldaan", "voldaan"), ("3.3", "nog_tijd", "3.1"), ("4.3", "houd_aan", "aangehouden"),
        ("5.3", "voldaan", "voldaan"), ("5.3", "nog_tijd_besluit", "5.1"),
    ],
)  # fmt: skip
def test_the_way_back(van: str, trigger: str, naar: str) -> None:
    """At each question the other answer leads out of the ladder, or back to the term that still runs."""
    zaak, day = _loop(van)
    assert _zet(zaak, trigger, day) == naar


@pytest.mark.parametrize(("trigger", "naar"), [("voldaan", "voldaan"), ("ga_door", "5.0")])
def test_from_the_hold_it_goes_both_ways(trigger: str, naar: str) -> None:
    """What the gemeente made plausible came true, or did not."""
    zaak, day = _loop("4.3")
    held, _ = zet(LADDER, zaak, "ladder", "houd_aan", {}, _op(day))
    assert _zet(held, trigger, day + 60) == naar


@pytest.mark.parametrize("van", ["6.0", "6.1", "6.2"])
def test_the_besluit_can_be_withdrawn(van: str) -> None:
    """When the gemeente makes plausible that it takes up the task again."""
    zaak, day = _loop(van)
    feiten = {"intrekking_nr": "B-6", "intrekking_verstuurd": _op(day)}
    assert _zet(zaak, "trek_in", day, feiten) == "ingetrokken"


@pytest.mark.parametrize("van", ["2.3", "3.0", "3.1", "3.2", "3.3", "4.0", "4.1", "4.2", "4.3"])
def test_urgency_goes_straight_to_the_besluit(van: str) -> None:
    """After the conclusion, with the number of what says why."""
    zaak, day = _loop(van)
    assert _zet(zaak, "spoed", day, {"spoed_nr": "S-1"}) == "5.0"


@pytest.mark.parametrize("van", ["1.0", "1.1", "1.2", "2.0", "2.1", "2.2", "5.0", "5.1", "6.0"])
def test_urgency_needs_a_conclusion_and_no_besluit_yet(van: str) -> None:
    """Nothing is decided about a gemeente that was not heard, and nothing twice."""
    zaak, day = _loop(van)
    with pytest.raises(NietOpen):
        _zet(zaak, "spoed", day, {"spoed_nr": "S-1"})


@pytest.mark.parametrize(
    ("van", "trigger", "dagen", "said"),
    [
        ("1.1", "gehaald", -10, "Het halfjaar loopt nog"), ("1.0", "toets", -100, "drie maanden"),
        ("2.0", "analyseer", 14, "nog tijd"), ("2.2", "besproken", 29, "moet nog komen"),
        ("3.3", "niet_voldaan", 120, "loopt nog"), ("4.2", "beslis", 209, "een maand"),
        ("5.3", "niet_genomen", 300, "loopt nog"),
    ],
)  # fmt: skip
def test_no_step_before_its_time(van: str, trigger: str, dagen: int, said: str) -> None:
    """The last day of a term is still the gemeente's."""
    zaak, _ = _loop(van)
    with pytest.raises(Geweigerd, match=said):
        _zet(zaak, trigger, dagen)


@pytest.mark.parametrize(
    ("van", "trigger", "dagen"),
    [("2.0", "analyseer", 15), ("4.2", "beslis", 211), ("5.3", "niet_genomen", 301), ("3.3", "niet_voldaan", 121)],
)
def test_the_day_after_it_can(van: str, trigger: str, dagen: int) -> None:
    """Also without an ambtsbericht: then the provincie gathers the information itself."""
    zaak, _ = _loop(van)
    assert _zet(zaak, trigger, dagen) != van


@pytest.mark.parametrize(
    ("van", "brief", "trigger"),
    [
        ("2.0", "vraag", "analyseer"), ("3.1", "afspraken", "toets_afspraken"), ("4.1", "aankondiging", "debat"),
        ("5.1", "besluit", "toets_besluit"), ("6.1", "raad", "neem_over"),
    ],
)  # fmt: skip
def test_a_draft_holds_the_ladder_and_stays_unseen(van: str, brief: str, trigger: str) -> None:
    """The step after a letter waits until it was sent, and until then the gemeente sees nothing of it."""
    zaak, day = _loop(van)
    draft, _ = corrigeer(LADDER, zaak, {f"{brief}_verstuurd": None}, _op(day))
    with pytest.raises(Geweigerd, match="concept"):
        _zet(draft, trigger, day + 400)
    assert brief not in [item.brief.naam for item in zichtbaar(draft.feiten, _op(day))]
    seen = zichtbaar(zaak.feiten, _op(day))[-1]
    assert (seen.brief.naam, seen.nummer, seen.tot) == (
        brief, zaak.feiten[f"{brief}_nr"], zaak.feiten.get(f"{brief}_tot"),
    )  # fmt: skip


@pytest.mark.parametrize("van", ["1.0", "1.1", "1.2"])
def test_before_the_first_letter_the_gemeente_sees_nothing(van: str) -> None:
    """Not even that there is a dossier."""
    assert zichtbaar(_loop(van)[0].feiten, DAG) == []


def test_impossible_dates_are_refused() -> None:
    """A letter of tomorrow was not sent, a term does not end before its letter, an answer to come did not come."""
    zaak, day = _loop("2.0")
    for feiten, said in (
        ({"vraag_verstuurd": _op(day + 1)}, "moet nog komen"),
        ({"vraag_tot": _op(day)}, "eindigt vóór"),
        ({"ambtsbericht_op": _op(day + 1)}, "moet nog komen"),
    ):
        with pytest.raises(Geweigerd, match=said):
            corrigeer(LADDER, zaak, feiten, _op(day))


@settings(max_examples=150)
@given(st.data())
def test_every_walk_can_be_replayed_and_undone(data: st.DataObject) -> None:
    """Whatever is pressed: the history gives the same dossier, and taking a step back gives the one before."""
    zaak, made = begin(LADDER, {"tijdvak_op": date(2026, 7, 1)}, DAG)
    lines, before = [made], [zaak]
    all_facts = {**VRAAG, **AFSPRAKEN, **AANKONDIGING, **BESLUIT, **RAAD, "overleg_op": _op(30), "spoed_nr": "S-1"}
    for _ in range(data.draw(st.integers(0, 25))):
        steps = open_stappen(LADDER, zaak, "ladder")
        if not steps:
            break
        stap = data.draw(st.sampled_from(steps))
        feiten = {veld.naam: all_facts.get(veld.naam) for veld in stap.velden}
        zaak, line = zet(LADDER, zaak, "ladder", stap.trigger, feiten, _op(800))
        lines.append(Regel(line.spoor, line.trigger, line.van, line.naar, line.feiten, line.versie, len(lines)))
        before.append(zaak)
    assert herspeel(LADDER, lines) == zaak
    if len(lines) > 1:
        assert maak_ongedaan(LADDER, lines)[0].standen == before[-2].standen


# ---------------------------------------------------------------- the table itself


def test_every_stand_can_be_reached_and_left() -> None:
    """From the beginning all standen can be come to, and from each one an end."""
    reached, waiting = {SPOOR.begin}, [SPOOR.begin]
    while waiting:
        here = waiting.pop()
        new = {stap.naar for stap in STAPPEN if here in stap.van} - reached
        reached |= new
        waiting += new
    assert reached == {stand.naam for stand in STANDEN}
    can_end = {stand.naam for stand in STANDEN if stand.eind}
    for _ in STANDEN:
        can_end |= {van for stap in STAPPEN if stap.naar in can_end for van in stap.van}
    assert can_end == reached


def test_a_name_tells_whether_it_is_over() -> None:
    """The plan reads it from the number of a stand, for the table stands above it."""
    assert {stand.naam for stand in STANDEN if afgelopen(stand.naam)} == {s.naam for s in STANDEN if s.eind}


def test_every_guard_has_its_reason() -> None:
    """What a step or field demands is a property that answers without facts, and is said in Dutch."""
    demanded = {naam for stap in STAPPEN for naam in stap.eist}
    demanded |= {naam for veld in LADDER.velden.values() for naam in veld.eist}
    assert set(LADDER.redenen) == demanded
    blik: Blik = LADDER.blik("", {}, DAG)
    assert all(isinstance(getattr(blik, naam), bool) for naam in demanded)


def test_buttons_and_guidance() -> None:
    """Titles fit a phone, actions fit 64 bytes, every stand says what to do and whence."""
    for stap in STAPPEN:
        assert len(stap.titel) <= 40
        assert all(len(f"s:9999999999:ladder:{stap.trigger}:{van}".encode()) <= 64 for van in stap.van)
    assert all(stand.uitleg.endswith(".") and stand.wie and (stand.bron or stand.eind) for stand in STANDEN)
    assert len({stap.trigger for stap in STAPPEN}) == len(STAPPEN)


# ---------------------------------------------------------------- letters


def test_every_letter_has_its_step_and_its_fields() -> None:
    """The checklists and the questions are about the same letters, each at a stand of the ladder."""
    assert tuple(brief.naam for brief in BRIEVEN) == BRIEFNAMEN
    for brief in BRIEVEN:
        assert brief_bij(brief.stap) is brief
        assert {f"{brief.naam}_nr", f"{brief.naam}_verstuurd"} <= LADDER.velden.keys()
        assert SPOOR.stand(brief.stap)
        assert len(brief.inhoud) > 2
        assert brief.kan_nog
        assert brief.betekent.endswith(".")
        assert bool(brief.termijn) is (f"{brief.naam}_tot" in LADDER.velden)
        assert all(line.endswith(".") for line in (*brief.kan_nog, *brief.beroep))
    assert brief_bij("1.0") is None


def test_only_the_besluit_has_an_appeal() -> None:
    """Straight to the Afdeling bestuursrechtspraak, without suspending effect; the warning goes to raad and press."""
    (besluit,) = [brief for brief in BRIEVEN if brief.beroep]
    assert (besluit.naam, besluit.stap) == ("besluit", "5.1")
    assert "Raad van State" in besluit.beroep[0]
    assert "niet" in besluit.beroep[1]
    warned = next(brief for brief in BRIEVEN if brief.naam == "aankondiging")
    assert warned.afschrift[0] == "de gemeenteraad"
    assert len(warned.afschrift) == 2


@pytest.mark.parametrize(
    "text",
    ["", "[[brief]]\nnaam = 'x'", "[[brief]]\nkleur = 'x'",
     "[[brief]]\nnaam='x'\nstap='1'\ntitel='x'\naan='x'\nbetekent='x'\ninhoud=[]\nkan_nog=[]\n" * 2],
)  # fmt: skip
def test_a_wrong_file_is_refused(text: str) -> None:
    """Missing and unknown keys, and doubles."""
    with pytest.raises(FouteBrieven):
        lees_brieven(text)


# ---------------------------------------------------------------- in time


@pytest.mark.parametrize("gemist", [Tijdvak(2026, 1), Tijdvak(2026, 2)])
def test_the_time_line_takes_a_year(gemist: Tijdvak) -> None:
    """Four half-years that follow each other; carrying out starts at most a year after the shortfall was signalled."""
    bars = tijdlijn(gemist)
    assert [bar.fasen for bar in bars] == ["1", "2 en 3", "4 en 5", "6"]
    assert all(later.van == earlier.tot + timedelta(days=1) for earlier, later in pairwise(bars))
    assert bars[0].tijdvak == gemist
    assert bars[3].van == uiterlijk(gemist)


def test_the_days_of_2026() -> None:
    """Active toezicht starts on 1 January or 1 March, or on 1 July or 1 September."""
    first, second = Tijdvak(2026, 1), Tijdvak(2026, 2)
    assert starts(first) == (date(2026, 7, 1), date(2026, 9, 1))
    assert starts(second) == (date(2027, 1, 1), date(2027, 3, 1))
    assert uiterlijk(second) == date(2028, 1, 1)
    assert "1 januari of 1 maart" in tijdlijn(second)[1].uitleg
    assert "1 juli of 1 september" in tijdlijn(first)[1].uitleg


def test_terms() -> None:
    """Two weeks to weigh as an example; the raad has at least a month, clamped to the end of a short one."""
    assert str(ANALYSE.lengte) == "+ 2 weken"
    assert eerste_beslissing(date(2027, 1, 31)) == date(2027, 2, 28)


def test_the_diagram_in_the_documentation_is_the_table() -> None:
    """When this fails, put the text that `mermaid` gives between the fences of docs/ladder.md."""
    text = (Path(__file__).parents[2] / "docs" / "ladder.md").read_text(encoding="utf-8")
    assert text.split("```mermaid\n")[1].split("```")[0] == mermaid(SPOOR)


def test_the_diagram_names_everything() -> None:
    """Every stand, and an arrow for each way a step can be taken."""
    text = mermaid(SPOOR)
    assert text.count('state "') == len(STANDEN)
    ends = sum(stand.eind for stand in STANDEN)
    assert text.count("-->") == sum(len(stap.van) for stap in STAPPEN) + ends + 1

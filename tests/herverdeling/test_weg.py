"""The road of a herverdeling: to "verwerkt", and everywhere it can go wrong."""

from datetime import date, timedelta

import pytest

from tests.herverdeling.road import ALMERE, DRIE, LELYSTAD, VANDAAG, ZEEWOLDE, Road, gebroken
from workflows.engine.zaak import Geweigerd, NietOpen, corrigeer, herspeel
from workflows.herverdeling.effect import EFFECT_HERSTEL, EFFECT_JA, EFFECT_NIET, EFFECT_OPEN, aan_zet, effect
from workflows.herverdeling.regels import GEHEEL, na, waarschuwingen
from workflows.herverdeling.velden import MELDNAMEN


def _effect(road: Road) -> tuple[str, int]:
    word, numbers = effect(road.zaak.standen, road.zaak.feiten)
    return word, numbers[LELYSTAD]


def test_from_verkenning_to_verwerkt() -> None:
    """Two gemeenten agree, decide, publish and tell; COA accepts. The effect counts from the last bekendmaking."""
    road = Road().allen_akkoord()
    assert _effect(road) == (EFFECT_NIET, 0)
    road.naar_kennisgeving()
    assert road.zaak.standen == {GEHEEL: "wacht_op_kennisgeving", LELYSTAD: "bekend", ALMERE: "bekend"}
    assert _effect(road) == (EFFECT_OPEN, -10)
    road.meld(*MELDNAMEN)
    assert road.zaak.standen[GEHEEL] == "wacht_op_coa_toets"
    assert road.geheel("verwerk", verwerkt_op=road.dag) == "verwerkt"
    assert _effect(road) == (EFFECT_JA, -10)
    assert gebroken(road.zaak, road.dag) == set()
    assert herspeel(road.procedure, road.lines) == road.zaak


def test_five_gemeenten_take_the_same_road() -> None:
    """More gemeenten are more tracks, not another procedure."""
    road = Road({LELYSTAD: -9, ALMERE: 3, ZEEWOLDE: 2, "GM0303": 2, "GM0184": 2})
    for code in road.codes:
        road.bevestig(code, 30)
    for code in road.codes:
        road.akkoord(code)
    road.naar_kennisgeving()
    assert set(road.zaak.standen.values()) == {"wacht_op_kennisgeving", "bekend"}


@pytest.mark.parametrize(
    ("verschillen", "feiten", "reden"),
    [
        ({LELYSTAD: -10, ALMERE: 9}, {}, "Samen moet het gelijk blijven"),
        ({LELYSTAD: 0, ALMERE: 0}, {}, "Er verandert niets"),
        ({LELYSTAD: 0}, {}, "tussen twee of meer gemeenten"),
        ({LELYSTAD: -10, ALMERE: 10}, {f"voor_{LELYSTAD}": 9}, "onder nul"),
        ({LELYSTAD: -10, ALMERE: 10}, {"gekoppeld": "ja"}, "Wie al gekoppeld is"),
        ({LELYSTAD: -10, ALMERE: 10}, {"tijdvakken": 2}, "in de regel voor één tijdvak"),
        ({LELYSTAD: -10, ALMERE: 10}, {"tijdvakken": 2, "afgestemd": "nee"}, "in de regel voor één tijdvak"),
    ],
)
def test_what_cannot_be_is_refused_at_the_start(
    verschillen: dict[str, int], feiten: dict[str, object], reden: str
) -> None:
    """Numbers, persons and tijdvak are held against the conditions before a case exists."""
    with pytest.raises(Geweigerd, match=reden):
        Road(verschillen, **feiten)


def test_more_than_one_tijdvak_warns_when_it_was_discussed() -> None:
    """After talks with COA, JenV and BZK it goes on, with a warning."""
    road = Road(tijdvakken=2, afgestemd="ja")
    assert [w.code for w in waarschuwingen(road.zaak.feiten, VANDAAG)] == ["AFWIJKING_EEN_TIJDVAK"]


def test_nothing_goes_to_the_colleges_before_all_agree() -> None:
    """Agreeing waits for every published number; without every agreement the verkenning stays."""
    road = Road()
    road.bevestig(LELYSTAD)
    with pytest.raises(Geweigerd, match="eigen getal"):
        road.akkoord(LELYSTAD)
    with pytest.raises(NietOpen):
        road.akkoord(ALMERE)
    road.bevestig(ALMERE)
    road.akkoord(LELYSTAD)
    with pytest.raises(Geweigerd, match="ambtelijk akkoord"):
        road.geheel("naar_colleges")


def test_a_new_proposal_lapses_what_was_agreed() -> None:
    """After two agreements other numbers come: both are asked again, and an answer to the old round does not count."""
    road = Road(DRIE)
    for code in road.codes:
        road.bevestig(code)
    road.akkoord(LELYSTAD)
    road.akkoord(ALMERE)
    road.geheel("stel_voor", **{f"verschil_{LELYSTAD}": -12, f"verschil_{ALMERE}": 7, f"verschil_{ZEEWOLDE}": 5})
    assert {road.zaak.standen[code] for code in road.codes} == {"bevestigd"}
    with pytest.raises(Geweigerd, match="intussen veranderd"):
        road.zet(ZEEWOLDE, "akkoord", **{f"ronde_{ZEEWOLDE}": 1})
    road.akkoord(ZEEWOLDE)
    assert na(road.zaak.feiten, LELYSTAD) == 48


def test_five_rounds_keep_one_sum() -> None:
    """However often it is proposed anew, before and after add up to the same."""
    road = Road().allen_akkoord()
    for amount in (9, 8, 7, 6):
        road.geheel("stel_voor", **{f"verschil_{LELYSTAD}": -amount, f"verschil_{ALMERE}": amount})
    assert road.zaak.feiten["ronde"] == 5
    assert sum(na(road.zaak.feiten, code) for code in road.codes) == 210


def test_another_own_number_makes_a_new_round() -> None:
    """Who corrects its published number changes what the other agreed with; the same number changes nothing."""
    road = Road().allen_akkoord()
    before = road.zaak.feiten["ronde"]
    road.bevestig(ALMERE)
    assert road.zaak.feiten["ronde"] == before
    assert road.zaak.standen[LELYSTAD] == "akkoord"
    road.bevestig(ALMERE, 151)
    assert road.zaak.feiten["ronde"] == before + 1
    assert road.zaak.standen[LELYSTAD] == "bevestigd"


def test_who_declines_gives_no_reason_and_can_be_asked_anew() -> None:
    """The initiator is next: another proposal asks again, stopping closes all tracks."""
    road = Road()
    road.zet(ALMERE, "wijs_af", **{f"ronde_{ALMERE}": 1})
    assert (ALMERE, "gemeente die de brieven stuurt") in aan_zet(road.zaak.standen, road.zaak.feiten)
    road.geheel("stel_voor", **{f"verschil_{LELYSTAD}": -5, f"verschil_{ALMERE}": 5})
    assert road.zaak.standen[ALMERE] == "gevraagd"
    assert road.geheel("trek_in") == "ingetrokken"
    assert set(road.zaak.standen.values()) == {"ingetrokken", "gesloten"}


def test_a_besluit_counts_only_in_writing_and_after_it_was_taken() -> None:
    """Not in writing, in the future, or published before: refused."""
    road = Road().allen_akkoord()
    road.geheel("naar_colleges")
    with pytest.raises(Geweigerd, match="op schrift"):
        road.besluit(ALMERE, "nee")
    road.besluit(ALMERE)
    with pytest.raises(Geweigerd, match="Nog niet elk college"):
        road.bekend(ALMERE)
    road.besluit(LELYSTAD)
    road.dag -= timedelta(days=1)
    with pytest.raises(Geweigerd, match="vóór het besluit"):
        road.bekend(ALMERE)
    with pytest.raises(Geweigerd, match="moet nog komen"):
        road.zet(ALMERE, "maak_bekend", **{f"bekend_op_{ALMERE}": VANDAAG + timedelta(days=3)})


def test_a_college_that_does_not_decide_sends_it_back() -> None:
    """A besluit that another college took on the old figures lapses with the new proposal."""
    road = Road().allen_akkoord()
    road.geheel("naar_colleges")
    road.besluit(LELYSTAD)
    road.zet(ALMERE, "college_nee")
    state = road.geheel("stel_voor", **{f"verschil_{LELYSTAD}": -4, f"verschil_{ALMERE}": 4})
    assert state == "verkenning"
    assert road.zaak.standen[LELYSTAD] == "bevestigd"
    assert road.zaak.feiten[f"besluit_op_{LELYSTAD}"] is None


def test_transferred_stays_transferred() -> None:
    """After all besluiten nobody can stop or propose; only the road for an error is open."""
    road = Road().allen_akkoord()
    road.geheel("naar_colleges")
    road.besluit(LELYSTAD)
    road.besluit(ALMERE)
    for trigger in ("trek_in", "stel_voor"):
        with pytest.raises(NietOpen):
            road.geheel(trigger)


def test_coa_says_no_and_it_is_repaired() -> None:
    """After the repair COA looks again, as often as needed."""
    road = Road().naar_coa()
    for _ in range(2):
        assert road.geheel("vraag_herstel", herstel_op=road.dag) == "herstel_gevraagd"
        road.dag += timedelta(days=2)
        assert road.geheel("hersteld", hersteld_op=road.dag) == "wacht_op_coa_toets"
    road.geheel("verwerk", verwerkt_op=road.dag)
    assert _effect(road) == (EFFECT_JA, -10)


def test_coa_says_no_and_it_is_not_repaired() -> None:
    """Then there is no legal herverdeling, and the old figures return."""
    road = Road().naar_coa()
    road.geheel("vraag_herstel", herstel_op=road.dag)
    assert _effect(road) == (EFFECT_HERSTEL, -10)
    assert road.geheel("niet_hersteld") == "geen_wettelijke_herverdeling"
    assert _effect(road) == (EFFECT_NIET, 0)


def test_an_error_in_the_publication() -> None:
    """A rectificatie has a new date, and everybody is told once more."""
    road = Road().naar_coa()
    road.geheel("verwerk", verwerkt_op=road.dag)
    with pytest.raises(Geweigerd, match="Een rectificatie komt na de bekendmaking"):
        road.zet(ALMERE, "rectificeer", **{f"bekend_op_{ALMERE}": road.zaak.feiten[f"besluit_op_{ALMERE}"]})
    road.dag += timedelta(days=5)
    road.bekend(ALMERE, "rectificeer")
    assert road.zaak.standen[GEHEEL] == "wacht_op_kennisgeving"
    assert all(road.zaak.feiten[naam] is None for naam in MELDNAMEN)
    road.meld(*MELDNAMEN)
    assert road.zaak.standen[GEHEEL] == "wacht_op_coa_toets"


def test_an_error_in_the_besluit() -> None:
    """A new joint besluit walks the whole road; until it is published the earlier one counts."""
    road = Road().naar_coa()
    road.geheel("verwerk", verwerkt_op=road.dag)
    assert road.geheel("nieuw_besluit") == "verkenning"
    road.geheel("stel_voor", **{f"verschil_{LELYSTAD}": -12, f"verschil_{ALMERE}": 12})
    assert _effect(road) == (EFFECT_JA, -10)
    for code in road.codes:
        road.akkoord(code)
    road.naar_kennisgeving()
    assert _effect(road) == (EFFECT_OPEN, -12)
    besluiten = [line for line in road.lines if line.trigger == "besluit"]
    assert len(besluiten) == 4


def test_a_besluit_at_coa_is_not_dropped_in_silence() -> None:
    """While COA has not accepted the earlier besluit, stopping is refused: it is repaired or it is none."""
    road = Road().naar_coa()
    with pytest.raises(NietOpen):
        road.geheel("niet_hersteld")
    road.geheel("nieuw_besluit")
    with pytest.raises(Geweigerd, match="vorige besluit ligt nog bij COA"):
        road.geheel("trek_in")
    assert road.geheel("niet_hersteld") == "geen_wettelijke_herverdeling"
    assert _effect(road) == (EFFECT_NIET, 0)


def test_without_a_besluit_at_coa_there_is_nothing_to_repair() -> None:
    """In a first verkenning one stops, and does not record a failed repair."""
    with pytest.raises(Geweigerd, match="geen besluit bij COA"):
        Road().geheel("niet_hersteld")


def test_telling_before_publishing_is_looked_at_again() -> None:
    """The kennisgeving follows the first bekendmaking; COA handles it after that."""
    road = Road().allen_akkoord().naar_kennisgeving()
    road.dag -= timedelta(days=5)
    with pytest.raises(Geweigerd, match="vóór de eerste bekendmaking"):
        road.meld("coa_op")
    road.dag += timedelta(days=6)
    road.meld(*MELDNAMEN)
    with pytest.raises(Geweigerd, match="pas verwerken na jullie brief"):
        road.geheel("verwerk", verwerkt_op=date(2026, 10, 1))


def test_a_correction_cannot_break_the_sum() -> None:
    """Putting a number right goes past the same conditions."""
    road = Road()
    with pytest.raises(Geweigerd, match="Samen moet het gelijk blijven"):
        corrigeer(road.procedure, road.zaak, {f"verschil_{ALMERE}": 11}, road.dag)


def test_late_kennisgeving_and_a_late_start_warn() -> None:
    """Late counts from the last bekendmaking, a week; after the start of the tijdvak the other warning comes too."""
    road = Road().allen_akkoord().naar_kennisgeving()
    last = road.dag
    assert waarschuwingen(road.zaak.feiten, last + timedelta(days=7)) == ()
    late = [w.code for w in waarschuwingen(road.zaak.feiten, last + timedelta(days=8))]
    assert late == ["KENNISGEVING_TE_LAAT"]
    assert [w.code for w in waarschuwingen(Road().zaak.feiten, date(2027, 1, 1))] == ["NA_START_TIJDVAK"]


def test_every_fact_is_a_field_of_the_procedure() -> None:
    """What is kept can be shown, read back and corrected, along the whole road and after an error."""
    road = Road(tijdvakken=2, afgestemd="ja").naar_coa()
    road.geheel("vraag_herstel", herstel_op=road.dag)
    road.geheel("nieuw_besluit")
    assert set(road.zaak.feiten) <= set(road.procedure.velden)
    assert {naam for line in road.lines for naam in line.feiten} <= set(road.procedure.velden)


def test_the_day_of_telling_stays_before_what_coa_did() -> None:
    """Noting it anew later than COA's answer is looked at again."""
    road = Road().naar_coa()
    road.geheel("verwerk", verwerkt_op=road.dag)
    road.dag += timedelta(days=1)
    with pytest.raises(Geweigerd, match="pas verwerken na jullie brief"):
        road.meld("coa_op")

"""An uitruil by its table: what must hold, what only warns, and by when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from knowledge.search.kennis import laad
from workflows.dates.kalender import KALENDER
from workflows.engine.zaak import Geweigerd, Zaak, doe
from workflows.uitruil.feiten import UitruilFeiten
from workflows.uitruil.opgaven import OPGAVEN
from workflows.uitruil.plan import GESPREK, laatste_dagen
from workflows.uitruil.regels import waarschuwingen
from workflows.uitruil.tabel import maak, procedure_van

UH, ZEIST, BARNEVELD = "GM1581", "GM0355", "GM0203"
VANDAAG = date(2026, 9, 1)
UTRECHT = {UH: "Utrecht", ZEIST: "Utrecht"}
DEAL: dict[str, Any] = {f"asiel_{UH}": 100, f"status_{UH}": -10, f"status_{ZEIST}": 10, "vanaf": "2027-I",
                        "tijdvakken": 6, "maanden": 36}  # fmt: skip


def _zaak(stand: str = "afspraken", akkoord: bool = True, **feiten: Any) -> Zaak:
    made, _ = maak((UH, ZEIST), VANDAAG)
    facts = {**made.feiten, **DEAL, **feiten}
    each = dict.fromkeys((UH, ZEIST), "akkoord" if akkoord else "doet_mee")
    return Zaak({"geheel": stand, **each}, facts | {f"ronde_{code}": facts["ronde"] for code in (UH, ZEIST)})


@pytest.mark.parametrize(
    ("zaak", "zin"),
    [
        (_zaak(), ""),
        (_zaak(akkoord=False), "akkoord"),
        (_zaak(**{f"status_{ZEIST}": 9}), "niet op nul"),
        (_zaak(tijdvakken=None), "vanaf welk tijdvak"),
        (_zaak(**{f"asiel_{UH}": None}), "twee opgaven"),
        (_zaak(**{f"asiel_{UH}": None, f"bij_vervoer_{UH}": "ja"}), ""),
        (_zaak(**{f"asiel_{UH}": None, f"oekraine_{UH}": 20}), ""),
    ],
)
def test_what_must_hold_before_it_is_recorded(zaak: Zaak, zin: str) -> None:
    """Two opgaven or another contribution, a sum of nought, how long, and everybody's word."""
    procedure = procedure_van(zaak.feiten)
    if not zin:
        assert doe(procedure, zaak, "geheel", "naar_vastleggen", {}, VANDAAG)[0].standen["geheel"] == "vastleggen"
        return
    with pytest.raises(Geweigerd) as refused:
        doe(procedure, zaak, "geheel", "naar_vastleggen", {}, VANDAAG)
    assert any(zin in reden for reden in refused.value.redenen)


def test_other_numbers_ask_everybody_again() -> None:
    """Who agreed, agreed to other numbers."""
    zaak = _zaak(ronde=2, **{f"ronde_{UH}": 1})
    zaak.feiten[f"ronde_{UH}"] = 1
    done, _ = doe(procedure_van(zaak.feiten), zaak, "geheel", "weer_praten", {}, VANDAAG)
    assert done.standen[UH] == "doet_mee"
    assert done.standen[ZEIST] == "akkoord"


@pytest.mark.parametrize(
    ("feiten", "provincies", "zin"),
    [
        (DEAL, UTRECHT, "Neem 6 besluiten"),
        (DEAL | {"tijdvakken": 1, "maanden": 6}, UTRECHT, ""),
        (DEAL | {"tijdvakken": 1, "maanden": 6}, UTRECHT | {ZEIST: "Gelderland"}, "binnen één provincie"),
        ({f"status_{UH}": -1, f"status_{ZEIST}": 1, "vanaf": "2027-I", "tijdvakken": 1},
         UTRECHT | {ZEIST: "Gelderland"}, ""),
        (DEAL | {"tijdvakken": 1}, UTRECHT, "Trek de duur liefst gelijk"),
        (DEAL | {"tijdvakken": 1, "maanden": None}, UTRECHT, "Hoeveel maanden"),
    ],
)  # fmt: skip
def test_what_only_warns(feiten: dict[str, Any], provincies: dict[str, str], zin: str) -> None:
    """The formal limits: a provincie for asiel, the whole country for statushouders, one tijdvak for a besluit."""
    whole = {f"ronde_{UH}": 1, f"ronde_{ZEIST}": 1} | feiten
    said = list(waarschuwingen(UitruilFeiten(whole), provincies))
    assert any(zin in one for one in said) if zin else not said


def test_by_when() -> None:
    """Every four weeks somebody talks on; before each tijdvak that no processed herverdeling carries there is a
    besluit, and the first of them leads."""
    zaak = _zaak("gesprek")
    assert [day.naam for day in laatste_dagen(zaak.standen, zaak.feiten, KALENDER)] == [GESPREK]
    zaak = _zaak("voortgang", hv_1="UTR-26-002", hv_op_1=date(2027, 1, 15))
    days = [day for day in laatste_dagen(zaak.standen, zaak.feiten, KALENDER) if day.leidt]
    assert [day.dag for day in days] == [date(2027, 6, 30)]
    done = {f"hv_op_{number}": date(2029, 1, 15) for number in range(1, 7)}
    zaak = _zaak("voortgang", **done)
    days = [day for day in laatste_dagen(zaak.standen, zaak.feiten, KALENDER) if day.leidt]
    assert [day.dag for day in days] == [date(2029, 12, 31)]


def test_no_reminder_lies_before_the_last_step() -> None:
    """Nobody could act on it; where all are past they stay, for an open case is never silent."""
    asked = [
        [item.dag for day in laatste_dagen(zaak.standen, zaak.feiten, KALENDER) for item in day.herinner]
        for zaak in (_zaak("vastleggen", sinds=since, tijdvakken=1) for since in (date(2026, 12, 3), date(2028, 1, 3)))
    ]
    assert min(asked[0]) > date(2026, 12, 3)
    assert asked[1]


@pytest.mark.parametrize("opgave", OPGAVEN)
def test_every_limit_has_its_place(opgave: Any) -> None:
    """In a sentence, with a source and its year, and the answers in which it may have changed."""
    for said in (opgave.met_wie, opgave.duur, opgave.vast, opgave.leg_vast):
        assert said.endswith(".")
    assert opgave.bron.jaar == 2024
    assert opgave.antwoorden


def test_the_answers_that_an_opgave_names_are_there() -> None:
    """What changed is found by them."""
    known = {entry.id for thema in laad().themas() for entry in thema.entries}
    assert {naam for opgave in OPGAVEN for naam in opgave.antwoorden} <= known

"""The overleg before each tijdvak, the clauses with their measure, and what the own koppelingen say of them."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from bot.features.prestatieafspraken import screens
from bot.files.table_paper import maak
from workflows.dates.kalender import KALENDER
from workflows.engine.laatste_dagen import weer
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.prestatieafspraken.feiten import AfspraakFeiten
from workflows.prestatieafspraken.meting import meet
from workflows.prestatieafspraken.plan import MEDEWERKING, NIEUW, OVERLEG, SPOOR, laatste_dagen
from workflows.prestatieafspraken.tabel import PRESTATIEAFSPRAKEN, STAPPEN, gevolg
from workflows.prestatieafspraken.velden import AFSPRAKEN

LOOPT = {SPOOR: "afgesproken", MEDEWERKING: "werkt_mee"}
OVER = next(stap for stap in STAPPEN if stap.trigger == "overleg")


def _facts(**more: Any) -> dict[str, Any]:
    return {"van_op": date(2026, 1, 1), "tot_op": date(2028, 12, 31), "afgesproken_op": date(2025, 11, 20), **more}


def _days(facts: dict[str, Any]) -> dict[str, date]:
    return {day.naam: day.dag for day in laatste_dagen(LOOPT, facts, KALENDER)}


@pytest.mark.parametrize(
    ("facts", "overleg"),
    [
        (_facts(), date(2026, 6, 1)),
        (_facts(afgesproken_op=date(2026, 5, 31)), date(2026, 6, 1)),
        (_facts(afgesproken_op=date(2026, 6, 1)), date(2026, 12, 1)),
        (_facts(overleg_op=date(2026, 5, 20), overleg_voor=date(2026, 7, 1)), date(2026, 12, 1)),
        (_facts(tot_op=date(2026, 6, 30)), None),
        (_facts(afgesproken_op=None, uitspraak_op=date(2026, 12, 2)), date(2027, 6, 1)),
    ],
)
def test_the_overleg_is_a_month_before_the_next_tijdvak(facts: dict[str, Any], overleg: date | None) -> None:
    """Handreiking 2016, bijlage 1: at least one month before the new period begins; none after they end."""
    days = _days(facts)
    assert days.get(OVERLEG) == overleg
    assert days[NIEUW] == facts["tot_op"]


@pytest.mark.parametrize(
    ("held", "prepared"),
    [
        (date(2026, 5, 20), date(2026, 7, 1)),
        (date(2026, 6, 30), date(2026, 7, 1)),
        (date(2026, 7, 1), date(2027, 1, 1)),
        (date(2027, 2, 1), date(2027, 7, 1)),
    ],
)
def test_an_overleg_prepares_the_tijdvak_that_was_due_or_a_later_one(held: date, prepared: date) -> None:
    """One that came late is no overleg for what began before it."""
    assert gevolg(OVER, _facts(overleg_op=held), held) == {"overleg_voor": prepared}


def test_nothing_open_falls_silent() -> None:
    """In every stand of either track that waits for somebody."""
    facts = _facts(geschil_op=date(2026, 1, 5), weigert_op=date(2026, 1, 5), autoriteit_op=date(2026, 1, 6),
                   bzk_op=date(2026, 1, 7))  # fmt: skip
    first, second = PRESTATIEAFSPRAKEN.sporen
    open_ones = [stand.naam for stand in first.standen if not stand.eind]
    for stand in open_ones:
        for other in second.standen:
            found = laatste_dagen({SPOOR: stand, MEDEWERKING: other.naam}, facts, KALENDER)
            assert weer(found, date(2030, 1, 1), KALENDER), (stand, other.naam)


def test_every_clause_has_its_measure_and_its_period() -> None:
    """And a name short enough to stand two by two."""
    assert len({item.veld.naam for item in AFSPRAKEN}) == len(AFSPRAKEN)
    for item in AFSPRAKEN:
        assert item.maat
        assert item.periode
        assert item.wie in ("corporatie", "gemeente", "samen")
        assert len(item.knop) <= 18
        assert ("{}" in item.tekst) == (not item.veld.keuzes)


def _koppeling(stand: str, **facts: Any) -> tuple[str, KoppelingFeiten]:
    return stand, KoppelingFeiten({"koppelingsdatum": date(2026, 2, 2), "personen": 2, **facts})


def test_agreed_is_measured_by_the_own_koppelingen() -> None:
    """Persons for the share, koppelingen for the weeks; who ended without a home or came later counts nowhere."""
    found = meet(
        [
            _koppeling("geteld", getekend=date(2026, 4, 13), verhuisd=date(2026, 4, 20), corporatie="De Woonstee"),
            _koppeling("verhuisd", getekend=date(2026, 4, 14), verhuisd=date(2026, 4, 20), corporatie="Anders"),
            _koppeling("zoeken", personen=4),
            _koppeling("vervallen", personen=9),
            _koppeling("zoeken", koppelingsdatum=date(2025, 12, 31), personen=9),
        ],
        date(2026, 1, 1), date(2026, 5, 1), "De Woonstee", 10,
    )  # fmt: skip
    assert (found.gekoppeld, found.gehuisvest, found.bij_corporatie, found.aandeel) == (8, 4, 2, 25)
    assert (found.getekend, found.op_tijd, found.open_te_laat) == (2, 1, 1)
    assert meet([], date(2026, 1, 1), date(2026, 5, 1), "", None).aandeel is None


def test_the_file_holds_every_clause_that_was_chosen() -> None:
    """With its number filled in, its measure and its period."""
    known = AfspraakFeiten(_facts(a_aandeel=80, a_overleg="ja"))
    content = maak(screens.title("Almere", known), [screens.period(known)], screens.COLUMNS, screens.rows(known),
                   screens.below(known))  # fmt: skip
    table = Document(BytesIO(content)).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == list(screens.COLUMNS)
    assert len(table.rows) == 3
    assert "80 procent" in table.rows[1].cells[1].text
    assert table.rows[2].cells[4].text == "per halfjaar"


def test_what_no_source_gives_a_day_for_comes_with_the_overview_of_the_week() -> None:
    """Signing and new ones are days of our own: asked on the first working day of a week; the overleg has a source."""
    signing = laatste_dagen({SPOOR: "opstellen", MEDEWERKING: "werkt_mee"}, _facts(), KALENDER)
    days = (*signing, *laatste_dagen(LOOPT, _facts(), KALENDER))
    asked = {day.naam: [item.dag for item in day.herinner] for day in days}
    assert asked[OVERLEG][0] == date(2026, 5, 4)
    for naam in ("tekenen", NIEUW):
        assert asked[naam]
        mondays = {dag: dag - timedelta(days=dag.weekday()) for dag in asked[naam]}
        assert all(dag == KALENDER.herinnerdag_na(monday) for dag, monday in mondays.items())

"""Lists in any layout, of which the truth is known: never a wrong value without a question. Columns stand in any order
under heads that people use, with titles, empty rows, columns that mean nothing and sums among them."""

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.desk.guard.sheets import keur
from bot.desk.lists.gebieden import vinder
from tests.lijsten.wereld import GEMEENTEN, gelezen
from workflows.lijsten.blad import Blad
from workflows.lijsten.lezing import Lezing

PLACES = ("Almere", "Dronten", "Lelystad", "Urk", "Zeewolde", "Noordoostpolder")
CODES = {g.naam: g.code for g in GEMEENTEN.alle}
NOISE = ("Opmerking", "Corporatie", "Volgnr", "Contractbeheer", "Wijk", "Kleur", "Prioriteit")
TITLES = st.lists(st.sampled_from(["Overzicht", "Bijgewerkt: 30-11-2026", "", "Team Wonen", "Concept"]), max_size=4)


def _sheet(titles: list[str], heads: list[str], rows: list[list[str]], order: list[int], gaps: list[int]) -> Blad:
    """The columns in this order, below titles, with empty rows between."""
    lines = [[title] for title in titles]
    lines.append([heads[i] for i in order])
    for n, row in enumerate(rows):
        lines += [[""]] * (n in gaps)
        lines.append([row[i] for i in order])
    return Blad("", tuple((n, tuple(line)) for n, line in enumerate(lines, start=1)))


def _day(draw: st.DrawFn, day: date) -> str:
    """A day as people write it."""
    months = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
    forms = (
        f"{day.day}-{day.month}-{day.year}",
        f"{day:%d/%m/%Y}",
        day.isoformat(),
        f"{day.isoformat()} 00:00",
        f"{day.day} {months[day.month - 1]} {day.year}",
        str((day - date(1899, 12, 30)).days),
    )
    return draw(st.sampled_from(forms))


HEADS = {
    "referentie": ("Zaaknummer", "Ons kenmerk", "Dossiernr", "Ref.", "Zaak", "Kenmerk zaak"),
    "koppelingsdatum": ("Koppelingsdatum", "Datum koppeling", "TVS koppeldatum", "Gekoppeld op", "datum", "Ontvangen"),
    "personen": ("Personen", "# pers.", "Aantal personen", "Gezinsgrootte", "Aantal"),
    "tekendatum": ("Tekendatum", "Tekenen op", "Datum contract", "Getekend"),
    "vergunning": ("Vergunning", "Datum vergunning", "Statusdatum"),
}


@st.composite
def koppelingen(draw: st.DrawFn) -> tuple[Blad, dict[str, dict[str, Any]]]:
    """A sheet, and by reference what is true."""
    known = ["referentie", "koppelingsdatum", "personen", *draw(st.sets(st.sampled_from(["tekendatum", "vergunning"])))]
    noise = draw(st.lists(st.sampled_from(NOISE), unique=True, max_size=3))
    heads = [draw(st.sampled_from(HEADS[naam])) for naam in known] + noise
    truth: dict[str, dict[str, Any]] = {}
    rows = []
    for n in range(draw(st.integers(1, 5))):
        linked = date(2026, 6, 1) + timedelta(days=draw(st.integers(0, 170)))
        facts: dict[str, Any] = {
            "referentie": f"Z-26-{n + 10}",
            "koppelingsdatum": linked,
            "personen": draw(st.integers(1, 9)),
            "tekendatum": linked + timedelta(days=draw(st.integers(1, 100))),
            "vergunning": linked - timedelta(days=draw(st.integers(1, 60))),
        }
        truth[str(facts["referentie"])] = facts
        cells = [_day(draw, v) if isinstance(v := facts[naam], date) else str(v) for naam in known]
        words = {"Volgnr": str(n + 1), "Prioriteit": str(n % 3)}
        rows.append([*cells, *(words.get(naam, draw(st.sampled_from(["", "Ymere", "hoek"]))) for naam in noise)])
    order = list(draw(st.permutations(range(len(heads)))))
    gaps = draw(st.lists(st.integers(0, 5), max_size=2))
    return _sheet(draw(TITLES), heads, rows, order, gaps), truth


def _named(lezing: Lezing, heads: list[str]) -> None:
    """No column is silent."""
    shown = [k.kop for k in lezing.kolommen]
    assert sorted(shown) == sorted(heads)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(koppelingen())
def test_koppelingen_in_any_layout(made: tuple[Blad, dict[str, dict[str, Any]]]) -> None:
    """What is read without a question is true, and every head is named."""
    sheet, truth = made
    found = keur([sheet], vinder(GEMEENTEN))
    if not found.soort:
        return  # refused in words: nothing was read
    lezing = gelezen(found, {}, "Flevoland")
    if lezing.weigering:
        return
    heading = next(row for _, row in sheet.rijen if any(h in row for h in HEADS["referentie"]))
    _named(lezing, list(heading))
    for rij in lezing.koppelingen:
        if rij.fouten:
            continue
        facts = truth[str(rij.waarden["referentie"])]
        for naam, value in rij.waarden.items():
            if naam in facts:
                assert value == facts[naam], (naam, heading)


@st.composite
def cijfers(draw: st.DrawFn) -> tuple[Blad, dict[tuple[str, str, str], int]]:
    """A sheet, and what is true by gemeente, kind and tijdvak. A minus is achterstand unless totals say otherwise."""
    places = draw(st.lists(st.sampled_from(PLACES), min_size=2, max_size=6, unique=True))
    half, before = draw(st.sampled_from([("2026-I", "2025-II"), ("2026-II", "2026-I"), ("2025-II", "2025-I")]))
    said = {"2026-I": "1e helft 2026", "2026-II": "tweede halfjaar 2026", "2025-II": "2025-II", "2025-I": "2025/1"}
    begins = {"2026-I": "1-1-2026", "2026-II": "1 juli 2026", "2025-II": "01-07-2025"}
    plus = draw(st.booleans())
    total = draw(st.booleans())
    heads = ["Gemeente", draw(st.sampled_from(["Taakstelling", "Halfjaartaakstelling"])) + f" {said[half]}"]
    ways = [f"Restant {said[before]}", f"Restant begin {half}", f"Saldo {said[before]}"]
    ways.append(f"Voorsprong/achterstand {begins[half]}")
    heads.append(draw(st.sampled_from(ways)))
    if total:
        heads.append(draw(st.sampled_from(["Totale opgave", f"Totaal te huisvesten {said[half]}", "Totaal"])))
    extra = draw(st.lists(st.sampled_from(["Inzet", "Wijk", "Fte"]), unique=True, max_size=2))
    truth: dict[tuple[str, str, str], int] = {}
    rows = []
    for place in places:
        task, saldo = draw(st.integers(10, 300)), draw(st.integers(-90, 60).filter(bool))
        truth[CODES[place], "taakstelling", half] = task
        truth[CODES[place], "restant", half] = saldo
        cells = [place, str(task), str(-saldo if plus and total else saldo)]
        rows.append([*cells, *([str(task - saldo)] if total else []), *(str(draw(st.integers(1, 9))) for _ in extra)])
    if draw(st.booleans()):
        sums = [str(sum(int(row[i]) for row in rows)) for i in range(1, len(rows[0]))]
        rows.append(["Totaal", *sums])
    order = list(draw(st.permutations(range(len(heads) + len(extra)))))
    return _sheet(draw(TITLES), [*heads, *extra], rows, order, []), truth


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cijfers())
def test_figures_in_any_layout(made: tuple[Blad, dict[tuple[str, str, str], int]]) -> None:
    """What is read without a question is true; a sign that the totals prove is turned; every head is named."""
    sheet, truth = made
    found = keur([sheet], vinder(GEMEENTEN))
    lezing = gelezen(found, {}, "Flevoland")
    assert lezing.soort == "cijfers"
    heading = next(row for _, row in sheet.rijen if "Gemeente" in row)
    _named(lezing, list(heading))
    for item in lezing.cijfers:
        assert truth[item.gebied, item.soort, item.periode] == item.waarde, (heading, item)
    assert all(c.klopt for c in lezing.controles if c.rij and not lezing.vragen)

"""Cases that touch each other, at the desk: refused with a reason, asked first, or followed; by a step, taking back, a
correction, deleting and the making. The rows are made up: those of the house have their own tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.desk import correcting, steps
from bot.desk.case import Meegegaan, Opened
from bot.desk.feature import Answers, Doel
from bot.desk.visit import Visit
from bot.features.woningweigering import begin
from bot.screens.message import Bericht, Knop
from tests.koppeling.wereld import Wereld
from workflows.engine.kruising import WIS, Kruising, Kruisingen, Verandering
from workflows.engine.zaak import CORRIGEER, MAAK, Zaak, noteer
from workflows.koppeling.tabel import HOUDT_TEGEN, KOPPELING
from workflows.woningweigering.kruising import BAND
from workflows.woningweigering.tabel import CLAIM, WONINGWEIGERING

NOOR, LIV = 101, 201
HEEN = Kruising(KOPPELING.naam, (), WONINGWEIGERING.naam, BAND)
"""From a koppeling to the reports about it."""
TERUG = Kruising(WONINGWEIGERING.naam, (), KOPPELING.naam, BAND)


class Twee:
    """A koppeling with a home, and a report about it."""

    def __init__(self, path: Path) -> None:
        self.wereld = Wereld(path, "2026-03-16 10:00")
        self.noor = self.wereld.add(NOOR, "gemeente")
        self.wereld.add(LIV, "gemeente", "Lelystad")
        self.koppeling = self.wereld.make(NOOR, "Z-1", date(2026, 3, 2))
        facts = {"tekenafspraak": date(2026, 3, 16)}
        self.wereld.act(NOOR, lambda v: steps.take(v, self.koppeling, "koppeling", "woning_gevonden", "zoeken", facts))
        self.report()
        (self.weigering,) = self.wereld.store.weigeringen.of_koppeling(self.koppeling)

    def report(self) -> Bericht | None:
        organisatie = self.wereld.case(self.koppeling).row.organisatie
        doel = {"zaak": self.koppeling, "organisatie": organisatie, "referentie": "Z-1"}
        answers = {"voorval": "geweigerd", "voorval_op": date(2026, 3, 16), "woning": None}
        form = begin.FORMS["weigering"]
        return self.wereld.act(NOOR, lambda v: form.finish(v, doel, answers))

    def rows(self, *rijen: Kruising) -> None:
        """From here on these rows, and no others."""
        self.wereld.office.features.kruisingen = Kruisingen(rijen)

    def says(self, ask: Callable[[Visit, Doel, Answers], str | None], doel: Doel, answers: Answers) -> str | None:
        """What a form says of these answers."""
        return self.wereld.act(NOOR, lambda visit: ask(visit, doel, answers))

    def stand(self, ident: int, spoor: str) -> str:
        return self.wereld.case(ident).zaak.standen[spoor]

    def last(self, ident: int) -> int:
        return self.wereld.case(ident).regels[-1].id


@pytest.fixture
def twee(tmp_path: Path) -> Iterator[Twee]:
    """Both cases."""
    made = Twee(tmp_path / "test.db")
    yield made
    made.wereld.store.close()


def _knop(bericht: Bericht, begin: str) -> Knop:
    return next(knop for rij in bericht.knoppen for knop in rij if knop.tekst.startswith(begin))


def test_a_step_is_refused_with_the_reason(twee: Twee) -> None:
    """Before anything is asked, and also when it comes by another road; nothing is written."""
    twee.rows(replace(HEEN, daden=("woning_valt_af", "teken"), weigert=lambda *_: "Er loopt een <weigering>."))
    for trigger in ("woning_valt_af", "teken"):
        shown = twee.wereld.press(NOOR, f"s:{twee.koppeling}:koppeling:{trigger}:gevonden")
        assert shown.tekst.startswith("Er loopt een &lt;weigering&gt;.")
    facts = {"getekend": date(2026, 3, 16)}
    shown = twee.wereld.act(
        NOOR, lambda v: steps.take(v, twee.koppeling, "koppeling", "teken", "gevonden", facts, sure=True)
    )
    assert "weigering" in shown.tekst
    assert twee.stand(twee.koppeling, "koppeling") == "gevonden"


def test_a_step_is_asked_first_by_a_button_that_says_all(twee: Twee) -> None:
    """It names case, step and stand; pressing it records, and a stand that moved on is told as ever."""
    twee.rows(replace(HEEN, daden=("woning_valt_af",), vraagt=lambda *_: "De weigering loopt. Gaat de woning weg?"))
    asked = twee.wereld.press(NOOR, f"s:{twee.koppeling}:koppeling:woning_valt_af:gevonden")
    yes = _knop(asked, "Woning gaat niet door")
    assert "Gaat de woning weg?" in asked.tekst
    assert yes.actie == f"s:{twee.koppeling}:koppeling:woning_valt_af:gevonden:ja"
    assert twee.stand(twee.koppeling, "koppeling") == "gevonden"
    twee.wereld.press(NOOR, yes.actie)
    assert twee.stand(twee.koppeling, "koppeling") == "zoeken"
    assert "al vastgelegd" in twee.wereld.press(NOOR, yes.actie).tekst


def test_a_step_with_questions_is_asked_before_them(twee: Twee) -> None:
    """The form starts after the yes and does not ask it again; another question that came up meanwhile is asked."""
    said = ["Eerst dit?"]
    twee.rows(replace(HEEN, daden=("teken",), vraagt=lambda *_: said[0]))
    asked = twee.wereld.press(NOOR, f"s:{twee.koppeling}:koppeling:teken:gevonden")
    assert twee.wereld.press(NOOR, _knop(asked, "Huurcontract getekend").actie) is None
    row = twee.wereld.store.gesprekken.open(twee.noor)
    assert row is not None
    form, answers = steps.FORMS["stap"], {"getekend": date(2026, 3, 16)}
    said[0] = "En dat?"
    again = twee.wereld.act(NOOR, lambda v: form.finish(v, row.doel, answers))
    assert again is not None
    assert "En dat?" in again.tekst
    said[0] = "Eerst dit?"
    twee.wereld.act(NOOR, lambda v: form.finish(v, row.doel, answers))
    assert twee.stand(twee.koppeling, "koppeling") == "getekend"


def test_what_a_row_says_of_a_fact_is_said_with_its_answer(twee: Twee) -> None:
    """In the form of a step and of a correction: refused, or asked back with its own yes."""

    def early(zaak: Zaak, *_: object) -> str:
        return "Te vroeg." if zaak.feiten["getekend"] < date(2026, 3, 10) else ""

    def late(zaak: Zaak, *_: object) -> str:
        return "Zo laat?" if zaak.feiten["getekend"] > date(2026, 3, 14) else ""

    twee.rows(replace(HEEN, daden=("teken", CORRIGEER), velden=("getekend",), weigert=early, vraagt=late))
    assert twee.wereld.press(NOOR, f"s:{twee.koppeling}:koppeling:teken:gevonden") is None
    row = twee.wereld.store.gesprekken.open(twee.noor)
    assert row is not None
    doel = {"procedure": "koppeling", "zaak": twee.koppeling, "referentie": "Z-1", "veld": "getekend"}
    for form, about in ((steps.FORMS["stap"], row.doel), (correcting.FORMS["verbeter"], doel)):
        for day, refused, asked in ((5, "Te vroeg.", None), (12, None, None), (16, None, "Zo laat?")):
            given = {"getekend": date(2026, 3, day)}
            assert twee.says(form.check, about, given) == refused
            assert refused or twee.says(form.twijfel, about, given) == asked
    twee.wereld.act(NOOR, lambda v: steps.FORMS["stap"].finish(v, row.doel, {"getekend": date(2026, 3, 16)}))
    assert twee.stand(twee.koppeling, "koppeling") == "getekend"
    form = correcting.FORMS["verbeter"]
    shown = twee.wereld.act(NOOR, lambda v: form.finish(v, doel, {"getekend": date(2026, 3, 5)}))
    assert shown is not None
    assert shown.tekst.startswith("Te vroeg.")
    assert twee.wereld.case(twee.koppeling).zaak.feiten["getekend"] == date(2026, 3, 16)


def test_taking_back_is_refused_or_asked(twee: Twee) -> None:
    """Also by a button that is months old."""
    line = twee.last(twee.koppeling)  # what the report wrote there
    act = twee.wereld.case(twee.koppeling).regels[-1].trigger
    twee.rows(replace(HEEN, daden=(act,), terug=True, weigert=lambda *_: "De weigering loopt nog."))
    assert "De weigering loopt nog." in twee.wereld.press(NOOR, f"o:{twee.koppeling}:{line}:ja").tekst
    twee.rows(replace(HEEN, daden=(act,), terug=True, vraagt=lambda *_: "Niet langer aanhouden?"))
    asked = twee.wereld.press(NOOR, f"o:{twee.koppeling}:{line}")
    assert "Niet langer aanhouden?" in asked.tekst
    assert twee.last(twee.koppeling) == line
    twee.wereld.press(NOOR, _knop(asked, "Ja, neem het terug").actie)
    assert twee.last(twee.koppeling) != line


def test_deleting_is_refused_or_asked(twee: Twee) -> None:
    """The question stands with the one that is always asked."""
    twee.rows(replace(TERUG, daden=(WIS,), weigert=lambda *_: "Deze melding moet blijven."))
    assert "moet blijven" in twee.wereld.press(NOOR, f"w:{twee.weigering}:ja").tekst
    twee.rows(replace(TERUG, daden=(WIS,), vraagt=lambda *_: "Ook de koppeling gaat dan verder."))
    assert "Ook de koppeling gaat dan verder." in twee.wereld.press(NOOR, f"w:{twee.weigering}").tekst
    twee.wereld.press(NOOR, f"w:{twee.weigering}:ja")
    assert twee.wereld.store.cases.get(twee.weigering) is None


def test_the_making_is_refused(twee: Twee) -> None:
    """By the koppeling that the new report would be about."""
    twee.rows(replace(TERUG, daden=(WIS,)))
    twee.wereld.press(NOOR, f"w:{twee.weigering}:ja")
    twee.rows(replace(TERUG, daden=(MAAK,), weigert=lambda *_: "Hier geen melding."))
    shown = twee.report()
    assert shown is not None
    assert shown.tekst == "Hier geen melding."
    assert twee.wereld.store.weigeringen.of_koppeling(twee.koppeling) == []


def _claim(_: Zaak, ander: Zaak, vandaag: date, __: object) -> Verandering:
    result, line = noteer(WONINGWEIGERING, ander, CLAIM, {"huurderving": "niet"}, vandaag)
    return result, (line,)


def test_the_other_case_follows_in_either_direction_and_goes_back_with_it(twee: Twee) -> None:
    """What is done in the koppeling reaches the report; taking it back takes that back, unless somebody went on."""
    told: list[tuple[str | None, bool]] = []

    def hear(_: object, what: Meegegaan, about: Opened) -> None:
        assert about.row.id == twee.weigering
        told.append((what.regel.trigger if what.regel else None, what.terug))

    band = twee.wereld.office.features.banden[BAND]
    twee.wereld.office.features.banden = {BAND: replace(band, meegegaan=hear)}
    twee.rows(replace(HEEN, daden=("woning_valt_af",), volgt=_claim, schrijft=(CLAIM,)))
    for went_on in (False, True):
        twee.wereld.press(NOOR, f"s:{twee.koppeling}:koppeling:woning_valt_af:gevonden")
        assert twee.wereld.case(twee.weigering).zaak.feiten["huurderving"] == "niet"
        if went_on:
            twee.wereld.now += timedelta(minutes=1)
            twee.wereld.act(NOOR, lambda v: steps.jot(v, twee.wereld.case(twee.weigering), CLAIM, {"huurderving": "x"}))
        twee.wereld.press(NOOR, f"o:{twee.koppeling}:{twee.last(twee.koppeling)}")
        known = twee.wereld.case(twee.weigering).zaak.feiten.get("huurderving")
        assert known == ("x" if went_on else None)
    assert told == [("woning_valt_af", False), ("woning_valt_af", True), ("woning_valt_af", False)]


def test_a_row_about_taking_back_may_change_the_other_case_itself(twee: Twee) -> None:
    """Where nothing followed from the act."""
    twee.rows(replace(HEEN, daden=(HOUDT_TEGEN, "woning_valt_af"), terug=True, volgt=_claim, schrijft=(CLAIM,)))
    twee.wereld.press(NOOR, f"s:{twee.koppeling}:koppeling:woning_valt_af:gevonden")
    assert "huurderving" not in twee.wereld.case(twee.weigering).zaak.feiten
    twee.wereld.press(NOOR, f"o:{twee.koppeling}:{twee.last(twee.koppeling)}")
    assert twee.wereld.case(twee.weigering).zaak.feiten["huurderving"] == "niet"


def test_a_case_of_another_organisation_is_nobodys_neighbour(twee: Twee) -> None:
    """Whatever number a fact holds."""
    twee.rows(replace(TERUG, daden=(MAAK,), weigert=lambda *_: "Dat mag niet weten wie het niet aangaat."))
    other = twee.wereld.store.people.organisatie_by_name("Lelystad")
    assert other is not None
    answers = {
        "referentie": "L-1",
        "voorval": "geweigerd",
        "voorval_op": date(2026, 3, 16),
        "koppeling": twee.koppeling,
    }
    form = begin.FORMS["weigering"]
    twee.wereld.act(LIV, lambda v: form.finish(v, {"organisatie": other.id}, answers))
    assert len(twee.wereld.store.cases.of_organisation(WONINGWEIGERING.naam, other.id)) == 1

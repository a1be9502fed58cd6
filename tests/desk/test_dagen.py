"""Days are held against the same checks on every road: all day fields of all tables, and all ways to begin."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.desk import router
from bot.desk.incoming import Incoming, Kind
from bot.desk.visit import Post
from bot.features import all_features
from tests.koppeling.wereld import Wereld
from tests.people import chat_of
from workflows.engine import zaak
from workflows.engine.tabel import Procedure
from workflows.engine.velden import Grens, Soort, Veld, ver_weg
from workflows.garantie.tabel import GARANTIE
from workflows.herverdeling.tabel import herverdeling

VANDAAG = date(2026, 3, 20)
NOOR = 101
PROCEDURES: list[Procedure] = [
    *{p.naam: p for p in (*(h.procedure for h in all_features().procedures.values()), GARANTIE)}.values(),
    herverdeling(("GM0034", "GM0995")),
]
DAGEN = [(p, veld) for p in PROCEDURES for veld in p.velden.values() if veld.soort is Soort.DATUM]
GRENZEN = [(p, veld, grens) for p, veld in DAGEN for grens in veld.grenzen]


def test_there_are_days() -> None:
    """The tables are really looked at."""
    assert len(DAGEN) > 60
    assert len(GRENZEN) > 40


@pytest.mark.parametrize(("procedure", "veld"), DAGEN, ids=lambda one: one.naam)
def test_a_day_of_more_than_a_year_away_is_asked_back(procedure: Procedure, veld: Veld) -> None:
    """Whatever table it is of, on either side; one within the year is not."""
    for days, asked in ((-367, True), (-366, False), (0, False), (366, False), (367, True)):
        assert bool(ver_weg(veld, VANDAAG + timedelta(days=days), VANDAAG)) is asked


@pytest.mark.parametrize(("procedure", "veld", "grens"), GRENZEN, ids=lambda one: getattr(one, "naam", ""))
def test_an_order_that_is_broken_is_noticed(procedure: Procedure, veld: Veld, grens: Grens) -> None:
    """With its own sentence: a hard one is refused, the other is asked back."""
    feiten = {veld.naam: VANDAAG + timedelta(days=1)}
    if grens.na:
        feiten = {grens.na: VANDAAG - timedelta(days=5), veld.naam: VANDAAG - timedelta(days=6)}
    if grens.voor:
        feiten = {grens.voor: VANDAAG - timedelta(days=6), veld.naam: VANDAAG - timedelta(days=5)}
    found = zaak.tegenspraken(procedure, feiten, VANDAAG)
    assert (grens.zin, grens.hard) in {(item.zin, item.hard) for item in found}


# ---------------------------------------------------------------- every way to begin


@pytest.fixture
def wereld(tmp_path: Path) -> Wereld:
    found = Wereld(tmp_path / "test.db", "2026-03-20 10:00")
    found.add(NOOR, "gemeente")
    return found


def _does(wereld: Wereld, text: str, press: str | None = None) -> tuple[str, list[str]]:
    """The last thing that somebody reads, and what its buttons ask."""
    with wereld.store.atomic():
        chat = chat_of(wereld.store, NOOR)
        kind = Kind.TEXT if press is None else Kind.PRESS
        incoming = Incoming(kind, "telegram", str(NOOR), chat, "Noor", wereld.now, text, message=1, press=press)
        post: Post = router.handle(wereld.office, incoming)
    shown = post.rows[-1].inhoud
    return shown["tekst"], [knop[1] for rij in shown.get("knoppen", []) for knop in rij]


BEGINS = [
    ("/koppeling Z-1 15-3-2024 4", None),
    ("koppeling Z-1 15-3-2024 4", None),
    ("Z-1 15-3-2024 4", None),
    ("/woningweigering Z-1 niet verschenen 15-3-2024", None),
    ("kn::2024-03-15", "1"),
    ("zn:koppeling:1:koppelingsdatum:2024-03-15", "1"),
    ("Nieuwe koppeling|Z-1|15-3-2024", None),
    ("Nieuwe koppeling|Z-1|15 maart 2024", None),
]


@pytest.mark.parametrize(("said", "press"), BEGINS)
def test_every_way_to_begin_asks_it_back(said: str, press: str | None, wereld: Wereld) -> None:
    """With a button that says that it is right, which goes on with that very day."""
    text, buttons = "", list[str]()
    for line in said.split("|"):
        text, buttons = _does(wereld, line, press)
    assert "vr 15 maart 2024 is meer dan een jaar geleden. Klopt dat?" in text
    (sure,) = [action for action in buttons if action.endswith(":!2024-03-15")]
    after, _ = _does(wereld, sure, "2")
    assert "Klopt dat?" not in after
    assert "vr 15 maart 2024" in after


# ---------------------------------------------------------------- what holds for every day

GEVRAAGD = [(p, veld) for p, veld in DAGEN if veld.vraag]
ORDENEN_ZICHZELF = {
    "koppeling", "garantie", "brp", "gezinshereniging", "zelfhuisvester", "escalatie", "amv", "ruil",
    "prestatieafspraken",  # papers of a corporatie and of a year, of which none is the beginning
}  # fmt: skip
"""Procedures whose days are all held by each other, back to the one they are counted from."""
NA_HET_BEGIN = [(p, veld) for p, veld in GEVRAAGD if p.begindag and p.begindag != veld.naam and not veld.eerder]


def test_each_procedure_with_days_of_its_own_says_where_it_begins() -> None:
    """But for those of which each day has its place after another, in one order: nothing comes before the first."""
    without = {p.naam for p in PROCEDURES if not p.begindag}
    assert without == ORDENEN_ZICHZELF, "say begindag in the table, or why the order of its own days is enough"


@pytest.mark.parametrize(("procedure", "veld"), NA_HET_BEGIN, ids=lambda one: one.naam)
def test_a_day_before_the_case_began_is_asked_back(procedure: Procedure, veld: Veld) -> None:
    """Where its own order does not refuse it."""
    feiten = {procedure.begindag: VANDAAG - timedelta(days=5), veld.naam: VANDAAG - timedelta(days=6)}
    found = [item for item in zaak.tegenspraken(procedure, feiten, VANDAAG) if veld.naam in item.velden]
    assert [item for item in found if "vóór" in item.zin], found
    feiten[veld.naam] = VANDAAG - timedelta(days=4)
    assert not [item for item in zaak.tegenspraken(procedure, feiten, VANDAAG) if "begin van deze zaak" in item.zin]


@pytest.mark.parametrize(("procedure", "veld"), [one for one in GEVRAAGD if one[1].richting == "verleden"],
                         ids=lambda one: one.naam)  # fmt: skip
def test_a_day_that_was_must_have_been(procedure: Procedure, veld: Veld) -> None:
    """Refused or asked back, in every table."""
    feiten = {veld.naam: VANDAAG + timedelta(days=1)}
    begint = veld.naam == procedure.begindag
    assert begint or [item for item in zaak.tegenspraken(procedure, feiten, VANDAAG) if veld.naam in item.velden]


@pytest.mark.parametrize("naam", ["stap", "verbeter", "hvstap", "hvmeld", "hvcollege", "hvoordeel", "ladderbrief"])
def test_a_form_about_a_case_asks_back(naam: str) -> None:
    """No form takes days of a case without looking at what is doubtful."""
    form = all_features().forms[naam]
    assert "lambda" not in form.twijfel.__name__

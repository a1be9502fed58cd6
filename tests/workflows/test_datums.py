"""Dates as typed: what is read, what is asked back with which choices, and what is no date at all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.dates.kalender import KALENDER
from workflows.dates.reading import Onduidelijk, Richting, alleen_datum, lees_datum, vind_datum, zeg, zeg_lang

ZATERDAG = date(2026, 11, 21)  # the day of the message, unless a test says otherwise
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


GELEZEN = {
    # with a year
    "15 maart 2026": "2026-03-15", "15 mrt '26": "2026-03-15", "15 mrt ’26": "2026-03-15", "15 maart 26": "2026-03-15",
    "15-3-2026": "2026-03-15", "15/03/26": "2026-03-15", "15.3.2026": "2026-03-15", "15 - 3 - 2026": "2026-03-15",
    "2026-03-15": "2026-03-15", "2026/3/15": "2026-03-15", "15 3 2026": "2026-03-15", "15-mrt-26": "2026-03-15",
    "15 mrt. 2026": "2026-03-15", "15maart2026": "2026-03-15", "15e maart 2026": "2026-03-15",
    "de 15de maart 2026": "2026-03-15", "15 MAART 2026": "2026-03-15", "(15 maart 2026)": "2026-03-15",
    "15-3-2026.": "2026-03-15", "15 maart, 2026": "2026-03-15", "15 maart in 2026": "2026-03-15",
    "15 maart dit jaar": "2026-03-15", "15 maart volgend jaar": "2027-03-15", "15 maart vorig jaar": "2025-03-15",
    "1e januari 2027": "2027-01-01", "29 februari 2028": "2028-02-29", "31-12-2100": "2100-12-31",
    "1 jan 2000": "2000-01-01", "vijftien maart 2026": "2026-03-15", "de eerste december 2026": "2026-12-01",
    "eenendertig december 2026": "2026-12-31", "15 march 2026": "2026-03-15",
    # typing errors
    "15 maatr 2026": "2026-03-15", "15 mart 2026": "2026-03-15", "3 febuari 2026": "2026-02-03",
    "3 februarie 2026": "2026-02-03", "1 janauri 2027": "2027-01-01", "7 spetember 2026": "2026-09-07",
    "12 decmber 2026": "2026-12-12", "9 agustus 2026": "2026-08-09", "4 okotber 2026": "2026-10-04",
    "2 novemebr 2026": "2026-11-02", "8 arpil 2026": "2026-04-08", "woensda 18 november 2026": "2026-11-18",
    "eergistern": "2026-11-19",
    # without a year, near today
    "3 nov": "2026-11-03", "25 november": "2026-11-25", "1e januari": "2027-01-01", "3-11": "2026-11-03",
    "3/11": "2026-11-03", "3.11": "2026-11-03", "1 december.": "2026-12-01", "21 november": "2026-11-21",
    "20 november jl.": "2026-11-20", "20 november j.l.": "2026-11-20", "25 november a.s.": "2026-11-25",
    "15 maart a.s.": "2027-03-15", "15 maart jongstleden": "2026-03-15", "aanstaande 15 maart": "2027-03-15",
    # with a weekday that fits
    "vrijdag 13 november 2026": "2026-11-13", "vr 13 nov 2026": "2026-11-13", "vr. 13-11": "2026-11-13",
    "vr, 13 nov": "2026-11-13", "zo 15 mrt": "2026-03-15", "zondag 15 maart": "2026-03-15", "ma 15 maart": "2027-03-15",
    "op maandag de 16e": "2026-11-16", "vrijdag de dertiende": "2026-11-13", "morgen (zondag)": "2026-11-22",
    # counted from today
    "vandaag": "2026-11-21", "Gisteren": "2026-11-20", "gister": "2026-11-20", "eergisteren": "2026-11-19",
    "morgen": "2026-11-22", "overmorgen": "2026-11-23", "morgenmiddag om 14:30": "2026-11-22",
    "over twee weken": "2026-12-05", "over 3 dagen": "2026-11-24", "over een maand": "2026-12-21",
    "over één week": "2026-11-28", "vandaag over een week": "2026-11-28", "drie weken geleden": "2026-10-31",
    "10 dagen terug": "2026-11-11", "een jaar geleden": "2025-11-21",
    # weekdays with a direction
    "vorige week dinsdag": "2026-11-10", "dinsdag vorige week": "2026-11-10", "dinsdag van vorige week": "2026-11-10",
    "volgende week vrijdag": "2026-11-27", "vrijdag volgende week": "2026-11-27", "deze week woensdag": "2026-11-18",
    "afgelopen vrijdag": "2026-11-20", "vrijdag jl.": "2026-11-20", "a.s. vrijdag": "2026-11-27",
    "as vrijdag": "2026-11-27", "vrijdag a.s.": "2026-11-27", "aanstaande zaterdag": "2026-11-28",
    "komende maandag": "2026-11-23", "eerstvolgende maandag": "2026-11-23", "afgelopen zaterdag": "2026-11-14",
    "de 3e van deze maand": "2026-11-03", "de 3e van vorige maand": "2026-10-03",
    # feestdagen, weeks by their number
    "Goede Vrijdag 2027": "2027-03-26", "goede vrijdga 2027": "2027-03-26", "1e kerstdag": "2026-12-25",
    "eerste paasdag 2028": "2028-04-16", "2e paasdag 2027": "2027-03-29", "Koningsdag 2025": "2025-04-26",
    "hemelvaartsdag 2027": "2027-05-06", "tweede pinksterdag 2026": "2026-05-25", "oudjaarsdag": "2026-12-31",
    "nieuwjaarsdag": "2027-01-01", "maandag week 5 2027": "2027-02-01", "vrijdag van week 48": "2026-11-27",
    "maandag over een week": "2026-11-30", "vrijdag over 2 weken": "2026-12-11",
    # words that change nothing
    "gekoppeld op 3 november": "2026-11-03", "op de 3e november": "2026-11-03",
    "we hebben gisteren getekend": "2026-11-20",
    "datum koppeling: 3-11-2026": "2026-11-03", "dd. 3-11-26": "2026-11-03", "nee, 3 november 2026": "2026-11-03",
    "20 november 2026 om 10 uur": "2026-11-20", "het was vr 13 nov 2026!": "2026-11-13",
}  # fmt: skip


@pytest.mark.parametrize(("tekst", "verwacht"), GELEZEN.items())
def test_a_clear_date_is_read(tekst: str, verwacht: str) -> None:
    """Written out, in figures, counted from today, misspelt, or with words around it."""
    assert lees_datum(tekst, ZATERDAG) == dag(verwacht)
    assert lees_datum(f"  {tekst.upper()}\u200b ", ZATERDAG) == dag(verwacht)


GEVRAAGD: dict[str, tuple[str, tuple[str, ...]]] = {
    # which year
    "15 maart": ("Welke datum bedoel je", ("2026-03-15", "2027-03-15")),
    "15-3": ("Welke datum bedoel je", ("2026-03-15", "2027-03-15")),
    "29 februari": ("Welke datum bedoel je", ("2024-02-29", "2028-02-29")),
    "15 maart 10": ("Typ het met vier cijfers", ()),
    "15 maart 1926": ("Typ een jaar van 2000 t/m 2100", ()),
    "15 maart 2101": ("Typ een jaar van 2000 t/m 2100", ()),
    "15-3-226": ("Typ een jaar van 2000 t/m 2100", ()),
    "15 maart 20266": ("Typ een jaar van 2000 t/m 2100", ()),
    "15-3-0000": ("Typ een jaar van 2000 t/m 2100", ()),
    "over 90 jaar": ("Typ een jaar van 2000 t/m 2100", ()),
    # which month
    "15 jui 2026": ("Welke datum bedoel je", ("2026-06-15", "2026-07-15")),
    "15": ("Welke maand", ("2026-11-15", "2026-12-15")),
    "de 30e": ("Welke maand", ("2026-10-30", "2026-11-30")),
    # which day
    "dinsdag": ("Welke datum bedoel je", ("2026-11-17", "2026-11-24")),
    "zaterdag": ("Welke datum bedoel je", ("2026-11-14", "2026-11-21", "2026-11-28")),
    "volgende vrijdag": ("Welke datum bedoel je", ("2026-11-27", "2026-12-04")),
    "vorige vrijdag": ("Welke datum bedoel je", ("2026-11-13", "2026-11-20")),
    "deze vrijdag": ("Welke datum bedoel je", ("2026-11-20", "2026-11-27")),
    "vorige week": ("Welke dag in die week", ("2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13")),
    "week 5 2027": ("Welke dag in die week",
                    ("2027-02-01", "2027-02-02", "2027-02-03", "2027-02-04", "2027-02-05")),
    "pasen 2027": ("Welke datum bedoel je", ("2027-03-28", "2027-03-29")),
    "Goede Vrijdag": ("Welke datum bedoel je", ("2026-04-03", "2027-03-26")),
    # read in part, so not guessed
    "dinsdag 2027": ("Ik begrijp “2027” niet. Typ de hele datum", ()),
    "vrijdag pizza": ("Ik begrijp een deel van wat je typte niet. Typ de hele datum", ()),
    "volgende week of zo": ("Ik begrijp een deel van wat je typte niet.", ()),
    "week 1": ("Welke dag in die week", ("2027-01-04", "2027-01-05", "2027-01-06", "2027-01-07", "2027-01-08")),
    "eind maart": ("Welke dag in maart", ()),
    "eind maart 2026": ("Welke dag in maart", ()),
    "half april": ("Welke dag in april", ()),
    "begin mrt": ("Welke dag in maart", ()),
    "in maart": ("Welke dag in maart", ()),
    "maart 2026": ("Welke dag in maart", ()),
    "eind van de maand": ("precieze dag", ()),
    "volgende maand": ("precieze dag", ()),
    "een paar weken geleden": ("precieze dag", ()),
    "over een paar dagen": ("precieze dag", ()),
    "over anderhalve week": ("precieze dag", ()),
    "3 weken en 2 dagen geleden": ("precieze dag", ()),
    "over 5 werkdagen": ("precieze dag", ()),
    "eerste maandag van maart": ("precieze dag", ()),
    # it does not exist
    "31 februari": ("31 februari bestaat niet", ()),
    "30 feb 2026": ("30 februari 2026 bestaat niet", ()),
    "29 februari 2027": ("29 februari 2027 bestaat niet", ()),
    "31-4-2026": ("31 april 2026 bestaat niet", ()),
    "0 maart": ("0 maart bestaat niet", ()),
    "32 maart 2026": ("32 maart 2026 bestaat niet", ()),
    "de 31e van deze maand": ("31 november 2026 bestaat niet", ()),
    "15-13-2026": ("Maand 13 bestaat niet", ()),
    "3/15/2026": ("Maand 15 bestaat niet", ("2026-03-15",)),
    # the weekday does not fit
    "vrijdag 14 november 2026": ("14 nov 2026 is een zaterdag, geen vrijdag",
                                 ("2025-11-14", "2026-11-13", "2026-11-14")),
    "donderdag 13 november": ("13 nov 2026 is een vrijdag, geen donderdag", ("2025-11-13", "2026-11-12", "2026-11-13")),
    "vrijdag 13 november a.s.": ("13 nov 2027 is een zaterdag, geen vrijdag",
                                 ("2026-11-13", "2027-11-12", "2027-11-13")),
    "morgen, maandag": ("meer dan één datum", ()),
    # more words or dates than one date needs
    "15 maart 2026 pizza": ("Ik begrijp een deel van wat je typte niet. Bedoel je zo 15 maart 2026?", ("2026-03-15",)),
    "niet 15 maart 2026": ("Bedoel je zo 15 maart 2026?", ("2026-03-15",)),
    "rond 15 maart 2026": ("Bedoel je zo 15 maart 2026?", ("2026-03-15",)),
    "15 of 16 november": ("Bedoel je ma 16 nov 2026?", ("2026-11-16",)),
    "15 maart 2026 of 16 maart 2026": ("Welke datum bedoel je", ("2026-03-15", "2026-03-16")),
    "15032026": ("Bedoel je zo 15 maart 2026?", ("2026-03-15",)),
    "20260315": ("Bedoel je zo 15 maart 2026?", ("2026-03-15",)),
    # rubbish
    **dict.fromkeys(
        ("", " ", "pizza", "ja", "10 weken", "binnen 10 weken", "10-12 weken", "²5", "15 ma", "week 60", "99",
         "123456782", "999999999999", "elke maandag", "maandags", "Z-0412", "ALM-26-014", "06-12345678", "€ 15.3",
         "100%", "\x00", "🙂", "15/3/2026/4", "1.2.3.4", "--", "٣ مارس"),
        ("Ik lees hier geen datum", ()),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("tekst", "verwacht"), GEVRAAGD.items())
def test_what_is_not_clear_is_asked_back(tekst: str, verwacht: tuple[str, tuple[str, ...]]) -> None:
    """The question says what is wrong or missing, and the choices are all it may mean, earliest first."""
    vraag, keuzes = verwacht
    gelezen = lees_datum(tekst, ZATERDAG)
    assert isinstance(gelezen, Onduidelijk)
    assert vraag in gelezen.vraag
    assert gelezen.keuzes == tuple(dag(k) for k in keuzes)


@pytest.mark.parametrize(
    ("tekst", "richting", "verwacht"),
    [
        ("15 maart", "verleden", "2026-03-15"),
        ("15 maart", "toekomst", "2027-03-15"),
        ("23 december", "verleden", "2025-12-23"),  # just over a month ahead
        ("23 december", "toekomst", "2026-12-23"),
        ("21 november", "verleden", "2026-11-21"),
        ("21 november", "toekomst", "2026-11-21"),
        ("dinsdag", "verleden", "2026-11-17"),
        ("dinsdag", "toekomst", "2026-11-24"),
        ("25 november jl.", "toekomst", None),  # a few days ahead, so perhaps not last year's
        ("25 november", "verleden", None),
        ("15 november", "toekomst", None),
        ("29 februari", "verleden", None),  # more than a year ago
        ("zaterdag", "verleden", None),  # today or last week
        ("maandag 15 maart", "verleden", None),  # that was a Sunday
        ("zondag 15 maart", "verleden", "2026-03-15"),
        ("gisteren", "toekomst", "2026-11-20"),
        ("3 november 2026", "toekomst", "2026-11-03"),
    ],
)
def test_the_direction_decides_a_year_that_is_not_typed(tekst: str, richting: Richting, verwacht: str | None) -> None:
    """It decides nothing that was typed out, and close to today it still asks."""
    gelezen = lees_datum(tekst, ZATERDAG, richting)
    assert gelezen == dag(verwacht) if verwacht else isinstance(gelezen, Onduidelijk)


@pytest.mark.parametrize(
    ("tekst", "vandaag", "verwacht"),
    [
        ("vorige week dinsdag", "2026-01-05", "2025-12-30"),
        ("gisteren", "2028-03-01", "2028-02-29"),
        ("over een maand", "2026-01-31", "2026-02-28"),
        ("een jaar geleden", "2028-02-29", "2027-02-28"),
        ("29 februari", "2028-03-10", "2028-02-29"),
        ("31 december", "2027-01-04", "2026-12-31"),
        ("vrijdag 13 november", "2026-11-23", "2026-11-13"),
        ("morgen", "2026-10-24", "2026-10-25"),
        ("a.s. maandag", "2026-11-23", "2026-11-30"),
        ("afgelopen maandag", "2026-11-23", "2026-11-16"),
        ("deze maandag", "2026-11-23", "2026-11-23"),
    ],
)
def test_today_is_what_the_caller_says(tekst: str, vandaag: str, verwacht: str) -> None:
    """Over year ends, leap days, clock changes and on the weekday itself."""
    assert lees_datum(tekst, dag(vandaag)) == dag(verwacht)


def test_this_coming_week_on_a_monday_may_be_either_week() -> None:
    """On a Monday "komende week donderdag" is three or ten days away."""
    gelezen = lees_datum("komende week donderdag", date(2026, 11, 23))
    assert isinstance(gelezen, Onduidelijk)
    assert gelezen.keuzes == (date(2026, 11, 26), date(2026, 12, 3))


IN_EEN_ZIN = {
    "gekoppeld op 3 november, wanneer moet er getekend zijn?": "2026-11-03",
    "Gekoppeld 3-11, wanneer tekenen?": "2026-11-03",
    "wat is de termijn als de koppeling van 2026-03-15 is?": "2026-03-15",
    "gezin van 8 gekoppeld per 1/12 aanstaande": "2026-12-01",
    "3-11 gekoppeld, tot wanneer?": "2026-11-03",
    "we tekenen vrijdag 27 november a.s., hoe lang dan nog?": "2026-11-27",
    "vorige week dinsdag gekoppeld: uiterste datum?": "2026-11-10",
    "op 3 november gekoppeld, dus dinsdag 3 november": "2026-11-03",
    "over twee weken tekenen we, wat moet er klaar zijn": "2026-12-05",
    "koppeling drie weken geleden, wat nu": "2026-10-31",
}


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("herinner me vrijdag een keer", "2026-11-27"),
        ("geef me donderdag een seintje", "2026-11-26"),
        ("vrijdag een januari", "2027-01-01"),
    ],
)
def test_an_article_behind_a_day_of_the_week_is_no_first_of_the_month(tekst: str, verwacht: str) -> None:
    assert vind_datum(tekst, ZATERDAG, "toekomst") == dag(verwacht)


@pytest.mark.parametrize(("tekst", "verwacht"), IN_EEN_ZIN.items())
def test_one_date_is_found_in_a_sentence(tekst: str, verwacht: str) -> None:
    """Whatever stands around it; the same date twice is one date."""
    assert vind_datum(tekst, ZATERDAG) == dag(verwacht)


@pytest.mark.parametrize(
    "tekst",
    [
        "binnen 10 weken", "binnen hoeveel weken moet er getekend zijn?", "wat is er over 10 weken afgesproken?",
        "de achterstand mag 1/6 zijn", "mag het 1/6 van de taakstelling zijn", "zie § 3.2",
        "wat staat er in artikel 28?",
        "er zijn 4 maar dat is te weinig", "ik maak me zorgen", "goede morgen", "goedemorgen", "bel 06-12 34 56 78",
        "taakstelling 2026-II", "tussen 10-12 weken", "het loket is 24/7 open", "15.000 inwoners", "elke maandag open",
        "Z-0412", "ALM-26-014", "zaak 12-34-5678901", "gezin van 8 personen", "wat is een koppeling", "1 op 3",
        "€ 15.3", "dossier 12-34-56",
        "2 of 3 kinderen", "versie 1.2", "na 5 werkdagen", "hoeveel procent is 3/4?", "week 2 van de procedure", "",
        "is een halfjaar genoeg", "een doodgewone vraag", "do zo mee", "jan belt",
    ],
)  # fmt: skip
def test_a_sentence_without_a_date_gives_nothing(tekst: str) -> None:
    """Lengths, shares, references, paragraphs and telephone numbers are no dates."""
    assert vind_datum(tekst, ZATERDAG) is None


@pytest.mark.parametrize(
    "tekst",
    [
        "gekoppeld op 3 maart, wanneer tekenen?",
        "gekoppeld eind maart, wanneer tekenen?",
        "gekoppeld op 31 februari",
        "ruim twee weken geleden gekoppeld",
        "gekoppeld op 1 november 2026 en getekend op 20 november 2026",
        "gekoppeld vrijdag 14 november 2026",
    ],
)
def test_an_unclear_date_in_a_sentence_is_asked_back(tekst: str) -> None:
    """Two dates, no year, about right or impossible: it looks like a date, so it is not passed over."""
    gevonden = vind_datum(tekst, ZATERDAG)
    assert isinstance(gevonden, Onduidelijk)
    assert gevonden.vraag.endswith(("?", "."))


# ------------------------------------------------- said and read back

NOTATIES = (
    zeg,
    zeg_lang,
    lambda d: f"{d.day} {MAANDEN[d.month - 1]} {d.year}",
    lambda d: f"{d.day}e {MAANDEN[d.month - 1][:3]}. '{d:%y}",
    lambda d: f"{d.day}-{d.month}-{d.year}",
    lambda d: f"{d:%d/%m/%y}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: d.isoformat(),
)
DAGEN = st.dates(date(2024, 1, 1), date(2028, 12, 31))


def test_every_day_of_the_calendar_is_read_back_in_every_notation() -> None:
    """All 1,827 days, in eight notations, alone and in a sentence."""
    eerste = date(2024, 1, 1)
    for d in (eerste + timedelta(days=n) for n in range(1827)):
        for notatie in NOTATIES:
            assert lees_datum(notatie(d), ZATERDAG) == d, notatie(d)
            assert vind_datum(f"gekoppeld op {notatie(d)}, wat nu?", ZATERDAG) == d, notatie(d)


@given(DAGEN, DAGEN, st.sampled_from(["verleden", "toekomst", "dichtbij"]))
def test_a_full_date_never_depends_on_today(d: date, vandaag: date, richting: Richting) -> None:
    """With its year, a date means itself on whatever day and with whatever direction it is typed."""
    assert all(lees_datum(notatie(d), vandaag, richting) == d for notatie in NOTATIES)


@given(DAGEN, DAGEN, st.sampled_from(["verleden", "toekomst", "dichtbij"]))
def test_a_date_without_a_year_is_that_day_or_a_question_that_offers_it(
    d: date, vandaag: date, richting: Richting
) -> None:
    """Never another day or month; with "verleden" never after today, with "toekomst" never before it."""
    gelezen = lees_datum(f"{d.day} {MAANDEN[d.month - 1]}", vandaag, richting)
    keuzes = (gelezen,) if isinstance(gelezen, date) else gelezen.keuzes
    assert keuzes
    assert {(k.day, k.month) for k in keuzes} == {(d.day, d.month)}
    if isinstance(gelezen, date):
        assert richting != "verleden" or gelezen <= vandaag
        assert richting != "toekomst" or gelezen >= vandaag


@given(st.text(max_size=60), DAGEN)
def test_any_text_gives_a_date_or_a_question(tekst: str, vandaag: date) -> None:
    """Nothing that can be typed makes the reader fail, and a question's choices are sorted and single."""
    gelezen = lees_datum(tekst, vandaag)
    assert isinstance(gelezen, date | Onduidelijk)
    if isinstance(gelezen, Onduidelijk):
        assert gelezen.vraag
        assert list(gelezen.keuzes) == sorted(set(gelezen.keuzes))


WOORDEN = st.sampled_from((
    "15", "3", "31", "0", "99", "2026", "26", "9999", "'", "-", "/", ".", ",", "§", "14:30", "maart", "mrt", "mei",
    "februari", "vrijdag", "vr", "ma", "week", "weken", "dagen", "maand", "jaar", "over", "geleden", "vorige",
    "volgende", "komende", "a.s.", "jl.", "de", "e", "van", "eind", "half", "morgen", "een", "twee", "op", "om",
))  # fmt: skip


@given(st.lists(WOORDEN, max_size=8).map(" ".join), DAGEN)
def test_any_heap_of_date_words_gives_a_date_or_a_question(tekst: str, vandaag: date) -> None:
    """Also in a sentence, where nothing at all is a third outcome; a date lies in the years we reckon with."""
    for gelezen in (lees_datum(tekst, vandaag), vind_datum(tekst, vandaag)):
        assert gelezen is None or isinstance(gelezen, Onduidelijk) or 2000 <= gelezen.year <= 2100


@pytest.mark.parametrize("stuk", ["15 maart ", "1-", "9", "ma ", "eind van ", " ", "a", "1 1 ", "over een "])
def test_a_very_long_text_is_a_question(stuk: str) -> None:
    """As long as a message may be, and longer."""
    assert isinstance(lees_datum(stuk * 2000, ZATERDAG), Onduidelijk)


@pytest.mark.parametrize(
    ("d", "kort", "lang"),
    [
        (date(2026, 5, 10), "zo 10 mei 2026", "zondag 10 mei 2026"),
        (date(2026, 3, 1), "zo 1 maart 2026", "zondag 1 maart 2026"),
        (date(2026, 11, 27), "vr 27 nov 2026", "vrijdag 27 november 2026"),
        (date(2028, 2, 29), "di 29 feb 2028", "dinsdag 29 februari 2028"),
        (date(2024, 1, 1), "ma 1 jan 2024", "maandag 1 januari 2024"),
    ],
)
def test_a_date_is_said_with_its_weekday(d: date, kort: str, lang: str) -> None:
    """Two letters of the weekday and the short month, or both in full."""
    assert (zeg(d), zeg_lang(d)) == (kort, lang)


def test_feestdagen_are_those_of_the_calendar() -> None:
    """The days as computed are the days that the calendar holds with their source, in each of its years."""
    for jaar in range(KALENDER.geldig_van.year, KALENDER.geldig_tot.year + 1):
        for naam in ("Goede Vrijdag", "Tweede Paasdag", "Koningsdag", "Hemelvaartsdag", "Tweede Pinksterdag"):
            gelezen = lees_datum(f"{naam} {jaar}", ZATERDAG)
            assert isinstance(gelezen, date)
            assert KALENDER.vrij[gelezen].naam.startswith(naam[:8]), (naam, jaar, KALENDER.vrij[gelezen].naam)


@pytest.mark.parametrize(
    ("tekst", "alleen"),
    [("31 feb", True), ("maandag", True), ("week 5", True), ("gekoppeld op 3 maart", True), ("eind maart", True),
     ("dinsdag 2027", False), ("de huur van maart", False), ("pizza", False), ("", False)],
)  # fmt: skip
def test_a_text_that_is_a_date_and_nothing_else(tekst: str, alleen: bool) -> None:
    """Also one that must be asked back."""
    assert alleen_datum(tekst, ZATERDAG) is alleen

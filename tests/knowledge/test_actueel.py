"""What changed since the documents: read strictly, shown from its day, and old when nobody looked."""

from datetime import date

import pytest

from knowledge.actueel import Actueel, item, laad_actueel, lees_rijen, lees_toml, nieuwste_eerst, samen, verbanden
from knowledge.controle import keur_actueel, main, voorbij
from knowledge.dag import lees_dag, maanden_later
from knowledge.entry import Document, Entry, Source, Thema
from knowledge.search.kennis import laad
from knowledge.search.reply import antwoord
from knowledge.search.sindsdien import gevraagd
from knowledge.search.zelf import is_zelf
from knowledge.tonen import toon

DAG = date(2026, 12, 2)
ITEM = """
[[item]]
onderwerp = "Loket dicht"
wat = "Het loket is dicht. Meer staat op de pagina."
sinds = "2026-10-16"
pagina = "https://voorbeeld.nl/loket"
nagekeken = "2026-03"
entries = ["een"]
"""
HV16 = Document("HV16", "Handreiking", 2016, "BZK")
UR24 = Document("UR24", "Uitruil", 2024, "Rijk", "juni")


def entry(**fields: object) -> Entry:
    values = {"sources": (Source(HV16, "§1"),), "answer": "Tien weken."} | fields
    return Entry("een", "proef", "Hoe lang?", (), **values)  # type: ignore[arg-type]


def een(**fields: str) -> Actueel:
    return item(lees_toml(ITEM)[0][0].velden() | fields)


def test_an_item_is_read_as_it_was_written() -> None:
    """From TOML and from a sheet the same; and back again."""
    items, problems = lees_toml(ITEM)
    assert problems == []
    assert items[0].kort == "Het loket is dicht."
    assert item(items[0].velden()) == items[0]
    head = ["onderwerp", "wat", "sinds", "pagina", "nagekeken", "entries", ""]
    row = ["Loket dicht", items[0].wat, "2026-10-16", "https://voorbeeld.nl/loket", "2026-03", "een", ""]
    assert lees_rijen([(1, head), (3, row)]) == (items, [])
    assert lees_rijen([]) == ([], ["er staat niets in"])


@pytest.mark.parametrize(
    ("was", "werd", "melding"),
    [
        ('onderwerp = "Loket dicht"', "", "item 1: 'onderwerp' ontbreekt of is leeg"),
        ('"2026-10-16"', '"gisteren"', "'sinds': 'gisteren' is geen dag, maand of jaar"),
        ('"2026-10-16"', '"2026-13"', "'sinds': "),
        ("https://voorbeeld.nl/loket", "voorbeeld.nl", "is geen adres dat met https:// begint"),
        ('"2026-03"', "3", "'nagekeken' moet een tekst zijn"),
        ('["een"]', "[3]", "'entries' moet een tekst of een lijst van teksten zijn"),
        ("Het loket is dicht.", "Het loket " + "is dicht " * 20 + ".", "de eerste zin van 'wat' heeft"),
        ("Meer staat", "Meer " * 130 + "staat", "'wat' heeft"),
        ("[[item]]", "[[item]]\nkleur = 1", "onbekend veld 'kleur'"),
        ("[[item]]", "kleur = 1\n[[item]]", "schrijf elk item als [[item]]"),
        ("[[item]]", "[[item", "is geen leesbaar TOML-bestand"),
    ],
)
def test_each_problem_is_told(was: str, werd: str, melding: str) -> None:
    """With what to change."""
    _, problems = lees_toml(ITEM.replace(was, werd))
    assert any(melding in line for line in problems), problems


def test_an_item_stands_there_once_and_names_what_exists() -> None:
    """Two of one name are told; so is an answer that is not there."""
    assert lees_toml(ITEM + ITEM.replace("Loket dicht", "loket  DICHT"))[1] == [
        "Loket dicht: staat er twee keer",
        "loket DICHT: staat er twee keer",
    ] or all("staat er twee keer" in line for line in lees_toml(ITEM + ITEM)[1])
    assert verbanden([een()], ["een"]) == []
    assert verbanden([een()], ["twee"]) == ["Loket dicht: 'entries' noemt 'een', maar dat antwoord bestaat niet"]


def test_an_own_item_takes_the_place_of_ours_and_an_ended_one_goes() -> None:
    """Ours stand first; what was ended is shown to its last day."""
    other = een(onderwerp="Iets anders")
    own = item(een(onderwerp="loket DICHT", wat="Toch open.").velden(), eigen=True)
    assert [found.wat for found in samen([een(), other], [own], DAG)] == [other.wat, "Toch open."]
    ended = item(een(einde="2026-12-01").velden(), eigen=True)
    assert samen([een(), other], [ended], DAG) == (other,)
    assert samen([een()], [ended], date(2026, 12, 1)) == (ended,)
    assert nieuwste_eerst([een(sinds="2025"), een(sinds="2026-01")])[0].sinds.iso == "2026-01"


@pytest.mark.parametrize(
    ("tekst", "woorden"), [("2026-03-14", "14 maart 2026"), ("2026-03", "maart 2026"), ("2026", "2026")]
)
def test_a_day_is_known_to_the_day_the_month_or_the_year(tekst: str, woorden: str) -> None:
    """It is said as far as it is known, and written back the same."""
    assert (str(lees_dag(tekst)), lees_dag(tekst).iso) == (woorden, tekst)


def test_six_months_are_counted_from_the_last_day_of_the_month() -> None:
    """The item of March is old from October on."""
    assert maanden_later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert not een().oud(date(2026, 9, 30))
    assert een().oud(date(2026, 10, 1))


# ---------------------------------------------------------------- the answer on a day


def test_an_answer_says_from_when_it_is() -> None:
    """Where one document says all and the answer does not name its year."""
    assert toon(entry(), DAG).antwoord == "Tien weken. Stand van 2016."
    assert toon(entry(sources=(Source(UR24, "h2"),)), DAG).antwoord == "Tien weken. Stand van juni 2024."
    assert toon(entry(answer="Zo:\n1. eerst;\n2. dan."), DAG).antwoord == "Zo:\n1. eerst;\n2. dan.\nStand van 2016."
    assert toon(entry(answer="Tien weken (2016)."), DAG).antwoord == "Tien weken (2016)."
    assert toon(entry(sources=(Source(HV16, "§1"), Source(UR24, "h2"))), DAG).antwoord == "Tien weken."


@pytest.mark.parametrize(
    ("loket", "dag", "zegt"),
    [
        (True, date(2026, 10, 15), ""),
        (True, date(2026, 10, 16), "Gesloten sinds 16 oktober 2026."),
        (False, date(2026, 10, 15), ""),
        (False, date(2027, 1, 1), "Gold tot en met 15 oktober 2026."),
    ],
)
def test_what_is_over_says_so_first(loket: bool, dag: date, zegt: str) -> None:
    """From the day after its last one."""
    assert toon(entry(geldig_tot=date(2026, 10, 15), loket=loket), dag).voorbij == zegt


def test_our_own_reading_is_said_to_be_ours() -> None:
    """A sentence of our own stands apart; an answer that is all ours says that."""
    assert toon(entry(eigen="reken veilig."), DAG).uitleg == "Onze uitleg: reken veilig."
    assert toon(entry(eigen=True), DAG).uitleg == "Dit is onze uitleg; zo staat het niet in de bron."
    assert toon(entry(), DAG).uitleg == ""


def test_what_changed_stands_apart_and_says_when_nobody_looked() -> None:
    """One line for each item that names the answer, and the oldest look where that is long ago."""
    later = een(onderwerp="Later", wat="Ook dit.", nagekeken="2026-11-30")
    away = een(onderwerp="Elders", entries="twee")
    line = "Sindsdien veranderd: Het loket is dicht."
    old = "(voor het laatst nagekeken in maart 2026)"
    assert toon(entry(), DAG, [een(), later, away]).sindsdien == (line, "Sindsdien veranderd: Ook dit.", old)
    assert toon(entry(), DAG, [later]).sindsdien == ("Sindsdien veranderd: Ook dit.",)
    assert toon(entry(), date(2026, 9, 30), [een()]).sindsdien == (line,)
    assert toon(entry(nagekeken=lees_dag("2026-11")), DAG).bronnen[-1] == "Nagekeken in november 2026"


# ---------------------------------------------------------------- what is shipped


ALLE = [found for thema in laad().themas() for found in thema.entries]
ON_ONE = [found for found in ALLE if len(found.jaren) == 1 and not is_zelf(found)]  # of itself Ketenbot knows today


@pytest.mark.parametrize("found", ON_ONE, ids=lambda found: found.id)
def test_what_rests_on_one_document_names_its_year(found: Entry) -> None:
    """In the text that is read, not only behind "Bron:"."""
    assert str(found.sources[0].document.year) in toon(found, date(2024, 1, 1)).antwoord


def test_no_script_filled_in_that_somebody_looked() -> None:
    """Nobody held an answer against the world yet; the items were looked at in March 2026."""
    assert [found.id for found in ALLE if found.nagekeken is not None] == []
    assert {found.nagekeken.iso for found in laad_actueel()} == {"2026-03"}


def test_the_shipped_items_are_clean_and_named_when_old() -> None:
    """Whatever the day, nothing is wrong; what has passed is named from its day on."""
    themas = laad().themas()
    items, lines = keur_actueel(themas)
    assert lines == []
    assert len(items) == len(laad_actueel()) >= 15
    assert list(voorbij(themas, items, date(2026, 9, 30))) == []
    later = list(voorbij(themas, items, date(2026, 10, 16)))
    assert any("groot-spuk: was geldig tot en met 15 oktober 2026" in line for line in later)
    assert sum("het laatst nagekeken in maart 2026" in line for line in later) == len(items)


def test_an_answer_that_somebody_looked_at_after_its_day_is_not_named() -> None:
    """It was true to its day, and what is there now was looked for."""
    looked = entry(geldig_tot=date(2026, 10, 15), nagekeken=lees_dag("2026-11"))
    assert list(voorbij([Thema("p", "p.toml", "P", (looked,))], [], DAG)) == []
    assert len(list(voorbij([Thema("p", "p.toml", "P", (entry(geldig_tot=date(2026, 10, 15)),))], [], DAG))) == 1


def test_the_check_names_what_has_passed_only_with_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    """So that the test run does not fail by itself on a later day; and it is no fault of the files."""
    assert main([]) == 0
    assert "let op" not in capsys.readouterr().out
    assert main(["--op", "2027-06-01"]) == 0
    assert "let op: actueel.toml: SPUK grote gezinnen is gesloten: het laatst nagekeken" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("vraag", "ident", "zin"),
    [
        ("eenmalige bijdrage van 30.000 per statushouder", "kosten-vergoeding", "De HAR liep in elk geval"),
        ("is er inmiddels iets anders dan de HAR", "tussen-har", "De HAR liep in elk geval tot 1 januari 2025"),
        ("geldt de spreidingswet nog", "spreidingswet-geldt-nog", "Het coalitieakkoord"),
        ("landelijk aantal 2025-I", "taakstelling-tussentijds", "De landelijke taakstelling van 2025-I"),
        ("mogen we nog voorrang geven of is dat al verboden", "verhuur-voorrang-verbod", "Een wetsvoorstel"),
    ],
)
def test_who_asks_what_changed_reads_that_first(vraag: str, ident: str, zin: str) -> None:
    """By a word that asks how it is by now, or by a number that only the item knows."""
    found = gevraagd(laad(), vraag, laad().entry(ident), laad_actueel())
    assert found is not None
    assert found.kort.startswith(zin)


@pytest.mark.parametrize(
    ("vraag", "ident"),
    [
        ("er is een gezin van tien en niets dat past, wat nu", "groot-geen-woning"),
        ("hoe lang krijg je geld voor de HAR", "tussen-har"),
        ("wie neemt het verdeelbesluit", "spreidingswet-verdeelbesluit"),
        ("we zoeken nu een woning voor een heel groot gezin en hebben niets", "groot-geen-woning"),
        ("moet ik vandaag melden dat het gezin niet op tijd komt", "gezin-niet-op-tijd"),
        ("is dat nog zo", "termijn-overzicht-2-10-2"),
    ],
)
def test_who_asks_the_rule_reads_the_rule_first(vraag: str, ident: str) -> None:
    """What changed stands under it, as before; the last is an answer that nothing touches."""
    assert gevraagd(laad(), vraag, laad().entry(ident), laad_actueel()) is None


def test_an_amount_is_said_with_what_it_leans_on() -> None:
    """The sentence that has it, under the first: alone it would not say that it was only announced."""
    found = gevraagd(laad(), "klopt 30.000 per statushouder?", laad().entry("kosten-vergoeding"), laad_actueel())
    assert found is not None
    assert found.kort.startswith("De HAR liep")
    assert "aangekondigd. Genoemd zijn 30.000 euro" in found.kort


def test_what_leads_is_not_said_twice() -> None:
    reply = str(antwoord(laad(), "geldt de spreidingswet nog?", DAG, laad_actueel())["reply"])
    assert reply.splitlines()[1].startswith("Sindsdien veranderd: Het coalitieakkoord")
    assert reply.count("Het coalitieakkoord van 30 januari 2026") == 1

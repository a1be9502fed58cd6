"""A list of published figures as it comes in: which numbers it holds, and what is wrong in which row.

Recognised by its heading. Columns that are not known are not read at all. Cells come as text.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.resources import files

from workflows.dates.reading import Onduidelijk, lees_datum, zeg
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak, tijdvak_van
from workflows.dates.words import MAANDEN

LAND = "NL"
MEESTE_RIJEN = 1000
"""Rows of one list: all gemeenten with their numbers of two tijdvakken, or a provincie over years."""
BOVENAAN = 8
"""Rows in which a heading is looked for."""
MEESTE = {"inwoners": 50_000_000, "landelijk": 1_000_000}
"""What is more than this is a typing error; of a gemeente 100.000 persons."""
MINSTE = {"inwoners": 1, "landelijk": 1000}
"""What is less is a typing error, or a number of something else: the country had thousands in every half-year."""

_DATA = tomllib.loads(files("workflows.cijfers").joinpath("lijst.toml").read_text(encoding="utf-8"))


class Onleesbaar(ValueError):
    """A cell that cannot be right; the text is Dutch and says what to do."""


def _kaal(tekst: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", unicodedata.normalize("NFKD", tekst).casefold())


_KOLOM: Mapping[str, str] = {_kaal(woord): naam for naam, woorden in _DATA["kolommen"].items() for woord in woorden}
_KOPPELINGEN = {_kaal(woord) for woord in _DATA["koppelingen"]["kolommen"]}
WAARDEN = ("inwoners", "landelijk", "taakstelling", "restant", "achterstand", "voorsprong", "gehuisvest", "in_maand")


@dataclass(frozen=True, slots=True)
class Gelezen:
    """One number of a row. `gebied` is what `vind` made of the gemeente, or NL; a restant below zero is an
    achterstand; gehuisvest counts from the first day of the tijdvak up to and including `tot`."""

    nummer: int
    soort: str
    gebied: str
    periode: str
    waarde: int
    tot: date | None = None
    bron: str = ""
    datum: date | None = None


@dataclass(frozen=True, slots=True)
class Fout:
    """What is wrong in a row, in Dutch."""

    nummer: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Cijferlijst:
    """What came of a list. With a single Fout nothing of it should be kept."""

    cijfers: tuple[Gelezen, ...]
    fouten: tuple[Fout, ...]


def lees_kop(cellen: Sequence[str]) -> tuple[str, ...] | None:
    """The column of each cell ("" for one that is not read), when these cells are the heading of a list of figures.
    A column that names its own period ("Taakstelling 2027-I", "Inwoners 2026") reads "taakstelling@2027-I"."""
    plat = [_kolom(cel) for cel in cellen]
    if _KOPPELINGEN.intersection(_kaal(cel) for cel in cellen):
        return None
    gelezen: list[str] = []
    for kolom in plat:
        gelezen.append(kolom if kolom == "gemeente" or kolom not in gelezen else "")
    found = {kolom.partition("@")[0] for kolom in gelezen}
    if "gemeente" in found and found & (set(WAARDEN) - {"landelijk"}):
        return tuple("" if kolom == "landelijk" else kolom for kolom in gelezen)
    return tuple(gelezen) if {"landelijk", "tijdvak"} <= found else None


_PERIODE = re.compile(
    r"(?:\b1 januari |\b1-1-)?\b20\d\d(?:\s*[-/ ]?\s*(?:ii|i|[12])\b)?"
    r"|\b(?:eerste|tweede|1e|2e) (?:helft|halfjaar|half jaar)(?: van)? 20\d\d",
    re.IGNORECASE,
)


def _kolom(cel: str) -> str:
    """The column that a cell of the heading names, with its period where it names one."""
    if _kaal(cel) in _KOLOM:
        return _KOLOM[_kaal(cel)]
    found = _PERIODE.search(cel)
    if found is None:
        return ""
    kolom = _KOLOM.get(_kaal(cel.replace(found[0], " ")), "")
    tijdvak = lees_tijdvak(found[0])
    if kolom == "inwoners" and tijdvak is None:
        return f"inwoners@{re.findall(r'20[0-9][0-9]', found[0])[0]}"
    return f"{kolom}@{tijdvak}" if kolom in WAARDEN and tijdvak is not None else ""


def vind_kop(rijen: Sequence[tuple[int, Sequence[str]]]) -> tuple[int, tuple[str, ...]] | None:
    """The heading and its place among the rows: a title or a remark may stand above it."""
    for place, (_, cellen) in enumerate(rijen[:BOVENAAN]):
        kop = lees_kop(cellen)
        if kop is not None:
            return place, kop
    return None


def lees(
    rijen: Iterable[tuple[int, Sequence[str]]],
    kop: Sequence[str],
    vind: Callable[[str], str],
    vandaag: date,
) -> Cijferlijst:
    """The numbers of the rows (each with its number in the file). `vind` gives the code of a gemeente for what stands
    in its cells, or raises Onleesbaar."""
    found: list[Gelezen] = []
    wrong: list[Fout] = []
    for nummer, cellen in rijen:
        row = _row(kop, cellen)
        if row.get("gemeente", "").casefold().startswith("totaal") or not _gevuld(row):
            continue  # a sum, a remark, or a gemeente of which nothing is known yet
        try:
            found += _cijfers(nummer, row, vind, vandaag)
        except Onleesbaar as problem:
            wrong.append(Fout(nummer, str(problem)))
    found, more = opgeteld(found)
    double = _dubbel(found)
    return Cijferlijst(tuple(found), tuple(sorted([*wrong, *more, *double], key=lambda fout: fout.nummer)))


def _row(kop: Sequence[str], cellen: Sequence[str]) -> dict[str, str]:
    """The cells by column; of a code and a name the one that is filled first stands."""
    row: dict[str, str] = {}
    for kolom, cel in zip(kop, cellen, strict=False):
        tekst = " ".join(cel.split())
        if kolom and tekst and kolom not in row:
            row[kolom] = tekst
    return row


def _gevuld(row: Mapping[str, str]) -> list[str]:
    """The columns of this row that hold a figure, in a fixed order."""
    return [kolom for soort in WAARDEN for kolom in row if kolom.partition("@")[0] == soort]


def _cijfers(nummer: int, row: Mapping[str, str], vind: Callable[[str], str], vandaag: date) -> list[Gelezen]:
    gebied = _gebied(row, vind)
    base = Gelezen(nummer, "", gebied, "", 0, bron=row.get("bron", ""), datum=_bron_datum(row, vandaag))
    wanted = _gevuld(row)
    if {"achterstand", "voorsprong"} <= set(wanted):
        wanted = _een_van_beide(row, wanted)
    return [_cijfer(base, kolom, row, vandaag) for kolom in wanted]


def _met_periode(kolom: str, row: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """The kind of a column, and the row with the period that its heading names. A heading such as "restant 2026-I" may
    mean the begin or the end of it. Raises Onleesbaar."""
    soort, _, periode = kolom.partition("@")
    if not periode:
        return soort, row
    if soort in ("restant", "achterstand", "voorsprong"):
        raise Onleesbaar(f"{soort} {periode}: is dat aan het begin of aan het eind? Zet een kolom tijdvak erbij.")
    return soort, {**row, "jaar" if soort == "inwoners" else "tijdvak": periode}


def _een_van_beide(row: Mapping[str, str], wanted: list[str]) -> list[str]:
    """Of a column for achterstand and one for voorsprong at most one is not nought."""
    filled = [kolom for kolom in ("achterstand", "voorsprong") if _getal(row[kolom], kolom)]
    if len(filled) == 2:
        raise Onleesbaar("Er staat een achterstand en een voorsprong. Laat er een staan.")
    drop = "achterstand" if filled == ["voorsprong"] else "voorsprong"
    return [kolom for kolom in wanted if kolom != drop]


def _gebied(row: Mapping[str, str], vind: Callable[[str], str]) -> str:
    name = row.get("gemeente", "")
    if name.casefold() in ("nederland", "nl", "nl00", "heel nederland") or (
        "gemeente" not in row and "landelijk" in row
    ):
        return LAND
    if not name:
        raise Onleesbaar("De gemeente staat er niet bij.")
    return vind(name)


def _bron_datum(row: Mapping[str, str], vandaag: date) -> date | None:
    return _dag(row["datum"], vandaag, "datum") if "datum" in row else None


def _cijfer(base: Gelezen, heading: str, row: Mapping[str, str], vandaag: date) -> Gelezen:
    cel = row[heading]
    kolom, row = _met_periode(heading, row)
    number = _getal(cel, kolom)
    match kolom:
        case "inwoners":
            return replace(base, soort="inwoners", periode=str(_jaar(row)), waarde=number)
        case "landelijk":
            return replace(base, soort="landelijk", periode=str(_tijdvak(row, None)), waarde=number)
    if base.gebied == LAND:
        raise Onleesbaar(
            "Dit getal hoort bij een gemeente. Zet het landelijke aantal in een lijst met tijdvak en aantal."
        )
    if kolom in ("gehuisvest", "in_maand"):
        return _gehuisvest(base, kolom, number, row, vandaag)
    if kolom in ("achterstand", "voorsprong"):
        number = -abs(number) if kolom == "achterstand" else abs(number)
    soort = "taakstelling" if kolom == "taakstelling" else "restant"
    return replace(base, soort=soort, periode=str(_tijdvak(row, None)), waarde=number)


def _gehuisvest(base: Gelezen, kolom: str, number: int, row: Mapping[str, str], vandaag: date) -> Gelezen:
    said = lees_tijdvak(row["tijdvak"]) if "tijdvak" in row else None
    tot = _tot(row, said, vandaag)
    if tot is None and said is not None and said.einde < vandaag and kolom == "gehuisvest":
        tot = said.einde
    if tot is None:
        raise Onleesbaar("Tot en met welke dag is dit geteld? Zet een kolom t/m of maand erbij.")
    tijdvak = _tijdvak(row, tot)
    if tot == tijdvak.volgende.begin:  # a peildatum is the day after the last one that was counted
        tot = tijdvak.einde
    if not tijdvak.begin <= tot <= tijdvak.einde:
        raise Onleesbaar(f"{zeg(tot)} ligt niet in {tijdvak}. Controleer de datum of het halfjaar.")
    if tot > vandaag:
        raise Onleesbaar(f"{zeg(tot)} moet nog komen. Zet de laatste dag erbij die COA telde.")
    return replace(base, soort=kolom, periode=str(tijdvak), waarde=number, tot=tot)


def _tijdvak(row: Mapping[str, str], tot: date | None) -> Tijdvak:
    if "tijdvak" not in row and tot is not None:
        own = tijdvak_van(tot)
        return own.vorige if tot == own.begin and "jaar" in row else own
    found = lees_tijdvak(row.get("tijdvak", ""))
    if found is None:
        said = (
            f"{row['tijdvak'][:20]} lees ik niet als halfjaar" if "tijdvak" in row else "Het halfjaar staat er niet bij"
        )
        raise Onleesbaar(f"{said}. Schrijf het als 2027-I.")
    return found


def _tot(row: Mapping[str, str], tijdvak: Tijdvak | None, vandaag: date) -> date | None:
    if "tot" in row:
        return _dag(row["tot"], vandaag, "t/m")
    if "maand" in row:
        return _maandeinde(row["maand"], tijdvak)
    if "jaar" in row and not re.fullmatch(r"20\d\d", row["jaar"]):
        return _dag(row["jaar"], vandaag, "peildatum")
    return None


def _jaar(row: Mapping[str, str]) -> int:
    """The year of 1 January: "2027", or that day written in full."""
    said = row.get("jaar") or row.get("datum") or ""
    years = re.findall(r"(?<!\d)20\d\d(?!\d)", said)
    if len(years) != 1:
        raise Onleesbaar("Van welk jaar zijn deze inwoners? Zet een kolom peildatum erbij, zoals 1-1-2027.")
    bare = _kaal(said).replace(years[0], "", 1)
    if bare not in ("", "11", "0101", "1januari", "1jan", "januari", "jan") and not bare.startswith("0101000"):
        raise Onleesbaar("Voor de taakstelling tellen de inwoners op 1 januari. Controleer de peildatum.")
    return int(years[0])


def _dag(tekst: str, vandaag: date, kolom: str) -> date:
    bare = re.sub(r"[ T]0?0:00(?::00(?:\.0+)?)?$", "", tekst)
    if re.fullmatch(r"[3-7]\d{4}", bare):  # a date that a spreadsheet shows as a number
        return date(1899, 12, 30) + timedelta(days=int(bare))
    found = lees_datum(bare, vandaag)
    if isinstance(found, Onduidelijk):
        raise Onleesbaar(f"{kolom}: {tekst[:20]} lees ik niet als datum. Schrijf hem als 31-10-2026.")
    return found


_MAAND = {naam[:3]: number for number, naam in enumerate(MAANDEN, start=1)} | {"mrt": 3}


def _maandeinde(tekst: str, tijdvak: Tijdvak | None) -> date:
    """The last day of "oktober 2026", "2026-10", "10-2026"; of "oktober" alone in the tijdvak that stands beside it."""
    plat = tekst.casefold()
    year = re.search(r"(?<!\d)20\d\d(?!\d)", plat)
    rest = plat.replace(year[0], " ", 1) if year else plat
    word = re.search(r"[a-z]{3,}", rest)
    digits = re.findall(r"(?<!\d)\d{1,2}(?!\d)", rest)
    number = _MAAND.get(word[0][:3]) if word else (int(digits[0]) if digits else None)
    jaar = int(year[0]) if year else (tijdvak.jaar if tijdvak else None)
    if number is None or jaar is None or not 1 <= number <= 12:
        raise Onleesbaar(f"{tekst[:20]} lees ik niet als maand. Schrijf hem als oktober 2026.")
    return date(jaar + number // 12, number % 12 + 1, 1) - timedelta(days=1)


_GETAL = re.compile(r"([+−–-]?)(\d{1,3}(?:[. ]\d{3})+|\d{1,9})(?:[.,]0+)?")


def _getal(tekst: str, kolom: str) -> int:
    found = _GETAL.fullmatch(tekst.replace("\u00a0", " "))
    if found is None:
        raise Onleesbaar(f"{kolom.replace('_', ' ')}: {tekst[:20]} is geen heel getal.")
    number = int(re.sub(r"[. ]", "", found[2])) * (-1 if found[1] and found[1] != "+" else 1)
    if number < 0 and kolom not in ("restant", "achterstand"):
        raise Onleesbaar(f"{kolom.replace('_', ' ')}: {tekst} kan niet. Een aantal is 0 of meer.")
    if not MINSTE.get(kolom, -100_000) <= number <= MEESTE.get(kolom, 100_000):
        raise Onleesbaar(f"{kolom.replace('_', ' ')}: {tekst} kan niet. Controleer het aantal.")
    return number


# ---------------------------------------------------------------- rows together


def opgeteld(found: list[Gelezen]) -> tuple[list[Gelezen], list[Fout]]:
    """Numbers of one month become numbers since the first day of the tijdvak; a month that is missing is named."""
    monthly = [item for item in found if item.soort == "in_maand"]
    whole = [item for item in found if item.soort != "in_maand"]
    wrong: list[Fout] = []
    for gebied, periode in dict.fromkeys((item.gebied, item.periode) for item in monthly):
        rows = sorted(
            (i for i in monthly if (i.gebied, i.periode) == (gebied, periode)), key=lambda i: i.tot or date.min
        )
        added, problem = _loop_op(rows)
        whole += added
        wrong += problem
    return whole, wrong


def _loop_op(rows: Sequence[Gelezen]) -> tuple[list[Gelezen], list[Fout]]:
    total, added = 0, list[Gelezen]()
    for row in rows:
        assert row.tot is not None  # noqa: S101  a number of a month has its last day
        expected = tijdvak_van(row.tot).begin.month + len(added)
        if row.tot.month != expected:
            missing = MAANDEN[min(expected, 12) - 1]
            return [], [
                Fout(row.nummer, f"{missing} ontbreekt of staat er dubbel: ik tel de maanden op vanaf de eerste.")
            ]
        total += row.waarde
        added.append(replace(row, soort="gehuisvest", waarde=total))
    return added, []


def _dubbel(found: Sequence[Gelezen]) -> list[Fout]:
    """The same number twice with another value."""
    seen: dict[tuple[object, ...], Gelezen] = {}
    wrong = []
    for item in found:
        first = seen.setdefault((item.soort, item.gebied, item.periode, item.tot), item)
        if first.waarde != item.waarde:
            wrong.append(Fout(item.nummer, f"In rij {first.nummer} staat hiervoor een ander getal ({first.waarde})."))
    return wrong

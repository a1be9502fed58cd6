"""From the cells of tables of figures to numbers: of which gemeente, in which tijdvak, up to which day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from workflows.cijfers.lijst import Onleesbaar
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak, tijdvak_van
from workflows.dates.words import MAANDEN
from workflows.lijsten import cel
from workflows.lijsten.cijferkolommen import CijferKolom, Kolommen, vandaag_keuzes
from workflows.lijsten.gebied import Gebied, Soort, Vind
from workflows.lijsten.kop import CONTROLES, SALDI, dag_en_tijdvak
from workflows.lijsten.lezing import WEG, Antwoorden, Fout, Keuze, Vraag
from workflows.lijsten.tabel import is_totaal

LEEG = frozenset(("", "-", "–", "?", "x", "nb", "n.b.", "nvt", "n.v.t.", "onbekend", "n.n.b.", "nnb", "#n/b", "#n/a"))
"""What says that there is no number."""
NIET_VERDEELD = "ik zie niet welk getal in welke kolom hoort. Zet ; tussen de cellen, ook bij een lege."
MEESTE = {"inwoners": 50_000_000, "landelijk": 1_000_000}
"""What is more than this is a typing error; of a gemeente 100.000 persons."""
MINSTE = {"inwoners": 1, "landelijk": 1000}
"""What is less is a typing error, or a number of something else: the country had thousands in every half-year."""


@dataclass(frozen=True, slots=True)
class Waarde:
    """A number in a row. `tijdvak` is None while it is asked; `getal` is as it stands in the file."""

    kolom: CijferKolom
    getal: int
    tijdvak: Tijdvak | None = None
    tot: date | None = None
    jaar: int | None = None


@dataclass(slots=True)
class Rij:
    """A row of a gemeente (or of a sum) with its numbers, by the place of the column, and its checks."""

    nummer: int
    gebied: Gebied
    naam: str
    waarden: list[Waarde] = field(default_factory=list)
    controles: dict[int, float] = field(default_factory=dict)
    tijdvak: Tijdvak | None = None
    bron: str = ""
    datum: date | None = None
    fouten: list[Fout] = field(default_factory=list)


@dataclass(slots=True)
class Gelezen:
    """A table with its rows, apart the rows that are sums, and what must be asked about days and tijdvakken."""

    kolommen: Kolommen
    rijen: list[Rij] = field(default_factory=list)
    totalen: list[Rij] = field(default_factory=list)
    vragen: dict[str, Vraag] = field(default_factory=dict)


def lees(ours: Kolommen, antwoorden: Antwoorden, vind: Vind, vandaag: date) -> Gelezen:
    """The rows of a table."""
    found = Gelezen(ours)
    named = ("gemeente", "tijdvak", "jaar", "maand", "tot", "bron", "datum")
    by = {naam: k.index for naam in named if (k := ours.een(naam))}
    for nummer, cellen in ours.tabel.rijen:
        text = {naam: " ".join(cellen[i].split()) for naam, i in by.items() if cellen[i].strip()}
        if "gemeente" not in text and "gemeente" in by:  # of a code and a name the one that is filled counts
            others = [cellen[k.index].strip() for k in ours.van("gemeente") if cellen[k.index].strip()]
            text |= {"gemeente": others[0]} if others else {}
        rij = _rij(found, nummer, cellen, text, antwoorden, vind, vandaag)
        if rij is not None:
            (found.totalen if _is_som(rij, found) else found.rijen).append(rij)
    return found


def _rij(
    found: Gelezen,
    nummer: int,
    cellen: tuple[str, ...],
    text: Mapping[str, str],
    antwoorden: Antwoorden,
    vind: Vind,
    vandaag: date,
) -> Rij | None:
    ours = found.kolommen
    filled = [k for k in ours.waarden if cellen[k.index].strip().casefold() not in LEEG]
    checks = [k for k in ours.van(*CONTROLES) if cellen[k.index].strip().casefold() not in LEEG]
    if not filled and not checks:
        return _onverdeeld(found, nummer, cel.onverdeeld(cellen), by_tijdvak=bool(ours.een("tijdvak")), vind=vind)
    name = text.get("gemeente", "" if ours.een("gemeente") else ours.gemeente)
    first = next((c.strip() for c in cellen if c.strip()), "")
    if is_totaal(name or first):
        place = Gebied(Soort.TOTAAL, name or first)
    elif name:
        place = vind(name)
    else:
        place = Gebied(Soort.LAND if ours.van("landelijk") else Soort.ONBEKEND)
    rij = Rij(nummer, place, name or (first if place.soort is Soort.TOTAAL else ""), bron=text.get("bron", ""))
    rij.controles = {k.index: value for k in checks if (value := cel.breuk(cellen[k.index])) is not None}
    if place.soort in (Soort.TOTAAL, Soort.PROVINCIE):
        return _som(rij, filled, cellen, text)
    for k in filled:
        try:
            rij.waarden.append(_waarde(found, k, cellen[k.index].strip(), text, antwoorden, vandaag))
            rij.tijdvak = rij.tijdvak or rij.waarden[-1].tijdvak
        except Onleesbaar as problem:
            rij.fouten.append(Fout(ours.tabel.blad, nummer, k.kolom.kop or k.kolom.boven, str(problem)))
    if "datum" in text:
        rij.datum = cel.dag(text["datum"], vandaag)
    return rij


def _onverdeeld(found: Gelezen, nummer: int, words: list[str], *, by_tijdvak: bool, vind: Vind) -> Rij | None:
    """A line that could not be cut: nobody knows which of its cells is empty. None for a remark, or a gemeente of which
    nothing is known yet."""
    ours = found.kolommen
    names = [" ".join(words[:n]) for n in range(min(4, len(words) - 1), 0, -1)]
    name = next((name for name in names if vind(name).soort is not Soort.ONBEKEND), "")
    place = vind(name or ours.gemeente)
    if not name and by_tijdvak and words and dag_en_tijdvak(words[0])[0].tijdvak:
        name = words[0]
    if not name:
        return None
    fout = Fout(ours.tabel.blad, nummer, "", f"{name}: {NIET_VERDEELD}")
    return Rij(nummer, place, name, fouten=[fout])


def _som(rij: Rij, filled: list[CijferKolom], cellen: tuple[str, ...], text: Mapping[str, str]) -> Rij:
    """A row of sums: numbers alone, of which nothing is asked."""
    rij.waarden = [Waarde(k, number) for k in filled if (number := cel.getal(cellen[k.index].strip())) is not None]
    if "tijdvak" in text:
        rij.tijdvak = dag_en_tijdvak(text["tijdvak"])[0].tijdvak
    return rij


def _is_som(rij: Rij, found: Gelezen) -> bool:
    """A sum, the country, a provincie: and a name that is both of a gemeente and a provincie where it closes the
    list, and a number is the sum of what stands above it."""
    if rij.gebied.soort in (Soort.TOTAAL, Soort.PROVINCIE):
        return True
    if rij.gebied.soort is Soort.LAND:
        beside = any(row.gebied.soort is not Soort.LAND for row in found.rijen)  # else a list of half-years
        return beside and not any(w.kolom.naam == "inwoners" for w in rij.waarden)
    last = found.kolommen.tabel.rijen[-1][0] == rij.nummer
    if not (rij.gebied.ook_provincie and last and len(found.rijen) > 1):
        return False
    sums: dict[int, int] = {}
    for row in found.rijen:
        for w in row.waarden:
            sums[w.kolom.index] = sums.get(w.kolom.index, 0) + w.getal
    return any(sums.get(w.kolom.index) == w.getal for w in rij.waarden)


def getal(tekst: str, kolom: CijferKolom) -> int:
    """The number in a cell. Raises Onleesbaar."""
    number = cel.getal(tekst)
    naam = kolom.kolom.kop or kolom.naam
    if number is None:
        raise Onleesbaar(f"{naam}: {tekst[:20]} is geen heel getal.")
    if number < 0 and kolom.naam not in SALDI:
        raise Onleesbaar(f"{naam}: {tekst[:20]} kan niet. Een aantal is 0 of meer.")
    if not MINSTE.get(kolom.naam, -100_000) <= number <= MEESTE.get(kolom.naam, 100_000):
        raise Onleesbaar(f"{naam}: {tekst[:20]} kan niet. Controleer het aantal.")
    return number


def _waarde(
    found: Gelezen, k: CijferKolom, tekst: str, text: Mapping[str, str], antwoorden: Antwoorden, vandaag: date
) -> Waarde:
    value = Waarde(k, getal(tekst, k))
    if k.naam == "inwoners":
        return replace(value, jaar=_jaar(k, text))
    said = k.tijdvak or _tijdvak_van_rij(text)
    if k.naam in ("gehuisvest", "in_maand"):
        return _gehuisvest(found, value, said, text, antwoorden, vandaag)
    if k.naam in SALDI:
        return replace(value, tijdvak=_saldo(found, value, text, antwoorden))
    tijdvak = said or found.kolommen.tijdvak or _gevraagd(found, antwoorden, vandaag)
    return replace(value, tijdvak=tijdvak)


def _tijdvak_van_rij(text: Mapping[str, str]) -> Tijdvak | None:
    if "tijdvak" not in text:
        return None
    tijdvak = dag_en_tijdvak(text["tijdvak"])[0].tijdvak or lees_tijdvak(text["tijdvak"])
    if tijdvak is None:
        raise Onleesbaar(f"{text['tijdvak'][:20]} lees ik niet als halfjaar. Schrijf het als 2027-I.")
    return tijdvak


def _gevraagd(found: Gelezen, antwoorden: Antwoorden, vandaag: date) -> Tijdvak | None:
    """The tijdvak that nothing in the list names."""
    code = "tijdvak"
    if code in antwoorden:
        return lees_tijdvak(antwoorden[code])
    found.vragen[code] = Vraag(code, "Over welk halfjaar gaat deze lijst?", vandaag_keuzes(vandaag))
    return None


def _jaar(k: CijferKolom, text: Mapping[str, str]) -> int:
    """The year of 1 January: "2027", or that day written in full."""
    if k.betekenis.dag is not None:
        if (k.betekenis.dag.day, k.betekenis.dag.month) != (1, 1):
            raise Onleesbaar("Voor de taakstelling tellen de inwoners op 1 januari. Controleer de peildatum.")
        return k.betekenis.dag.year
    if k.betekenis.jaar is not None:
        return k.betekenis.jaar
    said = cel.zonder_tijd(text.get("jaar") or text.get("datum") or "")
    years = re.findall(r"(?<!\d)20\d\d(?!\d)", said)
    if len(years) != 1:
        raise Onleesbaar("Van welk jaar zijn deze inwoners? Zet een kolom peildatum erbij, zoals 1-1-2027.")
    rest = re.sub(r"[^a-z0-9]+", "", said.casefold()).replace(years[0], "", 1)
    if rest not in ("", "11", "0101", "1januari", "1jan", "januari", "jan"):
        raise Onleesbaar("Voor de taakstelling tellen de inwoners op 1 januari. Controleer de peildatum.")
    return int(years[0])


# ---------------------------------------------------------------- gehuisvest: up to which day


def _gehuisvest(
    found: Gelezen, value: Waarde, said: Tijdvak | None, text: Mapping[str, str], antwoorden: Antwoorden, vandaag: date
) -> Waarde:
    k = value.kolom
    tot = k.betekenis.dag or _tot(text, said or found.kolommen.tijdvak, vandaag)
    if tot is not None and k.betekenis.dag is None and not text.keys() & {"tot", "maand"}:
        said = said or tijdvak_van(tot - timedelta(days=1))  # a peildatum is the day after the last that was counted
    tijdvak = said or (None if tot else found.kolommen.tijdvak)
    if tot is None and tijdvak is not None and tijdvak.einde < vandaag and k.naam == "gehuisvest":
        tot = tijdvak.einde
    if tot is None:
        tot = _tot_gevraagd(found, k, antwoorden, vandaag)
        if tot is None:
            return value
    if (tot.day, tot.month) in ((1, 1), (1, 7)) and said is None:
        tijdvak = _peildag(found, k, tot, antwoorden)
        if tijdvak is None:
            return value
    tijdvak = tijdvak or tijdvak_van(tot)
    if tot == tijdvak.volgende.begin:  # a peildatum is the day after the last one that was counted
        tot = tijdvak.einde
    if not tijdvak.begin <= tot <= tijdvak.einde:
        raise Onleesbaar(f"{zeg(tot)} ligt niet in {tijdvak}. Controleer de datum of het halfjaar.")
    if tot > vandaag:
        raise Onleesbaar(f"{zeg(tot)} moet nog komen. Tot en met welke dag telde COA?")
    return replace(value, tijdvak=tijdvak, tot=tot)


def _tot(text: Mapping[str, str], tijdvak: Tijdvak | None, vandaag: date) -> date | None:
    if "tot" in text:
        found = cel.dag(text["tot"], vandaag)
        if found is None:
            raise Onleesbaar(f"t/m: {text['tot'][:20]} lees ik niet als datum. Schrijf hem als 31-10-2026.")
        return found
    if "maand" in text:
        return maandeinde(text["maand"], tijdvak)
    if "jaar" in text and not re.fullmatch(r"20\d\d", text["jaar"]):
        return cel.dag(text["jaar"], vandaag)
    return None


def _tot_gevraagd(found: Gelezen, k: CijferKolom, antwoorden: Antwoorden, vandaag: date) -> date | None:
    code = f"t{k.code}"
    said = antwoorden.get(code)
    if said is not None:
        return date.fromisoformat(said) if said != WEG else None
    month = vandaag.replace(day=1) - timedelta(days=1)
    days = (month, month.replace(day=1) - timedelta(days=1), vandaag)
    keuzes = tuple(Keuze(day.isoformat(), f"t/m {zeg(day)}") for day in days)
    text = f"{k.titel}: tot en met welke dag is dit geteld?"
    found.vragen[code] = Vraag(code, text, (*keuzes, Keuze(WEG, "Laat deze kolom weg")), k.kolom.kop)
    return None


def _peildag(found: Gelezen, k: CijferKolom, tot: date, antwoorden: Antwoorden) -> Tijdvak | None:
    """1 January and 1 July may be the first day that was counted, or the day after the last."""
    own, before = tijdvak_van(tot), tijdvak_van(tot).vorige
    if found.kolommen.tijdvak in (own, before):
        return found.kolommen.tijdvak
    code = f"d{k.code}"
    said = antwoorden.get(code)
    if said is not None:
        return lees_tijdvak(said)
    keuzes = (Keuze(str(before), f"{before}, t/m {zeg(before.einde)}"), Keuze(str(own), f"{own}, t/m {zeg(tot)}"))
    found.vragen[code] = Vraag(code, f"{k.titel}: over welk halfjaar gaat dit?", keuzes, k.kolom.kop)
    return None


_MAAND = {naam[:3]: number for number, naam in enumerate(MAANDEN, start=1)} | {"mrt": 3}


def maandeinde(tekst: str, tijdvak: Tijdvak | None) -> date:
    """The last day of "oktober 2026", "2026-10", "10-2026"; of "oktober" alone in the tijdvak that stands beside it.
    Raises Onleesbaar."""
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


# ---------------------------------------------------------------- a saldo: of which tijdvak


def _saldo(found: Gelezen, value: Waarde, text: Mapping[str, str], antwoorden: Antwoorden) -> Tijdvak | None:
    """The tijdvak that begins with it; None where begin or end of one is open (see `kandidaten`)."""
    k = value.kolom
    row = _tijdvak_van_rij(text)
    if row is not None and k.tijdvak is None and k.betekenis.dag is None:
        return row
    said = antwoorden.get(f"r{k.code}")
    if said is not None:
        return lees_tijdvak(said)
    zeker = kandidaten(k, found.kolommen.tijdvak)
    return zeker[0] if len(zeker) == 1 else None


def kandidaten(k: CijferKolom, default: Tijdvak | None) -> tuple[Tijdvak, ...]:
    """The tijdvakken that may begin with this saldo: one when it is certain."""
    dag = k.betekenis.dag
    if dag is not None:
        own = tijdvak_van(dag)
        if dag == own.begin:
            return (own,)
        return (own.volgende,) if dag == own.einde else (own, own.volgende)
    tijdvak = k.tijdvak or default
    if tijdvak is None:
        return ()
    if k.betekenis.rand == "begin" or (k.betekenis.vorig and k.tijdvak is None):
        return (tijdvak,)
    return (tijdvak.volgende,) if k.betekenis.rand == "eind" else (tijdvak, tijdvak.volgende)

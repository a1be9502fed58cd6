"""The columns of tables of figures: what each is, by its heading, by what was answered, or as a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak, tijdvak_van
from workflows.lijsten.blad import Kolom, Tabel, letter
from workflows.lijsten.gebied import Soort, Vind
from workflows.lijsten.kop import CONTROLES, GETALLEN, SALDI, Betekenis, cijferkolom, tijdvakken
from workflows.lijsten.lezing import WEG, Antwoorden, GelezenKolom, Keuze, Vraag

NAMEN = {
    "gemeente": "gemeente",
    "tijdvak": "halfjaar",
    "jaar": "jaar",
    "maand": "maand",
    "tot": "geteld t/m",
    "bron": "bron",
    "datum": "datum van de bron",
    "inwoners": "inwoners",
    "landelijk": "landelijk aantal",
    "taakstelling": "taakstelling",
    "restant": "voor- of achterstand",
    "achterstand": "achterstand",
    "voorsprong": "voorsprong",
    "gehuisvest": "gehuisvest",
    "in_maand": "gehuisvest in de maand",
    "opgave": "controle: totale opgave",
    "resterend": "controle: nog te huisvesten",
    "procent": "controle: percentage",
}
PERIODEN = "perioden"
"""The question about columns whose heading is a tijdvak or a month alone."""
_GEVRAAGD = ("taakstelling", "gehuisvest", "achterstand", "voorsprong")
"""What a column of numbers beside a gemeente may be, when its heading does not say."""


@dataclass(frozen=True, slots=True)
class CijferKolom:
    """A column of one table: what it is now (`naam`, "" for not read), and the question it waits for."""

    index: int
    kolom: Kolom
    code: str
    betekenis: Betekenis
    naam: str
    waarom: str = ""

    @property
    def tijdvak(self) -> Tijdvak | None:
        """The tijdvak that its heading names."""
        return self.betekenis.tijdvak

    @property
    def titel(self) -> str:
        """How a question calls it."""
        kop = " ".join(part for part in (self.kolom.kop, self.kolom.boven) if part)
        return f"{kop} (kolom {letter(self.kolom.plaats)})" if kop else f"kolom {letter(self.kolom.plaats)}"


@dataclass(slots=True)
class Kolommen:
    """The columns of one table, its own tijdvak and gemeente, and the questions about them."""

    tabel: Tabel
    alle: list[CijferKolom]
    tijdvak: Tijdvak | None = None
    gemeente: str = ""
    vragen: list[Vraag] = field(default_factory=list)

    def van(self, *namen: str) -> list[CijferKolom]:
        """Those of these names, in the order of the file."""
        return [kolom for kolom in self.alle if kolom.naam in namen]

    def een(self, naam: str) -> CijferKolom | None:
        """The first of this name."""
        return next(iter(self.van(naam)), None)

    @property
    def waarden(self) -> list[CijferKolom]:
        """Those that hold a figure."""
        return self.van(*GETALLEN)


def codes(tabellen: Sequence[Tabel]) -> dict[tuple[str, str, int], str]:
    """The code of every heading: the same heading on another sheet has the same."""
    found: dict[tuple[str, str, int], str] = {}
    for tabel in tabellen:
        for kolom in tabel.kolommen:
            found.setdefault(_sleutel(kolom), f"k{len(found)}")
    return found


def _sleutel(kolom: Kolom) -> tuple[str, str, int]:
    return kolom.kop, kolom.boven, 0 if kolom.kop else kolom.plaats


def kolommen(
    tabel: Tabel,
    codes_: Mapping[tuple[str, str, int], str],
    antwoorden: Antwoorden,
    vind: Vind,
    plaatsen: bool,
    eigen: Sequence[str] = (),
) -> Kolommen:
    """What the columns of a table are. `plaatsen`: somewhere in the file stands a gemeente or provincie. `eigen` are
    the gemeenten of who sent it: a list that names none may be about those, and that is asked."""
    read = [_kolom(i, k, codes_[_sleutel(k)], tabel) for i, k in enumerate(tabel.kolommen)]
    read = _plaats(tabel, read, vind)
    ours = Kolommen(tabel, read)
    if ours.een("gemeente") is None:
        ours.gemeente = _gemeente(tabel, vind)
    if ours.een("gemeente") is None and not ours.gemeente and eigen and not plaatsen:
        ours.gemeente = antwoorden.get("gemeente", eigen[0])
        if "gemeente" not in antwoorden:
            keuzes = tuple(Keuze(naam, f"Ja, {naam}") for naam in eigen[:4])
            text = f"In deze lijst staat geen gemeente. Gaat hij over {' of '.join(eigen[:4])}?"
            ours.vragen.append(Vraag("gemeente", text, keuzes))
    local = plaatsen or ours.een("gemeente") is not None or bool(ours.gemeente)
    ours.alle = [_antwoord(_landelijk(k, local), antwoorden) for k in read]
    _onduidelijk(ours, antwoorden)
    _dubbel(ours, antwoorden)
    ours.tijdvak = _tijdvak(ours)
    return ours


def _kolom(index: int, kolom: Kolom, code: str, tabel: Tabel) -> CijferKolom:
    read = cijferkolom(kolom.kop, kolom.boven)
    naam = read.naam
    if not naam and kolom.getallen and (read.tijdvak or read.dag or tabel.rij == 0):
        naam = "aantal"
    if naam == "provincie" or not kolom.gebruikt:
        naam = ""
    return CijferKolom(index, kolom, code, read, naam)


def _plaats(tabel: Tabel, read: list[CijferKolom], vind: Vind) -> list[CijferKolom]:
    """Where no heading says gemeente, the first column that holds names of gemeenten is it."""
    if any(k.naam == "gemeente" for k in read):
        return read
    for place, k in enumerate(read):
        if (k.naam and tabel.rij) or k.kolom.getallen:
            continue
        cells = [row[k.index].strip() for _, row in tabel.rijen if row[k.index].strip()]
        known = sum(vind(cell).soort in (Soort.GEMEENTE, Soort.MEER, Soort.OPGEHEVEN) for cell in cells)
        if known and known * 2 >= len(cells):
            return [*read[:place], replace(k, naam="gemeente"), *read[place + 1 :]]
    return read


def _gemeente(tabel: Tabel, vind: Vind) -> str:
    """The gemeente that the sheet or a title is about."""
    named: dict[str, str] = {}
    for said in (tabel.blad, *tabel.titels):
        name = said if vind(said).soort is Soort.GEMEENTE else _na_gemeente(said, vind)
        if name:
            named[vind(name).code] = name
    return next(iter(named.values())) if len(named) == 1 else ""


def _na_gemeente(tekst: str, vind: Vind) -> str:
    """The name after the word "gemeente", as in "Realisatie gemeente Den Haag 2026"."""
    words = tekst.replace(",", " ").replace(":", " ").split()
    places = [i + 1 for i, word in enumerate(words) if word.casefold() == "gemeente"]
    for start in places:
        for end in range(min(len(words), start + 4), start, -1):
            if vind(name := " ".join(words[start:end])).soort is Soort.GEMEENTE:
                return name
    return ""


def _landelijk(k: CijferKolom, local: bool) -> CijferKolom:
    if k.naam == "aantal" and not local:
        return replace(k, naam="landelijk")
    return replace(k, naam="aantal") if k.naam == "landelijk" and local else k


def _antwoord(k: CijferKolom, antwoorden: Antwoorden) -> CijferKolom:
    said = antwoorden.get(PERIODEN if _alleen_periode(k) else k.code)
    if said is None:
        return k
    if said == WEG:
        return replace(k, naam="", waarom="op jouw verzoek")
    if said == "gehuisvest" and k.tijdvak is None and k.betekenis.dag is not None and not k.betekenis.tm:
        said = "in_maand"
    return replace(k, naam=said) if said in (*_GEVRAAGD, "in_maand", *CONTROLES) else k


def _alleen_periode(k: CijferKolom) -> bool:
    """Whether the heading is a tijdvak or a month and nothing else."""
    return not k.betekenis.naam and bool(k.kolom.kop) and bool(k.tijdvak or k.betekenis.dag)


def _onduidelijk(ours: Kolommen, antwoorden: Antwoorden) -> None:
    """Ask what a column is whose heading does not say so, or says it among other words."""
    for place, k in enumerate(ours.alle):
        if k.code in antwoorden or not k.naam:
            continue
        if _alleen_periode(k) and k.naam == "aantal":
            _vraag_perioden(ours)
            ours.alle[place] = replace(k, naam="", waarom="dat vraag ik")
            continue
        alone = k.naam == "opgave" and k.betekenis.naam == "opgave" and not ours.van("taakstelling")
        if k.naam == "aantal" or alone:
            named = [Keuze(naam, NAMEN[naam].capitalize()) for naam in _GEVRAAGD[: 2 if alone else 4]]
        elif k.betekenis.twijfel:
            named = [Keuze(k.naam, f"Ja, {NAMEN[k.naam]}")]
        else:
            continue
        if k.naam != "aantal" and not k.betekenis.twijfel and k.naam not in _GEVRAAGD:
            named.append(Keuze("opgave", "Het totaal, met achterstand"))
        example = next((row[k.index] for _, row in ours.tabel.rijen if row[k.index].strip()), "")
        asked = "is dit" if k.betekenis.twijfel else "wat is dit: taakstelling of gehuisvest"
        asked = f"is dit {NAMEN[k.naam]}" if k.betekenis.twijfel else asked
        text = f"{k.titel}{f', zoals {example[:12]}' if example else ''}: {asked}?"
        ours.vragen.append(Vraag(k.code, text, (*named, Keuze(WEG, "Laat deze kolom weg")), k.kolom.kop))
        ours.alle[place] = replace(k, naam="", waarom="dat vraag ik")


def _vraag_perioden(ours: Kolommen) -> None:
    """Several tijdvakken or months side by side, of which no heading says what is counted: asked once for all."""
    if any(vraag.code == PERIODEN for vraag in ours.vragen):
        return
    heads = [k.kolom.kop for k in ours.alle if _alleen_periode(k) and k.kolom.getallen]
    named = f"{', '.join(heads[:-1])} en {heads[-1]}" if len(heads) > 1 else heads[0]
    keuzes = tuple(Keuze(naam, NAMEN[naam].capitalize()) for naam in _GEVRAAGD)
    text = f"{named}: wat staat er in deze kolommen, taakstelling of gehuisvest?"
    ours.vragen.append(Vraag(PERIODEN, text, (*keuzes, Keuze(WEG, "Laat deze kolommen weg")), heads[0]))


def _dubbel(ours: Kolommen, antwoorden: Antwoorden) -> None:
    """Two columns of the same are one when they are equal in every row; else it is asked which counts."""
    seen: dict[tuple[object, ...], int] = {}
    for place, k in enumerate(ours.alle):
        if k.naam not in GETALLEN:
            continue
        key = (k.naam, k.betekenis.tijdvak, k.betekenis.dag, k.betekenis.jaar, k.betekenis.rand)
        first = seen.setdefault(key, place)
        if first == place:
            continue
        one = ours.alle[first]
        if all(row[one.index].strip() == row[k.index].strip() for _, row in ours.tabel.rijen):
            ours.alle[place] = replace(k, naam="", waarom=f"hetzelfde als kolom {letter(one.kolom.plaats)}")
            continue
        code = f"w{one.code}{k.code}"
        said = antwoorden.get(code)
        if said is None:
            pair = tuple(Keuze(item.code, f"Kolom {letter(item.kolom.plaats)}") for item in (one, k))
            text = (
                f"{NAMEN[k.naam].capitalize()} staat er twee keer, verschillend: {one.titel} en {k.titel}. Welke telt?"
            )
            ours.vragen.append(Vraag(code, text, (*pair, Keuze(WEG, "Geen van beide")), k.kolom.kop))
        for where, item in ((first, one), (place, k)):
            if said != item.code:
                ours.alle[where] = replace(item, naam="", waarom="dat vraag ik" if said is None else "op jouw verzoek")
        if said == k.code:
            seen[key] = place


def _tijdvak(ours: Kolommen) -> Tijdvak | None:
    """What the sheet is about: by its title or its name, else by its headings."""
    titled = {found for text in (*ours.tabel.titels, ours.tabel.blad) for found in tijdvakken(text)}
    if len(titled) == 1:
        return titled.pop()
    heads = {k.tijdvak for k in ours.alle if k.tijdvak and k.naam in (*GETALLEN, *CONTROLES) and k.naam not in SALDI}
    heads |= {found for k in ours.van("gehuisvest") if (found := _halfjaar_van(k)) is not None}
    return heads.pop() if len(heads) == 1 else None


def _halfjaar_van(k: CijferKolom) -> Tijdvak | None:
    """The half-year of its last day, where that is certain: 1 January and 1 July may be the day after the last."""
    dag = k.betekenis.dag
    if dag is None or k.tijdvak is not None or (dag.day, dag.month) in ((1, 1), (1, 7)):
        return None
    return tijdvak_van(dag)


# ---------------------------------------------------------------- in words


def zegt(k: CijferKolom, uitleg: str = "") -> str:
    """What a column was read as."""
    if not k.naam:
        return f"niet gelezen{f': {k.waarom}' if k.waarom else ''}"
    said = NAMEN[k.naam]
    if uitleg:
        return f"{said} {uitleg}"
    if k.naam in ("gehuisvest", "in_maand") and k.betekenis.dag:
        return f"{said} t/m {zeg(k.betekenis.dag)}"
    return f"{said} {k.tijdvak}" if k.tijdvak else said


def op_de_kaart(alle: Sequence[Kolommen], uitleg: Mapping[str, str]) -> tuple[GelezenKolom, ...]:
    """Every column once: the same heading on another sheet is not named again."""
    found: dict[tuple[str, str, str], GelezenKolom] = {}
    for ours in alle:
        for k in ours.alle:
            naam = "controle" if k.naam in CONTROLES else k.naam
            said = zegt(k, uitleg.get(k.code, ""))
            kop = k.kolom.kop or k.kolom.boven
            item = GelezenKolom(ours.tabel.blad, k.kolom.plaats, kop, naam, said, k.kolom.getallen)
            found.setdefault((k.code, naam, said), item)
    return tuple(found.values())


def vandaag_keuzes(vandaag: date) -> tuple[Keuze, ...]:
    """The tijdvakken that a list without one may be about."""
    now = tijdvak_van(vandaag)
    return tuple(Keuze(str(t), str(t)) for t in (now.vorige, now, now.volgende))

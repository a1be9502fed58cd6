"""The columns of tables of koppelingen: what each is, by its heading, by what it holds, or as a question."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from workflows.dates.reading import zeg
from workflows.koppeling import lijst
from workflows.lijsten import cel
from workflows.lijsten.blad import Kolom, Tabel, letter
from workflows.lijsten.kop import koppelingkolom
from workflows.lijsten.lezing import WEG, Antwoorden, GelezenKolom, Keuze, Vraag
from workflows.lijsten.tabel import is_totaal

TITEL = {naam: veld.titel for naam, veld in lijst.VELDEN.items()} | {"uiterste": "Controle: jullie uiterste dag"}
_ZEKER = {"koppelingsdatum", "personen", "referentie"}
"""Headings that are believed whatever stands under them: what cannot be read is a fault of its row."""


@dataclass(frozen=True, slots=True)
class KoppelingKolom:
    """A column of one table: what it is now (`naam`, "" for not read), and the code of the question about it."""

    index: int
    kolom: Kolom
    code: str
    naam: str
    waarom: str = ""

    @property
    def titel(self) -> str:
        """How a question calls it."""
        place = f"kolom {letter(self.kolom.plaats)}"
        return f"{self.kolom.kop} ({place})" if self.kolom.kop else place


def kolommen(
    place: int, tabel: Tabel, antwoorden: Antwoorden, questions: dict[str, Vraag], vandaag: date
) -> list[KoppelingKolom]:
    """What the columns of the table at this place among the others are; what must be asked goes into `questions`."""
    found = [
        KoppelingKolom(i, k, f"k{place}.{k.plaats}", koppelingkolom(k.kop) if k.gebruikt else "")
        for i, k in enumerate(tabel.kolommen)
    ]
    if not tabel.rij:
        found = [replace(k, naam=naam) for k, naam in zip(found, _naar_inhoud(tabel), strict=True)]
    found = [_past(tabel, k, vandaag) for k in found]
    found = [_antwoord(k, antwoorden) for k in found]
    _dubbele(tabel, found, questions, antwoorden)
    _vraag_datum(tabel, found, questions, vandaag, antwoorden)
    _vraag_personen(tabel, found, questions, antwoorden)
    return found


def _cellen(tabel: Tabel, k: KoppelingKolom) -> list[str]:
    return [row[k.index].strip() for _, row in tabel.rijen if row[k.index].strip() and not is_som(row)]


def _naar_inhoud(tabel: Tabel) -> list[str]:
    """Without a heading: by what the cells hold. A day is never more than a day here, and is asked about."""
    names: list[str] = []
    for k in (KoppelingKolom(i, kolom, "", "") for i, kolom in enumerate(tabel.kolommen)):
        cells = _cellen(tabel, k)
        half = (len(cells) + 1) // 2
        if not cells:
            names.append("")
        elif sum(cel.lijkt_datum(c) for c in cells) >= half:
            names.append("datum")
        elif sum(1 <= (cel.getal(c) or 0) <= 30 for c in cells) >= half and "personen" not in names:
            names.append("personen")
        elif sum(isinstance(lijst.lees_stand(c), str) for c in cells) >= half and "stand" not in names:
            names.append("stand")
        elif sum(any(s.isdigit() for s in c) for c in cells) >= half and "referentie" not in names:
            names.append("referentie")
        else:
            names.append("")
    if names.count("datum") > 1:  # the order that /invoer teaches
        first = names.index("datum")
        rest = iter(("tekendatum", "verhuisdatum", "vergunning"))
        names = [next(rest, "") if n == "datum" and i != first else n for i, n in enumerate(names)]
    return names


def in_volgorde(tabellen: Sequence[Tabel]) -> dict[str, str]:
    """The answer to which date it is, for rows in the order that /invoer teaches: [reference,] day, persons."""
    found: dict[str, str] = {}
    for place, tabel in enumerate(tabellen):
        names = [] if tabel.rij else _naar_inhoud(tabel)
        at = names.index("datum") if "datum" in names else -1
        if at in (0, 1) and names[at + 1 : at + 2] == ["personen"] and (at == 0 or names[0] in ("referentie", "")):
            found[f"k{place}.{tabel.kolommen[at].plaats}"] = "koppelingsdatum"
    return found


def _past(tabel: Tabel, k: KoppelingKolom, vandaag: date) -> KoppelingKolom:
    """A column whose cells are not what its heading says is not that column, unless the heading leaves no doubt."""
    if not k.naam or k.naam in _ZEKER or k.naam == "datum":
        return k
    cells = _cellen(tabel, k)
    if k.naam == "stand":
        fits = sum(isinstance(lees_stand(c, vandaag)[0], str) for c in cells)
    else:
        fits = sum(cel.dag(c, vandaag) is not None for c in cells)
    if cells and fits * 2 < len(cells):
        return replace(
            k, naam="", waarom="er staan geen datums in" if k.naam != "stand" else "ik ken deze standen niet"
        )
    return k


def _antwoord(k: KoppelingKolom, antwoorden: Antwoorden) -> KoppelingKolom:
    said = antwoorden.get(k.code)
    which = antwoorden.get(f"d{k.code.partition('.')[0]}")
    if which is not None and (which == k.code or k.naam == "datum"):
        said = "koppelingsdatum" if which == k.code else WEG
    if said == WEG:
        return replace(k, naam="", waarom="op jouw verzoek")
    return replace(k, naam=said) if said in lijst.VELDEN else k


def _dubbele(tabel: Tabel, found: list[KoppelingKolom], questions: dict[str, Vraag], antwoorden: Antwoorden) -> None:
    """Two columns of one name: a reference of which the first is filled counts, of the others it is asked."""
    for naam, times in Counter(k.naam for k in found if k.naam and k.naam != "datum").items():
        if times == 1:
            continue
        same = [k for k in found if k.naam == naam]
        code = f"w{same[0].code}{naam}"
        said = antwoorden.get(code)
        asked = len({tuple(row[k.index].strip() for _, row in tabel.rijen) for k in same}) > 1 and naam != "uiterste"
        if asked and said is None:
            names = " en ".join(k.titel for k in same)
            keuzes = tuple(Keuze(k.code, k.titel) for k in same)
            text = f"{TITEL[naam]} staat er vaker: {names}. Welke telt?"
            questions[code] = Vraag(code, text, (*keuzes, Keuze(WEG, "Geen")), same[0].kolom.kop)
        keep = said if asked else same[0].code
        for k in same:
            if k.code != keep:
                found[found.index(k)] = replace(
                    k, naam="", waarom="dat vraag ik" if said is None and asked else "dubbel"
                )


def _vraag_datum(
    tabel: Tabel, found: list[KoppelingKolom], questions: dict[str, Vraag], vandaag: date, antwoorden: Antwoorden
) -> None:
    """A column of days that is not named: when nothing else is the koppelingsdatum it is asked about, once."""
    known = any(k.naam == "koppelingsdatum" for k in found)
    maybe = [k for k in found if k.naam == "datum"]
    if not known and not maybe:
        maybe = [
            k
            for k in found
            if not k.naam and k.code not in antwoorden and k.kolom.gebruikt and _datums(tabel, k, vandaag)
        ]
    if found and f"d{found[0].code.partition('.')[0]}" in antwoorden:
        maybe = []
    asked = any(code.startswith("w") and code.endswith("koppelingsdatum") for code in questions)
    for k in maybe:
        found[found.index(k)] = replace(k, naam="", waarom="" if known or asked else "dat vraag ik")
    if known or asked or not maybe:
        return
    shown = [f"{k.titel}{_voorbeeld(tabel, k, vandaag)}" for k in maybe]
    if len(maybe) > 1:
        keuzes = [Keuze(k.code, k.titel) for k in maybe]
        text = f"Welke kolom is de koppelingsdatum: {' of '.join(shown)}?"
        code = f"d{maybe[0].code.partition('.')[0]}"
    else:
        keuzes = [Keuze("koppelingsdatum", "Ja, de koppelingsdatum")]
        free = [n for n in ("tekendatum", "vergunning") if all(o.naam != n for o in found)]
        keuzes += [Keuze(n, f"Nee, {TITEL[n].lower()}") for n in free]
        text, code = f"{shown[0]}: welke datum is dit? Is het de koppelingsdatum?", maybe[0].code
    questions[code] = Vraag(code, text, (*keuzes, Keuze(WEG, "Geen van deze: laat weg")), maybe[0].kolom.kop)


def _voorbeeld(tabel: Tabel, k: KoppelingKolom, vandaag: date) -> str:
    day = cel.dag(next(iter(_cellen(tabel, k)), ""), vandaag)
    return f", zoals {zeg(day)}" if day else ""


def _datums(tabel: Tabel, k: KoppelingKolom, vandaag: date) -> bool:
    cells = _cellen(tabel, k)
    return bool(cells) and sum(cel.is_datum(c) and cel.dag(c, vandaag) is not None for c in cells) * 2 > len(cells)


def _vraag_personen(
    tabel: Tabel, found: list[KoppelingKolom], questions: dict[str, Vraag], antwoorden: Antwoorden
) -> None:
    """Without a column of persons, one with small whole numbers may be it."""
    if any(k.naam == "personen" for k in found):
        return
    maybe = [k for k in found if not k.naam and k.code not in antwoorden and k.kolom.gebruikt and k.kolom.getallen]
    maybe = [k for k in maybe if all(1 <= (cel.getal(c) or 0) <= 20 for c in _cellen(tabel, k))]
    if len(maybe) == 1:
        k = maybe[0]
        keuzes = (Keuze("personen", "Ja, aantal personen"), Keuze(WEG, "Nee, laat weg"))
        questions[k.code] = Vraag(k.code, f"{k.titel}: is dit het aantal personen?", keuzes, k.kolom.kop)
        found[found.index(k)] = replace(k, waarom="dat vraag ik")


def op_de_kaart(tabellen: Sequence[Tabel], columns: Sequence[list[KoppelingKolom]]) -> tuple[GelezenKolom, ...]:
    """Every column once: the same heading on another sheet is not named again."""
    shown: dict[tuple[str, str], GelezenKolom] = {}
    for tabel, ours in zip(tabellen, columns, strict=True):
        for k in ours:
            said = TITEL[k.naam].lower() if k.naam else f"niet gelezen{f': {k.waarom}' if k.waarom else ''}"
            naam = "controle" if k.naam == "uiterste" else k.naam
            item = GelezenKolom(tabel.blad, k.kolom.plaats, k.kolom.kop, naam, said, k.kolom.getallen)
            shown.setdefault((k.kolom.kop or k.code, naam), item)
    return tuple(shown.values())


def is_som(cellen: Sequence[str]) -> bool:
    """Whether a row is a sum of the others."""
    first = next((c for c in cellen if c.strip()), "")
    return is_totaal(first) and not any(cel.is_datum(c) for c in cellen)


def lees_stand(tekst: str, vandaag: date) -> tuple[object, date | None]:
    """A stand, with the day that stands beside it: "getekend 20-10-2026"."""
    words = re.sub(r"\b(?:op|per|d\.?d\.?)\b", " ", tekst)
    found = re.search(r"\d.*$", words)
    if found and re.search(r"[a-z]", words[: found.start()], re.IGNORECASE) and (day := cel.dag(found[0], vandaag)):
        return lijst.lees_stand(words[: found.start()].strip(" ,:(-")), day
    return lijst.lees_stand(tekst), None

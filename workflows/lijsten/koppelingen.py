"""Tables of koppelingen read aloud: which column is what, what is asked, which rows contradict themselves."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workflows.dates.kalender import Kalender
from workflows.dates.reading import zeg
from workflows.dates.termijnen import TEKENEN, VERHUIZEN, bereken
from workflows.koppeling import lijst
from workflows.koppeling.lijst import Rij
from workflows.lijsten import cel
from workflows.lijsten.blad import Kolom, Tabel, letter
from workflows.lijsten.kop import koppelingkolom
from workflows.lijsten.lezing import WEG, Antwoorden, Controle, Fout, GelezenKolom, Keuze, Lezing, Vraag
from workflows.lijsten.tabel import is_totaal

MEESTE_RIJEN = lijst.MEESTE_RIJEN
DATUMS = ("koppelingsdatum", "tekendatum", "verhuisdatum", "vergunning")
TITEL = {naam: veld.titel for naam, veld in lijst.VELDEN.items()} | {"uiterste": "Controle: jullie uiterste dag"}
PER_BLAD = 100_000
"""Rows of a second sheet are numbered from here, of a third from twice this: a number is of one row."""
_ZEKER = {"koppelingsdatum", "personen", "referentie"}
"""Headings that are believed whatever stands under them: what cannot be read is a fault of its row."""
_SOM = re.compile(r"\d+\s*(?:[+&,/]|en)\s*\d+")
GEEN_DATUM = "Ik zie geen kolom met de koppelingsdatum, ook geen andere met datums."

Keur = Callable[[str], "str | None"]
"""What is against a reference, in Dutch; None: it may be used. The caller knows what a person's number looks like."""


@dataclass(frozen=True, slots=True)
class _Kolom:
    index: int
    kolom: Kolom
    code: str
    naam: str
    waarom: str = ""

    @property
    def titel(self) -> str:
        place = f"kolom {letter(self.kolom.plaats)}"
        return f"{self.kolom.kop} ({place})" if self.kolom.kop else place


def lees(
    tabellen: Sequence[Tabel],
    antwoorden: Antwoorden,
    vandaag: date,
    kalender: Kalender,
    *,
    over: Sequence[str] = (),
    keur: Keur = lambda _: None,
    geleerd: bool = False,
) -> Lezing:
    """What these tables say after these answers. `over` are the sheets that were not read. `geleerd`: just before, it
    was said in which order the cells of rows without a heading stand."""
    questions: dict[str, Vraag] = {}
    if geleerd:
        antwoorden = {**_in_volgorde(tabellen), **antwoorden}
    columns = [_kolommen(place, tabel, antwoorden, questions, vandaag) for place, tabel in enumerate(tabellen)]
    gathered = _Verzameld(vandaag, kalender, keur)
    for place, (tabel, ours) in enumerate(zip(tabellen, columns, strict=True)):
        gathered.neem(tabel, ours, place * PER_BLAD)
    gathered.dubbel()
    sheets = tuple(tabel.blad for tabel in tabellen if tabel.blad)
    messages = list(gathered.meldingen)
    if over:
        messages.insert(0, f"Gelezen: blad {', '.join(sheets)}. Niet gelezen: blad {', '.join(over)}.")
    missing = [ours for ours in columns if not any(k.naam == "koppelingsdatum" for k in ours)]
    refused = GEEN_DATUM if missing and not questions else ""
    return Lezing(
        "koppelingen",
        _op_de_kaart(tabellen, columns),
        sheets,
        tuple(over),
        tuple(questions.values()),
        tuple(gathered.fouten),
        tuple(gathered.controles),
        tuple(dict.fromkeys(messages)),
        tuple(() if missing else gathered.rijen),
        weigering=refused,
    )


# ---------------------------------------------------------------- columns


def _kolommen(
    place: int, tabel: Tabel, antwoorden: Antwoorden, questions: dict[str, Vraag], vandaag: date
) -> list[_Kolom]:
    found = [
        _Kolom(i, k, f"k{place}.{k.plaats}", koppelingkolom(k.kop) if k.gebruikt else "")
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


def _cellen(tabel: Tabel, k: _Kolom) -> list[str]:
    return [row[k.index].strip() for _, row in tabel.rijen if row[k.index].strip() and not _is_som(row)]


def _naar_inhoud(tabel: Tabel) -> list[str]:
    """Without a heading: by what the cells hold. A day is never more than a day here, and is asked about."""
    names: list[str] = []
    for k in (_Kolom(i, kolom, "", "") for i, kolom in enumerate(tabel.kolommen)):
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


def _in_volgorde(tabellen: Sequence[Tabel]) -> dict[str, str]:
    """The answer to which date it is, for rows in the order that /invoer teaches: [reference,] day, persons."""
    found: dict[str, str] = {}
    for place, tabel in enumerate(tabellen):
        names = [] if tabel.rij else _naar_inhoud(tabel)
        at = names.index("datum") if "datum" in names else -1
        if at in (0, 1) and names[at + 1 : at + 2] == ["personen"] and (at == 0 or names[0] in ("referentie", "")):
            found[f"k{place}.{tabel.kolommen[at].plaats}"] = "koppelingsdatum"
    return found


def _past(tabel: Tabel, k: _Kolom, vandaag: date) -> _Kolom:
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


def _antwoord(k: _Kolom, antwoorden: Antwoorden) -> _Kolom:
    said = antwoorden.get(k.code)
    which = antwoorden.get(f"d{k.code.partition('.')[0]}")
    if which is not None and (which == k.code or k.naam == "datum"):
        said = "koppelingsdatum" if which == k.code else WEG
    if said == WEG:
        return replace(k, naam="", waarom="op jouw verzoek")
    return replace(k, naam=said) if said in lijst.VELDEN else k


def _dubbele(tabel: Tabel, found: list[_Kolom], questions: dict[str, Vraag], antwoorden: Antwoorden) -> None:
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
    tabel: Tabel, found: list[_Kolom], questions: dict[str, Vraag], vandaag: date, antwoorden: Antwoorden
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


def _voorbeeld(tabel: Tabel, k: _Kolom, vandaag: date) -> str:
    day = cel.dag(next(iter(_cellen(tabel, k)), ""), vandaag)
    return f", zoals {zeg(day)}" if day else ""


def _datums(tabel: Tabel, k: _Kolom, vandaag: date) -> bool:
    cells = _cellen(tabel, k)
    return bool(cells) and sum(cel.is_datum(c) and cel.dag(c, vandaag) is not None for c in cells) * 2 > len(cells)


def _vraag_personen(tabel: Tabel, found: list[_Kolom], questions: dict[str, Vraag], antwoorden: Antwoorden) -> None:
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


def _op_de_kaart(tabellen: Sequence[Tabel], columns: Sequence[list[_Kolom]]) -> tuple[GelezenKolom, ...]:
    shown: dict[tuple[str, str], GelezenKolom] = {}
    for tabel, ours in zip(tabellen, columns, strict=True):
        for k in ours:
            said = TITEL[k.naam].lower() if k.naam else f"niet gelezen{f': {k.waarom}' if k.waarom else ''}"
            naam = "controle" if k.naam == "uiterste" else k.naam
            item = GelezenKolom(tabel.blad, k.kolom.plaats, k.kolom.kop, naam, said, k.kolom.getallen)
            shown.setdefault((k.kolom.kop or k.code, naam), item)
    return tuple(shown.values())


# ---------------------------------------------------------------- rows


def _is_som(cellen: Sequence[str]) -> bool:
    first = next((c for c in cellen if c.strip()), "")
    return is_totaal(first) and not any(cel.is_datum(c) for c in cellen)


def lees_stand(tekst: str, vandaag: date) -> tuple[object, date | None]:
    """A stand, with the day that stands beside it: "getekend 20-10-2026"."""
    words = re.sub(r"\b(?:op|per|d\.?d\.?)\b", " ", tekst)
    found = re.search(r"\d.*$", words)
    if found and re.search(r"[a-z]", words[: found.start()], re.IGNORECASE) and (day := cel.dag(found[0], vandaag)):
        return lijst.lees_stand(words[: found.start()].strip(" ,:(-")), day
    return lijst.lees_stand(tekst), None


class _Verzameld:
    """What comes of all tables together."""

    def __init__(self, vandaag: date, kalender: Kalender, keur: Keur) -> None:
        self._vandaag, self._kalender, self._keur = vandaag, kalender, keur
        self.rijen: list[Rij] = []
        self.fouten: list[Fout] = []
        self.controles: list[Controle] = []
        self.meldingen: list[str] = []
        self._kop: dict[str, str] = {}
        self._ruw: dict[int, tuple[str, ...]] = {}
        self._blad: dict[int, str] = {}

    def neem(self, tabel: Tabel, ours: list[_Kolom], eerste: int) -> None:
        """One table."""
        named = {k.naam: k for k in ours if k.naam}
        self._kop |= {naam: k.kolom.kop for naam, k in named.items()}
        sums, skipped = [], []
        for nummer, cellen in tabel.rijen:
            if _is_som(cellen):
                sums.append((nummer, cellen))
            elif not any(cellen[k.index].strip() for k in named.values()) or _is_tekst(cellen, named, self._vandaag):
                skipped.append(nummer)
            else:
                self._rij(tabel.blad, nummer, eerste + nummer, cellen, named)
        if skipped:
            rows = ", ".join(map(str, skipped[:5]))
            self.meldingen.append(
                f"Overgeslagen, want geen koppeling: rij {rows}{' en verder' if skipped[5:] else ''}."
            )
        for nummer, cellen in sums:
            self._totaal(tabel, nummer, cellen, named)
        if "uiterste" in named and "koppelingsdatum" in named:
            self._uiterste(tabel, named)

    def _rij(self, blad: str, nummer: int, nieuw: int, cellen: tuple[str, ...], named: dict[str, _Kolom]) -> None:
        names = [naam for naam in named if naam in lijst.VELDEN]
        cells = [cellen[named[naam].index] for naam in names]
        extra: dict[str, date] = {}
        wrong: dict[str, str] = {}
        for place, naam in enumerate(names):
            if naam in DATUMS:
                cells[place] = cel.zonder_tijd(cells[place])
            elif naam == "personen" and _SOM.fullmatch(cells[place].strip()):
                wrong[naam] = f"Personen: {cells[place].strip()[:12]} is geen aantal. Hoeveel zijn het samen?"
                cells[place] = ""
            elif naam == "stand":
                stand, day = lees_stand(cells[place], self._vandaag)
                if day is not None and isinstance(stand, str):
                    cells[place] = stand
                    extra[{"verhuisd": "verhuisdatum", "geteld": "verhuisdatum"}.get(stand, "tekendatum")] = day
        for naam, day in extra.items():
            if naam in names and cells[names.index(naam)].strip():
                continue
            names, cells = (
                [*(n for n in names if n != naam), naam],
                [c for n, c in zip(names, cells, strict=True) if n != naam],
            )
            cells.append(day.isoformat())
        row = lijst.lees_rij(nieuw, names, cells, self._vandaag)
        faults = {**row.fouten, **wrong} if wrong else row.fouten
        row = replace(row, fouten=faults or tegenspraak(row.waarden, self._vandaag))
        if "referentie" in row.waarden and (against := self._keur(str(row.waarden["referentie"]))):
            values = {naam: value for naam, value in row.waarden.items() if naam != "referentie"}
            row = replace(row, waarden=values, fouten={"referentie": against, **row.fouten})
        elif "referentie" in row.waarden:
            row = replace(row, waarden={**row.waarden, "referentie": str(row.waarden["referentie"]).upper()})
        self._ruw[nieuw] = tuple(c.strip().casefold() for c in cells)
        self._blad[nieuw] = blad
        self.rijen.append(row)
        self.fouten += [Fout(blad, nummer, self._kop.get(naam, naam), text) for naam, text in row.fouten.items()]

    def _totaal(self, tabel: Tabel, nummer: int, cellen: tuple[str, ...], named: dict[str, _Kolom]) -> None:
        k = named.get("personen")
        said = cel.getal(cellen[k.index]) if k else None
        if k is None or said is None:
            self.meldingen.append(f"Rij {nummer} is een totaal en geen koppeling.")
            return
        numbers = [cel.getal(row[k.index]) or 0 for n, row in tabel.rijen if n < nummer and not _is_som(row)]
        added, kop = sum(numbers), k.kolom.kop
        text = f"totaal van {kop}: er staat {said}, de rijen samen zijn {added}. Mist er een rij?"
        good = f"totaal van {kop}: {said} klopt"
        self.controles.append(Controle(kop, said == added, good if said == added else text, nummer, said, added))

    def _uiterste(self, tabel: Tabel, named: dict[str, _Kolom]) -> None:
        """The sender's own last day against ours: both days, and why they differ."""
        column, begin = named["uiterste"], named["koppelingsdatum"]
        wrong, tested = [], 0
        for nummer, cellen in tabel.rijen:
            theirs, start = (cel.dag(cellen[k.index], self._vandaag) for k in (column, begin))
            if theirs is None or start is None:
                continue
            tested += 1
            terms = [bereken(term, start, self._kalender) for term in (TEKENEN, VERHUIZEN)]
            if not any(theirs in (term.einde, term.uiterlijk) for term in terms):
                term = min(terms, key=lambda t: abs((t.einde - theirs).days))
                reference = cellen[named["referentie"].index].strip() if "referentie" in named else f"rij {nummer}"
                days = (theirs - term.einde).days
                wrong.append(
                    f"{reference}: jullie {zeg(theirs)}, ik reken {zeg(term.einde)} ({zeg(start)} {term.term.lengte}); "
                    f"dat scheelt {abs(days)} {'dag' if abs(days) == 1 else 'dagen'}"
                )
        kop = column.kolom.kop
        if tested and not wrong:
            self.controles.append(Controle(kop, True, f"{kop}: gelijk aan mijn telling in elke rij"))
        for text in wrong[:3]:
            self.controles.append(Controle(kop, False, text))
        if len(wrong) > 3:
            self.controles.append(Controle(kop, False, f"{kop}: nog {len(wrong) - 3} rijen met een andere dag"))

    def dubbel(self) -> None:
        """The same row twice is one koppeling; one reference with two different rows is wrong in both."""
        by = defaultdict(list)
        for row in self.rijen:
            if row.waarden.get("referentie"):
                by[str(row.waarden["referentie"]).casefold()].append(row)
        for rows in by.values():
            if len(rows) == 1:
                continue
            reference = rows[0].waarden["referentie"]
            if len({self._ruw[row.nummer] for row in rows}) == 1:
                numbers = [row.nummer % PER_BLAD for row in rows]
                for row in rows[1:]:
                    self.rijen.remove(row)
                    self.fouten = [
                        f for f in self.fouten if f.rij != row.nummer % PER_BLAD or f.blad != self._blad[row.nummer]
                    ]
                again = ", ".join(map(str, numbers[1:]))
                said = f"Rij {again} is dezelfde als rij {numbers[0]} ({reference}): dat is een koppeling."
                self.meldingen.append(said)
                continue
            for row in rows:
                others = ", ".join(str(o.nummer % PER_BLAD) for o in rows if o is not row)
                text = f"{reference} staat ook in rij {others}, met andere gegevens."
                place = self.rijen.index(row)
                self.rijen[place] = replace(row, fouten={"referentie": text, **row.fouten})
                self.fouten.append(
                    Fout(self._blad[row.nummer], row.nummer % PER_BLAD, self._kop.get("referentie", ""), text)
                )


def _is_tekst(cellen: tuple[str, ...], named: dict[str, _Kolom], vandaag: date) -> bool:
    """A line of words among the rows of a paste: no day, no number, and nothing beside it."""
    filled = [c for c in cellen if c.strip()]
    return len(filled) == 1 and not any(s.isdigit() for s in filled[0]) and named is not None and vandaag is not None


def tegenspraak(waarden: dict[str, object], vandaag: date) -> dict[str, str]:
    """What in a row cannot be true together, by column."""
    stand, teken = waarden.get("stand"), waarden.get("tekendatum")
    if stand == "zoeken" and isinstance(teken, date):
        return {"stand": f"Stand: nog zoeken, maar er is een tekendatum ({zeg(teken)}). Wat klopt?"}
    if stand == "gevonden" and isinstance(teken, date) and teken < vandaag:
        return {"tekendatum": f"De tekenafspraak van {zeg(teken)} is al voorbij. Is er getekend?"}
    return {}

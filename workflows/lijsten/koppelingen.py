"""Tables of koppelingen read aloud: which column is what, what is asked, which rows contradict themselves."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from workflows.dates.kalender import Kalender
from workflows.dates.reading import zeg
from workflows.dates.termijnen import TEKENEN, VERHUIZEN, bereken
from workflows.koppeling import lijst
from workflows.koppeling.lijst import Rij
from workflows.lijsten import cel
from workflows.lijsten.blad import Tabel
from workflows.lijsten.koppelingkolommen import KoppelingKolom, in_volgorde, is_som, kolommen, lees_stand, op_de_kaart
from workflows.lijsten.lezing import Antwoorden, Controle, Fout, Lezing, Vraag

MEESTE_RIJEN = lijst.MEESTE_RIJEN
DATUMS = ("koppelingsdatum", "tekendatum", "verhuisdatum", "vergunning")
NIET_VERDEELD = "Ik zie niet welke dag in welke kolom hoort. Zet ; tussen de cellen, ook bij een lege."
PER_BLAD = 100_000
"""Rows of a second sheet are numbered from here, of a third from twice this: a number is of one row."""
_SOM = re.compile(r"\d+\s*(?:[+&,/]|en)\s*\d+")
GEEN_DATUM = "Ik zie geen kolom met de koppelingsdatum, ook geen andere met datums."

Keur = Callable[[str], "str | None"]
"""What is against a reference, in Dutch; None: it may be used. The caller knows what a person's number looks like."""


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
        antwoorden = {**in_volgorde(tabellen), **antwoorden}
    columns = [kolommen(place, tabel, antwoorden, questions, vandaag) for place, tabel in enumerate(tabellen)]
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
        op_de_kaart(tabellen, columns),
        sheets,
        tuple(over),
        tuple(questions.values()),
        tuple(gathered.fouten),
        tuple(gathered.controles),
        tuple(dict.fromkeys(messages)),
        tuple(() if missing else gathered.rijen),
        weigering=refused,
    )


# ---------------------------------------------------------------- rows


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

    def neem(self, tabel: Tabel, ours: list[KoppelingKolom], eerste: int) -> None:
        """One table."""
        named = {k.naam: k for k in ours if k.naam}
        self._kop |= {naam: k.kolom.kop for naam, k in named.items()}
        sums, skipped = [], []
        for nummer, cellen in tabel.rijen:
            if is_som(cellen):
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

    def _rij(
        self, blad: str, nummer: int, nieuw: int, cellen: tuple[str, ...], named: dict[str, KoppelingKolom]
    ) -> None:
        names = [naam for naam in named if naam in lijst.VELDEN]
        cells = [cellen[named[naam].index] for naam in names]
        extra: dict[str, date] = {}
        wrong: dict[str, str] = {}
        words = cel.onverdeeld(cellen)
        if any(map(cel.is_datum, words[1:])) and "referentie" in names:
            cells = [words[0] if naam == "referentie" else "" for naam in names]
            wrong["koppelingsdatum"] = NIET_VERDEELD
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

    def _totaal(self, tabel: Tabel, nummer: int, cellen: tuple[str, ...], named: dict[str, KoppelingKolom]) -> None:
        k = named.get("personen")
        said = cel.getal(cellen[k.index]) if k else None
        if k is None or said is None:
            self.meldingen.append(f"Rij {nummer} is een totaal en geen koppeling.")
            return
        numbers = [cel.getal(row[k.index]) or 0 for n, row in tabel.rijen if n < nummer and not is_som(row)]
        added, kop = sum(numbers), k.kolom.kop
        text = f"totaal van {kop}: er staat {said}, de rijen samen zijn {added}. Mist er een rij?"
        good = f"totaal van {kop}: {said} klopt"
        self.controles.append(Controle(kop, said == added, good if said == added else text, nummer, said, added))

    def _uiterste(self, tabel: Tabel, named: dict[str, KoppelingKolom]) -> None:
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


def _is_tekst(cellen: tuple[str, ...], named: dict[str, KoppelingKolom], vandaag: date) -> bool:
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

"""Somebody's own table of gemeenten with opgave and places, from a file or pasted: its columns in any order, under
other headings, with titles, totals and columns that are not ours. It gives what typed lines give. No number comes under
a gemeente or a name that the table does not clearly give it: what is not clear is refused in a sentence."""

import re
from collections.abc import Callable, Sequence

from workflows.gemeenten import Zoek
from workflows.lijsten import cel, plak
from workflows.lijsten.blad import Rij, Tabel, gevuld, letter
from workflows.lijsten.gebied import Gebied, Soort, Vind
from workflows.lijsten.lezing import GelezenKolom
from workflows.lijsten.tabel import BOVENAAN, is_totaal, maak
from workflows.streefpercentage import controle, lines
from workflows.streefpercentage.kolommen import NIETS, SOORT, Betekenis, betekenis, is_som, past
from workflows.streefpercentage.lines import Gelezen
from workflows.streefpercentage.velden import MOST

LijktOp = Callable[[str], "tuple[str, ...]"]
"""The gemeenten that a name with a slip in it may mean."""
GEEN_KOP = "Ik zie geen kop met gemeente, opgave en plekken. Zet die drie woorden boven de kolommen."
_ZEGT = {"gemeente": "gemeente", "opgave": "opgave", "plekken": "plekken", "procent": "vergeleken", "erbij": ""}
_OPGAVE, _PLEKKEN = "opgave", "plekken"


# ---------------------------------------------------------------- a text


def lees_tekst(tekst: str, zoek: Zoek, vind: Vind, lijkt_op: LijktOp) -> Gelezen:
    """What was typed or pasted: a table where it has the heading of one, with lines of our own below it; else lines."""
    own = [line for line in tekst.splitlines() if lines.is_eigen(line)]
    table = uit_tekst("\n".join(line for line in tekst.splitlines() if line not in own), vind)
    if table is None:
        return lines.lees(tekst, zoek)
    found = lees([table], vind, lijkt_op, zoek)
    if own:
        said = lines.lees("\n".join(own), zoek)
        found.weg, found.streef, found.fout = said.weg, said.streef, [*found.fout, *said.fout]
        found.cijfers = {code: pair for code, pair in found.cijfers.items() if code not in said.weg}
    return found


def uit_tekst(tekst: str, vind: Vind) -> Tabel | None:
    """The table in a text; None for a text without the heading of one."""
    place, rows = _kop(plak.blad(tekst, vind).rijen)
    if place is None:
        said = [(n, line.strip()) for n, line in enumerate(tekst.splitlines(), start=1) if line.strip()]
        place, rows = _kop(plak.van_soort(said, SOORT, vind, gevraagd=True))
    elif plak.teken(tekst.splitlines()) == plak.RUIM:
        width = len(rows[place][1])
        rows = [(n, row if len(row) == width else ("  ".join(row),)) for n, row in rows]
    return maak("", rows, place) if place is not None else None


def _kop(rijen: Sequence[Rij]) -> tuple[int | None, list[Rij]]:
    rows = gevuld(rijen)
    fits = [(past(cells, gevraagd=True), -place) for place, (_, cells) in enumerate(rows[:BOVENAAN])]
    known, place = max(fits, default=(0, 0))
    return (-place if known else None), rows


# ---------------------------------------------------------------- tables


def past_op(tabel: Tabel) -> bool:
    """Whether a table is one of these, or has no heading that says otherwise."""
    return not tabel.rij or bool(past([k.kop for k in tabel.kolommen], gevraagd=True))


def lees(tabellen: Sequence[Tabel], vind: Vind, lijkt_op: LijktOp, zoek: Zoek) -> Gelezen:
    """What these tables of one file say; one without a heading is read as the lines that somebody would type."""
    fit = [tabel for tabel in tabellen if past_op(tabel)]
    if len(fit) != 1:
        named = ", ".join(tabel.blad for tabel in fit)
        return Gelezen(fout=[f"De tabel staat op {len(fit)} bladen: {named}. Stuur één blad." if fit else GEEN_KOP])
    if not fit[0].rij:
        return lines.lees("\n".join("; ".join(row) for _, row in fit[0].rijen), zoek)
    return _Tabel(fit[0], vind, lijkt_op).lees()


class _Tabel:
    """One table on its way to numbers."""

    def __init__(self, tabel: Tabel, vind: Vind, lijkt_op: LijktOp) -> None:
        self._tabel, self._vind, self._lijkt_op = tabel, vind, lijkt_op
        self._zegt = [betekenis(k.kop) for k in tabel.kolommen]
        self._found = Gelezen()
        self._rij: dict[str, int] = {}
        self._leeg: dict[str, list[str]] = {}
        self._over: list[str] = []
        self._sommen: list[tuple[str, int, int | None, int | None]] = []

    def lees(self) -> Gelezen:
        """Columns first: where those are not clear, no row is read."""
        self._namen = self._van("gemeente")
        self._tellen = {naam: self._kies(naam) for naam in (_OPGAVE, _PLEKKEN)}
        self._zonder_kop()
        self._gelijke_delen()
        self._found.kolommen = tuple(self._op_de_kaart())
        if self._found.fout:
            return self._found
        for number, cells in self._tabel.rijen:
            self._lees_rij(number, cells)
        self._meld()
        return self._found

    def _van(self, naam: str) -> list[int]:
        return [i for i, zegt in enumerate(self._zegt) if zegt.naam == naam]

    def _kop(self, index: int) -> str:
        kolom = self._tabel.kolommen[index]
        return kolom.kop or f"kolom {letter(kolom.plaats)}"

    # ------------------------------------------------------------ columns

    def _kies(self, naam: str) -> list[int]:
        """The columns that together are the opgave, or the places: one, or asiel and Oekraïne."""
        there = self._van(naam)
        whole = [i for i in there if self._zegt[i].deel in ("", "totaal")]
        parts = {self._zegt[i].deel: i for i in there if self._zegt[i].deel not in ("", "totaal")}
        split = {"asiel", "oekraine"} <= set(parts)
        if len(whole) == 1 and (split or not parts or self._zegt[whole[0]].deel):
            return whole
        both = [parts[deel] for deel in ("asiel", "oekraine") if deel in parts]
        if not whole and len(there) == len(both):
            return both
        named = " en ".join(f"“{self._kop(i)}”" for i in there)
        self._found.fout.append(
            f"Er staan {len(there)} kolommen met {naam}: {named}. "
            "Laat er één staan: asielopvang (met amv) en Oekraïne samen."
        )
        return []

    def _zonder_kop(self) -> None:
        """Numbers under no heading may be a part of what stands beside them: then nothing is sure."""
        for i, kolom in enumerate(self._tabel.kolommen):
            if not kolom.kop and kolom.getallen and not (i < min(self._namen) and self._telt_rijen(i)):
                self._found.fout.append(
                    f"Kolom {letter(kolom.plaats)} heeft getallen en geen kop. Zet erboven wat het is, of haal hem weg."
                )

    def _telt_rijen(self, index: int) -> bool:
        numbers = [cel.getal(row[index]) for _, row in self._tabel.rijen if row[index].strip()]
        return numbers == list(range(1, len(numbers) + 1))

    def _gelijke_delen(self) -> None:
        """An opgave of both kinds of opvang beside places of one of them would be no comparison."""
        delen = {naam: {self._zegt[i].deel for i in chosen} for naam, chosen in self._tellen.items()}
        parts = {naam: found for naam, found in delen.items() if not found & {"", "totaal"}}
        wrong = len(parts) == 2 and parts[_OPGAVE] != parts[_PLEKKEN]
        if wrong and all(self._tellen.values()):
            self._found.fout.append(
                "Opgave en plekken gaan niet over dezelfde opvang. Neem beide voor asiel en Oekraïne samen."
            )

    def _op_de_kaart(self) -> list[GelezenKolom]:
        used = {i: naam for naam, chosen in self._tellen.items() for i in chosen} | dict.fromkeys(
            self._namen, "gemeente"
        )
        used |= dict.fromkeys(self._van("procent"), "procent")
        return [
            GelezenKolom(
                self._tabel.blad, k.plaats, k.kop, used.get(i, ""),
                _ZEGT[used[i]] if i in used else self._waarom(self._zegt[i]), k.getallen,
            )
            for i, k in enumerate(self._tabel.kolommen)
            if k.kop
        ]  # fmt: skip

    def _waarom(self, zegt: Betekenis) -> str:
        why = zegt.waarom or ("reken ik zelf uit" if zegt.naam == "erbij" else "")
        return f"niet gelezen: {why}" if why else "niet gelezen"

    # ------------------------------------------------------------ rows

    def _lees_rij(self, number: int, cells: Sequence[str]) -> None:
        values = {naam: [cells[i].strip() for i in chosen] for naam, chosen in self._tellen.items()}
        filled = [v for both in values.values() for v in both if v.casefold() not in NIETS]
        names = [cells[i].strip() for i in self._namen if cells[i].strip()]
        places = [self._vind(naam) for naam in names]
        first = next((c.strip() for c in cells if c.strip()), "")
        if not filled:
            single = sum(bool(c.strip()) for c in cells) == 1
            self._zonder_getal(number, first, names, places, single=single)
            return
        named = names[0] if names else ""
        if (not names and is_totaal(first)) or any(map(is_een_som, names)):
            self._som(named or first, number, values)
        elif not names:
            self._zonder_naam(number, first, values)
        elif place := self._plaats(number, names, places):
            if place.ook_provincie and self._is_laatste_som(number, values):
                self._som(named, number, values)
            else:
                self._neem(number, place, values, cells)

    def _zonder_getal(
        self, number: int, first: str, names: Sequence[str], places: Sequence[Gebied], *, single: bool
    ) -> None:
        """A gemeente of which nothing is known yet; a line that could not be cut; a remark, which is nothing."""
        if any(place.soort is Soort.GEMEENTE for place in places):
            place = self._plaats(number, names, places)
            if place is not None and self._nieuw(number, place):
                self._found.cijfers[place.code] = (None, None)
                self._leeg.setdefault("opgave en plekken", []).append(place.naam)
        elif single and _GETAL.search(first) and not _BRON.match(first):
            row = " ".join(first.split())[:30]
            self._found.fout.append(
                f"Rij {number} ({row}): ik zie niet welk getal in welke kolom hoort. Zet er ; tussen."
            )
        elif first:
            self._over.append(first[:30])

    def _zonder_naam(self, number: int, first: str, values: dict[str, list[str]]) -> None:
        """Numbers without a gemeente: the sum of all above it, or a fault."""
        if self._is_laatste_som(number, values):
            self._som("zonder naam", number, values)
        else:
            self._found.fout.append(f"Rij {number} ({first[:20]}): de gemeente staat er niet bij.")

    def _plaats(self, number: int, names: Sequence[str], places: Sequence[Gebied]) -> Gebied | None:
        """The one gemeente that all cells of names and codes mean; what it is not, is said."""
        known = {place.code: place for place in places if place.soort is Soort.GEMEENTE}
        place = places[0]
        if len(known) == 1 and all(p.soort in (Soort.GEMEENTE, Soort.MEER) for p in places):
            return next(iter(known.values()))
        naam = names[0][:40]
        if len(known) > 1:
            text = f"{' en '.join(p.naam for p in known.values())} staan in één rij. Welke is het?"
        elif place.soort is Soort.OPGEHEVEN:
            text = f"{place.naam} bestaat niet meer: nu {' en '.join(place.nu)}."
        elif place.soort is Soort.MEER:
            text = f"Welke {naam}? {' of '.join(place.nu)}. Zet dat erbij."
        else:
            near = " of ".join(self._lijkt_op(naam))
            text = f"{naam} ken ik niet als gemeente.{f' Bedoel je {near}?' if near else ''}"
        self._found.fout.append(f"Rij {number}: {text}")
        return None

    def _nieuw(self, number: int, place: Gebied) -> bool:
        before = self._rij.setdefault(place.code, number)
        if before == number:
            return True
        self._found.fout.append(f"{place.naam} staat er twee keer: rij {before} en rij {number}.")
        self._found.cijfers.pop(place.code, None)
        return False

    def _neem(self, number: int, place: Gebied, values: dict[str, list[str]], cells: Sequence[str]) -> None:
        try:
            read = {naam: self._getal(naam, both) for naam, both in values.items()}
        except ValueError as problem:
            self._rij.setdefault(place.code, number)
            self._found.fout.append(f"{place.naam}: {problem}")
            return
        if not self._nieuw(number, place):
            return
        for naam, value in read.items():
            if value is None:
                self._leeg.setdefault(naam, []).append(place.naam)
        self._found.cijfers[place.code] = (read[_OPGAVE], read[_PLEKKEN])
        self._delen_kloppen(place, cells, read)

    def _getal(self, naam: str, cells: Sequence[str]) -> int | None:
        """The sum of these cells; None where nothing is filled. Raises ValueError in Dutch."""
        filled = [text for text in cells if text.casefold() not in NIETS]
        if not filled:
            return None
        if len(filled) < len(cells):
            raise ValueError(f"{naam} staat in {len(cells)} kolommen, en één is leeg. Zet er het getal in (0 mag).")
        return sum(_heel(naam, text) for text in filled)

    def _delen_kloppen(self, place: Gebied, cells: Sequence[str], read: dict[str, int | None]) -> None:
        """A whole beside its parts must be their sum."""
        for naam, chosen in self._tellen.items():
            if len(chosen) != 1:
                continue
            parts = [i for i in self._van(naam) if self._zegt[i].deel in ("asiel", "oekraine")]
            numbers = [cel.getal(cells[i].strip()) for i in parts]
            known = [n for n in numbers if n is not None]
            if len(parts) == 2 and len(known) == 2 and parts != chosen and sum(known) != read[naam]:
                said = f"{naam} is {read[naam]}, maar de delen zijn samen {sum(known)}. Welke klopt?"
                self._found.fout.append(f"{place.naam}: {said}")
                self._found.cijfers.pop(place.code, None)

    # ------------------------------------------------------------ sums

    def _totaal(self, naam: str) -> int:
        return sum(pair[naam == _PLEKKEN] or 0 for pair in self._found.cijfers.values())

    def _gelezen_som(self, values: dict[str, list[str]]) -> dict[str, int | None]:
        found: dict[str, int | None] = {}
        for naam, both in values.items():
            numbers = [cel.getal(text) for text in both if text.casefold() not in NIETS]
            found[naam] = None if not numbers or None in numbers else sum(n or 0 for n in numbers)
        return found

    def _is_laatste_som(self, number: int, values: dict[str, list[str]]) -> bool:
        said = self._gelezen_som(values)
        last = all(n <= number or not self._heeft_getal(row) for n, row in self._tabel.rijen)
        known = {naam: value for naam, value in said.items() if value is not None}
        return last and len(self._found.cijfers) > 1 and bool(known) and all(
            value == self._totaal(naam) for naam, value in known.items()
        )  # fmt: skip

    def _heeft_getal(self, cells: Sequence[str]) -> bool:
        return any(cells[i].strip().casefold() not in NIETS for chosen in self._tellen.values() for i in chosen)

    def _som(self, naam: str, number: int, values: dict[str, list[str]]) -> None:
        said = self._gelezen_som(values)
        self._sommen.append((naam[:40], number, said[_OPGAVE], said[_PLEKKEN]))

    # ------------------------------------------------------------ what must be said

    def _meld(self) -> None:
        for what, names in self._leeg.items():
            self._found.meldingen.append(f"Nog leeg: {what} van {_rij_van(names)}. Dat vul je later in.")
        for naam, _, opgave, plekken in self._sommen:
            wrong = [
                f"{what} {value} staat er, de rijen zijn samen {self._totaal(what)}"
                for what, value in ((_OPGAVE, opgave), (_PLEKKEN, plekken))
                if value is not None and value != self._totaal(what)
            ]
            differs = f" {'; '.join(wrong).capitalize()}." if wrong and len(self._sommen) == 1 else ""
            self._found.meldingen.append(f"De regel “{naam}” lees ik niet: het totaal reken ik zelf uit.{differs}")
        for naam, chosen in self._tellen.items():
            if len(chosen) == 2:
                named = " en ".join(f"“{self._kop(i)}”" for i in chosen)
                self._found.meldingen.append(f"{naam.capitalize()} is {named} opgeteld.")
            elif chosen and (deel := self._zegt[chosen[0]].deel) not in ("", "totaal"):
                self._found.meldingen.append(f"{naam.capitalize()} is alleen {_DEEL.get(deel, deel)}: klopt dat?")
        if self._over:
            self._found.meldingen.append(f"Zonder getallen, en niet gelezen: {_rij_van(self._over)}.")
        titles = [text[:60] for text in self._tabel.titels if lines.noemt_streef(text)]
        self._found.meldingen += [f"“{text}” boven de tabel neem ik niet over." for text in titles]
        for i in self._van("procent"):
            pairs = [(row[self._namen[0]], row[i].strip()) for _, row in self._tabel.rijen]
            rows = [(self._vind(naam), text) for naam, text in pairs if text and text.casefold() not in NIETS]
            known = [(p.naam, text, self._found.cijfers[p.code]) for p, text in rows if p.code in self._found.cijfers]
            self._found.meldingen += controle.percentages(self._kop(i), known)


_GETAL = re.compile(r"\d")
_BRON = re.compile(r"(?:bron|stand|peildatum|toelichting|opmerking|let op)\b", re.IGNORECASE)
_DEEL = {"asiel": "asielopvang", "oekraine": "Oekraïne", "amv": "amv"}


def is_een_som(naam: str) -> bool:
    return is_totaal(naam) or is_som(naam)


def _heel(naam: str, tekst: str) -> int:
    """A whole number of places; "400+200" is their sum. Raises ValueError in Dutch."""
    numbers = [cel.getal(piece.strip()) for piece in tekst.split("+")]
    if None in numbers or tekst.strip().startswith("+"):
        raise ValueError(f"{naam} {tekst[:20]} is geen heel getal.")
    value = sum(n or 0 for n in numbers)
    if any((n or 0) < 0 for n in numbers):
        raise ValueError(f"{naam} {tekst[:20]} kan niet. Een aantal is 0 of meer.")
    if value > MOST:
        raise ValueError(f"{naam} {tekst[:20]} is te veel, hooguit {MOST}.")
    return value


def _rij_van(names: Sequence[str]) -> str:
    more = f" en nog {len(names) - 4}" if len(names) > 4 else ""
    return ", ".join(names[:4]) + more

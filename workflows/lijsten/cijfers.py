"""Tables of figures read aloud: what would be recorded, what is asked, what does not add up, what was left out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from workflows.cijfers import lijst
from workflows.cijfers.taakstelling import getal as zeg_getal
from workflows.lijsten import waarden
from workflows.lijsten.blad import Tabel
from workflows.lijsten.cijferkolommen import Kolommen, codes, kolommen, op_de_kaart
from workflows.lijsten.controles import TEKEN, Saldo, controles, saldi
from workflows.lijsten.gebied import Soort, Vind
from workflows.lijsten.kop import SALDI
from workflows.lijsten.lezing import WEG, Antwoorden, Fout, Keuze, Lezing, Vraag
from workflows.lijsten.waarden import Gelezen, Rij, Waarde

LAND = "NL"
MEESTE_RIJEN = 1000
"""Rows of one list: all gemeenten with their numbers of two tijdvakken, or a provincie over years."""
VEEL = 3
"""So many times the taakstelling housed in a half-year is asked back, above `VEEL_VANAF` persons."""
VEEL_VANAF = 60
LijktOp = Callable[[str], "tuple[str, ...]"]
"""The gemeenten that a name with a slip in it may mean."""
GEEN_GEMEENTE = "Ik zie niet over welke gemeente deze cijfers gaan. Zet een kolom Gemeente in de lijst."


def lees(
    tabellen: Sequence[Tabel],
    antwoorden: Antwoorden,
    vind: Vind,
    vandaag: date,
    *,
    plaatsen: bool,
    over: Sequence[str] = (),
    lijkt_op: LijktOp = lambda _: (),
    eigen: Sequence[str] = (),
) -> Lezing:
    """What these tables say after these answers. `plaatsen`: in some cell of the file, also of columns that are not
    read, stands a gemeente or a provincie; then none of it is national. `over` are the sheets that were not read."""
    named = codes(tabellen)
    columns = [kolommen(tabel, named, antwoorden, vind, plaatsen, eigen) for tabel in tabellen]
    read = [waarden.lees(ours, antwoorden, vind, vandaag) for ours in columns]
    collected = _Verzameld(antwoorden, vandaag, lijkt_op)
    for found in read:
        collected.neem(found)
    collected.dubbel()
    collected.te_veel()
    sheets = [tabel.blad for tabel in tabellen if tabel.blad]
    messages = [*collected.meldingen, *_over_bladen(sheets, over, columns)]
    return Lezing(
        "cijfers",
        op_de_kaart(columns, collected.uitleg),
        tuple(sheets),
        tuple(over),
        tuple(collected.vragen.values()),
        tuple(sorted(set(collected.fouten), key=lambda fout: (fout.blad, fout.rij))),
        tuple(c for found, how in zip(read, collected.hoe, strict=True) for c in controles(found, how)),
        tuple(dict.fromkeys(messages)),
        cijfers=tuple(collected.cijfers),
        weigering=collected.weigering,
    )


def _over_bladen(sheets: Sequence[str], over: Sequence[str], columns: Sequence[Kolommen]) -> list[str]:
    said = []
    if over:
        said.append(f"Gelezen: blad {', '.join(sheets)}. Niet gelezen: blad {', '.join(over)}.")
    if any(ours.gemeente for ours in columns):
        said.append(f"De gemeente komt van de naam van het blad of de titel: {', '.join(o.gemeente for o in columns)}.")
    return said


class _Verzameld:
    """What comes of all tables together."""

    def __init__(self, antwoorden: Antwoorden, vandaag: date, lijkt_op: LijktOp) -> None:
        self._antwoorden, self._vandaag, self._lijkt_op = antwoorden, vandaag, lijkt_op
        self.cijfers: list[lijst.Gelezen] = []
        self.fouten: list[Fout] = []
        self.vragen: dict[str, Vraag] = {}
        self.meldingen: list[str] = []
        self.uitleg: dict[str, str] = {}
        self.hoe: list[dict[int, Saldo]] = []
        self.weigering = ""
        self._bladen: dict[int, str] = {}
        self._oud: dict[str, tuple[str, ...]] = {}

    def neem(self, found: Gelezen) -> None:
        """One table."""
        how = saldi(found, self._antwoorden)
        self.hoe.append(how)
        for vraag in (*found.kolommen.vragen, *found.vragen.values()):
            self.vragen.setdefault(vraag.code, vraag)
        self._zeg_saldi(found, how)
        self._hele_kolommen(found)
        monthly: list[lijst.Gelezen] = []
        for rij in found.rijen:
            monthly += self._rij(found, rij, how)
        added, wrong = lijst.opgeteld(monthly)
        self.cijfers += added
        self.fouten += [Fout(found.kolommen.tabel.blad, f.nummer, "", f.tekst) for f in wrong]
        self._oude_namen(found)
        for total in found.totalen:
            if total.gebied.soort is Soort.LAND:
                self.meldingen.append(f"Rij {total.nummer} ({total.naam}) is landelijk: die leg ik niet vast.")

    def _hele_kolommen(self, found: Gelezen) -> None:
        """The same fault in every row of a column is told once, and its rows go on without it."""
        blad = found.kolommen.tabel.blad
        for k in found.kolommen.waarden:
            kop = k.kolom.kop or k.kolom.boven
            wrong = [(rij, f) for rij in found.rijen for f in rij.fouten if f.kolom == kop]
            right = any(w.kolom.index == k.index for rij in found.rijen for w in rij.waarden)
            if len(wrong) < 2 or right or k.betekenis.dag is None:
                continue
            for rij, fout in wrong:
                rij.fouten.remove(fout)
            if self._antwoorden.get(k.code) != WEG:
                text = f"{k.titel} kan ik niet gebruiken: {wrong[0][1].tekst}"
                self.vragen[k.code] = Vraag(k.code, text, (Keuze(WEG, "Laat deze kolom weg"),), kop)
                self.uitleg[k.code] = f"({blad})" if blad else ""

    def _rij(self, found: Gelezen, rij: Rij, how: dict[int, Saldo]) -> list[lijst.Gelezen]:
        """The numbers of a row; nothing of it while anything is wrong in it."""
        blad, kop = found.kolommen.tabel.blad, self._kop(found)
        wrong = [*rij.fouten, *self._gebied(found, rij, blad, kop)]
        if not wrong:
            try:
                return self._waarden(rij, how)
            except lijst.Onleesbaar as problem:
                wrong = [Fout(blad, rij.nummer, kop, str(problem))]
        self.fouten += wrong
        return []

    def _kop(self, found: Gelezen) -> str:
        column = found.kolommen.een("gemeente")
        return column.kolom.kop if column else ""

    def _gebied(self, found: Gelezen, rij: Rij, blad: str, kop: str) -> list[Fout]:
        place = rij.gebied
        match place.soort:
            case Soort.GEMEENTE:
                if place.gekozen:
                    self.meldingen.append(f"{rij.naam} lees ik als {place.naam}, in jouw provincie.")
                return []
            case Soort.LAND:
                named = {w.kolom.naam for w in rij.waarden}
                if named <= {"inwoners", "landelijk"}:
                    return []
                text = "Dit getal hoort bij een gemeente. Zet het landelijke aantal in een lijst met tijdvak en aantal."
                return [Fout(blad, rij.nummer, kop, text)]
            case Soort.OPGEHEVEN:
                self._oud[place.naam] = place.nu
                return [Fout(blad, rij.nummer, kop, f"{place.naam} bestaat niet meer: nu {' en '.join(place.nu)}.")]
            case Soort.MEER:
                return [Fout(blad, rij.nummer, kop, f"Welke {rij.naam}? {' of '.join(place.nu)}. Zet dat erbij.")]
        if not rij.naam or (place.soort is Soort.ONBEKEND and not found.kolommen.een("gemeente")):
            self.weigering = self.weigering or GEEN_GEMEENTE
            return [Fout(blad, rij.nummer, kop, "De gemeente staat er niet bij.")]
        near = self._lijkt_op(rij.naam)
        meant = f" Bedoel je {' of '.join(near)}?" if near else ""
        return [Fout(blad, rij.nummer, kop, f"{rij.naam[:40]} ken ik niet als gemeente.{meant}")]

    def _waarden(self, rij: Rij, how: dict[int, Saldo]) -> list[lijst.Gelezen]:
        values = list(rij.waarden)
        both = [w for w in values if w.kolom.naam in ("achterstand", "voorsprong")]
        filled = [w for w in both if w.getal]
        if len({w.kolom.naam for w in both}) == 2 and len({w.tijdvak for w in both}) == 1:
            if len(filled) == 2:
                raise lijst.Onleesbaar("Er staat een achterstand en een voorsprong. Laat er een staan.")
            drop = next(w for w in both if w not in filled)
            values.remove(drop)
        monthly: list[lijst.Gelezen] = []
        base = lijst.Gelezen(rij.nummer, "", rij.gebied.code or LAND, "", 0, bron=rij.bron, datum=rij.datum)
        for w in values:
            item = self._cijfer(base, w, how)
            if item is not None:
                (monthly if item.soort == "in_maand" else self.cijfers).append(item)
        return monthly

    def _cijfer(self, base: lijst.Gelezen, w: Waarde, how: dict[int, Saldo]) -> lijst.Gelezen | None:
        naam = w.kolom.naam
        if naam == "inwoners":
            return replace(base, soort=naam, periode=str(w.jaar), waarde=w.getal)
        if naam in SALDI:
            saldo = how.get(w.kolom.index)
            period = (saldo.tijdvak or w.tijdvak) if saldo else None
            if saldo is None or period is None:
                return None
            return replace(base, soort="restant", periode=str(period), waarde=w.getal * saldo.teken)
        if w.tijdvak is None:
            return None
        return replace(base, soort=naam, periode=str(w.tijdvak), waarde=w.getal, tot=w.tot)

    def _zeg_saldi(self, found: Gelezen, how: dict[int, Saldo]) -> None:
        for k in found.kolommen.van(*SALDI):
            saldo = how.get(k.index)
            if saldo is None:
                continue
            minus = "min is achterstand" if saldo.teken > 0 else "plus is achterstand"
            at = f"begin {saldo.tijdvak}" if saldo.tijdvak else "begin halfjaar"
            if len({w.tijdvak for r in found.rijen for w in r.waarden if w.kolom.index == k.index}) == 1:
                period = next(w.tijdvak for r in found.rijen for w in r.waarden if w.kolom.index == k.index)
                at = f"begin {saldo.tijdvak or period}"
            self.uitleg[k.code] = f"{at}, {minus}"
            if saldo.bewezen and saldo.teken != TEKEN[k.naam]:
                what = "plus achterstand" if saldo.teken < 0 else "min achterstand"
                self.meldingen.append(f"In {k.kolom.kop or k.kolom.boven} is {what}: dat bewijst het totaal.")

    def _oude_namen(self, found: Gelezen) -> None:
        if not self._oud:
            return
        names = " en ".join(filter(None, [", ".join([*self._oud][:-1]), [*self._oud][-1]]))
        today = ", ".join(dict.fromkeys(name for names_ in self._oud.values() for name in names_))
        if "oud" not in self._antwoorden:
            exists = "bestaan" if len(self._oud) > 1 else "bestaat"
            text = f"{names} {exists} niet meer, nu {today}. Ik tel niets op. Die rijen overslaan?"
            self.vragen["oud"] = Vraag("oud", text, (Keuze(WEG, "Die rijen overslaan"),), self._kop(found))

    def dubbel(self) -> None:
        """The same number twice is one; with another value it is wrong."""
        seen: dict[tuple[object, ...], lijst.Gelezen] = {}
        bad: set[tuple[object, ...]] = set()
        for item in self.cijfers:
            key = (item.soort, item.gebied, item.periode, item.tot)
            first = seen.setdefault(key, item)
            if first.waarde != item.waarde:
                bad.add(key)
                text = f"In rij {first.nummer} staat hiervoor een ander getal ({first.waarde})."
                self.fouten.append(Fout("", item.nummer, "", text))
            elif first is not item:
                self.meldingen.append(f"Rij {item.nummer} is dezelfde als rij {first.nummer}: die telt een keer.")
        self.cijfers = [item for key, item in seen.items() if key not in bad]

    def te_veel(self) -> None:
        """Far more housed than there was to house is asked back."""
        tasks = {(i.gebied, i.periode): i.waarde for i in self.cijfers if i.soort == "taakstelling"}
        many = [
            i
            for i in self.cijfers
            if i.soort == "gehuisvest"
            and i.waarde >= VEEL_VANAF
            and 0 < tasks.get((i.gebied, i.periode), 0) * VEEL < i.waarde
        ]
        if not many or self._antwoorden.get("veel") == "klopt":
            return
        first = many[0]
        if "veel" not in self._antwoorden:
            more = f" (en nog {len(many) - 1})" if len(many) > 1 else ""
            task = zeg_getal(tasks[first.gebied, first.periode])
            housed = zeg_getal(first.waarde)
            text = f"Rij {first.nummer}: {housed} gehuisvest van een taakstelling van {task}{more}. Klopt dat?"
            keuzes = (Keuze("klopt", "Ja, dat klopt"), Keuze(WEG, "Nee, laat die weg"))
            self.vragen["veel"] = Vraag("veel", text, keuzes)
        self.cijfers = [item for item in self.cijfers if item not in many]

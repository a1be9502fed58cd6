"""A sheet of koppelingen that went out and comes back: its columns, and what of a row differs from what was sent and
from what is known by now. Which koppeling a row is, its key says; the place of a row says nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from workflows.dates.reading import zeg
from workflows.engine import zaak
from workflows.engine.machine import Geweigerd, NietOpen
from workflows.engine.tabel import Procedure
from workflows.engine.velden import ver_weg
from workflows.koppeling.plan import SPOOR
from workflows.koppeling.tabel import KOPPELING
from workflows.lijsten import cel
from workflows.lijsten.blad import Tabel, letter
from workflows.lijsten.kop import woorden

REFERENTIE, SLEUTEL = "referentie", "sleutel"
KOPPEN: Mapping[str, str] = {
    REFERENTIE: "Zaaknummer",
    "stand": "Stand",
    "koppelingsdatum": "Koppelingsdatum",
    "personen": "Personen",
    "uiterlijk": "Tekenen uiterlijk",
    "tekenafspraak": "Tekenafspraak",
    "getekend": "Tekendatum",
    "verhuisd": "Verhuisdatum",
    SLEUTEL: "Sleutel",
}
"""The columns in the order in which they go out."""
TERUG = ("koppelingsdatum", "personen", "tekenafspraak", "getekend", "verhuisd")
"""The facts that are read when it comes back; the other columns are there to find the row."""
_VELD = {naam: KOPPELING.velden[naam] for naam in TERUG}
_KOLOM = {woorden(kop): naam for naam, kop in KOPPEN.items()}


def kolom(kop: str) -> str:
    """The column of the sheet that has this heading; "" for one of the sender's own."""
    return _KOLOM.get(woorden(kop), "")


def is_terug(koppen: Sequence[str]) -> bool:
    """Whether a table with these headings went out from here: it has the keys, and the reference each must agree
    with."""
    return {REFERENTIE, SLEUTEL} <= {kolom(kop) for kop in koppen}


# ---------------------------------------------------------------- what stands in it


@dataclass(frozen=True, slots=True)
class Terugrij:
    """A row that came back: its number, key and reference, the facts that could be read, and why others could not.
    `stand` is what stands there of that: it is not read, and a change of it is said."""

    nummer: int
    sleutel: str
    referentie: str
    waarden: Mapping[str, Any] = field(default_factory=dict)
    fouten: tuple[str, ...] = ()
    stand: str = ""

    @property
    def naam(self) -> str:
        """ "rij 5 (Z-12)"."""
        return f"rij {self.nummer} ({self.referentie})" if self.referentie else f"rij {self.nummer}"


@dataclass(frozen=True, slots=True)
class Terug:
    """What came back: the rows with a key, what must be said of rows that have none or the key of another row, and the
    headings that are not read."""

    rijen: tuple[Terugrij, ...]
    fouten: tuple[str, ...]
    over: tuple[str, ...]


def lees(tabellen: Sequence[Tabel], vandaag: date) -> Terug:
    """The rows of all sheets that have keys."""
    rows: list[Terugrij] = []
    wrong: list[str] = []
    left: list[str] = []
    for tabel in tabellen:
        names = [kolom(k.kop) for k in tabel.kolommen]
        if not is_terug([k.kop for k in tabel.kolommen]):
            left.append(f"blad {tabel.blad}")
            continue
        left += [k.kop or f"kolom {letter(k.plaats)}" for k, n in zip(tabel.kolommen, names, strict=True) if not n]
        left += [KOPPEN[n] for n in dict.fromkeys(names) if n and names.count(n) > 1]
        for nummer, cells in tabel.rijen:
            if not any(c.strip() for c in cells):
                continue
            row = _rij(nummer, names, cells, vandaag)
            if row.sleutel:
                rows.append(row)
            else:
                wrong.append(f"{row.naam}: er staat geen sleutel")
    return Terug(*_eenmaal(rows, wrong), tuple(dict.fromkeys(left)))


def _rij(nummer: int, names: Sequence[str], cells: Sequence[str], vandaag: date) -> Terugrij:
    """A column that stands in the sheet twice is not read."""
    said = {n: " ".join(c.split()) for n, c in zip(names, cells, strict=True) if n and names.count(n) == 1}
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for naam in TERUG:
        text = said.get(naam, "")
        if not text or text in ("-", "?"):
            continue
        value = _waarde(naam, text, vandaag)
        if value is None:
            wrong.append(f"{KOPPEN[naam].lower()} kan ik niet lezen")
        else:
            values[naam] = value
    reference = said.get(REFERENTIE, "").lstrip("'").upper()
    return Terugrij(nummer, said.get(SLEUTEL, ""), reference, values, tuple(wrong), said.get("stand", ""))


def _waarde(naam: str, tekst: str, vandaag: date) -> date | int | None:
    if naam == "personen":
        number = cel.getal(tekst)
        return number if number is not None and 1 <= number <= (_VELD[naam].maximum or number) else None
    return cel.dag(cel.zonder_tijd(tekst), vandaag)


def _eenmaal(rows: Sequence[Terugrij], wrong: list[str]) -> tuple[tuple[Terugrij, ...], tuple[str, ...]]:
    """The same row twice is one; one key on two rows that differ is wrong on both."""
    by: dict[str, list[Terugrij]] = defaultdict(list)
    for row in rows:
        by[row.sleutel].append(row)
    kept = []
    for same in by.values():
        if all(
            (r.referentie, r.waarden, r.fouten) == (same[0].referentie, same[0].waarden, same[0].fouten) for r in same
        ):
            kept.append(same[0])
        else:
            wrong.append(f"{', '.join(r.naam for r in same)}: hebben dezelfde sleutel")
    return tuple(kept), tuple(wrong)


# ---------------------------------------------------------------- held against what is known


@dataclass(frozen=True, slots=True)
class Verschil:
    """A fact that the sender changed, and what it was (None: it was not known)."""

    naam: str
    was: Any
    wordt: Any


@dataclass(frozen=True, slots=True)
class Vergeleken:
    """A row held against its koppeling: what is proposed, and what must be said of it."""

    verschillen: tuple[Verschil, ...] = ()
    meldingen: tuple[str, ...] = ()


def vergelijk(rij: Terugrij, verzonden: Mapping[str, Any], nu: Mapping[str, Any]) -> Vergeleken:
    """Only what the sender changed, and nobody else since, is proposed. A cell that was made empty takes nothing
    away."""
    changed, said = [], list(rij.fouten)
    for naam in TERUG:
        theirs, sent, now = rij.waarden.get(naam), verzonden.get(naam), nu.get(naam)
        if theirs is None or theirs == now:
            continue
        if sent != now:
            said.append(f"{KOPPEN[naam].lower()}: jij {zegt(theirs)}, hier intussen {zegt(now)}")
        else:
            changed.append(Verschil(naam, now, theirs))
    return Vergeleken(tuple(changed), tuple(said))


def zegt(waarde: object) -> str:
    """A value as a person reads it."""
    if waarde is None:
        return "leeg"
    return zeg(waarde) if isinstance(waarde, date) else str(waarde)


# ---------------------------------------------------------------- what it takes


@dataclass(frozen=True, slots=True)
class Daad:
    """One act: a step, or (without a trigger) facts put right."""

    trigger: str
    feiten: Mapping[str, Any]


STAP = {"tekenafspraak": ("woning_gevonden", ("zoeken",)), "getekend": ("teken", ("zoeken", "gevonden")),
        "verhuisd": ("verhuis", ("getekend",))}  # fmt: skip
_AL = "staat hier al vast; verbeter hem bij de zaak zelf"


def daden(
    procedure: Procedure, nu: zaak.Zaak, verschillen: Sequence[Verschil], vandaag: date
) -> tuple[tuple[Daad, ...], str]:
    """The acts that record these differences, in their order; or none, and why not. All of a koppeling or nothing."""
    new = {v.naam: v.wordt for v in verschillen}
    doubt = next((said for naam in new if (said := ver_weg(_VELD[naam], new[naam], vandaag))), "")
    if doubt:
        return (), f"{doubt} Zo ja, leg dat vast bij de zaak zelf"
    acts: list[Daad] = []
    right: dict[str, Any] = {naam: new[naam] for naam in ("koppelingsdatum", "personen") if naam in new}
    if "tekenafspraak" in new and nu.standen[SPOOR] == "gevonden":
        right["tekenafspraak"] = new.pop("tekenafspraak")
    result = nu
    try:
        if right:
            result, _ = zaak.noteer_met_gevolg(procedure, result, zaak.CORRIGEER, right, vandaag)
            acts.append(Daad("", right))
        for naam, (trigger, standen) in STAP.items():
            if naam not in new:
                continue
            if result.feiten.get(naam) is not None:
                return (), f"{KOPPEN[naam].lower()} {_AL}"
            if result.standen[SPOOR] not in standen:
                stand = procedure.sporen[0].stand(result.standen[SPOOR]).titel
                return (), f"{KOPPEN[naam].lower()} past niet bij de stand: {stand}"
            facts = {naam: new[naam]}
            result, _ = zaak.doe(procedure, result, SPOOR, trigger, facts, vandaag)
            acts.append(Daad(trigger, facts))
    except Geweigerd as refused:
        return (), " ".join(refused.redenen)
    except NietOpen:
        return (), "dat kan niet bij de stand waarin de zaak nu is"
    return tuple(acts), ""

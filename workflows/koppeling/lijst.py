"""A list of koppelingen as it comes in on the first day: columns, values by row, and what is wrong with each.

Reads cells that are already safe to read; knows nothing of files or of what is stored.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from workflows.dates.reading import Onduidelijk, lees_datum
from workflows.engine import zaak
from workflows.engine.velden import REFERENTIE, Keuze, Soort, Terugvraag, Veld, lees, ver_weg
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.velden import KOPPELINGSDATUM, PERSONEN, VERGUNNING

_DATA = tomllib.loads((Path(__file__).parent / "lijst.toml").read_text(encoding="utf-8"))

MEESTE_RIJEN = 500
"""Rows in one list: more is more than one officer's work, and is cut into two lists."""

OUDSTE_JAREN = 6
"""Years back that a koppelingsdatum can be meant: what is older is another date, perhaps of a birth."""

SPOOR = KOPPELING.sporen[0]
STANDEN: Mapping[str, tuple[str, ...]] = {naam: tuple(deel["stappen"]) for naam, deel in _DATA["standen"].items()}
"""The standen a row may start in, each with the steps that lead there."""

STAND = Veld(
    "stand",
    "Stand",
    "Hoe ver is deze koppeling?",
    Soort.KEUZE,
    keuzes=tuple(Keuze(naam, SPOOR.stand(naam).titel) for naam in STANDEN),
)
TEKENDATUM = Veld("tekendatum", "Tekendatum", "Op welke dag is of wordt getekend?", Soort.DATUM, richting="dichtbij")
VERHUISDATUM = Veld("verhuisdatum", "Verhuisdatum", "Op welke dag is het huishouden verhuisd?", Soort.DATUM)
VELDEN = {
    veld.naam: veld for veld in (REFERENTIE, KOPPELINGSDATUM, PERSONEN, STAND, TEKENDATUM, VERHUISDATUM, VERGUNNING)
}
"""The columns, in the order that a list without a heading has them."""
KOLOMMEN = tuple(VELDEN)

_FEITEN = {"tekendatum": ("tekenafspraak", "getekend"), "verhuisdatum": ("verhuisd",)}
_EERSTE_SERIEDAG = date(1899, 12, 30)
"""Day nought of a spreadsheet that shows a date as a number."""


@dataclass(frozen=True, slots=True)
class Rij:
    """One row: what could be read, and what is wrong by column; `nummer` as the person's own list counts."""

    nummer: int
    waarden: dict[str, Any] = field(default_factory=dict)
    fouten: dict[str, str] = field(default_factory=dict)


def _kaal(tekst: str) -> str:
    plat = unicodedata.normalize("NFKD", tekst).casefold()
    return re.sub(r"[^a-z0-9]+", "", plat)


_STAND = {_kaal(woord): naam for naam, deel in _DATA["standen"].items() for woord in deel["woorden"]}
_AFGELOPEN = {_kaal(woord) for woord in _DATA["afgelopen"]["woorden"]}


def lees_rij(nummer: int, kolommen: Sequence[str], cellen: Sequence[str], vandaag: date) -> Rij:
    """The values of one row; an empty optional cell has none. The reference is read by who knows what one may be."""
    waarden: dict[str, Any] = {}
    fouten: dict[str, str] = {}
    for naam, cel in zip(kolommen, cellen, strict=False):
        tekst = " ".join(cel.split())
        if not naam or not tekst or (naam != "referentie" and tekst in ("-", "?")):
            continue
        gelezen = _lees(naam, tekst, vandaag)
        if isinstance(gelezen, Terugvraag):
            fouten[naam] = gelezen.tekst
        else:
            waarden[naam] = gelezen
    return Rij(nummer, waarden, fouten or nagekeken(waarden, vandaag))


def _lees(naam: str, tekst: str, vandaag: date) -> Any:
    veld = VELDEN[naam]
    if naam == "referentie":  # whoever knows what one may be looks at the whole cell
        return tekst
    if veld.soort is Soort.DATUM:
        return _datum(tekst, veld, vandaag)
    if naam == "stand":
        return lees_stand(tekst)
    if naam == "personen":
        tekst = re.sub(r"[.,]0+$", "", tekst)
    return lees(veld, tekst, vandaag)


def _datum(tekst: str, veld: Veld, vandaag: date) -> date | Terugvraag:
    kaal = re.sub(r"[ T]0?0:00(?::00(?:\.0+)?)?$", "", tekst)
    if re.fullmatch(r"[3-7]\d{4}", kaal):
        return _EERSTE_SERIEDAG + timedelta(days=int(kaal))
    gelezen = lees_datum(kaal, vandaag, richting=veld.richting)
    if isinstance(gelezen, Onduidelijk):
        return Terugvraag(f"{veld.titel}: {gelezen.vraag[:1].lower()}{gelezen.vraag[1:]}")
    return gelezen


def lees_stand(tekst: str) -> str | Terugvraag:
    plat = _kaal(tekst)
    if plat in _AFGELOPEN:
        return Terugvraag("Deze koppeling loopt niet meer. Laat de rij weg.")
    return _STAND.get(plat) or Terugvraag(f"Stand: gebruik {', '.join(STANDEN)}.")


# ---------------------------------------------------------------- what a row must hold


def stand_van(waarden: Mapping[str, Any], vandaag: date) -> str | None:
    """The stand a row starts in: the one it names, else what its dates tell; None when they leave it open."""
    if waarden.get("stand"):
        return str(waarden["stand"])
    if waarden.get("verhuisdatum"):
        return "verhuisd"
    teken = waarden.get("tekendatum")
    if teken is None:
        return "zoeken"
    if teken == vandaag:
        return None
    return "gevonden" if teken > vandaag else "getekend"


def toets(waarden: Mapping[str, Any], vandaag: date) -> dict[str, str]:
    """What is wrong with the values of a row, by column; empty when it can become a koppeling."""
    fouten = {
        naam: f"{VELDEN[naam].titel}: ontbreekt." for naam in ("koppelingsdatum", "personen") if naam not in waarden
    }
    if waarden.get("koppelingsdatum", vandaag).year < vandaag.year - OUDSTE_JAREN:
        fouten["koppelingsdatum"] = "Koppelingsdatum: dat is te lang geleden."
    stand = stand_van(waarden, vandaag)
    if stand is None:
        return fouten | {"stand": "Stand: is er vandaag al getekend? Zet de stand erbij."}
    if stand in ("getekend", "verhuisd", "geteld") and not waarden.get("tekendatum"):
        fouten["tekendatum"] = "Tekendatum: ontbreekt."
    if stand in ("verhuisd", "geteld") and not waarden.get("verhuisdatum"):
        fouten["verhuisdatum"] = "Verhuisdatum: ontbreekt."
    return fouten or _strijdig(waarden, vandaag)


ZEKER = "zeker"
"""Beside the values of a row: the columns whose day was asked back, and is right."""


def twijfel(waarden: Mapping[str, Any], vandaag: date) -> dict[str, str]:
    """What is asked back of the values of a row, by column: a day that may be right all the same."""
    asked = [naam for naam in VELDEN if waarden.get(naam) is not None and naam not in waarden.get(ZEKER, ())]
    found = {naam: ver_weg(VELDEN[naam], waarden[naam], vandaag) for naam in asked}
    return {naam: f"{VELDEN[naam].titel}: {said}" for naam, said in found.items() if said}


def nagekeken(waarden: Mapping[str, Any], vandaag: date) -> dict[str, str]:
    """What is wrong with the values of a row, else what is asked back, by column."""
    return toets(waarden, vandaag) or twijfel(waarden, vandaag)


def _strijdig(waarden: Mapping[str, Any], vandaag: date) -> dict[str, str]:
    """What the procedure itself has against these values, each at the column of its date."""
    try:
        opbouw(waarden, vandaag)
    except zaak.Geweigerd as refused:
        return {_kolom_bij(reden): reden for reden in refused.redenen}
    return {}


def _kolom_bij(reden: str) -> str:
    at_fault = (veld.naam for veld in KOPPELING.velden.values() if reden in _bezwaren(veld))
    feit = next(at_fault, "koppelingsdatum")
    return next((kolom for kolom, feiten in _FEITEN.items() if feit in feiten), feit)


def _bezwaren(veld: Veld) -> set[str]:
    """All that the procedure can have against a value of this field."""
    return {grens.zin for grens in veld.grenzen} | {KOPPELING.redenen[naam] for naam in veld.eist}


def opbouw(waarden: Mapping[str, Any], vandaag: date) -> tuple[zaak.Zaak, list[zaak.Regel]]:
    """The case that a row makes, with its lines of history: begun, and led to its stand step by step.

    Raises workflows.engine.zaak.Geweigerd.
    """
    eerste = {naam: waarden[naam] for naam in ("koppelingsdatum", "personen", "vergunning") if waarden.get(naam)}
    result, regel = zaak.begin(KOPPELING, eerste, vandaag)
    regels = [regel]
    for trigger in STANDEN[stand_van(waarden, vandaag) or "zoeken"]:
        stap = SPOOR.stap(trigger)
        assert stap is not None  # noqa: S101  the table of standen is held against the procedure by a test
        feiten = _feiten(waarden, {veld.naam for veld in stap.velden})
        result, regel = zaak.zet(KOPPELING, result, SPOOR.naam, trigger, feiten, vandaag)
        regels.append(regel)
    return result, regels


def _feiten(waarden: Mapping[str, Any], gevraagd: Iterable[str]) -> dict[str, Any]:
    return {
        feit: waarden[kolom]
        for kolom, feiten in _FEITEN.items()
        for feit in feiten
        if feit in gevraagd and waarden.get(kolom)
    }

"""Made-up herverdelingen with papers: two and five gemeenten, awkward names and numbers, and errors put right."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from docx import Document

from bot.features.herverdeling.papers.dossier import Dossier, gezegd, vervallen
from bot.files.plain_paper import eigen_sjabloon
from tests.herverdeling.road import ALMERE, LELYSTAD, Road
from workflows.herverdeling.regels import na, partijen, voor

NAMEN = {LELYSTAD: "Lelystad", ALMERE: "Almere"}
FLEVOLAND = dict.fromkeys(NAMEN, "Flevoland")
VIJF = {"GM0796": -24, "GM1900": 9, "GM0373": 6, "GM1894": 5, "GM1952": 4}
VIJF_NAMEN = {
    "GM0796": "'s-Hertogenbosch",
    "GM1900": "Súdwest-Fryslân",
    "GM0373": "Bergen (NH.)",
    "GM1894": "Peel en Maas",
    "GM1952": "Midden-Groningen",
}
VIJF_PROVINCIES = {
    "GM0796": "Noord-Brabant",
    "GM1900": "Fryslân",
    "GM0373": "Noord-Holland",
    "GM1894": "Limburg",
    "GM1952": "Groningen",
}


def voorbeelden() -> dict[str, Dossier]:
    """By a short name: a case with its papers, and how far it is."""
    return {
        "voor-besluit": _dossier(Road(tijdvakken=2, afgestemd="ja").allen_akkoord()),
        "twee": _dossier(Road().allen_akkoord().naar_kennisgeving()),
        "vijf": _vijf(),
        "nieuw-besluit": _nieuw_besluit(),
        "herstel": _herstel(),
    }


def _dossier(road: Road) -> Dossier:
    return dossier(road, NAMEN, FLEVOLAND, LELYSTAD, "B&W <2026>/7", eigen=(LELYSTAD,))


def dossier(
    road: Road,
    namen: Mapping[str, str],
    provincies: Mapping[str, str],
    afzender: str,
    referentie: str = "LEL-26-003",
    **besides: Any,
) -> Dossier:
    """What the papers of a walked case are made of, on the day after."""
    lines = [replace(line, id=number) for number, line in enumerate(road.lines, start=1)]
    known: dict[str, Any] = {
        "eerder": vervallen(lines), "standen": road.zaak.standen, "basis": gezegd(lines), **besides
    }  # fmt: skip
    return Dossier(road.zaak.feiten, namen, provincies, afzender, referentie, date(2026, 10, 20), **known)


def _vijf() -> Dossier:
    road = Road(VIJF)
    for code, own in {"GM0796": 131, "GM1900": 0, "GM0373": 48, "GM1894": 77, "GM1952": 1042}.items():
        road.bevestig(code, own)
    for code in road.codes:
        road.akkoord(code)
    road.naar_kennisgeving()
    return replace(_dossier(road), namen=VIJF_NAMEN, provincies=VIJF_PROVINCIES, afzender="GM0796")


def _nieuw_besluit() -> Dossier:
    road = Road().naar_coa()
    road.dag += timedelta(days=3)
    road.geheel("nieuw_besluit")
    road.geheel("stel_voor", **{f"verschil_{LELYSTAD}": -12, f"verschil_{ALMERE}": 12})
    for code in road.codes:
        road.akkoord(code)
    road.naar_kennisgeving()
    return _dossier(road)


def _herstel() -> Dossier:
    road = Road().naar_coa()
    road.dag += timedelta(days=6)
    road.geheel("vraag_herstel", herstel_op=road.dag)
    return _dossier(road)


def moet_erin(dossier: Dossier, bestand: str) -> set[str]:
    """What a reader of this paper must find, taken from the facts and not from how the paper is made."""
    facts = dossier.feiten
    total = str(sum(voor(facts, code) for code in partijen(facts)))
    found = {dossier.referentie, str(facts["tijdvak"]), "1 januari 2027", total}
    for code in partijen(facts):
        found |= {dossier.namen[code], str(voor(facts, code)), f"{facts[f'verschil_{code}']:+d}", str(na(facts, code))}
        found.add(_lang(facts[f"bron_op_{code}"]))
        found |= {_lang(day) for naam in _dagen(bestand) if (day := facts.get(f"{naam}_{code}"))}
        found |= {str(facts[f"nummer_{code}"])} if facts.get(f"nummer_{code}") else set()
    return found | _vorige(dossier, bestand)


def _lang(dag: date) -> str:
    months = ("januari", "september", "oktober", "november")
    return f"{dag.day} {months[max(0, dag.month - 8)]} {dag.year}"


def _dagen(bestand: str) -> tuple[str, ...]:
    return ("besluit_op",) if "besluit" in bestand else ("besluit_op", "bekend_op")


def _vorige(dossier: Dossier, bestand: str) -> set[str]:
    earlier: Mapping[str, Any] = dossier.eerder
    if "besluit" in bestand:
        return {_lang(value) for naam, value in earlier.items() if naam.startswith("besluit_op_")}
    asked = dossier.feiten.get("herstel_op")
    if "coa" in bestand and asked:
        return {_lang(asked), _lang(dossier.feiten["coa_op"])}
    return {_lang(day) for naam, day in earlier.items() if naam == f"{bestand.split('-')[2].split('.')[0]}_op"}


def briefpapier(kop: str, *, velden: bool = True) -> bytes:
    """A letterhead of an organisation: ours, with another head; or an empty one that lacks the fields."""
    document = Document(BytesIO(eigen_sjabloon()) if velden else None)
    document.sections[0].header.paragraphs[0].text = kop
    target = BytesIO()
    document.save(target)
    return target.getvalue()

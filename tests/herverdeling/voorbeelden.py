"""Made-up herverdelingen with papers: two and five gemeenten, awkward names and numbers, and errors put right."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from docx import Document

from bot.features.herverdeling.papers.dossier import Dossier, Eerder, gezegd, vervallen
from bot.files.plain_paper import eigen_sjabloon
from tests.herverdeling.road import ALMERE, LELYSTAD, Road
from workflows.dates.words import MAANDEN
from workflows.engine.zaak import noteer
from workflows.herverdeling.regels import partijen, tijdvak_van, voor
from workflows.herverdeling.tabel import STUKKEN

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


def om_te_bekijken() -> dict[str, Dossier]:
    """Those and more: two tijdvakken filled in whole with a herverdeling before it, one that ended, and twelve."""
    return {**voorbeelden(), "ingevuld": _ingevuld(), "gestopt": _gestopt(), "twaalf": _twaalf()}


def _ingevuld() -> Dossier:
    road = Road(tijdvakken=2, afgestemd="ja", telling="per_tijdvak", overleg_op=date(2026, 10, 1)).allen_akkoord()
    filled = {"overweging": ("tekort", "aanbod"), "machtiging": "mede_namens", "rechtsmiddel": "bezwaar"}
    for code in road.codes:
        filled |= {f"ondertekening_{code}": "college", f"medium_{code}": "gemeenteblad"}
        filled |= {f"publicatienummer_{code}": f"2026, 4512{code[-1]}", f"zaaknummer_{code}": f"Z-{code[-2:]}"}
    road.zaak, line = noteer(road.procedure, road.zaak, STUKKEN, filled, road.dag)
    road.lines.append(line)
    road.naar_kennisgeving()
    before = {LELYSTAD: (Eerder(-5, date(2026, 8, 4), "E-12", date(2026, 8, 11)),)}
    return dossier(road, NAMEN, FLEVOLAND, LELYSTAD, eerdere=before, eigen=(LELYSTAD,), contact="Afdeling Wonen")


def _gestopt() -> Dossier:
    road = Road().naar_coa()
    road.geheel("vraag_herstel", herstel_op=road.dag, herstel_wat="getal", herstel_van=ALMERE, herstel_getal=151)
    road.geheel("niet_hersteld")
    return _dossier(road)


def _twaalf() -> Dossier:
    codes = [f"GM{9001 + place}" for place in range(12)]
    road = Road({codes[0]: -20, codes[1]: -13, **dict.fromkeys(codes[2:], 3), codes[-1]: 6})
    for code in road.codes:
        road.bevestig(code, 60)
    for code in road.codes:
        road.akkoord(code)
    road.naar_kennisgeving()
    names = {code: f"Voorbeeldgemeente {code[-2:]}" for code in codes}
    return dossier(road, names, dict.fromkeys(codes, "Flevoland"), codes[0], eigen=(codes[0],))


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
    return dossier(road, VIJF_NAMEN, VIJF_PROVINCIES, "GM0796", "B&W <2026>/7", eigen=("GM0796",))


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
    found = {dossier.referentie, str(facts["tijdvak"]), "1 januari 2027"}
    for code in partijen(facts):
        found |= {dossier.namen[code], *_getallen(dossier, code, bestand)}
        if not bestand.startswith(("raadsinformatiebrief", "concept-afschrift")):
            found.add(_lang(facts[f"bron_op_{code}"]))
        found |= {_lang(day) for naam in _dagen(bestand) if (day := facts.get(f"{naam}_{code}"))}
        if bestand.startswith(("concept-besluit", "concept-brief", "concept-afschrift")):
            found |= {str(facts[naam]) for naam in (f"nummer_{code}", f"publicatienummer_{code}") if facts.get(naam)}
        for earlier in dossier.eerdere.get(code, ()):
            found |= {_met_teken(earlier.verschil), *map(_lang, filter(None, (earlier.besluit_op, earlier.bekend_op)))}
    return found | _van_het_geheel(dossier, bestand) | _vorige(dossier, bestand)


def _getallen(dossier: Dossier, code: str, bestand: str) -> set[str]:
    """What was published (with what came before it), what goes over, and what it becomes where that can be said."""
    facts = dossier.feiten
    old = voor(facts, code) + sum(item.verschil for item in dossier.eerdere.get(code, ()))
    if bestand.startswith("concept-intrekking"):
        return {str(old)}
    found = {str(old), _met_teken(facts[f"verschil_{code}"])}
    one = facts["tijdvakken"] == 1 or facts.get("telling") == "per_tijdvak"
    return found | ({str(old + facts[f"verschil_{code}"])} if one else set())


def _met_teken(aantal: int) -> str:
    return f"{aantal:+d}".replace("-", "−") if aantal else "0"


def _lang(dag: date) -> str:
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def _dagen(bestand: str) -> tuple[str, ...]:
    if bestand.startswith(("concept-brief", "concept-afschrift", "concept-besluit")):
        return ("besluit_op", "bekend_op")
    return ()


def _van_het_geheel(dossier: Dossier, bestand: str) -> set[str]:
    """The sum, the later tijdvakken, the overleg, the own number of who writes."""
    facts, found = dossier.feiten, set[str]()
    if not bestand.startswith("concept-intrekking"):
        found.add(str(sum(voor(facts, code) for code in partijen(facts)) + _eerder_samen(dossier)))
        last = tijdvak_van(facts)
        assert last is not None
        for _ in range(facts["tijdvakken"] - 1):
            last = last.volgende
        found |= {str(last), _lang(last.einde)}
        if facts["tijdvakken"] > 1 and bestand.startswith(("collegevoorstel", "concept-besluit", "concept-brief")):
            found |= {_lang(facts["overleg_op"])} if facts.get("overleg_op") else set()
            found |= {facts["overleg_kenmerk"]} if facts.get("overleg_kenmerk") else set()
    return found


def _eerder_samen(dossier: Dossier) -> int:
    return sum(item.verschil for items in dossier.eerdere.values() for item in items)


def _vorige(dossier: Dossier, bestand: str) -> set[str]:
    earlier: Mapping[str, Any] = dossier.eerder
    if bestand == "concept-besluit.docx":
        return {_lang(value) for naam, value in earlier.items() if naam.startswith("besluit_op_")}
    if not bestand.startswith(("concept-brief", "concept-intrekking")):
        return set()
    known = dossier.feiten
    ontvanger = bestand.split("-")[2].split(".")[0]
    told = earlier.get(f"{ontvanger}_op")
    if bestand.startswith("concept-intrekking"):
        told = known.get(f"{'coa' if ontvanger == 'colleges' else ontvanger}_op") or told
    asked = known.get("herstel_op")
    if ontvanger == "coa" and asked and bestand.startswith("concept-brief"):
        return {_lang(asked), _lang(known["coa_op"]), *_hersteld(dossier)}
    return {_lang(told)} if told else set()


def _hersteld(dossier: Dossier) -> set[str]:
    """What COA found wrong, and what was done about it."""
    number, code = dossier.feiten.get("herstel_getal"), dossier.feiten.get("herstel_van")
    if number is None:
        return set()
    said = f"het oude getal van {dossier.namen[code]} klopt niet (COA heeft {number})"
    was, now = dossier.basis[f"voor_{code}"], dossier.feiten[f"voor_{code}"]
    return {said, f"{dossier.namen[code]}: de gepubliceerde taakstelling was {was}, is {now}"}


def briefpapier(kop: str, *, velden: bool = True) -> bytes:
    """A letterhead of an organisation: ours, with another head; or an empty one that lacks the fields."""
    document = Document(BytesIO(eigen_sjabloon()) if velden else None)
    document.sections[0].header.paragraphs[0].text = kop
    target = BytesIO()
    document.save(target)
    return target.getvalue()

"""The sheet of a half-year round: its columns, and which fields a row that came back writes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workflows.lijsten.terugblad import Vak, Verschil, Vorm, aantal, dag, keuze, klein, tienden
from workflows.toezicht.beleidskader import KLEUREN, WOORDEN, Beleidskader, Bewijs

UITGESTELD = "uitgesteld"
_PERSONEN = aantal(0, 9999)
_JA_NEE = keuze({"ja": "ja", "nee": "nee"})
_OORDEEL = {**{naam: naam for naam in KLEUREN}, **{said: naam for naam, said in (*KLEUREN.items(), *WOORDEN.items())}}
PIJPLIJN: Mapping[str, Bewijs] = {
    "huurcontract": Bewijs.HUURCONTRACT,
    "aanmelding": Bewijs.AANMELDING,
    "bekend": Bewijs.BEKEND,
    "zelf_gehuisvest": Bewijs.ZELF,
}
NAIJL = ("later_geteld", "fase_3")


_KEUZE = keuze({**_OORDEEL, UITGESTELD: UITGESTELD})
_KLEUR = re.compile(r"\((\w+)\)$")


def _oordeel(tekst: str, vandaag: date) -> Any | None:
    """A judgement: the colour alone, the usual words, or any words with the colour between brackets behind them."""
    found = _KLEUR.search(tekst.strip().casefold())
    return found[1] if found and found[1] in KLEUREN else _KEUZE(tekst, vandaag)


def _document(tekst: str, _: date) -> str | None:
    return tekst if 1 <= len(tekst) <= 40 and any(sign.isdigit() for sign in tekst) else None


VORM = Vorm(
    "ronde",
    "gemeente",
    (
        Vak("gemeente", "Gemeente"),
        Vak("tijdvak", "Tijdvak"),
        Vak("saldo", "Saldo (COA)", let_op="het saldo volgt uit de cijfers van COA. Stuur die als lijst met cijfers"),
        Vak("voorstel", "Voorstel"),
        Vak("weken", "Gemiddelde in weken", tienden(999)),
        Vak("later_geteld", "Na-ijl", _PERSONEN),
        Vak("fase_3", "Fase 3", _PERSONEN),
        Vak("huurcontract", "Pijplijn huurcontract", _PERSONEN),
        Vak("aanmelding", "Pijplijn aanmelding", _PERSONEN),
        Vak("bekend", "Pijplijn bekend bij COA", _PERSONEN),
        Vak("zelf_gehuisvest", "Pijplijn zelf gehuisvest", _PERSONEN),
        Vak("eerder", "Eerder op een rij gemist", aantal(0, 40)),
        Vak("verschoonbaar", "Verschoonbaar", _JA_NEE),
        Vak("document", "Document", _document),
        Vak("oordeel", "Oordeel", _oordeel),
        Vak("verwijtbaar", "Verwijtbaar", _JA_NEE),
        Vak("tot", "Uitgesteld tot", dag),
    ),
)
OORDEEL = ("oordeel", "verwijtbaar", "tot")
"""The columns that make a judgement together."""


def kolommen(kader: Beleidskader) -> list[str]:
    """The columns that go out: of what the kader does not count nobody is asked."""
    left = {naam for naam, soort in PIJPLIJN.items() if soort not in kader.bewijs}
    left |= set(NAIJL) - _geteld(kader)
    return [vak.naam for vak in VORM.vakken if vak.naam not in left]


def _geteld(kader: Beleidskader) -> set[str]:
    return {*(("later_geteld",) if kader.naijl_dagen else ()), *(("fase_3",) if kader.fase_3 else ())}


def bekend(velden: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the columns of a gemeente, from its fields as plain values; None for what nobody filled in."""
    pipe, later, weeks = (velden.get(naam) or {} for naam in ("pijplijn", "naijl", "weken"))
    excuse, judged = velden.get("verschoonbaar"), velden.get("oordeel")
    return {
        "weken": weeks.get("tienden"),
        **{naam: later.get(naam) for naam in NAIJL},
        **{naam: pipe.get(soort.value) for naam, soort in PIJPLIJN.items()},
        "eerder": velden.get("eerder"),
        "verschoonbaar": None if excuse is None else "ja" if excuse else "nee",
        "document": excuse or None,
        "oordeel": judged["kleur"] if judged else None,
        "verwijtbaar": ("ja" if judged["verwijtbaar"] else "nee") if judged else None,
        "tot": date.fromisoformat(judged["tot"]) if judged and judged["tot"] else None,
    }


@dataclass(frozen=True, slots=True)
class Schrijft:
    """What a row writes beside a judgement: the fields with their values, the columns that did it, and in Dutch what it
    does not and why."""

    velden: Mapping[str, Any]
    kolommen: frozenset[str]
    bezwaren: tuple[str, ...]


def schrijf(verschillen: Sequence[Verschil], velden: Mapping[str, Any], kader: Beleidskader) -> Schrijft:
    """The fields that record these differences, from the fields as they are. Numbers of one field that the sender did
    not change stay."""
    new = {v.naam: v.wordt for v in verschillen if v.naam not in OORDEEL}
    found: dict[str, Any] = {}
    done: set[str] = set()
    against: list[str] = []
    if "weken" in new:
        found["weken"] = {"tienden": new["weken"], "methode": kader.methode.value}
        done.add("weken")
    if "eerder" in new:
        found["eerder"] = new["eerder"]
        done.add("eerder")
    if pipe := {naam: new[naam] for naam in PIJPLIJN if naam in new}:
        nought = {soort.value: 0 for soort in kader.bewijs}
        said = {PIJPLIJN[naam].value: value for naam, value in pipe.items()}
        found["pijplijn"] = nought | (velden.get("pijplijn") or {}) | said
        done |= pipe.keys()
    if later := {naam: new[naam] for naam in NAIJL if naam in new}:
        value = (velden.get("naijl") or {}) | later
        if missing := [VORM.kop[naam] for naam in NAIJL if naam in _geteld(kader) - value.keys()]:
            against.append(f"vul ook {missing[0]} in, al is het 0")
        else:
            found["naijl"] = value
            done |= later.keys()
    if {"verschoonbaar", "document"} & new.keys():
        value = _verschoonbaar(new, velden.get("verschoonbaar"))
        if isinstance(value, tuple):
            against += value
        else:
            found["verschoonbaar"] = value
            done |= {"verschoonbaar", "document"} & new.keys()
    return Schrijft(found, frozenset(done), tuple(against))


def _verschoonbaar(new: Mapping[str, Any], was: str | None) -> str | tuple[str]:
    """The number of the document, "" for no; or what is wrong with it."""
    kop = {naam: VORM.kop[naam] for naam in ("verschoonbaar", "document")}
    said = new.get("verschoonbaar", None if was is None else "ja" if was else "nee")
    document = new.get("document", was or "")
    if said is None or (said == "nee" and "document" in new):
        return (f"er staat een {klein(kop['document'])}. Vul bij {kop['verschoonbaar']} ja in",)
    if said == "ja" and not document:
        return (f"vul bij {kop['document']} het nummer in van het stuk waarin dat staat",)
    return str(document) if said == "ja" else ""

"""The sheet of running koppelingen: its columns, and by which acts a row that came back is recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workflows.engine import zaak
from workflows.engine.machine import Geweigerd, NietOpen
from workflows.engine.tabel import Procedure
from workflows.engine.velden import ver_weg
from workflows.koppeling.plan import SPOOR
from workflows.koppeling.tabel import KOPPELING
from workflows.lijsten.terugblad import Vak, Verschil, Vorm, aantal, dag, klein

VORM = Vorm(
    "koppelingen",
    "referentie",
    (
        Vak("referentie", "Zaaknummer"),
        Vak("stand", "Stand", let_op="de stand volgt uit de datums. Vul de dag in die erbij hoort"),
        Vak("koppelingsdatum", "Koppelingsdatum", dag),
        Vak("personen", "Personen", aantal(1, KOPPELING.velden["personen"].maximum or 0)),
        Vak("uiterlijk", "Tekenen uiterlijk"),
        Vak("tekenafspraak", "Tekenafspraak", dag),
        Vak("getekend", "Tekendatum", dag),
        Vak("verhuisd", "Verhuisdatum", dag),
    ),
)


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
    doubt = next((said for naam in new if (said := ver_weg(KOPPELING.velden[naam], new[naam], vandaag))), "")
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
                return (), f"{klein(VORM.kop[naam])} {_AL}"
            if result.standen[SPOOR] not in standen:
                stand = procedure.sporen[0].stand(result.standen[SPOOR]).titel
                return (), f"{klein(VORM.kop[naam])} past niet bij de stand: {stand}"
            facts = {naam: new[naam]}
            result, _ = zaak.doe(procedure, result, SPOOR, trigger, facts, vandaag)
            acts.append(Daad(trigger, facts))
    except Geweigerd as refused:
        return (), " ".join(refused.redenen)
    except NietOpen:
        return (), "dat kan niet bij de stand waarin de zaak nu is"
    return tuple(acts), ""

"""A fingerprint of a table: of all that history and old buttons rest on, and of no text. While it stays the same,
`versie` may stay the same."""

import hashlib
import json
from typing import Any

from workflows.engine.achterstand import BEKEKEN
from workflows.engine.tabel import BIJ, Procedure, Spoor, Stap
from workflows.engine.velden import Veld

_NIET_VAN_DE_TABEL = frozenset([BEKEKEN, BIJ.naam])
"""What every case got when there were tables already: that changed no table."""


def vingerafdruk(procedure: Procedure) -> str:
    """Twelve signs that change when standen, triggers, where steps lead, conditions or fields change."""
    whole = {
        "sporen": [_spoor(spoor) for spoor in procedure.sporen],
        "velden": [_veld(veld) for naam, veld in procedure.velden.items() if naam not in _NIET_VAN_DE_TABEL],
        "aanleg": [veld.naam for veld in procedure.aanleg],
        "regels": sorted(procedure.noteert),
    }
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()[:12]


def namen(procedure: Procedure) -> list[str]:
    """The names that lie in history and on buttons: `stand:` and `stap:` with the name, sorted."""
    standen = {f"stand:{stand.naam}" for spoor in procedure.sporen for stand in spoor.standen}
    return sorted(standen | {f"stap:{stap.trigger}" for spoor in procedure.sporen for stap in spoor.stappen})


def _spoor(spoor: Spoor) -> dict[str, Any]:
    return {
        "naam": spoor.naam,
        "begin": spoor.begin,
        "standen": [[stand.naam, stand.eind] for stand in spoor.standen],
        "stappen": [_stap(stap) for stap in spoor.stappen],
    }


def _stap(stap: Stap) -> list[Any]:
    asked = [veld.naam for veld in stap.velden]
    return [stap.trigger, list(stap.van), stap.naar, asked, list(stap.eist), list(stap.wist), stap.vanzelf]


def _veld(veld: Veld) -> list[Any]:
    order = [[grens.na, grens.voor, grens.hard] for grens in veld.grenzen]
    choices = [keuze.naam for keuze in veld.keuzes]
    return [veld.naam, veld.soort.value, veld.optioneel, choices, list(veld.eist), order]

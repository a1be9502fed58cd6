"""The versions that tables have had: their fingerprints, and the names that may still lie in history and on buttons.

python -m tests.workflows.versies      writes down the present version of each procedure, where it is a new one
"""

import tomllib
from pathlib import Path
from typing import Any

from bot.features import all_features
from workflows.engine.tabel import Procedure
from workflows.engine.vingerafdruk import namen, vingerafdruk

PAGE = Path(__file__).with_name("versies.toml")
PROCEDURES = [handling.procedure for handling in all_features().procedures.values()]


def known() -> dict[str, dict[str, Any]]:
    """By procedure and version (as text): its `vingerafdruk` and its `namen`."""
    return tomllib.loads(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}


def complaint(procedure: Procedure) -> str:
    """What is wrong with the version of this table, and the mend; empty when nothing is."""
    versions = known().get(procedure.naam, {})
    kept = versions.get(str(procedure.versie))
    if kept is None:
        return f"{procedure.naam}: versie {procedure.versie} is new; run python -m tests.workflows.versies"
    if kept["vingerafdruk"] != vingerafdruk(procedure):
        return f"{procedure.naam}: the table changed and versie is still {procedure.versie}; raise it"
    present = set(namen(procedure))
    lost = {name for version in versions.values() for name in version["namen"] if not _known(procedure, name, present)}
    return f"{procedure.naam}: say in vroeger what became of {', '.join(sorted(lost))}" if lost else ""


def _known(procedure: Procedure, name: str, present: set[str]) -> bool:
    kind, _, naam = name.partition(":")
    now = procedure.stand_nu(naam) if kind == "stand" else procedure.trigger_nu(naam)
    return f"{kind}:{now}" in present


def write() -> None:
    """Add the present versions that are not there yet; what is written down is never changed."""
    versions = known()
    for procedure in PROCEDURES:
        here = versions.setdefault(procedure.naam, {})
        here.setdefault(str(procedure.versie), {"vingerafdruk": vingerafdruk(procedure), "namen": namen(procedure)})
    lines = ["# Written by python -m tests.workflows.versies. A version that was released is never changed or removed."]
    for naam, rows in sorted(versions.items()):
        for versie, row in sorted(rows.items(), key=lambda item: int(item[0])):
            names = "".join(f'  "{name}",\n' for name in row["namen"])
            lines.append(f'\n[{naam}.{versie}]\nvingerafdruk = "{row["vingerafdruk"]}"\nnamen = [\n{names}]')
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()

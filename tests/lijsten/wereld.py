"""Reading a list as the bot does, without a database: bytes, guard, meaning."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.desk.guard.sheets import Nagekeken, keur
from bot.desk.lists.gebieden import lijkt_op, vinder
from bot.files.sheets import sheets
from knowledge.gemeenten import laad_gemeenten
from workflows.dates.kalender import KALENDER
from workflows.koppeling.lijst import stand_van
from workflows.lijsten.blad import Blad
from workflows.lijsten.lees import lees
from workflows.lijsten.lezing import Antwoorden, Lezing
from workflows.lijsten.plak import blad

GEMEENTEN = laad_gemeenten()
LIJSTEN = Path(__file__).parent / "lijsten"
VANDAAG = date(2026, 12, 1)


@dataclass(frozen=True)
class Geval:
    """A list as it came in, with what must come of it."""

    verwacht: dict[str, Any]

    @property
    def pad(self) -> Path:
        """The file."""
        return LIJSTEN / self.verwacht["bestand"]

    @property
    def provincie(self) -> str:
        """That of the sender."""
        org = self.verwacht["organisatie"]
        return next((g.provincie for g in GEMEENTEN.alle if g.naam == org), org)

    def bladen(self) -> list[Blad]:
        """Its sheets."""
        if self.verwacht.get("plak"):
            return [blad(self.pad.read_text(encoding="utf-8"), vinder(GEMEENTEN))]
        return sheets(self.pad.name.lower(), self.pad.read_bytes())


def gevallen() -> list[Geval]:
    """The twenty."""
    return [Geval(json.loads(p.read_text(encoding="utf-8"))) for p in sorted(LIJSTEN.glob("*.json"))]


def gelezen(
    found: Nagekeken,
    antwoorden: Antwoorden,
    provincie: str | None = None,
    vandaag: date = VANDAAG,
    eigen: Sequence[str] = (),
) -> Lezing:
    """What was read of it after these answers."""
    return lees(
        found.soort,
        found.tabellen,
        antwoorden,
        vandaag,
        KALENDER,
        vinder(GEMEENTEN, provincie),
        plaatsen=found.plaatsen,
        over=found.over,
        lijkt_op=lambda tekst: lijkt_op(GEMEENTEN, tekst),
        eigen=eigen,
    )


def nagekeken(bladen: list[Blad], soort: str = "") -> Nagekeken:
    """Guarded, and through JSON as it is kept."""
    return Nagekeken.van_json(json.loads(json.dumps(keur(bladen, vinder(GEMEENTEN), soort).als_json())))


def feiten(lezing: Lezing) -> list[dict[str, Any]]:
    """What would be recorded, in the form of the expectations."""
    rows: list[dict[str, Any]] = []
    for rij in lezing.koppelingen:
        if not rij.fouten:
            values = {k: v.isoformat() if isinstance(v, date) else v for k, v in rij.waarden.items()}
            rows.append({**values, "stand": stand_van(rij.waarden, VANDAAG)})
    for c in lezing.cijfers:
        row = {"gemeente": GEMEENTEN.op_code(c.gebied).naam, "tijdvak": c.periode, "soort": c.soort, "waarde": c.waarde}
        rows.append(row | ({"tot": c.tot.isoformat()} if c.tot else {}))
    return rows

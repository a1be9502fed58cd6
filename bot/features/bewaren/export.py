"""A case as a file for a Woo request and the archive: JSON with the names of the standard for zaakgericht werken (ZGW)
where it has them, and the same as text. What stands only for the bot itself is left out."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.screens.case import Verhaal
from bot.screens.message import klein
from workflows.dates.reading import zeg
from workflows.engine.tabel import Procedure
from workflows.engine.velden import Soort, zeg_waarde
from workflows.engine.zaak import Zaak

_HERE = ZoneInfo("Europe/Amsterdam")


def as_json(tables: Iterable[tuple[str, Iterable[dict[str, Any]]]]) -> bytes:
    """Tables with their rows as JSON, written row by row: who has much, takes no more memory than the file itself.
    A table without rows is left out."""
    written, between = bytearray(b"{"), ""
    for table, rows in tables:
        first = True
        for row in rows:
            text = json.dumps(row, ensure_ascii=False, indent=2).replace("\n", "\n    ")
            before = f"{between}\n  {json.dumps(table)}: [" if first else ","
            written += f"{before}\n    {text}".encode()
            first, between = False, ","
        if not first:
            written += b"\n  ]"
    return bytes(written + b"\n}")


@dataclass(frozen=True, slots=True)
class Dossier:
    """A case as it stands, with its history as the reader knows it, and who else read it on which day."""

    referentie: str
    organisatie: str
    procedure: Procedure
    zaak: Zaak
    verhaal: Verhaal
    loopt: bool
    gelezen: Sequence[tuple[date, str]]
    behandelaar: str
    gemaakt_op: datetime

    @property
    def _lines(self) -> list[tuple[datetime, str, str]]:
        """When, by whom, and what it says."""
        said = []
        for item in self.verhaal.regels:
            facts = self.verhaal.woorden.bracht(self.procedure, item.regel, self.verhaal.namen)
            text = self.verhaal.zegt(item.regel) + (f" ({facts})" if facts else "")
            said.append((item.moment.astimezone(_HERE), self.verhaal.wie(item), text))
        return said

    @property
    def _facts(self) -> list[tuple[str, str]]:
        known = self.procedure.velden
        return [
            (known[naam].titel, zeg_waarde(known[naam], waarde))
            for naam, waarde in self.zaak.feiten.items()
            if naam in known and known[naam].titel and known[naam].soort is not Soort.ZAAK
        ]

    @property
    def _states(self) -> list[tuple[str, str]]:
        return [(naam, self.procedure.spoor(naam).stand(stand).titel) for naam, stand in self.zaak.standen.items()]

    def json(self) -> bytes:
        """As data."""
        lines = self._lines
        begin, end = lines[0][0].date(), None if self.loopt else lines[-1][0].date()
        content: dict[str, Any] = {
            "identificatie": self.referentie,
            "bronorganisatie": self.organisatie,
            "zaaktype": self.procedure.titel,
            "registratiedatum": begin.isoformat(),
            "startdatum": begin.isoformat(),
            "einddatum": end.isoformat() if end else None,
            "status": [{"spoor": spoor, "statustype": titel} for spoor, titel in self._states],
            "eigenschappen": [{"naam": naam, "waarde": waarde} for naam, waarde in self._facts],
            "rollen": [{"roltype": "behandelaar", "betrokkeneType": "medewerker", "naam": self.behandelaar}],
            "geschiedenis": [
                {"datumStatusGezet": when.isoformat(timespec="minutes"), "gezetDoor": who, "statustoelichting": said}
                for when, who, said in lines
            ],
            "gelezenDoorAnderen": [{"datum": dag.isoformat(), "naam": wie} for dag, wie in self.gelezen],
            "versieProcedure": self.procedure.versie,
            "uitgevoerdOp": self.gemaakt_op.astimezone(_HERE).isoformat(timespec="minutes"),
        }
        return json.dumps(content, ensure_ascii=False, indent=2).encode()

    def text(self) -> bytes:
        """For a person."""
        read = [f"- {zeg(dag)}: {wie}" for dag, wie in self.gelezen] or ["- niemand"]
        parts = [
            f"{self.procedure.titel} {self.referentie} van {self.organisatie}",
            f"Behandelaar: {self.behandelaar}",
            "Stand: " + ", ".join(titel for _, titel in self._states),
            "",
            "Gegevens",
            *(f"- {naam}: {waarde}" for naam, waarde in self._facts),
            "",
            "Geschiedenis",
            *(f"- {zeg(when.date())} {when:%H:%M}, {who}: {said}" for when, who, said in self._lines),
            "",
            "Gelezen door anderen dan behandelaar, waarnemer en coördinator",
            *read,
            "",
            f"Gemaakt door Ketenbot op {zeg(self.gemaakt_op.astimezone(_HERE).date())}",
        ]
        return ("\n".join(parts) + "\n").encode()

    @property
    def name(self) -> str:
        """Of the files, without their ending."""
        safe = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in self.referentie)
        return f"{klein(self.procedure.titel).replace(' ', '-')}-{safe}"

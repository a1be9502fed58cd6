"""Puts the present version aside: plays the scenes on it and writes its folder.

    python -m tests.oud.maak 0.2-naam

See README.md for when and how.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.chat import Shown
from tests.oud.naspelen import HERE, Knop, Proef, Versie, dump, send_all, standen, write
from tests.oud.wereld import Wereld

ANSWERS = (
    "VEE-900", "vandaag", "3", "10 februari 2027", "12,1", "070 123 45 67", "70, Staatscourant 28 september 2026",
    "12 januari 2027, B-26-99", "1 november 2026", "1 december 2026", "Arnhem draagt 6 over aan Nijmegen", "klopt",
)  # fmt: skip
"""What answers some question; the first that a question takes is kept with it."""


async def make(folder: Path) -> None:
    """Write all files of the folder."""
    with tempfile.TemporaryDirectory() as place:
        wereld = Wereld(sorted((HERE / "scenes").glob("*.txt")), Path(place) / "wereld.db")
        await wereld.play()
        folder.mkdir()
        try:
            write(folder / "bestand.sql", dump(wereld.database))
            await _record(wereld, Versie(folder), Path(place))
        except BaseException:
            shutil.rmtree(folder)
            raise


async def _record(wereld: Wereld, versie: Versie, place: Path) -> None:
    path = place / "proef.db"
    versie.restore(path)
    _write(versie.map / "versie.json", [_about(wereld)], whole=True)
    said = Gezegd()
    async with Proef(versie, path) as proef:
        versie.over["zaken"] = _cases(proef)
        _write(versie.map / "versie.json", [versie.over], whole=True)
        buttons = []
        for knop in _buttons(wereld, proef):
            na, texts = await proef.press(knop)
            buttons.append(_row(knop) | {"na": na | {"teksten": said.number(texts)}})
        _write(versie.map / "knoppen.json", buttons)
        _write(versie.map / "gesprekken.json", [await _talk(proef, said, wie) for wie in _with_open(proef)])
    _write(versie.map / "teksten.json", said.all)
    versie.restore(place / "post.db")
    _write(versie.map / "post.json", [await send_all(versie, place / "post.db")], whole=True)


class Gezegd:
    """What was said, each once."""

    def __init__(self) -> None:
        self.all: list[list[str]] = []
        self._numbers: dict[tuple[str, ...], int] = {}

    def number(self, texts: list[str]) -> int:
        """The place of these texts in `all`."""
        if tuple(texts) not in self._numbers:
            self._numbers[tuple(texts)] = len(self.all)
            self.all.append(texts)
        return self._numbers[tuple(texts)]


def _about(wereld: Wereld) -> dict[str, Any]:
    chat = wereld.zaal
    return {
        "nu": chat.now.isoformat(),
        "adres": chat.office.adres,
        "beheerders": wereld.beheerders,
        "mensen": {name: [adres, wereld.idents[name]] for name, adres in wereld.people.items()},
        "update": wereld.last_update,
    }


def _cases(proef: Proef) -> dict[str, Any]:
    rows = {str(row.id): row for row in proef.store.cases.all()}
    return {
        ident: {"procedure": rows[ident].procedure, "referentie": rows[ident].referentie, "standen": of_case}
        for ident, of_case in standen(proef.store).items()
    }


# ---------------------------------------------------------------- the buttons


def _buttons(wereld: Wereld, proef: Proef) -> list[Knop]:
    """Every button of every message, each action of a person once: where it stands now, else where it stood last. Of
    gesprekken that ended, each word of each question counts once for a person."""
    names = {adres: name for name, adres in wereld.people.items()}
    talks = {str(row[0]) for row in proef.store.db.execute("select id from gesprekken where formulier <> ''")}
    newest = {(shown.chat, shown.id): shown for shown in wereld.ever}
    found: dict[tuple[Any, ...], tuple[Shown, str, str, bool]] = {}
    for shown in wereld.ever:
        stands = newest[shown.chat, shown.id] is shown
        for label, action in shown.buttons:
            words = action.split(":")
            ended = words[0] == "g" and words[1] not in talks
            key = (shown.chat, *(["g", *words[2:]] if ended else [action]))
            if stands or not (key in found and found[key][3]):
                found[key] = (shown, label, action, stands)
    rows = sorted(found.values(), key=lambda row: (row[0].chat, row[0].id, row[2]))
    return [
        Knop(nr, names[shown.chat], shown.id, label, action, stands, _question(wereld, shown))
        for nr, (shown, label, action, stands) in enumerate(rows, start=1)
    ]


def _question(wereld: Wereld, shown: Shown) -> str:
    """The question that the message was sent in reply to."""
    above = wereld.zaal._answered(shown.chat, shown.id).get("reply_to_message", {})
    return str(above.get("text", ""))


def _row(knop: Knop) -> dict[str, Any]:
    row = {naam: getattr(knop, naam) for naam in ("nr", "wie", "bericht", "label", "actie")}
    return row | ({} if knop.staat else {"staat": False}) | ({"op": knop.op} if knop.op else {})


# ---------------------------------------------------------------- the open gesprekken


def _with_open(proef: Proef) -> list[str]:
    return [name for name, (_, ident) in proef.versie.over["mensen"].items() if proef.store.gesprekken.open(ident)]


async def _talk(proef: Proef, said: Gezegd, wie: str) -> dict[str, Any]:
    """An open gesprek, with the words that go back and stop, and an answer."""
    proef.put_back()
    row = proef.store.gesprekken.open(proef.versie.over["mensen"][wie][1])
    assert row is not None
    here = f"{row.formulier}/{row.veld}"
    tries = []
    for text in ("terug", "annuleer", *await _answer(proef, wie, row.id, here)):
        na, texts = await proef.type(wie, text)
        tries.append({"typt": text, "na": na | {"teksten": said.number(texts)}})
    return {"wie": wie, "open": here, "proeven": tries}


async def _answer(proef: Proef, wie: str, ident: int, here: str) -> list[str]:
    """An answer that takes the gesprek further."""
    choices = [knop.label for knop in proef.versie.knoppen if knop.wie == wie and knop.actie.startswith(f"g:{ident}:")]
    for text in (*ANSWERS, *choices):
        if text in ("Annuleer", "Terug", "Later verder"):
            continue
        na, _ = await proef.type(wie, text)
        if na["uitkomst"] == "COMMITTED" and na.get("open", "") != here:
            return [text]
    raise AssertionError(f"geen antwoord voor {wie}: {here}")


# ---------------------------------------------------------------- writing


def _write(path: Path, rows: Iterable[Any], *, whole: bool = False) -> None:
    """JSON that can be read and compared line by line."""
    lines = [json.dumps(row, ensure_ascii=False, indent=1 if whole else None) for row in rows]
    write(path, lines[0] + "\n" if whole else "[\n" + ",\n".join(lines) + "\n]\n")


def main(arguments: Sequence[str]) -> int:
    """Make a folder; exit status 2 when its name is missing or taken."""
    folder = HERE / arguments[0] if len(arguments) == 1 else None
    if folder is None or folder.exists():
        sys.stderr.write("gebruik: python -m tests.oud.maak NAAM (een map die er nog niet is)\n")
        return 2
    asyncio.run(make(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

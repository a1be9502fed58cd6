"""The twenty lists in a conversation: sent, asked about, recorded with a press, and taken back with another."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from storage.store import Store
from tests.bestand import open_test_store
from tests.chat import Chat, Shown
from tests.lijsten.wereld import GEMEENTEN, LIJSTEN, Geval, gevallen
from tests.speler import plain
from workflows.koppeling.tabel import KOPPELING

START = datetime(2026, 12, 1, 9, tzinfo=UTC)
WHO = 101
ALLE = gevallen()


async def _sent(chat: Chat, geval: Geval) -> list[Shown]:
    if geval.verwacht.get("plak"):
        await chat.type(WHO, geval.verwacht["vooraf"])
        return await chat.type(WHO, geval.pad.read_text(encoding="utf-8"))
    chat.wire.files["f"] = geval.pad.read_bytes()
    return await chat.update(
        WHO, {"document": {"file_id": "f", "file_unique_id": "u", "file_name": geval.pad.name, "file_size": 9000}}
    )


async def _through(chat: Chat, geval: Geval, shown: list[Shown]) -> list[Shown]:
    """Answer what is asked as the expectation says, and record."""
    seen = list(shown)
    words = [word for vraag in geval.verwacht["vragen"] for word in vraag["antwoord"]]
    for _ in range(8):
        last = seen[-1]
        labels = [text for text, _ in last.buttons]
        found = next((t for t in labels if t.startswith("Lees zonder")), None)
        found = found or next((t for t in labels if t.startswith("Leg ")), None)
        found = found or next((t for t in labels if any(w in t.lower() for w in words)), None)
        if found is None:
            return seen
        seen += await chat.press(WHO, last.button(found), last.id)
    raise AssertionError("er komt geen einde aan")


def _facts(store: Store) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    found = store.db.execute(
        "select z.referentie, z.feiten, s.stand from zaken z join sporen s on s.zaak = z.id where z.procedure = ?",
        [KOPPELING.naam],
    )
    names = {"tekenafspraak": "tekendatum", "getekend": "tekendatum", "verhuisd": "verhuisdatum"}
    for referentie, feiten, stand in found.fetchall():
        facts = {names.get(k, k): v for k, v in json.loads(feiten).items()}
        wanted = ("koppelingsdatum", "personen", "tekendatum", "verhuisdatum", "vergunning")
        rows.append({"referentie": referentie, "stand": stand} | {k: facts[k] for k in wanted if k in facts})
    cijfers = store.db.execute("select gebied, periode, soort, waarde, tot from cijfers where ingetrokken is null")
    for gebied, periode, soort, waarde, tot in cijfers.fetchall():
        naam = GEMEENTEN.op_code(gebied).naam if gebied != "NL" else "Nederland"
        row = {"gemeente": naam, "tijdvak": periode, "soort": soort, "waarde": waarde}
        rows.append(row | ({"tot": tot} if tot else {}))
    return rows


def _sorted(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


@pytest.mark.parametrize("geval", ALLE, ids=lambda geval: geval.verwacht["bestand"])
async def test_recorded_and_taken_back(geval: Geval, tmp_path: Path) -> None:
    """What stands in the database is what the list means; every heading is named; one press takes it all back."""
    want = geval.verwacht
    store = open_test_store(tmp_path / "test.db")
    async with Chat(store, START) as chat:
        chat.add(WHO, want["organisatie"], want["door"], "Noor")
        shown = await _through(chat, geval, await _sent(chat, geval))
        for one in shown:
            print(f"---\n{one.text}\n{[t for t, _ in one.buttons]}")  # noqa: T201  seen with -s
        assert _sorted(_facts(store)) == _sorted(want["waarden"])
        said = plain(" ".join(one.text for one in shown))
        if want["soort"] != "geweigerd":
            assert all(" ".join(k["kop"].split()) in said for k in want["kolommen"])
        for warning in want["waarschuwingen"]:
            assert all(word in said for word in warning["noem"]), warning
        deleted = [name for name, _ in chat.wire.calls if name == "deleteMessage"]
        assert bool(deleted) == want["verwijderd"]
        assert not [word for word in want["geheim"] if word in said]
        if want["waarden"]:
            last = shown[-1]
            back = await chat.press(WHO, last.button("Maak de hele lijst ongedaan"), last.id)
            print(back[-1].text)  # noqa: T201  idem
            assert _facts(store) == []
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        assert not [word for word in want["geheim"] if word.encode() in content]
    store.close()
    assert LIJSTEN.is_dir()

"""Reads the entries from TOML. Problems are collected, a line each, so that a writer sees all of them."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from knowledge.dag import lees_dag
from knowledge.entry import CONTACTS, Document, Entry, Source, Thema

TEXTS = frozenset(("id", "question", "kort", "answer", "note", "next", "actor", "leads_to", "contact"))
LISTS = frozenset(("asked_as", "related", "not_for"))
FLAGS = frozenset(("moving", "historical", "loket"))
DAGEN = frozenset(("nagekeken", "geldig_tot"))
REQUIRED = ("id", "question", "asked_as", "answer", "sources")
KEYS = TEXTS | LISTS | FLAGS | DAGEN | {"sources", "eigen"}


class KennisFout(Exception):
    """The knowledge base cannot be loaded; the message names the file, the entry and what to change."""


def documenten() -> dict[str, Document]:
    """The source documents by code."""
    raw = tomllib.loads((files("knowledge") / "data" / "documents.toml").read_text("utf-8"))
    return {code: Document(code, **fields) for code, fields in raw.items()}


@cache
def leidt_naar() -> frozenset[str]:
    """What an answer may offer to start (`leads_to`). The list is made from what the bot can do: `make docs`."""
    lines = (files("knowledge") / "data" / "leidt-naar.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def bestanden() -> list[Traversable]:
    """The entry files of the package, by name."""
    found = (files("knowledge") / "entries").iterdir()
    return sorted((item for item in found if item.name.endswith(".toml")), key=lambda item: item.name)


def lees(paths: Iterable[Traversable]) -> tuple[list[Thema], list[str]]:
    """All themes that could be read, and one line for each problem."""
    known, themas, problems = documenten(), [], []
    for path in paths:
        thema, found = _lees_bestand(path, known)
        problems += [f"{path.name}: {line}" for line in found]
        if thema is not None:
            themas.append(thema)
    return themas, problems + _verbanden(themas)


def _lees_bestand(path: Traversable, known: Mapping[str, Document]) -> tuple[Thema | None, list[str]]:
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        return None, [f"is geen leesbaar TOML-bestand: {error}"]
    problems = [f"onbekende sleutel '{key}'" for key in sorted(raw.keys() - {"thema", "titel", "entry"})]
    if not all(isinstance(raw.get(key), str) and raw[key].strip() for key in ("thema", "titel")):
        return None, [*problems, "zet bovenaan 'thema' en 'titel'"]
    tables = raw.get("entry", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        return None, [*problems, "schrijf elke vraag als [[entry]]"]
    entries = []
    for number, table in enumerate(tables, start=1):
        found = _fouten(table, known)
        name = table.get("id") or f"entry {number}"
        problems += [f"{name}: {line}" for line in found]
        if not found:
            entries.append(_entry(table, raw["thema"], known))
    return Thema(raw["thema"], path.name, raw["titel"], tuple(entries)), problems


def _fouten(table: Mapping[str, Any], known: Mapping[str, Document]) -> list[str]:
    """What is wrong with the form of one entry; empty when it can be built."""
    lines = [f"onbekende sleutel '{key}'" for key in sorted(table.keys() - KEYS)]
    lines += [f"'{key}' ontbreekt of is leeg" for key in REQUIRED if not table.get(key)]
    for key, value in table.items():
        if key in TEXTS and not (isinstance(value, str) and value.strip()):
            lines.append(f"'{key}' moet een tekst zijn")
        if key in LISTS and not _is_tekstlijst(value):
            lines.append(f"'{key}' moet een lijst van teksten zijn")
        if key in FLAGS and not isinstance(value, bool):
            lines.append(f"'{key}' moet true of false zijn")
        if key == "eigen" and not (isinstance(value, bool) or (isinstance(value, str) and value.strip())):
            lines.append("'eigen' moet true zijn, of de zinnen die onze uitleg zijn")
        if key in DAGEN and not _is_dag(key, value):
            form = "een dag als 2026-10-15" if key == "geldig_tot" else "een dag of maand als 2026-10-15 of 2026-10"
            lines.append(f"'{key}' moet {form} zijn, tussen aanhalingstekens")
    for key, allowed in (("leads_to", leidt_naar()), ("contact", CONTACTS)):
        if isinstance(table.get(key), str) and table[key] not in allowed:
            lines.append(f"'{key}' = '{table[key]}' bestaat niet; kies uit {', '.join(sorted(allowed))}")
    return lines + _bronfouten(table.get("sources", []), known)


def _is_tekstlijst(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _is_dag(key: str, value: object) -> bool:
    try:
        found = lees_dag(value) if isinstance(value, str) else None
    except ValueError:
        return False
    return found is not None and (found.begin == found.eind or (key == "nagekeken" and len(found.iso) > len("2026")))


def _bronfouten(sources: object, known: Mapping[str, Document]) -> list[str]:
    if not isinstance(sources, list):
        return ["'sources' moet een lijst zijn"]
    lines = []
    for source in sources:
        if not isinstance(source, dict) or source.keys() != {"doc", "section"}:
            lines.append("een bron heeft precies 'doc' en 'section'")
        elif source["doc"] not in known:
            lines.append(f"onbekend document '{source['doc']}'; kies uit {', '.join(known)}")
        elif not (isinstance(source["section"], str) and source["section"].strip()):
            lines.append("een bron noemt in 'section' de paragraaf")
    return lines


def _entry(table: Mapping[str, Any], thema: str, known: Mapping[str, Document]) -> Entry:
    fields: dict[str, Any] = {key: tuple(value) if key in LISTS else value for key, value in table.items()}
    sources = tuple(Source(known[item["doc"]], item["section"]) for item in table["sources"])
    days = {key: lees_dag(table[key]) for key in DAGEN & table.keys()}
    fields |= {key: day.eind if key == "geldig_tot" else day for key, day in days.items()}
    return Entry(**(fields | {"thema": thema, "sources": sources}))


def _verbanden(themas: list[Thema]) -> list[str]:
    """Problems between files: double ids and themes, and links that lead nowhere."""
    problems: list[str] = []
    seen: dict[str, str] = {}
    for thema in themas:
        for entry in thema.entries:
            if entry.id in seen:
                problems.append(f"{thema.bestand}: {entry.id}: dit id staat ook in thema '{seen[entry.id]}'")
            seen[entry.id] = thema.id
    problems += _dubbele_themas(themas)
    for thema in themas:
        for entry in thema.entries:
            links = (*(("related", link) for link in entry.related), ("next", entry.next))
            problems += [
                f"{thema.bestand}: {entry.id}: '{key}' wijst naar '{link}', maar dat id bestaat niet"
                for key, link in links
                if link is not None and link not in seen
            ]
    return problems


def _dubbele_themas(themas: list[Thema]) -> list[str]:
    first: dict[str, str] = {}
    return [
        f"{thema.bestand}: thema '{thema.id}' staat ook in {first[thema.id]}"
        for thema in themas
        if first.setdefault(thema.id, thema.bestand) != thema.bestand
    ]

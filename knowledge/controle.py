"""Checks the content of the answers: `python -m knowledge.controle [--op DATUM] [FILE...]`, status 1 when it is wrong.

With files named, only their problems are listed; links and double phrasings are still looked up in all files. With a
day, what has passed its own day by then is named as well: it must be looked at, but nothing is wrong with the files.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path

from knowledge.actueel import Actueel, lees_toml, verbanden
from knowledge.dag import zeg
from knowledge.entry import Entry, Thema
from knowledge.lezer import bestanden, lees
from knowledge.taal import VERLEDEN, vragen_elders

MIN_PHRASINGS = 6
MAX_QUESTION = 64
MAX_KNOP = 40  # signs of a button that a phone of 390 px shows
MAX_ANSWER = 600
MAX_SENTENCE = 28  # words; B1 asks for about 20, a list of official names may need more
MAX_EIGEN = 250
ACTUEEL = "actueel.toml"
MOVING = "Stand juni 2024; controleer of dit nog geldt."

CONFLICT = re.compile(
    r"Stand van (?:juni )?(?P<nu>20\d\d): .+? Eerder \((?P<eerder>20\d\d)(?:[-/ en]+20\d\d)*\): ", re.DOTALL
)
POLARITEIT = re.compile(r"(?:ja|nee|soms wel|meestal niet|formeel niet|niet vanzelf|niet zeker)\b", re.IGNORECASE)
"""An opening that means its opposite under a question of the other polarity."""
NU = re.compile(r"\bNu \(")
GELDT = re.compile(r"\bgeld(?:t|en|ende)\b", re.IGNORECASE)
EIGEN = re.compile(
    r"\b(?:onze (?:uitleg|lezing|samenvatting)|(?:lezen|leiden) wij|een eigen keuze|eigen optelling"
    r"|volgt uit de regels?)\b"
)
PERSON = re.compile(r"\b(?:mevrouw|meneer|dhr|mevr|mw|de heer)\b\.? (?:(?:van|de|der|den) )*[A-Z]", re.IGNORECASE)
PERSON_MAIL = re.compile(r"\b[\w-]+\.[\w.-]+@[\w.-]+")  # a function address has no dot before the @
FUNCTION_MAIL = frozenset(("flexibilisering.asielketen@minjenv.nl",))


def controleer(themas: Sequence[Thema]) -> list[str]:
    """One line for each thing that must change in the content, each starting with its file; empty is good."""
    lines = [
        f"{thema.bestand}: {entry.id}: {line}"
        for thema in themas
        for entry in thema.entries
        for line in (*_lengte(entry), *_vorm(entry), *_waarheid(entry), *_personen(entry))
    ]
    return lines + list(_dubbele_vragen(themas)) + list(_dubbele_knoppen(themas))


def _lengte(entry: Entry) -> Iterator[str]:
    if len(entry.asked_as) < MIN_PHRASINGS:
        yield f"heeft {len(entry.asked_as)} vraagvormen in 'asked_as'; geef er ten minste {MIN_PHRASINGS}"
    if len(entry.question) > MAX_QUESTION:
        yield f"de vraag heeft {len(entry.question)} tekens; maximaal {MAX_QUESTION}"
    if len(entry.knop) > MAX_KNOP:
        yield f"de tekst op de knop heeft {len(entry.knop)} tekens; geef 'kort' er hoogstens {MAX_KNOP}"
    if entry.kort and len(entry.question) <= MAX_KNOP:
        yield f"'kort' is niet nodig: de vraag past met {len(entry.question)} tekens op een knop"
    if len(entry.answer) > MAX_ANSWER:
        yield f"het antwoord heeft {len(entry.answer)} tekens; maximaal {MAX_ANSWER}"
    for sentence in re.split(r"[.!?](?=\s|$)|[:;\n]", entry.answer):
        if len(words := sentence.split()) > MAX_SENTENCE:
            yield f"zin van {len(words)} woorden; maximaal {MAX_SENTENCE}: '{' '.join(words[:5])} ...'"


def _vorm(entry: Entry) -> Iterator[str]:
    if entry.moving != entry.answer.rstrip().endswith(MOVING):
        yield f"'moving' en de slotzin horen bij elkaar: '{MOVING}'"
    if "Eerder (" in entry.answer or re.search(r"Stand van [a-z ]*\d{4}:", entry.answer):
        match = CONFLICT.search(entry.answer)
        if match is None:
            yield "gebruik de vorm 'Stand van juni 2024: ... Eerder (2016): ...'"
        elif match["nu"] <= match["eerder"]:
            yield "'Stand van' moet een later jaar noemen dan 'Eerder'"
    if "<" in entry.answer or "**" in entry.answer:
        yield "het antwoord is gewone tekst, zonder opmaak"


def _waarheid(entry: Entry) -> Iterator[str]:
    """What makes a true sentence be read as an untrue one."""
    if POLARITEIT.match(entry.answer):
        yield "begin met het feit, niet met ja of nee: de vraag kan omgekeerd zijn gesteld"
    if NU.search(entry.answer):
        yield "schrijf 'Stand van juni 2024', niet 'Nu (2024)'"
    if entry.moving and GELDT.search(entry.answer.replace(MOVING, "")):
        yield "een wet in beweging 'geldt' niet: zeg wat er staat, en van wanneer"
    if entry.historical and not VERLEDEN.search(entry.question):
        yield "de vraag van een antwoord over vroeger noemt een jaar tot en met 2021"
    if EIGEN.search(entry.answer):
        yield "zet eigen uitleg in 'eigen', niet in het antwoord"
    if isinstance(entry.eigen, str) and len(entry.eigen) > MAX_EIGEN:
        yield f"'eigen' heeft {len(entry.eigen)} tekens; maximaal {MAX_EIGEN}"
    if entry.loket and entry.geldig_tot is None:
        yield "'loket' hoort bij 'geldig_tot': de dag waarop het sluit"


def _personen(entry: Entry) -> Iterator[str]:
    for text in (entry.answer, entry.note or "", *entry.phrasings):
        if PERSON.search(text):
            yield "noem geen personen; noem de functie"
        if any(mail.lower() not in FUNCTION_MAIL for mail in PERSON_MAIL.findall(text)):
            yield "noem geen adres van een persoon; noem een functieadres"


def _dubbele_vragen(themas: Sequence[Thema]) -> Iterator[str]:
    """What `_dubbele_vormen` finds, and phrasings that also stand among the questions for another desk."""
    yield from _dubbele_vormen(themas)
    elders = {_kaal(text) for text in vragen_elders()}
    for thema in themas:
        for entry in thema.entries:
            for phrasing in entry.phrasings:
                if _kaal(phrasing) in elders:
                    yield f"{thema.bestand}: {entry.id}: de vraagvorm '{phrasing}' staat ook in taal/elders.toml"


def _dubbele_knoppen(themas: Sequence[Thema]) -> Iterator[str]:
    """Texts of buttons that two entries share: nobody could tell them apart."""
    seen: dict[str, str] = {}
    for thema in themas:
        for entry in thema.entries:
            other = seen.setdefault(entry.knop.casefold(), entry.id)
            if other != entry.id:
                yield f"{thema.bestand}: {entry.id}: de tekst op de knop is die van '{other}'"


def _dubbele_vormen(themas: Sequence[Thema]) -> Iterator[str]:
    """Phrasings that two entries share, or that one entry has and refuses in another."""
    owners: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for thema in themas:
        for entry in thema.entries:
            for phrasing in entry.phrasings:
                owners[_kaal(phrasing)].append((thema.bestand, entry.id))
    for phrasing, found in sorted(owners.items()):
        for (bestand, name), (_, other) in zip(found[1:], found, strict=False):
            where = "staat er twee keer" if name == other else f"staat ook bij '{other}'"
            yield f"{bestand}: {name}: de vraagvorm '{phrasing}' {where}"


def _kaal(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def keur_actueel(themas: Sequence[Thema]) -> tuple[list[Actueel], list[str]]:
    """The items of actueel.toml, and one line for each thing that must change in it."""
    items, lines = lees_toml((files("knowledge") / ACTUEEL).read_text("utf-8"))
    lines += verbanden(items, (entry.id for thema in themas for entry in thema.entries))
    lines += [f"{item.onderwerp}: noem geen personen; noem de functie" for item in items if PERSON.search(item.wat)]
    return items, [f"{ACTUEEL}: {line}" for line in lines]


def voorbij(themas: Sequence[Thema], items: Sequence[Actueel], op: date) -> Iterator[str]:
    """One line for each answer and item that somebody must look at on this day: it has passed its own day, or nobody
    looked at it for six months."""
    for thema in themas:
        for entry in thema.entries:
            last = entry.geldig_tot
            looked = entry.nagekeken and last and entry.nagekeken.begin > last
            if last and op > last and not looked:
                yield f"{thema.bestand}: {entry.id}: was geldig tot en met {zeg(last)}; kijk wat er nu is"
    for item in items:
        if item.loopt(op) and item.oud(op):
            yield f"{ACTUEEL}: {item.onderwerp}: het laatst nagekeken in {item.nagekeken}; open de pagina opnieuw"


def main(arguments: Sequence[str]) -> int:
    """Print what must change (only for the named files, if any) and return the exit status."""
    names = list(arguments)
    op = date.fromisoformat(names[1]) if names[:1] == ["--op"] else None
    names = names[2:] if op else names
    paths = {path.name: path for path in bestanden()} | {Path(name).name: Path(name) for name in names}
    themas, lines = lees(paths.values())
    items, found = keur_actueel(themas)
    lines += controleer(themas) + found
    wanted = {Path(name).name for name in names}
    lines = [line for line in lines if not wanted or line.split(":")[0] in wanted]
    count = sum(len(thema.entries) for thema in themas)
    for line in (*lines, f"{count} antwoorden gelezen, {len(lines)} opmerkingen"):
        print(line)  # noqa: T201 - a command's output
    for line in voorbij(themas, items, op) if op else ():
        print(f"let op: {line}")  # noqa: T201 - a command's output
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What people can do here: every command and every kind of button, by somebody of every role, found from the registry
and from the phones of the file's own people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.desk.incoming import Incoming, Kind
from bot.desk.rights import Rol
from bot.desk.router import handle
from bot.desk.visit import Office, Post
from storage.people import Persoon
from tests.schaal.land import Land, versie
from tests.schaal.meter import tried

DEPTH = 2
MOST = 2
"""Buttons of one kind of one role."""
TYPED = (
    "hoe lang heb ik om te tekenen?", "wat kost een woning?", "15 maart", "/zaak", "1 maart 2026", "NOP-26-001", "xyz",
    "nop 26 001 getekend op 2 maart 2026", "hoe lang wacht 4711 al?", "herinner me maandag aan NOP-26-001",
    "nieuwe koppeling 2 maart 2026 4 personen zaaknr NOP-26-901", "ze hebben getekend",
    "hoe staat het met het gezin van 4?",
)  # fmt: skip
"""Texts beside the commands: a question, one that no entry answers, a date, something that may be a reference, and
sentences about an own case."""


@dataclass(frozen=True, slots=True)
class Daad:
    """Something that somebody does; `naam` is the code of a button, or the command."""

    naam: str
    wie: str
    wat: str
    kind: Kind
    bericht: int | None = None

    def __str__(self) -> str:
        return f"{self.wie}: {self.wat}"

    def do(self, office: Office) -> Post:
        """At the desk."""
        address = versie().over["mensen"][self.wie][0]
        chat = office.store.addresses.seen("telegram", str(address), office.now())
        press = "1" if self.kind is Kind.PRESS else None
        return handle(
            office,
            Incoming(self.kind, "telegram", str(address), chat, self.wie, office.now(), self.wat,
                     message=self.bericht, press=press),
        )  # fmt: skip


def people(office: Office) -> dict[str, Persoon]:
    """The people of the file who are let in, by name."""
    found = {naam: office.store.people.by_id(ident) for naam, (_, ident) in versie().over["mensen"].items()}
    return {naam: person for naam, person in found.items() if person is not None and person.lidmaatschappen}


def _role(person: Persoon) -> tuple[str, ...]:
    return tuple(sorted({m.rol for m in person.lidmaatschappen}))


def _shape(daad: Daad, role: tuple[str, ...]) -> tuple[tuple[str, ...], str, int, tuple[str, ...]]:
    """Buttons of one shape do the same to something else."""
    words = daad.wat.split(":")
    return role, words[0], len(words), tuple(word for word in words[1:] if not any(c.isdigit() for c in word))


class Keuze:
    """Of each shape of button one, of each kind and role a few."""

    def __init__(self, office: Office) -> None:
        self.here = people(office)
        self._count: Counter[tuple[object, ...]] = Counter()
        self._seen: set[tuple[object, ...]] = set()

    def takes(self, daad: Daad) -> bool:
        """Whether this one is one more of them."""
        role = _role(self.here[daad.wie])
        shape = _shape(daad, role)
        kind = (role, daad.naam, next(iter(shape[-1]), ""))
        if shape in self._seen or self._count[kind] >= MOST:
            return False
        self._seen.add(shape)
        self._count[kind] += 1
        return True


def presses(keuze: Keuze) -> list[Daad]:
    """From the phones: those that still did something when they were pressed."""
    found = (
        Daad(knop.actie.split(":")[0], knop.wie, knop.actie, Kind.PRESS, knop.bericht)
        for knop in versie().knoppen
        if knop.wie in keuze.here and not (knop.na or {}).get("niets")
    )
    return [daad for daad in found if keuze.takes(daad)]


@dataclass
class Alles:
    """All that can be done, and by whom and about what each kind of file was asked for."""

    daden: list[Daad] = field(default_factory=list)
    gevraagd: dict[str, tuple[int, dict[str, Any]]] = field(default_factory=dict)


def all_of(where: Land) -> Alles:
    """Every act: from the phones, typed, and the buttons on the screens that come of those, twice further."""
    keuze, found = Keuze(where.office), Alles()
    fresh = [*presses(keuze), *commands(where.office), *answers(where.office)]
    for _ in range(DEPTH):
        found.daden += fresh
        fresh = [button for daad in fresh for button in _shown(where, daad, found) if keuze.takes(button)]
    found.daden += fresh
    return found


def _shown(where: Land, daad: Daad, alles: Alles) -> Iterator[Daad]:
    """The buttons on the screens that this act shows to whoever did it; the files that it asks for are noted."""
    posts: list[Post] = []

    def work() -> None:
        posts.append(daad.do(where.office))
        for soort, persoon, doel in where.store.db.execute("select soort, persoon, doel from rapporten").fetchall():
            alles.gevraagd.setdefault(soort, (persoon, json.loads(doel)))

    tried(where.store, work)
    for row in posts[0].rows:
        for line in row.inhoud.get("knoppen", ()):
            for _, action in line:
                yield Daad(action.split(":")[0], daad.wie, action, Kind.PRESS, 1)


def commands(office: Office) -> list[Daad]:
    """Every command by the person of each role who deals with most cases, and what can be typed besides."""
    best: dict[tuple[str, ...], tuple[int, str]] = {}
    for naam, person in people(office).items():
        cases = len(office.store.cases.of_behandelaar(person.id))
        best[_role(person)] = max(best.get(_role(person), (-1, "")), (cases, naam))
    return [
        Daad(f"/{name}" if name else "", who, f"/{name}" if name else text, Kind.TEXT)
        for _, who in best.values()
        for name, text in [*((c.name, "") for c in office.features.commands), *(("", text) for text in TYPED)]
    ]


def clocks(office: Office) -> Iterator[tuple[str, Callable[[Office], object]]]:
    """What each use does at the clock, and the work that waits."""
    for klok in office.features.klok:
        yield f"{klok.werk.__module__}.{klok.werk.__name__}", lambda office, klok=klok: klok.werk(office, office.now())
    for chore in office.features.chores:
        yield f"{chore.__module__}.{chore.__name__}", lambda office, chore=chore: chore(office, office.now())


def answers(office: Office) -> list[Daad]:
    """What is typed to each question that somebody has open: an answer, "terug", "annuleer"."""
    here = people(office)
    return [
        Daad("", item["wie"], proef["typt"], Kind.TEXT)
        for item in versie().gesprekken
        if item["wie"] in here
        for proef in item["proeven"]
    ]


def reports(where: Land, alles: Alles) -> list[tuple[str, Callable[[Office], object]]]:
    """Every kind of file that the workplace makes, as somebody asked for it or would by one of these acts."""
    asked = dict(alles.gevraagd)
    coordinator = next(p for p in people(where.office).values() if _role(p) == (Rol.COORDINATOR,))
    for soort in where.office.features.rapporten:  # of what no button of these asks for: of the own organisation
        doel = {"organisatie": coordinator.lidmaatschappen[0].organisatie.id, "blad": 0}  # a sheet nobody has
        asked.setdefault(soort, (coordinator.id, doel))

    def make(soort: str) -> Callable[[Office], object]:
        ident, doel = asked[soort]

        def do(office: Office) -> object:
            person = office.store.people.by_id(ident)
            assert person is not None
            return office.features.rapporten[soort](office, person, doel, office.now())

        return do

    return [(soort, make(soort)) for soort in asked]


def exhaust(where: Land) -> None:
    """Let the clock and the work that waits do all they have to do now."""
    for _, do in clocks(where.office):
        again = True
        while again:
            with where.store.atomic():
                again = do(where.office) is not None

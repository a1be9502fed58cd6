"""Buttons of one kind: of people with the same rights, with the same action, that did the same to the letter in their
own version. One of each kind is pressed.

Doing the same counts what was said, so that whatever depends on the person, the case or the moment is a kind of its
own. A button of a gesprek that was over says only what became of that: of those each word of each question is pressed
once, and each thing that came of it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Hashable
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.oud.naspelen import Knop, Versie

WORDS = ("klopt", "later", "over", "stop", "terug")
"""What can be pressed under a question beside its answers."""


def one_of_each(versie: Versie) -> list[Knop]:
    """The first button of each kind, in order."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(versie.sql)
        rights, going = _rights(db), _going(db)
    mine = {naam: rights[ident] for naam, (_, ident) in versie.over["mensen"].items()}
    found: list[Knop] = []
    known: set[Hashable] = set()
    for knop in versie.knoppen:
        kinds = _kinds(knop, mine[knop.wie], going)
        if not known.issuperset(kinds):
            found.append(knop)
            known |= kinds
    return found


def _kinds(knop: Knop, rights: Hashable, going: set[str]) -> set[Hashable]:
    """Of a gesprek that was over both each word of each question, and each thing that came of it."""
    words, did = knop.actie.split(":"), json.dumps(knop.na, sort_keys=True)
    if words[0] != "g" or words[1] in going:
        return {(rights, knop.actie, did)}
    word = words[3] if len(words) > 3 else ""
    return {tuple(words[2:]), (rights, word if word in WORDS else "antwoord", did)}


def _rights(db: sqlite3.Connection) -> dict[int, tuple[Hashable, ...]]:
    """The roles of each person, and where."""
    found: dict[int, tuple[Hashable, ...]] = defaultdict(tuple)
    for persoon, *place in db.execute(
        "select persoon, organisatie, rol, geblokkeerd is null from lidmaatschappen order by persoon, organisatie, rol"
    ):
        found[persoon] += (tuple(place),)
    return found


def _going(db: sqlite3.Connection) -> set[str]:
    """The gesprekken that were not over: one that ended has no questions any more."""
    return {str(row[0]) for row in db.execute("select id from gesprekken where formulier <> ''")}

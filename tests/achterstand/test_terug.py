"""Taking back what was recorded in many cases, whatever colleagues did meanwhile: property tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.koppeling.wereld import Wereld
from workflows.engine.zaak import herspeel

NOOR, BO = 101, 102
MANY = 4
_numbers = count(1)


@pytest.fixture(scope="module")
def wereld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wereld]:
    """One world for all examples: each has cases of its own."""
    place: Path = tmp_path_factory.mktemp("terug")
    found = Wereld(place / "test.db", "2026-06-01 10:00")
    found.add(NOOR, "gemeente")
    found.add(BO, "gemeente")
    yield found
    found.store.close()


_ACTS = {
    "stap": lambda w, ident: w.press(BO, f"hc:{ident}:gezinshereniging"),
    "vink": lambda w, ident: w.press(BO, f"vk:{ident}:profiel:1"),
    "later": lambda w, ident: w.press(BO, f"zs:{ident}"),
    "kijkt": lambda w, ident: w.press(BO, f"k:{ident}"),
}
"""What a colleague can do with a case; of these only the first is something that undoing must not reach through."""


@settings(max_examples=25, deadline=None)
@given(
    wat=st.sampled_from(["-", "profiel", "geen_passende_woning"]),
    before=st.lists(st.sampled_from([None, *_ACTS]), min_size=MANY, max_size=MANY),
    after=st.lists(st.sampled_from([None, *_ACTS]), min_size=MANY, max_size=MANY),
)
def test_undoing_gives_back_what_was_where_nobody_went_on(
    wereld: Wereld, wat: str, before: list[str | None], after: list[str | None]
) -> None:
    """And elsewhere leaves what stands there; a case that changed before the press was never touched."""
    idents = [wereld.make(NOOR, f"Z-{next(_numbers)}", date(2026, 1, 5)) for _ in range(MANY)]
    with wereld.store.atomic():
        keuze = wereld.store.bijwerkingen.start(
            wereld.visit(NOOR).me.id, wereld.now, ("en", 0), idents, wereld.now, alle=True
        )
    _tick(wereld)
    _do(wereld, idents, before)
    was = [wereld.case(ident) for ident in idents]
    _tick(wereld)
    wereld.press(NOOR, f"ac:d:{keuze}:{wat}")
    chosen = wereld.store.bijwerkingen.get(keuze)
    assert chosen is not None
    done = {item.zaak: item.regel for item in chosen.zaken}
    changed = [act in ("stap", "vink", "later") for act in before]
    assert [done[ident] is None for ident in idents] == changed
    _tick(wereld)
    _do(wereld, idents, after)
    then = [wereld.case(ident) for ident in idents]
    _tick(wereld)
    wereld.press(NOOR, f"ac:u:{keuze}")
    for index, ident in enumerate(idents):
        now = wereld.case(ident)
        assert herspeel(now.procedure, now.regels) == now.zaak
        went_on = after[index] == "stap" and then[index].daad is not None and then[index].daad.id != done[ident]
        if changed[index] or went_on:
            assert now.zaak == then[index].zaak
        elif after[index] in (None, "kijkt"):
            assert _known(now.zaak.feiten) == _known(was[index].zaak.feiten)
            assert wereld.store.achterstand.of_case(ident) == was[index].wachtend


def _known(feiten: dict[str, object]) -> dict[str, object]:
    return {naam: value for naam, value in feiten.items() if value is not None}


def _tick(wereld: Wereld) -> None:
    wereld.now += timedelta(seconds=1)


def _do(wereld: Wereld, idents: list[int], acts: list[str | None]) -> None:
    for ident, act in zip(idents, acts, strict=True):
        if act is not None:
            _ACTS[act](wereld, ident)

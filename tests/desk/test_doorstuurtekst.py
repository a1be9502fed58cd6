"""A text that is ready to send: what it is about is filled in, and what is not known is left out with its sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.screens.beside import ready
from workflows.engine.tabel import Doorstuurtekst
from workflows.escalatie.tabel import ESCALATIE

TEKST = Doorstuurtekst(
    "regievoerder", "Zaak {zaak} ({waarover}), besproken {gesprek_op}.[ Antwoord voor {antwoord_voor}.]"
)


@pytest.mark.parametrize(
    ("feiten", "said"),
    [
        ({"antwoord_voor": date(2026, 3, 6)}, "besproken ma 2 maart 2026. Antwoord voor vr 6 maart 2026."),
        ({"antwoord_voor": None}, "besproken ma 2 maart 2026."),
        ({}, "besproken ma 2 maart 2026."),
    ],
)
def test_what_is_not_known_is_left_out(feiten: dict[str, Any], said: str) -> None:
    """With the sentence that is about it; a choice reads in the middle of a sentence."""
    known = {"waarover": "profiel", "gesprek_op": date(2026, 3, 2), **feiten}
    text = ready(TEKST, ESCALATIE, "Z-1", "Almere", known).tekst
    assert text == f"Zaak Z-1 (het profiel in TVS), {said}"

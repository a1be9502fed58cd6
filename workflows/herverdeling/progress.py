"""How far each gemeente is: what it did of what the stappenplan asks of it, and what is asked now."""

from collections.abc import Mapping

from workflows.herverdeling.regels import GEHEEL, Feiten, partijen

STAPPEN = ("cijfer", "akkoord", "besluit", "bekend")
"""What every gemeente does, in order: its published number, ambtelijk akkoord, besluit, bekendmaking."""
_GEDAAN = {"gevraagd": 0, "bevestigd": 1, "akkoord": 2, "college": 2, "besloten": 3, "bekend": 4}
_TOT = {"verkenning": 2, "wacht_op_besluiten": 3, "wacht_op_bekendmaking": 4}
"""By stand of the whole: so many of them are asked before it goes on."""


def gedaan(stand: str) -> tuple[str, ...]:
    """What a gemeente in this stand has done; nothing of one that takes no part."""
    return STAPPEN[: _GEDAAN.get(stand, 0)]


def open_stappen(standen: Mapping[str, str], feiten: Feiten) -> dict[str, str]:
    """By CBS code the first step that is asked of a gemeente now and that it has not taken; none for who is done as far
    as the whole is, or takes no part."""
    until = _TOT.get(standen[GEHEEL], 0)
    found = {code: _GEDAAN.get(standen[code]) for code in partijen(feiten)}
    return {code: STAPPEN[done] for code, done in found.items() if done is not None and done < until}

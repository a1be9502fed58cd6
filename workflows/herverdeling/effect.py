"""What a herverdeling comes to: who acts now, what counts in the standings, and what each gemeente takes over."""

from collections.abc import Iterable, Mapping

from workflows.engine.tabel import Procedure
from workflows.herverdeling.regels import BESLOTEN, GEHEEL, GESTOPT, Feiten, partijen
from workflows.herverdeling.tabel import procedure_van


def aan_zet(standen: Mapping[str, str], feiten: Feiten) -> tuple[tuple[str, str], ...]:
    """Who acts now, as track and words; empty when the case is at an end. For a gemeente's track the track names it."""
    procedure = procedure_van(feiten)
    if procedure.spoor(GEHEEL).stand(standen[GEHEEL]).eind:
        return ()
    tracks: Iterable[str] = partijen(feiten)
    if standen[GEHEEL] not in ("verkenning", "wacht_op_besluiten", "wacht_op_bekendmaking"):
        tracks = ()
    at_work = [(code, procedure.spoor(code).stand(standen[code])) for code in tracks]
    waiting = {"verkenning": ("akkoord",), "wacht_op_besluiten": BESLOTEN}.get(standen[GEHEEL], ("bekend",))
    found = tuple((code, stand.wie) for code, stand in at_work if stand.naam not in waiting)
    return found or ((GEHEEL, _wie(procedure, standen)),)


def _wie(procedure: Procedure, standen: Mapping[str, str]) -> str:
    if standen[GEHEEL] == "verkenning":
        return "gemeente die de brieven stuurt"
    return procedure.spoor(GEHEEL).stand(standen[GEHEEL]).wie


EFFECT_NIET, EFFECT_OPEN, EFFECT_JA = "telt niet mee", "nog niet getoetst door COA", "verwerkt door COA"
EFFECT_HERSTEL = "COA vraagt herstel"
"""It counts on until it is repaired, or is no legal herverdeling."""


def effect(standen: Mapping[str, str], feiten: Feiten) -> tuple[str, dict[str, int]]:
    """What counts in the standings now: how sure that is, and by gemeente what is added or taken off."""
    own = {code: int(feiten[f"verschil_{code}"]) for code in partijen(feiten)}
    if standen[GEHEEL] == "verwerkt":
        return EFFECT_JA, own
    if standen[GEHEEL] == "herstel_gevraagd":
        return EFFECT_HERSTEL, own
    if standen[GEHEEL] in ("wacht_op_kennisgeving", "wacht_op_coa_toets"):
        return EFFECT_OPEN, own
    tested = feiten.get("geldend_getoetst")
    if tested is None or (standen[GEHEEL] == "geen_wettelijke_herverdeling" and tested == "nee"):
        return EFFECT_NIET, dict.fromkeys(own, 0)
    return (EFFECT_JA if tested == "ja" else EFFECT_OPEN), {code: int(feiten[f"geldend_{code}"]) for code in own}


def wijzigt(standen: Mapping[str, str], feiten: Feiten) -> dict[str, int]:
    """By CBS code what a gemeente takes over: as proposed, and after the end what counts. Where a herverdeling came to
    nothing that is nothing, or what an earlier besluit gave."""
    if standen[GEHEEL] in GESTOPT:
        return effect(standen, feiten)[1]
    return {code: int(feiten[f"verschil_{code}"]) for code in partijen(feiten)}

"""What is otherwise in a herverdeling than was told of it."""

from collections.abc import Mapping
from datetime import date

from bot.features.herverdeling.papers import wording
from bot.features.herverdeling.papers.wording import dag, schoon
from workflows.herverdeling.feiten import GemeenteFeiten, HerverdelingFeiten


def anders(was: HerverdelingFeiten, now: HerverdelingFeiten, namen: Mapping[str, str]) -> list[str]:
    """Of each gemeente what changed since `was`, as it was and as it is."""
    return [f"{namen[code]}: {said}" for code, own in now.gemeenten() for said in verschil(was.van(code), own)]


def verschil(was: GemeenteFeiten, now: GemeenteFeiten) -> list[str]:
    """What a letter says of a gemeente and said otherwise before: what, as it was and as it is."""
    both: Mapping[str, tuple[object, object]] = {
        "de gepubliceerde taakstelling": (was.voor, now.voor),
        "wat overgaat": (wording.erbij(was.verschil), wording.erbij(now.verschil)),
        "de dag van de bron": (was.bron_op, now.bron_op),
        "de dag van het besluit": (was.besluit_op, now.besluit_op),
        "het nummer van het besluit": (was.nummer, now.nummer),
        "de dag van de bekendmaking": (was.bekend_op, now.bekend_op),
    }
    changed = {what: pair for what, pair in both.items() if pair[0] != pair[1] and pair[0] is not None}
    return [f"{what} was {_zeg(old)}, is {_zeg(new)}" for what, (old, new) in changed.items()]


def _zeg(value: object) -> str:
    if value is None:
        return "nog niet bekend"
    return dag(value) if isinstance(value, date) else schoon(value)

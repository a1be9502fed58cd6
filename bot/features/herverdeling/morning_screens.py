"""What the morning message asks of a herverdeling: what is still waited for, of whom, and what the day makes of it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.features.herverdeling.words_screens import KORTE_NAMEN, samen
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak
from workflows.engine.laatste_dagen import Herinnervraag


@dataclass(frozen=True, slots=True)
class Wachten:
    """What there is to wait for: the gemeenten by code and which of them are the reader's, who was not told yet, the
    tijdvak and whether it began, and what a kind asks that every procedure has."""

    namen: Mapping[str, str]
    eigen: Collection[str]
    niet_gemeld: Sequence[str]
    tijdvak: Tijdvak | None
    begonnen: bool
    vraag: Callable[[str], Herinnervraag | None]


VAN = {
    "cijfer": "Nog geen gepubliceerd cijfer van {wie}.",
    "akkoord": "Nog geen akkoord met deze cijfers van {wie}.",
    "besluit": "Nog geen besluit van {wie}.",
    "bekendmaking": "Nog niet bekendgemaakt door {wie}.",
}
"""By kind of reminder (without the gemeente behind it): what is waited for, of a gemeente by name or of "jullie"."""
VRAGEN = {
    "afgewezen": "{naam} doet niet mee. Doe je een nieuw voorstel, of stop je?",
    "naar_colleges": "Alle gemeenten zijn akkoord. Kan het naar de colleges?",
    "vooraf": "Weten COA, provincie en BZK al dat dit misschien komt? Liefst vóór {begin}.",
    "brief": "Meld het liefst vóór {begin}: dan begint tijdvak {tijdvak}.",
    "herstel": "Is het herstel naar COA gestuurd?",
    "coa": "Hoorde je al iets van COA?",
    "coa_laat": "De maand van COA is voorbij. Bel unit Plaatsing of je regievoerder.",
    "kennis": "Nam de provincie kennis?",
    "achtervang": "Er is nog niet gereageerd, en vandaag is de laatste werkdag.",
}
"""By kind: what is asked of who leads."""
BEGUN = "Tijdvak {tijdvak} is begonnen. Overleg met COA."
STAND = "Hoe staat het ervoor?"
MOST = 2
"""Sentences: a phone has few lines."""


def questions(op: Wachten, kinds: Sequence[str]) -> list[tuple[str, Herinnervraag]]:
    """Each thing that is waited for once, with all of whom it is waited for."""
    found: dict[str, tuple[str, list[str]]] = {}
    for kind in kinds:
        base, code = _split(op, kind)
        found.setdefault(base, (kind, []))[1].append(code)
    said = [(kind, Herinnervraag(_sentence(op, base, kind, codes))) for base, (kind, codes) in found.items()][:MOST]
    late = op.begonnen and not set(found).isdisjoint((*VAN, "naar_colleges"))
    return [*said, ("tijdvak", Herinnervraag(BEGUN.format(tijdvak=op.tijdvak)))] if late else said


def _split(op: Wachten, kind: str) -> tuple[str, str]:
    """The kind without the gemeente it is about, and that gemeente."""
    code = kind[-6:] if kind[-6:] in op.namen else ""
    base = kind.removesuffix(f"_{code}") if code else kind
    told = base.startswith("meld_") or (base == "brief" and op.begonnen)
    return ("meld" if told else base), code


def _sentence(op: Wachten, base: str, kind: str, codes: Iterable[str]) -> str:
    about = list(dict.fromkeys(codes))
    if base == "meld":
        waiting = [KORTE_NAMEN[naam] for naam in op.niet_gemeld]
        return f"Nog niet gemeld aan {samen(waiting)}." if waiting else STAND
    if base in VAN:
        return VAN[base].format(wie=samen(who(op.namen, op.eigen, about)))
    if base in VRAGEN:
        begin = zeg(op.tijdvak.begin) if op.tijdvak is not None else ""
        naam = samen([op.namen[code] for code in about if code])
        return VRAGEN[base].format(naam=naam, begin=begin, tijdvak=op.tijdvak)
    own = op.vraag(kind)
    return own.vraag if own is not None else STAND


def who(namen: Mapping[str, str], eigen: Collection[str], codes: Iterable[str]) -> list[str]:
    """The gemeenten by name, the reader's own as "jullie" and first."""
    about = list(codes)
    own = [code for code in about if code in eigen]
    if len(own) > 1:  # who works for more of them must know which
        return [namen[code] for code in about]
    return [*("jullie" for _ in own), *(namen[code] for code in about if code not in own)]

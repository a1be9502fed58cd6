"""What COA finds wrong, to choose from; and who hears of an outcome, with the text for who is not on the bot."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.features.herverdeling.buttons_screens import PAPERS
from bot.features.herverdeling.screens import PREFIX, back
from bot.features.herverdeling.words_screens import not_right, samen
from bot.screens.markup import Tekst, bold, mono, paragraphs
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from workflows.dates.reading import zeg
from workflows.herverdeling.effect import EFFECT_NIET, effect, wijzigt
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.regels import GEHEEL
from workflows.herverdeling.velden import HERSTEL_WAT

WRONG = "hw"
"""Presses about what COA finds wrong."""


def what(zaak: int, stand: str, referentie: str, namen: Mapping[str, str], terug: Knop) -> Bericht:
    """What is wrong; an old number is one button for each gemeente."""
    found = [
        Knop(f"Het oude getal van {naam}", actie(PREFIX, WRONG, zaak, stand, "getal", c)) for c, naam in namen.items()
    ]
    found += [
        Knop(keuze.titel, actie(PREFIX, WRONG, zaak, stand, keuze.naam))
        for keuze in HERSTEL_WAT.keuzes
        if keuze.naam != "getal"
    ]
    said = bold(referentie) + " · COA vraagt herstel. Wat klopt er niet? De gemeenten lezen je antwoord."
    return Bericht(said, onder_elkaar(*found, terug))


@dataclass(frozen=True)
class Uitkomst:
    """How a herverdeling went: its facts and standen, who writes, who heard it here, and who has to be written to."""

    id: int
    referentie: str
    feiten: Mapping[str, object]
    standen: Mapping[str, str]
    namen: Mapping[str, str]
    afzender: str
    hier: Sequence[str]
    zelf: Sequence[str]
    brieven: bool

    @property
    def geheel(self) -> str:
        """Where the whole is."""
        return self.standen[GEHEEL]


def who_hears(uitkomst: Uitkomst) -> Bericht:
    """Who heard it here, whom to write, and the text for that."""
    parts: list[Tekst] = [bold(uitkomst.referentie) + " · wie hoort dit?"]
    if uitkomst.hier:
        parts.append(f"✓ Hoort het hier: {samen(list(uitkomst.hier))}.")
    if uitkomst.zelf:
        parts.append(f"Stuur zelf aan: {samen(list(uitkomst.zelf))}. Kopieer de tekst:")
        parts.append(mono("\n".join(_text(uitkomst))))
    if uitkomst.geheel in _VERDER:
        parts.append(_VERDER[uitkomst.geheel])
    letters = [Knop("Brieven: het gaat niet door (.docx)", actie(PAPERS, uitkomst.id))] if uitkomst.brieven else []
    return Bericht(paragraphs(*parts), onder_elkaar(*letters, back(uitkomst.id)))


_VERDER = {
    "verwerkt": "COA laat het weten aan JenV en de provincie (stappenplan 2019, stap 3). BZK kreeg jullie brief; meer "
    "vragen de documenten niet (onze lezing).",
    "herstel_gevraagd": "Verandert er een getal of een dag? Dan maakt Besluit en brieven ook voor de provincie, BZK en "
    "JenV een nieuwe brief (onze lezing).",
}
"""By outcome: how the others of the safe set hear of it, who are not written to now."""


def _text(uitkomst: Uitkomst) -> Iterator[str]:
    known = HerverdelingFeiten(uitkomst.feiten)
    names = samen(list(uitkomst.namen.values()))
    yield "Beste collega,"
    yield f"Het gaat om de herverdeling van de taakstelling in {known.tijdvak} tussen {names} ({uitkomst.referentie})."
    yield _said(uitkomst, known)
    moved = wijzigt(uitkomst.standen, uitkomst.feiten)
    yield from (f"{uitkomst.namen[code]}: {(own.voor or 0) + moved[code]}" for code, own in known.gemeenten())
    yield f"Met vriendelijke groet, gemeente {uitkomst.afzender}"


def _said(uitkomst: Uitkomst, known: HerverdelingFeiten) -> str:
    if uitkomst.geheel == "verwerkt":
        day = f" op {zeg(known.verwerkt_op)}" if known.verwerkt_op else ""
        return f"COA verwerkte de cijfers{day}. De taakstelling is nu:"
    if uitkomst.geheel == "herstel_gevraagd":
        wrong = not_right(known, uitkomst.namen)
        asked = f"COA vraagt herstel: {wrong}." if wrong else "COA vraagt herstel."
        return f"{asked} Wij laten weten hoe het verder gaat. In het besluit staat:"
    if effect(uitkomst.standen, uitkomst.feiten)[0] != EFFECT_NIET:
        return "Er komt geen nieuw besluit. Het vorige besluit blijft gelden. De taakstelling is:"
    if uitkomst.geheel == "geen_wettelijke_herverdeling":
        return "Het is niet hersteld: er is geen wettelijke herverdeling. De taakstelling blijft wat zij was:"
    return "De herverdeling gaat niet door. De taakstelling blijft wat zij was:"

"""The five variants of regional cooperation on the screen: a question at a time, then what it is and what to do."""

from collections.abc import Sequence

from bot.screens.markup import Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, groot, naast_elkaar, onder_elkaar
from workflows.samenwerken.keuze import KOSTEN, KOSTEN_BRON, PLICHT, PLICHT_BRON, PLICHT_TOT, Variant, Vraag

PREFIX = "sk"
TITLE = "Samenwerken in de regio"
_MOVES = ("overnemen", "azc")
"""Variants in which numbers move from one gemeente to another."""
NO_CALCULATOR = "Een rekentool is er met opzet niet: kosten hangen te veel van de plek af (bron van 2024)."


def question(vraag: Vraag, chosen: Sequence[str], road: Sequence[str]) -> Bericht:
    """A question; at the first one what it is for."""
    intro = "" if road else "\nVijf vormen uit de handreiking van 2016. De vragen zijn van ons. Ik bewaar niets."
    choices = [Knop(titel, actie(PREFIX, *road, naar)) for titel, naar in vraag.keuzes]
    more = [Knop("Alle vijf op een rij", actie(PREFIX, "-"))] if not road else []
    return Bericht(
        paragraphs(bold(TITLE) + _chosen(chosen) + intro, vraag.tekst),
        (*onder_elkaar(*choices, *more), *_back(road)),
    )


def variant(one: Variant, chosen: Sequence[str], road: Sequence[str], starts: Sequence[Knop]) -> Bericht:
    """What it is, with whom, and what stays: the rest stands behind its buttons."""
    text = paragraphs(
        bold(f"Variant {one.nummer}: {one.titel}") + _chosen(chosen),
        stack(one.wat, bold("Met wie: ") + one.met, *([f"⚠ {one.let_op}"] if one.let_op else [])),
        PLICHT_TOT if one.naam in _MOVES else PLICHT,
    )
    rows = naast_elkaar(
        Knop("Wat regel je?", actie(PREFIX, "r", one.naam)), Knop("Wie betaalt wat?", actie(PREFIX, "b", one.naam))
    )
    return Bericht(text, (*rows, *onder_elkaar(*starts), *(_back(road) or (_all(),))))


def arrange(one: Variant, starts: Sequence[Knop]) -> Bericht:
    """What must be arranged, and what the bot leads."""
    lines: list[Tekst] = [f"• {regel}" for regel in one.regel]
    more = [Knop("Lees meer", actie("f", naam)) for naam in one.antwoorden[:1]]
    return Bericht(
        paragraphs(stack(bold(f"Variant {one.nummer}: wat regel je?"), *lines), _sources(one)),
        (*onder_elkaar(*starts), *onder_elkaar(*more), _to(one)),
    )


def costs(one: Variant) -> Bericht:
    """Who pays what, where it is written, and why nothing is calculated."""
    moves = [KOSTEN] if one.naam in _MOVES else []
    said = "; ".join(map(str, (one.bronnen[0], *([KOSTEN_BRON] if moves else []))))
    return Bericht(
        paragraphs(
            stack(bold(f"Variant {one.nummer}: wie betaalt?"), one.betaalt), *moves, NO_CALCULATOR,
            italic(f"Bron: {said}."),
        ),
        (*onder_elkaar(Knop("Kosten bij overname", actie("f", "kosten-overname"))), _to(one)),
    )  # fmt: skip


def all_of_them(varianten: Sequence[Variant]) -> Bericht:
    """The five, each a button."""
    rows = [Knop(f"{one.nummer}. {groot(one.titel)}", actie(PREFIX, "-", one.naam)) for one in varianten]
    return Bericht(
        stack(bold("Vijf vormen van samenwerken"), PLICHT, italic(f"Bron: {PLICHT_BRON}.")),
        (*onder_elkaar(*rows), (Knop("Help me kiezen", actie(PREFIX)),)),
    )


def changed(first: Bericht) -> Bericht:
    """An old button whose question is no longer asked so."""
    return first.met(boven="Deze vragen zijn veranderd. Begin opnieuw.")


def _sources(one: Variant) -> Tekst:
    return italic(f"Bron: {'; '.join(map(str, one.bronnen))}.")


def _chosen(chosen: Sequence[str]) -> Tekst:
    return "\n" + italic(" › ".join(chosen)) if chosen else ""


def _back(road: Sequence[str]) -> tuple[Rij, ...]:
    if not road:
        return ()
    back = Knop("Terug", actie(PREFIX, *road[:-1]))
    return ((back, Knop("Opnieuw", actie(PREFIX))),) if len(road) > 1 else ((back,),)


def _all() -> Rij:
    return (Knop("Alle vijf op een rij", actie(PREFIX, "-")),)


def _to(one: Variant) -> Rij:
    return (Knop(f"Terug naar variant {one.nummer}", actie(PREFIX, "-", one.naam)),)

"""Wie telt mee: one question with buttons at a time, then the answer with its source."""

from collections.abc import Sequence

from bot.screens.markup import Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, onder_elkaar
from workflows.cijfers.meetellen import TELT, Uitkomst, Vraag


def question(vraag: Vraag, chosen: Sequence[str], road: Sequence[str]) -> Bericht:
    """A question; at the first one also what it is for."""
    intro = "" if road else "\nVoor de taakstelling. Ik vraag niets over een persoon en bewaar niets."
    choices = [Knop(titel, actie("wm", *road, naar)) for titel, naar in vraag.keuzes]
    return Bericht(
        paragraphs(bold("Wie telt mee?") + _chosen(chosen) + intro, vraag.tekst),
        (*onder_elkaar(*choices), *_back(road)),
    )


def answer(uitkomst: Uitkomst, chosen: Sequence[str], road: Sequence[str]) -> Bericht:
    """Whether they count, what to do for it, and where it is written."""
    text = paragraphs(
        bold(groot(TELT[uitkomst.telt])) + _chosen(chosen),
        stack(uitkomst.tekst, *([f"➜ {uitkomst.doe}"] if uitkomst.doe else [])),
        italic(f"Bron: {uitkomst.bron}. Voor toezicht telt wat COA telt."),
    )
    call = Knop("Wie bel ik waarvoor?", actie("i", "contacten"))
    rows = ((call,),) if uitkomst.telt == "vraag" else ()
    return Bericht(text, (*rows, *_back(road)))


def changed(first: Bericht) -> Bericht:
    """An old button whose question is no longer asked so."""
    return first.met(boven="Deze vragen zijn veranderd. Begin opnieuw.")


def _chosen(chosen: Sequence[str]) -> Tekst:
    return "\n" + italic(" › ".join(chosen)) if chosen else ""


def _back(road: Sequence[str]) -> tuple[tuple[Knop, ...], ...]:
    if not road:
        return ()
    back = Knop("Terug", actie("wm", *road[:-1]))
    return ((back, Knop("Opnieuw", actie("wm"))),) if len(road) > 1 else ((back,),)

"""Wie telt mee: one question with buttons at a time, then the answer with its source."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.screens.markup import Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, onder_elkaar
from workflows.cijfers.meetellen import TELT, Uitkomst, Vraag

MORE = "Meer over amv's"


@dataclass(frozen=True, slots=True)
class Entrance:
    """The last question on the road with a heading of its own: what it is called, what else there is about it (the
    action of a button), and how many steps lead to it."""

    kop: str = "Wie telt mee?"
    meer: str = ""
    stappen: int = 0


def question(vraag: Vraag, chosen: Sequence[str], road: Sequence[str], entrance: Entrance) -> Bericht:
    """A question; at the first one, and at one that is an entrance of its own, also what it is for."""
    first = len(road) == entrance.stappen
    intro = "\nVoor de taakstelling. Ik vraag niets over een persoon en bewaar niets." if first else ""
    choices = [Knop(titel, actie("wm", *road, naar)) for titel, naar in vraag.keuzes]
    return Bericht(
        paragraphs(bold(entrance.kop) + _chosen(chosen, entrance) + intro, vraag.tekst),
        (*onder_elkaar(*choices), *_back(road, entrance)),
    )


def answer(uitkomst: Uitkomst, chosen: Sequence[str], road: Sequence[str], entrance: Entrance) -> Bericht:
    """Whether they count and for which gemeente, what to do for it, and where it is written; where an older source
    says otherwise, what it says and that the newest leads."""
    effect = " · ".join(f"{wie}: {'+' if n > 0 else '-'}{abs(n)}" for wie, n in uitkomst.effect.items())
    text = paragraphs(
        bold(groot(TELT[uitkomst.telt])) + _chosen(chosen, entrance),
        stack(uitkomst.tekst, *([groot(effect)] if effect else []), *([f"➜ {uitkomst.doe}"] if uitkomst.doe else [])),
        italic(stack(f"Bron: {uitkomst.bron}. Voor toezicht telt wat COA telt.", *_earlier(uitkomst))),
    )
    rows = [Knop("Wie bel ik waarvoor?", actie("i", "contacten"))] if uitkomst.telt == "vraag" else []
    rows += [Knop(MORE, actie(entrance.meer))] if entrance.meer else []
    return Bericht(text, (*onder_elkaar(*rows), *_back(road, entrance)))


def _earlier(uitkomst: Uitkomst) -> list[str]:
    if not uitkomst.eerder:
        return []
    return [f"{uitkomst.eerder} Bron: {uitkomst.eerder_bron}. De nieuwste bron gaat voor."]


def changed(first: Bericht) -> Bericht:
    """An old button whose question is no longer asked so."""
    return first.met(boven="Deze vragen zijn veranderd. Begin opnieuw.")


def _chosen(chosen: Sequence[str], entrance: Entrance) -> Tekst:
    since = chosen[entrance.stappen :]
    return "\n" + italic(" › ".join(since)) if since else ""


def _back(road: Sequence[str], entrance: Entrance) -> tuple[tuple[Knop, ...], ...]:
    if not road:
        return ()
    back = Knop("Terug", actie("wm", *road[:-1]))
    if len(road) <= entrance.stappen + 1:
        return ((back,),)
    return ((back, Knop("Opnieuw", actie("wm", *road[: entrance.stappen]))),)

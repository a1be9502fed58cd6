"""Wie telt mee: one question with buttons at a time, then the answer with its source."""

from collections.abc import Sequence
from dataclasses import replace

from bot.screens.message import Bericht, Knop, actie, e, groot, onder_elkaar
from workflows.cijfers.meetellen import TELT, Uitkomst, Vraag


def question(vraag: Vraag, chosen: Sequence[str], road: Sequence[str]) -> Bericht:
    """A question; at the first one also what it is for."""
    intro = "" if road else "\nVoor de taakstelling. Ik vraag niets over een persoon en bewaar niets."
    choices = [Knop(titel, actie("wm", *road, naar)) for titel, naar in vraag.keuzes]
    return Bericht(
        f"<b>Wie telt mee?</b>{_chosen(chosen)}{intro}\n\n{e(vraag.tekst)}",
        (*onder_elkaar(*choices), *_back(road)),
    )


def answer(uitkomst: Uitkomst, chosen: Sequence[str], road: Sequence[str]) -> Bericht:
    """Whether they count, what to do for it, and where it is written."""
    lines = [
        f"<b>{groot(TELT[uitkomst.telt])}</b>{_chosen(chosen)}",
        "",
        e(uitkomst.tekst),
        *([f"➜ {e(uitkomst.doe)}"] if uitkomst.doe else []),
        "",
        f"<i>Bron: {e(str(uitkomst.bron))}. Voor toezicht telt wat COA telt.</i>",
    ]
    call = Knop("Wie bel ik waarvoor?", actie("i", "contacten"))
    rows = ((call,),) if uitkomst.telt == "vraag" else ()
    return Bericht("\n".join(lines), (*rows, *_back(road)))


def changed(first: Bericht) -> Bericht:
    """An old button whose question is no longer asked so."""
    return replace(first, tekst=f"Deze vragen zijn veranderd. Begin opnieuw.\n\n{first.tekst}")


def _chosen(chosen: Sequence[str]) -> str:
    return f"\n<i>{e(' › '.join(chosen))}</i>" if chosen else ""


def _back(road: Sequence[str]) -> tuple[tuple[Knop, ...], ...]:
    if not road:
        return ()
    back = Knop("Terug", actie("wm", *road[:-1]))
    return ((back, Knop("Opnieuw", actie("wm"))),) if len(road) > 1 else ((back,),)

"""What holds a koppeling up, on the screen."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.features.koppeling.screens import days_since, task_line
from bot.screens import own
from bot.screens.beeld import Beeld
from bot.screens.case import to_case
from bot.screens.markup import Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, klein, onder_elkaar
from bot.screens.own import head
from workflows.dates.reading import zeg
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.oorzaken import EISEN, FUNCTIES, Oorzaak, zeg_eisen
from workflows.koppeling.taken import Taak

# What is said above the case.
OVER = "Dat speelt bij deze stand niet meer. Zo staat het nu:"
FREE_BEFORE = "Er hield al niets meer tegen."
FREE = "✓ Vastgelegd: niets houdt het meer tegen."
NEEDS_RECORDED = "✓ Eisen vastgelegd."
RECORDED = "✓ Vastgelegd."
NOTHING_TO_TICK = "Bij deze stand is er niets af te vinken."
TASK_OF_ANOTHER_STAND = "Die taak hoort bij een andere stand. Zo staat het nu:"
QUESTION_OF_ANOTHER_STAND = "Die vraag hoort bij een andere stand. Zo staat het nu:"
TICKED_BEFORE = "Dit was al afgevinkt."
TICKED = "✓ Afgevinkt."
HELD = "✓ Aangehouden. De afgesproken datum blijft staan; je eigen planning staat eronder."

_LEADS = {
    "weigering": (("Leg de weigering vast", "wg:m"),),
    "gezinshereniging": (("Volg de gezinshereniging", "zb:gezinshereniging"),),
    "papieren": (("Volg BRP en pas", "zb:brp"), ("Volg een garantie", "zb:garantie")),
}
"""Causes that have a procedure of their own, with the press that begins it."""


def menu(referentie: str, zaak: int, oorzaken: Sequence[Oorzaak], nu: Oorzaak | None) -> Bericht:
    """Which cause? The present one is marked."""
    buttons = [Knop(("☑ " if item is nu else "") + item.titel, actie("hc", zaak, item.naam)) for item in oorzaken]
    ready = [Knop("Niets meer", actie("hr", zaak))] if nu else []
    return Bericht(
        "Wat houdt " + bold(referentie) + " tegen?\nJe krijgt de volgende stap en een tekst om door te sturen. "
        "Ik tel de dagen per oorzaak.",
        onder_elkaar(*buttons, *ready, to_case(zaak)),
    )


def cause(
    referentie: str,
    zaak: int,
    oorzaak: Oorzaak,
    dagen: int,
    tot: date | None,
    eisen: Sequence[str],
    contacten: Sequence[Tekst],
    vragen: tuple[Knop, ...] = (),
    note: Tekst = "",
) -> Bericht:
    """The next step for this cause, with its source, whom to call, what can be asked of others, and what can be done
    at once."""
    lines = [
        *([note] if note else []),
        bold(referentie) + f" · {klein(oorzaak.titel)} · {days_since(dagen)}",
        oorzaak.stap,
        italic(oorzaak.bron),
        *contacten,
        *([f"Eisen aan de woning: {zeg_eisen(eisen)}"] if eisen else []),
        *(["Aangehouden tot " + bold(zeg(tot)) + "; een week ervoor herinner ik je."] if tot else []),
    ]
    return Bericht(stack(*lines), (*onder_elkaar(*vragen), *_buttons(zaak, oorzaak, tot)))


def _buttons(zaak: int, oorzaak: Oorzaak, tot: date | None) -> tuple[tuple[Knop, ...], ...]:
    leads = [Knop(titel, actie(wat, zaak)) for titel, wat in _LEADS.get(oorzaak.naam, ())]
    texts = [Knop(f"Tekst voor {FUNCTIES[functie]}", actie("hx", zaak, functie)) for functie in oorzaak.vraag]
    return onder_elkaar(
        *leads,
        *texts,
        Knop("Eisen aan de woning", actie("he", zaak)),
        Knop("Andere einddatum" if tot else "Houd aan tot een datum", actie("hw", zaak)),
        Knop("Dit speelt niet meer", actie("hr", zaak)),
        Knop("Iets anders houdt het tegen", actie("ht", zaak)),
        to_case(zaak),
    )


def needs(referentie: str, zaak: int, gekozen: list[str], mask: Callable[[list[str], str | None], int]) -> Bericht:
    """What the home must have. Pressing switches a property; nothing is recorded before "Klaar"."""
    rows = [
        (Knop(("☑ " if eis.naam in gekozen else "☐ ") + eis.titel, actie("he", zaak, mask(gekozen, eis.naam))),)
        for eis in EISEN
    ]
    return Bericht(
        "Wat moet de woning voor " + bold(referentie) + " hebben? Alleen kenmerken van de woning, nooit waarom.",
        (
            *rows,
            (Knop("Klaar", actie("he", zaak, mask(gekozen, None), "ok")), Knop("Terug", actie("k", zaak))),
        ),
    )


def hand_over(functie: str) -> Bericht:
    """Above a text to forward."""
    return Bericht(f"Dit kun je doorsturen aan {functie}. Vul zelf een groet aan:")


def plain(tekst: str) -> Bericht:
    """The text alone."""
    return Bericht(tekst)


def checklist(referentie: str, zaak: int, tasks: Sequence[Taak], feiten: KoppelingFeiten) -> Bericht:
    """The tasks with their ticks; a button shows how its task stands, as everywhere, and a press turns it."""
    buttons = [_button(zaak, taak, done=feiten.afgevinkt(taak) is not None) for taak in tasks]
    lines = "\n".join(task_line(taak, feiten) for taak in tasks)
    return Bericht(
        bold(referentie) + f" · wie doet wat nu\n{lines}",
        onder_elkaar(*buttons, to_case(zaak)),
    )


def _button(zaak: int, taak: Taak, *, done: bool) -> Knop:
    return Knop(("☑ " if done else "☐ ") + taak.titel, actie("vk", zaak, taak.naam, int(not done)))


def until(beeld: Beeld, tot: date, oorzaken: Sequence[Oorzaak]) -> Bericht:
    """Hold it until this day: a hold has a cause, and pressing one records it."""
    one = oorzaken[0] if len(oorzaken) == 1 else None
    said = "Aanhouden tot " + bold(zeg(tot)) + "."
    why = f" Reden: {klein(oorzaken[0].titel)}. Leg ik dat vast?" if one is not None else " Wat houdt het tegen?"
    label = "Ja, houd aan" if one is not None else ""
    buttons = [Knop(label or item.titel, actie("ha", beeld.id, tot.isoformat(), item.naam)) for item in oorzaken]
    return Bericht(paragraphs(head(beeld), said + why), onder_elkaar(*buttons, to_case(beeld.id, "Open de zaak")))


def which_day(beeld: Beeld, vraag: str, dagen: Sequence[date], oorzaak: Oorzaak | None) -> Bericht:
    """The day could not be read as one: which is meant; the cause is asked after it, where there is none."""
    named = (oorzaak.naam,) if oorzaak is not None else ()
    buttons = [Knop(f"Tot {zeg(dag)}", actie("ha", beeld.id, dag.isoformat(), *named)) for dag in dagen]
    return own.which_day(beeld, vraag, buttons)


def asking_until(referentie: str) -> str:
    """The title of the question until when it is held."""
    return f"{referentie}: aanhouden"

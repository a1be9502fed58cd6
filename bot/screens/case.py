"""What the screens of every procedure share: a step's button, the history, correcting, deleting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.screens.markup import Tekst, bold, italic, mono, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, klein, onder_elkaar
from workflows.dates.reading import zeg
from workflows.engine.tabel import Procedure, Stap
from workflows.engine.velden import Soort, Veld, zeg_waarde
from workflows.engine.zaak import CORRIGEER, HERNOEM, LATER, MAAK, ONGEDAAN, OVERDRACHT, VINK, Regel

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def to_case(zaak: int) -> Knop:
    """Back to the screen of a case."""
    return Knop("Terug naar de zaak", actie("k", zaak))


def step_button(zaak: int, spoor: str, stap: Stap, stand: str, *, sure: bool = False) -> Knop:
    """A step's button: it names the stand it decides on, so that an old one can be told from a good one. A `sure` one
    answers what other cases asked first."""
    return Knop(stap.titel, actie("s", zaak, spoor, stap.trigger, stand, *(["ja"] if sure else [])))


def ask_first(referentie: str, zaak: int, vraag: str, ja: Knop) -> Bericht:
    """Another case has something to say of a step: it is asked before the step is taken."""
    return Bericht(stack(bold(referentie), vraag), onder_elkaar(ja, to_case(zaak)))


def happened(procedure: Procedure, regel: Regel) -> str:
    """What a line of history says, in a few words."""
    if regel.trigger == CORRIGEER:
        return f"{' en '.join(_titles(procedure, regel)) or 'gegevens'} verbeterd"
    if regel.trigger == VINK:
        gone = any(waarde is None for waarde in regel.feiten.values())
        return f"{'toch niet klaar' if gone else 'afgevinkt'}: {' en '.join(_titles(procedure, regel))}"
    if regel.trigger in (known := {**_FIXED, MAAK: f"{klein(procedure.titel)} vastgelegd", **procedure.noteert}):
        return known[regel.trigger]
    stap = procedure.spoor(regel.spoor).stap(regel.trigger)
    return klein(stap.titel) if stap else regel.trigger


_FIXED = {
    HERNOEM: "zaaknummer verbeterd",
    ONGEDAAN: "stap ongedaan gemaakt",
    OVERDRACHT: "overgedragen aan een collega",
    LATER: "later herinneren",
}


def _titles(procedure: Procedure, regel: Regel) -> list[str]:
    return [klein(procedure.velden[naam].titel) for naam in regel.feiten if naam in procedure.velden]


@dataclass(frozen=True, slots=True)
class GeschiedenisRegel:
    """A line of history with who and when."""

    regel: Regel
    actor: int | None
    wie: str
    moment: datetime


def history(referentie: str, zaak: int, procedure: Procedure, regels: Sequence[GeschiedenisRegel]) -> Bericht:
    """Everything that happened, newest last."""
    lines = []
    for item in regels:
        when = item.moment.astimezone(_AMSTERDAM)
        lines.append(f"{zeg(when.date())} {when:%H:%M} · {item.wie}: {_said(procedure, item.regel, regels)}"
                     + _facts(procedure, item.regel))  # fmt: skip
    more = [] if len(lines) <= 30 else [italic(f"Alleen de laatste 30 van {len(lines)}.")]
    return Bericht(stack(bold(referentie) + " · geschiedenis", *lines[-30:], *more), ((to_case(zaak),),))


def _said(procedure: Procedure, regel: Regel, alle: Sequence[GeschiedenisRegel]) -> str:
    """What a line says; one that takes another back names it."""
    undone = next((g.regel for g in alle if regel.trigger == ONGEDAAN and g.regel.id == regel.feiten["regel"]), None)
    return f"ongedaan gemaakt: {happened(procedure, undone)}" if undone else happened(procedure, regel)


def _facts(procedure: Procedure, regel: Regel) -> str:
    beside = {veld.naam for veld in procedure.overig}
    known = [
        f"{klein(procedure.velden[naam].titel)} {zeg_waarde(procedure.velden[naam], waarde)}"
        for naam, waarde in regel.feiten.items()
        if naam in procedure.velden and not (naam in beside and waarde is None) and regel.trigger != VINK
        if procedure.velden[naam].soort is not Soort.ZAAK
        if procedure.velden[naam].titel  # a fact without one is for the bot alone
    ]
    return f" ({', '.join(known)})" if known else ""


def correct_menu(referentie: str, zaak: int, velden: Sequence[Veld]) -> Bericht:
    """Which field is wrong?"""
    buttons = [Knop(veld.titel, actie("c", zaak, veld.naam)) for veld in velden]
    return Bericht(
        bold(referentie) + "\nWat wil je verbeteren? Wat er stond, blijft in de geschiedenis.",
        onder_elkaar(*buttons, to_case(zaak)),
    )


@dataclass(frozen=True, slots=True)
class Verteld:
    """Who outside the house heard of something, in Dutch, and when it was recorded."""

    wie: str
    moment: datetime

    @property
    def dag(self) -> date:
        """That day in Amsterdam."""
        return self.moment.astimezone(_AMSTERDAM).date()


def ask_undo(
    referentie: str, zaak: int, line: int, procedure: Procedure, regel: Regel, verteld: Verteld | None, vraag: str = ""
) -> Bericht:
    """What left the house is not taken back by a press alone: who was told, when, and the text that takes it back; nor
    is what another case asks about first."""
    said = happened(procedure, regel)
    parts: list[Tekst] = [stack(bold(referentie), vraag)] if vraag else []
    if verteld is not None:
        told = f": dat weet {verteld.wie} sinds {zeg(verteld.dag)}. Neem je het terug, laat het hun dan ook weten. "
        parts.append(bold(groot(said)) + told + "Deze tekst kun je sturen:")
        parts.append(mono(_take_back(referentie, said, verteld)))
    yes = Knop("Ja, neem het terug", actie("o", zaak, line, "ja"))
    return Bericht(paragraphs(*parts), onder_elkaar(yes, to_case(zaak)))


def ask_correct(referentie: str, zaak: int, veld: Veld, verteld: Verteld) -> Bericht:
    """The same for a fact that others were told."""
    said = klein(veld.titel)
    return Bericht(
        bold(groot(said)) + f": dat weet {verteld.wie} sinds {zeg(verteld.dag)}. Verbeter je het, laat het hun "
        "dan ook weten. Deze tekst kun je sturen:\n\n" + mono(_put_right(referentie, said, verteld)),
        onder_elkaar(Knop("Ja, verbeter het", actie("c", zaak, veld.naam, "ja")), to_case(zaak)),
    )


def _take_back(referentie: str, wat: str, verteld: Verteld) -> str:
    return (
        f"Op {zeg(verteld.dag)} meldden wij over zaak {referentie}: {wat}. Dat nemen wij terug: dat klopt niet. "
        "Ga uit van de stand van daarvoor."
    )


def _put_right(referentie: str, wat: str, verteld: Verteld) -> str:
    return (
        f"Op {zeg(verteld.dag)} meldden wij iets over zaak {referentie}. Daarin klopt {wat} niet. "
        "Wij sturen jullie het goede gegeven."
    )


def recorded(procedure: Procedure, regel: Regel) -> str:
    """A step was taken."""
    return f"✓ Vastgelegd: {happened(procedure, regel)}."


def undone(procedure: Procedure, regel: Regel) -> str:
    """An act was taken back."""
    return f"✓ Ongedaan gemaakt: {happened(procedure, regel)}."


def of_somebody_else() -> str:
    """It was not theirs to take back."""
    return "Dit legde een ander vast. Vraag die om het terug te nemen."


def read_only() -> str:
    """The case was written by a version that named things in a way that nobody knows any more."""
    return "Deze zaak komt uit een oudere versie en kan alleen bekeken worden. Vraag je beheerder ernaar te kijken."


def which_case(referentie: str, zaken: Sequence[tuple[str, int]]) -> Bericht:
    """Two gemeenten of this person have a case with this reference: (gemeente, case)."""
    return Bericht(
        "Voor welke gemeente is " + bold(referentie) + "?",
        onder_elkaar(*(Knop(gemeente, actie("k", ident)) for gemeente, ident in zaken)),
    )


def ask_delete(referentie: str, zaak: int, procedure: Procedure, ends: Stap | None, vraag: str = "") -> Bericht:
    """Deleting cannot be undone, so it is asked; a case that only ended need not be deleted: `ends` does that. `vraag`
    is what another case asks about it."""
    sure = "Wil je " + bold(referentie) + " wissen, met de hele geschiedenis en alle herinneringen? "
    sure += "Dat kun je niet ongedaan maken."
    if ends:
        sure += f" Loopt de {klein(procedure.titel)} alleen niet meer? Kies dan " + italic(ends.titel) + "."
    return Bericht(
        stack(sure, vraag) if vraag else sure,
        onder_elkaar(Knop("Ja, wis alles", actie("w", zaak, "ja")), Knop("Nee, terug", actie("k", zaak))),
    )


def deleted(referentie: str, alle: Knop) -> Bericht:
    """It is gone; `alle` leads to the list that it stood in."""
    return Bericht(
        bold(referentie) + " is gewist, met de geschiedenis en de herinneringen. "
        "Wat er in dit gesprek over staat, wis je zelf in Telegram.",
        ((alle,),),
    )


def since(
    procedure: Procedure, regels: Sequence[GeschiedenisRegel], dag: date, alle: Sequence[GeschiedenisRegel] = ()
) -> Tekst:
    """What others did meanwhile, above the present screen. `alle` is the whole history: where the last line followed
    by itself, what a person did before it is named."""
    if not regels:
        return "Deze knop hoort bij een oudere stand. Zo staat het nu:"
    last = _act(procedure, regels[-1], alle or regels)
    when = last.moment.astimezone(_AMSTERDAM)
    day = "vandaag" if when.date() == dag else zeg(when.date())
    said = _said(procedure, last.regel, alle or regels)
    return f"Intussen, {day} om {when:%H:%M}: " + bold(said) + f" door {last.wie}."


def _act(procedure: Procedure, item: GeschiedenisRegel, alle: Sequence[GeschiedenisRegel]) -> GeschiedenisRegel:
    """What a person did that this line followed from: the line itself, or the last before it that was pressed."""
    pressed = [g for g in alle if g.regel.id <= item.regel.id and g.regel.trigger not in procedure.vanzelf]
    return pressed[-1] if pressed else item

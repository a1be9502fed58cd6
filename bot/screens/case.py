"""What the screens of every procedure share: a step's button, the history, correcting, deleting."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.screens.markup import Tekst, bold, italic, mono, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, klein, onder_elkaar
from workflows.dates.reading import zeg
from workflows.engine.achterstand import NIETS_NIEUWS
from workflows.engine.tabel import Procedure, Stap
from workflows.engine.velden import Soort, Veld, zeg_waarde
from workflows.engine.zaak import CORRIGEER, HERNOEM, LATER, MAAK, ONGEDAAN, OVERDRACHT, VINK, Regel, Zaak, teruggenomen

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def to_case(zaak: int, tekst: str = "Terug naar de zaak") -> Knop:
    """Back to the screen of a case."""
    return Knop(tekst, actie("k", zaak))


def from_list(zaak: int, tekst: str, *lijst: object) -> Knop:
    """A row of a list that this action shows: to the case, from where one press leads back to the list."""
    return Knop(tekst, actie("ul", zaak, *lijst))


VANDAAG = "vd"
"""The press that shows what is left of today."""


def with_way_back(zaak: Bericht, lijst: str) -> Bericht:
    """The screen of a case that was opened from the list which this action shows."""
    tekst = "Terug naar vandaag" if lijst.partition(":")[0] == VANDAAG else "Terug naar de lijst"
    return replace(zaak, knoppen=(*zaak.knoppen, (Knop(tekst, lijst),)))


def step_button(zaak: int, spoor: str, stap: Stap, stand: str, *, sure: bool = False, dag: date | None = None) -> Knop:
    """A step's button: it names the stand it decides on, so that an old one can be told from a good one. A `sure` one
    answers what other cases asked first, with the day that was said before. Raises ValueError where its names are too
    long for a button."""
    said = ["ja", *([dag.isoformat()] if dag else [])] if sure else []
    return Knop(stap.titel, actie("s", zaak, spoor, stap.trigger, stand, *said))


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
    tracks = (spoor for spoor in procedure.sporen if spoor.naam == regel.spoor)  # none for a track of long ago
    stap = next((found for spoor in tracks if (found := spoor.stap(regel.trigger)) is not None), None)
    return klein(stap.titel) if stap else regel.trigger


_FIXED = {
    HERNOEM: "zaaknummer verbeterd",
    ONGEDAAN: "stap ongedaan gemaakt",
    OVERDRACHT: "overgedragen aan een collega",
    LATER: "later herinneren",
    NIETS_NIEUWS: "niets nieuws",
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


Zegt = Callable[[Procedure, Regel, Mapping[str, str]], str]
"""Says something of a line of history; it gets the names of the gemeenten in the case, by CBS code."""


@dataclass(frozen=True, slots=True)
class Woorden:
    """How a procedure speaks of what happened. `gebeurd` says what a line of history says, `bracht` which facts came
    with it (empty for none). `gedaan` is said once something was done, from the case as it was and as it is. `terug` is
    the button that leads back to the case. `grond` says on what word of a gemeente another recorded something for
    it."""

    gebeurd: Zegt = lambda procedure, regel, _: happened(procedure, regel)
    bracht: Zegt = lambda procedure, regel, _: _facts(procedure, regel)
    gedaan: Callable[[Procedure, Zaak, Zaak, Regel, Mapping[str, str]], str] | None = None
    terug: str = "Terug naar de zaak"
    grond: Callable[[Regel], str] = lambda _: ""

    def na(self, procedure: Procedure, voor: Zaak, na: Zaak, regel: Regel, namen: Mapping[str, str]) -> str:
        """What this line did with the case."""
        if self.gedaan is not None:
            return self.gedaan(procedure, voor, na, regel, namen)
        return self.gebeurd(procedure, regel, namen)


@dataclass(frozen=True, slots=True)
class Verhaal:
    """The whole history of a case for one reader: the names of the gemeenten in it, by CBS code, and as whom the reader
    knows who did each line."""

    procedure: Procedure
    regels: Sequence[GeschiedenisRegel]
    woorden: Woorden = field(default_factory=Woorden)
    namen: Mapping[str, str] = field(default_factory=dict)
    wie: Callable[[GeschiedenisRegel], str] = lambda item: item.wie

    def zegt(self, regel: Regel) -> str:
        """What a line says; one that takes another back names it."""
        gone = teruggenomen(regel)
        undone = next((item.regel for item in self.regels if item.regel.id == gone), None)
        said = self.woorden.gebeurd(self.procedure, undone or regel, self.namen)
        return f"ongedaan gemaakt: {said}" if undone else said

    def daad(self, item: GeschiedenisRegel) -> GeschiedenisRegel:
        """What a person did that a line followed from: the line itself, or the last before it that was pressed."""
        until = [g for g in self.regels if g.regel.id <= item.regel.id]
        return next((g for g in reversed(until) if g.regel.trigger not in self.procedure.vanzelf), item)

    @property
    def getoond(self) -> Sequence[GeschiedenisRegel]:
        """The lines that say something: what followed for each gemeente alike is said by the line it followed from."""
        return [item for item in self.regels if not self._alike(item.regel)]

    def _alike(self, regel: Regel) -> bool:
        return regel.trigger in self.procedure.vanzelf and regel.spoor in self.procedure.partijen


def history(referentie: str, zaak: int, verhaal: Verhaal, *, bestand: bool = False) -> Bericht:
    """Everything that happened, newest last; all of it is in the `bestand`, where that is offered."""
    lines = []
    for item in verhaal.getoond:
        when = item.moment.astimezone(_AMSTERDAM)
        facts = verhaal.woorden.bracht(verhaal.procedure, item.regel, verhaal.namen)
        lines.append(f"{zeg(when.date())} {when:%H:%M} · {verhaal.wie(item)}: {verhaal.zegt(item.regel)}"
                     + (f" ({facts})" if facts else ""))  # fmt: skip
    more = [] if len(lines) <= 30 else [italic(f"Alleen de laatste 30 van {len(lines)}.")]
    buttons = [to_case(zaak, verhaal.woorden.terug), *([to_export(zaak)] if bestand else ())]
    return Bericht(stack(bold(referentie) + " · geschiedenis", *lines[-30:], *more), onder_elkaar(*buttons))


def _facts(procedure: Procedure, regel: Regel) -> str:
    beside = {veld.naam for veld in procedure.overig}
    known = [
        f"{klein(procedure.velden[naam].titel)} {zeg_waarde(procedure.velden[naam], waarde)}"
        for naam, waarde in regel.feiten.items()
        if naam in procedure.velden and not (naam in beside and waarde is None) and regel.trigger != VINK
        if procedure.velden[naam].soort is not Soort.ZAAK
        if procedure.velden[naam].titel  # a fact without one is for the bot alone
    ]
    return ", ".join(known)


def titled(procedure: Procedure, veld: Veld, namen: Mapping[str, str]) -> str:
    """The label of a field; of one of several gemeenten with whose it is."""
    whose = namen.get(procedure.spoor_van(veld))
    return f"{veld.titel}, {whose}" if whose else veld.titel


def correct_menu(verhaal: Verhaal, referentie: str, zaak: int, velden: Sequence[tuple[str, str]], page: int) -> Bericht:
    """Which field is wrong? Each by its name and label; more than fit are turned over."""
    fits = len(velden) <= MOST_FIELDS
    here = velden if fits else velden[page * PAGE : page * PAGE + PAGE]
    rest = not fits and len(velden) > page * PAGE + PAGE
    turn = [Knop("Meer gegevens", actie("c", zaak, "", page + 1))] if rest else []
    buttons = [Knop(titel, actie("c", zaak, naam)) for naam, titel in here]
    return Bericht(
        bold(referentie) + "\nWat wil je verbeteren? Wat er stond, blijft in de geschiedenis.",
        onder_elkaar(*buttons, *turn, to_case(zaak, verhaal.woorden.terug)),
    )


MOST_FIELDS, PAGE = 10, 6
"""So many fields stand on one screen; where there are more, so many on each page."""


@dataclass(frozen=True, slots=True)
class Verteld:
    """Who outside the house heard of something, in Dutch, and when it was recorded; `zelf`: the bot itself tells them
    what becomes of it."""

    wie: str
    moment: datetime
    zelf: bool = False

    @property
    def dag(self) -> date:
        """That day in Amsterdam."""
        return self.moment.astimezone(_AMSTERDAM).date()


def ask_undo(referentie: str, zaak: int, line: int, said: str, verteld: Verteld | None, vraag: str = "") -> Bericht:
    """What left the house is not taken back by a press alone: who was told, when, and the text that takes it back; nor
    is what another case asks about first."""
    parts: list[Tekst] = [stack(bold(referentie), vraag)] if vraag else []
    if verteld is not None:
        parts.append(bold(groot(said)) + f": dat weet {verteld.wie} sinds {zeg(verteld.dag)}. Neem je het terug, "
                     + _let_know(verteld))  # fmt: skip
        parts += [] if verteld.zelf else [mono(_take_back(referentie, said, verteld))]
    yes = Knop("Ja, neem het terug", actie("o", zaak, line, "ja"))
    return Bericht(paragraphs(*parts), onder_elkaar(yes, to_case(zaak)))


def ask_correct(referentie: str, zaak: int, veld: Veld, verteld: Verteld) -> Bericht:
    """The same for a fact that others were told."""
    said = klein(veld.titel)
    told = bold(groot(said)) + f": dat weet {verteld.wie} sinds {zeg(verteld.dag)}. Verbeter je het, "
    text = "" if verteld.zelf else mono(_put_right(referentie, said, verteld))
    return Bericht(
        paragraphs(told + _let_know(verteld), text),
        onder_elkaar(Knop("Ja, verbeter het", actie("c", zaak, veld.naam, "ja")), to_case(zaak)),
    )


def _let_know(verteld: Verteld) -> str:
    if verteld.zelf:
        return "dan krijgen zij daar bericht van."
    return "laat het hun dan ook weten. Deze tekst kun je sturen:"


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


def recorded(said: str) -> str:
    """A step was taken."""
    return f"✓ Vastgelegd: {said}."


def undone(said: str) -> str:
    """An act was taken back."""
    return f"✓ Ongedaan gemaakt: {said}."


def nothing_to_correct() -> str:
    """No fact is theirs."""
    return "Er is hier niets dat jij kunt verbeteren."


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


EXPORT = "ex"
"""The press that gives a case as files."""


def to_export(zaak: int, tekst: str = "Bewaar als bestand") -> Knop:
    """The button that does."""
    return Knop(tekst, actie(EXPORT, zaak))


def coordinator_wipes(zaak: int, procedure: Procedure, ends: Stap | None) -> Bericht:
    """A case in which steps were recorded is not for everybody to wipe."""
    text: Tekst = "In deze zaak zijn stappen vastgelegd. Alleen je coördinator kan haar wissen."
    if ends:
        text += f" Loopt de {klein(procedure.titel)} niet meer? Kies dan " + italic(ends.titel) + "."
    return Bericht(text, onder_elkaar(to_case(zaak)))


def ask_delete(
    referentie: str, zaak: int, procedure: Procedure, ends: Stap | None, vraag: str = "", *, stappen: bool = False
) -> Bericht:
    """Deleting cannot be undone, so it is asked; a case that only ended need not be deleted: `ends` does that. `vraag`
    is what another case asks about it. Where `stappen` were recorded, keeping it as a file is offered first."""
    sure = "Wil je " + bold(referentie) + " wissen, met de hele geschiedenis en alle herinneringen? "
    sure += "Dat kun je niet ongedaan maken."
    if ends:
        sure += f" Loopt de {klein(procedure.titel)} alleen niet meer? Kies dan " + italic(ends.titel) + "."
    return Bericht(
        stack(sure, vraag) if vraag else sure,
        onder_elkaar(
            *([to_export(zaak, "Bewaar eerst als bestand")] if stappen else ()),
            Knop("Ja, wis alles", actie("w", zaak, "ja")),
            Knop("Nee, terug", actie("k", zaak)),
        ),
    )


def deleted(uit_backups: date | None, alle: Knop) -> Bericht:
    """It is gone, and not named any more; `alle` leads to the list that it stood in. `uit_backups`: when it is gone
    from the daily backups, where there are any."""
    copies = (
        f"Uit de back-ups is de zaak weg op {zeg(uit_backups)}."
        if uit_backups
        else "Maakt je beheerder back-ups? Daar staat de zaak in tot die worden weggegooid."
    )
    return Bericht(
        "De zaak is gewist, met de geschiedenis en de herinneringen. Binnen een minuut is ze ook uit de bestanden van "
        f"Ketenbot weg. {copies} Wat er in Telegram over staat, wis je daar zelf.",
        ((alle,),),
    )


def since(verhaal: Verhaal, regels: Sequence[GeschiedenisRegel], dag: date) -> Tekst:
    """What others did meanwhile (`regels`), above the present screen: where the last line followed by itself, what a
    person did before it is named."""
    if not regels:
        return "Deze knop hoort bij een oudere stand. Zo staat het nu:"
    last = verhaal.daad(regels[-1])
    when = last.moment.astimezone(_AMSTERDAM)
    day = "vandaag" if when.date() == dag else zeg(when.date())
    said = f"Intussen, {day} om {when:%H:%M}: " + bold(verhaal.zegt(last.regel)) + f" door {verhaal.wie(last)}."
    return said + " Zo staat het nu:" if verhaal.procedure.partijen else said


RECORDED_BEFORE = "Dit was al vastgelegd."
UNDONE_BEFORE = "Dit was al ongedaan gemaakt."
OWN_GEMEENTE = "Dat is jullie eigen gemeente. Typ de andere."


def taken(referentie: str) -> str:
    """A reference that another case has, and what to do."""
    return f"Zaaknummer {referentie} is al in gebruik. Typ een ander nummer, of open die zaak met /zaak {referentie}."

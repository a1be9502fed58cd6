"""The interventieladder on the provincie's phone: the dossier, its letters as checklists, its time line, the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.screens.case import happened, step_button, to_case
from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, blader, groot, klein, naast_elkaar, onder_elkaar
from bot.screens.morning import MorningLine
from knowledge.gemeenten import Gemeente
from workflows.cijfers.saldo import zeg_saldo
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak
from workflows.engine.laatste_dagen import LaatsteDag
from workflows.engine.tabel import Stand, Stap
from workflows.engine.zaak import Regel
from workflows.ladder.brieven import Brief, Verstuurd, brief_bij
from workflows.ladder.feiten import LadderFeiten
from workflows.ladder.plan import SPOOR, VRAGEN, Loopt, in_het_jaar
from workflows.ladder.tabel import BRON, LADDER
from workflows.ladder.tijdlijn import TIJD_BRON, tijdlijn

PAGE = 5
GEMEENTEN = 6
ALLE = Knop("Alle dossiers", actie("ld", "l", 0))
NIEUW = Knop("Begin een dossier", actie("ld", "g", 0))
_SELDOM = ("spoed",)
"""Steps that stand under "Meer"."""


@dataclass(frozen=True)
class LadderBeeld:
    """All that the screen of a dossier shows, worked out by the desk. `op_de_bot` says whether the gemeente is told;
    `zichtbaar` is what it sees of the dossier. `tekort` is what the official figures say is missing, where the
    next step is about that, with the day that COA counted to."""

    id: int
    organisatie: int
    referentie: str
    code: str
    gemeente: str
    op_de_bot: bool
    stand: Stand
    feiten: LadderFeiten
    loopt: Loopt
    vandaag: date
    stappen: Sequence[Stap] = ()
    concept: Brief | None = None
    zichtbaar: Sequence[Verstuurd] = ()
    herinnering: date | None = None
    laatste: Regel | None = None
    behandelaar: str = ""
    eigen: bool = True
    tekort: tuple[int, date] | None = None

    @property
    def tijdvak(self) -> Tijdvak:
        """The half-year that it is about."""
        return self.feiten.gemist


def titel(stand: Stand) -> str:
    """A stand with its number, where it has one."""
    return f"{stand.naam} {stand.titel}" if stand.naam[0].isdigit() else stand.titel


def _dag(dag: LaatsteDag, vandaag: date) -> str:
    late = dag.woord == "uiterlijk" and dag.voorbij(vandaag)
    return f"{dag.wat} {dag.woord} {zeg(dag.dag)}{' (voorbij)' if late else ''}"


def line(beeld: LadderBeeld, wat: str = "") -> str:
    """One dossier in one line: reference, the date that counts, and where it is (or what is asked)."""
    parts = [
        beeld.referentie,
        *([_dag(beeld.loopt.nu, beeld.vandaag)] if beeld.loopt.nu else []),
        wat or titel(beeld.stand),
    ]
    return " · ".join(parts)


# ---------------------------------------------------------------- the dossier


def case(beeld: LadderBeeld, note: Tekst = "") -> Bericht:
    """Where it is and who acts, what runs, what the gemeente sees, and the steps as buttons."""
    lines: list[Tekst] = [
        bold(beeld.referentie) + " · interventieladder",
        bold(titel(beeld.stand)) + f" · aan zet: {beeld.stand.wie}",
        beeld.stand.uitleg,
        *([bold(groot(_dag(beeld.loopt.nu, beeld.vandaag)))] if beeld.loopt.nu else []),
        *([short(beeld)] if beeld.tekort else []),
        *_draft(beeld),
        _seen(beeld),
        *_year(beeld),
        *([f"Behandelaar: {beeld.behandelaar}."] if beeld.behandelaar and not beeld.eigen else []),
        *([f"Ik herinner je op {zeg(beeld.herinnering)}."] if beeld.herinnering else []),
    ]
    return Bericht(paragraphs(note, stack(*lines)), _buttons(beeld))


def short(beeld: LadderBeeld) -> str:
    """The official figures say that the taakstelling was not met: read before "Gehaald" is pressed. No refusal."""
    if beeld.tekort is None:
        return ""
    aantal, tot = beeld.tekort
    return (
        f"⚠ Let op: volgens de cijfers van COA (t/m {zeg(tot)}) is {beeld.tijdvak} niet gehaald: {zeg_saldo(-aantal)}."
    )


def _draft(beeld: LadderBeeld) -> list[Markup]:
    if beeld.concept is None:
        return []
    number = beeld.feiten.nummer(beeld.concept.naam) or "(nog geen nummer)"
    return [bold("Concept") + f": {klein(beeld.concept.titel)} {number}. De gemeente ziet dit nog niet."]


def _seen(beeld: LadderBeeld) -> str:
    if beeld.zichtbaar:
        sent = ", ".join(f"{klein(item.brief.titel)} ({zeg(item.op)})" for item in beeld.zichtbaar)
        text = f"{beeld.gemeente} ziet: {sent}."
    else:
        text = f"{beeld.gemeente} ziet nog niets."
    return text if beeld.op_de_bot else f"{beeld.gemeente} is niet op Ketenbot: niemand krijgt daar bericht."


def _year(beeld: LadderBeeld) -> list[str]:
    if not in_het_jaar(beeld.stand.naam):
        return []
    last = beeld.loopt.jaar.dag
    late = " Dat jaar is om." if last <= beeld.vandaag else ""
    return [f"Uitvoeren uiterlijk {zeg(last)}: een jaar na het signaal.{late}"]


def _buttons(beeld: LadderBeeld) -> tuple[Rij, ...]:
    stand = beeld.stand
    rows: list[Rij] = [
        (step_button(beeld.id, SPOOR, stap, stand.naam),) for stap in beeld.stappen if stap.trigger not in _SELDOM
    ]
    if beeld.concept is not None:
        rows.insert(0, (Knop("Brief is verstuurd", actie("ld", "v", beeld.id, beeld.concept.naam)),))
    letter = beeld.concept or next(iter(letters(beeld)), None)
    if letter is not None:
        rows.append((Knop("Wat hoort in de brief?", actie("ld", "b", beeld.id, letter.naam)),))
    if stand.eind and beeld.zichtbaar and beeld.feiten.einde_op is None:
        rows.append((Knop("Meld het einde aan de gemeente", actie("ld", "e", beeld.id)),))
    if beeld.laatste is not None:
        undo = "Maak ongedaan: " + happened(LADDER, beeld.laatste)
        rows.append((Knop(undo, actie("o", beeld.id, beeld.laatste.id)),))
    figures = Knop("Cijfers", actie("tz", beeld.organisatie, "g", beeld.tijdvak.code, beeld.code))
    rows.append((figures, Knop("Tijdlijn", actie("ld", "t", beeld.id)), Knop("Meer", actie("ld", "x", beeld.id))))
    return tuple(rows)


def letters(beeld: LadderBeeld) -> list[Brief]:
    """The letters that belong to this stand, or to a step that can be taken from it."""
    standen = [beeld.stand.naam, *(stap.naar for stap in beeld.stappen if stap.trigger not in _SELDOM)]
    return [brief for naam in dict.fromkeys(standen) if (brief := brief_bij(naam)) is not None]


def more(beeld: LadderBeeld, extra: Sequence[Knop]) -> Bericht:
    """What is seldom needed."""
    seldom = [step_button(beeld.id, SPOOR, stap, beeld.stand.naam) for stap in beeld.stappen if stap.trigger in _SELDOM]
    take = [] if beeld.eigen else [Knop("Neem dit dossier over", actie("ld", "o", beeld.id))]
    return Bericht(
        bold(line(beeld)) + "\nWat wil je doen?",
        (
            *onder_elkaar(*seldom, *take),
            (Knop("Verbeter", actie("c", beeld.id)), Knop("Geschiedenis", actie("h", beeld.id))),
            *onder_elkaar(*extra),
            (Knop("Wis dit dossier", actie("w", beeld.id)), to_case(beeld.id)),
        ),
    )


def checklist(beeld: LadderBeeld, brief: Brief) -> Bericht:
    """What belongs in a letter, to whom it goes, and the appeal; all with the source."""
    copies = [f"Afschrift: {', '.join(brief.afschrift)}."] if brief.afschrift else []
    appeal = [f"• {item}" for item in brief.beroep]
    return Bericht(
        stack(
            bold(brief.titel) + f" · {beeld.referentie}",
            f"Aan: {brief.aan}. Je stuurt de brief zelf, buiten Ketenbot.",
            *copies,
            *(f"☐ {item}" for item in brief.inhoud),
            *([bold("Beroep")] if appeal else []),
            *appeal,
            italic(BRON),
        ),
        ((to_case(beeld.id),),),
    )


def timeline(beeld: LadderBeeld) -> Bericht:
    """The phases over the half-years, with where we are, and the maximum of a year."""
    bars = [
        ("▶ " if bar.van <= beeld.vandaag <= bar.tot else "• ")
        + bold(bar.tijdvak)
        + f", fase {bar.fasen}: {bar.uitleg}"
        for bar in tijdlijn(beeld.tijdvak)
    ]
    return Bericht(
        stack(
            bold(beeld.referentie) + f" · tijdlijn\nNu: {titel(beeld.stand)}",
            *bars,
            bold(f"Uitvoeren uiterlijk {zeg(beeld.loopt.jaar.dag)}") + ": hooguit een jaar na het signaal. "
            "Strakker mag. Het Rijk houdt de provincie hieraan.",
            italic(f"{TIJD_BRON}. Hoe fase 2 tot en met 5 over de halfjaren liggen, is een eigen lezing."),
        ),
        ((to_case(beeld.id),),),
    )


def already_sent() -> str:
    """An old button: the letter went out before."""
    return "Die brief is niet meer een concept. Zo staat het nu:"


# ---------------------------------------------------------------- beginning, listing


def listing(beelden: Sequence[LadderBeeld], page: int, last: int, provincie: str) -> Bericht:
    """One page of the dossiers, most urgent first; what ended comes last. Pages count from nought to `last`."""
    if not beelden:
        return Bericht(
            stack(
                bold(f"Interventieladder · {provincie}"),
                "Er zijn nog geen dossiers. Begin er een als een gemeente haar taakstelling niet haalt, of dreigt te "
                "missen.",
            ),
            ((NIEUW,),),
        )
    turn = blader(page, last, lambda to: actie("ld", "l", to))
    where = f" ({page + 1} van {last + 1})" if last else ""
    return Bericht(
        stack(bold(f"Interventieladder · {provincie}") + where, *(f"• {line(b)}" for b in beelden)),
        (*((Knop(b.referentie, actie("k", b.id)),) for b in beelden), *turn, (NIEUW,)),
    )


def which_gemeente(gemeenten: Sequence[Gemeente], page: int, note: Tekst = "") -> Bericht:
    """About which gemeente? All of the provincie, on the bot or not."""
    last = max(0, (len(gemeenten) - 1) // GEMEENTEN)
    page = max(0, min(page, last))
    shown = gemeenten[page * GEMEENTEN : (page + 1) * GEMEENTEN]
    buttons = [Knop(g.naam, actie("ld", "new", g.code)) for g in shown]
    rows = naast_elkaar(*buttons)
    how = "Kies, of typ " + italic("/ladder") + " met de naam, zoals " + italic(f"/ladder {gemeenten[0].naam}") + "."
    return Bericht(
        paragraphs(note, stack(bold("Nieuw dossier") + " · over welke gemeente?", how)),
        (*rows, *blader(page, last, lambda to: actie("ld", "g", to))),
    )


def which_tijdvak(gemeente: Gemeente, tijdvakken: Sequence[Tijdvak], bekend: Sequence[LadderBeeld]) -> Bericht:
    """Over which half-year? The dossiers of this gemeente that there are come first."""
    known = [Knop(f"Open {b.referentie}", actie("k", b.id)) for b in bekend]
    choices = [
        Knop(f"{tijdvak}{'' if n else ' (loopt nog)'}", actie("ld", "n", gemeente.code, tijdvak.jaar, tijdvak.deel))
        for n, tijdvak in enumerate(tijdvakken)
    ]
    return Bericht(
        stack(
            bold(gemeente.naam) + " · over welk halfjaar gaat het?",
            *(f"• {line(b)}" for b in bekend),
            "De gemeente merkt niets van een dossier, tot je een brief op verstuurd zet.",
        ),
        (*onder_elkaar(*known), *(tuple(choices[i : i + 2]) for i in range(0, len(choices), 2))),
    )


def there_already() -> str:
    """One dossier for a gemeente and a half-year."""
    return "Dit dossier is er al. Zo staat het nu:"


def elsewhere(naam: str, provincie: str) -> str:
    """A gemeente of another provincie."""
    return f"{naam} ligt in {provincie}. Kies een gemeente van je eigen provincie."


def unknown_gemeente(naam: str, gemeenten: Sequence[Gemeente]) -> str:
    """A name that means no gemeente, or several."""
    if not gemeenten:
        return f"Een gemeente {naam[:40]} ken ik niet."
    return f"Welke gemeente bedoel je: {' of '.join(g.naam for g in gemeenten[:5])}?"


def no_provincie(naam: str) -> Bericht:
    """The name of the organisation tells no provincie."""
    return Bericht(
        "Ik weet niet welke provincie " + bold(naam) + " is. Kies eerst je provincie: typ " + italic("/toezicht") + "."
    )


def begun() -> str:
    """Above a new dossier."""
    return "✓ Dossier begonnen. De gemeente ziet er niets van tot je een brief op verstuurd zet."


# ---------------------------------------------------------------- in the morning message


def morning(beeld: LadderBeeld, dag: date, kinds: Sequence[str]) -> MorningLine:
    """Its line in the morning message."""
    asked = [VRAGEN[kind] for kind in dict.fromkeys(kinds) if kind in VRAGEN]
    steps = [stap for stap in beeld.stappen if stap.trigger not in _SELDOM]
    buttons = [step_button(beeld.id, SPOOR, stap, beeld.stand.naam) for stap in steps[:3]]
    if beeld.concept is not None:
        buttons.insert(0, Knop("Brief is verstuurd", actie("ld", "v", beeld.id, beeld.concept.naam)))
    return MorningLine(
        zaak=beeld.id,
        referentie=beeld.referentie,
        dag=dag,
        tekst=line(beeld),
        lijst=line(beeld, ", ".join(vraag.kort for vraag in asked)),
        vraag=" ".join(vraag.vraag for vraag in asked),
        waarom=short(beeld),
        knoppen=tuple(buttons),
        loopt=not beeld.stand.eind,
        met_dag=beeld.loopt.nu is not None,
    )

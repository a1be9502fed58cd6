"""The screens that every procedure has from its table: the case, its list, registering, "Meer", why, what is
missing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.screens.case import happened, step_button, to_case
from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, blader, groot, klein, naast_elkaar, onder_elkaar
from bot.screens.morning import MorningLine
from storage.people import Organisatie
from workflows.dates.reading import zeg
from workflows.engine.laatste_dagen import LATER, LaatsteDag
from workflows.engine.tabel import Procedure, Spoor, Stand, Stap
from workflows.engine.velden import zeg_waarde
from workflows.engine.zaak import Regel

PAGE = 8
"""Cases on one page of a list: fits a phone without scrolling past the buttons."""
FEW = 6
"""So many missing conditions stand on the case itself; more are behind a button."""
_MISSING = "Wat ontbreekt nog?"


@dataclass(frozen=True, slots=True)
class Aanvulling:
    """What another use adds to the screen of a case."""

    regels: Sequence[Tekst] = ()
    knoppen: tuple[Rij, ...] = ()


@dataclass(frozen=True)
class Beeld:
    """All that the screens of a case show, worked out by the desk. `dagen` are those that lead, nearest first;
    `stappen` are (track, step) that this person can take now; `ontbreekt` is what steps still wait for; `erbij` are
    lines and `erbij_knoppen` buttons of other uses."""

    id: int
    referentie: str
    gemeente: str
    procedure: Procedure
    standen: dict[str, str]
    feiten: dict[str, Any]
    vandaag: date
    dagen: Sequence[LaatsteDag] = ()
    stappen: Sequence[tuple[str, Stap]] = ()
    ontbreekt: Sequence[str] = ()
    tegenspraak: Sequence[str] = ()
    herinneringen: Sequence[date] = ()
    daad: Regel | None = None
    erbij: Sequence[Tekst] = ()
    erbij_knoppen: tuple[Rij, ...] = field(default=())

    def stand(self, spoor: Spoor) -> Stand:
        """Where a track is."""
        return spoor.stand(self.standen[spoor.naam])

    @property
    def loopt(self) -> bool:
        """Whether some track has no outcome yet."""
        return not all(self.stand(spoor).eind for spoor in self.procedure.sporen)

    @property
    def alle(self) -> Knop:
        """The way to the list of its procedure."""
        return to_list(self.procedure)


def to_list(procedure: Procedure) -> Knop:
    """The list of a procedure."""
    return Knop(f"Alle {several(procedure)}", actie("zl", procedure.naam, 0))


def several(procedure: Procedure) -> str:
    """What more than one case of a procedure is called."""
    return procedure.meervoud or f"{klein(procedure.titel)}en"


def new(procedure: Procedure) -> str:
    """What a case that is begun is called."""
    return f"{'nieuw' if procedure.het else 'nieuwe'} {klein(procedure.titel)}"


# ---------------------------------------------------------------- in one line


def line(beeld: Beeld, wat: str = "") -> str:
    """One case in one line: reference, what it is about, the day that leads, and where it is (or what is asked)."""
    parts = [beeld.referentie, *(_value(beeld, naam) for naam in beeld.procedure.kort if _known(beeld, naam))]
    parts += [_day(beeld.dagen[0], beeld.vandaag)] if beeld.dagen else []
    return " · ".join([*parts, wat or _open(beeld).titel])


def _open(beeld: Beeld) -> Stand:
    """Where the case is, in one stand: the first track without an outcome."""
    standen = [beeld.stand(spoor) for spoor in beeld.procedure.sporen]
    return next((stand for stand in standen if not stand.eind), standen[0])


def _value(beeld: Beeld, naam: str) -> str:
    return zeg_waarde(beeld.procedure.velden[naam], beeld.feiten[naam])


def _known(beeld: Beeld, naam: str) -> bool:
    return beeld.feiten.get(naam) not in (None, [], ())


def _day(dag: LaatsteDag, vandaag: date) -> str:
    late = " (voorbij)" if dag.voorbij(vandaag) else ""
    return f"{dag.wat} {dag.woord} {zeg(dag.werkdag)}{late}"


# ---------------------------------------------------------------- the case


def case(beeld: Beeld, note: Tekst = "") -> Bericht:
    """Where it is and who acts, the days, what is known, what is missing, and the steps as buttons."""
    head = stack(
        Markup("{} · {} · {}").format(bold(beeld.referentie), klein(beeld.procedure.titel), beeld.gemeente),
        *(_track(beeld, spoor) for spoor in beeld.procedure.sporen),
        *_days(beeld),
    )
    rest = [*_facts(beeld), *_contradictions(beeld), *beeld.erbij, *_reminders(beeld)]
    return Bericht(paragraphs(note, head, stack(*_missing(beeld)), stack(*rest)), _buttons(beeld))


def _track(beeld: Beeld, spoor: Spoor) -> Markup:
    stand = beeld.stand(spoor)
    turn = "." if stand.wie == "niemand" else f". Aan zet: {stand.wie}."
    return Markup("{}: {}{}").format(spoor.titel or "Stand", bold(stand.titel), turn)


def _days(beeld: Beeld) -> list[Markup]:
    """The day that leads with its sum, and the other ones below it."""
    lines = []
    for index, dag in enumerate(beeld.dagen):
        late = " Die dag is voorbij." if dag.voorbij(beeld.vandaag) else ""
        own = " (eigen keuze)" if dag.eigen else ""
        said = groot(f"{dag.wat} {dag.woord} {zeg(dag.werkdag)}{own}.")
        lines.append(bold(said) + late if index == 0 else Markup.escape(said + late))
        lines += [italic(groot(dag.som[0]))] if index == 0 and dag.som else []
    return lines


def _facts(beeld: Beeld) -> list[str]:
    """What was entered, in the order of asking."""
    fields = beeld.procedure.velden
    known = [
        f"{fields[naam].titel}: {_value(beeld, naam)}"
        for naam in fields
        if naam not in ("referentie", LATER) and _known(beeld, naam)
    ]
    return [" · ".join(known)] if known else []


def _contradictions(beeld: Beeld) -> list[Markup]:
    return [Markup("⚠ {} Kies <i>Verbeter</i>.").format(zin) for zin in beeld.tegenspraak]


def _missing(beeld: Beeld) -> list[str]:
    if not 0 < len(beeld.ontbreekt) <= FEW:
        return []
    return ["Dit ontbreekt nog:", *(f"• {zin}" for zin in beeld.ontbreekt)]


def _reminders(beeld: Beeld) -> list[str]:
    if not beeld.herinneringen:
        return []
    first, *others = beeld.herinneringen
    times = f" en daarna nog {len(others)} keer" if others else ""
    return [f"Ik herinner je op {zeg(first)}{times}."]


def _buttons(beeld: Beeld) -> tuple[Rij, ...]:
    steps = [(spoor, stap) for spoor, stap in beeld.stappen if not stap.einde]
    rows: list[Rij] = [(step_button(beeld.id, spoor, stap, beeld.standen[spoor]),) for spoor, stap in steps]
    rows += beeld.erbij_knoppen
    if len(beeld.ontbreekt) > FEW:
        rows.append((Knop(_MISSING, actie("zo", beeld.id)),))
    if beeld.daad is not None:
        rows.append((undo_button(beeld.procedure, beeld.id, beeld.daad),))
    return (*rows, (Knop("Verbeter", actie("c", beeld.id)), Knop("Meer", actie("zm", beeld.id))))


def undo_button(procedure: Procedure, zaak: int, daad: Regel) -> Knop:
    """Takes the last act back; it names the line, so that an old button takes back nothing else."""
    return Knop("Maak ongedaan: " + happened(procedure, daad), actie("o", zaak, daad.id))


def more(beeld: Beeld, extra: Sequence[Knop] = ()) -> Bericht:
    """What is not needed every day: why, what happened, what other uses add, ending it, deleting it."""
    ends = [step_button(beeld.id, spoor, s, beeld.standen[spoor]) for spoor, s in beeld.stappen if s.einde]
    later = [Knop("Over 3 dagen weer", actie("zs", beeld.id))] if beeld.loopt else []
    rows: list[Rij] = [(Knop("Uitleg", actie("zt", beeld.id)), Knop("Geschiedenis", actie("h", beeld.id)))]
    rows += naast_elkaar(*later, *extra)
    rows += onder_elkaar(*ends)
    rows.append((Knop("Wis deze zaak", actie("w", beeld.id)), beeld.alle))
    return Bericht(bold(line(beeld)) + "\nWat wil je doen?", (*rows, (to_case(beeld.id),)))


def explanation(beeld: Beeld) -> Bericht:
    """What belongs to the present standen, with its source, and how each day was found."""
    parts: list[Tekst] = [bold(beeld.referentie) + " · uitleg"]
    for spoor in beeld.procedure.sporen:
        stand = beeld.stand(spoor)
        source = [italic(stand.bron)] if stand.bron else []
        parts.append(stack(stand.uitleg, *source))
    parts += [_sum(dag) for dag in beeld.dagen]
    return Bericht(paragraphs(*parts), ((to_case(beeld.id),),))


def _sum(dag: LaatsteDag) -> Markup:
    own = [f"Bron: {dag.bron}."] if dag.bron and not dag.som else []
    return stack(bold(groot(f"{dag.wat} {dag.woord} {zeg(dag.werkdag)}")), *map(groot, dag.som[:1]),
                 *map(italic, [*dag.som[1:], *own]))  # fmt: skip


def missing(beeld: Beeld) -> Bericht:
    """All that the steps from here still wait for."""
    said = [f"• {zin}" for zin in beeld.ontbreekt] or ["Er ontbreekt niets."]
    return Bericht(stack(bold(beeld.referentie) + " · wat ontbreekt nog", *said), ((to_case(beeld.id),),))


# ---------------------------------------------------------------- the list, registering


def listing(procedure: Procedure, lines: Sequence[tuple[int, str, str]], page: int, last: int, wie: str) -> Bericht:
    """One page of the running cases, most urgent first: (case, reference, its line). Pages count from nought."""
    begin = (Knop(groot(new(procedure)), actie("zn", procedure.naam)),)
    if not lines:
        return Bericht(f"Er lopen geen {several(procedure)} van {wie}. Leg de eerste vast.", (begin,))
    where = f" ({page + 1} van {last + 1})" if last else ""
    head = bold(f"{groot(several(procedure))} {wie}") + f"{where}, meest dringend eerst"
    rows = onder_elkaar(*(Knop(reference, actie("k", ident)) for ident, reference, _ in lines))
    turn = blader(page, last, lambda to: actie("zl", procedure.naam, to))
    return Bericht(stack(head, *(f"• {said}" for *_, said in lines)), (*rows, *turn, begin))


def which_gemeente(procedure: Procedure, organisaties: Sequence[Organisatie]) -> Bericht:
    """Asked only of who works for several."""
    buttons = [Knop(o.naam, actie("zn", procedure.naam, o.id)) for o in organisaties]
    article = "het" if procedure.het else "de"
    return Bericht(f"Voor welke gemeente is {article} nieuwe {klein(procedure.titel)}?", onder_elkaar(*buttons))


def not_yours(procedure: Procedure) -> Bericht:
    """Another kind of organisation has no such cases."""
    return Bericht(f"{groot(several(procedure))} leggen gemeenten vast. Jouw rol hoort bij een andere organisatie.")


def not_all(procedure: Procedure, voorbeeld: str) -> str:
    """A line of facts was read in part."""
    return f"Niet alles in je regel begreep ik. Zo kan het: /{procedure.naam} {voorbeeld}"


# ---------------------------------------------------------------- the morning message


def morning(beeld: Beeld, dag: date, kinds: Sequence[str]) -> MorningLine:
    """Its line in the morning message: what is asked, why, and the buttons that answer."""
    asked = [vraag for kind in dict.fromkeys(kinds) if (vraag := beeld.procedure.herinnervraag(kind)) is not None]
    forward = [(spoor, stap) for spoor, stap in beeld.stappen if not (stap.einde or stap.terug)]
    first = beeld.dagen[0] if beeld.dagen else None
    return MorningLine(
        zaak=beeld.id,
        referentie=beeld.referentie,
        dag=dag,
        tekst=line(beeld),
        lijst=line(beeld, ", ".join(vraag.kort for vraag in asked if vraag.kort)),
        vraag=" ".join(vraag.vraag for vraag in asked),
        waarom=groot(first.som[0]) if first and first.som else "",
        knoppen=(
            *(step_button(beeld.id, spoor, stap, beeld.standen[spoor]) for spoor, stap in forward),
            Knop("Over 3 dagen weer", actie("zs", beeld.id)),
        ),
        loopt=beeld.loopt,
        alle=beeld.alle,
        met_dag=first is not None,
    )

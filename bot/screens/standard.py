"""The screens that every procedure has from its table: the case, its list, registering, "Meer", why, what is
missing, and its line in the morning message."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.screens import phone
from bot.screens.beeld import Beeld, Zonder, new, several
from bot.screens.case import from_list
from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, blader, groot, klein, naast_elkaar, onder_elkaar
from bot.screens.morning import MorningLine
from storage.people import Organisatie
from workflows.dates.reading import zeg
from workflows.engine.laatste_dagen import LATER, Herinnervraag, LaatsteDag
from workflows.engine.tabel import Procedure

SCREEN = 20
"""So many lines a phone of 390 px shows of one message."""
_BOTH = Zonder.SOM | Zonder.ALINEAS
_LESS = tuple(
    Zonder.HERINNERING | more for more in (Zonder.NIETS, Zonder.SOM, Zonder.ALINEAS, _BOTH, _BOTH | Zonder.KLAAR)
)
"""What stands behind [Alles]: the first of these with which a case fits a phone, else the last."""
IN_A_ROW = 3
"""Short buttons beside each other."""
PAGE = 5
"""Cases on one page of a list, three or four lines each: fits a phone."""
MOST_BUTTONS = 10
"""So many buttons fit a phone."""
ROWS = 6
"""So many rows of "Meer" on a page, beside the ones that lead on and back, where its buttons are long."""


# ---------------------------------------------------------------- the case


def case(beeld: Beeld, note: Tekst = "") -> Bericht:
    """Where it is and who acts, the days, what is known, what is missing, and the steps as buttons. What a phone does
    not hold at once stands behind [Alles]; never the days."""
    all_of_it, rows = paragraphs(note, _body(beeld)), tuple(beeld.rijen())
    text = all_of_it
    for less in _LESS:
        if phone.lines(text) <= SCREEN:
            break
        text = paragraphs(note, _body(replace(beeld, zonder=less)))
    return Bericht(text, rows if text == all_of_it else _with(beeld.allesknop, rows))


def _with(knop: Knop, rows: tuple[Rij, ...]) -> tuple[Rij, ...]:
    """A short button first in the last row, where there is room beside the others."""
    last = rows[-1] if rows else ()
    return (*rows[:-1], (knop, *last)) if len(last) < IN_A_ROW else (*rows, (knop,))


def whole(beeld: Beeld) -> Bericht:
    """All of it, with the way back."""
    return Bericht(_body(beeld), ((beeld.terug,),))


def _body(beeld: Beeld) -> Markup:
    added = [line for item in beeld.erbij for line in item.boven]
    head = stack(beeld.kop(), *beeld.waar(), *beeld.dagregels(), *beeld.boven(), *added)
    rest = [*beeld.gegevens(), *_contradictions(beeld), *beeld.ernaast(), *beeld.herinnert()]
    between = beeld.alineas() if Zonder.ALINEAS not in beeld.zonder else ()
    parts = [part for part in (head, *between, stack(*rest)) if part]
    close = beeld.zonder or len(beeld.procedure.sporen) > 1  # two tracks fill a phone
    return stack(*parts) if close else paragraphs(*parts)


def _contradictions(beeld: Beeld) -> list[Tekst]:
    return [f"⚠ {zin} Kies " + italic("Verbeter") + "." for zin in beeld.tegenspraak]


def more(beeld: Beeld, extra: Sequence[Knop] = (), page: int = 0) -> Bericht:
    """What is not needed every day. What one screen does not hold stands on a next one."""
    rows, back = tuple(beeld.meer_rijen(extra)), beeld.terug
    if beeld.lange_knoppen:
        rows = _page_of(beeld, rows, page)
    elif sum(map(len, rows)) >= MOST_BUTTONS:
        found, last = [knop for row in rows for knop in row], MOST_BUTTONS - 2
        turn = Knop("Nog meer", actie("zm", beeld.id, 1)) if page == 0 else Knop("Terug", actie("zm", beeld.id))
        rows = (*naast_elkaar(*(found[:last] if page == 0 else found[last:])), (turn,))
    return Bericht(beeld.meer_kop() + "\nWat wil je doen?", (*rows, (back,)))


def _page_of(beeld: Beeld, rows: Sequence[Rij], page: int) -> tuple[Rij, ...]:
    """Whole rows, as many as a phone shows; the way to the next page where there is one."""
    rest, number = list(rows), 0
    while len(rest) > ROWS + 1 or sum(map(len, rest)) >= MOST_BUTTONS:
        fits = [n for n in range(1, ROWS + 1) if sum(map(len, rest[:n])) <= MOST_BUTTONS - 2]
        if number == page:
            return (*rest[: fits[-1]], (Knop("Nog meer", actie("zm", beeld.id, page + 1)),))
        rest, number = rest[fits[-1] :], number + 1
    return tuple(rest)


def explanation(beeld: Beeld) -> Bericht:
    """What belongs to the present standen, with its source, and how each day was found."""
    return Bericht(beeld.uitleg(), onder_elkaar(*beeld.uitleg_knoppen(), beeld.terug))


def missing(beeld: Beeld) -> Bericht:
    """All that the steps from here still wait for."""
    said = [f"• {zin}" for zin in beeld.ontbreekt] or ["Er ontbreekt niets."]
    return Bericht(stack(bold(beeld.referentie) + " · wat ontbreekt nog", *said), ((beeld.terug,),))


# ---------------------------------------------------------------- the list, registering


@dataclass(frozen=True, slots=True)
class Lijst:
    """How the list of a procedure reads: its heading (whose it is, which page of how many), what it says when it is
    empty (whose it is), the button that begins a case, what somebody reads who has no such cases, whether those that
    ended stand in it too, how many stand on a page, and buttons below it. With `op_knoppen` the buttons say it all, and
    no lines stand above them."""

    kop: Callable[[str, str], Tekst]
    leeg: Callable[[str], Tekst]
    begin: Knop
    niet_van_jou: Bericht
    afgelopen: bool = False
    per: int = PAGE
    erbij: tuple[Knop, ...] = ()
    op_knoppen: bool = False


def to_new(procedure: Procedure) -> Knop:
    """Begins a case."""
    return Knop(groot(new(procedure)), actie("zn", procedure.naam))


def lijst(procedure: Procedure) -> Lijst:
    """How it reads from the table."""
    return Lijst(
        lambda wie, waar: bold(f"{groot(several(procedure))} {wie}") + f"{waar}, meest dringend eerst",
        lambda wie: f"Er lopen geen {several(procedure)} van {wie}. Leg de eerste vast.",
        to_new(procedure),
        own_people_only(procedure),
    )


def listing(
    vorm: Lijst, procedure: Procedure, beelden: Sequence[Beeld], page: int, last: int, wie: str, standen: str = ""
) -> Bericht:
    """One page of the cases, most urgent first. Pages count from nought up to and including `last`. `standen`, parted
    by full stops: only those in them."""
    below = onder_elkaar(vorm.begin, *vorm.erbij)
    if standen:
        return _in_standen(procedure, beelden, page, last, wie, standen)
    if not beelden:
        return Bericht(vorm.leeg(wie), below)
    where = f" ({page + 1} van {last + 1})" if last else ""
    rows = onder_elkaar(*(from_list(beeld.id, beeld.lijstknop, "zl", procedure.naam, page) for beeld in beelden))
    turn = blader(page, last, lambda to: actie("zl", procedure.naam, to))
    lines = [] if vorm.op_knoppen else [f"• {beeld.regel()}" for beeld in beelden]
    return Bericht(stack(vorm.kop(wie, where), *lines), (*rows, *turn, *below))


def _in_standen(
    procedure: Procedure, beelden: Sequence[Beeld], page: int, last: int, wie: str, standen: str
) -> Bericht:
    """The cases in some standen, with the way to all of them."""
    known = {item.naam: item.titel for spoor in procedure.sporen for item in spoor.standen}
    titel = " of ".join(known[naam] for naam in standen.split("."))
    everything = onder_elkaar(Knop(f"Alle {several(procedure)}", actie("zl", procedure.naam, 0)))
    if not beelden:
        return Bericht(f'Er staan nu geen {several(procedure)} van {wie} op "{titel}".', everything)
    where = f" ({page + 1} van {last + 1})" if last else ""
    rows = onder_elkaar(*(from_list(beeld.id, beeld.lijstknop, "zl", procedure.naam, page) for beeld in beelden))
    turn = blader(page, last, lambda to: actie("zl", procedure.naam, to, standen))
    head = bold(f"{groot(several(procedure))} {wie}: {titel}") + f"{where}, meest dringend eerst"
    return Bericht(stack(head, *(f"• {beeld.regel()}" for beeld in beelden)), (*rows, *turn, *everything))


def which_gemeente(procedure: Procedure, organisaties: Sequence[Organisatie], known: Sequence[str] = ()) -> Bericht:
    """Asked only of who works for several; `known` is what was given already: field and value in turn."""
    buttons = [Knop(o.naam, actie("zn", procedure.naam, o.id, *known)) for o in organisaties]
    article = "het" if procedure.het else "de"
    return Bericht(f"Voor welke gemeente is {article} nieuwe {klein(procedure.titel)}?", onder_elkaar(*buttons))


def not_yours(procedure: Procedure) -> Bericht:
    """Another kind of organisation makes no such cases."""
    return Bericht(f"{groot(several(procedure))} leggen gemeenten vast. Jouw rol hoort bij een andere organisatie.")


def own_people_only(procedure: Procedure) -> Bericht:
    """Nor does it see them."""
    return Bericht(f"{groot(several(procedure))} zien alleen medewerkers van de gemeente zelf.")


def nothing_to_remind() -> str:
    """A case that ended is put off no more."""
    return "Deze zaak is klaar: er is niets meer om aan te herinneren."


def will_remind(dag: date, laatste: LaatsteDag | None) -> str:
    """When it comes back that was put off, and whether that is in time for the last day that is still to come."""
    said = f"✓ Ik herinner je {zeg(dag)} weer."
    if laatste is None or dag < laatste.werkdag:
        return said
    if dag == laatste.werkdag:
        return f"{said} Dat is de laatste werkdag: {laatste.wat}."
    return f"{said} Let op: dan is de laatste dag voorbij ({laatste.wat} {laatste.woord} {zeg(laatste.werkdag)})."


def rather(bericht: Bericht, zaak: int, dag: date) -> Bericht:
    """With the offer to be reminded on the last working day instead."""
    instead = Knop(f"Liever {zeg(dag)}, de laatste werkdag", actie("zs", zaak, dag.isoformat()))
    return replace(bericht, knoppen=((instead,), *bericht.knoppen))


def not_all(procedure: Procedure, voorbeeld: str) -> str:
    """A line of facts was read in part."""
    return f"Niet alles in je regel begreep ik. Zo kan het: /{procedure.naam} {voorbeeld}"


# ---------------------------------------------------------------- the morning message


def _of_another(vraag: Herinnervraag, soort: str, wie: str) -> Herinnervraag:
    """The question on a day that somebody chose, to who stands in for that person."""
    if soort != LATER or not wie:
        return vraag
    return replace(vraag, vraag=f"{wie} vroeg om hier nu aan te herinneren.", kort=f"{wie} vroeg dit weer")


def morning(beeld: Beeld, kinds: Sequence[str]) -> MorningLine:
    """Its line in the morning message: what is asked, why, and the buttons that answer."""
    asked = [(kind, _of_another(vraag, kind, beeld.vroeg)) for kind, vraag in beeld.gevraagd(kinds)]
    briefly = ", ".join(vraag.kort for _, vraag in asked if vraag.kort)
    first, said = next(iter(beeld.leiden), None), beeld.ochtenddag()
    late = said is not None and beeld.voorbij(said) and not any(vraag.laat for _, vraag in asked)
    return MorningLine(
        zaak=beeld.id,
        referentie=beeld.noem,
        dag=first.werkdag if first is not None else date.max,
        tekst=beeld.regel(),
        lijst=beeld.regel(briefly),
        vraag=" ".join(vraag.vraag for _, vraag in asked),
        waarom=beeld.waarom(),
        knoppen=(*beeld.antwoorden(asked), *beeld.ochtendknoppen(), *beeld.later),
        voorbij=said.laat if said is not None and late else "",
        loopt=beeld.loopt,
        niet_geteld=beeld.niet_geteld,
        alle=beeld.alle,
        met_dag=beeld.met_dag,
        laatste=first,
        rest=beeld.rest(first) if first is not None else "",
        ook=", ".join(f"{dag.wat} {beeld.rest(dag)}" for dag in beeld.leiden[1:] if beeld.voorbij(dag)),
        kort_gevraagd=briefly,
    )

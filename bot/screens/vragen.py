"""Questions to other parties on the screen: what the party sees, and what who asked sees."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.screens.bericht import Bericht, Knop, Rij, actie, e, groot, klein, onder_elkaar
from workflows.datums import zeg
from workflows.velden import Veld, zeg_waarde
from workflows.vragen import BEANTWOORD, HOE, INGETROKKEN, KLAAR, OPEN, VOORSTEL, VRAAG, Feiten, VraagSoort

PAGE = 8
"""Questions on one page of a list."""


@dataclass(frozen=True)
class VraagBeeld:
    """A question worked out by the desk. `partij` is who is asked, `vrager` who asks; `antwoord` is what was answered
    with its values, `door` who said so, `toen` on which day, and `regel` the line of history that holds it: a button
    that decides on an answer names that line, so that an old button cannot decide on another one."""

    id: int
    zaak: int
    soort: VraagSoort
    feiten: Feiten
    stand: str
    partij: str
    vrager: str
    op_de_bot: bool
    gesteld: date
    opvolgen: date
    antwoord: str = ""
    door: str = ""
    toen: date | None = None
    regel: int = 0
    aanbod: bool = False


@dataclass(frozen=True, slots=True)
class Gebeurd:
    """A line of a question's history."""

    dag: date
    wat: str
    wie: str


def values(velden: Iterable[Veld], feiten: dict[str, Any]) -> str:
    """The answers to the fields that were filled in: "woningnummer W-12, slaapkamers 3"."""
    return ", ".join(
        f"{veld.titel.lower()} {zeg_waarde(veld, feiten[veld.naam])}"
        for veld in velden
        if feiten.get(veld.naam) is not None
    )


# ---------------------------------------------------------------- what the party sees


def question(beeld: VraagBeeld, note: str = "") -> Bericht:
    """The question with its answers as buttons; one that needs no answer any more says why."""
    above = f"{note}\n\n" if note else ""
    head = f"{above}<b>{e(beeld.soort.titel)}</b>\n"
    if beeld.stand == INGETROKKEN:
        return Bericht(f"{above}{gone_text(beeld)}", _more())
    body = f"{head}{e(beeld.soort.tekst(beeld.feiten))}"
    if beeld.stand != OPEN:
        return Bericht(f"{body}\n\n{answered(beeld)}", onder_elkaar(*_take_back(beeld)) + _more())
    buttons = [Knop(a.titel, actie("va", "a", beeld.id, a.naam)) for a in beeld.soort.antwoorden]
    last = f"\nLaatst geantwoord: {e(klein(beeld.antwoord))}, door {e(beeld.door)}." if beeld.antwoord else ""
    return Bericht(f"{body}\n\n<i>Gevraagd op {zeg(beeld.gesteld)}.</i>{last}", onder_elkaar(*buttons) + _more())


def _take_back(beeld: VraagBeeld) -> list[Knop]:
    return [Knop("Antwoord terugnemen", actie("va", "t", beeld.id, beeld.regel))] if beeld.stand == VOORSTEL else []


def _more() -> tuple[Rij, ...]:
    return ((Knop("Alle open vragen", actie("vl", "n")),),)


def answered(beeld: VraagBeeld) -> str:
    """What was answered, by whom and what became of it."""
    when = f" op {zeg(beeld.toen)}" if beeld.toen else ""
    what = f"✓ Al beantwoord door {e(beeld.door)}{when}: <b>{e(beeld.antwoord)}</b>."
    if beeld.stand == VOORSTEL:
        return f"{what}\n{e(groot(beeld.vrager))} beslist erover."
    return f"{what}\n{e(groot(beeld.vrager))} neemt het over." if beeld.aanbod else what


def gone_text(beeld: VraagBeeld) -> str:
    """A question that was withdrawn; the reference is left out, because the case may be gone."""
    return f"{e(groot(beeld.vrager))} heeft deze vraag ingetrokken. Je hoeft niets meer te doen."


def gone() -> Bericht:
    """There is no such question for this person: the same word as when it never was."""
    return Bericht("Deze vraag is er niet (meer). Typ /vragen voor wat er open staat.")


def line(beeld: VraagBeeld) -> str:
    """One question in one line of the party's list."""
    if beeld.stand == OPEN:
        return f"• {e(beeld.soort.kort(beeld.feiten))}"
    if beeld.stand == INGETROKKEN:
        return f"– {gone_text(beeld)}"
    return f"✓ {e(beeld.feiten['referentie'])}: beantwoord door {e(beeld.door)}"


def bundle(beelden: Sequence[VraagBeeld], meer: int) -> Bericht:
    """The party's message of the day: its open list. `meer` others did not fit."""
    waiting = [b for b in beelden if b.stand == OPEN]
    many = len(waiting) + meer
    head = "1 vraag wacht" if many == 1 else f"{many} vragen wachten"
    text = "\n".join(line(b) for b in beelden)
    rest = f"\nEn nog {meer} andere: zie <i>Alle open vragen</i>." if meer else ""
    buttons = [Knop(b.feiten["referentie"] + _whose(b, waiting), actie("va", "o", b.id)) for b in waiting]
    return Bericht(
        f"Goedemorgen. <b>{head} op jullie antwoord</b>, de oudste eerst:\n{text}{rest}"
        if many
        else f"Deze vragen zijn beantwoord:\n{text}",
        (*((knop,) for knop in buttons), *_more()),
    )


def _whose(beeld: VraagBeeld, others: Sequence[VraagBeeld]) -> str:
    """Two questions may carry the same reference: then what is asked stands beside it."""
    same = [b for b in others if b.feiten["referentie"] == beeld.feiten["referentie"]]
    return f" · {beeld.vrager} · {klein(beeld.soort.titel)}" if len(same) > 1 else ""


def listing(own: Sequence[VraagBeeld], asked: Sequence[VraagBeeld], page: int) -> Bericht:
    """`/vragen`: what waits for us, and what we asked others."""
    items = [*own, *asked]
    if not items:
        return Bericht("Er staan geen vragen open.")
    pages = (len(items) + PAGE - 1) // PAGE
    page = max(0, min(page, pages - 1))
    shown = items[page * PAGE : (page + 1) * PAGE]
    mine = [b for b in shown if b in own]
    theirs = [b for b in shown if b not in own]
    parts = []
    if mine:
        parts.append(f"<b>Wacht op jullie antwoord ({len(own)})</b>\n" + "\n".join(line(b) for b in mine))
    if theirs:
        parts.append(f"<b>Door jullie gevraagd ({len(asked)})</b>\n" + "\n".join(_asked_line(b) for b in theirs))
    rows: list[Rij] = [(Knop(_label(b, shown), actie("va" if b in own else "v", "o", b.id)),) for b in shown]
    turn = [Knop("◀ Vorige", actie("vl", page - 1))] * (page > 0)
    turn += [Knop("Volgende ▶", actie("vl", page + 1))] * (page < pages - 1)
    return Bericht("\n\n".join(parts), (*rows, *((tuple(turn),) if turn else ())))


def _label(beeld: VraagBeeld, shown: Sequence[VraagBeeld]) -> str:
    return str(beeld.feiten["referentie"]) + _whose(beeld, shown)


def _asked_line(beeld: VraagBeeld) -> str:
    stand = VRAAG.stand(beeld.stand).titel
    what = f"{beeld.feiten['referentie']} · {klein(beeld.soort.titel)} · {beeld.partij}"
    return f"• {e(what)} · {e(stand)} (sinds {zeg(beeld.gesteld)})"


# ---------------------------------------------------------------- what who asks sees


def choose(
    referentie: str,
    zaak: int,
    soort: VraagSoort,
    partners: Sequence[tuple[int, str]],
    functie: str,
    running: Sequence[VraagBeeld],
) -> Bericht:
    """To whom? `partners` are organisations on the bot (id, name)."""
    rows = [Knop(f"Bekijk de vraag aan {b.partij}", actie("v", "o", b.id)) for b in running]
    rows += [Knop(f"Vraag {naam} via Ketenbot", actie("v", "p", zaak, soort.naam, ident)) for ident, naam in partners]
    rows.append(Knop("Geef mij de tekst om te versturen", actie("v", "k", zaak, soort.naam)))
    rows.append(Knop("Terug naar de zaak", actie("k", zaak)))
    known = f"{groot(functie)} is nog niet op Ketenbot, of jullie coördinator heeft dat nog niet vastgelegd."
    return Bericht(
        f"<b>{e(referentie)}</b> · {e(klein(soort.titel))}\n"
        + ("Wie wil je het vragen?" if partners else f"{e(known)} Verstuur de tekst dan zelf; ik vraag je erna.")
        + _source(soort),
        onder_elkaar(*rows),
    )


def _source(soort: VraagSoort) -> str:
    return f"\n<i>Bron: {e(str(soort.bron))}</i>" if soort.bron else ""


def preview(zaak: int, soort: VraagSoort, feiten: Feiten, partner: tuple[int, str], gebundeld: bool) -> Bericht:
    """What the party will see, before it is asked."""
    when = "Het staat in hun volgende ochtendbericht." if gebundeld else "Zij krijgen het meteen."
    return Bericht(
        f"Dit vraag ik aan <b>{e(partner[1])}</b>. Meer zien zij niet. {when}\n\n{e(soort.tekst(feiten))}",
        onder_elkaar(
            Knop("Stel deze vraag", actie("v", "d", zaak, soort.naam, partner[0])),
            Knop("Geef mij de tekst om te versturen", actie("v", "k", zaak, soort.naam)),
            Knop("Terug naar de zaak", actie("k", zaak)),
        ),
    )


def letter(tekst: str) -> Bericht:
    """The ready text, alone in its message: easy to copy or to forward."""
    return Bericht(e(tekst))


def status(beeld: VraagBeeld, gebeurd: Sequence[Gebeurd], note: str = "", bel: str = "") -> Bericht:
    """Where a question of ours is, and what can be done; `bel` says whom to call (HTML)."""
    where = "via Ketenbot" if beeld.op_de_bot else "niet op Ketenbot"
    stand = VRAAG.stand(beeld.stand)
    parts = [
        f"{_head(beeld)}\nAan: <b>{e(beeld.partij)}</b> ({where}). Stand: <b>{e(stand.titel)}</b>.{_next(beeld)}",
        *([f"Antwoord: <b>{e(beeld.antwoord)}</b>, van {e(beeld.door)}."] if beeld.antwoord else []),
        "\n".join(f"{zeg(g.dag)} · {e(g.wie)}: {e(g.wat)}" for g in gebeurd[-5:]),
        *([bel] if bel and beeld.stand in (KLAAR, OPEN) else []),
    ]
    above = f"{note}\n\n" if note else ""
    return Bericht(above + "\n\n".join(parts), onder_elkaar(*_actions(beeld), *_ways_out(beeld)))


def words(trigger: str, soort: VraagSoort, antwoord: str | None, hoe: str | None) -> str:
    """A line of a question's history in a few words."""
    stap = VRAAG.stap(trigger)
    given = soort.antwoord(antwoord) if antwoord else None
    what = given.titel if given else stap.titel if stap else "Gevraagd"
    how = next((k.titel for k in HOE.keuzes if k.naam == hoe), "")
    return klein(what) + (f" ({klein(how)})" if how else "")


def turned_down(beeld: VraagBeeld) -> str:
    """Above the question that opens again: what became of the offer (HTML)."""
    return f"{e(groot(beeld.vrager))} neemt dit niet over: {e(klein(beeld.antwoord))}. De vraag staat weer open."


def _head(beeld: VraagBeeld) -> str:
    return f"<b>{e(str(beeld.feiten['referentie']))}</b> · {e(klein(beeld.soort.titel))}"


def _next(beeld: VraagBeeld) -> str:
    return f"\nIk kom erop terug op {zeg(beeld.opvolgen)}." if beeld.stand in (KLAAR, OPEN, VOORSTEL) else ""


def _actions(beeld: VraagBeeld) -> list[Knop]:
    """What brings the question on."""
    sent = [Knop(f"Verstuurd: {klein(k.titel)}", actie("v", "m", beeld.id, k.naam)) for k in HOE.keuzes[:2]]
    received = Knop("Antwoord ontvangen", actie("v", "r", beeld.id))
    again = Knop("Nog eens gevraagd", actie("v", "n", beeld.id))
    return {
        KLAAR: [*sent, received],
        OPEN: [received, again],
        VOORSTEL: [
            Knop("Neem over", actie("v", "j", beeld.id, beeld.regel)),
            Knop("Niet overnemen", actie("v", "x", beeld.id, beeld.regel)),
        ],
    }.get(beeld.stand, [])


def _ways_out(beeld: VraagBeeld) -> list[Knop]:
    text = [Knop("Geef de tekst nog eens", actie("v", "b", beeld.id))] if beeld.stand in (KLAAR, OPEN) else []
    back = [Knop("Antwoord terugnemen", actie("v", "t", beeld.id, beeld.regel))] if beeld.stand == BEANTWOORD else []
    stop = [Knop("Trek de vraag in", actie("v", "i", beeld.id))] if beeld.stand in (KLAAR, OPEN) else []
    return [*text, *back, *stop, Knop("Open de zaak", actie("k", beeld.zaak))]


def which_answer(beeld: VraagBeeld) -> Bericht:
    """The gemeente records what the party said outside the bot."""
    buttons = [Knop(a.titel, actie("v", "a", beeld.id, a.naam)) for a in beeld.soort.antwoorden]
    return Bericht(
        f"{_head(beeld)}\nWat antwoordde {e(beeld.partij)}?",
        onder_elkaar(*buttons, Knop("Terug", actie("v", "o", beeld.id))),
    )


def told(beeld: VraagBeeld, knoppen: Sequence[Knop]) -> Bericht:
    """To who asked: the party answered."""
    decide = "\nNeem je het over?" if beeld.stand == VOORSTEL else ""
    return Bericht(
        f"{e(groot(beeld.partij))} antwoordt op <b>{e(str(beeld.feiten['referentie']))}</b>, "
        f"{e(klein(beeld.soort.titel))}: <b>{e(beeld.antwoord)}</b>.{decide}",
        onder_elkaar(*_actions(beeld), *knoppen, Knop("Open de zaak", actie("k", beeld.zaak))),
        zaken=(beeld.zaak,),
    )


def taken_back(beeld: VraagBeeld) -> Bericht:
    """To who asked: the party takes its answer back."""
    return Bericht(
        f"{e(groot(beeld.partij))} neemt het antwoord op <b>{e(str(beeld.feiten['referentie']))}</b>, "
        f"{e(klein(beeld.soort.titel))}, terug. De vraag staat weer open.",
        onder_elkaar(Knop("Bekijk de vraag", actie("v", "o", beeld.id))),
        zaken=(beeld.zaak,),
    )


def chase(beeld: VraagBeeld) -> str:
    """What the morning message asks about a question."""
    what = klein(beeld.soort.titel)
    return {
        KLAAR: f"De vraag aan {beeld.partij} ({what}) staat klaar. Heb je die verstuurd?",
        OPEN: f"{groot(beeld.partij)} antwoordde nog niet ({what}, {zeg(beeld.gesteld)}). Vraag het nog eens.",
        VOORSTEL: f"{groot(beeld.partij)} antwoordde: {klein(beeld.antwoord)}. Neem je dat over?",
    }[beeld.stand]


def chase_button(beeld: VraagBeeld) -> Knop:
    """The way to a question from the morning message or the case."""
    return Knop(f"Vraag aan {beeld.partij}: {VRAAG.stand(beeld.stand).titel}", actie("v", "o", beeld.id))


def on_case(beeld: VraagBeeld) -> str:
    """A running question in one line of the case's screen."""
    what = f" {klein(beeld.antwoord)};" if beeld.stand == VOORSTEL else ""
    return f"{e(groot(beeld.partij))} ({e(klein(beeld.soort.titel))}):{e(what)} {e(VRAAG.stand(beeld.stand).titel)}."


# ---------------------------------------------------------------- who works with whom


def partners(
    gemeente: str,
    functies: Sequence[tuple[str, str, str]],
    mag: bool,
    organisatie: int,
    andere: Sequence[tuple[int, str]],
) -> Bericht:
    """By function (name, title, who): with whom the gemeente works on the bot. `andere` are the person's other
    gemeenten (id, name)."""
    lines = "\n".join(f"• {e(groot(titel))}: <b>{e(wie or 'niet op Ketenbot')}</b>" for _, titel, wie in functies)
    change = [Knop(f"Wijzig: {titel}", actie("vp", organisatie, naam, 0)) for naam, titel, _ in functies] if mag else []
    other = [Knop(f"Gemeente {naam}", actie("vp", ident)) for ident, naam in andere]
    who = "" if mag else "\nJullie coördinator kan dit wijzigen."
    return Bericht(
        f"<b>Met wie werkt gemeente {e(gemeente)}?</b>\n{lines}\n\n"
        f"Wie op Ketenbot is, kan ik een vraag stellen. Voor de anderen krijg je een tekst om te versturen.{who}",
        onder_elkaar(*change, *other),
    )


def choose_partner(
    titel: str, functie: str, organisatie: int, choices: Sequence[tuple[int, str, bool]], page: int
) -> Bericht:
    """Which organisations on the bot do this? (id, name, chosen)"""
    if not choices:
        return Bericht(
            f"Er is nog geen organisatie op Ketenbot voor: {e(titel)}. Vraag de beheerder om die uit te nodigen.",
            onder_elkaar(Knop("Terug", actie("vp", organisatie))),
        )
    pages = (len(choices) + PAGE - 1) // PAGE
    page = max(0, min(page, pages - 1))
    rows: list[Rij] = [
        (Knop(f"{'✓ ' if on else ''}{naam}", actie("vp", organisatie, functie, page, ident, int(not on))),)
        for ident, naam, on in choices[page * PAGE : (page + 1) * PAGE]
    ]
    turn = [Knop("◀ Vorige", actie("vp", organisatie, functie, page - 1))] * (page > 0)
    turn += [Knop("Volgende ▶", actie("vp", organisatie, functie, page + 1))] * (page < pages - 1)
    rows += [tuple(turn)] if turn else []
    return Bericht(
        f"Wie is voor jullie <b>{e(titel)}</b>? Druk op een naam om die te kiezen of weg te halen.",
        (*rows, (Knop("Klaar", actie("vp", organisatie)),)),
    )


def no_gemeente() -> Bericht:
    """Only a gemeente works with partners here."""
    return Bericht("Dit is voor medewerkers van een gemeente. Typ /vragen voor de vragen aan jullie.")

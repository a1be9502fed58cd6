"""A question to another party as who asks it sees it: choosing, the ready text, how far it is, what came back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.features.partijen.party_screens import VraagBeeld
from bot.screens.case import to_case
from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, klein, onder_elkaar
from workflows.dates.reading import zeg
from workflows.engine.partijvraag import (
    BEANTWOORD,
    FUNCTIES,
    HOE,
    KEREN,
    KLAAR,
    OPEN,
    VOORSTEL,
    VRAAG,
    Feiten,
    VraagSoort,
    zaak_van,
)


@dataclass(frozen=True, slots=True)
class Gebeurd:
    """A line of a question's history."""

    dag: date
    wat: str
    wie: str


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
    rows.append(to_case(zaak))
    known = f"{groot(functie)} is nog niet op Ketenbot, of jullie coördinator heeft dat nog niet vastgelegd."
    return Bericht(
        stack(
            bold(referentie) + f" · {klein(soort.titel)}",
            "Wie wil je het vragen?" if partners else f"{known} Verstuur de tekst dan zelf; ik vraag je erna.",
            *([italic(f"Bron: {soort.bron}")] if soort.bron else []),
        ),
        onder_elkaar(*rows),
    )


def preview(zaak: int, soort: VraagSoort, feiten: Feiten, partner: tuple[int, str], gebundeld: bool) -> Bericht:
    """What the party will see, before it is asked."""
    when = "Het staat in hun volgende bericht." if gebundeld else "Zij krijgen het meteen."
    return Bericht(
        "Dit vraag ik aan " + bold(partner[1]) + f". Meer zien zij niet. {when}\n\n{soort.tekst(feiten)}",
        onder_elkaar(
            Knop("Stel deze vraag", actie("v", "d", zaak, soort.naam, partner[0])),
            Knop("Geef mij de tekst om te versturen", actie("v", "k", zaak, soort.naam)),
            to_case(zaak),
        ),
    )


def letter(tekst: str) -> Bericht:
    """The ready text, alone in its message: easy to copy or to forward."""
    return Bericht(tekst)


def status(beeld: VraagBeeld, gebeurd: Sequence[Gebeurd], note: Tekst = "", bel: Tekst = "") -> Bericht:
    """Where a question of ours is, and what can be done; `bel` says whom to call."""
    where = "via Ketenbot" if beeld.op_de_bot else "niet op Ketenbot"
    stand = VRAAG.stand(beeld.stand)
    to = "Aan: " + bold(beeld.partij) + f" ({where}). Stand: " + bold(stand.titel) + f".{_next(beeld)}"
    parts: list[Tekst] = [
        stack(_head(beeld), to),
        *(["Antwoord: " + bold(beeld.antwoord) + f", van {beeld.door}."] if beeld.antwoord else []),
        "\n".join(f"{zeg(g.dag)} · {g.wie}: {g.wat}" for g in gebeurd[-5:]),
        *([bel] if bel and beeld.stand in (KLAAR, OPEN) else []),
    ]
    return Bericht(paragraphs(note, *parts), onder_elkaar(*_actions(beeld), *_ways_out(beeld)))


def words(trigger: str, soort: VraagSoort, antwoord: str | None, hoe: str | None) -> str:
    """A line of a question's history in a few words."""
    stap = VRAAG.stap(trigger)
    given = soort.antwoord(antwoord) if antwoord else None
    what = given.titel if given else stap.titel if stap else "Gevraagd"
    how = next((k.titel for k in HOE.keuzes if k.naam == hoe), "")
    return klein(what) + (f" ({klein(how)})" if how else "")


def turned_down(beeld: VraagBeeld) -> str:
    """Above the question that opens again: what became of the offer."""
    return f"{groot(beeld.vrager)} neemt dit niet over: {klein(beeld.antwoord)}. De vraag staat weer open."


def _head(beeld: VraagBeeld) -> Markup:
    return bold(zaak_van(beeld.feiten)) + f" · {klein(beeld.soort.titel)}"


def _next(beeld: VraagBeeld) -> str:
    if beeld.stand not in (KLAAR, OPEN, VOORSTEL):
        return ""
    said = [f"{groot(until(beeld))}."] if beeld.laatste is not None else []
    if beeld.vaak:
        what = "Beslis erover." if beeld.stand == VOORSTEL else "Bel zelf, of trek de vraag in."
        said.append(f"Ik herinnerde je hier al {KEREN} keer aan. {what}")
    if beeld.opvolgen is not None:
        said.append(f"Ik kom erop terug op {zeg(beeld.opvolgen)}.")
    return "\n" + " ".join(said)


def until(beeld: VraagBeeld) -> str:
    """By when it should be answered, sent or decided on, and what is left of that; empty when it needs nothing."""
    if beeld.laatste is None:
        return ""
    own = " (eigen keuze)" if beeld.laatste.eigen else ""
    return f"{beeld.laatste.wat} uiterlijk {zeg(beeld.laatste.werkdag)}{own} · {beeld.rest}"


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
        stack(_head(beeld), f"Wat antwoordde {beeld.partij}?"),
        onder_elkaar(*buttons, Knop("Terug", actie("v", "o", beeld.id))),
    )


def told(beeld: VraagBeeld, knoppen: Sequence[Knop]) -> Bericht:
    """To who asked: the party answered."""
    decide = "\nNeem je het over?" if beeld.stand == VOORSTEL else OWN if beeld.eigen else ""
    return Bericht(
        f"{groot(beeld.partij)} antwoordt op " + bold(zaak_van(beeld.feiten)) + ", "
        f"{klein(beeld.soort.titel)}: " + bold(beeld.antwoord) + f".{decide}",
        onder_elkaar(*_actions(beeld), *knoppen, Knop("Open de zaak", actie("k", beeld.zaak))),
        zaken=(beeld.zaak,),
    )


def taken_back(beeld: VraagBeeld) -> Bericht:
    """To who asked: the party takes its answer back."""
    return Bericht(
        f"{groot(beeld.partij)} neemt het antwoord op " + bold(zaak_van(beeld.feiten)) + ", "
        f"{klein(beeld.soort.titel)}, terug. De vraag staat weer open.",
        onder_elkaar(Knop("Bekijk de vraag", actie("v", "o", beeld.id))),
        zaken=(beeld.zaak,),
    )


def chase(beeld: VraagBeeld) -> str:
    """What the morning message asks about a question."""
    what = klein(beeld.soort.titel)
    return {
        KLAAR: f"De vraag aan {beeld.partij} ({what}) staat klaar. Heb je die verstuurd?",
        OPEN: f"{_open(beeld, what)} Vraag het nog eens.",
        VOORSTEL: f"{groot(beeld.partij)} antwoordde: {klein(beeld.antwoord)}. Neem je dat over?",
    }[beeld.stand] + (f" {groot(until(beeld))}." if beeld.laatste is not None else "")


def chase_all(beelden: Sequence[VraagBeeld]) -> list[str]:
    """The same of several about one case: texts that wait to be sent are asked after together, and last."""
    ready = [b for b in beelden if b.stand == KLAAR]
    others = [chase(b) for b in beelden if b.stand != KLAAR or len(ready) == 1]
    if len(ready) < 2:
        return others
    *before, last = [f"{b.partij} ({klein(b.soort.titel)})" for b in ready]
    day = f" {groot(until(ready[0]))}." if ready[0].laatste is not None else ""
    return [*others, f"De vragen aan {', '.join(before)} en {last} staan klaar. Heb je die verstuurd?{day}"]


def _open(beeld: VraagBeeld, what: str) -> str:
    """Who answered that there is nothing yet did answer."""
    if beeld.antwoord and beeld.toen is not None:
        return f"Laatste antwoord van {beeld.partij} ({what}, {zeg(beeld.toen)}): {klein(beeld.antwoord)}."
    return f"{groot(beeld.partij)} antwoordde nog niet ({what}, {zeg(beeld.gesteld)})."


def chase_briefly(beeld: VraagBeeld) -> str:
    """The same in a few words, where many cases share a phone."""
    return {
        KLAAR: f"vraag aan {beeld.partij} verstuurd?",
        OPEN: f"antwoord van {beeld.partij}?",
        VOORSTEL: f"aanbod van {beeld.partij} overnemen?",
    }[beeld.stand]


def chase_button(beeld: VraagBeeld) -> Knop:
    """The way to a question from the morning message or the case."""
    return Knop(f"Vraag aan {beeld.partij}: {VRAAG.stand(beeld.stand).titel}", actie("v", "o", beeld.id))


def case_button(beeld: VraagBeeld, shown: Sequence[VraagBeeld]) -> Knop:
    """The way to a question on the case's own screen, where a line says already how far it is."""
    several = sum(other.partij == beeld.partij for other in shown) > 1
    what = f": {klein(beeld.soort.titel)}" if several else ": besluit" if beeld.stand == VOORSTEL else ""
    return Knop(f"Vraag aan {beeld.partij}{what}", actie("v", "o", beeld.id))


def together(beelden: Sequence[VraagBeeld]) -> list[str]:
    """The running questions in few lines: an answer that waits for the gemeente in one of its own, the others
    together."""
    answers = [
        f"Antwoord van {FUNCTIES[b.soort.functie].titel}: {klein(b.antwoord)}. Dit wacht op jullie besluit."
        for b in beelden
        if b.stand == VOORSTEL
    ]
    waiting: dict[str, list[str]] = {}
    for b in beelden:
        if b.stand != VOORSTEL:
            waiting.setdefault(VRAAG.stand(b.stand).titel, []).append(b.soort.functie)
    return [*answers, *(f"{groot(stand)}: {', '.join(dict.fromkeys(who))}." for stand, who in waiting.items())]


def on_case(beeld: VraagBeeld) -> str:
    """A running question in one line of the case's screen."""
    what = f" {klein(beeld.antwoord)};" if beeld.stand == VOORSTEL else ""
    left = f" {groot(until(beeld))}." if beeld.laatste is not None else ""
    return f"{groot(beeld.partij)} ({klein(beeld.soort.titel)}):{what} {VRAAG.stand(beeld.stand).titel}.{left}"


# ---------------------------------------------------------------- said above a screen

OWN = "\nDit staat nu in de zaak. Klopt het niet? Open de zaak en maak het ongedaan."
SENT = "✓ Genoteerd. Geen antwoord? Dan kom ik erop terug op {dag}."
ASKED_AGAIN = "✓ Genoteerd. Ik kom erop terug op {dag}."
TAKEN_OVER = "Een collega nam dit antwoord al over."
NOT_TAKEN_OVER = "✓ Niet overgenomen. De vraag staat weer open."
NO_LONGER = "Dat kan niet meer. Zo staat het nu:"
ANSWERED = "Er is al een antwoord. Zo staat het nu:"
OFFER_GONE = "Dit aanbod geldt niet meer. Zo staat het nu:"
CASE_WENT_ON = "De zaak is intussen verder. Zo staat het nu:"
DOES_NOT_FIT = "Die vraag past niet meer bij deze zaak."
UNREACHABLE = "Deze partij is niet meer op Ketenbot te bereiken."
IN_THE_MORNING = "Zij zien de vraag in hun volgende bericht."
REACHED = "Zij hebben de vraag gekregen."
SEND_YOURSELF = "Verstuur de tekst hieronder zelf, per mail of telefoon. Meld het daarna hier."
REOPENED = "✓ Teruggenomen. De vraag staat weer open."

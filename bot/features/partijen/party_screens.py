"""Questions to other parties on the screen: what the party sees, and what who asked sees."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, blader, groot, klein, onder_elkaar
from workflows.dates.reading import zeg
from workflows.engine.laatste_dagen import LaatsteDag
from workflows.engine.partijvraag import INGETROKKEN, OPEN, VOORSTEL, VRAAG, Feiten, VraagSoort, zaak_van
from workflows.engine.velden import Veld, zeg_waarde

PAGE = 8
"""Questions on one page of a list."""


@dataclass(frozen=True)
class VraagBeeld:
    """A question worked out by the desk. `partij` is who is asked, `vrager` who asks; `antwoord` is what was answered
    with its values, `door` who said so, `toen` on which day, and `regel` the line of history that holds it: a button
    that decides on an answer names that line, so that an old button cannot decide on another one. `opvolgen` is when
    the bot brings the question up next; None when it will not by itself; `vaak`: it did so several times. `laatste` is
    the day by which it should be answered, and `rest` what is left of it. An `eigen` answer is a step that the party
    took itself."""

    id: int
    zaak: int
    soort: VraagSoort
    feiten: Feiten
    stand: str
    partij: str
    vrager: str
    op_de_bot: bool
    gesteld: date
    opvolgen: date | None
    laatste: LaatsteDag | None = None
    rest: str = ""
    vaak: bool = False
    antwoord: str = ""
    door: str = ""
    toen: date | None = None
    regel: int = 0
    aanbod: bool = False
    eigen: bool = False


def to_question(ident: int, referentie: str, titel: str) -> Knop:
    """Opens a question that this organisation was asked."""
    return Knop(f"{referentie} · {titel}", actie("va", "o", ident))


def values(velden: Iterable[Veld], feiten: dict[str, Any]) -> str:
    """The answers to the fields that were filled in: "woningnummer W-12, slaapkamers 3"."""
    return ", ".join(
        f"{klein(veld.titel)} {zeg_waarde(veld, feiten[veld.naam])}"
        for veld in velden
        if feiten.get(veld.naam) is not None
    )


def after_last_day(laatste: date) -> str:
    """Behind an answer that promises a later day."""
    return f", na de laatste dag ({zeg(laatste)})"


# ---------------------------------------------------------------- what the party sees


def question(beeld: VraagBeeld, note: Tekst = "") -> Bericht:
    """The question with its answers as buttons; one that needs no answer any more says why."""
    if beeld.stand == INGETROKKEN:
        return Bericht(paragraphs(note, gone_text(beeld)), _more())
    body = stack(bold(beeld.soort.titel), beeld.soort.tekst(beeld.feiten))
    if beeld.stand != OPEN:
        told = note == thanks(beeld.vrager)  # the word of thanks says that it stands there
        return Bericht(paragraphs(note, body, answered(beeld, told=told)), onder_elkaar(*_take_back(beeld)) + _more())
    buttons = [Knop(a.titel, actie("va", "a", beeld.id, a.naam)) for a in beeld.soort.antwoorden]
    last = f"\nLaatst geantwoord: {klein(beeld.antwoord)}, door {beeld.door}." if beeld.antwoord else ""
    own = beeld.laatste is not None and beeld.laatste.eigen  # what was agreed stands in the text itself
    until = f" Graag antwoord uiterlijk {zeg(beeld.laatste.werkdag)}." if beeld.laatste is not None and own else ""
    asked = italic(f"Gevraagd op {zeg(beeld.gesteld)}.{until}") + last
    return Bericht(paragraphs(note, body, asked), onder_elkaar(*buttons) + _more())


def _take_back(beeld: VraagBeeld) -> list[Knop]:
    """An offer that nobody decided on, and what the party recorded itself."""
    if beeld.stand != VOORSTEL and not beeld.eigen:
        return []
    return [Knop("Antwoord terugnemen", actie("va", "t", beeld.id, beeld.regel))]


def _more() -> tuple[Rij, ...]:
    return ((Knop("Alle open vragen", actie("vl", "n")),),)


def answered(beeld: VraagBeeld, *, told: bool = False) -> Markup:
    """What was answered, by whom and what became of it."""
    when = f" op {zeg(beeld.toen)}" if beeld.toen else ""
    what = f"✓ Al beantwoord door {beeld.door}{when}: " + bold(beeld.antwoord) + "."
    if beeld.stand == VOORSTEL:
        return what + f"\n{groot(beeld.vrager)} beslist erover."
    if beeld.eigen and not told:
        return what + f"\nDit staat nu in de zaak van {beeld.vrager}."
    return what + f"\n{groot(beeld.vrager)} neemt het over." if beeld.aanbod else what


def gone_text(beeld: VraagBeeld) -> str:
    """A question that was withdrawn; the reference is left out, because the case may be gone."""
    return f"{groot(beeld.vrager)} heeft deze vraag ingetrokken. Je hoeft niets meer te doen."


def gone() -> Bericht:
    """There is no such question for this person: the same word as when it never was."""
    return Bericht("Deze vraag is er niet (meer). Typ /vragen voor wat er open staat.")


def line(beeld: VraagBeeld) -> str:
    """One question in one line of the party's list."""
    if beeld.stand == OPEN:
        until = f" · antwoord uiterlijk {zeg(beeld.laatste.werkdag)}" if beeld.laatste and beeld.laatste.eigen else ""
        return f"• {beeld.soort.kort(beeld.feiten)}{until}{f' · {beeld.rest}' if beeld.rest else ''}"
    if beeld.stand == INGETROKKEN:
        return f"– {gone_text(beeld)}"
    return f"✓ {zaak_van(beeld.feiten)}: beantwoord door {beeld.door}"


def bundle(beelden: Sequence[VraagBeeld], meer: int, *, nieuw: bool = False) -> Bericht:
    """The party's message of the day: its open list. `meer` others did not fit. `nieuw`: the second message."""
    waiting = [b for b in beelden if b.stand == OPEN]
    many = len(waiting) + meer
    head = "1 vraag wacht" if many == 1 else f"{many} vragen wachten"
    lines = [line(b) for b in beelden]
    rest = [f"En nog {meer} andere: zie " + italic("Alle open vragen") + "."] if meer else []
    buttons = [Knop(zaak_van(b.feiten) + _whose(b, waiting), actie("va", "o", b.id)) for b in waiting]
    first = "Nieuw sinds vanmorgen. " if nieuw else "Goedemorgen. "
    return Bericht(
        stack(first + bold(f"{head} op jullie antwoord") + ", de oudste eerst:", *lines, *rest)
        if many
        else stack("Deze vragen zijn beantwoord:", *lines),
        (*((knop,) for knop in buttons), *_more()),
    )


def _whose(beeld: VraagBeeld, others: Sequence[VraagBeeld]) -> str:
    """Two questions may carry the same reference: then what is asked stands beside it."""
    same = [b for b in others if zaak_van(b.feiten) == zaak_van(beeld.feiten)]
    return f" · {beeld.vrager} · {klein(beeld.soort.titel)}" if len(same) > 1 else ""


def listing(own: Sequence[VraagBeeld], asked: Sequence[VraagBeeld], counts: tuple[int, int], page: int) -> Bericht:
    """One page of `/vragen`: what waits for us, and what we asked others; `counts` are those of all pages."""
    shown = [*own, *asked]
    if not shown:
        return Bericht("Er staan geen vragen open.")
    parts = []
    if own:
        parts.append(stack(bold(f"Wacht op jullie antwoord ({counts[0]})"), *(line(b) for b in own)))
    if asked:
        parts.append(stack(bold(f"Door jullie gevraagd ({counts[1]})"), *(_asked_line(b) for b in asked)))
    rows: list[Rij] = [(Knop(_label(b, shown), actie("va", "o", b.id)),) for b in own]
    rows += [(Knop(_label(b, shown), actie("v", "o", b.id)),) for b in asked]
    last = (sum(counts) - 1) // PAGE
    return Bericht(paragraphs(*parts), (*rows, *blader(page, last, lambda to: actie("vl", to))))


def _label(beeld: VraagBeeld, shown: Sequence[VraagBeeld]) -> str:
    return zaak_van(beeld.feiten) + _whose(beeld, shown)


def _asked_line(beeld: VraagBeeld) -> str:
    stand = VRAAG.stand(beeld.stand).titel
    what = f"{zaak_van(beeld.feiten)} · {klein(beeld.soort.titel)} · {beeld.partij}"
    until = f" · {beeld.laatste.wat} uiterlijk {zeg(beeld.laatste.werkdag)} · {beeld.rest}" if beeld.laatste else ""
    return f"• {what} · {stand} (sinds {zeg(beeld.gesteld)}){until}"


# ---------------------------------------------------------------- what was typed and may be an answer


def about_which(waiting: Sequence[VraagBeeld]) -> Bericht:
    """Whether what was typed is about the question that waits, or about which of these. Nothing of it is kept."""
    none = Knop("Nee" if len(waiting) == 1 else "Geen van deze", actie("vw", "n"))
    keep = "Ik neem niets over uit wat je typte: het antwoord kies je met een knop."
    if len(waiting) == 1:
        one = waiting[0]
        asked = f"de vraag van {one.vrager} over {zaak_van(one.feiten)}"
        text = f"Gaat dit over {asked}: " + bold(klein(one.soort.titel)) + "?"
        return Bericht(stack(text, keep), onder_elkaar(Knop("Ja, beantwoord", actie("va", "o", one.id)), none))
    buttons = [Knop(_with_asker(b, waiting), actie("va", "o", b.id)) for b in waiting]
    return Bericht(stack("Over welke vraag gaat dit?", keep), onder_elkaar(*buttons, none))


def _with_asker(beeld: VraagBeeld, others: Sequence[VraagBeeld]) -> str:
    return zaak_van(beeld.feiten) + (_whose(beeld, others) or f" · {beeld.vrager}")


def none_of_them() -> Bericht:
    """It was about something else."""
    return Bericht(
        "Goed, er is niets vastgelegd. Stel je vraag dan in je eigen woorden. Wil je een datum uitrekenen? "
        "Typ /termijn met de datum erachter.",
        _more(),
    )


# ---------------------------------------------------------------- said above a screen

TOO_LATE = "Een collega was je voor."
GONE = "Dit antwoord geldt niet meer. De vraag staat weer open."
TAKEN_BACK = "✓ Teruggenomen. De vraag staat weer open."
NO_LONGER_TRUE = "Dit antwoord geldt niet meer."
TOO_FAR = "De zaak is al verder. Dit antwoord kan niet meer terug; bel als het niet klopt."
RECORDED_BEFORE = "Dit was al vastgelegd."
DAY_IS_PAST = "Die dag is al voorbij. Typ een dag die nog komt."
DAY_IS_TO_COME = "Die dag moet nog komen. Typ een dag tot en met vandaag."


WITHDRAWN = "Deze vraag is ingetrokken. Je hoeft niets meer te doen."
RECORDED = "✓ Genoteerd."


def thanks(vrager: str) -> str:
    """The answer closed the question."""
    return f"Dank je. Dat weet {vrager} nu."


def colleague_answered(titel: str) -> str:
    """Somebody of the own organisation was first."""
    return f"Een collega heeft dit al beantwoord: {titel}."

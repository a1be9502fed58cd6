"""The judgement of one gemeente: recording it, sending it, taking it back, and what the gemeente sees of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.features.toezicht.screens import WAAR, Pagina
from bot.screens.markup import Markup, Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, klein, onder_elkaar
from storage.toezicht import Regel
from workflows.cijfers.saldo import Halfjaarstand, zeg_saldo
from workflows.cijfers.taakstelling import getal
from workflows.dates.numbers import zeg_tienden
from workflows.dates.reading import zeg
from workflows.koppeling.doorlooptijd import Gemiddelde
from workflows.toezicht.beleidskader import KLEUREN, WOORDEN, Beleidskader
from workflows.toezicht.ronde import OORDELEN, Vastgesteld, zeg_veld

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class Ontvangen:
    """A judgement that a gemeente got: from whom, about which tijdvak, and what it says."""

    provincie: str
    gemeente: str
    tijdvak: str
    oordeel: Vastgesteld
    op: date


# ---------------------------------------------------------------- recording


ESTIMATED = "De taakstelling is een schatting."


def choose(p: Pagina) -> Bericht:
    """Follow the proposal, judge otherwise, or put it off."""
    b = p.beeld
    found = b.oordeel
    if found is None:
        return not_yet(p)
    lines: list[Tekst] = [bold(f"{b.naam} · {b.tijdvak}")]
    if b.kader.kleuren:
        proposed = "nog geen, er kan nog iets veranderen" if b.nog else found.kleur
        lines.append("Voorstel van je beleidskader: " + bold(proposed))
    else:
        lines.append("Kleuren komen uit je beleidskader. Daar staan er nog geen: zie /beleidskader.")
    lines += [f"Let op: {klein(WAAR[naam])}" for naam in b.nog]
    ready = b.kader.toetsdagen(b.tijdvak)[-1]
    if b.dag < ready:
        lines.append(f"Let op: na-ijl telt nog mee tot en met {zeg(ready - timedelta(days=1))}.")
    lines.append("Wat is je oordeel?")
    buttons = [
        p.knop(groot(said) + (" · voorstel" if kleur == b.voorstel else ""), "o", p.merk, kleur)
        for kleur, said in _words(b.kader).items()
    ]
    buttons.append(p.knop("Stel uit tot een datum", "o", p.merk, "uitgesteld"))
    if b.vastgesteld is not None:
        buttons.append(p.knop("Haal het oordeel weg", "o", p.merk, "weg"))
    return Bericht(stack(*lines), (*onder_elkaar(*buttons), (p.terug,)))


def _words(kader: Beleidskader) -> Mapping[str, str]:
    """What can be judged: the colours, white only where the kader knows it; without a kader what the figures say."""
    if not kader.kleuren:
        return WOORDEN
    white = kader.bevriest or "wit" in kader.kleuren.values()
    return {kleur: kader.woord(kleur) for kleur in KLEUREN if kleur != "wit" or white}


def not_yet(p: Pagina) -> Bericht:
    """A judgement needs a tijdvak that is over, counted to its end."""
    return Bericht(
        f"Een oordeel over {p.beeld.tijdvak} kan nog niet: het halfjaar moet voorbij zijn, met een cijfer van COA tot "
        f"en met {zeg(p.beeld.tijdvak.einde)}.",
        ((p.terug,),),
    )


def verwijtbaar(p: Pagina, kleur: str) -> Bericht:
    """Who judges otherwise than the proposal says whether the miss counts in a row."""
    return Bericht(
        bold(f"{p.beeld.naam} · {p.beeld.tijdvak}") + f": {p.beeld.kader.woord(kleur)}\n"
        "Is de taakstelling verwijtbaar niet gehaald? Dat telt mee voor het aantal halfjaren op een rij.",
        ((p.knop("Ja, verwijtbaar", "o", p.merk, kleur, "ja"), p.knop("Nee", "o", p.merk, kleur, "nee")), (p.terug,)),
    )


def changed() -> str:
    """Above the page when a button decided on figures that are no longer so."""
    return "Sinds dat scherm is er iets veranderd: de cijfers, het beleidskader of wat is ingevuld. Dit is het nu."


def done_already(wat: str) -> str:
    """Above the page when the same was pressed again."""
    return {"o": "Al vastgelegd.", "v": "Al verstuurd.", "t": "Al teruggetrokken."}[wat]


def sent_already() -> str:
    """Above the page when the judgement may not be changed."""
    return "Dit oordeel is al verstuurd. Trek het eerst terug."


# ---------------------------------------------------------------- sending


def letter(o: Ontvangen) -> Markup:
    """What the gemeente reads, on the bot or in a mail."""
    v = o.oordeel
    judged = "stelt het oordeel uit tot " + bold(zeg(v.tot)) if v.tot else "oordeelt: " + bold(v.zegt)
    beside = f" Met wat de provincie meetelt: {v.telt:+d}." if v.telt != v.saldo else ""
    lines: list[Tekst] = [
        bold(f"Toezicht {o.tijdvak}: oordeel over {o.gemeente}"),
        f"{o.provincie} " + judged + ".",
        f"Cijfers van COA: {zeg_saldo(v.saldo)}.{beside}",
        "",
        "Hoe de provincie rekende:",
        *(f"• {line}" for line in v.regels),
    ]
    if v.besloten:
        lines.append(f"• Besloten: {v.besloten}.")
    if v.kleur != "uitgesteld" and v.voorstel not in ("", v.zegt):
        lines.append(f"• Dat gaf als voorstel: {v.voorstel}. De provincie oordeelde zelf anders.")
    return stack(*lines)


def preview(p: Pagina, o: Ontvangen, *, hier: bool) -> Bericht:
    """What the gemeente will read, before it is sent. `hier`: somebody of the gemeente is on the bot."""
    how = (
        f"{p.beeld.naam} krijgt dit bericht van de bot."
        if hier
        else f"{p.beeld.naam} zit niet op de bot. Stuur deze tekst zelf, en leg hier vast dat je dat deed."
    )
    label = "Verstuur" if hier else "Ik heb het verstuurd"
    return Bericht(paragraphs(how, letter(o)), ((p.knop(label, "v", p.merk),), (p.terug,)))


def to_gemeente(o: Ontvangen) -> Bericht:
    """The message to the gemeente."""
    return Bericht(
        paragraphs(letter(o), "Klopt er iets niet? Neem contact op met je provincie. Je vindt dit terug met /toezicht.")
    )


def withdrawn(o: Ontvangen) -> Bericht:
    """The gemeente hears that it no longer counts."""
    return Bericht(
        f"{o.provincie} heeft het oordeel over {o.gemeente} voor {o.tijdvak} ingetrokken. Het telt niet meer. "
        "Je hoort het als er een nieuw oordeel is."
    )


def sent(naam: str, *, hier: bool) -> str:
    """Above the page, after sending."""
    return f"Verstuurd aan {naam}." if hier else f"Vastgelegd: je hebt het zelf aan {naam} verstuurd."


def ask_withdraw(p: Pagina) -> Bericht:
    """Are you sure?"""
    return Bericht(
        f"Trek je het oordeel over {p.beeld.naam} voor {p.beeld.tijdvak} terug? De gemeente hoort dat het niet meer "
        "telt.",
        ((p.knop("Ja, trek terug", "t", p.merk),), (p.terug,)),
    )


def taken_back(naam: str, *, hier: bool) -> str:
    """Above the page, after withdrawing."""
    if hier:
        return f"Teruggetrokken. {naam} heeft bericht gekregen."
    return f"Teruggetrokken. {naam} zit niet op de bot: laat het zelf weten."


# ---------------------------------------------------------------- what was changed


def history(p: Pagina, rows: Sequence[Regel]) -> Bericht:
    """Who wrote what, newest first; the newest can be put back."""
    head = bold(f"{p.beeld.naam} · {p.beeld.tijdvak}: wijzigingen")
    if not rows:
        return Bericht(head + "\nEr is nog niets ingevuld.", ((p.terug,),))
    lines: list[Tekst] = [head, *(f"• {_change(row)}" for row in rows[:9])]
    if len(rows) > len(lines) - 1:
        lines.append("Oudere wijzigingen blijven bewaard.")
    last = rows[0]
    undo = () if last.veld == "verstuurd" else ((p.knop(f"Zet terug: {zeg_veld(last.veld)}", "h", last.id),),)
    return Bericht(stack(*lines), (*undo, (p.terug,)))


def _change(row: Regel) -> str:
    when = zeg(row.moment.astimezone(AMSTERDAM).date())
    who = f", {row.door}" if row.door else ""
    gone = " (weggehaald)" if row.waarde is None else ""
    return f"{when}{who}: {zeg_veld(row.veld)}{gone or _value(row)}"


def _value(row: Regel) -> str:
    """What it became, where that fits on a line."""
    match row.veld, row.waarde:
        case "weken", {"tienden": int(tienden)}:
            return f" {zeg_tienden(tienden)}"
        case "pijplijn" | "naijl", dict(aantallen):
            return f" {sum(aantallen.values())}"
        case "verschoonbaar", str(document):
            return f" {document}" if document else " nee"
        case "eerder", int(aantal):
            return f" {aantal}"
        case "oordeel", {"kleur": str(kleur), **rest}:
            return f" {rest.get('woord') or OORDELEN[kleur]}"
        case _:
            return ""


def put_back(veld: str) -> str:
    """Above the page, after undoing."""
    return f"Teruggezet: {zeg_veld(veld)}."


def undone_already() -> str:
    """Above the page when that change is no longer the last."""
    return "Daarna is er nog iets veranderd. Kijk eerst bij Wijzigingen."


# ---------------------------------------------------------------- who is no supervisor


def shared(op: date, halfjaar: Halfjaarstand, gemiddelde: Gemiddelde | None) -> str:
    """A line on the page: what the gemeente shared of its own count. It is shown, and counts nowhere by itself."""
    said = [f"eigen telling {getal(halfjaar.eigen.aantal)}"] if halfjaar.eigen else []
    said += [f"pijplijn {halfjaar.onderweg.pijplijn}"] if halfjaar.onderweg.pijplijn else []
    said += [f"gemiddeld {gemiddelde.weken} weken"] if gemiddelde else []
    if not said:
        return f"De gemeente deelde haar stand van {zeg(op)}."
    return f"De gemeente deelde op {zeg(op)}: {', '.join(said)}."


_UITLEG = onder_elkaar(
    Knop("Wanneer komt de provincie in actie?", actie("f", "toezicht-wanneer-actie")),
    Knop("Wat is de interventieladder?", actie("f", "ladder-wat")),
)
_ONTVANGEN = (*onder_elkaar(Knop("Brieven over de ladder", actie("lg"))), *_UITLEG)


def received(gemeenten: Mapping[str, str], berichten: Sequence[Ontvangen]) -> Bericht:
    """What the provincie sent to the own gemeenten (names by CBS code); nothing of what it only prepared."""
    stand = ("st", "g", next(iter(gemeenten)), "nu") if len(gemeenten) == 1 else ("st", "r", "nu", 0)
    under = ((Knop("Onze stand", actie(*stand)),), *_ONTVANGEN)
    if not berichten:
        names = " en ".join(gemeenten.values())
        return Bericht(
            stack(
                bold(f"Toezicht op {names}"),
                "De provincie stuurde je hier nog geen oordeel over een halfjaar. Zodra dat komt, krijg je een bericht "
                "en staat het hier.",
            ),
            under,
        )
    o = berichten[0]
    older = [f"• {x.tijdvak} {x.gemeente}: {x.oordeel.zegt} ({zeg(x.op)})" for x in berichten[1:6]]
    more = stack(bold("Eerder"), *older) if older else ""
    return Bericht(paragraphs(stack(letter(o), f"Verstuurd op {zeg(o.op)}."), more), under)


def for_nobody() -> Bericht:
    """Toezicht is between provincie and gemeente."""
    return Bericht(
        "Toezicht is een zaak van de provincie en de gemeente. Hier lees je hoe het werkt.",
        _UITLEG,
    )

"""Many judgements at once on the phone: the list by name, its texts, when it goes, what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.features.toezicht.judgement_screens import Ontvangen, letter
from bot.features.toezicht.overview_screens import many
from bot.screens.markup import Markup, Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, naast_elkaar
from bot.screens.message import Rij as Knoppenrij
from storage.toezicht import Daad
from workflows.dates.numbers import zeg_tienden
from workflows.dates.tijdvak import Tijdvak
from workflows.toezicht.ronde import OORDELEN, Beeld

PAGE = 6
NOTHING_READY = "Er is geen voorstel klaar om vast te leggen."
NOTHING_TO_SEND = "Er is geen oordeel dat nog verstuurd moet worden."
MANDAAT = "in mandaat"


def by_gs(dag: str, nummer: str) -> str:
    """Who decided, as it is kept and shown."""
    return f"GS op {dag}, nr. {nummer}"


@dataclass(frozen=True, slots=True)
class Rij:
    """A gemeente in the list: whether it takes part, and whether somebody of it is on the bot."""

    beeld: Beeld
    aan: bool
    hier: bool


@dataclass(frozen=True, slots=True)
class Keuzelijst:
    """What will be done: its id, `soort` vast or verstuur, who decided, the gemeenten, the names of those that changed
    since it was made, and the page (from 0)."""

    organisatie: int
    id: int
    soort: str
    tijdvak: Tijdvak
    besloten: str
    rijen: Sequence[Rij]
    anders: Sequence[str]
    bladzijde: int

    @property
    def aan(self) -> list[Rij]:
        """Those that take part."""
        return [row for row in self.rijen if row.aan]

    @property
    def laatste(self) -> int:
        """The last page."""
        return max(0, (len(self.rijen) - 1) // PAGE)

    def knop(self, tekst: str, wat: str, *delen: object) -> Knop:
        """A button of this list."""
        return Knop(tekst, actie("tz", self.organisatie, wat, self.id, *delen))


def choose(k: Keuzelijst) -> Bericht:
    """The list by name, a page at a time; pressing a name leaves it out or takes it in."""
    page = max(0, min(k.bladzijde, k.laatste))
    first = page * PAGE
    shown = k.rijen[first : first + PAGE]
    lines = [f"{n}. " + _line(k, row) for n, row in enumerate(shown, first + 1)]
    names = [k.knop(f"{'☑' if row.aan else '☐'} {row.beeld.naam}", "bt", row.beeld.code, page) for row in shown]
    turn = [k.knop("◀ Vorige", "bl", page - 1)] if page else []
    if page < k.laatste:
        turn.append(k.knop(f"Volgende ({page + 2} van {k.laatste + 1}) ▶", "bl", page + 1))
    return Bericht(
        stack(*_head(k), *lines, "Druk op een naam om haar weg te laten."),
        (*naast_elkaar(*names), *((tuple(turn),) if turn else ()), *_acts(k)),
    )


def _head(k: Keuzelijst) -> list[Tekst]:
    count = len(k.aan)
    if k.soort == "vast":
        head: list[Tekst] = [bold(f"Leg {many(count, 'voorstel', 'voorstellen')} vast als oordeel")]
        head.append(f"{k.tijdvak} · besloten: {k.besloten}. De gemeente ziet nog niets.")
    else:
        by_hand = sum(not row.hier for row in k.aan)
        head = [bold(f"Verstuur {many(count, 'oordeel', 'oordelen')}")]
        head.append(f"{k.tijdvak} · {count - by_hand} via de bot, {by_hand} stuur je zelf.")
    if k.anders:
        head.append(f"Sindsdien veranderd, doet niet mee: {', '.join(k.anders)}.")
    return head


def _line(k: Keuzelijst, row: Rij) -> Markup:
    b = row.beeld
    out = "" if row.aan else " (niet)"
    if k.soort == "vast":
        word = OORDELEN.get(b.voorstel or "", "")
        return bold(b.naam) + f"{out}: {_number(b)} · {word} · {reason(b)}"
    judged = b.vastgesteld
    word = OORDELEN[judged.kleur] if judged is not None else ""
    return bold(b.naam) + f"{out}: {word}{'' if row.hier else ' · zelf sturen'}"


def _number(b: Beeld) -> str:
    saldo = b.saldo or 0
    counted = f", telt {b.telt:+d}" if b.telt is not None and b.telt != saldo else ""
    return f"{saldo:+d}{counted}" if saldo else f"0{counted}"


def reason(b: Beeld) -> str:
    """Why it is proposed, in a few words."""
    found = b.oordeel
    if found is None or found.gehaald:
        return "gehaald"
    if found.binnen_grens:
        return f"binnen de grens ({found.ruimte})"
    if b.kader.doorlooptijd and b.invoer.weken is not None:
        return f"gemiddeld {zeg_tienden(b.invoer.weken[0])} weken"
    if not found.op_rij and b.invoer.document:
        return f"verschoonbaar, {b.invoer.document}"
    return f"{found.op_rij} op een rij gemist"


def _acts(k: Keuzelijst) -> tuple[Knoppenrij, ...]:
    stop = k.knop("Stop", "bs")
    if not k.aan:
        return ((stop,),)
    if k.soort == "vast":
        return ((k.knop(f"Leg {len(k.aan)} vast", "bv"), stop),)
    return ((k.knop("Bekijk de teksten", "bk", 0),), (k.knop("Verstuur over 15 minuten", "bv"), stop))


def waiting(k: Keuzelijst, gaat: datetime) -> Bericht:
    """It goes by itself, and can be stopped until then."""
    by_hand = sum(not row.hier for row in k.aan)
    beside = (
        f" Voor {many(by_hand, 'gemeente', 'gemeenten')} krijg je dan de tekst om zelf te sturen." if by_hand else ""
    )
    return Bericht(
        stack(
            bold(f"{many(len(k.aan) - by_hand, 'oordeel gaat', 'oordelen gaan')} uit om {gaat:%H:%M}."),
            f"{k.tijdvak}. Tot die tijd kun je stoppen.{beside}",
        ),
        ((k.knop("Stop", "bs"), k.knop("Bekijk de teksten", "bk", 0)), (_round(k.organisatie, k.tijdvak),)),
    )


def _round(organisatie: int, tijdvak: Tijdvak) -> Knop:
    return Knop("Filter en stappen", actie("tz", organisatie, "r", tijdvak.code))


def text(organisatie: int, daad: int, o: Ontvangen, plek: tuple[int, int], *, hier: bool) -> Bericht:
    """What one gemeente reads, with to whom it goes."""
    here, total = plek
    to = f"Aan: het college van burgemeester en wethouders van {o.gemeente}."
    how = "Gaat via de bot." if hier else "Niet op de bot: stuur deze tekst zelf."
    turn = [Knop("◀ Vorige", actie("tz", organisatie, "bk", daad, here - 1))] if here else []
    if here < total - 1:
        turn.append(Knop("Volgende ▶", actie("tz", organisatie, "bk", daad, here + 1)))
    back = Knop("Terug", actie("tz", organisatie, "bl", daad, 0))
    return Bericht(
        paragraphs(f"Tekst {here + 1} van {total}. {how}\n{to}", letter(o)), ((*turn,), (back,)) if turn else ((back,),)
    )


def result(organisatie: int, daad: Daad, tijdvak: Tijdvak, namen: Mapping[str, str]) -> Bericht:
    """What came of it."""
    content = daad.inhoud

    def knop(tekst: str, wat: str, *delen: object) -> Knop:
        return Knop(tekst, actie("tz", organisatie, wat, daad.id, *delen))

    rows: list[Knoppenrij] = []
    lines: list[Tekst]
    match daad.stand, daad.soort:
        case "klaar", "vast":
            count = len(content["rijen"])
            lines = [bold(f"✓ {many(count, 'oordeel', 'oordelen')} vastgelegd") + f" · {content['besloten']}."]
            lines.append("Het zijn concepten: geen gemeente ziet ze nog.")
            rows.append((Knop("Verstuur ze", actie("tz", organisatie, "s", tijdvak.code)), knop("Zet terug", "bz")))
        case "klaar", _:
            lines = [bold(f"✓ {many(len(content['verstuurd']), 'oordeel', 'oordelen')} verstuurd via de bot.")]
            if content.get("hand"):
                lines.append(f"Zelf verstuurd: {many(len(content['hand']), 'gemeente', 'gemeenten')}.")
            if content["zelf"]:
                count = len(content["zelf"])
                lines.append(f"Niet op de bot: {_names(content['zelf'], namen)}. Stuur die tekst zelf.")
                rows.append((knop(f"Teksten om zelf te sturen ({count})", "bk", 0),))
                rows.append((knop("Ik heb ze verstuurd", "bx"),))
        case "terug", _:
            lines = [bold("Teruggezet.") + " Deze oordelen staan er niet meer."]
            if content["bleef"]:
                lines.append(f"Bleef staan, want daarna veranderd of verstuurd: {_names(content['bleef'], namen)}.")
        case "gemist", _:
            lines = [
                bold("Niet verstuurd.") + " Ketenbot stond stil op het afgesproken moment. Kijk, en verstuur opnieuw."
            ]
            rows.append((Knop("Verstuur opnieuw", actie("tz", organisatie, "s", tijdvak.code)),))
        case _:
            lines = [bold("Gestopt.") + " Er is niets vastgelegd of verstuurd."]
    if content.get("anders"):
        lines.append(f"Niet meegenomen, want sindsdien veranderd: {', '.join(content['anders'])}.")
    return Bericht(stack(*lines), (*rows, (_round(organisatie, tijdvak),)))


def _names(codes: Sequence[str], namen: Mapping[str, str]) -> str:
    """At most six by name: a phone is small."""
    said = [namen[code] for code in codes[:6]]
    more = f" en nog {len(codes) - 6}" if len(codes) > 6 else ""
    return ", ".join(said) + more

"""Many judgements at once on the phone: the list by name, its texts, when it goes, what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.features.toezicht.judgement_screens import Ontvangen, letter
from bot.features.toezicht.overview_screens import many
from bot.screens.markup import Markup, Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, naast_elkaar
from bot.screens.message import Rij as Knoppenrij
from storage.toezicht import Daad
from workflows.dates.numbers import zeg_tienden
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak
from workflows.toezicht.ronde import Beeld

PAGE = 6
NOTHING_READY = "Er is geen voorstel klaar om vast te leggen."
NOTHING_TO_SEND = "Er is geen oordeel dat nog verstuurd moet worden."
MANDAAT = "in mandaat"
ALL = "alle"
"""In the place of a gemeente: everybody."""
TOO_LATE = {
    "vast": "Stoppen kan niet meer: dit is al vastgelegd. Terugzetten kan wel, zolang er niets is verstuurd.",
    "verstuur": "Stoppen kan niet meer: deze lijst is al weg. Een oordeel trek je terug bij de gemeente zelf.",
}


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
    since it was made and of those that were sent in another way, and the page (from 0)."""

    organisatie: int
    id: int
    soort: str
    tijdvak: Tijdvak
    besloten: str
    rijen: Sequence[Rij]
    anders: Sequence[str]
    al: Sequence[str]
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
        stack(*_head(k), *lines, "Druk op een naam om haar weg te laten." if k.aan else NOBODY),
        (*naast_elkaar(*names), *((tuple(turn),) if turn else ()), *_acts(k, _everybody(k, page))),
    )


NOBODY = "Je liet iedereen weg, dus er gebeurt niets. Druk op een naam om haar mee te nemen."


def _everybody(k: Keuzelijst, page: int) -> Knoppenrij:
    """All of them at once: who wants three of forty presses four times. On the first page, and where nobody is left."""
    if len(k.rijen) == 1 or (page and k.aan):
        return ()
    label = "Laat iedereen weg" if len(k.aan) == len(k.rijen) else "Neem iedereen mee"
    return (k.knop(label, "bt", ALL, page),)


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
        head.append(f"Sindsdien veranderd, doet niet mee: {_few(k.anders)}.")
    if k.al:
        head.append(f"Intussen al verstuurd: {_few(k.al)}.")
    return head


def _line(k: Keuzelijst, row: Rij) -> Markup:
    b = row.beeld
    out = "" if row.aan else " (niet)"
    if k.soort == "vast":
        word = b.kader.woord(b.voorstel) if b.voorstel else ""
        return bold(b.naam) + f"{out}: {_number(b)} · {word} · {reason(b)}"
    judged = b.vastgesteld
    word = judged.zegt if judged is not None else ""
    return bold(b.naam) + f"{out}: {word}{'' if row.hier else ' · zelf sturen'}"


def _number(b: Beeld) -> str:
    saldo = b.saldo or 0
    counted = f", telt {b.telt:+d}" if b.telt is not None and b.telt != saldo else ""
    share = "" if b.deel is None else f" ({b.deel}%)"
    return f"{saldo:+d}{share}{counted}" if saldo else f"0{share}{counted}"


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


def _acts(k: Keuzelijst, everybody: Knoppenrij) -> tuple[Knoppenrij, ...]:
    stop = k.knop("Stop", "bs")
    if not k.aan:
        return ((*everybody, stop),)
    if k.soort == "vast":
        return (*((everybody,) if everybody else ()), (k.knop(f"Leg {len(k.aan)} vast", "bv"), stop))
    go = "Verstuur over 15 minuten" if any(row.hier for row in k.aan) else "Naar de teksten"
    return ((*everybody, k.knop("Bekijk de teksten", "bk", 0)), (k.knop(go, "bv"), stop))


def one_at_a_time(tijdvak: str) -> str:
    """Above a list that waits, to who wanted to send another one."""
    return f"Er wacht al een lijst over {tijdvak}. Een volgende kan als deze weg is, of gestopt."


def waiting(k: Keuzelijst, gaat: datetime, note: str = "", zelf: int = 0) -> Bericht:
    """It goes by itself, and can be stopped until then; what nobody reads here is there at once. `zelf`: how many were
    sent by hand already."""
    own = sum(not row.hier for row in k.aan)
    lines: list[Tekst] = [
        bold(f"{many(len(k.aan) - own, 'oordeel gaat', 'oordelen gaan')} uit om {gaat:%H:%M}."),
        f"{k.tijdvak}. Tot die tijd kun je stoppen.",
    ]
    rows: list[Knoppenrij] = [(k.knop("Stop", "bs"), k.knop("Bekijk de teksten", "bk", 0))]
    if own:
        lines.append(f"Niet op de bot: {many(own, 'gemeente', 'gemeenten')}. Die tekst stuur je zelf, dat kan nu al.")
        rows += _by_hand(k.knop("Alle teksten", "bf"), k.knop("Mailadressen", "ba"), k.knop(SENT_THEM, "bx"))
    if zelf:
        lines.append(f"Zelf verstuurd: {many(zelf, 'gemeente', 'gemeenten')}.")
    return Bericht(paragraphs(note, stack(*lines)), (*rows, (_round(k.organisatie, k.tijdvak),)))


SENT_THEM = "Ik heb ze verstuurd"


def _by_hand(file: Knop, addresses: Knop, done: Knop) -> list[Knoppenrij]:
    """What helps who sends texts by hand."""
    return [(file, addresses), (done,)]


def stopped(organisatie: int, daad: Daad, door: str) -> Bericht:
    """To who asked for a list to be sent: a colleague stopped it."""
    count = len(daad.inhoud["merken"]) - len(daad.inhoud["uit"])
    half = lees_tijdvak(daad.tijdvak)
    under = ((_round(organisatie, half),),) if half is not None else ()
    return Bericht(
        stack(
            bold(f"Gestopt door {door}.") + f" De lijst over {daad.tijdvak} ({many(count, 'oordeel', 'oordelen')}) "
            "gaat niet uit.",
            "Via de bot is er niets verstuurd. De oordelen staan er nog, als concept.",
        ),
        under,
    )


def _round(organisatie: int, tijdvak: Tijdvak) -> Knop:
    return Knop("Filter en stappen", actie("tz", organisatie, "r", tijdvak.code))


def text(
    organisatie: int, daad: int, o: Ontvangen, plek: tuple[int, int], code: str, adres: str = "", *, hier: bool
) -> Bericht:
    """What one gemeente (CBS code) reads, with to whom it goes; `adres` is the mail of its department, where known."""
    here, total = plek
    to = addressed(o.gemeente, adres)
    how = "Gaat via de bot." if hier else "Niet op de bot: stuur deze tekst zelf."
    turn = [Knop("◀ Vorige", actie("tz", organisatie, "bk", daad, here - 1))] if here else []
    if here < total - 1:
        turn.append(Knop("Volgende ▶", actie("tz", organisatie, "bk", daad, here + 1)))
    under = [Knop("Terug", actie("tz", organisatie, "bl", daad, 0))]
    if not hier:
        under.insert(0, Knop("Mailadres", actie("tz", organisatie, "ba", daad, code)))
    return Bericht(
        paragraphs(f"Tekst {here + 1} van {total}. {how}\n{to}", letter(o)),
        ((*turn,), (*under,)) if turn else ((*under,),),
    )


def addressed(gemeente: str, adres: str) -> str:
    """To whom a text goes."""
    return f"Aan: het college van burgemeester en wethouders van {gemeente}." + (f" Mail: {adres}." if adres else "")


def result(organisatie: int, daad: Daad, tijdvak: Tijdvak, namen: Mapping[str, str], note: str = "") -> Bericht:
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
            lines = _sent(content, namen)
            if content["zelf"]:
                rows += [(knop("Bekijk de teksten", "bk", 0),)]
                rows += _by_hand(knop("Alle teksten", "bf"), knop("Mailadressen", "ba"), knop(SENT_THEM, "bx"))
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
            lines = [bold("Gestopt.") + _nothing_done(content, namen)]
    if content.get("anders"):
        lines.append(f"Niet meegenomen, want sindsdien veranderd: {_few(content['anders'])}.")
    if content.get("al"):
        lines.append(f"Niet meegenomen, want al verstuurd: {_few(content['al'])}.")
    return Bericht(paragraphs(note, stack(*lines)), (*rows, (_round(organisatie, tijdvak),)))


def _sent(content: Mapping[str, Any], namen: Mapping[str, str]) -> list[Tekst]:
    """What went, and what is left to send by hand."""
    lines: list[Tekst] = []
    if content["verstuurd"]:
        lines.append(bold(f"✓ {many(len(content['verstuurd']), 'oordeel', 'oordelen')} verstuurd via de bot."))
    if content.get("hand"):
        lines.append(f"✓ Zelf verstuurd: {many(len(content['hand']), 'gemeente', 'gemeenten')}.")
    if content["zelf"]:
        lines.append(bold(f"{many(len(content['zelf']), 'tekst', 'teksten')} om zelf te sturen."))
        lines.append(f"Niet op de bot: {_names(content['zelf'], namen)}.")
    return lines or [bold("Er is niets verstuurd.")]


def _nothing_done(content: Mapping[str, Any], namen: Mapping[str, str]) -> str:
    """What was not done, and what was done already."""
    if not content.get("hand"):
        return " Er is niets vastgelegd of verstuurd."
    return f" Via de bot is er niets verstuurd. Zelf verstuurd was al: {_names(content['hand'], namen)}."


def _names(codes: Sequence[str], namen: Mapping[str, str]) -> str:
    return _few([namen[code] for code in codes])


def _few(namen: Sequence[str]) -> str:
    """At most six by name: a phone is small."""
    more = f" en nog {len(namen) - 6}" if len(namen) > 6 else ""
    return ", ".join(namen[:6]) + more

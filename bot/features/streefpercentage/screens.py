"""A calculation by streefpercentage on the screen: who adds what, most first, what the region still needs, and what of
it is our reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.screens.beeld import Beeld
from bot.screens.case import Woorden, to_case
from bot.screens.markup import Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Bestand, Knop, Rij, actie, naast_elkaar, onder_elkaar
from bot.screens.sheets import Uitgaand
from bot.screens.sheets import Woorden as Bladwoorden
from bot.screens.sheets import knop as bladknop
from bot.screens.standard import Lijst
from workflows.cijfers.taakstelling import getal
from workflows.streefpercentage import rekenen
from workflows.streefpercentage.blad import VORM
from workflows.streefpercentage.feiten import StreefFeiten
from workflows.streefpercentage.lines import VOORBEELD
from workflows.streefpercentage.rekenen import BRON
from workflows.streefpercentage.rekenen import Rij as Gemeente
from workflows.streefpercentage.velden import MEESTE

PREFIX = "hb"
SHOWN = 12
"""Gemeenten on a screen of a phone; the others stand behind a button."""
PAGE = 20
DRAWING = "Ik teken het plaatje"
ALREADY = "Dat stond er al zo."
NOT_NOW = "Deze berekening is weggelegd. Heropen haar eerst."
ASK = (
    "Typ of plak een regel per gemeente: naam, opgave, plekken. Of stuur je eigen tabel als Excel of csv. "
    "Opgave is asielopvang (met amv) en Oekraïne samen. "
    f"Twee opgaven tel ik op als je 400+200 typt. Zo bijvoorbeeld:\n{VOORBEELD}\n"
    "Alleen namen mag ook: dan vul je de cijfers daarna in."
)
NO_NAMES = "Noem eerst de gemeenten. Het percentage kies je daarna, of erachter: streef 60%."
ASK_MORE = (
    "Welke cijfers veranderen? Een regel per gemeente: naam, opgave, plekken. Wie je niet noemt, blijft staan. "
    "Een gemeente eruit: Goirle weg."
)


def press(what: str, ident: int, *more: object) -> str:
    """What a button of a calculation asks for."""
    return actie(PREFIX, what, ident, *more)


@dataclass(frozen=True)
class StreefBeeld(Beeld):
    """What its screens show: the gemeenten by name, and whose case it is."""

    cijfers: Sequence[Gemeente] = ()
    organisatie: int = 0

    @cached_property
    def weet(self) -> StreefFeiten:
        """Its facts."""
        return StreefFeiten(self.feiten)

    @cached_property
    def volgorde(self) -> list[Gemeente]:
        """Who adds most first."""
        return rekenen.op_volgorde(self.cijfers, self.weet.streef)

    def kop(self) -> Tekst:
        """Whose it is."""
        return bold(self.referentie) + f" · streefpercentage {self.weet.streef}%"

    def kort(self) -> list[str]:
        """In a list: how many gemeenten, and the percentage."""
        return [f"streefpercentage {self.weet.streef}%, {len(self.cijfers)} gemeenten"]

    @property
    def lijstknop(self) -> str:
        """In a list: its number, how many gemeenten, and the percentage."""
        return f"{self.referentie} · {len(self.cijfers)} gemeenten, {self.weet.streef}%"

    def waar(self) -> Sequence[Tekst]:
        """The region as one gemeente."""
        stand = self.stand(self.procedure.sporen[0])
        return [*([bold(stand.titel.capitalize())] if stand.eind else []), *totals(self.cijfers, self.weet.streef)]

    def dagregels(self) -> Sequence[Tekst]:
        """Nothing has a last day."""
        return ()

    def boven(self) -> Sequence[Tekst]:
        """The gemeenten, most to add first."""
        lines = [line(rij, self.weet.streef) for rij in self.volgorde[:SHOWN]]
        left = len(self.cijfers) - SHOWN
        return [*lines, *([f"En nog {left}: kijk bij Alle gemeenten."] if left > 0 else [])]

    def herinnert(self) -> Sequence[Tekst]:
        """It comes back with the overview of the week: that takes no line of this screen."""
        return ()

    def knoppen(self) -> Sequence[Rij]:
        """What changes the numbers, and what comes of them."""
        organisatie = self.organisatie
        change = [
            Knop("Cijfers typen", press("c", self.id)),
            Knop("Eén voor één", press("e", self.id)),
            Knop("Streefpercentage", press("s", self.id)),
        ]
        show = [
            Knop("Plaatje", press("p", self.id)),
            bladknop("Als Excel", VORM, organisatie, str(self.id)),
            Knop("Hoe reken je?", press("u", self.id)),
        ]
        more = [Knop("Alle gemeenten", press("l", self.id, 0))] if len(self.cijfers) > SHOWN else []
        return naast_elkaar(*(change if self.loopt else []), *show, *more)

    def uitleg(self) -> Tekst:
        """How it is calculated."""
        return explained(self.cijfers, self.weet.streef).tekst


def line(rij: Gemeente, streef: int) -> str:
    """A gemeente on one line: what it delivers of its own opgave, and what it adds."""
    if not rij.bekend:
        lacks = " en ".join(word for word, value in (("opgave", rij.opgave), ("plekken", rij.plekken)) if value is None)
        return f"• {rij.naam}: {lacks}?"
    if rij.procent is None:
        return f"• {rij.naam}: geen opgave, {getal(rij.plekken or 0)} plekken"
    more = rij.erbij(streef)
    return f"• {rij.naam} {rij.procent}%{f': +{getal(more)}' if more else ' ✓'}"


def totals(rijen: Sequence[Gemeente], streef: int) -> list[Tekst]:
    """What the region has, needs, and gets at this percentage."""
    som, added, closing = rekenen.samen(rijen), rekenen.erbij(rijen, streef), rekenen.sluitend(rijen)
    if closing is None:
        return ["Nog geen cijfers. Typ ze, of vul het Excel-blad in en stuur het terug."]
    unknown = sum(not rij.bekend for rij in rijen)
    lines: list[Tekst] = [f"Samen {getal(som.plekken)} van {getal(som.opgave)} plekken: " + _needed(som)]
    if unknown:
        lines.append(f"⚠ Van {unknown} gemeente{'n' if unknown > 1 else ''} ontbreken cijfers: die tellen niet mee.")
    if not som.nodig:
        return lines
    if added == som.nodig:
        return [*lines, f"Bij {streef}% komen er {getal(added)} bij: precies genoeg."]
    if added > som.nodig:
        extra = f" {closing}% is al genoeg." if closing < streef else ""
        return [*lines, f"Bij {streef}% komen er {getal(added)} bij: genoeg.{extra}"]
    short = som.nodig - added
    return [*lines, f"⚠ Bij {streef}% komen er {getal(added)} bij: {getal(short)} te weinig. {closing}% sluit."]


def _needed(som: rekenen.Som) -> str:
    return f"nog {getal(som.nodig)} nodig." if som.nodig else "er is genoeg."


def changed(was: Sequence[Gemeente], now: Sequence[Gemeente], streef_was: int, streef: int) -> Tekst:
    """What new numbers changed for whom, most first."""
    before = {rij.code: rij.erbij(streef_was) for rij in was}
    moved = [(rij, before[rij.code]) for rij in now if rij.code in before and rij.erbij(streef) != before[rij.code]]
    moved.sort(key=lambda item: -abs(item[0].erbij(streef) - item[1]))
    if not any(before.values()) or not moved:
        return ""
    said = [f"{rij.naam} {getal(old)} → {getal(rij.erbij(streef))}" for rij, old in moved[:3]]
    more = f" en nog {len(moved) - 3}" if len(moved) > 3 else ""
    return f"Erbij, opnieuw berekend: {', '.join(said)}{more}."


# ---------------------------------------------------------------- other screens


def all_rows(beeld: StreefBeeld, page: int) -> Bericht:
    """All gemeenten with both numbers, a page at a time."""
    last = max(0, (len(beeld.volgorde) - 1) // PAGE)
    page = max(0, min(page, last))
    rows = [both(rij, beeld.weet.streef) for rij in beeld.volgorde[page * PAGE : (page + 1) * PAGE]]
    turn = [Knop("Vorige", press("l", beeld.id, page - 1))] if page else []
    turn += [Knop("Volgende", press("l", beeld.id, page + 1))] if page < last else []
    head = bold(beeld.referentie) + " · plekken van opgave"
    return Bericht(stack(head, *rows), (*naast_elkaar(*turn), (to_case(beeld.id),)))


def both(rij: Gemeente, streef: int) -> str:
    """A gemeente with its numbers."""
    if not rij.bekend or rij.procent is None:
        return line(rij, streef)
    return f"{line(rij, streef)} ({getal(rij.plekken or 0)} van {getal(rij.opgave or 0)})"


def explained(rijen: Sequence[Gemeente], streef: int, ident: int = 0) -> Bericht:
    """How it is calculated: what the document says, what it leaves open and what is our reading."""
    closing = rekenen.sluitend(rijen)
    first = next((rij for rij in rekenen.op_volgorde(rijen, streef) if rij.erbij(streef)), None)
    example = (
        f"Zo: {first.naam} levert {first.plekken} van {first.opgave}. {streef}% is "
        f"{(first.plekken or 0) + first.erbij(streef)}: {first.erbij(streef)} erbij."
        if first is not None
        else ""
    )
    text = paragraphs(
        stack(
            bold("Zo reken ik"),
            "De regio is als één gemeente. Wie onder het streefpercentage zit, levert het eerst. Wie erboven zit, "
            "hoeft niets extra's. In Hart van Brabant is het 60%, omdat twee gemeenten meer dan 200% leveren en dat "
            "willen blijven doen.",
            *([example] if example else []),
        ),
        stack(
            bold("Onze lezing"),
            "De bron zegt niet hoe het percentage volgt, en niet hoe je afrondt. Wij ronden plekken naar boven af en "
            f"percentages naar beneden{f'; {closing}% is het laagste dat sluit' if closing is not None else ''}.",
        ),
        "Anders bijdragen mag ook, met gesloten beurzen: vooral wie het laagst staat. Elke gemeente blijft zelf "
        "aanspreekbaar op haar opgave.",
        italic(f"Bron: {BRON}."),
    )
    back = (to_case(ident),) if ident else ()
    return Bericht(
        text,
        (*onder_elkaar(Knop("Anders bijdragen", actie("f", "hvb-andere-bijdrage")),
                       Knop("Begin een uitruil", actie("fw", "uitruil"))), *((back,) if back else ())),
    )  # fmt: skip


def picture(beeld: StreefBeeld, content: bytes) -> Bericht:
    """The picture with its numbers as text."""
    return Bericht(
        stack(beeld.kop(), *totals(beeld.cijfers, beeld.weet.streef)),
        ((to_case(beeld.id),),),
        bestand=Bestand(f"streefpercentage-{beeld.referentie}.png", content),
    )


def nothing_to_draw(ident: int) -> Bericht:
    """No numbers yet."""
    return Bericht("Er zijn nog geen cijfers om te tekenen.", ((to_case(ident),),))


def ask_streef(closing: int | None) -> str:
    """Which percentage, with what closes."""
    told = f" {closing}% is het laagste dat sluit (onze lezing)." if closing is not None else ""
    return f"Welk streefpercentage spreken jullie af? Hart van Brabant koos 60.{told} Typ een getal van 1 tot 100."


def too_many() -> str:
    """More do not fit."""
    return f"Hier passen hooguit {MEESTE} gemeenten in."


def not_yours() -> Bericht:
    """For who cannot begin one."""
    return Bericht(
        "Een streefpercentage reken je uit voor een gemeente, een regio of een provincie. Vragen kan wel.",
        ((Knop("De methode van Hart van Brabant", actie("f", "hvb-methode")),),),
    )


# ---------------------------------------------------------------- the sheet


def out(referentie: str, aantal: int, streef: int) -> Uitgaand:
    """What goes out."""
    lines = [
        "Vul Opgave en Plekken in, en stuur het blad terug. Opgave: asielopvang (met amv) en Oekraïne samen.",
        "Percentage en Erbij lees ik niet terug: die reken ik opnieuw uit.",
        "Een gemeente erbij? Typ haar in de chat, en vraag een nieuw blad.",
    ]
    return Uitgaand(
        f"streefpercentage-{referentie}", "Streefpercentage",
        f"{aantal} gemeenten, streefpercentage {streef}%", "Er staan cijfers in die nog bewegen: intern.", lines,
    )  # fmt: skip


BLADWOORDEN = Bladwoorden(
    "gemeente",
    "gemeenten",
    "Percentage en Erbij, want die volgen uit de cijfers",
    lambda _, over: to_case(int(over), "Naar de berekening"),
)


WOORDEN = Woorden(terug="Terug naar de berekening")
LIJST = Lijst(
    kop=lambda wie, waar: bold("Streefpercentages") + f" van {wie}{waar}",
    leeg=lambda _: "Er is nog geen berekening. Begin er een.",
    begin=Knop("Nieuwe berekening", actie(PREFIX, "n")),
    niet_van_jou=not_yours(),
    afgelopen=True,
    erbij=(Knop("De methode van Hart van Brabant", actie("f", "hvb-methode")),),
    op_knoppen=True,
)

"""What waits longer than was agreed, on the screen: the list, choosing from it, and what was recorded at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.screens.case import from_list
from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, blader, naast_elkaar, onder_elkaar
from workflows.dates.reading import zeg

CODE = "ac"
"""The first word of every button of this use."""
PAGE = 8
"""Cases on a page: a phone shows them with their buttons."""
MOST_CAUSES = 8
"""So many causes fit a phone beside "Niets nieuws" and the way back."""


@dataclass(frozen=True, slots=True)
class Regel:
    """A case in the list. `wacht` is how long it waits and `afspraak` the weeks that were agreed (0: not in
    weeks), `nieuws` what changed since somebody looked (empty: nothing,
    since `nieuws_op`), `bekeken` whether that was these thirty days, `van` whose it is, where it is a colleague's."""

    zaak: int
    referentie: str
    kort: Sequence[str]
    wacht: str
    afspraak: int
    oorzaak: str
    oorzaak_sinds: date | None
    nieuws: str
    nieuws_op: date | None
    bekeken: bool
    van: str = ""


@dataclass(frozen=True, slots=True)
class Blad:
    """A page of the list: `nog` of `alle` cases are still to be brought up to date, the one that waits longest does so
    for `langste` weeks. `lijst` is the code of this list and `gezien` when it was shown, in seconds; pages count from
    nought up to and including `laatste`."""

    wie: str
    regels: Sequence[Regel]
    alle: int
    nog: int
    langste: int
    vandaag: date
    lijst: str
    gezien: int
    pagina: int
    laatste: int

    @property
    def heel(self) -> bool:
        """Whether it is the list of the whole organisation."""
        return self.lijst[0] == "h"

    @property
    def telt(self) -> int:
        """How many cases stand in this list."""
        return self.nog if self.lijst[1] == "n" else self.alle


# ---------------------------------------------------------------- the list


def listing(blad: Blad, note: Tekst = "") -> Bericht:
    """One page, longest waiting first."""
    if not blad.alle:
        return _empty(blad, note)
    if not blad.regels:
        return Bericht(paragraphs(note, stack(*_head(blad))), onder_elkaar(*_other_lists(blad)))
    listed = _listed(blad.regels, blad.vandaag)
    hint = italic("Een zaak openen? Typ het nummer.")
    return Bericht(paragraphs(note, stack(*_head(blad), *_agreed(blad), *listed, hint)), _buttons(blad))


def _head(blad: Blad) -> list[Tekst]:
    many = "1 zaak wacht" if blad.alle == 1 else f"{blad.alle} zaken wachten"
    whose = f"Heel {blad.wie}" if blad.heel else "Jouw zaken"
    first: Markup = bold(f"{many} langer dan de afspraak, de langste {weken(blad.langste)}")
    where = f" ({blad.pagina + 1} van {blad.laatste + 1})" if blad.laatste else ""
    if not blad.nog:
        return [first, f"{whose}{where}. Alles is de laatste 30 dagen bijgewerkt."]
    if blad.lijst[1] == "n":
        return [first, f"{whose}, nog bij te werken: {blad.nog}{where}."]
    return [first, f"{whose}, met wat al is bijgewerkt (✓){where}."]


def _agreed(blad: Blad) -> list[str]:
    """The agreement that need not stand in every line."""
    gewoon = usual(blad.regels)
    return [f"De afspraak is {weken(gewoon)}."] if gewoon else []


def _empty(blad: Blad, note: Tekst) -> Bericht:
    where = f"van {blad.wie} " if blad.heel else "van jou "
    text = bold(f"Geen zaak {where}wacht langer dan de afspraak.")
    more = [Knop(f"Heel {blad.wie}", actie(CODE, 0, "hn"))] if not blad.heel else []
    return Bericht(
        paragraphs(note, stack(text, italic("Zoek je de taakstelling? Typ stand."))),
        onder_elkaar(*more, Knop("Overzichten", actie(CODE, "o"))),
    )


def row(regel: Regel, gewoon: int) -> str:
    """How long a case waits, in one line of a phone; `gewoon` is the agreement that stands above the list."""
    whose = f" (van {regel.van})" if regel.van else ""
    agreed = f" (afspraak {regel.afspraak})" if regel.afspraak not in (0, gewoon) else ""
    seen = " ✓" if regel.bekeken else ""
    return f"• {' · '.join([regel.referentie, *regel.kort, regel.wacht])}{agreed}{whose}{seen}"


def usual(regels: Sequence[Regel]) -> int:
    """The agreement that most of these have, in weeks; 0 where none is counted so."""
    known = Counter(regel.afspraak for regel in regels if regel.afspraak)
    return known.most_common(1)[0][0] if known else 0


def _listed(regels: Sequence[Regel], vandaag: date | None = None) -> list[Tekst]:
    """The cases below each other, with what holds each up and what is new, unless only the cases are asked."""
    gewoon = usual(regels)
    return [stack(row(regel, gewoon), *([italic(_said(regel, vandaag))] if vandaag else [])) for regel in regels]


def _said(regel: Regel, vandaag: date) -> str:
    known = regel.oorzaak or "geen oorzaak"
    if regel.nieuws and regel.nieuws_op:
        return f"{known} · nieuw: {regel.nieuws}, {kort(regel.nieuws_op, vandaag)}"
    if regel.oorzaak_sinds is not None and regel.oorzaak_sinds != regel.nieuws_op:
        known += f" sinds {kort(regel.oorzaak_sinds, vandaag)}"
    return f"{known}, stil sinds {kort(regel.nieuws_op, vandaag)}" if regel.nieuws_op else known


def kort(dag: date, vandaag: date) -> str:
    """A day in a line of a list: 4 dec, with the year where that is another one."""
    words = zeg(dag).split()
    return " ".join(words[1:] if dag.year != vandaag.year else words[1:3])


def weken(aantal: int) -> str:
    """A number of weeks in words."""
    return "1 week" if aantal == 1 else f"{aantal} weken"


def _buttons(blad: Blad) -> tuple[Rij, ...]:
    again = "opnieuw " if not blad.nog else ""
    act = (
        Knop(f"Werk alle {blad.telt} {again}bij" if blad.telt > 1 else f"Werk bij{' (opnieuw)' * bool(again)}",
             actie(CODE, "w", blad.lijst, blad.gezien)),
        Knop("Kies er een paar", actie(CODE, "k", blad.lijst, blad.pagina, blad.gezien)),
    )  # fmt: skip
    turn = blader(blad.pagina, blad.laatste, lambda to: actie(CODE, to, blad.lijst))
    return (act, *turn, *naast_elkaar(*_other_lists(blad)))


def _other_lists(blad: Blad) -> list[Knop]:
    found = []
    if blad.lijst[1] == "n" and blad.alle > blad.nog:
        found.append(Knop(f"Toon alle {blad.alle}", actie(CODE, 0, blad.lijst[0] + "a")))
    if blad.lijst[1] == "a" and 0 < blad.nog < blad.alle:
        found.append(Knop(f"Alleen nog te doen ({blad.nog})", actie(CODE, 0, blad.lijst[0] + "n")))
    other = ("e", "Alleen mijn zaken") if blad.heel else ("h", f"Heel {blad.wie}")
    return [*found, Knop(other[1], actie(CODE, 0, other[0] + blad.lijst[1])), Knop("Overzichten", actie(CODE, "o"))]


# ---------------------------------------------------------------- choosing


def choosing(keuze: int, regels: Sequence[Regel], gekozen: Sequence[int], terug: Knop) -> Bericht:
    """The cases of a page with their ticks."""
    listed = _listed(regels)
    ticks = [
        Knop(f"{'☑' if regel.zaak in gekozen else '☐'} {regel.referentie}",
             actie(CODE, "t", keuze, regel.zaak, int(regel.zaak not in gekozen)))
        for regel in regels
    ]  # fmt: skip
    on = [Knop(f"Verder met {len(gekozen)}", actie(CODE, "v", keuze))] if gekozen else []
    return Bericht(
        stack(bold("Welke wil je bijwerken?") + " Druk ze aan.", *listed),
        (*naast_elkaar(*ticks), (*on, terug)),
    )


def acting(
    keuze: int, namen: Sequence[str], oorzaken: Sequence[tuple[str, str]], een: int | None, terug: Knop, meer: int = 0
) -> Bericht:
    """What to record in all that were chosen: nothing new, or one cause. `een` is the case, where it is one; `meer` are
    late cases that come next, as so many are not done at once."""
    many = bold(namen[0]) if een is not None else bold(f"{len(namen)} zaken") + f": {_some(namen)}."
    rest = f"Daarna staan er nog {meer} in de lijst." if meer else ""
    text = stack(
        many,
        "Wat leg je vast?",
        *filter(None, [rest]),
        italic("Niets nieuws telt 30 dagen als bekeken. Bij een oorzaak telt Ketenbot de dagen."),
    )
    room = MOST_CAUSES - (1 if een is not None else 0)
    causes = [Knop(titel, actie(CODE, "d", keuze, naam)) for naam, titel in oorzaken[:room]]
    look = [from_list(een, f"Open {namen[0]}", CODE, 0)] if een is not None else []
    return Bericht(
        text, ((Knop("Niets nieuws", actie(CODE, "d", keuze, NIETS)),), *naast_elkaar(*causes, *look, terug))
    )


def proposed(
    keuze: int, namen: Sequence[str], said: str, wat: str, onbekend: Sequence[str], terug: Knop, meer: int = 0
) -> Bericht:
    """What a typed line asks to be recorded, to be sure of it; `meer` are those that it asks too and that come next, as
    so many are not done at once."""
    many = cases(len(namen))
    strange = [f"Niet gevonden: {', '.join(onbekend)}."] if onbekend else []
    rest = [f"Ik doe er {len(namen)} in één keer: daarna nog {meer}."] if meer else []
    text = stack(bold(f"{many}: {said}"), f"{_some(namen)}.", *strange, *rest)
    return Bericht(text, ((Knop("Leg vast", actie(CODE, "d", keuze, wat)), terug),))


NIETS = "-"
"""How a button names "niets nieuws"; a cause is named by its own name."""
_FEW = 12


def _some(namen: Sequence[str]) -> str:
    if len(namen) <= _FEW:
        return ", ".join(namen)
    return f"{', '.join(namen[:_FEW])} en nog {len(namen) - _FEW}"


# ---------------------------------------------------------------- what was recorded


@dataclass(frozen=True, slots=True)
class Over:
    """A case in which nothing was recorded, and why; `zaak` where it can be opened."""

    referentie: str
    reden: str
    zaak: int | None = None


def recorded(keuze: int, wat: str, aantal: int, tot: date | None, over: Sequence[Over], terug: Knop) -> Bericht:
    """What was recorded in how many, until when that counts as looked at (None: it is no looking), and which were
    left."""
    done = bold(f"✓ {cases(aantal)} bijgewerkt: {wat}.") if aantal else bold("Er is niets vastgelegd.")
    counts = [f"Tot {zeg(tot)} telt dat als bekeken."] if aantal and tot is not None else []
    undo = [Knop(f"Maak ongedaan ({aantal})", actie(CODE, "u", keuze))] if aantal else []
    return _with_left([done, *counts], over, [*undo, terug])


def sure_to_undo(keuze: int, wat: str, aantal: int, dag: date, terug: Knop) -> Bericht:
    """A button of an earlier day: what it would take back, and whether that is meant."""
    return Bericht(
        f"Op {zeg(dag)} legde je vast bij {cases(aantal)}: " + bold(wat) + ". Wil je dat nu terugnemen?\n"
        "Waar daarna iets anders is vastgelegd, blijft het staan.",
        onder_elkaar(Knop(f"Ja, neem terug ({aantal})", actie(CODE, "u", keuze, "ja")), terug),
    )


def undone(aantal: int, over: Sequence[Over], terug: Knop, niets: str = "Er is niets teruggenomen.") -> Bericht:
    """In how many it was taken back, and where somebody went on."""
    done = bold(f"✓ Teruggenomen bij {cases(aantal)}.") if aantal else bold(niets)
    return _with_left([done], over, [terug])


def _with_left(said: Sequence[Tekst], over: Sequence[Over], knoppen: Sequence[Knop]) -> Bericht:
    shown = over[:_LEFT]
    left = [f"Niet gedaan bij {cases(len(over))}:" if over else ""]
    left += [f"• {item.referentie}: {item.reden}" for item in shown]
    left += [f"• en nog {len(over) - len(shown)}"] if len(over) > len(shown) else []
    look = [from_list(item.zaak, item.referentie, CODE, 0) for item in shown if item.zaak is not None]
    return Bericht(
        paragraphs(stack(*said), stack(*left) if over else ""), (*naast_elkaar(*look), *onder_elkaar(*knoppen))
    )


_LEFT = 6
"""Cases that were left and are named; the others still stand in the list."""


def cases(aantal: int) -> str:
    """A number of cases in words."""
    return "1 zaak" if aantal == 1 else f"{aantal} zaken"


def to_list(lijst: str, pagina: int = 0) -> Knop:
    """Back to the list."""
    return Knop("Naar de lijst", actie(CODE, pagina, lijst))


# Why nothing was recorded in a case.
GONE = "deze zaak is er niet meer, of je mag hier niets vastleggen."
READ_ONLY = "deze zaak komt uit een oudere versie en kan alleen bekeken worden."
ENDED = "deze zaak loopt niet meer."
NAMELESS = "Eén zaak"


def meanwhile(wie: str, wat: str) -> str:
    """A colleague was there after the list was shown."""
    return f"{wie} legde intussen vast: {wat}. Kijk eerst."


def no_such_cause(oorzaak: str, stand: str) -> str:
    """The cause does not fit where the case is."""
    return f"{oorzaak} kan niet bij {stand}."


def answer_to(vraag: str) -> str:
    """Another party answered."""
    return f"antwoord op {vraag}"


def of_corporatie(naam: str) -> str:
    """Which corporatie looks for a home."""
    return f"{naam} zoekt de woning"


def no_such_corporatie() -> str:
    """Nothing waits for that corporatie here."""
    return "deze zaak zoekt geen woning, of jullie werken niet met die corporatie."


def went_on(wie: str, wat: str) -> str:
    """Something was recorded after it: that comes first."""
    return f"{wie} ging hier verder: {wat}."


CHANGED_BACK = "dit is al teruggenomen."
DONE_BEFORE = "Dit was al vastgelegd."
UNDONE_BEFORE = "Dit was al teruggenomen."
NOT_YOURS = "Deze keuze is van een collega, of staat er niet meer. Open de lijst opnieuw."
NOBODY_CHOSEN = "Kies eerst een zaak."
NIETS_NIEUWS = "niets nieuws"


def may_not() -> Bericht:
    """Other roles have no such cases."""
    return Bericht(
        "Wat te lang wacht, zien medewerkers van de gemeente zelf. Jouw rol hoort bij een andere organisatie."
    )

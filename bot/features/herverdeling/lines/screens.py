"""Answers of gemeenten that were typed as lines: the table that is confirmed, what was recorded, and what was not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.features.herverdeling.screens import PREFIX
from bot.features.herverdeling.table_screens import KORT
from bot.features.herverdeling.words_screens import samen
from bot.screens.case import Verteld
from bot.screens.markup import Markup, Tekst, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, klein, onder_elkaar
from workflows.dates.reading import zeg
from workflows.herverdeling.answer_lines import VOORBEELD, Antwoord, Onleesbaar
from workflows.herverdeling.velden import FUNCTIES

TITLE = "Antwoorden van gemeenten"
FEW = 4
"""Lines that are said again once they were recorded."""
ITSELF = "deze gemeente zit zelf op Ketenbot en legt dit zelf vast"
NO_GROUND = "noem erbij hoe en wanneer de gemeente dit zei, zoals: mail 2-11-2026"
THE_SAME = "zo staat het er al"
ONLY_HERE = "Dit verbetert alleen wat hier staat. Staat het fout in het besluit zelf: Annuleer, Meer, Fout ontdekt."
NO_SOURCE = "noem ook de bron met haar dag, zoals: 50, Stcrt 28-9-2026"


def ground() -> str:
    """The same where just one answer is asked."""
    return f"{groot(NO_GROUND)}. Typ de hele regel opnieuw."


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What one step of a line records: what is of this gemeente alone (a number), and what others may share with it."""

    eigen: str
    gedeeld: str

    def __str__(self) -> str:
        return (
            f"{self.eigen} ({self.gedeeld})"
            if self.eigen.isdigit()
            else ", ".join(filter(None, (self.gedeeld, self.eigen)))
        )


@dataclass(frozen=True, slots=True)
class Regelbeeld:
    """One gemeente in the table: what is recorded of it, what cannot be and why, what is doubtful, and whether anything
    of it puts right what was recorded before."""

    naam: str
    zegt: tuple[Gezegd, ...] = ()
    bezwaren: tuple[str, ...] = ()
    twijfels: tuple[str, ...] = ()
    verbetert: bool = False


_DAAD = {"bevestig": "cijfer", "akkoord": "akkoord", "wijs_af": "doet niet mee", "besluit": "besluit",
         "maak_bekend": "bekendmaking"}  # fmt: skip
_BRON = {"staatscourant": "Staatscourant", "brief": "brief"}
_HOE = {"mail": "per mail", "telefoon": "per telefoon", "overleg": "in een overleg"}
_WIE = {keuze.naam: keuze.titel.lower() for keuze in FUNCTIES}


def says(trigger: str, item: Antwoord) -> Gezegd:
    """What is recorded by one step of a line."""
    if trigger == "bevestig" and item.cijfer is not None:
        source, day = item.cijfer.bron, item.cijfer.dag
        return Gezegd(str(item.cijfer.aantal), f"{_BRON.get(source or '', '')} {zeg(day) if day else ''}".strip())
    came = " ".join(filter(None, (_HOE.get(item.hoe or "", ""), zeg(item.op) if item.op else "")))
    came = ", ".join(filter(None, (came, _WIE.get(item.functie or "", ""))))
    if trigger in ("akkoord", "wijs_af"):
        said = "ambtelijk akkoord" if trigger == "akkoord" else "doet niet mee"
        return Gezegd("", f"{said} ({came})" if came else said)
    if trigger == "besluit" and item.besluit is not None:
        number = f"nr {item.besluit.nummer}" if item.besluit.nummer else "zonder nummer"
        return Gezegd(number, f"besluit {zeg(item.besluit.dag)}")
    return Gezegd("", f"bekend {zeg(item.bekend)}" if item.bekend is not None else "")


def put_right(changed: Sequence[tuple[str, object, object]]) -> Gezegd:
    """What a line puts right of what was recorded before: each fact as it was and as it becomes."""
    said = (f"{klein(titel)} {_waarde(was)} → {_waarde(now)}" for titel, was, now in changed)
    return Gezegd("", f"verbeterd: {', '.join(said)}")


def _waarde(value: object) -> str:
    if isinstance(value, date):
        return zeg(value)
    return _BRON.get(str(value), str(value)) if value is not None else "geen"


def told_otherwise(verteld: Verteld) -> str:
    """Others outside were told of it."""
    rest = "Zij krijgen daar bericht van." if verteld.zelf else "Laat het hun ook weten."
    return f"dat weet {verteld.wie} sinds {zeg(verteld.dag)}. {rest}"


def against(trigger: str, why: str) -> str:
    """Why one step of a line is not recorded."""
    return f"{_DAAD[trigger]} niet: {why}"


def bare(why: str) -> str:
    """A reason of the table without its source: a line in a table has no room, the case itself names it."""
    return why.partition(" (Bron:")[0]


def not_open(stand: str, trigger: str) -> str:
    """The gemeente is not at this step: where it is, and what comes first."""
    first = {
        "akkoord": "eerst haar cijfer",
        "besluit": "het voorstel gaat eerst naar de colleges",
        "maak_bekend": "eerst het besluit",
    }
    later = ("college", "besloten", "bekend")
    where = KORT[stand].lstrip("✓✗ ")
    return f"zij is bij “{where}”" + (f"; {first[trigger]}" if trigger in first and stand not in later else "")


def title(referentie: str) -> str:
    """Above the table, and in what is said when it was stopped."""
    return f"{referentie} · antwoorden"


def table(beeld: Sequence[Regelbeeld], fout: Sequence[Sequence[str]]) -> str:
    """The lines as they will be recorded, and what is left out and why; of many gemeenten what they share is said
    once."""
    lines = [f"{item.naam}: {_joined(item)}" for item in beeld if item.zegt]
    if len(lines) > FEW:
        lines = list(_grouped(beeld))
    doubts: dict[str, list[str]] = {}
    for item in beeld:
        for doubt in item.twijfels:
            doubts.setdefault(doubt, []).append(item.naam)
    asked = [f"⚠ {samen(list(dict.fromkeys(names)))}: {doubt}" for doubt, names in doubts.items()]
    only_here = [ONLY_HERE] if any(item.verbetert for item in beeld) else []
    return "\n".join(["Klopt dit?", *lines, *asked, *only_here, *_left_out(beeld, fout)])


def _joined(item: Regelbeeld) -> str:
    return " · ".join(map(str, item.zegt))


def _grouped(beeld: Sequence[Regelbeeld]) -> Iterator[str]:
    found: dict[str, list[str]] = {}
    for item in beeld:
        for said in item.zegt:
            found.setdefault(said.gedeeld, []).append(f"{item.naam} {said.eigen}".strip())
    yield from (f"• {groot(shared)}: {', '.join(names)}" for shared, names in found.items())


def _left_out(beeld: Sequence[Regelbeeld], fout: Sequence[Sequence[str]]) -> list[str]:
    """Every reason once, with all that it holds for."""
    found: dict[str, list[str]] = {}
    for item in beeld:
        for why in item.bezwaren:
            found.setdefault(why, []).append(item.naam)
    return [*(f"✗ {samen(names)}: {why}" for why, names in found.items()), *(f"✗ {line}: {why}" for line, why in fout)]


def record(aantal: int) -> str:
    """The button that records them."""
    return f"Klopt, leg {aantal} regels vast" if aantal > 1 else "Klopt, leg vast"


def recorded(beeld: Sequence[Regelbeeld], fout: Sequence[Sequence[str]], nu: Sequence[Tekst]) -> Tekst:
    """What was recorded; what was not stands below it, and then what follows (`nu`)."""
    said = [f"{item.naam}: {_joined(item)}" for item in beeld if item.zegt]
    if len(said) > FEW:  # the case below says it of each
        return stack(f"✓ Vastgelegd van {len(said)} gemeenten.", *_left_out(beeld, fout), *nu)
    return stack("✓ Vastgelegd:", *said, *_left_out(beeld, fout), *nu)


def nothing(beeld: Sequence[Regelbeeld], fout: Sequence[Sequence[str]], nu: Sequence[Tekst]) -> Tekst:
    """Nothing of it can be recorded now; what comes first (`nu`)."""
    return stack("Hiervan kan ik nu niets vastleggen:", *_left_out(beeld, fout), *nu)


def none_read(fout: Sequence[Onleesbaar]) -> Bericht:
    """No line can be read."""
    lines: list[Markup | str] = [f"✗ {item.regel}: {item.uitleg}" for item in fout]
    return Bericht(paragraphs("Ik lees hier nog geen antwoord van een gemeente.", stack(*lines)))


def no_case(namen: Sequence[str]) -> Bericht:
    """No herverdeling runs with these gemeenten."""
    return Bericht(
        f"Er loopt geen herverdeling van jullie met {samen(namen)}. Begin er een, en stuur dan hun antwoord, zoals: "
        f"{VOORBEELD}.",
        onder_elkaar(Knop("Herverdelingen", actie(PREFIX, "al"))),
    )


def which(regels: Sequence[str]) -> str:
    """More than one herverdeling runs with them."""
    return "\n".join([*regels, "", "Voor welke herverdeling is dit?"])

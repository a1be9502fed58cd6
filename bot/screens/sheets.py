"""A sheet that goes out to be filled in, and what is said of one that comes back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.screens.markup import Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Bestand, Knop, actie, blader, onder_elkaar
from workflows.dates.reading import zeg
from workflows.lijsten.terugblad import Verschil, Vorm, Zegt, klein
from workflows.lijsten.terugblad import zegt as zoals_het_is

CODE, LIST = "bl", "li"
COVER = "Toelichting"
MAKING = "Ik maak het blad"
SHOWN = 6
"""Lines of one kind on the card."""
FEW = 3
"""Rows that are each named with a reason that they have in common."""
PAGE = 15
"""Rows on one page of all differences."""


@dataclass(frozen=True, slots=True)
class Woorden:
    """How a sheet speaks: what a row is, one and more; which columns are not read and why; where to go when it was
    recorded, by its organisation and what it is about; and how a value reads."""

    rij: str
    rijen: str
    volgt: str
    naar: Callable[[int, str], Knop]
    zegt: Zegt = zoals_het_is

    def aantal(self, aantal: int) -> str:
        """ "1 koppeling"."""
        return f"1 {self.rij}" if aantal == 1 else f"{aantal} {self.rijen}"


def knop(tekst: str, vorm: Vorm, organisatie: int, over: str = "") -> Knop:
    """The way to a sheet."""
    return Knop(tekst, actie(CODE, vorm.naam, organisatie, *([over] if over else [])))


# ---------------------------------------------------------------- going out


@dataclass(frozen=True, slots=True)
class Uitgaand:
    """A sheet on its way out. `naam` begins its file name, `titel` is that of its sheet; `wat` says what is on it and
    of whom ("12 lopende koppelingen van Almere"), `intern` why it stays in the house; `uitleg` says what to fill in."""

    naam: str
    titel: str
    wat: str
    intern: str
    uitleg: Sequence[str]


def cover(uit: Uitgaand, vandaag: date, tot: date) -> list[str]:
    """The first sheet. No name of a person: it is guarded as any other sheet when it comes back."""
    return [
        f"{uit.wat}, zoals het er stond op {zeg(vandaag)}",
        uit.intern,
        f"De sleutels werken tot en met {zeg(tot)}, alleen voor wie dit blad opvroeg.",
        "",
        *uit.uitleg,
        "Een vak dat je leegmaakt, haalt niets weg.",
        "Sorteren, filteren en rijen weglaten mag. Laat de eerste kolom en Sleutel bij elkaar in hun rij staan.",
        "Zet er geen namen of andere gegevens van personen in. Stuur het bestand terug in het gesprek met Ketenbot.",
    ]


def file(uit: Uitgaand, inhoud: bytes, vandaag: date, tot: date) -> Bericht:
    """The file with what it is."""
    text = f"{uit.wat}, stand {zeg(vandaag)}. {uit.intern} Vul het blad in en stuur het terug, uiterlijk {zeg(tot)}."
    return Bericht(text, bestand=Bestand(f"{uit.naam}-{vandaag}.xlsx", inhoud))


# ---------------------------------------------------------------- coming back

UNKNOWN = "deze sleutel ken ik niet"
TWICE = "staat er vaker, met andere gegevens"
ALTERED = "deze sleutel is veranderd"
NOT_YOURS = "deze sleutel is van een ander. Vraag zelf een blad op"
OTHER_SHEET = "de sleutel hoort bij een ander soort blad"


def gone(woorden: Woorden) -> str:
    """The row is not there any more for this person."""
    return f"deze {woorden.rij} is er niet meer"


def other(woorden: Woorden) -> str:
    """The key stands beside the name of another row."""
    return f"de sleutel hoort bij een andere {woorden.rij}"


def expired(tot: date) -> str:
    """A key that worked until this day."""
    return f"de sleutel werkte tot en met {zeg(tot)}. Vraag een nieuw blad op"


@dataclass(frozen=True, slots=True)
class TerugBeeld:
    """A sheet that came back: `voorstellen` are the differences by the name of a row, `anders` what was changed here
    meanwhile or cannot be recorded, `geweigerd` rows whose key does not hold and why, `over` headings that are not
    read, `later` how many rows with differences wait for a second time. `merk` stands for the whole proposal."""

    id: int
    vorm: Vorm
    woorden: Woorden
    rijen: int
    voorstellen: Sequence[tuple[str, Sequence[Verschil]]]
    anders: Sequence[str]
    geweigerd: Sequence[tuple[str, str]]
    over: Sequence[str]
    later: int
    merk: str


def card(beeld: TerugBeeld, note: Tekst = "") -> Bericht:
    """What would be recorded, by value; and all that would not."""
    found = len(beeld.voorstellen)
    rows = "1 rij" if beeld.rijen == 1 else f"{beeld.rijen} rijen"
    number = f"{_verschillen(beeld)} in {beeld.woorden.aantal(found)}"
    what = bold(number) if found else bold("niets om vast te leggen")
    later = f"Daarna zijn er nog {beeld.later}: stuur het blad dan nog eens." if beeld.later else ""
    left = f"Niet gelezen: {', '.join(beeld.over)}{'; ' if beeld.over else ''}{beeld.woorden.volgt}."
    record = [Knop(f"Leg {_verschillen(beeld)} vast", actie(LIST, beeld.id, "ja", beeld.merk))] if found else []
    return Bericht(
        paragraphs(
            note,
            stack(bold("Je blad is terug"), f"{rows}: " + what + "."),
            _list("", _lines(beeld)),
            _list("Dit laat ik staan:", beeld.anders),
            _list("Niet gelezen, want de sleutel klopt niet:", _once(beeld.geweigerd)),
            left,
            later,
        ),
        onder_elkaar(*record, *(_all(beeld)), Knop("Gooi de lijst weg", actie(LIST, beeld.id, "nee"))),
    )


def _lines(beeld: TerugBeeld) -> list[str]:
    return [f"{naam}: {', '.join(_said(beeld, item) for item in items)}" for naam, items in beeld.voorstellen]


def _once(geweigerd: Sequence[tuple[str, str]]) -> list[str]:
    """Each row with its reason; a reason of many rows once."""
    by: dict[str, list[str]] = {}
    for naam, why in geweigerd:
        by.setdefault(why, []).append(naam)
    return [
        f"{naam}: {why}" if len(names) <= FEW else f"{names[0]} en nog {len(names) - 1} rijen: {why}"
        for why, names in by.items()
        for naam in (names if len(names) <= FEW else names[:1])
    ]


def _all(beeld: TerugBeeld) -> list[Knop]:
    more = max(len(beeld.voorstellen), len(beeld.anders), len(beeld.geweigerd)) > SHOWN
    return [Knop("Bekijk alles", actie(LIST, beeld.id, "alle", 0))] if more else []


def page(beeld: TerugBeeld, number: int) -> Bericht:
    """All that the card could not show, a page at a time: what is proposed, then what is not and why."""
    lines = [*_lines(beeld), *(f"laat ik staan: {x}" for x in beeld.anders)]
    lines += [f"niet gelezen: {naam}: {why}" for naam, why in beeld.geweigerd]
    last = max(0, (len(lines) - 1) // PAGE)
    number = max(0, min(number, last))
    shown = [f"• {line}" for line in lines[number * PAGE : (number + 1) * PAGE]]
    turn = blader(number, last, lambda to: actie(LIST, beeld.id, "alle", to))
    return Bericht(
        stack(bold("Je blad") + f" ({number + 1} van {last + 1})", *shown),
        (*turn, (Knop("Terug naar het overzicht", actie(LIST, beeld.id)),)),
    )


def _list(title: str, lines: Sequence[str]) -> Tekst:
    if not lines:
        return ""
    more = [f"en nog {len(lines) - SHOWN}"] if len(lines) > SHOWN else []
    return stack(*([bold(title)] if title else []), *(f"• {line}" for line in lines[:SHOWN]), *more)


def _said(beeld: TerugBeeld, item: Verschil) -> str:
    zegt = beeld.woorden.zegt
    was = f" (was {zegt(item.naam, item.was)})" if item.was is not None else ""
    return f"{klein(beeld.vorm.kop[item.naam])} {zegt(item.naam, item.wordt)}{was}"


def _verschillen(beeld: TerugBeeld) -> str:
    aantal = sum(len(items) for _, items in beeld.voorstellen)
    return "1 verschil" if aantal == 1 else f"{aantal} verschillen"


CHANGED = "Er is intussen iets veranderd. Kijk het nog eens na."


def recorded(beeld: TerugBeeld, refused: Sequence[str], verder: Knop, nu: Tekst = "") -> Bericht:
    """The differences are recorded; `nu` is what follows from it."""
    text = paragraphs(
        "✓ " + bold(f"{_verschillen(beeld)} vastgelegd") + f", in {beeld.woorden.aantal(len(beeld.voorstellen))}.",
        _list("Niet vastgelegd:", refused),
        nu,
    )
    back = [Knop("Maak de hele lijst ongedaan", actie(LIST, beeld.id, "t"))] if beeld.voorstellen else []
    return Bericht(text, onder_elkaar(*back, verder))


def taken_back(woorden: Woorden, weg: int, kept: Sequence[str], verder: Knop) -> Bericht:
    """The differences are taken back, but where somebody went on."""
    lines = [bold(f"{woorden.aantal(weg)} teruggezet.") if weg else "Er is niets teruggezet."]
    if kept:
        names = ", ".join(kept[:SHOWN]) + (f" en nog {len(kept) - SHOWN}" if kept[SHOWN:] else "")
        lines.append(f"Hiermee is intussen verder gewerkt, die blijven zoals ze zijn: {names}.")
    return Bericht(stack(*lines), ((verder,),))

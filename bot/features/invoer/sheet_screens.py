"""The sheet of koppelingen that goes out, and what is said of one that comes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.features.invoer.card_screens import CODE as LIST
from bot.screens.markup import Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Bestand, Knop, actie, blader, onder_elkaar
from bot.screens.start import NAAR_MEER
from storage.people import Organisatie
from workflows.dates.reading import zeg
from workflows.lijsten.terugblad import KOPPEN, Verschil, zegt

CODE = "bl"
COVER = "Toelichting"
MAKING = "Ik maak het blad"
SHOWN = 6
"""Lines of one kind on the card."""
PAGE = 15
"""Koppelingen on one page of all differences."""


def buttons(own: Sequence[Organisatie]) -> tuple[Knop, ...]:
    """The way to the sheet, one for each gemeente of the person."""
    if len(own) == 1:
        return (Knop("Blad met jullie koppelingen", actie(CODE, own[0].id)),)
    return tuple(Knop(f"Blad met koppelingen: {o.naam}"[:48], actie(CODE, o.id)) for o in own)


# ---------------------------------------------------------------- going out


def cover(gemeente: str, vandaag: date, tot: date, *, left: int) -> list[str]:
    """The first sheet. No name of a person: it is guarded as any other sheet when it comes back."""
    more = [f"Er lopen nog {left} koppelingen, die staan hier niet bij."] if left else []
    return [
        f"Lopende koppelingen van {gemeente}, zoals ze er stonden op {zeg(vandaag)}",
        "Bevat zaaknummers: intern.",
        *more,
        f"De sleutels werken tot en met {zeg(tot)}, alleen voor wie dit blad opvroeg.",
        "",
        "Vul in wat je weet: Tekenafspraak, Tekendatum, Verhuisdatum. Koppelingsdatum en Personen kun je verbeteren.",
        "Een vak dat je leegmaakt, haalt niets weg.",
        "Sorteren, filteren en rijen weglaten mag. Laat Zaaknummer en Sleutel bij elkaar in hun rij staan.",
        "Stand en Tekenen uiterlijk lees ik niet terug: die volgen uit de datums.",
        "Zet er geen namen of andere gegevens van personen in. Stuur het bestand terug in het gesprek met Ketenbot.",
    ]


def file(naam: str, inhoud: bytes, gemeente: str, vandaag: date, tot: date, rijen: int) -> Bericht:
    """The file with what it is."""
    text = (
        f"{_koppelingen(rijen)} van {gemeente}, stand {zeg(vandaag)}. Bevat zaaknummers: intern. "
        f"Vul het blad in en stuur het terug, uiterlijk {zeg(tot)}."
    )
    return Bericht(text, bestand=Bestand(naam, inhoud))


def nothing(gemeente: str) -> Bericht:
    """There is nothing to put on a sheet."""
    return Bericht(f"{gemeente} heeft geen lopende koppelingen. Er is dus geen blad.", ((NAAR_MEER,),))


def _koppelingen(aantal: int) -> str:
    return "1 lopende koppeling" if aantal == 1 else f"{aantal} lopende koppelingen"


# ---------------------------------------------------------------- coming back

UNKNOWN = "deze sleutel ken ik niet"
ALTERED = "deze sleutel is veranderd"
NOT_YOURS = "deze sleutel is van een ander"
GONE = "deze koppeling is er niet meer"
OTHER = "de sleutel hoort bij een andere koppeling"
ENDED = "deze koppeling loopt niet meer"
STAND = "de stand volgt uit de datums. Vul de dag in die erbij hoort"
NOT_NOW = "deze koppeling kan ik niet bijwerken"


def expired(tot: date) -> str:
    """A key that worked until this day."""
    return f"de sleutel werkte tot en met {zeg(tot)}"


@dataclass(frozen=True, slots=True)
class TerugBeeld:
    """A sheet that came back: `voorstellen` are the differences by reference, `anders` what was changed here meanwhile
    or cannot be recorded, `geweigerd` rows whose key does not hold, `over` headings that are not read, `later` how
    many koppelingen with differences wait for a second time. `merk` stands for the whole proposal."""

    id: int
    rijen: int
    voorstellen: Sequence[tuple[str, Sequence[Verschil]]]
    anders: Sequence[str]
    geweigerd: Sequence[str]
    over: Sequence[str]
    later: int
    merk: str


FOLLOWS = f"{KOPPEN['stand']} en {KOPPEN['uiterlijk']}, want die volgen uit de datums"


def card(beeld: TerugBeeld, note: Tekst = "") -> Bericht:
    """What would be recorded, by value; and all that would not."""
    found = len(beeld.voorstellen)
    rows = "1 rij" if beeld.rijen == 1 else f"{beeld.rijen} rijen"
    what = bold(f"{_verschillen(beeld)} in {_zaken(found)}") if found else bold("niets om vast te leggen")
    later = f"Daarna zijn er nog {beeld.later}: stuur het blad dan nog eens." if beeld.later else ""
    left = f"Niet gelezen: {', '.join(beeld.over)}{'; ' if beeld.over else ''}{FOLLOWS}."
    record = [Knop(f"Leg {_verschillen(beeld)} vast", actie(LIST, beeld.id, "ja", beeld.merk))] if found else []
    return Bericht(
        paragraphs(
            note,
            stack(bold("Je blad is terug"), f"{rows}: " + what + "."),
            _list("", _lines(beeld)),
            _list("Dit laat ik staan:", beeld.anders),
            _list("Niet gelezen, want de sleutel klopt niet:", beeld.geweigerd),
            left,
            later,
        ),
        onder_elkaar(*record, *(_all(beeld)), Knop("Gooi de lijst weg", actie(LIST, beeld.id, "nee"))),
    )


def _lines(beeld: TerugBeeld) -> list[str]:
    return [f"{naam}: {', '.join(map(_said, items))}" for naam, items in beeld.voorstellen]


def _all(beeld: TerugBeeld) -> list[Knop]:
    more = max(len(beeld.voorstellen), len(beeld.anders), len(beeld.geweigerd)) > SHOWN
    return [Knop("Bekijk alles", actie(LIST, beeld.id, "alle", 0))] if more else []


def page(beeld: TerugBeeld, number: int) -> Bericht:
    """All that the card could not show, a page at a time: what is proposed, then what is not and why."""
    lines = [*_lines(beeld), *(f"laat ik staan: {x}" for x in beeld.anders)]
    lines += [f"niet gelezen: {x}" for x in beeld.geweigerd]
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


def _said(item: Verschil) -> str:
    was = f" (was {zegt(item.was)})" if item.was is not None else ""
    return f"{KOPPEN[item.naam].lower()} {zegt(item.wordt)}{was}"


def _verschillen(beeld: TerugBeeld) -> str:
    aantal = sum(len(items) for _, items in beeld.voorstellen)
    return "1 verschil" if aantal == 1 else f"{aantal} verschillen"


def _zaken(aantal: int) -> str:
    return "1 koppeling" if aantal == 1 else f"{aantal} koppelingen"


CHANGED = "Er is intussen iets veranderd. Kijk het nog eens na."


def recorded(beeld: TerugBeeld, refused: Sequence[str]) -> Bericht:
    """The differences are recorded."""
    text = paragraphs(
        "✓ " + bold(f"{_verschillen(beeld)} vastgelegd") + f", in {_zaken(len(beeld.voorstellen))}.",
        _list("Niet vastgelegd:", refused),
    )
    back = [Knop("Maak de hele lijst ongedaan", actie(LIST, beeld.id, "t"))] if beeld.voorstellen else []
    return Bericht(text, onder_elkaar(*back, Knop("Alle koppelingen", actie("kl", 0))))


def taken_back(gone: int, kept: Sequence[str]) -> Bericht:
    """The differences are taken back, but where somebody went on."""
    lines = [bold(f"{_zaken(gone)} teruggezet.") if gone else "Er is niets teruggezet."]
    if kept:
        names = ", ".join(kept[:SHOWN]) + (f" en nog {len(kept) - SHOWN}" if kept[SHOWN:] else "")
        lines.append(f"Hiermee is intussen verder gewerkt, die blijven zoals ze zijn: {names}.")
    return Bericht(stack(*lines), ((Knop("Alle koppelingen", actie("kl", 0)),),))

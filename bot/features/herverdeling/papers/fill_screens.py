"""What the papers of a herverdeling still need, as it stands and as it is filled in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.features.herverdeling.buttons_screens import PAPERS
from bot.screens.markup import Tekst, bold, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from workflows.engine.velden import Veld, zeg_waarde
from workflows.herverdeling import stukvelden
from workflows.herverdeling.feiten import HerverdelingFeiten

KEPT = "✓ Bewaard."
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Aanvullen:
    """What is filled in where: of the whole for who leads (`leidt`), of these `gemeenten` by CBS code and name, and
    which others are not on the bot."""

    id: int
    referentie: str
    weet: HerverdelingFeiten
    gemeenten: Sequence[tuple[str, str]]
    leidt: bool
    buiten: Sequence[tuple[str, str]]


def title(referentie: str) -> str:
    """Above a question."""
    return f"{referentie} · stukken"


def show(beeld: Aanvullen, note: Tekst = "") -> Bericht:
    """What stands in the papers and what is open, each with its button."""
    head = [note] if note else []
    return Bericht(
        stack(
            *head,
            bold(beeld.referentie) + " · stukken aanvullen",
            "Niets is verplicht. Wat open blijft, staat in het stuk tussen [haken].",
            *_regels(beeld),
        ),
        onder_elkaar(*_knoppen(beeld), Knop("Maak de stukken", actie(PAPERS, beeld.id)), back(beeld.id)),
    )


def _regels(beeld: Aanvullen) -> Iterator[Tekst]:
    known = beeld.weet
    if beeld.leidt:
        yield f"• Overwegingen: {_keuzes(known.overwegingen)}"
        yield f"• Brieven: {_keuze(stukvelden.MACHTIGING, known.machtiging)}"
        yield f"• Rechtsmiddel: {_keuze(stukvelden.RECHTSMIDDEL, known.rechtsmiddel)}"
        if (known.tijdvakken or 1) > 1:
            yield f"• Overleg met COA, JenV en BZK: {_waarde(stukvelden.OVERLEG_OP, known.overleg_op)}"
    for code, naam in beeld.gemeenten:
        own = known.van(code)
        yield bold(naam)
        yield f"• Eigen zaaknummer: {own.zaaknummer or OPEN}"
        yield f"• Ondertekening: {_keuze(stukvelden.ondertekening(code)[0], own.ondertekening)}"
        number = f" {own.publicatienummer}" if own.publicatienummer else ""
        yield f"• Bekendmaking: {_keuze(stukvelden.publicatie(code)[0], own.medium)}{number}"


def _keuzes(namen: Sequence[str]) -> str:
    return _waarde(stukvelden.OVERWEGING, tuple(namen) or None).lower()


def _keuze(veld: Veld, naam: str | None) -> str:
    return _waarde(veld, naam)


def _waarde(veld: Veld, value: object) -> str:
    return zeg_waarde(veld, value) if value else OPEN


def _knoppen(beeld: Aanvullen) -> Iterator[Knop]:
    if beeld.leidt:
        yield Knop("Overwegingen", actie(PAPERS, beeld.id, "o"))
        yield Knop("Wie tekent de brieven?", actie(PAPERS, beeld.id, "v", "machtiging"))
        yield Knop("Rechtsmiddel (jurist)", actie(PAPERS, beeld.id, "v", "rechtsmiddel"))
        yield Knop("Telefoon en mail in de brief", actie(PAPERS, beeld.id, "c"))
        if (beeld.weet.tijdvakken or 1) > 1:
            yield Knop("Overleg met COA, JenV en BZK", actie(PAPERS, beeld.id, "v", "overleg"))
    for code, naam in beeld.gemeenten:
        before = f"{naam}: " if len(beeld.gemeenten) > 1 else ""
        yield Knop(f"{before}Eigen zaaknummer", actie(PAPERS, beeld.id, "v", "zaaknummer", code))
        yield Knop(f"{before}Ondertekening", actie(PAPERS, beeld.id, "v", "ondertekening", code))
        yield Knop(f"{before}Bekendmaking", actie(PAPERS, beeld.id, "v", "publicatie", code))
    for code, naam in beeld.buiten:
        yield Knop(f"Van {naam}", actie(PAPERS, beeld.id, "i", code))


def reasons(referentie: str, zaak: int, gekozen: Sequence[str]) -> Bericht:
    """The reasons, chosen and not chosen: a press turns one on or off."""
    found = [
        Knop(f"{'☑' if keuze.naam in gekozen else '☐'} {keuze.titel}", actie(PAPERS, zaak, "o", keuze.naam))
        for keuze in stukvelden.OVERWEGING.keuzes
    ]
    return Bericht(
        bold(referentie)
        + " · waarom herverdelen jullie? Kies er een of meer. Je jurist kan ze in het besluit aanvullen.",
        onder_elkaar(*found, Knop("Klaar", actie(PAPERS, zaak, "i"))),
    )


def coordinator_fills_in(zaak: int) -> Bericht:
    """The contact of a department is of all colleagues."""
    return Bericht(
        "Telefoon en mail van de afdeling vult een coördinator in. Vraag het haar of hem.",
        onder_elkaar(Knop("Terug", actie(PAPERS, zaak, "i"))),
    )


def back(zaak: int) -> Knop:
    """To the herverdeling."""
    return Knop("Terug naar de herverdeling", actie("k", zaak))

"""Who waits for a home of which corporatie, on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.features.achterstand.screens import CODE, weken
from bot.screens.markup import Tekst, bold, italic, stack
from bot.screens.message import Bericht, Bestand, Knop, actie, klein, naast_elkaar, onder_elkaar
from workflows.dates.reading import zeg

MAKING = "Ik maak het .xlsx-bestand"
UNKNOWN = "nog geen corporatie gekozen"
_SHOWN, _PER_MESSAGE = 6, 60


@dataclass(frozen=True, slots=True)
class Wacht:
    """A koppeling for which a home is sought; `corporatie` is empty where it is not known whose."""

    zaak: int
    referentie: str
    corporatie: str
    personen: int
    gekoppeld: date
    weken: int
    oorzaak: str = ""
    oorzaak_sinds: date | None = None


def parties(rows: Sequence[Wacht]) -> list[str]:
    """The corporaties by name, and last that it is not known."""
    return sorted({row.corporatie for row in rows}, key=lambda naam: (not naam, naam))


def overview(organisatie: int, gemeente: str, rows: Sequence[Wacht], *, can_choose: bool) -> Bericht:
    """How many wait for each, with the way to each list."""
    back = Knop("Terug", actie(CODE, "o"))
    if not rows:
        return Bericht(bold(f"Geen koppeling van {gemeente} wacht op een woning."), onder_elkaar(back))
    names = parties(rows)
    head = bold(f"{gemeente}: {_koppelingen(len(rows))} op een woning, {_people(rows)}")
    lines: list[Tekst] = [head]
    for naam in names:
        mine = [row for row in rows if row.corporatie == naam]
        lines.append(f"• {naam or UNKNOWN}: {len(mine)}, de langste {weken(max(row.weken for row in mine))}")
    if "" in names and not can_choose:
        lines.append(italic("Werkt je corporatie op de bot? Je coördinator kiest haar met /partners."))
    lists = [
        Knop(f"Lijst {naam or 'zonder corporatie'}", actie(CODE, "pt", organisatie, nummer))
        for nummer, naam in enumerate(names[:_SHOWN])
    ]
    chosen = [Knop("Kies een corporatie", actie(CODE, "pk", organisatie))] if "" in names and can_choose else []
    return Bericht(
        stack(*lines),
        (*naast_elkaar(*lists), *onder_elkaar(*chosen), (Knop("Als .xlsx", actie(CODE, "px", organisatie)), back)),
    )


def _koppelingen(aantal: int) -> str:
    return "1 koppeling wacht" if aantal == 1 else f"{aantal} koppelingen wachten"


def _people(rows: Sequence[Wacht]) -> str:
    many = sum(row.personen for row in rows)
    return "1 persoon" if many == 1 else f"{many} personen"


def to_pass_on(gemeente: str, naam: str, rows: Sequence[Wacht], vandaag: date) -> list[Bericht]:
    """The list of one of them, plain, in as many messages as it takes: references, persons and weeks, nothing of the
    people themselves."""
    mine = [row for row in rows if row.corporatie == naam]
    whom = f" van {naam}" if naam else ""
    head = f"Gemeente {gemeente}: wacht op een woning{whom}, {zeg(vandaag)}"
    lines = [_line(row) for row in mine]
    pages = [lines[start : start + _PER_MESSAGE] for start in range(0, len(lines), _PER_MESSAGE)]
    first = f"{head}\n{_koppelingen(len(mine))}, {_people(mine)}."
    return [Bericht("\n".join([first if not number else head, *page])) for number, page in enumerate(pages)]


def _line(row: Wacht) -> str:
    cause = [klein(row.oorzaak)] if row.oorzaak else []
    return " · ".join([row.referentie, f"{row.personen} pers.", weken(row.weken), *cause])


def file(naam: str, inhoud: bytes, gemeente: str, vandaag: date) -> Bericht:
    """The file with what it is."""
    text = f"Wie wacht op een woning van welke corporatie: {gemeente}, {zeg(vandaag)}. Er staan geen namen in."
    return Bericht(text, bestand=Bestand(naam, inhoud))


def which_corporatie(keuze: int, namen: Sequence[str], partners: Sequence[tuple[int, str]], terug: Knop) -> Bericht:
    """Of which corporatie do these wait for a home?"""
    buttons = [Knop(naam, actie(CODE, "d", keuze, f"{CHOSEN}{ident}")) for ident, naam in partners[:8]]
    return Bericht(
        stack(bold(", ".join(namen)), "Welke corporatie zoekt hier een woning?"), onder_elkaar(*buttons, terug)
    )


CHOSEN = "c."
"""How a button says that a corporatie is recorded; its number follows."""


def back(organisatie: int) -> Knop:
    """To the overview."""
    return Knop("Per corporatie", actie(CODE, "p", organisatie))

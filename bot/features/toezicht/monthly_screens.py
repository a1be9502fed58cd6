"""The moving average by month on the phone: how it goes in the provincie, and who is above 12 weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.screens.markup import Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak
from workflows.dates.words import MAANDEN
from workflows.koppeling.doorlooptijd import BRON, Gemiddelde
from workflows.toezicht.maanden import zeg_maand as month_said

MOST = 6
ASK_LINES = (
    "Typ of plak per gemeente: naam, personen verhuisd, gemiddelde weken. Bijvoorbeeld Almere 12 11,8. Meer regels mag."
)
NAME_FIRST = "Zet op elke regel de naam van een gemeente, elke gemeente één keer. Er is niets vastgelegd."


@dataclass(frozen=True, slots=True)
class Verloop:
    """The averages of a provincie: at the end of each month (its first day), and of each gemeente at the last one."""

    organisatie: int
    provincie: str
    tijdvak: Tijdvak
    dag: date
    maanden: Sequence[tuple[date, Gemiddelde | None]]
    gemeenten: Sequence[tuple[str, Gemiddelde]]


def course(v: Verloop, note: Tekst = "") -> Bericht:
    """Month by month, then who is above 12 weeks, the slowest first."""
    lines: list[Tekst] = [
        bold(f"{v.provincie}: gemiddelde over telkens 6 maanden"),
        f"Stand per {zeg(v.dag)}, met wat jullie zelf invulden.",
    ]
    known = [f"{MAANDEN[month.month - 1][:3]} {found.weken}" for month, found in v.maanden if found]
    lines.append(" · ".join(known) if known else "Er is nog geen maand ingevuld. COA geeft de cijfers per maand.")
    last = v.maanden[-1][1] if v.maanden else None
    if last is not None:
        said = "binnen 12" if last.binnen else "meer dan 12"
        lines.append(
            "Nu: "
            + bold(f"{last.weken} weken")
            + f", {said} ({last.personen // 10} personen, {len(v.gemeenten)} gemeenten)."
        )
        lines += _slow(v)
    lines.append(italic(f"Verhuisd in die maanden, per persoon gewogen ({BRON})."))
    return Bericht(
        paragraphs(note, stack(*lines)),
        (
            (Knop("Vul een maand in", actie("tz", v.organisatie, "em", v.tijdvak.code)),),
            (Knop("Filter en stappen", actie("tz", v.organisatie, "r", v.tijdvak.code)),),
        ),
    )


def _slow(v: Verloop) -> list[Tekst]:
    slow = sorted((item for item in v.gemeenten if not item[1].binnen), key=lambda item: -_days(item[1]))
    if not slow:
        return ["Geen gemeente boven 12 weken."]
    said = [f"{naam} {found.weken}" for naam, found in slow[:MOST]]
    more = f" en nog {len(slow) - MOST}" if len(slow) > MOST else ""
    return [f"Boven 12 weken: {', '.join(said)}{more}."]


def _days(found: Gemiddelde) -> float:
    return found.persoonsdagen / found.personen


def filled(aantal: int, maand: date) -> str:
    """Above the course."""
    return f"✓ {month_said(maand)}: {aantal} {'gemeente' if aantal == 1 else 'gemeenten'} ingevuld."


__all__ = ["ASK_LINES", "NAME_FIRST", "Verloop", "course", "filled", "month_said"]

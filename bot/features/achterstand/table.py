"""What waits for a home, and what made koppelingen late, as workbooks. The second holds no reference and no name."""

from collections.abc import Sequence

from bot.features.achterstand.corporaties_screens import UNKNOWN, Wacht
from bot.files.spreadsheet import Cel, xlsx
from workflows.dates.tijdvak import Tijdvak
from workflows.koppeling.achterstand import Geteld, Telling
from workflows.koppeling.oorzaken import oorzaak

WACHT_KOPPEN = (
    "Corporatie", "Zaaknummer", "Personen", "Gekoppeld op", "Weken", "Wat houdt het tegen", "Sinds",
)  # fmt: skip
OORZAAK_KOPPEN = ("Gemeente", "Tijdvak", "Groep", "Oorzaak", "Huishoudens", "Dagen")
GEEN_OORZAAK = "geen oorzaak vastgelegd (dagen boven 12 weken)"
VERHUISD, WACHTEND = "verhuisd in het tijdvak", "wacht nog"


def wachtlijst(rows: Sequence[Wacht]) -> bytes:
    """A row for each koppeling, by corporatie and then longest waiting first."""
    ordered = sorted(rows, key=lambda row: (not row.corporatie, row.corporatie))
    return xlsx("Wacht op woning", WACHT_KOPPEN, [_wacht(row) for row in ordered])


def _wacht(row: Wacht) -> tuple[Cel, ...]:
    party = row.corporatie or UNKNOWN
    return (
        party, row.referentie, row.personen, row.gekoppeld, row.weken, row.oorzaak or None, row.oorzaak_sinds,
    )  # fmt: skip


def oorzaken(gemeente: str, tijdvak: Tijdvak, telling: Telling) -> bytes:
    """A row for each group and cause, most days first."""
    head = (gemeente, str(tijdvak))
    rows: list[tuple[Cel, ...]] = [(*head, VERHUISD, *_geteld(item)) for item in telling.bij_verhuisd]
    rows += [(*head, WACHTEND, *_geteld(item)) for item in telling.bij_wachtend]
    return xlsx(f"Oorzaken {tijdvak}", OORZAAK_KOPPEN, rows)


def _geteld(item: Geteld) -> tuple[Cel, ...]:
    return naam(item), item.huishoudens, item.dagen


def naam(item: Geteld) -> str:
    """What a cause is called; an unknown one says what is counted."""
    return oorzaak(item.oorzaak).titel if item.oorzaak else GEEN_OORZAAK

"""Standen of several gemeenten as a table, in .xlsx or .csv. A restant or saldo below zero is an achterstand."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.files.spreadsheet import Cel, tekst, xlsx
from workflows.cijfers.saldo import Gebied, Halfjaarstand
from workflows.cijfers.verwachting import lijn
from workflows.dates.tijdvak import Tijdvak

KOPPEN = (
    "Gemeente", "CBS-code", "Tijdvak", "Taakstelling", "Taakstelling is schatting", "Was voor bijstelling", "Restant",
    "Herverdeling", "Totaal te huisvesten", "Gehuisvest (COA)", "COA t/m", "Eigen telling", "Eigen telling t/m",
    "Saldo", "Lijn op de teldag",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StandRij:
    """One gemeente; `halfjaar` None: no taakstelling is known."""

    naam: str
    code: str
    halfjaar: Halfjaarstand | None
    restant_bekend: bool


def rijen(naam: str, tijdvak: Tijdvak, standen: Sequence[StandRij]) -> list[tuple[Cel, ...]]:
    """A row for each gemeente in the order given, and their sum; what is not known is empty."""
    whole = Gebied(naam, tuple(rij.halfjaar for rij in standen if rij.halfjaar))
    return [*(_rij(tijdvak, rij) for rij in standen), _som(whole, tijdvak, len(standen))]


def _rij(tijdvak: Tijdvak, rij: StandRij) -> tuple[Cel, ...]:
    half = rij.halfjaar
    if half is None:
        return (rij.naam, rij.code, str(tijdvak), *(None,) * (len(KOPPEN) - 3))
    task, telling = half.taakstelling, half.telling
    return (
        rij.naam, rij.code, str(tijdvak), task.aantal, "nee" if task.gepubliceerd else "ja", task.eerst,
        half.restant if rij.restant_bekend else None, half.verschoven, half.totaal,
        half.coa.aantal if half.coa else None, half.coa.tot if half.coa else None,
        half.eigen.aantal if half.eigen else None, half.eigen.tot if half.eigen else None, half.saldo,
        lijn(half, telling.tot) if telling else None,
    )  # fmt: skip


def _som(whole: Gebied, tijdvak: Tijdvak, van: int) -> tuple[Cel, ...]:
    """The columns of persons added up over the gemeenten of which a taakstelling is known."""
    head = (f"Samen: {len(whole.delen)} van {van} gemeenten", None, str(tijdvak))
    numbers = (whole.taakstelling, None, None, whole.restant, whole.verschoven, whole.totaal)
    return (*head, *numbers, None, None, None, None, whole.saldo, None)


def als_xlsx(naam: str, tijdvak: Tijdvak, standen: Sequence[StandRij]) -> bytes:
    """A workbook with one sheet."""
    return xlsx(f"Standen {tijdvak}", KOPPEN, rijen(naam, tijdvak, standen))


def als_csv(naam: str, tijdvak: Tijdvak, standen: Sequence[StandRij]) -> bytes:
    """Semicolons, as a Dutch spreadsheet expects."""
    return tekst(KOPPEN, rijen(naam, tijdvak, standen))


SOORTEN = {"xlsx": als_xlsx, "csv": als_csv}

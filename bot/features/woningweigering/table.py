"""The woningweigeringen of a period as a table, in .xlsx or .csv. No reason and nobody's name."""

from collections.abc import Sequence
from datetime import date

from bot.files.spreadsheet import Cel, tekst, xlsx
from workflows.engine.velden import zeg_waarde
from workflows.woningweigering.cijfers import Melding, oordeel
from workflows.woningweigering.plan import Vertraging, vertraging_huishouden, vertraging_woning
from workflows.woningweigering.regels import HUIS, PERSOON
from workflows.woningweigering.tabel import WONINGWEIGERING
from workflows.woningweigering.velden import HUURDERVING, VOORVAL

KOPPEN = (
    "Zaaknummer", "Wat er gebeurde", "Gebeurd op", "Oordeel van COA", "Oordeel op", "Tweede kans tot en met",
    "Huishouden", "Woning", "Woningnummer", "Dagen vertraging woning", "Vertraging woning is definitief",
    "Dagen vertraging huishouden", "Vertraging huishouden is definitief", "Huurderving",
)  # fmt: skip


def rijen(meldingen: Sequence[Melding], vandaag: date) -> list[tuple[Cel, ...]]:
    """A row for each report, in the order of `KOPPEN`."""
    return [_rij(melding, vandaag) for melding in meldingen]


def _rij(melding: Melding, vandaag: date) -> tuple[Cel, ...]:
    feiten, standen = melding.feiten, melding.standen
    home = vertraging_woning(standen, feiten, vandaag)
    household = vertraging_huishouden(standen, feiten, vandaag, melding.tekendag)
    return (
        melding.referentie,
        zeg_waarde(VOORVAL, feiten.voorval),
        feiten.voorval_op,
        oordeel(melding),
        feiten.oordeel_op,
        feiten.kans_tot,
        WONINGWEIGERING.spoor(PERSOON).stand(standen[PERSOON]).titel,
        WONINGWEIGERING.spoor(HUIS).stand(standen[HUIS]).titel,
        feiten.woning,
        *_delay(home),
        *_delay(household),
        zeg_waarde(HUURDERVING, feiten.huurderving) if feiten.huurderving else None,
    )


def _delay(found: Vertraging | None) -> tuple[Cel, Cel]:
    """Days, and whether they are final; both empty for a household that is coupled no longer."""
    return (None, None) if found is None else (found.dagen, "ja" if found.definitief else "nee")


def als_xlsx(meldingen: Sequence[Melding], vandaag: date) -> bytes:
    """A workbook with one sheet; dates are dates."""
    return xlsx("Weigeringen", KOPPEN, rijen(meldingen, vandaag))


def als_csv(meldingen: Sequence[Melding], vandaag: date) -> bytes:
    """Semicolons, as a Dutch spreadsheet expects."""
    return tekst(KOPPEN, rijen(meldingen, vandaag))


SOORTEN = {"xlsx": als_xlsx, "csv": als_csv}

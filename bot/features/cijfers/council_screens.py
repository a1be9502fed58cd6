"""The stand of a gemeente as a text for the raad: whole sentences, with the day and the source of each figure."""

from bot.features.cijfers.screens import StandBeeld
from bot.screens.markup import paragraphs
from bot.screens.message import Bericht
from workflows.cijfers.saldo import Halfjaarstand, zeg_saldo
from workflows.cijfers.taakstelling import getal
from workflows.dates.reading import zeg


def text(beeld: StandBeeld, before: Halfjaarstand | None) -> Bericht:
    """What is to be done, what was done, how it went in the half-year `before`, and where it is going."""
    whole = beeld.halfjaar
    assert whole is not None  # noqa: S101  only then there is a button
    return Bericht(
        paragraphs(
            f"Huisvesting vergunninghouders {beeld.naam}, {beeld.tijdvak}, stand van {zeg(beeld.dag)}",
            " ".join([*_task(whole), *_housed(whole)]),
            " ".join([*_trend(whole, before), *_forecast(beeld)]),
            _source(beeld, whole),
        )
    )


def _persons(aantal: int) -> str:
    return "1 persoon" if aantal == 1 else f"{getal(aantal)} personen"


def _task(whole: Halfjaarstand) -> list[str]:
    parts = [f"De taakstelling is {_persons(whole.taakstelling.aantal)}."]
    if whole.restant:
        way = "erbij" if whole.restant < 0 else "eraf"
        parts.append(f"Uit {whole.tijdvak.vorige}: {zeg_saldo(whole.restant)}, dat komt {way}.")
    if whole.verschoven:
        way = "erbij" if whole.verschoven > 0 else "eraf"
        parts.append(f"Herverdeling met andere gemeenten: {getal(abs(whole.verschoven))} {way}.")
    if whole.restant or whole.verschoven:
        parts.append(f"Samen te huisvesten: {_persons(max(0, whole.totaal))}.")
    return parts


def _housed(whole: Halfjaarstand) -> list[str]:
    if whole.telling is None or whole.saldo is None:
        return ["Er is nog geen telling van wie gehuisvest is."]
    done = f"Gehuisvest tot en met {zeg(whole.telling.tot)}: {_persons(whole.telling.aantal)}."
    left = f"Nog te huisvesten: {_persons(-whole.saldo)}." if whole.saldo < 0 else f"Saldo: {zeg_saldo(whole.saldo)}."
    return [done, left]


def _trend(whole: Halfjaarstand, before: Halfjaarstand | None) -> list[str]:
    """Against the half-year before, where its end is known."""
    if before is None or before.saldo is None or before.telling is None:
        said = f"Het vorige halfjaar, {whole.tijdvak.vorige}, eindigde met: {zeg_saldo(whole.restant)}."
        return [said] if whole.restant else []
    housed = f"{getal(before.telling.aantal)} van {getal(max(0, before.totaal))}"
    return [f"In het vorige halfjaar, {before.tijdvak}, was dat {housed}: {zeg_saldo(before.saldo)}."]


def _forecast(beeld: StandBeeld) -> list[str]:
    if beeld.tempo is None or beeld.dag > beeld.tijdvak.einde:
        return []
    return [f"In dit tempo op {zeg(beeld.tijdvak.einde)}: {zeg_saldo(beeld.tempo.saldo)}."]


def _source(beeld: StandBeeld, whole: Halfjaarstand) -> str:
    kind = "gepubliceerd" if whole.taakstelling.gepubliceerd else "een schatting met de wettelijke formule"
    who = "COA" if beeld.coa is not None else "een eigen telling van de gemeente"
    counted = f" Gehuisvest: {who}." if whole.telling is not None else ""
    return f"Bron: taakstelling {kind}.{counted}"

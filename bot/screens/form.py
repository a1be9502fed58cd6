"""The questions of a gesprek: one look for all procedures."""

from collections.abc import Sequence
from typing import Any

from bot.screens.case import to_case
from bot.screens.markup import Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, groot, klein
from bot.screens.start import NAAR_MEER
from workflows.engine.gesprek import Gesprek
from workflows.engine.velden import Soort, Veld, zeg_waarde

NEAR = ("vandaag", "gisteren")
"""The days that are offered where a day is asked that has been, as they are typed."""


def question(
    gesprek: Gesprek, nummer: int, note: Tekst = "", keuzes: Sequence[tuple[str, str]] = (), near: Sequence[str] = NEAR
) -> Bericht:
    """The open question with its buttons; `note` stands above it, `keuzes` are answers offered back, and `near` which
    days of near by can be right."""
    veld = gesprek.veld
    if veld is None:
        return summary(gesprek, nummer, note)
    place, total = gesprek.plek
    progress = f" · vraag {place} van {total}" if total > 1 else ""
    asked_back = {value.lstrip("!") for _, value in keuzes}
    others = [(k.titel, k.naam) for k in veld.keuzes if k.naam not in asked_back]
    offered = [*keuzes, *(others if veld.soort is Soort.KEUZE or not keuzes else ())]
    rows: list[Rij] = [
        (Knop(item.titel, actie("g", nummer, veld.naam, "ineen", *(word for _, word in item.antwoorden))),)
        for item in (() if keuzes else gesprek.ineen)
    ]
    rows += [(Knop(label, actie("g", nummer, veld.naam, "=", value)),) for label, value in offered]
    if veld.soort is Soort.DATUM and not keuzes and veld.richting != "toekomst" and near:
        rows.append(tuple(Knop(groot(day), actie("g", nummer, veld.naam, "=", day)) for day in near))
    rows += _controls(gesprek, nummer, veld)
    return Bericht(paragraphs(note, bold(gesprek.formulier.titel) + f"{progress}\n{veld.vraag}"), tuple(rows))


def _controls(gesprek: Gesprek, nummer: int, veld: Veld) -> list[Rij]:
    """Leaving it open stands above the ways out: four buttons beside each other cannot be read on a phone."""
    rows: list[Rij] = []
    if veld.optioneel:
        empty = veld.over or ("Maak leeg" if gesprek.formulier.naam == "verbeter" else "Sla over")
        rows.append((Knop(empty, actie("g", nummer, veld.naam, "over")),))
    back = [Knop("Terug", actie("g", nummer, veld.naam, "terug"))] if gesprek.kan("terug") else []
    later = Knop("Later verder", actie("g", nummer, veld.naam, "later"))
    return [*rows, (*back, later, Knop("Annuleer", actie("g", nummer, veld.naam, "stop")))]


def summary(gesprek: Gesprek, nummer: int, note: Tekst = "") -> Bericht:
    """All answers together; each can still be changed."""
    form = gesprek.formulier
    lines = [f"{v.titel}: " + bold(said(v, gesprek.antwoorden.get(v.naam))) for v in form.velden]
    change = [
        (Knop(f"Wijzig {klein(v.titel)}", actie("g", nummer, "samenvatting", "wijzig", v.naam)),) for v in form.velden
    ]
    return Bericht(
        paragraphs(note, stack(bold(form.titel) + " · klopt dit?", *lines)),
        (
            (Knop(form.slot, actie("g", nummer, "samenvatting", "klopt")),),
            *change,
            (
                Knop("Later verder", actie("g", nummer, "samenvatting", "later")),
                Knop("Annuleer", actie("g", nummer, "samenvatting", "stop")),
            ),
        ),
    )


def said(veld: Veld, waarde: Any) -> str:
    """An answer as it is echoed."""
    return zeg_waarde(veld, waarde)


def parked(titel: str, nummer: int) -> Bericht:
    """Laid aside, with the way back."""
    return Bericht(
        "Ik heb " + bold(titel) + " opzij gelegd. Je antwoorden blijven 30 dagen staan.",
        ((Knop("Ga verder", actie("g", nummer, "verder")),),),
    )


def cancelled(titel: str, zaak: int | None, terug: Knop | None = None) -> Bericht:
    """Stopped: nothing was kept. `zaak` is the case it was about, if any; else `terug` leads back to what it was."""
    back = to_case(zaak) if zaak is not None else terug or NAAR_MEER
    return Bericht(bold(titel) + " is gestopt. Er is niets vastgelegd.", ((back,),))


def list_stopped() -> Bericht:
    """A list that was sent or asked for goes no further."""
    return Bericht("Gestopt met de lijst. Er is niets van bewaard.")


def nothing_open() -> Bericht:
    """There is nothing to cancel."""
    return Bericht("Er is geen gesprek om te stoppen. Kies onderaan wat je wilt doen, of typ je vraag.")


def stale_question() -> str:
    """Above the present question when an old button was pressed."""
    return "Die vraag is al beantwoord. Dit is de vraag die nu open staat."


CANNOT_SKIP = "Deze vraag kun je niet overslaan. Weet je het nog niet? Kies Later verder."
ALREADY = "Al vastgelegd"


def finished() -> Bericht:
    """Its last button was pressed before."""
    return Bericht("Dit heb je al afgerond. Er is niets dubbel vastgelegd.", ((NAAR_MEER,),))


def gone() -> Bericht:
    """The gesprek of this button is over."""
    return Bericht("Dit gesprek is al klaar of gestopt. Kies onderaan wat je wilt doen.", ((NAAR_MEER,),))

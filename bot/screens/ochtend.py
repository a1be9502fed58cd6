"""The morning message: few words, most urgent first, a button that acts."""

from collections.abc import Sequence
from typing import Any

from bot.screens.bericht import Bericht, Knop, Rij, actie, e
from bot.screens.zaak import ZaakBeeld, line, step_button

_ASKS = {
    "start": "Is het profiel compleet, en weten corporatie en begeleiding ervan?",
    "tekenen": "Er is nog geen getekend huurcontract.",
    "tekenafspraak": "De tekenafspraak is geweest. Is er getekend?",
    "verhuizen": "Het huishouden is nog niet verhuisd.",
}
"""What each kind of herinnering is about."""
MOST_LINES = 8


def morning(items: Sequence[tuple[ZaakBeeld, str]]) -> Bericht:
    """Everything of today in one message; the whole list is one press away."""
    if len(items) == 1:
        return _single(*items[0])
    shown = items[:MOST_LINES]
    lines = "\n".join(f"• {e(line(beeld))}\n  <i>{_ASKS[kind]}</i>" for beeld, kind in shown)
    more = len(items) - MOST_LINES
    rest = f"\n\nEn nog {more} andere: zie <i>Alle koppelingen</i>." if more > 0 else ""
    rows: list[Rij] = [(Knop(beeld.referentie, actie("k", beeld.id)),) for beeld, _ in shown]
    return Bericht(
        f"Goedemorgen. <b>{len(items)} koppelingen</b> vragen vandaag je aandacht, "
        f"de dringendste eerst:\n{lines}{rest}",
        (*rows, (Knop("Alle koppelingen", actie("kl", 0)),)),
    )


def _single(beeld: ZaakBeeld, kind: str) -> Bericht:
    return Bericht(
        f"Goedemorgen. <b>{e(line(beeld))}</b>\n{_ASKS[kind]}\n{_why(beeld)}Wat is de stand?", _acting_buttons(beeld)
    )


def instead(beeld: ZaakBeeld) -> Bericht:
    """To a colleague, when the behandelaar cannot be reached."""
    return Bericht(
        f"De behandelaar van <b>{e(beeld.referentie)}</b> is niet bereikbaar in Telegram. Deze herinnering is nu voor "
        f"jou:\n{e(line(beeld))}\n{_why(beeld)}",
        _acting_buttons(beeld),
    )


def _why(beeld: ZaakBeeld) -> str:
    return f"<i>{e(beeld.termijn.regels[0])}</i>\n" if beeld.termijn else ""


def _acting_buttons(beeld: ZaakBeeld) -> tuple[Rij, ...]:
    """The steps that lead on, each deciding on the stand as it now is; the rest is on the case's own screen."""
    forward = [stap for stap in beeld.stappen if stap.trigger not in ("vervalt", "woning_valt_af")]
    rows: list[Rij] = [(step_button(beeld.id, beeld.spoor, stap, beeld.stand),) for stap in forward]
    return (*rows, (Knop(f"Open {beeld.referentie}", actie("k", beeld.id)),))


def cases_in(inhoud: dict[str, Any]) -> list[int]:
    """The cases that a frozen message has buttons for."""
    actions = [action for row in inhoud.get("knoppen", []) for _, action in row]
    return [int(action.partition(":")[2]) for action in actions if action.startswith("k:")]

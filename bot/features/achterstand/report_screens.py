"""What made koppelingen late, on the screen, and the way to the overviews."""

from collections.abc import Sequence
from datetime import date

from bot.features.achterstand.screens import CODE
from bot.features.achterstand.table import naam
from bot.screens.markup import Tekst, bold, italic, stack
from bot.screens.message import Bericht, Bestand, Knop, actie, klein, onder_elkaar
from workflows.dates.reading import zeg
from workflows.koppeling.achterstand import Geteld, Telling

COUNTING = "Ik tel het op"
SOORTEN = ("tekst", "xlsx")


def menu(organisatie: int, gemeente: str, tijdvakken: Sequence[str]) -> Bericht:
    """Which overview?"""
    causes = [Knop(f"Oorzaken {said}", actie(CODE, "r", organisatie, said, "tekst")) for said in tijdvakken]
    return Bericht(
        stack(bold(f"Overzichten · {gemeente}"), "Wie wacht op een woning, of wat kostte de dagen?"),
        onder_elkaar(
            Knop("Wacht op een woning, per corporatie", actie(CODE, "p", organisatie)),
            *causes,
            Knop("Naar de lijst", actie(CODE, 0)),
        ),
    )


def which(gemeenten: Sequence[tuple[str, tuple[object, ...]]]) -> Bericht:
    """Of which gemeente? Each with what its button asks."""
    buttons = [Knop(name, actie(CODE, *asks)) for name, asks in gemeenten[:9]]
    return Bericht("Van welke gemeente?", onder_elkaar(*buttons))


def gemeenten_only() -> Bericht:
    """A provincie asks the gemeente for it."""
    return Bericht(
        "Wat koppelingen tegenhield, telt de gemeente zelf. Vraag haar erom: zij maakt die met /oorzaken, zonder "
        "zaaknummers."
    )


def causes(organisatie: int, gemeente: str, tijdvak: str, telling: Telling, vandaag: date) -> Bericht:
    """Causes, households and days: no reference, so that it can be passed on as it is."""
    lines: list[Tekst] = [bold(f"{gemeente}, {tijdvak}: wat hield koppelingen tegen?")]
    lines += _group(f"Verhuisd in het tijdvak: {_huishoudens(telling.verhuisd)}", telling.bij_verhuisd)
    lines += _group(f"Wacht nog op {zeg(vandaag)}: {_huishoudens(telling.wachtend)}", telling.bij_wachtend)
    lines.append(italic("Een huishouden kan bij meer oorzaken tellen. Er staat geen zaaknummer in."))
    more = Knop("Als .xlsx", actie(CODE, "r", organisatie, tijdvak, "xlsx"))
    return Bericht(stack(*lines), onder_elkaar(more, Knop("Terug", actie(CODE, "o", organisatie))))


def _group(kop: str, rows: Sequence[Geteld]) -> list[Tekst]:
    said = [f"• {klein(naam(item))}: {_huishoudens(item.huishoudens)}, {_dagen(item.dagen)}" for item in rows]
    return [kop, *(said or ["• geen oorzaken vastgelegd"])]


def _huishoudens(aantal: int) -> str:
    return "1 huishouden" if aantal == 1 else f"{aantal} huishoudens"


def _dagen(aantal: int) -> str:
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


def file(name: str, inhoud: bytes, gemeente: str, tijdvak: str) -> Bericht:
    """The file with what it is."""
    text = f"Wat koppelingen tegenhield: {gemeente}, {tijdvak}. Er staan geen zaaknummers en geen namen in."
    return Bericht(text, bestand=Bestand(name, inhoud))

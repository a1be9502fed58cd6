"""How long housing takes, on the screen: against 12 weeks, with what cost the days."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.screens.markup import Markup, Tekst, bold, italic, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak
from workflows.dates.words import MAANDEN
from workflows.koppeling.doorlooptijd import BRON, Gemiddelde, Methode, Verlies
from workflows.koppeling.oorzaken import oorzaak

SHOWN_CAUSES = 3
_NAAM = {Methode.REALISATIES: "Verhuisd in dit halfjaar", Methode.KOPPELINGEN: "Gekoppeld in dit halfjaar"}


def doorlooptijd(
    naam: str,
    code: str,
    tijdvak: Tijdvak,
    per_methode: Mapping[Methode, Gemiddelde | None],
    maanden: Sequence[tuple[date, Gemiddelde | None]],
    verloren: Sequence[Verlies],
    dag: date,
) -> Bericht:
    """The figures of one gemeente as they stood on `dag`: today, or the last day of a tijdvak that is over."""
    lines: list[Tekst] = [bold(f"{naam}, {tijdvak}: van koppeling tot verhuizing"), _as_of(tijdvak, dag)]
    lines += [f"• {_NAAM[methode]}: " + _average(found) for methode, found in per_methode.items()]
    lines += _months(maanden)
    lines += _causes(verloren)
    lines.append(
        italic(
            "Per persoon gewogen; toezicht kijkt naar gemiddeld 12 weken. Welke van de twee telt, zegt je provincie "
            f"({BRON})."
        )
    )
    before = Knop(f"Vorig halfjaar ({tijdvak.vorige})", actie("dl", code, str(tijdvak.vorige)))
    return Bericht(stack(*lines), onder_elkaar(Knop("Naar de stand", actie("st", "g", code, str(tijdvak))), before))


def _as_of(tijdvak: Tijdvak, dag: date) -> str:
    """Which day the figures are of: those of a tijdvak that is over stay as they were on its last day."""
    later = " Wie later verhuisde, telt hier niet mee." if dag == tijdvak.einde else ""
    return f"Stand per {zeg(dag)}.{later}"


def _average(found: Gemiddelde | None) -> Tekst:
    if found is None:
        return "nog niemand verhuisd"
    verdict = "binnen 12" if found.binnen else "meer dan 12"
    people = f"{found.personen} pers." if found.personen == found.van else f"{found.personen} van {found.van} pers."
    cases = "1 koppeling" if found.trajecten == 1 else f"{found.trajecten} koppelingen"
    return bold(f"{found.weken} weken") + f", {verdict} ({people}, {cases})"


def _months(maanden: Sequence[tuple[date, Gemiddelde | None]]) -> list[str]:
    said = [f"{MAANDEN[month.month - 1][:3]} {found.weken}" for month, found in maanden if found]
    return [f"Gemiddelde over telkens 6 maanden: {' · '.join(said)}"] if said else []


def _causes(verloren: Sequence[Verlies]) -> list[str]:
    if not verloren:
        return []
    lines = ["Wat bij hen die verhuisden dagen kostte:"]
    for item in verloren[:SHOWN_CAUSES]:
        cases = "1 zaak" if item.trajecten == 1 else f"{item.trajecten} zaken"
        without = f"; zonder: {item.zonder.weken} weken" if item.zonder else ""
        lines.append(f"• {oorzaak(item.oorzaak).titel}: {item.dagen} dagen in {cases}{without}")
    return lines


def which(gemeenten: Sequence[tuple[str, str]], tijdvak: str) -> Bericht:
    """Of which gemeente?"""
    return Bericht(
        Markup("Van welke gemeente? Staat hij er niet bij, typ dan <code>/doorlooptijd Almere</code>."),
        onder_elkaar(*(Knop(naam, actie("dl", code, tijdvak)) for code, naam in gemeenten[:8])),
    )


def own_only() -> Bericht:
    """Another gemeente's koppelingen are not looked into."""
    return Bericht("De doorlooptijd zien alleen medewerkers van de gemeente zelf. Een provincie ziet wat is gedeeld.")


def not_begun(naam: str, tijdvak: str) -> Bericht:
    """The tijdvak is still to come."""
    return Bericht(f"{tijdvak} moet nog beginnen: voor {naam} is er nog niets te tellen.")

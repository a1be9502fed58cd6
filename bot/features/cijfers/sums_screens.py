"""Sums with the asker's own numbers, as they are shown: the outcome first, then how it came about."""

from collections.abc import Sequence
from fractions import Fraction

from bot.screens.markup import Tekst, bold, italic, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from workflows.cijfers.gevraagd import Deel, Gemiddeld, Naar, Ouders, Overdragen, Saldo, Zesde
from workflows.cijfers.saldo import Halfjaarstand, Telling, zeg_saldo
from workflows.cijfers.taakstelling import ARTIKEL_29, KAN_AFWIJKEN, Taakstelling, getal
from workflows.dates.numbers import zeg_tienden
from workflows.dates.tijdvak import Tijdvak

NORM = 120
"""Tenths of a week that toezicht looks at: an average of 12 weeks (HV16, §4.3)."""
GROOT = 6
"""Persons from which the newest scheme for large families counted (UR24, h3)."""
YOURS = "Gerekend met de getallen die je typte. Ik heb niets bewaard."


def _answer(head: str, regels: Sequence[Tekst], entry: str, *meer: Knop) -> Bericht:
    more = Knop("Wat zegt de handreiking?", actie("f", entry))
    return Bericht(stack(bold(head), *regels, italic(YOURS)), onder_elkaar(*meer, more))


def saldo(som: Saldo, tijdvak: Tijdvak) -> Bericht:
    """What is to be done, and what is left of it or carried on."""
    counted = None if som.gehuisvest is None else Telling(som.gehuisvest, tijdvak.einde)
    whole = Halfjaarstand("", tijdvak, Taakstelling(som.taakstelling, True), som.rest or 0, coa=counted)
    lines = [f"Taakstelling {getal(som.taakstelling)}"]
    if som.rest:
        sign = "min" if som.rest > 0 else "plus"
        lines = [f"Taakstelling {getal(som.taakstelling)} {sign} {zeg_saldo(som.rest)} = {getal(whole.totaal)}"]
    if whole.saldo is None:
        return _answer(f"Te huisvesten: {getal(whole.totaal)}", lines, "taakstelling-saldo")
    lines.append(f"Gehuisvest {getal(som.gehuisvest or 0)} van {getal(whole.totaal)}: {zeg_saldo(whole.saldo)}")
    lines.append("Dit saldo gaat mee naar het volgende halfjaar." if whole.saldo else "Er gaat niets mee.")
    return _answer(zeg_saldo(whole.saldo).capitalize(), lines, "taakstelling-saldo")


def zesde(som: Zesde) -> Bericht:
    """Whether it is more than a sixth; a fact, because the question may have been put either way."""
    part = Fraction(som.tekort, som.taakstelling)
    said = "meer dan een zesde" if som.boven else "niet meer dan een zesde"
    head = f"{getal(som.tekort)} van de {getal(som.taakstelling)} is {part}: {said}"
    limit = zeg_tienden(som.taakstelling * 10 // 6).removesuffix(",0")
    lines = [
        f"Een zesde van {getal(som.taakstelling)} is {limit}.",
        "Of jouw provincie 1/6 als grens neemt, staat in haar beleidskader.",
    ]
    return _answer(head, lines, "toezicht-een-zesde")


def deel(som: Deel) -> Bericht:
    """How much of it in percents."""
    line = f"{getal(som.gehuisvest)} van {getal(som.taakstelling)}, naar beneden afgerond."
    return _answer(f"{som.procent}%", [line], "taakstelling-saldo")


def naar(som: Naar, nederland: int, jaar: int, aantal: int) -> Bericht:
    """By the formula of the law."""
    sums = (
        f"{getal(som.landelijk)} × {getal(som.inwoners)} ÷ {getal(nederland)} inwoners (CBS, 1 januari {jaar}), "
        f"naar boven = {getal(aantal)}."
    )
    return _answer(f"Ongeveer {getal(aantal)}", [sums, f"Bron: {ARTIKEL_29}.", KAN_AFWIJKEN], "taakstelling-formule")


def gemiddeld(som: Gemiddeld) -> Bericht:
    """Against the average that toezicht looks at."""
    over = som.tienden - NORM
    weeks = zeg_tienden(som.tienden).removesuffix(",0")
    gap = zeg_tienden(abs(over)).removesuffix(",0")
    if over > 0:
        head = f"{weeks} weken is {gap} boven de 12 weken"
    elif over < 0:
        head = f"{weeks} weken is {gap} onder de 12 weken"
    else:
        head = "Precies de 12 weken"
    lines = ["Toezicht kijkt naar gemiddeld 12 weken van koppeling tot verhuizing."]
    if over > 0:
        lines.append("Te lang dus voor die norm. Wat je provincie ermee doet, staat in haar beleidskader.")
    return _answer(head, lines, "termijn-12-gemiddeld-of-maximum")


def overdragen(som: Overdragen, start: Knop | None) -> Bericht:
    """That it can, and what is left."""
    left = f"{getal(som.taakstelling)} min {getal(som.aantal)} = {getal(som.taakstelling - som.aantal)}."
    lines = [
        left,
        "Een andere gemeente neemt er dan evenveel over: een herverdeling, met een besluit van beide colleges.",
    ]
    return _answer(
        "Dat kan, als een andere gemeente ze overneemt", lines, "herverdeling-wat", *([start] if start else [])
    )


def ouders(som: Ouders) -> Bericht:
    """How many persons that makes, and from when it is a large family."""
    personen = som.kinderen + 2
    said = "Dat is een groot gezin" if personen >= GROOT else "Dat is nog geen groot gezin"
    lines = [
        f"2 ouders en {som.kinderen} kinderen: {personen} personen.",
        f"Stand van juni 2024: groot is vanaf {GROOT} personen. Andere regelingen noemen 8 of meer.",
    ]
    return _answer(f"{said}: {personen} personen", lines, "groot-vanaf")

"""What is seldom needed at a herverdeling: who sends the letters, an error, and steps that are asked twice."""

from collections.abc import Mapping, Sequence

from bot.features.herverdeling.screens import PREFIX, back
from bot.features.herverdeling.words_screens import change
from bot.screens.markup import bold, italic, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from workflows.herverdeling.regels import STAPPENPLAN


def who_writes(ident: int, namen: Sequence[tuple[str, str, bool]], nu: str, *, collega: bool) -> Bericht:
    """Which gemeente leads and sends the letters; each of the others by CBS code and name, and whether it is on the
    bot. `collega`: whether the reader may hand the case over within the own gemeente."""
    outside = "" if all(here for *_, here in namen) else " Wie niet op Ketenbot zit, stuurt alleen de brieven."
    buttons = [
        Knop(naam if here else f"{naam} (niet op Ketenbot)", actie(PREFIX, "e", ident, code))
        for code, naam, here in namen
    ]
    return Bericht(
        "Eén gemeente trekt de herverdeling en stuurt de brieven aan COA, provincie, BZK en JenV. Nu is dat "
        + bold(nu)
        + f". Alle gemeenten zien het als je dit wijzigt.{outside}",
        onder_elkaar(*buttons, *([Knop("Een collega", actie("od", ident))] if collega else []), back(ident)),
    )


# ---------------------------------------------------------------- an error was found


def where_wrong(ident: int, published: Sequence[tuple[str, str]], afzender: str, *, besluit: bool) -> Bericht:
    """Where is the error? That decides what must be done again."""
    return Bericht(
        stack(
            bold("Fout ontdekt"),
            "Waar zit de fout?",
            "• Alleen hier in Ketenbot: verbeter het. Gaat het om cijfers, dan bevestigen alle gemeenten.",
            "• In de bekendmaking: een rectificatie met een nieuwe datum. Daarna meld je opnieuw.",
            "• In het besluit: een nieuw gezamenlijk besluit, bekendmaking en melding. Het oude blijft bewaard.",
            *([] if besluit else [f"Een nieuw besluit begint gemeente {afzender}. Bel haar als de fout daar zit."]),
            italic(
                "De handreikingen zeggen hier niets over: dit is een eigen keuze. Overleg met je jurist en met COA."
            ),
        ),
        onder_elkaar(
            Knop("Alleen hier in Ketenbot", actie(PREFIX, "f", ident, "bot")),
            *(Knop(f"In de bekendmaking van {naam}", press) for press, naam in published),
            *((Knop("In het besluit", actie(PREFIX, "r", ident, "nieuw_besluit")),) if besluit else ()),
            back(ident),
        ),
    )


SURE = {
    "nieuw_besluit": (
        "Zit de fout in het besluit? Dan begint het opnieuw: nieuw akkoord, nieuwe besluiten, nieuwe bekendmaking en "
        "melding. Het oude besluit telt tot het nieuwe bekend is (eigen keuze).",
        "Ja, een nieuw besluit",
    ),
    "niet_hersteld": (
        "Dan is er geen wettelijke herverdeling: de oude taakstelling blijft gelden, voor alle gemeenten. "
        f"(Bron: {STAPPENPLAN}.)",
        "Ja, het wordt niet hersteld",
    ),
    "trek_in": ("Wil je stoppen? Alle gemeenten horen het. Een reden hoeft niet.", "Ja, stop"),
    "college_nee": ("Besluit het college van {naam} dit niet te doen? Een reden hoeft niet.", "Ja, leg vast"),
}
"""By step that cannot be pressed by accident: what is asked, and the button that does it."""


def without(ident: int, code: str, naam: str, left: Mapping[str, int], namen: Mapping[str, str]) -> Bericht:
    """Go on without a gemeente that declined?"""
    return Bericht(
        "Verder zonder " + bold(naam) + "? Dan begint er een nieuwe herverdeling: " + bold(change(left, namen)) + ". "
        "Deze stopt op dat moment. Gepubliceerde cijfers gaan mee, met bron en dag. Akkoord vraag je opnieuw.",
        onder_elkaar(Knop(f"Ja, verder zonder {naam}", actie(PREFIX, "zo", ident, code, "ja")), back(ident)),
    )


def decline(ident: int, press: str, naam: str) -> Bericht:
    """Does this gemeente take no part? The others hear it at once."""
    return Bericht(
        "Weet je het zeker? Gemeente " + bold(naam) + " doet dan niet mee aan dit voorstel. "
        "De anderen horen dat direct.",
        onder_elkaar(Knop("Ja, wij doen niet mee", press), Knop("Nee", back(ident).actie)),
    )


def sure(ident: int, trigger: str, press: str, naam: str = "") -> Bericht:
    """Is this meant?"""
    text, label = SURE[trigger]
    return Bericht(text.format(naam=naam), onder_elkaar(Knop(label, press), back(ident)))

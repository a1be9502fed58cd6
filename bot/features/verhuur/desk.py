"""`/verhuur`: until when a home may be let, from the day of the permit or the contract. It saves nothing."""

from datetime import date

from bot.desk import forms
from bot.desk.feature import Answers, Doel, Form
from bot.desk.visit import Office, Visit
from bot.features.verhuur import screens
from bot.screens.message import Bericht, Knop, actie
from workflows.dates.reading import Onduidelijk, lees_datum
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Soort as Veldsoort
from workflows.engine.velden import Veld, na
from workflows.verhuur.regels import SOORTEN, Soort, dagen, soort

FORM = "verhuur"
_BEGIN = 5
"""Letters by which a way is known: "leegstaand", "leegstand", "renoveren"."""
TO_LATE = "Dat is vóór de vergunning. Controleer de datum."


def command(visit: Visit, words: str) -> Bericht | None:
    """`/verhuur`, or with a way and a day behind it: "/verhuur sloop 1 maart 2026"."""
    plain = words.casefold().split()
    named = next((item for item in SOORTEN if any(_names(item, word) for word in plain)), None)
    if named is None:
        return screens.which(SOORTEN, understood=not plain)
    rest = " ".join(word for word in words.split() if not _names(named, word.casefold()))
    if not rest:
        return _ask(visit, named)
    read = lees_datum(rest, visit.today)
    if isinstance(read, Onduidelijk):
        visit.say(Bericht(read.vraag))
        return _ask(visit, named)
    return _shown(visit, named, read, None)


def _names(item: Soort, word: str) -> bool:
    """Whether a word names this way to let, by the words of its button; "leegstandwet" is about two of them."""
    names = (item.naam, *item.titel.casefold().split())
    return word != "leegstandwet" and any(len(name) >= _BEGIN and word.startswith(name[:_BEGIN]) for name in names)


def _ask(visit: Visit, item: Soort) -> Bericht | None:
    forms.start(visit, FORM, {"soort": item.naam})
    return None


def _form(_: Office, doel: Doel) -> Formulier | None:
    item = next((one for one in SOORTEN if one.naam == doel["soort"]), None)
    if item is None:
        return None
    begin = Veld("begin", "Vanaf", item.vraag, Veldsoort.DATUM, richting="dichtbij")
    omgeving = Veld(
        "omgeving",
        "Omgevingsvergunning tot en met",
        "Tot en met welke dag loopt de omgevingsvergunning?",
        Veldsoort.DATUM,
        optioneel=True,
        richting="toekomst",
        over="Weet ik niet",
        grenzen=(na("begin", TO_LATE),),
    )
    return Formulier(FORM, item.titel, (begin, omgeving) if item.omgeving else (begin,), direct=True)


def _check(_: Visit, __: Doel, answers: Answers) -> str | None:
    begin, end = answers.get("begin"), answers.get("omgeving")
    return TO_LATE if begin is not None and end is not None and end < begin else None


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    return _shown(visit, soort(doel["soort"]), answers["begin"], answers.get("omgeving"))


def _shown(visit: Visit, item: Soort, begin: date, omgeving: date | None) -> Bericht:
    try:
        found = dagen(item, begin, visit.office.kalender)
    except (OverflowError, ValueError):
        return screens.too_far(item)
    return screens.result(item, found, omgeving, visit.today, visit.office.kalender)


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`vh:<way>`; alone, the ways. Raises ValueError for another."""
    if not words:
        return screens.which(SOORTEN)
    item = next((one for one in SOORTEN if one.naam == words[0]), None)
    if item is None:
        raise ValueError(words[0])
    return _ask(visit, item)


PRESSES = {"vh": press}
FORMS = {
    FORM: Form(
        _form,
        _check,
        _finish,
        terug=lambda _: Knop("Terug naar verhuur", actie("vh")),
        vluchtig=True,
    )
}

"""What strangers, new people and inviters see."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.screens.colleagues import rol as in_words
from bot.screens.markup import Markup, bold, italic, mono, paragraphs, stack
from bot.screens.message import Bericht
from bot.screens.start import keyboard, what_you_can
from workflows.dates.reading import zeg

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def stranger(proef: bool) -> Bericht:
    """A polite word and nothing more; in the try-out also who can invite."""
    trial = italic("In de proef: word Sam, typ /uitnodigen en gebruik de code dan hier.") if proef else ""
    text = Markup(
        "Goedendag. Ketenbot is er voor mensen die vergunninghouders huisvesten.\n"
        "Je hebt een uitnodiging nodig. Vraag er een aan de coördinator van je organisatie. "
        "Heb je een code of een link? Plak die hier."
    )
    return Bericht(paragraphs(text, trial))


def wrong_code(*, known: bool) -> Bericht:
    """One word for wrong, used and expired."""
    tail = " Je houdt de toegang die je al had." if known else ""
    return Bericht(f"Deze code werkt niet (meer). Vraag een nieuwe uitnodiging aan wie je deze gaf.{tail}")


def wait_before_next_code() -> Bericht:
    """After five wrong codes."""
    return Bericht("Er zijn te veel verkeerde codes getypt. Wacht een uur en probeer het dan nog eens.")


def welcome(organisatie: str, rol: str, proef: bool) -> Bericht:
    """The invitation was used."""
    trial = "Dit is de proefversie: alles blijft op deze computer." if proef else ""
    return Bericht(
        paragraphs(
            "Welkom bij Ketenbot. Je bent nu " + bold(in_words(rol)) + " bij " + bold(organisatie) + ".",
            what_you_can([rol]),
            trial,
        ),
        toetsenbord=keyboard([rol]),
    )


def invitation(organisatie: str, rol: str, code: str, links: Sequence[str], expires: datetime) -> Bericht:
    """A fresh invitation, to be passed on."""
    return Bericht(
        stack(
            "Uitnodiging voor " + bold(organisatie) + ", rol " + bold(in_words(rol)) + ".",
            _links(links),
            "",
            "Of de code: " + mono(code),
            f"De uitnodiging werkt één keer, tot en met {zeg(expires.astimezone(_AMSTERDAM).date())}.",
        )
    )


def _links(links: Sequence[str]) -> str:
    """Where the invitation leads; with two doors the colleague chooses."""
    if len(links) == 1:
        return f"Stuur deze link aan je collega:\n{links[0]}"
    in_chat, page = links
    return f"Stuur deze links aan je collega. In Telegram:\n{in_chat}\nOf zonder Telegram, met een werkadres:\n{page}"


def bad_invitation(problem: str) -> Bericht:
    """Why it could not be made."""
    return Bericht(f"Dat lukt niet: {problem}.")


def how_to_invite_anyone() -> Bericht:
    """For the beheerder."""
    return Bericht(
        Markup(
            "Typ <code>/uitnodigen ROL ORGANISATIE</code>, bijvoorbeeld <code>/uitnodigen coordinator Almere</code>.\n"
            "Rollen: gemeente, coordinator, provincie, coa, corporatie, begeleiding, beheerder. Een regio krijgt een "
            "coordinator: <code>/uitnodigen coordinator Regio Foodvalley</code>."
        )
    )


def colleagues_only() -> Bericht:
    """A coordinator invites people of the own gemeente."""
    return Bericht(
        Markup(
            "Je kunt collega's van je eigen gemeente uitnodigen: typ <code>/uitnodigen gemeente</code> of "
            "<code>/uitnodigen coordinator</code>. Andere organisaties nodigt de beheerder uit."
        )
    )


def may_not_invite() -> Bericht:
    """No right to invite."""
    return Bericht("Uitnodigen doet de coördinator van je organisatie, of de beheerder.")

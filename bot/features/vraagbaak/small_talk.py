"""What is typed and is no question: another language, thanks, a greeting, a bare yes, panic, an insult."""

from collections.abc import Callable

from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.features.vraagbaak import tone_screens
from bot.features.vraagbaak.tone import Tone, tone
from bot.screens.message import Bericht, Knop, actie
from knowledge.taal.talen import vreemd

WAYS = ("vandaag", "toezicht", "vragen")
"""Commands that say what waits for somebody; each is offered to who has it."""
NEXT = "vandaag"
"""The command that says what is next."""
ANSWERS = (Tone.BARE, Tone.AGREED, Tone.NEXT)
"""What may be meant for an open question."""


Sure = Callable[[Visit, str], Bericht | None]


def answers(text: str) -> bool:
    """Whether this may be meant for an open question ("ja", "sla over"): it is never one of the field."""
    return tone(text) in ANSWERS


def reply(visit: Visit, text: str, sure: Sure) -> Bericht | None:
    """A human word, or that we speak Dutch only; `sure` gives the answer to a question inside panic or an insult.
    None for any other text."""
    foreign = vreemd(text)
    if foreign is not None:
        return tone_screens.foreign(foreign.zin)
    found = tone(text)
    if found is None:
        return None
    if found in (Tone.PANIC, Tone.INSULT) and (answer := sure(visit, text)):
        return answer
    first = visit.office.features.by_name[NEXT]
    if found is Tone.NEXT and first.actie is not None and may(visit.me, first.actie):
        return first.run(visit, "")
    return tone_screens.human(found, _ways(visit), cases=may(visit.me, Actie.ZAAK_ZIEN))


def _ways(visit: Visit) -> list[Knop]:
    """The buttons of what waits for this person."""
    known = [visit.office.features.by_name.get(name) for name in WAYS]
    return [
        Knop(command.meer, actie("m", command.name))
        for command in known
        if command is not None and command.meer and (command.actie is None or may(visit.me, command.actie))
    ]

"""What still names something of the stretch that was lost: buttons on phones, and references that are typed."""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.screens import restored, start
from bot.screens.message import Bericht, Knop, onder_elkaar
from bot.screens.standard import to_new
from storage.people import Persoon


def again(office: Office, person: Persoon) -> list[Knop]:
    """The way to record it anew, for who records something: the first use is what most people do here."""
    first = next(iter(office.features.procedures.values())).procedure
    return [to_new(first)] if may(person, Actie.ZAAK_MAKEN) else []


GESPREK = "g"
"""The press under the question of a gesprek: it names the gesprek."""


def before(visit: Visit, name: str, words: Sequence[str]) -> Bericht | None:
    """What is said instead of what a press does: it belongs to a gesprek that was lost. None where it does not."""
    life = visit.store.levens.young(visit.now)
    if life is None or visit.person is None or name != GESPREK or not words or not words[0].isdecimal():
        return None
    if not life.lost(int(words[0]), "gesprekken"):
        return None
    return restored.lost(life.stand_van, again(visit.office, visit.person))


def said(visit: Visit, words: Sequence[str], bericht: Bericht | None) -> Bericht | None:
    """What a press shows, told in the light of the restore where it belongs to what was lost: its message was sent
    then, or it names a number that was given then."""
    life = visit.store.levens.young(visit.now)
    if life is None or bericht is None or visit.person is None:
        return bericht
    message = visit.incoming.message
    then = message is not None and visit.store.levens.lost_message(visit.incoming.chat, message)
    nothing = bericht in (start.may_not(), start.unknown_button())
    if nothing and (then or any(life.lost(int(word)) for word in words if word.isascii() and word.isdecimal())):
        return restored.lost(life.stand_van, again(visit.office, visit.person))
    return bericht.met(boven=restored.lost_above(life.stand_van)) if then else bericht


def perhaps(visit: Visit, bericht: Bericht) -> Bericht:
    """What cannot be shown may have been recorded in that stretch; nothing is said of whether it was."""
    life = visit.store.levens.young(visit.now)
    if life is None or visit.person is None or not str(bericht.tekst).endswith(start.IS_IT_YOURS):
        return bericht
    buttons = bericht.knoppen or onder_elkaar(*again(visit.office, visit.person))
    return replace(bericht, knoppen=buttons).met(onder=restored.perhaps_lost(life.stand_van))

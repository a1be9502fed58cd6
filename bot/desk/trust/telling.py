"""Everybody hears that the database went back, a few people at a time; and a beheerder is asked first where nobody
knows what was wiped since."""

from datetime import datetime

from bot.desk import cases, standard
from bot.desk.case import Opened
from bot.desk.rights import Actie, may
from bot.desk.trust.lost import again
from bot.desk.visit import Office, Post, Visit
from bot.screens import restored, start
from bot.screens.beeld import to_list
from bot.screens.message import Bericht
from bot.screens.morning import MorningLine
from storage.people import Persoon
from storage.trust.lives import Leven

AT_ONCE = 10
SHOWN = 6
"""Cases in one message: a screen of a phone."""
ASKED = "leven_gevraagd"


def work(office: Office, now: datetime) -> Post | None:
    """Tell the next few people; None when everybody was told, or while a beheerder has to confirm."""
    life = office.store.levens.last
    if life is None or life.verteld is None or office.store.levens.waits():
        return None
    post, idents = Post(), office.store.levens.to_tell(life.verteld, AT_ONCE)
    for ident in idents:
        person = office.store.people.by_id(ident)
        if person is not None:
            _say(office, post, person.chat, told(office, person, life), now)
    if not idents:
        _report(office, post, life, now)
    office.store.levens.told(idents[-1] if idents else None)
    return post


def _say(office: Office, post: Post, chat: int, bericht: Bericht, now: datetime) -> None:
    """An answer to no question, that lives until it arrives: who is away hears it when they are back."""
    post.rows.append(office.store.outbox.add(chat, "antwoord", "stuur", bericht.inhoud(), now, None))


def told(office: Office, person: Persoon, life: Leven) -> Bericht:
    """What this person hears, with the own cases as they now are, the nearest day first."""
    rows = office.store.cases.of_behandelaar(person.id)
    opened = cases.all_opened(office, [row.id for row in rows[: 10 * SHOWN]])
    lines = sorted((_line(office, case) for case in opened), key=lambda line: line.dag)[:SHOWN]
    buttons = again(office, person)
    if may(person, Actie.ZAAK_ZIEN):
        buttons = [to_list(next(iter(office.features.procedures.values())).procedure), *buttons]
    shown = [line.kort for line in lines]
    return restored.told(life.stand_van, shown, len(rows) - len(lines), buttons)


def _line(office: Office, case: Opened) -> MorningLine:
    own = office.features.procedures[case.row.procedure].regel
    return own(office, case) if own is not None else standard.line(office, case)


def _report(office: Office, post: Post, life: Leven, now: datetime) -> None:
    count = len(office.store.levens.to_tell(0, 1_000_000))
    bericht = restored.report(life.stand_van, count, life.vervallen, life.opnieuw)
    for chat in beheerders(office):
        _say(office, post, chat, bericht, now)


def beheerders(office: Office) -> list[int]:
    """Those who were heard here before: of the others we know no chat."""
    found = (office.store.people.by_address(*address) for address in sorted(office.beheerders))
    return [person.chat for person in found if person is not None]


def ask(office: Office) -> None:
    """At a start: let the beheerders know that it waits for them, once for each life. Inside a transaction."""
    life = office.store.levens.last
    if life is None or not office.store.levens.waits() or office.store.get_meta(ASKED) == str(life.id):
        return
    for chat in beheerders(office):
        _say(office, Post(), chat, restored.confirm(life.stand_van), office.now())
    office.store.set_meta(ASKED, str(life.id))


def hold(visit: Visit) -> bool:
    """Whether somebody who comes now has to wait for the beheerder; it is said then."""
    life = visit.store.levens.last
    if life is None or not visit.store.levens.waits():
        return False
    if not visit.beheerder:
        visit.say(restored.waiting(life.stand_van))
    elif visit.incoming.press is None or not visit.incoming.text.startswith(restored.CONFIRM):
        visit.say(restored.confirm(life.stand_van))
    else:
        return False
    return True


def _confirm(visit: Visit, _: list[str]) -> Bericht:
    if not visit.beheerder:
        return start.unknown_button()
    if visit.store.levens.confirm():
        visit.post.chores = True
    return restored.confirmed()


PRESSES = {restored.CONFIRM: _confirm}

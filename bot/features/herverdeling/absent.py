"""A gemeente that is not on the bot: the text to send it, and recording what it answered."""

from bot.desk import cases, owners, steps
from bot.desk.case import Opened
from bot.desk.rights import Actie, gemeenten
from bot.desk.visit import Visit
from bot.features.herverdeling import absent_screens, replies_screens, view
from bot.features.herverdeling.lines import single
from bot.screens import start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from workflows.herverdeling.tabel import VERSTUURD


def absent(visit: Visit, ident: int, code: str, note: Tekst = "") -> Bericht:
    """The text for a gemeente that is not on the bot, and the buttons for what it answered."""
    case = view.open_one(visit, ident)
    if (
        case is None
        or code in gemeenten(visit.me, Actie.HERVERDELEN)
        or not owners.speaks_for(visit.office, visit.me, case, code)
    ):
        return start.may_not()
    own = view.facts(case).van(code)
    sent = own.verstuurd_op if own.verstuurd == _moment(case, code) else None
    return absent_screens.absent(view.beeld(visit.office, case, visit.me), code, sent, note)


def all_absent(visit: Visit, ident: int) -> Bericht:
    """The gemeenten that are not on the bot, to choose from."""
    case = view.open_one(visit, ident)
    if case is None or not owners.leads(visit.office, visit.me, case):
        return start.may_not()
    found = view.beeld(visit.office, case, visit.me).afwezigen()
    if not found:
        return cases.show(visit, ident, replies_screens.NOTHING_TO_ASK)
    return absent_screens.all_absent(case.row.referentie, ident, found)


def _moment(case: Opened, code: str) -> str:
    """For which question a text was sent: the round and the stand."""
    return f"{view.facts(case).ronde}-{case.zaak.standen[code]}"


def answered(visit: Visit, ident: int, code: str, trigger: str, stand: str) -> Bericht | None:
    """Ask what a gemeente answered outside the bot, in one line. Raises ValueError for another step."""
    if trigger not in absent_screens.ANTWOORDEN:
        raise ValueError(trigger)
    case = view.open_one(visit, ident)
    if case is None or not owners.speaks_for(visit.office, visit.me, case, code):
        return start.may_not()
    if case.zaak.standen[code] != stand:
        return absent(visit, ident, code, replies_screens.CHANGED_MEANWHILE)
    single.ask(visit, case, code, trigger)
    return None


def sent(visit: Visit, ident: int, code: str) -> Bericht:
    """The text was sent."""
    case = view.open_one(visit, ident)
    if case is None or not owners.speaks_for(visit.office, visit.me, case, code):
        return start.may_not()
    if view.facts(case).van(code).verstuurd != _moment(case, code):
        facts = {f"verstuurd_{code}": _moment(case, code), f"verstuurd_op_{code}": visit.today}
        steps.note(visit, case, VERSTUURD, facts)
    return absent(visit, ident, code, replies_screens.TEXT_SENT)

"""What one gemeente recorded for another: it is kept with who did so, and the other, once on the bot, is asked to
confirm or to put it right."""

from bot.desk import cases, owners
from bot.desk.case import Opened
from bot.desk.visit import Office, Visit
from bot.features.herverdeling import replies_screens, view
from bot.features.herverdeling.according import record, screens
from bot.screens import start
from bot.screens.message import Bericht
from workflows.herverdeling.tabel import ZELF


def joined(office: Office, case: Opened, code: str) -> str:
    """What somebody of the gemeente reads first: that it takes part, and what another recorded for it."""
    own = view.facts(case).van(code)
    if own.namens is None:
        return replies_screens.JOINED
    return screens.asked(own, owners.name(office, own.namens))


def confirm(visit: Visit, ident: int, code: str, answer: str) -> Bericht:
    """`hv:nb`: the gemeente says itself that it is right, or is led to what is wrong. Raises ValueError for another
    answer."""
    if answer not in ("ja", "nee"):
        raise ValueError(answer)
    case = view.open_one(visit, ident)
    if case is None or code not in owners.own(visit.office, visit.me, case):
        return start.may_not()
    own, stand = view.facts(case).van(code), case.zaak.standen[code]
    if own.namens is None:
        return cases.show(visit, ident, replies_screens.ALREADY)
    if answer == "nee":
        return screens.what_is_wrong(ident, case.row.referentie, code, stand, owners.name(visit.office, own.namens))
    return record.noted(visit, case, ZELF, {f"namens_{code}": None})

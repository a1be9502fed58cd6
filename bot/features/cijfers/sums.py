"""A sentence with the asker's own numbers is computed, with the sum shown, before any search: "taakstelling 36,
achterstand 5". What the handreikingen say about it stands behind a button."""

from bot.desk import offers
from bot.desk.own import lists
from bot.desk.visit import Visit
from bot.features.cijfers import estimate, sums_screens
from bot.screens.message import Bericht
from workflows.cijfers.gevraagd import Deel, Gemiddeld, Naar, Ouders, Overdragen, Saldo, Zesde, lees_som
from workflows.cijfers.taakstelling import naar_rato
from workflows.dates.tijdvak import tijdvak_van


def lees(visit: Visit, text: str) -> Bericht | None:
    """The sum that the sentence asks for; None for another one, and for a question that no sum answers."""
    som = lees_som(text)
    if som is None or lists.is_rule_only(text):
        return None
    match som:
        case Saldo():
            return sums_screens.saldo(som, tijdvak_van(visit.today))
        case Zesde():
            return sums_screens.zesde(som)
        case Deel():
            return sums_screens.deel(som)
        case Naar():
            return _naar(visit, som)
        case Gemiddeld():
            return sums_screens.gemiddeld(som)
        case Overdragen():
            return sums_screens.overdragen(som, offers.offered(visit, "herverdeling"))
        case Ouders():
            return sums_screens.ouders(som)


def _naar(visit: Visit, som: Naar) -> Bericht | None:
    """By the newest population of the country that is at hand."""
    jaar = max(estimate.jaren(visit.office))
    country = estimate.nederland(visit.office, jaar)
    if country is None or som.inwoners > country:
        return None
    return sums_screens.naar(som, country, jaar, naar_rato(som.landelijk, som.inwoners, country))

"""How the desk deals with a calculation by streefpercentage: what its screens show."""

from bot.desk import owners, standard
from bot.desk.case import Opened
from bot.desk.rights import Actie
from bot.desk.visit import Office, Visit
from bot.features.streefpercentage import screens
from bot.features.streefpercentage.screens import StreefBeeld
from bot.screens.beeld import Beeld
from workflows.streefpercentage.feiten import StreefFeiten
from workflows.streefpercentage.rekenen import Rij
from workflows.streefpercentage.tabel import STREEFPERCENTAGE


def facts(case: Opened) -> StreefFeiten:
    """The facts of the case with their types."""
    return StreefFeiten(case.zaak.feiten)


def rows(office: Office, weet: StreefFeiten) -> list[Rij]:
    """The gemeenten by name."""
    return [Rij(owners.name(office, one.code), one.opgave, one.plekken, one.code) for one in weet.cijfers]


def turn(office: Office, case: Opened, shown: Beeld, _: Visit | None) -> StreefBeeld:
    """What the body shows of the case, as a calculation shows it."""
    return StreefBeeld.van(shown, cijfers=tuple(rows(office, facts(case))), organisatie=case.row.organisatie)


HANDLING = standard.handling(
    STREEFPERCENTAGE,
    beeld=turn,
    lijst=screens.LIJST,
    woorden=screens.WOORDEN,
    rechten={
        Actie.ZAAK_ZIEN: Actie.STREEF,
        Actie.ZAAK_STAP: Actie.STREEF,
        Actie.ZAAK_MAKEN: Actie.STREEF,
        Actie.ZAAK_WISSEN: Actie.STREEF,
    },
)

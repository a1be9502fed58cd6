"""A regio and its gemeenten: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.desk.rights import Actie, Rol
from bot.features.regio import desk
from bot.features.regio.screens import PREFIX
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.ANDEREN,
    commands=(
        Command(
            "machtiging",
            "wat een regio namens gemeenten mag",
            lambda visit, _: desk.command(visit),
            ("machtiging", "machtigingen", "onze gemeenten", "regio machtigen", "namens de gemeenten"),
            Actie.REGIO_ZIEN,
            meer="Wat een regio mag",
            ook=Actie.REGIO_GEMEENTEN,
            menu={Rol.REGIO: 1},
            label="Bekijk wat een regio mag",
        ),
    ),
    presses={PREFIX: desk.press},
    forms=desk.FORMS,
    erbij=(desk.came,),
)

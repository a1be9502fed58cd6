"""Garanties of the sociale dienst: what this use brings to the desk. The body comes from the table."""

from bot.desk import standard
from bot.desk.feature import Command, Feature
from bot.desk.rights import Actie
from bot.screens.help import Groep
from workflows.garantie.tabel import GARANTIE

FEATURE = Feature(
    groep=Groep.KOPPELINGEN,
    commands=(
        Command(
            GARANTIE.naam,
            "een garantie van de sociale dienst volgen",
            lambda visit, argument: standard.typed(visit, GARANTIE.naam, argument),
            ("garanties", "nieuwe garantie", "garantie vastleggen"),
            Actie.ZAAK_MAKEN,
            label="Volg een garantie",
            genoemd=("garantie vastleg|vastleggen|volg|bijhoud|registre",),
        ),
    ),
    forms=standard.forms_of(GARANTIE),
    procedures=(standard.handling(GARANTIE),),
)

"""A list of koppelingen or figures, read in at once: what this use brings to the desk."""

from bot.desk.feature import Command, Feature, Lijsten, Lijstlezer
from bot.desk.lists import sheet_out
from bot.desk.rights import Actie, may
from bot.features.invoer import card, desk, koppelingen, lists
from bot.screens.help import Groep
from workflows.lijsten.tabel import CIJFERS, KOPPELINGEN

FEATURE = Feature(
    groep=Groep.KOPPELINGEN,
    commands=(
        Command(
            "invoer",
            "een lijst koppelingen in één keer invoeren",
            desk.start,
            ("lijst invoeren", "koppelingen invoeren", "koppelingen importeren", "importeren", "excel", "invoeren"),
            actie=Actie.LIJST_INVOEREN,
            meer="Een lijst invoeren",
        ),
    ),
    presses={"iv": desk.press, "li": card.press, "bl": sheet_out.press},
    forms=desk.FORMS,
    chores=(desk.work,),
    rapporten={sheet_out.RAPPORT: sheet_out.make, "koppelingenblad": sheet_out.make},  # the second: asked before
    bladen=(koppelingen.BLAD,),
    lijstlezers={
        KOPPELINGEN: Lijstlezer(lambda person: may(person, Actie.LIJST_INVOEREN), card.of_cases, card.on_figures),
        CIJFERS: Lijstlezer(card.may_figures, card.of_figures, card.on_figures),
    },
    lijsten=Lijsten(lists.may_send, lists.file, lists.arrived, lists.pasted, lists.take),
)

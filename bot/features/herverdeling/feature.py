"""Taakstelling to or from other gemeenten: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.desk.rights import Actie, Rol
from bot.features.herverdeling import begin, desk, parties, telling
from bot.features.herverdeling.buttons_screens import PAPERS
from bot.features.herverdeling.early import desk as early
from bot.features.herverdeling.lines import desk as lines
from bot.features.herverdeling.lines.sheet import BLAD
from bot.features.herverdeling.papers import desk as papers
from bot.features.herverdeling.screens import PREFIX
from bot.screens.help import Groep
from workflows.herverdeling.answer_lines import is_antwoord
from workflows.herverdeling.proposal_sentence import is_tekens

FEATURE = Feature(
    groep=Groep.ANDEREN,
    commands=(
        Command(
            "herverdeling",
            "taakstelling overdragen of overnemen, met andere gemeenten",
            desk.command,
            ("herverdeling", "herverdelen", "herverdelingen", "nieuwe herverdeling", "begin een herverdeling"),
            menu={Rol.REGIO: 2, Rol.PROVINCIE: 4, Rol.COA: 2},
            label="Begin een herverdeling",
            begint=Actie.HERVERDELEN,
            genoemd=(
                "herverdeling|herverdelen start|begin|regel|opzet|voorbereid|aanvra|aanmeld|doe|wil",
                "taakstelling overdra|overhevel",
            ),
            eigen=("wij herverdelingen. ~loop|lopen|lopende|open|stand",),
        ),
    ),
    presses={PREFIX: desk.press, PAPERS: papers.press},
    forms=desk.FORMS,
    regelvorm=(is_antwoord, is_tekens),
    regels=(lines.read,),
    short=(begin.short, desk.line),
    bij_kenmerk=(parties.named,),
    procedures=(desk.HANDLING,),
    erbij=(parties.came, early.came, telling.came),
    bladen=(BLAD,),
    rapporten={papers.SOORT: papers.make},
)

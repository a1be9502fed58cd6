"""Taakstelling to or from other gemeenten: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.features.herverdeling import begin, desk, papers, papers_screens, parties, screens, steps, swap

FEATURE = Feature(
    commands=(
        Command(
            "ruil",
            "huishoudens ruilen met een andere gemeente",
            swap.explain,
            ("ruil", "ruilen", "huishoudens ruilen", "gezinnen ruilen", "gezin ruilen", "koppelingen ruilen"),
        ),
        Command(
            "herverdeling",
            "taakstelling overdragen of overnemen, met andere gemeenten",
            desk.command,
            ("herverdeling", "herverdelen", "herverdelingen", "nieuwe herverdeling", "begin een herverdeling"),
        ),
    ),
    presses={screens.PREFIX: desk.press, papers_screens.PREFIX: papers.press, "ru": swap.press},
    forms=desk.FORMS,
    short=(swap.short, begin.short, desk.line),
    procedures=(desk.HANDLING,),
    erbij=(parties.came, steps.came),
    rapporten={papers.SOORT: papers.make},
)

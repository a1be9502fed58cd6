"""The interventieladder: what this use brings to the desk."""

from bot.desk.feature import Command, Feature, Klok
from bot.desk.rights import Actie, Rol
from bot.features.ladder import actions, clock, desk, in_words, paper, post
from bot.screens.help import Groep

_ON_THE_LADDER = "wij ladder|interventieladder|trede ~stap|trede|zit|zitten|sta|staan|hoog"

FEATURE = Feature(
    groep=Groep.TOEZICHT,
    commands=(
        Command(
            "ladder",
            "een gemeente op de interventieladder",
            desk.start,
            ("ladder", "ladders", "interventieladders"),
            Actie.LADDER,
            meer="Interventieladder",
            menu={Rol.PROVINCIE: 2},
            label="Open de interventieladder",
            genoemd=(
                "ladder|interventieladder start|begin|open|bekijk|volg|beklim|zet",
                "indeplaatsstelling|vooraankondiging start|begin|verstuur|vastleg",
            ),
            kort=True,
            eigen=(_ON_THE_LADDER,),
        ),
        Command(
            "provincie",
            "wat de provincie over toezicht stuurde",
            lambda visit, _: post.listing(visit),
            ("post van de provincie", "brieven van de provincie"),
            Actie.LADDER_BRIEVEN,
            eigen=(_ON_THE_LADDER, "wij provincie brief|brieven|post|stuurde|gestuurd ~van"),
        ),
    ),
    presses={"ld": actions.press, "lg": post.press},
    forms=actions.FORMS,
    procedures=(desk.HANDLING,),
    eigen=(in_words.read,),
    klok=(Klok(clock.send_due, clock.next_moment),),
    wachten=(post.waits,),
    rapporten={paper.SOORT: paper.make},
)

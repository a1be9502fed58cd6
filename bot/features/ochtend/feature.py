"""The morning message: what this use brings to the desk."""

from bot.desk import replan
from bot.desk.feature import Command, Feature, Klok, NaStap
from bot.desk.registry import joined
from bot.desk.rights import Actie
from bot.features.ochtend import clock, desk, message, today
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.KOPPELINGEN,
    commands=(
        Command(
            "vandaag",
            "wat vandaag aan de beurt is",
            lambda visit, _: today.show(visit),
            ("wat moet ik vandaag", "wat moet ik vandaag doen"),
            Actie.OCHTEND,
            meer="Vandaag",
            eigen=(
                "vandaag. ~doe|doen|regel|gebeur|planning|agenda|programma|klaar|urgent|dringend|belangrijk|haast|eerst"
                "|zaken|koppelingen|nog|af|aandacht|beurt",
                "wij eerst|eerste doe.|doen.|aanpakken|oppakken ~zaken|koppelingen",
                "moet. nog. gebeur ~allemaal",
                "iets.|wat. dringend|urgent|spoed|haast|belangrijk|brandt ~lig|ligt|speelt|speel|nog|vandaag|bij",
                "wij iets.|wat. liggen.|ligt. ~open",
                "wij achteraan.|nabellen. ~ergens|nog|wie|welke|wat",
                "vandaag. to. do.",
                "todo.|actielijst.|takenlijst. ~vandaag|lijst|lijstje",
                "ik. wat. heb.|staat. doen. ~nog|vandaag",
                "urgent.|dringend.|haast. zaken.|koppelingen.|welke.|wat. ~meest|nog",
            ),
        ),
        Command(
            "herinneringen",
            "wanneer je mijn ochtendbericht krijgt",
            lambda visit, _: desk.show(visit),
            ("herinneringen", "ochtendbericht", "stil", "niet storen"),
            Actie.OCHTEND,
            label="Mijn ochtendbericht",
        ),
    ),
    presses=joined({"hi": desk.press}, message.PRESSES, today.PRESSES),
    short=(today.short,),
    na_stap=(NaStap(lambda *_: None, lambda *_: None, message.without),),
    klok=(Klok(replan.work, replan.never, lang=True), Klok(clock.send_due, clock.next_moment)),
)

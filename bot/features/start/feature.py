"""The beginning, help, more, inviting: what this use brings to the desk."""

from bot.desk import forms, people
from bot.desk.feature import Command, Feature
from bot.desk.rights import Actie, Rol
from bot.features.start import desk, doors
from bot.screens.doors import PREFIX
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.KETENBOT,
    commands=(
        Command("start", "het begin", desk.start, ("start", "begin", "menu", "hallo", "hoi", "goedemorgen")),
        Command(
            "uitnodigen",
            "een collega toegang geven",
            people.invite_from_chat,
            actie=Actie.UITNODIGEN,
            ook=Actie.UITNODIGEN_ALLE,
            groep=Groep.MENSEN,
            menu={Rol.COORDINATOR: 5, Rol.BEHEERDER: 1},
        ),
        Command(
            "deuren",
            "waar je binnenkomt: Telegram, de webpagina; overal uitloggen",
            lambda visit, _: doors.show(visit),
            ("deuren", "overal uitloggen", "telefoon kwijt", "ik ben mijn telefoon kwijt"),
            meer="Waar ik binnenkom",
        ),
        Command("verder", None, lambda visit, _: doors.go_on(visit)),
        Command("annuleer", "het gesprek stoppen", lambda visit, _: forms.cancel(visit), ("annuleer", "stop")),
        Command(
            "privacy",
            "wat ik bewaar, waar en hoe lang",
            lambda visit, _: desk.privacy(visit),
            ("privacy",),
            menu=dict.fromkeys(Rol, 8),
            label="Privacy",
        ),
        Command(
            "help",
            "deze uitleg",
            lambda visit, _: desk.help_screen(visit),
            desk.HELP,
            menu=dict.fromkeys(Rol, 7),
            label="Hoe werkt dit?",
        ),
        Command("meer", None, lambda visit, _: desk.more(visit), ("meer",)),
    ),
    presses={"i": desk.info, "m": desk.run, "cm": desk.meant, PREFIX: doors.press},
    short=(desk.without_stroke,),
)

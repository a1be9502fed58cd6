"""Standings, figures and what counts: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.desk.own import lists
from bot.desk.rights import Actie, Rol
from bot.features.cijfers import (
    desk,
    doorlooptijd,
    figures_input,
    meetellen,
    of_gemeente,
    overview,
    pictures,
    report,
    shorthand,
    sums,
    taakstelling,
)
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.CIJFERS,
    commands=(
        Command(
            "overzicht",
            "de cijfers van je organisatie",
            lambda visit, _: overview.ask(visit),
            ("overzicht", "cijfers"),
            Actie.OVERZICHT,
            eigen=(
                "wij cijfers.",
                "wij overzicht.|totalen. ~cijfers",
                "wij hoeveel zaken|koppelingen|dossiers|huishoudens|gezinnen ~loop|lopen|open|gekoppeld",
                "wij hoeveel. wacht|wachten ~zaken|koppelingen|gezinnen|huishoudens|woning|huis|nog",
            ),
            menu={Rol.COORDINATOR: 3, Rol.GEMEENTE: 5},
        ),
        Command(
            "stand",
            "waar je gemeente staat met de taakstelling",
            desk.start,
            ("stand", "stand taakstelling", "halen we de taakstelling", "hoe staan we met de taakstelling"),
            Actie.STAND_ZIEN,
            meer="Stand van de taakstelling",
            label="Waar staan we met de taakstelling?",
            genoemd=(
                "stand taakstelling",
                "halen we|wij taakstelling",
                "hoe staan|staat we|wij taakstelling",
                "achterstand|voorsprong bekijk|zien|inzien",
                "stand deel|delen provincie",
            ),
            eigen=(
                "wij hoe.|waar. staan.|staat.|sta.|stonden.|ligg|doen.|doet.|ver."
                " ~taakstelling|opgave|achterstand|schema",
                "wij ervoor.",
                "wij tempo ~hoeveel|doen|halen|nog|plaats|huisvest|nodig|moet|redden|blijven|inlopen|schema",
                "hoeveel. tempo nog. ~moet|plaats|huisvest|nodig",
                "wij cijfers.",
                "wij stand.|standen.|tussenstand. ~taakstelling|cijfers|coa|zaken|tov|opzichte|opgave|actuele|huidige",
                "wij achterstand|achter.|achterlo|achterlig|voorsprong|voorlo|tekort."
                " ~loop|lopen|lig|liggen|zit|zitten|taakstelling|groot|hoeveel|hoogte|sta|staan",
                "wij voor.|boven.|onder. loop|lopen|lig|liggen|sta.|staan.|zit|zitten"
                " ~achter|taakstelling|opgave|hoeveel",
                "wij schema.|koers.|planning. ~lig|liggen|zit|zitten|lopen|loop|taakstelling",
                "wij we.|wij.|ik. haal|halen|haalt|gehaald|red.|redden|redt ~taakstelling|aantal|opgave|doel|eind",
                "wij hoeveel huisvest|gehuisvest|plaats|geplaatst|opnemen|doe.|doen.|gedaan.|moet|tekort.|over.|nog."
                " ~veel|taakstelling|schema|maand|week|blijven|vullen|plekken|woningen|huizen|jaar|aantal|doen"
                "|inhalen|inlopen|achterstand",
                "wij nog. veel. moet ~huisvest|plaats|doen",
                "hoeveel. nog. gaan.|bij.|over.|resteren.|resteert. ~taakstelling|moet|moeten",
                "wij hoeveel. al. ~gehuisvest|geplaatst|binnen|klaar|verhuisd",
                "hoeveel. al. gehuisvest|geplaatst ~verhuisd",
                "wij groen.|rood.|oranje. ~staan|staat|sta",
                "nog. huisvest ~hoeveel|aantal",
                "wij taakstelling|opgave.|aantal.|getal. ~hoog|groot|opzoek|hoeveel|huisvest|huidige",
                "raad. cijfers|tekst|stand|overzicht ~taakstelling|achterstand|raadsvraag|maak",
            ),
            kort=True,
        ),
        Command("regio", "welke gemeenten bij je regio horen", desk.regio, ("regio", "mijn regio"), Actie.STAND_DELEN),
        Command(
            "doorlooptijd",
            "van koppeling tot verhuizing, en wat dagen kost",
            doorlooptijd.start,
            ("doorlooptijd", "doorlooptijden", "hoe lang duurt het gemiddeld"),
            Actie.OVERZICHT,
            label="Bekijk de doorlooptijd",
            genoemd=(
                "doorlooptijd|doorlooptijden bekijk|zien|inzien|bereken|opvra",
                "gemiddelde doorlooptijd onze|mijn|wij|we",
            ),
            eigen=(
                "wij doorlooptijd ~gemiddeld|gem|hoe|lang|snel|laatste|afgelopen|huidig|actuele",
                "wij gemiddeld|gem. onder.|boven.|binnen.|over.|sneller.|langer.|korter.|meer.|minder. weken."
                " ~12|10|14|zit|zitten|blijf|blijven|komen",
                "wij gemiddeld lang.|snel.|duurt.|weken.|tijd."
                " ~duurt|doen|koppeling|verhuizing|huisvest|doorlooptijd|hoeveel|woning",
            ),
            kort=True,
        ),
        Command(
            "taakstelling",
            "de taakstelling van een gemeente, met berekening",
            taakstelling.answer,
            ("taakstelling",),
            menu={Rol.COORDINATOR: 4, Rol.PROVINCIE: 3},
            label="Bereken de taakstelling",
            genoemd=(
                "taakstelling bereken|uitreken|reken",
                "taakstelling bekijk|zien|inzien|opvra",
            ),
            eigen=("wij taakstelling reken|bereken|uitreken ~uit",),
            kort=True,
        ),
        Command(
            "gegevens",
            "cijfers van COA en het Rijk invoeren",
            figures_input.start,
            ("gegevens", "cijfers invoeren", "taakstelling invoeren", "realisatie invoeren"),
            Actie.CIJFERS_INVOEREN,
            meer="Cijfers van COA invoeren",
            ook=Actie.CIJFERS_LAND,
            label="Voer cijfers van COA in",
            genoemd=(
                "cijfers|taakstelling|realisatie|achterstand invoer|importeer|inlees|toevoeg|verbeter",
                "cijfers voer in",
                "taakstelling voer in",
            ),
        ),
        Command(
            "meetellen",
            "wie telt mee voor de taakstelling",
            lambda _, __: meetellen.show(()),
            ("meetellen", "telt mee", "wie telt mee", "wie telt mee?", "wie tellen mee", "wie tellen mee?"),
            meer="Wie telt mee?",
            label="Telt dit huishouden mee?",
            genoemd=(
                "telt|tellen huishouden mee uitzoek|nagaan|controle|bepaal",
                "meetellen uitzoek|nagaan|controle|bepaal",
            ),
        ),
        Command(
            "grafiek",
            "de stand als plaatje, tegen de lijn of naast andere gemeenten",
            pictures.typed,
            ("grafiek", "plaatje", "teken de stand"),
            Actie.STAND_ZIEN,
            kort=True,
        ),
    ),
    presses={
        "oz": overview.press,
        "st": desk.press,
        "sx": report.press,
        "dl": doorlooptijd.press,
        "cf": figures_input.press,
        "wm": meetellen.press,
        "gr": pictures.press,
    },
    eigen=(sums.lees, of_gemeente.lees, lists.lees),
    short=(shorthand.lees,),
    week=(desk.one_line,),
    forms=figures_input.FORMS,
    rapporten={overview.SOORT: overview.make, report.RAPPORT: report.maak, pictures.SOORT: pictures.make},
)

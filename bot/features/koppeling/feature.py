"""Koppelingen: what this use brings to the desk."""

from bot.desk import standard
from bot.desk.begun import making
from bot.desk.feature import Command, Feature
from bot.desk.registry import joined
from bot.desk.rights import Actie, Rol
from bot.features.koppeling import checklist, desk, fase_een, hold, party_questions
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.KOPPELINGEN,
    commands=(
        Command(
            "koppeling",
            "een koppeling vastleggen",
            desk.typed,
            ("nieuwe koppeling", "koppeling vastleggen", "koppeling registreren", "koppeling toevoegen"),
            Actie.ZAAK_MAKEN,
            menu={Rol.COORDINATOR: 2, Rol.GEMEENTE: 2},
            label="Leg een koppeling vast",
            genoemd=(
                "nieuwe koppeling",
                "koppeling vastleg|invoer|registre|toevoeg|opvoer|aanmak|opsla",
                "koppeling leg vast",
                "koppeling voer in",
                "koppeling maak aan",
            ),
        ),
        Command(
            "zaken",
            "jullie koppelingen, meest dringend eerst",
            lambda visit, _: standard.listing(visit, desk.NAAM),
            ("mijn koppelingen", "koppelingen", "mijn zaken", "zaken", "lijst"),
            Actie.ZAAK_ZIEN,
            eigen=(
                "wij zaken.|koppelingen.|dossiers.|lijst."
                " ~lopende|loop|lopen|open|openstaand|overzicht|alle|lijst|week|maand",
                "welke.|wat.|wie.|zaken.|koppelingen. loop|lopen|verloop|verlopen|aflopen"
                " ~af|week|maand|morgen|zaken|koppelingen|vandaag|binnenkort|eerst|eerste|termijn",
                "zaken.|koppelingen. week.|maand.|morgen. ~lopende|open|af|eerst|verlopen",
                "staat. open. ~allemaal",
                "lopende.|openstaande.|alle. gezinnen.|huishoudens.|zaken.|koppelingen.|dossiers."
                " ~alle|overzicht|lijst|lopende|openstaande|lijstje",
                "wij deadlines.|termijnen. week.|maand.|vandaag.|morgen.|binnenkort. ~welke|aflopen|verlopen",
                "wij wat.|welke. week.|maand. ~sta|staan|gepland|ligt|planning",
                "wij gezinnen.|huishoudens.|caseload. ~lopende|overzicht|lijst|alle|huidige|lijstje",
                "week.|maand. doe|doen|regel|gebeur|planning|agenda|programma",
            ),
            menu={Rol.COORDINATOR: 1, Rol.GEMEENTE: 1},
        ),
        Command("zaak", "één koppeling, bijvoorbeeld /zaak Z-0412", desk.find, actie=Actie.ZAAK_ZIEN),
    ),
    presses=joined(desk.PRESSES, hold.PRESSES, checklist.PRESSES, fase_een.PRESSES),
    forms=joined(making.forms_of(desk.HANDLING), hold.FORMS),
    short=(desk.short,),
    procedures=(desk.HANDLING,),
    bij_naam=(*hold.BIJ_NAAM, fase_een.BIJ_NAAM),
    vragen=party_questions.VRAGEN,
)

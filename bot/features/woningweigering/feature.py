"""A refused home or a no-show: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.desk.rights import Actie, Rol
from bot.features.woningweigering import actions, begin, beside, coa, coa_words, desk, report
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.NAAST,
    commands=(
        Command(
            "woningweigering",
            "een weigering of no-show melden",
            begin.typed,
            ("weigering of no-show", "weigering", "no-show", "woningweigering", "noshow", "weigering melden"),
            Actie.WEIGERING_MELDEN,
            menu={Rol.GEMEENTE: 3},
            label="Meld een weigering of no-show",
            genoemd=(
                "weigering|woningweigering|no-show|noshow meld|vastleg|doorge|registre|afhandel",
                "weigering leg vast",
                "weigert woning|huis",
                "geweigerd woning|huis",
                "komen opdagen niet",
                "kwam niet opdagen",
            ),
        ),
        Command(
            "weigeringen",
            "weigeringen van een periode of die lopen, met bestand",
            lambda visit, _: coa.begin(visit),
            ("weigeringen", "overzicht weigeringen", "weigeringen overzicht", "lopende weigeringen"),
            Actie.WEIGERING_RAPPORT,
            ook=Actie.WEIGERING_COA,
            menu={Rol.COA: 4},
            eigen=("wij weigeringen. ~hoeveel|overzicht|lijst|jaar|maand|hadden|gehad|waren|gehad",),
        ),
        Command(
            "weigertotalen",
            "tellingen van weigeringen per gemeente",
            lambda visit, _: report.begin(visit),
            ("totalen weigeringen",),
            Actie.WEIGERING_TOTALEN,
            meer="Weigeringen per gemeente",
        ),
    ),
    presses={"wg": actions.press, "wr": report.press, "wc": coa.press},
    forms=begin.FORMS,
    regels=(coa_words.read,),
    short=(begin.short,),
    procedures=(desk.HANDLING,),
    vragen=actions.VRAGEN,
    bij_naam=begin.BIJ_NAAM,
    bij_zaak=(beside.at_koppeling,),
    op_scherm=(beside.on_koppeling,),
    rapporten={report.FILE: report.file, report.FIGURES: report.figures, coa.OVERVIEW: coa.overview},
)

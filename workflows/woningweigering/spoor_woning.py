"""Woningweigering: the track of the home, from kept free until somebody has it or nobody."""

from workflows.engine.tabel import Stand, Stap
from workflows.woningweigering.bronnen import ESCALATIE, WEIGERING
from workflows.woningweigering.regels import VERDER, ZOEKT
from workflows.woningweigering.velden import GEKOPPELD_OP, KANDIDAAT_OP, OVERLEGD, WEER_GEWEIGERD_OP

WONING_STANDEN = (
    Stand(
        "vrij",
        "woning blijft vrij",
        "gemeente en corporatie",
        "Zolang COA toetst of de tweede kans loopt, blijft de woning voor dit huishouden vrij (eigen keuze).",
        WEIGERING,
    ),
    Stand(
        "wacht",
        "wacht op een nieuwe kandidaat",
        "regievoerder",
        "De regievoerder koppelt binnen twee weken een nieuwe, passende kandidaat. "
        "De twee weken tellen vanaf het oordeel of de definitieve weigering (eigen keuze).",
        WEIGERING,
    ),
    Stand(
        "gemeld",
        "geen kandidaat, gemeld",
        "regievoerder",
        "Jullie meldden bij de regievoerder dat er geen kandidaat kwam. "
        "De handreiking zegt niet wat daarna volgt; ga anders naar de leiding van COA.",
        WEIGERING,
    ),
    Stand(
        "leiding",
        "gemeld bij de leiding van COA",
        "leiding van COA",
        "Er kwam nog geen kandidaat. Jullie bespreken het met de leiding van COA.",
        ESCALATIE,
    ),
    Stand(
        "gekoppeld",
        "nieuwe kandidaat gekoppeld",
        "nieuwe kandidaat",
        "De regievoerder koppelde een nieuwe kandidaat: de twee weken zijn daarmee om. Leg voor de kandidaat een "
        "nieuwe koppeling vast. Dan accepteert of weigert die deze woning.",
        WEIGERING,
    ),
    Stand("behouden", "woning voor dit huishouden", "gemeente", "Het huishouden krijgt deze woning alsnog.", eind=True),
    Stand("kandidaat", "nieuwe kandidaat", "gemeente", "Leg voor de kandidaat een nieuwe koppeling vast.", eind=True),
    Stand(
        "weer_geweigerd",
        "nieuwe kandidaat weigerde ook",
        "gemeente",
        "Een weigering van de nieuwe kandidaat begint van voren af aan: meld haar als nieuwe weigering, dan toetst COA "
        "die (onze lezing).",
        WEIGERING,
        eind=True,
    ),
    Stand("niet_door", "woning gaat niet door", "niemand", "De woning is er voor niemand meer.", eind=True),
    Stand("terug", "terug naar de corporatie", "corporatie", "De corporatie verhuurt de woning zelf.", eind=True),
)

WONING_STAPPEN = (
    Stap(
        "komt_vrij",
        "Woning komt vrij",
        ("vrij", "behouden"),
        "wacht",
        eist=("persoon_definitief",),
        bron=WEIGERING,
        vanzelf=True,
    ),
    Stap(
        "houd_vrij",
        "Woning blijft toch vrij",
        (*ZOEKT, "behouden"),
        "vrij",
        eist=("persoon_open",),
        wist=("gemeld_op", "leiding_op"),
        vanzelf=True,
        terug=True,
    ),
    Stap(
        "behoud",
        "Woning voor dit huishouden",
        ("vrij", *ZOEKT),
        "behouden",
        eist=("persoon_neemt_woning",),
        vanzelf=True,
        terug=True,
    ),
    Stap(
        "koppelt",
        "Nieuwe kandidaat gekoppeld",
        ZOEKT,
        "gekoppeld",
        (GEKOPPELD_OP,),
        eist=("persoon_definitief",),
        bron=WEIGERING,
    ),
    Stap(
        "kandidaat",
        "Nieuwe kandidaat accepteerde",
        ZOEKT,
        "kandidaat",
        (KANDIDAAT_OP,),
        eist=("persoon_definitief",),
        bron=WEIGERING,
        zelden=True,
    ),
    Stap("aanvaardt", "Kandidaat accepteerde", ("gekoppeld",), "kandidaat", (KANDIDAAT_OP,), bron=WEIGERING),
    Stap("kandidaat_weigert", "Kandidaat weigerde", ("gekoppeld",), "weer_geweigerd", (WEER_GEWEIGERD_OP,),
         bron=WEIGERING),
    Stap("kandidaat_af", "Kandidaat valt af", ("gekoppeld",), "wacht", wist=("gekoppeld_op",), terug=True,
         zelden=True),
    Stap(
        "meld",
        "Geen kandidaat: gemeld",
        ("wacht",),
        "gemeld",
        eist=("persoon_definitief",),
        bron=WEIGERING,
        gaat_naar_buiten="de regievoerder van COA",
    ),
    Stap(
        "meld_leiding",
        "Gemeld bij leiding COA",
        ("gemeld",),
        "leiding",
        bron=ESCALATIE,
        gaat_naar_buiten="de leiding van COA",
    ),
    Stap("geef_terug", "Woning terug naar corporatie", ("vrij", *VERDER), "terug", (OVERLEGD,), zelden=True),
    Stap("gaat_niet_door", "Woning gaat niet door", ("vrij", *VERDER), "niet_door", zelden=True),
)  # fmt: skip

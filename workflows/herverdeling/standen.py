"""Herverdeling: where the whole can be, and where each gemeente can be, with who acts there."""

from workflows.engine.tabel import Stand
from workflows.herverdeling.regels import STAPPENPLAN, WET

# ---------------------------------------------------------------- the whole

GEHEEL_STANDEN = (
    Stand(
        "verkenning",
        "verkenning",
        "aanspreekpunten van de gemeenten",
        "De gemeenten worden het ambtelijk eens over de cijfers. Beslissen doen de colleges.",
        STAPPENPLAN,
    ),
    Stand(
        "wacht_op_besluiten",
        "wacht op besluiten",
        "colleges van B en W",
        "Elk college neemt schriftelijk het gezamenlijke besluit. Daarna geldt: overgedragen blijft overgedragen.",
        WET,
    ),
    Stand(
        "wacht_op_bekendmaking",
        "wacht op bekendmaking",
        "gemeenten",
        "Elke gemeente maakt het besluit openbaar bekend.",
        STAPPENPLAN,
    ),
    Stand(
        "wacht_op_kennisgeving",
        "wacht op kennisgeving",
        "gemeente die de brieven stuurt",
        "COA en provincie weten het binnen een week. Meld het die week ook aan BZK en JenV (eigen keuze).",
        STAPPENPLAN,
    ),
    Stand(
        "wacht_op_coa_toets",
        "wacht op toets door COA",
        "COA, unit Plaatsing",
        "COA kijkt of de som klopt en verwerkt de cijfers binnen een maand.",
        STAPPENPLAN,
    ),
    Stand(
        "herstel_gevraagd",
        "COA vraagt herstel",
        "gemeenten",
        "De som klopt niet volgens COA. Stuur een herstelde brief, of maak een nieuw besluit.",
        STAPPENPLAN,
    ),
    Stand("verwerkt", "verwerkt", "provincie", "COA verwerkte de cijfers. De provincie neemt kennis.", eind=True),
    Stand(
        "geen_wettelijke_herverdeling",
        "geen wettelijke herverdeling",
        "gemeenten",
        "Het is niet hersteld. De oude taakstelling blijft.",
        STAPPENPLAN,
        eind=True,
    ),
    Stand("ingetrokken", "gestopt", "gemeenten", "De gemeenten gingen niet verder.", eind=True),
)

# ---------------------------------------------------------------- each gemeente

DEELNEMER_STANDEN = (
    Stand(
        "gevraagd",
        "cijfer gevraagd",
        "aanspreekpunt van de gemeente",
        "De gemeente geeft haar gepubliceerde taakstelling, met bron en datum.",
        STAPPENPLAN,
    ),
    Stand(
        "bevestigd",
        "akkoord gevraagd",
        "aanspreekpunt van de gemeente",
        "Is de gemeente ambtelijk akkoord met deze cijfers? Het college beslist.",
        STAPPENPLAN,
    ),
    Stand(
        "akkoord",
        "ambtelijk akkoord",
        "gemeente die de brieven stuurt",
        "Zijn alle gemeenten akkoord, dan gaat het naar de colleges.",
        STAPPENPLAN,
    ),
    Stand(
        "afgewezen",
        "doet niet mee",
        "gemeente die de brieven stuurt",
        "Doe een nieuw voorstel of stop. Een reden hoeft niet.",
        STAPPENPLAN,
    ),
    Stand("college", "bij het college", "college van B en W", "Het college neemt het besluit, op schrift.", WET),
    Stand("besloten", "besloten", "gemeente", "Het besluit ligt er. Maak het bekend.", STAPPENPLAN),
    Stand("bekend", "bekendgemaakt", "gemeente", "Het besluit is openbaar bekendgemaakt.", eind=True),
    Stand("gesloten", "gesloten", "gemeente", "De herverdeling is gestopt.", eind=True),
)

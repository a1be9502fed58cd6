"""What happens in a woningweigering from which terms run, as people name it."""

from workflows.dates.gebeurtenissen import Gebeurtenis, woorden
from workflows.woningweigering.plan import KANDIDAAT, KANS, TOETS

GEBEURTENISSEN = (
    Gebeurtenis(
        "oordeel",
        "Oordeel van COA",
        woorden(r"oordeel|geoordeeld|terecht|onterecht|tweede kans"),
        (KANS, KANDIDAAT),
        "oordeel van COA op 15 maart 2026, wanneer een nieuwe kandidaat?",
        "weigering-stappen",
        "Onterecht: een tweede kans. Terecht: een nieuwe kandidaat.",
    ),
    Gebeurtenis(
        "weigering",
        "Geweigerd of niet verschenen",
        woorden(
            r"weigering|weigerde|geweigerd|woningweigering|no[ -]?show|niet (?:op komen dagen|komen opdagen|verschenen)"
            r"|nee gezegd"
        ),
        (TOETS,),
        "geweigerd op 15 maart 2026, tot wanneer heeft COA?",
        "weigering-toets",
    ),
    Gebeurtenis(
        "vrij",
        "Woning vrij voor een ander",
        woorden(r"(?:nieuwe|andere) kandidaat|woning (?:is |kwam )?(?:weer )?vrij"),
        (KANDIDAAT,),
        "woning vrij op 15 maart 2026, wanneer een nieuwe kandidaat?",
        "weigering-start-2-weken",
    ),
)
"""In this order: where a text names more than one, the first counts."""

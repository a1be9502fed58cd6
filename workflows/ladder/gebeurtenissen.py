"""What happens on the ladder from which a term runs, as people name it."""

from workflows.dates.gebeurtenissen import Gebeurtenis, woorden
from workflows.ladder.tijdlijn import ANALYSE

GEBEURTENISSEN = (
    Gebeurtenis(
        "ambtsbericht",
        "Ambtsbericht",
        woorden(r"ambtsbericht"),
        (ANALYSE,),
        "ambtsbericht op 15 maart 2026, wanneer is de analyse klaar?",
        "ladder-2-informatie",
        "De provincie stelt haar eigen termijn.",
    ),
)
"""In this order: where a text names more than one, the first counts."""

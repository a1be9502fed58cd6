"""What happens in a herverdeling from which terms run, as people name it."""

import re

from workflows.dates.gebeurtenissen import Gebeurtenis, woorden
from workflows.herverdeling.terugplan import KENNISGEVINGEN, VERWERKEN

_COA_EN_PROVINCIE = tuple(term for term in KENNISGEVINGEN if term.naam in ("coa", "provincie"))
GEBEURTENISSEN = (
    Gebeurtenis(
        "melding",
        "Herverdeling gemeld aan COA",
        woorden(
            r"(?:herverdeling|besluit|brief)\b.*\b(?:gemeld|verstuurd|verzonden|gestuurd|doorgegeven|ontvangen)"
            r"|gemeld (?:aan|bij) (?:het )?coa"
        ),
        (VERWERKEN,),
        "herverdeling gemeld op 15 maart 2026, wanneer verwerkt?",
        "herverdeling-verwerking",
        gepland=True,
    ),
    Gebeurtenis(
        "bekendmaking",
        "Herverdeling bekendgemaakt",
        re.compile(r"^(?!.*taakstelling)(?=.*\b(?:bekend ?gemaakt|bekendmaking|herverdeling|herverdelingsbesluit)\b)"),
        _COA_EN_PROVINCIE,
        "herverdeling bekendgemaakt op 15 maart 2026, wanneer melden?",
        "herverdeling-termijn-melden",
        "BZK en JenV: zo snel mogelijk, liefst voor het halfjaar begint.",
        gepland=True,
    ),
)
"""In this order: where a text names more than one, the first counts."""

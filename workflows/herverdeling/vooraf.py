"""Telling, before there is a besluit, that a herverdeling may come.

The handreiking of 2016 (§3.3.1) wants the provincie, the minister of BZK and the regievoerder to know as soon as
possible, preferably before the tijdvak begins; so does the uitruil of 2024 (chapter 5). It stands beside the
kennisgeving of the besluit and takes nothing away from it.
"""

from collections.abc import Mapping

from workflows.bron import Bron
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.regels import GEHEEL, HANDREIKING, VOOR_BESLUIT

AAN = ("regievoerder", "provincie", "bzk")
"""Who is told, by the names of the safe set."""
BRON = HANDREIKING
UITRUIL = Bron("Handreiking uitruil", "hoofdstuk 5", 2024)
BIJ_DE_COLLEGES = ("wacht_op_besluiten", "wacht_op_bekendmaking")
"""Where it is reminded of: the gemeenten agree, and nothing is published yet."""
KAN = (*VOOR_BESLUIT, "wacht_op_bekendmaking")
"""Where it can be recorded at all: any day from the start, until the kennisgeving itself is due."""


def kan(standen: Mapping[str, str], feiten: HerverdelingFeiten) -> bool:
    """Whether it can still be told early: nobody was, and no besluit of before was told already."""
    told = feiten.vooraf_op is not None or feiten.eerder_getoetst is not None
    return standen[GEHEEL] in KAN and not told and not feiten.bekendmakingen


def gevraagd(standen: Mapping[str, str], feiten: HerverdelingFeiten) -> bool:
    """Whether it is offered: from the day on which all gemeenten agree."""
    agreed = all(standen[code] == "akkoord" for code in feiten.codes)
    return kan(standen, feiten) and (standen[GEHEEL] in BIJ_DE_COLLEGES or agreed)

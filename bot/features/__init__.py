"""All uses of the product: a folder each, and one line here."""

from functools import cache
from importlib import import_module

from bot.desk.feature import Feature
from bot.desk.registry import Features

USES = (
    "koppeling",
    "achterstand",
    "invoer",
    "ochtend",
    "woningweigering",
    "garantie",
    "tussenoplossing",
    "brp",
    "gezinshereniging",
    "zelfhuisvester",
    "escalatie",
    "prestatieafspraken",
    "checklists",
    "amv",
    "termijn",
    "ladder",
    "verhuur",
    "cijfers",
    "rapporten",
    "spreidingswet",
    "toezicht",
    "ruil",
    "herverdeling",
    "regio",
    "uitruil",
    "streefpercentage",
    "samenwerken",
    "briefpapier",
    "vraagbaak",
    "contacten",
    "instellingen",
    "collegas",
    "toegang",
    "agenda",
    "bewaren",
    "partijen",
    "pings",
    "start",
)
"""The folders of the uses, in the order in which the help names what they bring."""


def feature(use: str) -> Feature:
    """What the use in this folder brings to the desk. Raises ImportError where there is no such folder or table."""
    found = import_module(f"{__name__}.{use}.feature").FEATURE
    if not isinstance(found, Feature):
        raise ImportError(f"bot/features/{use}/feature.py: FEATURE is no Feature")
    return found


def by_use() -> dict[str, Feature]:
    """What each use brings, by its folder; before all, under "desk", what every use stands on: an own case that is
    named goes before own figures and days."""
    from bot.desk.shared_feature import FEATURE as SHARED

    return {"desk": SHARED} | {use: feature(use) for use in USES}


@cache
def all_features() -> Features:
    """The tables of every use together, made once. Raises ValueError when two claim the same name."""
    return Features(tuple(by_use().values()))

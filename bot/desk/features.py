"""All uses of the product, in the order in which the help names them."""

from bot.desk import gesprekken, koppelingen, questions, quotes, start, steps, termijn
from bot.desk.feature import Features

MENU = ("zaken", "koppeling", "termijn", "contacten", "help", "privacy", "annuleer")
"""What the channel's own menu shows: at most eight, and only what works."""


def all_features() -> Features:
    """The tables of every use together."""
    return Features(
        (
            koppelingen.FEATURE,
            termijn.FEATURE,
            questions.FEATURE,
            quotes.FEATURE,
            start.FEATURE,
            steps.FEATURE,
            gesprekken.FEATURE,
        )
    )

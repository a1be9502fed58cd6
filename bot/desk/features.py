"""All uses of the product, in the order in which the help names them."""

from bot.desk import gesprekken, invoer, koppelingen, questions, quotes, start, steps, termijn
from bot.desk.feature import Features


def all_features() -> Features:
    """The tables of every use together."""
    return Features(
        (
            koppelingen.FEATURE,
            invoer.FEATURE,
            termijn.FEATURE,
            questions.FEATURE,
            quotes.FEATURE,
            start.FEATURE,
            steps.FEATURE,
            gesprekken.FEATURE,
        )
    )

"""All uses of the product, in the order in which the help names them."""

from bot.desk import (
    agenda,
    antwoorden,
    bundels,
    contacten,
    gesprekken,
    invoer,
    koppelingen,
    koppelvragen,
    partners,
    questions,
    quotes,
    start,
    steps,
    taakstelling,
    termijn,
    vragen,
)
from bot.desk.feature import Features


def all_features() -> Features:
    """The tables of every use together."""
    return Features(
        (
            koppelingen.FEATURE,
            invoer.FEATURE,
            termijn.FEATURE,
            taakstelling.FEATURE,
            questions.FEATURE,
            quotes.FEATURE,
            contacten.FEATURE,
            agenda.FEATURE,
            antwoorden.FEATURE,
            bundels.FEATURE,
            vragen.FEATURE,
            partners.FEATURE,
            koppelvragen.FEATURE,
            start.FEATURE,
            steps.FEATURE,
            gesprekken.FEATURE,
        )
    )

"""All uses of the product, in the order in which the help names them."""

from bot.desk import (
    afwezig,
    agenda,
    antwoorden,
    bundels,
    checklist,
    colleagues,
    contacten,
    flows,
    gesprekken,
    gevraagd,
    herinneringen,
    hold,
    invoer,
    koppelingen,
    koppelvragen,
    overdragen,
    overzicht,
    partners,
    pings,
    questions,
    quotes,
    replies,
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
            overzicht.FEATURE,
            herinneringen.FEATURE,
            hold.FEATURE,
            checklist.FEATURE,
            pings.FEATURE,
            termijn.FEATURE,
            taakstelling.FEATURE,
            questions.FEATURE,
            replies.FEATURE,
            flows.FEATURE,
            quotes.FEATURE,
            contacten.FEATURE,
            overdragen.FEATURE,
            colleagues.FEATURE,
            afwezig.FEATURE,
            agenda.FEATURE,
            antwoorden.FEATURE,
            bundels.FEATURE,
            vragen.FEATURE,
            gevraagd.FEATURE,
            partners.FEATURE,
            koppelvragen.FEATURE,
            start.FEATURE,
            steps.FEATURE,
            gesprekken.FEATURE,
        )
    )

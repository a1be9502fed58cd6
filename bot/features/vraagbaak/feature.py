"""Questions and their answers: what this use brings to the desk."""

from bot.desk.feature import Command, Feature, joined
from bot.features.vraagbaak import desk, offers, quotes, replies

FEATURE = Feature(
    commands=(
        Command(
            "onderwerpen",
            "alle vragen per onderwerp",
            lambda visit, _: replies.by_theme(visit, []),
            ("onderwerpen",),
        ),
    ),
    presses=joined(
        replies.PRESSES,
        {"tv": desk.from_choice, "fw": offers.start, "fq": quotes.press_quote, "fz": quotes.press_search},
    ),
)

"""The last days from a date: what this use brings to the desk."""

from datetime import date

from bot.desk.feature import Command, Feature
from bot.features.termijn import desk

FEATURE = Feature(
    commands=(
        Command("termijn", "de uiterste datums vanaf een koppelingsdatum", desk.answer, ("termijn", "termijnen")),
    ),
    presses={"td": lambda visit, words: desk.answer(visit, date.fromisoformat(words[0]).isoformat() if words else "")},
    short=(desk.short,),
)

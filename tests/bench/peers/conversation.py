"""Peer: three questions in a row with ConversationHandler, kept with PicklePersistence."""

import sys
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

DATE, PERSONS = range(2)


async def reference(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    """Keep the reference, ask for the date."""
    await _answer(update, context, "referentie", "Op welke dag is gekoppeld?")
    return DATE


async def day(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    """Keep the date, ask how many people."""
    await _answer(update, context, "dag", "Hoeveel personen zijn het?")
    return PERSONS


async def persons(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    """Keep the number; done."""
    await _answer(update, context, "personen", "Klopt dit?")
    return ConversationHandler.END


async def _answer(update: Update, context: ContextTypes.DEFAULT_TYPE, name: str, question: str) -> None:
    assert update.message is not None
    kept: dict[str, Any] = context.user_data if context.user_data is not None else {}
    kept[name] = update.message.text
    await update.message.reply_text(question)


def main(address: str, token: str, pickle: str) -> None:
    """Poll until stopped."""
    builder = Application.builder().token(token).base_url(f"{address}/bot")
    application = builder.persistence(PicklePersistence(pickle)).build()
    steps = {DATE: day, PERSONS: persons}
    application.add_handler(
        ConversationHandler(
            entry_points=[MessageHandler(filters.TEXT, reference)],
            states={state: [MessageHandler(filters.TEXT, step)] for state, step in steps.items()},
            fallbacks=[],
            name="koppeling",
            persistent=True,
        )
    )
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:4])

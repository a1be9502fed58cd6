"""Peer: a question with buttons; each press is answered, and the message edited into the next question."""

import sys

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

QUESTIONS = {"Terug": "Op welke dag is gekoppeld?", "Vandaag": "Hoeveel personen zijn het?"}
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton(word, callback_data=word)] for word in QUESTIONS])


async def ask(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """The first question, whatever was typed."""
    assert update.message is not None
    await update.message.reply_text(QUESTIONS["Terug"], reply_markup=BUTTONS)


async def press(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer the press and show the question it leads to."""
    query = update.callback_query
    assert query is not None
    await query.answer()
    await query.edit_message_text(QUESTIONS[query.data or ""], reply_markup=BUTTONS)


def main(address: str, token: str) -> None:
    """Poll until stopped."""
    application = Application.builder().token(token).base_url(f"{address}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, ask))
    application.add_handler(CallbackQueryHandler(press))
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:3])

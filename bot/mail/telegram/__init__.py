"""Telegram: the only place that knows its library, its addresses and its manners."""

import os

# python-telegram-bot gives durations as timedelta with this, and warns about whole seconds without it.
os.environ["PTB_TIMEDELTA"] = "1"

CHANNEL = "telegram"
"""What this channel is called in the database."""

"""The only place that talks to Telegram: the loop, the webhook, the courier."""

import os

# python-telegram-bot gives durations as timedelta with this, and warns about whole seconds without it.
os.environ["PTB_TIMEDELTA"] = "1"

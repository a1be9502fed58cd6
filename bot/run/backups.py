"""A backup each day where the operator chose a folder, and the file that a restore replaced goes after its time: both
beside the desk, for copying a large file takes seconds."""

import asyncio
import logging
from datetime import UTC, datetime

from bot.settings import Settings
from storage.store import DatabaseProblem
from storage.trust.daily import daily, due
from storage.trust.going_back import tidy

log = logging.getLogger(__name__)

LOOK = 600.0
"""Seconds between looks."""


def once(settings: Settings, now: datetime) -> None:
    """What is due now. Raises DatabaseProblem, OSError."""
    tidy(settings.database, now, settings.ketenbot_bewaar_oud)
    folder = settings.ketenbot_backup_map
    if folder is not None and due(folder, now):
        made = daily(settings.database, folder, settings.mode, settings.ketenbot_bewaar_backups, now)
        log.info("back-up gemaakt en nagekeken: %s", made.name)


async def run(settings: Settings) -> None:
    """Look until cancelled. One that fails is logged and tried again."""
    while True:
        try:
            await asyncio.to_thread(once, settings, datetime.now(UTC))
        except (DatabaseProblem, OSError) as exc:
            log.error("geen back-up: %s", exc)
        await asyncio.sleep(LOOK)

"""Our bot by a clock that is ahead, so that a morning comes when it is measured.

python -m tests.bench.ahead SECONDS
"""

import sys
from datetime import UTC, datetime, timedelta

from bot.cli import main as cli
from bot.run import service


def main() -> None:
    """Serve, so many seconds ahead of the wall clock."""
    ahead = timedelta(seconds=float(sys.argv.pop(1)))

    def clock() -> datetime:
        return datetime.now(UTC) + ahead

    service.wall_clock = clock
    cli.main()


if __name__ == "__main__":
    main()

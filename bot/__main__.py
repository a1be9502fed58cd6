"""`python -m bot` is `ketenbot`."""

from bot.cli import main

main()

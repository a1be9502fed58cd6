"""`python -m bot` is `ketenbot`."""

from bot.cli.main import main

main()

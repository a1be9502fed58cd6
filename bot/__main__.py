"""`python -m bot` is `ketenbot`."""

from bot.cli.start import main

main()

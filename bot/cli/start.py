"""Where `ketenbot` begins. Loading makes hundreds of thousands of objects that stay: looking through them for garbage,
time and again while they come, was a seventh of a start."""

import gc


def main() -> None:
    """The command line, loaded in one go."""
    gc.disable()
    from bot.cli.main import main as run  # this is what takes the time

    gc.freeze()
    gc.enable()
    run()

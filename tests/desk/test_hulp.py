"""Help fits a phone, whatever can be done."""

from bot.features import all_features
from bot.screens.help import Groep, Opdracht, group, grouped, help_screen

KNOWN = [Opdracht(c.name, c.uitleg, c.groep) for c in all_features().commands if c.uitleg and c.groep]


def test_all_commands_on_one_screen() -> None:
    """With every command there is: at most fourteen lines and eight buttons, and each command once."""
    shown = help_screen(KNOWN)
    assert len(shown.tekst.splitlines()) <= 14
    assert sum(len(rij) for rij in shown.knoppen) <= 8
    assert all(shown.tekst.split().count(f"/{item.naam}") == 1 for item in KNOWN)


def test_each_group_says_what_its_commands_do() -> None:
    """No group is longer than a screen, and together they hold every command."""
    pages = [page for index in range(len(Groep)) if (page := group(KNOWN, index))]
    assert len(pages) == len(grouped(KNOWN))
    assert all(len(page.tekst.splitlines()) <= 12 for page in pages)
    assert all(any(f"/{item.naam} – " in page.tekst for page in pages) for item in KNOWN)

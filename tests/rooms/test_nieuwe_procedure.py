"""docs/nieuwe-procedure.md and the files of the garantie are one: who follows the page makes exactly those."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "nieuwe-procedure.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+) ?(\S*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
"""(language, the file that is quoted, the text)."""
QUOTES = [(file, text) for language, file, text in BLOCKS if language != "sh"]
COMMANDS = [line for language, _, text in BLOCKS if language == "sh" for line in text.splitlines()]
GARANTIE = sorted(
    str(path.relative_to(ROOT))
    for folder in ("workflows", "bot/features", "tests")
    for path in (ROOT / folder / "garantie").rglob("*.*")
    if path.suffix != ".pyc"
)


def _named() -> set[str]:
    """What the page names in code letters and reads as a place in the repository."""
    words = re.findall(r"`([^`\s]+)`", re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL))
    return {word for word in words if "/" in word.strip("/") and not word.startswith("/")}


def test_every_file_that_the_page_names_is_there() -> None:
    """A place that moved is named where it is now."""
    assert [name for name in sorted(_named()) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("file", GARANTIE)
def test_every_file_of_the_garantie_is_named(file: str) -> None:
    """Nothing of the worked example is kept from who follows it."""
    assert file in _named()


@pytest.mark.parametrize(("file", "text"), QUOTES, ids=[f"{file}-{at}" for at, (file, _) in enumerate(QUOTES)])
def test_what_is_quoted_stands_in_the_file(file: str, text: str) -> None:
    """To the letter: every block names its file."""
    assert file, f"no file is named above: {text}"
    assert f"\n{text}" in f"\n{(ROOT / file).read_text(encoding='utf-8')}"


def test_every_command_is_there() -> None:
    """A target of the Makefile, or a tool with a file of ours."""
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert COMMANDS
    for line in COMMANDS:
        words = line.split()
        if words[0] == "make":
            assert set(words[1:]) <= targets, line
        else:
            assert [word for word in words if word.endswith(".py") and not (ROOT / word).exists()] == [], line
    assert set(re.findall(r"`make (\w+)`", PAGE)) <= targets


def test_the_parts_come_in_the_order_of_the_page() -> None:
    """The table first, what follows from the registry last."""
    heads = re.findall(r"^## (\d)\.", PAGE, re.MULTILINE)
    assert heads == sorted(heads)
    assert len(heads) >= 5

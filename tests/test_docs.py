"""The documents say what is there: settings, commands, the licence, publiccode.yml."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from bot import __version__
from bot.cli.main import cli
from bot.features import all_features
from bot.settings import Settings

ROOT = Path(__file__).parents[1]


def test_every_setting_is_explained_in_the_example() -> None:
    """`.env.example` names each setting once, and no other."""
    named = re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)


def test_every_command_stands_in_the_readme() -> None:
    """Who reads the README knows all commands."""
    readme = (ROOT / "README.md").read_text()
    missing = [name for name in cli.commands if f"`ketenbot {name}" not in readme and f"`{name} " not in readme]
    assert missing == []


def test_the_readme_names_only_what_can_be_typed() -> None:
    """A command of the chat that was renamed is renamed there too."""
    named = set(re.findall(r"`/([a-z]+)`", (ROOT / "README.md").read_text()))
    assert named
    assert named <= all_features().by_name.keys()


def test_publiccode_is_whole() -> None:
    """The fields that the standard demands are there, and agree with the project."""
    code = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    demanded = {"publiccodeYmlVersion", "name", "url", "developmentStatus", "softwareType", "platforms", "description"}
    assert demanded | {"legal", "maintenance", "localisation"} <= code.keys()
    assert code["legal"]["license"] == "EUPL-1.2"
    assert len(code["description"]["nl"]["longDescription"]) >= 150
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert code["softwareVersion"] == __version__ == project["version"]


def test_locks_hold_hashes_and_no_address() -> None:
    """Every package is pinned with a hash, and no file says from where it comes."""
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text()
        packages = re.findall(r"^[a-z0-9][^ =]*==", text, re.MULTILINE)
        assert len(packages) > 10
        assert "://" not in text
        assert len(re.findall(r"^\S+==[^\n]*\\\n    --hash=", text, re.MULTILINE)) == len(packages)


FOLDERS = (ROOT, ROOT / "docs", ROOT / "docs" / "besluiten")
PAGES = sorted(path.relative_to(ROOT) for folder in FOLDERS for path in folder.glob("*.md"))
PLACE = re.compile(r"`((?:bot|workflows|knowledge|storage|tests|docs)/[^`\s]*)`")


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    """A file that a document names by a link exists."""
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8"))
    assert [target for target in targets if not (ROOT / page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_files_that_a_document_names_are_there(page: Path) -> None:
    """A place in the repository, in code letters; a word in pointed brackets stands for any."""
    named = PLACE.findall((ROOT / page).read_text(encoding="utf-8"))
    places = (re.sub(r"<[^>]+>", "*", name.partition("::")[0]) for name in named)
    assert [place for place in places if not [*ROOT.glob(place)]] == []

"""The pages for an operator and a privacy officer say what the code does: log lines, retention, tests, releases."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.run import cleaning
from bot.settings import Settings
from bot.web.sessions import IDLE, LONGEST

ROOT = Path(__file__).parents[1]
LEVELS = {"info", "warning", "error", "exception", "critical"}
PASSED_ON = {"…": "de webdeur blijft dicht: zet ook …"}
"""A line whose words are made elsewhere."""


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def logged() -> Iterator[str]:
    """What each line of the log says, with … for what is filled in."""
    for room in ("bot", "knowledge", "storage", "workflows"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _writes_a_line(node.func):
                    assert isinstance(node.args[0], ast.Constant), f"{path.name}:{node.lineno}: no fixed text"
                    said = re.sub(r"%(?:\.\d)?[sdf]", "…", str(node.args[0].value))
                    yield PASSED_ON.get(said, said)


def _writes_a_line(called: ast.expr) -> bool:
    """Whether this is a method of the module's own log, and not one for who looks for a fault."""
    if not isinstance(called, ast.Attribute) or called.attr not in LEVELS:
        return False
    return isinstance(called.value, ast.Name) and called.value.id == "log"


def test_every_line_of_the_log_says_what_to_do() -> None:
    """Each stands in the table of docs/beheer.md, and no other."""
    table = page("beheer.md").partition("## Wat een logregel")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.*?`) \| ", table, re.MULTILINE)
    told = [line for row in rows for line in re.findall(r"`([^`]+)`", row)]
    assert sorted(told) == sorted(set(logged()))


def test_retention_is_that_of_the_code() -> None:
    """Each setting of the table has the default of the settings; what is fixed is as the nightly cleaning has it."""
    rows = re.findall(r"^\|[^|]+\| ([^|]+) \| `(KETENBOT_BEWAAR_[A-Z]+)`", page("avg.md"), re.MULTILINE)
    told = {name: int(found[0]) if (found := re.findall(r"\d+", days)) else None for days, name in rows}
    fields = {name.upper(): field.default for name, field in Settings.model_fields.items() if "_bewaar_" in name}
    assert told == fields
    fixed = re.findall(r"^\|[^|]+\| (\d+) dag(?:en)? \| vast: ([A-Z_]+)", page("avg.md"), re.MULTILINE)
    known = {name: value.days for name, value in vars(cleaning).items() if name.startswith("KEEP_")}
    assert {name: int(days) for days, name in fixed} == known | {"IDLE": IDLE.days, "LONGEST": LONGEST.days}


def test_the_test_of_each_measure_is_there() -> None:
    """A measure names a test of ours that exists."""
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page("bio.md"))
    assert len(named) > 20
    missing = [f"{path}::{name}" for path, name in named if f"def {name}(" not in (ROOT / path).read_text("utf-8")]
    assert missing == []


def test_what_a_forge_runs() -> None:
    """All Pythons that we say we support, by our own script; pre-commit calls targets that exist."""
    forge = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text())["jobs"]["alles"]
    assert forge["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert forge["steps"][-1] == {"run": "bash .ci/run"}
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert all(hook["entry"].removeprefix("make ") in targets for hook in hooks)


def test_every_form_has_what_a_forge_wants() -> None:
    """A name, a description, and questions with an id and a label."""
    forms = [path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"]
    assert len(forms) == 3
    for path in forms:
        form = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert form["name"]
        assert form["description"]
        for part in form["body"]:
            assert part["type"] == "markdown" or (part["id"] and part["attributes"]["label"]), path.name


def test_every_note_is_of_a_kind_that_is_published() -> None:
    """A file in changes/ that no release would take is lost."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["towncrier"]
    kinds = {kind["directory"] for kind in config["type"]}
    assert config["start_string"].strip() in (ROOT / config["filename"]).read_text(encoding="utf-8")
    notes = [path for path in (ROOT / config["directory"]).iterdir() if path.name != "README.md"]
    assert [path.name for path in notes if path.name.split(".")[1:] not in [[kind, "md"] for kind in kinds]] == []


def test_the_container_is_nobody_and_keeps_its_file() -> None:
    """Not root, one volume, and the database in it."""
    lines = (ROOT / "Containerfile").read_text().splitlines()
    assert "USER ketenbot" in lines
    assert "VOLUME /var/lib/ketenbot" in lines
    assert any("KETENBOT_DATABASE=/var/lib/ketenbot/" in line for line in lines)


@pytest.mark.parametrize("name", ["beheer.md", "avg.md", "bio.md", "toegankelijkheid.md", "webdeur.md"])
def test_commands_that_a_page_names_are_there(name: str) -> None:
    """A command that was renamed is renamed there too."""
    from bot.cli.main import cli

    named = set(re.findall(r"`ketenbot ([a-z]+)", page(name)))
    assert named <= cli.commands.keys()

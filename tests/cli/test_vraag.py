"""`ketenbot vraag`: a question, or a file of them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import cli
from bot.run.service import CannotStart

QUESTION = "hoe lang heb ik na de koppeling?"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), standalone_mode=False)


def test_a_question() -> None:
    """The answer with its source, on stdout."""
    result = run("vraag", QUESTION)
    assert result.exit_code == 0
    assert "10 weken" in result.output
    assert "Bron" in result.output


@pytest.mark.parametrize("arguments", [[], [QUESTION, "--bestand", "vragen.jsonl"]])
def test_one_of_the_two(arguments: list[str]) -> None:
    """A question or a file: neither or both is asked back."""
    result = run("vraag", *arguments)
    assert result.exception is not None
    assert "--bestand" in str(result.exception)


def test_a_file(tmp_path: Path) -> None:
    """A line of JSON for each line, with its id; empty lines are none."""
    questions = [{"id": "a", "q": QUESTION}, {"id": 7, "q": ""}, {"id": None, "q": "zz " * 500, "meer": 1}]
    lines = "\n\n".join(json.dumps(one) for one in questions)
    (tmp_path / "vragen.jsonl").write_text(f"{lines}\n", encoding="utf-8")
    result = run("vraag", "--bestand", str(tmp_path / "vragen.jsonl"))
    assert result.exit_code == 0
    answers = [json.loads(line) for line in result.output.splitlines()]
    assert [one["id"] for one in answers] == ["a", 7, None]
    assert "10 weken" in answers[0]["reply"]


@pytest.mark.parametrize("line", ["geen json", "[]", '"x"', "5", '{"q": "x"}', '{"id": 1}', '{"id": 1, "q":'])
def test_a_line_that_is_no_question(line: str, tmp_path: Path) -> None:
    """The file and the line are named; what came before is answered."""
    first = json.dumps({"id": 1, "q": QUESTION})
    (tmp_path / "vragen.jsonl").write_text(f"{first}\n{line}\n", encoding="utf-8")
    result = run("vraag", "--bestand", str(tmp_path / "vragen.jsonl"))
    assert isinstance(result.exception, CannotStart)
    assert "vragen.jsonl, regel 2" in str(result.exception)
    assert len(result.output.splitlines()) == 1


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read(content: bytes | None, tmp_path: Path) -> None:
    """One line."""
    if content is not None:
        (tmp_path / "vragen.jsonl").write_bytes(content)
    result = run("vraag", "--bestand", str(tmp_path / "vragen.jsonl"))
    assert isinstance(result.exception, CannotStart)

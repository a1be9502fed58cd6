"""The promises of this product, each with the tests that hold it: writes docs/beloften.md (`make docs`).

A promise is what stands in bold in README.md or docs/architectuur.md. `beloften.toml` beside this file names for each,
by its words, the tests and transcripts that would fail when it is broken.
"""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/architectuur.md")
TABLE = Path(__file__).with_name("beloften.toml")
PAGE = ROOT / "docs" / "beloften.md"
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def promised(text: str) -> list[str]:
    """What stands in bold on a page, outside its blocks of code, on one line each and without a stop at the end."""
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return [" ".join(bold.split()).rstrip(".") for bold in _BOLD.findall(prose)]


def of_pages() -> dict[str, list[str]]:
    """The promises by the page that they stand on."""
    return {page: promised((ROOT / page).read_text(encoding="utf-8")) for page in PAGES}


def held() -> dict[str, list[str]]:
    """For each promise the tests that hold it. Raises ValueError where one stands there twice."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["belofte"]
    found = {row["zegt"]: row["door"] for row in rows}
    if len(found) != len(rows):
        raise ValueError("beloften.toml: a promise stands there twice")
    return found


def complaints(pages: Mapping[str, Sequence[str]], by: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What is wrong: a promise that nothing holds, a row that nobody promises, a test that is not there."""
    said = {promise for promises in pages.values() for promise in promises}
    for page, promises in pages.items():
        for promise in promises:
            if not by.get(promise):
                yield f"{page} promises, and no test holds it: {promise}"
    for promise in by:
        if promise not in said:
            yield f"beloften.toml holds what nobody promises: {promise}"
    for test in sorted({test for tests in by.values() for test in tests}):
        if not is_there(test):
            yield f"beloften.toml names a test that is not there: {test}"


def is_there(test: str) -> bool:
    """Whether there is such a test: a function in a module (`path::test_name`), or a transcript that is played."""
    path, _, name = test.partition("::")
    if not (ROOT / path).is_file():
        return False
    return name in _tests(path) if name else re.fullmatch(r"tests/\w+/gesprekken/[^/]+\.txt", path) is not None


@cache
def _tests(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(node.name for node in functions if node.name.startswith("test_"))


def page() -> str:
    """What docs/beloften.md must hold."""
    by = held()
    lines = [
        "# Wat wij beloven, en wat dat bewaakt",
        "",
        "Deze bladzijde is gemaakt met `make docs`, uit wat vet staat op de bladzijden hieronder en uit",
        "`tests/rooms/beloften.toml`. Een belofte zonder test is een rode test.",
        "",
    ]
    for where, promises in of_pages().items():
        lines += [f"## Van {where}", "", "| belofte | bewaakt door |", "| --- | --- |"]
        for promise in promises:
            tests = "<br>".join(f"`{test}`" for test in by.get(promise, ()))
            lines.append(f"| {promise} | {tests} |")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

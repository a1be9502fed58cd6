"""Writes what follows from the registry outside the code: `make docs`, or `python -m tests.rooms.page`.

docs/onderdelen.md says in Dutch what each use offers, to whom, and who owns each button; knowledge/data/leidt-naar.txt
what an answer may offer to start. A test holds both to the registry.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from bot.desk.feature import Command, Feature
from bot.desk.rights import RECHTEN, Rol
from bot.features import by_use

ROOT = Path(__file__).parents[2]


def made() -> dict[Path, str]:
    """Each file that is made, with what must stand in it."""
    uses = by_use()
    return {
        ROOT / "docs" / "onderdelen.md": page(uses),
        ROOT / "knowledge" / "data" / "leidt-naar.txt": leads_to(uses),
    }


def leads_to(uses: Mapping[str, Feature]) -> str:
    """The names of the commands that have a button under an answer."""
    names = sorted(command.name for feature in uses.values() for command in feature.commands if command.label)
    return "\n".join(("# Gemaakt met `make docs`: wat een antwoord mag aanbieden (leads_to).", *names)) + "\n"


def page(uses: Mapping[str, Feature]) -> str:
    """The tables of commands, procedures and buttons."""
    return "\n".join((
        "# Wat Ketenbot doet, en waar dat staat",
        "",
        "Deze bladzijde is gemaakt uit de code, met `make docs`. Een onderdeel is een map in",
        "`bot/features/`; `desk` is wat alle onderdelen delen.",
        "",
        "## Opdrachten",
        "",
        *table(("onderdeel", "opdracht", "wat", "voor wie"), _commands(uses)),
        "",
        "## Procedures",
        "",
        "Een zaak van een procedure heeft knoppen voor zijn stappen, en wat alle zaken hebben.",
        "",
        *table(("onderdeel", "procedure", "naam"), _procedures(uses)),
        "",
        "## Knoppen",
        "",
        "Een knop in de chat draagt een korte code. Het eerste woord daarvan zegt wie hem afhandelt. De codes staan op",
        "telefoons: een code die er eenmaal is, verandert niet en krijgt geen andere betekenis.",
        "",
        *table(("code", "onderdeel", "module"), _owners(uses, lambda feature: feature.presses)),
        "",
        "## Formulieren",
        "",
        "De naam van een formulier staat in de database, bij wie er middenin zit.",
        "",
        *table(("formulier", "onderdeel", "module"), _owners(uses, _forms)),
        "",
    ))  # fmt: skip


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """A table in Markdown, a line each."""
    lines = [list(heads), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return [f"| {' | '.join(cells)} |" for cells in lines]


def _commands(uses: Mapping[str, Feature]) -> Iterable[tuple[str, ...]]:
    for use, feature in uses.items():
        for command in feature.commands:
            if command.uitleg:
                yield use, f"`/{command.name}`", command.uitleg, who(command)


def who(command: Command) -> str:
    """The roles that find this command, in Dutch."""
    rights = [right for right in (command.actie, command.ook) if right is not None]
    roles = frozenset().union(*(RECHTEN[right] for right in rights)) if rights else frozenset(Rol)
    return "iedereen" if roles == frozenset(Rol) else ", ".join(rol for rol in Rol if rol in roles)


def _procedures(uses: Mapping[str, Feature]) -> Iterable[tuple[str, ...]]:
    for use, feature in uses.items():
        for handling in feature.procedures:
            yield use, f"`{handling.procedure.naam}`", handling.procedure.titel


def _forms(feature: Feature) -> Mapping[str, Callable[..., Any]]:
    return {naam: form.finish for naam, form in feature.forms.items()}


def _owners(
    uses: Mapping[str, Feature], table_of: Callable[[Feature], Mapping[str, Callable[..., Any]]]
) -> Iterable[tuple[str, ...]]:
    owned = ((name, use, run) for use, feature in uses.items() for name, run in table_of(feature).items())
    for name, use, run in sorted(owned, key=lambda row: row[:2]):
        yield f"`{name}`", use, f"`{run.__module__.replace('.', '/')}.py`"


if __name__ == "__main__":
    for path, text in made().items():
        path.write_text(text, encoding="utf-8")

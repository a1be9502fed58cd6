"""Writes what follows from the registry outside the code: `make docs`, or `python -m tests.rooms.page`.

docs/onderdelen.md says in Dutch what each use offers, to whom, and who owns each button; docs/kruisingen.md how cases
touch each other; docs/systemen.md what covers each system of the documents; knowledge/data/leidt-naar.txt what an
answer may offer to start. A test holds them to the registry.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from bot.desk.feature import Command, Feature
from bot.desk.rights import RECHTEN, Rol
from bot.features import by_use
from bot.screens.message import klein
from tests.rooms import systemen
from workflows.engine.kruising import WIS, Kruising
from workflows.engine.tabel import Procedure
from workflows.engine.zaak import CORRIGEER, MAAK

ROOT = Path(__file__).parents[2]


def made() -> dict[Path, str]:
    """Each file that is made, with what must stand in it."""
    uses = by_use()
    return {
        ROOT / "docs" / "onderdelen.md": page(uses),
        ROOT / "docs" / "kruisingen.md": crossings(uses),
        ROOT / "docs" / "systemen.md": systemen.page(uses),
        ROOT / "knowledge" / "data" / "leidt-naar.txt": leads_to(uses),
    }


def crossings(uses: Mapping[str, Feature]) -> str:
    """Every row by which an act in one case needs another, or does something to it."""
    dealt = [handling for feature in uses.values() for handling in feature.procedures]
    known = {handling.procedure.naam: handling.procedure for handling in dealt}
    rows = [
        (
            _acts(known[rij.procedure], rij),
            f"{klein(known[rij.ander].titel)}: {rij.band}",
            " of ".join(
                word
                for word, said in (("mag niet", rij.weigert), ("eerst gevraagd", rij.vraagt), ("gaat mee", rij.volgt))
                if said is not None
            ),
            rij.naam,
        )
        for handling in dealt
        for rij in handling.kruisingen
    ]
    return "\n".join((
        "# Zaken die elkaar raken",
        "",
        "Deze bladzijde is gemaakt uit de rijen in `workflows/*/kruising*.py`, met `make docs`. Een rij zegt wat een",
        "daad in de ene zaak van een andere nodig heeft, of ermee doet. Wat hier niet staat, mag. Of een rij iets",
        "zegt, hangt af van waar beide zaken zijn. Elke rij die weigert of vraagt, staat met haar naam in een gesprek",
        "in `tests/kruising/gesprekken/`.",
        "",
        *table(("wat je doet", "de andere zaak", "dan", "de rij"), rows),
        "",
    ))  # fmt: skip


_BESIDE = {MAAK: "vastleggen", CORRIGEER: "verbeteren", WIS: "wissen"}
MANY = 6
"""From so many acts on a row is about every step."""


def _acts(procedure: Procedure, rij: Kruising) -> str:
    """The buttons that the row is about, in the words on them."""
    steps = {stap.trigger: stap.titel for spoor in procedure.sporen for stap in spoor.stappen}
    names = [_BESIDE.get(daad) or steps.get(daad) or procedure.noteert.get(daad, daad) for daad in rij.daden]
    said = "elke stap" if len(names) > MANY else ", ".join(dict.fromkeys(names))
    facts = ", ".join(klein(procedure.velden[naam].titel) for naam in rij.velden if naam in procedure.velden)
    back = "ongedaan maken: " if rij.terug else ""
    return f"{klein(procedure.titel)}: {back}{said}" + (f" ({facts})" if facts else "")


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

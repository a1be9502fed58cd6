"""What a half-registered use lacks, a sentence for each: `complaints` reads what `present` found in the house."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from bot.desk.feature import Command, Feature
from bot.desk.menu import MOST
from bot.desk.rights import RECHTEN, Rol
from bot.desk.shared_feature import FEATURE as SHARED
from bot.features import USES, feature
from knowledge.lezer import leidt_naar
from workflows.engine.tabel import Procedure

ROOT = Path(__file__).parents[2]
_K = TypeVar("_K")
INIT = "bot/features/__init__.py"


@dataclass(frozen=True)
class House:
    """What is there: the lines of USES, the folders of bot/features, what each brings (and the desk itself), the number
    of transcripts of a use, what answers may lead to, and the tables of workflows/ by their module."""

    lines: tuple[str, ...]
    folders: Collection[str]
    features: Mapping[str, Feature]
    transcripts: Mapping[str, int]
    leads_to: Collection[str]
    tables: Mapping[str, str]


def present() -> House:
    """The house as it stands."""
    folders = {path.parent.name for path in (ROOT / "bot" / "features").glob("*/*.py")}
    return House(
        USES,
        folders,
        {use: feature(use) for use in USES if (ROOT / "bot" / "features" / use / "feature.py").exists()}
        | {"desk": SHARED},
        {use: len([*(ROOT / "tests" / use / "gesprekken").glob("*.txt")]) for use in folders},
        leidt_naar(),
        dict(_tables()),
    )


def _tables() -> Iterator[tuple[str, str]]:
    """The procedures that a module of workflows/ holds."""
    for path in sorted((ROOT / "workflows").glob("*/tabel.py")):
        module = import_module(f"workflows.{path.parent.name}.tabel")
        for value in vars(module).values():
            if isinstance(value, Procedure):
                yield str(path.relative_to(ROOT)), value.naam


def complaints(house: House) -> list[str]:
    """What is missing or claimed twice; empty when every use is whole."""
    return [
        line for find in (_places, _features, _commands, _menus, _answers, _claims, _procedures) for line in find(house)
    ]


def _places(house: House) -> Iterator[str]:
    for use in sorted({*house.folders} - {*house.lines}):
        yield f"bot/features/{use}/ has no line in USES of {INIT}: nobody can reach it"
    for use in house.lines:
        if use not in house.folders:
            yield f"USES in {INIT} names {use}, but there is no folder bot/features/{use}/"
        elif use not in house.features:
            yield f"bot/features/{use}/ has no feature.py with a FEATURE: it brings nothing to the desk"
        elif not house.transcripts.get(use):
            yield f"{use} has no transcript in tests/{use}/gesprekken/: nothing shows that it works"


def _features(house: House) -> Iterator[str]:
    for use, brings in house.features.items():
        if brings == Feature(groep=brings.groep):
            yield f"FEATURE of {use} is empty: it brings nothing to the desk"
        for code in brings.presses:
            if ":" in code or not code:
                yield f"the button code {code!r} of {use} can never be pressed: a code ends at the first colon"


def _all(house: House) -> Iterator[tuple[str, Command]]:
    return ((use, command) for use, brings in house.features.items() for command in brings.commands)


def _commands(house: House) -> Iterator[str]:
    for use, command in _all(house):
        if not (command.groep or house.features[use].groep):
            yield f"/{command.name} of {use} has no groep: the help does not know where to put it"
        if command.uitleg is not None and not command.uitleg.strip():
            yield f"/{command.name} of {use} has no uitleg: say what it does, or None to keep it out of the help"
        if command.uitleg is None and (command.menu or command.label):
            yield f"/{command.name} of {use} is kept out of the help, but stands in a menu or under an answer"
        for word in command.words:
            if word != " ".join(word.casefold().split()) or word.startswith("/"):
                yield f"the word {word!r} of /{command.name} can never be typed: small letters, single spaces"


def _menus(house: House) -> Iterator[str]:
    for rol in Rol:
        found = [command for _, command in _all(house) if rol in command.menu]
        for command in found:
            rights = [RECHTEN[right] for right in (command.actie, command.ook) if right is not None]
            if rights and not any(rol in roles for roles in rights):
                yield f"/{command.name} stands in the menu of {rol}, who may not do it"
        for place, names in _twice((command.menu[rol], command.name) for command in found):
            yield f"{' and '.join(names)} both claim place {place} in the menu of {rol}"
        if len(found) > MOST:
            yield f"the menu of {rol} has {len(found)} commands, and the channel shows {MOST}"


def _answers(house: House) -> Iterator[str]:
    offered = {command.name for _, command in _all(house) if command.label}
    for _, command in _all(house):
        if command.label and not (command.words or command.genoemd):
            yield f"/{command.name} has a button under answers, but no words: nobody can name it"
        if command.genoemd and not command.label:
            yield f"/{command.name} is known by its words, but has no label: no button can say it"
    for name in sorted(offered ^ {*house.leads_to}):
        yield f"{name} is out of step in knowledge/data/leidt-naar.txt: run make docs"


def _claims(house: House) -> Iterator[str]:
    kinds: Mapping[str, Callable[[Feature], Iterable[str]]] = {
        "button code": lambda brings: brings.presses,
        "form": lambda brings: brings.forms,
        "report": lambda brings: brings.rapporten,
        "kind of file": lambda brings: brings.bestanden,
        "command": lambda brings: [command.name for command in brings.commands],
        "word": lambda brings: [word for command in brings.commands for word in command.words],
        "procedure": lambda brings: [handling.procedure.naam for handling in brings.procedures],
        "question to a party": lambda brings: [vraag.soort.naam for vraag in brings.vragen],
    }
    for kind, names_of in kinds.items():
        claimed = ((name, use) for use, brings in house.features.items() for name in names_of(brings))
        for name, uses in _twice(claimed):
            yield f"the {kind} {name!r} is claimed twice: by {' and by '.join(uses)}"


def _twice(pairs: Iterable[tuple[_K, str]]) -> list[tuple[_K, list[str]]]:
    found: dict[_K, list[str]] = {}
    for key, owner in pairs:
        found.setdefault(key, []).append(owner)
    return [(key, owners) for key, owners in found.items() if len(owners) > 1]


def _procedures(house: House) -> Iterator[str]:
    handled = {handling.procedure.naam for brings in house.features.values() for handling in brings.procedures}
    for module, naam in house.tables.items():
        if naam not in handled:
            yield f"{module} holds the procedure {naam}, which no FEATURE brings to the desk"
    for use, brings in house.features.items():
        for handling in brings.procedures:
            if not any(command.uitleg for command in brings.commands):
                yield f"{use} brings the procedure {handling.procedure.naam}, but no command that begins one"

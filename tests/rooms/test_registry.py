"""Every use is whole: what is forgotten when a use is registered is said in one sentence."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.desk.feature import Command, Feature, Form
from bot.desk.registry import Features, joined
from bot.desk.rights import Actie, Rol
from bot.features import USES, by_use
from bot.screens.help import Groep
from tests.rooms.page import made
from tests.rooms.registry import House, complaints, present

GOOD = Command("proef", "een proef doen", lambda *_: None, ("proef",))
FORM = Form(lambda *_: None, lambda *_: None, lambda *_: None)


def test_every_use_is_whole() -> None:
    """Nothing is missing, and nothing is claimed twice."""
    assert complaints(present()) == []


def test_what_is_made_from_the_registry_is_as_it_would_be_made_now() -> None:
    """docs/onderdelen.md and what answers may lead to; else: `make docs`."""
    for path, text in made().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is not as the registry says: run make docs"


def _with(feature: Feature, **changed: Any) -> House:
    """The house with one use more, whole but for what the feature lacks."""
    now = present()
    return replace(
        now,
        **{
            "lines": (*now.lines, "proef"),
            "folders": {*now.folders, "proef"},
            "features": {**now.features, "proef": feature},
            "transcripts": {**now.transcripts, "proef": 1},
            **changed,
        },
    )


def _command(**changed: Any) -> House:
    return _with(Feature(groep=Groep.KETENBOT, commands=(replace(GOOD, **changed),)))


def test_a_whole_use_has_no_complaint() -> None:
    """What the examples below break was good."""
    assert complaints(_command()) == []


BROKEN: Mapping[str, Callable[[], House]] = {
    "bot/features/proef/ has no line in USES of bot/features/__init__.py: nobody can reach it": lambda: _with(
        Feature(groep=Groep.KETENBOT, commands=(GOOD,)), lines=USES
    ),
    "USES in bot/features/__init__.py names proef, but there is no folder bot/features/proef/": lambda: replace(
        present(), lines=(*USES, "proef")
    ),
    "bot/features/proef/ has no feature.py with a FEATURE: it brings nothing to the desk": lambda: replace(
        present(), lines=(*USES, "proef"), folders={*USES, "proef"}
    ),
    "proef has no transcript in tests/proef/gesprekken/: nothing shows that it works": lambda: _with(
        Feature(groep=Groep.KETENBOT, commands=(GOOD,)), transcripts=present().transcripts
    ),
    "FEATURE of proef is empty: it brings nothing to the desk": lambda: _with(Feature(groep=Groep.KETENBOT)),
    "the button code 'a:b' of proef can never be pressed: a code ends at the first colon": lambda: _with(
        Feature(presses={"a:b": lambda *_: None})
    ),
    "/proef of proef has no groep: the help does not know where to put it": lambda: _with(Feature(commands=(GOOD,))),
    "/proef of proef has no uitleg: say what it does, or None to keep it out of the help": lambda: _command(uitleg=" "),
    "/proef of proef is kept out of the help, but stands in a menu or under an answer": lambda: _command(
        uitleg=None, menu={Rol.COA: 20}
    ),
    "the word 'Doe een proef' of /proef can never be typed: small letters, single spaces": lambda: _command(
        words=("Doe een proef",)
    ),
    "/proef stands in the menu of coa, who may not do it": lambda: _command(actie=Actie.LADDER, menu={Rol.COA: 20}),
    "vragen and proef both claim place 1 in the menu of coa": lambda: _command(menu={Rol.COA: 1}),
    "the menu of coordinator has 9 commands, and the channel shows 8": lambda: _command(menu={Rol.COORDINATOR: 20}),
    "/proef has a button under answers, but no words: nobody can name it": lambda: replace(
        _command(words=(), label="Doe een proef"), leads_to={*present().leads_to, "proef"}
    ),
    "/proef is known by its words, but has no label: no button can say it": lambda: _command(genoemd=("proef doe",)),
    "proef is out of step in knowledge/data/leidt-naar.txt: run make docs": lambda: _command(label="Doe een proef"),
    "the button code 'kl' is claimed twice: by koppeling and by proef": lambda: _with(
        Feature(presses={"kl": lambda *_: None})
    ),
    "the button code 's' is claimed twice: by desk and by proef": lambda: _with(
        Feature(presses={"s": lambda *_: None})
    ),
    "the form 'nieuw' is claimed twice: by koppeling and by proef": lambda: _with(Feature(forms={"nieuw": FORM})),
    "the report 'standen' is claimed twice: by cijfers and by proef": lambda: _with(
        Feature(rapporten={"standen": lambda *_: ()})
    ),
    "the kind of file '.docx' is claimed twice: by briefpapier and by proef": lambda: _with(
        Feature(bestanden={".docx": present().features["briefpapier"].bestanden[".docx"]})
    ),
    "the command 'zaken' is claimed twice: by koppeling and by proef": lambda: _command(name="zaken"),
    "the word 'lijst' is claimed twice: by koppeling and by proef": lambda: _command(words=("lijst",)),
    "the procedure 'ladder' is claimed twice: by ladder and by proef": lambda: _with(
        Feature(groep=Groep.KETENBOT, commands=(GOOD,), procedures=present().features["ladder"].procedures)
    ),
    "the question to a party 'profiel' is claimed twice: by koppeling and by proef": lambda: _with(
        Feature(vragen=present().features["koppeling"].vragen[1:])
    ),
    "workflows/proef/tabel.py holds the procedure proef, which no FEATURE brings to the desk": lambda: replace(
        present(), tables={"workflows/proef/tabel.py": "proef"}
    ),
    "ladder brings the procedure ladder, but no command that begins one": lambda: replace(
        present(), features={"ladder": replace(present().features["ladder"], commands=())}
    ),
}
"""What each half-registered use must hear."""


@pytest.mark.parametrize("complaint", BROKEN)
def test_what_is_forgotten_is_said(complaint: str) -> None:
    """In one sentence, and with nothing else where nothing else is wrong."""
    assert complaint in complaints(BROKEN[complaint]())


def test_the_desk_does_not_open_when_two_uses_claim_the_same() -> None:
    """Also outside the tests: the wrong one of two would answer an old button."""
    uses = by_use()
    with pytest.raises(ValueError, match="kl"):
        Features((*uses.values(), Feature(presses={"kl": lambda *_: None})))
    with pytest.raises(ValueError, match="nieuw"):
        joined(uses["koppeling"].forms, {"nieuw": FORM})

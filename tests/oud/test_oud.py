"""Every version that was put aside, replayed on today's code: see README.md."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import bot
from bot.desk import replan
from storage.store import open_store
from tests.oud.naspelen import Na, Proef, Versie, dump, restore, send_all, standen, versies

VERSIES = versies()
AT_ONCE = 1500
"""So many buttons in one test: so that both cores have some, and few open the file anew."""


@dataclass(frozen=True, slots=True)
class Mag:
    """A difference that is meant: after what (fnmatch on "Noor s:1:*", name and action, or "Noor nieuw/personen", name
    and open question), in which part of what became of it (uitkomst, standen, vragen, regels, open, gevraagd, niets),
    and why, in Dutch."""

    versie: str
    wat: str
    deel: str
    waarom: str


_EERST_GEVRAAGD = (
    "Wat buiten de gemeente is gemeld, wordt niet met één druk teruggenomen: eerst staat er wie het weet en sinds "
    "wanneer, met een tekst en de knop Ja, neem het terug."
)
_LADDER = tuple(f"* o:{line}" for line in ("3:30", "14:109", "16:240", "20:163", "23:253", "100:567"))
_DEZELFDE_VRAAG = (
    "Een gegeven van een herverdeling verbeter je nu met de vraag die elke zaak heeft: dezelfde woorden, een formulier "
    "met een andere naam. Wie de oude vraag nog open heeft, antwoordt daar gewoon op."
)
_IN_EEN_REGEL = (
    "Wat een gemeente buiten de bot antwoordde vraag je nu in één regel: cijfer, akkoord en van wie het komt. Wie de "
    "oude vraag nog open heeft, antwoordt daar gewoon op."
)
_PER_TIJDVAK = "Bij meer dan één tijdvak is de volgende vraag of de aantallen per tijdvak zijn of in totaal."
_KANDIDAAT_GEVRAAGD = (
    "Zolang de woning op een nieuwe kandidaat wacht, staat de vraag daarom bij de regievoerder open: ook nadat een "
    "stap is teruggenomen en nadat het antwoord van een partij is overgenomen."
)
_ELK_BLAD = "Het blad dat uitgaat heeft één naam voor elk soort blad; het bestand dat komt is hetzelfde."
_TERMIJN_VRAAGT = "/termijn zonder datum is een vraag die open blijft tot de datum te lezen is."
_WEIGERING_LOOPT = (
    "er loopt een weigering van deze woning: dat staat er eerst, met de vraag of de stap toch klopt en een knop ja"
)
_NA_HET_OORDEEL = (
    "COA vond de weigering terecht, en geen nummer zegt of dit een andere woning is: dat staat er eerst, met de "
    "vraag of de stap klopt en een knop ja"
)
_VAN_EEN_EERDERE_DAG = (
    "wat op een eerdere dag bij veel zaken is vastgelegd, wordt niet met één druk teruggenomen: eerst staat er wat en "
    "bij hoeveel zaken, met een knop ja"
)
_VAN_COA = (
    "Wat COA over een weigering zegt is van COA: het antwoord van de regievoerder is meteen de stap, op zijn dag; "
    "hij leest dat het in de zaak staat en neemt het terug zolang er niets na gebeurde, de gemeente maakt het ongedaan."
)
_INTREKKING = (
    "Van een herverdeling die niet doorging en bij de colleges lag, maakt de knop van de stukken nu de brieven die dat "
    "zeggen; eerst stond er dat er geen stukken meer te maken waren."
)
_ALLE = ("0.1-eerste", "0.2-huis", "0.3-termijnen", "0.4-verstaan", "0.5-ernaast")
_GAAT_MEE = (
    "Gaat het verder zonder een gemeente, dan gaan de gepubliceerde getallen mee, met bron en dag: daar vraagt de bot "
    "niet opnieuw naar. Zo is het eerste wat nog open staat het akkoord."
)
_TELT_NIET = "wat het beleidskader niet meetelt, wordt niet gevraagd: dat staat er, met waar het te veranderen is"
MAG: tuple[Mag, ...] = (
    *(
        mag
        for versie in ("0.1-eerste", "0.2-huis", "0.3-termijnen", "0.4-verstaan", "0.5-ernaast")
        for mag in (
            Mag(versie, "* hvtijdvakken/tijdvakken", "open", _PER_TIJDVAK),
            *(Mag(versie, what, "vragen", _KANDIDAAT_GEVRAAGD) for what in ("* o:45:292", "* o:57:304", "* v:j:33:71")),
        )
    ),
    *(
        Mag(versie, "* tz:*:f:*:n", "open", _TELT_NIET)
        for versie in ("0.1-eerste", "0.2-huis", "0.3-termijnen", "0.4-verstaan", "0.5-ernaast")
    ),
    *(
        Mag("0.1-eerste", wat, deel, _EERST_GEVRAAGD)
        for wat in ("* o:47:299", "* o:48:303", *_LADDER)
        for deel in ("regels", "standen")
    ),
    Mag("0.1-eerste", "* c:100:vraag_*", "open", _EERST_GEVRAAGD),
    Mag("0.1-eerste", "* hv:f:*:veld:*", "open", _DEZELFDE_VRAAG),
    *(
        Mag(versie, f"* s:{zaak}:koppeling:{stap}:gevonden", deel, _WEIGERING_LOOPT)
        for versie in ("0.1-eerste", "0.2-huis")
        for zaak in (39, 113, 114)
        for stap, deel in (("teken", "open"), ("woning_valt_af", "regels"), ("woning_valt_af", "standen"))
    ),
    Mag("0.3-termijnen", "* s:54:koppeling:teken:gevonden", "open", _WEIGERING_LOOPT),
    Mag("0.3-termijnen", "* ac:u:1", "regels", _VAN_EEN_EERDERE_DAG),
    *(
        Mag(versie, "* s:42:koppeling:teken:gevonden", "open", _NA_HET_OORDEEL)
        for versie in ("0.1-eerste", "0.2-huis", "0.3-termijnen")
    ),
    *(
        Mag(versie, wat, "open", _TERMIJN_VRAAGT)
        for versie in ("0.1-eerste", "0.2-huis")
        for wat in ("* fw:termijn", "* td")
    ),
    *(
        Mag(versie, f"* hv:a:*:GM*:{stap}:gevraagd", "open", _IN_EEN_REGEL)
        for versie in ("0.1-eerste", "0.2-huis", "0.3-termijnen", "0.4-verstaan", "0.5-ernaast")
        for stap in ("bevestig", "wijs_af")
    ),
    Mag("0.5-ernaast", "* bl:*", "gevraagd", _ELK_BLAD),
    *(
        Mag(versie, f"* g:{form}:gekoppeld:=:nee", deel, _GAAT_MEE)
        for versie, form in zip((*_ALLE, "0.6-bladen"), (330, 329, 331, 331, 341, 344), strict=True)
        for deel in ("open", "regels", "standen")
    ),
    *(Mag(versie, "* hst:71", "gevraagd", _INTREKKING) for versie in ("0.1-eerste", "0.2-huis")),
    *(Mag(versie, "* hst:83", "gevraagd", _INTREKKING) for versie in ("0.3-termijnen", "0.4-verstaan", "0.5-ernaast")),
    *(
        Mag(versie, wat, deel, _VAN_COA)
        for versie in _ALLE
        for wat in ("Regie* g:*:oordeel_op:*", "Regie* antwoord/oordeel_op")
        for deel in ("regels", "standen", "vragen")
    ),
)
"""Everywhere else an old button still does what it did. A line here is a promise to people with that button on their
phone, so write what they see instead."""

# ---------------------------------------------------------------- files


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Versie], Path]:
    """The file of a version as today's code opens it, made once."""

    @cache
    def make(naam: str) -> Path:
        path = tmp_path_factory.mktemp("oud") / f"{naam}.db"
        _version(naam).restore(path)
        open_store(path, mode="proef").close()
        return path

    return lambda versie: make(versie.naam)


def _version(naam: str) -> Versie:
    return next(versie for versie in VERSIES if versie.naam == naam)


@pytest.fixture
def proef(updated: Callable[[Versie], Path], tmp_path: Path) -> Callable[[Versie], Any]:
    """Today's code on a copy of that file."""

    @asynccontextmanager
    async def begin(versie: Versie) -> AsyncIterator[Proef]:
        shutil.copy(updated(versie), tmp_path / "proef.db")
        async with Proef(versie, tmp_path / "proef.db") as found:
            yield found

    return begin


by_version = pytest.mark.parametrize("versie", VERSIES, ids=lambda versie: versie.naam)


# ---------------------------------------------------------------- the file itself


def test_there_is_one() -> None:
    """Without a version that was put aside nothing here tests anything."""
    assert VERSIES


@by_version
def test_text_is_the_file(versie: Versie, tmp_path: Path) -> None:
    """The SQL gives the file that it was written from."""
    versie.restore(tmp_path / "oud.db")
    again = dump(tmp_path / "oud.db")
    assert again == versie.sql
    restore(again, tmp_path / "weer.db")
    assert dump(tmp_path / "weer.db") == again


@by_version
async def test_opens(versie: Versie, proef: Callable[[Versie], Any]) -> None:
    """Today's code brings the file up to date, plans every open case anew, finds nothing wrong with it then, and
    reads every case in its stand."""
    async with proef(versie) as found:
        while replan.work(found.chat.office, found.chat.now) is not None:
            pass
        assert list(_problems()(found.chat.office)) == []
        known = {str(row.id): (row.procedure, row.referentie) for row in found.store.cases.all()}
        was = versie.over["zaken"]
        assert known == {ident: (row["procedure"], row["referentie"]) for ident, row in was.items()}
        assert standen(found.store) == {ident: row["standen"] for ident, row in was.items()}


def _problems() -> Callable[[Any], Iterator[str]]:
    """What `ketenbot controle` asks, wherever in the house it stands: a file of before asks it of its own moment, and
    not of today's."""
    house = Path(bot.__path__[0])
    places = [path for path in house.rglob("*.py") if "\ndef problems(office" in path.read_text(encoding="utf-8")]
    assert len(places) == 1, places
    name = ".".join(("bot", *places[0].relative_to(house).with_suffix("").parts))
    return importlib.import_module(name).problems


# ---------------------------------------------------------------- buttons

CHUNKS = [
    pytest.param(versie, first, id=f"{versie.naam}-{first + 1}")
    for versie in VERSIES
    for first in range(0, len(versie.soorten), AT_ONCE)
]


@pytest.mark.parametrize(("versie", "first"), CHUNKS)
async def test_buttons(versie: Versie, first: int, proef: Callable[[Versie], Any]) -> None:
    """Every button does what it did: it is handled, known, and leaves the same standen and the same open question."""
    wrong: list[str] = []
    async with proef(versie) as found:
        for knop in versie.soorten[first : first + AT_ONCE]:
            na, _ = await found.press(knop)
            wrong += _differences(versie, f"{knop.wie} {knop.actie}", knop.na or {}, na, knop.label)
    assert not wrong, "\n".join(wrong)


def _differences(versie: Versie, what: str, was: Na, na: Na, label: str) -> Iterator[str]:
    """A line for each part that is another than it was, and may not be."""
    for deel in sorted({*was, *na} - {"teksten"}):
        better = deel == "niets" and deel not in na  # it came to nothing, and now to something
        if was.get(deel) != na.get(deel) and not better and not _meant(versie, what, deel):
            yield f"{what} [{label}]: {deel} was {was.get(deel)!r}, en is nu {na.get(deel)!r}"


def _meant(versie: Versie, what: str, deel: str) -> bool:
    return any(m.versie == versie.naam and m.deel == deel and fnmatchcase(what, m.wat) for m in MAG)


def test_a_difference_has_a_reason() -> None:
    """Every exception says why, and is about a version that is here."""
    assert all(mag.waarom.strip() for mag in MAG)
    assert {mag.versie for mag in MAG} <= {versie.naam for versie in VERSIES}


@by_version
async def test_all_kinds_of_buttons(versie: Versie, proef: Callable[[Versie], Any]) -> None:
    """The buttons of a version still have a desk: no first word that it knew is gone."""
    async with proef(versie) as found:
        here = {knop.actie.partition(":")[0] for knop in versie.knoppen if (knop.na or {}).get("niets") != "onbekend"}
        assert here <= set(found.chat.office.features.presses)


# ---------------------------------------------------------------- gesprekken


@by_version
async def test_gesprekken(versie: Versie, proef: Callable[[Versie], Any]) -> None:
    """An open gesprek goes on: an answer, back, and stop do what they did."""
    wrong: list[str] = []
    async with proef(versie) as found:
        for row in versie.gesprekken:
            for once in row["proeven"]:
                na, _ = await found.type(row["wie"], once["typt"])
                wrong += _differences(versie, f"{row['wie']} {row['open']}", once["na"], na, once["typt"])
    assert not wrong, "\n".join(wrong)


# ---------------------------------------------------------------- what was on its way


@by_version
async def test_waiting_messages(versie: Versie, updated: Callable[[Versie], Path], tmp_path: Path) -> None:
    """What waited goes out once, what a courier had taken along once more and marked, and what was asked is made."""
    path = tmp_path / "post.db"
    shutil.copy(updated(versie), path)
    assert await send_all(versie, path) == versie.post
    again = await send_all(versie, path)
    assert again == {"verstuurd": [], "bestanden": []}


@by_version
async def test_an_update_counts_once(versie: Versie, proef: Callable[[Versie], Any]) -> None:
    """The last update of the old version, brought again, changes nothing."""
    async with proef(versie) as found:
        knop = next(knop for knop in versie.knoppen if (knop.na or {}).get("standen"))
        na, said = await found.send(knop.wie, {"callback_query": found.query(knop)}, versie.over["update"])
        assert na["uitkomst"] == "COMMITTED"
        assert (said, na.get("standen")) == ([], None)


@by_version
async def test_next_morning(versie: Versie, proef: Callable[[Versie], Any]) -> None:
    """Nobody is flooded: the morning after, at most one message for each person."""
    async with proef(versie) as found:
        names = found.morning(versie.nu.replace(hour=11) + timedelta(days=1))
        assert names
        assert len(names) == len(set(names)), sorted(names)

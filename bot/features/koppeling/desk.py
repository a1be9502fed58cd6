"""Koppelingen at the desk: the line behind the command, a bare reference, and how a case shows itself. Registering, the
list and the screens come from the table."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.desk import one_line, standard
from bot.desk.case import Opened
from bot.desk.feature import Band
from bot.desk.own import finding
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.koppeling import screens
from bot.features.koppeling.screens import KoppelingBeeld
from bot.screens import start
from bot.screens.beeld import Beeld, to_list
from bot.screens.beside import SAME_HOME
from bot.screens.message import Bericht
from bot.screens.standard import to_new
from workflows.dates.reading import alleen_datum
from workflows.engine.velden import Veld
from workflows.koppeling.kruising import BAND, KRUISINGEN, woning_van
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.velden import KOPPELINGSDATUM, WONING

NAAM = KOPPELING.naam
CORRECTABLE = ("tegen_sinds", "wacht_tot")
"""Of the facts beside the steps, those that a person may have typed wrongly."""


def typed(visit: Visit, argument: str) -> Bericht | None:
    """`/koppeling`, with or without a line of facts behind it."""
    told = re.search(r"\d", argument)
    return standard.typed(visit, NAAM, argument) if told else standard.new(visit, NAAM)


def find(visit: Visit, reference: str) -> Bericht:
    """`/zaak Z-0412`: the case by its reference; alone, the list."""
    if not reference.strip():
        return standard.listing(visit, NAAM)
    return finding.known(visit, reference) or start.may_not()


_BARE = re.compile(r"[A-Za-z]{1,4}(?:-\d{2,4})?-\d{3,6}(?:/\d{1,2})?|[A-Za-z]{1,4}\d{4,6}")
"""A word that can hardly be anything but a zaaknummer: Z-9999, ALM-26-014."""


_LINE = re.compile(r"(?:nieuwe\s+)?koppeling\s*:?\s+(?=\S*\d)", re.IGNORECASE)


def short(visit: Visit, text: str) -> Bericht | bool | None:
    """A line of facts without its command, a bare reference, or "zaak Z-0412"; one that nobody here knows is no
    question."""
    line = _LINE.sub("", text, count=1)
    if may(visit.me, Actie.ZAAK_MAKEN) and one_line.whole(visit, KOPPELING, line, named=line != text):
        return typed(visit, line) or True
    asked = re.match(r"(?:zaak|koppeling|zaaknummer)\s+(?=\S*\d)", text, re.IGNORECASE)
    if asked and not alleen_datum(text[asked.end() :], visit.today):  # the day of a koppeling is no number of one
        return find(visit, text[asked.end() :])
    known = finding.known(visit, text)
    if known is not None or not _BARE.fullmatch(text.strip()) or not may(visit.me, Actie.ZAAK_ZIEN):
        return known
    answers = visit.kennis.zoek(text).soort == "answer"
    return None if answers else screens.unknown(to_list(KOPPELING), to_new(KOPPELING))


def beeld(_: Office, __: Opened, shown: Beeld, ___: Visit | None) -> KoppelingBeeld:
    """What the case's screen shows."""
    return KoppelingBeeld.van(shown)


def correctable(case: Opened) -> Sequence[Veld]:
    """Of what stands beside the steps, only what is so now."""
    now = [naam for naam in CORRECTABLE if case.zaak.feiten.get(naam) is not None]
    return standard.correctable(case, now)


def _press_new(visit: Visit, words: list[str]) -> Bericht | None:
    """`kn`, `kn:7` in that organisation, `kn:7:2026-03-15` or `kn::2026-03-15` with the koppelingsdatum."""
    organisatie, dag, *_ = (*words, "", "")
    known = {KOPPELINGSDATUM.naam: date.fromisoformat(dag)} if dag else None
    return standard.new(visit, NAAM, int(organisatie) if organisatie else None, known)


PRESSES = {
    "kl": lambda visit, words: standard.listing(visit, NAAM, int(words[0])),
    "kt": lambda visit, words: standard.explain(visit, int(words[0])),
    "km": lambda visit, words: standard.more(visit, int(words[0])),
    "kn": _press_new,
}
"""Codes of before there was a body for every procedure: they stand on phones."""


def _van_dezelfde_woning(office: Office, organisatie: int, feiten: Mapping[str, Any]) -> list[int]:
    home = woning_van(feiten)
    return office.store.weigeringen.koppelingen_van_woning(organisatie, home) if home else []


HANDLING = standard.handling(
    KOPPELING,
    beeld=beeld,
    correctable=correctable,
    lijst=screens.LIJST,
    formulier="nieuw",
    banden=(
        Band(
            BAND,
            NAAM,
            NAAM,
            _van_dezelfde_woning,
            lambda *_: (),
            (WONING.naam,),
            toont=SAME_HOME,
        ),
    ),
    kruisingen=KRUISINGEN,
)

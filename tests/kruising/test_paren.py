"""Cases that touch each other, all of them: every reachable stand of the one beside every reachable stand of the other,
and everything that can be done in either. What nobody is asked and nothing refuses contradicts nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

import pytest

from bot.features import all_features
from tests.kruising.paren import ANDERE, VANDAAG, WONING, Bereikt, Daad, alle, beginnen, bereikbaar
from workflows.dates.kalender import KALENDER
from workflows.engine.kruising import WIS, Kruising, gevolg, oordeel
from workflows.engine.zaak import CORRIGEER, MAAK, Regel, Zaak, herspeel
from workflows.gezinshereniging import kruising as gezin
from workflows.herverdeling import kruising as herverdeling
from workflows.koppeling import kruising as koppeling
from workflows.koppeling.kruising import GETEKEND, HEEFT, stand_van, woning_van, zelfde
from workflows.ladder import kruising as ladder
from workflows.ruil import kruising as ruil
from workflows.tussenoplossing import kruising as tussenoplossing
from workflows.woningweigering import kruising as weigering
from workflows.woningweigering import kruising_woning
from workflows.woningweigering.kruising import andere_woning
from workflows.woningweigering.regels import HUIS, NEEMT, PERSOON, UIT, WACHTEND, WEG, ZOEKT

FEATURES = all_features()
HOUSE = FEATURES.kruisingen


# ---------------------------------------------------------------- what cannot be true of two cases together


GEZOCHT = "getekend voor een woning waarvoor een ander wordt gezocht"
OOK_NA_EEN_JA = {GEZOCHT}
"""Who takes a home after all is asked, and with the yes nobody looks for somebody else any more."""


def _koppeling_en_weigering(k: Zaak, w: Zaak) -> set[str]:
    stand, persoon, huis = stand_van(k), w.standen[PERSOON], w.standen[HUIS]
    same, found = zelfde(k, w), set()
    if persoon in UIT and stand != "vervallen":
        found.add("niet meer gekoppeld, en de koppeling loopt")
    if persoon in WACHTEND and huis not in WEG and stand in GETEKEND and not andere_woning(k, w):
        found.add("getekend, en de weigering wacht nog")
    if same and stand in HEEFT and huis in WEG:
        found.add("heeft een woning die een ander heeft of die terug is")
    if same and stand in GETEKEND and huis in ZOEKT:
        found.add(GEZOCHT)
    return found


def _twee_koppelingen(een: Zaak, ander: Zaak) -> set[str]:
    both = koppeling.heeft(een) and koppeling.heeft(ander) and zelfde(een, ander)
    return {"één woning, twee huishoudens"} if both else set()


def _koppeling_en_weigering_van_ander(k: Zaak, w: Zaak) -> set[str]:
    both = koppeling.heeft(k) and kruising_woning.houdt(w) and zelfde(k, w)
    return {"de woning blijft vrij voor een ander dan wie haar heeft"} if both else set()


def _twee_weigeringen(een: Zaak, ander: Zaak) -> set[str]:
    keep = kruising_woning.houdt(ander) and zelfde(een, ander)
    takes = een.standen[PERSOON] in (*WACHTEND, *NEEMT) and een.standen[HUIS] not in WEG
    given = een.standen[HUIS] == "kandidaat"
    return {"de woning blijft vrij voor twee"} if keep and takes else {"naar een ander"} if keep and given else set()


def _twee_herverdelingen(een: Zaak, ander: Zaak) -> set[str]:
    return {"twee in één tijdvak"} if herverdeling.telt(een) and herverdeling.telt(ander) else set()


def _twee_ladders(een: Zaak, ander: Zaak) -> set[str]:
    both = ladder.loopt(een) and ladder.loopt(ander) and ladder.zelfde(een, ander)
    return {"twee dossiers over een halfjaar"} if both else set()


def _koppeling_en_plek(een: Zaak, ander: Zaak) -> set[str]:
    return {"woont tijdelijk zonder koppeling"} if tussenoplossing.botst(een, ander) else set()


def _koppeling_en_ruil(een: Zaak, ander: Zaak) -> set[str]:
    return {"geruild, en de koppeling loopt of is getekend"} if ruil.botst(een, ander) else set()


def _koppeling_en_gezin(k: Zaak, g: Zaak) -> set[str]:
    both = gezin.blokkeert(g) and stand_van(k) in gezin.VERHUISD
    return {"COA blokkeert de uitplaatsing, en het huishouden is verhuisd"} if both else set()


def _weigering_en_gezin(w: Zaak, g: Zaak) -> set[str]:
    return {"COA blokkeert de uitplaatsing, en een weigering wacht"} if gezin.blokkeert(g) and gezin.wacht(w) else set()


KAN_NIET: dict[str, Callable[[Zaak, Zaak], set[str]]] = {
    weigering.BAND: _koppeling_en_weigering,
    koppeling.BAND: _twee_koppelingen,
    kruising_woning.BIJ_KOPPELING: _koppeling_en_weigering_van_ander,
    kruising_woning.BIJ_WEIGERING: _twee_weigeringen,
    herverdeling.BAND: _twee_herverdelingen,
    ladder.BAND: _twee_ladders,
    tussenoplossing.BAND: _koppeling_en_plek,
    ruil.BAND: _koppeling_en_ruil,
    gezin.BAND: _koppeling_en_gezin,
    gezin.BIJ_WEIGERING: _weigering_en_gezin,
}
"""By band: of a case of `ander` and one of `procedure`, what contradicts."""


def test_every_band_says_what_cannot_be_true_together() -> None:
    """A new procedure that brings a band brings here what contradicts: then all its pairs are tried."""
    assert set(KAN_NIET) == set(FEATURES.banden)


def _botst(band: str, een: Bereikt, zaak: Zaak, ander: Zaak) -> set[str]:
    first = een.procedure.naam == FEATURES.banden[band].ander
    return KAN_NIET[band](zaak, ander) if first else KAN_NIET[band](ander, zaak)


# ---------------------------------------------------------------- all pairs


@cache
def _bereikbaar(naam: str) -> list[Bereikt]:
    return bereikbaar(FEATURES.procedures[naam].procedure)


def _met_woningen(case: Bereikt, woningen: tuple[str | None, ...]) -> Iterator[Bereikt]:
    """With and without the number of a home, where the history itself does not take it away."""
    if "woning" not in case.procedure.velden:
        yield case
        return
    for woning in woningen:
        changed = case.met(woning=woning)
        if herspeel(case.procedure, changed.regels).feiten.get("woning") == woning:
            yield changed


RICHTINGEN = sorted({(rij.band, rij.procedure, rij.ander) for rij in HOUSE.alle})


def _rijen(band: str, case: Bereikt, ander: str, daad: Daad) -> list[Kruising]:
    found = HOUSE.van(case.procedure.naam, daad.trigger, terug=daad.terug)
    return [rij for rij in found if (rij.band, rij.ander) == (band, ander) and rij.geldt(daad.brengt)]


def _paren(band: str, procedure: str, ander: str) -> Iterator[tuple[Bereikt, Bereikt]]:
    others = [o for case in _bereikbaar(ander) for o in _met_woningen(case, (WONING, None))]
    about = WONING if band != weigering.BAND else None
    others = [_van_een_ander(band, other) for other in others]
    for case in (c for one in _bereikbaar(procedure) for c in _met_woningen(one, (WONING, ANDERE, about))):
        mine = case if band == weigering.BAND or procedure != "woningweigering" else case.met(koppeling=1)
        for other in others:
            yield mine, other


def _van_een_ander(band: str, other: Bereikt) -> Bereikt:
    """By the bands of a home a report is about some koppeling, that is another one."""
    if band == weigering.BAND or other.procedure.naam != "woningweigering":
        return other
    return other.met(koppeling=2)


@pytest.mark.parametrize(("band", "procedure", "ander"), RICHTINGEN)
def test_what_is_not_asked_contradicts_nothing(band: str, procedure: str, ander: str) -> None:
    """For every pair of standen and every act: what no row refuses or asks leaves no contradiction that was not there.
    And every row can be asked everywhere, also before the facts of the act are known."""
    wrong = set()
    for mine, other in _paren(band, procedure, ander):
        for daad in _daden(mine):
            rows = _rijen(band, mine, ander, daad)
            pair = (mine.zaak, other.zaak)
            if daad.led is not None:
                oordeel(rows, daad.led, other.zaak, VANDAAG, KALENDER, was=pair)
            said = oordeel(rows, daad.na, other.zaak, VANDAAG, KALENDER, was=pair)
            if said.weigert:
                continue
            changed = gevolg(rows, daad.na, other.zaak, VANDAAG, KALENDER, was=mine.zaak)
            if changed is not None:
                _holds(daad.na, other, *changed, rows)
            after = changed[0] if changed is not None else other.zaak
            new = _botst(band, mine, daad.na, after)
            if said.vraagt:
                new &= OOK_NA_EEN_JA if procedure == "koppeling" and not daad.terug else set()
            if new and daad.trigger != WIS and not _botst(band, mine, *pair):
                wrong.add((daad.trigger, daad.terug, *_waar(mine.zaak), "|", *_waar(other.zaak), *new))
    assert not wrong, "\n".join(map(str, sorted(wrong, key=str)))


def _holds(zaak: Zaak, other: Bereikt, after: Zaak, lines: Sequence[Regel], rows: Sequence[Kruising]) -> None:
    """Also after a yes: what was signed stays, another home keeps its number and its day to sign, and what is written
    is one act of the other case that replays."""
    assert lines[0].trigger in {trigger for rij in rows for trigger in rij.schrijft}
    ids = (replace(line, id=100 + n) for n, line in enumerate(lines))
    assert herspeel(other.procedure, (*other.regels, *ids)) == after
    if other.procedure.naam == "koppeling":
        if stand_van(other.zaak) in GETEKEND:
            assert stand_van(after) in GETEKEND
        if andere_woning(zaak, other.zaak) and stand_van(after) != "vervallen":
            kept = ("woning", "tekenafspraak")
            assert [after.feiten.get(naam) for naam in kept] == [other.zaak.feiten.get(naam) for naam in kept]


@pytest.mark.parametrize(("band", "procedure", "ander"), RICHTINGEN)
def test_making_a_case_contradicts_nothing(band: str, procedure: str, ander: str) -> None:
    """A new case beside every stand of the other, with and without a home."""
    if (band, procedure) == (weigering.BAND, "koppeling"):
        return  # no report names a koppeling that is still to be made
    others = [_van_een_ander(band, o) for c in _bereikbaar(ander) for o in _met_woningen(c, (WONING, None))]
    for case in _met_woningen(beginnen(FEATURES.procedures[procedure].procedure), (WONING, ANDERE, None)):
        mine = case if band == weigering.BAND or procedure != "woningweigering" else case.met(koppeling=1)
        for other in others:
            rows = _rijen(band, mine, ander, Daad(MAAK, mine.zaak.feiten, mine.zaak))
            said = oordeel(rows, mine.zaak, other.zaak, VANDAAG, KALENDER)
            changed = gevolg(rows, mine.zaak, other.zaak, VANDAAG, KALENDER) if not said.weigert else None
            if changed is not None:
                _holds(mine.zaak, other, *changed, rows)
            if not (said.weigert or said.vraagt):
                after = changed[0] if changed is not None else other.zaak
                assert not _botst(band, mine, mine.zaak, after), _waar(other.zaak)


_DADEN: dict[int, tuple[Bereikt, list[Daad]]] = {}


def _daden(case: Bereikt) -> list[Daad]:
    """Once for each case; of corrections of facts that no row looks at one stands for all."""
    if id(case) not in _DADEN:
        looked_at = {naam for rij in HOUSE.alle if rij.procedure == case.procedure.naam for naam in rij.velden}
        kept: dict[object, Daad] = {}
        for daad in alle(case):
            fact = ",".join(sorted(looked_at & daad.brengt.keys())) if daad.trigger == CORRIGEER else str(daad.brengt)
            value = str(daad.brengt) if fact else ""
            kept.setdefault((daad.trigger, daad.terug, fact, value, str(daad.na.standen)), daad)
        _DADEN[id(case)] = (case, list(kept.values()))
    return _DADEN[id(case)][1]


def _waar(zaak: Zaak) -> tuple[str, ...]:
    return (*zaak.standen.values(), woning_van(zaak.feiten))

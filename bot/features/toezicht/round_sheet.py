"""The half-year round as a sheet to fill in and send back: what a gemeente's row holds, and what it writes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.desk.guard import referentie_bezwaar
from bot.desk.lists.sheet import Bekend, Blad, Plaats, Plan, Uit, Voorstel
from bot.desk.provincies import gemeenten_van, provincie_van
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.toezicht import round_sheet_screens as screens
from bot.features.toezicht.judgement import judged
from bot.features.toezicht.screens import open_facts
from bot.features.toezicht.view import beelden, lees_code, ronde_van
from bot.screens.message import Bericht
from storage.lists.sheets import BladRow
from storage.people import Persoon
from storage.toezicht import Regel
from workflows.lijsten.terugblad import Verschil
from workflows.toezicht.blad import OORDEEL, UITGESTELD, VORM, bekend, kolommen, schrijf
from workflows.toezicht.ronde import Beeld, Vastgesteld, lees_invoer

ALL = 1_000
"""Lines of one gemeente in one tijdvak: more than anybody writes."""


def _may(office: Office, person: Persoon, organisatie: int, over: str) -> bool:
    lees_code(over)
    return may(person, Actie.TOEZICHT, organisatie) and (
        provincie_van(office, office.store.people.organisatie(organisatie)) is not None
    )


def _code(rij: int) -> str:
    """The CBS code of the gemeente of a row."""
    return f"GM{rij:04d}"


# ---------------------------------------------------------------- going out


def _make(office: Office, blad: BladRow, today: date) -> Uit | Bericht:
    organisatie = office.store.people.organisatie(blad.organisatie)
    provincie, tijdvak = provincie_van(office, organisatie), lees_code(blad.over)
    assert provincie is not None  # noqa: S101  the right was just asked
    found = ronde_van(office, organisatie, provincie, tijdvak, today)
    written = office.store.toezicht.of_period(organisatie.id, str(tijdvak))
    rows = [_row(one, written.get(one.code, {})) for one in found]
    return Uit(screens.out(provincie, tijdvak, len(rows), found[0].kader), kolommen(found[0].kader), rows)


def _row(b: Beeld, regels: Mapping[str, Regel]) -> tuple[int, int, Mapping[str, Any]]:
    known = {naam: screens.cell(naam, value) for naam, value in bekend(_values(regels.values())).items()}
    if b.vastgesteld is not None:
        known["oordeel"] = b.vastgesteld.zegt
    newest = max((regel.id for regel in regels.values()), default=0)
    return int(b.code[2:]), newest, {**_given(b), **known}


def _given(b: Beeld) -> dict[str, Any]:
    proposed = b.kader.woord(b.voorstel) if b.voorstel else open_facts(b)
    return {"gemeente": b.naam, "tijdvak": str(b.tijdvak), "saldo": b.saldo, "voorstel": proposed or None}


def _values(regels: Iterable[Regel]) -> dict[str, Any]:
    """What is known after these lines: of one field the newest counts."""
    return {regel.veld: regel.waarde for regel in sorted(regels, key=lambda regel: regel.id)}


# ---------------------------------------------------------------- coming back


@dataclass(frozen=True, slots=True)
class _Rij:
    """A gemeente of a round, with what is written of it."""

    beeld: Beeld
    velden: Mapping[str, Any]


def _rows(visit: Visit, plaatsen: Sequence[Plaats]) -> dict[Plaats, _Rij]:
    """The gemeenten of these rows, a round at a time."""
    found: dict[Plaats, _Rij] = {}
    for ident, over in dict.fromkeys((plaats.blad.organisatie, plaats.blad.over) for plaats in plaatsen):
        ours = [plaats for plaats in plaatsen if (plaats.blad.organisatie, plaats.blad.over) == (ident, over)]
        organisatie, tijdvak = visit.store.people.organisatie(ident), lees_code(over)
        provincie = provincie_van(visit.office, organisatie)
        theirs = {g.code: g for g in gemeenten_van(visit.office, provincie or "")}
        wanted = [theirs[code] for plaats in ours if (code := _code(plaats.rij)) in theirs]
        written = visit.store.toezicht.of_period(ident, str(tijdvak))
        seen = {one.code: one for one in beelden(visit.office, organisatie, wanted, tijdvak, visit.today)}
        for plaats in ours:
            if (one := seen.get(_code(plaats.rij))) is not None:
                found[plaats] = _Rij(one, _values(written.get(one.code, {}).values()))
    return found


def _ken(visit: Visit, plaatsen: Sequence[Plaats]) -> Mapping[Plaats, Bekend]:
    return {plaats: _known(visit, plaats, rij) for plaats, rij in _rows(visit, plaatsen).items()}


def _known(visit: Visit, plaats: Plaats, rij: _Rij) -> Bekend:
    given = _given(rij.beeld)

    def toen() -> Mapping[str, Any]:
        lines = visit.store.toezicht.history(plaats.blad.organisatie, rij.beeld.code, str(rij.beeld.tijdvak), ALL)
        return given | bekend(_values(line for line in lines if line.id <= plaats.tot))

    return Bekend(rij.beeld.naam, given | bekend(rij.velden), toen)


def _plan(visit: Visit, voorstellen: Sequence[Voorstel]) -> Plan:
    rows = _rows(visit, [one.plaats for one in voorstellen])
    acts: list[tuple[Voorstel, Any]] = []
    against: list[tuple[str, str]] = []
    for one in voorstellen:
        kept, writes, why = _of_one(rows[one.plaats], one.verschillen)
        against += [(one.naam, text) for text in why]
        if writes:
            acts.append((replace(one, verschillen=kept), tuple(writes.items())))
    return Plan(acts, against)


def _of_one(
    rij: _Rij, verschillen: tuple[Verschil, ...]
) -> tuple[tuple[Verschil, ...], dict[str, Any], tuple[str, ...]]:
    """The differences that can be recorded, the fields that do it, and what is against the others. A judgement rests
    on what stands beside it: it waits where that cannot be recorded."""
    written = schrijf(verschillen, rij.velden, rij.beeld.kader)
    against = written.bezwaren
    if (number := written.velden.get("verschoonbaar")) and (bad := referentie_bezwaar(number)):
        against = (*against, bad)
    kept = tuple(v for v in verschillen if v.naam in written.kolommen)
    fields = dict(written.velden)
    if against and number:
        kept = tuple(v for v in kept if v.naam not in ("verschoonbaar", "document"))
        fields.pop("verschoonbaar")
    asked = {v.naam: v for v in verschillen if v.naam in OORDEEL}
    if not asked:
        return kept, fields, against
    if against:
        return kept, fields, (*against, screens.FIRST)
    after = _after(rij, fields)
    found = _judged(after, {naam: v.wordt for naam, v in asked.items()})
    if isinstance(found, str):
        return kept, fields, (found,)
    shown = tuple(asked.values())
    if "verwijtbaar" not in asked and found.verwijtbaar and not _follows(after, found.kleur):
        shown = (*shown, Verschil("verwijtbaar", None, "ja"))
    return (*kept, *shown), {**fields, "oordeel": found.als_rij()}, ()


def _after(rij: _Rij, fields: Mapping[str, Any]) -> Beeld:
    """The gemeente as it is once these fields are written."""
    own = lees_invoer({**rij.velden, **fields})
    before = [True] * own.eerder if own.eerder is not None else rij.beeld.eerder
    return replace(rij.beeld, invoer=own, eerder=before)


def _follows(b: Beeld, kleur: str) -> bool:
    """Whether the kader says of this judgement whether the miss counts in a row."""
    return kleur == UITGESTELD or kleur == b.voorstel or bool(b.oordeel and b.oordeel.gehaald)


def _judged(b: Beeld, new: Mapping[str, Any]) -> Vastgesteld | str:
    """The judgement, or in Dutch why it cannot be: as the buttons at the gemeente ask it."""
    found, was = b.oordeel, b.vastgesteld
    kleur = new.get("oordeel") or (was.kleur if was else None)
    if b.verstuurd:
        return screens.SENT
    if found is None:
        return screens.not_yet(b.tijdvak)
    if kleur is None:
        return screens.NO_JUDGEMENT
    tot = new.get("tot") or (was.tot if was else None)
    if kleur == UITGESTELD and (tot is None or tot <= b.dag):
        return screens.UNTIL
    if kleur != UITGESTELD and "tot" in new:
        return screens.NOT_UNTIL
    said = new.get("verwijtbaar") or (None if was is None else "ja" if was.verwijtbaar else "nee")
    if _follows(b, kleur):
        blame = found.verwijtbaar_gemist
        if "verwijtbaar" in new and (said == "ja") is not blame:
            return screens.blame_follows(ja=blame)
    elif said is None:
        return screens.BLAME
    else:
        blame = said == "ja"
    return judged(b, kleur, verwijtbaar=blame, tot=tot if kleur == UITGESTELD else None)


# ---------------------------------------------------------------- recording, and taking back


def _record(visit: Visit, lijst: int, plan: Plan) -> Collection[str]:
    lines = [
        visit.store.toezicht.write(
            one.plaats.blad.organisatie, _code(one.plaats.rij), str(lees_code(one.plaats.blad.over)),
            veld, waarde, visit.me.id, visit.now,
        )
        for one, writes in plan.daden
        for veld, waarde in writes
    ]  # fmt: skip
    visit.store.bladen.record_toezicht(lijst, lines)
    return ()


def _take_back(visit: Visit, lijst: int) -> tuple[int, Sequence[str]]:
    """A gemeente goes back as a whole: every field as it was before."""
    made = visit.store.bladen.recorded_toezicht(lijst)
    gone, kept = 0, list[str]()
    for (organisatie, code, tijdvak), lines in made.items():
        if not may(visit.me, Actie.TOEZICHT, organisatie):
            continue
        history = visit.store.toezicht.history(organisatie, code, tijdvak, ALL)
        ours = [row for row in history if row.id in lines]
        newest = {row.veld: row.id for row in reversed(history)}
        sent = next((row.waarde is not None for row in history if row.veld == "verstuurd"), False)
        if any(newest[row.veld] != row.id for row in ours) or (sent and any(row.veld == "oordeel" for row in ours)):
            kept.append(visit.office.gemeenten.op_code(code).naam)
            continue
        for row in ours:
            before = next((old.waarde for old in history if old.veld == row.veld and old.id < row.id), None)
            visit.store.toezicht.write(organisatie, code, tijdvak, row.veld, before, visit.me.id, visit.now)
        gone += 1
    return gone, kept


BLAD = Blad(VORM, screens.WOORDEN, _may, _make, _ken, _plan, _record, _take_back, per_keer=100)

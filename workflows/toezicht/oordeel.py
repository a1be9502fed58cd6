"""The judgement of one gemeente over one tijdvak, with the provincie's own beleidskader.

Two indicators (Handreiking Huisvesting vergunninghouders 2016, §4.3): the taakstelling, and if that was missed the
average of 12 weeks. What counts beside COA's figures, how much may remain and how many tijdvakken in a row matter, the
kader says. The outcome is a proposal: the provincie judges.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from workflows.cijfers.taakstelling import getal
from workflows.koppeling.doorlooptijd import UITLEG, Gemiddelde
from workflows.toezicht.beleidskader import Beleidskader, Bewijs

Uitkomst = Literal["gehaald", "geen_actie", "tussendoel", "verschoonbaar", "actie"]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the provincie knows of a gemeente in a tijdvak. `taakstelling` is after herverdelingen, `totaal` with what
    was left before, `gehuisvest` COA's figure on the peildatum.

    `later_geteld` are those whom COA entered within the kader's na-ijl, `fase_3` those in it then. Nobody stands in two
    of these numbers or in the pijplijn as well. `verschoonbaar` is the number of the document that says so. `eerder`:
    whether the tijdvakken before were missed verwijtbaar, the nearest first. `actief`: active toezicht runs already;
    `tussendoel`: the goal agreed in it was met.
    """

    taakstelling: int
    totaal: int
    gehuisvest: int
    pijplijn: Mapping[Bewijs, int] = field(default_factory=dict)
    later_geteld: int = 0
    fase_3: int = 0
    gemiddelde: Gemiddelde | None = None
    verschoonbaar: str | None = None
    eerder: Sequence[bool] = ()
    actief: bool = False
    tussendoel: bool = False

    def __post_init__(self) -> None:
        counts = (self.taakstelling, self.gehuisvest, self.later_geteld, self.fase_3, *self.pijplijn.values())
        if min(counts) < 0:
            raise ValueError("aantallen die niet kunnen")
        if self.verschoonbaar is not None and not self.verschoonbaar.strip():
            raise ValueError("verschoonbaar vraagt een documentnummer")


@dataclass(frozen=True, slots=True)
class Oordeel:
    """The proposal. `saldo` is the official one, `telt` the one the kader looks at; `ruimte` what may remain
    (`binnen_grens`: the achterstand is no larger).

    `binnen_12_weken` is None when nothing was measured. `op_rij`: verwijtbaar missed tijdvakken in a row, with this
    one. No such miss is what stays within the grens, within 12 weeks on average where the kader looks at that, or has
    an excuse; what was not measured excuses nothing. `bevroren`: the excuse leaves
    the row as it was. `actief_blijft`: active toezicht that runs does not end yet.
    `stap` is where the ladder goes on, or None: with the second indicator (1.2) where that was not looked at yet.
    """

    uitkomst: Uitkomst
    kleur: str
    saldo: int
    telt: int
    ruimte: int
    gehaald: bool
    binnen_grens: bool
    binnen_12_weken: bool | None
    op_rij: int
    actief_blijft: bool
    stap: str | None
    regels: tuple[str, ...]
    bevroren: bool = False

    @property
    def voorlopig(self) -> bool:
        """Whether the second indicator may still change the proposal."""
        return self.stap == "1.2"

    @property
    def verwijtbaar_gemist(self) -> bool:
        """How this tijdvak stands in `eerder` of the next one."""
        return self.op_rij > 0


def bijgeteld(kader: Beleidskader, dossier: Dossier) -> int:
    """Persons that the kader counts beside COA's figure."""
    proven = sum(aantal for soort, aantal in dossier.pijplijn.items() if soort in kader.bewijs)
    return proven + (dossier.later_geteld if kader.naijl_dagen else 0) + (dossier.fase_3 if kader.fase_3 else 0)


def deel(gehuisvest: int, totaal: int) -> int | None:
    """The percentage housed of the corrected taakstelling (with restant and herverdeling), rounded down: what is missed
    never reads as a hundred. None with nothing to house."""
    return gehuisvest * 100 // totaal if totaal > 0 else None


def beoordeel(kader: Beleidskader, dossier: Dossier) -> Oordeel:
    """The proposal for this gemeente, with what led to it. Raises ValueError for an average by another method."""
    if dossier.gemiddelde is not None and dossier.gemiddelde.methode is not kader.methode:
        raise ValueError("het gemiddelde is met een andere methode berekend")
    saldo = dossier.gehuisvest - dossier.totaal
    telt = saldo + bijgeteld(kader, dossier)
    ruimte = kader.ruimte(dossier.taakstelling, dossier.totaal)
    binnen_grens = telt >= -ruimte
    weken = None if dossier.gemiddelde is None else dossier.gemiddelde.binnen
    fine = binnen_grens or (kader.doorlooptijd and weken is True)
    excused = not fine and _verschoond(kader, dossier)
    op_rij = 0 if fine or excused else _op_rij(dossier)
    frozen = excused and kader.bevriest
    uitkomst = "gehaald" if telt >= 0 else _gemist(kader, dossier, op_rij, frozen=frozen)
    return Oordeel(
        uitkomst,
        kader.kleur(uitkomst),
        saldo,
        telt,
        ruimte,
        telt >= 0,
        binnen_grens,
        weken,
        op_rij,
        dossier.actief and saldo < 0,
        _stap(kader, dossier) if uitkomst == "actie" else None,
        _regels(kader, dossier, saldo, telt, ruimte, op_rij),
        bevroren=uitkomst == "verschoonbaar",
    )


def _stap(kader: Beleidskader, dossier: Dossier) -> str:
    """Information is asked (2.0) once both indicators are missed, where the kader looks at both."""
    return "1.2" if kader.doorlooptijd and dossier.gemiddelde is None else "2.0"


def _op_rij(dossier: Dossier) -> int:
    """Verwijtbaar missed tijdvakken in a row that end with this one, which is missed."""
    return 1 + _before(dossier)


def _before(dossier: Dossier) -> int:
    """Verwijtbaar missed tijdvakken in a row right before this one."""
    before = list(dossier.eerder)
    return before.index(False) if False in before else len(before)


def _verschoond(kader: Beleidskader, dossier: Dossier) -> bool:
    return kader.verschoonbaar and dossier.verschoonbaar is not None


def _gemist(kader: Beleidskader, dossier: Dossier, op_rij: int, *, frozen: bool) -> Uitkomst:
    """An achterstand leads to action when it is missed often enough in a row, unless an agreed goal was met."""
    if dossier.tussendoel and "tussendoel" in kader.kleuren:
        return "tussendoel"
    if frozen:
        return "verschoonbaar"
    return "geen_actie" if op_rij < kader.perioden else "actie"


# ---------------------------------------------------------------- in words


def _regels(kader: Beleidskader, dossier: Dossier, saldo: int, telt: int, ruimte: int, op_rij: int) -> tuple[str, ...]:
    """What led to the outcome, in the order in which it was looked at."""
    share = deel(dossier.gehuisvest, dossier.totaal)
    part = "" if share is None else f" ({share}%)"
    rows = [f"{getal(dossier.gehuisvest)} gehuisvest van {getal(dossier.totaal)}{part}: saldo {saldo:+d} (COA)."]
    if telt != saldo:
        rows.append(f"Met wat het beleidskader meetelt ({telt - saldo:+d}): {telt:+d}.")
    rows.append(_zeg_grens(kader, telt, ruimte))
    if telt < -ruimte:
        rows += _zeg_gemist(kader, dossier, op_rij)
    if dossier.actief:
        rows.append("Actief toezicht blijft: er is nog achterstand." if saldo < 0 else "Actief toezicht kan eindigen.")
    return (*rows, f"Beleidskader: {kader.titel}.")


def _zeg_grens(kader: Beleidskader, telt: int, ruimte: int) -> str:
    if telt >= 0:
        return "De taakstelling is gehaald."
    if not kader.grens[0]:
        return "Elke achterstand telt."
    whole = "de taakstelling" if kader.grens_van == "taakstelling" else "het totaal"
    part = f"{kader.grens[0]}/{kader.grens[1]} van {whole}"
    within = "blijft binnen" if telt >= -ruimte else "is meer dan"
    return f"De achterstand {within} {part} ({getal(ruimte)})."


def _zeg_gemist(kader: Beleidskader, dossier: Dossier, op_rij: int) -> list[str]:
    rows = []
    if kader.doorlooptijd:
        rows.append(_zeg_weken(dossier.gemiddelde))
    if dossier.verschoonbaar is not None:
        rows.append(f"Verschoonbaar volgens document {dossier.verschoonbaar}.")
        if kader.verschoonbaar and kader.bevriest:
            rows.append(f"De trede blijft staan: {_before(dossier)} op een rij hiervoor, dit halfjaar telt niet mee.")
        if not kader.verschoonbaar:
            rows.append("Dit beleidskader rekent daar niet mee: weeg het bij de vraag naar taakverwaarlozing (2.1).")
    elif kader.perioden > 1:
        rows.append(f"Verwijtbaar gemist op een rij: {op_rij}. Het beleidskader noemt {kader.perioden}.")
    return rows


def _zeg_weken(gemiddelde: Gemiddelde | None) -> str:
    if gemiddelde is None:
        return "Het gemiddelde in weken is niet bekend."
    within = "binnen" if gemiddelde.binnen else "meer dan"
    return f"Gemiddeld {gemiddelde.weken} weken: {within} 12. {UITLEG[gemiddelde.methode]}"

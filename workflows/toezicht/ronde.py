"""The half-year round of a provincie: of each gemeente what is official, what the provincie adds to it for the
judgement, and what it judged. Flevoland's table of 2021 has the same columns.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from workflows.cijfers.saldo import Halfjaarstand
from workflows.cijfers.verwachting import lijn
from workflows.dates.kalender import KALENDER, Kalender
from workflows.dates.tijdvak import Tijdvak
from workflows.engine.resterend import resterend
from workflows.koppeling.doorlooptijd import Gemiddelde, Methode
from workflows.toezicht.beleidskader import KLEUREN, WOORDEN, Beleidskader, Bewijs
from workflows.toezicht.oordeel import Dossier, Oordeel, beoordeel, deel
from workflows.toezicht.plan import UITSTEL, ronde_dagen, uitstel, van

VELDEN: Mapping[str, str] = {
    "pijplijn": "pijplijn",
    "naijl": "na-ijl en fase 3",
    "weken": "gemiddelde in weken",
    "verschoonbaar": "verschoonbaar",
    "eerder": "eerder op een rij gemist",
    "actief": "actief toezicht",
    "oordeel": "oordeel",
    "verstuurd": "verstuurd aan de gemeente",
}
"""What a provincie writes of a gemeente in a tijdvak, as a person reads it."""


def zeg_veld(veld: str) -> str:
    """A field as a person reads it; of a month its own name says which."""
    return VELDEN.get(veld) or f"gemiddelde van {veld}"


OORDELEN: Mapping[str, str] = {**KLEUREN, **WOORDEN, "uitgesteld": "uitgesteld"}
"""A judgement may also be put off, as Flevoland did with Lelystad."""

NOG: Mapping[str, str] = {
    "taakstelling": "gepubliceerde taakstelling?",
    "restant": "restant van het vorige halfjaar?",
    "naijl": "na-ijl en fase 3?",
    "eerder": "ook vorig halfjaar niet gehaald?",
    "weken": "gemiddelde in weken?",
}
"""Facts without which no judgement is proposed, as a question, in the order of asking."""
VEEL = 9999
"""More persons than any gemeente has to house."""


@dataclass(frozen=True, slots=True)
class Invoer:
    """What the provincie filled in. None is not filled in; `weken` are tenths with the method they were counted by;
    `verschoonbaar` is the document's number, or "" for no. `eerder`: tijdvakken in a row that were missed verwijtbaar
    right before this one, where the judgements here do not go back that far. `naijl`: whether na-ijl and
    fase 3 were filled in at all. `actief`: active toezicht runs; `tussendoel`: the goal agreed in it was met."""

    pijplijn: Mapping[Bewijs, int] = field(default_factory=dict)
    later_geteld: int = 0
    fase_3: int = 0
    weken: tuple[int, Methode] | None = None
    verschoonbaar: str | None = None
    eerder: int | None = None
    actief: bool = False
    tussendoel: bool = False
    naijl: bool = False

    @property
    def document(self) -> str | None:
        """The number of the document that excuses, if there is one."""
        return self.verschoonbaar or None


def lees_invoer(velden: Mapping[str, Any]) -> Invoer:
    """From the plain values that are kept, by field."""
    pipe, later = velden.get("pijplijn") or {}, velden.get("naijl") or {}
    weeks, active = velden.get("weken"), velden.get("actief")
    return Invoer(
        {soort: pipe[soort.value] for soort in Bewijs if pipe.get(soort.value)},
        later.get("later_geteld", 0),
        later.get("fase_3", 0),
        (weeks["tienden"], Methode(weeks["methode"])) if weeks else None,
        velden.get("verschoonbaar"),
        velden.get("eerder"),
        bool(active),
        bool(active and active.get("tussendoel")),
        bool(later),
    )


@dataclass(frozen=True, slots=True)
class Vastgesteld:
    """A judgement as it was recorded, with what it rested on then. `kleur` is a key of `OORDELEN`; `verwijtbaar`
    counts in a row for the next tijdvak; `voorstel` is what the kader made of it ("" while a fact was open);
    `tot` until when it was put off. `bevroren`: the row of missed tijdvakken goes on behind this one as if it was not
    there. `besloten` is who decided; `woord` what the kader called it, where that was not the usual word."""

    kleur: str
    verwijtbaar: bool
    saldo: int
    telt: int
    voorstel: str
    kader: str
    regels: tuple[str, ...]
    tot: date | None = None
    bevroren: bool = False
    besloten: str = ""
    woord: str = ""

    @property
    def zegt(self) -> str:
        """The judgement in the words in which it was given."""
        return self.woord or OORDELEN[self.kleur]

    def als_rij(self) -> dict[str, Any]:
        """As plain values; `lees_vastgesteld` gives it back."""
        return {
            "kleur": self.kleur, "verwijtbaar": self.verwijtbaar, "saldo": self.saldo, "telt": self.telt,
            "voorstel": self.voorstel, "kader": self.kader, "regels": list(self.regels),
            "tot": self.tot.isoformat() if self.tot else None, "bevroren": self.bevroren, "besloten": self.besloten,
            **({"woord": self.woord} if self.woord else {}),
        }  # fmt: skip


def lees_vastgesteld(rij: Mapping[str, Any] | None) -> Vastgesteld | None:
    """A recorded judgement from its plain values."""
    if rij is None:
        return None
    tot = date.fromisoformat(rij["tot"]) if rij["tot"] else None
    return Vastgesteld(**{**rij, "regels": tuple(rij["regels"]), "tot": tot})


@dataclass(frozen=True, slots=True)
class Ladderstand:
    """Where a gemeente stands on the provincie's interventieladder now, and about which tijdvak."""

    naam: str
    titel: str
    tijdvak: Tijdvak

    @property
    def actief(self) -> bool:
        """Active toezicht: from phase 3.0 on, also where the next phase is held off."""
        return self.naam[:1] in "3456" or self.naam == "aangehouden"


@dataclass(frozen=True)
class Beeld:
    """One gemeente in the round. `halfjaar` is None without a taakstelling; its own count is never looked at.
    `restant_bekend`: whether what the tijdvak before left is known (else it counts as nought). `eerder` as Dossier
    wants it; `ladders` are the dossiers that run. `verstuurd` is the day on which the gemeente got the judgement."""

    code: str
    naam: str
    tijdvak: Tijdvak
    dag: date
    kader: Beleidskader
    halfjaar: Halfjaarstand | None
    restant_bekend: bool
    invoer: Invoer = field(default_factory=Invoer)
    eerder: Sequence[bool] = ()
    vastgesteld: Vastgesteld | None = None
    verstuurd: date | None = None
    ladders: Sequence[Ladderstand] = ()
    kalender: Kalender = KALENDER

    def over(self, naam: str) -> str:
        """What is left of a day of the round, or how long ago it was; empty where the round has it not."""
        found = van(ronde_dagen(self.tijdvak, self.kader, self.kalender), naam)
        if naam == UITSTEL and self.vastgesteld is not None and self.vastgesteld.tot is not None:
            found = uitstel(self.vastgesteld.tot, self.kalender)
        return resterend(found, self.dag, self.kalender) if found is not None else ""

    @property
    def ladder(self) -> Ladderstand | None:
        """The dossier about this tijdvak, else the newest one that runs."""
        return max(self.ladders, key=lambda one: (one.tijdvak == self.tijdvak, one.tijdvak), default=None)

    @property
    def actief(self) -> bool:
        """Whether active toezicht runs: as filled in, or by a ladder about this tijdvak or an earlier one."""
        return self.invoer.actief or any(one.actief and one.tijdvak <= self.tijdvak for one in self.ladders)

    @property
    def loopt(self) -> bool:
        """Whether the tijdvak is not over yet."""
        return self.dag <= self.tijdvak.einde

    @property
    def gehuisvest(self) -> int | None:
        """COA's newest figure."""
        return self.halfjaar.coa.aantal if self.halfjaar and self.halfjaar.coa else None

    @property
    def compleet(self) -> bool:
        """Whether COA's figure covers the whole tijdvak."""
        return bool(self.halfjaar and self.halfjaar.coa and self.halfjaar.coa.tot >= self.tijdvak.einde)

    @property
    def saldo(self) -> int | None:
        """Housed minus to house, by COA's figure; None without one."""
        return None if self.halfjaar is None or self.gehuisvest is None else self.gehuisvest - self.halfjaar.totaal

    @property
    def gemiddelde(self) -> Gemiddelde | None:
        """The average that was filled in, if it was counted by the method of the kader. Of ten persons, so that tenths
        of a week stay whole days."""
        if self.invoer.weken is None or self.invoer.weken[1] is not self.kader.methode:
            return None
        return Gemiddelde(self.kader.methode, 10, 10, 10, self.invoer.weken[0] * 7)

    @property
    def dossier(self) -> Dossier | None:
        """What the judgement rests on; None while a figure is missing."""
        if self.halfjaar is None or self.gehuisvest is None:
            return None
        taken = max(0, self.halfjaar.taakstelling.aantal + self.halfjaar.verschoven)
        own = self.invoer
        return Dossier(
            taken, self.halfjaar.totaal, self.gehuisvest, own.pijplijn, own.later_geteld, own.fase_3, self.gemiddelde,
            own.document, self.eerder, self.actief, own.tussendoel,
        )  # fmt: skip

    @property
    def oordeel(self) -> Oordeel | None:
        """What the kader makes of it, over a tijdvak that is over and counted to its end; else None."""
        dossier = self.dossier
        return beoordeel(self.kader, dossier) if dossier and self.compleet and not self.loopt else None

    @cached_property
    def nog(self) -> tuple[str, ...]:
        """The names in `NOG` of what is not known and can still change the outcome; empty where there is no outcome
        yet either."""
        dossier, now = self.dossier, self.oordeel
        if dossier is None or now is None:
            return ()
        return tuple(
            naam
            for naam in NOG
            if any(beoordeel(self.kader, other).uitkomst != now.uitkomst for other in self._anders(naam, dossier))
        )

    def _anders(self, naam: str, dossier: Dossier) -> Iterable[Dossier]:
        """What the dossier may turn out to be once this fact is known; nothing where it is known, or counts nowhere."""
        own, kader = self.invoer, self.kader
        match naam:
            case "taakstelling" if self.halfjaar and not self.halfjaar.taakstelling.gepubliceerd:
                yield from (replace(dossier, totaal=dossier.totaal + n) for n in (-VEEL, VEEL))
            case "restant" if not self.restant_bekend:
                yield from (replace(dossier, totaal=dossier.totaal + n) for n in (-VEEL, VEEL))
            case "naijl" if kader.naijl and not (own.naijl and self.dag >= kader.toetsdagen(self.tijdvak)[-1]):
                yield replace(dossier, later_geteld=VEEL, fase_3=VEEL)
            case "eerder" if own.eerder is None and False not in self.eerder:
                yield replace(dossier, eerder=[*self.eerder, *(True,) * kader.perioden])
            case "weken" if kader.doorlooptijd and dossier.gemiddelde is None:
                yield replace(dossier, gemiddelde=Gemiddelde(kader.methode, 1, 1, 1, 0))

    @property
    def voorlopig(self) -> bool:
        """Whether something that is not known may still change the outcome: then no colour and no word is given."""
        return bool(self.nog)

    @property
    def voorstel(self) -> str | None:
        """The key in `OORDELEN` that the kader proposes; None while a fact is open, or where the provincie chooses."""
        found = self.oordeel
        return self.kader.voorstel(found.uitkomst) if found is not None and not self.nog else None

    @property
    def deel(self) -> int | None:
        """The percentage housed of the taakstelling with restant and herverdeling, rounded down: what is missed never
        reads as a hundred. None without figures, or with nothing to house."""
        if self.halfjaar is None or self.gehuisvest is None:
            return None
        return deel(self.gehuisvest, self.halfjaar.totaal)

    @property
    def telt(self) -> int | None:
        """The saldo that the kader looks at; while the tijdvak runs the official one."""
        found = self.oordeel
        return found.telt if found else self.saldo

    @property
    def achter(self) -> int | None:
        """Persons behind the even line on the day of COA's figure (below zero: behind), while the tijdvak runs."""
        if self.halfjaar is None or self.halfjaar.coa is None:
            return None
        return self.halfjaar.coa.aantal - lijn(self.halfjaar, self.halfjaar.coa.tot)

    @property
    def tussentoets(self) -> date | None:
        """The day of the early test of a tijdvak that runs, once it has come; None where the kader has none."""
        early = self.kader.toetsdagen(self.tijdvak)[0]
        return early if self.loopt and early <= min(self.dag, self.tijdvak.einde) else None

    @property
    def maat(self) -> int | None:
        """By what the list is ordered: the most behind first."""
        return self.achter if self.loopt else self.telt


def op_achterstand(beelden: Iterable[Beeld]) -> list[Beeld]:
    """The most behind first; without figures last; else by name."""
    return sorted(beelden, key=lambda b: (b.maat is None, b.maat or 0, b.naam))


def eerder_gemist(oordelen: Mapping[str, Vastgesteld], tijdvak: Tijdvak, gevuld: int | None) -> list[bool]:
    """Whether the tijdvakken before were missed verwijtbaar, nearest first: as filled in, else by the judgements that
    were recorded, as far as they go back without a gap; an excuse with a frozen step is passed over.
    `oordelen` are by tijdvak."""
    if gevuld is not None:
        return [True] * gevuld
    found, before = list[bool](), tijdvak.vorige
    while (one := oordelen.get(str(before))) is not None:
        if not one.bevroren:
            found.append(one.verwijtbaar)
        before = before.vorige
    return found


@dataclass(frozen=True, slots=True)
class Samen:
    """The sums over the gemeenten of which a figure is known; `van` how many there are."""

    aantal: int
    van: int
    restant: int
    totaal: int
    gehuisvest: int
    saldo: int
    telt: int

    @property
    def deel(self) -> int | None:
        """The percentage housed of what these gemeenten had to house together."""
        return deel(self.gehuisvest, self.totaal)


def samen(beelden: Sequence[Beeld]) -> Samen:
    """The provincie as a whole, as far as it is known."""
    known = [(b, b.halfjaar, b.saldo) for b in beelden if b.halfjaar and b.saldo is not None]
    return Samen(
        len(known),
        len(beelden),
        sum(half.restant for _, half, _ in known),
        sum(half.totaal for _, half, _ in known),
        sum(b.gehuisvest or 0 for b, _, _ in known),
        sum(saldo for _, _, saldo in known),
        sum(b.telt or 0 for b, _, _ in known),
    )


def ronde(dag: date) -> Tijdvak:
    """The tijdvak that the round is about: the one before in the first three months of a half-year, then this one."""
    now = Tijdvak(dag.year, 1 if dag.month <= 6 else 2)
    return now.vorige if dag.month in (1, 2, 3, 7, 8, 9) else now

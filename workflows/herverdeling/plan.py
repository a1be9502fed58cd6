"""By when what of a herverdeling must be done, each term with its own nature, and when somebody is reminded.

From the first bekendmaking we remind, and late is counted from the last: the documents do not say which (own choice).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workflows.bron import Bron
from workflows.dates.kalender import EEN_DAG, Kalender
from workflows.dates.reading import zeg
from workflows.dates.termijnen import Aard, Lengte, Term, Termijn, bereken
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak
from workflows.engine.laatste_dagen import (
    BEHANDELAAR,
    Gepland,
    LaatsteDag,
    aanspreekpunt,
    erna,
    herinner_aan,
    tot,
    van_termijn,
)
from workflows.herverdeling.feiten import GemeenteFeiten, HerverdelingFeiten
from workflows.herverdeling.regels import (
    EIGEN,
    GEHEEL,
    HANDREIKING,
    STAPPENPLAN,
    VOOR_BESLUIT,
    Feiten,
)
from workflows.herverdeling.velden import ADRESSEN

_SINDS = date(2016, 1, 1)
_WEEK = Lengte(weken=1)


def _kennisgeving(naam: str, aard: Aard, bron: Bron, toelichting: str) -> Term:
    wie = ADRESSEN[naam]
    return Term(
        naam, f"kennisgeving aan {wie}", "bekend_op", "bekend", "melden", _WEEK, aard, bron, toelichting, _SINDS
    )


_SAMEN = "De week telt vanaf de laatste bekendmaking; we herinneren vanaf de eerste (eigen keuze)."
_REGIEVOERDER = "De week geldt voor COA; wij rekenen de regievoerder daarbij (eigen keuze). " + _SAMEN
_BZK = (
    "De handreikingen van 2016 (§3.3.1) en 2024 zeggen: zo snel mogelijk, liefst vóór het tijdvak. "
    "Wij houden dezelfde week aan (eigen keuze)."
)
_JENV = "Het stappenplan noemt geen termijn. Wij houden dezelfde week aan (eigen keuze)."
KENNISGEVINGEN = (
    _kennisgeving("coa", Aard.AFSPRAAK, STAPPENPLAN, _SAMEN),
    _kennisgeving("regievoerder", Aard.AFSPRAAK, STAPPENPLAN, _REGIEVOERDER),
    _kennisgeving("provincie", Aard.AFSPRAAK, STAPPENPLAN, _SAMEN),
    _kennisgeving("bzk", Aard.EIGEN, EIGEN, _BZK),
    _kennisgeving("jenv", Aard.EIGEN, EIGEN, _JENV),
)
VERWERKEN = Term(
    "verwerken",
    "verwerken door COA",
    "coa_op",
    "gemeld aan COA",
    "verwerkt",
    Lengte(maanden=1),
    Aard.AFSPRAAK,
    STAPPENPLAN,
    "COA verwerkt binnen een maand na ontvangst. Wij tellen vanaf de dag dat jullie het meldden (eigen keuze).",
    _SINDS,
)


# ---------------------------------------------------------------- planned back from the tijdvak


@dataclass(frozen=True, slots=True)
class Terugplan:
    """Last days, each a werkdag, to be ready before a tijdvak begins. Preferably: it is no term of law."""

    tijdvak: Tijdvak
    besluit: date
    bekendmaking: date
    brief: date

    def __str__(self) -> str:
        begin = f"{self.tijdvak.begin.day} {'januari' if self.tijdvak.deel == 1 else 'juli'}"
        return (
            f"Vóór {begin} rond? Dan uiterlijk besluit {zeg(self.besluit)}, bekendmaking {zeg(self.bekendmaking)}, "
            f"brief {zeg(self.brief)}."
        )


TUSSENTIJD = timedelta(weeks=1)
"""Between besluit and bekendmaking, and between bekendmaking and brief (own choice; the brief has a week)."""
BRON_TERUGPLAN = HANDREIKING


def terugplan(tijdvak: Tijdvak, kalender: Kalender) -> Terugplan:
    """The last days for besluit, bekendmaking and brief before the tijdvak begins."""
    brief = kalender.herinnerdag(tijdvak.begin - EEN_DAG)
    bekend = kalender.herinnerdag(brief - TUSSENTIJD)
    return Terugplan(tijdvak, kalender.herinnerdag(bekend - TUSSENTIJD), bekend, brief)


_RECES = (("zomerreces", (7, 6), (8, 31)), ("kerstreces", (12, 19), (12, 31)), ("kerstreces", (1, 1), (1, 4)))


def reces(dag: date) -> str | None:
    """The recess a day probably lies in (own choice, broad: each gemeente sets its own), or None."""
    here = (dag.month, dag.day)
    return next((naam for naam, van, tot in _RECES if van <= here <= tot), None)


def vergaderzorgen(dagen: Iterable[LaatsteDag]) -> tuple[tuple[str, str], ...]:
    """By CBS code what to look at in the day that a college meets, read from the last days of the case: too late, or in
    a recess."""
    known = {dag.naam: dag.dag for dag in dagen}
    meetings = ((naam.removeprefix(VERGADERING), dag) for naam, dag in known.items() if naam.startswith(VERGADERING))
    return tuple((code, zorg) for code, dag in meetings for zorg in _zorgen(dag, known.get(BESLUIT)))


def _zorgen(dag: date, limit: date | None) -> Iterator[str]:
    if limit is not None and dag > limit:
        yield f"Vergadering {zeg(dag)} is later dan {zeg(limit)}. Vraag of het eerder kan."
    if (naam := reces(dag)) is not None:
        yield f"{zeg(dag)} ligt misschien in het {naam}. Kijk in de agenda van het college."


# ---------------------------------------------------------------- the last days, with their reminders


def laatste_dagen(standen: Mapping[str, str], feiten: Feiten, kalender: Kalender) -> tuple[LaatsteDag, ...]:
    """All days of a herverdeling: those of the tijdvak and of the colleges, the terms, and what is asked of whom.

    What is done once for all is asked of the gemeente that sends the letters, by its own aanspreekpunt.
    """
    known, whole = HerverdelingFeiten(feiten), standen[GEHEEL]
    writer = aanspreekpunt(known.afzender) if known.afzender else BEHANDELAAR
    found = [*_geheel(standen, known, kalender, writer), *_meldingen(whole, known, kalender, writer)]
    if whole in VOOR_BESLUIT:
        found += [*_vergaderingen(known), *_terugplan(known, kalender)]
    if whole not in _EINDE:
        found += [_deelnemer(standen[code], code, known, kalender, writer) for code in known.codes]
    return tuple(day for day in found if day is not None)


_DEELNEMER: Mapping[str, tuple[str, Callable[[GemeenteFeiten], date | None], bool, tuple[int, ...]]] = {
    "gevraagd": ("cijfer", lambda _: None, True, (7, 14, 21)),
    "bevestigd": ("akkoord", lambda _: None, True, (7, 14, 21)),
    "afgewezen": ("afgewezen", lambda _: None, False, (1, 8, 15)),
    "college": ("besluit", lambda own: own.vergadering, True, (1, 8, 15)),
    "besloten": ("bekendmaking", lambda own: own.besluit_op, True, (3, 7, 14)),
}
"""By stand: the kind of reminder, the day of the gemeente it counts from (else that of the figures, or of going to the
colleges), whether the gemeente is asked (else who sends the letters), and on which days after."""
_TELT_VAN_COLLEGES = ("college", "besloten")


def _deelnemer(stand: str, code: str, feiten: HerverdelingFeiten, kalender: Kalender, writer: str) -> LaatsteDag | None:
    """What is asked of a gemeente. Nobody is asked for an akkoord while numbers are missing."""
    if stand not in _DEELNEMER or (stand == "bevestigd" and not feiten.cijfers_bekend):
        return None
    soort, own, asked, days = _DEELNEMER[stand]
    shared = feiten.colleges_op if stand in _TELT_VAN_COLLEGES else None
    start = own(feiten.van(code)) or shared or feiten.ronde_op
    naam = f"{soort}_{code}"
    return herinner_aan(naam, erna(naam, start, days, kalender, aanspreekpunt(code) if asked else writer))


def _geheel(
    standen: Mapping[str, str], feiten: HerverdelingFeiten, kalender: Kalender, writer: str
) -> Iterator[LaatsteDag | None]:
    """What is asked of who leads, and COA's month."""
    whole, told = standen[GEHEEL], feiten.hersteld_op or feiten.coa_op
    if whole == "verkenning" and all(standen[code] == "akkoord" for code in feiten.codes):
        yield herinner_aan("naar_colleges", erna("naar_colleges", feiten.ronde_op, (7, 14, 28), kalender, writer))
    if whole == "herstel_gevraagd" and feiten.herstel_op:
        yield herinner_aan("herstel", erna("herstel", feiten.herstel_op, (1, 7, 14), kalender, writer))
    if whole == "wacht_op_coa_toets" and told:
        termijn = bereken(VERWERKEN, told, kalender)
        before = tot("coa", termijn.einde - TUSSENTIJD, kalender, merk="-7", rol=writer)
        late = erna("coa_laat", termijn.einde, (1, 8, 15), kalender, writer)
        yield _van_termijn(termijn, "COA, unit Plaatsing", [before, *late])
    if whole == "verwerkt" and feiten.verwerkt_op and feiten.kennis_op is None:
        yield herinner_aan("kennis", erna("kennis", feiten.verwerkt_op, (14, 28), kalender, writer))


def _meldingen(whole: str, feiten: HerverdelingFeiten, kalender: Kalender, writer: str) -> Iterator[LaatsteDag]:
    """From the first bekendmaking, each party that was not told yet; late from the last one."""
    published = feiten.bekendmakingen
    if whole not in ("wacht_op_bekendmaking", "wacht_op_kennisgeving") or not published:
        return
    for term in (term for term in KENNISGEVINGEN if term.naam in feiten.niet_gemeld):
        termijn, soort = bereken(term, published[-1], kalender), f"meld_{term.naam}"
        last = Gepland(soort, "0", termijn.uiterlijk or termijn.einde, writer, achtervang=True)
        late = erna(f"{soort}_laat", termijn.einde, (1, 8, 15), kalender, writer)
        asked = [*erna(soort, published[0], (1, 4), kalender, writer), last, *late]
        yield _van_termijn(termijn, "gemeente die de brieven stuurt", asked)


def _van_termijn(termijn: Termijn, wie: str, herinner: Sequence[Gepland]) -> LaatsteDag:
    titel = termijn.term.titel
    return van_termijn(termijn, wat=titel, wie=wie, agenda=f"herverdeling: {titel} uiterlijk", herinner=herinner)


def _vergaderingen(feiten: HerverdelingFeiten) -> Iterator[LaatsteDag]:
    """When the colleges meet: it stands in the calendar, and is no term."""
    for code, own in feiten.gemeenten():
        if (dag := own.vergadering) is not None:
            titel = "collegevergadering herverdeling"
            yield LaatsteDag(f"{VERGADERING}{code}", titel, dag, dag, Aard.EIGEN, woord="op", agenda=titel, leidt=False)


def _terugplan(feiten: HerverdelingFeiten, kalender: Kalender) -> Iterator[LaatsteDag]:
    """What is preferably done before the tijdvak begins; the besluit leads."""
    tijdvak = lees_tijdvak(feiten.tijdvak)
    if tijdvak is None:
        return
    back = terugplan(tijdvak, kalender)
    for naam, dag in ((BESLUIT, back.besluit), ("bekendmaking", back.bekendmaking), ("brief", back.brief)):
        leads = naam == BESLUIT
        yield LaatsteDag(
            naam, naam, dag, dag, Aard.STREVEN, BRON_TERUGPLAN, woord=LIEFST, som=(str(back),),
            agenda=f"herverdeling: {naam} {LIEFST}" if leads else "", leidt=leads,
        )  # fmt: skip


VERGADERING, BESLUIT, LIEFST = "vergadering-", "besluit", "liefst uiterlijk"
_EINDE = ("ingetrokken", "geen_wettelijke_herverdeling", "verwerkt")

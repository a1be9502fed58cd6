"""By when what of a herverdeling must be done, each term with its own nature, and when somebody is reminded.

From the first bekendmaking we remind, and late is counted from the last: the documents do not say which (own choice).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workflows.bron import Bron
from workflows.dates.kalender import EEN_DAG, Kalender
from workflows.dates.reading import zeg
from workflows.dates.termijnen import Aard, Lengte, Term, Termijn, bereken
from workflows.dates.tijdvak import Tijdvak
from workflows.engine.agenda import Afspraak
from workflows.engine.laatste_dagen import Gepland
from workflows.engine.zaak import Zaak
from workflows.herverdeling.regels import EIGEN, GEHEEL, HANDREIKING, STAPPENPLAN, Feiten, dagen, partijen, tijdvak_van
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


def termijnen(standen: Mapping[str, str], feiten: Feiten, kalender: Kalender) -> tuple[Termijn, ...]:
    """The terms that run now: who must still be told, and COA's month."""
    if standen[GEHEEL] == "wacht_op_coa_toets":
        return (bereken(VERWERKEN, feiten.get("hersteld_op") or feiten["coa_op"], kalender),)
    published = dagen(feiten, "bekend_op")
    if standen[GEHEEL] not in ("wacht_op_bekendmaking", "wacht_op_kennisgeving") or not published:
        return ()
    open_terms = (term for term in KENNISGEVINGEN if feiten.get(f"{term.naam}_op") is None)
    return tuple(bereken(term, published[-1], kalender) for term in open_terms)


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


def vergaderzorgen(feiten: Feiten, kalender: Kalender) -> tuple[tuple[str, str], ...]:
    """By CBS code what to look at in the day that a college meets: too late, or in a recess."""
    return tuple(_vergaderzorgen(feiten, kalender))


def _vergaderzorgen(feiten: Feiten, kalender: Kalender) -> Iterator[tuple[str, str]]:
    tijdvak = tijdvak_van(feiten)
    for code in partijen(feiten):
        dag = feiten.get(f"vergadering_{code}")
        if dag is None:
            continue
        if tijdvak is not None and dag > (limit := terugplan(tijdvak, kalender).besluit):
            yield code, f"Vergadering {zeg(dag)} is later dan {zeg(limit)}. Vraag of het eerder kan."
        if (naam := reces(dag)) is not None:
            yield code, f"{zeg(dag)} ligt misschien in het {naam}. Kijk in de agenda van het college."


# ---------------------------------------------------------------- reminders

BEHANDELAAR = "behandelaar"


def aanspreekpunt(code: str) -> str:
    """The role of the one who speaks for a gemeente."""
    return f"aanspreekpunt:{code}"


_DEELNEMER = {
    "gevraagd": ("cijfer", "ronde_op", True, (7, 14, 21)),
    "bevestigd": ("akkoord", "ronde_op", True, (7, 14, 21)),
    "afgewezen": ("afgewezen", "ronde_op", False, (1, 8, 15)),
    "college": ("besluit", "vergadering", True, (1, 8, 15)),
    "besloten": ("bekendmaking", "besluit_op", True, (3, 7, 14)),
}
"""By stand: the kind of reminder, the fact it counts from, whether the gemeente is asked (else the behandelaar), and
on which days after."""
_GEHEEL = {
    "verkenning": ("naar_colleges", "ronde_op", (7, 14, 28)),
    "herstel_gevraagd": ("herstel", "herstel_op", (1, 7, 14)),
}
_EINDE = ("ingetrokken", "geen_wettelijke_herverdeling", "verwerkt")


def plan(standen: Mapping[str, str], feiten: Feiten, kalender: Kalender) -> tuple[Gepland, ...]:
    """All reminders of a case, each on a working day, one a day for a kind. Past days are in it too."""
    planned = [*_geheel(standen[GEHEEL], feiten, kalender), *_meldingen(standen, feiten, kalender)]
    if standen[GEHEEL] not in _EINDE:
        for code in partijen(feiten):
            planned += _deelnemer(standen[code], code, feiten, kalender)
    by_day = {(item.soort, item.dag): item for item in planned}
    return tuple(sorted(by_day.values(), key=lambda item: (item.dag, item.soort)))


def _geheel(stand: str, feiten: Feiten, kalender: Kalender) -> Iterable[Gepland]:
    if stand in _GEHEEL:
        soort, fact, days = _GEHEEL[stand]
        return _na(soort, feiten[fact], days, BEHANDELAAR, kalender)
    if stand == "wacht_op_coa_toets":
        einde = bereken(VERWERKEN, feiten.get("hersteld_op") or feiten["coa_op"], kalender).einde
        before = Gepland("coa", "-7", kalender.herinnerdag(einde - TUSSENTIJD))
        return [before, *_na("coa_laat", einde, (1, 8, 15), BEHANDELAAR, kalender)]
    if stand == "verwerkt" and feiten.get("kennis_op") is None:
        return _na("kennis", feiten["verwerkt_op"], (14, 28), BEHANDELAAR, kalender)
    return []


def _meldingen(standen: Mapping[str, str], feiten: Feiten, kalender: Kalender) -> list[Gepland]:
    """From the first bekendmaking, each party that was not told yet; late from the last one."""
    first, planned = dagen(feiten, "bekend_op")[:1], list[Gepland]()
    for termijn in termijnen(standen, feiten, kalender):
        if standen[GEHEEL] == "wacht_op_coa_toets":
            continue
        soort, last = f"meld_{termijn.term.naam}", termijn.uiterlijk or termijn.einde
        planned += _na(soort, first[0], (1, 4), BEHANDELAAR, kalender)
        planned.append(Gepland(soort, "0", last, achtervang=True))
        planned += _na(f"{soort}_laat", termijn.einde, (1, 8, 15), BEHANDELAAR, kalender)
    return planned


def _deelnemer(stand: str, code: str, feiten: Feiten, kalender: Kalender) -> list[Gepland]:
    if stand not in _DEELNEMER:
        return []
    soort, fact, own, days = _DEELNEMER[stand]
    start = feiten.get(f"{fact}_{code}") or feiten.get(fact) or feiten.get("colleges_op") or feiten["ronde_op"]
    return _na(f"{soort}_{code}", start, days, aanspreekpunt(code) if own else BEHANDELAAR, kalender)


def _na(soort: str, start: date, days: Iterable[int], rol: str, kalender: Kalender) -> list[Gepland]:
    return [Gepland(soort, f"+{n}", kalender.herinnerdag_na(start + timedelta(days=n)), rol) for n in days]


def afspraken(zaak: Zaak, kalender: Kalender) -> tuple[Afspraak, ...]:
    """What is due now, each under a name that stays when its day moves."""
    return tuple(_afspraken(zaak, kalender))


def _afspraken(zaak: Zaak, kalender: Kalender) -> Iterator[Afspraak]:
    whole, feiten = zaak.standen[GEHEEL], zaak.feiten
    if whole in ("verkenning", "wacht_op_besluiten"):
        for code in partijen(feiten):
            if day := feiten.get(f"vergadering_{code}"):
                yield Afspraak(f"vergadering-{code}", "collegevergadering herverdeling", day)
        tijdvak = tijdvak_van(feiten)
        if tijdvak is not None:
            yield Afspraak("besluit", "herverdeling: besluit liefst uiterlijk", terugplan(tijdvak, kalender).besluit)
    elif whole != "wacht_op_coa_toets" or feiten.get("hersteld_op") or feiten.get("coa_op"):
        for termijn in termijnen(zaak.standen, feiten, kalender):
            title = f"herverdeling: {termijn.term.titel} uiterlijk"
            yield Afspraak(termijn.term.naam, title, termijn.uiterlijk or termijn.einde)

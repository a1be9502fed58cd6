"""The last days of prestatieafspraken: before they begin, the overleg before each tijdvak, before they end; and the
road where a corporatie does not go along."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from workflows.bron import Bron
from workflows.dates.kalender import BuitenKalender, Kalender, plus_maanden
from workflows.dates.reading import zeg
from workflows.dates.termijnen import Aard, Lengte, Term, bereken
from workflows.dates.tijdvak import tijdvak_van
from workflows.engine.laatste_dagen import (
    Gepland,
    Herinnervraag,
    LaatsteDag,
    Reeks,
    erna,
    met_de_week,
    van_termijn,
    vooraf,
)
from workflows.prestatieafspraken.feiten import AfspraakFeiten

SPOOR, MEDEWERKING = "afspraken", "medewerking"
BRON = Bron("Handreiking Huisvesting vergunninghouders", "bijlage 1", 2016)
WEIGERT = Bron("Handreiking Huisvesting vergunninghouders", "3.3.5", 2016)
TEKENEN, OVERLEG, NIEUW, GESCHIL, MELDEN, VERVOLG = "tekenen", "overleg", "nieuw", "geschil", "melden", "vervolg"
_EIGEN = "De bron noemt geen dag (eigen keuze)."


def _term(naam: str, titel: str, vanaf: str, begin: str, opdracht: str, weken: int, bron: Bron, zegt: str) -> Term:
    return Term(naam, titel, vanaf, begin, opdracht, Lengte(weken=weken), Aard.EIGEN, bron, zegt)


NAVRAGEN = _term(GESCHIL, "uitspraak navragen", "geschil_op", "geschil", "vraag de uitspraak na", 8, BRON,
                 "De minister vraagt een commissie om advies; een dag noemt de bron niet (eigen keuze).")  # fmt: skip
MELD = _term(MELDEN, "melden bij de Autoriteit", "weigert_op", "werkt niet mee", "praat, of meld het", 2, WEIGERT,
             "De bron zegt: zo snel mogelijk. Wij rekenen twee weken (eigen keuze).")  # fmt: skip
NA_AUTORITEIT = _term(VERVOLG, "vervolg na de Autoriteit", "autoriteit_op", "gemeld bij de Autoriteit",
                      "kijk of de corporatie meewerkt", 6, WEIGERT, _EIGEN)  # fmt: skip
NA_BZK = _term(VERVOLG, "vervolg na BZK", "bzk_op", "gemeld bij BZK", "vraag na bij BZK", 6, WEIGERT, _EIGEN)
TERMEN = {"gesprek": MELD, "autoriteit": NA_AUTORITEIT, "bzk": NA_BZK}
VRAGEN: Mapping[str, Herinnervraag] = {
    TEKENEN: Herinnervraag("Zijn de prestatieafspraken getekend?", "getekend?"),
    OVERLEG: Herinnervraag(
        "Staat het halfjaaroverleg? De corporatie brengt het overzicht van vrije woningen mee, jullie de notitie.",
        "overleg?",
    ),
    NIEUW: Herinnervraag("De afspraken lopen af. Zijn er nieuwe?", "nieuwe afspraken?"),
    GESCHIL: Herinnervraag("Heeft de minister uitspraak gedaan over het geschil?", "uitspraak?"),
    MELDEN: Herinnervraag("Werkt de corporatie weer mee? Anders: meld het bij de Autoriteit Woningcorporaties.",
                          "melden?"),
    VERVOLG: Herinnervraag("Werkt de corporatie na de melding weer mee?", "werkt weer mee?"),
}  # fmt: skip


def laatste_dagen(standen: Mapping[str, str], feiten: Mapping[str, Any], kalender: Kalender) -> Sequence[LaatsteDag]:
    """All days of both tracks."""
    known, stand = AfspraakFeiten(feiten), standen[SPOOR]
    found: list[LaatsteDag] = []
    if stand in ("opstellen", "voorgelegd"):
        found.append(_dag(TEKENEN, "afspraken tekenen", known.van_op, f"De afspraken lopen vanaf {zeg(known.van_op)}",
                          kalender, Aard.EIGEN, (-28,)))  # fmt: skip
    if stand == "geschil" and known.geschil_op is not None:
        found.append(_termijn(NAVRAGEN, known.geschil_op, kalender))
    if stand == "afgesproken":
        found += _lopend(known, kalender)
    term = TERMEN.get(standen[MEDEWERKING])
    start = feiten.get(term.vanaf) if term is not None else None
    if term is not None and start is not None:
        found.append(_termijn(term, start, kalender))
    return found


def _lopend(known: AfspraakFeiten, kalender: Kalender) -> Iterable[LaatsteDag]:
    """The next overleg, and the end: then there must be new ones."""
    before = overleg_voor(known)
    if before is not None:
        said = f"Een maand vóór tijdvak {tijdvak_van(before)}, dat op {zeg(before)} begint"
        yield _dag(OVERLEG, "overleg met de corporatie", plus_maanden(before, -1), said, kalender, Aard.STREVEN, (-28,))
    yield _dag(NIEUW, "nieuwe afspraken", known.tot_op, f"De afspraken lopen tot en met {zeg(known.tot_op)}", kalender,
               Aard.EIGEN, (-84, -28))  # fmt: skip


def overleg_voor(known: AfspraakFeiten) -> date | None:
    """The first day of the tijdvak before which the next overleg must be held: the first one that is more than a month
    after they began to bind, and after what the last overleg prepared; None where they end before it."""
    since = known.bindt_sinds
    if since is None:
        return None
    begin = tijdvak_van(known.overleg_voor or max(since, known.van_op)).volgende.begin
    while known.overleg_voor is None and plus_maanden(begin, -1) <= since:
        begin = tijdvak_van(begin).volgende.begin
    return begin if begin <= known.tot_op else None


def na_overleg(known: AfspraakFeiten) -> date | None:
    """What an overleg on its day prepared: the tijdvak that was due, or a later one where it came later."""
    due, held = overleg_voor(known), known.overleg_op
    if due is None or held is None:
        return due
    while due <= held:
        due = tijdvak_van(due).volgende.begin
    return due


def _termijn(term: Term, start: date, kalender: Kalender) -> LaatsteDag:
    counted = bereken(term, start, kalender)

    def asked() -> Iterable[Gepland]:
        around = _rond(term.naam, counted.einde, counted.uiterlijk, (), kalender)
        return met_de_week((item for item in around if item.dag > start), kalender)

    return van_termijn(counted, wie="gemeente", herinner=Reeks(asked))


def _dag(naam: str, wat: str, dag: date, som: str, kalender: Kalender, aard: Aard, ervoor: Iterable[int]) -> LaatsteDag:
    try:
        workday = kalender.laatste_werkdag(dag)
    except BuitenKalender:
        workday = dag

    def asked() -> Iterable[Gepland]:
        around = _rond(naam, dag, workday, ervoor, kalender)
        return met_de_week(around, kalender) if aard is Aard.EIGEN else around

    return LaatsteDag(naam, wat, dag, workday, aard, BRON, "gemeente en corporatie", som=(som, f"Bron: {BRON}."),
                      herinner=Reeks(asked), agenda=f"{wat} uiterlijk")  # fmt: skip


def _rond(naam: str, dag: date, workday: date | None, ervoor: Iterable[int], kalender: Kalender) -> Iterable[Gepland]:
    return (*vooraf(naam, dag, workday or dag, ervoor, kalender), *erna(naam, dag, (1, 7, 14), kalender))

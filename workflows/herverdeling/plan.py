"""By when what of a herverdeling must be done, and when somebody is reminded: one list, from which screen, list, agenda
and morning message are made.

From the first bekendmaking we remind, and late is counted from the last: the documents do not say which (own choice).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from workflows.dates.kalender import EEN_DAG, Kalender
from workflows.dates.reading import zeg
from workflows.dates.termijnen import Aard, Termijn, bereken
from workflows.dates.tijdvak import lees_tijdvak
from workflows.engine.aandringen import RUIM, rondom
from workflows.engine.laatste_dagen import (
    BEHANDELAAR,
    Gepland,
    LaatsteDag,
    aanspreekpunt,
    een_per_dag,
    erna,
    herinner_aan,
    tot,
    van_termijn,
    vanaf,
    vooraf,
)
from workflows.herverdeling import vooraf as early
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.regels import GEHEEL, VOOR_BESLUIT, WET, Feiten
from workflows.herverdeling.terugplan import (
    BEKENDMAKING,
    BESLUIT,
    BRIEF,
    BRON_TERUGPLAN,
    EIGEN_PLANNING,
    KENNISGEVINGEN,
    PUBLICATIE,
    TUSSENTIJD,
    VERWERKEN,
    Terugplan,
    terugplan,
)

# ---------------------------------------------------------------- the last days, with their reminders


def laatste_dagen(standen: Mapping[str, str], feiten: Feiten, kalender: Kalender) -> tuple[LaatsteDag, ...]:
    """All days of a herverdeling, each with who is reminded of it: before the tijdvak begins those of the besluit, the
    bekendmaking and the brief; the week after the last bekendmaking; COA's month; the publication of the number; the
    begin of the tijdvak; when the colleges meet; and what is only asked about.

    What is done once for all is asked of the gemeente that sends the letters, by its own aanspreekpunt.
    """
    known, whole = HerverdelingFeiten(feiten), standen[GEHEEL]
    writer = aanspreekpunt(known.afzender) if known.afzender else BEHANDELAAR
    back = _terugplan(known, kalender)
    planned = _besluit(standen, known, kalender, back, writer) or _bekendmaking(standen, known, kalender, back)
    found = [
        *_publicatie(standen, known, kalender),
        planned,
        _voor_tijdvak(planned, back, kalender),
        *_daarna(whole, known, back),
        _vooraf(standen, known, kalender, back, writer),
        _brief(whole, known, kalender, back, writer),
        *_meldingen(whole, known, kalender, writer),
        _verwerken(whole, known, kalender, writer),
        *_tijdvak(whole, back, kalender),
        *_geheel(whole, known, kalender, writer),
    ]
    if whole in VOOR_BESLUIT:
        found += _vergaderingen(known)
    if planned is not None:
        found += _stappen(standen, known, kalender, writer, until=planned.dag + timedelta(days=RUIM[0]))
    return tuple(day for day in found if day is not None)


def _terugplan(feiten: HerverdelingFeiten, kalender: Kalender) -> Terugplan | None:
    tijdvak = lees_tijdvak(feiten.tijdvak)
    return terugplan(tijdvak, kalender) if tijdvak is not None else None


# ---------------------------------------------------------------- before the tijdvak begins


def _streefdag(naam: str, sinds: date, back: Terugplan | None, kalender: Kalender) -> LaatsteDag:
    """The day of this name that follows from the tijdvak. Where the case was not that far on that day, the last working
    day before the tijdvak; where that has passed too, an own choice: a last day never lies before what it follows."""
    late = bereken(EIGEN_PLANNING[naam], sinds, kalender)
    day = replace(van_termijn(late, wat=naam), naam=naam, woord=LIEFST)
    for found, som in _planned(naam, back, kalender):
        if sinds < found:
            return replace(day, dag=found, werkdag=found, aard=Aard.STREVEN, bron=BRON_TERUGPLAN, som=(som,),
                           begonnen=sinds, weken=0, toelichting="")  # fmt: skip
    return day


def _planned(naam: str, back: Terugplan | None, kalender: Kalender) -> Iterator[tuple[date, str]]:
    if back is not None:
        yield back.dagen[naam], back.vanaf(naam)
        last = kalender.herinnerdag(back.tijdvak.begin - EEN_DAG)
        yield last, f"{naam} {LIEFST} {zeg(last)}: daarna begint tijdvak {back.tijdvak}"


def _besluit(
    standen: Mapping[str, str], feiten: HerverdelingFeiten, kalender: Kalender, back: Terugplan | None, writer: str
) -> LaatsteDag | None:
    """By when the colleges decide. On the way there each gemeente is asked for what it has to do first."""
    if standen[GEHEEL] not in VOOR_BESLUIT:
        return None
    since = feiten.colleges_op if standen[GEHEEL] == "wacht_op_besluiten" else None
    day = _streefdag(BESLUIT, since or feiten.ronde_op, back, kalender)
    asked = [_asked(standen[code], code, feiten, writer) for code in feiten.codes]
    if _allen_akkoord(standen, feiten):
        asked.append(("naar_colleges", writer))
    return _met_series(day, [item for item in asked if item is not None], kalender, back)


def _daarna(whole: str, feiten: HerverdelingFeiten, back: Terugplan | None) -> Iterator[LaatsteDag]:
    """What comes after the besluit stands beside it, as long as it can all be done before the tijdvak."""
    if back is not None and whole in VOOR_BESLUIT and feiten.ronde_op < back.besluit:
        for naam in (BEKENDMAKING, BRIEF):
            dag = back.dagen[naam]
            yield LaatsteDag(naam, naam, dag, dag, Aard.STREVEN, BRON_TERUGPLAN, woord=LIEFST, leidt=False)


def _vooraf(
    standen: Mapping[str, str], feiten: HerverdelingFeiten, kalender: Kalender, back: Terugplan | None, writer: str
) -> LaatsteDag | None:
    """Others are told early, preferably before the tijdvak begins: asked on the day that is preferred for the besluit,
    and at the end."""
    since = feiten.colleges_op
    if back is None or since is None or standen[GEHEEL] not in early.BIJ_DE_COLLEGES:
        return None
    last = kalender.herinnerdag(back.tijdvak.begin - EEN_DAG)
    if since >= last or not early.gevraagd(standen, feiten):
        return None
    series = [tot(VOORAF, back.besluit, kalender, merk=BESLUIT), *vooraf(VOORAF, last, last, (), kalender)]
    asked = [replace(item, rol=writer, achtervang=False) for item in series if item.dag > since]
    som = f"{VERTEL} {LIEFST} {zeg(last)}: daarna begint tijdvak {back.tijdvak}"
    return LaatsteDag(VOORAF, VERTEL, last, last, Aard.STREVEN, early.BRON, woord=LIEFST, som=(som,),
                      herinner=een_per_dag(asked), agenda=f"herverdeling: {VERTEL} {LIEFST}", leidt=False)  # fmt: skip


def _bekendmaking(
    standen: Mapping[str, str], feiten: HerverdelingFeiten, kalender: Kalender, back: Terugplan | None
) -> LaatsteDag | None:
    """By when it is published, by each gemeente that did not yet: once every college decided."""
    waiting = [code for code in feiten.codes if standen[code] == "besloten"]
    if standen[GEHEEL] != "wacht_op_bekendmaking" or not feiten.besluiten or not waiting:
        return None
    day = _streefdag(BEKENDMAKING, feiten.besluiten[-1], back, kalender)
    return _met_series(day, [(f"{BEKENDMAKING}_{code}", aanspreekpunt(code)) for code in waiting], kalender, back)


def _brief(
    whole: str, feiten: HerverdelingFeiten, kalender: Kalender, back: Terugplan | None, writer: str
) -> LaatsteDag | None:
    """The letters preferably go before the tijdvak, where that is earlier than the week that they have."""
    published = feiten.bekendmakingen
    if whole != "wacht_op_kennisgeving" or back is None or not published or not feiten.niet_gemeld:
        return None
    if not published[-1] < back.brief < published[-1] + TUSSENTIJD:
        return None
    day = _streefdag(BRIEF, published[-1], back, kalender)
    return replace(day, herinner=tuple(rondom(BRIEF, day.dag, day.werkdag, kalender, sinds=day.begonnen, rol=writer)))


def _met_series(
    dag: LaatsteDag, gevraagd: Iterable[tuple[str, str]], kalender: Kalender, back: Terugplan | None
) -> LaatsteDag:
    """The day with its reminders of each kind, to who is asked; also when the tijdvak begins and it is not done."""
    items: list[Gepland] = []
    for soort, rol in gevraagd:
        items += rondom(soort, dag.dag, dag.werkdag, kalender, sinds=dag.begonnen, ervoor=RUIM, rol=rol)
        if back is not None and dag.dag < back.tijdvak.begin:
            items.append(vanaf(soort, back.tijdvak.begin, kalender, merk=TIJDVAK, rol=rol))
    titel = f"herverdeling: {dag.naam} {LIEFST}"
    return replace(dag, agenda=titel, herinner=een_per_dag(items))


def _voor_tijdvak(dag: LaatsteDag | None, back: Terugplan | None, kalender: Kalender) -> LaatsteDag | None:
    """The last working day before the tijdvak, for what was preferably done earlier: once that day has passed this one
    leads. It is asked for on the working day before it and on the day itself, as far as nothing else does."""
    last = kalender.herinnerdag(back.tijdvak.begin - EEN_DAG) if back is not None else None
    if dag is None or back is None or last is None or dag.dag >= last:
        return None
    som = f"{dag.naam} {LIEFST} {zeg(last)}: daarna begint tijdvak {back.tijdvak}"
    kinds = dict.fromkeys((item.soort, item.rol) for item in dag.herinner)
    asked = [
        replace(item, merk=f"{TIJDVAK}{item.merk}", rol=rol)
        for soort, rol in kinds
        for item in vooraf(soort, last, last, (), kalender)
        if item.dag > dag.dag
    ]
    return replace(dag, naam=f"{dag.naam}_{TIJDVAK}", dag=last, werkdag=last, aard=Aard.STREVEN, bron=BRON_TERUGPLAN,
                   som=(som,), herinner=tuple(asked), agenda="", weken=0, toelichting="")  # fmt: skip


def _publicatie(standen: Mapping[str, str], feiten: HerverdelingFeiten, kalender: Kalender) -> Iterator[LaatsteDag]:
    """Before it there is no number to give: it is asked when it can be there. It is not for us to keep."""
    tijdvak = lees_tijdvak(feiten.tijdvak)
    waiting = [code for code in feiten.codes if standen[code] == "gevraagd"]
    if standen[GEHEEL] != "verkenning" or tijdvak is None or not waiting:
        return
    termijn = bereken(PUBLICATIE, tijdvak.begin, kalender)
    if feiten.ronde_op < termijn.einde:
        last = termijn.uiterlijk or termijn.einde
        asked = [
            vanaf(f"cijfer_{code}", dag, kalender, merk=f"publicatie+{(dag - last).days}", rol=aanspreekpunt(code))
            for code in waiting
            for dag in (last, last + EEN_DAG)
        ]
        titel = f"herverdeling: {PUBLICATIE.opdracht} uiterlijk"
        day = van_termijn(termijn, wie="minister", agenda=titel, herinner=asked)
        yield replace(day, leidt=False, begonnen=None, weken=0)


def _tijdvak(whole: str, back: Terugplan | None, kalender: Kalender) -> Iterator[LaatsteDag]:
    """When it begins: what was not done by then is asked about once more, and it stands in the calendar."""
    if back is not None and whole in (*VOOR_BESLUIT, "wacht_op_bekendmaking"):
        begin = back.tijdvak.begin
        wat = f"tijdvak {back.tijdvak} begint"
        yield LaatsteDag(TIJDVAK, wat, begin, kalender.herinnerdag(begin), Aard.WET, WET, woord="op",
                         agenda=f"herverdeling: {wat}", leidt=False)  # fmt: skip


def _vergaderingen(feiten: HerverdelingFeiten) -> Iterator[LaatsteDag]:
    """When the colleges meet: it stands in the calendar, and is no term."""
    for code, own in feiten.gemeenten():
        if (dag := own.vergadering) is not None:
            titel = "collegevergadering herverdeling"
            yield LaatsteDag(f"{VERGADERING}{code}", titel, dag, dag, Aard.EIGEN, woord="op", agenda=titel, leidt=False)


# ---------------------------------------------------------------- who is told, and COA


def _meldingen(whole: str, feiten: HerverdelingFeiten, kalender: Kalender, writer: str) -> Iterator[LaatsteDag]:
    """From the first bekendmaking, each party that was not told yet; the week counts from the last one."""
    published = feiten.bekendmakingen
    if whole not in ("wacht_op_bekendmaking", "wacht_op_kennisgeving") or not published:
        return
    for term in (term for term in KENNISGEVINGEN if term.naam in feiten.niet_gemeld):
        termijn, soort = bereken(term, published[-1], kalender), f"meld_{term.naam}"
        last = termijn.uiterlijk or termijn.einde
        before = [replace(item, rol=writer) for item in vooraf(soort, termijn.einde, last, (), kalender)]
        late = erna(f"{soort}_laat", termijn.einde, (1, 8, 15), kalender, writer)
        asked = [*erna(soort, published[0], (1, 4), kalender, writer), *before, *late]
        yield _van_termijn(termijn, "gemeente die de brieven stuurt", een_per_dag(asked))


def _verwerken(whole: str, feiten: HerverdelingFeiten, kalender: Kalender, writer: str) -> LaatsteDag | None:
    told = feiten.hersteld_op or feiten.coa_op
    if whole != "wacht_op_coa_toets" or told is None:
        return None
    termijn = bereken(VERWERKEN, told, kalender)
    last = termijn.uiterlijk or termijn.einde
    before = [
        tot("coa", termijn.einde - TUSSENTIJD, kalender, merk="-7", rol=writer),
        *(replace(item, rol=writer) for item in vooraf("coa", termijn.einde, last, (), kalender)),
    ]
    late = erna("coa_laat", termijn.einde, (1, 8, 15), kalender, writer)
    return _van_termijn(termijn, "COA, unit Plaatsing", een_per_dag([*before, *late]))


def _van_termijn(termijn: Termijn, wie: str, herinner: Sequence[Gepland]) -> LaatsteDag:
    titel = termijn.term.titel
    return van_termijn(termijn, wat=titel, wie=wie, agenda=f"herverdeling: {titel} uiterlijk", herinner=herinner)


# ---------------------------------------------------------------- what is only asked

_DEELNEMER: Mapping[str, tuple[str, bool, tuple[int, ...]]] = {
    "gevraagd": ("cijfer", True, (7, 14, 21)),
    "bevestigd": ("akkoord", True, (7, 14, 21)),
    "afgewezen": ("afgewezen", False, (1, 8, 15)),
    "college": ("besluit", True, (1, 8, 15)),
    "besloten": ("bekendmaking", True, (3, 7, 14)),
}
"""By stand: the kind of reminder, whether the gemeente is asked (else who sends the letters), and on which days after
the figures, the college, the last besluit."""


def _asked(stand: str, code: str, feiten: HerverdelingFeiten, writer: str) -> tuple[str, str] | None:
    """What kind of reminder asks a gemeente to get on, and who hears it. Nobody is asked for an akkoord while numbers
    are missing, nor to publish while others still decide."""
    if stand not in _DEELNEMER or stand == "besloten" or (stand == "bevestigd" and not feiten.cijfers_bekend):
        return None
    soort, asked, _ = _DEELNEMER[stand]
    return f"{soort}_{code}", aanspreekpunt(code) if asked else writer


def _stappen(
    standen: Mapping[str, str], feiten: HerverdelingFeiten, kalender: Kalender, writer: str, until: date
) -> Iterator[LaatsteDag | None]:
    """Asked soon after it is somebody's turn, until the day by which it must be done is near: then that day asks."""

    def asked(soort: str, since: date, days: Iterable[int], rol: str) -> LaatsteDag | None:
        series = erna(soort, since, days, kalender, rol)
        return herinner_aan(soort, [item for item in series if item.dag < until])

    for code in feiten.codes:
        if (found := _wie(standen, code, feiten, writer)) is not None:
            soort, rol = found
            yield asked(soort, _sinds(standen[code], code, feiten), _DEELNEMER[standen[code]][2], rol)
    if standen[GEHEEL] == "verkenning" and _allen_akkoord(standen, feiten):
        yield asked("naar_colleges", feiten.ronde_op, (7, 14, 28), writer)


def _wie(standen: Mapping[str, str], code: str, feiten: HerverdelingFeiten, writer: str) -> tuple[str, str] | None:
    if standen[code] != "besloten":
        return _asked(standen[code], code, feiten, writer)
    return (f"{BEKENDMAKING}_{code}", aanspreekpunt(code)) if standen[GEHEEL] not in VOOR_BESLUIT else None


def _allen_akkoord(standen: Mapping[str, str], feiten: HerverdelingFeiten) -> bool:
    return all(standen[code] == "akkoord" for code in feiten.codes)


def _sinds(stand: str, code: str, feiten: HerverdelingFeiten) -> date:
    """Since when it is this gemeente's turn."""
    if stand == "besloten":
        return feiten.besluiten[-1]
    if stand == "college":
        return feiten.van(code).vergadering or feiten.colleges_op or feiten.ronde_op
    return feiten.ronde_op


def _geheel(whole: str, feiten: HerverdelingFeiten, kalender: Kalender, writer: str) -> Iterator[LaatsteDag | None]:
    """What is asked of who leads."""
    if whole == "herstel_gevraagd" and feiten.herstel_op:
        yield herinner_aan("herstel", erna("herstel", feiten.herstel_op, (1, 7, 14), kalender, writer))
    if whole == "verwerkt" and feiten.verwerkt_op and feiten.kennis_op is None:
        yield herinner_aan("kennis", erna("kennis", feiten.verwerkt_op, (14, 28), kalender, writer))


VERGADERING, LIEFST, TIJDVAK = "vergadering-", "liefst uiterlijk", "tijdvak"
VOORAF, VERTEL = "vooraf", "vooraf vertellen"

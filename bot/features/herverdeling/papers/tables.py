"""The tables of a paper: the numbers of every tijdvak, what stays, who is where, and what is planned."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.features.herverdeling.papers.dossier import Dossier
from bot.features.herverdeling.papers.of_gemeente import VanGemeente
from bot.features.herverdeling.papers.sheet import Geheel
from bot.features.herverdeling.papers.wording import dag, erbij
from bot.features.herverdeling.table_screens import KORT
from bot.files.paper import Deel, Rij, Tabel
from workflows.dates.kalender import KALENDER
from workflows.dates.termijnen import bereken
from workflows.herverdeling.terugplan import BEKENDMAKING, BESLUIT, BRIEF, TUSSENTIJD, VERWERKEN, terugplan

NOG_NIET = "nog niet gepubliceerd"
KOLOMMEN = ("Gemeente", "Taakstelling oud", "Erbij of eraf", "Taakstelling nieuw")


def rijen(geheel: Geheel) -> tuple[Rij, ...]:
    """The numbers of the first tijdvak, and together; none where they cannot be said of that tijdvak alone."""
    if not geheel.per_tijdvak:
        return ()
    dossier, codes = geheel.dossier, geheel.codes
    found = [
        Rij(dossier.namen[code], str(dossier.oud(code)), erbij(own.verschil), str(dossier.nieuw(code)))
        for code, own in geheel.weet.gemeenten()
    ]
    before, after = sum(map(dossier.oud, codes)), sum(map(dossier.nieuw, codes))
    return (*found, Rij("Samen", str(before), erbij(after - before), str(after)))


def verder(geheel: Geheel) -> Iterator[Deel]:
    """What comes below: the later tijdvakken, of which no number is published; or the numbers over all of them."""
    if not geheel.per_tijdvak:
        yield f"De aantallen gelden{geheel.telt}. Wat dat per tijdvak is: [verdeling over de tijdvakken]."
        yield Tabel(
            ("Gemeente", f"Gepubliceerd voor {geheel.tijdvakreeks[0]}", "Erbij of eraf"), tuple(_over_alle(geheel))
        )
        return
    for tijdvak in geheel.tijdvakreeks[1:]:
        yield f"Tijdvak {tijdvak} ({dag(tijdvak.begin)} t/m {dag(tijdvak.einde)}):"
        rows = [
            (geheel.dossier.namen[code], NOG_NIET, erbij(own.verschil), f"oud getal {erbij(own.verschil)}")
            for code, own in geheel.weet.gemeenten()
        ]
        yield Tabel(KOLOMMEN, (*rows, ("Samen", NOG_NIET, "0", "gelijk")))


def _over_alle(geheel: Geheel) -> Iterator[tuple[str, ...]]:
    for code, own in geheel.weet.gemeenten():
        yield geheel.dossier.namen[code], str(geheel.dossier.oud(code)), erbij(own.verschil)
    yield "Samen", str(sum(map(geheel.dossier.oud, geheel.codes))), "0"


def blijft(geheel: Geheel) -> Iterator[Deel]:
    """What holds where there is no herverdeling."""
    rows = [(geheel.dossier.namen[code], str(geheel.dossier.oud(code))) for code in geheel.codes]
    yield Tabel(("Gemeente", f"Taakstelling {geheel.eerste_tijdvak}"), tuple(rows))


def stand(geheel: Geheel) -> Iterator[Deel]:
    """Where each gemeente is, and who says so."""
    rows = [
        (naam, _stand(geheel.dossier, code), VanGemeente(geheel.dossier, code).zegt)
        for code, naam in geheel.dossier.namen.items()
        if code in geheel.codes
    ]
    yield Tabel(("Gemeente", "Stand", "Wie zegt dat"), tuple(rows))


def _stand(dossier: Dossier, code: str) -> str:
    said = KORT[dossier.standen.get(code, "gevraagd")].lstrip("✓✗ ")
    own = dossier.weet.van(code)
    day = {"besloten": own.besluit_op, "bekendgemaakt": own.bekend_op}.get(said)
    return f"{said} op {dag(day)}" if day else said


def planning(geheel: Geheel) -> Iterator[Deel]:
    """What is still to come with its last day: preferably before the tijdvak, else as the terms count."""
    yield Tabel(("Wat", "Wie", "Wanneer"), tuple(_stappen(geheel)))


def _stappen(geheel: Geheel) -> Iterator[tuple[str, str, str]]:
    dossier, back = geheel.dossier, terugplan(geheel.tijdvakreeks[0], KALENDER)
    besluiten, bekend = geheel.weet.besluiten, geheel.weet.bekendmakingen
    all_decided, all_known = len(besluiten) == len(geheel.codes), len(bekend) == len(geheel.codes)
    yield (
        "Besluit", "elk college",
        _op(besluiten) if all_decided else _liefst(back.dagen[BESLUIT], dossier.vandaag),
    )  # fmt: skip
    yield (
        "Bekendmaking", "elke gemeente",
        _op(bekend) if all_known else _liefst(back.dagen[BEKENDMAKING], dossier.vandaag),
    )  # fmt: skip
    yield "Brieven aan COA, provincie, BZK en JenV", geheel.afzender, _brieven(geheel, all_known, back.dagen[BRIEF])
    yield "COA toetst en verwerkt", "COA", _coa(geheel)


def _op(days: Sequence[date]) -> str:
    """The day that all share; else that of the last, said as such."""
    return f"op {dag(days[-1])}" if days[0] == days[-1] else f"de laatste op {dag(days[-1])}"


def _liefst(last: date, vandaag: date) -> str:
    return f"liefst uiterlijk {dag(last)}" if last >= vandaag else "zo snel mogelijk"


def _brieven(geheel: Geheel, known: bool, last: date) -> str:
    told = geheel.weet.coa_op
    if told is not None:
        return f"COA op {dag(told)}"
    if known:
        return f"uiterlijk {dag(geheel.weet.bekendmakingen[-1] + TUSSENTIJD)}"
    week = "binnen een week na de laatste bekendmaking"
    return f"{week}, liefst uiterlijk {dag(last)}" if last >= geheel.dossier.vandaag else week


def _coa(geheel: Geheel) -> str:
    known = geheel.weet
    if known.verwerkt_op is not None:
        return f"op {dag(known.verwerkt_op)}"
    told = known.hersteld_op or known.coa_op
    return f"uiterlijk {dag(bereken(VERWERKEN, told, KALENDER).einde)}" if told else "binnen een maand na ontvangst"


TABELLEN = {"blijft": blijft, "stand": stand, "planning": planning}

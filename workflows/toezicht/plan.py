"""The days of the half-year round of a provincie: the last day of the taakstelling, when it can be judged, until when a
judgement was put off; with when the provincie is told of each."""

from datetime import date, timedelta

from workflows.bron import Bron
from workflows.dates.kalender import Kalender
from workflows.dates.termijnen import Aard
from workflows.dates.tijdvak import Tijdvak
from workflows.engine.laatste_dagen import Gepland, LaatsteDag, erna, tot, vanaf
from workflows.toezicht.beleidskader import Beleidskader

PEILDAG, TUSSENTOETS, NAIJL, TOETS, UITSTEL = "peildag", "tussentoets", "naijl", "toets", "uitstel"
WET = Bron("Huisvestingswet", "artikel 28", 2014)
EIGEN = Bron("eigen keuze van de provincie", "", 2026)
WEER = (28,)
"""Days after which a round that is not judged is brought up again (own choice)."""
VOORAF = timedelta(days=14)
"""So long before the tijdvak ends the provincie hears how the gemeenten stand (own choice)."""
WEER_UITSTEL = (7, 28)
"""The same for a judgement that was put off."""


def ronde_dagen(tijdvak: Tijdvak, kader: Beleidskader, kalender: Kalender) -> tuple[LaatsteDag, ...]:
    """The days that a tijdvak has for all gemeenten of the provincie."""
    *early, ready = kader.toetsdagen(tijdvak)
    source = Bron(kader.bron, "", tijdvak.jaar)
    found = [peildag(tijdvak, kalender)]
    found += [_dag(TUSSENTOETS, "tussentoets kan", dag, Aard.AFSPRAAK, source, kalender) for dag in early]
    if kader.naijl_dagen:
        last = ready - timedelta(days=1)
        found.append(LaatsteDag(NAIJL, "na-ijl telt mee", last, last, Aard.EIGEN, source, woord="tot en met"))
    return (
        *found,
        _dag(TOETS, "toetsen kan", ready, Aard.AFSPRAAK, source, kalender, *erna(TOETS, ready, WEER, kalender)),
    )


def peildag(tijdvak: Tijdvak, kalender: Kalender) -> LaatsteDag:
    """The one day of the law: it is the gemeente's. The provincie hears of it while something can still be done."""
    last = tijdvak.einde
    asked = (tot(PEILDAG, last - VOORAF, kalender, merk=f"-{VOORAF.days}"),)
    return LaatsteDag(PEILDAG, "taakstelling gehaald", last, kalender.herinnerdag(last), Aard.WET, WET,
                      wie="gemeente", begonnen=tijdvak.begin, herinner=asked)  # fmt: skip


def _dag(naam: str, wat: str, dag: date, aard: Aard, bron: Bron, kalender: Kalender, *later: Gepland) -> LaatsteDag:
    """A first day: told on the first working day from then on."""
    asked = (vanaf(naam, dag, kalender, merk="0"), *later)
    return LaatsteDag(naam, wat, dag, dag, aard, bron, wie="provincie", woord="vanaf", herinner=asked)


def uitstel(tot: date, kalender: Kalender) -> LaatsteDag:
    """Until when the provincie put a judgement off: its own promise."""
    asked = (vanaf(UITSTEL, tot, kalender, merk="0"), *erna(UITSTEL, tot, WEER_UITSTEL, kalender))
    return LaatsteDag(UITSTEL, "oordeel", tot, tot, Aard.EIGEN, EIGEN, wie="provincie", herinner=asked)


def van(dagen: tuple[LaatsteDag, ...], naam: str) -> LaatsteDag | None:
    """The day of this name, where the round has it."""
    return next((dag for dag in dagen if dag.naam == naam), None)

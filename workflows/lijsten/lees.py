"""One reader for every list, whatever it ends in."""

from collections.abc import Callable, Sequence
from datetime import date

from workflows.dates.kalender import Kalender
from workflows.lijsten import cijfers, koppelingen
from workflows.lijsten.blad import Tabel
from workflows.lijsten.gebied import Vind
from workflows.lijsten.lezing import Antwoorden, GelezenKolom, Lezing
from workflows.lijsten.tabel import CIJFERS, KOPPELINGEN, PROVINCIES

GEEN_LIJST = "Ik vind geen kop die ik ken, en ook geen rijen met een datum en een aantal."
PROVINCIE_TOTALEN = (
    "Dit zijn totalen van provincies. Die leg ik niet vast: taakstelling en gehuisvest tellen hier per gemeente."
)


def lees(
    soort: str,
    tabellen: Sequence[Tabel],
    antwoorden: Antwoorden,
    vandaag: date,
    kalender: Kalender,
    vind: Vind,
    *,
    plaatsen: bool = False,
    over: Sequence[str] = (),
    keur: koppelingen.Keur = lambda _: None,
    lijkt_op: Callable[[str], tuple[str, ...]] = lambda _: (),
    geleerd: bool = False,
    eigen: Sequence[str] = (),
) -> Lezing:
    """What these tables of one kind say after these answers."""
    rows = sum(len(tabel.rijen) for tabel in tabellen)
    most = koppelingen.MEESTE_RIJEN if soort == KOPPELINGEN else cijfers.MEESTE_RIJEN
    if soort == PROVINCIES:
        return _geweigerd(tabellen, over, PROVINCIE_TOTALEN)
    if soort not in (KOPPELINGEN, CIJFERS) or not rows:
        return _geweigerd(tabellen, over, GEEN_LIJST if soort not in (KOPPELINGEN, CIJFERS) else "Ik vind geen rijen.")
    if rows > most:
        return _geweigerd(tabellen, over, f"In één lijst passen {most} rijen. Knip de lijst in stukken.")
    if soort == KOPPELINGEN:
        read = koppelingen.lees(tabellen, antwoorden, vandaag, kalender, over=over, keur=keur, geleerd=geleerd)
    else:
        read = cijfers.lees(
            tabellen, antwoorden, vind, vandaag, plaatsen=plaatsen, over=over, lijkt_op=lijkt_op, eigen=eigen
        )
    return read


def _geweigerd(tabellen: Sequence[Tabel], over: Sequence[str], waarom: str) -> Lezing:
    columns = {
        k.kop: GelezenKolom(tabel.blad, k.plaats, k.kop, "", "niet gelezen", k.getallen)
        for tabel in tabellen
        for k in tabel.kolommen
    }
    return Lezing("geweigerd", tuple(columns.values()), niet_gelezen=tuple(over), weigering=waarom)

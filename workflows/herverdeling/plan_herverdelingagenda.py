"""The dates of a herverdeling that belong in a calendar: the colleges that meet, the last days before the tijdvak, who
must be told, and COA's month."""

from collections.abc import Iterator

from workflows.dates.kalender import Kalender
from workflows.engine.agenda import Afspraak
from workflows.engine.zaak import Zaak
from workflows.herverdeling.plan import termijnen, terugplan
from workflows.herverdeling.regels import GEHEEL, partijen, tijdvak_van


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

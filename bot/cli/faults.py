"""`ketenbot fouten`: what went wrong in a running Ketenbot, for its operator. Never what a person wrote or read."""

from collections.abc import Iterator
from datetime import datetime

import click

from bot.cli.beside import beside
from bot.desk.visit import AMSTERDAM
from bot.run.cleaning import KEEP_SENT
from bot.settings import load
from storage.outbox import Refusals
from storage.store import Store
from storage.updates import Fault

NOTHING = "geen fouten en geen geweigerde berichten"
WHAT_NOW = "meld een fout met type, plaats en versie; speel hem na zoals docs/beheer.md beschrijft"


@click.command()
def fouten() -> None:
    """Wat opzij is gezet en wat een kanaal weigerde: type, plaats, versie en hoe vaak. Geen teksten."""
    settings = load()
    with beside(settings) as store, store.reading():
        lines = list(_lines(store, settings.ketenbot_bewaar_fouten))
    for line in lines or [NOTHING]:
        click.echo(line)


def _lines(store: Store, days: int) -> Iterator[str]:
    faults, refusals, unreachable = store.updates.faults(), store.outbox.refusals(), store.addresses.unreachable()
    if faults:
        yield f"opzij gezet (de laatste {days} dagen):"
        yield from map(_fault, faults)
        yield WHAT_NOW
    if refusals:
        yield f"geweigerd door een kanaal (de laatste {KEEP_SENT.days} dagen):"
        yield from map(_refusal, refusals)
    if unreachable:
        talks = "1 gesprek" if unreachable == 1 else f"{unreachable} gesprekken"
        yield f"niet bereikbaar: {talks}, tot die persoon iets stuurt"


def _fault(fault: Fault) -> str:
    period = _moment(fault.laatste) if fault.aantal == 1 else f"{_moment(fault.eerste)} tot {_moment(fault.laatste)}"
    return f"  {fault.aantal} keer {fault.fout} in {fault.plaats}, versie {fault.versie or 'onbekend'}, {period}"


def _refusal(refused: Refusals) -> str:
    return f"  {refused.aantal} keer {refused.reden} door {refused.kanaal}, laatst {_moment(refused.laatste)}"


def _moment(when: datetime) -> str:
    local = when.astimezone(AMSTERDAM)
    return f"{local.day}-{local.month}-{local.year} {local:%H:%M}"

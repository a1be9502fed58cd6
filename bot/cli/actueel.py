"""Commands for what changed in the world: items in from a file, ended, taken out, and undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import click

from bot.cli.beside import beside
from bot.cli.gegevens import LARGEST
from bot.desk.visit import AMSTERDAM
from bot.features.vraagbaak import actueel as desk
from bot.files.sheets import sheets
from bot.run.service import CannotStart, wall_clock
from bot.settings import load
from knowledge.actueel import Actueel, laad_actueel, lees_rijen, lees_toml, verbanden
from knowledge.dag import zeg
from knowledge.search.kennis import laad
from storage.store import Store

OPERATOR = "beheerder"
DOOR = click.option("--door", default=OPERATOR, show_default=True, help="Wie dit doet: een functie, geen persoon.")


@click.group()
def actueel() -> None:
    """Wat er sinds de handreikingen is veranderd."""


@actueel.command(name="importeer")
@click.argument("pad", type=click.Path(path_type=Path))
@DOOR
def import_items(pad: Path, door: str) -> None:
    """Lees items in (.toml of .csv), in hun geheel of niet.

    In .toml staat elk item onder [[item]], in .csv op een regel onder een kopregel. De velden:

    \b
      onderwerp    waar het over gaat; van een bestaand item: vervangt het
      wat          wat er veranderde; de eerste zin staat onder de antwoorden
      sinds        2026-10-16, 2026-10 of 2026
      pagina       een of meer adressen (https://)
      nagekeken    wanneer jij de pagina het laatst las: 2026-12 of 2026-12-02
    mag:
      pagina_van   van wanneer de pagina is
      entries      de antwoorden waar het bij hoort
      onbekend     wat je zocht en niet vond
      einde        de laatste dag waarop het getoond wordt
    """
    items = _read(pad)
    with _writing() as (store, now):
        changed = store.actueel.add([(item.sleutel, item.velden()) for item in items], door, now)
    click.echo(f"{len(changed)} ingelezen" + (f"; {same} stonden er al" if (same := len(items) - len(changed)) else ""))


def _read(path: Path) -> list[Actueel]:
    """The items of a file. Raises CannotStart with one line."""
    kind = path.suffix.lower()
    if kind not in (".toml", ".csv"):
        raise CannotStart(f"{path}: alleen .toml en .csv kan ik lezen")
    try:
        if path.stat().st_size > LARGEST:
            raise CannotStart(f"{path}: dit bestand is te groot")
        content = path.read_bytes()
        items, problems = lees_toml(content.decode("utf-8")) if kind == ".toml" else lees_rijen(_rows(path, content))
    except FileNotFoundError:
        raise CannotStart(f"{path} bestaat niet") from None
    except CannotStart:
        raise
    except Exception as exc:  # whatever a strange file does to a parser
        raise CannotStart(f"{path} kan ik niet lezen ({type(exc).__name__})") from None
    problems += verbanden(items, (entry.id for thema in laad().themas() for entry in thema.entries))
    if problems:
        more = f" (en nog {len(problems) - 1})" if len(problems) > 1 else ""
        raise CannotStart(f"{path}: {problems[0]}{more}; er is niets ingelezen")
    if not items:
        raise CannotStart(f"{path}: er staat geen item in; er is niets ingelezen")
    return items


def _rows(path: Path, content: bytes) -> list[tuple[int, list[str]]]:
    rows = next((sheet.rijen for sheet in sheets(path.name.lower(), content) if sheet.rijen), ())
    return [(number, list(row)) for number, row in rows if any(cell.strip() for cell in row)]


@actueel.command(name="einde")
@click.argument("onderwerp")
@click.argument("dag", type=click.DateTime(["%Y-%m-%d"]))
@DOOR
def end(onderwerp: str, dag: datetime, door: str) -> None:
    """Laat een item na een dag niet meer zien, ook een dat bij Ketenbot hoort."""
    with _writing() as (store, now):
        own = {item.sleutel: item for item in desk.own(store)}
        known = {item.sleutel: item for item in laad_actueel()} | own
        found = known.get(_key(onderwerp))
        if found is None:
            raise CannotStart(f"{onderwerp}: dit item is er niet; kijk met: ketenbot actueel lijst")
        store.actueel.add([(found.sleutel, found.velden() | {"einde": dag.date().isoformat()})], door, now)
    click.echo(f"{found.onderwerp}: te zien tot en met {zeg(dag.date())}")


@actueel.command(name="verwijder")
@click.argument("onderwerp")
@DOOR
def remove(onderwerp: str, door: str) -> None:
    """Haal een eigen item weg; wat Ketenbot zelf over dit onderwerp zegt, staat er dan weer."""
    with _writing() as (store, now):
        gone = store.actueel.remove(_key(onderwerp), door, now)
    if not gone:
        raise CannotStart(f"{onderwerp}: dit is geen eigen item; kijk met: ketenbot actueel lijst")
    click.echo(f"{onderwerp} is weg")


@actueel.command(name="terug")
def undo() -> None:
    """Maak ongedaan wat het laatst is ingelezen, beëindigd of verwijderd."""
    with _writing() as (store, now):
        keys = store.actueel.undo(now)
    if not keys:
        raise CannotStart("er is niets om terug te nemen")
    click.echo(f"teruggenomen: {', '.join(keys)}")


@actueel.command(name="lijst")
def list_items() -> None:
    """Alle items van vandaag, met wie ze toevoegde; wat beëindigd is staat erbij."""
    today = _today()
    with beside(load()) as store:
        rows = {row.sleutel: row for row in store.actueel.all()}
        shown = desk.shown(store, today)
        ended = [item for item in desk.own(store) if not item.loopt(today)]
    for item in (*shown, *ended):
        row = rows.get(item.sleutel)
        who = f", {row.door} {zeg(row.moment.astimezone(AMSTERDAM).date())}" if row else ""
        over = f", te zien tot en met {zeg(item.einde)}" if item.einde else ""
        click.echo(f"{item.sinds.iso:10}  {item.onderwerp} (nagekeken {item.nagekeken.iso}{over}{who})")


@contextmanager
def _writing() -> Iterator[tuple[Store, datetime]]:
    with beside(load()) as store, store.atomic():
        yield store, wall_clock()


def _key(onderwerp: str) -> str:
    return " ".join(onderwerp.casefold().split())


def _today() -> date:
    return wall_clock().astimezone(AMSTERDAM).date()

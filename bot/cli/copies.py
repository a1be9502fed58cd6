"""`ketenbot backup` and `ketenbot herstel`: a copy, and the way back to one."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bot.cli.beside import beside
from bot.cli.replica import fetch
from bot.run.service import CannotStart, wall_clock
from bot.screens import restored
from bot.settings import load
from storage.store import DatabaseProblem, serving_lock
from storage.trust.copies import backup as make
from storage.trust.copies import check_copy
from storage.trust.going_back import go_back, tidy

NO_BOOK = (
    "let op: er is geen wisboek gevonden. Na de start zegt ketenbot niemand iets en legt niets vast, tot een beheerder "
    "bevestigt: in de chat, of met `ketenbot herstel --bevestig`"
)


@click.command()
@click.argument("pad", type=click.Path(path_type=Path))
def backup(pad: Path) -> None:
    """Kopieer de database, ook terwijl ketenbot draait."""
    database = load().database
    if not database.exists():
        raise DatabaseProblem(f"database {database} bestaat niet")
    make(database, pad)
    click.echo(f"back-up staat in {pad}")


@click.command()
@click.argument("pad", type=click.Path(path_type=Path), required=False)
@click.option("--van", "replica", help="Neem over van de kopie die litestream bijhoudt: adres of litestream.yml.")
@click.option("--opruimen", is_flag=True, help="Haal bestanden weg die eerder zijn vervangen.")
@click.option("--bevestig", is_flag=True, help="Ga verder na een herstel zonder wisboek; mag ook naast --van.")
def herstel(pad: Path | None, replica: str | None, *, opruimen: bool, bevestig: bool) -> None:
    """Zet een back-up terug, of neem over van een replica. Stop ketenbot eerst; het oude bestand blijft ernaast
    staan."""
    wanted = (pad is not None) + (replica is not None) + opruimen
    if wanted + bevestig != 1 and not (replica is not None and wanted == 1):
        raise click.UsageError("geef het pad van een back-up, of --van, of --opruimen, of --bevestig")
    if opruimen:
        _tidy()
    elif replica is not None:
        _take_over(replica, sure=bevestig)
    elif pad is not None:
        _restore(pad, str(pad))
    else:
        _confirm()


def _take_over(replica: str, *, sure: bool) -> None:
    """The newest state that stands elsewhere, as any backup; `sure`: the operator says that it may go on at once."""
    database = load().database
    with TemporaryDirectory(prefix=".overname-", dir=database.absolute().parent) as folder:
        copy = Path(folder) / database.name
        fetch(replica, database, copy)
        book = _restore(copy, replica, fresh=True)
    if sure and not book:
        _confirm()


def _restore(pad: Path, naam: str, *, fresh: bool = False) -> bool:
    """Put it back; says whether there was a wisboek."""
    settings = load()
    check_copy(pad, settings.mode)
    with serving_lock(settings.database) as slot:
        done = go_back(pad, settings.database, settings.mode, slot, wall_clock(), fresh=fresh)
    click.echo(f"teruggezet: {naam}" + (f"; het oude bestand is nu {done.oud}" if done.oud else ""))
    for line in restored.summary(done.leven.stand_van, done.leven.vervallen, done.leven.opnieuw):
        click.echo(line)
    if not done.wisboek:
        click.echo(NO_BOOK)
    return done.wisboek


def _tidy() -> None:
    count = tidy(load().database, wall_clock(), None)
    click.echo(f"{count} oude bestanden weggehaald" if count != 1 else "1 oud bestand weggehaald")


def _confirm() -> None:
    with beside(load()) as store, store.atomic():
        if not store.levens.confirm():
            raise CannotStart("er wacht geen herstel op een bevestiging")
    click.echo("bevestigd: ketenbot gaat verder en vertelt iedereen dat er is teruggezet")

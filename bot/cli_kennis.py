"""Commands for the editors of the knowledge base: documents in, what was not answered, measuring and checking."""

from datetime import timedelta
from pathlib import Path

import click

from bot.beside import beside
from bot.desk.sources import OnleesbaarDocument, import_document
from bot.serve import CannotStart, wall_clock
from bot.settings import load
from knowledge.controle import controleer
from knowledge.kennis import laad
from knowledge.toets import meet, tabellen


@click.group()
def bronnen() -> None:
    """Documenten achter de antwoorden."""


@bronnen.command(name="importeer")
@click.argument("paden", nargs=-1, required=True, type=click.Path(path_type=Path))
def import_documents(paden: tuple[Path, ...]) -> None:
    """Lees .txt, .pdf of .docx in; een oudere versie van hetzelfde document wordt vervangen."""
    failed = 0
    with beside(load()) as store:
        for number, path in enumerate(paden, start=1):
            try:
                done = import_document(store, path, wall_clock())
            except (OnleesbaarDocument, OSError) as problem:
                failed += 1
                reason = problem.strerror if isinstance(problem, OSError) else str(problem)
                click.echo(f"{number}/{len(paden)} {path.name}: niet gelukt, {reason}", err=True)
                continue
            older = "; de oudere versie is vervangen" if done.replaced else ""
            click.echo(f"{number}/{len(paden)} {path.name}: {done.titel}, {done.passages} passages{older}")
    if failed:
        raise CannotStart(f"{failed} van de {len(paden)} bestanden zijn niet ingelezen")


@click.group()
def kennis() -> None:
    """Onderhoud van de antwoorden."""


@kennis.command()
@click.option("--dagen", default=30, show_default=True, help="Over hoeveel dagen terug.")
def vragen(dagen: int) -> None:
    """Wat niet werd beantwoord, en wat naar de redactie is gestuurd."""
    with beside(load()) as store:
        counts = store.answers.counts((wall_clock() - timedelta(days=dagen)).date())
        sent = store.answers.for_editors()
    said = {
        "onbekend": "dat weet ik niet",
        "keuze": "keuzes getoond",
        "klopt_niet": "antwoord klopt niet",
        "andere_vraag": "was een andere vraag",
    }
    click.echo(f"de laatste {dagen} dagen:" if counts else f"de laatste {dagen} dagen: niets gemist")
    for soort, thema, aantal in counts:
        click.echo(f"{aantal:6}  {said.get(soort, soort)}{f'  ({thema})' if thema else ''}")
    for moment, tekst in sent:
        click.echo(f"{moment[:10]}  {tekst}")


@kennis.command()
@click.argument("sets", nargs=-1, required=True, type=click.Path(path_type=Path))
def toets(sets: tuple[Path, ...]) -> None:
    """Meet de antwoorden met vragensets (JSON Lines met id, q, kind en must)."""
    try:
        loaded = laad()
        click.echo(tabellen([meet(loaded, path) for path in sets]))
    except (OSError, ValueError, KeyError) as problem:
        raise CannotStart(f"de vragen zijn niet te lezen: {problem}") from None


@kennis.command()
def controle() -> None:
    """Controleer bronnen, verbanden, lengte en dubbele formuleringen van alle antwoorden."""
    remarks = controleer(laad().themas())
    for remark in remarks:
        click.echo(remark)
    if remarks:
        raise CannotStart(f"{len(remarks)} opmerkingen bij de antwoorden")
    click.echo("alles klopt")

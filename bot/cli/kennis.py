"""Commands for the editors of the knowledge base: documents in, what was not answered, measuring and checking."""

from datetime import datetime, timedelta
from pathlib import Path

import click

from bot.cli.beside import beside
from bot.cli.calendar_end import warnings
from bot.desk.visit import AMSTERDAM
from bot.features.vraagbaak.documents import ENDINGS, Imported, OnleesbaarDocument, files_of, import_document
from bot.run.service import CannotStart, wall_clock
from bot.settings import load
from knowledge.controle import controleer, keur_actueel, voorbij
from knowledge.measure import meet, tabellen
from knowledge.search.kennis import laad
from storage.store import Store
from workflows.dates.reading import zeg


@click.group()
def bronnen() -> None:
    """Documenten achter de antwoorden."""


@bronnen.command(name="importeer")
@click.argument("paden", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--jaar", type=click.IntRange(1990, 2100), help="Jaar van deze uitgave, als dat een ander is dan bekend.")
def import_documents(paden: tuple[Path, ...], jaar: int | None) -> None:
    """Lees .txt, .pdf of .docx in, of een map ermee; een oudere versie van hetzelfde document wordt vervangen."""
    found = list(files_of(paden))
    if not found:
        raise CannotStart(f"hier staat geen document dat ik kan lezen ({', '.join(ENDINGS)})")
    if jaar is not None and len(found) > 1:
        raise click.UsageError("--jaar geldt voor één document: lees de documenten een voor een in")
    with beside(load()) as store:
        done = [_import_one(store, path, f"{number}/{len(found)}", jaar) for number, path in enumerate(found, start=1)]
    if failed := done.count(None):
        raise CannotStart(f"{failed} van de {len(found)} bestanden zijn niet ingelezen")


def _import_one(store: Store, path: Path, place: str, jaar: int | None) -> Imported | None:
    def progress(read: int, pages: int) -> None:
        click.echo(f"{place} {path.name}: bladzijde {read} van {pages}", err=True)

    try:
        done = import_document(store, path, wall_clock(), progress, jaar=jaar)
    except (OnleesbaarDocument, OSError) as problem:
        click.echo(f"{place} {path.name}: niet gelukt, {_reason(problem)}", err=True)
        return None
    older = "; de oudere versie is vervangen" if done.replaced else ""
    click.echo(f"{place} {path.name}: {done.titel}, {done.passages} passages{older}")
    if not done.known:
        click.echo("    geen antwoord noemt dit document; het komt mee als iemand in de documenten zoekt")
    return done


def _reason(problem: Exception) -> str:
    if isinstance(problem, FileNotFoundError):
        return "dit bestand bestaat niet"
    if isinstance(problem, PermissionError):
        return "dit bestand mag ik niet lezen"
    return f"dit bestand kan ik niet lezen ({type(problem).__name__})" if isinstance(problem, OSError) else str(problem)


@bronnen.command(name="lijst")
def list_documents() -> None:
    """Welke documenten zijn ingelezen."""
    with beside(load()) as store:
        documents = store.passages.documents()
    for item in documents:
        year = f" ({item.jaar})" if item.jaar else ""
        click.echo(f"{item.code}  {item.titel}{year}, {item.passages} passages, ingelezen {item.ingelezen[:10]}")
    if not documents:
        click.echo("er is nog niets ingelezen; doe dat met: ketenbot bronnen importeer PAD...")


@bronnen.command(name="verwijder")
@click.argument("code")
def remove_document(code: str) -> None:
    """Haal een document weer weg; de code staat in de lijst."""
    with beside(load()) as store, store.atomic():
        gone = store.passages.remove(code)
    if not gone:
        raise CannotStart(f"{code} is niet ingelezen; kijk met: ketenbot bronnen lijst")
    click.echo(f"{code} is weg; antwoorden noemen het nog wel als bron")


@click.group()
def kennis() -> None:
    """Onderhoud van de antwoorden."""


SAID = {
    "onbekend": "dat weet ik niet",
    "waarschijnlijk": "eerste regels getoond, met een vraag erbij",
    "keuze": "keuzes getoond",
    "geen_van_deze": "geen van de keuzes",
    "klopt_niet": "antwoord is fout of verouderd",
    "andere_vraag": "was een andere vraag",
}
"""How each kind that is counted is shown."""


@kennis.command()
@click.option("--dagen", default=30, show_default=True, type=click.IntRange(1, 3650), help="Over hoeveel dagen terug.")
def vragen(dagen: int) -> None:
    """Wat niet werd beantwoord, per onderwerp of antwoord, en wat naar de redactie is gestuurd."""
    now = wall_clock()
    with beside(load()) as store:
        counts = store.answers.counts((now - timedelta(days=dagen)).date())
        sent = store.answers.for_editors(now)
    click.echo(f"de laatste {dagen} dagen:" if counts else f"de laatste {dagen} dagen: niets gemist")
    for soort, thema, aantal in counts:
        click.echo(f"{aantal:6}  {SAID.get(soort, soort)}  ({thema or 'geen onderwerp'})")
    if sent:
        click.echo("naar de redactie gestuurd:")
    for moment, tekst in sent:
        click.echo(f"{zeg(datetime.fromisoformat(moment).astimezone(AMSTERDAM).date())}  {' '.join(tekst.split())}")


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
@click.option("--op", type=click.DateTime(["%Y-%m-%d"]), help="De dag van de controle, als dat niet vandaag is.")
def controle(op: datetime | None) -> None:
    """Controleer bronnen, verbanden, lengte en dubbele formuleringen van alle antwoorden."""
    themas = laad().themas()
    items, remarks = keur_actueel(themas)
    remarks = controleer(themas) + remarks
    for remark in remarks:
        click.echo(remark)
    if remarks:
        raise CannotStart(f"{len(remarks)} opmerkingen bij de antwoorden")
    click.echo("alles klopt")
    day = (op or wall_clock().astimezone(AMSTERDAM)).date()
    for line in (*(f"let op: {found}" for found in voorbij(themas, items, day)), *warnings(today=day)):
        click.echo(line)

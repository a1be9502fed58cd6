"""Commands for figures that others publish: import a file, and what is there."""

from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import click

from bot.cli.beside import beside
from bot.desk.visit import AMSTERDAM, Office
from bot.features.cijfers import checking
from bot.files.spreadsheet_cells import cellen
from bot.run.service import CannotStart, make_office, wall_clock
from bot.settings import load
from storage.cijfers import LAND
from workflows.cijfers.lijst import MEESTE_RIJEN, Cijferlijst, Gelezen, lees, vind_kop

KINDS = (".csv", ".xlsx")
LARGEST = 20_000_000
"""Bytes of a file: a list of all gemeenten is a hundredth of it."""
SHOWN = 50
"""Rows with something wrong that are named; the rest is counted."""


@click.group()
def gegevens() -> None:
    """Cijfers van CBS, COA en het Rijk."""


@gegevens.command(name="importeer")
@click.argument("pad", type=click.Path(path_type=Path))
@click.option("--bron", default="", help="Waar de cijfers vandaan komen, als dat niet in een kolom staat.")
@click.option("--verbeter", is_flag=True, help="Wat er stond was fout: ook een lopende taakstelling mag dan omhoog.")
def import_figures(pad: Path, bron: str, *, verbeter: bool) -> None:
    """Lees een lijst in (.csv of .xlsx), in zijn geheel of niet.

    De kopregel zegt wat erin staat. Wat je kunt inlezen, met de kolommen:

    \b
      inwoners      gemeente (of code), inwoners, peildatum
      landelijk     tijdvak, aantal, bron
      taakstelling  gemeente, tijdvak, taakstelling
      restant       gemeente, tijdvak, restant (onder nul is achterstand)
      realisatie    gemeente, tijdvak, gehuisvest, t/m  (vanaf begin halfjaar)
                    of: gemeente, maand, in de maand

    Taakstelling, restant en gehuisvest mogen in een lijst staan. Een tijdvak schrijf je als 2027-I, en mag ook in de
    kop staan: Taakstelling 2027-I. Andere kolommen worden niet gelezen.
    """
    rows = _rows(pad)
    found_head = vind_kop(rows)
    if found_head is None:
        raise CannotStart(f"{pad}: ik herken de kopregel niet; kijk met: ketenbot gegevens importeer --help")
    place, head = found_head
    if len(rows) - place - 1 > MEESTE_RIJEN:
        raise CannotStart(f"{pad}: meer dan {MEESTE_RIJEN} rijen; knip de lijst in stukken")
    settings, now = load(), wall_clock()
    today = now.astimezone(AMSTERDAM).date()
    with beside(settings) as store:
        office = make_office(settings, store, wall_clock, "")
        found = lees(rows[place + 1 :], head, lambda naam: checking.vind(office, naam), today)
        with store.atomic():
            good = _checked(office, found, bron or f"ingelezen uit {pad.name}", today, verbeter=verbeter)
            checking.schrijf(office, good, None, now)
    _report(good, len(found.cijfers))


def _rows(pad: Path) -> list[tuple[int, list[str]]]:
    """The rows that hold something, with their number in the file. Raises CannotStart."""
    if pad.suffix.lower() not in KINDS:
        raise CannotStart(f"{pad}: alleen .csv en .xlsx kan ik lezen")
    try:
        if pad.stat().st_size > LARGEST:
            raise CannotStart(f"{pad}: dit bestand is te groot; zet alleen de lijst in een nieuw bestand")
        found = cellen(pad.name.lower(), pad.read_bytes())
    except FileNotFoundError:
        raise CannotStart(f"{pad} bestaat niet") from None
    except CannotStart:
        raise
    except Exception as exc:  # whatever a strange file does to a parser
        raise CannotStart(f"{pad} kan ik niet lezen ({type(exc).__name__})") from None
    return [(n, row) for n, row in enumerate(found, start=1) if any(cel.strip() for cel in row)]


def _checked(office: Office, found: Cijferlijst, bron: str, today: date, *, verbeter: bool) -> list[checking.Voorstel]:
    """What may be kept. Raises CannotStart when anything is wrong, after saying in which row."""
    operator: dict[str, checking.Wie | None] = defaultdict(checking.Wie)
    for item in (*found.cijfers, Gelezen(0, "", LAND, "", 0)):
        operator[item.gebied] = checking.Wie()
    good, wrong = checking.keur(office, found.cijfers, operator, bron, today, verbeter=verbeter)
    problems = sorted([*found.fouten, *wrong], key=lambda fout: fout.nummer)
    for fout in problems[:SHOWN]:
        click.echo(f"rij {fout.nummer}: {fout.tekst}", err=True)
    if problems:
        more = f" (de eerste {SHOWN} staan hierboven)" if len(problems) > SHOWN else ""
        what = "1 rij klopt" if len(problems) == 1 else f"{len(problems)} rijen kloppen"
        raise CannotStart(f"{what} niet{more}; er is niets ingelezen (verbeteringen lees je in met --verbeter)")
    if not found.cijfers:
        raise CannotStart("in deze lijst staat geen enkel cijfer; er is niets ingelezen")
    return good


def _report(good: list[checking.Voorstel], read: int) -> None:
    counts = Counter((item.cijfer.soort, item.cijfer.periode) for item in good)
    for (soort, periode), aantal in sorted(counts.items(), key=lambda item: (item[0][1], item[0][0])):
        changed = sum(v.was is not None for v in good if (v.cijfer.soort, v.cijfer.periode) == (soort, periode))
        tail = f", waarvan {changed} gewijzigd" if changed else ""
        click.echo(f"{checking.SOORT_NAAM[soort]} {periode}: {aantal}{tail}")
    same = read - len(good)
    click.echo(f"{len(good)} ingelezen" + (f"; {same} stonden er al" if same > 0 else ""))


@gegevens.command(name="lijst")
def list_figures() -> None:
    """Welke cijfers zijn ingelezen of ingevoerd."""
    with beside(load()) as store:
        counts = store.cijfers.summary()
    for soort, periode, aantal, laatste in counts:
        click.echo(f"{periode:8} {checking.SOORT_NAAM.get(soort, soort)}: {aantal}, laatst {laatste[:10]}")
    if not counts:
        click.echo("er is nog niets ingelezen; doe dat met: ketenbot gegevens importeer PAD")

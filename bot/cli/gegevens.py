"""Commands for figures that others publish: import a file, and what is there."""

import asyncio
from collections import Counter
from datetime import date
from pathlib import Path

import click

from bot.cli.beside import beside
from bot.desk.guard.sheets import Nagekeken
from bot.desk.lists.arriving import LISTS
from bot.desk.lists.gebieden import lijkt_op, vinder
from bot.desk.visit import AMSTERDAM, Office
from bot.features.cijfers import checking
from bot.mail.child import Crashed, TooHeavy
from bot.mail.reading import LIST
from bot.mail.reading import beside as beside_us
from bot.run.service import CannotStart, make_office, wall_clock
from bot.screens.list_card import about
from bot.settings import load
from storage.cijfers import LAND
from workflows.lijsten.lees import lees
from workflows.lijsten.lezing import Lezing

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
@click.option("--antwoord", "antwoorden", multiple=True, help="CODE=KEUZE: het antwoord op een vraag over de lijst.")
@click.option("--akkoord", is_flag=True, help="Leg vast wat je te zien kreeg.")
def import_figures(pad: Path, bron: str, antwoorden: tuple[str, ...], *, verbeter: bool, akkoord: bool) -> None:
    """Lees een lijst in (.csv, .xlsx of .ods). Zonder --akkoord zie je alleen wat er zou komen.

    De kop zegt wat erin staat. Wat je kunt inlezen, met de kolommen:

    \b
      inwoners      gemeente (of code), inwoners, peildatum
      landelijk     tijdvak, aantal, bron
      taakstelling  gemeente, tijdvak, taakstelling
      restant       gemeente, tijdvak, restant (onder nul is achterstand)
      realisatie    gemeente, tijdvak, gehuisvest, t/m  (vanaf begin halfjaar)
                    of: gemeente, maand, in de maand

    Een tijdvak schrijf je als 2027-I; dat mag ook in de kop staan: Taakstelling 2027-I. Elke kolom die ik niet lees,
    noem ik.
    """
    found = _found(pad)
    settings, now = load(), wall_clock()
    today = now.astimezone(AMSTERDAM).date()
    with beside(settings) as store:
        office = make_office(settings, store, wall_clock, "")
        answers = dict(said.split("=", 1) for said in antwoorden if "=" in said)
        lezing = lees(
            found.soort, found.tabellen, answers, today, office.kalender, vinder(office.gemeenten),
            plaatsen=found.plaatsen, over=found.over, lijkt_op=lambda naam: lijkt_op(office.gemeenten, naam),
        )  # fmt: skip
        with store.atomic():
            good = _checked(office, lezing, bron or f"ingelezen uit {pad.name}", today, verbeter=verbeter)
            if akkoord:
                checking.schrijf(office, good, None, now)
    if not akkoord:
        for line in about(lezing):
            click.echo(line)
    _report(good, len(lezing.cijfers), akkoord=akkoord)


def _found(pad: Path) -> Nagekeken:
    """The file, read and guarded as one that came by a chat. Raises CannotStart."""
    if pad.suffix.lower() not in LISTS:
        raise CannotStart(f"{pad}: alleen .csv, .xlsx en .ods kan ik lezen")
    try:
        if pad.stat().st_size > LARGEST:
            raise CannotStart(f"{pad}: dit bestand is te groot; zet alleen de lijst in een nieuw bestand")
        answer = asyncio.run(beside_us(LIST, pad.suffix.lower(), pad.read_bytes()))
    except FileNotFoundError:
        raise CannotStart(f"{pad} bestaat niet") from None
    except TooHeavy:
        raise CannotStart(f"{pad} is te zwaar om te lezen; zet alleen de lijst in een nieuw bestand") from None
    except (Crashed, OSError) as exc:
        raise CannotStart(f"{pad} kan ik niet lezen ({type(exc).__name__})") from None
    if "lijst" not in answer:
        raise CannotStart(f"{pad} kan ik niet lezen ({answer.get('probleem')})")
    found = Nagekeken.van_json(answer["lijst"])
    if found.personen:
        raise CannotStart(f"{pad}: hierin staan gegevens van personen: {', '.join(found.personen)}")
    return found


def _checked(office: Office, lezing: Lezing, bron: str, today: date, *, verbeter: bool) -> list[checking.Voorstel]:
    """What may be kept, after saying how it was read. Raises CannotStart when anything is wrong or open."""
    if lezing.weigering or lezing.soort != "cijfers":
        raise CannotStart(lezing.weigering or "dit is geen lijst met cijfers; er is niets ingelezen")
    for vraag in lezing.vragen:
        choices = ", ".join(f"--antwoord {vraag.code}={k.code} ({k.tekst})" for k in vraag.keuzes)
        click.echo(f"{vraag.tekst}\n  kies: {choices}", err=True)
    operator: dict[str, checking.Wie | None] = {item.gebied: checking.Wie() for item in lezing.cijfers}
    operator[LAND] = checking.Wie()
    good, wrong = checking.keur(office, lezing.cijfers, operator, bron, today, verbeter=verbeter)
    problems = sorted({*((f.rij, f.tekst) for f in lezing.fouten), *((f.nummer, f.tekst) for f in wrong)})
    for number, text in problems[:SHOWN]:
        click.echo(f"rij {number}: {text}", err=True)
    if problems:
        more = f" (de eerste {SHOWN} staan hierboven)" if len(problems) > SHOWN else ""
        what = "1 rij klopt" if len(problems) == 1 else f"{len(problems)} rijen kloppen"
        raise CannotStart(f"{what} niet{more}; er is niets ingelezen (verbeteringen lees je in met --verbeter)")
    if lezing.vragen:
        raise CannotStart("beantwoord eerst de vragen hierboven; er is niets ingelezen")
    if not lezing.cijfers:
        raise CannotStart("in deze lijst staat geen enkel cijfer; er is niets ingelezen")
    return good


def _report(good: list[checking.Voorstel], read: int, *, akkoord: bool) -> None:
    for item in good[: 0 if akkoord else SHOWN]:
        c = item.cijfer
        before = f" (eerst {item.was})" if item.was is not None else ""
        click.echo(f"  {c.gebied} {c.periode} {checking.SOORT_NAAM[c.soort]}: {c.waarde}{before}")
    counts = Counter((item.cijfer.soort, item.cijfer.periode) for item in good)
    for (soort, periode), aantal in sorted(counts.items(), key=lambda item: (item[0][1], item[0][0])):
        changed = sum(v.was is not None for v in good if (v.cijfer.soort, v.cijfer.periode) == (soort, periode))
        tail = f", waarvan {changed} gewijzigd" if changed else ""
        click.echo(f"{checking.SOORT_NAAM[soort]} {periode}: {aantal}{tail}")
    same = read - len(good)
    known = f"; {same} stonden er al" if same > 0 else ""
    if akkoord:
        click.echo(f"{len(good)} ingelezen{known}")
    else:
        click.echo(f"{len(good)} om in te lezen{known}; leg ze vast met --akkoord")


@gegevens.command(name="lijst")
def list_figures() -> None:
    """Welke cijfers zijn ingelezen of ingevoerd."""
    with beside(load()) as store:
        counts = store.cijfers.summary()
    for soort, periode, aantal, laatste in counts:
        click.echo(f"{periode:8} {checking.SOORT_NAAM.get(soort, soort)}: {aantal}, laatst {laatste[:10]}")
    if not counts:
        click.echo("er is nog niets ingelezen; doe dat met: ketenbot gegevens importeer PAD")

"""The command line: start, and what an operator does beside it. The same desk functions as the chat."""

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from bot import __version__
from bot.cli.actueel import actueel
from bot.cli.beside import beside
from bot.cli.calendar_end import warnings
from bot.cli.check import problems
from bot.cli.copies import backup, herstel
from bot.cli.faults import fouten
from bot.cli.gegevens import gegevens
from bot.cli.kennis import bronnen, kennis
from bot.cli.webdeur import bewaartijd, maildomein, pushsleutel
from bot.desk import people, replan
from bot.desk.visit import AMSTERDAM
from bot.mail.error_place import place
from bot.mail.telegram import CHANNEL as TELEGRAM
from bot.run.service import CannotStart, ask_bot_name, make_office, serve, wall_clock
from bot.settings import BadSettings, load
from bot.web import CHANNEL as WEB
from knowledge.actueel import laad_actueel
from knowledge.lezer import KennisFout
from knowledge.search.kennis import laad as laad_kennis
from knowledge.search.reply import antwoord
from storage.store import CannotCommit, DatabaseProblem
from storage.trust import modes
from storage.trust.going_back import replaced_files
from workflows.dates.reading import zeg

EXIT_UNUSABLE = 2
PLANNING = (
    "Ketenbot is bijgewerkt en plant de herinneringen nog opnieuw: die zijn niet nagekeken. Start Ketenbot, en "
    "controleer over een paar minuten weer."
)
WHAT_NOW = (
    "stop ketenbot, bewaar een kopie van het bestand voor onderzoek, en zet met `ketenbot herstel` de jongste back-up "
    "terug waarvan de controle goed is. Heb je die niet: kijk de genoemde rijen en zaken na, en neem ze zoals ze zijn: "
    "`ketenbot controle --aanvaard`"
)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="ketenbot %(version)s", help="Laat de versie zien.")
@click.pass_context
def cli(context: click.Context) -> None:
    """Ketenbot: chatassistent voor de keten die vergunninghouders huisvest. Zonder opdracht: starten."""
    if context.invoked_subcommand is None:
        settings = load()
        if settings.mode == "echt":
            serve(settings)
            return
        from bot.tryout.page.serve import serve_tryout  # only here: starting with a token need not wait for it

        serve_tryout(settings)


@cli.command()
@click.option("--organisatie", required=True, help="Naam, bijvoorbeeld Almere of Regio Foodvalley.")
@click.option("--rol", required=True, help="gemeente, coordinator, provincie, coa, corporatie, begeleiding, beheerder")
def uitnodigen(organisatie: str, rol: str) -> None:
    """Maak een uitnodiging: code en link."""
    settings = load()
    with beside(settings) as store:
        name = store.get_meta("bot_naam")
    name = name or ask_bot_name(settings)  # without the database: Telegram may take its time
    with beside(settings) as store:
        office = make_office(settings, store, wall_clock, name)
        with store.atomic():
            made = people.invite(office, organisatie, rol, None, wall_clock())
    click.echo(f"code: {made.code}")
    for link in made.links:
        click.echo(f"link: {link}")
    click.echo(f"{made.organisatie.naam}, rol {made.rol}; werkt één keer, tot en met {zeg(made.expires.date())}")


@cli.command()
@click.argument("tekst", required=False)
@click.option("--bestand", type=click.Path(path_type=Path), help="JSON Lines met id en q per regel.")
def vraag(tekst: str | None, bestand: Path | None) -> None:
    """Stel een vraag aan de kennisbank."""
    if (tekst is None) == (bestand is None):
        raise click.UsageError('geef een vraag, of --bestand met vragen: ketenbot vraag "hoe lang heb ik?"')
    kennis, today, changed = laad_kennis(), wall_clock().astimezone(AMSTERDAM).date(), laad_actueel()
    if tekst is not None:
        click.echo(antwoord(kennis, tekst, today, changed)["reply"])
        return
    assert bestand is not None  # noqa: S101  one of the two is there
    for ident, question in _questions(bestand):
        click.echo(json.dumps({"id": ident, **antwoord(kennis, question, today, changed)}, ensure_ascii=False))


def _questions(path: Path) -> Iterator[tuple[object, str]]:
    """The id and text of each line; a line that cannot be read is named."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        raise CannotStart(f"{path} kan ik niet lezen ({type(exc).__name__})") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            yield item["id"], str(item["q"])
        except (ValueError, KeyError, TypeError):
            raise CannotStart(f"{path}, regel {number}: geen JSON met id en q") from None


@cli.command()
@click.argument("wie")
def blokkeer(wie: str) -> None:
    """Sluit iemand buiten, bijvoorbeeld na verlies van een telefoon: een Telegram-nummer of een mailadres. Alle deuren
    van die persoon gaan dicht."""
    settings, wie = load(), wie.strip().lower()
    if wie.isascii() and wie.isdigit() and 0 < int(wie) < 2**63:
        kanaal, chief = TELEGRAM, int(wie) in settings.ketenbot_beheerders
    elif "@" in wie:
        kanaal, chief = WEB, wie in settings.ketenbot_beheerders_mail
    else:
        raise click.UsageError("geef een Telegram-nummer of een mailadres")
    if chief:
        setting = "KETENBOT_BEHEERDERS" if kanaal == TELEGRAM else "KETENBOT_BEHEERDERS_MAIL"
        raise CannotStart(f"{wie} staat in {setting}: haal dit daar weg en start opnieuw")
    with beside(settings) as store, store.atomic():
        closed = store.people.block(kanaal, wie, wall_clock())
    if not closed:
        raise CannotStart(f"{wie} heeft geen toegang die dicht kan; controleer het")
    click.echo(f"{wie} heeft geen toegang meer ({closed} rol{'len' if closed > 1 else ''} gesloten)")


@cli.command()
@click.option("--aanvaard", is_flag=True, help="Neem beschadigde rijen zoals ze nu zijn, nadat je ze hebt bekeken.")
def controle(*, aanvaard: bool) -> None:
    """Controleer de database: is hij heel, is elke rij wat er is vastgelegd, en klopt elke zaak met zijn
    geschiedenis?"""
    settings = load()
    with beside(settings) as store:
        if aanvaard:
            taken = store.accept_damage()
            click.echo(f"{taken} beschadigde {'rij' if taken == 1 else 'rijen'} genomen zoals ze nu zijn")
        office = make_office(settings, store, wall_clock, "")
        planned = replan.planned(office)
        found, some = list(problems(office, planned=planned)), bool(store.cases.after(0, 1))
    for line in found:
        click.echo(line)
    if not planned and some:
        click.echo(PLANNING)
    if found:
        raise CannotStart(f"{len(found)} dingen kloppen niet; {WHAT_NOW}")
    click.echo("alles klopt")
    for old in replaced_files(settings.database):
        click.echo(f"naast de database staat nog {old.name}, met wat daarna is gewist: ketenbot herstel --opruimen")
    for line in warnings():
        click.echo(line)


cli.add_command(actueel)
cli.add_command(backup)
cli.add_command(herstel)
cli.add_command(bronnen)
cli.add_command(fouten)
cli.add_command(gegevens)
cli.add_command(kennis)
cli.add_command(maildomein)
cli.add_command(bewaartijd)
cli.add_command(pushsleutel)


def main() -> None:
    """Run, and turn every expected problem into one line on stderr and exit status 2."""
    modes.ours()
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.INFO, stream=sys.stderr)
    for noisy in ("httpx", "httpcore", "transitions"):
        logging.getLogger(noisy).setLevel(logging.ERROR)  # httpx logs addresses, and ours hold the token
    logging.getLogger("uvicorn").setLevel(logging.ERROR)  # that it starts we say ourselves; strange bytes fill no log
    logging.getLogger("telegram").setLevel(logging.CRITICAL)  # its errors quote what was answered; we log our own
    try:
        cli(standalone_mode=False)
    except (BadSettings, CannotStart, DatabaseProblem, KennisFout, people.BadInvitation) as problem:
        _stop(str(problem))
    except CannotCommit as problem:
        _stop(f"de database is bezet of vol ({problem}); probeer het zo nog eens")
    except click.ClickException as problem:
        _stop(problem.format_message())
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except Exception as fault:
        _crash(fault)


def _crash(fault: Exception) -> None:
    """A fault of ours: its type and place, for its text may quote what a person wrote."""
    first: BaseException = fault
    while isinstance(first, BaseExceptionGroup):
        first = first.exceptions[0]
    click.echo(f"ketenbot: onverwachte fout, meld hem: {type(first).__name__} in {place(first)}", err=True)
    sys.exit(1)


def _stop(line: str) -> None:
    click.echo(f"ketenbot: {' '.join(line.split())}", err=True)
    sys.exit(EXIT_UNUSABLE)

"""Commands for the web door: from which mail domains an organisation's people may come in, how long what they type is
kept, and the key for pings."""

import click

from bot.cli.beside import beside
from bot.desk.doors import domains
from bot.mail.push import keys
from bot.run.service import CannotStart
from bot.settings import load


@click.command()
@click.option("--organisatie", required=True, help="Naam, zoals in de uitnodiging: Almere.")
@click.option("--geen", is_flag=True, help="Haal alle domeinen van deze organisatie weg.")
@click.argument("domeinen", nargs=-1)
def maildomein(organisatie: str, geen: bool, domeinen: tuple[str, ...]) -> None:
    """Stel in met welke mailadressen mensen van een organisatie bij de webdeur binnenkomen: almere.nl. Zonder domein:
    laat zien wat er staat."""
    wanted = [one for one in map(domains.read, domeinen) if one is not None]
    if len(wanted) < len(domeinen):
        bad = next(one for one in domeinen if domains.read(one) is None)
        raise click.UsageError(f"{bad[:60]} is geen domein; typ wat achter de @ staat: almere.nl")
    if geen and wanted:
        raise click.UsageError("geef domeinen, of --geen, niet allebei")
    settings = load()
    with beside(settings) as store, store.atomic():
        found = store.people.organisatie_by_name(" ".join(organisatie.split()))
        if found is None:
            raise CannotStart(f"de organisatie {organisatie[:60]} ken ik niet: nodig eerst iemand uit")
        if wanted or geen:
            store.maildomeinen.set(found.id, wanted)
        now = store.maildomeinen.of(found.id)
    click.echo(f"{found.naam}: {', '.join('@' + one for one in now) or 'geen maildomein, niemand komt nieuw binnen'}")


LONGEST = 30
"""Days that an organisation may choose at most: what must stay longer is recorded with its case."""


@click.command()
@click.option("--organisatie", required=True, help="Naam, zoals in de uitnodiging: Almere.")
@click.option("--dagen", type=click.IntRange(1, LONGEST), help="Zo lang blijft een getypt bericht staan.")
@click.option("--geen", is_flag=True, help="Weer tot de pagina het toonde, hoogstens een dag.")
def bewaartijd(organisatie: str, dagen: int | None, geen: bool) -> None:
    """Stel in hoe lang bij de webdeur blijft staan wat mensen van een organisatie typen. Zij lezen het boven hun
    invoerveld. Zonder --dagen en --geen: laat zien wat er staat."""
    if geen and dagen is not None:
        raise click.UsageError("geef --dagen of --geen, niet allebei")
    settings = load()
    with beside(settings) as store, store.atomic():
        found = store.people.organisatie_by_name(" ".join(organisatie.split()))
        if found is None:
            raise CannotStart(f"de organisatie {organisatie[:60]} ken ik niet: nodig eerst iemand uit")
        if geen or dagen is not None:
            store.bewaartijden.set(found.id, dagen)
        now = store.bewaartijden.of(found.id)
    kept = "tot de pagina het toonde, hoogstens een dag" if now is None else f"{now} {'dag' if now == 1 else 'dagen'}"
    click.echo(f"{found.naam}: wat mensen typen blijft {kept}")


@click.command()
def pushsleutel() -> None:
    """Maak een sleutel voor meldingen op telefoons en computers. Zet de regel in .env, met KETENBOT_VAPID_CONTACT
    erbij. Met een andere sleutel moet iedereen meldingen opnieuw aanzetten."""
    click.echo(f"KETENBOT_VAPID_SLEUTEL={keys.new()}")

"""What one gemeente recorded for another, as that one reads it: is it right, and if not, where to go."""

from collections.abc import Iterator

from bot.features.herverdeling.screens import PREFIX, back
from bot.features.herverdeling.words_screens import samen
from bot.screens.markup import bold
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from workflows.dates.reading import zeg
from workflows.herverdeling import velden
from workflows.herverdeling.feiten import GemeenteFeiten


def asked(own: GemeenteFeiten, door: str) -> str:
    """What is on record for the gemeente that just joined, according to whom, and that it is asked to confirm."""
    came = f" Het kwam {samen(list(_came(own)))}." if own.hoe or own.antwoord_op or own.functie else ""
    return (
        f"Jullie doen mee in deze herverdeling. Volgens {door}: {', '.join(_known(own))}.{came} "
        "Klopt dat? Bevestig het één keer; verder doe je het zelf."
    )


def _known(own: GemeenteFeiten) -> Iterator[str]:
    if own.voor is not None:
        source = f" ({own.bron} {zeg(own.bron_op)})" if own.bron and own.bron_op else ""
        yield f"taakstelling {own.voor}{source}"
    if own.antwoordde is not None:
        yield "ambtelijk akkoord"
    if own.besluit_op is not None:
        yield f"besluit {zeg(own.besluit_op)}, {f'nr {own.nummer}' if own.nummer else 'zonder nummer'}"
    if own.bekend_op is not None:
        yield f"bekendgemaakt {zeg(own.bekend_op)}"


def _came(own: GemeenteFeiten) -> Iterator[str]:
    how = {keuze.naam: keuze.titel.lower() for keuze in velden.HOE}.get(own.hoe or "", "")
    who = {keuze.naam: keuze.titel.lower() for keuze in velden.FUNCTIES}.get(own.functie or "", "")
    if how or own.antwoord_op:
        yield " ".join(filter(None, (how, f"op {zeg(own.antwoord_op)}" if own.antwoord_op else "")))
    if who:
        yield f"van een {who}"


def what_is_wrong(ident: int, referentie: str, code: str, stand: str, door: str) -> Bericht:
    """Where to put right what another recorded: by where the gemeente is."""
    ways: list[Knop] = []
    if stand in ("gevraagd", "bevestigd", "akkoord"):
        ways = [Knop("Ons cijfer is anders", actie(PREFIX, "c", ident, code)),
                Knop("Ander voorstel", actie(PREFIX, "v", ident))]  # fmt: skip
    else:
        ways = [Knop("Verbeter het gegeven", actie(PREFIX, "f", ident, "bot"))]
    if stand == "college":
        ways.append(Knop("Ons college besluit dit niet", actie(PREFIX, "r", ident, "college_nee", code)))
    text = bold(referentie) + f" · Wat klopt er niet? Wat je hier wijzigt, staat er als jullie eigen woord, en {door} "
    return Bericht(text + "hoort het.", onder_elkaar(*ways, back(ident)))

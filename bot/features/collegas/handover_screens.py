"""Handing cases over to a colleague: choosing, confirming, and a page for each case."""

from collections.abc import Sequence

from bot.screens.case import to_case
from bot.screens.markup import Markup, Tekst, bold, paragraphs
from bot.screens.message import Bericht, Knop, actie, blader, onder_elkaar
from bot.screens.start import NAAR_MEER
from storage.people import Persoon


def count(aantal: int) -> str:
    """ "1 zaak", "14 zaken"."""
    return "1 zaak" if aantal == 1 else f"{aantal} zaken"


def to_whom(van: int, naam: str, aantal: int, collegas: Sequence[Persoon], *, zelf: bool) -> Bericht:
    """To whom does everything go?"""
    if not aantal:
        return Bericht(f"{'Je hebt' if zelf else naam + ' heeft'} geen lopende zaken om over te dragen.")
    if not collegas:
        return nobody()
    whose = "Je" if zelf else f"{naam} heeft"
    have = f"{whose} hebt" if zelf else whose
    return Bericht(
        f"{have} " + bold(count(aantal)) + " lopen. Aan wie draag je alles over?",
        onder_elkaar(*(Knop(f"Aan {c.naam}", actie("ov", van, c.id)) for c in collegas)),
    )


def confirm(van: int, naar: Persoon, aantal: int, note: Tekst) -> Bericht:
    """Are you sure?"""
    sure = bold(count(aantal)) + " gaan naar " + bold(naar.naam) + ", met alle herinneringen. Klopt dat?"
    return Bericht(
        paragraphs(note, sure),
        onder_elkaar(
            Knop("Ja, draag over", actie("ov", van, naar.id, "ja")),
            Knop("Nee, kies een ander", actie("ov", van)),
        ),
    )


def done(naar: str, aantal: int, over: int) -> Bericht:
    """What went, and what could not: cases of a gemeente where the colleague does not work."""
    stays = f"{count(over)} van een andere gemeente {'blijft' if over == 1 else 'blijven'} bij je"
    rest = f"\n{stays}: kies daarvoor een collega daar." if over else ""
    return Bericht(
        "✓ " + bold(count(aantal)) + " overgedragen aan " + bold(naar) + ". "
        f"{naar} krijgt per zaak een pagina met de stand, de termijn en wat nog open staat.{rest}",
        ((NAAR_MEER,),),
    )


def received(overdracht: int, van: str, aantal: int, *, zelf: bool) -> Bericht:
    """To the receiver; `zelf` when the receiver took them."""
    first = "Je neemt " + bold(count(aantal)) + " over van " + bold(van) + "."
    if not zelf:
        first = bold(van) + " draagt " + bold(count(aantal)) + " aan je over."
    return Bericht(
        first + " De herinneringen komen voortaan bij jou.",
        onder_elkaar(
            Knop("Bekijk ze één voor één", actie("ob", overdracht, 0)), Knop("Alle koppelingen", actie("kl", 0))
        ),
    )


def page(overdracht: int, nummer: int, totaal: int, van: str, zaak: int, referentie: str, scherm: Tekst) -> Bericht:
    """One case of a handover, as it now is."""
    return Bericht(
        paragraphs(f"Overdracht van {van} · {nummer + 1} van {totaal}", scherm),
        (
            *blader(nummer, totaal - 1, lambda to: actie("ob", overdracht, to)),
            (Knop(f"Open {referentie}", actie("k", zaak)),),
        ),
    )


def one_to_whom(zaak: int, referentie: str, collegas: Sequence[Persoon]) -> Bericht:
    """To whom does this case go?"""
    if not collegas:
        return nobody()
    return Bericht(
        "Aan wie draag je " + bold(referentie) + " over?",
        onder_elkaar(
            *(Knop(f"Aan {c.naam}", actie("od", zaak, c.id)) for c in collegas),
            to_case(zaak),
        ),
    )


def one_received(zaak: int, referentie: str, van: str) -> Bericht:
    """To the receiver of one case."""
    return Bericht(
        bold(van) + " draagt " + bold(referentie) + " aan je over. De herinneringen komen voortaan bij jou.",
        onder_elkaar(Knop(f"Open {referentie}", actie("k", zaak))),
    )


def taken(door: str, naar: str | None, wat: str) -> Bericht:
    """To whose cases they were, when somebody else gave them away, or took them (`naar` is None). `wat` is a number
    of cases or a reference."""
    went = "van je overgenomen" if naar is None else "van jou overgedragen aan " + bold(naar)
    return Bericht(
        bold(door) + " heeft " + bold(wat) + " " + went + ". De herinneringen komen niet meer bij jou.",
        onder_elkaar(Knop("Alle koppelingen", actie("kl", 0))),
    )


def nobody() -> Bericht:
    """There is no colleague to hand over to."""
    return Bericht("Er is nog geen collega om aan over te dragen. Vraag de coördinator om iemand uit te nodigen.")


def gone() -> Bericht:
    """An old button."""
    return Bericht(Markup("Deze overdracht is er niet meer. Kies onderaan <i>Mijn koppelingen</i>."))


def own_cases_only() -> Bericht:
    """Only who has cases can hand them over."""
    return Bericht("Overdragen kan wie zelf zaken heeft: medewerkers van een gemeente of een provincie.")


def handed_already(referentie: str) -> str:
    """Somebody was first."""
    return f"{referentie} is al overgedragen."

"""What the beheerder reads of the access of one organisation."""

from collections.abc import Sequence

from bot.screens.markup import Markup, Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from storage.people import Organisatie

PREFIX = "ta"
MOST = 30
"""People with a button of their own."""


def overview(
    organisatie: Organisatie, domeinen: Sequence[str], pages: Sequence[tuple[int, str, int]], note: Tekst = ""
) -> Bericht:
    """`pages` are who can be logged out at the page: id, name, in how many browsers (0: it is a passkey alone)."""
    many = [count for _, _, count in pages if count]
    on = "Op de webpagina is nu niemand ingelogd."
    if many:
        who = "is 1 persoon" if len(many) == 1 else f"zijn {len(many)} mensen"
        on = f"Op de webpagina {who} ingelogd ({_where(sum(many))})."
    rest = f"Alleen de eerste {MOST} hebben een knop." if len(pages) > MOST else ""
    return Bericht(
        paragraphs(
            note,
            stack(bold(f"Toegang · {organisatie.naam}"), f"Maildomeinen: {_listed(domeinen)}", on, rest),
            f"Wijzigen: typ /maildomein {organisatie.naam} en dan alle domeinen, zoals almere.nl (zonder @). "
            f"Of /maildomein {organisatie.naam} geen.",
        ),
        onder_elkaar(
            *(Knop(f"Log {naam} overal uit", actie(PREFIX, organisatie.id, ident)) for ident, naam, _ in pages[:MOST])
        ),
    )


def _where(count: int) -> str:
    return "1 apparaat" if count == 1 else f"{count} apparaten"


def _listed(domeinen: Sequence[str]) -> str:
    return ", ".join(domeinen) or "geen, dus niemand komt nieuw binnen op de webpagina"


def was_set(before: Sequence[str], now: Sequence[str]) -> str:
    """What changed; who is in already stays."""
    if list(before) == list(now):
        return "Dit stond al zo ingesteld."
    was = f" Het was: {_listed(before)}." if before else ""
    return f"✓ Ingesteld.{was} Wie al binnen is, houdt toegang."


def which() -> Bericht:
    """No organisation was named."""
    return Bericht(Markup("Van welke organisatie? Typ <code>/toegang Almere</code>, met de naam uit de uitnodiging."))


def unknown(naam: str) -> Bericht:
    """Nobody of it was invited yet."""
    return Bericht(
        f"De organisatie {naam[:60]} ken ik niet. Typ de naam zoals in de uitnodiging, of nodig eerst iemand uit met "
        "/uitnodigen."
    )


def bad_domain(word: str) -> Bericht:
    """What was typed is none."""
    return Bericht(
        f"{word[:60]} is geen maildomein. Typ alleen wat achter de @ staat, zoals almere.nl. Er is niets veranderd."
    )


def public_domain(domain: str) -> Bericht:
    """Anybody gets an address there."""
    return Bericht(
        f"Bij {domain} kan iedereen een adres nemen, dus dat zegt niet waar iemand werkt. Kies het domein van de "
        "werkmail. Er is niets veranderd."
    )


def too_many(most: int) -> Bericht:
    """A list like that is a mistake."""
    return Bericht(f"Een organisatie heeft hoogstens {most} maildomeinen. Er is niets veranderd.")


def no_domain(naam: str) -> Bericht:
    """Only the organisation was named; nothing is changed by a half command."""
    return Bericht(
        f"Welke maildomeinen heeft {naam}? Typ bijvoorbeeld /maildomein {naam} almere.nl, zonder @. "
        f"Meer domeinen zet je achter elkaar. Of /maildomein {naam} geen."
    )


def beheerders_only() -> Bericht:
    """Whoever else asks."""
    return Bericht("Maildomeinen stelt de beheerder van Ketenbot in. Je eigen collega's zie je met /collegas.")

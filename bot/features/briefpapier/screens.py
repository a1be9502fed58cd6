"""Own letterhead: what there is, how to make one, and what became of the one that was sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.files.paper import Stuk
from bot.screens.markup import Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Bestand, Knop, actie, onder_elkaar
from workflows.dates.reading import zeg
from workflows.dates.words import zeg_lang

PREFIX = "bp"
OURS = "sjabloon-ketenbot.docx"


@dataclass(frozen=True, slots=True)
class Papier:
    """An organisation and its letterhead: since when and from whom, both None when it has none of its own."""

    organisatie: int
    naam: str
    op: date | None = None
    van: str | None = None


def overview(papieren: Sequence[Papier]) -> Bericht:
    """Which letterhead each own organisation has, and how to send another."""
    lines = [_line(papier) for papier in papieren]
    back = [
        Knop(f"Terug naar gewoon papier ({p.naam})", actie(PREFIX, "w", p.organisatie))
        for p in papieren
        if p.op is not None
    ]
    proof = [Knop(f"Proefbrief ({p.naam})", actie(PREFIX, "p", p.organisatie)) for p in papieren]
    return Bericht(
        paragraphs(
            stack(bold("Eigen briefpapier"), *lines),
            "Zo maak je het: haal ons sjabloon op, zet je briefhoofd erin en laat de woorden tussen accolades staan. "
            "Stuur het dan hier als .docx, tot 1 MB. Ik controleer het en stuur een proefbrief.",
        ),
        onder_elkaar(Knop("Haal ons sjabloon op", actie(PREFIX, "t")), *proof[:3], *back[:3]),
    )


def _line(papier: Papier) -> str:
    if papier.op is None:
        return f"• {papier.naam}: gewoon papier"
    return f"• {papier.naam}: eigen briefpapier, sinds {zeg(papier.op)}, van {papier.van or 'iemand die weg is'}"


def coordinators_only() -> Bericht:
    """Setting it is the coordinator's."""
    return Bericht("Het briefpapier stelt de coördinator van je gemeente in, of je provincie.")


def which(namen: Sequence[str]) -> Bericht:
    """The file came without the name of an organisation."""
    return Bericht(
        f"Je werkt voor {' en '.join(namen)}. Stuur het bestand nog eens, met de naam van één gemeente als bijschrift."
    )


def refused(probleem: str, *, deleted: bool) -> Bericht:
    """Why the file is no letterhead. It may have been something else: it is taken out of the chat."""
    gone = "Ik heb het bestand weggehaald." if deleted else "Ik kan het niet weghalen: verwijder het zelf."
    return Bericht(
        f"{probleem} {gone} Er is niets bewaard.",
        onder_elkaar(Knop("Haal ons sjabloon op", actie(PREFIX, "t"))),
    )


def kept(naam: str) -> Bericht:
    """It is in use from now on."""
    return Bericht(
        "Het briefpapier van " + bold(naam) + " staat klaar: nieuwe stukken krijgen dit briefhoofd. "
        "De proefbrief komt zo."
    )


def back_to_ours(naam: str, *, had: bool) -> str:
    """What stands above the overview after going back."""
    return f"{naam} gebruikt {'weer' if had else 'al'} gewoon papier."


def noted(note: Tekst, bericht: Bericht) -> Bericht:
    """The overview with what just happened above it."""
    return bericht.met(boven=note)


def ours(inhoud: bytes) -> Bericht:
    """Our template, to begin with."""
    return Bericht(
        "Ons sjabloon. Zet je briefhoofd erin. Laat de woorden tussen accolades staan en stuur het hier terug.",
        bestand=Bestand(OURS, inhoud),
    )


def proof(naam: str, inhoud: bytes, *, eigen: bool) -> Bericht:
    """A made-up letter on the letterhead."""
    paper = "jullie briefpapier" if eigen else "gewoon papier"
    return Bericht(
        f"Proefbrief van {naam} op {paper}. De cijfers zijn verzonnen. Ziet hij er goed uit?",
        bestand=Bestand("proefbrief.docx", inhoud),
    )


def example(naam: str, today: date) -> Stuk:
    """A made-up letter of a provincie, which writes no letters of a herverdeling."""
    return Stuk(
        bestand="proefbrief.docx",
        titel="Proefbrief: vraag om informatie",
        let_op="Een proefbrief. De cijfers zijn verzonnen.",
        afzender=naam,
        adres=("Aan het college van burgemeester en wethouders van Voorbeeldstad",),
        datum=zeg_lang(today),
        kenmerk="PROEF-01",
        alineas=("Te huisvesten waren 60 personen. Volgens COA zijn er 50 gehuisvest.",),
        rijen=(),
        slot=("Afschrift aan: de gemeenteraad.",),
        ondertekening=(naam,),
    )


MAKING = "Ik maak het. Het komt zo."

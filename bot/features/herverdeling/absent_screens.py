"""A gemeente that is not on the bot: the text to send it, and the buttons for what it answered."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.features.herverdeling.buttons_screens import HerverdelingScherm, open_triggers
from bot.features.herverdeling.screens import PREFIX, back
from bot.features.herverdeling.words_screens import plus
from bot.screens.markup import Tekst, bold, mono, paragraphs
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from workflows.dates.reading import zeg


def all_absent(referentie: str, ident: int, knoppen: Sequence[Knop]) -> Bericht:
    """Which of the gemeenten that are not on the bot is it about?"""
    return Bericht(
        bold(referentie) + "\nDeze gemeenten zitten niet op Ketenbot. Jullie sturen hun de tekst, en leggen hier "
        "hun antwoord vast. Om welke gaat het?",
        onder_elkaar(*knoppen, back(ident)),
    )


_VRAAG = {
    "gevraagd": "Wat is jullie gepubliceerde taakstelling, en waar staat die (brief of Staatscourant, met datum)? "
    "Zijn jullie ambtelijk akkoord met deze cijfers? Het college beslist.",
    "bevestigd": "Zijn jullie ambtelijk akkoord met deze cijfers? Het college beslist. Andere cijfers voorstellen mag.",
    "akkoord": "Jullie zijn ambtelijk akkoord. Zodra alle gemeenten dat zijn, kan het naar de colleges.",
    "college": "Wanneer vergadert jullie college? Laat ons datum en nummer van het besluit weten. Het besluit moet op "
    "schrift.",
    "besloten": "Willen jullie het besluit openbaar bekendmaken en ons de datum laten weten?",
    "afgewezen": "Jullie doen niet mee aan dit voorstel. We laten weten hoe het verder gaat.",
    "bekend": "Dank voor de bekendmaking. We melden het aan COA, provincie, BZK en JenV.",
    "gesloten": "De herverdeling gaat niet door.",
}


def absent(beeld: HerverdelingScherm, code: str, verstuurd: date | None, note: Tekst = "") -> Bericht:
    """The text to copy, since when it was sent, and what to record."""
    wie, feiten = beeld.deelnemers[code], beeld.weet
    sent = f"Verstuurd op {zeg(verstuurd)}." if verstuurd else "Nog niet verstuurd."
    rows = (f"{beeld.namen[c]}: {_numbers(own.voor, own.verschil)}" for c, own in feiten.gemeenten())
    text = "\n".join(
        [
            f"Beste collega van {wie.naam},",
            f"Het gaat om een herverdeling van de taakstelling in {feiten.tijdvak}:",
            *rows,
            "Samen blijft het gelijk.",
            _VRAAG[beeld.standen[code]],
            f"Met vriendelijke groet, {_afzender(beeld)}",
        ]
    )
    why = "zit op Ketenbot, maar ik bereik daar niemand." if wie.stil else "zit niet op Ketenbot."
    why = f"laat {beeld.regio} dit vragen." if _als_regio(beeld) else why
    how = bold(wie.naam) + f" {why} Kopieer de tekst en stuur hem zelf. {sent}"
    buttons = onder_elkaar(*_answers(beeld, code, sent=verstuurd is not None), back(beeld.id))
    return Bericht(paragraphs(note, how, mono(text)), buttons)


def _als_regio(beeld: HerverdelingScherm) -> bool:
    return beeld.lezer is not None and bool(beeld.lezer.namens)


def _afzender(beeld: HerverdelingScherm) -> str:
    return beeld.regio if _als_regio(beeld) else f"gemeente {beeld.namen.get(beeld.leider, '')}"


def _numbers(voor: int | None, verschil: int) -> str:
    return plus(verschil) if voor is None else f"{voor} wordt {voor + verschil} ({plus(verschil)})"


ANTWOORDEN = {
    "bevestig": "Antwoord: hun cijfer",
    "akkoord": "Antwoord: ambtelijk akkoord",
    "wijs_af": "Antwoord: zij doen niet mee",
    "besluit": "Antwoord: besluit van hun college",
    "maak_bekend": "Antwoord: bekendgemaakt",
}


def _answers(beeld: HerverdelingScherm, code: str, *, sent: bool) -> Iterator[Knop]:
    stand, whole, ident = beeld.standen[code], beeld.geheel, beeld.id
    if beeld.weet.van(code).moet_kijken and not _als_regio(beeld):
        yield Knop("Antwoord: verbeterde cijfers kloppen", actie(PREFIX, "j", ident, code, "ja"))
        yield Knop("Antwoord: kloppen niet", actie(PREFIX, "j", ident, code, "nee"))
    if not sent and stand in ("gevraagd", "bevestigd", "college", "besloten"):
        yield Knop("Tekst verstuurd", actie(PREFIX, "i", ident, code))
    open_now = open_triggers(beeld.procedure, beeld.standen, beeld.feiten, code)
    for trigger, label in ANTWOORDEN.items():
        early = trigger == "maak_bekend" and whole != "wacht_op_bekendmaking"
        early = early or (trigger == "akkoord" and not beeld.weet.cijfers_bekend)
        early = early or not _mag(beeld, code, trigger)
        if trigger in open_now and not early and not (trigger == "bevestig" and stand == "akkoord"):
            yield Knop(label, actie(PREFIX, "a", ident, code, trigger, stand))
    if stand in ("gevraagd", "bevestigd", "akkoord") and whole == "verkenning" and _leidt(beeld):
        yield Knop("Antwoord: andere cijfers", actie(PREFIX, "v", ident))
    if stand == "college" and not _als_regio(beeld):
        yield Knop("Hun college vergadert op", actie(PREFIX, "g", ident, code))
        yield Knop("Hun college besluit dit niet", actie(PREFIX, "r", ident, "college_nee", code))


def _mag(beeld: HerverdelingScherm, code: str, trigger: str) -> bool:
    """Whether the reader may record this step of a gemeente: a regio what the gemeente lets it do."""
    if beeld.lezer is None or not beeld.lezer.namens:
        return True
    stap = beeld.procedure.spoor(code).stap(trigger)
    return stap is not None and bool(stap.namens) and stap.namens in beeld.lezer.namens.get(code, "")


def _leidt(beeld: HerverdelingScherm) -> bool:
    return beeld.lezer is not None and beeld.lezer.leidt

"""Prestatieafspraken on the screen, and the words of the text and the file that are shared."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from bot.screens.beeld import Beeld
from bot.screens.case import to_case
from bot.screens.markup import Tekst, bold, italic, mono, paragraphs, stack
from bot.screens.message import Bericht, Bestand, Knop, Rij, actie, naast_elkaar, onder_elkaar
from workflows.dates.reading import zeg
from workflows.prestatieafspraken.feiten import AfspraakFeiten
from workflows.prestatieafspraken.meting import Meting
from workflows.prestatieafspraken.plan import BRON, MEDEWERKING, SPOOR
from workflows.prestatieafspraken.velden import AFSPRAKEN, PROVINCIE_OP, Afspraak

SIGNED = "Deze afspraken zijn getekend. Wil je ze wijzigen? Kies eerst Terug naar opstellen."
NOTHING_CHOSEN = "Er staat nog geen afspraak in. Kies er eerst een."
MAKING = "Ik maak het bestand."
COLUMNS = ("Nr", "Afspraak", "Wie", "Hoe gemeten", "Wanneer")
SOURCE = f"Naar de voorbeelden in {BRON}. Controleer de actuele Woningwet."


class AfspraakBeeld(Beeld):
    """What their screens show."""

    @cached_property
    def weet(self) -> AfspraakFeiten:
        """Its facts."""
        return AfspraakFeiten(self.feiten)

    def waar(self) -> Sequence[Tekst]:
        """That a corporatie goes along is no news."""
        first, second = super().waar()
        return [first] if self.standen[MEDEWERKING] == "werkt_mee" else [first, second]

    def boven(self) -> Sequence[Tekst]:
        """The clauses by their names, and whom else to tell."""
        chosen = [brief(item, value) for item, value in self.weet.gekozen()]
        lines: list[Tekst] = [f"Afspraken ({len(chosen)}): {', '.join(chosen)}."] if chosen else []
        if self.standen[MEDEWERKING] in ("autoriteit", "bzk") and self.weet.provincie_op is None:
            lines.append("Vertel het ook de provincie: zij kan er rekening mee houden in haar oordeel.")
        return lines

    def elders(self) -> frozenset[str]:
        """The clauses stand above."""
        return super().elders() | {item.veld.naam for item in AFSPRAKEN}

    def knoppen(self) -> Sequence[Rij]:
        """Building, sharing and measuring."""
        build = [Knop("Kies afspraken", actie("pb", self.id))] if self.standen[SPOOR] in _OPEN else []
        share = [Knop("Bekijk en deel", actie("pb", self.id, "t"))] if self.weet.gekozen() else []
        meten = [Knop("Meet", actie("pb", self.id, "m"))] if self.standen[SPOOR] == "afgesproken" else []
        told = self.standen[MEDEWERKING] == "werkt_mee" or self.weet.provincie_op is not None
        tell = [] if told else [Knop("Provincie ingelicht", actie("c", self.id, PROVINCIE_OP.naam))]
        return naast_elkaar(*tell, *build, *share, *meten)

    def meer(self) -> Sequence[Knop]:
        """Whose it is, seldom changed."""
        return (Knop("Welke corporatie?", actie("pb", self.id, "c")),)

    def uitleg_knoppen(self) -> Sequence[Knop]:
        """What the handreiking says of where it is."""
        if self.standen[MEDEWERKING] != "werkt_mee":
            return (Knop("Wat zegt de handreiking?", actie("f", "corporatie-weigert")),)
        return (Knop("Wat brengt ieder mee?", actie("f", "corporatie-halfjaaroverleg")),)


_OPEN = ("opstellen", "voorgelegd")


def brief(item: Afspraak, value: object) -> str:
    """A clause in a few words."""
    name = item.knop[:1].lower() + item.knop[1:]
    return f"{name} {value}" if isinstance(value, int) else name


def builder(referentie: str, zaak: int, feiten: Mapping[str, Any]) -> Bericht:
    """Every clause as a button: with a tick and its number where it was chosen."""
    buttons = []
    for item in AFSPRAKEN:
        value = feiten.get(item.veld.naam)
        shown = f"☑ {item.knop}" if value is not None else f"☐ {item.knop}"
        shown += f": {value}" if isinstance(value, int) else ""
        buttons.append(Knop(shown, actie("pb", zaak, "j", item.veld.naam, 0 if value is not None else 1)))
    head = stack(
        bold(referentie) + " · kies de afspraken",
        "Druk om een afspraak op te nemen, en nog eens om haar weg te laten. Bij een getal vraag ik hoeveel.",
    )
    rows = (*naast_elkaar(*buttons), (Knop("Bekijk en deel", actie("pb", zaak, "t")), to_case(zaak)))
    return Bericht(paragraphs(head, italic(SOURCE)), rows)


# ---------------------------------------------------------------- to share


def title(gemeente: str, known: AfspraakFeiten) -> str:
    """Of whom they are."""
    return f"Prestatieafspraken huisvesting vergunninghouders: {gemeente} en {known.corporatie or 'de corporatie'}"


def period(known: AfspraakFeiten) -> str:
    """How long they run."""
    return f"Looptijd: {zeg(known.van_op)} tot en met {zeg(known.tot_op)}."


def rows(known: AfspraakFeiten) -> list[tuple[str, ...]]:
    """A row for each clause, under COLUMNS."""
    return [
        (str(number), item.zin(value), item.wie, item.maat, item.periode)
        for number, (item, value) in enumerate(known.gekozen(), 1)
    ]


def below(known: AfspraakFeiten) -> list[str]:
    """Where they come from, and who signs."""
    parties = f"gemeente, {known.corporatie or 'corporatie'}, huurdersorganisatie"
    return [SOURCE, "Concept: pas de tekst aan tot alle partijen kunnen tekenen.", f"Partijen: {parties}."]


def text(gemeente: str, referentie: str, zaak: int, known: AfspraakFeiten) -> Bericht:
    """All of it, to copy with one press."""
    lines = [f"{nr}. {zin} Meten: {maat}, {wanneer}." for nr, zin, _, maat, wanneer in rows(known)]
    whole = "\n".join([title(gemeente, known), period(known), *lines])
    return Bericht(
        paragraphs(bold(referentie) + " · druk op de tekst om te kopiëren", mono(whole), italic(SOURCE)),
        onder_elkaar(Knop("Als Word-bestand", actie("pb", zaak, "d")), to_case(zaak)),
    )


def file(referentie: str, zaak: int, inhoud: bytes) -> Bericht:
    """The file."""
    name = "".join(c if c.isalnum() or c in "-_." else "-" for c in referentie)
    return Bericht(
        "De prestatieafspraken van " + bold(referentie) + ", om aan te passen en te tekenen.",
        onder_elkaar(to_case(zaak)),
        bestand=Bestand(f"prestatieafspraken-{name}.docx", inhoud),
    )


# ---------------------------------------------------------------- measuring, the corporatie


def not_begun(van: date) -> str:
    """There is nothing to measure yet."""
    return f"De afspraken lopen pas vanaf {zeg(van)}. Vanaf dan meet ik ze met jullie koppelingen."


def measured(referentie: str, zaak: int, known: AfspraakFeiten, found: Meting) -> Bericht:
    """What was agreed beside what was done."""
    lines: list[Tekst] = [
        f"Gekoppeld: {found.gekoppeld} personen. Daarvan gehuisvest: {found.gehuisvest}.",
    ]
    agreed = known.getal("a_aandeel")
    if agreed is not None and known.corporatie is None:
        lines.append(f"Aandeel (afspraak {agreed} procent): ik weet niet om welke corporatie het gaat.")
    elif agreed is not None and found.aandeel is not None:
        lines.append(bold(f"Door {known.corporatie}: {found.bij_corporatie} van {found.gekoppeld}")
                     + f", dat is {found.aandeel} procent (afspraak {agreed}).")  # fmt: skip
    weeks = known.getal("a_weken")
    if weeks is not None:
        lines.append(bold(f"Binnen {weeks} weken getekend: {found.op_tijd} van {found.getekend}")
                     + f". Nog niet getekend en langer dan {weeks} weken: {found.open_te_laat}.")  # fmt: skip
    if agreed is None and weeks is None:
        lines.append("Er staat geen afspraak in die ik met jullie koppelingen kan meten.")
    rest = [item.knop for item, _ in known.gekozen() if item.veld.naam not in ("a_aandeel", "a_weken")]
    other = [f"Meet zelf: {', '.join(name[:1].lower() + name[1:] for name in rest)}."] if rest else []
    note = (
        "Alleen koppelingen van na die dag tellen. Wie de woning leverde, weet ik als de corporatie bij de koppeling "
        "staat. Wij meten tot het tekenen van het contract (onze lezing)."
    )
    return Bericht(
        paragraphs(
            stack(bold(referentie) + f" · {zeg(found.van)} tot en met {zeg(found.tot)}", *lines, *other), italic(note)
        ),
        onder_elkaar(Knop("Wachtlijst per corporatie", actie("cm", "wachtlijst")), to_case(zaak)),
    )


def which(referentie: str, zaak: int, known: Sequence[tuple[int, str]]) -> Bericht:
    """Whose they are; a corporatie that is not on the bot is told apart by the reference."""
    if not known:
        said = "Jullie werken nog met geen corporatie in Ketenbot. Zet in het zaaknummer om welke het gaat."
        return Bericht(bold(referentie) + f": {said}", onder_elkaar(to_case(zaak)))
    buttons = [Knop(naam, actie("pb", zaak, "c", ident)) for ident, naam in known]
    said = "Met welke corporatie maak je deze afspraken?"
    return Bericht(bold(referentie) + f"\n{said}", onder_elkaar(*buttons, to_case(zaak)))


def recorded(naam: str) -> str:
    """Chosen."""
    return f"✓ Vastgelegd: {naam}."

"""Checklists on the screen: a page with its ticks, the lists of a case and of an organisation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.screens.bijtaken import PREFIX as SWITCHES
from bot.screens.bijtaken import who_can
from bot.screens.case import to_case
from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, blader, klein, onder_elkaar, rijen
from bot.screens.zaakregel import Aanvulling
from storage.people import Organisatie
from workflows.bron import Bron
from workflows.checklists.lijsten import Blad, Checklist, Punt, bronnen_van, kort, voortgang
from workflows.dates.reading import zeg
from workflows.dates.words import zeg_kort

PREFIX = "cl"
AT_THE_CASE = "bij de zaak"
ITEM_GONE = "Dit punt staat niet meer op de lijst. Zo is de lijst nu."
CORRECT_AT_CASE = "Dit staat bij de zaak zelf vast. Klopt het niet? Verbeter het daar."
FULL = "Er staan al zoveel losse lijsten als op een scherm passen. Wis er eerst een."
DELETED = "✓ De lijst is gewist, met de vinkjes."


@dataclass(frozen=True, slots=True)
class Gedaan:
    """A tick: the day, and who did it."""

    op: date
    wie: str


@dataclass(frozen=True, slots=True)
class Beeld:
    """All that is shown of a list. `adres` names it in buttons; `referentie` and `zaak` are those of its case, and
    `begonnen` the day of a loose one."""

    lijst: Checklist
    gemeente: str
    organisatie: int
    adres: tuple[object, ...]
    bladen: tuple[Blad, ...]
    gedaan: Mapping[str, Gedaan]
    referentie: str = ""
    zaak: int | None = None
    begonnen: date | None = None

    @property
    def stand(self) -> str:
        """How far it is."""
        ticked, of = voortgang([deel for blad in self.bladen for deel in blad.delen], self.gedaan)
        return f"{ticked} van {of}"

    @property
    def waarvan(self) -> str:
        """Whose list it is."""
        if self.begonnen is not None:
            return f"{self.gemeente} · begonnen {zeg_kort(self.begonnen, self.begonnen)}"
        return self.referentie or self.gemeente


# ---------------------------------------------------------------- a page


def page(beeld: Beeld, number: int, note: Tekst = "") -> Bericht:
    """One page: what is to be done, by whom, and what was done; a press on a button turns its tick."""
    last = len(beeld.bladen) - 1
    number = max(0, min(number, last))
    blad = beeld.bladen[number]
    sources = bronnen_van(blad.punten)
    where = f" · blad {number + 1} van {last + 1}" if last else ""
    head = bold(beeld.lijst.titel) + f" · {beeld.waarvan}\n{beeld.stand} klaar{where}"
    parts = [stack(bold(deel.titel), *(_line(beeld, punt, sources) for punt in deel.punten)) for deel in blad.delen]
    return Bericht(
        paragraphs(note, head, *parts, _sources(sources)),
        (
            *onder_elkaar(*(_button(beeld, punt, number) for punt in blad.punten)),
            *blader(number, last, lambda to: actie(PREFIX, *beeld.adres, to)),
            *_below(beeld),
        ),
    )


def _line(beeld: Beeld, punt: Punt, sources: Sequence[Bron]) -> str:
    done = beeld.gedaan.get(punt.naam)
    if done is not None:
        return f"☑ {punt.titel} · {done.wie}, {zeg(done.op)}"
    said = punt.tekst or punt.titel
    who = f" ({punt.wie})" if punt.wie not in ("", HERE) else ""
    mark = f" {NUMMERS[sources.index(punt.bron)]}" if punt.bron is not None and len(sources) > 1 else ""
    return f"☐ {said}{who}{mark}"


HERE = "gemeente"
"""Who reads this: what is theirs to do says nobody else's function."""
NUMMERS = "¹²³⁴⁵⁶⁷⁸⁹"
"""Which source an item rests on, where a page has more than one."""


def _sources(sources: Sequence[Bron]) -> Tekst:
    if not sources:
        return ""
    if len(sources) == 1:
        return italic(f"Bron: {kort(sources[0])}")
    return italic("\n".join(f"{NUMMERS[place]} {kort(source)}" for place, source in enumerate(sources)))


def _button(beeld: Beeld, punt: Punt, number: int) -> Knop:
    done = punt.naam in beeld.gedaan
    return Knop(("☑ " if done else "☐ ") + punt.titel, actie(PREFIX, *beeld.adres, number, punt.naam, int(not done)))


def _below(beeld: Beeld) -> tuple[Rij, ...]:
    here = beeld.adres
    share = (Knop("Deel als tekst", actie(PREFIX, "t", *here)), Knop("Print (Word)", actie(PREFIX, "d", *here)))
    if beeld.zaak is not None:
        return (share, (Knop("Checklists", actie(PREFIX, "k", beeld.zaak)), to_case(beeld.zaak, "Terug")))
    back = Knop("Terug", actie(PREFIX, "o", beeld.organisatie, beeld.lijst.naam))
    wipe = [Knop("Wis deze lijst", actie(PREFIX, "w", beeld.adres[1]))] if beeld.begonnen is not None else []
    return (share, (*wipe, back))


def situations(beeld: Beeld) -> Bericht:
    """Which situation? Nothing is kept of the choice."""
    buttons = []
    for number, blad in enumerate(beeld.bladen):
        ticked, of = voortgang(blad.delen, beeld.gedaan)
        buttons.append(Knop(f"{blad.delen[0].titel} · {ticked} van {of}", actie(PREFIX, *beeld.adres, number)))
    said = "Kies een situatie. Dit gaat over jullie aanpak: bij een zaak leg ik er niets van vast."
    return Bericht(
        stack(bold(beeld.lijst.titel) + f" · {beeld.waarvan}", said), (*onder_elkaar(*buttons), *_below(beeld))
    )


# ---------------------------------------------------------------- at a case


@dataclass(frozen=True, slots=True)
class Voortgang:
    """How far a list is at a case; `begonnen`: somebody ticked something on it; `nu`: it belongs to where the case
    is."""

    lijst: Checklist
    klaar: int
    van: int
    begonnen: bool
    nu: bool

    @property
    def zin(self) -> str:
        """In a few words."""
        return f"{klein(self.lijst.titel)} {self.klaar} van {self.van}"


def on_case(zaak: int, lijsten: Sequence[Voortgang]) -> Aanvulling:
    """The lists in one line, as far as somebody began them, and one button."""
    begun = [item.zin for item in lijsten if item.begonnen]
    said = [f"Checklists: {' · '.join(begun)}."] if begun else []
    if len(lijsten) == 1:
        only = lijsten[0].lijst
        knop = Knop(f"Checklist {klein(only.titel)}", actie(PREFIX, "z", zaak, only.naam))
    else:
        knop = Knop("Checklists", actie(PREFIX, "k", zaak))
    return Aanvulling(said, ((knop,),))


def at_case(referentie: str, zaak: int, lijsten: Sequence[Voortgang]) -> Bericht:
    """The lists at a case: first those of now."""
    buttons = [
        Knop(f"{item.lijst.titel} · {item.klaar} van {item.van}", actie(PREFIX, "z", zaak, item.lijst.naam))
        for item in lijsten
    ]
    now = [item.lijst.titel for item in lijsten if item.nu]
    said = [f"Past bij nu: {', '.join(map(klein, now))}."] if 0 < len(now) < len(lijsten) else []
    return Bericht(
        stack(bold(referentie) + " · checklists", *said, "Zet geen namen of nummers van bewoners in een lijst."),
        onder_elkaar(*buttons, to_case(zaak)),
    )


def record_it_here(titel: str) -> str:
    """What a fact of the case says is recorded there."""
    return f"{titel}: leg dat hier bij de zaak vast. Dan tellen de termijnen mee, en staat het vinkje er vanzelf."


# ---------------------------------------------------------------- of an organisation


def which(organisaties: Sequence[Organisatie]) -> Bericht:
    """Asked only of who works for several."""
    return Bericht("Van welke gemeente?", onder_elkaar(*(Knop(o.naam, actie(PREFIX, "m", o.id)) for o in organisaties)))


def menu(
    organisatie: Organisatie,
    lijsten: Sequence[Checklist],
    los: Mapping[str, int],
    namen: Sequence[str],
    *,
    can: bool,
) -> Bericht:
    """The lists that are on, each a button; where none is, who can switch them on."""
    head = bold(f"Checklists · {organisatie.naam}")
    switches = [Knop("Instellingen", actie(SWITCHES, organisatie.id))] if can else []
    if not lijsten:
        said = "Alle checklists staan uit. " + ("Zet aan wat jullie willen gebruiken." if can else who_can(namen))
        return Bericht(stack(head, said), onder_elkaar(*switches))
    buttons = [
        Knop(lijst.titel + (f" · {los[lijst.naam]} los" if los[lijst.naam] else ""),
             actie(PREFIX, "o", organisatie.id, lijst.naam))
        for lijst in lijsten
    ]  # fmt: skip
    said = "Bij een koppeling staan ze onder de knop Checklists. Los kan ook: kies een lijst."
    return Bericht(stack(head, said), onder_elkaar(*buttons, *switches))


@dataclass(frozen=True, slots=True)
class Los:
    """A loose list: when it was begun, and how far it is."""

    id: int
    op: date
    klaar: int
    van: int

    @property
    def zin(self) -> str:
        """In a few words."""
        return f"Begonnen {zeg(self.op)} · {self.klaar} van {self.van}"


def about(organisatie: Organisatie, lijst: Checklist, los: Sequence[Los], *, full: bool) -> Bericht:
    """One list: the loose ones, and what can be done with it."""
    here = (organisatie.id, lijst.naam)
    at = ["Bij een koppeling vind je hem onder de knop Checklists."] if lijst.standen else []
    running = [Knop(item.zin, actie(PREFIX, "l", item.id)) for item in los]
    begin = [] if full else [Knop("Begin een losse lijst", actie(PREFIX, "n", *here))]
    report = [Knop("Verslag in aantallen", actie(PREFIX, "v", *here))] if lijst.verslag else []
    small = [
        Knop("Deel als tekst", actie(PREFIX, "t", "o", *here)),
        Knop("Print (Word)", actie(PREFIX, "d", "o", *here)),
        Knop("Eigen punten", actie(PREFIX, "e", *here)),
        Knop("Alle checklists", actie(PREFIX, "m", organisatie.id)),
    ]
    return Bericht(
        stack(bold(lijst.titel) + f" · {organisatie.naam}", lijst.wat, *at),
        (*onder_elkaar(*running, *begin, *report), *rijen(*small)),
    )


def ask_delete(beeld: Beeld) -> Bericht:
    """Before a loose list goes."""
    ident = beeld.adres[1]
    return Bericht(
        Markup("{} · {}\nWil je deze lijst wissen, met alle vinkjes? Dat kan niet terug.").format(
            bold(beeld.lijst.titel), beeld.waarvan
        ),
        onder_elkaar(Knop("Ja, wis", actie(PREFIX, "w", ident, "ja")), Knop("Nee", actie(PREFIX, "l", ident))),
    )


def no_such_list() -> Bericht:
    """A loose list that is gone, or another organisation's: the two look the same."""
    return Bericht("Deze lijst is er niet meer, of hij is niet van jullie. Typ /checklist voor de lijsten.")


def own_people_only() -> Bericht:
    """Other organisations have no such lists."""
    return Bericht("Checklists zijn van een gemeente: alleen haar eigen medewerkers zien ze.")

"""Questions to other parties, as data: whom a gemeente asks what, which answers there are, and when to ask again.

A party that is not on the bot is the rule: then the gemeente sends the text itself and records what came back. The
table of standen is the same for both. What an answer means for the case is for the owner of the question to say.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from workflows.bron import Bron
from workflows.dates.kalender import EEN_DAG, BuitenKalender, Kalender
from workflows.dates.termijnen import Aard
from workflows.dates.words import zeg
from workflows.engine.laatste_dagen import Gepland, LaatsteDag
from workflows.engine.machine import NietOpen
from workflows.engine.tabel import Blik, Spoor, Stand, Stap
from workflows.engine.velden import Keuze, Soort, Veld, te_ver

Feiten = Mapping[str, Any]
"""What the party may see. Always there: referentie, gemeente, vandaag (the day on which the text is made)."""

HERINNERING = "vraag"
"""The kind of reminder, followed by the question's number: "vraag:7"."""


@dataclass(frozen=True, slots=True)
class Functie:
    """A party by what it does. `soort` is the kind of organisation it is on the bot.

    Who serves many gemeenten is asked in one bundle each working day; `tweemaal`: and in a second one, of what was
    asked since.
    """

    naam: str
    titel: str
    soort: str
    gebundeld: bool = False
    tweemaal: bool = False


FUNCTIES = {
    functie.naam: functie
    for functie in (
        Functie("corporatie", "de corporatie", "corporatie"),
        Functie("regievoerder", "de regievoerder van COA", "coa", gebundeld=True, tweemaal=True),
        Functie("begeleiding", "de maatschappelijke begeleiding", "begeleiding"),
        Functie("provincie", "de provincie", "provincie", gebundeld=True),
        Functie("gemeente", "de andere gemeente", "gemeente"),
        Functie("plaatsing", "COA, unit Plaatsing", "coa", gebundeld=True, tweemaal=True),
    )
}


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One of the answers, as a button. An answer that does not close leaves the question open: it is asked again,
    after the date in the field `wacht_tot` where there is one. On a `voorstel` the gemeente still has to decide.

    What is the party's own to say names the steps of the question's track that it is in `stappen`: said by the party
    itself, the first of them that is open is taken at once and nobody decides on it. The gemeente that writes the
    same down, decides as it always did. `woorden` are how people say it, as those of a step."""

    naam: str
    titel: str
    velden: tuple[Veld, ...] = ()
    sluit: bool = True
    wacht_tot: str = ""
    voorstel: bool = False
    stappen: tuple[str, ...] = ()
    woorden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VraagSoort:
    """A kind of question about a case of one procedure, while its track is in one of these standen.

    `tekst` says what is asked, `kort` the same in one line of a list; both may use nothing but the Feiten.
    `na_werkdagen` is how long the gemeente waits before it asks again (own choice). `tegen` names the fact that is the
    day agreed for the answer, where there is one, and `voor` the day by which what is asked must be there. `oorzaken`
    are the causes of delay at which asking this is a next step. `meteen` says of which questions who wants that hears
    at once, beside the bundle. `niet_naast` are standen of other tracks, each with its track, in which it has no sense.
    """

    naam: str
    procedure: str
    spoor: str
    standen: tuple[str, ...]
    functie: str
    titel: str
    knop: str
    tekst: Callable[[Feiten], str]
    kort: Callable[[Feiten], str]
    antwoorden: tuple[Antwoord, ...]
    na_werkdagen: int
    bron: Bron | None = None
    oorzaken: tuple[str, ...] = ()
    tegen: str = ""
    voor: str = ""
    meteen: Callable[[Feiten], bool] = lambda _: False
    niet_naast: tuple[tuple[str, str], ...] = ()

    def past(self, standen: Mapping[str, str]) -> bool:
        """Whether it can be asked where the tracks of a case are."""
        return standen.get(self.spoor) in self.standen and not any(item in standen.items() for item in self.niet_naast)

    def antwoord(self, naam: str) -> Antwoord | None:
        """The answer of this name, or None."""
        return next((a for a in self.antwoorden if a.naam == naam), None)

    @property
    def velden(self) -> dict[str, Veld]:
        """Every field that some answer asks."""
        return {veld.naam: veld for antwoord in self.antwoorden for veld in antwoord.velden}


# ---------------------------------------------------------------- how far a question is

KLAAR, OPEN, VOORSTEL, BEANTWOORD, INGETROKKEN = "klaar", "open", "voorstel", "beantwoord", "ingetrokken"
LOPEND = (KLAAR, OPEN, VOORSTEL)
ANTWOORD = "antwoord"
GEANTWOORD = ("tussenbericht", ANTWOORD, "stel_voor")
"""The steps by which the other party is heard of."""

VRAAG = Spoor(
    "vraag",
    KLAAR,
    (
        Stand(KLAAR, "tekst staat klaar", "gemeente", "Verstuur de tekst zelf en meld dat hier."),
        Stand(OPEN, "wacht op antwoord", "de andere partij", "De andere partij weet van de vraag."),
        Stand(VOORSTEL, "wacht op jullie besluit", "gemeente", "Er is een aanbod. Neem het over of wijs het af."),
        Stand(BEANTWOORD, "beantwoord", "niemand", "Het antwoord is vastgelegd.", eind=True),
        Stand(INGETROKKEN, "niet meer nodig", "niemand", "De vraag hoeft geen antwoord meer.", eind=True),
    ),
    (
        Stap("verstuur", "Verstuurd", (KLAAR,), OPEN),
        Stap("vraag_na", "Nog eens gevraagd", (OPEN,), OPEN),
        Stap("tussenbericht", "Tussenbericht", (KLAAR, OPEN), OPEN),
        Stap(ANTWOORD, "Beantwoord", (KLAAR, OPEN), BEANTWOORD),
        Stap("stel_voor", "Aanbod gedaan", (KLAAR, OPEN), VOORSTEL),
        Stap("neem_over", "Aanbod overgenomen", (VOORSTEL,), BEANTWOORD),
        Stap("wijs_af", "Aanbod niet overgenomen", (VOORSTEL,), OPEN),
        Stap("neem_terug", "Antwoord teruggenomen", (VOORSTEL, BEANTWOORD), OPEN),
        Stap("trek_in", "Ingetrokken", LOPEND, INGETROKKEN),
    ),
)


def naar(stand: str, trigger: str) -> str | None:
    """Where this step leads from here; None when it is no step from here."""
    try:
        return VRAAG.machine.take(Blik(stand, {}, date.min), trigger)
    except NietOpen:
        return None


def trigger_van(antwoord: Antwoord) -> str:
    """The step that an answer is."""
    if not antwoord.sluit:
        return "tussenbericht"
    return "stel_voor" if antwoord.voorstel else ANTWOORD


# ---------------------------------------------------------------- what is recorded beside an answer

ONTVANGEN = Veld("ontvangen", "Ontvangen op", "Op welke dag kreeg je het antwoord?", Soort.DATUM)
HOE = Veld(
    "hoe",
    "Hoe",
    "Hoe kwam het antwoord binnen?",
    Soort.KEUZE,
    keuzes=(Keuze("mail", "Mail"), Keuze("telefoon", "Telefoon"), Keuze("anders", "Anders")),
)

LATER_OP = Veld("later_op", "Verwacht op", "Op welke dag verwacht je het?", Soort.DATUM, richting="toekomst")
LATER = Antwoord("later", "Ja, maar later", (LATER_OP,), sluit=False, wacht_tot=LATER_OP.naam)
"""It will come, after the day that was asked: the question is brought up again after that day."""


def twijfel(soort: VraagSoort, veld: Veld, dag: date, gesteld: date, feiten: Feiten) -> str | None:
    """What is asked back of a day in an answer, in Dutch: one that is promised lies after the last day, or one
    that was lies before the question. Either may be right all the same."""
    if veld.richting == "toekomst":
        return te_ver(dag, uiterste(soort, feiten), feiten["vandaag"])
    if veld is ONTVANGEN and dag < gesteld:
        return f"{zeg(dag)} ligt vóór de dag van je vraag ({zeg(gesteld)}). Klopt dat?"
    return None


# ---------------------------------------------------------------- when to ask again

KEREN = 3
"""How often a question is brought up by itself; after that it stands in the lists (own choice)."""
BESLUIT_NA = 2
"""Working days between reminders of an offer that nobody decided on (own choice)."""


def na_werkdagen(dag: date, aantal: int, kalender: Kalender) -> date:
    """The working day so many working days later; days that the calendar does not reach count as they come."""
    for _ in range(aantal):
        try:
            dag = kalender.plus_werkdagen(dag, 1)
        except BuitenKalender:
            dag = (max(dag, kalender.geldig_tot) if dag >= kalender.geldig_van else dag) + EEN_DAG
    return dag


def opvolgdag(soort: VraagSoort, stand: str, dag: date, kalender: Kalender, wacht_tot: date | None = None) -> date:
    """When to bring the question up first, for one that came in this stand on `dag`."""
    if wacht_tot is not None:
        return na_werkdagen(wacht_tot, 1, kalender)
    return na_werkdagen(dag, soort.na_werkdagen if stand == OPEN else 1, kalender)


def opvolgdagen(soort: VraagSoort, stand: str, opvolgen: date, kalender: Kalender) -> tuple[date, ...]:
    """The days on which a question is brought up, the first of them `opvolgen`; none when it needs nothing."""
    step = {KLAAR: 1, OPEN: soort.na_werkdagen, VOORSTEL: BESLUIT_NA}.get(stand)
    if step is None:
        return ()
    days = [opvolgen]
    while len(days) < KEREN:
        days.append(na_werkdagen(days[-1], step, kalender))
    return tuple(days)


def vraagdagen(soort: VraagSoort, stand: str, opvolgen: date, kalender: Kalender) -> tuple[date, ...]:
    """The days on which who asked is reminded: also on the next working day, and at last every four weeks for a year
    (own choice): an open question is never forgotten. Those come with the overview of a Monday, not as one more."""
    days = opvolgdagen(soort, stand, opvolgen, kalender)
    if not days:
        return ()
    monday = days[-1] + timedelta(days=-days[-1].weekday() % 7)
    later = (kalender.herinnerdag_na(monday + timedelta(weeks=weeks)) for weeks in range(4, 53, 4))
    agreed = soort.tegen and stand == OPEN  # asking is then no last day
    return tuple(sorted({*days, *([] if agreed else [na_werkdagen(opvolgen, 1, kalender)]), *later}))


def plan(ident: int, soort: VraagSoort, stand: str, opvolgen: date, kalender: Kalender) -> tuple[Gepland, ...]:
    """The reminders of who asked: to send the text, to ask again, to decide on an offer."""
    days = vraagdagen(soort, stand, opvolgen, kalender)
    return tuple(Gepland(f"{HERINNERING}:{ident}", f"{stand}:{dag}", dag) for dag in days)


_TE_DOEN = {KLAAR: "versturen", OPEN: "antwoord", VOORSTEL: "beslissen"}
"""By stand: what is waited for."""


def laatste_dag(
    ident: int, soort: VraagSoort, stand: str, gesteld: date, opvolgen: date, kalender: Kalender, feiten: Feiten
) -> LaatsteDag | None:
    """By when a question that was put on `gesteld` should be answered, sent or decided on; None when it needs nothing.
    Where nothing was agreed it is our own choice, or the day that the party named itself."""
    if stand not in _TE_DOEN:
        return None
    agreed = feiten.get(soort.tegen) if stand == OPEN else None
    last = agreed if isinstance(agreed, date) else opvolgen
    return LaatsteDag(
        f"{HERINNERING}:{ident}", _TE_DOEN[stand], last, kalender.herinnerdag(last),
        Aard.EIGEN if agreed is None else Aard.AFSPRAAK, soort.bron, leidt=False, begonnen=min(gesteld, last),
        herinner=plan(ident, soort, stand, opvolgen, kalender),
    )  # fmt: skip


def partijdagen(
    soort: VraagSoort, stand: str, opvolgen: date, bundel: date | None, kalender: Kalender
) -> tuple[date, ...]:
    """The days on which a party that is on the bot is shown its open list because of this question."""
    if stand != OPEN:
        return ()
    return tuple(sorted({*opvolgdagen(soort, stand, opvolgen, kalender), *([bundel] if bundel else [])}))


def slotdagen(soort: VraagSoort, gesteld: date, feiten: Feiten, kalender: Kalender) -> tuple[date, ...]:
    """The last working day for what was asked, and the working day before it: on those a party always hears of an open
    question, however often it was brought up."""
    last = uiterste(soort, feiten)
    if last is None:
        return ()
    days = [kalender.herinnerdag(last)]
    days.append(kalender.herinnerdag(days[0] - EEN_DAG))
    return tuple(day for day in days if day > gesteld)


def uiterste(soort: VraagSoort, feiten: Feiten) -> date | None:
    """The day by which what was asked must be there, or else its answer; None where there is none."""
    found = feiten.get(soort.voor or soort.tegen)
    return found if isinstance(found, date) else None


def herkenning(feiten: Feiten) -> str:
    """By what a party that has numbers of its own knows the household: the day of the koppeling, how many persons and
    the tekendag, as far as the bot knows them: "gekoppeld zo 1 maart 2026, 4 personen". Empty where it knows none."""
    koppeling, personen, tekendag = (feiten.get(naam) for naam in HERKENNING)
    parts = [
        f"gekoppeld {zeg(koppeling)}" if koppeling else "",
        (f"{personen} persoon" if personen == 1 else f"{personen} personen") if personen else "",
        f"tekendag {zeg(tekendag)}" if tekendag else "",
    ]
    return ", ".join(part for part in parts if part)


HERKENNING = ("koppelingsdatum", "personen", "tekendag")
"""The facts by which a party knows a household again (domein §5: no number of a person)."""


def zaak_van(feiten: Feiten) -> str:
    """The reference of the case that a question is about."""
    return str(feiten["referentie"])


def nummer(soort: str) -> int | None:
    """The question that a kind of reminder is about; None for another kind."""
    kind, _, ident = soort.partition(":")
    return int(ident) if kind == HERINNERING and ident.isdigit() else None


# ---------------------------------------------------------------- words


def dag_in(feiten: Feiten, naam: str) -> str:
    """A day among the facts as a party reads it: one that has passed says so. Empty where it is not known."""
    dag = feiten.get(naam)
    if not isinstance(dag, date):
        return ""
    return zeg(dag) + (" (die dag is voorbij)" if dag < feiten["vandaag"] else "")


def brief(soort: VraagSoort, feiten: Feiten) -> str:
    """The text for a party that is not on the bot: plain words, to be sent as they are."""
    answers = "\n".join(f"- {antwoord.titel}{_gevraagd(antwoord)}" for antwoord in soort.antwoorden)
    return (
        f"Hallo,\n\n{soort.tekst(feiten)}\n\nWat is jullie antwoord?\n{answers}\n\n"
        f"Noem bij je antwoord ons zaaknummer {feiten['referentie']}, en geen naam of BSN.\n\n"
        f"Met vriendelijke groet,\ngemeente {feiten['gemeente']}"
    )


def _gevraagd(antwoord: Antwoord) -> str:
    """What the answer should come with."""
    asked = [_genoemd(veld.titel) + (" (als je dat weet)" if veld.optioneel else "") for veld in antwoord.velden]
    return f": noem {', '.join(asked)}" if asked else ""


def _genoemd(titel: str) -> str:
    """A field's title in the middle of a sentence; one that ends in "op" asks a day."""
    words = titel[0].lower() + titel[1:]
    return f"{words.removesuffix(' op')} (datum)" if words.endswith(" op") else words

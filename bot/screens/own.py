"""What a typed sentence about an own case leads to: a proposal to record something with one press, or which case."""

from collections.abc import Sequence
from datetime import date

from bot.screens.beeld import Beeld, several
from bot.screens.case import to_case
from bot.screens.markup import Markup, Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, klein, onder_elkaar
from workflows.dates.reading import zeg
from workflows.engine.tabel import Procedure, Stap
from workflows.engine.velden import Soort, zeg_waarde

MOST = 8
"""So many cases or days to choose from fit a phone."""


def which(zaken: Sequence[tuple[int, str, str, str]]) -> Bericht:
    """Which of these cases is meant: (case, reference, kind, gemeente where it differs)."""
    one = len({referentie.casefold() for _, referentie, _, _ in zaken}) == 1
    buttons = [
        Knop(" · ".join(filter(None, (referentie, soort, gemeente))), actie("k", ident))
        for ident, referentie, soort, gemeente in zaken[:MOST]
    ]
    first = "Er zijn er meer met " + bold(zaken[0][1]) + ". Welke bedoel je?" if one else "Welke zaak bedoel je?"
    return Bericht(first, onder_elkaar(*buttons))


def meant(knoppen: Sequence[Knop]) -> Bericht:
    """The digits in it are the number of a case, and may be something else."""
    return Bericht("Bedoel je deze zaak? Dan open ik hem. Iets anders? Stel je vraag met andere woorden.",
                   onder_elkaar(*knoppen[:MOST]))  # fmt: skip


def meant_screen(knop: Knop) -> Bericht:
    """The one screen that a sentence may ask for."""
    return Bericht("Bedoel je dit scherm? Iets anders? Stel je vraag met andere woorden.", onder_elkaar(knop))


def open_list(procedure: Procedure, stand: str) -> str:
    """The button to the cases of a procedure, in one stand or all."""
    return several(procedure)[:1].upper() + several(procedure)[1:] + (f": {stand}" if stand else "")


def open_screen(naam: str) -> str:
    """The button to a screen by what it is called."""
    return naam[:1].upper() + naam[1:]


def told_apart(beeld: Beeld) -> Tekst:
    """A case in a line, with what tells it from others: its persons, the day it is counted from, and where it is."""
    begun = next((veld for veld in beeld.procedure.aanleg if veld.soort is Soort.DATUM), None)
    day = beeld.feiten.get(begun.naam) if begun is not None else None
    since = [f"{klein(begun.titel)} {zeg(day)}"] if begun is not None and isinstance(day, date) else []
    return "• " + bold(beeld.referentie) + "".join(f" · {part}" for part in (*beeld.kort(), *since))


def described(regels: Sequence[Tekst], knoppen: Sequence[Knop], alle: Knop) -> Bericht:
    """The cases that fit what was said of them, as far as a phone holds them."""
    said = "Bedoel je deze zaak?" if len(knoppen) == 1 else "Deze zaken passen daarbij:"
    if len(knoppen) > MOST:
        said = f"Daar passen er meer dan {MOST} bij. Dit zijn de eerste:"
    return Bericht(stack(said, *regels), onder_elkaar(*knoppen[:MOST], alle))


def all_of(procedure: Procedure) -> str:
    """The button to all cases of a procedure."""
    return f"Alle {several(procedure)}"


def of_which(stap: Stap, regels: Sequence[Tekst], knoppen: Sequence[Knop], antwoorden: Sequence[Knop]) -> Bericht:
    """A step is told of without its case: which is it? Below stands the answer that it may ask for."""
    said = stack(bold(f"{stap.titel}: bij welke zaak?"), "Kies de zaak. Ik leg niets vast voordat jij dat zegt.")
    more = [f"Er zijn er meer. Staat hij er niet bij? Typ het zaaknummer en „{klein(stap.titel)}”."]
    parts = paragraphs(said, stack(*regels), *(more if len(knoppen) > MOST else []))
    return Bericht(parts, onder_elkaar(*knoppen[:MOST], *antwoorden))


def which_of(knoppen: Sequence[Knop]) -> Bericht:
    """Which of these that other organisations told or asked of."""
    return Bericht("Daar is meer dan één ding over. Wat bedoel je?", onder_elkaar(*knoppen[:MOST]))


def head(beeld: Beeld) -> Tekst:
    """Which case it is: its reference, persons, gemeente, and the day it is counted from."""
    days = [
        f"{veld.titel}: {zeg_waarde(veld, beeld.feiten[veld.naam])}"
        for veld in beeld.procedure.aanleg
        if veld.soort is Soort.DATUM and beeld.feiten.get(veld.naam) is not None
    ]
    return stack(beeld.kop(), *([" · ".join(days)] if days else []))


def step(beeld: Beeld, stap: Stap, dag: date | None, ja: Knop, anders: Knop | None) -> Bericht:
    """A step as it would be recorded: one press does it."""
    asked = next((veld for veld in stap.velden if veld.soort is Soort.DATUM), None)
    ahead = asked is not None and asked.richting == "toekomst"  # then it is not the day of the step itself
    before = f". {asked.titel}: " if asked is not None and ahead else " op "
    when = before + bold(zeg(dag)) if dag is not None else ""
    said = bold(stap.titel) + when + ". Leg ik dat vast?"
    other = [anders] if anders is not None else []
    return Bericht(paragraphs(head(beeld), said), onder_elkaar(ja, *other, to_case(beeld.id, "Open de zaak")))


def to_come(beeld: Beeld, stap: Stap, dag: date, herinner: Knop, anders: Knop) -> Bericht:
    """A step that is told before its day: it is recorded when it happened, and the bot can say so on that day."""
    said = bold(stap.titel) + " leg je vast als het zover is: " + bold(zeg(dag)) + " moet nog komen."
    return Bericht(
        paragraphs(head(beeld), said, "Zal ik je dan herinneren?"),
        onder_elkaar(herinner, anders, to_case(beeld.id, "Open de zaak")),
    )


def record(dag: date | None, wat: str) -> str:
    """What the button says that records it."""
    return f"Leg vast: {zeg(dag)}" if dag is not None else f"Leg vast: {klein(wat)}"


OTHER_DAY = "Een andere dag"


def steps(beeld: Beeld, knoppen: Sequence[Knop]) -> Bericht:
    """More than one step can be meant."""
    return Bericht(
        paragraphs(head(beeld), "Wat wil je vastleggen?"), onder_elkaar(*knoppen, to_case(beeld.id, "Open de zaak"))
    )


def not_yet(stap: Stap, redenen: Sequence[str]) -> Tekst:
    """The step is open, and something does not hold yet."""
    return Markup("{} kan nog niet. {}").format(bold(stap.titel), " ".join(redenen))


def not_now(procedure: Procedure, stap: Stap, stand: str, van: Sequence[str]) -> Tekst:
    """The step is none from where the case is: from where it would be."""
    first = bold(stap.titel) + f" kan nu niet: de {klein(procedure.titel)} staat op “{stand}”."
    if procedure.het:
        first = bold(stap.titel) + f" kan nu niet: het {klein(procedure.titel)} staat op “{stand}”."
    return first + (f" Dat kan vanaf “{'” of “'.join(van)}”." if van else "")


def already(stap: Stap) -> Tekst:
    """It was taken before."""
    return bold(stap.titel) + " staat al vast. Klopt de dag niet? Kies Verbeter."


def not_theirs(stap: Stap) -> Tekst:
    """Somebody else records it."""
    return bold(stap.titel) + " legt een ander vast. Zo staat het nu:"


# ---------------------------------------------------------------- what was asked about it


def leading(beeld: Beeld) -> Tekst:
    """The day that leads, for who asked when."""
    if not beeld.leiden:
        return ""
    first = beeld.leiden[0]
    return (
        bold(f"{first.wat[:1].upper()}{first.wat[1:]} {first.woord} {zeg(first.werkdag)}") + f" · {beeld.rest(first)}."
    )


def of_case(beeld: Beeld, asked: Sequence[Tekst]) -> Bericht:
    """The lines of a case that were asked for ("tot wanneer?"), and not the whole of it."""
    return Bericht(stack(beeld.kop(), *asked), onder_elkaar(to_case(beeld.id, "Open de zaak")))


def known_day(titel: str, dag: date) -> Tekst:
    """A day that was recorded, for who asked when it was."""
    return f"{titel}: " + bold(zeg(dag)) + "."


def not_recorded(stap: Stap) -> Tekst:
    """For who asked whether it happened: nobody said so."""
    return "Nog niet vastgelegd: " + bold(klein(stap.titel)) + "."


def waits(sinds: date, vandaag: date) -> Tekst:
    """How long it waits, in weeks and days."""
    days = (vandaag - sinds).days
    weeks, rest = divmod(days, 7)
    parts = [f"{weeks} {'week' if weeks == 1 else 'weken'}"] if weeks else []
    parts += [f"{rest} {'dag' if rest == 1 else 'dagen'}"] if rest or not weeks else []
    total = f" ({days} dagen)" if weeks else ""
    return "Wacht " + bold(" en ".join(parts)) + f"{total}, sinds {zeg(sinds)}."


def handled_by(naam: str) -> Tekst:
    """Whose case it is."""
    return "Behandelaar: " + bold(naam) + "." if naam else "Deze zaak heeft nog geen behandelaar."


# ---------------------------------------------------------------- being reminded on a day


def remind(beeld: Beeld, dag: date, ja: Knop) -> Bericht:
    """To be reminded of a case on a day: one press keeps it."""
    said = "Zal ik je " + bold(zeg(dag)) + " aan deze zaak herinneren?"
    return Bericht(paragraphs(head(beeld), said), onder_elkaar(ja, to_case(beeld.id, "Open de zaak")))


def no_undo(dag: date | None, referentie: str) -> Tekst:
    """A reminder stays; what can be done instead."""
    if dag is None:
        return "Voor deze zaak heb je geen herinnering gezet."
    return f"Je herinnering staat op {zeg(dag)}. Een andere dag? Typ: herinner me vrijdag aan {referentie}."


NO_CASE = (
    "Ik herinner je aan een zaak, niet aan iets anders. Zet er het zaaknummer bij, bijvoorbeeld: "
    "herinner me vrijdag aan Z-0412. Voor een overleg gebruik je je eigen agenda."
)
"""A reminder was asked without a case."""


def remind_on(dag: date) -> str:
    """What the button says."""
    return f"Herinner me {zeg(dag)}"


def which_day(beeld: Beeld, vraag: Tekst, knoppen: Sequence[Knop]) -> Bericht:
    """The day could not be read as one: which is meant."""
    return Bericht(paragraphs(head(beeld), vraag), onder_elkaar(*knoppen[:MOST], to_case(beeld.id, "Open de zaak")))


WHICH_DAY = "Op welke dag? Typ het zo: herinner me vrijdag aan "
PAST = "Die dag is al voorbij. Kies een dag die nog komt."

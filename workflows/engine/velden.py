"""Fields: what a person is asked, and how the answer is read. A wrong answer gets a word that helps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from workflows.contacten import lees_mail, lees_telefoon, lees_uren
from workflows.dates.numbers import lees_saldo, lees_tienden, zeg_tienden
from workflows.dates.reading import NIETS, Onduidelijk, Richting, lees_datum, zeg
from workflows.engine.kenmerk import LANGSTE as LANGSTE_KENMERK
from workflows.engine.kenmerk import nieuw


class Soort(StrEnum):
    """What kind of value a field holds."""

    DATUM = "datum"
    AANTAL = "aantal"
    KEUZE = "keuze"
    REFERENTIE = "referentie"
    NUMMER = "nummer"  # of a paper of somebody else: kept as typed, without a shape of ours
    TELEFOON = "telefoon"  # of a desk
    MAIL = "mail"  # of a desk
    UREN = "uren"
    ZIN = "zin"  # read by the form itself; never kept as it was typed
    TEKST = "tekst"  # a short sentence of the organisation about its own work: kept as it was typed
    SALDO = "saldo"  # persons: below zero an achterstand
    TIENDEN = "tienden"  # weeks in tenths
    GEMEENTE = "gemeente"  # by the name it has in the list; who reads it for a person finds it there
    ZAAK = "zaak"  # another case, by the number it has here: pressed, never typed, and shown nowhere


@dataclass(frozen=True, slots=True)
class Keuze:
    """One of the answers of a choice. `woorden` are how people say it in a sentence, beside its title: each line as
    those of a step."""

    naam: str
    titel: str
    woorden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grens:
    """What a day must hold to, with the sentence for when it does not: not before the day of the field `na`, not after
    that of the field `voor`, or, where both are empty, a day that has been. Without `zelfde_dag` the two may not be one
    day either. A `hard` one is refused; the other is asked back, and may be true all the same."""

    zin: str
    na: str = ""
    voor: str = ""
    hard: bool = True
    zelfde_dag: bool = True

    def houdt(self, dag: date, feiten: Mapping[str, Any], vandaag: date) -> bool:
        """Whether the day holds to it; beside a day that is not known it does."""
        if not (self.na or self.voor):
            return dag <= vandaag
        earlier, later = (feiten.get(self.na), dag) if self.na else (dag, feiten.get(self.voor))
        if earlier is None or later is None:
            return True
        return earlier < later or (self.zelfde_dag and earlier == later)


@dataclass(frozen=True, slots=True)
class Veld:
    """One question, empty where nobody is asked. `titel` is its label in a summary; `eist` names guards that the answer
    must meet at once, and `grenzen` the order of its day among the others.

    `kort` is how it reads in a line of a list. An optional one is left open with the button `over`, and then reads
    `leeg`. One without a title is for the bot alone: no screen shows it. `spoor` is the track that it is of, where no
    step asks it; `meldt` names in Dutch who outside the house heard of the case on that day, and `gemeld_met` the day
    with which another fact was told. `waar` says where one finds it, to who does not know. A day that is `eerder` may
    lie before the case began, and one after the last day of a name in `uiterlijk` is asked back. With `jongere` it is
    asked about a young person: a day of long ago is one of birth, and refused. A sentence of `regels` keeps its lines
    and tabs: a table may have been pasted.
    """

    naam: str
    titel: str
    vraag: str
    soort: Soort
    keuzes: tuple[Keuze, ...] = ()
    optioneel: bool = False
    richting: Richting = "verleden"
    minimum: int = 1
    maximum: int = 99
    eist: tuple[str, ...] = ()
    over: str = ""
    leeg: str = "nog niet bekend"
    grenzen: tuple[Grens, ...] = ()
    kort: str = "{}"
    spoor: str = ""
    meldt: str = ""
    gemeld_met: str = ""
    waar: str = ""
    eerder: bool = False
    uiterlijk: tuple[str, ...] = ()
    jongere: bool = False
    regels: bool = False


REFERENTIE = Veld(
    "referentie",
    "Zaaknummer",
    "Wat is je eigen zaaknummer?\nEen nummer van jullie zelf, met minstens één cijfer. Geen naam, BSN of V-nummer.",
    Soort.REFERENTIE,
    optioneel=True,
    over="Geef zelf een nummer",
    leeg="krijgt een nummer van Ketenbot",
)
"""How the organisation itself calls a case: every procedure asks it in these words."""


def na(veld: str, zin: str, *, hard: bool = True, zelfde_dag: bool = True) -> Grens:
    """This day is not before that of another field."""
    return Grens(zin, na=veld, hard=hard, zelfde_dag=zelfde_dag)


def voor(veld: str, zin: str, *, hard: bool = True) -> Grens:
    """This day is not after that of another field."""
    return Grens(zin, voor=veld, hard=hard)


def geweest(zin: str, *, hard: bool = True) -> Grens:
    """This day is not in the future: it is recorded after it happened."""
    return Grens(zin, hard=hard)


EEN_JAAR = timedelta(days=366)


def ver_weg(veld: Veld, waarde: Any, vandaag: date) -> str | None:
    """What is asked back of a day more than a year before or after today, in Dutch: it may be a slip of the thumb, and
    may be right all the same. None for a nearer one, and for what is no day."""
    if veld.soort is not Soort.DATUM or not isinstance(waarde, date) or abs(waarde - vandaag) <= EEN_JAAR:
        return None
    far = "meer dan een jaar geleden" if waarde < vandaag else "pas over meer dan een jaar"
    return f"{zeg(waarde)} is {far}. Klopt dat?"


def buiten(veld: Veld, dag: date, begonnen: date | None, vandaag: date) -> str | None:
    """What is asked back of a day that people are asked, whatever its own order says, in Dutch: it lies before the case
    began, or was asked as a day that has been and must still come. Either may be right all the same. None for
    neither."""
    if not veld.vraag:  # nobody is asked it
        return None
    if begonnen is not None and dag < begonnen and not veld.eerder:
        return f"{zeg(dag)} ligt vóór het begin van deze zaak ({zeg(begonnen)}). Klopt dat?"
    said = any(not (grens.na or grens.voor) for grens in veld.grenzen)
    if veld.richting == "verleden" and dag > vandaag and not said:
        return f"{zeg(dag)} moet nog komen. Klopt dat?"
    return None


def te_ver(dag: date, laatste: date | None, vandaag: date) -> str | None:
    """What is asked back of an appointment after the last day for it, in Dutch; None where that has passed anyhow."""
    if laatste is None or laatste < vandaag or dag <= laatste:
        return None
    return f"{zeg(dag)} is na de laatste dag ({zeg(laatste)}). Klopt dat?"


def kan(veld: Veld, dag: date, feiten: Mapping[str, Any], begonnen: date | None, vandaag: date) -> bool:
    """Whether a day can be offered as an answer: one that is refused, or asked back at once, is no offer."""
    if veld.richting == "toekomst" and dag < vandaag:
        return False
    holds = all(grens.houdt(dag, feiten, vandaag) for grens in veld.grenzen)
    return holds and buiten(veld, dag, begonnen, vandaag) is None


@dataclass(frozen=True, slots=True)
class Terugvraag:
    """The answer could not be read: what to say, and which answers to offer as buttons. `herkend`: it is an answer to
    this question all the same, and no other question that was put in between."""

    tekst: str
    keuzes: tuple[tuple[str, str], ...] = ()  # (what the button says, what it answers)
    herkend: bool = False


_WOORDEN_VAN_EEN_DATUM = 5
"""In a text of more words a date may be what a question is about."""
_TELWOORDEN = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]


def lees(veld: Veld, tekst: str, vandaag: date) -> date | int | str | Terugvraag:
    """The value a person means by `tekst`; `vandaag` is the day of the message itself."""
    match veld.soort:
        case Soort.DATUM:
            gelezen = lees_datum(tekst, vandaag, richting=veld.richting)
            if isinstance(gelezen, Onduidelijk):
                dagen = tuple((zeg(dag), dag.isoformat()) for dag in gelezen.keuzes)
                short = len(tekst.split()) <= _WOORDEN_VAN_EEN_DATUM
                return Terugvraag(gelezen.vraag, dagen, herkend=short and gelezen != NIETS)
            return gelezen
        case Soort.AANTAL:
            return _lees_aantal(veld, tekst)
        case Soort.KEUZE:
            return _lees_keuze(veld, tekst)
        case Soort.REFERENTIE:
            return _lees_referentie(tekst)
        case Soort.NUMMER:
            return _lees_nummer(tekst)
        case Soort.TELEFOON:
            return lees_telefoon(tekst) or Terugvraag("Typ het nummer van de afdeling, bijvoorbeeld 036 123 4567.")
        case Soort.MAIL:
            return lees_mail(tekst) or Terugvraag("Typ het adres van de afdeling, zonder naam van een persoon.")
        case Soort.UREN:
            return lees_uren(tekst) or Terugvraag("Typ dagen en uren, bijvoorbeeld ma t/m do 9 tot 17 uur.")
        case Soort.SALDO:
            return _lees_saldo(tekst)
        case Soort.ZIN:
            return tekst.strip("\r\n ") if veld.regels else " ".join(tekst.split())
        case Soort.GEMEENTE:
            return _lees_gemeente(tekst)
        case Soort.TEKST:
            return _lees_tekst(veld, tekst)
        case Soort.ZAAK:
            return Terugvraag("Kies de zaak met een knop.")
        case Soort.TIENDEN:
            found = lees_tienden(tekst)
            return found if found is not None else Terugvraag("Typ het aantal weken, bijvoorbeeld 11,8.")


def _lees_gemeente(tekst: str) -> str | Terugvraag:
    """A name on one line, which is no question; whether there is such a gemeente is for the list to say."""
    line = " ".join(tekst.split())
    if not re.search(r"[^\W\d_]", line) or re.search(r"[\d?]", line) or len(line.split()) > _WOORDEN_VAN_EEN_GEMEENTE:
        return Terugvraag("Typ de naam van de gemeente, bijvoorbeeld Lelystad.")
    return line


_WOORDEN_VAN_EEN_GEMEENTE = 5


def _lees_tekst(veld: Veld, tekst: str) -> str | Terugvraag:
    """On one line, between `minimum` and `maximum` signs, with a word in it. What it may hold the guard says."""
    line = " ".join(tekst.split())
    if _WOORD.search(line) is None or len(line) < veld.minimum:
        return Terugvraag("Typ een paar woorden.")
    if len(line) > veld.maximum:
        return Terugvraag(f"Dat zijn {len(line)} tekens. Maak het korter: hoogstens {veld.maximum}.")
    return line


_VOOR_NUMMER = re.compile(
    r"(?:zaak|zaaknummer|dossier|dossiernummer|nummer|nr|kenmerk)\.? ?:? (?=\S*\d)", re.IGNORECASE
)
_TEKENS = re.compile(r"[^\w\s./&-]|-$|^-")
"""Signs that no reference has."""
_WOORD = re.compile(r"(?<!\S)[^\W\d_]{2,}(?!\S)")


def _lees_referentie(tekst: str) -> str | Terugvraag:
    """In one way of writing, without a word such as "zaak" before it. A sentence with a number in it is none."""
    nummer = _VOOR_NUMMER.sub("", " ".join(tekst.split()), count=1)
    if not re.search(r"\d", nummer):  # what is wrong with that the guard says, who knows names and dates
        return nummer.upper()
    if len(_WOORD.findall(nummer)) > 1:
        return Terugvraag("Typ alleen het nummer, zonder andere woorden, bijvoorbeeld ALM-26-014.")
    found = nieuw(nummer)
    if found is None and (len(nummer) > LANGSTE_KENMERK or _TEKENS.search(nummer)):
        return nummer.upper()  # idem
    return found or Terugvraag(
        "Dat lees ik niet als een nummer: een naam of een aantal bewaar ik niet. Typ het aan elkaar, met letters, "
        "cijfers en streepjes, bijvoorbeeld ALM-26-014."
    )


LANGSTE_NUMMER = 40
"""Signs of the number of somebody else's paper: "2026/118", "Gemeenteblad 2026, nr. 45123", or just "12"."""
_NUMMERWOORD = re.compile(r"(?:nummer|nr|kenmerk)\b\.?\s*:?\s*(?=\S*\d)", re.IGNORECASE)


def _lees_nummer(tekst: str) -> str | Terugvraag:
    """As it was typed, without the word "nummer" before it."""
    nummer = _NUMMERWOORD.sub("", " ".join(tekst.split()).strip(" .,;"), count=1)
    if not re.search(r"\d", nummer) or len(nummer) > LANGSTE_NUMMER:
        return Terugvraag(f"Typ het nummer, hoogstens {LANGSTE_NUMMER} tekens, bijvoorbeeld 2026-118 of 12.")
    return nummer


_BIJ_AANTAL = frozenset(
    [
        "het",
        "zijn",
        "er",
        "is",
        "we",
        "ze",
        "totaal",
        "in",
        "gezin",
        "huishouden",
        "van",
        "met",
        "alleen",
        "persoon",
        "personen",
        "pers",
        "mensen",
        "man",
        "stuks",
    ]
)
"""Words beside a number that change nothing. "Een paar" and "4 of meer" hold others, and are asked back."""


def _lees_aantal(veld: Veld, tekst: str) -> int | Terugvraag:
    grens = f"van {veld.minimum} tot en met {veld.maximum}"
    words = tekst.lower().replace("é", "e").rstrip(".!").split()
    numbers = [number for word in words if (number := _getal(word)) is not None]
    rest = [word.rstrip(".") for word in words if _getal(word) is None]
    if len(numbers) != 1 or not _BIJ_AANTAL.issuperset(rest):
        return Terugvraag(f"Typ één getal {grens}, bijvoorbeeld 4.")
    if not veld.minimum <= numbers[0] <= veld.maximum:
        return Terugvraag(f"{numbers[0]} kan niet. Typ één getal {grens}.")
    return numbers[0]


def _getal(woord: str) -> int | None:
    if woord in _TELWOORDEN:
        return _TELWOORDEN.index(woord)
    return int(woord) if woord.isascii() and woord.isdigit() and len(woord) <= 4 else None


def _lees_saldo(tekst: str) -> int | Terugvraag:
    found = lees_saldo(tekst)
    if found is not None:
        return found
    bare = tekst.strip()
    if bare.isascii() and bare.isdigit() and len(bare) <= 4:
        both = ((f"Achterstand {bare}", f"achterstand {bare}"), (f"Voorsprong {bare}", f"voorsprong {bare}"))
        return Terugvraag(f"Is {bare} een achterstand of een voorsprong?", both)
    return Terugvraag("Typ bijvoorbeeld achterstand 20, voorsprong 3 of 0.")


def _lees_keuze(veld: Veld, tekst: str) -> str | Terugvraag:
    typed = tekst.strip().casefold()
    exact = [k for k in veld.keuzes if typed in (k.naam.casefold(), k.titel.casefold())]
    close = exact or [k for k in veld.keuzes if len(typed) >= 3 and typed in k.titel.casefold()]
    if len(close) == 1:
        return close[0].naam
    return Terugvraag("Kies een van de knoppen.", tuple((k.titel, k.naam) for k in veld.keuzes))


def zeg_waarde(veld: Veld, waarde: Any) -> str:
    """A value as a person reads it; an optional one that is open reads its `leeg`, several are named in turn."""
    if waarde is None:
        return veld.leeg
    if isinstance(waarde, list | tuple):
        return ", ".join(zeg_waarde(veld, een) for een in waarde) or "geen"
    if isinstance(waarde, date):
        return zeg(waarde)
    if veld.soort is Soort.SALDO:
        return f"{'achterstand' if waarde < 0 else 'voorsprong'} {abs(waarde)}" if waarde else "0"
    if veld.soort is Soort.TIENDEN:
        return f"{zeg_tienden(waarde)} weken"
    return next((k.titel for k in veld.keuzes if k.naam == waarde), str(waarde))


def pak_in(feiten: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as JSON values: a date becomes its ISO text."""
    return {naam: waarde.isoformat() if isinstance(waarde, date) else waarde for naam, waarde in feiten.items()}


def pak_uit(velden: Mapping[str, Veld], feiten: Mapping[str, Any]) -> dict[str, Any]:
    """Facts back from JSON values, each by the kind of its field; a day that is none, as in a damaged file, is left
    out."""
    found = {naam: _uit(velden.get(naam), waarde) if type(waarde) is str else waarde for naam, waarde in feiten.items()}
    return {naam: waarde for naam, waarde in found.items() if waarde is not _GEEN_DAG}


_GEEN_DAG = object()


def _uit(veld: Veld | None, tekst: str) -> Any:
    if veld is None or veld.soort is not Soort.DATUM:
        return tekst
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return _GEEN_DAG

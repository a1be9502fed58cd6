"""What gemeenten answered, one gemeente on a line: "Lelystad: 50, Stcrt 28-9-2026, akkoord, mail 2-11-2026".

The same form for every answer of every gemeente, the own one or one that is not on the bot: the published number with
its source, ambtelijk akkoord, the besluit and the bekendmaking. Own choice; what may be recorded when, the table says.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workflows.dates.reading import Onduidelijk, lees_datum
from workflows.engine.velden import Terugvraag
from workflows.gemeenten import Gevonden, Zoek
from workflows.herverdeling.answer_sentences import Besluit, Cijfer, lees_besluit, lees_cijfer

VOORBEELD = "Lelystad: 50, Stcrt 28-9-2026, akkoord, mail 2-11-2026"
MEESTE_TEKENS = 200
"""Signs of one line."""
HOE = {"mail": "mail", "e-mail": "mail", "email": "mail", "telefoon": "telefoon", "telefonisch": "telefoon",
       "tel": "telefoon", "gebeld": "telefoon", "overleg": "overleg"}  # fmt: skip
"""How an answer came, by the word that people type."""
FUNCTIES = {
    "medewerker": "medewerker", "beleidsmedewerker": "medewerker", "ambtenaar": "medewerker", "adviseur": "medewerker",
    "beleidsadviseur": "medewerker", "consulent": "medewerker", "coordinator": "coordinator",
    "coördinator": "coordinator", "teamleider": "leidinggevende", "manager": "leidinggevende",
    "leidinggevende": "leidinggevende", "afdelingshoofd": "leidinggevende", "hoofd": "leidinggevende",
    "directeur": "leidinggevende", "wethouder": "bestuurder", "burgemeester": "bestuurder", "bestuurder": "bestuurder",
    "college": "bestuurder", "secretaris": "secretaris", "gemeentesecretaris": "secretaris",
    "secretariaat": "secretaris", "bestuurssecretariaat": "secretaris",
}  # fmt: skip
"""From whom an answer came, by the word that people type: a function, never a name."""
_REGEL = re.compile(r"\s*(?:gemeente\s+)?(?P<naam>['’]?[^\W\d][^:\n]{1,45}?)\s*:\s*(?P<rest>\S.*)")
_HOE = re.compile(rf"(?:per\s+|via\s+)?(?P<hoe>{'|'.join(HOE)})\b\.?(?:\s+(?:van|op|d\.?d\.?)\s)?\s*(?P<dag>.*)", re.I)
_FUNCTIE = re.compile(rf"(?:van\s+)?(?:de\s+|een\s+|hun\s+|het\s+)?(?P<wie>{'|'.join(FUNCTIES)})", re.I)
_VAN = re.compile(r"\s+van\s+(?P<wie>[^\d,;]+)$", re.I)
"""Behind the day of an answer: from whom it came."""
_NIET = re.compile(
    r"(?:gaa[nt]? |zijn |is )?niet akkoord|(?:doet|doen|zij doen) niet mee|wijs(?:t|en) (?:het )?af", re.I
)
_AKKOORD = re.compile(r"(?:gaa[nt]? |zijn |is )?(?:ambtelijk\s+)?akkoord(?:\s+ambtelijk)?|ambtelijk", re.I)
_BEKEND = re.compile(
    r"(?:besluit\s+)?(?:(?:open(?:baar|lijk)\s+)?bekend(?:\s*gemaakt|making)?|gepubliceerd)(?:\s+op\b)?\s*(?P<dag>.*)",
    re.I,
)
_BESLUIT = re.compile(
    r"(?:(?:het\s+)?college\s+)?beslo(?:ot|ten)(?:\s+op\b)?\s*(?P<toen>.*)"
    r"|(?:college)?besluit(?:\s+van\s+het\s+college)?(?:\s+(?:van|op)\b)?\s*(?P<rest>.*)",
    re.I,
)
_ZONDER = re.compile(r"[\s,]*(?:zonder|geen|heeft geen)\s+(?:nummer|nr|kenmerk)\b\.?", re.I)
_GETAL = re.compile(r"(?:taakstelling|cijfer|getal|oud)?\s*(?:is|:)?\s*\d{1,4}\b", re.I)
_BRON = re.compile(r"(?:staatscourant|stcrt|brief)\b", re.I)
_SPLITS = re.compile(
    r"[;,]\s*|\s+en\s+(?=(?:ambtelijk|akkoord|besluit|bekend))|\s+(?=(?:per|via)\s+(?:mail|e-mail|telefoon))"
    r"|(?<=akkoord)\s+(?=\w)|(?<=\d)\s+(?=(?:stcrt|staatscourant|brief|ambtelijk|akkoord)\b)",
    re.I,
)
_WOORDEN = re.compile(
    r"\b(?:akkoord|(?:college)?besluit|besloot|besloten|bekend\w*|gepubliceerd|stcrt|staatscourant|brief"
    r"|(?:doet|doen) niet mee)\b",
    re.I,
)
_VAN_MEER = {
    "bevestig": re.compile(r"\bakkoord\b|\b(?:doet|doen) niet mee\b", re.I),
    "besluit": re.compile(r"\bbekend(?:\s*gemaakt|making)?\b", re.I),
}
"""By step the words in an answer to its question that speak of what comes next; "gepubliceerd" behind a number
does not."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What a line says of one gemeente, by CBS code; what it does not say is None. `hoe` and `op` tell how and when the
    answer came, and `functie` from whom, where that was typed."""

    code: str
    naam: str
    cijfer: Cijfer | None = None
    akkoord: bool | None = None
    besluit: Besluit | None = None
    bekend: date | None = None
    hoe: str | None = None
    op: date | None = None
    functie: str | None = None

    def stappen(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The steps of its track that the line asks for with their facts, in the order in which they can be taken."""
        code = self.code
        if self.cijfer is not None:
            yield "bevestig", _weet(**{f"voor_{code}": self.cijfer.aantal, f"bron_{code}": self.cijfer.bron,
                                       f"bron_op_{code}": self.cijfer.dag})  # fmt: skip
        if self.akkoord is not None:
            yield "akkoord" if self.akkoord else "wijs_af", {}
        if self.besluit is not None:
            yield "besluit", _weet(**{f"besluit_op_{code}": self.besluit.dag, f"nummer_{code}": self.besluit.nummer,
                                      f"schriftelijk_{code}": "ja"})  # fmt: skip
        if self.bekend is not None:
            yield "maak_bekend", {f"bekend_op_{code}": self.bekend}


def _weet(**found: Any) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in found.items() if waarde is not None}


@dataclass(frozen=True, slots=True)
class Onleesbaar:
    """A line that cannot be read: as it was typed, and what to do in Dutch. `keuzes` are gemeenten that it may mean."""

    regel: str
    uitleg: str
    keuzes: tuple[str, ...] = ()


def zeg_regel(antwoord: Antwoord) -> str:
    """The line that says the same, as `lees_antwoorden` reads it on any later day."""
    found, said = antwoord, []
    if found.cijfer is not None:
        source = f", {found.cijfer.bron}" if found.cijfer.bron else ""
        said.append(f"{found.cijfer.aantal}{source}{_op(found.cijfer.dag)}")
    if found.akkoord is not None:
        said.append("akkoord" if found.akkoord else "niet akkoord")
    if found.besluit is not None:
        said.append(f"besluit{_op(found.besluit.dag)} nr {found.besluit.nummer or ''}".removesuffix(" nr "))
    if found.bekend is not None:
        said.append(f"bekend{_op(found.bekend)}")
    if found.hoe is not None:
        said.append(f"{found.hoe}{_op(found.op)}")
    if found.functie is not None:
        said.append(f"van {found.functie}")
    return f"{found.naam}: {', '.join(said)}"


def _op(dag: date | None) -> str:
    return f" {dag.day}-{dag.month}-{dag.year}" if dag is not None else ""


def is_antwoord(tekst: str) -> bool:
    """Whether a text has the form of such lines: every line begins with a name and a colon, and one of them speaks of
    an answer. Cheap: no gemeente is looked up."""
    if ":" not in tekst:
        return False
    lines = [line for line in tekst.splitlines() if line.strip()]
    fits = [found for line in lines if (found := _REGEL.fullmatch(line)) is not None]
    return len(fits) == len(lines) and any(_WOORDEN.search(found["rest"]) for found in fits)


def spreekt_van_meer(tekst: str, trigger: str) -> bool:
    """Whether what was typed to the question of one step speaks of another one too."""
    form = _VAN_MEER.get(trigger)
    return form is not None and form.search(tekst) is not None


def lees_antwoorden(tekst: str, vandaag: date, zoek: Zoek) -> list[Antwoord | Onleesbaar] | None:
    """What each line says, in the order typed. None where the text is nothing of the kind: no gemeente is named."""
    if not is_antwoord(tekst):
        return None
    found = [_een(line.strip(), vandaag, zoek) for line in tekst.splitlines() if line.strip()]
    known = any(isinstance(item, Antwoord) or item.keuzes or not item.uitleg.startswith(_ONBEKEND) for item in found)
    return found if known else None


_ONBEKEND = "Deze gemeente ken ik niet"


def _een(line: str, vandaag: date, zoek: Zoek) -> Antwoord | Onleesbaar:
    parts = _REGEL.fullmatch(line)
    assert parts is not None  # noqa: S101  is_antwoord looked
    named: Sequence[Gevonden] = zoek(parts["naam"])
    if len(named) != 1:
        names = tuple(gemeente.naam for gemeente in named)
        which = f"Welke gemeente bedoel je: {' of '.join(names)}? Typ de volle naam." if names else ""
        return Onleesbaar(line, which or f"{_ONBEKEND}. Kijk de naam na.", names)
    if len(line) > MEESTE_TEKENS:
        return Onleesbaar(line, f"Deze regel is te lang. Typ het zo: {VOORBEELD}.")
    answer = Antwoord(named[0].code, named[0].naam)
    for piece in _stukken(parts["rest"]):
        read = _stuk(piece, vandaag)
        if isinstance(read, str):  # a line that may hold a name is not said again
            return Onleesbaar(line if read != GEEN_NAAM else answer.naam, read)
        twice = [naam for naam in read if getattr(answer, naam) is not None]
        if twice:
            return Onleesbaar(line, f"Hier staat twee keer iets over hetzelfde: “{piece}”. Typ het één keer.")
        answer = replace(answer, **read)
    if not list(answer.stappen()):
        return Onleesbaar(line, f"Hier staat geen antwoord. Typ het zo: {VOORBEELD}.")
    return answer


def _stukken(rest: str) -> list[str]:
    """The pieces between commas; one that says nothing by itself, such as a day or "nr 12", belongs to the one before
    it."""
    pieces: list[str] = []
    for piece in filter(None, (part.strip(" .") for part in _SPLITS.split(rest))):
        number_before = bool(pieces) and _GETAL.fullmatch(pieces[-1]) is not None
        if pieces and (not _soort(piece) or (number_before and _BRON.match(piece))):
            pieces[-1] = f"{pieces[-1]}, {piece}"
        else:
            pieces.append(piece)
    return pieces


def _soort(piece: str) -> bool:
    """Whether a piece says by itself what it is about."""
    if _GETAL.fullmatch(piece):
        return True
    if _FUNCTIE.fullmatch(piece):
        return True
    return any(form.match(piece) for form in (_NIET, _AKKOORD, _BEKEND, _BESLUIT, _HOE, _BRON)) or bool(
        re.match(r"\d{1,4}\b.*\b(?:stcrt|staatscourant|brief)\b", piece, re.I)
    )


def _stuk(piece: str, vandaag: date) -> dict[str, Any] | str:
    """What a piece says; in Dutch what is wrong with it."""
    for form, read in _LEZERS:
        found = form.fullmatch(piece) if form in (_NIET, _AKKOORD, _FUNCTIE) else form.match(piece)
        if found is not None:
            return read(found, vandaag)
    if re.match(r"\D*\d", piece):
        cijfer = lees_cijfer(piece, vandaag)
        if not isinstance(cijfer, Terugvraag):
            return {"cijfer": cijfer}
    return f"“{piece}” lees ik niet. Typ het zo: {VOORBEELD}. Of: besluit 16-12-2026 nr 12. Of: bekend 29-12-2026."


def _lees_bekend(found: re.Match[str], vandaag: date) -> dict[str, Any] | str:
    day = _dag(found["dag"], vandaag)
    return {"bekend": day} if isinstance(day, date) else f"Op welke dag is het bekendgemaakt? {day}"


def _lees_een_besluit(found: re.Match[str], vandaag: date) -> dict[str, Any] | str:
    rest = _ZONDER.sub("", found["toen"] or found["rest"] or "")
    read = lees_besluit(rest, vandaag)
    return {"besluit": read} if isinstance(read, Besluit) else read.tekst


def _lees_hoe(found: re.Match[str], vandaag: date) -> dict[str, Any] | str:
    how: dict[str, Any] = {"hoe": HOE[found["hoe"].lower()]}
    when = f" {found['dag'].strip(' ,')}"
    if (sender := _VAN.search(when)) is not None:
        function = _FUNCTIE.fullmatch(sender["wie"].strip())
        if function is None:
            return GEEN_NAAM
        how["functie"], when = FUNCTIES[function["wie"].lower()], when[: sender.start()]
    if not when.strip():
        return how
    day = _dag(when, vandaag)
    return {**how, "op": day} if isinstance(day, date) else f"Op welke dag kwam het antwoord? {day}"


def _lees_functie(found: re.Match[str], _: date) -> dict[str, Any]:
    return {"functie": FUNCTIES[found["wie"].lower()]}


def _dag(tekst: str, vandaag: date) -> date | str:
    """A day that has been; in Dutch what is wrong with it."""
    read = lees_datum(tekst.strip(" ,"), vandaag, richting="verleden")
    return read.vraag if isinstance(read, Onduidelijk) else read


GEEN_NAAM = "Noem van wie het kwam met een functie, geen naam, zoals: mail 2-11-2026 van de beleidsmedewerker."
_LEZERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], dict[str, Any] | str]], ...] = (
    (_NIET, lambda *_: {"akkoord": False}),
    (_AKKOORD, lambda *_: {"akkoord": True}),
    (_FUNCTIE, _lees_functie),
    (_BEKEND, _lees_bekend),
    (_BESLUIT, _lees_een_besluit),
    (_HOE, _lees_hoe),
)

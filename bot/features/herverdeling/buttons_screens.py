"""The buttons of a herverdeling: what somebody can do now, most important first, and what is seldom needed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from bot.features.herverdeling.screens import PREFIX, HerverdelingBeeld
from bot.features.herverdeling.words_screens import samen
from bot.screens.message import KORT, Knop, Rij, actie, klein, naast_elkaar, onder_elkaar
from workflows.engine.tabel import Procedure
from workflows.engine.zaak import Zaak, open_stappen
from workflows.herverdeling.regels import GEHEEL, GESTOPT, VOOR_BESLUIT
from workflows.herverdeling.tabel import NA_BESLUIT
from workflows.herverdeling.vooraf import gevraagd
from workflows.regio.machtiging import CIJFERS, NAJAGEN

MOST_BUTTONS = 8
PAPERS = "hst"
"""Asks for the papers."""
VOORAF = "vm"
"""Presses about the early notice."""
FEW = 2
"""So many gemeenten that are not on the bot have a button of their own."""
VRAAGT = {CIJFERS.letter, NAJAGEN.letter}
"""A regio that may do one of these asks a gemeente, and sends it the text."""
OUTCOMES = ("herstel_gevraagd", "verwerkt", *GESTOPT)
"""How it may go: of each of these others have to hear."""
_PAPERS_WANTED = ("wacht_op_besluiten", "wacht_op_bekendmaking", "wacht_op_kennisgeving", "herstel_gevraagd")


@dataclass(frozen=True, slots=True)
class Bekend:
    """A taakstelling that is published already: its row, its number, and where it was read."""

    id: int
    waarde: int
    bron: str


@dataclass(frozen=True, slots=True)
class Koppelbaar:
    """An organisation on the bot that can be chosen for the gemeente that leads, and as what."""

    id: int
    functie: str
    naam: str


@dataclass(frozen=True, slots=True)
class Lezer:
    """Who looks: the own gemeenten in the case, whether one of them leads, and whether the case is of an own
    organisation (`in_huis`); for who is here as a regio alone what each gemeente lets it do, in letters (`namens`); by
    own gemeente the published number, and the one that can go to its standings. `ongedaan` is the last act, in words,
    where it may be taken back, and `koppelbaar` who is on the bot and was not chosen yet."""

    codes: Sequence[str]
    leidt: bool
    in_huis: bool
    namens: Mapping[str, str] = field(default_factory=dict)
    bekend: Mapping[str, Bekend] = field(default_factory=dict)
    naar_standen: Mapping[str, int] = field(default_factory=dict)
    ongedaan: str = ""
    koppelbaar: Sequence[Koppelbaar] = ()


@dataclass(frozen=True)
class HerverdelingScherm(HerverdelingBeeld):
    """A herverdeling with the buttons of who looks; without a reader it has none."""

    lezer: Lezer | None = None
    lange_knoppen: ClassVar[bool] = True

    def rijen(self) -> Sequence[Rij]:
        """As many as a phone shows; the way to the rest always stays."""
        found = list(self._knoppen(self.lezer)) if self.lezer is not None else []
        fits = found if len(found) <= MOST_BUTTONS else [*found[: MOST_BUTTONS - 1], found[-1]]
        return onder_elkaar(*fits)

    def _knoppen(self, lezer: Lezer) -> Iterator[Knop]:
        if lezer.leidt:
            yield from self._van_leider()
        for code in lezer.codes:
            for knop in self._van_gemeente(code, lezer.bekend.get(code)):
                yield self._genoemd(code, knop.tekst, knop.actie)
        if lezer.leidt and gevraagd(self.standen, self.weet):
            yield Knop("Vertel het vooraf: COA, provincie, BZK", self._druk(VOORAF))
        if lezer.leidt or lezer.namens:
            apart = self.afwezigen()
            together = Knop(f"{len(apart)} gemeenten: vraag en antwoord", self._druk("a"))
            yield from apart if len(apart) <= FEW else [together]
        if len(self.weet.codes) > FEW and not self.open_stand.eind and (lezer.leidt or lezer.codes):
            yield Knop("Wie is waar?", self._druk("ww"))
        if self.geheel in _PAPERS_WANTED and (lezer.leidt or (lezer.codes and self.geheel == "wacht_op_besluiten")):
            yield papers(self.id, brieven=lezer.leidt)
        if (lezer.codes or (lezer.leidt and lezer.namens)) and self.geheel == "verkenning":
            yield Knop("Ander voorstel", self._druk("v"))
        if lezer.codes or lezer.leidt or lezer.namens:
            yield Knop("Meer", actie("zm", self.id))

    def _brieven(self) -> str:
        """With who is on the bot too and was not chosen yet: nobody of it hears this."""
        open_still = self.lezer.koppelbaar if self.lezer is not None else ()
        said = super()._brieven()
        return f"{said} Nog niet gekozen: {samen([o.naam for o in open_still])}." if open_still else said

    @property
    def _als_regio(self) -> bool:
        """Whether the reader is here as a regio alone: besluiten and what undoes them are not its own."""
        return self.lezer is not None and bool(self.lezer.namens)

    def _druk(self, what: str, *more: object) -> str:
        return actie(PREFIX, what, self.id, *more)

    def _stap(self, spoor: str, trigger: str) -> str:
        return step_press(self.id, spoor, trigger, self.standen[spoor], self.weet.ronde)

    def _genoemd(self, code: str, tekst: str, press: str) -> Knop:
        """For who speaks for more gemeenten in the case, with the gemeente it is about."""
        mine = self.lezer.codes if self.lezer is not None else ()
        return Knop(label(tekst, mine, self.namen[code]), press)

    def _van_gemeente(self, code: str, bekend: Bekend | None) -> Iterator[Knop]:
        stand = self.standen[code]
        namens = self.weet.van(code).namens or ""
        door = self.deelnemers[namens].naam if namens in self.deelnemers else self.regio if namens else ""
        if door:
            yield Knop(f"Klopt wat {door} vastlegde"[:60], self._druk("nb", code, "ja"))
            yield Knop("Dat klopt niet", self._druk("nb", code, "nee"))
        if self.weet.van(code).moet_kijken:
            yield Knop("Verbeterde cijfers kloppen", self._druk("j", code, "ja"))
            yield Knop("Verbeterde cijfers kloppen niet", self._druk("j", code, "nee"))
        if self.geheel == "verkenning":
            yield from self._in_gesprek(code, stand, bekend)
        elif stand == "college":
            yield Knop("Besluit vastleggen", self._druk("b", code))
            yield Knop("Collegevergadering", self._druk("g", code))
        elif stand == "besloten" and self.geheel == "wacht_op_bekendmaking":
            yield Knop("Vandaag bekendgemaakt", self._druk("d", code, "maak_bekend", stand))
            yield Knop("Eerder bekendgemaakt", self._stap(code, "maak_bekend"))

    def _in_gesprek(self, code: str, stand: str, bekend: Bekend | None) -> Iterator[Knop]:
        if stand == "gevraagd":
            if bekend is not None:
                yield Knop(f"Ja, {bekend.waarde} klopt ({bekend.bron[:24]})", self._druk("p", code, bekend.id))
            yield Knop("Geef jullie cijfer", self._druk("c", code))
        if stand == "bevestigd" and self.weet.cijfers_bekend:
            yield Knop("Ambtelijk akkoord met deze cijfers", self._stap(code, "akkoord"))
        if stand in ("gevraagd", "bevestigd", "akkoord"):
            yield Knop("Wij doen niet mee", self._stap(code, "wijs_af"))

    def _van_leider(self) -> Iterator[Knop]:
        whole = self.geheel
        declined = [code for code in self.weet.codes if self.standen[code] == "afgewezen"]
        if whole == "verkenning" and all(self.standen[code] == "akkoord" for code in self.weet.codes):
            yield Knop("Naar de colleges", self._stap(GEHEEL, "naar_colleges"))
        if whole in VOOR_BESLUIT and len(declined) == 1 and len(self.weet.codes) > 2 and not self._als_regio:
            yield Knop(f"Verder zonder {self.namen[declined[0]]}", self._druk("zo", declined[0]))
        if whole == "wacht_op_besluiten" and declined:
            yield Knop("Ander voorstel", self._druk("v"))
        if whole in VOOR_BESLUIT and declined and not (self._als_regio and self.weet.eerder_getoetst == "nee"):
            yield self._stop()
        yield from self._na_besluit(whole)

    def _na_besluit(self, whole: str) -> Iterator[Knop]:
        yield from choose(self.id, self.lezer.koppelbaar if self.lezer is not None else ())
        if whole == "wacht_op_kennisgeving":
            yield Knop("Vandaag gemeld aan allen die nog open staan", self._druk("m", "alle"))
        if whole == "wacht_op_kennisgeving" or (whole == "wacht_op_bekendmaking" and self.weet.bekendmakingen):
            yield Knop("Gemeld: kies wie en wanneer", self._druk("m"))
        if whole == "wacht_op_coa_toets":
            yield Knop("COA: som klopt, verwerkt", self._stap(GEHEEL, "verwerk"))
            yield Knop("COA vraagt herstel", self._druk("hw", whole))
        if whole == "herstel_gevraagd":
            yield Knop("Herstel gestuurd", self._stap(GEHEEL, "hersteld"))
            yield from (
                [] if self._als_regio else [Knop("Niet hersteld: oude cijfers", self._druk("r", "niet_hersteld"))]
            )
        if whole == "verwerkt" and self.weet.kennis_op is None:
            yield Knop("Provincie nam kennis", self._druk("q"))
        if whole in OUTCOMES and self._schrijft:
            yield Knop("Wie hoort dit?", self._druk("uw"))

    @property
    def _schrijft(self) -> bool:
        """Whether somebody outside the bot is concerned: COA and who it tells, a gemeente, who knew of what came to
        nothing."""
        outside = any(not wie.hier for code, wie in self.deelnemers.items() if code != self.leider)
        return outside or self.geheel not in GESTOPT or bool(self.weet.colleges_op or self.weet.vooraf_op)

    def _stop(self) -> Knop:
        """Ends it; where an earlier besluit still waits for COA, that is: it is not put right."""
        if self.weet.eerder_getoetst == "nee":
            return Knop("Niet hersteld: oude cijfers", self._druk("r", "niet_hersteld"))
        return Knop("Stoppen", self._druk("r", "trek_in"))

    def afwezigen(self) -> Sequence[Knop]:
        """The gemeenten that are not on the bot, while there is something to ask of them."""
        running = self.geheel in ("verkenning", "wacht_op_besluiten", "wacht_op_bekendmaking")
        asked = [code for code, own in self.weet.gemeenten() if running or own.moet_kijken]
        apart = [code for code in asked if not self.deelnemers[code].hier]
        if self._als_regio and self.lezer is not None:
            apart = [code for code in asked if {*self.lezer.namens.get(code, "")} & VRAAGT]
        return [Knop(f"{self.namen[code]}: vraag en antwoord", self._druk("a", code)) for code in apart]

    # ------------------------------------------------------------ what is seldom needed

    def meer_rijen(self, extra: Sequence[Knop]) -> Sequence[Rij]:
        """Taking back, an error, the papers, who sends the letters; what happened, why, what is missing; the rest."""
        if self.lezer is None:
            return ()
        short = [self.geschiedenis, self.uitlegknop, *([self.ontbreekknop] if self.ontbreekt else []), self.alle]
        short += [*(super().later if self.lezer.in_huis else ()), *(k for k in extra if len(k.tekst) <= KORT)]
        rest = [*self._verder_weg(self.lezer), *(k for k in extra if len(k.tekst) > KORT)]
        return (*onder_elkaar(*self._meer(self.lezer)), *naast_elkaar(*short), *onder_elkaar(*rest))

    def _meer(self, lezer: Lezer) -> Iterator[Knop]:
        if self.daad is not None and lezer.ongedaan:
            yield Knop(f"Maak ongedaan: {lezer.ongedaan}"[:60], actie("o", self.id, self.daad.id))
        if (self.geheel in NA_BESLUIT or self.geheel == "wacht_op_besluiten") and not self._als_regio:
            yield Knop("Fout ontdekt", self._druk("f"))
        for code in lezer.codes:
            yield from self._meer_van(code)
        if self.geheel not in GESTOPT and (lezer.leidt or lezer.codes):
            yield papers(self.id, brieven=lezer.leidt)
        if lezer.leidt:
            yield from self._meer_van_leider()

    def _verder_weg(self, lezer: Lezer) -> Iterator[Knop]:
        for code, number in lezer.naar_standen.items():
            yield self._genoemd(code, f"Zet {number} ook in jullie standen", self._druk("st", code))
        if lezer.leidt and self.geheel == "verkenning":
            yield Knop("Meer dan één tijdvak", self._druk("l"))

    def _meer_van(self, code: str) -> Iterator[Knop]:
        stand = self.standen[code]
        if self.geheel == "verkenning" and stand in ("bevestigd", "akkoord"):
            yield self._genoemd(code, "Ons cijfer was fout", self._druk("c", code))
        if self.geheel == "verkenning":
            yield self._genoemd(code, "Collegevergadering", self._druk("g", code))
        if stand == "college":
            yield self._genoemd(code, "College besluit dit niet", self._druk("r", "college_nee", code))

    def _meer_van_leider(self) -> Iterator[Knop]:
        if not self.open_stand.eind:
            yield Knop("Wie stuurt de brieven?", self._druk("e"))
        if self.geheel == "wacht_op_besluiten":
            yield Knop("Ander voorstel", self._druk("v"))
        stops = not (self._als_regio and self.weet.eerder_getoetst == "nee")
        if stops and "trek_in" in open_triggers(self.procedure, self.standen, self.feiten, GEHEEL):
            yield self._stop()

    @property
    def later(self) -> Sequence[Knop]:
        """Putting off is for the organisation whose case it is, under "Meer": others read the morning message too."""
        return ()

    @property
    def uitlegknop(self) -> Knop:
        """Why."""
        return Knop("Termijnen en bronnen", actie("zt", self.id))


def step_press(zaak: int, spoor: str, trigger: str, stand: str, ronde: int) -> str:
    """A step's button names the stand and the round it decides on."""
    return actie(PREFIX, "s", zaak, spoor, trigger, stand, ronde)


def open_triggers(
    procedure: Procedure, standen: Mapping[str, str], feiten: Mapping[str, object], spoor: str
) -> list[str]:
    """The steps that start where a track now is."""
    return [stap.trigger for stap in open_stappen(procedure, Zaak(dict(standen), dict(feiten)), spoor)]


def label(tekst: str, mine: Sequence[str], naam: str) -> str:
    """The words of a button; for who speaks for more gemeenten in the case, with the one it is about."""
    return tekst if len(mine) == 1 else f"{naam}: {klein(tekst)}"


def choose(zaak: int, koppelbaar: Sequence[Koppelbaar]) -> Sequence[Knop]:
    """Chooses who is on the bot and was not chosen yet; of many, the first few: the others stand under /partners."""
    return [Knop(f"{o.naam[:34]} is ook hier: koppel", actie(PREFIX, "kp", zaak, o.functie, o.id))
            for o in koppelbaar[:FEW]]  # fmt: skip


def papers(zaak: int, *, brieven: bool) -> Knop:
    """Makes the papers; who does not send the letters gets the besluit."""
    return Knop("Besluit en brieven (.docx)" if brieven else "Concept-besluit (.docx)", actie(PAPERS, zaak))

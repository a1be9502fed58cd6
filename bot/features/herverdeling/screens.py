"""A herverdeling on the screen: the table, who acts next, the terms, and what to look at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bot.features.herverdeling.words_screens import KORTE_NAMEN, change, plus
from bot.screens.beeld import Beeld
from bot.screens.markup import Markup, Tekst, bold, italic, stack
from bot.screens.message import Knop, actie, groot
from workflows.bron import Bron
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak
from workflows.engine.laatste_dagen import Herinnervraag, LaatsteDag, leidend
from workflows.engine.tabel import Stand
from workflows.herverdeling.effect import EFFECT_NIET, aan_zet, effect, wijzigt
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.plan import BESLUIT, BRON_TERUGPLAN, vergaderzorgen
from workflows.herverdeling.regels import BESLOTEN, GEHEEL, VOOR_BESLUIT, waarschuwingen
from workflows.herverdeling.tabel import NA_BESLUIT
from workflows.herverdeling.velden import ADRESSEN

PREFIX = "hv"
KORT = {
    "gevraagd": "cijfer gevraagd",
    "bevestigd": "akkoord gevraagd",
    "akkoord": "✓ ambtelijk akkoord",
    "afgewezen": "✗ doet niet mee",
    "college": "bij het college",
    "besloten": "✓ besloten",
    "bekend": "✓ bekendgemaakt",
    "gesloten": "gesloten",
}
"""By stand of a gemeente: what stands behind its numbers."""


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """A gemeente in a herverdeling: whether it can be reached on the bot (`hier`), whether it has people there that
    cannot (`stil`), and what it still had to house and does not move."""

    naam: str
    hier: bool = True
    stil: bool = False
    achterstand: int = 0


@dataclass(frozen=True)
class HerverdelingBeeld(Beeld):
    """What the screens of a herverdeling show: who takes part by CBS code, which of them leads, and what the reader has
    to know of other herverdelingen of the own gemeente."""

    deelnemers: Mapping[str, Deelnemer] = field(default_factory=dict)
    leider: str = ""
    daarnaast: Sequence[str] = ()

    @cached_property
    def weet(self) -> HerverdelingFeiten:
        """Its facts."""
        return HerverdelingFeiten(self.feiten)

    @property
    def geheel(self) -> str:
        """Where the whole is."""
        return self.standen[GEHEEL]

    @property
    def open_stand(self) -> Stand:
        """The stand of the whole says where the case is."""
        return self.stand(self.procedure.spoor(GEHEEL))

    @property
    def namen(self) -> dict[str, str]:
        """The gemeenten by CBS code."""
        return {code: wie.naam for code, wie in self.deelnemers.items()}

    @cached_property
    def tijdvak(self) -> Tijdvak | None:
        """The first tijdvak it is about."""
        return lees_tijdvak(self.weet.tijdvak)

    @property
    def tijdvakken(self) -> str:
        """The same in words, with how many there are."""
        several = self.weet.tijdvakken or 1
        return self.weet.tijdvak if several == 1 else f"{self.weet.tijdvak} ({several} tijdvakken)"

    @cached_property
    def leiden(self) -> tuple[LaatsteDag, ...]:
        """Once the tijdvak began, what was preferably done before it counts no more."""
        begun = self.tijdvak is None or self.tijdvak.begin <= self.vandaag
        return tuple(dag for dag in leidend(self.dagen) if not (dag.naam == BESLUIT and begun))

    @property
    def terugplan(self) -> LaatsteDag | None:
        """The day on which the besluit is preferably there, as long as the tijdvak did not begin."""
        return next((dag for dag in self.leiden if dag.naam == BESLUIT), None)

    @property
    def termijnen(self) -> tuple[LaatsteDag, ...]:
        """The days that must be kept."""
        return tuple(dag for dag in self.dagen if dag.leidt and dag.naam != BESLUIT)

    # ------------------------------------------------------------ in one line

    def regel(self, wat: str = "") -> str:
        """Which herverdeling it is, and where it is."""
        names = ", ".join(self.namen.values())
        return f"{self.referentie}: herverdeling {self.tijdvakken} ({names}), {wat or self.open_stand.titel}"

    @property
    def lijstknop(self) -> str:
        """In a list: the tijdvak, the gemeenten, and where it is."""
        names = list(self.namen.values())
        said = " – ".join(names[:3]) + (" e.a." if len(names) > 3 else "")
        return f"{self.tijdvakken} · {said} · {self.open_stand.titel}"

    def meer_kop(self) -> Tekst:
        """Above what is seldom needed."""
        return bold(self.referentie) + f" · {self.open_stand.titel}"

    @property
    def terug(self) -> Knop:
        """To the herverdeling itself."""
        return back(self.id)

    # ------------------------------------------------------------ the parts of its screen

    def kop(self) -> Tekst:
        """Which tijdvak, and which round of proposals."""
        period = self.tijdvakken + (f" · ronde {self.weet.ronde}" if self.weet.ronde > 1 else "")
        return bold(self.referentie) + f" · herverdeling {period}"

    def waar(self) -> Sequence[Tekst]:
        """Where the whole is, the table of all gemeenten, and who acts."""
        return ["Stand: " + bold(self.open_stand.titel), *self._tabel(), self._som(), *self._verder()]

    def _tabel(self) -> Iterator[Markup]:
        moved = wijzigt(self.standen, self.feiten)
        for code, own in self.weet.gemeenten():
            wie, stand = self.deelnemers[code], self.standen[code]
            numbers = _cijfers(own.voor, moved[code])
            dag = {"besloten": own.besluit_op, "bekend": own.bekend_op}.get(stand)
            when = f" {zeg(dag)}" if dag else ""
            behind = f"; achterstand {wie.achterstand} gaat niet over" if wie.achterstand else ""
            yield f"• {wie.naam}: " + numbers + f" · {KORT[stand]}{when}{behind}"

    def _som(self) -> str:
        known = [own.voor for _, own in self.weet.gemeenten()]
        if None in known:
            return "Samen blijft het gelijk."
        total = sum(number or 0 for number in known)
        return f"Samen: {total} → {total + sum(wijzigt(self.standen, self.feiten).values())}"

    def _verder(self) -> list[Tekst]:
        if self.open_stand.eind:
            return [self.open_stand.uitleg, *([f"Telt mee: {self.effect}."] if self.effect else [])]
        turn = "Nu aan zet: " + bold("; ".join(self._aan_zet())) + f". {KORTE_UITLEG.get(self.geheel, '')}".strip()
        return [turn, self._brieven(), *([f"Telt al mee: {self.effect}."] if self.effect else [])]

    def _brieven(self) -> str:
        said = f"Brieven: gemeente {self.namen.get(self.weet.afzender or '', 'onbekend')}."
        absent = [wie.naam for wie in self.deelnemers.values() if not wie.hier and not wie.stil]
        if absent:
            said += f" Niet op Ketenbot: {', '.join(absent)}."
        silent = [wie.naam for wie in self.deelnemers.values() if wie.stil]
        if silent:
            said += f" Ketenbot bereikt niemand van {' en '.join(silent)}: bel of mail."
        return said

    def _aan_zet(self) -> Iterator[str]:
        turns = aan_zet(self.standen, self.feiten)
        if self.geheel == "verkenning" and not self.weet.cijfers_bekend:  # who gave its number waits for the others
            turns = tuple(turn for turn in turns if self.standen.get(turn[0]) != "bevestigd") or turns
        leads = self.namen.get(self.leider, "")
        found = (leads if who in LEADS else self.namen.get(track, who) for track, who in turns)
        out = [naam for code, naam in self.namen.items() if self.standen[code] == "afgewezen"]
        return (f"{naam} ({AFTER_NO})" if naam in out else naam for naam in dict.fromkeys(found))

    @property
    def effect(self) -> str:
        """What counts now; while a new besluit is made that is the besluit of before, with its figures."""
        certainty, counted = effect(self.standen, self.feiten)
        if certainty == EFFECT_NIET:
            return ""
        if self.weet.eerder_getoetst and self.geheel not in NA_BESLUIT[1:]:
            return f"het vorige besluit ({change(counted, self.namen)}), {certainty}"
        return certainty

    def dagregels(self) -> Sequence[Tekst]:
        """Planned back from the tijdvak, or the terms that run, each day once."""
        if self.terugplan is not None:
            said = italic(f"(streven: {_bron(BRON_TERUGPLAN)}; weken ertussen: eigen keuze)")
            return [f"{self.terugplan.som[0]} " + said]
        return [self._termijn(dag) for dag in sorted({term.werkdag for term in self.termijnen})]

    def _termijn(self, dag: date) -> Markup:
        terms = [term for term in self.termijnen if term.werkdag == dag]
        tell = [KORTE_NAMEN[term.naam] for term in terms if term.naam in KORTE_NAMEN]
        named = f"melden aan {' en '.join([', '.join(tell[:-1]), tell[-1]] if len(tell) > 1 else tell)}" if tell else ""
        late = " (voorbij)" if dag < self.vandaag else ""
        natures = sorted({f"{t.aard.value}: {_bron(t.bron)}" for t in terms if not t.eigen and t.bron})
        natures += ["BZK en JenV: eigen keuze"] if any(term.eigen for term in terms) else []
        return "Uiterlijk " + bold(zeg(dag)) + f"{late} {named or terms[0].wat} " + italic(f"({'; '.join(natures)})")

    def boven(self) -> Sequence[Tekst]:
        """The first things to look at; the rest stands with the explanation."""
        return [f"⚠ {zorg}" for zorg in self.zorgen[:2]]

    def alineas(self) -> Sequence[Tekst]:
        """What is still missing stands under "Meer": other gemeenten read this screen too."""
        return ()

    def gegevens(self) -> Sequence[Tekst]:
        """All facts stand in the table."""
        return ()

    def herinnert(self) -> Sequence[Tekst]:
        """Each gemeente is reminded on days of its own."""
        return ()

    # ------------------------------------------------------------ what to look at

    @cached_property
    def zorgen(self) -> Sequence[str]:
        """What to look at, the reader's own first."""
        ended = self.open_stand.eind
        return (*self.daarnaast, *self._verbeterd(), *(() if ended else (*self._colleges(), *self._tijdvak())))

    def _verbeterd(self) -> Iterator[str]:
        """Corrected figures that not every gemeente found right."""
        waiting = [self.namen[code] for code, own in self.weet.gemeenten() if own.moet_kijken]
        against = [self.namen[code] for code, own in self.weet.gemeenten() if own.klopt == "nee"]
        if against:
            yield f"Verbeterde cijfers kloppen niet volgens {', '.join(against)}. Kijk samen in het besluit."
        elif waiting:
            yield f"Verbeterde cijfers: nog niet bevestigd door {', '.join(waiting)}."

    def _colleges(self) -> Iterator[str]:
        if self.geheel not in VOOR_BESLUIT:
            return
        for code, naam in self.namen.items():
            if self.geheel == "wacht_op_besluiten" and self.standen[code] == "afgewezen":
                yield f"Het college van {naam} besluit dit niet. Zo komt er geen gezamenlijk besluit."
        if self.terugplan is not None and self.terugplan.dag < self.vandaag:
            yield f"Voor het besluit was {zeg(self.terugplan.dag)} liefst de laatste dag. Overleg met COA."
        for code, zorg in vergaderzorgen(self.dagen):
            if self.standen[code] not in BESLOTEN:
                yield f"{self.namen[code]}: {zorg}"

    def _tijdvak(self) -> Iterator[str]:
        last = max((dag.dag for dag in self.dagen if dag.naam in ADRESSEN), default=self.vandaag)
        if self.tijdvak is not None and self.vandaag < self.tijdvak.begin <= last:
            begin = zeg(self.tijdvak.begin)
            yield f"Meld het liefst vóór {begin}: dan begint tijdvak {self.tijdvak}. ({BRON_TERUGPLAN})"
        for warning in waarschuwingen(self.feiten, self.vandaag):
            yield f"{warning.reden} ({warning.bron})"

    # ------------------------------------------------------------ why, and in the morning

    def uitleg(self) -> Tekst:
        """How every day was counted, where that is written, and all that is to be looked at."""
        lines: list[Tekst] = [bold(self.referentie) + " · termijnen en bronnen", self.open_stand.uitleg]
        for term in self.termijnen:
            nature = italic(f"({term.aard.value}; bron: {term.bron})")
            said = f"• {groot(term.wat)}: uiterlijk " + bold(zeg(term.werkdag))
            lines.append(said + f". {term.toelichting} " + nature)
        if self.terugplan is not None:
            nature = italic(f"(streven; bron: {BRON_TERUGPLAN}; de weken ertussen: eigen keuze)")
            lines.append(f"• {self.terugplan.som[0]} " + nature)
        return stack(*lines, *(f"• {zorg}" for zorg in self.zorgen))

    def gevraagd(self, kinds: Sequence[str]) -> list[tuple[str, Herinnervraag]]:
        """What is asked of a gemeente names it; one question for all who are to be told."""
        asked: dict[str, str] = {}
        for kind in kinds:
            asked.setdefault(self._vraag(kind), kind)
        return [(kind, Herinnervraag(vraag)) for vraag, kind in asked.items()][:2]

    def _vraag(self, kind: str) -> str:
        naam = self.namen.get(kind[-6:], "")
        base = kind.removesuffix(f"_{kind[-6:]}") if naam else kind
        base = "meld" if base.startswith("meld_") else base
        own = self.procedure.herinnervraag(kind)
        return VRAGEN[base].format(naam=naam) if base in VRAGEN else own.vraag if own else "Hoe staat het ervoor?"

    def ochtenddag(self) -> LaatsteDag | None:
        """The question says enough: no sum stands with it."""
        return None

    def ochtendknoppen(self) -> Sequence[Knop]:
        """The case itself has the buttons, of whoever opens it."""
        return ()


def _cijfers(voor: int | None, verschil: int) -> Markup:
    before, after = ("?", "?") if voor is None else (str(voor), str(voor + verschil))
    return bold(f"{before} → {after}") + f" ({plus(verschil)})" if verschil else bold(f"blijft {before}")


def _bron(bron: Bron) -> str:
    """A source where there is little room; it stands in full under "Termijnen en bronnen"."""
    return f"{' '.join(bron.document.split()[:2])} {bron.jaar}"


def back(ident: int) -> Knop:
    """To the herverdeling itself."""
    return Knop("Terug naar de herverdeling", actie("k", ident))


LEADS = ("gemeente die de brieven stuurt", "gemeenten")
"""Whose turn it is, where that is the gemeente that leads: it is named."""
AFTER_NO = "ander voorstel of stoppen"
"""What is left to do for the gemeente that leads and takes no part itself."""
KORTE_UITLEG = {
    "verkenning": "Het college beslist later.",
    "wacht_op_besluiten": "Besluit op schrift. Wat is overgedragen, gaat daarna niet terug.",
    "herstel_gevraagd": "Stuur een herstelde brief, of maak een nieuw besluit.",
}
"""By stand: what must be known before pressing. All of it stands under "Termijnen en bronnen"."""
VRAGEN = {
    "cijfer": "Gaf {naam} het gepubliceerde cijfer al?",
    "akkoord": "Is {naam} al akkoord met deze cijfers?",
    "afgewezen": "{naam} doet niet mee. Doe je een nieuw voorstel, of stop je?",
    "besluit": "Heeft het college van {naam} besloten?",
    "bekendmaking": "Heeft {naam} het besluit bekendgemaakt?",
    "naar_colleges": "Kan het naar de colleges?",
    "herstel": "Is het herstel naar COA gestuurd?",
    "meld": "Weten COA, provincie, BZK en JenV het al?",
    "coa": "COA heeft nog een week. Hoorde je al iets?",
    "coa_laat": "De maand van COA is voorbij. Bel unit Plaatsing of je regievoerder.",
    "kennis": "Nam de provincie kennis?",
}
"""By kind of reminder (without the gemeente behind it): what is asked."""

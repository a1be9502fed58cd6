"""A herverdeling on the screen: the table, who acts next, the terms, and what to look at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bot.features.herverdeling.morning_screens import Wachten, questions
from bot.features.herverdeling.table_screens import Deelnemer, later, short, table
from bot.features.herverdeling.words_screens import KORTE_NAMEN, change, not_right, samen
from bot.screens.beeld import Beeld, Zonder
from bot.screens.markup import Markup, Tekst, bold, italic, stack
from bot.screens.message import Knop, actie, groot
from workflows.bron import Bron
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak
from workflows.engine.laatste_dagen import Herinnervraag, LaatsteDag
from workflows.engine.tabel import Stand
from workflows.herverdeling.effect import EFFECT_NIET, aan_zet, effect, wijzigt
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.plan import LIEFST, TIJDVAK, VOORAF
from workflows.herverdeling.regels import BESLOTEN, GEHEEL, VOOR_BESLUIT, waarschuwingen
from workflows.herverdeling.tabel import NA_BESLUIT
from workflows.herverdeling.terugplan import BRON_TERUGPLAN, terugplan
from workflows.herverdeling.tijdvakken import latere
from workflows.herverdeling.velden import ADRESSEN
from workflows.herverdeling.vergaderen import vergaderzorgen

PREFIX = "hv"


@dataclass(frozen=True)
class HerverdelingBeeld(Beeld):
    """What the screens of a herverdeling show: who takes part by CBS code, which of them leads, and what the reader has
    to know of other herverdelingen of the own gemeente. `eigen` are the gemeenten that the reader speaks for, `regio`
    is the one that leads beside them, and `controleer` says who of all may have merged by then."""

    deelnemers: Mapping[str, Deelnemer] = field(default_factory=dict)
    leider: str = ""
    daarnaast: Sequence[str] = ()
    eigen: Sequence[str] = ()
    regio: str = ""
    controleer: Sequence[str] = ()

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
        """What is preferred and has passed gives way to every other day."""
        return tuple(sorted(super().leiden, key=lambda dag: dag.woord == LIEFST and self.voorbij(dag)))

    @property
    def gepland(self) -> LaatsteDag | None:
        """The day that is preferred for what is done now: of the besluit, the bekendmaking or the brief."""
        return next((dag for dag in self.leiden if dag.woord == LIEFST), None)

    @property
    def termijnen(self) -> tuple[LaatsteDag, ...]:
        """The days that must be kept."""
        return tuple(dag for dag in self.dagen if dag.leidt and dag.woord != LIEFST)

    @property
    def begonnen(self) -> bool:
        """Whether the tijdvak began."""
        return self.tijdvak is not None and self.tijdvak.begin <= self.vandaag

    # ------------------------------------------------------------ in one line

    def regel(self, wat: str = "") -> str:
        """Which herverdeling it is, and where it is."""
        names = ", ".join(self.namen.values())
        said = f"{self.referentie}: herverdeling {self.tijdvakken} ({names}), {wat or self.open_stand.titel}"
        return " · ".join([said, *self.kort_dag()]) if not self.open_stand.eind else said

    def kort_dag(self) -> list[str]:
        """Where a day before it was preferred and has passed, that one is named too."""
        said, first = super().kort_dag(), next(iter(self.leiden), None)
        if first is None or self.voorbij(first):
            return said
        before = (dag for dag in self.leiden if first.naam == f"{dag.naam}_{TIJDVAK}" and self.voorbij(dag))
        return said + [f"eerst {zeg(dag.werkdag)}: {self.rest(dag)}" for dag in before]

    def dag_alleen(self, dag: LaatsteDag) -> str:
        """Who is to be told stands together: all of it falls on one day."""
        what = self._melden(self.termijnen) if dag.naam in KORTE_NAMEN else dag.wat
        return f"{what} {dag.woord} {zeg(dag.werkdag)}"

    def _melden(self, termijnen: Sequence[LaatsteDag]) -> str:
        return f"melden aan {samen([KORTE_NAMEN[dag.naam] for dag in termijnen if dag.naam in KORTE_NAMEN])}"

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
        """The days, the nearest first; where the whole is, and who acts."""
        where: Tekst = "Stand: " + bold(self.open_stand.titel)
        if self.open_stand.eind:
            return [*self._dagen(), where]
        why = "" if Zonder.SOM in self.zonder else KORTE_UITLEG.get(self.geheel, "")
        turn = "Nu aan zet: " + bold(self._in_short(self.aan_zet())) + f". {why}".rstrip()
        return [*self._dagen(), where, turn]

    def _in_short(self, names: Sequence[str]) -> str:
        if Zonder.KLAAR not in self.zonder or len(names) <= NAMED + 1:
            return "; ".join(names)
        return f"{'; '.join(names[:NAMED])} en nog {len(names) - NAMED}"

    def _tabel(self) -> Iterator[Markup]:
        if Zonder.KLAAR not in self.zonder or len(self.deelnemers) <= FEW:
            return table(self.deelnemers, self.standen, self.feiten)
        at_work = [track for track, _ in aan_zet(self.standen, self.feiten) if track in self.deelnemers]
        first = sorted(at_work, key=lambda code: code not in self.eigen)
        return short(self.deelnemers, self.standen, self.feiten, first)

    def _later(self) -> Iterator[str]:
        """The later tijdvakken, each on a line; the table is that of the first."""
        found = latere(self.weet.tijdvak, self.weet.tijdvakken or 1)
        return later(found, self.deelnemers, wijzigt(self.standen, self.feiten))

    def _som(self) -> str:
        known = [own.voor for _, own in self.weet.gemeenten()]
        if None in known:
            return "Samen blijft het gelijk."
        total = sum(number or 0 for number in known)
        return f"Samen: {total} → {total + sum(wijzigt(self.standen, self.feiten).values())}"

    def _verder(self) -> Iterator[Tekst]:
        ended = self.open_stand.eind
        if ended:
            yield self.open_stand.uitleg
        elif Zonder.ALINEAS not in self.zonder:
            yield self._brieven()
        if self.effect:
            yield f"Telt {'mee' if ended else 'al mee'}: {self.effect}."

    def _brieven(self) -> str:
        said = f"{self.regio} leidt. " if self.regio else ""
        said += f"Brieven: gemeente {self.namen.get(self.weet.afzender or '', 'onbekend')}."
        absent = [wie.naam for wie in self.deelnemers.values() if not wie.hier and not wie.stil]
        if absent:
            said += f" Niet op Ketenbot: {', '.join(absent)}."
        silent = [wie.naam for wie in self.deelnemers.values() if wie.stil]
        if silent:
            said += f" Ketenbot bereikt niemand van {' en '.join(silent)}: bel of mail."
        return said

    def aan_zet(self) -> Sequence[str]:
        """Who acts now, by name."""
        return list(self._aan_zet())

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
        """They lead: above where it is."""
        return ()

    def _dagen(self) -> list[Tekst]:
        """What is planned before the tijdvak, and the terms that run, each day once; the nearest first, and last what
        was preferred and has passed."""
        first = {dag.werkdag: self._termijn(dag.werkdag) for dag in self.termijnen}
        lines: list[tuple[bool, date, Tekst]] = [(False, dag, line) for dag, line in first.items()]
        if (planned := self.gepland) is not None:
            lines.append((self.voorbij(planned), planned.werkdag, self._gepland(planned)))
        return [line for *_, line in sorted(lines, key=lambda item: item[:2])]

    def _gepland(self, dag: LaatsteDag) -> Tekst:
        said = bold(groot(self.dag_gezegd(dag)))
        if Zonder.SOM in self.zonder:
            return said
        if dag.eigen or dag.bron is None:
            return said + " " + italic("(eigen keuze)")
        source = italic(f"(streven: {_bron(dag.bron)}; weken ertussen: eigen keuze)")
        som = groot(dag.som[0].removeprefix(f"{self.dag_alleen(dag)}: "))  # the day itself stands there already
        return said + (f". {som} " if not self.voorbij(dag) else " ") + source

    def _termijn(self, dag: date) -> Markup:
        terms = [term for term in self.termijnen if term.werkdag == dag]
        first = next((term for term in terms if not term.eigen), terms[0])
        told = any(term.naam in KORTE_NAMEN for term in terms)
        natures = sorted({f"{t.aard.value}: {_bron(t.bron)}" for t in terms if not t.eigen and t.bron})
        natures += ["BZK en JenV: eigen keuze"] if any(term.eigen for term in terms) else []
        what = self._melden(terms) if told else first.wat
        said = "Uiterlijk " + bold(zeg(dag)) + f" · {self.rest(first)}: {what}"
        return said if Zonder.SOM in self.zonder else said + " " + italic(f"({'; '.join(natures)})")

    def boven(self) -> Sequence[Tekst]:
        """The first things to look at (the rest stands with the explanation), and the table of all gemeenten."""
        total = [] if Zonder.ALINEAS in self.zonder else [self._som()]
        return [*(f"⚠ {zorg}" for zorg in self.zorgen[:2]), *self._tabel(), *total, *self._later(), *self._verder()]

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
        if ended:
            return (*self.daarnaast, *self._verbeterd())
        return (
            *self._herstel(),
            *self.daarnaast,
            *self._verbeterd(),
            *self.controleer,
            *self._colleges(),
            *self._tijdvak(),
        )

    def _herstel(self) -> Iterator[str]:
        """What COA finds wrong."""
        said = not_right(self.weet, self.namen) if self.geheel == "herstel_gevraagd" else ""
        if said:
            yield f"COA vraagt herstel: {said}."

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
        back = terugplan(self.tijdvak, self.kalender).besluit if self.tijdvak is not None else self.vandaag
        if back < self.vandaag and not self.begonnen:
            yield f"Voor het besluit was {zeg(back)} liefst de laatste dag. Overleg met COA."
        for code, zorg in vergaderzorgen(self.dagen):
            if self.standen[code] not in BESLOTEN:
                yield f"{self.namen[code]}: {zorg}"

    def _tijdvak(self) -> Iterator[str]:
        last = max((dag.dag for dag in self.dagen if dag.naam in ADRESSEN), default=self.vandaag)
        if self.tijdvak is not None and self.vandaag < self.tijdvak.begin <= last:
            begin = zeg(self.tijdvak.begin)
            yield f"Meld het liefst vóór {begin}: dan begint tijdvak {self.tijdvak}.{self._uit(BRON_TERUGPLAN)}"
        for warning in waarschuwingen(self.feiten, self.vandaag):
            yield f"{warning.reden}{self._uit(warning.bron)}"

    def _uit(self, bron: Bron) -> str:
        return "" if Zonder.SOM in self.zonder else f" ({bron})"

    # ------------------------------------------------------------ why, and in the morning

    def uitleg(self) -> Tekst:
        """How every day was counted, where that is written, and all that is to be looked at."""
        lines: list[Tekst] = [bold(self.referentie) + " · termijnen en bronnen", self.open_stand.uitleg]
        for term in self.termijnen:
            nature = italic(f"({term.aard.value}; bron: {term.bron})")
            said = f"• {groot(term.wat)}: uiterlijk " + bold(zeg(term.werkdag))
            lines.append(said + f". {term.toelichting} " + nature)
        if self.gepland is not None:
            nature = italic(f"({self.gepland.aard.value}; bron: {self.gepland.bron}; de weken ertussen: eigen keuze)")
            lines.append(f"• {self.gepland.som[0]} " + nature)
        lines += [f"• {groot(dag.som[0])} " + italic(f"(streven; bron: {dag.bron})") for dag in self.dagen
                  if dag.naam == VOORAF]  # fmt: skip
        own = [f"• {self.regio} leidt. Elke gemeente houdt haar eigen wettelijke taakstelling."] if self.regio else []
        return stack(*lines, *own, *(f"• {zorg}" for zorg in self.zorgen))

    def gevraagd(self, kinds: Sequence[str]) -> list[tuple[str, Herinnervraag]]:
        """What is still waited for, and of whom."""
        waiting = Wachten(
            self.namen, self.eigen, self.weet.niet_gemeld, self.tijdvak, self.begonnen, self.procedure.herinnervraag
        )
        return questions(waiting, kinds)

    def ochtenddag(self) -> LaatsteDag | None:
        """The question says enough: no sum stands with it."""
        return None

    def ochtendknoppen(self) -> Sequence[Knop]:
        """The case itself has the buttons, of whoever opens it."""
        return ()


def _bron(bron: Bron) -> str:
    """A source where there is little room; it stands in full under "Termijnen en bronnen"."""
    return f"{' '.join(bron.document.split()[:2])} {bron.jaar}"


def back(ident: int) -> Knop:
    """To the herverdeling itself."""
    return Knop("Terug naar de herverdeling", actie("k", ident))


NAMED = 3
"""So many of those who act are named where a phone does not hold them all."""
FEW = 2
"""So many gemeenten stand in the table one by one, also where there is little room."""
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

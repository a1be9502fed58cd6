"""The interventieladder on the provincie's phone: the dossier, its letters as checklists, its time line, beginning one.
What follows from the table is not said here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.files.paper import Stuk
from bot.screens.beeld import Beeld
from bot.screens.case import to_case
from bot.screens.markup import Tekst, bold, italic, stack
from bot.screens.message import Bericht, Bestand, Knop, Rij, actie, groot, klein, onder_elkaar
from bot.screens.standard import Lijst
from bot.screens.start import may_not
from workflows.cijfers.saldo import zeg_saldo
from workflows.dates.reading import zeg
from workflows.engine.laatste_dagen import Herinnervraag, LaatsteDag
from workflows.engine.resterend import LANG, met_werkdag
from workflows.engine.tabel import Stand
from workflows.ladder.brieven import Brief, Verstuurd, brief_bij, zichtbaar
from workflows.ladder.feiten import LadderFeiten
from workflows.ladder.plan import Loopt, in_het_jaar, loopt, open_concept
from workflows.ladder.tabel import BRON
from workflows.ladder.tijdlijn import TIJD_BRON, tijdlijn

NIEUW = Knop("Begin een dossier", actie("ld", "g", 0))
LIJST = Lijst(
    lambda wie, waar: bold(f"Interventieladder · {wie}") + waar,
    lambda wie: (
        bold(f"Interventieladder · {wie}") + "\nEr zijn nog geen dossiers. Begin er een als een gemeente "
        "haar taakstelling niet haalt, of dreigt te missen."
    ),
    NIEUW,
    may_not(),
    afgelopen=True,
    per=5,
)


# What is said above the dossier.
SENT = "✓ Vastgelegd: brief verstuurd."
NOTHING_TO_TELL = "Er is nu niets te melden. Zo staat het nu:"
TOLD_BEFORE = "Dit was al gemeld."
END_TOLD = "✓ Het einde is gemeld."
TAKEN_OVER = "✓ Dit dossier is nu van jou. Jij krijgt de herinneringen."
ALREADY_SENT = "Die brief is niet meer een concept. Zo staat het nu:"


def titel(stand: Stand) -> str:
    """A stand with its number, where it has one."""
    return f"{stand.naam} {stand.titel}" if stand.naam[0].isdigit() else stand.titel


@dataclass(frozen=True)
class LadderBeeld(Beeld):
    """What the screens of a dossier show. `organisatie` is whose it is and `over` the gemeente that it is about, by
    name; `op_de_bot` says whether that gemeente is told; `tekort` is what the official figures say is missing, where
    the next step is about that, with the day that COA counted to; `controleer` a merger that may have been by now."""

    organisatie: int = 0
    over: str = ""
    op_de_bot: bool = False
    behandelaar: str = ""
    eigen: bool = True
    tekort: tuple[int, date] | None = None
    controleer: Sequence[str] = ()

    @cached_property
    def weet(self) -> LadderFeiten:
        """Its facts."""
        return LadderFeiten(self.feiten)

    @cached_property
    def termijn(self) -> Loopt:
        """What runs, and the end of the year."""
        return loopt(self.dagen)

    @property
    def concept(self) -> Brief | None:
        """The draft that can go out now."""
        return open_concept(self.open_stand.naam, self.weet)

    @property
    def zichtbaar(self) -> Sequence[Verstuurd]:
        """What the gemeente sees of it."""
        return zichtbaar(self.feiten, self.vandaag)

    # ------------------------------------------------------------ in one line

    def dag_alleen(self, dag: LaatsteDag) -> str:
        """The day itself, working day or not: the letter names that one."""
        return f"{dag.wat} {dag.woord} {met_werkdag(dag, self.vandaag)}"

    def kort_dag(self) -> list[str]:
        """With the term of a letter that has passed; before the end of the year, as long as that is weeks away."""
        said = super().kort_dag()
        passed = [self.dag_gezegd(dag) for dag in self.leiden[1:] if dag.grens and self.voorbij(dag)]
        far = bool(self.leiden) and (self.leiden[0].werkdag - self.vandaag) > LANG
        return [*passed, *said] if far else [*said, *passed]

    def kort_stand(self) -> str:
        """With its number."""
        return titel(self.open_stand)

    # ------------------------------------------------------------ the parts of its screen

    def kop(self) -> Tekst:
        """The reference names the gemeente and the half-year."""
        return bold(self.referentie) + " · interventieladder"

    def waar(self) -> Sequence[Tekst]:
        """The stand with its number, who acts, and what belongs to it."""
        stand = self.open_stand
        return [bold(titel(stand)) + f" · aan zet: {stand.wie}", stand.uitleg]

    def dagregels(self) -> Sequence[Tekst]:
        """What runs now."""
        running = self.termijn.nu
        return [bold(groot(self.dag_alleen(running))) + f" · {self.rest(running)}"] if running is not None else []

    def boven(self) -> Sequence[Tekst]:
        """The figures where they matter, the draft, what the gemeente sees, the year, and whose it is."""
        first = self.herinneringen[:1]
        return [
            *([self.waarom()] if self.tekort else []),
            *(() if self.open_stand.eind else self.controleer),
            *self._draft(),
            self._seen(),
            *self._year(),
            *([f"Behandelaar: {self.behandelaar}."] if self.behandelaar and not self.eigen else []),
            *(f"Ik herinner je op {zeg(day)}." for day in first),
        ]

    def _draft(self) -> list[Tekst]:
        if self.concept is None:
            return []
        number = self.weet.nummer(self.concept.naam) or "(nog geen nummer)"
        return [bold("Concept") + f": {klein(self.concept.titel)} {number}. De gemeente ziet dit nog niet."]

    def _seen(self) -> str:
        if not self.op_de_bot:
            return f"{self.over} is niet op Ketenbot: niemand krijgt daar bericht."
        if not self.zichtbaar:
            return f"{self.over} ziet nog niets."
        last = self.zichtbaar[-1]
        said = f"{klein(last.brief.titel)} ({zeg(last.op)})"
        count = len(self.zichtbaar)
        return f"{self.over} ziet: {said}." if count == 1 else f"{self.over} ziet {count} brieven, de laatste: {said}."

    def _year(self) -> list[str]:
        if not in_het_jaar(self.open_stand.naam):
            return []
        return [f"{groot(self.dag_gezegd(self.termijn.jaar))}. Dat is een jaar na het signaal."]

    def gegevens(self) -> Sequence[Tekst]:
        """The letters say it all."""
        return ()

    def herinnert(self) -> Sequence[Tekst]:
        """Said above."""
        return ()

    # ------------------------------------------------------------ its buttons

    def eerst(self) -> Sequence[Knop]:
        """A draft goes out before the next step."""
        return [Knop("Brief is verstuurd", actie("ld", "v", self.id, self.concept.naam))] if self.concept else []

    def knoppen(self) -> Sequence[Rij]:
        """What belongs in the letter, and telling the end."""
        letter = self.concept or next(iter(self.brieven()), None)
        over = self.open_stand.eind and self.zichtbaar and self.weet.einde_op is None
        return onder_elkaar(
            *([Knop("Wat hoort in de brief?", actie("ld", "b", self.id, letter.naam))] if letter else []),
            *([Knop("Meld het einde aan de gemeente", actie("ld", "e", self.id))] if over else []),
        )

    def brieven(self) -> list[Brief]:
        """The letters that belong to this stand, or to a step that can be taken from it."""
        standen = [self.open_stand.naam, *(stap.naar for _, stap in self.stappen if not self.zelden(stap))]
        return [brief for naam in dict.fromkeys(standen) if (brief := brief_bij(naam)) is not None]

    def slot(self) -> Rij:
        """The figures it rests on, and the time line."""
        code = actie("tz", self.organisatie, "g", self.weet.gemist.code, self.weet.gemeente)
        return (Knop("Cijfers", code), Knop("Tijdlijn", actie("ld", "t", self.id)), Knop("Meer", actie("zm", self.id)))

    def meer(self) -> Sequence[Knop]:
        """Putting right, and becoming the behandelaar."""
        take = [] if self.eigen else [Knop("Neem dit dossier over", actie("ld", "o", self.id))]
        return [Knop("Verbeter", actie("c", self.id)), *take]

    @property
    def wis(self) -> Knop:
        """Deletes the dossier, after asking."""
        return Knop("Wis dit dossier", actie("w", self.id))

    # ------------------------------------------------------------ in the morning

    def antwoorden(self, gevraagd: Sequence[tuple[str, Herinnervraag]]) -> Sequence[Knop]:
        """A draft goes out before the next step."""
        del gevraagd
        return self.eerst()

    def ochtendknoppen(self) -> Sequence[Knop]:
        """The first steps: at most three, also those that lead back."""
        return self.stapknoppen()[:3]

    def waarom(self) -> str:
        """The official figures say that the taakstelling was not met: read before "Gehaald" is pressed. No refusal."""
        if self.tekort is None:
            return ""
        aantal, tot = self.tekort
        missed = f"{self.weet.gemist} niet gehaald: {zeg_saldo(-aantal)}"
        return f"⚠ Let op: volgens de cijfers van COA (t/m {zeg(tot)}) is {missed}."


def checklist(beeld: LadderBeeld, brief: Brief) -> Bericht:
    """What belongs in a letter, to whom it goes, and the appeal; all with the source."""
    copies = [f"Afschrift: {', '.join(brief.afschrift)}."] if brief.afschrift else []
    appeal = [f"• {item}" for item in brief.beroep]
    return Bericht(
        stack(
            bold(brief.titel) + f" · {beeld.referentie}",
            f"Aan: {brief.aan}. Je stuurt de brief zelf, buiten Ketenbot.",
            *copies,
            *(f"☐ {item}" for item in brief.inhoud),
            *([bold("Beroep")] if appeal else []),
            *appeal,
            italic(BRON),
        ),
        ((Knop("Maak de brief (.docx)", actie("ld", "p", beeld.id, brief.naam)),), (to_case(beeld.id),)),
    )


MAKING = "Ik maak de brief"


def paper(zaak: int, letter: Stuk, inhoud: bytes, *, concept: bool) -> Bericht:
    """The letter as a file, and what to do with it."""
    what = "Concept" if concept else "Zoals verstuurd"
    after = " Vul aan wat tussen haken staat. Leg de brief daarna vast als verstuurd." if concept else ""
    return Bericht(
        bold(what) + f": {letter.titel}.{after}", ((to_case(zaak),),), bestand=Bestand(letter.bestand, inhoud)
    )


def timeline(beeld: LadderBeeld) -> Bericht:
    """The phases over the half-years, with where we are, and the maximum of a year."""
    bars = [
        ("▶ " if bar.van <= beeld.vandaag <= bar.tot else "• ")
        + bold(bar.tijdvak)
        + f", fase {bar.fasen}: {bar.uitleg}"
        for bar in tijdlijn(beeld.weet.gemist)
    ]
    return Bericht(
        stack(
            bold(beeld.referentie) + f" · tijdlijn\nNu: {titel(beeld.open_stand)}",
            *bars,
            bold(f"Uitvoeren uiterlijk {met_werkdag(beeld.termijn.jaar, beeld.vandaag)}")
            + ": hooguit een jaar na het signaal. "
            "Strakker mag. Het Rijk houdt de provincie hieraan.",
            italic(f"{TIJD_BRON}. Hoe fase 2 tot en met 5 over de halfjaren liggen, is een eigen lezing."),
        ),
        ((to_case(beeld.id),),),
    )


def asking_when(referentie: str) -> str:
    """The title of the question on which day the letter was sent."""
    return f"{referentie}: brief verstuurd"

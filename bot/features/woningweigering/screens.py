"""A woningweigering on the screen: what it shows otherwise than its table says, and how a report begins."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bot.screens.beeld import Beeld
from bot.screens.case import to_case
from bot.screens.markup import Markup, Tekst, bold, italic, stack
from bot.screens.message import Bericht, Knop, Rij, actie, groot, klein, naast_elkaar, onder_elkaar
from bot.screens.standard import lijst
from storage.people import Organisatie
from workflows.dates.reading import zeg
from workflows.engine.tabel import Spoor, Stand, Stap
from workflows.engine.velden import zeg_waarde
from workflows.koppeling.tabel import KOPPELING
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.plan import Vertraging, vertraging_huishouden, vertraging_woning
from workflows.woningweigering.regels import HUIS, NEEMT, PERSOON, WACHTEND, WEG
from workflows.woningweigering.tabel import WONINGWEIGERING
from workflows.woningweigering.velden import BELLEN, BELVELDEN, HUURDERVING

MOST_BUTTONS = 8
VOOR_KANDIDAAT = ("gekoppeld", "kandidaat")
"""Where a koppeling is made for somebody else, on the same home."""
_GEBEURD = {"niet_verschenen": "niet verschenen", "geweigerd": "geweigerd"}
_ZEGT_WIE = ("vrij", "tweede_kans", "te_laat")
"""Where nobody but the household has to do something, or a line of its own says who."""
_VERVALLEN = KOPPELING.sporen[0].stand("vervallen")
_NOG_GEKOPPELD = (*WACHTEND, "terecht", "te_laat", "blijft", "geaccepteerd", "toch_genomen", "vervallen")
"""Where the household needs a koppeling, also after a judgement that was put right."""


@dataclass(frozen=True, slots=True)
class Bij:
    """The koppeling that a report is about: its number here, its reference, where it is, and its tekendag if any."""

    id: int
    referentie: str
    stand: Stand
    tekendag: date | None = None


@dataclass(frozen=True)
class WeigeringBeeld(Beeld):
    """What the screens of a report show."""

    koppeling: Bij | None = None

    @cached_property
    def weet(self) -> WeigeringFeiten:
        """Its facts."""
        return WeigeringFeiten(self.feiten)

    @property
    def persoon(self) -> str:
        """Where the household is."""
        return self.standen[PERSOON]

    @property
    def open_stand(self) -> Stand:
        """The household's, also when only the home still waits."""
        return self.procedure.spoor(PERSOON).stand(self.persoon)

    def kort(self) -> list[str]:
        """One word: among the koppelingen it has their reference."""
        return ["weigering"]

    # ------------------------------------------------------------ the parts of its screen

    def waar(self) -> Sequence[Tekst]:
        """Both tracks, and what nobody but the gemeente can say: after a justified refusal, or that this is not the
        first one."""
        tracks = [_track(spoor, self.stand(spoor)) for spoor in self.procedure.sporen]
        if self._kans_weg:
            tracks[0] = "Huishouden: " + bold("onterecht, maar de woning is weg")
        return [*tracks, *self._vraag_het()]

    @property
    def _kans_weg(self) -> bool:
        """COA found it unjustified, and there is no home left for a second chance."""
        return self.persoon == "tweede_kans" and self.standen[HUIS] in WEG

    def _vraag_het(self) -> list[Tekst]:
        if self._kans_weg:
            return ["Geen tweede kans mogelijk: de woning is er niet meer. " + bold("Bel de regievoerder") + "."]
        if self.weet.kans_eerder == "ja" and self.persoon == "toets":
            return ["Dit huishouden kreeg al een tweede kans. Er is er maar één."]
        if self.persoon == "te_laat":
            since = f" sinds {zeg(self.weet.uit_opvang)}" if self.weet.uit_opvang else ""
            return [f"Uit de opvang{since}. " + bold("Bel vandaag de regievoerder") + " (eigen keuze)."]
        if self.persoon == "toch_genomen":
            return ["Zeg de regievoerder dat er geen nieuwe kandidaat nodig is."]
        stays = "Blijft dit huishouden aan jullie gekoppeld? Vraag het de regievoerder."
        return [stays] if self.persoon == "terecht" else []

    def dagregels(self) -> Sequence[Tekst]:
        """Without its sum: that stands under Uitleg."""
        return [bold(groot(self.dag_alleen(dag))) + f" · {self.rest(dag)}" for dag in self.leiden]

    def gegevens(self) -> Sequence[Tekst]:
        """What happened and what it cost, who was called, and where the koppeling is."""
        feiten = self.weet
        happened_then = f"{groot(_GEBEURD[feiten.voorval])} op {zeg(feiten.voorval_op)}"
        home = f" · woning {feiten.woning}" if feiten.woning else ""
        reached = ((wie, feiten.gebeld(naam)) for naam, wie in BELLEN.items())
        called = [f"{wie} {zeg_waarde(BELVELDEN[0], how)}" for wie, how in reached if how is not None]
        alone = self.standen[HUIS] == "terug" and feiten.overlegd == "nee"
        return [
            f"{happened_then}{home}{self._vertraging()}",
            *([f"Gebeld: {', '.join(called)}"] if called else []),
            *([f"Huurderving: {zeg_waarde(HUURDERVING, feiten.huurderving)}"] if feiten.huurderving else []),
            *(["Let op: de woning ging terug zonder overleg met de regievoerder."] if alone else []),
            *self._koppeling(),
        ]

    def _vertraging(self) -> str:
        """What it cost the household and the home: one number where both are the same."""
        signing = self.koppeling.tekendag if self.koppeling else None
        household = vertraging_huishouden(self.standen, self.weet, self.vandaag, signing)
        home = vertraging_woning(self.standen, self.weet, self.vandaag)
        if household == home:
            return f" · Vertraging: {delay_said(home)}" if home.dagen or home.definitief else ""
        found = (("huishouden", household), ("woning", home))
        return " · Vertraging: " + ", ".join(f"{wie} {delay_said(it)}" for wie, it in found if it is not None)

    def _koppeling(self) -> list[str]:
        if self.koppeling is None:
            return []
        stand = self.koppeling.stand
        gone = stand == _VERVALLEN and self.persoon in _NOG_GEKOPPELD
        after = " Blijft het gekoppeld? Open haar en kies Heropenen." if gone else ""
        stays = " De afgesproken datum blijft staan." if self.persoon in NEEMT and not stand.eind else ""
        return [f"Koppeling {self.koppeling.referentie}: {stand.titel}.{stays}{after}"]

    def ernaast(self) -> Sequence[Tekst]:
        """Two tracks leave little room for what is asked of others."""
        return [line for item in self.erbij for line in item.kort]

    def herinnert(self) -> Sequence[Tekst]:
        """Only when first: what has no term is asked for a year."""
        return [f"Ik herinner je op {zeg(self.herinneringen[0])}."] if self.herinneringen else []

    # ------------------------------------------------------------ its buttons

    def zelden(self, stap: Stap) -> bool:
        """What the table says; that the home is gone ends the report at once."""
        return stap.zelden

    def alineas(self) -> Sequence[Tekst]:
        """Two tracks fill a phone: what is still missing stands under "Meer"."""
        return ()

    def rijen(self) -> Sequence[Rij]:
        """At most eight: questions come before the way to the koppeling, and that before undoing."""
        shown = self._ruimte[0]
        home = [Knop("Nieuwe koppeling op deze woning", actie("wg", "k", self.id))]
        rows = [*self.stapknoppen(), *(home if self.standen[HUIS] in VOOR_KANDIDAAT else [])]
        rows += [Knop("Meld de weigering van de kandidaat", actie("wg", "w", self.id))] * self._weer_geweigerd
        about = [knop for knop in self._naar_koppeling() if knop in shown]
        last = (*self._bellen(), *about, Knop("Meer", actie("zm", self.id)))
        return (*onder_elkaar(*rows, *(knop for knop in shown if knop not in about)), *naast_elkaar(*last))

    @cached_property
    def _ruimte(self) -> tuple[list[Knop], list[Knop]]:
        """What leaves the case at eight buttons, and what stands under "Meer" instead."""
        fixed = len(self.stapknoppen()) + 1 + len(self._bellen())
        fixed += (self.standen[HUIS] in VOOR_KANDIDAAT) + self._weer_geweigerd
        questions = [knop for item in self.erbij for rij in item.knoppen for knop in rij]
        wanted = [*questions, *self._naar_koppeling(), *self.terugknop()]
        room = max(0, MOST_BUTTONS - fixed)
        return wanted[:room], wanted[room:]

    @property
    def _weer_geweigerd(self) -> bool:
        return self.standen[HUIS] == "weer_geweigerd"

    def _bellen(self) -> list[Knop]:
        return [Knop("Bellen", actie("wg", "b", self.id))] if self.persoon == "toets" else []

    def _naar_koppeling(self) -> list[Knop]:
        about = self.koppeling
        return [Knop(f"Koppeling {about.referentie}", actie("k", about.id))] if about is not None else []

    def meer_rijen(self, extra: Sequence[Knop]) -> Sequence[Rij]:
        """What had no room, the steps that are seldom taken, and what is not needed every day."""
        better, claim = Knop("Verbeter", actie("c", self.id)), Knop("Huurderving", actie("wg", "h", self.id))
        missing = [self.ontbreekknop] if self.ontbreekt else []
        daily = (better, self.geschiedenis, self.uitlegknop, claim, *self.later, self.wis, *extra, *missing, self.alle)
        return (*onder_elkaar(*self._ruimte[1], *self.stapknoppen(zelden=True)), *naast_elkaar(*daily))

    @property
    def wis(self) -> Knop:
        """A report is no case to who made it."""
        return Knop("Wis deze melding", actie("w", self.id))

    def uitleg_knoppen(self) -> Sequence[Knop]:
        """What counts with COA."""
        return (Knop("Wat COA meeweegt", actie("wg", "c", self.id)),)

    def uitleg_dagen(self) -> Sequence[Tekst]:
        """The sum, and what the source leaves open."""
        return [stack(groot(dag.som[0]), italic(dag.toelichting)) for dag in self.leiden]

    # ------------------------------------------------------------ in the morning

    @property
    def noem(self) -> str:
        """Beside the koppeling that has the same reference."""
        return f"{self.referentie} (weigering)" if self.koppeling else self.referentie

    def ochtendknoppen(self) -> Sequence[Knop]:
        """The first steps."""
        return self.stapknoppen()[:4]


def _track(spoor: Spoor, stand: Stand) -> Tekst:
    """Where it is, with who acts where somebody does and the stand itself does not say it: a phone has few lines."""
    named = klein(stand.wie) in klein(stand.titel) or stand.wie in stand.titel
    said = (stand.eind and stand.wie == "niemand") or stand.naam in _ZEGT_WIE or named
    where = bold(stand.titel.removeprefix(f"{klein(spoor.titel)} "))
    return f"{spoor.titel}: " + where + ("" if said else f". Aan zet: {stand.wie}")


def days_said(aantal: int) -> str:
    """A number of days in words."""
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


def delay_said(vertraging: Vertraging) -> str:
    """Days of delay, and that they go on where they do."""
    return days_said(vertraging.dagen) + ("" if vertraging.definitief else " tot nu toe")


def criteria(terug: int | None = None) -> Bericht:
    """What COA looks at, with its source: nothing else counts."""
    back = ((to_case(terug),),) if terug is not None else ()
    return Bericht(
        Markup(
            "<b>Wat COA meeweegt</b>\nEen weigering is alleen terecht als de woning niet past bij een van deze vier:\n"
            "• eigen kinderen onder 18 jaar die al ergens wonen\n"
            "• een behandeling die alleen in één ziekenhuis kan\n"
            "• een opleiding die maar op één plek bestaat\n"
            "• werk: contract van een half jaar of langer, 20 uur per week of meer\n"
            "COA oordeelt. Vraag zelf niet naar de reden en leg niets vast.\n"
            "<i>Handreiking Huisvesting vergunninghouders 2016, §3.2 en §3.4.2</i>"
        ),
        back,
    )


# ---------------------------------------------------------------- beginning, listing


def begin(koppelingen: Sequence[tuple[int, str]], over: int, lopend: int, gemeenten: Sequence[Organisatie]) -> Bericht:
    """For which koppeling? Or without one. `over`: koppelingen with a home that have no button here."""
    alone = [
        Knop("Andere zaak" if len(gemeenten) == 1 else f"Andere zaak van {o.naam}", actie("wg", "n", o.id))
        for o in gemeenten
    ]
    running = [Knop(f"Lopende weigeringen ({lopend})", actie("wg", "l", 0))] if lopend else []
    other = italic("Andere zaak") + " en typ het zaaknummer."
    which: Tekst = "Bij welke koppeling?"
    if not koppelingen:
        which = "Bij geen koppeling staat al dat er een woning is. Kies " + other
    return Bericht(
        stack(
            bold("Weigering of no-show melden"),
            which + " Vraag niet naar de reden, en leg die nergens vast.",
            *([f"Nog {over} andere: kies " + other] if over else []),
        ),
        onder_elkaar(
            *(Knop(reference, actie("wg", "m", ident)) for ident, reference in koppelingen),
            *alone,
            *running,
            Knop("Wat COA meeweegt", actie("wg", "c")),
            Knop("Overzicht van een periode", actie("wr")),
        ),
    )


def gemeenten_only() -> Bericht:
    """Other organisations report nothing here."""
    return Bericht("Weigeringen melden gemeenten. Jij kunt wel vragen van een gemeente beantwoorden: typ /vragen.")


LIJST = replace(
    lijst(WONINGWEIGERING),
    kop=lambda _, waar: bold("Lopende weigeringen") + f"{waar}, meest dringend eerst",
    leeg=lambda _: "Er lopen geen weigeringen.",
    begin=Knop("Meld een weigering", actie("wg", "s")),
    niet_van_jou=gemeenten_only(),
)


def form_title(referentie: str | None) -> str:
    """Above the questions of a report."""
    return f"{referentie}: weigering melden" if referentie else "Weigering melden"


def no_koppeling(referentie: str) -> str:
    """Above the questions of a report of which only the number is known: it may be a slip of the pen."""
    return f"Van {referentie} ken ik bij jullie geen koppeling. Dit wordt een nieuwe melding."


def in_use() -> Bericht:
    """A colleague took the reference meanwhile."""
    return Bericht("Dit zaaknummer is al in gebruik.")


def no_candidate_yet() -> str:
    """A koppeling on the same home is for who takes it now."""
    return "Er is nog geen nieuwe kandidaat. Zo staat het nu:"


def reported() -> str:
    """Above the case after the report."""
    return "✓ Gemeld. Al gebeld met begeleider en azc? Overslaan mag."


def known_already(wie: str, dag: date) -> str:
    """A colleague was first: there is one report."""
    return f"Deze weigering is al gemeld, op {zeg(dag)} door {wie}. Zo staat het nu:"

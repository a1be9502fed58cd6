"""An uitruil on the screen: which of the five steps it is in, who does what, what to look at, and the herverdelingen
that carry it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from bot.screens.beeld import Beeld, Zonder
from bot.screens.case import Woorden, happened, to_case
from bot.screens.markup import Tekst, bold, mono, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, groot, klein, naast_elkaar, onder_elkaar
from bot.screens.standard import Lijst
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak
from workflows.engine.tabel import Procedure, Stap
from workflows.engine.zaak import Regel
from workflows.uitruil import velden
from workflows.uitruil.feiten import Inbreng, UitruilFeiten, antwoordde_op
from workflows.uitruil.lines import VOORBEELD
from workflows.uitruil.opgaven import ASPECTEN, BIJDRAGEN, OPGAVEN, STATUSHOUDERS
from workflows.uitruil.velden import GEHEEL

PREFIX = "ut"
FITS = 64
"""Bytes that a button carries."""
ASK_NAMES = "Welke gemeenten praten mee? Typ de namen met een komma ertussen, zoals: Zeist, Utrecht en Amersfoort."
ALREADY = "Dat stond er al zo."
NOT_NOW = "Deze uitruil loopt niet meer. Heropen haar eerst."
_BESLUIT = "Zonder besluit verandert er geen taakstelling."


def press(what: str, ident: int, *more: object) -> str:
    """What a button of an uitruil asks for."""
    return actie(PREFIX, what, ident, *more)


def reeks(tijdvakken: Sequence[Tijdvak]) -> str:
    """Tijdvakken in a sentence: some that follow each other by the first and the last."""
    follow = all(one.volgende == other for one, other in pairwise(tijdvakken))
    if len(tijdvakken) > 2 and follow:
        return f"{tijdvakken[0]} tot en met {tijdvakken[-1]}"
    return ", ".join(map(str, tijdvakken))


def plus(aantal: int) -> str:
    """A number with its sign."""
    return f"+{aantal}" if aantal > 0 else f"−{-aantal}"


def brengt_in(own: Inbreng, tijdvakken: int = 0) -> str:
    """What a gemeente does, in a line; statushouders for each half-year, and all of them together."""
    said = []
    for opgave in OPGAVEN:
        aantal = own.aantallen.get(opgave.naam)
        if aantal and opgave is STATUSHOUDERS:
            whole = f" (samen {plus(aantal * tijdvakken)})" if tijdvakken > 1 else ""
            said.append(f"{opgave.titel} {plus(aantal)}{whole}")
        elif aantal:
            said.append(f"{opgave.titel} {plus(aantal)}")
    said += [b.titel for b in BIJDRAGEN if b.naam in own.bijdragen]
    return " · ".join(said)


@dataclass(frozen=True)
class UitruilBeeld(Beeld):
    """What its screens show: the gemeenten by CBS code, which of them are the reader's, whether the reader leads, who
    leads it, and what to look at in its numbers."""

    namen: Mapping[str, str] = field(default_factory=dict)
    eigen: Sequence[str] = ()
    leidt: bool = False
    door: str = ""
    zorgen: Sequence[str] = ()
    mag_herverdelen: bool = False

    @cached_property
    def weet(self) -> UitruilFeiten:
        """Its facts."""
        return UitruilFeiten(self.feiten)

    @property
    def geheel(self) -> str:
        """Where the whole is."""
        return self.standen[GEHEEL]

    def kop(self) -> Tekst:
        """Which it is, and who leads, where that is none of the gemeenten."""
        led = f" · {self.door} leidt" if self.door not in self.namen.values() else ""
        return bold(self.referentie) + f" · uitruil{led}"

    def kort(self) -> list[str]:
        """In a list: with whom."""
        names = list(self.namen.values())
        return [f"uitruil {', '.join(names[:3])}{' e.a.' if len(names) > 3 else ''}"]

    def kort_stand(self) -> str:
        """Where the whole is."""
        return self.stand(self.procedure.spoor(GEHEEL)).titel

    @property
    def lijstknop(self) -> str:
        """In a list: with whom, and where it is."""
        return f"{self.kort()[0].removeprefix('uitruil ')} · {self.kort_stand()}"

    def waar(self) -> Sequence[Tekst]:
        """The step of five, and where every gemeente is."""
        stand = self.stand(self.procedure.spoor(GEHEEL))
        lines: list[Tekst] = [bold(groot(stand.titel))]
        where = {
            naam: [self.namen[code] for code in self.namen if self.standen[code] == naam]
            for naam in ("akkoord", "doet_mee", "gevraagd", "doet_niet_mee")
        }
        agreed, left = where["akkoord"], [*where["doet_mee"], *where["gevraagd"]]
        if len(agreed) == len(self.namen):
            return [*lines, "Akkoord: alle gemeenten"]
        if agreed and left:  # of many gemeenten only who is still waited for
            lines.append(f"Akkoord: {len(agreed)} van {len(agreed) + len(left)}. Nog niet: {', '.join(left)}.")
            words = {"doet_niet_mee": "Doet niet mee"}
        else:
            words = {"akkoord": "Akkoord", "doet_mee": "Praat mee", "gevraagd": "Gevraagd",
                     "doet_niet_mee": "Doet niet mee"}  # fmt: skip
        return [*lines, *(f"{word}: {', '.join(where[naam])}" for naam, word in words.items() if where[naam])]

    def boven(self) -> Sequence[Tekst]:
        """The opgaven on the table, who does what, and the herverdelingen."""
        ended = self.stand(self.procedure.spoor(GEHEEL)).eind
        late = ended or self.geheel in ("vastleggen", "voortgang")  # then the herverdelingen say it one by one
        first = [] if late else [f"⚠ {zorg}" for zorg in self.zorgen[:1]]
        return [*self._tafel(), *self._inbreng(), *first, *self._gedragen()]

    def _tafel(self) -> Iterator[Tekst]:
        if self.geheel in ("verkenning", "gesprek"):
            names = ", ".join(o.titel for o in self.weet.op_tafel)
            yield f"Op tafel: {names}." if names else "Kies welke opgaven op tafel liggen."
        if self.geheel == "gesprek" and self.weet.besproken:
            yield f"Besproken: {', '.join(klein(a.titel) for a in ASPECTEN if a.naam in self.weet.besproken)}."

    def _inbreng(self) -> Iterator[Tekst]:
        """Who does what, each tijdvak; what that is over all of them stands once, for it is a screen of a phone."""
        for code, naam in self.namen.items():
            if self.weet.van(code).iets:
                yield f"• {naam}: {brengt_in(self.weet.van(code))}"
        periode = self.weet.periode()
        if periode:
            places = f" Plekken {self.weet.maanden} maanden." if self.weet.maanden else ""
            moved = len(periode) * sum(n for n in self.weet.verschillen.values() if n > 0)
            yield f"{groot(reeks(periode))}{f': samen {moved} statushouders' if moved else ''}.{places}"

    def _gedragen(self) -> Iterator[Tekst]:
        """What became of the taakstelling part."""
        if not self.weet.verschillen or self.geheel not in ("vastleggen", "voortgang", "afgerond"):
            return
        found = list(self.weet.herverdelingen())
        done = [tijdvak for tijdvak, _, processed in found if processed is not None]
        if done:
            yield f"Herverdeeld en door COA verwerkt: {reeks(done)}."
        runs = [f"{tijdvak} ({naam})" if self.mag_herverdelen else str(tijdvak)
                for tijdvak, naam, processed in found if naam and processed is None]  # fmt: skip
        if runs:
            yield f"Herverdeling loopt: {', '.join(runs)}."
        left = [tijdvak for tijdvak, naam, _ in found if naam is None]
        if left:
            yield f"⚠ Nog geen herverdeling: {reeks(left)}. {_BESLUIT}"

    def alineas(self) -> Sequence[Tekst]:
        """What to look at in the numbers, and what is missing."""
        ended = self.stand(self.procedure.spoor(GEHEEL)).eind
        worries = [] if ended else [f"⚠ {zorg}" for zorg in self.zorgen[1:]]
        return [*([stack(*worries)] if worries else []), *super().alineas()]

    def gegevens(self) -> Sequence[Tekst]:
        """Who pulls and what is on paper; on a full screen behind [Alles]."""
        if Zonder.ALINEAS in self.zonder:
            return []
        known = (velden.UITGANGSPUNTEN, velden.TREKKER, velden.VERSLAG_OP)
        said = [f"{veld.titel}: {klein(self.waarde(veld.naam))}" for veld in known if self.bekend(veld.naam)]
        return [" · ".join(said)] if said else []

    # ------------------------------------------------------------ its buttons

    def stapknop(self, spoor: str, stap: Stap) -> Knop:
        """A step of an own gemeente is of today, and names it where the reader is of more."""
        knop = super().stapknop(spoor, stap)
        if spoor in self.eigen:
            knop = Knop(knop.tekst, press("v", self.id, spoor, stap.trigger, self.standen[spoor]))
        if spoor == GEHEEL or len(self.eigen) == 1:
            return knop
        return Knop(f"{self.namen[spoor]}: {klein(knop.tekst)}"[:60], knop.actie)

    def stapknoppen(self, *, zelden: bool = False) -> list[Knop]:
        """Those of the whole and of the own gemeenten; what others answered is recorded behind a button of its own."""
        mine = (GEHEEL, *self.eigen)
        found = [(s, stap) for s, stap in self.stappen if s in mine and self.zelden(stap) is zelden]
        return [self.stapknop(s, stap) for s, stap in sorted(found, key=lambda item: item[0] == GEHEEL)]

    def zelden(self, stap: Stap) -> bool:
        """What leads back stands under "Meer" too; so does the end, as long as a tijdvak has no herverdeling."""
        early = stap.trigger == "rond_af" and self._zonder() is not None
        return super().zelden(stap) or early or (stap.terug and stap.trigger != "toch_mee")

    def knoppen(self) -> Sequence[Rij]:
        """What belongs to this step, the limits, and the answers of others."""
        rows: list[Knop] = []
        if self.geheel == "verkenning":
            rows.append(Knop("Opgaven op tafel", press("k", self.id)))
        if self.geheel == "gesprek":
            rows.append(Knop("Waarover praten?", press("k", self.id)))
        if self.geheel in ("gesprek", "afspraken"):
            rows.append(Knop("Cijfers en duur", press("c", self.id)))
        rows += [Knop("Antwoord vastleggen", press("a", self.id))] if self.anderen() else []
        rows.append(Knop("Grenzen en bronnen", press("g", self.id)))
        begin = self._begin()
        return (*onder_elkaar(*begin), *naast_elkaar(*rows))

    def anderen(self) -> list[str]:
        """The gemeenten of others whose answer the reader may record."""
        return list(dict.fromkeys(s for s, _ in self.stappen if s != GEHEEL and s not in self.eigen))

    def _begin(self) -> list[Knop]:
        """Opens the herverdeling of the first tijdvak that has none, with its numbers."""
        if self.geheel not in ("vastleggen", "voortgang") or not (self.mag_herverdelen and self.weet.verschillen):
            return []
        left = self._zonder()
        if left is None:
            return []
        line = ",".join(f"{code.removeprefix('GM')}{n:+d}" for code, n in self.weet.verschillen.items())
        code = f"hv:y:{line}:{left}"
        fits = len(code.encode()) <= FITS
        return [Knop(f"Begin herverdeling {left}", code if fits else press("z", self.id))]

    def _zonder(self) -> Tijdvak | None:
        """The first tijdvak that no herverdeling carries yet."""
        found = self.weet.herverdelingen() if self.weet.verschillen else ()
        return next((tijdvak for tijdvak, naam, _ in found if naam is None), None)

    def uitleg(self) -> Tekst:
        """What belongs to this step, and how each day was found."""
        head = stack(bold(self.referentie) + " · uitleg", self.uitleg_stand(self.procedure.spoor(GEHEEL)))
        duty = "Elke gemeente houdt haar eigen wettelijke taakstelling, tot een herverdelingsbesluit die wijzigt."
        return paragraphs(head, *self.uitleg_dagen(), duty)

    def uitleg_knoppen(self) -> Sequence[Knop]:
        """What the handreiking says of this step, and the example."""
        return (
            Knop("Wat zegt de handreiking?", actie("f", _ANTWOORD.get(self.geheel, "uitruil-stappen"))),
            Knop("Voorbeeld: Utrechtse Heuvelrug", actie("f", "uitruil-utrechtse-heuvelrug")),
        )

    @property
    def wis(self) -> Knop:
        """Others take part: it is stopped, and not deleted."""
        return Knop("Grenzen en bronnen", press("g", self.id))


_ANTWOORD = {
    "verkenning": "uitruil-verkenning",
    "gesprek": "uitruil-gesprek",
    "afspraken": "uitruil-afspraken",
    "vastleggen": "uitruil-vastleggen",
    "voortgang": "uitruil-dashboard",
}
"""By stand of the whole: the answer that says what the handreiking says of it."""


# ---------------------------------------------------------------- what is chosen


def choose(referentie: str, ident: int, weet: UitruilFeiten, stand: str) -> Bericht:
    """The opgaven on the table, or what was talked about: each a button with a tick."""
    if stand == "verkenning":
        rows = [(velden.op_tafel(o.naam), o.titel, o in weet.op_tafel) for o in OPGAVEN]
        head = "Welke opgaven liggen op tafel? Bespreek amv apart: de aantallen zitten in de andere opgaven."
    else:
        rows = [(velden.besproken(a.naam), a.titel, a.naam in weet.besproken) for a in ASPECTEN]
        head = "Waarover is gepraat? Vink aan wat is besproken. Niets hoeft."
    knoppen = [Knop(f"{'☑' if on else '☐'} {groot(titel)}", press("j", ident, veld.naam, 0 if on else 1))
               for veld, titel, on in rows]  # fmt: skip
    return Bericht(stack(bold(referentie), head), (*onder_elkaar(*knoppen), (to_case(ident),)))


def ask_numbers() -> str:
    """One line for each gemeente, and one for how long."""
    return (
        "Wie doet wat meer (+) of minder (−)? Typ een regel per gemeente, en een regel voor de duur. "
        f"Statushouders tel je per halfjaar. Zo bijvoorbeeld:\n{VOORBEELD}\n"
        "Een bijdrage zonder plekken mag ook: secretariaat, busvervoer, onderwijslocatie, expertise, voorzieningen "
        "of geld."
    )


# ---------------------------------------------------------------- another gemeente


def others(referentie: str, ident: int, known: Sequence[tuple[str, str]]) -> Bericht:
    """Whose answer is it?"""
    rows = [Knop(naam, press("a", ident, code)) for code, naam in known]
    return Bericht(
        stack(bold(referentie), "Van welke gemeente is het antwoord?"), (*naast_elkaar(*rows), (to_case(ident),))
    )


def of_other(beeld: UitruilBeeld, code: str) -> Bericht:
    """The text to send a gemeente, and what to record of its answer."""
    naam, weet = beeld.namen[code], beeld.weet
    numbers = [
        f"{n}: {brengt_in(weet.van(c), weet.tijdvakken or 0)}" for c, n in beeld.namen.items() if weet.van(c).iets
    ]
    ask = "Zijn jullie akkoord met deze cijfers?" if numbers else "Praten jullie mee?"
    text = "\n".join(
        [f"Beste collega van {naam},", f"Het gaat om een uitruil tussen {_en(list(beeld.namen.values()))}.", *numbers,
         f"{ask} Voor statushouders besluit jullie college daarna zelf.", f"Met vriendelijke groet, {beeld.door}"]
    )  # fmt: skip
    steps = [Knop(stap.titel, Beeld.stapknop(beeld, s, stap).actie) for s, stap in beeld.stappen if s == code]
    where = beeld.stand(beeld.procedure.spoor(code)).titel
    return Bericht(
        paragraphs(bold(naam) + f": {where}. Kopieer de tekst en stuur hem. Leg hier het antwoord vast.", mono(text)),
        (*onder_elkaar(*steps), (Knop("Andere gemeente", press("a", beeld.id)), to_case(beeld.id))),
    )


def sentence(ident: int, namen: Mapping[str, str], verschillen: Mapping[str, int], tijdvak: str) -> Bericht:
    """What to type, where a button does not hold all gemeenten."""
    line = "\n".join([tijdvak, *(f"{namen[code]} {aantal:+d}" for code, aantal in verschillen.items())])
    return Bericht(
        paragraphs("Kopieer deze regels en stuur ze hier: dan begint de herverdeling.", mono(line)),
        ((to_case(ident),),),
    )


# ---------------------------------------------------------------- beginning, and what others hear


def told(referentie: str, ident: int, words: str) -> Bericht:
    """For who takes part: what happened."""
    return Bericht(
        stack(bold(referentie) + " · uitruil", groot(words) if words.endswith("?") else groot(words) + "."),
        ((to_case(ident, "Bekijk de uitruil"),),),
    )


def begun(namen: Sequence[str]) -> str:
    """What the others read when one begins."""
    return f"{_en(namen)} verkennen een uitruil. Praten jullie mee?"


def _en(namen: Sequence[str]) -> str:
    """Names in a sentence."""
    return " en ".join(filter(None, [", ".join(namen[:-1]), namen[-1]]))


def unknown(naam: str, found: Sequence[str]) -> str:
    """A name that is no gemeente, or more than one."""
    if found:
        return f"Welke bedoel je met {naam[:40]}: {' of '.join(found)}? Typ alle namen opnieuw."
    return f"De gemeente {naam[:40]} ken ik niet. Typ alle namen opnieuw, met de officiële naam."


def few(own: str) -> str:
    """One gemeente cannot swap."""
    return f"Een uitruil is tussen twee of meer gemeenten{f': noem er nog een naast {own}' if own else ''}."


def too_many(most: int) -> str:
    """More do not fit on a phone."""
    return f"Hier passen hooguit {most} gemeenten in. Doe het in kleiner verband, of noem wie echt iets inbrengt."


def not_yours() -> Bericht:
    """For who cannot begin one."""
    return Bericht(
        "Een uitruil leidt een gemeente, een regio of een provincie. Je kunt er wel alles over vragen: typ je vraag.",
        ((Knop("Wat is een uitruil?", actie("f", "uitruil-wat")),),),
    )


def nobody_lets(namen: Sequence[str]) -> Bericht:
    """A regio leads for gemeenten that let it."""
    return Bericht(
        f"Geen van deze gemeenten vond al goed dat jullie dit leiden: {', '.join(namen)}. Typ /machtiging en je ziet "
        "wie nog niet antwoordde."
    )


def _says(procedure: Procedure, regel: Regel, namen: Mapping[str, str]) -> str:
    said = happened(procedure, regel)
    return f"{namen[regel.spoor]}: {klein(said)}" if regel.spoor in namen else said


def _ground(regel: Regel) -> str:
    day = antwoordde_op(regel.feiten, regel.spoor)
    return f"op grond van het antwoord van {zeg(day)}" if day is not None else ""


WOORDEN = Woorden(_says, terug="Terug naar de uitruil", grond=_ground)
LIJST = Lijst(
    kop=lambda wie, waar: bold("Uitruil") + f" van {wie}{waar}",
    leeg=lambda _: "Er loopt nog geen uitruil. Begin er een, of vraag wat het is.",
    begin=Knop("Begin een uitruil", actie(PREFIX, "n")),
    niet_van_jou=not_yours(),
    afgelopen=True,
    erbij=(Knop("Wat is een uitruil?", actie("f", "uitruil-wat")),),
    op_knoppen=True,
)

"""Herverdeling: what must hold before a number, a date or a step counts, and why not, in Dutch; and what only warns.

The codes are those under which a broken condition is known outside the chat.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from workflows.bron import Bron
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak
from workflows.engine.tabel import Blik
from workflows.herverdeling.velden import GEHEEL, MELDNAMEN

__all__ = ["GEHEEL"]  # said here too: whoever reads a rule names the track

BESLOTEN = ("besloten", "bekend")
VOOR_BESLUIT = ("verkenning", "wacht_op_besluiten")
"""Where another proposal can still be made, and the gemeenten can stop."""
GESTOPT = ("ingetrokken", "geen_wettelijke_herverdeling")
WEEK = timedelta(weeks=1)

WET = Bron("Huisvestingswet", "artikel 29 lid 2", 2014)
HANDREIKING = Bron("Handreiking Huisvesting vergunninghouders", "§3.3.1", 2016)
STAPPENPLAN = Bron("Best practices huisvesting vergunninghouders", "bijlage stappenplan", 2019)
EIGEN = Bron("eigen keuze van Ketenbot", "", 2026)

Feiten = Mapping[str, Any]


def partijen(feiten: Feiten) -> tuple[str, ...]:
    """The CBS codes of the gemeenten that take part, in a fixed order."""
    return _partijen(tuple(feiten))


@lru_cache(maxsize=1024)  # every rule asks it of the same facts
def _partijen(namen: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(naam.removeprefix("verschil_") for naam in namen if naam.startswith("verschil_")))


def voor(feiten: Feiten, code: str) -> int:
    """The taakstelling before; 0 while it is unknown."""
    return int(feiten.get(f"voor_{code}") or 0)


def na(feiten: Feiten, code: str) -> int:
    """The taakstelling after: what was published plus what is taken over."""
    return voor(feiten, code) + int(feiten.get(f"verschil_{code}") or 0)


def dagen(feiten: Feiten, soort: str) -> list[date]:
    """The known dates of one kind (`besluit_op`, `bekend_op`) of all gemeenten, the first one first."""
    return sorted(dag for code in partijen(feiten) if (dag := feiten.get(f"{soort}_{code}")))


def overal(feiten: Feiten, soort: str) -> bool:
    """Whether every gemeente has a fact of this kind."""
    return all(feiten.get(f"{soort}_{code}") is not None for code in partijen(feiten))


@dataclass
class Herverdeling(Blik):
    """What the guards look at: the numbers, the dates, and where every gemeente is."""

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The gemeenten that take part: nearly every condition asks for them."""
        return partijen(self.feiten)

    def _alle(self, soort: str) -> list[Any]:
        return [self.feiten.get(f"{soort}_{code}") for code in self.codes]

    @property
    def twee_gemeenten(self) -> bool:
        """One gemeente cannot hand over to itself."""
        return len(self.codes) >= 2

    @property
    def som_gelijk(self) -> bool:
        """What is handed over is taken over."""
        return sum(value or 0 for value in self._alle("verschil")) == 0

    @property
    def iets_gewijzigd(self) -> bool:
        """A herverdeling that moves nothing is none."""
        return any(self._alle("verschil"))

    @property
    def niet_negatief(self) -> bool:
        """Nobody hands over more than it has; a number that is still unknown does not count yet."""
        known = (code for code in self.codes if self.feiten.get(f"voor_{code}") is not None)
        return all(na(self.feiten, code) >= 0 for code in known)

    @property
    def een_tijdvak(self) -> bool:
        """One tijdvak, or more after talks with COA, JenV and BZK."""
        return (self.feiten.get("tijdvakken") or 1) == 1 or self.feiten.get("afgestemd") == "ja"

    @property
    def niemand_gekoppeld(self) -> bool:
        """Who is gekoppeld stays with the gemeente of the koppeling."""
        return self.feiten.get("gekoppeld") != "ja"

    @property
    def cijfers_gepubliceerd(self) -> bool:
        """Every gemeente gave its own number with its source: an estimate never goes to a college."""
        return all(overal(self.feiten, soort) for soort in ("voor", "bron", "bron_op"))

    @property
    def op_deze_cijfers(self) -> bool:
        """An answer names the round it is to. A new round clears the answers, so that only one can be out of date."""
        return all(answer in (None, self.feiten.get("ronde")) for answer in self._alle("ronde"))

    @property
    def allen_akkoord(self) -> bool:
        """Every gemeente agreed with these figures."""
        return all(self.standen.get(code) == "akkoord" for code in self.codes)

    @property
    def schriftelijk(self) -> bool:
        """A besluit is in writing."""
        return "nee" not in self._alle("schriftelijk")

    @property
    def alle_besluiten(self) -> bool:
        """The college of every gemeente decided."""
        return all(self.standen.get(code) in BESLOTEN for code in self.codes)

    @property
    def alles_bekend(self) -> bool:
        """Every besluit was published."""
        return all(self.standen.get(code) == "bekend" for code in self.codes)

    @property
    def alles_gemeld(self) -> bool:
        """Everybody of the safe set was told."""
        return all(self.feiten.get(naam) is not None for naam in MELDNAMEN)

    @property
    def iets_ongemeld(self) -> bool:
        """After a rectificatie somebody of the safe set has to hear it again."""
        return not self.alles_gemeld

    @property
    def bij_de_colleges(self) -> bool:
        """The whole went to the colleges."""
        return self.standen.get(GEHEEL) == "wacht_op_besluiten"

    @property
    def geheel_gestopt(self) -> bool:
        """The gemeenten went no further, or it was not repaired."""
        return self.standen.get(GEHEEL) in GESTOPT

    @property
    def loopt_nog(self) -> bool:
        """The whole was not stopped."""
        return not self.geheel_gestopt

    @property
    def antwoord_vervallen(self) -> bool:
        """A new round cleared this gemeente's answer."""
        return self.feiten.get(f"ronde_{self.spoor}") is None

    @property
    def cijfer_bekend(self) -> bool:
        """This gemeente gave its published number."""
        return bool(self.feiten.get(f"bron_{self.spoor}"))

    @property
    def cijfer_onbekend(self) -> bool:
        """It did not."""
        return not self.cijfer_bekend

    @property
    def gemeld_na_bekend(self) -> bool:
        """The kennisgeving follows the first bekendmaking."""
        told = [self.feiten[naam] for naam in MELDNAMEN if self.feiten.get(naam)]
        published = dagen(self.feiten, "bekend_op")
        return not told or (bool(published) and min(told) >= published[0])

    @property
    def rectificatie_na_bekend(self) -> bool:
        """A rectificatie follows the bekendmaking that it puts right; on the same day is possible (own choice)."""
        naam = f"bekend_op_{self.spoor}"
        wrong, right = self.was.get(naam), self.feiten.get(naam)
        return wrong is None or right is None or wrong <= right

    @property
    def oud_besluit_klaar(self) -> bool:
        """No earlier besluit still waits for COA."""
        return self.feiten.get("geldend_getoetst") != "nee"

    @property
    def besluit_bij_coa(self) -> bool:
        """There is a besluit that COA did not accept yet."""
        return self.stand == "herstel_gevraagd" or self.feiten.get("geldend_getoetst") == "nee"


REDENEN = {
    "twee_gemeenten": "Een herverdeling is tussen twee of meer gemeenten. Noem ook een andere gemeente.",
    "som_gelijk": "Samen moet het gelijk blijven: wat de ene gemeente overdraagt, neemt een andere over. Pas dit aan.",
    "iets_gewijzigd": "Er verandert niets. Noem een aantal dat overgaat.",
    "niet_negatief": "Een taakstelling komt onder nul. Draag minder over.",
    "een_tijdvak": "Een besluit geldt in de regel voor één tijdvak. Langer kan na overleg met COA, JenV en BZK.",
    "niemand_gekoppeld": "Wie al gekoppeld is, blijft bij die gemeente. Ruil je huishoudens met gelijke aantallen? "
    "Doe dat samen met de regievoerder; daar is geen besluit voor nodig.",
    "cijfers_gepubliceerd": "Niet elke gemeente gaf haar eigen getal met bron en datum. Vraag het haar eerst.",
    "op_deze_cijfers": "De cijfers zijn intussen veranderd. Kijk naar het nieuwe voorstel en antwoord daarop.",
    "allen_akkoord": "Nog niet elke gemeente is ambtelijk akkoord met deze cijfers. Wacht op haar antwoord.",
    "schriftelijk": "Een besluit telt alleen op schrift. Vraag het college om een schriftelijk besluit.",
    "alle_besluiten": "Nog niet elk college besloot. Leg eerst van elke gemeente het besluit vast.",
    "alles_bekend": "Nog niet elk besluit is bekendgemaakt. Leg van elke gemeente de bekendmaking vast.",
    "alles_gemeld": "Nog niet iedereen weet het: COA, regievoerder, provincie, BZK en JenV. Meld het wie ontbreekt.",
    "iets_ongemeld": "Iedereen weet het al.",
    "bij_de_colleges": "Het voorstel ligt nog niet bij de colleges.",
    "geheel_gestopt": "De herverdeling loopt nog.",
    "loopt_nog": "De herverdeling is gestopt.",
    "antwoord_vervallen": "Het antwoord van deze gemeente geldt nog.",
    "cijfer_bekend": "Deze gemeente gaf haar cijfer nog niet.",
    "cijfer_onbekend": "Deze gemeente gaf haar cijfer al.",
    "rectificatie_na_bekend": "Een rectificatie komt na de bekendmaking die fout was. Kijk de datum na.",
    "gemeld_na_bekend": "De kennisgeving ligt vóór de eerste bekendmaking. Kijk beide datums na.",
    "oud_besluit_klaar": "Het vorige besluit ligt nog bij COA. Maak een nieuw besluit, of leg vast dat het niet lukt.",
    "besluit_bij_coa": "Er ligt geen besluit bij COA dat hersteld moet worden. Stop als je niet verder gaat.",
}

CODES = {
    "twee_gemeenten": ("MINDER_DAN_TWEE_GEMEENTEN", WET),
    "som_gelijk": ("SOM_WIJZIGT", WET),
    "iets_gewijzigd": ("NIETS_GEWIJZIGD", EIGEN),
    "niet_negatief": ("NEGATIEVE_TAAKSTELLING", EIGEN),
    "een_tijdvak": ("MEER_DAN_EEN_TIJDVAK", STAPPENPLAN),
    "niemand_gekoppeld": ("REEDS_GEKOPPELD", HANDREIKING),
    "alle_besluiten": ("BESLUIT_ONTBREEKT", WET),
    "schriftelijk": ("NIET_SCHRIFTELIJK", STAPPENPLAN),
    "alles_bekend": ("BEKENDMAKING_ONTBREEKT", STAPPENPLAN),
}
"""By guard: the code of breaking it, and where the condition is written."""
BRONNEN = {
    **{naam: bron for naam, (_, bron) in CODES.items()},
    **dict.fromkeys(("cijfers_gepubliceerd", "allen_akkoord", "alles_gemeld", "besluit_bij_coa"), STAPPENPLAN),
    **dict.fromkeys(("op_deze_cijfers", "oud_besluit_klaar"), EIGEN),
}
"""The same, with the conditions that have no code of their own. That days stand in order needs no source."""


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """A warning: its code, what it says in Dutch, and its source."""

    code: str
    reden: str
    bron: Bron


def waarschuwingen(feiten: Feiten, vandaag: date) -> tuple[Bezwaar, ...]:
    """What does not stop the herverdeling, and people must know all the same."""
    return tuple(_waarschuw(feiten, vandaag))


def _waarschuw(feiten: Feiten, vandaag: date) -> Iterator[Bezwaar]:
    if (feiten.get("tijdvakken") or 1) > 1 and feiten.get("afgestemd") == "ja":
        day, mark = feiten.get("overleg_op"), feiten.get("overleg_kenmerk")
        said = (f" op {zeg(day)}" if day else "") + (f", kenmerk {mark}" if mark else "")
        words = f"Meer dan één tijdvak, na overleg met COA, JenV en BZK{said}. Een besluit per tijdvak is zekerder."
        yield Bezwaar("AFWIJKING_EEN_TIJDVAK", words, STAPPENPLAN)
    published = dagen(feiten, "bekend_op")
    if published and overal(feiten, "bekend_op"):
        told = max(feiten.get(naam) or vandaag for naam in ("coa_op", "provincie_op"))
        if told > published[-1] + WEEK:
            words = "COA of provincie hoorde het later dan een week na de laatste bekendmaking."
            yield Bezwaar("KENNISGEVING_TE_LAAT", words, STAPPENPLAN)
    tijdvak = tijdvak_van(feiten)
    ready = max(published) if published and overal(feiten, "bekend_op") else vandaag
    known = min(ready, feiten.get("vooraf_op") or ready)  # what the sources want is that they know before it begins
    if tijdvak is not None and known >= tijdvak.begin:
        words = f"Tijdvak {tijdvak} is al begonnen. Liefst is alles eerder rond; overleg met COA."
        yield Bezwaar("NA_START_TIJDVAK", words, HANDREIKING)


def tijdvak_van(feiten: Feiten) -> Tijdvak | None:
    """The tijdvak of this herverdeling; None when it is not known."""
    return lees_tijdvak(str(feiten.get("tijdvak") or ""))


RUIL = (
    "Dit is een ruil van huishoudens. De aantallen blijven gelijk, dus het is geen herverdeling, het heet geen uitruil "
    "en er is geen besluit nodig. Overleg met de regievoerder: die past de koppelingen aan."
)
"""What people hear who swap households (own conclusion: the numbers stay what they were)."""

"""Uitruil: what is asked. Of each gemeente own fields, named after its CBS code (`status_GM0995`)."""

from workflows.engine.velden import Keuze, Soort, Veld, geweest
from workflows.uitruil.opgaven import ASPECTEN, BIJDRAGEN, OPGAVEN, PER_NAAM

GEHEEL = "geheel"
"""The track of the whole; the others are named by the CBS code of their gemeente."""
MEESTE_TIJDVAKKEN = 8
"""Four years: so many herverdelingen are kept with one uitruil (own choice)."""
JA = Keuze("ja", "Ja")
_NOG = "Deze dag moet nog komen. Leg het vast als het gebeurd is."

UITGANGSPUNTEN = Veld(
    "uitgangspunten",
    "Uitgangspunten",
    "Staan de gezamenlijke uitgangspunten op papier?",
    Soort.KEUZE,
    (
        Keuze("raden", "Ja, ook door de raden bekrachtigd"),
        Keuze("ja", "Ja"),
        Keuze("nee", "Nee, die schrijven we niet"),
    ),
)
TREKKER = Veld(
    "trekker",
    "Bestuurlijke trekker",
    "Wie trekt het bestuurlijk? Een functie, geen naam.",
    Soort.KEUZE,
    (
        Keuze("burgemeester", "Een burgemeester"),
        Keuze("wethouder", "Een wethouder"),
        Keuze("cdk", "De commissaris van de Koning"),
        Keuze("gedeputeerde", "Een gedeputeerde"),
        Keuze("niemand", "Nog niemand"),
    ),
)
VANAF = Veld("vanaf", "Vanaf tijdvak", "Vanaf welk tijdvak? Bijvoorbeeld 2027-I.", Soort.REFERENTIE)
TIJDVAKKEN = Veld("tijdvakken", "Aantal tijdvakken", "Hoeveel tijdvakken?", Soort.AANTAL, maximum=MEESTE_TIJDVAKKEN)
MAANDEN = Veld("maanden", "Plekken in maanden", "Hoeveel maanden blijven de plekken?", Soort.AANTAL, maximum=240)
RONDE = Veld("ronde", "", "", Soort.AANTAL, minimum=0, maximum=9999)
BEGONNEN_OP = Veld("begonnen_op", "Begonnen op", "", Soort.DATUM)
SINDS = Veld("sinds", "", "", Soort.DATUM)
"""The day of the last step of the whole: from it the next talk is planned."""
VERSLAG_OP = Veld(
    "verslag_op",
    "Gemeld voor het provinciaal verslag",
    "Op welke dag gaven jullie het door voor het provinciaal verslag?",
    Soort.DATUM,
    optioneel=True,
    over="Geen asielopvang: niet nodig",
    leeg="niet nodig",
    eerder=True,
    grenzen=(geweest(_NOG),),
)


def op_tafel(naam: str) -> Veld:
    """Whether this opgave lies on the table."""
    return Veld(f"tafel_{naam}", PER_NAAM[naam].titel, "", Soort.KEUZE, (JA,))


def besproken(naam: str) -> Veld:
    """Whether this was talked about."""
    titel = next(aspect.titel for aspect in ASPECTEN if aspect.naam == naam)
    return Veld(f"besproken_{naam}", titel, "", Soort.KEUZE, (JA,))


def verschil(opgave: str, code: str) -> Veld:
    """How much more (below zero: less) a gemeente does on an opgave."""
    return Veld(f"{opgave}_{code}", "", "", Soort.AANTAL, minimum=-9999, maximum=9999)


def bijdrage(naam: str, code: str) -> Veld:
    """Whether a gemeente brings this besides places."""
    return Veld(f"bij_{naam}_{code}", "", "", Soort.KEUZE, (JA,))


def antwoord_op(code: str) -> Veld:
    """On which day a gemeente answered; talks may have begun before the case did."""
    ask = "Op welke dag gaf de gemeente dit antwoord?"
    naam = f"antwoord_op_{code}"
    return Veld(naam, "Antwoord van", ask, Soort.DATUM, grenzen=(geweest(_NOG),), spoor=code, eerder=True)


def akkoord_ronde(code: str) -> Veld:
    """To which numbers a gemeente agreed."""
    return Veld(f"ronde_{code}", "", "", Soort.AANTAL, minimum=0, maximum=9999)


def herverdeling(nummer: int) -> tuple[Veld, Veld]:
    """Of the tijdvak of this number (from 1) the herverdeling that carries it, and the day COA processed it."""
    return (
        Veld(f"hv_{nummer}", "", "", Soort.REFERENTIE),
        Veld(f"hv_op_{nummer}", "", "", Soort.DATUM),
    )


HERVERDELINGEN = tuple(veld for n in range(1, MEESTE_TIJDVAKKEN + 1) for veld in herverdeling(n))


def overig(codes: tuple[str, ...]) -> tuple[Veld, ...]:
    """The fields of no step."""
    table = (*(op_tafel(o.naam) for o in OPGAVEN), *(besproken(a.naam) for a in ASPECTEN))
    each = (
        veld
        for code in codes
        for veld in (
            *(verschil(o.naam, code) for o in OPGAVEN),
            *(bijdrage(b.naam, code) for b in BIJDRAGEN),
            akkoord_ronde(code),
        )
    )
    return (*table, VANAF, TIJDVAKKEN, MAANDEN, RONDE, BEGONNEN_OP, SINDS, *HERVERDELINGEN, *each)

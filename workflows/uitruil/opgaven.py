"""The opgaven that can lie on the table of an uitruil, with what the law says of each, and what gemeenten can bring
besides places.

Handreiking uitruil 2024, hoofdstuk 2 (the frames), 4 (amv) and 5 (contributions). The law was moving when it was
written: what changed since stands with the entries that each opgave names.
"""

from dataclasses import dataclass

from workflows.bron import Bron
from workflows.engine.velden import Keuze

KADERS = Bron("Handreiking uitruil", "hoofdstuk 2", 2024)
AMV = Bron("Handreiking uitruil", "hoofdstuk 4", 2024)
MAKEN = Bron("Handreiking uitruil", "hoofdstuk 5", 2024)


@dataclass(frozen=True, slots=True)
class Opgave:
    """One opgave. `eenheid` is what its number counts; `met_wie`, `duur` and `vast` are the formal limits in own words,
    `leg_vast` where the agreement must be written down, and `antwoorden` the entries in which it may have changed."""

    naam: str
    titel: str
    eenheid: str
    wet: str
    met_wie: str
    duur: str
    vast: str
    leg_vast: str
    bron: Bron
    antwoorden: tuple[str, ...]


ASIEL = Opgave(
    "asiel",
    "asielopvang",
    "plekken",
    "Spreidingswet",
    "Formeel alleen met gemeenten in de eigen provincie.",
    "Gemeenten bepalen zelf hoe lang; de plekken van de provincie samen moeten de tweejarige cyclus uit.",
    "Binnen de cyclus verandert de opgave in beginsel niet.",
    "Het provinciaal verslag, van de commissaris van de Koning aan de minister van JenV.",
    KADERS,
    ("spreidingswet-geldt-nog",),
)
OEKRAINE = Opgave(
    "oekraine",
    "opvang Oekraïne",
    "plekken",
    "staatsnoodrecht en RooO; een tijdelijke wet was in de maak",
    "In theorie met gemeenten in heel Nederland.",
    "Gemeenten bepalen zelf hoe lang; er is geld zolang de Europese richtlijn loopt, en een jaar daarna.",
    "JenV zegt twee keer per jaar of de opgave verandert.",
    "Het mag mee in het provinciaal verslag. Toezicht op deze opgave is er niet.",
    KADERS,
    ("oekraine-duur",),
)
STATUSHOUDERS = Opgave(
    "status",
    "statushouders",
    "per halfjaar",
    "Huisvestingswet 2014, artikel 29 lid 2",
    "Met gemeenten in heel Nederland.",
    "De plicht is eenmalig: wie er woont, blijft inwoner.",
    "Tussentijds gaat de taakstelling alleen omlaag.",
    "Een herverdelingsbesluit van alle colleges, voor elk tijdvak. Zonder dat verandert er geen taakstelling.",
    KADERS,
    ("taakstelling-afschaffen", "taakstelling-tussentijds"),
)
AMV_OPGAVE = Opgave(
    "amv",
    "amv",
    "plekken",
    "zonder vergunning de Spreidingswet, met vergunning de Huisvestingswet",
    "Zoals asielopvang (zonder vergunning) of statushouders (met vergunning).",
    "Spreek ook af wie jongeren huisvest die 18 worden: in beginsel de gemeente van de kleinschalige opvang.",
    "Amv is geen extra opgave: de aantallen zitten in de andere twee.",
    "Zoals de opgave waar zij in zitten.",
    AMV,
    ("amv-extra-opgave",),
)
OPGAVEN = (ASIEL, OEKRAINE, STATUSHOUDERS, AMV_OPGAVE)
PER_NAAM = {opgave.naam: opgave for opgave in OPGAVEN}

BIJDRAGEN = (
    Keuze("secretariaat", "secretariaat van de regietafel"),
    Keuze("vervoer", "busvervoer tussen locaties"),
    Keuze("onderwijs", "extra onderwijslocatie"),
    Keuze("capaciteit", "ambtenaren en expertise"),
    Keuze("voorzieningen", "sociaal-maatschappelijke voorzieningen"),
    Keuze("geld", "bijdrage in geld"),
)
"""What a gemeente can bring that is no place (UR24, hoofdstuk 5, stap 2; the last two: the uitgangspunten of Hart van
Brabant in stap 3)."""

ASPECTEN = (
    Keuze("ruimte", "Grond en gebouwen"),
    Keuze("woningen", "Goedkope woningen"),
    Keuze("bijzonder", "Bijzondere opvang, amv"),
    Keuze("capaciteit", "Mensen en expertise"),
    Keuze("contracten", "Lopende contracten"),
    Keuze("draagvlak", "Draagvlak, kans op aanwijzing"),
    Keuze("kosten", "Kosten en effect"),
    Keuze("bonus", "Bonus Spreidingswet"),
    Keuze("duur", "Duur gelijk trekken"),
)
"""What the talk can be about (hoofdstuk 5, stap 2)."""

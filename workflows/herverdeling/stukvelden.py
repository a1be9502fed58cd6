"""Herverdeling: what only its papers need. All of it may stay open: then the paper says so, and is a concept."""

from workflows.engine.velden import Keuze, Soort, Veld

OVERWEGING = Veld(
    "overweging",
    "Overwegingen",
    "Waarom herverdelen jullie? Kies er een of meer.",
    Soort.KEUZE,
    (
        Keuze("herstructurering", "Herstructurering"),
        Keuze("tekort", "Tijdelijk te weinig woningen"),
        Keuze("aanbod", "Passend aanbod bij de ander"),
        Keuze("opvang", "In ruil voor opvang"),
        Keuze("regio", "Samen in de regio"),
    ),
    optioneel=True,
)
"""Why: several by their names."""
MACHTIGING = Veld(
    "machtiging",
    "Wie tekent de brieven",
    "Wie tekent de brieven aan COA, provincie, BZK en JenV?",
    Soort.KEUZE,
    (Keuze("mede_namens", "Wij, mede namens de anderen"), Keuze("ieder", "Elk college tekent")),
    optioneel=True,
)
RECHTSMIDDEL = Veld(
    "rechtsmiddel",
    "Rechtsmiddel",
    "Wat zegt je jurist over bezwaar?",
    Soort.KEUZE,
    (Keuze("bezwaar", "Bezwaar, met de gewone zin"), Keuze("jurist", "Laat open voor de jurist")),
    optioneel=True,
)
TELLING = Veld(
    "telling",
    "Aantal geldt",
    "Geldt het aantal per tijdvak, of voor alle tijdvakken samen?",
    Soort.KEUZE,
    (Keuze("per_tijdvak", "Per tijdvak"), Keuze("samen", "Voor alle tijdvakken samen")),
    optioneel=True,
)
OVERLEG_OP = Veld(
    "overleg_op", "Overleg met COA, JenV en BZK", "Op welke dag was het overleg met COA, JenV en BZK?", Soort.DATUM,
    optioneel=True, eerder=True,
)  # fmt: skip
OVERLEG_KENMERK = Veld(
    "overleg_kenmerk", "Kenmerk van het overleg", "Welk kenmerk heeft het verslag of de brief daarover?", Soort.NUMMER,
    optioneel=True,
)  # fmt: skip
"""Of more than one tijdvak: what the number counts for, and when that was talked over."""
GEHEEL_VELDEN = (
    OVERWEGING, MACHTIGING, RECHTSMIDDEL, TELLING, OVERLEG_OP, OVERLEG_KENMERK
)  # fmt: skip


def zaaknummer(code: str) -> Veld:
    """How the gemeente itself calls the case."""
    return Veld(f"zaaknummer_{code}", "Eigen zaaknummer", "Wat is jullie eigen zaaknummer?", Soort.NUMMER,
                optioneel=True)  # fmt: skip


def ondertekening(code: str) -> tuple[Veld, Veld]:
    """Who signs the besluit, and the number of the mandaat."""
    return (
        Veld(
            f"ondertekening_{code}",
            "Ondertekening",
            "Wie tekent het besluit?",
            Soort.KEUZE,
            (Keuze("college", "Het college"), Keuze("mandaat", "In mandaat")),
            optioneel=True,
        ),
        Veld(f"mandaat_{code}", "Nummer van het mandaat", "Welk nummer heeft het mandaat?", Soort.NUMMER,
             optioneel=True),
    )  # fmt: skip


def publicatie(code: str) -> tuple[Veld, Veld]:
    """Where the besluit is published, and under which number."""
    return (
        Veld(
            f"medium_{code}",
            "Bekendgemaakt in",
            "Waar maken jullie het besluit bekend?",
            Soort.KEUZE,
            (
                Keuze("gemeenteblad", "Gemeenteblad"),
                Keuze("huis-aan-huisblad", "Huis-aan-huisblad"),
                Keuze("website", "Website van de gemeente"),
            ),
            optioneel=True,
        ),
        Veld(
            f"publicatienummer_{code}",
            "Nummer van de bekendmaking",
            "Welk nummer heeft de bekendmaking? Bijvoorbeeld 2026, 45123.",
            Soort.NUMMER,
            optioneel=True,
            over="Nog niet bekend",
        ),
    )


def per_gemeente(code: str) -> tuple[Veld, ...]:
    """All of one gemeente."""
    return (zaaknummer(code), *ondertekening(code), *publicatie(code))


def overig(codes: tuple[str, ...]) -> tuple[Veld, ...]:
    """The fields of no step."""
    return (*GEHEEL_VELDEN, *(veld for code in codes for veld in per_gemeente(code)))

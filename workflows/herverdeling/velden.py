"""Herverdeling: what is asked. Of each gemeente its own field, named after its CBS code (`voor_GM0995`)."""

from dataclasses import replace

from workflows.engine.velden import Grens, Keuze, Soort, Veld, geweest, na

GEHEEL = "geheel"
"""The track of the whole; the others are named by the CBS code of their gemeente."""
JA_NEE = (Keuze("ja", "Ja"), Keuze("nee", "Nee"))
HOE = (Keuze("mail", "Per mail"), Keuze("telefoon", "Per telefoon"), Keuze("overleg", "In een overleg"))
FUNCTIES = (
    Keuze("medewerker", "Medewerker"),
    Keuze("coordinator", "Coördinator"),
    Keuze("leidinggevende", "Leidinggevende"),
    Keuze("bestuurder", "Bestuurder"),
    Keuze("secretaris", "Secretaris"),
)
"""Who of a gemeente answered: a function, never a name."""
CIJFER_EISEN = ("twee_gemeenten", "som_gelijk", "iets_gewijzigd", "niet_negatief")

TIJDVAK = Veld("tijdvak", "Tijdvak", "Om welk tijdvak gaat het? Bijvoorbeeld 2027-I.", Soort.REFERENTIE)
TIJDVAKKEN = Veld(
    "tijdvakken", "Aantal tijdvakken", "Voor hoeveel tijdvakken? In de regel één.", Soort.AANTAL, eist=("een_tijdvak",)
)
AFGESTEMD = Veld(
    "afgestemd",
    "Met COA, JenV en BZK besproken",
    "Langer dan één tijdvak kan alleen na overleg met COA, JenV en BZK. Is dat overleg er geweest?",
    Soort.KEUZE,
    JA_NEE,
    optioneel=True,
)
GEKOPPELD = Veld(
    "gekoppeld",
    "Gaat over mensen die al gekoppeld zijn",
    "Gaat het om mensen die COA al aan een gemeente koppelde?",
    Soort.KEUZE,
    (Keuze("nee", "Nee, alleen om aantallen"), Keuze("ja", "Ja, zij zijn al gekoppeld")),
    eist=("niemand_gekoppeld",),
)
RONDE = Veld("ronde", "Ronde", "Welke ronde?", Soort.AANTAL, maximum=9999)
RONDE_OP = Veld("ronde_op", "Voorstel van", "Van welke dag is het voorstel?", Soort.DATUM)
TOTAAL = Veld("totaal", "Taakstellingen samen", "Hoeveel samen?", Soort.AANTAL, minimum=0, maximum=999_999)
COLLEGES_OP = Veld("colleges_op", "Naar de colleges op", "Wanneer ging het naar de colleges?", Soort.DATUM)
GETOETST = Veld("geldend_getoetst", "Eerder besluit verwerkt", "Verwerkte COA het?", Soort.KEUZE, JA_NEE)
AFZENDER = Veld("afzender", "Stuurt de brieven", "Welke gemeente stuurt de brieven?", Soort.REFERENTIE)
ALGEMEEN = (TIJDVAK, TIJDVAKKEN, AFGESTEMD, GEKOPPELD)

ADRESSEN = {
    "coa": "COA, unit Plaatsing",
    "regievoerder": "de regievoerder van COA",
    "provincie": "de provincie",
    "bzk": "BZK",
    "jenv": "JenV",
}
"""Who hears of the besluit: the safe set, because the documents do not name the same parties."""


GEBEURD = geweest("Deze dag moet nog komen. Leg het vast als het gebeurd is.")
_VERWERKT_TE_VROEG = "COA kan het pas verwerken na jullie brief. Kijk de datums na."
_HERSTEL_TE_VROEG = "COA kan pas na jullie brief om herstel vragen. Kijk de datums na."
_HERSTELD_TE_VROEG = "Het herstel ligt vóór de vraag van COA. Kijk beide datums na."
_BEKEND_TE_VROEG = "De bekendmaking ligt vóór het besluit. Kijk beide datums na."


def _dag(naam: str, titel: str, vraag: str, *grenzen: Grens, spoor: str = "", gemeld_met: str = "") -> Veld:
    return Veld(naam, titel, vraag, Soort.DATUM, grenzen=grenzen, spoor=spoor, gemeld_met=gemeld_met)


MELDINGEN = tuple(
    Veld(
        f"{naam}_op",
        f"Gemeld aan {wie}",
        f"Op welke dag meldde je het aan {wie}?",
        Soort.DATUM,
        eist=("gemeld_na_bekend",),
        grenzen=(GEBEURD,),
        spoor=GEHEEL,
        meldt=wie,
    )
    for naam, wie in ADRESSEN.items()
)
MELDNAMEN = tuple(veld.naam for veld in MELDINGEN)
MELDING = "coa_op"
"""With the kennisgeving to COA the figures and the besluiten left the house."""
VOORAF_OP = Veld(
    "vooraf_op",
    "Vooraf verteld",
    "Op welke dag vertelden jullie het aan de regievoerder, de provincie en BZK?",
    Soort.DATUM,
    grenzen=(GEBEURD,),
    spoor=GEHEEL,
    meldt="de regievoerder, de provincie en BZK",
)
"""The early notice that a herverdeling may come; the kennisgeving of the besluit still follows (MELDINGEN)."""
VERWERKT_OP = _dag(
    "verwerkt_op",
    "Verwerkt door COA",
    "Op welke dag verwerkte COA de cijfers?",
    na("coa_op", _VERWERKT_TE_VROEG),
    na("hersteld_op", _VERWERKT_TE_VROEG),
    GEBEURD,
)
HERSTEL_OP = _dag(
    "herstel_op", "COA vraagt herstel", "Op welke dag vroeg COA om herstel?", na("coa_op", _HERSTEL_TE_VROEG), GEBEURD
)
HERSTELD_OP = _dag(
    "hersteld_op",
    "Hersteld op",
    "Op welke dag stuurde je het herstel?",
    na("herstel_op", _HERSTELD_TE_VROEG),
    GEBEURD,
)
KENNIS_OP = _dag("kennis_op", "Provincie nam kennis", "Op welke dag nam de provincie kennis?", GEBEURD, spoor=GEHEEL)


HERSTEL_WAT = Veld(
    "herstel_wat",
    "Wat klopt niet volgens COA",
    "Wat klopt er niet?",
    Soort.KEUZE,
    (
        Keuze("getal", "Een oud getal"),
        Keuze("som", "De som"),
        Keuze("tijdvak", "Het tijdvak"),
        Keuze("besluit", "Een besluit ontbreekt"),
        Keuze("gekoppeld", "Mensen zijn al gekoppeld"),
        Keuze("anders", "Iets anders"),
    ),
    optioneel=True,
    spoor=GEHEEL,
)
HERSTEL_VAN = Veld("herstel_van", "Herstel gaat over", "Van welke gemeente?", Soort.REFERENTIE, optioneel=True)
HERSTEL_GETAL = Veld(
    "herstel_getal", "Getal van COA", "Welk getal heeft COA?", Soort.AANTAL, minimum=0, maximum=9999, optioneel=True,
    over="Weet ik niet", spoor=GEHEEL,
)  # fmt: skip
"""What COA finds wrong: the kind, of which gemeente (a CBS code), and the number that COA has. It is said with the
question for herstel, and holds until COA asks again."""
HERSTEL_INHOUD = (HERSTEL_WAT, HERSTEL_VAN, HERSTEL_GETAL)


def voor(code: str) -> Veld:
    """The published taakstelling, before the change."""
    return Veld(
        f"voor_{code}",
        "Gepubliceerde taakstelling",
        "Wat is jullie taakstelling in dit tijdvak? Neem het getal uit de brief of de Staatscourant, geen schatting. "
        "Een achterstand telt niet mee: die gaat niet over.",
        Soort.AANTAL,
        minimum=0,
        maximum=9999,
        eist=("niet_negatief",),
        gemeld_met=MELDING,
    )


def verschil(code: str) -> Veld:
    """What the gemeente takes over; below zero what it hands over. Nobody is asked for one alone."""
    return Veld(
        f"verschil_{code}",
        "Erbij of eraf",
        "",
        Soort.AANTAL,
        minimum=-9999,
        maximum=9999,
        eist=CIJFER_EISEN,
    )


def bron(code: str) -> tuple[Veld, Veld]:
    """Where the number is published, and when."""
    choices = (Keuze("brief", "Brief"), Keuze("staatscourant", "Staatscourant"))
    return (
        Veld(f"bron_{code}", "Bron van het getal", "Waar staat dat getal?", Soort.KEUZE, choices),
        replace(_dag(f"bron_op_{code}", "Datum van de bron", "Welke datum heeft die bron?", GEBEURD), eerder=True),
    )


def antwoord(code: str) -> Veld:
    """The round that this gemeente answered: its button names it."""
    return Veld(
        f"ronde_{code}",
        "Antwoord op ronde",
        "",
        Soort.AANTAL,
        maximum=9999,
        eist=("op_deze_cijfers",),
    )


def vergadering(code: str) -> Veld:
    """When the college meets."""
    return Veld(
        f"vergadering_{code}",
        "Collegevergadering",
        "Wanneer vergadert jullie college hierover?",
        Soort.DATUM,
        richting="toekomst",
        optioneel=True,
        spoor=code,
    )


def besluit(code: str) -> tuple[Veld, Veld, Veld]:
    """The besluit of one college."""
    return (
        _dag(f"besluit_op_{code}", "Besluit van", "Op welke dag besloot het college?", GEBEURD, gemeld_met=MELDING),
        Veld(
            f"nummer_{code}",
            "Nummer van het besluit",
            "Welk nummer heeft het besluit?",
            Soort.NUMMER,
            optioneel=True,
            over="Heeft geen nummer",
            leeg="zonder nummer",
            gemeld_met=MELDING,
        ),
        Veld(
            f"schriftelijk_{code}",
            "Besluit op schrift",
            "Staat het besluit op schrift?",
            Soort.KEUZE,
            JA_NEE,
            eist=("schriftelijk",),
        ),
    )


def bekend(code: str) -> Veld:
    """When the besluit was published."""
    return _dag(
        f"bekend_op_{code}",
        "Bekendgemaakt op",
        "Op welke dag is het bekendgemaakt?",
        na(f"besluit_op_{code}", _BEKEND_TE_VROEG),
        GEBEURD,
        gemeld_met=MELDING,
    )


def geldend(code: str) -> Veld:
    """What the earlier besluit changed, while a new one is made."""
    return Veld(f"geldend_{code}", "Eerder besluit", "Wat gaf het vorige besluit?", Soort.AANTAL, minimum=-9999)


def klopt(code: str) -> Veld:
    """Whether a gemeente found the figures right that were corrected in the bot alone."""
    return Veld(
        f"klopt_{code}", "Verbetering klopt", "Kloppen de verbeterde cijfers met jullie besluit?", Soort.KEUZE, JA_NEE
    )


def buiten_de_bot(code: str) -> tuple[Veld, ...]:
    """Of a gemeente that is not on the bot: for which question the text was sent, and how and when it answered."""
    return (
        Veld(f"verstuurd_{code}", "Tekst verstuurd voor", "Welke tekst verstuurde je?", Soort.REFERENTIE),
        _dag(f"verstuurd_op_{code}", "Tekst verstuurd op", "Wanneer verstuurde je de tekst?"),
        Veld(f"hoe_{code}", "Antwoord kwam per", "Hoe kwam het antwoord?", Soort.KEUZE, HOE),
        _dag(f"antwoord_op_{code}", "Antwoord kwam op", "Op welke dag kwam het antwoord?"),
    )


def volgens(code: str) -> tuple[Veld, Veld]:
    """Of what another gemeente recorded for this one: which function the answer came from, and which gemeente (a CBS
    code) recorded it, as long as this one did not say so itself."""
    return (
        Veld(f"functie_{code}", "Antwoord kwam van", "Van wie kwam het antwoord? Een functie, geen naam.", Soort.KEUZE,
             FUNCTIES, optioneel=True),
        Veld(f"namens_{code}", "Vastgelegd door", "Welke gemeente legde het vast?", Soort.REFERENTIE),
    )  # fmt: skip


def overig(codes: tuple[str, ...]) -> tuple[Veld, ...]:
    """The fields of no step: what is noted beside the steps, and what follows from them."""
    each = (
        veld
        for code in codes
        for veld in (vergadering(code), geldend(code), klopt(code), *buiten_de_bot(code), *volgens(code))
    )
    told = (*MELDINGEN, VOORAF_OP, *HERSTEL_INHOUD, KENNIS_OP)
    return (*told, RONDE, RONDE_OP, TOTAAL, COLLEGES_OP, GETOETST, AFZENDER, *each)

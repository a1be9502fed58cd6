"""What is asked on the ladder. A letter has mostly a term, and a number and a day once it was sent. Without that day it
is a draft, and the gemeente does not see it."""

from dataclasses import replace

from workflows.engine.velden import Soort, Veld, geweest, na

_NOG = "Die dag moet nog komen. Vul de dag in waarop de brief is verstuurd."
_EERDER = "De termijn eindigt vóór de brief. Controleer de datums."


def _nummer(brief: str, titel: str) -> Veld:
    """Of a letter: a draft may do without one."""
    return Veld(
        f"{brief}_nr",
        f"Nummer van {titel}",
        f"Welk documentnummer heeft {titel}?",
        Soort.REFERENTIE,
        optioneel=True,
        over="Nog geen nummer",
        leeg="nog geen nummer",
        gemeld_met=f"{brief}_verstuurd",
    )


def _verstuurd(brief: str, titel: str, aan: str = "de gemeente") -> Veld:
    """Once it is known the party that the letter is for has it."""
    return Veld(
        f"{brief}_verstuurd",
        f"Verstuurd: {titel}",
        f"Op welke dag is {titel} verstuurd? Tot die dag ziet de gemeente niets.",
        Soort.DATUM,
        optioneel=True,
        grenzen=(geweest(_NOG),),
        eist=("nummer_bij_brief",),
        over="Nog een concept",
        leeg="concept",
        meldt=aan,
    )


def _tot(brief: str, titel: str, vraag: str) -> Veld:
    """The last day of the term in a letter: not the day of the letter itself."""
    return Veld(
        f"{brief}_tot",
        titel,
        vraag,
        Soort.DATUM,
        richting="toekomst",
        grenzen=(na(f"{brief}_verstuurd", _EERDER, zelfde_dag=False),),
        gemeld_met=f"{brief}_verstuurd",
    )


TIJDVAK_OP = Veld("tijdvak_op", "Halfjaar", "Over welk halfjaar gaat het? Typ een dag in dat halfjaar.", Soort.DATUM)
VRAAG = (
    _nummer("vraag", "de vraag om informatie"),
    _tot("vraag", "Ambtsbericht uiterlijk",
         "Tot en met welke dag heeft de gemeente? Bijvoorbeeld twee weken."),
    _verstuurd("vraag", "de vraag om informatie"),
)  # fmt: skip
AMBTSBERICHT_OP = Veld(
    "ambtsbericht_op",
    "Ambtsbericht ontvangen",
    "Op welke dag kwam het ambtsbericht? Kwam het niet, verzamel de informatie dan zelf.",
    Soort.DATUM,
    optioneel=True,
    grenzen=(geweest("Die dag moet nog komen. Vul de dag in waarop het ambtsbericht kwam."),),
    over="Niet gekomen",
    leeg="niet gekomen",
)
OVERLEG_OP = Veld("overleg_op", "Bestuurlijk overleg", "Op welke dag is het overleg?", Soort.DATUM, richting="toekomst")
AFSPRAKEN = (
    _nummer("afspraken", "de brief met afspraken"),
    _tot("afspraken", "Afspraken klaar uiterlijk",
         "Tot en met welke dag heeft de gemeente? Kies een dag in het lopende halfjaar."),
    _verstuurd("afspraken", "de brief met afspraken"),
)  # fmt: skip
AANKONDIGING = (_nummer("aankondiging", "de vooraankondiging"), _verstuurd("aankondiging", "de vooraankondiging"))
BESLUIT = (
    _nummer("besluit", "het besluit"),
    _tot("besluit", "Begunstigingstermijn tot en met",
         "Tot en met welke dag kan de gemeente het zelf nog doen? Houd het zo kort als kan."),
    _verstuurd("besluit", "het besluit"),
)  # fmt: skip
RAAD = (_nummer("raad", "de brief aan de raad"), _verstuurd("raad", "de brief aan de raad", "de raad"))
INTREKKING = (_nummer("intrekking", "de intrekking"), _verstuurd("intrekking", "de intrekking"))
SPOED_NR = replace(_nummer("spoed", "de motivering van de spoed"), optioneel=False, gemeld_met="")
EINDE_OP = Veld("einde_op", "Einde gemeld", "Op welke dag hoorde de gemeente het einde?", Soort.DATUM,
                meldt="de gemeente")  # fmt: skip
CONCEPT_SINDS = Veld("concept_sinds", "Concept sinds", "Sinds welke dag is de brief een concept?", Soort.DATUM)
AANGEHOUDEN_OP = Veld("aangehouden_op", "Aangehouden op", "Op welke dag is het aangehouden?", Soort.DATUM)
STAND_OP = Veld("stand_op", "", "", Soort.DATUM)
"""The day of the last step: a fact that no person is asked or shown."""
GEMEENTE = Veld("gemeente", "", "", Soort.REFERENTIE)
"""The CBS code of the gemeente that it is about, which stands in the reference by name."""
BRIEVEN = ("vraag", "afspraken", "aankondiging", "besluit", "raad", "intrekking")
"""The letters in the order of the ladder, by the beginning of their fields."""

"""What a gemeente asks the regievoerder about a swap: numbers and gemeenten, and no household by name."""

from workflows.engine.partijvraag import LATER, Antwoord, Feiten, VraagSoort
from workflows.ruil.tabel import ANTWOORD_OP, RUIL, SPOOR, VARIANT


def _text(feiten: Feiten) -> str:
    return (
        f"Gemeente {feiten['gemeente']} en gemeente {feiten['andere']} willen huishoudens ruilen die al gekoppeld zijn"
        f": {feiten['hier']} tegen {feiten['daar']} personen.\n"
        f"Ons zaaknummer: {feiten['referentie']}. De taakstellingen blijven gelijk.\n"
        "Kan COA omkoppelen? Over wie het gaat, bellen wij."
    )


OMKOPPELEN = VraagSoort(
    naam="ruil",
    procedure=RUIL.naam,
    spoor=SPOOR,
    standen=("gevraagd",),
    functie="regievoerder",
    titel="Ruil van huishoudens",
    knop="Vraag de regievoerder",
    tekst=_text,
    kort=lambda f: (
        f"{f['referentie']} · {f['gemeente']} en {f['andere']} · ruil {f['hier']} tegen {f['daar']} personen"
    ),
    antwoorden=(
        Antwoord("akkoord", "Akkoord, COA koppelt om", (ANTWOORD_OP,), voorstel=True, stappen=("akkoord",)),
        Antwoord("niet_akkoord", "Niet akkoord", (ANTWOORD_OP,), voorstel=True, stappen=("niet_akkoord",)),
        LATER,
        Antwoord("nog_niet", "Nog niet bekend", sluit=False),
    ),
    na_werkdagen=5,
    bron=VARIANT,
)

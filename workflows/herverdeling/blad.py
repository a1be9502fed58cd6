"""The sheet of a herverdeling: its columns, and what a row that came back answers for its gemeente."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from workflows.herverdeling.answer_lines import FUNCTIES, HOE, Antwoord
from workflows.herverdeling.answer_sentences import Besluit, Cijfer
from workflows.herverdeling.feiten import GemeenteFeiten
from workflows.lijsten.terugblad import Vak, Verschil, Vorm, aantal, dag, keuze

ZONDER = "geen"
"""In the column of the number of a besluit: it has none."""
LANGSTE_NUMMER = 40


def _nummer(tekst: str, _: date) -> str | None:
    if tekst.casefold() in (ZONDER, "zonder", "zonder nummer", "geen nummer"):
        return ZONDER
    return tekst if len(tekst) <= LANGSTE_NUMMER and any(sign.isdigit() for sign in tekst) else None


VORM = Vorm(
    "herverdeling",
    "gemeente",
    (
        Vak("gemeente", "Gemeente"),
        Vak("verschil", "Erbij of eraf", let_op="wat overgaat, verandert alleen met een nieuw voorstel"),
        Vak("stap", "Stap"),
        Vak("cijfer", "Gepubliceerd cijfer", aantal(0, 9999)),
        Vak("bron", "Bron", keuze({"staatscourant": "staatscourant", "stcrt": "staatscourant", "brief": "brief"})),
        Vak("bron_op", "Dag van de bron", dag),
        Vak("akkoord", "Ambtelijk akkoord", keuze({"ja": "ja", "akkoord": "ja", "nee": "nee", "niet akkoord": "nee"})),
        Vak("besluit_op", "Besluit van het college op", dag),
        Vak("nummer", "Nummer van het besluit", _nummer),
        Vak("bekend_op", "Bekendgemaakt op", dag),
        Vak("hoe", "Hoe kwam dit antwoord", keuze(HOE)),
        Vak("op", "Dag van dit antwoord", dag),
        Vak("functie", "Functie van wie het zei", keuze(FUNCTIES)),
    ),
)
ERBIJ = ("hoe", "op", "functie")
"""Of the answer that is filled in now: they go out empty, and say nothing by themselves."""
STAPPEN: Mapping[str, tuple[str, ...]] = {
    "bevestig": ("cijfer", "bron", "bron_op"),
    "akkoord": ("akkoord",),
    "wijs_af": ("akkoord",),
    "besluit": ("besluit_op", "nummer"),
    "maak_bekend": ("bekend_op",),
}
"""By step of a gemeente: the columns that make it."""
VAN_DE_RONDE = ("akkoord", *STAPPEN["besluit"], *STAPPEN["maak_bekend"])
"""What is said of the figures as they were: with other figures it is another answer."""
ANDERE_CIJFERS = "met andere cijfers"
"""Stands in those columns for what was known in a round before."""
_AKKOORD = {"akkoord": "ja", "college": "ja", "besloten": "ja", "bekend": "ja", "afgewezen": "nee"}


def bekend(stand: str, weet: GemeenteFeiten) -> dict[str, Any]:
    """What stands in the columns of a gemeente in this stand, None for what is not known; a besluit of a round before
    does not count any more."""
    decided = stand in ("besloten", "bekend")
    return {
        "cijfer": weet.voor if weet.cijfer_bekend else None,
        "bron": weet.bron,
        "bron_op": weet.bron_op,
        "akkoord": _AKKOORD.get(stand),
        "besluit_op": weet.besluit_op if decided else None,
        "nummer": (weet.nummer or ZONDER) if decided else None,
        "bekend_op": weet.bekend_op if stand == "bekend" else None,
    }


def antwoord(code: str, naam: str, verschillen: Sequence[Verschil], nu: Mapping[str, Any]) -> Antwoord | str:
    """What these differences answer for a gemeente of which this stands in the columns now; in Dutch what is missing.
    What was changed of one step goes with the rest of it."""
    new = {v.naam: v.wordt for v in verschillen}
    after = {**nu, **new}
    if not new.keys() - set(ERBIJ):
        return "hoe, dag en functie horen bij een antwoord. Vul dat ook in"
    number = decision = None
    if new.keys() & set(STAPPEN["bevestig"]):
        if after["cijfer"] is None:
            return "vul ook het gepubliceerde cijfer in"
        number = Cijfer(after["cijfer"], after["bron"], after["bron_op"])
    if new.keys() & set(STAPPEN["besluit"]):
        if after["besluit_op"] is None:
            return "vul ook de dag van het besluit in"
        decision = Besluit(after["besluit_op"], None if after["nummer"] in (None, ZONDER) else after["nummer"])
    agreed = new["akkoord"] == "ja" if "akkoord" in new else None
    said = (new.get(naam) for naam in ERBIJ)
    return Antwoord(code, naam, number, agreed, decision, new.get("bekend_op"), *said)

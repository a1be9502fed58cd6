"""Herverdeling: taakstelling that goes from one gemeente to another, from verkenning to "verwerkt".

One track for the whole, and one for each gemeente, named by its CBS code. `herverdeling(codes)` gives the procedure of
these gemeenten; steps that nobody presses follow from where the others are.

A regio that leads may ask and record numbers and answers, and move it on between besluiten: those are the colleges'.

Own choices where the documents are silent: what to do about an error after the bekendmaking, that publishing waits for
the besluit of every college, and that a besluit on older figures must be taken again.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from workflows.engine.tabel import Eigenaar, Procedure, Spoor, Stap
from workflows.engine.zaak import Regel, Zaak, begin
from workflows.herverdeling import stukvelden, velden
from workflows.herverdeling.gebeurtenissen import GEBEURTENISSEN
from workflows.herverdeling.plan import laatste_dagen
from workflows.herverdeling.regels import (
    BRONNEN,
    GEHEEL,
    REDENEN,
    STAPPENPLAN,
    VOOR_BESLUIT,
    WET,
    Feiten,
    Herverdeling,
    overal,
    partijen,
    voor,
)
from workflows.herverdeling.standen import DEELNEMER_STANDEN, GEHEEL_STANDEN
from workflows.regio import machtiging

MELD, KENNIS, VERGADERING, VOORAF = "gemeld", "kennis", "vergadering", "vooraf"
"""Lines beside the steps: somebody was told, the provincie took note, a college will meet, others were told early."""
AFZENDER, VERSTUURD, KLOPT, STUKKEN, ZELF = "afzender", "verstuurd", "klopt", "stukken", "zelf"
"""And: another gemeente sends the letters, a ready text was sent, a correction in the bot was found right, what only
the papers need was filled in, a gemeente confirmed itself what another recorded for it."""
NOTEERT = {
    "maak": "voorgesteld",
    MELD: "gemeld",
    VOORAF: "vooraf verteld aan regievoerder, provincie en BZK",
    KENNIS: "provincie nam kennis",
    VERGADERING: "collegevergadering genoteerd",
    AFZENDER: "andere gemeente stuurt de brieven",
    VERSTUURD: "tekst verstuurd",
    KLOPT: "verbetering klopt",
    STUKKEN: "stukken aangevuld",
    ZELF: "bevestigt wat voor haar is vastgelegd",
}

# ---------------------------------------------------------------- the whole

NA_BESLUIT = ("wacht_op_bekendmaking", "wacht_op_kennisgeving", "wacht_op_coa_toets", "herstel_gevraagd", "verwerkt")
_BIJ_COA = ("wacht_op_coa_toets", "herstel_gevraagd", "verwerkt")
_HERSTEL = ("herstel_op", "hersteld_op", *(veld.naam for veld in velden.HERSTEL_INHOUD))
_UITKOMST = (*velden.MELDNAMEN, "verwerkt_op", *_HERSTEL, "kennis_op")


def _geheel(codes: tuple[str, ...]) -> tuple[Stap, ...]:
    answers = tuple(f"ronde_{code}" for code in codes)
    numbers = tuple(velden.verschil(code) for code in codes)
    return (
        Stap(
            "stel_voor",
            "Nieuw voorstel",
            VOOR_BESLUIT,
            "verkenning",
            numbers,
            wist=(*answers, velden.VOORAF_OP.naam),
            bron=STAPPENPLAN,
            terug=True,
            van_allen=("verkenning",),
            namens=machtiging.CIJFERS.letter,
        ),
        Stap(
            "naar_colleges",
            "Naar de colleges",
            ("verkenning",),
            "wacht_op_besluiten",
            eist=(*velden.CIJFER_EISEN, "een_tijdvak", "niemand_gekoppeld", "cijfers_gepubliceerd", "allen_akkoord"),
            bron=STAPPENPLAN,
            namens=machtiging.STUKKEN.letter,
        ),
        Stap(
            "besluiten_compleet",
            "Alle colleges besloten",
            ("wacht_op_besluiten",),
            "wacht_op_bekendmaking",
            eist=("alle_besluiten", "schriftelijk"),
            bron=WET,
            vanzelf=True,
        ),
        Stap(
            "bekend_compleet",
            "Alles bekendgemaakt",
            ("wacht_op_bekendmaking",),
            "wacht_op_kennisgeving",
            eist=("alles_bekend",),
            bron=STAPPENPLAN,
            vanzelf=True,
        ),
        Stap(
            "melding_compleet",
            "Iedereen weet het",
            ("wacht_op_kennisgeving",),
            "wacht_op_coa_toets",
            eist=("alles_gemeld",),
            bron=STAPPENPLAN,
            vanzelf=True,
        ),
        Stap(
            "verwerk",
            "COA: som klopt, verwerkt",
            ("wacht_op_coa_toets",),
            "verwerkt",
            (velden.VERWERKT_OP,),
            bron=STAPPENPLAN,
            namens=machtiging.STUKKEN.letter,
        ),
        Stap(
            "vraag_herstel",
            "COA vraagt herstel",
            ("wacht_op_coa_toets",),
            "herstel_gevraagd",
            (velden.HERSTEL_OP,),
            wist=("hersteld_op",),
            bron=STAPPENPLAN,
            namens=machtiging.STUKKEN.letter,
        ),
        Stap(
            "hersteld",
            "Herstel gestuurd",
            ("herstel_gevraagd",),
            "wacht_op_coa_toets",
            (velden.HERSTELD_OP,),
            bron=STAPPENPLAN,
            gaat_naar_buiten=velden.ADRESSEN["coa"],
            namens=machtiging.STUKKEN.letter,
        ),
        Stap(
            "niet_hersteld",
            "Niet hersteld: oude cijfers",
            ("herstel_gevraagd", *VOOR_BESLUIT),
            "geen_wettelijke_herverdeling",
            eist=("besluit_bij_coa",),
            bron=STAPPENPLAN,
            einde=True,
        ),
        Stap(
            "meld_opnieuw",
            "Opnieuw melden na rectificatie",
            _BIJ_COA,
            "wacht_op_kennisgeving",
            eist=("iets_ongemeld",),
            wist=("verwerkt_op", *_HERSTEL, "kennis_op"),
            vanzelf=True,
            terug=True,
        ),
        Stap("nieuw_besluit", "Fout in het besluit", NA_BESLUIT, "verkenning", wist=(*_UITKOMST, *answers), terug=True),
        Stap(
            "trek_in",
            "Stoppen",
            VOOR_BESLUIT,
            "ingetrokken",
            eist=("oud_besluit_klaar",),
            einde=True,
            namens=machtiging.STUKKEN.letter,
        ),
    )


# ---------------------------------------------------------------- each gemeente

_LOOPT = ("gevraagd", "bevestigd", "akkoord", "afgewezen", "college", "besloten")
_ANTWOORDDE = ("akkoord", "afgewezen", "college", "besloten", "bekend")


def _deelnemer(code: str) -> tuple[Stap, ...]:
    own, answer = (velden.voor(code), *velden.bron(code)), (velden.antwoord(code),)
    past = (*(veld.naam for veld in velden.besluit(code)), f"bekend_op_{code}")
    told = (*velden.MELDNAMEN, "kennis_op")
    return (
        Stap(
            "bevestig",
            "Eigen taakstelling opgeven",
            ("gevraagd", "bevestigd", "akkoord"),
            "bevestigd",
            own,
            bron=STAPPENPLAN,
            namens=machtiging.CIJFERS.letter,
        ),
        Stap(
            "akkoord",
            "Ambtelijk akkoord met deze cijfers",
            ("bevestigd",),
            "akkoord",
            answer,
            ("cijfers_gepubliceerd",),
            STAPPENPLAN,
            namens=machtiging.CIJFERS.letter,
        ),
        Stap(
            "wijs_af",
            "Wij doen niet mee",
            ("gevraagd", "bevestigd", "akkoord"),
            "afgewezen",
            answer,
            einde=True,
            namens=machtiging.CIJFERS.letter,
        ),
        Stap("naar_college", "Naar het college", ("akkoord",), "college", eist=("bij_de_colleges",), vanzelf=True),
        Stap("besluit", "Besluit van het college", ("college",), "besloten", velden.besluit(code), bron=WET),
        Stap("college_nee", "College besluit niet", ("college",), "afgewezen", einde=True),
        Stap(
            "maak_bekend",
            "Besluit bekendgemaakt",
            ("besloten",),
            "bekend",
            (velden.bekend(code),),
            eist=("alle_besluiten",),
            bron=STAPPENPLAN,
        ),
        Stap(
            "rectificeer",
            "Fout in de bekendmaking",
            ("bekend",),
            "bekend",
            (velden.bekend(code),),
            eist=("rectificatie_na_bekend",),
            wist=told,
            terug=True,
        ),
        Stap(
            "vraag_opnieuw",
            "Akkoord opnieuw gevraagd",
            _ANTWOORDDE,
            "bevestigd",
            eist=("loopt_nog", "antwoord_vervallen", "cijfer_bekend"),
            wist=past,
            vanzelf=True,
            terug=True,
        ),
        Stap(
            "vraag_eerst",
            "Cijfer opnieuw gevraagd",
            _ANTWOORDDE,
            "gevraagd",
            eist=("loopt_nog", "antwoord_vervallen", "cijfer_onbekend"),
            wist=past,
            vanzelf=True,
            terug=True,
        ),
        Stap("sluit", "Gesloten", _LOOPT, "gesloten", eist=("geheel_gestopt",), vanzelf=True, einde=True),
    )


# ---------------------------------------------------------------- what follows from a step


def gevolg(stap: Stap, feiten: Mapping[str, Any], vandaag: date) -> Mapping[str, Any]:
    """A new proposal, or a corrected own number, makes a new round: what was answered before lapses."""
    if stap.trigger == "bevestig":
        total = sum(voor(feiten, code) for code in partijen(feiten))
        if total == feiten["totaal"]:
            return {}
        if not any(feiten.get(f"ronde_{code}") for code in partijen(feiten)):
            return {"totaal": total}
        lapsed = dict.fromkeys((f"ronde_{code}" for code in partijen(feiten)), None)
        return {"totaal": total, **_ronde(feiten, vandaag), **lapsed}
    if stap.trigger == "naar_colleges":
        return {"colleges_op": vandaag}
    if stap.trigger == "stel_voor":
        return _ronde(feiten, vandaag)
    return {**_ronde(feiten, vandaag), **_bewaar(feiten)} if stap.trigger == "nieuw_besluit" else {}


def _ronde(feiten: Feiten, vandaag: date) -> dict[str, Any]:
    return {"ronde": feiten["ronde"] + 1, "ronde_op": vandaag}


def _bewaar(feiten: Feiten) -> dict[str, Any]:
    """What counts until a new besluit is published; one that was never published everywhere counts nowhere."""
    if not overal(feiten, "bekend_op"):
        return {}
    kept: dict[str, Any] = {f"geldend_{code}": feiten[f"verschil_{code}"] for code in partijen(feiten)}
    return {**kept, "geldend_getoetst": "ja" if feiten.get("verwerkt_op") else "nee"}


# ---------------------------------------------------------------- the procedure


@lru_cache(maxsize=64)  # one of six gemeenten takes a quarter of a megabyte, and a millisecond to make
def herverdeling(codes: tuple[str, ...]) -> Procedure:
    """The procedure between these gemeenten, by CBS code, in a fixed order so that history replays."""
    whole = Spoor(GEHEEL, "verkenning", GEHEEL_STANDEN, _geheel(codes), Eigenaar(feit="afzender"))
    tracks = (Spoor(code, "gevraagd", DEELNEMER_STANDEN, _deelnemer(code), Eigenaar(code)) for code in codes)
    return Procedure(
        naam="herverdeling",
        titel="Herverdeling",
        versie=7,
        sporen=(whole, *tracks),
        aanleg=velden.ALGEMEEN,
        redenen=REDENEN,
        bronnen=BRONNEN,
        blik=Herverdeling,
        overig=(*velden.overig(codes), *stukvelden.overig(codes)),
        noteert=NOTEERT,
        begindag=velden.RONDE_OP.naam,
        gevolg=gevolg,
        laatste_dagen=laatste_dagen,
        gebeurtenissen=GEBEURTENISSEN,
    )


def procedure_van(feiten: Feiten) -> Procedure:
    """The procedure of the case with these facts."""
    return herverdeling(partijen(feiten))


def maak(verschillen: Mapping[str, int], tijdvak: str, feiten: Feiten, vandaag: date) -> tuple[Zaak, Regel]:
    """A new herverdeling: by CBS code what each gemeente takes over (below zero: hands over). `feiten` holds what else
    is known (gekoppeld, tijdvakken, published numbers). Raises Geweigerd."""
    known: dict[str, Any] = {f"verschil_{code}": aantal for code, aantal in verschillen.items()}
    known |= {"tijdvakken": 1, **feiten, "tijdvak": tijdvak, "ronde": 1, "ronde_op": vandaag}
    known["totaal"] = sum(voor(known, code) for code in verschillen)
    return begin(procedure_van(known), known, vandaag)

"""Uitruil: gemeenten that do more on one opgave and less on another. The table is the procedure, in the five steps of
the handreiking (2024, hoofdstuk 5).

One track for the whole, and one for each gemeente, named by its CBS code. The taakstelling part becomes a herverdeling,
with a besluit for each tijdvak: that is a case of its own, and what comes of it is kept here (`overig`).

Own choices where the document is silent: that every gemeente says whether it takes part and agrees, that other numbers
ask that again, and that somebody is asked every four weeks.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from workflows.engine.tabel import Eigenaar, Procedure, Spoor, Stand, Stap
from workflows.engine.zaak import Regel, Zaak, begin
from workflows.regio.machtiging import CIJFERS, STUKKEN
from workflows.uitruil import velden
from workflows.uitruil.feiten import partijen
from workflows.uitruil.opgaven import MAKEN
from workflows.uitruil.plan import VRAAGT, laatste_dagen
from workflows.uitruil.regels import REDENEN, Uitruil
from workflows.uitruil.velden import GEHEEL

AFSPRAKEN, TERUGGEKOMEN = "cijfers", "herverdeling"
NOTEERT = {
    "maak": "begonnen",
    AFSPRAKEN: "cijfers en duur",
    TERUGGEKOMEN: "herverdeling bijgewerkt",
}
LOOPT = ("verkenning", "gesprek", "afspraken", "vastleggen", "voortgang")
GEHEEL_STANDEN = (
    Stand("verkenning", "stap 1 van 5: verkenning", "gemeenten",
          "Bouw voort op een groep die al samenwerkt. Kies welke opgaven op tafel liggen, met amv apart. Schrijf de "
          "uitgangspunten op en vraag een bestuurder om te trekken.", MAKEN),
    Stand("gesprek", "stap 2 van 5: gesprek", "gemeenten",
          "Praat over ruimte, woningen, mensen, draagvlak en kosten. Ook iets anders dan plekken telt, zoals vervoer. "
          "Reken niet alles na: kijk of het de een genoeg lucht geeft zonder de ander te zwaar te vallen.", MAKEN),
    Stand("afspraken", "stap 3 van 5: afspraken", "gemeenten",
          "Kijk naar de opgave van allen samen. Leg vast wie wat meer en minder doet, en hoe lang. Oefenen met een "
          "serious game kan helpen.", MAKEN),
    Stand("vastleggen", "stap 4 van 5: vastleggen", "gemeenten en colleges",
          "Geef alles door voor het provinciaal verslag. Neem voor de statushouders een herverdelingsbesluit, voor elk "
          "tijdvak, en meld het aan provincie, BZK en de regievoerder, liefst vóór het tijdvak. Toestemming van "
          "provincie of Rijk is niet nodig.", MAKEN),
    Stand("voortgang", "stap 5 van 5: voortgang", "gemeenten",
          "Volg de plekken en de taakstelling met het landelijk en het provinciaal dashboard.", MAKEN),
    Stand("afgerond", "afgerond", "niemand", "De afgesproken duur is om.", eind=True),
    Stand("gestopt", "gestopt", "niemand", "De uitruil gaat niet door. Besluiten die er al zijn, blijven gelden.",
          eind=True),
)  # fmt: skip
DEELNEMER_STANDEN = (
    Stand("gevraagd", "gevraagd", "aanspreekpunt van de gemeente",
          "De gemeente zegt of zij meepraat over een uitruil.", MAKEN),
    Stand("doet_mee", "praat mee", "aanspreekpunt van de gemeente",
          "De gemeente praat mee. Liggen er cijfers, dan zegt zij of zij akkoord is.", MAKEN),
    Stand("akkoord", "akkoord", "niemand",
          "De gemeente is akkoord. Voor de statushouders besluit het college daarna zelf.", eind=True),
    Stand("doet_niet_mee", "doet niet mee", "niemand", "De gemeente doet niet mee. Een reden hoeft niet.", eind=True),
    Stand("gesloten", "gesloten", "niemand", "De uitruil is klaar of gestopt.", eind=True),
)  # fmt: skip
_GEHEEL = (
    Stap("naar_gesprek", "Naar het gesprek", ("verkenning",), "gesprek", (velden.UITGANGSPUNTEN, velden.TREKKER),
         ("twee_gemeenten",), MAKEN, namens=STUKKEN.letter),
    Stap("naar_afspraken", "Naar de afspraken", ("gesprek",), "afspraken", eist=("twee_gemeenten",), bron=MAKEN,
         namens=STUKKEN.letter),
    Stap("naar_vastleggen", "Alle gemeenten akkoord, leg vast", ("afspraken",), "vastleggen",
         eist=("twee_opgaven", "som_gelijk", "duur_bekend", "allen_akkoord"), bron=MAKEN, namens=STUKKEN.letter),
    Stap("vastgelegd", "Doorgegeven, volg de voortgang", ("vastleggen",), "voortgang", (velden.VERSLAG_OP,), bron=MAKEN,
         gaat_naar_buiten="de commissaris van de Koning", namens=STUKKEN.letter),
    Stap("rond_af", "Rond de uitruil af", ("voortgang",), "afgerond", bron=MAKEN, namens=STUKKEN.letter),
    Stap("weer_praten", "Terug naar het gesprek", ("afspraken", "vastleggen"), "gesprek", terug=True,
         namens=STUKKEN.letter),
    Stap("nieuwe_afspraken", "Nieuwe afspraken maken", ("vastleggen", "voortgang"), "afspraken",
         wist=(velden.VERSLAG_OP.naam,), terug=True, namens=STUKKEN.letter),
    Stap("stop", "Stop de uitruil", LOOPT, "gestopt", einde=True, namens=STUKKEN.letter),
    Stap("heropen", "Heropenen: weer verkennen", ("gestopt", "afgerond"), "verkenning", wist=(velden.VERSLAG_OP.naam,),
         terug=True, namens=STUKKEN.letter),
)  # fmt: skip


def _deelnemer(code: str) -> tuple[Stap, ...]:
    said = (velden.antwoord_op(code),)
    return (
        Stap("doet_mee", "Praat mee", ("gevraagd",), "doet_mee", said, bron=MAKEN, namens=CIJFERS.letter),
        Stap("akkoord", "Akkoord met de cijfers", ("doet_mee",), "akkoord", said, ("in_afspraken",), MAKEN,
             namens=CIJFERS.letter),
        Stap("niet_mee", "Doet niet mee", ("gevraagd", "doet_mee", "akkoord"), "doet_niet_mee", said, einde=True,
             namens=CIJFERS.letter),
        Stap("toch_mee", "Praat toch mee", ("doet_niet_mee",), "doet_mee", said, terug=True, namens=CIJFERS.letter),
        Stap("vraag_opnieuw", "Akkoord opnieuw gevraagd", ("akkoord",), "doet_mee", eist=("cijfers_nieuw",),
             vanzelf=True, terug=True),
        Stap("vraag_weer", "Weer gevraagd", ("gesloten",), "gevraagd", eist=("geheel_loopt",), vanzelf=True,
             terug=True),
        Stap("sluit", "Gesloten", ("gevraagd", "doet_mee"), "gesloten", eist=("geheel_klaar",), vanzelf=True,
             einde=True),
    )  # fmt: skip


def gevolg(stap: Stap, feiten: Mapping[str, Any], vandaag: date) -> Mapping[str, Any]:
    """A step of the whole begins the weeks anew; who agrees, agrees to the numbers of now."""
    if stap.trigger == "akkoord":
        code = stap.velden[0].spoor
        return {velden.akkoord_ronde(code).naam: feiten[velden.RONDE.naam]}
    return {velden.SINDS.naam: vandaag} if stap in _GEHEEL else {}


@lru_cache(maxsize=64)  # see herverdeling
def uitruil(codes: tuple[str, ...]) -> Procedure:
    """The procedure between these gemeenten, by CBS code, in a fixed order so that history replays."""
    whole = Spoor(GEHEEL, "verkenning", GEHEEL_STANDEN, _GEHEEL, titel="Uitruil")
    tracks = (Spoor(code, "gevraagd", DEELNEMER_STANDEN, _deelnemer(code), Eigenaar(code)) for code in codes)
    return Procedure(
        naam="uitruil",
        titel="Uitruil",
        meervoud="uitruilen",
        versie=2,
        sporen=(whole, *tracks),
        aanleg=(),
        redenen=REDENEN,
        blik=Uitruil,
        overig=velden.overig(codes),
        noteert=NOTEERT,
        begindag=velden.BEGONNEN_OP.naam,
        gevolg=gevolg,
        laatste_dagen=laatste_dagen,
        vraagt=VRAAGT,
    )


def procedure_van(feiten: Mapping[str, Any]) -> Procedure:
    """The procedure of the case with these facts."""
    return uitruil(partijen(feiten))


def maak(codes: Iterable[str], vandaag: date) -> tuple[Zaak, Regel]:
    """A new uitruil between these gemeenten."""
    known: dict[str, Any] = {velden.akkoord_ronde(code).naam: 0 for code in codes}
    known |= {velden.RONDE.naam: 1, velden.SINDS.naam: vandaag, velden.BEGONNEN_OP.naam: vandaag}
    return begin(procedure_van(known), known, vandaag)

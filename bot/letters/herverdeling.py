"""The papers of a herverdeling: the joint concept-besluit, and the letters to COA, provincie, BZK and JenV.

Only published numbers go in; what is not known yet stays open between square brackets. Nobody's name goes in: who
signs is filled in by hand.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from workflows.datums import zeg_lang
from workflows.herverdelingregels import REDENEN, Herverdeling, na, partijen, tijdvak_van, voor

OPEN = "[nog invullen]"
ONTVANGERS = ("coa", "provincie", "bzk", "jenv")


class NogNiet(Exception):
    """The paper cannot be made yet; the text says in Dutch what to do first."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the papers are made of: the facts of the case, the names and provincies of the gemeenten by CBS code,
    which gemeente writes (a CBS code), the reference of the case, and the day."""

    feiten: Mapping[str, Any]
    namen: Mapping[str, str]
    provincies: Mapping[str, str]
    afzender: str
    referentie: str
    vandaag: date


@dataclass(frozen=True, slots=True)
class Rij:
    """A gemeente in the table."""

    gemeente: str
    voor: str
    erbij: str
    na: str


@dataclass(frozen=True, slots=True)
class Stuk:
    """One paper, ready to be set in a template. `let_op` is for the one who sends it, and goes out before sending."""

    bestand: str
    titel: str
    let_op: str
    adres: tuple[str, ...]
    datum: str
    kenmerk: str
    alineas: tuple[str, ...]
    rijen: tuple[Rij, ...]
    slot: tuple[str, ...]
    ondertekening: tuple[str, ...]


def stukken(dossier: Dossier) -> tuple[Stuk, ...]:
    """The besluit and every letter; a provincie of its own for each provincie involved. Raises NogNiet."""
    _controleer(dossier)
    letters = []
    for naam in ONTVANGERS:
        provincies = sorted({dossier.provincies[code] for code in partijen(dossier.feiten)})
        letters += [_brief(dossier, naam, provincie) for provincie in (provincies if naam == "provincie" else [""])]
    return (_besluit(dossier), *letters)


def _controleer(dossier: Dossier) -> None:
    blik = Herverdeling("", dossier.feiten, dossier.vandaag)
    needed = ("twee_gemeenten", "som_gelijk", "iets_gewijzigd", "niet_negatief", "een_tijdvak", "niemand_gekoppeld")
    broken = [REDENEN[naam] for naam in (*needed, "cijfers_gepubliceerd") if not getattr(blik, naam)]
    if broken or tijdvak_van(dossier.feiten) is None:
        raise NogNiet(" ".join(broken or ["Kies eerst het tijdvak, bijvoorbeeld 2027-I."]))


# ---------------------------------------------------------------- the numbers


def _rijen(dossier: Dossier) -> tuple[Rij, ...]:
    facts, codes = dossier.feiten, partijen(dossier.feiten)
    rows = [
        Rij(dossier.namen[code], str(voor(facts, code)), _erbij(facts[f"verschil_{code}"]), str(na(facts, code)))
        for code in codes
    ]
    before, after = sum(voor(facts, code) for code in codes), sum(na(facts, code) for code in codes)
    return (*rows, Rij("Samen", str(before), _erbij(after - before), str(after)))


def _erbij(aantal: int) -> str:
    return f"{aantal:+d}" if aantal else "0"


def _bronnen(dossier: Dossier) -> str:
    found = []
    for code in partijen(dossier.feiten):
        where = {"brief": "brief", "staatscourant": "Staatscourant"}[dossier.feiten[f"bron_{code}"]]
        found.append(f"{dossier.namen[code]}: {where} van {zeg_lang(dossier.feiten[f'bron_op_{code}'])}")
    return f"Bron van de taakstellingen: {'; '.join(found)}."


def _samen(dossier: Dossier) -> str:
    *names, last = [dossier.namen[code] for code in partijen(dossier.feiten)]
    return f"{', '.join(names)} en {last}"


def _tijdvak(dossier: Dossier) -> str:
    tijdvak = tijdvak_van(dossier.feiten)
    if tijdvak is None:
        return OPEN
    number = int(dossier.feiten.get("tijdvakken") or 1)
    last = tijdvak
    for _ in range(number - 1):
        last = last.volgende
    named = f"tijdvak {tijdvak}" if number == 1 else f"tijdvakken {tijdvak} t/m {last}"
    return f"{named} ({zeg_lang(tijdvak.begin)} t/m {zeg_lang(last.einde)})"


def _dag(value: date | None) -> str:
    return zeg_lang(value) if value else OPEN


# ---------------------------------------------------------------- the besluit


def _besluit(dossier: Dossier) -> Stuk:
    return Stuk(
        bestand="concept-besluit.docx",
        titel="Besluit herverdeling taakstelling vergunninghouders",
        let_op="Concept. Laat het nakijken door je jurist. Haal deze regel weg voor het college.",
        adres=(),
        datum=OPEN,
        kenmerk=_schoon(dossier.referentie),
        alineas=(
            f"Burgemeester en wethouders van {_samen(dossier)}, ieder voor de eigen gemeente;",
            "gelet op artikel 29, tweede lid, van de Huisvestingswet 2014;",
            f"besluiten gezamenlijk om hun taakstellingen te wijzigen voor {_tijdvak(dossier)}:",
        ),
        rijen=_rijen(dossier),
        slot=(
            "De som van de taakstellingen blijft gelijk.",
            "Het besluit gaat alleen over aantallen. Mensen die al aan een gemeente gekoppeld zijn, blijven daar. "
            "Een achterstand of voorsprong uit eerdere tijdvakken gaat niet over.",
            *_afwijking(dossier),
            _bronnen(dossier),
            "Elke gemeente maakt dit besluit openbaar bekend. Daarna horen COA, provincie, BZK en JenV ervan.",
        ),
        ondertekening=tuple(line for code in partijen(dossier.feiten) for line in _tekenblok(dossier, code)),
    )


def _afwijking(dossier: Dossier) -> tuple[str, ...]:
    if int(dossier.feiten.get("tijdvakken") or 1) == 1:
        return ()
    return ("Over meer dan één tijdvak is overlegd met COA, JenV en BZK.",)


def _tekenblok(dossier: Dossier, code: str) -> tuple[str, ...]:
    facts = dossier.feiten
    return (
        f"Burgemeester en wethouders van {dossier.namen[code]}",
        f"Besluit van {_dag(facts.get(f'besluit_op_{code}'))}, nummer {_schoon(facts.get(f'nummer_{code}') or OPEN)}",
        "Secretaris: ____________________     Burgemeester: ____________________",
    )


# ---------------------------------------------------------------- the letters


def _brief(dossier: Dossier, naam: str, provincie: str) -> Stuk:
    adres = _adressen()[naam]
    suffix = f"-{provincie.lower().replace(' ', '-')}" if provincie else ""
    return Stuk(
        bestand=f"concept-brief-{naam}{suffix}.docx",
        titel=f"Kennisgeving herverdeling taakstelling, {_tijdvak(dossier)}",
        let_op=f"Concept. {_herkomst(adres)} {adres['controleer']} Haal deze regel weg voor je verstuurt.",
        adres=tuple(line.format(provincie=provincie) for line in adres["regels"]),
        datum=zeg_lang(dossier.vandaag),
        kenmerk=_schoon(dossier.referentie),
        alineas=(
            f"Burgemeester en wethouders van {_samen(dossier)} hebben samen besloten om hun taakstellingen te "
            f"wijzigen (Huisvestingswet 2014, artikel 29 lid 2). Dit geldt voor {_tijdvak(dossier)}.",
        ),
        rijen=_rijen(dossier),
        slot=(
            "De som blijft gelijk. Het gaat niet om mensen die al gekoppeld zijn.",
            *_afwijking(dossier),
            *(_besluitregel(dossier, code) for code in partijen(dossier.feiten)),
            _bronnen(dossier),
            _VRAAG[naam],
        ),
        ondertekening=(
            f"Namens de gemeenten, burgemeester en wethouders van {dossier.namen[dossier.afzender]}",
            "Ondertekening: ____________________",
            f"Bijlagen: de besluiten van {_samen(dossier)} en de bekendmakingen.",
        ),
    )


_VRAAG = {
    "coa": "Wilt u nagaan of de som klopt, en de cijfers binnen een maand verwerken? Laat het ons weten als er iets "
    "hersteld moet worden. De regievoerder krijgt een afschrift van deze brief.",
    "provincie": "Wilt u hier in het toezicht rekening mee houden? COA en de ministeries krijgen dezelfde cijfers.",
    "bzk": "Deze brief is ter kennisneming. COA, de provincie en JenV krijgen dezelfde cijfers.",
    "jenv": "Deze brief is ter kennisneming. COA, de provincie en BZK krijgen dezelfde cijfers.",
}


def _besluitregel(dossier: Dossier, code: str) -> str:
    facts = dossier.feiten
    number = _schoon(facts.get(f"nummer_{code}") or OPEN)
    decided, published = (_dag(facts.get(f"{soort}_{code}")) for soort in ("besluit_op", "bekend_op"))
    return f"{dossier.namen[code]}: besluit van {decided}, nummer {number}, bekendgemaakt op {published}."


def _herkomst(adres: Mapping[str, Any]) -> str:
    return f"Adres: {adres['bron']} ({adres['jaar']})." if "bron" in adres else "Adres: onbekend."


@cache
def _adressen() -> Mapping[str, Any]:
    return tomllib.loads(files("bot.letters").joinpath("adressen.toml").read_text(encoding="utf-8"))


def _schoon(tekst: object) -> str:
    """Without signs that a document cannot hold."""
    return "".join(sign for sign in str(tekst) if sign.isprintable())

"""The papers of a herverdeling: the joint concept-besluit, and the letters to COA, provincie, BZK and JenV.

Only published numbers go in; what is not known yet stays open between square brackets. Nobody's name goes in: who
signs is filled in by hand.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from bot.features.herverdeling.papers.dossier import Dossier
from bot.files.paper import Rij, Stuk
from workflows.dates.tijdvak import Tijdvak
from workflows.dates.words import MAANDEN
from workflows.herverdeling.regels import REDENEN, Herverdeling, tijdvak_van

OPEN = "[nog invullen]"
BESLUIT = "concept-besluit.docx"
ONTVANGERS = ("coa", "provincie", "bzk", "jenv")


class NogNiet(Exception):
    """The paper cannot be made yet; the text says in Dutch what to do first."""


def stukken(dossier: Dossier) -> tuple[Stuk, ...]:
    """The besluit and every letter; a provincie of its own for each provincie involved. Raises NogNiet."""
    _controleer(dossier)
    letters = []
    for naam in ONTVANGERS:
        provincies = sorted({dossier.provincies[code] for code in dossier.weet.codes})
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
    all_of_them = dict(dossier.weet.gemeenten())
    rows = [
        Rij(dossier.namen[code], str(own.voor or 0), _erbij(own.verschil), str(own.na))
        for code, own in all_of_them.items()
    ]
    before, after = sum(own.voor or 0 for own in all_of_them.values()), sum(own.na for own in all_of_them.values())
    return (*rows, Rij("Samen", str(before), _erbij(after - before), str(after)))


def _erbij(aantal: int) -> str:
    return f"{aantal:+d}" if aantal else "0"


_WAAR = {"brief": "brief", "staatscourant": "Staatscourant"}


def _bronnen(dossier: Dossier) -> str:
    by_source: dict[str, list[str]] = {}
    for code in dossier.weet.codes:
        own = dossier.weet.van(code)
        source = f"{_WAAR[own.bron or '']} van {_dag(own.bron_op)}"
        by_source.setdefault(source, []).append(dossier.namen[code])
    found = (f"{source} ({_en(names)})" for source, names in by_source.items())
    return f"Bron van de oude taakstellingen: {'; '.join(found)}."


def _samen(dossier: Dossier) -> str:
    return _en([dossier.namen[code] for code in dossier.weet.codes])


def _en(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} en {last}" if first else last


def _tijdvakken(dossier: Dossier) -> tuple[Tijdvak, Tijdvak]:
    """The first and the last."""
    first = last = tijdvak_van(dossier.feiten)
    assert first is not None  # noqa: S101  _controleer asked
    assert last is not None  # noqa: S101
    for _ in range((dossier.weet.tijdvakken or 1) - 1):
        last = last.volgende
    return first, last


def _tijdvaknaam(dossier: Dossier) -> str:
    first, last = _tijdvakken(dossier)
    return f"tijdvak {first}" if first == last else f"tijdvakken {first} t/m {last}"


def _tijdvak(dossier: Dossier) -> str:
    first, last = _tijdvakken(dossier)
    return f"{_tijdvaknaam(dossier)} ({_dag(first.begin)} t/m {_dag(last.einde)})"


def _dag(value: date | None) -> str:
    """As a letter writes a day: without the day of the week."""
    return f"{value.day} {MAANDEN[value.month - 1]} {value.year}" if value else OPEN


# ---------------------------------------------------------------- the besluit


def _besluit(dossier: Dossier) -> Stuk:
    return Stuk(
        bestand=BESLUIT,
        titel="Besluit herverdeling taakstelling vergunninghouders",
        let_op="Concept. Laat het nakijken door je jurist. Haal deze regel weg voor het college.",
        afzender="",
        adres=(),
        datum=OPEN,
        kenmerk=_schoon(dossier.referentie),
        alineas=(
            f"Burgemeester en wethouders van {_samen(dossier)}, ieder voor de eigen gemeente;",
            "gelet op artikel 29, tweede lid, van de Huisvestingswet 2014;",
            *_in_plaats_van_besluit(dossier),
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
        ondertekening=tuple(_tekenblok(dossier, code) for code in dossier.weet.codes),
    )


def _afwijking(dossier: Dossier) -> tuple[str, ...]:
    if (dossier.weet.tijdvakken or 1) == 1:
        return ()
    return ("Over meer dan één tijdvak is overlegd met COA, JenV en BZK.",)


def _in_plaats_van_besluit(dossier: Dossier) -> tuple[str, ...]:
    """The besluiten of before, when an error in them is put right or the numbers changed after a college decided."""
    found = [
        f"{dossier.namen[code]} van {_dag(day)}, nummer {_schoon(dossier.wist.van(code).nummer or OPEN)}"
        for code in dossier.weet.codes
        if (day := dossier.wist.van(code).besluit_op)
    ]
    return (f"in plaats van het eerdere besluit van {'; en van '.join(found)};",) if found else ()


def _tekenblok(dossier: Dossier, code: str) -> str:
    """One paragraph, so that it stands on one page."""
    own = dossier.weet.van(code)
    return (
        f"Burgemeester en wethouders van {dossier.namen[code]}\n"
        f"Besluit van {_dag(own.besluit_op)}, nummer {_schoon(own.nummer or OPEN)}\n{_HANDTEKENINGEN}"
    )


_HANDTEKENINGEN = "\nSecretaris: ____________________     Burgemeester: ____________________"
"""Blank: nobody's name is known here. With room above to write."""

# ---------------------------------------------------------------- the letters


def _brief(dossier: Dossier, naam: str, provincie: str) -> Stuk:
    adres = _adressen()[naam]
    suffix = f"-{provincie.lower().replace(' ', '-')}" if provincie else ""
    return Stuk(
        bestand=f"concept-brief-{naam}{suffix}.docx",
        titel=f"Kennisgeving herverdeling taakstelling {_tijdvaknaam(dossier)}",
        let_op=f"Concept. {_herkomst(adres)} {adres['controleer']} Haal deze regel weg voor je verstuurt.",
        afzender=f"Gemeente {dossier.namen[dossier.afzender]}",
        adres=tuple(line.format(provincie=provincie) for line in adres["regels"]),
        datum=_dag(dossier.vandaag),
        kenmerk=_schoon(dossier.referentie),
        alineas=(
            *_in_plaats_van_brief(dossier, naam),
            f"Burgemeester en wethouders van {_samen(dossier)} hebben samen besloten om hun taakstellingen te "
            f"wijzigen (Huisvestingswet 2014, artikel 29 lid 2). Dit geldt voor {_tijdvak(dossier)}.",
        ),
        rijen=_rijen(dossier),
        slot=(
            "De som blijft gelijk. Het gaat niet om mensen die al gekoppeld zijn.",
            *_afwijking(dossier),
            *(_besluitregel(dossier, code) for code in dossier.weet.codes),
            _bronnen(dossier),
            _VRAAG[naam],
        ),
        ondertekening=(
            f"Namens de gemeenten, burgemeester en wethouders van {dossier.namen[dossier.afzender]}\n{_HANDTEKENINGEN}",
            f"Bijlagen: de besluiten van {_samen(dossier)} en de bekendmakingen.",
        ),
    )


def _in_plaats_van_brief(dossier: Dossier, naam: str) -> tuple[str, ...]:
    """An earlier letter to the same reader, that COA asked to repair or that was wrong."""
    asked = dossier.weet.herstel_op if naam == "coa" else None
    told = dossier.weet.coa_op if asked else dossier.wist.gemeld_op(naam)
    if told is None:
        return ()
    question = f"U vroeg ons op {_dag(asked)} om herstel. " if asked else ""
    return (f"{question}Deze brief komt in plaats van onze brief van {_dag(told)}.",)


_VRAAG = {
    "coa": "Wilt u nagaan of de som klopt, en de cijfers binnen een maand verwerken? Laat het ons weten als er iets "
    "hersteld moet worden. De regievoerder krijgt een afschrift van deze brief.",
    "provincie": "Wilt u hier in het toezicht rekening mee houden? COA en de ministeries krijgen dezelfde cijfers.",
    "bzk": "Deze brief is ter kennisneming. COA, de provincie en JenV krijgen dezelfde cijfers.",
    "jenv": "Deze brief is ter kennisneming. COA, de provincie en BZK krijgen dezelfde cijfers.",
}


def _besluitregel(dossier: Dossier, code: str) -> str:
    own = dossier.weet.van(code)
    decided, published = _dag(own.besluit_op), _dag(own.bekend_op)
    number = _schoon(own.nummer or OPEN)
    return f"{dossier.namen[code]}: besluit van {decided}, nummer {number}, bekendgemaakt op {published}."


def _herkomst(adres: Mapping[str, Any]) -> str:
    return f"Adres: {adres['bron']} ({adres['jaar']})." if "bron" in adres else "Adres: onbekend."


@cache
def _adressen() -> Mapping[str, Any]:
    found = files("bot.features.herverdeling.papers").joinpath("adressen.toml")
    return tomllib.loads(found.read_text(encoding="utf-8"))


def _schoon(tekst: object) -> str:
    """Without signs that a document cannot hold."""
    return "".join(sign for sign in str(tekst) if sign.isprintable())

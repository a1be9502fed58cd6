"""The papers of a herverdeling, made from what is declared of them and what is known of the case.

Only published numbers go in; what is not known yet stays open between square brackets, and while anything is open the
paper is a concept. Nobody's name goes in: who signs is filled in by hand.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from bot.features.herverdeling.papers.declared import Onderdeel, Papier, adressen, overwegingen, papieren
from bot.features.herverdeling.papers.dossier import Dossier
from bot.features.herverdeling.papers.of_gemeente import VanGemeente
from bot.features.herverdeling.papers.tables import TABELLEN, rijen, verder
from bot.features.herverdeling.papers.wording import dag, schoon
from bot.files.paper import Deel, Kop, Stuk
from workflows.herverdeling.regels import REDENEN, Herverdeling, tijdvak_van

BESLUIT = "concept-besluit.docx"
VOORBEELD = "coa"
"""The letter that shows what a letterhead looks like."""


class NogNiet(Exception):
    """The paper cannot be made yet; the text says in Dutch what to do first."""


def stukken(dossier: Dossier) -> tuple[Stuk, ...]:
    """Every paper that is due: those of the gemeenten in `eigen`, the besluit, and the letters; one for each provincie
    involved. Raises NogNiet."""
    _controleer(dossier)
    return tuple(stuk for papier in papieren() for stuk in _van(papier, dossier))


def voorbeeld(dossier: Dossier) -> Stuk:
    """The letter to COA of a made-up case, whether it is due or not."""
    papier = next(papier for papier in papieren() if VOORBEELD in papier.aan)
    return _stuk(papier, VanGemeente(dossier, dossier.afzender, VOORBEELD))


def _controleer(dossier: Dossier) -> None:
    blik = Herverdeling("", dossier.feiten, dossier.vandaag)
    needed = ("twee_gemeenten", "som_gelijk", "iets_gewijzigd", "niet_negatief", "een_tijdvak", "niemand_gekoppeld")
    broken = [REDENEN[naam] for naam in (*needed, "cijfers_gepubliceerd") if not getattr(blik, naam)]
    if not broken and any(dossier.nieuw(code) < 0 for code in dossier.weet.codes):
        broken = [REDENEN["niet_negatief"]]
    if broken or tijdvak_van(dossier.feiten) is None:
        raise NogNiet(" ".join(broken or ["Kies eerst het tijdvak, bijvoorbeeld 2027-I."]))


def _van(papier: Papier, dossier: Dossier) -> Iterator[Stuk]:
    provincies = sorted({dossier.provincies[code] for code in dossier.weet.codes})
    for code in dossier.eigen if papier.per_gemeente else (dossier.afzender,):
        for aan in papier.aan or ("",):
            for provincie in provincies if aan == "provincie" else ("",):
                blad = VanGemeente(dossier, code, aan, provincie)
                if _geldt(papier.als, blad):
                    yield _stuk(papier, blad)


# ---------------------------------------------------------------- one paper


def _stuk(papier: Papier, blad: VanGemeente) -> Stuk:
    """The paper; where its table of numbers stands, the paragraphs are split."""
    delen = list(_delen(papier.delen, blad))
    if papier.aan:
        delen.insert(0, _zin(_adres(blad)["aanhef"], blad))
    place = delen.index(CIJFERS) if CIJFERS in delen else len(delen)
    tabel = place < len(delen)
    joint = papier.naam == "besluit"
    stuk = Stuk(
        bestand=f"{_zin(papier.bestand, blad)}.docx",
        titel=_zin(papier.titel, blad),
        let_op="",
        afzender="" if joint else f"Gemeente {blad.naam}",
        adres=tuple(_zin(line, blad) for line in _adres(blad)["regels"]) if papier.aan else (),
        datum="zie de ondertekening" if joint else dag(blad.dossier.vandaag),
        kenmerk=_kenmerk(blad),
        alineas=tuple(delen[:place]),
        rijen=rijen(blad) if tabel else (),
        slot=(*(verder(blad) if tabel else ()), *delen[place + 1 :]),
        ondertekening=tuple(line for line in _delen(papier.ondertekening, blad) if isinstance(line, str)),
        auteur=f"Gemeente {blad.naam}",
        gemaakt=blad.dossier.vandaag,
        van=blad.code,
    )
    concept = "[" in stuk.tekst
    return replace(stuk, concept=concept, let_op=_let_op(papier, blad, concept=concept))


def _let_op(papier: Papier, blad: VanGemeente, *, concept: bool) -> str:
    """For who sends it: that something is open, what the paper asks, and all that the screen of the case warns of."""
    said = ["Concept: vul in wat tussen haken staat."] if concept else []
    said += [_zin(papier.let_op, blad), blad.zorgen, "Haal deze regel weg voor je verstuurt."]
    return " ".join(filter(None, said))


def _adres(blad: VanGemeente) -> Mapping[str, Any]:
    found: Mapping[str, Any] = adressen()[blad.ontvanger]
    return found


def _kenmerk(blad: VanGemeente) -> str:
    """Ours, and the number under which the gemeente keeps it itself."""
    own = blad.weet.van(blad.code).zaaknummer
    return schoon(blad.dossier.referentie) + (f", zaaknummer {schoon(own)}" if own else "")


# ---------------------------------------------------------------- its parts


CIJFERS = Kop("cijfers")
"""Where the table of numbers comes: it is no heading, and never printed."""


def _delen(onderdelen: Sequence[Onderdeel], blad: VanGemeente) -> Iterator[Deel]:
    articles, points = count(1), count(1)
    for deel in onderdelen:
        if not _geldt(deel.als, blad):
            continue
        if deel.kop:
            yield Kop(f"Artikel {next(articles)}. {deel.kop}" if deel.artikel else _zin(deel.kop, blad))
        for one in _herhaald(deel.per, blad):
            for line in deel.tekst:
                yield f"{next(points)}. {_zin(line, one)}" if deel.genummerd else _zin(line, one)
        if deel.genummerd:
            points = count(1)
        if deel.tabel:
            yield from TABELLEN[deel.tabel](blad) if deel.tabel in TABELLEN else [CIJFERS]


def _herhaald(per: str, blad: VanGemeente) -> Iterator[VanGemeente]:
    """Once; for every reason; for every gemeente, or for those of which `per` holds."""
    if per == "overweging":
        yield from (blad.met(overweging=naam) for naam in overwegingen() if naam in blad.weet.overwegingen)
    elif per:
        each = (blad.met(code=code) for code in blad.codes)
        yield from (one for one in each if per == "gemeente" or _geldt(per, one))
    else:
        yield blad


def _geldt(als: str, blad: VanGemeente) -> bool:
    """Whether all conditions hold, each a name, one with what it asks of (`aan coa`), or the contrary (`niet x`)."""
    return all(_een(words.split(), blad) for words in als.split(",") if words.strip())


def _een(words: Sequence[str], blad: VanGemeente) -> bool:
    match words:
        case ["niet", *rest]:
            return not _een(rest, blad)
        case [naam, what]:
            return bool(getattr(blad, naam)(what))
        case [naam]:
            return bool(getattr(blad, naam))
        case _:
            raise ValueError(words)


class _Woorden(dict[str, str]):
    def __init__(self, blad: VanGemeente) -> None:
        super().__init__()
        self._blad = blad

    def __missing__(self, naam: str) -> str:
        return str(getattr(self._blad, naam))


def _zin(tekst: str, blad: VanGemeente) -> str:
    return tekst.format_map(_Woorden(blad))

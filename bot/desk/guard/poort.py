"""The gate every text from a person passes: what it holds decides whether it may come in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.desk.guard import contact, maskers, nummers, plaats, vermomd, woorden
from bot.desk.guard.normaal import normaliseer
from bot.desk.guard.soorten import Soort

Toets = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Treffer:
    """A text was stopped. Holds the kind alone, never a part of the text."""

    soort: Soort


# In order: the reply names the first kind that is found. BSN and phone numbers are sought in a text with less in
# it, so that a date, an amount or the number of a desk is never taken for a person's.
_HEEL: tuple[tuple[Soort, Toets], ...] = (
    (Soort.BANK, nummers.heeft_rekening),
    (Soort.MAIL, contact.heeft_mail),
)
_PLAATS: tuple[tuple[Soort, Toets], ...] = (
    (Soort.GEBOORTE, plaats.heeft_geboorte),
    (Soort.GEBOORTE, plaats.heeft_dag_van_jongere),
    (Soort.ADRES, plaats.heeft_adres),
)
_ZONDER_DATUMS: tuple[tuple[Soort, Toets], ...] = (
    (Soort.BSN, nummers.heeft_bsn_label),
    (Soort.KETENNUMMER, nummers.heeft_ketennummer),
    (Soort.DOCUMENT, nummers.heeft_document),
)
_ZONDER_BEDRAGEN: tuple[tuple[Soort, Toets], ...] = (
    (Soort.BSN, nummers.heeft_bsn),
    (Soort.V_NUMMER, nummers.heeft_v_nummer),
    (Soort.TELEFOON, contact.heeft_telefoon),
)
_OPSLAAN: tuple[tuple[Soort, Toets], ...] = (
    (Soort.GEBOORTE, plaats.heeft_oude_datum),
    (Soort.NAAM, woorden.heeft_naam),
    (Soort.MEDISCH, woorden.heeft_medisch),
    (Soort.GELOOF, woorden.heeft_geloof),
    (Soort.AFKOMST, woorden.heeft_afkomst),
    (Soort.GEAARDHEID, woorden.heeft_geaardheid),
    (Soort.STRAF, woorden.heeft_straf),
    (Soort.REDEN, woorden.heeft_reden),
)
_TWIJFEL: tuple[tuple[Soort, Toets], ...] = (
    (Soort.BSN, vermomd.heeft_vreemde_bsn),
    (Soort.BSN, vermomd.heeft_bsn_in_stukken),
    (Soort.BSN, vermomd.heeft_bsn_zonder_nul),
    (Soort.TELEFOON, vermomd.heeft_letters_als_cijfer),
    (Soort.TELEFOON, vermomd.heeft_cijfers_in_woorden),
    (Soort.NAAM, woorden.heeft_ander_schrift),
)


def _lagen(tekst: str, opslaan: bool) -> Iterator[tuple[str, tuple[tuple[Soort, Toets], ...]]]:
    yield tekst, _HEEL
    zonder_datums = maskers.zonder_functienummers(maskers.zonder_datums(tekst))
    yield zonder_datums, _ZONDER_DATUMS
    yield maskers.zonder_bedragen(zonder_datums), _ZONDER_BEDRAGEN
    yield tekst, _PLAATS
    if opslaan:
        yield tekst, _OPSLAAN


def controleer(tekst: str, opslaan: bool) -> Treffer | None:
    """What in this text must not come in, or None.

    Numbers, addresses and contact data are stopped always, also in a question. `opslaan` tells that the text
    would be kept: then names, words on health, religion and origin, and reasons are stopped as well. A desk
    that logs questions asks with `opslaan=True` first.
    """
    plat = normaliseer(tekst)
    for laag, toetsen in _lagen(plat, opslaan):
        for soort, toets in toetsen:
            if toets(laag):
                return Treffer(soort)
    return None


def twijfel(tekst: str) -> Soort | None:
    """What a text that would be kept may hold, written as something else; None where nothing points that way.

    Less sure than `controleer`, so it is asked back and not removed from the chat.
    """
    plat = maskers.zonder_bedragen(maskers.zonder_functienummers(maskers.zonder_datums(normaliseer(tekst))))
    return next((soort for soort, toets in _TWIJFEL if toets(plat)), None)


def is_geboortedag(tekst: str, *, overal: bool) -> bool:
    """Whether a typed day is one of birth by its year alone: the text is nothing else (`overal` False), or it stands
    anywhere in it, or its month, as where a day in the case of a young person is asked."""
    plat = normaliseer(tekst)
    if overal:
        return plaats.heeft_oude_datum(plat) or plaats.heeft_oude_maand(plat)
    return plaats.is_oude_datum(plat)

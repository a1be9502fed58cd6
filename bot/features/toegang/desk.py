"""`/toegang` and `/maildomein`: the beheerder says with which work mail people of an organisation come in at the page,
and ends the pages of who lost a phone, for organisations without a coordinator."""

from bot.desk import colleagues
from bot.desk.doors import domains
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.features.toegang import screens
from bot.screens import colleagues as colleagues_screens
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, actie
from storage.people import Organisatie

NONE = "geen"


def show(visit: Visit, words: str) -> Bericht:
    """`/toegang ORGANISATIE`."""
    if not may(visit.me, Actie.TOEGANG_ALLE):
        return screens.beheerders_only()
    naam = " ".join(words.split())
    if not naam:
        return screens.which()
    found = _organisation(visit, naam)
    return _overview(visit, found) if found else screens.unknown(naam)


def _organisation(visit: Visit, naam: str) -> Organisatie | None:
    """The organisation of this name; a gemeente is known by other spellings as well."""
    found = visit.store.people.organisatie_by_name(naam)
    which = visit.office.gemeenten.zoek(naam) if found is None else []
    return visit.store.people.gemeente(which[0].code) if len(which) == 1 else found


def _overview(visit: Visit, organisatie: Organisatie, note: Tekst = "") -> Bericht:
    store = visit.store
    pages = store.deuren.pages_of(organisatie.id)
    rows = store.colleagues.of_organisation(organisatie.id) if pages else []
    listed = [(row.persoon, row.naam, pages[row.persoon]) for row in rows if row.persoon in pages]
    return screens.overview(organisatie, store.maildomeinen.of(organisatie.id), listed, note)


def set_domains(visit: Visit, words: str) -> Bericht:
    """`/maildomein ORGANISATIE DOMEIN ...`, or `geen`: these and no others."""
    if not may(visit.me, Actie.TOEGANG_ALLE):
        return screens.beheerders_only()
    typed = words.replace(",", " ").split()
    at = next(
        (place for place, word in enumerate(typed) if domains.looks_meant(word) or word.lower() == NONE), len(typed)
    )
    naam, meant = " ".join(typed[:at]), typed[at:]
    if not naam:
        return screens.which()
    found = _organisation(visit, naam)
    if found is None:
        return screens.unknown(naam)
    return _set(visit, found, meant) if meant else screens.no_domain(found.naam)


def _set(visit: Visit, organisatie: Organisatie, meant: list[str]) -> Bericht:
    """Change them, or say what is wrong with the first that will not do."""
    wanted: list[str] = []
    for word in [] if [one.lower() for one in meant] == [NONE] else meant:
        domain = domains.read(word)
        if domain is None:
            return screens.bad_domain(word)
        if domain in domains.PUBLIC:
            return screens.public_domain(domain)
        wanted.append(domain)
    if len(set(wanted)) > domains.MOST:
        return screens.too_many(domains.MOST)
    before = visit.store.maildomeinen.of(organisatie.id)
    visit.store.maildomeinen.set(organisatie.id, wanted)
    return _overview(visit, organisatie, screens.was_set(before, sorted(set(wanted))))


def press(visit: Visit, words: list[str]) -> Bericht:
    """`ta:<organisation>:<person>`, and `ja` behind it. Raises ValueError for a strange one."""
    if not may(visit.me, Actie.TOEGANG_ALLE):
        return screens.beheerders_only()
    organisatie, persoon = int(words[0]), int(words[1])
    rows = visit.store.colleagues.of_organisation(organisatie)
    row = next((one for one in rows if one.persoon == persoon), None)
    if row is None:
        return screens.which()
    match words[2:]:
        case []:
            here = (screens.PREFIX, organisatie, persoon)
            return colleagues_screens.ask_log_out(row.naam, yes=actie(*here, "ja"), no=actie(*here, "nee"))
        case ["ja"]:
            note = colleagues.log_out(visit, persoon, row.naam)
        case ["nee"]:
            note = ""
        case _:
            raise ValueError(words)
    return _overview(visit, visit.store.people.organisatie(organisatie), note)

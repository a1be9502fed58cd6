"""The running koppelingen of a gemeente as a sheet to fill in and send back, with a key on every row."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from hashlib import blake2b
from typing import Any

from bot.desk import cases, workplace
from bot.desk.case import Opened
from bot.desk.feature import Doel
from bot.desk.rights import Actie, may
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.invoer import sheet_screens as screens
from bot.files.spreadsheet import Cel, xlsx
from bot.screens import start
from bot.screens.message import Bericht
from storage.bijwerkingen import BladRow
from storage.people import Persoon
from workflows.engine.zaak import Zaak
from workflows.koppeling.tabel import KOPPELING
from workflows.lijsten.terugblad import KOPPEN, REFERENTIE, SLEUTEL, TERUG

RAPPORT = "koppelingenblad"
GELDIG = timedelta(days=30)
"""So long a sheet can come back. Own choice: a month of work in a spreadsheet."""
MEESTE = 1_000
"""Rows on a sheet: more than that is not read of one that comes in."""
_LETTERS = "BCDFGHJKLMNPQRST"
"""Sixteen consonants, one for each half byte: no number and no word, so that no guard takes a key for another thing."""
_MAC = 8


# ---------------------------------------------------------------- keys


def sign(blad: BladRow, zaak: int, regel: int) -> str:
    """The key of a row: which sheet and case it is of, and up to which line of its history that was read."""
    said = b"".join(n.to_bytes(4, "big") for n in (blad.id, zaak, regel))
    return "".join(_LETTERS[b >> 4] + _LETTERS[b & 15] for b in said + _mac(blad, said))


def _mac(blad: BladRow, said: bytes) -> bytes:
    return blake2b(said, key=blad.geheim, digest_size=_MAC).digest()


def split(sleutel: str) -> tuple[int, int, int, bytes] | None:
    """Sheet, case, line and what it was signed with; None for what was never a key."""
    letters = "".join(sleutel.split()).upper()
    if len(letters) != 2 * (12 + _MAC) or not set(letters) <= set(_LETTERS):
        return None
    raw = bytes(_LETTERS.index(a) * 16 + _LETTERS.index(b) for a, b in zip(letters[::2], letters[1::2], strict=True))
    blad, zaak, regel = (int.from_bytes(raw[i : i + 4], "big") for i in (0, 4, 8))
    return blad, zaak, regel, raw[12:]


def signed(blad: BladRow, zaak: int, regel: int, mac: bytes) -> bool:
    """Whether this sheet went out with that key."""
    said = b"".join(n.to_bytes(4, "big") for n in (blad.id, zaak, regel))
    return secrets.compare_digest(_mac(blad, said), mac)


# ---------------------------------------------------------------- going out


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`bl:<organisation>`: ask for the sheet. Raises ValueError for a strange one."""
    (word,) = words
    organisatie = int(word)
    if not may(visit.me, Actie.LIJST_INVOEREN, organisatie):
        return start.may_not()
    blad = visit.store.bladen.start(
        visit.me.id, organisatie, visit.today, visit.today + GELDIG, secrets.token_bytes(16)
    )
    workplace.vraag(visit, RAPPORT, {"blad": blad})
    visit.answer_press(screens.MAKING)
    return None


def make(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The file, if its asker may still have it."""
    blad = office.store.bladen.get(int(doel["blad"]))
    if blad is None or blad.persoon != person.id or not may(person, Actie.LIJST_INVOEREN, blad.organisatie):
        return ()
    today = now.astimezone(AMSTERDAM).date()
    idents = [row.id for row in office.store.cases.running(KOPPELING.naam, blad.organisatie)]
    running = [case for case in cases.all_opened(office, idents[:MEESTE]) if case.loopt and not case.alleen_lezen]
    gemeente = office.store.people.organisatie(blad.organisatie).naam
    if not running:
        return [screens.nothing(gemeente)]
    rows = [_row(blad, case) for case in running]
    cover = screens.cover(gemeente, today, blad.tot, left=len(idents) - min(len(idents), MEESTE))
    content = xlsx("Koppelingen", list(KOPPEN.values()), rows, (screens.COVER, cover))
    return [screens.file(f"koppelingen-{today}.xlsx", content, gemeente, today, blad.tot, len(rows))]


def known(feiten: Mapping[str, Any]) -> dict[str, Any]:
    """What a case knows of what the sheet holds."""
    return {naam: feiten.get(naam) for naam in TERUG}


def stand_of(case: Opened, then: Zaak) -> str:
    """The title of the stand that the case had then."""
    spoor = case.procedure.sporen[0]
    return spoor.stand(then.standen[spoor.naam]).titel


def _row(blad: BladRow, case: Opened) -> list[Cel]:
    day = next((d.werkdag for d in case.dagen if d.naam == "tekenen"), None)
    last = max((regel.id or 0 for regel in case.regels), default=0)
    beside: dict[str, Cel | date] = {
        REFERENTIE: case.row.referentie,
        "stand": stand_of(case, case.zaak),
        "uiterlijk": day,
        SLEUTEL: sign(blad, case.row.id, last),
    }
    values = known(case.zaak.feiten) | beside
    return [values[naam] for naam in KOPPEN]

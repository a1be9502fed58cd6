"""Pictures of standen: one gemeente against the line that it should follow, and gemeenten side by side. Drawn in the
workplace; the numbers always stand beside the picture as text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bot.desk import rapporten
from bot.desk.feature import Doel, Feature
from bot.desk.rights import Actie, may, organisations
from bot.desk.standen import Reeks, Stand, reeks
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.pictures.beelden import NaastElkaar, Rij, Verloop
from bot.screens import grafieken as screens
from bot.screens import start as start_screens
from bot.screens.bericht import Bericht, Bestand
from storage.people import Persoon
from workflows.standen import Halfjaarstand
from workflows.tijdvak import Tijdvak, lees_tijdvak
from workflows.verwachting import dagen

SOORT = "grafiek"


# ---------------------------------------------------------------- one gemeente


def ask(visit: Visit, code: str, tijdvak: Tijdvak) -> Bericht | None:
    """Ask for the picture of a gemeente. Raises KeyError for a code that does not exist."""
    if not may(visit.me, Actie.STAND_ZIEN):
        return start_screens.may_not()
    gemeente = visit.office.gemeenten.op_code(code)
    rapporten.vraag(visit, SOORT, {"gemeente": gemeente.code, "tijdvak": str(tijdvak)})
    visit.answer_press(screens.DRAWING)
    return None


def _press(visit: Visit, words: list[str]) -> Bericht | None:
    code, tijdvak = words[0], lees_tijdvak(words[1])
    if tijdvak is None:
        raise ValueError(words)
    return ask(visit, code, tijdvak)


def make(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The picture with its numbers, if its asker may still see the stand; others see only what is official."""
    if not may(person, Actie.STAND_ZIEN):
        return ()
    tijdvak = lees_tijdvak(doel["tijdvak"])
    assert tijdvak is not None  # noqa: S101  it was written from one
    own = any(o.gemeente == doel["gemeente"] for o in organisations(person, Actie.STAND_ZIEN))
    dag = now.astimezone(AMSTERDAM).date()
    found = reeks(office, doel["gemeente"], tijdvak, dag, eigen=own)
    half = found.stand.halfjaar
    if half is None:
        return [screens.no_line(found.stand.gemeente.naam, tijdvak)]
    stand, picture = found.stand, Bestand(f"stand-{doel['gemeente']}-{tijdvak}.png", _draw(found, half))
    ahead = screens.forecast(stand.tempo, stand.per_week) if dag <= tijdvak.einde else []
    return [screens.verloop(half, ahead, picture, restant_bekend=stand.restant_uit != "onbekend")]


def _draw(found: Reeks, half: Halfjaarstand) -> bytes:
    from bot.pictures.verloop import verloop  # only here: who starts the service should not wait for what draws

    stand = found.stand
    expected = stand.tempo.gehuisvest if stand.tempo and stand.dag <= stand.tijdvak.einde else None
    return verloop(Verloop(half.gemeente, half.tijdvak, half.totaal, found.coa, found.eigen, expected, stand.dag))


# ---------------------------------------------------------------- side by side


def naast(titel: str, tijdvak: Tijdvak, standen: Iterable[tuple[str, Halfjaarstand | None]]) -> Bericht:
    """Gemeenten side by side in the order given, most urgent first, with the numbers of those that are drawn. Call it
    in the workplace."""
    from bot.pictures.naast_elkaar import naast_elkaar  # only here, as above

    rows = [(naam, half) for naam, half in standen if half is not None]
    if not rows:
        return screens.nothing_to_compare(titel, tijdvak)
    day = _counted_until([half for _, half in rows])
    past, whole = dagen(tijdvak, day) if day else (0, 1)
    shown = tuple(Rij(naam, half.totaal, half.telling.aantal if half.telling else None) for naam, half in rows)
    content = naast_elkaar(NaastElkaar(f"{titel} {tijdvak}", shown, past / whole))
    return screens.naast(titel, tijdvak, [half for _, half in rows], Bestand(f"gemeenten-{tijdvak}.png", content))


def _counted_until(halves: Sequence[Halfjaarstand]) -> date | None:
    """The day up to which most of them were counted."""
    days = Counter(half.telling.tot for half in halves if half.telling)
    return max(days, key=lambda day: (days[day], day), default=None)


def op_dringendst(standen: Iterable[Stand]) -> list[tuple[str, Halfjaarstand | None]]:
    """As `naast` wants them: the most persons behind the line first, who has no count last, then by name."""

    def behind(stand: Stand) -> tuple[bool, int, str]:
        telling, line = stand.halfjaar.telling if stand.halfjaar else None, stand.lijn
        return telling is None, telling.aantal - line if telling and line is not None else 0, stand.gemeente.naam

    return [(stand.gemeente.naam, stand.halfjaar) for stand in sorted(standen, key=behind)]


FEATURE = Feature(presses={"gr": _press}, rapporten={SOORT: make})

"""Pictures of standen: one gemeente against the line that it should follow, and gemeenten side by side. Drawn in the
workplace; the numbers always stand beside the picture as text."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from bot.desk import workplace
from bot.desk.feature import Doel
from bot.desk.provincies import geopend
from bot.desk.rights import Actie, may
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.cijfers import checking, pictures_screens, saldo, screens
from bot.features.cijfers import saldo as cijfers_saldo
from bot.features.cijfers.saldo import Reeks, Stand, reeks
from bot.features.cijfers.taakstelling import lees_opdracht
from bot.features.cijfers.taakstelling_screens import which
from bot.files.pictures import NaastElkaar, Rij, Verloop
from bot.screens import herindeling
from bot.screens.markup import Tekst, stack
from bot.screens.message import Bericht, Bestand
from knowledge.gemeenten import Gemeente
from storage.people import Persoon
from workflows.cijfers.saldo import Halfjaarstand
from workflows.cijfers.verwachting import dagen
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak

SOORT = "grafiek"


# ---------------------------------------------------------------- one gemeente


def ask(visit: Visit, doel: Doel, code: str = "") -> Bericht | None:
    """Ask for a picture of what this person may see: of one gemeente, or of those that are seen together."""
    seen = saldo.zichtbaar(visit.office, visit.me)
    if not may(visit.me, Actie.STAND_ZIEN):
        return screens.may_not()
    if not seen or (code and code not in {gemeente.code for gemeente in seen}):
        return screens.not_here(checking.gemeente_bij(visit.office, code).naam if code else "die gemeente")
    workplace.vraag(visit, SOORT, doel)
    visit.answer_press(pictures_screens.DRAWING)
    return None


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`gr:<code>:<tijdvak>` of one gemeente, `gr:<tijdvak>` of those that are seen together."""
    *codes, said = words
    tijdvak = lees_tijdvak(said)
    if len(codes) > 1 or tijdvak is None:
        raise ValueError(words)
    doel: Doel = {"tijdvak": str(tijdvak), **({"gemeente": codes[0]} if codes else {})}
    return ask(visit, doel, *codes)


def typed(visit: Visit, words: str) -> Bericht | None:
    """`/grafiek`, with a gemeente and tijdvak where typed; else the own one, or all that are seen together."""
    asked, own = lees_opdracht(visit, words), saldo.eigen(visit.me)
    doel: Doel = {"tijdvak": str(asked.tijdvak or geopend(visit))}
    if asked.naam and len(asked.gemeenten) != 1:
        return which(asked.naam, [gemeente.naam for gemeente in asked.gemeenten], "/grafiek Almere 2026-II")
    code = asked.gemeenten[0].code if asked.naam else own[0].gemeente if len(own) == 1 else None
    if code is None:
        return ask(visit, doel)
    former = herindeling.was(visit.office.gemeenten, asked.naam)
    return ask(visit, doel | {"gemeente": code} | ({"was": former} if former else {}), code)


def make(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The picture with its numbers, of what its asker may see by now."""
    tijdvak, code = lees_tijdvak(doel["tijdvak"]), doel.get("gemeente")
    seen, dag = saldo.zichtbaar(office, person), now.astimezone(AMSTERDAM).date()
    if tijdvak is None or not seen or code not in (None, *(gemeente.code for gemeente in seen)):
        return ()
    if code is not None:
        shown = _one(office, code, tijdvak, dag, own=code in {o.gemeente for o in saldo.eigen(person)})
        return [shown.met(boven=doel.get("was", ""))]
    own = {o.gemeente for o in saldo.eigen(person) if o.gemeente}
    # The own count beside official figures of others would compare two kinds.
    alone = own if own == {gemeente.code for gemeente in seen} else set[str]()
    found = cijfers_saldo.standen_van(office, seen, tijdvak, dag, eigen=own, tellen=bool(alone))
    shown = naast(_titel(seen, own, alone), tijdvak, op_dringendst(found))
    return [shown.met(onder=_merging(office, [one.gemeente.naam for one in found if one.halfjaar], tijdvak))]


def _merging(office: Office, namen: Sequence[str], tijdvak: Tijdvak) -> Tekst:
    return stack(*herindeling.straks(office.gemeenten, namen, tijdvak.einde))


def _titel(gemeenten: Sequence[Gemeente], own: Collection[str], alone: Collection[str]) -> str:
    if own:
        return "Je gemeenten" if alone else "Je regio"
    return " en ".join(dict.fromkeys(gemeente.provincie for gemeente in gemeenten))


def _one(office: Office, code: str, tijdvak: Tijdvak, dag: date, *, own: bool) -> Bericht:
    """The own gemeente with its own count; of others only what is official."""
    found = reeks(office, code, tijdvak, dag, eigen=own)
    here, half = found.stand, found.stand.halfjaar
    if half is None:
        return pictures_screens.no_line(here.gemeente.naam, tijdvak)
    ahead = pictures_screens.forecast(here.tempo, here.per_week) if dag <= tijdvak.einde else []
    picture = Bestand(f"stand-{code}-{tijdvak}.png", _draw(found, half))
    shown = pictures_screens.verloop(half, ahead, picture, restant_bekend=here.restant_uit != "onbekend")
    return shown.met(onder=_merging(office, [here.gemeente.naam], tijdvak))


def _draw(found: Reeks, half: Halfjaarstand) -> bytes:
    from bot.files.picture_course import verloop  # only here: who starts the service should not wait for what draws

    here = found.stand
    expected = here.tempo.gehuisvest if here.tempo and here.dag <= here.tijdvak.einde else None
    return verloop(Verloop(half.gemeente, half.tijdvak, half.totaal, found.coa, found.eigen, expected, here.dag))


# ---------------------------------------------------------------- side by side


def naast(titel: str, tijdvak: Tijdvak, gemeenten: Iterable[tuple[str, Halfjaarstand | None]]) -> Bericht:
    """Gemeenten side by side in the order given, most urgent first, with the numbers of those that are drawn. Call it
    in the workplace."""
    from bot.files.picture_side_by_side import naast_elkaar  # only here, as above

    rows = [(naam, half) for naam, half in gemeenten if half is not None]
    if not rows:
        return pictures_screens.nothing_to_compare(titel, tijdvak)
    day = _counted_until([half for _, half in rows])
    past, whole = dagen(tijdvak, day) if day else (0, 1)
    shown = tuple(Rij(naam, half.totaal, half.telling.aantal if half.telling else None) for naam, half in rows)
    content = naast_elkaar(NaastElkaar(f"{titel} {tijdvak}", shown, past / whole))
    return pictures_screens.naast(
        titel, tijdvak, [half for _, half in rows], Bestand(f"gemeenten-{tijdvak}.png", content)
    )


def _counted_until(halves: Sequence[Halfjaarstand]) -> date | None:
    """The day up to which most of them were counted."""
    days = Counter(half.telling.tot for half in halves if half.telling)
    return max(days, key=lambda day: (days[day], day), default=None)


def op_dringendst(found: Iterable[Stand]) -> list[tuple[str, Halfjaarstand | None]]:
    """As `naast` wants them: the most persons behind the line first, who has no count last, then by name."""

    def behind(one: Stand) -> tuple[bool, int, str]:
        telling, line = one.halfjaar.telling if one.halfjaar else None, one.lijn
        return telling is None, telling.aantal - line if telling and line is not None else 0, one.gemeente.naam

    return [(one.gemeente.naam, one.halfjaar) for one in sorted(found, key=behind)]

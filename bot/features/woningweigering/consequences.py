"""What follows of itself from a step of a woningweigering: in the track of the home, and in the koppeling it is about.

Each step writes at most one line in the koppeling, so that undoing the step can take that line back, if nobody went on.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.desk import after, cases
from bot.desk.case import Gedaan, Opened
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.features.woningweigering import news
from bot.screens.case import GeschiedenisRegel, happened
from workflows.engine.laatste_dagen import eerste
from workflows.engine.zaak import (
    CORRIGEER,
    MAAK,
    Geweigerd,
    NietOpen,
    Regel,
    Zaak,
    laatste,
    maak_ongedaan,
    noteer,
    zet,
)
from workflows.koppeling import aanhouden
from workflows.koppeling.tabel import HERVAT, HOUD_AAN, HOUDT_TEGEN, KOPPELING
from workflows.woningweigering.plan import laatste_dagen
from workflows.woningweigering.regels import HUIS, PERSOON, WACHTEND
from workflows.woningweigering.tabel import HOORT_BIJ, loopt

SPOOR = KOPPELING.sporen[0].naam
OORZAAK = "weigering"


def daarna(visit: Visit, done: Gedaan) -> None:
    """After a step the koppeling follows; after undoing it goes back as well. Who waits for the home hears of it."""
    waiting = news.waiting(visit, done.na.row.id)
    if done.terug is not None:
        _back(visit, done)
    else:
        _koppeling_follows(visit, done.na, done.regels[0])
    news.corporatie(visit, done.na, done.voor.zaak.standen[HUIS], waiting)


def _commit(visit: Visit, case: Opened, result: Zaak, line: Regel) -> None:
    cases.write(visit, case, result, (line,))
    after.done(visit, case.row.id)


def koppeling(visit: Visit, case: Opened) -> Opened | None:
    """The koppeling that the report is about, where it is still there."""
    return _koppeling(visit, case, case.zaak.feiten.get("koppeling"))


def _koppeling(visit: Visit, case: Opened, ident: object) -> Opened | None:
    about = cases.present(visit, ident) if isinstance(ident, int) else None
    if about is None or about.row.organisatie != case.row.organisatie or about.row.procedure != KOPPELING.naam:
        return None
    return about if may(visit.me, Actie.ZAAK_STAP, about.row.organisatie) else None


# ---------------------------------------------------------------- the koppeling follows


def _koppeling_follows(visit: Visit, case: Opened, regel: Regel) -> None:
    about = koppeling(visit, case)
    follow = _VOLGT.get(regel.trigger)
    if about is None or follow is None:
        return
    try:
        change = follow(visit, case, about)
    except (Geweigerd, NietOpen):  # the koppeling went its own way: its stand is shown on the screen of the report
        return
    if change is not None:
        _commit(visit, about, *change)
        news.owner(visit, about, case, happened(case.procedure, regel))


Change = tuple[Zaak, Regel] | None


def _hold(visit: Visit, case: Opened, about: Opened) -> Change:
    facts, today = about.zaak.feiten, visit.today
    if about.procedure.spoor(SPOOR).stand(about.zaak.standen[SPOOR]).eind:
        return None
    known = facts if facts.get("houdt_tegen") == OORZAAK else {**facts, **aanhouden.begin(OORZAAK, facts, today)}
    until = _until(visit, case)
    held = aanhouden.houd_aan(until, known, today) if until is not None and until > today else _over(facts, today)
    changed = {naam: value for naam, value in {**known, **held}.items() if facts.get(naam) != value}
    if not changed:
        return None
    return noteer(about.procedure, about.zaak, HOUD_AAN if held else HOUDT_TEGEN, changed, today)


def _over(feiten: Mapping[str, Any], vandaag: date) -> dict[str, Any]:
    """The term is past already, by a date that was put right: what this report held ends today."""
    if feiten.get("houdt_tegen") != OORZAAK or not aanhouden.aangehouden(feiten, vandaag):
        return {}
    return {naam: value for naam, value in aanhouden.hervat(feiten, vandaag).items() if naam.startswith("wacht")}


def _hold_longer(visit: Visit, case: Opened, about: Opened) -> Change:
    """A date was put right: the hold follows, as long as it is still this one."""
    held = about.zaak.feiten.get("houdt_tegen") == OORZAAK and case.zaak.standen[PERSOON] in WACHTEND
    return _hold(visit, case, about) if held else None


def _until(visit: Visit, case: Opened) -> date | None:
    """The end of the term that now runs for the person."""
    first = eerste(laatste_dagen(case.zaak.standen, case.zaak.feiten, visit.office.kalender))
    return first.dag if first is not None and case.zaak.standen[PERSOON] in WACHTEND else None


def _free(visit: Visit, about: Opened, extra: Mapping[str, Any]) -> Change:
    facts = {**aanhouden.hervat(about.zaak.feiten, visit.today), **{n: v for n, v in extra.items() if v is not None}}
    return noteer(about.procedure, about.zaak, HERVAT, facts, visit.today) if facts else None


def _take(visit: Visit, about: Opened, trigger: str, facts: Mapping[str, Any]) -> Change:
    return zet(about.procedure, about.zaak, SPOOR, trigger, facts, visit.today)


def _accepted(visit: Visit, case: Opened, about: Opened) -> Change:
    return _to_signing(visit, case, about, case.zaak.feiten.get("tekenen_op"))


def _appointment(visit: Visit, case: Opened, about: Opened) -> Change:
    return _to_signing(visit, case, about, case.zaak.feiten["afspraak"])


def _to_signing(visit: Visit, case: Opened, about: Opened, day: date | None) -> Change:
    """The koppeling goes on at the day of signing; one that was reopened and looks for a home gets this home back."""
    facts = {"tekenafspraak": day, "woning": case.zaak.feiten.get("woning")}
    if about.zaak.standen[SPOOR] == "zoeken":
        return _take(visit, about, "woning_gevonden", facts)
    return _free(visit, about, {"tekenafspraak": day})


def _signed(visit: Visit, case: Opened, about: Opened) -> Change:
    return _take(visit, about, "teken", {"getekend": case.zaak.feiten["getekend_op"]})


def _search_again(visit: Visit, _: Opened, about: Opened) -> Change:
    if about.zaak.standen[SPOOR] != "gevonden":
        return _free(visit, about, {})
    return _take(visit, about, "woning_valt_af", aanhouden.hervat(about.zaak.feiten, visit.today))


def _home_gone(visit: Visit, case: Opened, about: Opened) -> Change:
    """Without a home the koppeling goes back to looking for one; the report goes on holding it up."""
    if case.zaak.standen[PERSOON] not in (*WACHTEND, "terecht", "te_laat") or about.zaak.standen[SPOOR] != "gevonden":
        return None
    return _take(visit, about, "woning_valt_af", {})


_VOLGT: dict[str, Callable[[Visit, Opened, Opened], Change]] = {
    MAAK: _hold,
    HOORT_BIJ: _hold,
    CORRIGEER: _hold_longer,
    "onterecht": _hold,
    "toch_onterecht": _hold,
    "accepteert": _accepted,
    "afspraak": _appointment,
    "alsnog": _signed,
    "blijft": _search_again,
    "ontkoppeld": lambda visit, _, about: _take(visit, about, "vervalt", {"oorzaak": "ontkoppeld"}),
    "weigert_weer": lambda visit, _, about: _take(visit, about, "vervalt", {"oorzaak": "bemiddeling_gestopt"}),
    "geef_terug": _home_gone,
    "kandidaat": _home_gone,
    "vervalt": lambda visit, _, about: _free(visit, about, {}),
}
"""By step of the report: the line it writes in the koppeling."""
_WROTE = (HOUD_AAN, HOUDT_TEGEN, HERVAT, "teken", "woning_gevonden", "woning_valt_af", "vervalt")


# ---------------------------------------------------------------- undoing


def _back(visit: Visit, done: Gedaan) -> None:
    """What followed in the koppeling goes with what it followed from."""
    case, undone = done.voor, done.terug
    assert undone is not None  # noqa: S101  only then there is something to take back
    about = _koppeling(visit, case, undone.feiten.get("koppeling") or done.na.zaak.feiten.get("koppeling"))
    line = next(item for item in case.geschiedenis if item.regel.id == undone.id)
    if about is None or undone.trigger not in _VOLGT or not _wrote(about, line):
        return
    result, regel = maak_ongedaan(about.procedure, about.regels)
    _commit(visit, about, result, regel)
    news.owner(visit, about, done.na, f"ongedaan gemaakt: {happened(case.procedure, undone)}")


def _wrote(about: Opened, line: GeschiedenisRegel) -> bool:
    """Whether the last line of the koppeling followed from this line of the report."""
    last = laatste(about.regels)
    if last is None or last.trigger not in _WROTE:
        return False
    wrote = next(item for item in about.geschiedenis if item.regel.id == last.id)
    return wrote.moment == line.moment and wrote.actor == line.actor


# ---------------------------------------------------------------- deleting


def gewist(visit: Visit, case: Opened) -> None:
    """A report that is deleted while it runs holds its koppeling up no longer: the hold is taken back where nothing
    came after it, and ends today otherwise."""
    about = koppeling(visit, case)
    if about is None or not loopt(case.zaak.standen) or about.zaak.feiten.get("houdt_tegen") != OORZAAK:
        return
    if _wrote(about, case.geschiedenis[0]):
        _commit(visit, about, *maak_ongedaan(about.procedure, about.regels))
    else:
        facts = aanhouden.hervat(about.zaak.feiten, visit.today)
        _commit(visit, about, *noteer(about.procedure, about.zaak, HERVAT, facts, visit.today))
    news.owner(visit, about, case, "melding gewist", gone=True)

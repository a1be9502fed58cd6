"""Recording many proposals at once, and sending many judgements at once: two acts, each with its own list by name.

What is shown is what is done: each gemeente has the mark that it was shown with, and one that changed since is left
out and named. Sending is held for a quarter of an hour, and can be stopped until then. One list waits at a time, so
that nobody stops another one than they meant. What nobody reads here is not held: its texts are there at once.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.desk import forms, who_hears
from bot.desk.feature import Answers, Doel, Form
from bot.desk.provincies import provincie_van
from bot.desk.rights import Actie, Rol, may
from bot.desk.visit import AMSTERDAM, Office, Post, Visit, send
from bot.features.toezicht import batch_screens, by_hand, judgement, judgement_screens, overview
from bot.features.toezicht.batch_screens import Keuzelijst, Rij
from bot.features.toezicht.view import merk, ronde_van
from bot.screens import start as start_screens
from bot.screens.message import Bericht, Knop, actie
from storage.people import Organisatie
from storage.toezicht import Daad
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Keuze, Soort, Veld
from workflows.toezicht import filters
from workflows.toezicht.ronde import Beeld

VAST, VERSTUUR = "vast", "verstuur"
HOLD = timedelta(minutes=15)
"""So long a message to many gemeenten can be stopped (own choice)."""
STALE = timedelta(hours=2)
"""After a longer silence (the machine was off, a file was put back) it is not sent any more by itself."""

WIE = (
    Veld("wie", "Besloten door", "Wie besloot over deze oordelen? Dit vraag ik één keer, voor alle gemeenten samen.",
         Soort.KEUZE, (Keuze("gs", "Gedeputeerde Staten (GS)"), Keuze("mandaat", "In mandaat"))),
)  # fmt: skip
GS = (
    Veld("dag", "Dag van het besluit", "Op welke dag besloten GS?", Soort.DATUM),
    Veld("nummer", "Nummer", "Wat is het nummer van het besluit? Zonder namen.", Soort.REFERENTIE),
)
_FORMS = {"tz_b": WIE, "tz_bg": GS}


# ---------------------------------------------------------------- beginning


def record(visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak) -> Bericht | None:
    """Who decided? Then the list."""
    if not [b for b in _round(visit, organisatie, tijdvak) if filters.klaar(b)]:
        return overview.show(visit, organisatie, tijdvak, batch_screens.NOTHING_READY)
    forms.start(visit, "tz_b", {"organisatie": organisatie.id, "tijdvak": str(tijdvak), "form": "tz_b"})
    return None


def post(visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak) -> Bericht:
    """The list of what can be sent."""
    waiting = visit.store.toezicht.waiting_deed(organisatie=organisatie.id)
    if waiting is not None:
        return _show(visit, organisatie, waiting, 0, batch_screens.one_at_a_time(waiting.tijdvak))
    chosen = [b for b in _round(visit, organisatie, tijdvak) if filters.concept(b)]
    if not chosen:
        return overview.show(visit, organisatie, tijdvak, batch_screens.NOTHING_TO_SEND)
    return _begin(visit, organisatie, tijdvak, VERSTUUR, chosen)


def _round(visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak) -> list[Beeld]:
    provincie = provincie_van(visit.office, organisatie)
    return ronde_van(visit.office, organisatie, provincie or "", tijdvak, visit.today)


def _begin(
    visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak, soort: str, beelden: list[Beeld], besloten: str = ""
) -> Bericht:
    marks = _marks(visit.office, organisatie.id, tijdvak, beelden)
    content = {"besloten": besloten, "merken": marks, "uit": []}
    ident = visit.store.toezicht.begin_deed(organisatie.id, str(tijdvak), soort, content, visit.me.id, visit.now)
    deed = visit.store.toezicht.deed(ident)
    assert deed is not None  # noqa: S101  just written
    return _show(visit, organisatie, deed, 0)


def _marks(office: Office, organisatie: int, tijdvak: Tijdvak, beelden: list[Beeld]) -> dict[str, str]:
    rows = office.store.toezicht.of_period(organisatie, str(tijdvak))
    return {b.code: merk(b, rows.get(b.code, {})) for b in beelden}


# ---------------------------------------------------------------- the questions


def _load(_: Office, doel: Doel) -> Formulier | None:
    if lees_tijdvak(doel["tijdvak"]) is None:
        return None
    return Formulier(doel["form"], f"Oordelen {doel['tijdvak']}", _FORMS[doel["form"]])


def _check(visit: Visit, doel: Doel, _: Answers) -> str | None:
    allowed = may(visit.me, Actie.TOEZICHT, doel["organisatie"])
    return None if allowed else "Dit kun je niet meer vastleggen. Druk op Annuleer."


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    organisatie, tijdvak = visit.store.people.organisatie(doel["organisatie"]), lees_tijdvak(doel["tijdvak"])
    if tijdvak is None or not may(visit.me, Actie.TOEZICHT, organisatie.id):
        return start_screens.may_not()
    if answers.get("wie") == "gs":
        forms.start(visit, "tz_bg", doel | {"form": "tz_bg"})
        return None
    decided = batch_screens.MANDAAT
    if "nummer" in answers:
        decided = batch_screens.by_gs(zeg(answers["dag"]), answers["nummer"])
    chosen = [b for b in _round(visit, organisatie, tijdvak) if filters.klaar(b)]
    if not chosen:
        return overview.show(visit, organisatie, tijdvak, batch_screens.NOTHING_READY)
    return _begin(visit, organisatie, tijdvak, VAST, chosen, decided)


def _back(doel: Doel) -> Knop | None:
    tijdvak = lees_tijdvak(doel["tijdvak"])
    return Knop("Terug naar de ronde", actie("tz", doel["organisatie"], "r", tijdvak.code)) if tijdvak else None


FORMS = {naam: Form(_load, _check, _finish, _back) for naam in _FORMS}


# ---------------------------------------------------------------- the list


@dataclass(frozen=True, slots=True)
class _Now:
    """A deed with the gemeenten as they are: those that are still as they were shown, and the names of the others:
    changed, or sent in another way."""

    daad: Daad
    tijdvak: Tijdvak
    beelden: list[Beeld]
    anders: list[str]
    al: list[str]

    def gekozen(self) -> list[Beeld]:
        """Those that are not left out."""
        return [b for b in self.beelden if b.code not in self.daad.inhoud["uit"]]


def _now(office: Office, organisatie: Organisatie, deed: Daad, now: datetime) -> _Now:
    tijdvak, marks = lees_tijdvak(deed.tijdvak), deed.inhoud["merken"]
    assert tijdvak is not None  # noqa: S101  written from a Tijdvak
    provincie = provincie_van(office, organisatie) or ""
    found = ronde_van(office, organisatie, provincie, tijdvak, now.astimezone(AMSTERDAM).date())
    asked = [b for b in found if b.code in marks]
    current = _marks(office, organisatie.id, tijdvak, asked)
    same = [b for b in asked if current[b.code] == marks[b.code]]
    others = [b for b in asked if current[b.code] != marks[b.code] and b.code not in deed.inhoud.get("hand", ())]
    sent = [b for b in others if deed.soort == VERSTUUR and b.verstuurd is not None]
    return _Now(deed, tijdvak, same, [b.naam for b in others if b not in sent], [b.naam for b in sent])


def _show(visit: Visit, organisatie: Organisatie, deed: Daad, page: int, note: str = "") -> Bericht:
    """The list as long as it is open, when it goes once that was asked, or what came of it."""
    if deed.stand not in ("open", "wacht"):
        return _result(visit, organisatie, deed)
    now = _now(visit.office, organisatie, deed, visit.now)
    rows = [_row(visit.office, deed.soort, b, aan=b.code not in deed.inhoud["uit"]) for b in now.beelden]
    shown = Keuzelijst(
        organisatie.id, deed.id, deed.soort, now.tijdvak, deed.inhoud["besloten"], rows, now.anders, now.al, page
    )
    if deed.stand == "wacht" and deed.gaat is not None:
        return batch_screens.waiting(
            shown, deed.gaat.astimezone(AMSTERDAM), note, zelf=len(deed.inhoud.get("hand", ()))
        )
    return batch_screens.choose(shown)


def _row(office: Office, soort: str, b: Beeld, *, aan: bool) -> Rij:
    here = bool(who_hears.readers(office, b.code)) if soort == VERSTUUR else True
    return Rij(b, aan=aan, hier=here)


def press(visit: Visit, organisatie: Organisatie, wat: str, ident: int, rest: list[str]) -> Bericht | None:
    """A button of a list. Raises ValueError for a strange one."""
    deed = visit.store.toezicht.deed(ident)
    if deed is None or deed.organisatie != organisatie.id:
        return start_screens.unknown_button()
    match (wat, rest):
        case ("bl", [page]):
            return _show(visit, organisatie, deed, int(page))
        case ("bt", [code, page]) if deed.stand == "open" and code in (batch_screens.ALL, *deed.inhoud["merken"]):
            content = {**deed.inhoud, "uit": _out(deed.inhoud, code)}
            return _changed(visit, organisatie, deed, "open", content, int(page))
        case ("bk", [number]):
            return _text(visit, organisatie, deed, int(number))
        case ("bv", []) if deed.stand == "open":
            return _confirm(visit, organisatie, deed)
        case ("bs", []) if deed.stand in ("open", "wacht"):
            return _stop(visit, organisatie, deed)
        case ("bs", []) if deed.stand == "klaar":
            return _result(visit, organisatie, deed, batch_screens.TOO_LATE[deed.soort])
        case ("bf", []) if deed.stand in ("wacht", "klaar") and deed.soort == VERSTUUR:
            return _file(visit, organisatie, deed)
        case ("ba", []) if deed.stand in ("wacht", "klaar") and deed.soort == VERSTUUR:
            return by_hand.ask(visit, organisatie, deed, _by_hand(visit, organisatie, deed))
        case ("ba", [code]) if deed.soort == VERSTUUR and code in deed.inhoud["merken"]:
            return by_hand.ask(visit, organisatie, deed, _by_hand(visit, organisatie, deed), code)
        case ("bz", []) if deed.stand == "klaar" and deed.soort == VAST:
            return _undo(visit, organisatie, deed)
        case ("bx", []) if deed.stand in ("wacht", "klaar") and deed.soort == VERSTUUR:
            return _sent_by_hand(visit, organisatie, deed)
        case ("bt" | "bv" | "bs" | "bz" | "bx" | "bf" | "ba", _):
            return _show(visit, organisatie, deed, 0)
        case _:
            raise ValueError(wat, rest)


def _out(content: dict[str, Any], code: str) -> list[str]:
    """Who is left out after this press: one more or one less; of all of them nobody or everybody."""
    gone: list[str] = content["uit"]
    if code == batch_screens.ALL:
        return [] if gone else list(content["merken"])
    return [one for one in gone if one != code] if code in gone else [*gone, code]


def _changed(
    visit: Visit, organisatie: Organisatie, deed: Daad, stand: str, inhoud: dict[str, Any], page: int = 0
) -> Bericht:
    visit.store.toezicht.change_deed(deed.id, stand, inhoud, deed.gaat)
    return _show(visit, organisatie, replace(deed, stand=stand, inhoud=inhoud), page)


def _confirm(visit: Visit, organisatie: Organisatie, deed: Daad) -> Bericht:
    now = _now(visit.office, organisatie, deed, visit.now)
    if not now.gekozen():
        return _show(visit, organisatie, deed, 0)
    if deed.soort == VERSTUUR:
        return _hold(visit, organisatie, deed, now)
    written = {}
    for b in now.gekozen():
        judged = judgement.follow(b, deed.inhoud["besloten"])
        written[b.code] = visit.store.toezicht.write(
            organisatie.id, b.code, deed.tijdvak, "oordeel", judged.als_rij(), visit.me.id, visit.now
        )
    content = {**deed.inhoud, "rijen": written, "anders": now.anders}
    return _changed(visit, organisatie, deed, "klaar", content)


def _hold(visit: Visit, organisatie: Organisatie, deed: Daad, now: _Now) -> Bericht:
    """It goes in a quarter; at once where nobody is told by the bot: then there is nothing to stop."""
    waiting = visit.store.toezicht.waiting_deed(organisatie=organisatie.id)
    if waiting is not None:
        return _show(visit, organisatie, waiting, 0, batch_screens.one_at_a_time(waiting.tijdvak))
    by_bot = [b for b in now.gekozen() if who_hears.readers(visit.office, b.code)]
    if not by_bot:
        content = {
            **deed.inhoud, "verstuurd": [], "anders": now.anders, "al": now.al,
            "zelf": [b.code for b in now.gekozen()],
        }  # fmt: skip
        return _changed(visit, organisatie, deed, "klaar", content)
    when = visit.now + HOLD
    visit.store.toezicht.change_deed(deed.id, "wacht", deed.inhoud, when)
    return _show(visit, organisatie, replace(deed, stand="wacht", gaat=when), 0)


def _stop(visit: Visit, organisatie: Organisatie, deed: Daad) -> Bericht:
    """It does not go. Who asked for it hears that a colleague stopped it."""
    asked = visit.store.people.by_id(deed.persoon) if deed.persoon is not None else None
    colleague = deed.stand == "wacht" and asked is not None and asked.id != visit.me.id
    if asked is not None and colleague and may(asked, Actie.TOEZICHT, organisatie.id):
        bericht = batch_screens.stopped(organisatie.id, deed, visit.me.naam)
        send(visit.office, visit.post, asked.chat, bericht, visit.now, ping=True)
    return _changed(visit, organisatie, deed, "gestopt", deed.inhoud, 0)


# ---------------------------------------------------------------- what came of it


def _result(visit: Visit, organisatie: Organisatie, deed: Daad, note: str = "") -> Bericht:
    tijdvak = lees_tijdvak(deed.tijdvak)
    assert tijdvak is not None  # noqa: S101  written from a Tijdvak
    known = {code: visit.office.gemeenten.op_code(code).naam for code in deed.inhoud["merken"]}
    return batch_screens.result(organisatie.id, deed, tijdvak, known, note)


def _undo(visit: Visit, organisatie: Organisatie, deed: Daad) -> Bericht:
    """Take back what this act recorded, where nothing came after it."""
    rows = visit.store.toezicht.of_period(organisatie.id, deed.tijdvak)
    left = list[str]()
    for code, ident in deed.inhoud["rijen"].items():
        own = rows.get(code, {})
        sent = "verstuurd" in own and own["verstuurd"].waarde is not None
        if own["oordeel"].id != ident or sent:
            left.append(code)
        else:
            visit.store.toezicht.write(organisatie.id, code, deed.tijdvak, "oordeel", None, visit.me.id, visit.now)
    return _changed(visit, organisatie, deed, "terug", {**deed.inhoud, "bleef": left})


def _text(visit: Visit, organisatie: Organisatie, deed: Daad, number: int) -> Bericht:
    """What one gemeente will read, with to whom it goes; after sending only of those that must be sent by hand."""
    now = _now(visit.office, organisatie, deed, visit.now)
    chosen = [b for b in now.gekozen() if b.vastgesteld is not None and b.verstuurd is None]
    if deed.stand not in ("open", "wacht", "klaar"):
        return _show(visit, organisatie, deed, 0)
    if deed.stand == "klaar":
        chosen = [b for b in chosen if b.code in deed.inhoud["zelf"]]
    if not chosen:
        return _show(visit, organisatie, deed, 0)
    here = min(max(0, number), len(chosen) - 1)
    found = chosen[here]
    letter = judgement.as_sent(visit.office, organisatie.id, found, visit.today)
    there = bool(who_hears.readers(visit.office, found.code))
    address = "" if there else by_hand.address(visit.office, organisatie.id, found.code)
    return batch_screens.text(organisatie.id, deed.id, letter, (here, len(chosen)), found.code, address, hier=there)


def _by_hand(visit: Visit, organisatie: Organisatie, deed: Daad) -> list[Beeld]:
    """Those of the list that nobody reads here, and that were not sent yet."""
    chosen = _now(visit.office, organisatie, deed, visit.now).gekozen()
    mine = [b for b in chosen if b.vastgesteld is not None and b.verstuurd is None]
    if deed.stand == "klaar":
        return [b for b in mine if b.code in deed.inhoud["zelf"]]
    return [b for b in mine if not who_hears.readers(visit.office, b.code)]


def _file(visit: Visit, organisatie: Organisatie, deed: Daad) -> Bericht:
    """All texts to be sent by hand in one file, each with its address."""
    found = _by_hand(visit, organisatie, deed)
    return by_hand.file(visit, organisatie, deed, found) if found else _show(visit, organisatie, deed, 0)


def _sent_by_hand(visit: Visit, organisatie: Organisatie, deed: Daad) -> Bericht:
    """Those who are not on the bot got it in another way."""
    done = list[str]()
    for b in _by_hand(visit, organisatie, deed):
        assert b.vastgesteld is not None  # noqa: S101  _by_hand looked
        visit.store.toezicht.write(
            organisatie.id, b.code, deed.tijdvak, "verstuurd", b.vastgesteld.als_rij(), visit.me.id, visit.now
        )
        done.append(b.code)
    left = [code for code in deed.inhoud.get("zelf", ()) if code not in done]
    content = {**deed.inhoud, "zelf": left, "hand": [*deed.inhoud.get("hand", ()), *done]}
    return _changed(visit, organisatie, deed, deed.stand, content)


# ---------------------------------------------------------------- at its moment


def send_due(office: Office, now: datetime) -> Post | None:
    """Send one list of which the quarter is over; None when there is none. Who asked it hears what came of it."""
    deed = office.store.toezicht.waiting_deed(now)
    if deed is None or deed.gaat is None:
        return None
    found, organisatie = Post(), office.store.people.organisatie(deed.organisatie)
    if now - deed.gaat > STALE:
        office.store.toezicht.change_deed(deed.id, "gemist", deed.inhoud, deed.gaat)
        return _tell(office, found, organisatie, replace(deed, stand="gemist"), now)
    current = _now(office, organisatie, deed, now)
    chosen = [b for b in current.gekozen() if b.vastgesteld is not None and b.verstuurd is None]
    by_bot = [b for b in chosen if who_hears.readers(office, b.code)]
    for b in by_bot:
        _send(office, found, organisatie, b, deed, now)
    content = {
        **deed.inhoud, "verstuurd": [b.code for b in by_bot], "anders": current.anders,
        "al": current.al, "zelf": [b.code for b in chosen if b not in by_bot],
    }  # fmt: skip
    office.store.toezicht.change_deed(deed.id, "klaar", content, deed.gaat)
    return _tell(office, found, organisatie, replace(deed, stand="klaar", inhoud=content), now)


def _send(office: Office, found: Post, organisatie: Organisatie, b: Beeld, deed: Daad, now: datetime) -> None:
    letter = judgement.as_sent(office, organisatie.id, b, now.astimezone(AMSTERDAM).date())
    office.store.toezicht.write(
        organisatie.id, b.code, deed.tijdvak, "verstuurd", letter.oordeel.als_rij(), deed.persoon, now
    )
    for person in who_hears.readers(office, b.code):
        send(office, found, person.chat, judgement_screens.to_gemeente(letter), now, ping=True)


def _tell(office: Office, found: Post, organisatie: Organisatie, deed: Daad, now: datetime) -> Post:
    tijdvak = lees_tijdvak(deed.tijdvak)
    assert tijdvak is not None  # noqa: S101  written from a Tijdvak
    asked = office.store.people.by_id(deed.persoon) if deed.persoon is not None else None
    there = asked is not None and may(asked, Actie.TOEZICHT, organisatie.id)
    people = [asked] if asked is not None and there else office.store.people.members(organisatie.id, Rol.PROVINCIE)
    known = {code: office.gemeenten.op_code(code).naam for code in deed.inhoud["merken"]}
    for person in people:
        bericht = batch_screens.result(organisatie.id, deed, tijdvak, known)
        send(office, found, person.chat, bericht, now, ping=True)
    return found


def next_moment(office: Office, _: datetime) -> datetime | None:
    """When the next list goes."""
    deed = office.store.toezicht.waiting_deed()
    return deed.gaat if deed is not None else None

"""Recording a judgement, sending it to the gemeente, taking it back; and putting back what was filled in."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.desk import forms, who_hears
from bot.desk.provincies import provincie_van
from bot.desk.visit import AMSTERDAM, Office, Visit, send
from bot.features.toezicht import judgement_screens, screens
from bot.features.toezicht.judgement_screens import Ontvangen
from bot.features.toezicht.screens import Pagina
from bot.features.toezicht.view import pagina
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from storage.toezicht import Regel
from workflows.toezicht.ronde import OORDELEN, Beeld, Vastgesteld, lees_vastgesteld

UITSTEL = "tz_u"


def press(visit: Visit, p: Pagina, wat: str, rest: list[str]) -> Bericht | None:
    """A button that records, sends, withdraws or puts back. One that was shown with other figures only shows."""
    match (wat, rest):
        case ("o", []):
            return (
                screens.gemeente(p, judgement_screens.sent_already())
                if p.beeld.verstuurd
                else judgement_screens.choose(p)
            )
        case ("v", []) if p.beeld.vastgesteld is not None and p.beeld.verstuurd is None:
            here = bool(who_hears.readers(visit.office, p.beeld.code))
            return judgement_screens.preview(p, _as_sent(visit, p), hier=here)
        case ("t", []) if p.beeld.verstuurd is not None:
            return judgement_screens.ask_withdraw(p)
        case ("h", []):
            rows = visit.store.toezicht.history(p.organisatie, p.beeld.code, str(p.beeld.tijdvak), 10)
            return judgement_screens.history(p, rows)
        case ("h", [ident]):
            return _put_back(visit, p, int(ident))
        case ("o" | "v" | "t", [merk, *answer]) if merk != p.merk:
            again = _done(p, wat, answer)
            return screens.gemeente(p, judgement_screens.done_already(wat) if again else judgement_screens.changed())
        case ("o", [_, kleur, *antwoord]):
            return _judge(visit, p, kleur, antwoord)
        case ("v", [_]) if p.beeld.vastgesteld is not None and p.beeld.verstuurd is None:
            return _send(visit, p)
        case ("t", [_]) if p.beeld.verstuurd is not None:
            return _withdraw(visit, p)
        case ("v" | "t", _):
            return screens.gemeente(p)
        case _:
            raise ValueError(wat, rest)


def _done(p: Pagina, wat: str, answer: list[str]) -> bool:
    """Whether what an old button asks is what stands there: a second press, or a colleague who was first."""
    b = p.beeld
    if wat == "o":
        return b.vastgesteld is not None and answer[:1] == [b.vastgesteld.kleur]
    return b.vastgesteld is not None and (b.verstuurd is not None) is (wat == "v")


# ---------------------------------------------------------------- recording


def _judge(visit: Visit, p: Pagina, kleur: str, antwoord: list[str]) -> Bericht | None:
    """Raises ValueError for a colour or an answer that does not exist."""
    found = p.beeld.oordeel
    if p.beeld.verstuurd:
        return screens.gemeente(p, judgement_screens.sent_already())
    if kleur == "weg":
        _write(visit, p, "oordeel", None)
        return _again(visit, p)
    if found is None:
        return judgement_screens.not_yet(p)
    if kleur == "uitgesteld":
        doel = {**doel_van(p), "merk": p.merk}
        forms.start(visit, UITSTEL, doel)
        return None
    if kleur not in OORDELEN or antwoord not in ([], ["ja"], ["nee"]):
        raise ValueError(kleur, antwoord)
    if antwoord:
        return _record(visit, p, kleur, verwijtbaar=antwoord == ["ja"])
    if found.gehaald or p.beeld.kader.voorstel(found.uitkomst) == kleur:
        return _record(visit, p, kleur, verwijtbaar=found.verwijtbaar_gemist)
    return judgement_screens.verwijtbaar(p, kleur)


def _record(visit: Visit, p: Pagina, kleur: str, *, verwijtbaar: bool, tot: date | None = None) -> Bericht:
    _write(visit, p, "oordeel", judged(p.beeld, kleur, verwijtbaar=verwijtbaar, tot=tot).als_rij())
    return _again(visit, p)


def follow(b: Beeld, besloten: str) -> Vastgesteld:
    """The judgement that follows the proposal of the kader. Only where there is one."""
    assert b.voorstel is not None and b.oordeel is not None  # noqa: S101, PT018  the caller looked
    return replace(judged(b, b.voorstel, verwijtbaar=b.oordeel.verwijtbaar_gemist), besloten=besloten)


def judged(b: Beeld, kleur: str, *, verwijtbaar: bool, tot: date | None = None) -> Vastgesteld:
    """This judgement of a gemeente for which one can be proposed, with what it rests on now."""
    found = b.oordeel
    assert found is not None  # noqa: S101  the caller looked
    half, lines = b.halfjaar, found.regels
    if half is not None and not half.taakstelling.gepubliceerd:
        lines = (judgement_screens.ESTIMATED, *lines)
    proposed = "" if b.nog else found.kleur
    return Vastgesteld(
        kleur, verwijtbaar, found.saldo, found.telt, proposed, b.kader.titel, lines, tot,
        bevroren=found.bevroren and not verwijtbaar, woord=b.kader.woord(kleur) if kleur in b.kader.woorden else "",
    )  # fmt: skip


def put_off(visit: Visit, p: Pagina, merk: str, tot: date) -> Bericht:
    """The judgement waits until a day; whether the miss counts in a row stays as the kader says."""
    found = p.beeld.oordeel
    if merk != p.merk or found is None or p.beeld.verstuurd:
        return screens.gemeente(p, judgement_screens.changed())
    return _record(visit, p, "uitgesteld", verwijtbaar=found.verwijtbaar_gemist, tot=tot)


def doel_van(p: Pagina) -> dict[str, Any]:
    """What a gesprek about this page keeps."""
    return {"organisatie": p.organisatie, "gemeente": p.beeld.code, "tijdvak": str(p.beeld.tijdvak)}


def _write(visit: Visit, p: Pagina, veld: str, waarde: Any) -> None:
    b = p.beeld
    visit.store.toezicht.write(p.organisatie, b.code, str(b.tijdvak), veld, waarde, visit.me.id, visit.now)


def _again(visit: Visit, p: Pagina, note: Tekst = "") -> Bericht:
    """The page as it is after writing."""
    organisatie = visit.store.people.organisatie(p.organisatie)
    gemeente = visit.office.gemeenten.op_code(p.beeld.code)
    return screens.gemeente(pagina(visit, organisatie, gemeente, p.beeld.tijdvak), note)


# ---------------------------------------------------------------- sending


def as_sent(office: Office, organisatie: int, b: Beeld, dag: date) -> Ontvangen:
    """What the gemeente would read on that day. Only where a judgement was recorded."""
    assert b.vastgesteld is not None  # noqa: S101  the caller looked
    return Ontvangen(_named(office, organisatie), b.naam, str(b.tijdvak), b.vastgesteld, dag)


def _as_sent(visit: Visit, p: Pagina) -> Ontvangen:
    return as_sent(visit.office, p.organisatie, p.beeld, visit.today)


def _named(office: Office, ident: int) -> str:
    """The provincie as a gemeente reads it, whatever the organisation is called here."""
    organisatie = office.store.people.organisatie(ident)
    return f"Provincie {provincie_van(office, organisatie) or organisatie.naam}"


def ontvangen(office: Office, row: Regel) -> Ontvangen:
    """What was sent, as it was."""
    judged = lees_vastgesteld(row.waarde)
    assert judged is not None  # noqa: S101  only what was sent has a row
    provincie = _named(office, row.organisatie)
    own = office.store.people.gemeente(row.gemeente)
    gemeente = own.naam if own else office.gemeenten.op_code(row.gemeente).naam
    return Ontvangen(provincie, gemeente, row.tijdvak, judged, row.moment.astimezone(AMSTERDAM).date())


def _tell(visit: Visit, beeld: Beeld, bericht: Bericht) -> bool:
    """To the gemeente; whether anybody there is on the bot."""
    there = who_hears.readers(visit.office, beeld.code)
    for person in there:
        send(visit.office, visit.post, person.chat, bericht, visit.now, ping=True)
    return bool(there)


def _send(visit: Visit, p: Pagina) -> Bericht:
    letter = _as_sent(visit, p)
    _write(visit, p, "verstuurd", letter.oordeel.als_rij())
    here = _tell(visit, p.beeld, judgement_screens.to_gemeente(letter))
    return _again(visit, p, judgement_screens.sent(p.beeld.naam, hier=here))


def _withdraw(visit: Visit, p: Pagina) -> Bericht:
    letter = _as_sent(visit, p)
    _write(visit, p, "verstuurd", None)
    here = _tell(visit, p.beeld, judgement_screens.withdrawn(letter))
    return _again(visit, p, judgement_screens.taken_back(p.beeld.naam, hier=here))


# ---------------------------------------------------------------- putting back


def _put_back(visit: Visit, p: Pagina, ident: int) -> Bericht:
    """The field as it was before its newest change; that is a change as well."""
    rows = visit.store.toezicht.history(p.organisatie, p.beeld.code, str(p.beeld.tijdvak), 1000)
    if not rows or rows[0].id != ident:
        return screens.gemeente(p, judgement_screens.undone_already())
    veld = rows[0].veld
    if veld == "verstuurd" or (veld == "oordeel" and p.beeld.verstuurd):
        return screens.gemeente(p, judgement_screens.sent_already())
    before = next((row.waarde for row in rows[1:] if row.veld == veld), None)
    _write(visit, p, veld, before)
    return _again(visit, p, judgement_screens.put_back(veld))

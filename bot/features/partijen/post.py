"""Questions to other parties as post: who of the party is asked, which messages show a question, and keeping those
messages right. It decides nothing; asking is in `vragen`, answering in `antwoorden`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.desk import cases, mornings, who_hears
from bot.desk.case import Opened
from bot.desk.doors import pings
from bot.desk.feature import Vraag
from bot.desk.visit import AMSTERDAM, Office, Post, Visit, amend, send
from bot.features.partijen import asker_screens, party_screens
from bot.features.partijen.party_screens import VraagBeeld
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from bot.screens.morning import MorningLine
from storage.people import Persoon
from storage.vragen import Kopie, VraagRegel, VraagRow
from storage.web.pings import Tel
from workflows.engine.partijvraag import (
    ANTWOORD,
    BEANTWOORD,
    FUNCTIES,
    GEANTWOORD,
    INGETROKKEN,
    LOPEND,
    OPEN,
    Feiten,
    laatste_dag,
    nummer,
    opvolgdagen,
    slotdagen,
    uiterste,
    vraagdagen,
)
from workflows.engine.resterend import resterend
from workflows.engine.velden import pak_uit

# ---------------------------------------------------------------- a question as it is now


def beeld(office: Office, row: VraagRow) -> VraagBeeld:
    """The question with what the case now says."""
    vraag = office.features.vragen[row.soort]
    regel, today = _answer_line(office, row), office.now().astimezone(AMSTERDAM).date()
    known = facts(office, vraag, row)
    last = laatste_dag(row.id, vraag.soort, row.stand, row.gesteld, row.opvolgen, office.kalender, known)
    return VraagBeeld(
        id=row.id,
        zaak=row.zaak,
        soort=vraag.soort,
        feiten=known,
        stand=row.stand,
        partij=party_name(office, vraag, row),
        vrager=f"gemeente {office.store.people.organisatie(row.organisatie).naam}",
        op_de_bot=row.partner is not None,
        gesteld=row.gesteld,
        opvolgen=_next_day(office, vraag, row),
        laatste=last,
        rest=resterend(last, today, office.kalender) if last is not None else "",
        vaak=_chased_often(office, vraag, row),
        antwoord=said(vraag, row) + _too_far(vraag, row, known),
        door=_by(office, row, regel) if regel else "",
        toen=day(regel) if regel else None,
        regel=regel.id if regel else 0,
        aanbod=_is_offer(vraag, row),
        eigen=_is_own(vraag, row, regel),
    )


def _next_day(office: Office, vraag: Vraag, row: VraagRow) -> date | None:
    """When the question is brought up next; None when all its days are past."""
    days = vraagdagen(vraag.soort, row.stand, row.opvolgen, office.kalender)
    return next((dag for dag in days if cases.at_nine(dag) > office.now()), None)


def _chased_often(office: Office, vraag: Vraag, row: VraagRow) -> bool:
    """Whether the question was brought up so often that it is time for something else."""
    days = opvolgdagen(vraag.soort, row.stand, row.opvolgen, office.kalender)
    return bool(days) and cases.at_nine(days[-1]) <= office.now()


def facts(office: Office, vraag: Vraag, row: VraagRow) -> Feiten:
    """All that the party may see."""
    case = office.store.cases.get(row.zaak)
    assert case is not None  # noqa: S101  a question goes with its case
    return seen(office, vraag, cases.opened(office, case), row)


def seen(office: Office, vraag: Vraag, case: Opened, row: VraagRow | None) -> Feiten:
    """The same, also of a question that was not put yet, with the day on which it is read."""
    return {**vraag.feiten(office, case, row), "vandaag": office.now().astimezone(AMSTERDAM).date()}


def last_days(office: Office, row: VraagRow) -> tuple[date, ...]:
    """On which days the party always hears of a question that is still open."""
    vraag = office.features.vragen[row.soort]
    if not (vraag.soort.voor or vraag.soort.tegen):
        return ()
    return slotdagen(vraag.soort, row.gesteld, facts(office, vraag, row), office.kalender)


def party_name(office: Office, vraag: Vraag, row: VraagRow) -> str:
    """Who is asked."""
    if row.partner is not None:
        return office.store.people.organisatie(row.partner).naam
    return row.partij or FUNCTIES[vraag.soort.functie].titel


def said(vraag: Vraag, row: VraagRow) -> str:
    """The answer with its values; empty while there is none."""
    antwoord = vraag.soort.antwoord(row.antwoord) if row.antwoord else None
    if antwoord is None:
        return ""
    known = party_screens.values(antwoord.velden, pak_uit(vraag.soort.velden, row.antwoord_feiten))
    return f"{antwoord.titel} ({known})" if known else antwoord.titel


def _too_far(vraag: Vraag, row: VraagRow, known: Feiten) -> str:
    """That a day of the answer lies after the last day; empty where it does not."""
    last = uiterste(vraag.soort, known)
    given = pak_uit(vraag.soort.velden, row.antwoord_feiten)
    promised = [day for naam, day in given.items() if vraag.soort.velden[naam].richting == "toekomst"]
    if last is None or last < known["vandaag"]:  # that has passed anyhow
        return ""
    return party_screens.after_last_day(last) if any(isinstance(day, date) and day > last for day in promised) else ""


def _is_offer(vraag: Vraag, row: VraagRow) -> bool:
    antwoord = vraag.soort.antwoord(row.antwoord) if row.antwoord else None
    return antwoord is not None and antwoord.voorstel


def _is_own(vraag: Vraag, row: VraagRow, regel: VraagRegel | None) -> bool:
    """Whether the party took the step itself by answering: nobody decided on it."""
    antwoord = vraag.soort.antwoord(row.antwoord) if row.antwoord else None
    itself = regel is not None and regel.trigger == ANTWOORD and regel.hoe is None
    return row.stand == BEANTWOORD and itself and antwoord is not None and bool(antwoord.stappen)


def _answer_line(office: Office, row: VraagRow) -> VraagRegel | None:
    lines = [line for line in office.store.vragen.lines(row.id) if line.trigger in GEANTWOORD]
    return lines[-1] if lines and row.antwoord else None


def _by(office: Office, row: VraagRow, regel: VraagRegel) -> str:
    """A person for who is of the party; the gemeente where it wrote the answer down itself."""
    if regel.hoe is not None:
        return f"gemeente {office.store.people.organisatie(row.organisatie).naam}"
    return regel.actor_naam or "een collega"


def day(regel: VraagRegel) -> date:
    """The day that the person named, else the day it was recorded."""
    return regel.dag or regel.moment.astimezone(AMSTERDAM).date()


# ---------------------------------------------------------------- who of the party


def bundled(office: Office, functie: str, partner: int, vrager: int) -> bool:
    """Whether the party gets its questions once a working day: it serves more gemeenten than the one that asks. A
    gemeente is asked at once: it has a morning message of its own."""
    if FUNCTIES[functie].soort == "gemeente":
        return False
    return FUNCTIES[functie].gebundeld or bool(office.store.vragen.gemeenten_of(partner) - {vrager})


def bundle_day(office: Office, now: datetime) -> date:
    """The first working day whose morning is still to come."""
    today = now.astimezone(AMSTERDAM).date()
    first = today if mornings.at(today) > now else today + timedelta(days=1)
    return office.kalender.volgende_werkdag(first) if office.kalender.dekt(first) else first


# ---------------------------------------------------------------- messages that show a question


def ask(office: Office, post: Post, row: VraagRow, note: Tekst, now: datetime) -> None:
    """Put the question to everybody of the party at once."""
    if row.partner is None:
        return
    shown, tel = party_screens.question(beeld(office, row), note), _new(office, [row], now)
    for person in who_hears.members(office, row.partner):
        copy = send(office, post, person.chat, shown, now, ping=True, tel=tel)
        pings.note(office, person, copy, tel, now)
        office.store.vragen.add_copy(row.id, copy.id)


def _new(office: Office, rows: Sequence[VraagRow], now: datetime) -> Tel:
    """So many questions are new to who reads them now."""
    today = now.astimezone(AMSTERDAM).date()
    return Tel(vragen=len(rows), vandaag=sum(today in last_days(office, row) for row in rows))


def ask_at_once(office: Office, post: Post, row: VraagRow, now: datetime) -> None:
    """Put a question that waits for the bundle, and that cannot wait, to those of the party who want that."""
    if row.partner is None or not office.features.vragen[row.soort].soort.meteen(beeld(office, row).feiten):
        return
    shown, tel = party_screens.question(beeld(office, row)), _new(office, [row], now)
    for person in who_hears.members(office, row.partner):
        if office.store.ochtenden.partijuren(person.id).meteen:
            copy = send(office, post, person.chat, shown, now, ping=True, tel=tel)
            pings.note(office, person, copy, tel, now)
            office.store.vragen.add_copy(row.id, copy.id)


def open_for(office: Office, person: Persoon) -> list[VraagRow]:
    """The questions that wait for this person's organisations, oldest first."""
    partners = [m.organisatie.id for m in person.lidmaatschappen]
    return [row for row in office.store.vragen.for_partners(partners, OPEN) if sensible(office, row)]


def send_list(
    office: Office, post: Post, person: Persoon, rows: Sequence[VraagRow], now: datetime, *, nieuw: bool = False
) -> None:
    """The person's open list in one message; `nieuw`: only what was asked since the one before."""
    shown = rows[: party_screens.PAGE]
    bericht = party_screens.bundle([beeld(office, row) for row in shown], len(rows) - len(shown), nieuw=nieuw)
    known = office.store.vragen.shown_to(person.id, [row.id for row in rows])
    tel = _new(office, [row for row in rows if row.id not in known], now)
    copy = send(office, post, person.chat, bericht, now, ping=True, tel=tel)
    pings.note(office, person, copy, tel, now)
    for row in shown:
        office.store.vragen.add_copy(row.id, copy.id, lijst=True)


def pressed(visit: Visit) -> tuple[int, int] | None:
    """Chat and number of the message whose button was pressed: it is shown anew anyhow."""
    message = visit.incoming.message if visit.incoming.press is not None else None
    return (visit.incoming.chat, message) if message is not None else None


def refresh(office: Office, post: Post, ident: int, now: datetime, besides: tuple[int, int] | None = None) -> None:
    """Bring what shows the question up to date: of each reader the last message of its own and the last list, save the
    one that is being shown anew. Who left the party learns nothing new; that a question was withdrawn takes it out of
    sight everywhere, theirs too."""
    row = office.store.vragen.get(ident)
    if row is None or row.partner is None:
        return
    there = {person.id for person in who_hears.members(office, row.partner)}
    placed = [
        (copy, place) for copy in office.store.vragen.copies(ident) if (place := office.store.outbox.place(copy.rij))
    ]
    newest = {(place[0], copy.lijst): copy.rij for copy, place in sorted(placed, key=lambda item: item[0].rij)}
    for copy, place in placed:
        if row.stand != INGETROKKEN and newest[place[0], copy.lijst] != copy.rij:
            continue  # it was said again since: of the same question only the last message is kept right
        if place != besides and _reader(office, place[0]) in there:
            amend(office, post, copy.rij, _as_shown(office, row, copy), now)
        elif row.stand == INGETROKKEN:
            amend(office, post, copy.rij, party_screens.gone(), now)


def _reader(office: Office, chat: int) -> int | None:
    """Who reads this chat."""
    address = office.store.addresses.get(chat)
    return address.persoon if address else None


def _as_shown(office: Office, row: VraagRow, copy: Kopie) -> Bericht:
    if not copy.lijst:
        return party_screens.question(beeld(office, row))
    return party_screens.bundle([beeld(office, other) for other in office.store.vragen.in_list(copy.rij)], 0)


# ---------------------------------------------------------------- when the case moves


def sensible(office: Office, row: VraagRow) -> bool:
    """Whether the case is still where this can be asked."""
    soort = office.features.vragen[row.soort].soort
    case = office.store.cases.get(row.zaak)
    return case is not None and soort.past(case.standen)


def settle(visit: Visit, zaak: int) -> None:
    """After a step of the case: withdraw what need not be asked any more."""
    for row in visit.store.vragen.of_case(zaak):
        if row.stand in LOPEND and not sensible(visit.office, row):
            _withdraw_here(visit, row)


def show_anew(visit: Visit, zaak: int) -> None:
    """After a correction of the case: what was sent says what is right now, also where it was answered before."""
    for row in visit.store.vragen.of_case(zaak):
        refresh(visit.office, visit.post, row.id, visit.now)


def withdraw_all(visit: Visit, zaak: int) -> None:
    """Before the case is deleted: what was sent about it is taken out of sight, with its reference."""
    for row in visit.store.vragen.of_case(zaak):
        if row.stand != INGETROKKEN:
            _withdraw_here(visit, row)


def _withdraw_here(visit: Visit, row: VraagRow) -> None:
    withdraw(visit.office, visit.post, row, visit.me.id, visit.now)
    refresh(visit.office, visit.post, row.id, visit.now)


def withdraw(office: Office, post: Post, row: VraagRow, actor: int | None, now: datetime) -> None:
    """The question needs no answer any more."""
    office.store.vragen.move(row.id, INGETROKKEN, row.opvolgen, row.bundel)
    office.store.vragen.add_line(row.id, "trek_in", actor, now)
    stop_answering(office, post, row, party_screens.WITHDRAWN, now)


def stop_answering(office: Office, post: Post, row: VraagRow, why: str, now: datetime) -> None:
    """Who was typing an answer to this question is told that it is not needed any more."""
    for ident in office.store.gesprekken.end_for_question(row.id):
        person = office.store.people.by_id(ident)
        if person is not None:
            send(office, post, person.chat, Bericht(why), now)


def replan(office: Office, zaak: int, now: datetime) -> None:
    """The reminders of the case, with those of its questions."""
    row = office.store.cases.get(zaak)
    if row is not None:
        case = cases.opened(office, row)
        cases.plan(office, case, case, now)


# ---------------------------------------------------------------- in the morning message of who asked


def in_the_morning(office: Office, line: MorningLine, kinds: Sequence[str]) -> MorningLine:
    """The case's line with the questions that are due: what to ask again, and the button that leads there."""
    rows = [row for kind in kinds if (ident := nummer(kind)) and (row := office.store.vragen.get(ident))]
    shown = [beeld(office, row) for row in rows if row.stand in LOPEND and sensible(office, row)]
    if not shown:
        return line
    asks = " ".join([line.vraag, *asker_screens.chase_all(shown)]).strip()
    briefly = ", ".join(filter(None, [line.kort_gevraagd, *(asker_screens.chase_briefly(b) for b in shown)]))
    buttons = (*(asker_screens.chase_button(b) for b in shown), *line.knoppen)
    return replace(line, vraag=asks, kort_gevraagd=briefly, knoppen=buttons)

"""Asking another party something about a case: through the bot where it is, else with a ready text; and chasing."""

from collections.abc import Sequence
from typing import Any

from bot.desk import antwoorden, contacten, gesprekken, vraagpost, zaken
from bot.desk.feature import Answers, Doel, Feature, Form, Vraag
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.desk.zaken import Opened
from bot.screens import start as start_screens
from bot.screens import vragen as screens
from bot.screens.bericht import Bericht, Knop, Rij, actie, klein
from storage.people import Organisatie
from storage.vragen import VraagRow
from workflows.contacten import functie as contact
from workflows.datums import zeg
from workflows.gesprek import Formulier
from workflows.vragen import (
    FUNCTIES,
    HOE,
    KLAAR,
    LOPEND,
    ONTVANGEN,
    OPEN,
    VOORSTEL,
    brief,
    naar,
    opvolgdag,
    trigger_van,
)
from workflows.zaak import Geweigerd, NietOpen

# ---------------------------------------------------------------- on the case's screen


def running(office: Office, case: Opened) -> list[VraagRow]:
    """The questions about a case that still need something."""
    rows = office.store.vragen.of_case(case.row.id)
    return [row for row in rows if row.stand in LOPEND and vraagpost.sensible(office, row)]


def lines(office: Office, rows: Sequence[VraagRow]) -> list[str]:
    """Each running question in one line (HTML)."""
    return [screens.on_case(vraagpost.beeld(office, row)) for row in rows]


def buttons(office: Office, case: Opened, rows: Sequence[VraagRow]) -> tuple[Rij, ...]:
    """The questions that run, and what else can be asked about the case now."""
    asked = {row.soort for row in rows}
    kinds = [v.soort for v in office.features.vragen.values() if _can_ask(v, case) and v.soort.naam not in asked]
    new = tuple(Knop(soort.knop, actie("v", "s", case.row.id, soort.naam)) for soort in kinds)
    return (*((screens.chase_button(vraagpost.beeld(office, row)),) for row in rows), *((new,) if new else ()))


def for_cause(office: Office, case: Opened, oorzaak: str) -> tuple[Knop, ...]:
    """What can be asked of another party when this holds the case up; a question that runs is shown instead."""
    rows = {row.soort: row for row in running(office, case)}
    kinds = [v.soort for v in office.features.vragen.values() if oorzaak in v.soort.oorzaken and _can_ask(v, case)]
    return tuple(
        screens.chase_button(vraagpost.beeld(office, rows[soort.naam]))
        if soort.naam in rows
        else Knop(soort.knop, actie("v", "s", case.row.id, soort.naam))
        for soort in kinds
    )


def _can_ask(vraag: Vraag, case: Opened) -> bool:
    soort = vraag.soort
    return soort.procedure == case.procedure.naam and case.zaak.standen.get(soort.spoor) in soort.standen


# ---------------------------------------------------------------- asking


def partners(office: Office, organisatie: int, functie: str) -> list[Organisatie]:
    """Who does this for the gemeente and can be reached on the bot."""
    return [o for o in office.store.vragen.partners(organisatie, functie) if vraagpost.present(office, o.id)]


def ask(
    visit: Visit,
    case: Opened,
    soort: str,
    partner: int | None,
    partij: str = "",
    feiten: dict[str, Any] | None = None,
) -> VraagRow:
    """Put a question, or give the one that runs already with the same party. Without a partner the text is ready and
    still has to be sent; `partij` is the party's name where its function does not say it."""
    store = visit.store
    same = (
        row
        for row in store.vragen.of_case(case.row.id)
        if (row.soort, row.partner, row.partij) == (soort, partner, partij) and row.stand in LOPEND
    )
    known = next(same, None)
    if known is not None:
        return known
    row = _new(visit, case, soort, partner, partij, feiten or {})
    if row.partner is not None and row.bundel is None:
        vraagpost.ask(visit.office, visit.post, row, "", visit.now)
    vraagpost.replan(visit.office, case.row.id, visit.now)
    return row


def _new(visit: Visit, case: Opened, naam: str, partner: int | None, partij: str, feiten: dict[str, Any]) -> VraagRow:
    office, store = visit.office, visit.store
    soort = office.features.vragen[naam].soort
    stand = KLAAR if partner is None else OPEN
    later = partner is not None and vraagpost.bundled(office, soort.functie, partner, case.row.organisatie)
    ident = store.vragen.add(
        naam, case.row.id, case.row.organisatie, partner, partij, feiten, stand, visit.today,
        opvolgdag(soort, stand, visit.today, office.kalender),
        vraagpost.bundle_day(office, visit.now) if later else None,
    )  # fmt: skip
    store.vragen.add_line(ident, "stel", visit.me.id, visit.now)
    row = store.vragen.get(ident)
    assert row is not None  # noqa: S101  it was just made
    return row


def _open(visit: Visit, zaak: int, naam: str) -> tuple[Opened, Vraag] | None:
    """The case and the kind of question, where this person may ask it now."""
    case = zaken.open_case(visit, zaak, Actie.VRAAG_STELLEN)
    vraag = visit.office.features.vragen.get(naam)
    return (case, vraag) if case and vraag and _can_ask(vraag, case) else None


def _no_longer(visit: Visit, zaak: int) -> Bericht:
    return zaken.show(visit, zaak, "Die vraag past niet meer bij deze zaak.")


def choose(visit: Visit, zaak: int, naam: str) -> Bericht:
    """To whom? One partner on the bot is shown at once."""
    found = _open(visit, zaak, naam)
    if found is None:
        return _no_longer(visit, zaak)
    case, vraag = found
    known = partners(visit.office, case.row.organisatie, vraag.soort.functie)
    rows = [row for row in running(visit.office, case) if row.soort == naam]
    if len(known) == 1 and not rows:
        return preview(visit, zaak, naam, known[0].id)
    free = [(o.id, o.naam) for o in known if o.id not in {row.partner for row in rows}]
    shown = [vraagpost.beeld(visit.office, row) for row in rows]
    return screens.choose(case.row.referentie, zaak, vraag.soort, free, FUNCTIES[vraag.soort.functie].titel, shown)


def preview(visit: Visit, zaak: int, naam: str, partner: int) -> Bericht:
    """Show what the party will see."""
    found = _open(visit, zaak, naam)
    if found is None:
        return _no_longer(visit, zaak)
    case, vraag = found
    chosen = _partner(visit, case, vraag, partner)
    if chosen is None:
        return zaken.show(visit, zaak, "Deze partij is niet meer op Ketenbot te bereiken.")
    later = vraagpost.bundled(visit.office, vraag.soort.functie, partner, case.row.organisatie)
    return screens.preview(zaak, vraag.soort, vraag.feiten(visit.office, case, None), (partner, chosen.naam), later)


def _partner(visit: Visit, case: Opened, vraag: Vraag, partner: int) -> Organisatie | None:
    known = partners(visit.office, case.row.organisatie, vraag.soort.functie)
    return next((o for o in known if o.id == partner), None)


def put(visit: Visit, zaak: int, naam: str, partner: int) -> Bericht:
    """Ask a party on the bot."""
    found = _open(visit, zaak, naam)
    if found is None:
        return _no_longer(visit, zaak)
    if _partner(visit, *found, partner) is None:
        return zaken.show(visit, zaak, "Deze partij is niet meer op Ketenbot te bereiken.")
    row = ask(visit, found[0], naam, partner)
    when = "Zij zien de vraag in hun volgende ochtendbericht." if row.bundel else "Zij hebben de vraag gekregen."
    return status(visit, row, f"✓ Gevraagd. {when}")


def make_text(visit: Visit, zaak: int, naam: str) -> Bericht | None:
    """Give the text for a party that is not on the bot, alone in a message below the question's screen."""
    found = _open(visit, zaak, naam)
    if found is None:
        return _no_longer(visit, zaak)
    row = ask(visit, found[0], naam, None)
    visit.show(status(visit, row, "Verstuur de tekst hieronder zelf, per mail of telefoon. Meld het daarna hier."))
    _say_text(visit, row)
    return None


def _say_text(visit: Visit, row: VraagRow) -> None:
    vraag = visit.office.features.vragen[row.soort]
    visit.say(screens.letter(brief(vraag.soort, vraagpost.facts(visit.office, vraag, row))))


# ---------------------------------------------------------------- a question of ours


def ours(visit: Visit, ident: int) -> VraagRow | None:
    """The question, for a colleague of who asked it; None looks the same for all others."""
    row = visit.store.vragen.get(ident)
    if row is None or not may(visit.me, Actie.VRAAG_STELLEN, row.organisatie):
        return None
    visit.store.ochtenden.answered(row.zaak, visit.now)  # any press about a case answers its reminder
    return row


def status(visit: Visit, row: VraagRow, note: str = "") -> Bericht:
    """Where the question is, what happened to it, and what can be done."""
    fresh = visit.store.vragen.get(row.id) or row
    vraag = visit.office.features.vragen[row.soort]
    happened = [
        screens.Gebeurd(vraagpost.day(line), screens.words(line.trigger, vraag.soort, line.antwoord, line.hoe),
                        line.actor_naam or "iemand die weg is")
        for line in visit.store.vragen.lines(row.id)
    ]  # fmt: skip
    whom = vraag.soort.functie
    call = contacten.line(visit.office, row.organisatie, whom) if contact(whom) else ""
    return screens.status(vraagpost.beeld(visit.office, fresh), happened, note, call)


def _step(visit: Visit, row: VraagRow, trigger: str, note: str, hoe: str | None = None) -> Bericht:
    """A step of the question that needs no more than a press; an old button shows how it is now."""
    stand = naar(row.stand, trigger)
    if stand is None:
        return status(visit, row, "Dat kan niet meer. Zo staat het nu:")
    soort = visit.office.features.vragen[row.soort].soort
    visit.store.vragen.add_line(row.id, trigger, visit.me.id, visit.now, hoe=hoe)
    day = opvolgdag(soort, stand, visit.today, visit.office.kalender)
    visit.store.vragen.move(row.id, stand, day, row.bundel)
    vraagpost.replan(visit.office, row.zaak, visit.now)
    return status(visit, row, note.format(dag=zeg(day)))


def sent(visit: Visit, row: VraagRow, hoe: str) -> Bericht:
    """The text was sent, by mail or telephone."""
    if hoe not in {keuze.naam for keuze in HOE.keuzes}:
        raise ValueError(hoe)
    return _step(visit, row, "verstuur", "✓ Genoteerd. Geen antwoord? Dan kom ik erop terug op {dag}.", hoe)


def withdraw(visit: Visit, row: VraagRow) -> Bericht:
    """The question is not needed any more; the party hears it in its own messages."""
    if naar(row.stand, "trek_in") is None:
        return status(visit, row, "Dat kan niet meer. Zo staat het nu:")
    vraagpost.withdraw(visit.office, visit.post, row, visit.me.id, visit.now)
    vraagpost.refresh(visit.office, visit.post, row.id, visit.now)
    vraagpost.replan(visit.office, row.zaak, visit.now)
    return zaken.show(visit, row.zaak, "✓ Vraag ingetrokken.")


# ---------------------------------------------------------------- recording what the party said elsewhere


def received(visit: Visit, row: VraagRow, naam: str | None) -> Bericht | None:
    """Which answer, then when and how."""
    if row.stand not in (KLAAR, OPEN):
        return status(visit, row, "Er is al een antwoord. Zo staat het nu:")
    antwoord = visit.office.features.vragen[row.soort].soort.antwoord(naam) if naam else None
    if antwoord is None:
        return screens.which_answer(vraagpost.beeld(visit.office, row))
    gesprekken.start(visit, "ontvangen", {"vraag": row.id, "antwoord": antwoord.naam, "zaak": row.zaak})
    return None


def _load(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.vragen.get(doel["vraag"])
    vraag = office.features.vragen.get(row.soort) if row else None
    antwoord = vraag.soort.antwoord(doel["antwoord"]) if vraag else None
    if row is None or vraag is None or antwoord is None:
        return None
    reference = vraagpost.facts(office, vraag, row)["referentie"]
    return Formulier("ontvangen", f"{reference}: {klein(antwoord.titel)}", (*antwoord.velden, ONTVANGEN, HOE))


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    form = _load(visit.office, doel)
    return antwoorden.check(visit, form.velden, answers) if form else None


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    row = ours(visit, doel["vraag"])
    if row is None:
        return start_screens.may_not()
    antwoord = visit.office.features.vragen[row.soort].soort.antwoord(doel["antwoord"])
    if antwoord is None or naar(row.stand, trigger_van(antwoord)) is None:
        return status(visit, row, "Er is al een antwoord. Zo staat het nu:")
    facts = {naam: value for naam, value in answers.items() if naam not in (ONTVANGEN.naam, HOE.naam)}
    antwoorden.record(visit, row, antwoord, facts, answers[HOE.naam], answers[ONTVANGEN.naam])
    fresh = visit.store.vragen.get(row.id) or row
    if fresh.stand == VOORSTEL:  # who writes an offer down is who decides on it
        return take_over(visit, fresh, vraagpost.beeld(visit.office, fresh).regel)
    return status(visit, fresh, "✓ Antwoord genoteerd.")


# ---------------------------------------------------------------- deciding on an offer


def take_over(visit: Visit, row: VraagRow, regel: int) -> Bericht:
    """Do what the offer proposes, if it is still the offer that the button was shown with."""
    vraag = visit.office.features.vragen[row.soort]
    case = zaken.open_case(visit, row.zaak, Actie.ZAAK_STAP)
    if row.stand != VOORSTEL or vraagpost.beeld(visit.office, row).regel != regel or case is None:
        return status(visit, row, "Dit aanbod geldt niet meer. Zo staat het nu:")
    if vraag.neem_over is None:
        raise ValueError(row.soort)
    try:
        with visit.store.part():
            visit.store.vragen.move(row.id, naar(row.stand, "neem_over") or row.stand, row.opvolgen, row.bundel)
            visit.store.vragen.add_line(row.id, "neem_over", visit.me.id, visit.now)
            bericht = vraag.neem_over(visit, case, row)
    except Geweigerd as refused:
        return status(visit, row, " ".join(refused.redenen))
    except NietOpen:
        return status(visit, row, "De zaak is intussen verder. Zo staat het nu:")
    vraagpost.replan(visit.office, row.zaak, visit.now)
    vraagpost.refresh(visit.office, visit.post, row.id, visit.now)
    return bericht


def turn_down(visit: Visit, row: VraagRow, regel: int) -> Bericht:
    """The offer is not taken: the party is asked again."""
    shown = vraagpost.beeld(visit.office, row)
    if row.stand != VOORSTEL or shown.regel != regel:
        return status(visit, row, "Dit aanbod geldt niet meer. Zo staat het nu:")
    antwoorden.back_to_open(visit, row, "wijs_af")
    fresh = visit.store.vragen.get(row.id) or row
    if fresh.bundel is None:
        vraagpost.ask(visit.office, visit.post, fresh, screens.turned_down(shown), visit.now)
    return status(visit, fresh, "✓ Niet overgenomen. De vraag staat weer open.")


def take_back(visit: Visit, row: VraagRow, regel: int) -> Bericht:
    """An answer was written down wrongly: the question opens again."""
    problem = antwoorden.reopen(visit, row, regel, vraagpost.beeld(visit.office, row))
    return status(visit, row, problem or "✓ Teruggenomen. De vraag staat weer open.")


# ---------------------------------------------------------------- the table


def _press(visit: Visit, words: list[str]) -> Bericht | None:
    """`v:<what>:...`: about a case and a kind (s, p, d, k), or about a question of ours (the rest)."""
    match words:
        case ["s", zaak, naam]:
            return choose(visit, int(zaak), naam)
        case ["p", zaak, naam, partner]:
            return preview(visit, int(zaak), naam, int(partner))
        case ["d", zaak, naam, partner]:
            return put(visit, int(zaak), naam, int(partner))
        case ["k", zaak, naam]:
            return make_text(visit, int(zaak), naam)
        case [what, ident, *rest]:
            row = ours(visit, int(ident))
            return start_screens.may_not() if row is None else _press_ours(visit, row, what, rest)
        case _:
            raise ValueError(words)


def _press_ours(visit: Visit, row: VraagRow, what: str, rest: list[str]) -> Bericht | None:
    match what, rest:
        case "o", []:
            return status(visit, row)
        case "m", [hoe]:
            return sent(visit, row, hoe)
        case "n", []:
            return _step(visit, row, "vraag_na", "✓ Genoteerd. Ik kom erop terug op {dag}.")
        case "r", []:
            return received(visit, row, None)
        case "a", [naam]:
            return received(visit, row, naam)
        case "i", []:
            return withdraw(visit, row)
        case "b", []:
            _say_text(visit, row)
            return None
        case (("j" | "x" | "t"), [regel]):
            decide = {"j": take_over, "x": turn_down, "t": take_back}[what]
            return decide(visit, row, int(regel))
        case _:
            raise ValueError(what)


FEATURE = Feature(presses={"v": _press}, forms={"ontvangen": Form(_load, _check, _finish)})

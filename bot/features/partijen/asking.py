"""Asking another party something about a case: through the bot where it is, else with a ready text."""

from collections.abc import Sequence
from typing import Any

from bot.desk import cases, who_hears
from bot.desk.case import Opened
from bot.desk.feature import Vraag
from bot.desk.rights import Actie
from bot.desk.visit import Office, Visit
from bot.features.partijen import asked as partijen_asked
from bot.features.partijen import asker_screens, post
from bot.screens.message import Bericht, Knop, Rij, actie, rijen
from bot.screens.zaakregel import Aanvulling
from storage.people import Organisatie
from storage.vragen import VraagRow
from workflows.engine.partijvraag import FUNCTIES, KLAAR, LOPEND, OPEN, VraagSoort, opvolgdag

# ---------------------------------------------------------------- on the case's screen


def running(office: Office, case: Opened) -> list[VraagRow]:
    """The questions about a case that still need something."""
    rows = office.store.vragen.of_case(case.row.id)
    return [row for row in rows if row.stand in LOPEND and post.sensible(office, row)]


def lines(office: Office, rows: Sequence[VraagRow]) -> list[str]:
    """Each running question in one line."""
    return [asker_screens.on_case(post.beeld(office, row)) for row in rows]


def buttons(office: Office, case: Opened, rows: Sequence[VraagRow]) -> tuple[Rij, ...]:
    """The questions that run, and what else can be asked about the case now."""
    asked = {row.soort for row in rows}
    kinds = [v.soort for v in office.features.vragen.values() if _can_ask(v, case) and v.soort.naam not in asked]
    new = tuple(Knop(soort.knop, actie("v", "s", case.row.id, soort.naam)) for soort in kinds)
    shown = [post.beeld(office, row) for row in rows]
    return (*((asker_screens.case_button(beeld, shown),) for beeld in shown), *rijen(*new))


def on_screen(office: Office, case: Opened) -> Aanvulling:
    """What this use adds to the screen of a case: the questions that run, and those that can be asked."""
    rows = running(office, case)
    said = asker_screens.together([post.beeld(office, row) for row in rows])
    return Aanvulling(lines(office, rows), buttons(office, case, rows), kort=said)


def for_cause(office: Office, case: Opened, oorzaak: str) -> tuple[Knop, ...]:
    """What can be asked of another party when this holds the case up; a question that runs is shown instead."""
    rows = {row.soort: row for row in running(office, case)}
    kinds = [v.soort for v in office.features.vragen.values() if oorzaak in v.soort.oorzaken and _can_ask(v, case)]
    return tuple(
        asker_screens.chase_button(post.beeld(office, rows[soort.naam]))
        if soort.naam in rows
        else Knop(soort.knop, actie("v", "s", case.row.id, soort.naam))
        for soort in kinds
    )


def _can_ask(vraag: Vraag, case: Opened) -> bool:
    return fits(vraag.soort, case)


def fits(soort: VraagSoort, case: Opened) -> bool:
    """Whether the case is where this can be asked."""
    return soort.procedure == case.procedure.naam and soort.past(case.zaak.standen)


# ---------------------------------------------------------------- asking


def partners(office: Office, organisatie: int, functie: str) -> list[Organisatie]:
    """Who does this for the gemeente and can be reached on the bot."""
    return [o for o in office.store.vragen.partners(organisatie, functie) if who_hears.present(office, o.id)]


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
        post.ask(visit.office, visit.post, row, "", visit.now)
    elif row.bundel is not None:
        post.ask_at_once(visit.office, visit.post, row, visit.now)
    post.replan(visit.office, case.row.id, visit.now)
    return row


def unasked(visit: Visit, case: Opened, soort: str, partner: int) -> VraagRow:
    """The question that runs with this party, or a new one that it is not told of: it is about to answer by itself."""
    rows = visit.store.vragen.of_case(case.row.id)
    same = (row for row in rows if (row.soort, row.partner) == (soort, partner) and row.stand in LOPEND)
    return next(same, None) or _new(visit, case, soort, partner, "", {})


def _new(visit: Visit, case: Opened, naam: str, partner: int | None, partij: str, feiten: dict[str, Any]) -> VraagRow:
    office, store = visit.office, visit.store
    soort = office.features.vragen[naam].soort
    stand = KLAAR if partner is None else OPEN
    later = partner is not None and post.bundled(office, soort.functie, partner, case.row.organisatie)
    ident = store.vragen.add(
        naam, case.row.id, case.row.organisatie, partner, partij, feiten, stand, visit.today,
        opvolgdag(soort, stand, visit.today, office.kalender),
        post.bundle_day(office, visit.now) if later else None,
    )  # fmt: skip
    store.vragen.add_line(ident, "stel", visit.me.id, visit.now)
    row = store.vragen.get(ident)
    assert row is not None  # noqa: S101  it was just made
    return row


def _open(visit: Visit, zaak: int, naam: str) -> tuple[Opened, Vraag] | None:
    """The case and the kind of question, where this person may ask it now."""
    case = cases.open_case(visit, zaak, Actie.VRAAG_STELLEN)
    vraag = visit.office.features.vragen.get(naam)
    return (case, vraag) if case and vraag and _can_ask(vraag, case) else None


def _no_longer(visit: Visit, zaak: int) -> Bericht:
    return cases.show(visit, zaak, asker_screens.DOES_NOT_FIT)


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
    shown = [post.beeld(visit.office, row) for row in rows]
    return asker_screens.choose(
        case.row.referentie, zaak, vraag.soort, free, FUNCTIES[vraag.soort.functie].titel, shown
    )


def preview(visit: Visit, zaak: int, naam: str, partner: int) -> Bericht:
    """Show what the party will see."""
    found = _open(visit, zaak, naam)
    if found is None:
        return _no_longer(visit, zaak)
    case, vraag = found
    chosen = _partner(visit, case, vraag, partner)
    if chosen is None:
        return cases.show(visit, zaak, asker_screens.UNREACHABLE)
    later = post.bundled(visit.office, vraag.soort.functie, partner, case.row.organisatie)
    return asker_screens.preview(
        zaak, vraag.soort, post.seen(visit.office, vraag, case, None), (partner, chosen.naam), later
    )


def _partner(visit: Visit, case: Opened, vraag: Vraag, partner: int) -> Organisatie | None:
    known = partners(visit.office, case.row.organisatie, vraag.soort.functie)
    return next((o for o in known if o.id == partner), None)


def put(visit: Visit, zaak: int, naam: str, partner: int) -> Bericht:
    """Ask a party on the bot."""
    found = _open(visit, zaak, naam)
    if found is None:
        return _no_longer(visit, zaak)
    if _partner(visit, *found, partner) is None:
        return cases.show(visit, zaak, asker_screens.UNREACHABLE)
    row = ask(visit, found[0], naam, partner)
    when = asker_screens.IN_THE_MORNING if row.bundel else asker_screens.REACHED
    return partijen_asked.status(visit, row, f"✓ Gevraagd. {when}")


def make_text(visit: Visit, zaak: int, naam: str) -> Bericht | None:
    """Give the text for a party that is not on the bot, alone in a message below the question's screen."""
    found = _open(visit, zaak, naam)
    if found is None:
        return _no_longer(visit, zaak)
    row = ask(visit, found[0], naam, None)
    visit.show(partijen_asked.status(visit, row, asker_screens.SEND_YOURSELF))
    partijen_asked.say_text(visit, row)
    return None


# ---------------------------------------------------------------- the table


def press(visit: Visit, words: list[str]) -> Bericht | None:
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
            return partijen_asked.press(visit, int(ident), what, rest)
        case _:
            raise ValueError(words)

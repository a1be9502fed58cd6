"""`/stand`: where a gemeente stands, with a regio or a provincie as the sum of its gemeenten.

The own gemeente is seen with its own count. Of others only what is official: those of the own regio, and for a
provincie all its gemeenten, with what they shared.
"""

import re
from collections.abc import Sequence
from datetime import date

from bot.desk.provincies import gemeenten_bij
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.cijfers import checking, council_screens, saldo, screens, sharing
from bot.features.cijfers.saldo import Stand, eigen, zichtbaar
from bot.features.cijfers.screens import Regel, StandBeeld
from bot.features.cijfers.taakstelling import lees_opdracht
from bot.features.cijfers.taakstelling_screens import no_tijdvak, which
from bot.screens import herindeling
from bot.screens.markup import stack
from bot.screens.message import Bericht
from knowledge.gemeenten import Gemeente
from storage.people import Organisatie, Persoon
from workflows.cijfers.taakstelling import KAN_AFWIJKEN
from workflows.dates.tijdvak import Tijdvak, bestaat_niet, lees_tijdvak, tijdvak_van

# ---------------------------------------------------------------- one gemeente


def start(visit: Visit, words: str) -> Bericht:
    """`/stand`, with a gemeente and a tijdvak where one was typed."""
    if not may(visit.me, Actie.STAND_ZIEN):
        return screens.may_not()
    if bestaat_niet(words):
        return no_tijdvak()
    asked = lees_opdracht(visit, words)
    tijdvak = asked.tijdvak or tijdvak_van(visit.today)
    if not asked.naam:
        own = eigen(visit.me)
        if len(own) != 1:
            return area(visit, tijdvak, 0)
        if not visit.office.gemeenten.precies(own[0].gemeente or ""):
            return screens.no_longer(own[0].naam)
        return show(visit, own[0].gemeente or "", tijdvak)
    if len(asked.gemeenten) != 1:
        return which(asked.naam, [g.naam for g in asked.gemeenten], "/stand Almere 2026-II")
    return show(visit, asked.gemeenten[0].code, tijdvak).met(boven=herindeling.was(visit.office.gemeenten, asked.naam))


def show(visit: Visit, code: str, tijdvak: Tijdvak) -> Bericht:
    """The stand of a gemeente that this person may see. Raises ValueError for a strange code."""
    beeld = _beeld(visit, code, tijdvak)
    if isinstance(beeld, Bericht):
        return beeld
    return screens.stand(beeld).met(
        onder=stack(*herindeling.straks(visit.office.gemeenten, [beeld.naam], tijdvak.einde))
    )


def _beeld(visit: Visit, code: str, tijdvak: Tijdvak) -> StandBeeld | Bericht:
    gemeente = checking.gemeente_bij(visit.office, code)
    if gemeente not in zichtbaar(visit.office, visit.me):
        return screens.not_here(gemeente.naam) if may(visit.me, Actie.STAND_ZIEN) else screens.may_not()
    own = next((o for o in eigen(visit.me) if o.gemeente == code), None)
    found = saldo.stand_van(visit.office, code, tijdvak, visit.today, eigen=own is not None)
    theirs = gemeente in gemeenten_bij(visit.office, visit.me)
    shared = visit.store.cijfers.latest_shared(str(tijdvak), [code]).get(code) if own or theirs else None
    return StandBeeld(
        gemeente.naam,
        code,
        tijdvak,
        visit.today,
        found.halfjaar,
        found.restant_uit != "onbekend",
        found.coa,
        found.eigen,
        found.lijn,
        found.tempo,
        found.met_wat_loopt,
        found.per_week,
        own is not None,
        checking.wie_voor(visit.office, visit.me, code) is not None,
        own is not None and may(visit.me, Actie.STAND_DELEN, own.id) and tijdvak.begin <= visit.today,
        shared.dag if shared else None,
        theirs,
    )


def derivation(visit: Visit, code: str, tijdvak: Tijdvak) -> Bericht:
    """How the totaal came about, line by line."""
    beeld = _beeld(visit, code, tijdvak)
    if isinstance(beeld, Bericht) or beeld.halfjaar is None:
        return beeld if isinstance(beeld, Bericht) else screens.stand(beeld)
    # What the sum below says already is left out.
    said = ("Gepubliceerd aantal.", KAN_AFWIJKEN)
    lines = [line for line in beeld.halfjaar.taakstelling.regels if line not in said and "bijgesteld" not in line]
    return screens.herleiding(beeld, lines)


def council(visit: Visit, code: str, tijdvak: Tijdvak) -> Bericht | None:
    """The stand as a text for the raad: a message of its own, that can be passed on as it is."""
    beeld, before = _beeld(visit, code, tijdvak), _beeld(visit, code, tijdvak.vorige)
    if isinstance(beeld, Bericht) or beeld.halfjaar is None:
        return beeld if isinstance(beeld, Bericht) else screens.stand(beeld)
    visit.say(council_screens.text(beeld, None if isinstance(before, Bericht) else before.halfjaar))
    return None


# ---------------------------------------------------------------- several gemeenten


def area(visit: Visit, tijdvak: Tijdvak, blad: int) -> Bericht:
    """The gemeenten that this person sees together: a regio, a provincie, or the own ones."""
    gemeenten = zichtbaar(visit.office, visit.me)
    if not gemeenten or blad < 0:
        return screens.may_not() if not may(visit.me, Actie.STAND_ZIEN) else screens.how_regio(())
    if len(gemeenten) == 1 and eigen(visit.me):
        return screens.how_regio(())
    name, found, alone = samen(visit.office, visit.me, tijdvak, visit.today)
    rows = [Regel(s.gemeente.naam, s.gemeente.code, s.halfjaar, s.restant_uit != "onbekend") for s in found]
    source = "" if alone else screens.OFFICIAL_ONLY
    choose = screens.CHOOSE_REGION if may(visit.me, Actie.STAND_DELEN) else ""
    total = saldo.gebied(name, found)
    return screens.gebied(total, rows, tijdvak, visit.today, blad, kiezen=choose, bron=source)


def samen(office: Office, person: Persoon, tijdvak: Tijdvak, dag: date) -> tuple[str, list[Stand], bool]:
    """The gemeenten that this person sees together: what to call them, their standen with most behind first, and
    whether all of them are the own ones. Only then their own counts are in it: one own count beside the official
    figures of others would make a sum of two kinds."""
    gemeenten = zichtbaar(office, person)
    own = [o.gemeente for o in eigen(person) if o.gemeente]
    alone = set(own) == {g.code for g in gemeenten}
    found = saldo.standen_van(office, gemeenten, tijdvak, dag, eigen=own, tellen=alone)
    return _naam(office, person, gemeenten, own), sorted(found, key=_urgent), alone


def one_line(office: Office, person: Persoon, dag: date) -> str:
    """Where the own gemeenten stand, in a line for the overview of the week; "" while no taakstelling is known."""
    own = {o.gemeente: o for o in eigen(person) if o.gemeente}
    gemeenten = [g for code in own for g in office.gemeenten.precies(code)]
    found = saldo.standen_van(office, gemeenten, tijdvak_van(dag), dag, eigen=own)
    known = [(s.halfjaar, s.lijn) for s in sorted(found, key=_urgent) if s.halfjaar and s.halfjaar.telling]
    return screens.one_line([(half, line) for half, line in known if line is not None])


def _urgent(stand: Stand) -> tuple[int, int, str]:
    """Most behind first; without a count or a taakstelling last."""
    whole = stand.halfjaar
    if whole is None or whole.saldo is None:
        return (2 if whole is None else 1, 0, stand.gemeente.naam)
    return (0, whole.saldo, stand.gemeente.naam)


def _naam(office: Office, person: Persoon, gemeenten: Sequence[Gemeente], own: Sequence[str]) -> str:
    provincies = list(dict.fromkeys(g.provincie for g in gemeenten_bij(office, person)))
    if provincies and not own:
        return f"Provincie {' en '.join(provincies)}"
    return "Je gemeenten" if len(own) == len(gemeenten) else "Je regio"


def regio(visit: Visit, words: str) -> Bericht | None:
    """`/regio Almere, Lelystad`: which gemeenten a coordinator sees beside the own one."""
    own = [o for o in eigen(visit.me) if may(visit.me, Actie.STAND_DELEN, o.id)]
    if not own and may(visit.me, Actie.REGIO_GEMEENTEN):  # a regio that is an organisation, and who looks after it
        return visit.office.features.by_name["machtiging"].run(visit, "")
    if not own:
        return screens.coordinators_only()
    if not words.strip():
        return screens.how_regio(_namen(visit.office, own))
    parts = [part for part in re.split(r"\s*[,;\n]\s*|\s+en\s+", words.strip()) if part]
    if [part.casefold() for part in parts] in (["geen"], ["leeg"], ["niets"]):
        return _choose(visit, own, [])
    found = {part: visit.office.gemeenten.precies(part) for part in parts}
    unknown = [part for part, choices in found.items() if len(choices) != 1]
    if unknown:
        return screens.regio_unknown(unknown)
    return _choose(visit, own, [choices[0].code for choices in found.values()])


def _choose(visit: Visit, own: Sequence[Organisatie], codes: Sequence[str]) -> Bericht:
    for organisatie in own:
        visit.store.cijfers.set_regio(organisatie.id, [code for code in codes if code != organisatie.gemeente])
    return screens.regio_kept(_namen(visit.office, own) if codes else ())


def _namen(office: Office, own: Sequence[Organisatie]) -> list[str]:
    codes = {code for o in own for code in office.store.cijfers.regio(o.id)}
    if not codes:
        return []
    codes |= {o.gemeente for o in own if o.gemeente}
    return sorted(g.naam for code in codes for g in office.gemeenten.precies(code))


# ---------------------------------------------------------------- buttons


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`st:<what>:<gemeente>:<tijdvak>`. Raises ValueError for a strange one."""
    match words:
        case ["g", code, tijdvak]:
            return show(visit, code, _tijdvak(visit, tijdvak))
        case ["h", code, tijdvak]:
            return derivation(visit, code, _tijdvak(visit, tijdvak))
        case ["t", code, tijdvak]:
            return council(visit, code, _tijdvak(visit, tijdvak))
        case ["d", code, tijdvak]:
            return sharing.vraag(visit, code, _tijdvak(visit, tijdvak))
        case ["dj", code, tijdvak]:
            return sharing.deel(visit, code, _tijdvak(visit, tijdvak))
        case ["di", ident]:
            return sharing.trek_in(visit, int(ident))
        case ["s", code, tijdvak]:
            return sharing.toon(visit, code, _tijdvak(visit, tijdvak))
        case ["r", tijdvak, blad]:
            return area(visit, _tijdvak(visit, tijdvak), int(blad))
    raise ValueError(words)


def _tijdvak(visit: Visit, tekst: str) -> Tijdvak:
    """ "nu" or a tijdvak. Raises ValueError for a strange one."""
    found = tijdvak_van(visit.today) if tekst == "nu" else lees_tijdvak(tekst)
    if found is None or not 2012 <= found.jaar <= visit.today.year + 3:
        raise ValueError(tekst)
    return found

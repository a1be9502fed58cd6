"""Beginning a herverdeling: from one sentence to a case, in two presses; and a new proposal from a sentence."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.desk import cases, checking, crossings, forms, owners, steps, who_hears
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie, gemeenten, may, regios
from bot.desk.visit import Office, Visit
from bot.features.herverdeling import begin_screens, replies_screens, telling, view
from bot.features.herverdeling.words_screens import change
from bot.features.ruil import desk as swap
from bot.screens import herindeling, start
from bot.screens.message import Bericht
from knowledge.gemeenten import Gemeente
from storage.cases import CaseRow
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak, tijdvak_van
from workflows.engine import zaak
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Keuze, Soort, Terugvraag, lees
from workflows.engine.zaak import Geweigerd
from workflows.herverdeling import vragen
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.proposal_sentence import VOORBEELD, Overdracht, is_tekens, lees_overdracht
from workflows.herverdeling.regels import GEHEEL, REDENEN, partijen
from workflows.herverdeling.tabel import maak
from workflows.regio.machtiging import STUKKEN

BEGIN, VOORSTEL, NAAM = "hvbegin", "hvvoorstel", "hvnaam"
_TIJDVAK = re.compile(
    r"[,;]?\s*\b(?:(?:in|voor|van|vanaf)\s+)?(?:(?:het\s+)?tijdvak\s+)?"
    r"(?:20\d\d\s*[-/ ]?\s*(?:iii?|ii|i|1|2)\b|(?:de\s+)?(?:eerste|tweede|1e|2e)\s+(?:helft|halfjaar|half jaar)"
    r"(?:\s+van)?\s+20\d\d\b)",
    re.IGNORECASE,
)
_WIJ = re.compile(r"^(?:wij|we|ik|onze gemeente)\s+(?:dra(?:gen|agt|ag)|ge(?:ven|eft|ef)|wil(?:len)?)\s+", re.I)
_AAN_ONS = re.compile(r"\b(aan|van)\s+ons\b", re.IGNORECASE)
FITS = 44
"""Signs of a proposal that a button can carry beside the case and the round."""
MOST = 12
"""Gemeenten in one herverdeling: more do not fit on a phone."""


def read(
    visit: Visit, text: str, gekozen: Mapping[str, str] | None = None, mee: Collection[str] = ()
) -> Overdracht | Terugvraag:
    """Who hands over how many to whom, without the tijdvak that may stand with it; "wij" is the own gemeente, and a
    former gemeente is the one of today, which is said. A name that may mean more is what was chosen for it (`gekozen`),
    or the one that takes part (`mee`)."""
    said: list[str] = []  # what became of a gemeente that no longer exists and was named

    def zoek(naam: str) -> Sequence[Gemeente]:
        said.append(herindeling.was(visit.office.gemeenten, naam))
        return meant(visit, naam, gekozen, mee)

    found = lees_overdracht(text if is_tekens(text) else _spoken(visit, text), zoek)
    note = " ".join(dict.fromkeys(filter(None, said)))
    if isinstance(found, Overdracht):
        return replace(found, opmerking=note)
    return replace(found, tekst=f"{note} {found.tekst}") if note else found


def meant(
    visit: Visit, naam: str, gekozen: Mapping[str, str] | None = None, mee: Collection[str] = ()
) -> Sequence[Gemeente]:
    """The gemeenten that a typed name may mean: of more the one chosen for it, or those that take part."""
    found = visit.office.gemeenten.zoek(naam)
    if len(found) < 2:
        return found
    chosen = (gekozen or {}).get(naam)
    return [one for one in found if one.code == chosen] or [one for one in found if one.code in mee] or found


def asked_name(visit: Visit, text: str, gekozen: Mapping[str, str] | None = None) -> bool:
    """Ask by buttons which gemeente is meant, where only that is unclear in a sentence: of any other fault is told
    first, and nothing is kept that was not understood."""
    unclear: dict[str, Sequence[Gemeente]] = {}

    def first(naam: str) -> Sequence[Gemeente]:
        found = meant(visit, naam, gekozen)
        if len(found) > 1:
            unclear[naam] = found
        return found[:1]

    whole = lees_overdracht(text if is_tekens(text) else _spoken(visit, text), first)
    if not unclear or isinstance(whole, Terugvraag):
        return False
    ask_name(visit, text, "zin", *next(iter(unclear.items())), gekozen or {})
    return True


def ask_name(
    visit: Visit, text: str, weg: str, naam: str, found: Sequence[Gemeente], gekozen: Mapping[str, str]
) -> None:
    """The question; `weg` is what was typed: a sentence ("zin") or lines ("regels")."""
    doel = {"tekst": text, "weg": weg, "naam": naam, "codes": [one.code for one in found], "gekozen": dict(gekozen)}
    forms.start(visit, NAAM, doel, boven=herindeling.was(visit.office.gemeenten, naam))


def _spoken(visit: Visit, text: str) -> str:
    """A sentence without its tijdvak, with the own gemeente by name."""
    line, own = _TIJDVAK.sub("", text), gemeenten(visit.me, Actie.HERVERDELEN)
    if len(own) == 1:
        naam = owners.name(visit.office, next(iter(own)))
        line = _AAN_ONS.sub(rf"\1 {naam}", _WIJ.sub(f"{naam} draagt ", line))
    return line


def short(visit: Visit, text: str) -> Bericht | bool | None:
    """A loose sentence "Lelystad draagt 10 over aan Almere" begins one."""
    found = read(visit, text)
    if isinstance(found, Terugvraag):
        if found.keuzes and asked_name(visit, text):
            return True
        about = found.tekst != VOORBEELD and any(
            visit.office.gemeenten.zoek(w) for w in re.findall(r"[A-Z][\w-]+", text)
        )
        return Bericht(found.tekst) if about else None
    return sentence(visit, found, lees_tijdvak(text)) or True


def sentence(visit: Visit, found: Overdracht, tijdvak: Tijdvak | None = None, *, ander: bool = False) -> Bericht | None:
    """Begin with what was typed; where these gemeenten already talk, ask whether it is a new proposal there."""
    mine = gemeenten(visit.me, Actie.HERVERDELEN)
    if not mine and not regios(visit.me, Actie.HERVERDELEN):
        return begin_screens.gemeenten_only()
    if not mine & set(found.verschillen) and _for_regio(visit, found.verschillen) is None:
        if not mine:
            return begin_screens.nobody_lets(found.namen[code] for code in found.verschillen)
        return begin_screens.not_yours(sorted(owners.name(visit.office, code) for code in mine))
    if len(found.verschillen) > MOST:
        return Bericht(replies_screens.too_many(MOST))
    if tijdvak is not None and tijdvak.einde < visit.today:
        return Bericht(replies_screens.past(str(tijdvak)))
    running = None if ander else _running(visit, found.verschillen, tijdvak)
    line = encode(found.verschillen)
    if running is not None and len(line) <= FITS:
        period = str(tijdvak) if tijdvak is not None else ""
        ronde = HerverdelingFeiten(running.feiten).ronde
        return begin_screens.same_runs(running.id, running.referentie, ronde, line, period).met(boven=found.opmerking)
    start_with(visit, found.verschillen, tijdvak, doel={"ander": True} if ander else None, boven=found.opmerking)
    return None


def start_with(
    visit: Visit,
    verschillen: Mapping[str, int],
    tijdvak: Tijdvak | None,
    form: str = BEGIN,
    doel: Doel | None = None,
    boven: str = "",
) -> None:
    """Begin between these gemeenten, of which the person speaks for one, or that let a regio of the person. `form` asks
    the rest; `doel` adds to it, and `boven` stands above the first question."""
    own = sorted(gemeenten(visit.me, Actie.HERVERDELEN) & set(verschillen), key=lambda code: verschillen[code])
    regio, code = (None, own[0]) if own else _for_regio(visit, verschillen) or (None, "")
    organisatie = visit.store.people.gemeente(code)
    assert organisatie is not None  # noqa: S101  the person is of it, or its coordinator let the regio
    base = {"organisatie": organisatie.id, "verschillen": dict(verschillen), "vanaf": visit.today.isoformat()}
    base |= {"regio": regio} if regio is not None else {}
    choices = {keuze.naam for keuze in _tijdvakken(visit.today)}
    known = {"tijdvak": str(tijdvak)} if tijdvak is not None and str(tijdvak) in choices else None
    forms.start(visit, form, base | (doel or {}), known, boven=boven)


def _for_regio(visit: Visit, verschillen: Mapping[str, int]) -> tuple[int, str] | None:
    """The regio of this person that may begin this, and the gemeente whose case it is then: of those that let it make
    the papers the one that hands over most. None where none of them does."""
    for own in regios(visit.me, Actie.HERVERDELEN):
        let = [code for code, mag in own.namens if STUKKEN.letter in mag and code in verschillen]
        if let:
            return own.organisatie.id, min(let, key=lambda code: verschillen[code])
    return None


def _running(visit: Visit, verschillen: Mapping[str, int], tijdvak: Tijdvak | None) -> CaseRow | None:
    """A case in verkenning between just these gemeenten, and of this tijdvak where it was named."""
    own = visit.store.herverdelingen.of_gemeenten(gemeenten(visit.me, Actie.HERVERDELEN) & set(verschillen))
    for ident in (*own, *owners.led(visit.office, visit.me, view.HERVERDELING)):
        row = visit.store.cases.get(ident)
        same = row is not None and set(partijen(row.feiten)) == set(verschillen)
        if row is None or not same or row.standen[GEHEEL] != "verkenning":
            continue
        if tijdvak is None or HerverdelingFeiten(row.feiten).tijdvak == str(tijdvak):
            return row
    return None


def encode(verschillen: Mapping[str, int]) -> str:
    """Who takes over how many, for a button: 0995-10,0034+10."""
    return ",".join(f"{code.removeprefix('GM')}{aantal:+d}" for code, aantal in verschillen.items())


def decode(visit: Visit, text: str) -> Overdracht:
    """The same read back. Raises ValueError for anything else."""
    parts = [re.fullmatch(r"(\d{4})([+-]\d{1,4})", part) for part in text.split(",")]
    found = {f"GM{part[1]}": int(part[2]) for part in parts if part}
    if len(found) != len(parts) or len(found) < 2 or sum(list(found.values())) != 0 or not any(found.values()):
        raise ValueError(text)
    known = {gemeente.code: gemeente.naam for gemeente in visit.office.gemeenten.alle}
    if not set(found) <= set(known):
        raise ValueError(text)
    return Overdracht(found, {code: known[code] for code in found})


# ---------------------------------------------------------------- which tijdvak, which people


def _tijdvakken(vanaf: date) -> tuple[Keuze, ...]:
    present = tijdvak_van(vanaf)
    coming = [present.volgende, present.volgende.volgende, present.volgende.volgende.volgende]
    return (*(Keuze(str(t), str(t)) for t in coming), Keuze(str(present), f"{present} (loopt al)"))


def begin_form(office: Office, doel: Doel) -> Formulier:
    """Which tijdvak, and that it is not about people who were linked already."""
    known = {code: owners.name(office, code) for code in doel["verschillen"]}
    fields = (vragen.tijdvak(_tijdvakken(date.fromisoformat(doel["vanaf"]))), vragen.GEKOPPELD_AL)
    return Formulier(BEGIN, f"Herverdeling: {change(doel['verschillen'], known)}", fields, direct=True)


def _chosen(visit: Visit, doel: Doel, answers: Answers) -> Answers | Terugvraag:
    """The answers as choices; a Terugvraag for one that is none."""
    found: Answers = {}
    for veld in begin_form(visit.office, doel).velden:
        if veld.naam in answers:
            value = lees(replace(veld, soort=Soort.KEUZE), answers[veld.naam], visit.today)
            if isinstance(value, Terugvraag):
                return value
            found[veld.naam] = value
    return found


def check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    """Only a choice is an answer. Who types another herverdeling hears that this one is still open: that is why the
    questions take a sentence."""
    if not isinstance(_chosen(visit, doel, answers), Terugvraag):
        return None
    if any(isinstance(read(visit, str(typed)), Overdracht) for typed in answers.values()):
        return replies_screens.FIRST_ONE_OPEN
    return replies_screens.CHOOSE


def doubt(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    """Another herverdeling of these gemeenten in the same tijdvak is asked about once all is known, unless this one was
    begun beside it on purpose."""
    chosen = _chosen(visit, doel, answers)
    if isinstance(chosen, Terugvraag) or not {"tijdvak", "gekoppeld"} <= chosen.keys() or doel.get("ander"):
        return None
    if chosen["gekoppeld"] == "ja":
        return None
    facts = {"tijdvak": chosen["tijdvak"], **{f"verschil_{code}": n for code, n in doel["verschillen"].items()}}
    procedure = visit.office.features.procedures[view.HERVERDELING].bij(facts)
    return crossings.making(visit, procedure, doel["organisatie"], facts).vraagt or None


def finish(
    visit: Visit,
    doel: Doel,
    answers: Answers,
    before: Callable[[], object] = lambda: None,
    mee: HerverdelingFeiten | None = None,
) -> Bericht | None:
    """Begin what was asked; `before` is done when nothing stands in the way of it any more, and the published numbers
    of the herverdeling `mee` come along where it is of the same tijdvak."""
    regio = doel.get("regio")
    if not may(visit.me, Actie.HERVERDELEN, doel["organisatie"]) and (
        regio is None or regio != (_for_regio(visit, doel["verschillen"]) or (None,))[0]
    ):
        return start.may_not()
    chosen = _chosen(visit, doel, answers)
    if isinstance(chosen, Terugvraag):
        return Bericht(chosen.tekst)
    if chosen["gekoppeld"] == "ja":
        return swap.coupled(visit)
    return create(visit, doel["organisatie"], doel["verschillen"], chosen["tijdvak"], before, regio, mee)


def create(
    visit: Visit,
    organisatie: int,
    verschillen: Mapping[str, int],
    tijdvak: str,
    before: Callable[[], object],
    regio: int | None = None,
    mee: HerverdelingFeiten | None = None,
) -> Bericht | None:
    """The case itself: the other gemeenten on the bot are asked, and the own number is asked next. One that a `regio`
    leads is of a gemeente all the same, and stays when the regio goes."""
    code = str(visit.store.people.organisatie(organisatie).gemeente)
    facts = {"gekoppeld": "nee", "afzender": code}
    try:
        result, line = maak(verschillen, tijdvak, facts, visit.today)
    except Geweigerd as refused:
        return Bericht(" ".join(refused.redenen))
    before()
    reference = cases.give(visit.office, organisatie, view.HERVERDELING, visit.today)
    procedure = visit.office.features.procedures[view.HERVERDELING].bij(result.feiten)
    lines = [line]
    for step, brought in carried(mee, tijdvak, verschillen):
        result, more = zaak.doe(procedure, result, step, "bevestig", brought, visit.today)
        lines += more
    made = cases.add(visit, procedure, organisatie, reference, result, lines)
    if regio is not None:
        visit.store.regios.lead(made.na.row.id, regio)
    return _begun(visit, made.na.row.id, code, regio)


def carried(
    mee: HerverdelingFeiten | None, tijdvak: str, codes: Iterable[str]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What was published does not change by who takes part: by gemeente the number that is known of this tijdvak, with
    its source and who said so. An akkoord does not come along."""
    if mee is None or mee.tijdvak != tijdvak:
        return
    for code in codes:
        if mee.van(code).cijfer_bekend:
            names = (
                f"{naam}_{code}" for naam in ("voor", "bron", "bron_op", "hoe", "antwoord_op", "functie", "namens")
            )
            yield code, {naam: mee.alle[naam] for naam in names if mee.alle.get(naam) is not None}


def _begun(visit: Visit, ident: int, code: str, regio: int | None) -> Bericht | None:
    case = view.open_one(visit, ident)
    assert case is not None  # noqa: S101  it was just made
    known = owners.names(visit.office, case)
    leads = visit.store.people.organisatie(regio).naam if regio is not None else ""
    note = replies_screens.proposes(leads or f"Gemeente {known[code]}")
    told: list[str] = []
    for other in known:
        asked = who_hears.asked(visit.office, case, other) if other != code or leads else []
        people = [p for p in asked if p.id != visit.me.id]
        told += [known[other]] if people else []
        for person in people:
            telling.show_to(visit, case, person, note)
    absent = [naam for other, naam in known.items() if owners.here(visit.office, other) is None]
    shown = cases.show(visit, ident, replies_screens.begun(told, absent))
    known_already = view.facts(case).van(code).cijfer_bekend
    if leads or known_already or visit.store.cijfers.of("taakstelling", code, view.facts(case).tijdvak):
        return shown
    visit.show(shown)
    forms.start(visit, "hvcijfer", {"zaak": ident, "code": code}, onder=True)
    return None


# ---------------------------------------------------------------- a new proposal


def _voorstel_form(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.cases.get(doel["zaak"])
    if row is None:
        return None
    moved = HerverdelingFeiten(row.feiten).verschillen
    now = change(moved, {code: owners.name(office, code) for code in moved})
    veld = vragen.voorstel(now, besluiten=doel.get("stand") == "wacht_op_besluiten")
    return Formulier(VOORSTEL, f"{row.referentie}: ander voorstel", (veld,))


def _check_voorstel(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    case = view.open_one(visit, doel["zaak"])
    found = read(visit, answers["zin"], mee=partijen(case.zaak.feiten) if case is not None else ())
    if case is None or isinstance(found, Terugvraag):
        return found.tekst if isinstance(found, Terugvraag) else None
    if not set(found.verschillen) <= set(partijen(case.zaak.feiten)):
        return replies_screens.STRANGER_TO_PROPOSAL
    if (out := _left_out(visit, case.zaak.feiten, found.verschillen)) is not None:
        return out
    return checking.broken_by(visit, case, _facts(case.zaak.feiten, found.verschillen))


def _left_out(visit: Visit, feiten: Mapping[str, object], verschillen: Mapping[str, int]) -> str | None:
    """A gemeente for which nothing changes takes no part, and should not have to take a besluit."""
    for code in partijen(feiten):
        if not verschillen.get(code):
            return replies_screens.nothing_for(owners.name(visit.office, code))
    return None


def _facts(feiten: Mapping[str, object], verschillen: Mapping[str, int]) -> dict[str, int]:
    return {f"verschil_{code}": verschillen.get(code, 0) for code in partijen(feiten)}


def _finish_voorstel(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    case = view.open_one(visit, doel["zaak"])
    found = read(visit, answers["zin"], mee=partijen(case.zaak.feiten) if case is not None else ())
    if isinstance(found, Terugvraag):
        return Bericht(found.tekst)
    return propose(visit, doel["zaak"], found.verschillen, doel["stand"], doel["ronde"]).met(boven=found.opmerking)


def propose(visit: Visit, ident: int, verschillen: Mapping[str, int], stand: str, ronde: int) -> Bericht:
    """Other numbers than those of `ronde`: a new round, in which every gemeente answers again."""
    case = view.open_one(visit, ident)
    if case is None or not owners.may_take(visit.office, visit.me, case, GEHEEL, "stel_voor"):
        return start.may_not()
    if case.zaak.standen[GEHEEL] != stand:
        return cases.show(visit, ident, replies_screens.PROPOSAL_TOO_LATE)
    if view.facts(case).ronde != ronde:
        return cases.show(visit, ident, REDENEN["op_deze_cijfers"])
    out = _left_out(visit, case.zaak.feiten, verschillen)
    if out is not None:
        return cases.show(visit, ident, out)
    facts = _facts(case.zaak.feiten, verschillen)
    if all(verschillen.get(code, 0) == aantal for code, aantal in view.facts(case).verschillen.items()):
        return cases.show(visit, ident, replies_screens.SAME_FIGURES)
    return steps.take(visit, ident, GEHEEL, "stel_voor", stand, facts)


FORMS = {
    BEGIN: Form(begin_form, check, finish, twijfel=doubt),
    VOORSTEL: Form(_voorstel_form, _check_voorstel, _finish_voorstel),
}

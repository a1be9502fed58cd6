"""The body that every procedure gets from its table: registering, the screen, the list, "Meer", why, what is missing,
being reminded again. What a use does otherwise it says in its Handling."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.desk import cases, crossings, forms, one_line, owners, replan, steps
from bot.desk.begun import attached
from bot.desk.begun.making import forms_of
from bot.desk.case import Opened
from bot.desk.feature import Answers, Command, Feature, Handling, Press
from bot.desk.rights import Actie, may, organisations, regios
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.screens import standard as screens
from bot.screens import start
from bot.screens.beeld import Beeld, several
from bot.screens.beeld import new as new_case
from bot.screens.damaged import Beschadigd
from bot.screens.help import Groep
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, actie, klein
from bot.screens.morning import MorningLine
from storage.people import Organisatie, Persoon
from storage.plaatsen import Lijst
from workflows.engine import zaak
from workflows.engine.laatste_dagen import LATER, LaatsteDag, leidend, weer
from workflows.engine.machine import Geweigerd
from workflows.engine.tabel import VAN_ELKE, Procedure, Stap
from workflows.engine.velden import Soort, Veld, pak_in, pak_uit

DAYS_LATER = 3
"""So many calendar days on, on a working day, a case comes back that somebody puts off (own choice)."""

# ---------------------------------------------------------------- what is shown


def beeld(office: Office, case: Opened, visit: Visit | None = None, skipped: Sequence[datetime] = ()) -> Beeld:
    """What the screens of a case show, as its procedure shows it; without a visit, as in the morning message, every
    step that can be taken. `skipped` are the moments of reminders that were past already."""
    shown, today = _plain(office, case, visit), office.now().astimezone(AMSTERDAM).date()
    tracks = tuple(spoor.naam for spoor in case.procedure.sporen)
    if visit is not None:
        tracks = owners.tracks_of(office, visit.me, case)
    coming, again = _coming(office, case, today)
    shown = replace(
        shown,
        stappen=_steps(case, tracks, today),
        ontbreekt=zaak.ontbreekt(case.procedure, case.zaak, _waiting(case, tracks), today),
        tegenspraak=_contradictions(case, today),
        herinneringen=coming,
        herhaalt=again,
        overgeslagen=_days(skipped),
        daad=None if case.alleen_lezen else case.daad,
        erbij=[
            *(give(office, case) for give in office.features.op_scherm),
            crossings.beside(office, case),
            attached.on_screen(office, case),
        ],
    )
    return _own(office, case, shown, visit)


def _coming(office: Office, case: Opened, today: date) -> tuple[list[date], bool]:
    """The days on which we remind, and whether that is what comes back when all else was said; never a day that is
    past and waits for somebody's morning."""
    book, ident = office.store.herinneringen, case.row.id
    planned = [day for day in _days(item.moment for item in book.of_case(ident)) if day >= today]
    if planned or not case.loopt:
        return planned, False
    waits = [max(day, today) for day in _days(item.moment for item in book.weer_of_case(ident))]
    # What was said this morning gets its next day in the night.
    return waits or sorted({item.dag for item in weer(case.dagen, today, office.kalender)}), True


def _in_a_line(office: Office, case: Opened, visit: Visit | None = None) -> Beeld:
    """As much of it as a line of a list shows: of many cases no more is looked up."""
    return _own(office, case, _plain(office, case, visit), visit)


def _own(office: Office, case: Opened, shown: Beeld, visit: Visit | None) -> Beeld:
    if case.mist:  # what the procedure would show of it may be just what is lacking
        return Beschadigd.van(shown)
    return office.features.procedures[case.row.procedure].beeld(office, case, shown, visit)


def _plain(office: Office, case: Opened, visit: Visit | None) -> Beeld:
    own = [m.organisatie for m in visit.me.lidmaatschappen if m.organisatie.id == case.row.organisatie] if visit else []
    place = own[0] if own else office.store.people.organisatie(case.row.organisatie)
    return Beeld(
        id=case.row.id,
        referentie=case.row.referentie,
        gemeente=place.naam,
        procedure=case.procedure,
        standen=case.zaak.standen,
        feiten=case.zaak.feiten,
        vandaag=office.now().astimezone(AMSTERDAM).date(),
        kalender=office.kalender,
        dagen=case.dagen,
    )


def _waiting(case: Opened, tracks: Sequence[str]) -> list[str]:
    """The tracks of which a reader hears what they wait for: the own ones, and what is not of one gemeente alone."""
    sporen = case.procedure.sporen
    return [spoor.naam for spoor in sporen if spoor.naam in tracks or spoor.naam not in case.procedure.partijen]


def _days(moments: Iterable[datetime]) -> list[date]:
    return [moment.astimezone(AMSTERDAM).date() for moment in moments]


def _steps(case: Opened, tracks: Sequence[str], today: date) -> list[tuple[str, Stap]]:
    if case.alleen_lezen:
        return []
    return [(naam, stap) for naam in tracks for stap in zaak.nu_te_doen(case.procedure, case.zaak, naam, today)]


def _contradictions(case: Opened, today: date) -> list[str]:
    """What cannot be true together; what was asked back and said to be right is not brought up again."""
    found = zaak.tegenspraken(case.procedure, case.zaak.feiten, today)
    return list(dict.fromkeys(item.zin for item in found if item.hard))


def screen(visit: Visit, case: Opened, note: Tekst, skipped: Sequence[datetime]) -> Bericht:
    """The case, with a note above it."""
    return screens.case(beeld(visit.office, case, visit, skipped), note)


def morning(office: Office, case: Opened, kinds: Sequence[str], person: Persoon | None = None) -> MorningLine:
    """Its line in the morning message of this person, with the buttons that answer it."""
    shown = beeld(office, case)
    if person is not None:
        shown = office.features.procedures[case.row.procedure].voor(office, case, shown, person)
        shown = replace(shown, vroeg=_asked_by(case, person)) if LATER in kinds else shown
    return screens.morning(shown, kinds)


def _asked_by(case: Opened, person: Persoon) -> str:
    """Who asked to be reminded again, where that is somebody else."""
    last = next((item for item in reversed(case.geschiedenis) if item.regel.trigger == zaak.LATER), None)
    return last.wie if last is not None and last.actor != person.id else ""


def line(office: Office, case: Opened) -> MorningLine:
    """The same among many others: it asks nothing, and its buttons are on its own screen."""
    return screens.morning(_in_a_line(office, case), ())


def correctable(case: Opened, ook: Collection[str] = ()) -> Sequence[Veld]:
    """What was asked before, and what can be added at any time; of what stands beside the steps only `ook`."""
    procedure = case.procedure
    wanted = {*case.zaak.feiten, *(veld.naam for veld in (*procedure.aanleg, *procedure.later))}
    beside = {*(veld.naam for veld in VAN_ELKE), *(veld.naam for veld in procedure.overig)} - set(ook)
    return [veld for veld in procedure.velden.values() if veld.naam in wanted - beside]


def handling(procedure: Procedure, **otherwise: object) -> Handling:
    """How the desk deals with the cases of a procedure, from its table; `otherwise` are the fields of Handling in which
    it differs."""
    own = Handling(procedure, screen, morning, correctable, line)
    return replace(own, **otherwise)  # type: ignore[arg-type]  # the fields of Handling, by name


# ---------------------------------------------------------------- looking


def _looked_at(visit: Visit, ident: int) -> Opened | None:
    return cases.open_case(visit, ident, Actie.ZAAK_ZIEN)


def listing(visit: Visit, naam: str, page: int = 0, standen: str = "") -> Bericht:
    """The cases of one procedure of the own organisation(s), most urgent first; those that ended stand below, or not at
    all. With `standen`, parted by full stops, only those in them. KeyError for no procedure."""
    dealt = visit.office.features.procedures[naam]
    own = organisations(visit.me, dealt.recht(Actie.ZAAK_ZIEN))
    acts = regios(visit.me, dealt.recht(Actie.ZAAK_STAP)) if dealt.procedure.partijen else []
    shape = dealt.lijst or screens.lijst(dealt.procedure)
    if not own and not acts:
        return shape.niet_van_jou
    idents = [o.id for o in own]
    replan.settle(visit.office, idents)
    codes = [o.gemeente for o in own if o.gemeente] if dealt.procedure.partijen else []
    led = owners.led(visit.office, visit.me, naam) if acts else []
    lijst, book = (
        Lijst(naam, idents, codes, shape.afgelopen, standen.split(".") if standen else (), led),
        visit.store.plaatsen,
    )
    last = max(0, (book.count(lijst) - 1) // shape.per)
    page = max(0, min(page, last))
    shown = cases.all_opened(visit.office, book.page(lijst, shape.per, page * shape.per))
    beelden = [_in_a_line(visit.office, case, visit) for case in shown]
    where = " en ".join(dict.fromkeys([*(o.naam for o in own), *(m.organisatie.naam for m in acts)]))
    return screens.listing(shape, dealt.procedure, beelden, page, last, where, standen)


def more(visit: Visit, ident: int, page: int = 0) -> Bericht:
    """What is seldom needed, with what other uses add."""
    case = _looked_at(visit, ident)
    if case is None:
        return start.may_not()
    ours = may(visit.me, owners.right_of(visit.office, case, Actie.ZAAK_ZIEN), case.row.organisatie)
    extra = [knop for give in visit.office.features.bij_zaak for knop in give(visit, case)] if ours else []
    return screens.more(beeld(visit.office, case, visit), extra, page)


def whole(visit: Visit, ident: int) -> Bericht:
    """All of its screen, where a phone does not hold it at once."""
    case = _looked_at(visit, ident)
    return screens.whole(beeld(visit.office, case, visit)) if case is not None else start.may_not()


def explain(visit: Visit, ident: int) -> Bericht:
    """What belongs to where the case is, and how its days were found."""
    case = _looked_at(visit, ident)
    return screens.explanation(beeld(visit.office, case, visit)) if case is not None else start.may_not()


def missing(visit: Visit, ident: int) -> Bericht:
    """What the steps from here still wait for."""
    case = _looked_at(visit, ident)
    return screens.missing(beeld(visit.office, case, visit)) if case is not None else start.may_not()


def snooze(visit: Visit, ident: int, chosen: date | None = None) -> Bericht:
    """Remind me of this again in three days, on a working day; or on the last working day, where that was offered as
    `chosen` because three days on is too late."""
    case = cases.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None or not may(visit.me, owners.right_of(visit.office, case, Actie.ZAAK_STAP), case.row.organisatie):
        return start.may_not()
    if not case.loopt:
        return cases.show(visit, ident, screens.nothing_to_remind())
    last = last_to_come(case, visit.today)
    day = visit.office.kalender.herinnerdag_na(visit.today + timedelta(days=DAYS_LATER))
    if last is not None and chosen == last.werkdag > visit.today:
        day = last.werkdag
    if case.zaak.feiten.get(LATER) != day:
        try:
            steps.jot(visit, case, zaak.LATER, {LATER: day})
        except Geweigerd as refused:  # another case has something against it
            return cases.show(visit, ident, " ".join(refused.redenen))
    shown = cases.show(visit, ident, screens.will_remind(day, last))
    return screens.rather(shown, ident, last.werkdag) if last and visit.today < last.werkdag < day else shown


def last_to_come(case: Opened, today: date) -> LaatsteDag | None:
    """The last day that leads and is still to come."""
    return next((dag for dag in leidend(case.dagen, today) if dag.grens and dag.werkdag >= today), None)


# ---------------------------------------------------------------- registering


def new(visit: Visit, naam: str, organisatie: int | None = None, known: Answers | None = None) -> Bericht | None:
    """Begin a case, with what is known of it as far as that can be; who works for several gemeenten is asked for which.
    KeyError for no procedure."""
    dealt = visit.office.features.procedures[naam]
    if dealt.form not in visit.office.features.forms:  # it begins in a way of its own
        return start.unknown_button()
    chosen = [o for o in _may_make(visit, naam) if organisatie in (None, o.id)]
    if not chosen:
        return screens.not_yours(dealt.procedure)
    if len(chosen) > 1:
        return screens.which_gemeente(dealt.procedure, chosen, _as_words(dealt.procedure, known or {}, chosen))
    forms.start(visit, dealt.form, {"procedure": naam, "organisatie": chosen[0].id}, known)
    return None


MOST_GIVEN = 64
"""Bytes that a button carries."""


def _as_words(procedure: Procedure, known: Answers, places: Sequence[Organisatie]) -> list[str]:
    """What is known of a new case as the words of a button, each behind the place of its field among those that are
    asked; what does not fit is asked after all."""
    longest = max(len(actie("zn", procedure.naam, o.id)) for o in places)
    given: list[str] = []
    for place, veld in enumerate(procedure.aanleg):
        value = pak_in({veld.naam: known[veld.naam]})[veld.naam] if veld.naam in known else None
        words = [str(place), str(value)]
        if isinstance(value, int | str) and longest + len(":".join(("", *given, *words)).encode()) <= MOST_GIVEN:
            given += words
    return given


def _may_make(visit: Visit, naam: str) -> tuple[Organisatie, ...]:
    return organisations(visit.me, visit.office.features.procedures[naam].recht(Actie.ZAAK_MAKEN))


def typed(visit: Visit, naam: str, argument: str) -> Bericht | None:
    """The command of a procedure: with a line of facts behind it, begin with those; alone, the cases that run, or the
    first question where there are none."""
    procedure, own = visit.office.features.procedures[naam].procedure, _may_make(visit, naam)
    if not argument.strip():
        replan.settle(visit.office, [o.id for o in own])
        runs = bool(own) and visit.store.plaatsen.page(Lijst(naam, [o.id for o in own]), 1)
        return listing(visit, naam) if runs else new(visit, naam)
    if len(own) != 1:
        return new(visit, naam)
    known, problem = one_line.read(visit, procedure, own[0].id, argument)
    if problem:
        visit.say(Bericht(problem))
    return new(visit, naam, own[0].id, known)


# ---------------------------------------------------------------- the tables


def feature(
    procedure: Procedure,
    groep: Groep,
    uitleg: str,
    *,
    label: str = "",
    genoemd: tuple[str, ...] = (),
    dealt: Handling | None = None,
) -> Feature:
    """What a use brings that is its table and nothing else: `uitleg` is its line in the help, `label` and `genoemd` as
    in Command, and `dealt` its Handling where that differs."""
    naam, noun = procedure.naam, klein(procedure.titel)
    lists = Command(
        naam,
        uitleg,
        lambda visit, argument: typed(visit, naam, argument),
        (several(procedure).casefold(),),
        Actie.ZAAK_MAKEN,
        label=label,
        genoemd=genoemd,
    )
    dealt = dealt or handling(procedure)
    begins = Command(
        dealt.form,
        None,
        lambda visit, _: new(visit, naam),
        (new_case(procedure).casefold(), f"{noun} vastleggen".casefold()),
    )
    return Feature(
        groep, (lists, begins), forms=forms_of(dealt), procedures=(dealt,), bij_naam=attached.in_words(procedure)
    )


def _known(visit: Visit, naam: str) -> str:
    """The procedure that a button names. Raises ValueError for one that is not there."""
    if naam not in visit.office.features.procedures:
        raise ValueError(naam)
    return naam


def _press_new(visit: Visit, words: list[str]) -> Bericht | None:
    """`zn:garantie`, `zn:garantie:7` in that organisation, `zn:garantie:7:1:2026-03-02` with what is known of a field
    that is asked, by its place; before by its name."""
    naam, *rest = words
    organisatie, given = (int(rest[0]) if rest else None), dict(zip(rest[1::2], rest[2::2], strict=True))
    procedure = visit.office.features.procedures[_known(visit, naam)].procedure
    asked = {str(place): veld for place, veld in enumerate(procedure.aanleg)}
    named = {asked[key].naam if key in asked else key: _value(asked.get(key), value) for key, value in given.items()}
    return new(visit, naam, organisatie, pak_uit(procedure.velden, named))


def _value(veld: Veld | None, word: str) -> str | int:
    return int(word) if veld is not None and veld.soort is Soort.AANTAL else word


PRESSES: Mapping[str, Press] = {
    "zl": lambda visit, words: listing(visit, _known(visit, words[0]), int(words[1]), *words[2:3]),
    "zn": _press_new,
    "zm": lambda visit, words: more(visit, int(words[0]), *map(int, words[1:2])),
    "za": lambda visit, words: whole(visit, int(words[0])),
    "zt": lambda visit, words: explain(visit, int(words[0])),
    "zo": lambda visit, words: missing(visit, int(words[0])),
    "zs": lambda visit, words: snooze(visit, int(words[0]), *map(date.fromisoformat, words[1:2])),
}

"""What can be asked of every case that is named, beside its steps: putting it right, and being reminded of it."""

import re
from datetime import date, timedelta

from bot.desk import cases, correcting, ending, owners, standard, steps
from bot.desk.case import Opened
from bot.desk.feature import BijNaam
from bot.desk.own.filled import day_in
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.screens import own as own_screens
from bot.screens import standard as standard_screens
from bot.screens import start
from bot.screens.message import Bericht, Knop, actie
from workflows.dates.reading import Onduidelijk
from workflows.dates.words import WEEKDAGEN
from workflows.engine import zaak
from workflows.engine.laatste_dagen import LATER
from workflows.engine.machine import Geweigerd
from workflows.engine.stapwoorden import stappen_in, woorden_van
from workflows.engine.velden import Soort


def _correct(visit: Visit, case: Opened, rest: str) -> Bericht | bool | None:
    """Which of its facts is wrong: each a button; the one that is named is put right with the day in the sentence."""
    put_right = moved(visit, case, rest)
    if put_right is not None:
        return put_right
    shown = correcting.correct(visit, case.row.id, None)
    return True if shown is None else shown


def moved(visit: Visit, case: Opened, rest: str) -> Bericht | bool | None:
    """Another day for a fact that a step brought, where the sentence names the step or the fact."""
    moved_to = list(_NAAR.finditer(rest))
    day_said = _NIET_MEER.sub(" ", rest[moved_to[-1].end() :]) if moved_to else ""
    named = [veld for veld in case.procedure.aanleg if veld.soort is Soort.DATUM and _is_named(veld.titel, rest)]
    fields = named or [veld for item in stappen_in(case.procedure, rest) for veld in item.stap.velden]
    if moved_to and not fields:  # only the one day that was agreed can be moved
        ahead = [
            veld for veld in case.procedure.velden.values() if veld.soort is Soort.DATUM and veld.richting == "toekomst"
        ]
        known_ones = [veld for veld in ahead if case.zaak.feiten.get(veld.naam) is not None and veld.naam != LATER]
        fields = known_ones if len(known_ones) == 1 else []
    for veld in fields:
        known = case.zaak.feiten.get(veld.naam) if veld.soort is Soort.DATUM else None
        day = day_in(day_said, visit.today, veld.richting) if known is not None else None
        if isinstance(day, date) and day != known:
            return correcting.propose(
                visit, case, veld.naam, day, own_screens.head(standard.beeld(visit.office, case, visit))
            )
    return None


_NAAR = re.compile(r"\b(?:naar|wordt|is nu|werd|moet(?: het)?(?: zijn)?|was|hoort)\b ")
"""In front of the new day."""
_NIET_MEER = re.compile(r"\b(?:ipv|i\.p\.v\.?|in plaats van|niet|en niet)\b.*")
"""From where the day stands that it no longer is."""


def _is_named(titel: str, text: str) -> bool:
    """Whether a text names a fact: by its title, also without what joins it ("koppeldatum" for "koppelingsdatum")."""
    begin, _, end = titel.casefold().partition("ingsdatum")
    return any(
        word == titel.casefold() or (not end and word in (f"{begin}datum", f"{begin}dag", f"{begin}ingsdag"))
        for word in woorden_van(text)
    )


_DAYS = {name[:2]: name for name in WEEKDAGEN[:5]}
_SHORT_DAY = re.compile(r"(?<![\w-])(?:ma|di|wo|do|vr)(?![\w-])", re.IGNORECASE)
"""A working day by its two letters: to be reminded is asked for a day, so they are no other word here."""


def _remind(visit: Visit, case: Opened, rest: str) -> Bericht | bool | None:
    """To be reminded on the day in the sentence; without one, as the button under "Meer" does."""
    if not may(visit.me, owners.right_of(visit.office, case, Actie.ZAAK_STAP), case.row.organisatie):
        return None
    if not case.loopt:
        return cases.show(visit, case.row.id, standard_screens.nothing_to_remind())
    shown = standard.beeld(visit.office, case, visit)
    ahead = _days_ahead(visit, case, rest)
    if ahead is not None:
        dag = visit.office.kalender.herinnerdag(ahead)
        return own_screens.remind(shown, dag, on(case, dag))
    read = day_in(_SHORT_DAY.sub(lambda said: f"{_DAYS[said[0].casefold()]}, ", rest), visit.today, "toekomst")
    if isinstance(read, Onduidelijk):
        return own_screens.which_day(shown, read.vraag, [on(case, dag) for dag in read.keuzes if dag > visit.today])
    if read is None:
        dag = visit.office.kalender.herinnerdag_na(visit.today + timedelta(days=standard.DAYS_LATER))
        return own_screens.remind(shown, dag, on(case, dag))
    if read <= visit.today:
        return cases.show(visit, case.row.id, own_screens.PAST)
    dag = visit.office.kalender.herinnerdag_na(read)
    return own_screens.remind(shown, dag, on(case, dag))


_ERVOOR = re.compile(
    r"\b(?P<n>een|één|twee|drie|vier|vijf|\d{1,2}) (?P<maat>werkdag(?:en)?|dag(?:en)?|week|weken) "
    r"(?:voor|van tevoren|ervoor|vooraf|eerder)\b",
    re.IGNORECASE,
)
_TELWOORD = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5}


def _days_ahead(visit: Visit, case: Opened, rest: str) -> date | None:
    """The day that lies so long before what is to come: the day of the step that is named, where one was agreed, else
    the last day that leads. None where nothing of the kind is said, or that day has been."""
    said = _ERVOOR.search(rest)
    if said is None:
        return None
    known = (case.zaak.feiten.get(veld.naam) for item in stappen_in(case.procedure, rest) for veld in item.stap.velden)
    agreed = next((day for day in known if isinstance(day, date) and day > visit.today), None)
    leads = standard.beeld(visit.office, case, visit).leiden
    until = agreed or (leads[0].werkdag if leads else None)
    if until is None:
        return None
    number = _TELWOORD.get(said["n"].casefold()) or int(said["n"])
    if said["maat"].casefold().startswith("werkdag"):
        day = visit.office.kalender.plus_werkdagen(until, -number)
    else:
        day = until - timedelta(days=number * (7 if said["maat"].casefold().startswith("we") else 1))
    return day if day > visit.today else None


_UNDO = "haal|haalt|verwijder|wis|schrap|annuleer|stop|zet|mag|kan|hoeft"


def _no_reminder(visit: Visit, case: Opened, rest: str) -> Bericht:
    """A reminder is put on another day, not taken away: which one stands, and how that is done."""
    del rest
    stands = case.zaak.feiten.get(LATER)
    ahead = stands if stands is not None and stands > visit.today else None
    return cases.show(visit, case.row.id, own_screens.no_undo(ahead, case.row.referentie))


def on(case: Opened, dag: date) -> Knop:
    """The button that has this person reminded of the case on this day."""
    return Knop(own_screens.remind_on(dag), actie("zh", case.row.id, dag.isoformat()))


def remind_on(visit: Visit, ident: int, dag: date) -> Bericht:
    """`zh:<case>:<day>`: remind of the case on this day."""
    case = cases.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None or not may(visit.me, owners.right_of(visit.office, case, Actie.ZAAK_STAP), case.row.organisatie):
        return start.may_not()
    if not case.loopt:
        return cases.show(visit, ident, standard_screens.nothing_to_remind())
    if dag <= visit.today:
        return cases.show(visit, ident, own_screens.PAST)
    if case.zaak.feiten.get(LATER) != dag:
        try:
            steps.jot(visit, case, zaak.LATER, {LATER: dag})
        except Geweigerd as refused:  # another case has something against it
            return cases.show(visit, ident, " ".join(refused.redenen))
    return cases.show(visit, ident, standard_screens.will_remind(dag, standard.last_to_come(case, visit.today)))


_VERZET = (
    "verzet|verzetten|verplaats|verplaatst|verplaatsen|verschoven|verschuiven|verschuift|verschuif|opgeschoven"
    "|uitgesteld|andere"
)
_AFSPRAAK = "afspraak|tekenafspraak|tekenafspr|tekendag|tekendatum|tekenen|ondertekening|datum|dag"


def _story(visit: Visit, case: Opened, rest: str) -> Bericht:
    """Everything that happened, with the way to keep it as a file."""
    del rest
    return ending.history(visit, case.row.id)


BIJ_NAAM = (
    BijNaam(
        (
            "exporteer|exporteren|export|uitdraai|printen|archief|archiveren",
            "bestand maak|opslaan|bewaar|sturen|stuur|krijgen|als|dossier",
            "verloop|dossierverloop|zaakverloop|geschiedenis|historie|tijdlijn|logboek",
            "wat gebeurd allemaal|precies|tot",
        ),
        _story,
    ),
    BijNaam(
        (
            "verkeerde|verkeerd|foute|fout|foutje|onjuist|onjuiste|verbeter|verbeteren|wijzig|wijzigen|corrigeer|typefout",
            "klopt|kloppen niet",
            "pas|passen aan",
            f"niet door {_AFSPRAAK}",
            "vergist|vergissing|abuis|verbetering|correctie|corrigeren|rectificeer|aanpassen|aangepast",
            "terugdraaien|teruggedraaid|draai|ongedaan",
            f"{_VERZET} {_AFSPRAAK}",
        ),
        _correct,
    ),
    BijNaam(
        (
            "herinner|herinnering|herinneren|reminder",
            "later weer|terug",
            "nabellen|terugbellen|navragen over|op|dagen|week|weken|vandaag|morgen",
            "weer|terug zien|tonen|komen|laten|bellen|kijken",
            "snooze|snoozen",
            "waarschuw|waarschuwen",
            "berichtje|bericht krijgen|krijg",
            "berichtje|bericht stuur|geef|sturen|geven me|mij",
            "seintje|berichtje|piepje|reminder|herinnering geef|geven|stuur|sturen|zet over|van|voor|bij",
            "seintje|piep|piepen|piepje|ping|pingen|por|alarm|notificatie|alert",
            "denk|denken aan|eraan",
            "onthoud|onthouden|vergeten|vergeet",
            "trek|trekken bel|mouw|jas",
            "wekker|wekkertje",
            "terugkomen|terugkom|terugbellen|nakijken op|morgen|overmorgen|dagen|week|weken|maand",
            "weken|week|dagen checken|nakijken|controleren",
            "agenda zet|zetten",
        ),
        _remind,
    ),
    BijNaam(
        (
            f"{_UNDO} herinnering|herinneringen|reminder|seintje|melding weg|verwijderd|uit|eraf|niet|meer",
            "verwijder|wis|schrap|annuleer|stop herinnering|herinneringen|reminder|seintje",
        ),
        _no_reminder,
    ),
)
PRESSES = {"zh": lambda visit, words: remind_on(visit, int(words[0]), date.fromisoformat(words[1]))}

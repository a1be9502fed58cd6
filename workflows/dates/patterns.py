"""What each way of typing a date means: a table of patterns, each with the function that reads what it matched.

A reader gives a date, a question to ask back, or None when what matched is no date after all.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from workflows.dates import words
from workflows.dates.kalender import EEN_DAG, plus_maanden
from workflows.dates.words import (
    DAG,
    EENHEID,
    GETAL,
    GRENS,
    JAAR,
    KANT,
    MAANDEN,
    WEEKDAG,
    WEEKDAG_KORT,
    WEEKDAGEN,
    zeg,
)

Richting = Literal["verleden", "toekomst", "dichtbij"]

EERSTE_JAAR, LAATSTE_JAAR = 2000, 2100
# Without a year the nearest date is meant when it lies within a quarter of today: the other one is then three times
# as far. With a wanted side, a date just across today may be meant as well, so within a month of it we ask.
DICHTBIJ = timedelta(days=92)
TWIJFEL = timedelta(days=31)
RUIM_EEN_JAAR = timedelta(days=366)
KORT_JAAR = 10  # two digits ("'26") are believed within ten years of today


@dataclass(frozen=True, slots=True)
class Onduidelijk:
    """No single date can be read. `vraag` is what to ask back; `keuzes` what could be meant, earliest first."""

    vraag: str
    keuzes: tuple[date, ...] = ()


Gelezen = date | Onduidelijk


@dataclass(frozen=True, slots=True)
class Nu:
    vandaag: date
    richting: Richting


Lezer = Callable[[re.Match[str], Nu], Gelezen | None]
Patronen = tuple[tuple[re.Pattern[str], Lezer], ...]


def welke(dagen: Iterable[date]) -> Onduidelijk:
    keuzes = tuple(sorted(set(dagen)))
    namen = [zeg(dag) for dag in keuzes]
    vraag = f"Welke datum bedoel je: {', '.join(namen[:-1])} of {namen[-1]}?" if namen[1:] else f"Bedoel je {namen[0]}?"
    return Onduidelijk(vraag, keuzes)


def verkeerd_jaar(jaar: str) -> Onduidelijk:
    return Onduidelijk(f"Met het jaar {jaar} kan ik niet rekenen. Typ een jaar van {EERSTE_JAAR} t/m {LAATSTE_JAAR}.")


def _groep(m: re.Match[str], naam: str) -> str | None:
    return m.groupdict().get(naam)


# ---------------------------------------------------------------- a day of a month


def _in_woorden(m: re.Match[str], nu: Nu) -> Gelezen | None:
    """ "15 maart", "vr 13 nov '26", "1e januari volgend jaar", "15 maart a.s."; None when the word is no month."""
    gelezen = [_dag_en_maand(m, nu, maand) for maand in words.maanden(m["maand"])]
    dagen = [g for g in gelezen if isinstance(g, date)]
    if len(gelezen) > 1 and dagen:
        return welke(dagen)
    return gelezen[0] if gelezen else None


def _in_cijfers(m: re.Match[str], nu: Nu) -> Gelezen | None:
    """ "15-3", "15/03/26", "15.3.2026", "2026-03-15"; None when the month cannot even be a day ("12-34-56")."""
    dag, maand = int(m["dag"]), int(m["maand"])
    if 1 <= maand <= 12:
        return _dag_en_maand(m, nu, maand)
    if maand > 31:
        return None
    jaar = jaar_van(m, nu)
    omgekeerd = _dag(maand, dag, jaar) if isinstance(jaar, int) else None  # the American order
    uitleg = f"Maand {maand} bestaat niet. Typ eerst de dag en dan de maand, bijvoorbeeld 15-3-2026."
    return Onduidelijk(uitleg, (omgekeerd,) if omgekeerd else ())


def _dag_en_maand(m: re.Match[str], nu: Nu, maand: int) -> Gelezen:
    dag, jaar = words.getal(m["dag"]), jaar_van(m, nu)
    if isinstance(jaar, Onduidelijk):
        return jaar
    naam = _groep(m, "weekdag")
    weekdag = words.weekdag(naam) if naam else None
    if jaar is None:
        return _zonder_jaar(dag, maand, weekdag, met_kant(_groep(m, "kant"), nu))
    gevonden = _dag(dag, maand, jaar)
    if gevonden is None:
        return Onduidelijk(f"{dag} {MAANDEN[maand - 1]} {jaar} bestaat niet. Welke dag bedoel je?")
    return _klopt_weekdag(gevonden, weekdag)


def _dag(dag: int, maand: int, jaar: int) -> date | None:
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None


def jaar_van(m: re.Match[str], nu: Nu) -> int | Onduidelijk | None:
    """The year in the match, None when there is none."""
    tekst = (_groep(m, "jaar") or "").lstrip("'")
    if not tekst:
        return None
    if tekst.endswith("jaar"):
        return nu.vandaag.year + {"vorig": -1, "dit": 0, "volgend": 1}[tekst.split()[0]]
    jaar = int(tekst[:5]) + (EERSTE_JAAR if len(tekst) == 2 else 0)
    if len(tekst) == 2 and abs(jaar - nu.vandaag.year) > KORT_JAAR:
        return Onduidelijk("Welk jaar bedoel je? Typ het met vier cijfers, bijvoorbeeld 15 maart 2026.")
    klopt = len(tekst) in (2, 4) and EERSTE_JAAR <= jaar <= LAATSTE_JAAR
    return jaar if klopt else verkeerd_jaar(tekst[:5])


def met_kant(woord: str | None, nu: Nu) -> Nu:
    """The same with the side of today that a word says; None for no word."""
    if woord is None:
        return nu
    return replace(nu, richting="toekomst" if woord in ("aanstaande", "komende") else "verleden")


def _zonder_jaar(dag: int, maand: int, weekdag: int | None, nu: Nu) -> Gelezen:
    """The date of the year that is meant, or a question. Eight years each way reach the next 29 February."""
    jaren = range(nu.vandaag.year - 8, nu.vandaag.year + 9)
    dagen = [d for jaar in jaren if (d := _dag(dag, maand, jaar))]
    if not dagen:
        return Onduidelijk(f"{dag} {MAANDEN[maand - 1]} bestaat niet. Welke dag bedoel je?")
    eerder = max(d for d in dagen if d <= nu.vandaag)
    later = min(d for d in dagen if d >= nu.vandaag)
    if weekdag is not None:
        return _jaar_bij_weekdag(eerder, later, weekdag, nu)
    return kies(eerder, later, nu) or welke((eerder, later))


def kies(eerder: date, later: date, nu: Nu) -> date | None:
    """The one of the two that is clearly meant, if any."""
    terug, verder = nu.vandaag - eerder, later - nu.vandaag
    if nu.richting == "verleden":
        zeker = terug <= RUIM_EEN_JAAR and (not terug or verder > TWIJFEL)
        return eerder if zeker else None
    if nu.richting == "toekomst":
        zeker = verder <= RUIM_EEN_JAAR and (not verder or terug > TWIJFEL)
        return later if zeker else None
    dichtst = eerder if terug <= verder else later
    return dichtst if abs(dichtst - nu.vandaag) <= DICHTBIJ else None


def _jaar_bij_weekdag(eerder: date, later: date, weekdag: int, nu: Nu) -> Gelezen:
    """The weekday tells the year, unless a nearer date has another weekday: then one of the two was mistyped."""
    mogelijk = {"verleden": [eerder], "toekomst": [later], "dichtbij": [eerder, later]}[nu.richting]
    past = [d for d in mogelijk if d.weekday() == weekdag]
    dichtst = min(mogelijk, key=lambda d: abs(d - nu.vandaag))
    if past and (dichtst in past or abs(dichtst - nu.vandaag) > DICHTBIJ):
        return welke(past) if len(set(past)) > 1 else past[0]
    return _klopt_weekdag(dichtst, weekdag)


def _klopt_weekdag(dag: date, weekdag: int | None) -> Gelezen:
    """The date, or a question that offers it beside the dates with the weekday that was typed."""
    if weekdag is None or dag.weekday() == weekdag:
        return dag
    naast = dag + EEN_DAG * ((weekdag - dag.weekday() + 3) % 7 - 3)
    buren = [d for n in (-1, 1) if (d := _dag(dag.day, dag.month, dag.year + n)) and d.weekday() == weekdag]
    return Onduidelijk(
        f"{zeg(dag)[3:]} is een {WEEKDAGEN[dag.weekday()]}, geen {WEEKDAGEN[weekdag]}. Welke dag bedoel je?",
        tuple(sorted({dag, naast, *buren})),
    )


# ---------------------------------------------------------------- a day counted from today


def _dagwoord(m: re.Match[str], nu: Nu) -> date:
    """ "gisteren", "vandaag over twee weken"."""
    dag = nu.vandaag + EEN_DAG * words.DAGWOORDEN[m["woord"]]
    return _schuif(dag, m, 1) if m["getal"] else dag


def _over(m: re.Match[str], nu: Nu) -> date:
    return _schuif(nu.vandaag, m, 1)


def _geleden(m: re.Match[str], nu: Nu) -> date:
    return _schuif(nu.vandaag, m, -1)


def _schuif(dag: date, m: re.Match[str], kant: int) -> date:
    aantal = kant * words.getal(m["getal"])
    if m["eenheid"].startswith("dag"):
        return dag + timedelta(days=aantal)
    if m["eenheid"].startswith("we"):
        return dag + timedelta(weeks=aantal)
    return plus_maanden(dag, aantal * (12 if m["eenheid"].startswith("jaar") else 1))


def _weekdag(m: re.Match[str], nu: Nu) -> Gelezen:
    """ "dinsdag", "afgelopen vrijdag", "vrijdag a.s.". "vorige" and "volgende" mean two things, so they are asked."""
    nummer, woord = words.weekdag(m["weekdag"]), m["voor"] or m["na"]
    in_week = nu.vandaag + EEN_DAG * (nummer - nu.vandaag.weekday())
    vorige = in_week if in_week < nu.vandaag else in_week - timedelta(7)
    komende = in_week if in_week > nu.vandaag else in_week + timedelta(7)
    match woord:
        case "afgelopen" | "jongstleden":
            return vorige
        case "aanstaande" | "komende" | "eerstkomende" | "eerstvolgende":
            return komende
        case "vorige":
            return welke((vorige, vorige - timedelta(7)))
        case "volgende":
            return welke((komende, komende + timedelta(7)))
        case "deze":
            return in_week if in_week >= nu.vandaag else welke((in_week, in_week + timedelta(7)))
    vandaag = () if in_week != nu.vandaag else (nu.vandaag,)
    keuzes = {"verleden": (vorige, *vandaag), "toekomst": (*vandaag, komende)}.get(nu.richting)
    keuzes = keuzes or (vorige, *vandaag, komende)
    return keuzes[0] if len(keuzes) == 1 else welke(keuzes)


def _weekdag_over(m: re.Match[str], nu: Nu) -> date:
    """ "maandag over een week": so many weeks after the coming one."""
    over = (words.weekdag(m["weekdag"]) - nu.vandaag.weekday()) % 7 or 7
    return _schuif(nu.vandaag + EEN_DAG * over, m, 1)


_WEKEN = {"vorige": -1, "afgelopen": -1, "deze": 0, "volgende": 1, "komende": 1}


def _maandag(woord: str, nu: Nu) -> date:
    return nu.vandaag + timedelta(days=-nu.vandaag.weekday(), weeks=_WEKEN[woord])


def _dag_in_week(m: re.Match[str], nu: Nu) -> Gelezen:
    """ "vorige week dinsdag"; "afgelopen" and "komende week" may also mean the seven days next to today."""
    dag = _maandag(m["week"], nu) + EEN_DAG * words.weekdag(m["weekdag"])
    if m["week"] == "komende" and dag - timedelta(7) > nu.vandaag:
        return welke((dag - timedelta(7), dag))
    if m["week"] == "afgelopen" and dag + timedelta(7) < nu.vandaag:
        return welke((dag, dag + timedelta(7)))
    return dag


def _dag_in_deze_maand(m: re.Match[str], nu: Nu) -> Gelezen:
    """ "de 15e van deze maand"."""
    eerste = plus_maanden(nu.vandaag.replace(day=1), _WEKEN[m["week"]])
    dag = words.getal(m["dag"])
    bestaat_niet = Onduidelijk(f"{dag} {MAANDEN[eerste.month - 1]} {eerste.year} bestaat niet. Welke dag bedoel je?")
    return _dag(dag, eerste.month, eerste.year) or bestaat_niet


# ---------------------------------------------------------------- date-like, but no date yet


def _weekdag_en_nummer(m: re.Match[str], nu: Nu) -> Gelezen:
    """ "maandag 16": the one day near today that is both, or a question."""
    omtrek = (nu.vandaag + EEN_DAG * n for n in range(-45, 46))
    weekdag, dag = words.weekdag(m["weekdag"]), words.getal(m["dag"])
    past = [d for d in omtrek if d.day == dag and d.weekday() == weekdag]
    return past[0] if len(past) == 1 else Onduidelijk("Welke maand bedoel je? Typ ook de maand.", tuple(past))


def _hele_week(m: re.Match[str], nu: Nu) -> Onduidelijk:
    return welke_werkdag(_maandag(m["week"], nu))


def welke_werkdag(maandag: date) -> Onduidelijk:
    werkweek = tuple(maandag + EEN_DAG * n for n in range(5))
    return Onduidelijk("Ik heb de precieze dag nodig. Welke dag in die week?", werkweek)


def _vaag(_m: re.Match[str], _nu: Nu) -> Onduidelijk:
    return Onduidelijk("Ik heb de precieze dag nodig. Typ dag en maand, bijvoorbeeld 15 maart 2026.")


def _vage_maand(m: re.Match[str], _nu: Nu) -> Onduidelijk | None:
    """ "eind maart"; None when the word is no month."""
    maanden = words.maanden(m["maand"])
    return Onduidelijk(f"Welke dag in {MAANDEN[maanden[0] - 1]}? Ik heb de precieze dag nodig.") if maanden else None


def _alleen_nummer(m: re.Match[str], nu: Nu) -> Onduidelijk | None:
    """ "de 15e": the last and the next one are offered; None when no month has that day."""
    dag = words.getal(m["dag"])
    omtrek = [nu.vandaag + EEN_DAG * n for n in range(-62, 63)]
    eerder = [d for d in omtrek if d.day == dag and d <= nu.vandaag][-1:]
    later = [d for d in omtrek if d.day == dag and d > nu.vandaag][:1]
    return Onduidelijk("Welke maand bedoel je? Typ ook de maand.", (*eerder, *later)) if eerder else None


def _acht_cijfers(m: re.Match[str], _nu: Nu) -> Onduidelijk | None:
    """ "15032026" is likely a date, but as likely a number of something else."""
    c = m[0]
    gelezen = (_dag(int(c[:2]), int(c[2:4]), int(c[4:])), _dag(int(c[6:]), int(c[4:6]), int(c[:4])))
    dagen = [d for d in gelezen if d and EERSTE_JAAR <= d.year <= LAATSTE_JAAR]
    return welke(dagen) if dagen else None


# ---------------------------------------------------------------- the patterns

_MAAND = r"(?P<maand>[a-z]{3,10})(?![a-z])\.?"
_WEEK = rf"(?P<week>{'|'.join(_WEKEN)})"
_WANNEER = r"(?P<voor>aanstaande|(?:eerst)?komende|eerstvolgende|afgelopen|jongstleden|vorige|volgende|deze)"
_ERNA = r"(?:[ ,]+(?P<na>aanstaande|komende|jongstleden|afgelopen)\b)?"
_CIJFERS = r"(?P<dag>[0-9]{1,2}) ?[-/.] ?(?P<maand>[0-9]{1,2})"
_LOS = r"(?!\w|[-/.] ?[0-9])"  # nothing follows that makes it another kind of number
_GEEN_AANTAL = r"(?! ?(?:[0-9%]|weken|dagen|werkdagen|maanden|jaar|uur|pers|woning|kamer|deel|van de\b|van het\b))"
_KORT_IN_CIJFERS = rf"{_CIJFERS}{_LOS}{_GEEN_AANTAL}(?:[ ,]+{KANT})?"
_NA_WOORD = (
    r"(?:^(?=[0-9]+ ?-)|\b(?:op|per|sinds|vanaf|dd|datum|gekoppeld|koppeling|koppelingsdatum|getekend|tekendatum"
    r"|verhuisd|vergunning)\b[ .:]*)"
)
_DAGWOORD = rf"(?<!goede )(?<!goeden ){GRENS}(?P<woord>{'|'.join(sorted(words.DAGWOORDEN, key=len, reverse=True))})\b"


def _patronen(*tabel: tuple[str, Lezer]) -> Patronen:
    return tuple((re.compile(patroon), lees) for patroon, lees in tabel)


OVERAL = _patronen(
    (rf"{GRENS}(?:{WEEKDAG_KORT})?{DAG}(?: van)?[ .-]{{0,3}}{_MAAND}(?:{JAAR}|[ ,]+{KANT})?", _in_woorden),
    (rf"{GRENS}{KANT} (?:{WEEKDAG_KORT})?{DAG} {_MAAND}", _in_woorden),
    (rf"{GRENS}(?:{WEEKDAG_KORT})?{_CIJFERS} ?[-/.] ?(?P<jaar>'?[0-9]{{2,5}}){_LOS}", _in_cijfers),
    (rf"{GRENS}(?P<jaar>[0-9]{{4}})[-/.](?P<maand>[0-9]{{1,2}})[-/.](?P<dag>[0-9]{{1,2}}){_LOS}", _in_cijfers),
    (rf"{GRENS}{WEEKDAG_KORT}{_KORT_IN_CIJFERS}", _in_cijfers),
    (rf"{_DAGWOORD}(?: over {GETAL} {EENHEID})?", _dagwoord),
    (rf"{GRENS}{GETAL} {EENHEID} (?:geleden|terug)\b", _geleden),
    (
        rf"(?<!elke )(?<!iedere )(?<!goede ){GRENS}(?:{_WANNEER} )?{WEEKDAG}{_ERNA}",
        _weekdag,
    ),
    (rf"{GRENS}(?:aanstaande |komende )?{WEEKDAG} over {GETAL} (?P<eenheid>week|weken)\b", _weekdag_over),
    (rf"{GRENS}{_WEEK} week(?: op)? {WEEKDAG}", _dag_in_week),
    (rf"{GRENS}{WEEKDAG} (?:in |van )?(?:de )?{_WEEK} week\b", _dag_in_week),
    (rf"{GRENS}(?:de )?{DAG} (?:van )?(?:de )?{_WEEK} maand\b", _dag_in_deze_maand),
    (rf"{GRENS}{WEEKDAG} (?!een\b)(?:de )?{DAG}{_LOS}(?! ?[0-9])", _weekdag_en_nummer),
    (rf"{GRENS}{_WEEK} week\b", _hele_week),
    (rf"{GRENS}{_WEEK} maand\b", _vaag),
    (rf"{GRENS}(?:begin|half|medio|midden|eind|einde) (?:van )?{_MAAND}(?:{JAAR})?", _vage_maand),
    (
        rf"{GRENS}(?:begin|half|medio|midden|eind|einde) (?:van )?(?:de |deze |dit |{_WEEK} )?(?:week|maand|jaar)\b",
        _vaag,
    ),
    (rf"{GRENS}(?P<maand>{'|'.join(MAANDEN)}|mrt)\b(?:{JAAR})?", _vage_maand),
    (r"\bover (?:een )?(?:paar|enkele|aantal|half|halve|anderhalve?) (?:dag|we|maand|ja)[a-z]*", _vaag),
    (r"\b(?:paar|enkele|aantal|half|halve|anderhalve?) (?:dag|we|maand|ja)[a-z]* (?:geleden|terug)\b", _vaag),
    (rf"\bover {GETAL} werkdag(?:en)?\b", _vaag),
    (rf"{GRENS}[a-z0-9]+ (?:dag|we|maand|ja)[a-z]* en {GETAL} {EENHEID} (?:geleden|terug)\b", _vaag),
    (rf"{GRENS}(?:eerste|tweede|derde|vierde|laatste) {WEEKDAG} (?:van|in|na)\b(?: de)?(?: [a-z]+)?", _vaag),
)
ALLEEN = _patronen(
    (rf"\bover {GETAL} {EENHEID}", _over),
    (rf"{GRENS}{_KORT_IN_CIJFERS}", _in_cijfers),
    (rf"{GRENS}(?P<dag>[0-9]{{1,2}}) (?P<maand>[0-9]{{1,2}}) (?P<jaar>[0-9]{{4}}){_LOS}", _in_cijfers),
    (rf"^(?:op )?(?:de )?{DAG}$", _alleen_nummer),
    (r"^[0-9]{8}$", _acht_cijfers),
)
# Two numbers in a sentence may be anything ("1/6", "§ 3.2"): they are a date only after a word that asks for one.
# And "over 10 weken" may be what a question is about.
IN_EEN_ZIN = _patronen(
    (rf"{_NA_WOORD}{_KORT_IN_CIJFERS}", _in_cijfers),
    (rf"^over {GETAL} {EENHEID}", _over),
)

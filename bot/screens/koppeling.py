"""A koppeling on the screen: the list, the case, its place in the morning message."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.screens.bericht import Bericht, Knop, Rij, actie, e, groot, onder_elkaar
from bot.screens.ochtend import MorningLine
from bot.screens.zaak import happened, step_button
from storage.people import Organisatie
from workflows.datums import zeg
from workflows.tabel import Procedure, Stap
from workflows.termijnen import Termijn
from workflows.velden import zeg_waarde
from workflows.zaak import Regel

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PAGE = 8
"""Cases on one page of the list: fits a phone without scrolling past the buttons."""

ASKS = {
    "start": "Is het profiel compleet, en weten corporatie en begeleiding ervan?",
    "tekenen": "Er is nog geen getekend huurcontract.",
    "tekenafspraak": "De tekenafspraak is geweest. Is er getekend?",
    "verhuizen": "Het huishouden is nog niet verhuisd.",
}
"""What each kind of herinnering is about."""


@dataclass(frozen=True)
class KoppelingBeeld:
    """All that a case screen shows, worked out by the desk."""

    id: int
    referentie: str
    procedure: Procedure
    spoor: str
    stand: str
    feiten: dict[str, Any]
    stappen: Sequence[Stap]
    termijn: Termijn | None
    andere_termijnen: Sequence[Termijn] = ()
    herinneringen: Sequence[datetime] = ()
    voorbij: bool = False
    overgeslagen: Sequence[datetime] = ()
    laatste: Regel | None = None
    gemeente: str = ""
    vragen: Sequence[str] = ()
    vraagknoppen: tuple[Rij, ...] = ()


def persons(aantal: object) -> str:
    """A household's size as it stands in a list."""
    return f"{aantal} pers."


def line(beeld: KoppelingBeeld) -> str:
    """One case in one line: reference, size, the date that counts, and where it is."""
    stand = beeld.procedure.spoor(beeld.spoor).stand(beeld.stand)
    late = " (voorbij)" if beeld.voorbij else ""
    term = f" · {deadline(beeld.termijn)}{late}" if beeld.termijn else ""
    return f"{beeld.referentie} · {persons(beeld.feiten['personen'])}{term} · {stand.titel}"


def deadline(termijn: Termijn) -> str:
    """The last working day for what has to be done, in a few words."""
    verb = {"tekenen": "tekenen"}.get(termijn.term.naam, "verhuizen")
    return f"{verb} uiterlijk {zeg(termijn.uiterlijk or termijn.einde)}"


def case(beeld: KoppelingBeeld, note: str = "") -> Bericht:
    """The case's screen: stand, who acts, the term with its derivation, and the steps as buttons."""
    stand = beeld.procedure.spoor(beeld.spoor).stand(beeld.stand)
    parts = [
        f"<b>{e(beeld.referentie)}</b> · {persons(beeld.feiten['personen'])} · {e(beeld.gemeente)}",
        f"Stand: <b>{e(stand.titel)}</b>. Aan zet: {e(stand.wie)}.\n{e(stand.uitleg)}",
        *([_term(beeld.termijn, beeld.voorbij)] if beeld.termijn else []),
        *_facts(beeld),
        *(["\n".join(beeld.vragen)] if beeld.vragen else []),
        *_reminders(beeld),
    ]
    above = f"{note}\n\n" if note else ""
    return Bericht(above + "\n\n".join(parts), _case_buttons(beeld))


def _term(termijn: Termijn, voorbij: bool) -> str:
    first, _counting, *others = termijn.regels  # how days are counted stands under /termijn
    lines = "\n".join(e(regel) for regel in others)
    late = ". Die dag is voorbij." if voorbij else ""
    return f"<b>{e(groot(deadline(termijn)))}</b>{late}\n{e(groot(first))}\n<i>{lines}</i>"


def _facts(beeld: KoppelingBeeld) -> list[str]:
    """The other dates: what was entered, and what follows from it."""
    known = [
        f"{e(veld.titel)}: {e(zeg_waarde(veld, beeld.feiten[naam]))}"
        for naam, veld in beeld.procedure.velden.items()
        if beeld.feiten.get(naam) is not None and naam not in ("referentie", "personen")
    ]
    follows = [f"{e(groot(t.term.titel))}: {zeg(t.einde)}" for t in beeld.andere_termijnen]
    return ["\n".join(known + follows)]


def _reminders(beeld: KoppelingBeeld) -> list[str]:
    lines = []
    if beeld.herinneringen:
        first, *later = beeld.herinneringen
        times = f" en daarna nog {len(later)} keer" if later else ""
        lines.append(f"Ik herinner je op {_day(first)}{times}.")
    if beeld.overgeslagen:
        days = ", ".join(_day(moment) for moment in beeld.overgeslagen)
        lines.append(f"Al voorbij, dus die herinner ik niet meer: {days}.")
    return [" ".join(lines)] if lines else []


def _day(moment: datetime) -> str:
    return zeg(moment.astimezone(_AMSTERDAM).date())


def _case_buttons(beeld: KoppelingBeeld) -> tuple[Rij, ...]:
    rows: list[Rij] = [(step_button(beeld.id, beeld.spoor, stap, beeld.stand),) for stap in beeld.stappen]
    rows += beeld.vraagknoppen
    if beeld.laatste is not None:
        rows.append((Knop("Maak ongedaan: " + happened(beeld.procedure, beeld.laatste),
                          actie("o", beeld.id, beeld.laatste.id)),))  # fmt: skip
    rows.append((Knop("Verbeter", actie("c", beeld.id)), Knop("Geschiedenis", actie("h", beeld.id))))
    rows.append((Knop("Wis deze zaak", actie("w", beeld.id)), Knop("Alle koppelingen", actie("kl", 0))))
    return tuple(rows)


def listing(beelden: Sequence[KoppelingBeeld], page: int, organisatie: str) -> Bericht:
    """The organisation's cases, most urgent first, a button each."""
    if not beelden:
        return Bericht(
            f"Er zijn nog geen koppelingen van {e(organisatie)}. Leg de eerste vast.",
            ((Knop("Nieuwe koppeling", actie("kn")),),),
        )
    pages = (len(beelden) + PAGE - 1) // PAGE
    page = max(0, min(page, pages - 1))
    shown = beelden[page * PAGE : (page + 1) * PAGE]
    text = "\n".join(f"• {e(line(b))}" for b in shown)
    rows: list[Rij] = [(Knop(b.referentie, actie("k", b.id)),) for b in shown]
    turn = [Knop("◀ Vorige", actie("kl", page - 1))] * (page > 0) + [Knop("Volgende ▶", actie("kl", page + 1))] * (
        page < pages - 1
    )
    rows += [tuple(turn)] if turn else []
    where = f" ({page + 1} van {pages})" if pages > 1 else ""
    return Bericht(f"<b>Koppelingen {e(organisatie)}</b>{where}, meest dringend eerst\n{text}", tuple(rows))


def morning(beeld: KoppelingBeeld, dag: date, kinds: Sequence[str]) -> MorningLine:
    """Its line in the morning message: what is asked, why, and the steps that lead on."""
    forward = [stap for stap in beeld.stappen if stap.trigger not in ("vervalt", "woning_valt_af")]
    return MorningLine(
        zaak=beeld.id,
        referentie=beeld.referentie,
        dag=dag,
        tekst=line(beeld),
        vraag=" ".join(ASKS[kind] for kind in dict.fromkeys(kinds) if kind in ASKS),
        waarom=groot(beeld.termijn.regels[0]) if beeld.termijn else "",
        knoppen=tuple(step_button(beeld.id, beeld.spoor, stap, beeld.stand) for stap in forward),
    )


def taken(waarom: str) -> Bericht:
    """The reference was free when it was typed, and is not any more."""
    return Bericht(e(waarom))


def gemeenten_only() -> Bericht:
    """Another kind of organisation registers no koppelingen."""
    return Bericht("Koppelingen leggen gemeenten vast. Jouw rol hoort bij een andere organisatie.")


def own_people_only() -> Bericht:
    """Nor does it see them."""
    return Bericht("Koppelingen zien alleen medewerkers van de gemeente zelf.")


def which_gemeente(organisaties: Sequence[Organisatie], dag: date | None) -> Bericht:
    """Asked only of who works for several; `dag` is the koppelingsdatum when it is known already."""
    buttons = [Knop(o.naam, actie("kn", o.id, *([dag.isoformat()] if dag else []))) for o in organisaties]
    return Bericht("Voor welke gemeente is de nieuwe koppeling?", onder_elkaar(*buttons))

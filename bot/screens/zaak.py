"""A koppeling on the screen: the list, the case, its history, and the questions before deleting."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.screens.bericht import Bericht, Knop, Rij, actie, e, onder_elkaar
from workflows.datums import zeg
from workflows.tabel import Procedure, Stap
from workflows.termijnen import Termijn
from workflows.velden import Veld, zeg_waarde
from workflows.zaak import CORRIGEER, MAAK, ONGEDAAN, Regel

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PAGE = 8
"""Cases on one page of the list: fits a phone without scrolling past the buttons."""


@dataclass(frozen=True)
class ZaakBeeld:
    """All that a case screen shows, worked out by the desk."""

    id: int
    referentie: str
    procedure: Procedure
    spoor: str
    stand: str
    feiten: dict[str, object]
    stappen: Sequence[Stap]
    termijn: Termijn | None
    andere_termijnen: Sequence[Termijn] = ()
    herinneringen: Sequence[datetime] = ()
    overgeslagen: int = 0
    laatste: Regel | None = None
    gemeente: str = field(default="")


def persons(aantal: object) -> str:
    """A household's size as it stands in a list."""
    return f"{aantal} pers."


def line(beeld: ZaakBeeld) -> str:
    """One case in one line: reference, size, the date that counts, and where it is."""
    stand = beeld.procedure.spoor(beeld.spoor).stand(beeld.stand)
    term = f" · {deadline(beeld.termijn)}" if beeld.termijn else ""
    return f"{beeld.referentie} · {persons(beeld.feiten['personen'])}{term} · {stand.titel}"


def deadline(termijn: Termijn) -> str:
    """The last working day for what has to be done, in a few words."""
    verb = {"tekenen": "tekenen"}.get(termijn.term.naam, "verhuizen")
    return f"{verb} uiterlijk {zeg(termijn.uiterlijk or termijn.einde)}"


def case(beeld: ZaakBeeld, note: str = "") -> Bericht:
    """The case's screen: stand, who acts, the term with its derivation, and the steps as buttons."""
    stand = beeld.procedure.spoor(beeld.spoor).stand(beeld.stand)
    parts = [
        f"<b>{e(beeld.referentie)}</b> · {persons(beeld.feiten['personen'])} · {e(beeld.gemeente)}",
        f"Stand: <b>{e(stand.titel)}</b>. Aan zet: {e(stand.wie)}.\n{e(stand.uitleg)}",
        *([_term(beeld.termijn)] if beeld.termijn else []),
        *_other_terms(beeld),
        *_known(beeld),
        *_reminders(beeld),
    ]
    above = f"{note}\n\n" if note else ""
    return Bericht(above + "\n\n".join(parts), _case_buttons(beeld))


def _term(termijn: Termijn) -> str:
    first, *others = termijn.regels
    lines = "\n".join(e(regel) for regel in others)
    return f"<b>{e(deadline(termijn).capitalize())}</b>\n{e(first)}\n<i>{lines}</i>"


def _other_terms(beeld: ZaakBeeld) -> list[str]:
    lines = [f"{e(t.term.titel)}: {zeg(t.einde)}" for t in beeld.andere_termijnen]
    return ["\n".join(lines)] if lines else []


def _known(beeld: ZaakBeeld) -> list[str]:
    known = [
        f"{e(veld.titel)}: {e(zeg_waarde(veld, beeld.feiten[naam]))}"
        for naam, veld in beeld.procedure.velden.items()
        if beeld.feiten.get(naam) is not None and naam not in ("referentie", "personen")
    ]
    return ["\n".join(known)] if known else []


def _reminders(beeld: ZaakBeeld) -> list[str]:
    lines = []
    if beeld.herinneringen:
        days = ", ".join(zeg(m.astimezone(_AMSTERDAM).date()) for m in beeld.herinneringen)
        lines.append(f"Ik herinner je op: {days}.")
    if beeld.overgeslagen:
        many = "herinneringen zijn" if beeld.overgeslagen > 1 else "herinnering is"
        lines.append(f"{beeld.overgeslagen} {many} al voorbij; die sla ik over.")
    return [" ".join(lines)] if lines else []


def step_button(zaak: int, spoor: str, stap: Stap, stand: str) -> Knop:
    """A step's button: it names the stand it decides on, so that an old one can be told from a good one."""
    return Knop(stap.titel, actie("s", zaak, spoor, stap.trigger, stand))


def _case_buttons(beeld: ZaakBeeld) -> tuple[Rij, ...]:
    rows: list[Rij] = [(step_button(beeld.id, beeld.spoor, stap, beeld.stand),) for stap in beeld.stappen]
    if beeld.laatste is not None:
        rows.append((Knop("Maak ongedaan: " + happened(beeld.procedure, beeld.laatste),
                          actie("o", beeld.id, beeld.laatste.id)),))  # fmt: skip
    rows.append((Knop("Verbeter", actie("c", beeld.id)), Knop("Geschiedenis", actie("h", beeld.id))))
    rows.append((Knop("Wis deze zaak", actie("w", beeld.id)), Knop("Alle koppelingen", actie("kl", 0))))
    return tuple(rows)


def happened(procedure: Procedure, regel: Regel) -> str:
    """What a line of history says, in a few words."""
    fixed = {MAAK: "vastgelegd", CORRIGEER: "verbeterd", ONGEDAAN: "ongedaan gemaakt"}
    if regel.trigger in fixed:
        return fixed[regel.trigger]
    stap = procedure.spoor(regel.spoor).stap(regel.trigger)
    return stap.titel.lower() if stap else regel.trigger


@dataclass(frozen=True, slots=True)
class GeschiedenisRegel:
    """A line of history with who and when."""

    regel: Regel
    actor: int | None
    wie: str
    moment: datetime


def history(referentie: str, zaak: int, procedure: Procedure, regels: Sequence[GeschiedenisRegel]) -> Bericht:
    """Everything that happened, newest last."""
    lines = []
    for item in regels:
        when = item.moment.astimezone(_AMSTERDAM)
        lines.append(f"{zeg(when.date())} {when:%H:%M} · {e(item.wie)}: {e(happened(procedure, item.regel))}"
                     + _facts(procedure, item.regel))  # fmt: skip
    text = "\n".join(lines[-30:])
    more = "" if len(lines) <= 30 else f"\n<i>Alleen de laatste 30 van {len(lines)}.</i>"
    return Bericht(
        f"<b>{e(referentie)}</b> · geschiedenis\n{text}{more}", ((Knop("Terug naar de zaak", actie("k", zaak)),),)
    )


def _facts(procedure: Procedure, regel: Regel) -> str:
    known = [
        f"{procedure.velden[naam].titel.lower()} {zeg_waarde(procedure.velden[naam], waarde)}"
        for naam, waarde in regel.feiten.items()
        if naam in procedure.velden
    ]
    return f" ({e(', '.join(known))})" if known else ""


def listing(beelden: Sequence[ZaakBeeld], page: int, organisatie: str) -> Bericht:
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


def correct_menu(referentie: str, zaak: int, velden: Sequence[Veld]) -> Bericht:
    """Which field is wrong?"""
    buttons = [Knop(veld.titel, actie("c", zaak, veld.naam)) for veld in velden]
    return Bericht(
        f"<b>{e(referentie)}</b>\nWat wil je verbeteren? Wat er stond, blijft in de geschiedenis.",
        onder_elkaar(*buttons, Knop("Terug naar de zaak", actie("k", zaak))),
    )


def ask_delete(referentie: str, zaak: int) -> Bericht:
    """Deleting cannot be undone, so it is asked."""
    return Bericht(
        f"Wil je <b>{e(referentie)}</b> wissen, met de hele geschiedenis en alle herinneringen? "
        "Dat kun je niet ongedaan maken. Loopt de koppeling alleen niet meer? Kies dan <i>Koppeling vervalt</i>.",
        onder_elkaar(Knop("Ja, wis alles", actie("w", zaak, "ja")), Knop("Nee, terug", actie("k", zaak))),
    )


def deleted(referentie: str) -> Bericht:
    """It is gone."""
    return Bericht(f"<b>{e(referentie)}</b> is gewist. In de database staat er niets meer van.")


def double_reference(referentie: str, zaak: int) -> Bericht:
    """The reference is in use in this organisation."""
    return Bericht(
        f"Er is al een koppeling met zaaknummer <b>{e(referentie)}</b>. Open die, of gebruik een ander nummer.",
        ((Knop("Open deze koppeling", actie("k", zaak)),),),
    )


def since(procedure: Procedure, regels: Sequence[GeschiedenisRegel], dag: date) -> str:
    """What others did meanwhile, above the present screen."""
    if not regels:
        return "Deze knop hoort bij een oudere stand. Zo staat het nu:"
    last = regels[-1]
    when = last.moment.astimezone(_AMSTERDAM)
    day = "vandaag" if when.date() == dag else zeg(when.date())
    return (
        f"Intussen heeft {e(last.wie)} {day} om {when:%H:%M} vastgelegd: <b>{e(happened(procedure, last.regel))}</b>."
    )

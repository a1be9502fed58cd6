"""A koppeling on the screen: the list, the case, its place in the morning message."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.screens.case import happened, step_button, to_case
from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, blader, groot, klein, naast_elkaar, onder_elkaar
from bot.screens.morning import MorningLine
from storage.people import Organisatie
from workflows.dates.reading import zeg
from workflows.engine.laatste_dagen import LaatsteDag
from workflows.engine.tabel import Procedure, Stand, Stap
from workflows.engine.velden import zeg_waarde
from workflows.engine.zaak import Regel
from workflows.koppeling.aanhouden import VELDEN as HOLD_FIELDS
from workflows.koppeling.aanhouden import dagen_per_oorzaak, gewacht
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.oorzaken import mogelijk, oorzaak
from workflows.koppeling.plan import VRAGEN, Loopt
from workflows.koppeling.taken import TAAKVELDEN, Taak, open_taken, taken

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PAGE = 8
"""Cases on one page of the list: fits a phone without scrolling past the buttons."""


@dataclass(frozen=True)
class KoppelingBeeld:
    """All that a case screen shows, worked out by the desk. `weigering` is the report of a refusal that runs about it,
    and where that is."""

    id: int
    referentie: str
    procedure: Procedure
    spoor: str
    stand: str
    feiten: KoppelingFeiten
    stappen: Sequence[Stap]
    loopt: Loopt = field(default_factory=Loopt)
    eerste: LaatsteDag | None = None
    herinneringen: Sequence[datetime] = ()
    overgeslagen: Sequence[datetime] = ()
    laatste: Regel | None = None
    gemeente: str = ""
    vandaag: date = date.min
    vragen: Sequence[str] = ()
    vraagknoppen: tuple[Rij, ...] = ()
    weigering: tuple[int, str] | None = None

    @property
    def voorbij(self) -> bool:
        """Whether the last working day of the agreed date has passed."""
        agreed = self.loopt.afgesproken
        return agreed is not None and agreed.werkdag < self.vandaag


def persons(aantal: object) -> str:
    """A household's size as it stands in a list."""
    return f"{aantal} pers."


def line(beeld: KoppelingBeeld, wat: str = "") -> str:
    """One case in one line: reference, size, the date that counts, and where it is (or what is asked)."""
    parts = [beeld.referentie, persons(beeld.feiten.personen)]
    agreed = beeld.loopt.afgesproken
    if agreed is not None:
        parts.append(f"{agreed.wat} uiterlijk {zeg(agreed.werkdag)}{_aside(beeld)}")
    return " · ".join([*parts, wat or _stand(beeld).titel])


def _stand(beeld: KoppelingBeeld) -> Stand:
    return beeld.procedure.spoor(beeld.spoor).stand(beeld.stand)


def _aside(beeld: KoppelingBeeld) -> str:
    """What has to be known beside the agreed date."""
    said = ["voorbij"] if beeld.voorbij else []
    if beeld.loopt.eigen is not None:
        said.append(f"eigen planning {zeg(beeld.loopt.eigen.werkdag)}")
    return f" ({', '.join(said)})" if said else ""


def case(beeld: KoppelingBeeld, note: Tekst = "") -> Bericht:
    """The case's screen: stand, who acts, the dates, who does what now, and the steps as buttons."""
    stand = _stand(beeld)
    parts: list[Tekst] = [
        stack(
            bold(beeld.referentie) + f" · {persons(beeld.feiten.personen)} · {beeld.gemeente}",
            "Stand: " + bold(stand.titel) + f". Aan zet: {stand.wie}.",
            *_dates(beeld),
            *_holding(beeld),
            *(["Er loopt een weigering: " + bold(beeld.weigering[1]) + "."] if beeld.weigering else []),
        ),
        *_checklist(beeld),
        "\n".join([*_facts(beeld), *beeld.vragen, *_reminders(beeld)]),
    ]
    return Bericht(paragraphs(note, *parts), _case_buttons(beeld))


def _dates(beeld: KoppelingBeeld) -> list[Tekst]:
    """The agreed date, and below it the own planning: the agreed one never moves."""
    agreed, own = beeld.loopt.afgesproken, beeld.loopt.eigen
    if agreed is None:
        return []
    late = ". Die dag is voorbij." if beeld.voorbij else ""
    lines: list[Tekst] = [
        bold(f"{groot(agreed.wat)} uiterlijk {zeg(agreed.werkdag)}") + late,
        italic(groot(agreed.som[0])),
    ]
    if own is not None:
        held = sum(gewacht(beeld.feiten.alle))
        days = "1 dag" if held == 1 else f"{held} dagen"
        lines.append(f"Eigen planning: uiterlijk {zeg(own.werkdag)} ({days} aangehouden)")
    return lines


def _holding(beeld: KoppelingBeeld) -> list[Tekst]:
    """What holds it up, and until when it is held."""
    lines: list[Tekst] = []
    held = beeld.feiten.aangehouden_tot(beeld.vandaag)
    if held is not None:
        lines.append("Aangehouden tot " + bold(zeg(held)) + ".")
    naam = beeld.feiten.houdt_tegen
    if naam is not None:
        days = dagen_per_oorzaak(beeld.feiten.alle, beeld.vandaag).get(naam, 0)
        lines.append(f"Houdt het tegen: {klein(oorzaak(naam).titel)}, {days_said(days)}.")
    return lines


def days_said(dagen: int) -> str:
    """How long something holds a case up."""
    return {0: "sinds vandaag", 1: "1 dag"}.get(dagen, f"{dagen} dagen")


def _checklist(beeld: KoppelingBeeld) -> list[str]:
    tasks = taken(beeld.stand)
    if not tasks:
        return []
    return ["\n".join(["Wie doet wat nu:", *(task_line(taak, beeld.feiten) for taak in tasks)])]


def task_line(taak: Taak, feiten: KoppelingFeiten) -> str:
    """A task with its tick and the day of it, or who does it."""
    done = feiten.afgevinkt(taak)
    return f"☑ {taak.titel} · {zeg(done)}" if done else f"☐ {taak.titel} · {taak.wie}"


def explanation(beeld: KoppelingBeeld) -> Bericht:
    """Why this date, and what belongs to this stand: the sum line by line, with its source."""
    stand = _stand(beeld)
    source = [italic(stand.bron)] if stand.bron else []
    parts: list[Tekst] = [stack(bold(beeld.referentie) + " · uitleg", stand.uitleg, *source)]
    agreed, own = beeld.loopt.afgesproken, beeld.loopt.eigen
    if agreed is not None:
        parts.append(_sum(agreed))
    follows = [f"{groot(day.wat)}: {zeg(day.dag)}" for day in beeld.loopt.daarnaast]
    parts += ["\n".join(follows)] if follows else []
    if own is not None:
        parts.append(bold(f"Eigen planning: uiterlijk {zeg(own.werkdag)}") + f"\n{own.som[0]} {own.toelichting}")
    return Bericht(paragraphs(*parts), ((to_case(beeld.id),),))


def _sum(dag: LaatsteDag) -> Markup:
    first, *others = dag.som
    head = bold(f"{groot(dag.wat)} uiterlijk {zeg(dag.werkdag)}")
    return stack(head, groot(first), italic("\n".join(others)))


_ELSEWHERE = {"referentie", "personen", "later", *(veld.naam for veld in (*HOLD_FIELDS, *TAAKVELDEN))} - {"eisen"}
"""Facts that have a place of their own on the screen."""


def _facts(beeld: KoppelingBeeld) -> list[str]:
    """The other facts that were entered."""
    known = [
        f"{veld.titel}: {zeg_waarde(veld, beeld.feiten.alle[naam])}"
        for naam, veld in beeld.procedure.velden.items()
        if beeld.feiten.alle.get(naam) not in (None, []) and naam not in _ELSEWHERE
    ]
    return [" · ".join(known)] if known else []


def _reminders(beeld: KoppelingBeeld) -> list[str]:
    lines = []
    if beeld.herinneringen:
        first, *later = beeld.herinneringen
        times = f" en daarna nog {len(later)} keer" if later else ""
        lines.append(f"Ik herinner je op {_day(first)}{times}.")
    if beeld.overgeslagen:
        days = ", ".join(dict.fromkeys(_day(moment) for moment in beeld.overgeslagen))
        lines.append(f"Al voorbij, dus die herinner ik niet meer: {days}.")
    return [" ".join(lines)] if lines else []


def _day(moment: datetime) -> str:
    return zeg(moment.astimezone(_AMSTERDAM).date())


def _case_buttons(beeld: KoppelingBeeld) -> tuple[Rij, ...]:
    steps = [stap for stap in beeld.stappen if not stap.einde]
    rows: list[Rij] = [(step_button(beeld.id, beeld.spoor, stap, beeld.stand),) for stap in steps]
    if beeld.weigering is not None:
        rows.append((Knop("Open de weigering", actie("k", beeld.weigering[0])),))
    elif beeld.stand == "gevonden":
        rows.append((_refusal(beeld),))
    rows += beeld.vraagknoppen
    daily = [Knop("Wat houdt het tegen?", actie("ht", beeld.id))] if mogelijk(beeld.stand) else []
    daily += [Knop("Afvinken", actie("vk", beeld.id))] if taken(beeld.stand) else []
    rows += [tuple(daily)] if daily else []
    if beeld.laatste is not None:
        rows.append((Knop("Maak ongedaan: " + happened(beeld.procedure, beeld.laatste),
                          actie("o", beeld.id, beeld.laatste.id)),))  # fmt: skip
    rows.append((Knop("Verbeter", actie("c", beeld.id)), Knop("Meer", actie("km", beeld.id))))
    return tuple(rows)


def _refusal(beeld: KoppelingBeeld) -> Knop:
    """At the tekendag it may go wrong: a button away."""
    return Knop("Weigering of no-show", actie("wg", "m", beeld.id))


def more(beeld: KoppelingBeeld, extra: Sequence[Knop] = ()) -> Bericht:
    """What is not needed every day: why, what happened, what other uses add, ending it, deleting it."""
    ends = [step_button(beeld.id, beeld.spoor, stap, beeld.stand) for stap in beeld.stappen if stap.einde]
    later = [] if _stand(beeld).eind else [Knop("Over 3 dagen weer", actie("wl", beeld.id))]
    rows: list[Rij] = [(Knop("Uitleg", actie("kt", beeld.id)), Knop("Geschiedenis", actie("h", beeld.id)))]
    rows += naast_elkaar(*later, *extra)
    rows += [(knop,) for knop in ends]
    rows.append((Knop("Wis deze zaak", actie("w", beeld.id)), Knop("Alle koppelingen", actie("kl", 0))))
    rows.append((to_case(beeld.id),))
    return Bericht(bold(line(beeld)) + "\nWat wil je doen?", tuple(rows))


def listing(beelden: Sequence[KoppelingBeeld], page: int, organisatie: str) -> Bericht:
    """The organisation's cases, most urgent first, a button each."""
    if not beelden:
        return Bericht(
            f"Er zijn nog geen koppelingen van {organisatie}. Leg de eerste vast.",
            ((Knop("Nieuwe koppeling", actie("kn")),),),
        )
    pages = (len(beelden) + PAGE - 1) // PAGE
    page = max(0, min(page, pages - 1))
    shown = beelden[page * PAGE : (page + 1) * PAGE]
    text = "\n".join(f"• {line(b)}" for b in shown)
    rows: list[Rij] = [(Knop(b.referentie, actie("k", b.id)),) for b in shown]
    rows += blader(page, pages - 1, lambda to: actie("kl", to))
    where = f" ({page + 1} van {pages})" if pages > 1 else ""
    return Bericht(bold(f"Koppelingen {organisatie}") + f"{where}, meest dringend eerst\n{text}", tuple(rows))


def morning(beeld: KoppelingBeeld, dag: date, kinds: Sequence[str]) -> MorningLine:
    """Its line in the morning message: what is asked, why, and the buttons that answer."""
    asked = [VRAGEN[kind] for kind in dict.fromkeys(kinds) if kind in VRAGEN]
    agreed = beeld.loopt.afgesproken
    late = agreed is not None and dag < beeld.vandaag
    return MorningLine(
        zaak=beeld.id,
        referentie=beeld.referentie,
        dag=dag,
        tekst=line(beeld),
        lijst=line(beeld, ", ".join(vraag.kort for vraag in asked if vraag.kort)),
        vraag=" ".join(vraag.vraag for vraag in asked),
        waarom=groot(agreed.som[0]) if agreed else "",
        knoppen=_answers(beeld, kinds),
        voorbij=agreed.laat if late and agreed else "",
        loopt=not _stand(beeld).eind,
        niet_geteld=beeld.stand == "verhuisd",
    )


def _answers(beeld: KoppelingBeeld, kinds: Sequence[str]) -> tuple[Knop, ...]:
    """Yes to what is asked, the steps that lead on, what holds it up, and later."""
    yes = [
        Knop(VRAGEN[kind].ja, actie("vj", beeld.id, kind))
        for kind in dict.fromkeys(kinds)
        if kind in VRAGEN and open_taken(VRAGEN[kind].taken, beeld.feiten.alle)
    ]
    forward = [s for s in beeld.stappen if not (s.einde or s.terug)]
    steps = [step_button(beeld.id, beeld.spoor, stap, beeld.stand) for stap in forward]
    steps += [_refusal(beeld)] if beeld.stand == "gevonden" else []
    why = [Knop("Wat houdt het tegen?", actie("ht", beeld.id))] if mogelijk(beeld.stand) else []
    return (*yes, *steps, *why, Knop("Over 3 dagen weer", actie("wl", beeld.id)))


def in_use(waarom: str) -> Bericht:
    """The reference was free when it was typed, and is not any more."""
    return Bericht(waarom)


def gemeenten_only() -> Bericht:
    """Another kind of organisation registers no koppelingen."""
    return Bericht("Koppelingen leggen gemeenten vast. Jouw rol hoort bij een andere organisatie.")


def own_people_only() -> Bericht:
    """Nor does it see them."""
    return Bericht("Koppelingen zien alleen medewerkers van de gemeente zelf.")


def unknown() -> Bericht:
    """A bare reference that no case of the own organisation has."""
    return Bericht(
        "Zo'n zaak vind ik niet. Klopt het zaaknummer, en hoort de zaak bij je organisatie?",
        onder_elkaar(Knop("Alle koppelingen", actie("kl", 0)), Knop("Nieuwe koppeling", actie("kn"))),
    )


def which_case(referentie: str, zaken: Sequence[tuple[str, int]]) -> Bericht:
    """Two gemeenten of this person have a case with this reference: (gemeente, case)."""
    return Bericht(
        "Voor welke gemeente is " + bold(referentie) + "?",
        onder_elkaar(*(Knop(gemeente, actie("k", ident)) for gemeente, ident in zaken)),
    )


def which_gemeente(organisaties: Sequence[Organisatie], dag: date | None) -> Bericht:
    """Asked only of who works for several; `dag` is the koppelingsdatum when it is known already."""
    buttons = [Knop(o.naam, actie("kn", o.id, *([dag.isoformat()] if dag else []))) for o in organisaties]
    return Bericht("Voor welke gemeente is de nieuwe koppeling?", onder_elkaar(*buttons))

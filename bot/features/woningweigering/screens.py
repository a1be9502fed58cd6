"""A woningweigering on the screen: the report, its two tracks, calling, the claim, its place in the morning message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.features.partijen.party_screens import VraagBeeld
from bot.screens.case import happened, step_button, to_case
from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, groot, klein, naast_elkaar, onder_elkaar
from bot.screens.morning import MorningLine
from storage.people import Organisatie
from workflows.dates.reading import zeg
from workflows.engine.laatste_dagen import LaatsteDag
from workflows.engine.partijvraag import FUNCTIES, VOORSTEL, VRAAG
from workflows.engine.tabel import Stand, Stap
from workflows.engine.velden import zeg_waarde
from workflows.engine.zaak import Regel
from workflows.koppeling.tabel import KOPPELING
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.plan import VRAGEN
from workflows.woningweigering.regels import HUIS, NEEMT, PERSOON, WACHTEND
from workflows.woningweigering.tabel import WONINGWEIGERING, loopt
from workflows.woningweigering.velden import BELLEN, BELVELDEN, HUURDERVING

PAGE = 8


@dataclass(frozen=True)
class WeigeringBeeld:
    """All that the screen of a report shows, worked out by the desk. `koppeling` is (case, reference, stand, ended) of
    the koppeling it is about; `stappen` are (track, step) that can be taken now; `gedaan` is the step that
    the last line followed from; `al_een_kans`: about this koppeling the household accepted in a second chance."""

    id: int
    referentie: str
    gemeente: str
    standen: Mapping[str, str]
    feiten: WeigeringFeiten
    dagen: Sequence[LaatsteDag]
    vertraging: tuple[int, bool]
    vandaag: date
    stappen: Sequence[tuple[str, Stap]] = ()
    koppeling: tuple[int, str, str, bool] | None = None
    herinnering: date | None = None
    laatste: Regel | None = None
    gedaan: Regel | None = None
    al_een_kans: bool = False
    vragen: Sequence[str] = ()
    vraagknoppen: tuple[Rij, ...] = ()

    def stand(self, spoor: str) -> Stand:
        """Where a track is."""
        return WONINGWEIGERING.spoor(spoor).stand(self.standen[spoor])


_GEBEURD = {"niet_verschenen": "niet verschenen", "geweigerd": "geweigerd"}


def days_said(aantal: int) -> str:
    """A number of days in words."""
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


def line(beeld: WeigeringBeeld, wat: str = "") -> str:
    """One report in one line: reference, the date that counts, and where it is (or what is asked)."""
    parts = [beeld.referentie, "weigering"]
    parts += [_day(beeld.dagen[0], beeld.vandaag)] if beeld.dagen else []
    return " · ".join([*parts, wat or beeld.stand(PERSOON).titel])


def _day(dag: LaatsteDag, vandaag: date) -> str:
    late = " (voorbij)" if dag.voorbij(vandaag) else ""
    return f"{dag.wat} {dag.woord} {zeg(dag.werkdag)}{late}"


# ---------------------------------------------------------------- the case


def case(beeld: WeigeringBeeld, note: Tekst = "") -> Bericht:
    """Both tracks with who acts, the dates, the delay, and the steps as buttons."""
    text = stack(
        bold(beeld.referentie) + f" · weigering · {beeld.gemeente}",
        "Huishouden: " + bold(beeld.stand(PERSOON).titel) + _turn(beeld.stand(PERSOON)),
        "Woning: " + bold(beeld.stand(HUIS).titel.removeprefix("woning ")) + _turn(beeld.stand(HUIS)),
        *_asked(beeld),
        *(bold(groot(_day(dag, beeld.vandaag))) + _own(dag) for dag in beeld.dagen),
        *_facts(beeld),
        *_koppeling(beeld),
        *beeld.vragen,
        *_reminder(beeld),
    )
    return Bericht(paragraphs(note, text), _buttons(beeld))


_ZEGT_WIE = ("vrij", "tweede_kans", "te_laat")
"""Where nobody but the household has to do something, or a line of its own says who."""


def _turn(stand: Stand) -> str:
    """Who acts, where somebody does and the stand itself does not say it: a phone has few lines."""
    said = stand.eind and stand.wie == "niemand"
    if said or stand.naam in _ZEGT_WIE or klein(stand.wie) in klein(stand.titel) or stand.wie in stand.titel:
        return ""
    return f". Aan zet: {stand.wie}"


def asked(beelden: Sequence[VraagBeeld]) -> list[str]:
    """The questions that run: an answer that waits for the gemeente in a line of its own, the others together."""
    answers = [
        f"Antwoord van {FUNCTIES[b.soort.functie].titel}: {klein(b.antwoord)}. Dit wacht op jullie besluit."
        for b in beelden
        if b.stand == VOORSTEL
    ]
    waiting: dict[str, list[str]] = {}
    for b in beelden:
        if b.stand != VOORSTEL:
            waiting.setdefault(VRAAG.stand(b.stand).titel, []).append(b.soort.functie)
    return [*answers, *(f"{groot(stand)}: {', '.join(dict.fromkeys(who))}." for stand, who in waiting.items())]


def _asked(beeld: WeigeringBeeld) -> list[Tekst]:
    """What nobody but the gemeente can say: after a justified refusal, or that this is not the first one."""
    stand, feiten = beeld.standen[PERSOON], beeld.feiten
    if beeld.al_een_kans and stand in WACHTEND:
        return ["Let op: dit huishouden kreeg al een tweede kans. Er is er maar één. Zeg dat de regievoerder."]
    if stand == "te_laat":
        since = f" sinds {zeg(feiten.uit_opvang)}" if feiten.uit_opvang else ""
        return [
            f"Uit de opvang{since}. " + bold("Bel vandaag de regievoerder") + " (eigen keuze): hoe gaat het verder?"
        ]
    return ["Blijft dit huishouden aan jullie gekoppeld? Vraag het de regievoerder."] if stand == "terecht" else []


def _own(dag: LaatsteDag) -> str:
    return " (eigen keuze)" if dag.eigen else ""


def _facts(beeld: WeigeringBeeld) -> list[str]:
    feiten = beeld.feiten
    happened_then = f"{groot(_GEBEURD[feiten.voorval])} op {zeg(feiten.voorval_op)}"
    home = f" · woning {feiten.woning}" if feiten.woning else ""
    days, final = beeld.vertraging
    delay = f" · Vertraging: {days_said(days)}" + ("" if final else " tot nu toe") if days or final else ""
    reached = ((wie, feiten.gebeld(naam)) for naam, wie in BELLEN.items())
    called = [f"{wie} {zeg_waarde(BELVELDEN[0], how)}" for wie, how in reached if how is not None]
    alone = beeld.standen[HUIS] == "terug" and feiten.overlegd == "nee"
    return [
        f"{happened_then}{home}{delay}",
        *([f"Gebeld: {', '.join(called)}"] if called else []),
        *([f"Huurderving: {zeg_waarde(HUURDERVING, feiten.huurderving)}"] if feiten.huurderving else []),
        *(["Let op: de woning ging terug zonder overleg met de regievoerder."] if alone else []),
    ]


_VERVALLEN = KOPPELING.sporen[0].stand("vervallen").titel
_NOG_GEKOPPELD = (*WACHTEND, "terecht", "te_laat", "blijft", "geaccepteerd")
"""Where the household needs a koppeling, also after a judgement that was put right."""


def _koppeling(beeld: WeigeringBeeld) -> list[str]:
    if beeld.koppeling is None:
        return []
    _, reference, stand, ended = beeld.koppeling
    gone = stand == _VERVALLEN and beeld.standen[PERSOON] in _NOG_GEKOPPELD
    after = " Blijft het huishouden gekoppeld? Open de koppeling en kies Heropenen." if gone else ""
    takes = beeld.standen[PERSOON] in NEEMT and not ended
    stays = " De afgesproken datum blijft staan." if takes else ""
    return [f"Koppeling {reference}: {stand}.{stays}{after}"]


def _reminder(beeld: WeigeringBeeld) -> list[str]:
    return [f"Ik herinner je op {zeg(beeld.herinnering)}."] if beeld.herinnering else []


MOST_BUTTONS = 8


def _buttons(beeld: WeigeringBeeld) -> tuple[Rij, ...]:
    shown, _ = _room(beeld)
    steps = [(spoor, stap) for spoor, stap in beeld.stappen if stap.trigger not in _SELDOM]
    rows: list[Rij] = [(step_button(beeld.id, spoor, stap, beeld.standen[spoor]),) for spoor, stap in steps]
    if beeld.standen[HUIS] == "kandidaat":
        rows.append((Knop("Nieuwe koppeling op deze woning", actie("wg", "k", beeld.id)),))
    about = _link(beeld)
    rows += onder_elkaar(*(knop for knop in shown if knop not in about))
    calling = [Knop("Bellen", actie("wg", "b", beeld.id))] if beeld.standen[PERSOON] == "toets" else []
    more = Knop("Meer", actie("wg", "x", beeld.id))
    return (*rows, *naast_elkaar(*calling, *(knop for knop in about if knop in shown), more))


def _room(beeld: WeigeringBeeld) -> tuple[list[Knop], list[Knop]]:
    """What leaves the case at eight buttons, and what stands under "Meer" instead: questions come before the way to the
    koppeling, and that before undoing."""
    fixed = [stap for _, stap in beeld.stappen if stap.trigger not in _SELDOM]
    beside = 1 + (beeld.standen[PERSOON] == "toets") + (beeld.standen[HUIS] == "kandidaat")
    questions = [knop for rij in beeld.vraagknoppen for knop in rij]
    undo = [_undo(beeld, beeld.laatste)] if beeld.laatste is not None else []
    wanted = [*questions, *_link(beeld), *undo]
    room = max(0, MOST_BUTTONS - len(fixed) - beside)
    return wanted[:room], wanted[room:]


def _link(beeld: WeigeringBeeld) -> list[Knop]:
    about = beeld.koppeling
    return [Knop(f"Koppeling {about[1]}", actie("k", about[0]))] if about else []


def _undo(beeld: WeigeringBeeld, last: Regel) -> Knop:
    return Knop("Maak ongedaan: " + happened(WONINGWEIGERING, beeld.gedaan or last), actie("o", beeld.id, last.id))


_SELDOM = ("geef_terug", "toch_terecht", "terecht_te_laat", "toch_onterecht")
"""Steps that stand under "Meer"."""


def more(beeld: WeigeringBeeld, extra: Sequence[Knop]) -> Bericht:
    """What is not needed every day: the explanation, what happened, a correction, and steps that are seldom taken."""
    seldom = [
        step_button(beeld.id, spoor, stap, beeld.standen[spoor])
        for spoor, stap in beeld.stappen
        if stap.trigger in _SELDOM
    ]
    rows: list[Rij] = [(knop,) for knop in (*_room(beeld)[1], *seldom)]
    rows += naast_elkaar(
        Knop("Verbeter", actie("c", beeld.id)),
        Knop("Geschiedenis", actie("h", beeld.id)),
        Knop("Uitleg", actie("wg", "u", beeld.id)),
        Knop("Huurderving", actie("wg", "h", beeld.id)),
        *extra,
        Knop("Wis deze melding", actie("w", beeld.id)),
    )
    rows.append((to_case(beeld.id),))
    return Bericht(bold(line(beeld)) + "\nWat wil je doen?", tuple(rows))


def explanation(beeld: WeigeringBeeld) -> Bericht:
    """What belongs to each track now, and how each date was counted."""
    parts = [bold(beeld.referentie) + " · uitleg"]
    for spoor, kop in ((PERSOON, "Huishouden"), (HUIS, "Woning")):
        stand = beeld.stand(spoor)
        source = [italic(stand.bron)] if stand.bron else []
        parts.append(stack(bold(f"{kop}: {stand.titel}"), stand.uitleg, *source))
    parts += [stack(groot(dag.som[0]), italic(dag.toelichting)) for dag in beeld.dagen]
    return Bericht(
        paragraphs(*parts),
        onder_elkaar(Knop("Wat COA meeweegt", actie("wg", "c", beeld.id)), to_case(beeld.id)),
    )


def criteria(terug: int | None = None) -> Bericht:
    """What COA looks at, with its source: nothing else counts."""
    back = ((to_case(terug),),) if terug is not None else ()
    return Bericht(
        Markup(
            "<b>Wat COA meeweegt</b>\nEen weigering is alleen terecht als de woning niet past bij een van deze vier:\n"
            "• eigen kinderen onder 18 jaar die al ergens wonen\n"
            "• een behandeling die alleen in één ziekenhuis kan\n"
            "• een opleiding die maar op één plek bestaat\n"
            "• werk: contract van een half jaar of langer, 20 uur per week of meer\n"
            "COA oordeelt. Vraag zelf niet naar de reden en leg niets vast.\n"
            "<i>Handreiking Huisvesting vergunninghouders 2016, §3.2 en §3.4.2</i>"
        ),
        back,
    )


# ---------------------------------------------------------------- beginning, listing


def begin(koppelingen: Sequence[tuple[int, str]], over: int, lopend: int, gemeenten: Sequence[Organisatie]) -> Bericht:
    """For which koppeling? Or without one. `over`: koppelingen with a home that have no button here."""
    alone = [
        Knop("Andere zaak" if len(gemeenten) == 1 else f"Andere zaak van {o.naam}", actie("wg", "n", o.id))
        for o in gemeenten
    ]
    running = [Knop(f"Lopende weigeringen ({lopend})", actie("wg", "l", 0))] if lopend else []
    other = italic("Andere zaak") + " en typ het zaaknummer."
    which: Tekst = "Bij welke koppeling?"
    if not koppelingen:
        which = "Bij geen koppeling staat al dat er een woning is. Kies " + other
    return Bericht(
        stack(
            bold("Weigering of no-show melden"),
            which + " Vraag niet naar de reden, en leg die nergens vast.",
            *([f"Nog {over} andere: kies " + other] if over else []),
        ),
        onder_elkaar(
            *(Knop(reference, actie("wg", "m", ident)) for ident, reference in koppelingen),
            *alone,
            *running,
            Knop("Wat COA meeweegt", actie("wg", "c")),
            Knop("Overzicht van een periode", actie("wr")),
        ),
    )


def listing(beelden: Sequence[WeigeringBeeld], page: int) -> Bericht:
    """The reports that run, most urgent first."""
    if not beelden:
        return Bericht("Er lopen geen weigeringen.", ((Knop("Meld een weigering", actie("wg", "s")),),))
    last = (len(beelden) - 1) // PAGE
    page = max(0, min(page, last))
    shown = beelden[page * PAGE : (page + 1) * PAGE]
    turn = [Knop("◀ Vorige", actie("wg", "l", page - 1))] * (page > 0)
    turn += [Knop("Volgende ▶", actie("wg", "l", page + 1))] * (page < last)
    return Bericht(
        stack(bold("Lopende weigeringen") + ", meest dringend eerst", *(f"• {line(b)}" for b in shown)),
        (*((Knop(b.referentie, actie("k", b.id)),) for b in shown), *((tuple(turn),) if turn else ())),
    )


def reported() -> str:
    """Above the case after the report."""
    return "✓ Gemeld. Al gebeld met begeleider en azc? Overslaan mag."


def known_already(wie: str, dag: date) -> str:
    """A colleague was first: there is one report."""
    return f"Deze weigering is al gemeld, op {zeg(dag)} door {wie}. Zo staat het nu:"


def gemeenten_only() -> Bericht:
    """Other organisations report nothing here."""
    return Bericht("Weigeringen melden gemeenten. Jij kunt wel vragen van een gemeente beantwoorden: typ /vragen.")


# ---------------------------------------------------------------- in the morning message


def morning(beeld: WeigeringBeeld, dag: date, kinds: Sequence[str]) -> MorningLine:
    """Its line in the morning message."""
    asked = [VRAGEN[kind] for kind in dict.fromkeys(kinds) if kind in VRAGEN]
    first = beeld.dagen[0] if beeld.dagen else None
    late = first is not None and first.voorbij(beeld.vandaag)
    steps = [(spoor, stap) for spoor, stap in beeld.stappen if stap.trigger not in _SELDOM]
    return MorningLine(
        zaak=beeld.id,
        referentie=f"{beeld.referentie} (weigering)" if beeld.koppeling else beeld.referentie,
        dag=dag,
        tekst=line(beeld),
        lijst=line(beeld, ", ".join(vraag.kort for vraag in asked if vraag.kort)),
        vraag=" ".join(vraag.vraag for vraag in asked),
        waarom=groot(first.som[0]) if first else "",
        knoppen=tuple(step_button(beeld.id, spoor, stap, beeld.standen[spoor]) for spoor, stap in steps[:4]),
        voorbij=_helping(beeld) if late and not _ZEGT_HET_AL.intersection(kinds) else "",
        loopt=loopt(beeld.standen),
    )


_ZEGT_HET_AL = frozenset({"toets_laat", "geen_kandidaat"})
"""Questions that themselves say what to do now that the day has passed."""


def _helping(beeld: WeigeringBeeld) -> str:
    """What to do now that the day has passed, by where the report is."""
    return _VOORBIJ[beeld.standen[PERSOON] if beeld.standen[PERSOON] in WACHTEND else beeld.standen[HUIS]]


_VOORBIJ = {
    "toets": "COA oordeelde niet binnen 14 dagen. Bel de regievoerder van COA.",
    "tweede_kans": "De tweede kans is voorbij. Leg vast of het huishouden de woning accepteerde.",
    "wacht": "De twee weken voor een nieuwe kandidaat zijn voorbij. Meld dit bij de regievoerder van COA.",
    "gemeld": "Er is nog geen kandidaat, ook niet na je melding. Ga naar de leiding van COA.",
    "leiding": "Er is nog geen kandidaat. Vraag de leiding van COA wanneer die komt.",
}
"""Of the stands with a term."""

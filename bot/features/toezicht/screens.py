"""One gemeente in the half-year round on the phone: its figures, what was filled in, the proposal, the judgement."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.features.cijfers.pictures_screens import knop as grafiek
from bot.features.toezicht.policy_screens import KORT
from bot.screens.markup import Markup, Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, groot, naast_elkaar
from workflows.cijfers.saldo import zeg_saldo
from workflows.cijfers.taakstelling import getal
from workflows.dates.numbers import zeg_tienden
from workflows.dates.reading import zeg
from workflows.toezicht.beleidskader import BEWIJZEN, ZONDER
from workflows.toezicht.oordeel import Oordeel
from workflows.toezicht.plan import TOETS, TUSSENTOETS, UITSTEL
from workflows.toezicht.ronde import NOG, Beeld


@dataclass(frozen=True, slots=True)
class Pagina:
    """One gemeente for the supervisor. `merk` marks what the buttons decide on; `gedeeld` is what the gemeente shared,
    in a line; `ladder` the button to the interventieladder; `plek` where one came from in the list: which filter and
    page. `extra` are more buttons about this gemeente, `controleer`
    is a merger that it may go through."""

    organisatie: int
    beeld: Beeld
    merk: str
    gedeeld: str = ""
    ladder: Knop | None = None
    extra: tuple[Knop, ...] = ()
    controleer: tuple[str, ...] = ()
    plek: tuple[str, int] = ("a", 0)

    def knop(self, tekst: str, wat: str, *delen: object) -> Knop:
        """A button about this gemeente in this tijdvak."""
        b = self.beeld
        return Knop(tekst, actie("tz", self.organisatie, wat, b.tijdvak.code, b.code, *delen))

    @property
    def naar_lijst(self) -> Knop:
        """Back to where one was in the list."""
        which, page = self.plek
        return Knop("Naar de lijst", actie("tz", self.organisatie, "l", self.beeld.tijdvak.code, page, which))

    @property
    def terug(self) -> Knop:
        """Back to the gemeente."""
        return self.knop(f"Terug naar {self.beeld.naam}", "g")


def gemeente(p: Pagina, note: Tekst = "") -> Bericht:
    """The figures, what was filled in, the proposal and the judgement."""
    b = p.beeld
    below = [line for line in (_ladder(b), p.gedeeld, *p.controleer) if line]
    text = stack(bold(f"{b.naam} · {b.tijdvak}"), *figures(b), *_filled(b), *_judged(b), *below)
    return Bericht(paragraphs(note, text), _choices(p))


def _ladder(b: Beeld) -> str:
    """Where the gemeente stands on the ladder."""
    if b.ladder is None:
        return ""
    number = f"{b.ladder.naam} " if b.ladder.naam[:1].isdigit() else ""
    return f"Interventieladder: {number + b.ladder.titel} (over {b.ladder.tijdvak})"


def figures(b: Beeld) -> list[Tekst]:
    """The official figures in the order of the sum."""
    half = b.halfjaar
    if half is None:
        return ["Geen taakstelling bekend. Vul de cijfers in."]
    task = f"taakstelling {getal(half.taakstelling.aantal)}"
    if not half.taakstelling.gepubliceerd:
        task += " (schatting)"
    before = zeg_saldo(half.restant) if b.restant_bekend else "onbekend, telt als 0"
    moved = f" · herverdeling {half.verschoven:+d}" if half.verschuivingen else ""
    lines: list[Tekst] = [f"Restant: {before if half.restant or not b.restant_bekend else '0'} · {task}{moved}"]
    if half.coa is None:
        return [*lines, f"Totaal {getal(half.totaal)} · gehuisvest: nog geen cijfer van COA"]
    housed = f"gehuisvest {getal(half.coa.aantal)}{share(b)}"
    lines.append(f"Totaal {getal(half.totaal)} · {housed} (COA t/m {zeg(half.coa.tot)})")
    if b.loopt and half.totaal <= 0:
        return [*lines, f"Niets te huisvesten: {zeg_saldo(b.saldo)}"]
    if b.loopt:
        return [*lines, f"Nog {getal(max(0, -(b.saldo or 0)))} te huisvesten, {behind(b)}"]
    return [*lines, "Saldo: " + bold(zeg_saldo(b.saldo))]


def share(b: Beeld) -> str:
    """ ", 92%" of the taakstelling with restant and herverdeling; "" where there is nothing to house."""
    return "" if b.deel is None else f", {b.deel}%"


def open_facts(b: Beeld) -> str:
    """What is to be filled in before anything can be proposed, as questions; "" where nothing is."""
    return f"{_asked(b)}: " + " ".join(NOG[naam] for naam in b.nog) if b.nog else ""


def first_open(b: Beeld) -> str:
    """The same in a line of a list: the first one, with how many more there are."""
    more = f" (+{len(b.nog) - 1})" if len(b.nog) > 1 else ""
    return f"{_asked(b)}: {NOG[b.nog[0]]}{more}" if b.nog else ""


TO_JUDGE = "nog te beoordelen"
"""Beside "op schema" and "achter": what is said where no beleidskader gives a colour and there is no outcome yet."""


def _asked(b: Beeld) -> str:
    return "nog invullen" if b.kader.kleuren else TO_JUDGE


def behind(b: Beeld) -> str:
    """How far before or behind the line, in words."""
    if b.achter is None or b.achter == 0:
        return "op de lijn"
    return f"{abs(b.achter)} {'achter op' if b.achter < 0 else 'voor op'} de lijn"


def _filled(b: Beeld) -> list[str]:
    own = b.invoer
    lines = [f"Pijplijn: {_pipeline(b)} · na-ijl {own.later_geteld} · fase 3 {own.fase_3}"]
    said = []
    if own.weken is not None:
        other = "" if b.gemiddelde else " (andere rekenwijze dan je beleidskader)"
        said.append(f"gemiddeld {zeg_tienden(own.weken[0])} weken{other}")
    if own.verschoonbaar is not None:
        said.append(f"verschoonbaar: {'ja, document ' + own.verschoonbaar if own.verschoonbaar else 'nee'}")
    if said:
        lines.append(groot(" · ".join(said)))
    if b.actief or b.eerder:
        times = list(b.eerder).index(False) if False in b.eerder else len(b.eerder)
        active = f"Actief toezicht: {'ja' if b.actief else 'nee'}"
        goal = ", tussendoel gehaald" if own.tussendoel else ""
        lines.append(f"{active}{goal} · eerder op een rij gemist: {times}")
    return lines


def _pipeline(b: Beeld) -> str:
    counted = [f"{aantal} {KORT[soort]}" for soort, aantal in b.invoer.pijplijn.items()]
    return ", ".join(counted) or "0"


def _judged(b: Beeld) -> list[Tekst]:
    lines: list[Tekst] = []
    if b.oordeel is not None:
        lines.append(_proposal(b, b.oordeel))
    elif b.tussentoets:
        since = f"{zeg(b.tussentoets)} · {b.over(TUSSENTOETS)}"
        lines.append(f"Tussentoets sinds {since}: bij achterstand mag je al informatie vragen.")
    elif b.loopt:
        lines.append(f"Toetsen kan vanaf {zeg(b.kader.toetsdagen(b.tijdvak)[-1])} · {b.over(TOETS)}.")
    elif b.saldo is not None:
        lines.append(f"Nog geen voorstel: het cijfer van COA loopt niet tot en met {zeg(b.tijdvak.einde)}.")
    if b.vastgesteld is not None:
        until = f" tot {zeg(b.vastgesteld.tot)} · {b.over(UITSTEL)}" if b.vastgesteld.tot else ""
        sent = f"verstuurd op {zeg(b.verstuurd)}" if b.verstuurd else "concept, de gemeente ziet dit niet"
        lines.append("Oordeel: " + bold(f"{b.vastgesteld.zegt}{until}") + f" ({sent})")
        if b.telt is not None and b.telt != b.vastgesteld.telt:
            lines.append(f"Let op: toen telde {b.vastgesteld.telt:+d}. De cijfers of het kader zijn sindsdien anders.")
    return lines


def _proposal(b: Beeld, found: Oordeel) -> Markup:
    """No colour and no step while a fact that can change them is open."""
    if b.nog:
        return f"Telt {found.telt:+d} · " + bold(open_facts(b))
    said = "Stand" if b.kader.naam == ZONDER.naam else "Voorstel"
    after = f" · daarna de ladder, stap {found.stap}" if found.stap and b.ladder is None else ""
    return f"{said}: " + bold(found.kleur) + f", telt {found.telt:+d}{after}"


def _choices(p: Pagina) -> tuple[Rij, ...]:
    b = p.beeld
    rows: list[Rij] = [(p.knop("Vul in of wijzig", "i"), p.knop("Wijzigingen", "h"))]
    if b.dossier is not None:
        rows.append((p.knop("Waarom? De berekening", "w"),))
    if b.oordeel is not None and b.verstuurd is None:
        rows.append((p.knop("Wijzig het oordeel" if b.vastgesteld else "Leg het oordeel vast", "o"),))
    if b.vastgesteld is not None:
        label = "Trek terug bij de gemeente" if b.verstuurd else "Verstuur aan de gemeente"
        rows.append((p.knop(label, "t" if b.verstuurd else "v"),))
    beside = tuple(knop for knop in (*p.extra, p.ladder) if knop is not None)
    if beside:
        rows.append(beside)
    return (*rows, (p.naar_lijst, p.knop("Volgende ▶", "n")))


def calculation(p: Pagina) -> Bericht:
    """How the proposal came about, line by line, with the source."""
    b = p.beeld
    half, found = b.halfjaar, b.oordeel
    lines: list[Tekst] = [bold(f"{b.naam} · {b.tijdvak}: hoe het voorstel ontstaat")]
    if half is not None:
        moved = f" {half.verschoven:+d} herverdeling" if half.verschuivingen else ""
        restant = f" {-half.restant:+d} restant" if half.restant else ""
        lines.append(f"{getal(half.taakstelling.aantal)} taakstelling{moved}{restant} = {getal(half.totaal)} totaal")
    if found is not None:
        lines += list(found.regels)
        lines.append(_proposal(b, found))
        lines += [WAAR[naam] for naam in b.nog]
    else:
        lines.append("Er is nog geen voorstel: het halfjaar loopt nog, of het cijfer van COA is niet compleet.")
    if b.loopt and b.achter is not None:
        lines.append("De lijn verdeelt het totaal gelijk over de dagen: een eigen keuze, geen norm.")
    left = _left_out(b)
    if left:
        lines.append(f"Telt niet mee in je beleidskader: {', '.join(left)}.")
    lines.append(f"Bron: {b.kader.bron}. Jij oordeelt; dit is een voorstel.")
    sources = Knop("Waar de cijfers vandaan komen", actie("cf", "b", b.code, b.tijdvak))
    return Bericht(stack(*lines), ((sources,), (grafiek(b.tijdvak, b.code),), (p.terug,)))


WAAR: Mapping[str, str] = {
    "taakstelling": "De taakstelling is een schatting: vul het gepubliceerde aantal in.",
    "restant": "Vul het restant in, ook als het 0 is.",
    "naijl": "Vul na-ijl en fase 3 in zodra die dagen voorbij zijn, ook als het 0 is.",
    "eerder": "Vul in hoeveel halfjaren hiervoor zijn gemist: hier staat daar geen oordeel over.",
    "weken": "Vul het gemiddelde in: vraag de doorlooptijden op bij COA.",
}
"""What to do about each name in `NOG`."""


def _left_out(b: Beeld) -> list[str]:
    """What was filled in and is not counted by the kader."""
    own, kader = b.invoer, b.kader
    left = [f"{aantal} {BEWIJZEN[s]}" for s, aantal in own.pijplijn.items() if s not in kader.bewijs]
    left += [f"{own.later_geteld} na-ijl"] if own.later_geteld and not kader.naijl_dagen else []
    return left + ([f"{own.fase_3} in fase 3"] if own.fase_3 and not kader.fase_3 else [])


NOT_COUNTED = "Dat telt in je beleidskader niet mee. Verander het met /beleidskader."
FORMULIEREN: Mapping[str, str] = {
    "c": "Cijfers van COA",
    "p": "Pijplijn",
    "n": "Na-ijl en fase 3",
    "w": "Gemiddelde in weken",
    "d": "Verschoonbaar",
    "e": "Eerder gemist",
    "a": "Actief toezicht",
}
"""What can be filled in, with the letter in its button; what the kader does not count is not asked."""


def fill_in(p: Pagina) -> Bericht:
    """What do you want to fill in?"""
    kader = p.beeld.kader
    asked = {"p": bool(kader.bewijs), "n": kader.naijl}
    buttons = [p.knop(label, "f", letter) for letter, label in FORMULIEREN.items() if asked.get(letter, True)]
    rows = naast_elkaar(*buttons)
    text = bold(f"{p.beeld.naam} · {p.beeld.tijdvak}") + "\nWat wil je invullen of wijzigen?"
    return Bericht(text, (*rows, (p.terug,)))

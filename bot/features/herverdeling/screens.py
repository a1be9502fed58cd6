"""A herverdeling on the screen: the table, who acts next, the terms, and what can be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, onder_elkaar
from bot.screens.morning import MorningLine
from workflows.bron import Bron
from workflows.dates.reading import zeg
from workflows.engine.laatste_dagen import LaatsteDag
from workflows.herverdeling.plan import BRON_TERUGPLAN
from workflows.herverdeling.proposal_sentence import VOORBEELD

PREFIX = "hv"
ALLE = Knop("Alle herverdelingen", actie(PREFIX, "al"))
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MOST_BUTTONS = 8
KORT = {
    "gevraagd": "cijfer gevraagd",
    "bevestigd": "akkoord gevraagd",
    "akkoord": "✓ ambtelijk akkoord",
    "afgewezen": "✗ doet niet mee",
    "college": "bij het college",
    "besloten": "✓ besloten",
    "bekend": "✓ bekendgemaakt",
    "gesloten": "gesloten",
}
"""By stand of a gemeente: what stands behind its numbers."""


@dataclass(frozen=True, slots=True)
class Rij:
    """A gemeente in the table. `voor` is None while its published number is not known; `dag` is that of its besluit or
    bekendmaking; `hier` whether it can be reached on the bot, `stil` whether it has people there that cannot;
    `achterstand` what it still had to house and does not move."""

    naam: str
    voor: int | None
    verschil: int
    stand: str
    dag: date | None = None
    hier: bool = True
    stil: bool = False
    achterstand: int = 0


@dataclass(frozen=True)
class HerverdelingBeeld:
    """What the screens of one herverdeling show. `zet` says who acts now, `zorgen` what to look at; `termijnen` are the
    days that run, `terugplan` the preferred day of the besluit while the tijdvak did not begin."""

    id: int
    referentie: str
    tijdvak: str
    ronde: int
    stand: str
    titel: str
    uitleg: str
    rijen: Sequence[Rij]
    zet: Sequence[str]
    afzender: str
    vandaag: date
    termijnen: Sequence[LaatsteDag] = ()
    terugplan: LaatsteDag | None = None
    zorgen: Sequence[str] = ()
    effect: str = ""
    eind: bool = False
    knoppen: Sequence[Knop] = field(default_factory=tuple)


def plus(aantal: int) -> str:
    """A change with its sign: −10, +5, 0."""
    return f"+{aantal}" if aantal > 0 else f"−{-aantal}" if aantal < 0 else "0"


def change(verschillen: Mapping[str, int], namen: Mapping[str, str]) -> str:
    """Who hands over and who takes over, in one line."""
    ordered = sorted(verschillen.items(), key=lambda item: (item[1], namen[item[0]]))
    return ", ".join(f"{namen[code]} {plus(aantal)}" for code, aantal in ordered)


# ---------------------------------------------------------------- the case


def case(beeld: HerverdelingBeeld, note: Tekst = "") -> Bericht:
    """The herverdeling as it now is; `note` stands above it."""
    period = f"{beeld.tijdvak}" + (f" · ronde {beeld.ronde}" if beeld.ronde > 1 else "")
    text = stack(
        bold(beeld.referentie) + f" · herverdeling {period}",
        "Stand: " + bold(beeld.titel),
        *(_row(rij) for rij in beeld.rijen),
        _sum(beeld.rijen),
        *_next(beeld),
        *_terms(beeld),
        *(f"⚠ {zorg}" for zorg in beeld.zorgen[:2]),
    )
    return Bericht(paragraphs(note, text), onder_elkaar(*fitting(beeld.knoppen)), zaken=(beeld.id,))


def fitting(knoppen: Sequence[Knop]) -> Sequence[Knop]:
    """As many as a phone shows; the way to the rest always stays."""
    return knoppen if len(knoppen) <= MOST_BUTTONS else (*knoppen[: MOST_BUTTONS - 1], knoppen[-1])


def _row(rij: Rij) -> Markup:
    before = "?" if rij.voor is None else str(rij.voor)
    after = "?" if rij.voor is None else str(rij.voor + rij.verschil)
    numbers = bold(f"{before} → {after}") + f" ({plus(rij.verschil)})" if rij.verschil else bold(f"blijft {before}")
    when = f" {zeg(rij.dag)}" if rij.dag else ""
    behind = f"; achterstand {rij.achterstand} gaat niet over" if rij.achterstand else ""
    return f"• {rij.naam}: " + numbers + f" · {KORT[rij.stand]}{when}{behind}"


def _sum(rijen: Sequence[Rij]) -> str:
    if any(rij.voor is None for rij in rijen):
        return "Samen blijft het gelijk."
    total = sum(rij.voor or 0 for rij in rijen)
    return f"Samen: {total} → {total + sum(rij.verschil for rij in rijen)}"


def _next(beeld: HerverdelingBeeld) -> list[Tekst]:
    if beeld.eind:
        return [beeld.uitleg, *([f"Telt mee: {beeld.effect}."] if beeld.effect else [])]
    writers = f"Brieven: gemeente {beeld.afzender}."
    absent = [rij.naam for rij in beeld.rijen if not rij.hier and not rij.stil]
    if absent:
        writers += f" Niet op Ketenbot: {', '.join(absent)}."
    silent = [rij.naam for rij in beeld.rijen if rij.stil]
    if silent:
        writers += f" Ketenbot bereikt niemand van {' en '.join(silent)}: bel of mail."
    counts = [f"Telt al mee: {beeld.effect}."] if beeld.effect else []
    return [
        "Nu aan zet: " + bold("; ".join(beeld.zet)) + f". {KORTE_UITLEG.get(beeld.stand, '')}".strip(),
        writers,
        *counts,
    ]


KORTE_UITLEG = {
    "verkenning": "Het college beslist later.",
    "wacht_op_besluiten": "Besluit op schrift. Wat is overgedragen, gaat daarna niet terug.",
    "herstel_gevraagd": "Stuur een herstelde brief, of maak een nieuw besluit.",
}
"""By stand: what must be known before pressing. All of it stands under "Termijnen en bronnen"."""


def _bron(bron: Bron) -> str:
    """A source where there is little room; it stands in full under "Termijnen en bronnen"."""
    return f"{' '.join(bron.document.split()[:2])} {bron.jaar}"


def _terms(beeld: HerverdelingBeeld) -> list[Markup]:
    if beeld.terugplan is not None:
        return [
            f"{beeld.terugplan.som[0]} " + italic(f"(streven: {_bron(BRON_TERUGPLAN)}; weken ertussen: eigen keuze)")
        ]
    return [_term(beeld, dag) for dag in sorted({term.werkdag for term in beeld.termijnen})]


def _term(beeld: HerverdelingBeeld, dag: date) -> Markup:
    terms = [term for term in beeld.termijnen if term.werkdag == dag]
    tell = [KORTE_NAMEN[term.naam] for term in terms if term.naam in KORTE_NAMEN]
    named = f"melden aan {' en '.join([', '.join(tell[:-1]), tell[-1]] if len(tell) > 1 else tell)}" if tell else ""
    late = " (voorbij)" if dag < beeld.vandaag else ""
    natures = sorted({f"{t.aard.value}: {_bron(t.bron)}" for t in terms if not t.eigen and t.bron})
    natures += ["BZK en JenV: eigen keuze"] if any(term.eigen for term in terms) else []
    return "Uiterlijk " + bold(zeg(dag)) + f"{late} {named or terms[0].wat} " + italic(f"({'; '.join(natures)})")


KORTE_NAMEN = {"coa": "COA", "regievoerder": "regievoerder", "provincie": "provincie", "bzk": "BZK", "jenv": "JenV"}
"""By party of the safe set: its name where there is little room."""


def terms(beeld: HerverdelingBeeld) -> Bericht:
    """How every date was counted, and where that is written."""
    lines: list[Tekst] = [bold(beeld.referentie) + " · termijnen en bronnen", beeld.uitleg]
    for term in beeld.termijnen:
        nature = italic(f"({term.aard.value}; bron: {term.bron})")
        lines.append(f"• {groot(term.wat)}: uiterlijk " + bold(zeg(term.werkdag)) + f". {term.toelichting} " + nature)
    if beeld.terugplan is not None:
        nature = italic(f"(streven; bron: {BRON_TERUGPLAN}; de weken ertussen: eigen keuze)")
        lines.append(f"• {beeld.terugplan.som[0]} " + nature)
    lines += [f"• {zorg}" for zorg in beeld.zorgen]
    return Bericht(stack(*lines), onder_elkaar(back(beeld.id)))


def back(ident: int) -> Knop:
    """To the herverdeling itself."""
    return Knop("Terug naar de herverdeling", actie("k", ident))


# ---------------------------------------------------------------- beginning, the list


def begin(lopend: Sequence[tuple[int, str]]) -> Bericht:
    """What runs, and how to begin a new one."""
    running = "Jullie herverdelingen staan hieronder, wat loopt eerst." if lopend else "Er loopt nog geen herverdeling."
    return Bericht(
        stack(
            bold("Herverdeling"),
            running,
            "",
            bold("Nieuwe beginnen?") + " Typ wie hoeveel overdraagt aan wie, in één zin:",
            italic("Lelystad draagt 10 over aan Almere en 5 aan Zeewolde"),
            "Je begint als ambtenaar: besluiten doen de colleges.",
        ),
        onder_elkaar(
            *(Knop(label, actie("k", ident)) for ident, label in lopend[: MOST_BUTTONS - 3]),
            Knop("Nieuwe herverdeling", actie(PREFIX, "n")),
            Knop("Hoe werkt herverdelen?", actie(PREFIX, "u")),
            Knop("Huishoudens ruilen?", actie("ru", "?")),
        ),
    )


def how_to() -> Bericht:
    """The sentence that begins one."""
    return Bericht(f"{VOORBEELD}\nHet tijdvak mag erbij, zoals " + italic("in 2027-I") + ". Een reden hoeft niet.")


def listed(beeld: HerverdelingBeeld) -> str:
    """One herverdeling on a button of the list."""
    names = " – ".join(rij.naam for rij in beeld.rijen[:3]) + (" e.a." if len(beeld.rijen) > 3 else "")
    return f"{beeld.tijdvak} · {names} · {beeld.titel}"


def heard(told: Sequence[str], absent: Sequence[str]) -> str:
    """Who hears of a new herverdeling on the bot, and who by a text that somebody sends."""
    said = [f"{' en '.join(told)} {'hebben' if len(told) > 1 else 'heeft'} nu bericht."] if told else []
    said += [f"Voor {' en '.join(absent)} staat de tekst klaar."] if absent else []
    return " ".join(said)


JOINED = "Jullie doen mee in deze herverdeling. Wat er voor jullie is vastgelegd, staat hier; verder doe je het zelf."
"""What the first of a gemeente reads that took part before it was on the bot."""


def which(waiting: Sequence[tuple[int, str, str]], press: str) -> Bericht:
    """More than one herverdeling waits for what was typed."""
    return Bericht(
        "Voor welke herverdeling is dit? Kies er een, en typ het daar opnieuw.",
        onder_elkaar(*(Knop(naam, actie(PREFIX, press, ident, code)) for ident, code, naam in waiting[:MOST_BUTTONS])),
    )


def gemeenten_only() -> Bericht:
    """Who is of no gemeente cannot begin one."""
    return Bericht(
        "Een herverdeling begint bij een gemeente. Je kunt er wel alles over vragen: typ je vraag gewoon hieronder."
    )


def not_yours(namen: Sequence[str]) -> Bericht:
    """The own gemeente must be one of them."""
    return Bericht(
        f"Je eigen gemeente zit er niet bij. Noem ook {' of '.join(namen)}, want je begint een herverdeling "
        "alleen voor je eigen gemeente."
    )


def same_runs(ident: int, referentie: str, ronde: int, zin: str, tijdvak: str) -> Bericht:
    """The same gemeenten already talk: is it a new proposal there, or another case? `tijdvak` as typed, or empty."""
    return Bericht(
        "Met deze gemeenten loopt al " + bold(referentie) + ". Is dit een nieuw voorstel daarin, of een andere "
        "herverdeling?",
        onder_elkaar(
            Knop(f"Nieuw voorstel in {referentie}", actie(PREFIX, "w", ident, ronde, zin)),
            Knop("Andere herverdeling", actie(PREFIX, "y", zin, *([tijdvak] if tijdvak else []))),
        ),
    )


# ---------------------------------------------------------------- the morning message

VRAGEN = {
    "cijfer": "Gaf {naam} het gepubliceerde cijfer al?",
    "akkoord": "Is {naam} al akkoord met deze cijfers?",
    "afgewezen": "{naam} doet niet mee. Doe je een nieuw voorstel, of stop je?",
    "besluit": "Heeft het college van {naam} besloten?",
    "bekendmaking": "Heeft {naam} het besluit bekendgemaakt?",
    "naar_colleges": "Kan het naar de colleges?",
    "herstel": "Is het herstel naar COA gestuurd?",
    "meld": "Weten COA, provincie, BZK en JenV het al?",
    "coa": "COA heeft nog een week. Hoorde je al iets?",
    "coa_laat": "De maand van COA is voorbij. Bel unit Plaatsing of je regievoerder.",
    "kennis": "Nam de provincie kennis?",
}
"""By kind of reminder (without the gemeente behind it): what is asked."""


def morning(beeld: HerverdelingBeeld, dag: date, kinds: Sequence[str], namen: Mapping[str, str]) -> MorningLine:
    """Its line in the morning message."""
    asked = list(dict.fromkeys(_asked(kind, namen) for kind in kinds))
    others = [rij.naam for rij in beeld.rijen]
    return MorningLine(
        zaak=beeld.id,
        referentie=beeld.referentie,
        dag=dag,
        tekst=f"{beeld.referentie}: herverdeling {beeld.tijdvak} ({', '.join(others)}), {beeld.titel}",
        vraag=" ".join(asked[:2]),
        waarom="",
        knoppen=tuple(beeld.knoppen[:2]),
        loopt=not beeld.eind,
    )


def _asked(kind: str, namen: Mapping[str, str]) -> str:
    naam = namen.get(kind[-6:], "")
    base = kind.removesuffix(f"_{kind[-6:]}") if naam else kind
    base = "meld" if base.startswith("meld_") else base
    return VRAGEN.get(base, "Hoe staat het ervoor?").format(naam=naam)

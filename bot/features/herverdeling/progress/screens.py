"""Who is where: of every gemeente in one screen what is there and what is not, who is not done before the last day, and
the one text that reminds them all."""

from collections.abc import Iterator, Mapping, Sequence

from bot.features.herverdeling.buttons_screens import HerverdelingScherm
from bot.features.herverdeling.screens import PREFIX, back
from bot.features.herverdeling.words_screens import KOSTEN, samen
from bot.screens.markup import Markup, Tekst, bold, italic, mono, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, naast_elkaar, onder_elkaar
from bot.screens.sheets import knop
from workflows.dates.reading import zeg
from workflows.herverdeling.blad import VORM
from workflows.herverdeling.progress import STAPPEN, gedaan, open_stappen

_NOG = {
    "cijfer": "gepubliceerd cijfer met bron",
    "akkoord": "ambtelijk akkoord",
    "besluit": "besluit van het college, op schrift, met dag en nummer",
    "bekend": "dag van de bekendmaking",
}
"""By step: what is asked of who has not taken it."""
_ANTWOORD = {
    "cijfer": "17, Stcrt 28-9-2026, akkoord",
    "akkoord": "akkoord",
    "besluit": "besluit 9-12-2026 nr 45",
    "bekend": "bekend 15-12-2026",
}
"""By step: how an answer fits in one line."""

FEW = 3
"""So many gemeenten are named in a note."""


def button(ident: int) -> Knop:
    """Opens it."""
    return Knop("Wie is waar?", actie(PREFIX, "ww", ident))


def show(beeld: HerverdelingScherm, note: Tekst = "", van: int | None = None) -> Bericht:
    """The day that leads, who is not done before it, and a line for each gemeente, those first. `van` is the
    organisation of whose sheet the reader may ask."""
    waiting = open_stappen(beeld.standen, beeld.feiten)
    lines: list[Tekst] = [bold(beeld.referentie) + " · wie is waar", *_day(beeld)]
    lines += list(_open(beeld, waiting)) if not beeld.open_stand.eind else [groot(beeld.open_stand.titel) + "."]
    order = sorted(beeld.weet.codes, key=lambda code: (code not in waiting, gedaan(beeld.standen[code])))
    rows = [_row(beeld, code) for code in order]
    legend = italic(groot(", ".join(STAPPEN)))
    return Bericht(paragraphs(note, stack(*lines, legend, *rows)), onder_elkaar(*_buttons(beeld, waiting, van)))


def _day(beeld: HerverdelingScherm) -> list[Tekst]:
    first = next(iter(beeld.leiden), None)
    return [groot(beeld.dag_alleen(first))] if first is not None else []


def _open(beeld: HerverdelingScherm, waiting: Mapping[str, str]) -> Iterator[Tekst]:
    """What is not there yet, and of whom."""
    out = [naam for code, naam in beeld.namen.items() if beeld.standen[code] == "afgewezen"]
    if out:
        yield bold("Doet niet mee") + f": {samen(out)}"
    for step in STAPPEN:
        names = [beeld.namen[code] for code, first in waiting.items() if first == step]
        if names:
            yield bold(f"Nog geen {'bekendmaking' if step == 'bekend' else step}") + f": {', '.join(names)}"
    if not waiting and not out:
        yield "Alle gemeenten zijn zover. Nu aan zet: " + bold("; ".join(beeld.aan_zet())) + "."


def guide(beeld: HerverdelingScherm) -> Sequence[Tekst]:
    """In which step of the stappenplan it is and what that is for, who does what before which day, and what comes
    after it."""
    if beeld.open_stand.eind:
        return ()
    step = italic(f"Stap {_STAP[beeld.geheel]} van 4 · {beeld.open_stand.titel}: {beeld.open_stand.uitleg}")
    waiting, first = open_stappen(beeld.standen, beeld.feiten), next(iter(beeld.leiden), None)
    until = f" {first.woord} {zeg(first.werkdag)}" if first is not None and not beeld.voorbij(first) else ""
    todo = [
        f"{_DOEN[step]}: {', '.join(beeld.namen[code] for code, open_now in waiting.items() if open_now == step)}"
        for step in STAPPEN
        if step in waiting.values()
    ]
    missing = f"Nog te doen{until}: {'; '.join(todo)}." if todo else ""
    after = _DAARNA.get(beeld.geheel, "").format(trekker=beeld.regio or beeld.namen.get(beeld.leider, ""))
    agreed = beeld.geheel == "verkenning" and not waiting
    return [line for line in (step, missing, after, f"{KOSTEN}." if agreed else "") if line]


_STAP = {
    "verkenning": 1, "wacht_op_besluiten": 1, "wacht_op_bekendmaking": 1, "wacht_op_kennisgeving": 2,
    "wacht_op_coa_toets": 3, "herstel_gevraagd": 3,
}  # fmt: skip
"""By stand of the whole: which of the four steps of the stappenplan it is."""
_DOEN = {"cijfer": "cijfer geven", "akkoord": "ambtelijk akkoord", "besluit": "besluit van het college",
         "bekend": "bekendmaken"}  # fmt: skip
_DAARNA = {
    "verkenning": "Zijn allen akkoord, dan stuurt {trekker} het naar de colleges.",
    "wacht_op_besluiten": "Daarna maakt elke gemeente het bekend.",
    "wacht_op_bekendmaking": "Daarna, binnen een week: melden aan COA en provincie, en ook aan BZK en JenV.",
    "wacht_op_kennisgeving": "Daarna toetst COA de som.",
}


def _row(beeld: HerverdelingScherm, code: str) -> Markup:
    """Four marks, the name, and what the number becomes."""
    own, stand = beeld.weet.van(code), beeld.standen[code]
    marks = "✗✗✗✗" if stand == "afgewezen" else "".join("✓" if step in gedaan(stand) else "○" for step in STAPPEN)
    before, after = ("?", "?") if own.voor is None else (own.voor, own.na)
    return Markup("{} {} {}").format(marks, beeld.namen[code], f"{before} → {after}")


def _buttons(beeld: HerverdelingScherm, waiting: Mapping[str, str], van: int | None) -> Iterator[Knop]:
    leads = beeld.lezer is not None and beeld.lezer.leidt
    outside = [code for code in waiting if not beeld.deelnemers[code].hier]
    if leads and outside:
        yield Knop(f"Herinner {beeld.namen[outside[0]] if len(outside) == 1 else f'{len(outside)} gemeenten'}",
                   actie(PREFIX, "wh", beeld.id))  # fmt: skip
    if van is not None and not beeld.open_stand.eind:
        yield knop("Blad om in te vullen", VORM, van, str(beeld.id))
    if leads and not beeld.open_stand.eind:
        yield Knop("Geef de trekkersrol over", actie(PREFIX, "e", beeld.id))
    yield back(beeld.id)


# ---------------------------------------------------------------- one reminder


def remind(beeld: HerverdelingScherm, adressen: Mapping[str, str], *, vult_in: bool, note: Tekst = "") -> Bericht:
    """One text for all that are not on the bot and not done, and where it goes. `adressen` are those of their desks, by
    CBS code; `vult_in`: whether the reader may fill in the others."""
    waiting = {code: step for code, step in open_stappen(beeld.standen, beeld.feiten).items()
               if not beeld.deelnemers[code].hier}  # fmt: skip
    known = [adressen[code] for code in waiting if code in adressen]
    lacking = [beeld.namen[code] for code in waiting if code not in adressen]
    to: list[Tekst] = ["Bcc, zodat adressen niet rondgaan:", mono("; ".join(known))] if known else []
    if lacking:
        to.append(f"Geen adres van {samen(lacking)}." + ("" if vult_in else " Je coördinator vult ze in."))
    here = [beeld.namen[code] for code in beeld.deelnemers if code in _hier(beeld)]
    if here:
        to.append(f"{samen(here)}: herinnert Ketenbot zelf.")
    buttons = [Knop("Tekst verstuurd", actie(PREFIX, "wv", beeld.id))]
    buttons += [Knop("Adressen invullen", actie(PREFIX, "wa", beeld.id))] if lacking and vult_in else []
    head = bold(beeld.referentie) + " · herinnering. Kopieer de tekst en stuur hem zelf."
    text = mono("\n".join(_text(beeld, waiting)))
    return Bericht(paragraphs(note, head, text, stack(*to)), onder_elkaar(*buttons, button(beeld.id)))


def _hier(beeld: HerverdelingScherm) -> list[str]:
    """Who is not done and hears it of the bot: not the reader."""
    waiting = open_stappen(beeld.standen, beeld.feiten)
    return [code for code in waiting if beeld.deelnemers[code].hier and code not in beeld.eigen]


def _text(beeld: HerverdelingScherm, waiting: Mapping[str, str]) -> Iterator[str]:
    first = next(iter(beeld.leiden), None)
    before = f", graag uiterlijk {zeg(first.werkdag)}" if first is not None and not beeld.voorbij(first) else ""
    yield "Beste collega's,"
    yield f"Voor de herverdeling van de taakstelling {beeld.tijdvakken} ({beeld.referentie}) missen we nog{before}:"
    for step in STAPPEN:
        codes = [code for code, open_now in waiting.items() if open_now == step]
        if codes:
            yield f"- {_NOG[step]}: {samen([beeld.namen[code] for code in codes])}"
    code, step = min(waiting.items(), key=lambda item: STAPPEN.index(item[1]))
    yield f"Antwoorden kan in één regel, zoals: {beeld.namen[code]}: {_ANTWOORD[step]}."
    yield f"Met vriendelijke groet, gemeente {beeld.namen.get(beeld.leider, '')}"


def addresses(referentie: str, ident: int, gevraagd: Sequence[tuple[str, str, str]]) -> Bericht:
    """Of which gemeente is the address filled in? Each by CBS code, name and the address that is known."""
    known = [f"{naam}: {mail}" for _, naam, mail in gevraagd if mail]
    buttons = [Knop(("✓ " if mail else "") + naam, actie(PREFIX, "wa", ident, code)) for code, naam, mail in gevraagd]
    ready = Knop("Klaar: naar de herinnering", actie(PREFIX, "wh", ident))
    head = bold(referentie) + " · adressen van afdelingen. Van welke gemeente vul je het in?"
    return Bericht(stack(head, *known), (*naast_elkaar(*buttons), (ready,)))


def nobody() -> str:
    """There is nobody to remind by a text."""
    return "Niemand buiten Ketenbot staat nog open."


def sent(namen: Sequence[str]) -> str:
    """It was sent."""
    return f"✓ Genoteerd: tekst verstuurd aan {samen(namen) if len(namen) <= FEW else f'{len(namen)} gemeenten'}."

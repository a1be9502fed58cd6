"""The settings of a beleidskader: one screen with all, one with the choices of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.screens.markup import Markup, Tekst, bold, italic, mono, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, groot, naast_elkaar, onder_elkaar
from storage.people import Organisatie
from storage.toezicht import KaderRow
from workflows.dates.reading import zeg
from workflows.koppeling.doorlooptijd import Methode
from workflows.toezicht.beleidskader import KADERS, KLEUREN, TOETSMOMENTEN, ZONDER, Beleidskader, Bewijs

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

UITKOMST: Mapping[str, str] = {
    "gehaald": "taakstelling gehaald",
    "geen_actie": "niet gehaald, geen actie nodig",
    "tussendoel": "niet gehaald, tussendoel wel",
    "verschoonbaar": "niet gehaald, verschoonbaar",
    "actie": "niet gehaald, actie nodig",
}
KORTE_UITKOMST: Mapping[str, str] = {
    "gehaald": "gehaald", "geen_actie": "geen actie", "tussendoel": "tussendoel",
    "verschoonbaar": "verschoonbaar", "actie": "actie",
}  # fmt: skip
KORT: Mapping[Bewijs, str] = {
    Bewijs.HUURCONTRACT: "huurcontract",
    Bewijs.AANMELDING: "aanmelding bij COA",
    Bewijs.BEKEND: "bekend bij COA",
    Bewijs.ZELF: "zelf gehuisvest",
}
"""The kinds of proof in a word or two; `BEWIJZEN` says them in full."""


@dataclass(frozen=True, slots=True)
class Instelling:
    """A setting: its button, what it means, and the values that have a button (value, what the button says)."""

    knop: str
    uitleg: Tekst
    keuzes: tuple[tuple[str, str, str], ...]  # (setting, value, label)


_JA_NEE = (("ja", "Ja"), ("nee", "Nee"))

INSTELLINGEN: Mapping[str, Instelling] = {
    "toetsmoment": Instelling(
        "Toetsmoment",
        "Wanneer toets je? Een toets na drie maanden geeft meer tijd voor informatie (handreiking 2016, §4.4.4).",
        tuple(("toetsmoment", naam, groot(said)) for naam, said in TOETSMOMENTEN.items()),
    ),
    "grens": Instelling(
        "Grens",
        "Welke achterstand mag blijven? Telt pijplijn mee, dan past geen enkele achterstand. Zonder pijplijn noemt de "
        "handreiking 1/6 als voorbeeld (2016, §4.4.2). Een ander deel? Typ bijvoorbeeld "
        + mono("/beleidskader grens 1/8") + ".",
        (
            ("grens", "0", "Geen"), ("grens", "1/6", "1/6: één maand"),
            ("grens_van", "taakstelling", "Deel van de taakstelling"),
            ("grens_van", "totaal", "Deel van het totaal, met achterstand"),
        ),
    ),
    "pijplijn": Instelling(
        "Pijplijn",
        "Welk bewijs telt naast de cijfers van COA (handreiking 2016, §4.4.1)? Druk om aan of uit te zetten.",
        (
            *(("pijplijn", soort.value, groot(KORT[soort])) for soort in Bewijs),
            ("pijplijn", "alles", "Alles telt"), ("pijplijn", "niets", "Niets telt"),
        ),
    ),
    "naijl": Instelling(
        "Na-ijl en fase 3",
        "Hoeveel dagen na het halfjaar tellen mensen nog mee die COA later verwerkt? En telt fase 3, de verhuisfase? "
        "Een ander aantal? Typ bijvoorbeeld " + mono("/beleidskader na-ijl 45") + ".",
        (
            ("naijl", "0", "Geen na-ijl"), ("naijl", "14", "14 dagen"), ("naijl", "31", "31 dagen"),
            ("fase_3", "ja", "Fase 3 telt"), ("fase_3", "nee", "Fase 3 telt niet"),
        ),
    ),
    "weken": Instelling(
        "12 weken",
        "Is een gemiddelde binnen 12 weken genoeg als de taakstelling niet is gehaald (handreiking 2016, §4.3)? En hoe "
        "reken je (§4.4.3)?",
        (
            *(("doorlooptijd", value, f"{label}, 12 weken telt") if value == "ja"
              else ("doorlooptijd", value, f"{label}, alleen de taakstelling") for value, label in _JA_NEE),
            ("methode", Methode.REALISATIES.value, "Reken met verhuizingen"),
            ("methode", Methode.KOPPELINGEN.value, "Reken met koppelingen"),
        ),
    ),
    "perioden": Instelling(
        "Op een rij",
        "Hoeveel halfjaren op een rij, verwijtbaar gemist, voordat het toezicht omhoog gaat? Een ander aantal? Typ "
        "bijvoorbeeld " + mono("/beleidskader halfjaren 6") + ".",
        tuple(("perioden", str(number), f"{number}") for number in (1, 2, 3, 4)),
    ),
    "verschoonbaar": Instelling(
        "Verschoonbaar",
        "Telt een gemist halfjaar niet mee als een document zegt dat het verschoonbaar is? En begint het tellen daarna "
        "opnieuw, of blijft de trede staan en gaat het tellen verder?",
        (
            *(("verschoonbaar", value, f"{label}, telt {said}") for value, label, said in
              (("ja", "Ja", "niet mee"), ("nee", "Nee", "gewoon mee"))),
            ("bevriest", "ja", "De trede blijft staan"), ("bevriest", "nee", "Het tellen begint opnieuw"),
        ),
    ),
}  # fmt: skip
"""In the order of the buttons. Which page a setting stands on follows from its choices."""

_PAGINA = {wat: naam for naam, one in INSTELLINGEN.items() for wat, _, _ in one.keuzes}


def regels(kader: Beleidskader) -> list[str]:
    """All settings in words, one a line."""
    proof = "alles" if kader.bewijs == frozenset(Bewijs) else ", ".join(KORT[s] for s in Bewijs if s in kader.bewijs)
    after = f"{kader.naijl_dagen} dagen" if kader.naijl_dagen else "geen"
    counted = "verhuizing" if kader.methode is Methode.REALISATIES else "koppeling"
    weeks = "genoeg bij een gemiste taakstelling" if kader.doorlooptijd else "telt niet"
    excuse = "houdt een gemist halfjaar buiten de telling" if kader.verschoonbaar else "verandert het voorstel niet"
    excuse += ", de trede blijft staan" if kader.verschoonbaar and kader.bevriest else ""
    return [
        f"Toetsmoment: {TOETSMOMENTEN[kader.toetsmoment]}",
        f"Achterstand die mag blijven: {zeg_grens(kader)}",
        f"Pijplijn die telt: {proof or 'niets'}",
        f"Na-ijl: {after} · fase 3 telt {'wel' if kader.fase_3 else 'niet'}",
        f"Gemiddeld 12 weken: {weeks} (gemeten per {counted})",
        f"Toezicht omhoog na: {kader.perioden} halfja{'ar' if kader.perioden == 1 else 'ren op een rij'}",
        f"Verschoonbaar: {excuse}",
    ]


def zeg_grens(kader: Beleidskader) -> str:
    """ "geen", or "1/6 van de taakstelling"."""
    whole = "de taakstelling" if kader.grens_van == "taakstelling" else "het totaal"
    return "geen" if not kader.grens[0] else f"{kader.grens[0]}/{kader.grens[1]} van {whole}"


def _kleuren(kader: Beleidskader) -> str:
    """Of an excuse only where it has an outcome of its own; without any colour what is said in their place."""
    if not kader.kleuren:
        return "nog geen, je ziet op schema of achter"
    shown = [u for u in UITKOMST if u != "verschoonbaar" or kader.bevriest]
    return ", ".join(f"{KORTE_UITKOMST[uitkomst]} {kader.kleuren.get(uitkomst, 'kies zelf')}" for uitkomst in shown)


def _since(row: KaderRow) -> str:
    who = f", door {row.door}" if row.door else ""
    return f"{zeg(row.moment.astimezone(AMSTERDAM).date())}{who}"


def settings(o: Organisatie, kader: Beleidskader, laatste: KaderRow | None, note: Tekst = "") -> Bericht:
    """All settings, with a button for each; `laatste` is the row that it is kept in."""
    since = [f"Gewijzigd: {_since(laatste)}"] if laatste else []
    text = paragraphs(note, stack(*_lines(kader), italic(kader.let_op or kader.bron), *since))
    buttons = [Knop(one.knop, actie("tk", o.id, naam)) for naam, one in INSTELLINGEN.items()]
    buttons.append(Knop("Kleuren", actie("tk", o.id, "kleuren")))
    buttons.append(_more(o.id) if laatste else _examples(o.id))
    return Bericht(text, (*_pairs(buttons), (Knop("Naar de lijst", actie("tz", o.id)),)))


def _examples(organisatie: int) -> Knop:
    return Knop("Voorbeelden", actie("tk", organisatie, "voorbeeld"))


def _more(organisatie: int) -> Knop:
    """Who changed the settings before has what was changed beside the examples."""
    return Knop("Meer", actie("tk", organisatie, "meer"))


def more(organisatie: int) -> Bericht:
    """What is seldom needed once the settings are there."""
    changes = Knop("Wijzigingen", actie("tk", organisatie, "geschiedenis"))
    return Bericht(
        Markup("<b>Beleidskader</b>\nBekijk wat er is veranderd, of begin opnieuw met een voorbeeld."),
        ((changes, _examples(organisatie)), (_back(organisatie),)),
    )


def _pairs(buttons: Sequence[Knop]) -> tuple[Rij, ...]:
    return naast_elkaar(*buttons)


def page(organisatie: int, kader: Beleidskader, rij: int, wat: str) -> Bericht:
    """The choices of one setting; what counts now has a mark. Raises KeyError for an unknown one."""
    if wat in ("kleuren", "woord"):
        return _colours(organisatie, kader)
    if wat.startswith("kleuren="):
        return _colour(organisatie, kader, rij, wat.removeprefix("kleuren="))
    one = INSTELLINGEN.get(wat) or INSTELLINGEN[_PAGINA[wat]]
    marks = _now(kader)
    buttons = [
        Knop(f"{'✓ ' if (what, value) in marks else ''}{label}", actie("tk", organisatie, what, rij, value))
        for what, value, label in one.keuzes
    ]
    return Bericht(
        paragraphs(stack(bold(one.knop), one.uitleg), f"Nu: {_said(kader, one)}"),
        (*onder_elkaar(*buttons), (_back(organisatie),)),
    )


def _said(kader: Beleidskader, one: Instelling) -> str:
    line = regels(kader)[list(INSTELLINGEN.values()).index(one)]
    return line.partition(": ")[2]


def _now(kader: Beleidskader) -> set[tuple[str, str]]:
    """The values that count, as the buttons name them."""
    yes = {True: "ja", False: "nee"}
    grens = "{}/{}".format(*kader.grens) if kader.grens[0] else "0"
    return {
        ("toetsmoment", kader.toetsmoment), ("grens", grens), ("grens_van", kader.grens_van),
        ("naijl", str(kader.naijl_dagen)), ("fase_3", yes[kader.fase_3]), ("doorlooptijd", yes[kader.doorlooptijd]),
        ("methode", kader.methode.value), ("perioden", str(kader.perioden)),
        ("verschoonbaar", yes[kader.verschoonbaar]), ("bevriest", yes[kader.bevriest]),
        *(("pijplijn", soort.value) for soort in kader.bewijs),
    }  # fmt: skip


def _back(organisatie: int) -> Knop:
    return Knop("Terug naar het beleidskader", actie("tk", organisatie))


def _colours(organisatie: int, kader: Beleidskader) -> Bericht:
    shown = {u: said for u, said in UITKOMST.items() if u != "verschoonbaar" or kader.bevriest}
    lines = [f"• {groot(said)}: " + bold(_colour_of(kader, uitkomst)) for uitkomst, said in shown.items()]
    buttons = [Knop(groot(said), actie("tk", organisatie, f"kleuren={uitkomst}")) for uitkomst, said in shown.items()]
    own = "Noemen jullie een kleur anders? Typ bijvoorbeeld " + mono("/beleidskader woord groen voldoet") + "."
    text = stack(bold("Kleuren"), "Welk oordeel hoort bij welke uitkomst?", *lines, own)
    return Bericht(text, (*onder_elkaar(*buttons), (_back(organisatie),)))


def _colour_of(kader: Beleidskader, uitkomst: str) -> str:
    found = kader.kleuren.get(uitkomst)
    return kader.woord(found) if found else "je kiest zelf"


def _colour(organisatie: int, kader: Beleidskader, rij: int, uitkomst: str) -> Bericht:
    """The words for one outcome. Raises KeyError for an unknown one."""
    now = kader.kleuren.get(uitkomst, "")
    buttons = [
        Knop(
            f"{'✓ ' if now == kleur else ''}{groot(kader.woord(kleur) if kleur else 'kies ik per gemeente')}",
            actie("tk", organisatie, "kleuren", rij, f"{uitkomst}={kleur}"),
        )
        for kleur in (*KLEUREN, "")
    ]
    text = bold(groot(UITKOMST[uitkomst])) + "\nWelk oordeel hoort daarbij?"
    return Bericht(text, (*onder_elkaar(*buttons), (Knop("Terug naar kleuren", actie("tk", organisatie, "kleuren")),)))


# ---------------------------------------------------------------- examples and history


def examples(organisatie: int) -> Bericht:
    """The examples to begin with."""
    buttons = [Knop(kader.titel, actie("tk", organisatie, "voorbeeld", naam)) for naam, kader in KADERS.items()]
    return Bericht(
        "Met welk voorbeeld begin je? Je ziet eerst wat erin staat. Daarna verander je wat bij jullie anders is.",
        (*onder_elkaar(*buttons), (_back(organisatie),)),
    )


def _lines(kader: Beleidskader) -> list[Tekst]:
    return [bold(kader.titel), *(f"• {line}" for line in regels(kader)), f"• Kleuren: {_kleuren(kader)}"]


def example(organisatie: int, kader: Beleidskader, rij: int) -> Bericht:
    """What an example holds, and taking it."""
    return Bericht(
        stack(*_lines(kader), f"Bron: {kader.bron}", italic(kader.let_op)),
        (
            (Knop("Neem dit over", actie("tk", organisatie, "neem", rij, kader.naam)),),
            (Knop("Andere voorbeelden", actie("tk", organisatie, "voorbeeld")),),
            (_back(organisatie),),
        ),
    )


WAT: Mapping[str, str] = {
    "voorbeeld": "voorbeeld overgenomen", "teruggezet": "vorige wijziging teruggezet", "grens_van": "grens van wat",
    "naijl": "na-ijl", "fase_3": "fase 3", "doorlooptijd": "12 weken", "methode": "rekenwijze",
    "perioden": "halfjaren op een rij", "bevriest": "trede bij verschoonbaar",
    "woord": "woord bij een kleur",
}  # fmt: skip
"""Settings as the history names them, where that is not their own name."""


def history(organisatie: int, rows: Sequence[KaderRow]) -> Bericht:
    """Who changed what and when, newest first, and the way back."""
    lines = [f"• {_since(row)}: {WAT.get(row.wat, row.wat)}" for row in rows[:8]]
    if not lines:
        return Bericht(f"Er is nog niets veranderd. Nu geldt: {ZONDER.titel}.", ((_back(organisatie),),))
    more = [f"En {len(rows) - 8} eerdere."] if len(rows) > 8 else []
    undo = (Knop("Zet de laatste terug", actie("tk", organisatie, "terug", rows[0].id)),)
    return Bericht(stack(bold("Wijzigingen van het beleidskader"), *lines, *more), (undo, (_back(organisatie),)))


def changed_since(row: KaderRow) -> str:
    """Above the settings when an old button was pressed."""
    return f"Sinds dit scherm is iets veranderd: {WAT.get(row.wat, row.wat)} ({_since(row)}). Dit geldt nu."


def refused(organisatie: int, wat: str, reden: str) -> Bericht:
    """A value that cannot be."""
    return Bericht(reden, ((Knop("Terug", actie("tk", organisatie, wat)),),))


def how(organisatie: int) -> Bericht:
    """What can be typed."""
    return Bericht(
        Markup(
            "Typ <code>/beleidskader</code> voor alle instellingen. Met een waarde erachter kan: "
            "<code>/beleidskader grens 1/8</code>, <code>/beleidskader na-ijl 45</code>, "
            "<code>/beleidskader halfjaren 6</code> of <code>/beleidskader woord groen voldoet</code>."
        ),
        ((_back(organisatie),),),
    )


def which(organisaties: Sequence[Organisatie]) -> Bericht:
    """Somebody of more than one provincie."""
    return Bericht("Van welke provincie?", onder_elkaar(*(Knop(o.naam, actie("tk", o.id)) for o in organisaties)))


def provincie_only() -> Bericht:
    """Who is no supervisor."""
    return Bericht("Het beleidskader stelt de provincie in. Vraag het je provincie, of bekijk /toezicht.")


WHICH_COLOUR = "Zet er een kleur bij: groen, oranje, rood of wit. Daarachter het woord van jullie beleidskader."
PERIODS = "Typ een aantal halfjaren, van 1 tot en met 20."
DAYS = "Typ een aantal dagen, van 0 tot en met 92."
NOTHING_CHANGED = "Er is nog niets veranderd."
PUT_BACK = "De laatste wijziging is teruggezet."


def own_from(titel: str, bron: str) -> str:
    """What an own kader was begun with."""
    return f"Eigen instellingen. Begonnen met: {titel} ({bron})"


def begins_at(titel: str) -> str:
    """Another example was chosen."""
    return f"Je beleidskader begint nu bij: {titel}."

"""A regio on the screen: its gemeenten, what each lets it do, and what that is not."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.screens.markup import Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar, rijen
from storage.people import Organisatie
from storage.regio.machtigingen import Band
from workflows.dates.reading import zeg
from workflows.regio.machtiging import ALLES, BRON, MAG
from workflows.regio.machtiging import zeg as in_words

PREFIX = "rg"
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ALREADY = "Dat stond er al zo."
NOTHING_TO_END = "Er is niets te stoppen: de regio mag nu niets namens jullie."
NOTHING_NAMED = "Typ de naam van een gemeente, zoals Ede."
NOOIT = "Een besluit neemt, noteert en publiceert een regio nooit. Jullie koppelingen ziet zij niet."
_NOOIT_REGIO = "Besluiten nemen, noteren en publiceren de gemeenten zelf. Hun koppelingen zie je niet."
_EIGEN = f"Elke gemeente houdt haar eigen wettelijke taakstelling, ook in een regio. Bron: {BRON}."
_VOORAF = "Spreek vooraf met de provincie af hoe zij naar de taakstellingen kijkt."
_STAND = {
    "genoemd": "{regio} vraagt of zij namens {naam} mag werken",
    "bevestigd": "{naam} vindt goed dat {regio} namens haar werkt",
    "geweigerd": "{naam} wil niet dat {regio} namens haar werkt",
    "beeindigd": "{naam} is gestopt: {regio} mag niets meer namens haar",
}
_GESCHIEDENIS = {
    "genoemd": "genoemd bij de regio",
    "bevestigd": "goedgevonden",
    "geweigerd": "niet goedgevonden",
    "beeindigd": "gestopt",
    "weg": "weggehaald bij de regio",
}


def _press(*words: object) -> str:
    return actie(PREFIX, *words)


def _dag(band: Band) -> str:
    return zeg(band.op.astimezone(_AMSTERDAM).date())


def _door(band: Band) -> str:
    """Who said so: a colleague by name, of the other organisation nobody by name."""
    return "de regio" if band.stand in ("genoemd", "weg") else band.naam or "iemand die weg is"


def may_not() -> Bericht:
    """The same word as when there is no such regio."""
    return Bericht("Dat kan ik je niet laten zien. Typ /machtiging voor wat je hier kunt.", (_terug(),))


def _terug() -> tuple[Knop, ...]:
    return (Knop("Regio", _press()),)


def gemeenten_only() -> Bericht:
    """For who is of neither side."""
    return Bericht("Een regio werkt namens gemeenten. Wat zij mag, regelen de coördinatoren van die gemeenten.")


def no_regio_yet() -> Bericht:
    """For the beheerder, where nobody of a regio is on the bot."""
    return Bericht(
        "Er is nog geen regio. Nodig haar coördinator uit: typ /uitnodigen coordinator Regio Foodvalley, "
        "met de naam van jullie regio."
    )


def nobody_named(namen: Sequence[str]) -> Bericht:
    """No regio named the own gemeente."""
    return Bericht(
        f"Geen regio noemde {' of '.join(namen)}. Werken jullie samen in een regio? De beheerder nodigt haar "
        "coördinator uit. Die noemt jullie, en jullie coördinator zegt dan wat de regio mag."
    )


def choose(regios: Sequence[Organisatie], bands: Sequence[tuple[Band, str]]) -> Bericht:
    """Which one, where there are more."""
    own = [Knop(o.naam, _press("r", o.id)) for o in regios]
    pairs = [Knop(f"{band.regionaam} en {naam}"[:60], _press("z", band.regio, band.gemeente)) for band, naam in bands]
    return Bericht("Welke regio bedoel je?", onder_elkaar(*own, *pairs))


# ---------------------------------------------------------------- for the regio


def regio(van: Organisatie, rows: Sequence[tuple[Band, str, bool]], note: Tekst = "", *, eigen: bool = True) -> Bericht:
    """A regio with its gemeenten: with the day first what each said, and whether it is on the bot."""
    lines = [_line(band, naam, hier=hier) for band, naam, hier in rows]
    none = "Er hoort nog geen gemeente bij. Noem de gemeenten; hun coördinatoren zeggen dan wat jullie mogen."
    more = [Knop("Gemeente erbij", _press("g", van.id))]
    more += [Knop("Gemeente weg", _press("k", van.id))] if rows else []
    work = (
        [Knop("Herverdelingen", actie("hv", "al"))] if eigen and any(b.stand == "bevestigd" for b, _, _ in rows) else []
    )
    return Bericht(
        paragraphs(note, stack(bold(van.naam), *(lines or [none])), stack(_NOOIT_REGIO, f"{_EIGEN} {_VOORAF}")),
        (*rijen(*more), *onder_elkaar(*work)),
    )


def _line(band: Band, naam: str, *, hier: bool) -> str:
    if band.stand == "genoemd":
        wait = "wacht op de coördinator" if hier else "nog niet op de bot: de beheerder nodigt uit"
        return f"• {naam}: {wait} (genoemd {_dag(band)})"
    if band.stand == "bevestigd":
        short = " · ".join(one.titel.split()[0].casefold() for one in MAG if one.letter in band.mag)
        return f"✓ {naam}: {short} (sinds {_dag(band)})"
    what = "wil dit niet" if band.stand == "geweigerd" else "gestopt"
    return f"✗ {naam}: {what} ({_dag(band)})"


def unknown(naam: str, found: Sequence[str]) -> str:
    """A name that is no gemeente, or more than one."""
    if found:
        return f"Welke bedoel je met {naam[:40]}: {' of '.join(found)}? Typ alle namen opnieuw."
    return f"De gemeente {naam[:40]} ken ik niet. Typ alle namen opnieuw, met de officiële naam."


def too_many(most: int) -> str:
    """More than fit."""
    return f"Een regio kan hier hooguit {most} gemeenten hebben. Noem er minder."


def named(namen: Sequence[str], merged: str) -> str:
    """What was added."""
    if not namen:
        return f"{merged} Die gemeenten stonden er al.".strip()
    return f"✓ Genoemd: {', '.join(namen)}. Hun coördinatoren krijgen de vraag wat jullie mogen. {merged}".strip()


def which_away(van: Organisatie, known: Sequence[tuple[str, str]]) -> Bericht:
    """Which gemeente goes."""
    knoppen = [Knop(naam, _press("w", van.id, code)) for code, naam in known]
    return Bericht(
        f"Welke gemeente hoort niet meer bij {van.naam}?", onder_elkaar(*knoppen, Knop("Terug", _press("r", van.id)))
    )


def sure_away(band: Band, naam: str) -> Bericht:
    """It is asked back: the word of the gemeente goes with it."""
    lost = " Wat zij goedvond, vervalt dan." if band.stand == "bevestigd" else ""
    return Bericht(
        f"{naam} weghalen bij {band.regionaam}?{lost}",
        onder_elkaar(
            Knop("Ja, haal weg", _press("w", band.regio, band.gemeente, "ja")), Knop("Terug", _press("r", band.regio))
        ),
    )


def gone(naam: str) -> str:
    """It went."""
    return f"✓ {naam} hoort er niet meer bij."


def taken_away(regionaam: str, naam: str) -> Bericht:
    """For the gemeente whose word ended with it."""
    return Bericht(f"{regionaam} haalde {naam} weg. De regio mag niets meer namens jullie.", (_terug(),))


def told_regio(band: Band, naam: str) -> Bericht:
    """For the people of the regio: what a gemeente said."""
    what = {
        "bevestigd": f"Jullie mogen namens {naam}: {in_words(band.mag).replace('jullie', 'haar')}. Nooit een besluit.",
        "geweigerd": f"{naam} wil niet dat {band.regionaam} namens haar werkt.",
        "beeindigd": f"{naam} is gestopt. Jullie mogen niets meer namens {naam}, en zien haar zaken niet meer.",
    }
    return Bericht(what[band.stand], (_terug(),))


# ---------------------------------------------------------------- for the gemeente


def asks(band: Band, naam: str) -> Bericht:
    """A regio named this gemeente: what its coordinator should know and say."""
    return Bericht(
        stack(
            bold(f"{band.regionaam} wil namens {naam} werken"),
            f"Bekijk wat de regio mag en zeg het één keer. Stoppen kan altijd, meteen. {NOOIT}",
        ),
        ((Knop("Bekijk en kies", _press("z", band.regio, band.gemeente)),),),
    )


def pair(band: Band, naam: str, *, manages: bool, note: Tekst = "") -> Bericht:
    """What stands between a regio and a gemeente, with what its coordinator can say."""
    said = _STAND[band.stand].format(regio=band.regionaam, naam=naam)
    who = f" ({_dag(band)}{f', {_door(band)}' if band.stand != 'genoemd' else ''})"
    may = f"De regio mag: {in_words(band.mag)}." if band.stand == "bevestigd" else ""
    told = "" if manages else italic("Jullie coördinator zegt wat de regio mag.")
    head = stack(bold(f"{band.regionaam} en {naam}"), f"{said}{who}.")
    return Bericht(
        paragraphs(note, stack(head, may) if may else head, NOOIT, "" if note else _EIGEN, told),
        (*(_buttons(band) if manages else ()), (Knop("Geschiedenis", _press("h", band.regio, band.gemeente)),)),
    )


def _buttons(band: Band) -> tuple[tuple[Knop, ...], ...]:
    own = (band.regio, band.gemeente)
    all_of_it = Knop("Goed: alle drie", _press("b", *own, ALLES))
    some = Knop("Kies wat de regio mag", _press("t", *own, f"-{band.mag}"))
    if band.stand == "bevestigd":
        return onder_elkaar(Knop("Stop nu", _press("s", *own)), some)
    no = [Knop("Niet goed", _press("n", *own))] if band.stand == "genoemd" else []
    return onder_elkaar(all_of_it, some, *no)


def what_it_may(band: Band, naam: str, mag: str) -> Bericht:
    """The three things, each on or off, before they are confirmed."""
    own = (band.regio, band.gemeente)
    toggles = [
        Knop(f"{'☑' if one.letter in mag else '☐'} {one.titel}", _press("t", *own, f"-{_toggled(mag, one.letter)}"))
        for one in MAG
    ]
    done = [Knop("Leg vast", _press("b", *own, mag))] if mag else []
    lines = [f"• {one.titel}: {one.uitleg}." for one in MAG]
    return Bericht(
        paragraphs(bold(f"Wat mag {band.regionaam} namens {naam}?"), stack(*lines), NOOIT),
        onder_elkaar(*toggles, *done, Knop("Terug", _press("z", *own))),
    )


def _toggled(mag: str, letter: str) -> str:
    return "".join(one for one in ALLES if (one in mag) != (one == letter))


def said(band: Band) -> str:
    """After the coordinator spoke."""
    return {
        "bevestigd": "✓ Vastgelegd. De regio weet het. Wat zij namens jullie doet, staat bij de zaak.",
        "geweigerd": "✓ Vastgelegd. De regio weet het.",
        "beeindigd": "✓ Gestopt. De regio mag vanaf nu niets meer namens jullie, en weet het.",
    }[band.stand]


def history(band: Band, naam: str, lines: Sequence[Band]) -> Bericht:
    """What was said between them, the last one last."""
    rows = [
        f"• {_dag(one)} {_GESCHIEDENIS[one.stand]}, door {_door(one)}" + (f": {in_words(one.mag)}" if one.mag else "")
        for one in lines
    ]
    return Bericht(
        stack(bold(f"Geschiedenis · {band.regionaam} en {naam}"), *rows),
        ((Knop("Terug", _press("z", band.regio, band.gemeente)),),),
    )

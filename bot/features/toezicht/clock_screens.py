"""What a provincie hears of its round by itself, on the screen: each without a greeting, together one message."""

from collections.abc import Sequence

from bot.screens.markup import bold, paragraphs
from bot.screens.message import Bericht, Knop, actie
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak
from workflows.toezicht.ronde import Beeld


def together(berichten: Sequence[Bericht]) -> Bericht:
    """What falls on one morning, in one message."""
    first, *others = (item.tekst for item in berichten)
    buttons = dict.fromkeys(row for item in berichten for row in item.knoppen)
    return Bericht(paragraphs("Goedemorgen. " + first, *others), tuple(buttons))


def still_to_judge(organisatie: int, tijdvak: Tijdvak, beelden: Sequence[Beeld], sinds: str) -> Bericht | None:
    """Some weeks later: how many gemeenten wait for a judgement; None where none does."""
    waiting = sum(1 for b in beelden if b.vastgesteld is None and b.maat is not None)
    drafts = sum(1 for b in beelden if b.vastgesteld is not None and b.verstuurd is None)
    if not waiting and not drafts:
        return None
    said = [f"{waiting} zonder oordeel"] if waiting else []
    said += [f"{drafts} nog niet verstuurd"] if drafts else []
    unknown = sum(1 for b in beelden if b.vastgesteld is None and b.maat is None)
    said += [f"{unknown} zonder cijfers"] if unknown else []
    return Bericht(
        bold(f"De ronde over {tijdvak} is nog niet klaar.") + "\n"
        f"Toetsen kan sinds {sinds}. Van de {len(beelden)} gemeenten: {', '.join(said)}.",
        ((Knop("Naar de lijst", actie("tz", organisatie, "l", tijdvak.code, 0)),),),
    )


def _figures(beelden: Sequence[Beeld], where: str) -> str:
    known = [b for b in beelden if b.maat is not None]
    if not known:
        return "Er zijn nog geen cijfers van COA."
    behind = sum(1 for b in known if (b.maat or 0) < 0)
    return f"Cijfers van COA: van {len(known)} van de {len(beelden)} gemeenten. Daarvan {behind} {where}."


def ends_soon(organisatie: int, tijdvak: Tijdvak, beelden: Sequence[Beeld], rest: str) -> Bericht:
    """Before the last day of the taakstelling, with what is left until then."""
    return Bericht(
        bold(f"Tijdvak {tijdvak} eindigt {zeg(tijdvak.einde)} · {rest}.") + "\n"
        f"Dan moet de taakstelling zijn gehaald. {_figures(beelden, 'achter op de lijn')}",
        ((Knop("Naar de lijst", actie("tz", organisatie, "l", tijdvak.code, 0)),),),
    )


def can_judge(organisatie: int, tijdvak: Tijdvak, beelden: Sequence[Beeld]) -> Bericht:
    """On the day of judging: how many gemeenten have figures, and how many of those are behind."""
    early = any(b.loopt for b in beelden)
    what = f"Je kunt {tijdvak} tussentijds toetsen" if early else f"Je kunt {tijdvak} toetsen"
    where = "achter op de lijn" if early else "met een achterstand"
    return Bericht(
        bold(f"{what}.") + f"\n{_figures(beelden, where)}",
        ((Knop("Naar de lijst", actie("tz", organisatie, "l", tijdvak.code, 0)),),),
    )


def postponed_until_now(organisatie: int, naam: str, code: str, tijdvak: Tijdvak, sinds: str) -> Bericht:
    """The day until which a judgement was put off has come, or is past: `sinds` says which, and how long ago."""
    return Bericht(
        "Je stelde het oordeel over " + bold(naam) + f" voor {tijdvak} uit tot {sinds}. "
        "Kijk naar de cijfers en leg je oordeel vast.",
        ((Knop(f"Naar {naam}", actie("tz", organisatie, "g", tijdvak.code, code)),),),
    )

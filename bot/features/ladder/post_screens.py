"""What a gemeente sees of the ladder: the letters that the provincie sent, and what it can still do. Never a draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.screens.markup import Markup, bold, italic, stack
from bot.screens.message import Bericht, Knop, actie, blader, groot, klein, onder_elkaar
from workflows.dates.kalender import Kalender
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak
from workflows.engine.resterend import met_werkdag, resterend
from workflows.ladder.brieven import Brief, Verstuurd
from workflows.ladder.plan import termijn_van
from workflows.ladder.tabel import BRON
from workflows.ladder.tijdlijn import eerste_beslissing

PAGE = 5


@dataclass(frozen=True)
class PostBeeld:
    """What the gemeente may know of a dossier: which provincie, which half-year, the letters that were sent, which
    day it is, and the day on which it heard that the dossier ended (with how)."""

    zaak: int
    gemeente: str
    provincie: str
    tijdvak: Tijdvak
    brieven: Sequence[Verstuurd]
    vandaag: date
    kalender: Kalender
    einde: tuple[date, str] | None = None

    def laatste(self, item: Verstuurd) -> str:
        """The last day of a term as the letter names it, with the last working day where that is an earlier one."""
        last = termijn_van(item, self.kalender)
        return met_werkdag(last, self.vandaag) if last is not None else ""

    def rest(self, item: Verstuurd) -> str:
        """What is left of the term in a letter; empty where it has none, or where all of it ended."""
        last = termijn_van(item, self.kalender) if self.einde is None else None
        return f" · {resterend(last, self.vandaag, self.kalender)}" if last is not None else ""


def letter(beeld: PostBeeld, item: Verstuurd, kop: str = "", *, alles: bool = True) -> Bericht:
    """One letter: what it means, its term, what the gemeente can still do, and the appeal."""
    brief = item.brief
    appeal = [f"• {text}" for text in brief.beroep]
    return Bericht(
        stack(
            bold(kop or f"Van {beeld.provincie} voor {beeld.gemeente}"),
            bold(brief.titel) + f"{_number(item)}, verstuurd {zeg(item.op)}, over {beeld.tijdvak}.",
            brief.betekent,
            *_term(beeld, item),
            bold("Wat je nog kunt doen"),
            *(f"• {text}" for text in brief.kan_nog),
            *([bold("Beroep")] if appeal else []),
            *appeal,
            italic(f"De brief zelf kreeg je gemeente buiten Ketenbot. {BRON}"),
        ),
        ((Knop("Alles van de provincie", actie("lg", beeld.zaak)),),) if alles else (),
    )


def _number(item: Verstuurd) -> str:
    return f" ({item.nummer})" if item.nummer else ""


def _term(beeld: PostBeeld, item: Verstuurd) -> list[Markup]:
    if item.tot is not None:
        return [bold(f"{groot(item.brief.termijn)} {beeld.laatste(item)}") + f"{beeld.rest(item)}."]
    if item.brief.naam == "aankondiging":
        last = eerste_beslissing(item.op) - timedelta(days=1)
        return [bold(f"De raad heeft tijd tot en met {zeg(last)}.")]
    return []


def announced(beeld: PostBeeld, item: Verstuurd) -> Bericht:
    """The provincie sent a letter."""
    return letter(beeld, item, f"Bericht van {beeld.provincie} voor {beeld.gemeente}")


def corrected(beeld: PostBeeld, item: Verstuurd) -> Bericht:
    """A number or a day was put right."""
    return letter(beeld, item, f"Verbeterd door {beeld.provincie}, voor {beeld.gemeente}")


def reminder(beeld: PostBeeld, item: Verstuurd) -> Bericht:
    """The term of a letter is near: what is left of it. What can still be done is behind a press, with the letter."""
    said = f"{groot(item.brief.termijn)} {beeld.laatste(item)}"
    return Bericht(
        stack(
            bold(f"Herinnering voor {beeld.gemeente}: een termijn van {beeld.provincie}"),
            f"{item.brief.titel}{_number(item)}, over {beeld.tijdvak}.",
            bold(said) + f"{beeld.rest(item)}.",
        ),
        onder_elkaar(
            Knop("Wat je nog kunt doen", actie("lg", beeld.zaak, item.brief.naam)),
            Knop("Alles van de provincie", actie("lg", beeld.zaak)),
        ),
    )


def withdrawn(beeld: PostBeeld, item: Verstuurd) -> Bericht:
    """A letter was marked as sent and is not any more."""
    return Bericht(
        bold(f"Teruggenomen door {beeld.provincie}") + f", voor {beeld.gemeente}\n"
        f"{item.brief.titel}{_number(item)}, verstuurd {zeg(item.op)}, staat niet meer in Ketenbot. "
        "Heb je de brief wel gekregen? Bel dan de provincie: de brief zelf kan nog gelden.",
        ((Knop("Alles van de provincie", actie("lg", beeld.zaak)),),) if beeld.brieven else (),
    )


def ended(beeld: PostBeeld) -> Bericht:
    """The ladder is over."""
    return Bericht(
        bold(f"Bericht van {beeld.provincie} voor {beeld.gemeente}") + f"\n{_end(beeld)} "
        "Er loopt hierover geen termijn meer.",
        ((Knop("Alles van de provincie", actie("lg", beeld.zaak)),),),
    )


def reopened(beeld: PostBeeld) -> Bericht:
    """That it is over was taken back."""
    return Bericht(
        bold(f"Bericht van {beeld.provincie} voor {beeld.gemeente}") + "\n"
        f"Het toezicht over {beeld.tijdvak} is toch niet klaar. De termijnen van de brieven gelden weer.",
        ((Knop("Alles van de provincie", actie("lg", beeld.zaak)),),),
    )


def _end(beeld: PostBeeld) -> str:
    if beeld.einde is None:
        return ""
    dag, hoe = beeld.einde
    return f"Het toezicht over {beeld.tijdvak} is klaar sinds {zeg(dag)}: {klein(hoe)}."


def deleted(beeld: PostBeeld) -> Bericht:
    """The dossier is gone, and with it what the gemeente saw."""
    return Bericht(
        bold(f"Bericht van {beeld.provincie} voor {beeld.gemeente}") + "\n"
        f"Het dossier over {beeld.tijdvak} is uit Ketenbot gehaald. De brieven zelf veranderen daardoor niet."
    )


def waits(beeld: PostBeeld, item: Verstuurd) -> str:
    """What the provincie waits for, in the overview of the week."""
    until = f"{klein(item.brief.titel)}{_until(beeld, item)}"
    return f"{groot(beeld.provincie)} wacht op {beeld.gemeente}: {until}. /provincie"


def dossier(beeld: PostBeeld, *, meer: bool = False) -> Bericht:
    """All that was sent about one half-year, newest first, with the term that runs; `meer` when there are others."""
    lines = [f"• {zeg(item.op)}: {klein(item.brief.titel)}{_number(item)}{_until(beeld, item)}"
             for item in reversed(beeld.brieven)]  # fmt: skip
    end = [bold(_end(beeld))] if beeld.einde else []
    return Bericht(
        stack(
            bold(beeld.gemeente) + f" · toezicht door {beeld.provincie} over {beeld.tijdvak}",
            *end,
            *lines,
            "Je ziet hier alleen wat de provincie heeft verstuurd.",
        ),
        onder_elkaar(
            *(Knop(item.brief.titel, actie("lg", beeld.zaak, item.brief.naam)) for item in reversed(beeld.brieven)),
            *([Knop("Andere halfjaren", actie("lg"))] if meer else []),
        ),
    )


def _until(beeld: PostBeeld, item: Verstuurd) -> str:
    if item.tot is None or beeld.einde is not None:
        return ""
    return f", {item.brief.termijn} {beeld.laatste(item)}{beeld.rest(item)}"


def listing(beelden: Sequence[PostBeeld], page: int = 0) -> Bericht:
    """The half-years about which something was sent, newest first."""
    if not beelden:
        return Bericht("De provincie heeft je gemeente via Ketenbot niets gestuurd over toezicht.")
    last = (len(beelden) - 1) // PAGE
    page = max(0, min(page, last))
    shown = beelden[page * PAGE : (page + 1) * PAGE]
    lines = [
        f"• {b.gemeente}, {b.tijdvak}: {klein(b.brieven[-1].brief.titel)} ({zeg(b.brieven[-1].op)})" for b in shown
    ]
    return Bericht(
        stack(bold("Van de provincie over toezicht"), *lines),
        (
            *onder_elkaar(*(Knop(f"{b.gemeente} {b.tijdvak}", actie("lg", b.zaak)) for b in shown)),
            *blader(page, last, lambda to: actie("lg", "p", to)),
        ),
    )


def own_dossiers() -> Bericht:
    """A provincie has dossiers; what was sent about them is the screen of the gemeente."""
    return Bericht(
        "Hier ziet een gemeente wat jullie stuurden. Jullie eigen dossiers zie je met " + italic("/ladder") + "."
    )


def gone(beeld: PostBeeld, brief: Brief) -> Bericht:
    """An old button: the letter was taken back."""
    return Bericht(
        f"{brief.titel}: de provincie heeft dit teruggenomen.",
        ((Knop("Alles van de provincie", actie("lg", beeld.zaak)),),) if beeld.brieven else (),
    )

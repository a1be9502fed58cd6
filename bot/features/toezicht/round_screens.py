"""The half-year round on the phone: the gemeenten of a provincie by achterstand, the table as a file, the messages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.features.toezicht.round_sheet_screens import to_sheet
from bot.features.toezicht.screens import TO_JUDGE, behind, first_open
from bot.screens.markup import Markup, Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Bestand, Knop, Rij, actie, naast_elkaar, onder_elkaar
from storage.people import Organisatie
from workflows.cijfers.saldo import zeg_tussenstand
from workflows.cijfers.taakstelling import getal
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak
from workflows.toezicht.beleidskader import WOORDEN
from workflows.toezicht.filters import ALLES, FILTERS, kies
from workflows.toezicht.plan import UITSTEL
from workflows.toezicht.ronde import Beeld, Samen

PER_BLADZIJDE = 6
"""With the buttons below them no more than ten in all."""


@dataclass(frozen=True)
class Lijst:
    """The round of one provincie: its gemeenten most behind first, and the page that is shown (from 0) of those in the
    filter."""

    organisatie: Organisatie
    provincie: str
    tijdvak: Tijdvak
    beelden: Sequence[Beeld]
    samen: Samen
    bladzijde: int = 0
    filter: str = ALLES

    @cached_property
    def gekozen(self) -> Sequence[Beeld]:
        """The gemeenten in the filter."""
        return kies(self.beelden, self.filter)

    @property
    def bladzijden(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-len(self.gekozen) // PER_BLADZIJDE))

    @property
    def hier(self) -> int:
        """The page that is shown: the last one where fewer are left than were asked for."""
        return min(max(0, self.bladzijde), self.bladzijden - 1)

    def knop(self, tekst: str, *delen: object) -> Knop:
        """A button of this list."""
        return Knop(tekst, actie("tz", self.organisatie.id, *delen))


def lijst(ronde: Lijst, note: Tekst = "") -> Bericht:
    """The list, a page at a time; each gemeente has a button."""
    first = ronde.hier * PER_BLADZIJDE
    shown = ronde.gekozen[first : first + PER_BLADZIJDE]
    lines = [f"{number}. " + _row(beeld) for number, beeld in enumerate(shown, first + 1)]
    seek = ["Zoek: typ /toezicht met de naam erachter."] if ronde.bladzijden > 1 else []
    only = []
    if ronde.filter != ALLES:
        only = [f"{FILTERS[ronde.filter].titel}: {len(ronde.gekozen)} van de {len(ronde.beelden)} gemeenten."]
    text = stack(_head(ronde), *_sums(ronde), *only, *lines, *seek)
    return Bericht(paragraphs(note, text), (*_gemeenten(ronde, shown), *_under(ronde)))


def _head(ronde: Lijst) -> Markup:
    beeld = ronde.beelden[0] if ronde.beelden else None
    stand = "loopt nog" if beeld and beeld.loopt else "afgelopen"
    if beeld and beeld.dag < ronde.tijdvak.begin:
        stand = f"begint op {zeg(ronde.tijdvak.begin)}"
    early = f", tussentoets sinds {zeg(beeld.tussentoets)}" if beeld and beeld.tussentoets else ""
    return bold(f"{ronde.provincie} · {ronde.tijdvak}") + f" ({stand}{early})"


def _sums(ronde: Lijst) -> list[str]:
    s = ronde.samen
    if not s.aantal:
        return ["Nog geen cijfers van COA. Kies een gemeente en vul ze in, of stuur een bestand (.xlsx, .csv)."]
    beside = f", met wat meetelt {s.telt:+d}" if s.telt != s.saldo else ""
    saldo = zeg_tussenstand(s.saldo, loopt=ronde.beelden[0].loopt)
    part = "" if s.aantal == s.van else f" (cijfers van {s.aantal} van de {s.van} gemeenten)"
    share = f" ({s.deel}%)" if s.deel is not None else ""
    return [f"Samen {getal(s.gehuisvest)} van {getal(s.totaal)}{share}: {saldo}{beside}{part}"]


def _row(b: Beeld) -> Markup:
    name = bold(b.naam)
    if b.saldo is None or b.halfjaar is None:
        return name + ": geen cijfers"
    ladder = f" · ladder {b.ladder.naam}" if b.ladder else ""
    if b.loopt and b.halfjaar.totaal <= 0:
        return name + f": {b.gehuisvest}, niets te huisvesten{ladder}"
    if b.loopt:
        return name + f": {b.gehuisvest} van {getal(b.halfjaar.totaal)}, {behind(b)}{ladder}"
    beside = f", telt {b.telt:+d}" if b.telt is not None and b.telt != b.saldo else ""
    saldo = f"{b.saldo:+d}" if b.saldo else "0"
    saldo += "" if b.deel is None else f" ({b.deel}%)"
    return name + f": {saldo}{beside} · {_status(b)}{ladder}"


def _status(b: Beeld) -> str:
    """In a word, so that a gemeente takes one line on a phone; its own screen says it in full."""
    if b.vastgesteld is not None:
        over = f" ({b.over(UITSTEL)})" if b.vastgesteld.tot else ""
        kleur = b.vastgesteld.kleur
        return WOORDEN.get(kleur, kleur) + over + (", verstuurd" if b.verstuurd else ", concept")
    if b.oordeel is None:
        return "cijfers niet compleet" if b.kader.kleuren else f"{TO_JUDGE}: cijfers niet compleet"
    if b.nog:
        return first_open(b)
    if b.voorstel is None:
        return "kies zelf een oordeel"
    return WOORDEN.get(b.voorstel) or f"voorstel {b.voorstel}"


def _gemeenten(ronde: Lijst, shown: Sequence[Beeld]) -> tuple[Rij, ...]:
    buttons = [ronde.knop(b.naam, "g", ronde.tijdvak.code, b.code) for b in shown]
    return naast_elkaar(*buttons)


def _under(ronde: Lijst) -> tuple[Rij, ...]:
    """Where there are more pages, turning goes before the rest: that stands under "Meer"."""
    here, now = ronde.hier, ronde.tijdvak.code
    rows = []
    if ronde.bladzijden == 1:
        rows = [_halves(ronde.organisatie.id, ronde.tijdvak)]
    else:
        back = [ronde.knop("◀ Vorige", "l", now, here - 1, ronde.filter)] if here > 0 else []
        said = f"Volgende ({here + 2} van {ronde.bladzijden}) ▶"
        on = [ronde.knop(said, "l", now, here + 1, ronde.filter)] if here < ronde.bladzijden - 1 else []
        rows = [(*back, *on)]
    return (*rows, (ronde.knop("Filter en stappen", "r", now), ronde.knop("Meer", "m", now)))


def _halves(organisatie: int, tijdvak: Tijdvak) -> Rij:
    """The half-years before and after."""
    before, after = tijdvak.vorige, tijdvak.volgende
    return (
        Knop(f"◀ {before}", actie("tz", organisatie, "l", before.code, 0)),
        Knop(f"{after} ▶", actie("tz", organisatie, "l", after.code, 0)),
    )


def _beside(organisatie: int, tijdvak: Tijdvak) -> tuple[Rij, ...]:
    """The half-years before and after, the table and the beleidskader."""
    return (
        _halves(organisatie, tijdvak),
        (
            Knop("Tabel als bestand", actie("tz", organisatie, "x", tijdvak.code)),
            Knop("Beleidskader", actie("tk", organisatie)),
        ),
    )


def was_here(shown: Bericht, organisatie: int, nu: Tijdvak) -> Bericht:
    """The list of another half-year than the one that is judged now, because one was there."""
    there = Knop(f"Naar {nu}", actie("tz", organisatie, "l", nu.code, 0))
    note = f"Je was hier het laatst. De ronde van nu is {nu}."
    return replace(shown, tekst=paragraphs(note, shown.tekst), knoppen=((there,), *shown.knoppen))


def more(organisatie: int, tijdvak: Tijdvak, plek: tuple[str, int] = (ALLES, 0)) -> Bericht:
    """What is not needed on every page of the list; `plek` is the filter and page where one came from."""
    back = _to_list(organisatie, tijdvak, plek)
    rows = (*_beside(organisatie, tijdvak), (to_sheet(organisatie, tijdvak),), (back,))
    return Bericht(bold(f"Toezicht · {tijdvak}") + "\nWat wil je doen?", rows)


def no_next(welke: str) -> str:
    """Above the list, where no other gemeente is in the filter."""
    if welke == ALLES:
        return "Er is geen andere gemeente."
    return f"{FILTERS[welke].titel}: dit was de laatste."


# ---------------------------------------------------------------- which one


def which_provincie(organisatie: int, provincies: Sequence[str]) -> Bericht:
    """The name of the organisation does not say which provincie it is."""
    buttons = [Knop(naam, actie("tz", organisatie, "p", naam)) for naam in provincies]
    rows = naast_elkaar(*buttons)
    return Bericht("Van welke provincie zijn jullie? Dan ken ik de gemeenten. Je kiest dit één keer.", rows)


def which_organisation(organisaties: Sequence[Organisatie]) -> Bericht:
    """Somebody of more than one provincie."""
    return Bericht("Van welke provincie?", onder_elkaar(*(Knop(o.naam, actie("tz", o.id)) for o in organisaties)))


def which_gemeente(organisatie: int, tijdvak: Tijdvak, gemeenten: Sequence[tuple[str, str]]) -> Bericht:
    """A typed name that fits more than one gemeente of the provincie, or none."""
    if not gemeenten:
        return Bericht(
            "Die gemeente ken ik niet in jullie provincie. Typ de naam, of kies haar in de lijst.",
            ((Knop("Naar de lijst", actie("tz", organisatie)),),),
        )
    now = tijdvak.code
    return Bericht(
        "Welke gemeente?",
        onder_elkaar(*(Knop(naam, actie("tz", organisatie, "g", now, code)) for code, naam in gemeenten)),
    )


def _to_list(organisatie: int, tijdvak: Tijdvak, plek: tuple[str, int]) -> Knop:
    return Knop("Naar de lijst", actie("tz", organisatie, "l", tijdvak.code, plek[1], plek[0]))


def which_file(organisatie: int, tijdvak: Tijdvak, plek: tuple[str, int] = (ALLES, 0)) -> Bericht:
    """Which kind of file?"""
    now = tijdvak.code
    return Bericht(
        f"De tabel van {tijdvak} met alle gemeenten: cijfers, pijplijn, na-ijl, voorstel en oordeel. Ook concepten "
        "staan erin. Het blad om in te vullen stuur je terug: ik toon de verschillen en leg ze in één keer vast.",
        (
            (Knop("Excel (.xlsx)", actie("tz", organisatie, "x", now, "xlsx")),
             Knop("Tekst (.csv)", actie("tz", organisatie, "x", now, "csv"))),
            (to_sheet(organisatie, tijdvak),),
            (Knop("Grafiek: gemeenten naast elkaar", actie("tz", organisatie, "x", now, "png")),),
            (_to_list(organisatie, tijdvak, plek),),
        ),
    )  # fmt: skip


def making(soort: str) -> str:
    """Beside the pressed button."""
    return "Ik teken de grafiek" if soort == "png" else f"Ik maak het .{soort}-bestand"


def file(naam: str, inhoud: bytes, provincie: str, tijdvak: Tijdvak, aantal: int) -> Bericht:
    """The table with what it is."""
    return Bericht(
        f"Halfjaarronde {tijdvak}, {provincie}: {aantal} gemeenten. Een saldo onder 0 is een achterstand. Er staan "
        "concepten in: deel de tabel niet zonder te kijken.",
        bestand=Bestand(naam, inhoud),
    )

"""Where a gemeente stands, on a phone: what is left first, then the forecast; the derivation behind a button."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.features.cijfers.pictures_screens import knop as grafiek
from bot.features.cijfers.taakstelling_screens import HOW_HIGH
from bot.screens.markup import Markup, Tekst, bold, italic, mono, stack
from bot.screens.message import Bericht, Bestand, Knop, Rij, actie, onder_elkaar
from workflows.cijfers.saldo import Gebied, Halfjaarstand, Telling, herleid, zeg_saldo, zeg_tellingen, zeg_tussenstand
from workflows.cijfers.taakstelling import getal
from workflows.cijfers.verwachting import Verwachting
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak

BLAD = 5
"""Gemeenten on one screen."""
MOST_BUTTONS = 8
"""Buttons under a stand."""
MOST_IN_LINE = 3
"""Gemeenten in the line of the week."""


@dataclass(frozen=True, slots=True)
class StandBeeld:
    """A stand as it is shown. `halfjaar` None: no taakstelling is known. `invoeren`, `delen`: what this person may do;
    `eigen`: it is the own gemeente; `gedeeld`: the day of what was shared with the provincie; `provincie`: a provincie
    looks; `terug`: the list it came from has this button."""

    naam: str
    code: str
    tijdvak: Tijdvak
    dag: date
    halfjaar: Halfjaarstand | None
    restant_bekend: bool
    coa: Telling | None
    telling: Telling | None
    lijn: int | None
    tempo: Verwachting | None
    loopt: Verwachting | None
    per_week: int | None
    eigen: bool
    invoeren: bool
    delen: bool
    gedeeld: date | None
    provincie: bool


def stand(beeld: StandBeeld) -> Bericht:
    """The stand of one gemeente."""
    head = bold(f"{beeld.naam}, {beeld.tijdvak}") + f" · {zeg(beeld.dag)}"
    whole = beeld.halfjaar
    if whole is None:
        return Bericht(stack(head, *_without(beeld), *_shared(beeld)), _buttons(beeld))
    lines: list[Tekst] = [head, *_numbers(beeld, whole), *_forecast(beeld, whole)]
    if not beeld.restant_bekend:
        lines.append(f"Let op: de voor- of achterstand uit {beeld.tijdvak.vorige} ken ik niet. Ik reken met 0.")
    if not whole.taakstelling.gepubliceerd:
        lines.append("Let op: de taakstelling is een schatting en kan 1 afwijken.")
    return Bericht(stack(*lines, *_shared(beeld)), _buttons(beeld))


def _shared(beeld: StandBeeld) -> list[str]:
    return [f"Gedeeld met de provincie: de stand van {zeg(beeld.gedeeld)}."] if beeld.gedeeld else []


def _without(beeld: StandBeeld) -> list[str]:
    lines = [f"De taakstelling van {beeld.tijdvak} ken ik niet, en het landelijke aantal ook niet."]
    lines += [f"Geteld door {'COA' if t is beeld.coa else 'jullie zelf'}: {_count(t)}." for t in _counts(beeld)]
    lines.append("Voer de taakstelling in: zij staat in de brief van het Rijk en in de Staatscourant."
                 if beeld.invoeren else "De coördinator of de provincie kan haar invoeren.")  # fmt: skip
    return lines


def _counts(beeld: StandBeeld) -> list[Telling]:
    return [telling for telling in (beeld.coa, beeld.telling) if telling is not None]


def _count(telling: Telling) -> str:
    return f"{getal(telling.aantal)} t/m {zeg(telling.tot)}"


def _numbers(beeld: StandBeeld, whole: Halfjaarstand) -> list[Tekst]:
    lines: list[Tekst] = [_task(whole)]
    if beeld.coa is not None:
        lines.append("Gehuisvest: " + bold(_count(beeld.coa)) + " (COA)")
    if beeld.telling is not None:
        lines.append(f"{'Eigen telling' if beeld.coa else 'Gehuisvest, eigen telling'}: {_count(beeld.telling)}")
    if whole.saldo is None:
        return [*lines, "Er is nog geen telling: het saldo is nog niet bekend."]
    lines.append(_saldo(beeld, whole.saldo))
    under_way = whole.onderweg
    if under_way.samen:
        parts = [f"{getal(n)} {what}" for n, what in ((under_way.pijplijn, "verhuisd en nog niet geteld"),
                                                      (under_way.fase_3, "getekend")) if n]  # fmt: skip
        lines.append(f"Onderweg: {', '.join(parts)}")
    return lines


def _task(whole: Halfjaarstand) -> Markup:
    parts = [f"taakstelling {getal(whole.taakstelling.aantal)}"]
    if whole.taakstelling.eerst is not None:
        parts[0] += f" (was {getal(whole.taakstelling.eerst)})"
    if whole.restant:
        parts.append(zeg_saldo(whole.restant))
    if whole.verschoven:
        parts.append(f"herverdeling {whole.verschoven:+d}".replace("-", "−"))
    return "Te huisvesten: " + bold(getal(whole.totaal)) + f" ({', '.join(parts)})"


def _saldo(beeld: StandBeeld, saldo: int) -> Markup:
    if beeld.dag > beeld.tijdvak.einde or saldo >= 0:
        return "Saldo: " + bold(zeg_saldo(saldo))
    said = "Nog te huisvesten: " + bold(getal(-saldo))
    return said + f", {getal(beeld.per_week)} per week" if beeld.per_week else said


def _forecast(beeld: StandBeeld, whole: Halfjaarstand) -> list[Tekst]:
    if beeld.dag > beeld.tijdvak.einde or whole.telling is None:
        return []
    lines: list[Tekst] = []
    if beeld.lijn is not None:
        where = _gap(whole.telling.aantal - beeld.lijn)
        lines.append(f"Gelijk verdeeld: {getal(beeld.lijn)} op {zeg(whole.telling.tot)}, dus {where}")
    if beeld.tempo is not None:
        lines.append(
            f"In dit tempo op het eind: {getal(beeld.tempo.gehuisvest)}, " + bold(zeg_saldo(beeld.tempo.saldo))
        )
    if beeld.loopt is not None:
        late = f" ({getal(beeld.loopt.onzeker)} zijn over hun datum)" if beeld.loopt.onzeker else ""
        lines.append(f"Met wat nu loopt: {getal(beeld.loopt.gehuisvest)}, " + bold(zeg_saldo(beeld.loopt.saldo)) + late)
    return lines


def _buttons(beeld: StandBeeld) -> tuple[Rij, ...]:
    """At most eight, two in a row."""
    code, tijdvak = beeld.code, str(beeld.tijdvak)
    knoppen = [Knop("Hoe kom je hieraan?", actie("st", "h", code, tijdvak))] if beeld.halfjaar else []
    if beeld.eigen:
        knoppen.append(Knop("Doorlooptijd", actie("dl", code, tijdvak)))
    if beeld.invoeren:
        knoppen.append(Knop("Cijfers invoeren", actie("cf", "k", code, tijdvak)))
    if beeld.delen and beeld.halfjaar:
        knoppen.append(Knop("Deel stand met provincie", actie("st", "d", code, tijdvak)))
    if beeld.gedeeld is not None:
        knoppen.append(Knop("Wat is gedeeld", actie("st", "s", code, tijdvak)))
    knoppen.append(Knop(f"◀ {beeld.tijdvak.vorige}", actie("st", "g", code, str(beeld.tijdvak.vorige))))
    if beeld.dag > beeld.tijdvak.einde:
        knoppen.append(Knop(f"{beeld.tijdvak.volgende} ▶", actie("st", "g", code, str(beeld.tijdvak.volgende))))
    if beeld.eigen or beeld.provincie:
        knoppen.append(
            Knop("Provincie" if beeld.provincie and not beeld.eigen else "Regio", actie("st", "r", tijdvak, 0))
        )
    if beeld.halfjaar and beeld.eigen:
        knoppen.insert(1, Knop("Tekst voor de raad", actie("st", "t", code, tijdvak)))
    if beeld.halfjaar is None:
        knoppen.append(Knop("Hoe hoog is hij?", actie("f", HOW_HIGH)))
    if beeld.halfjaar and len(knoppen) < MOST_BUTTONS:  # else it stands with the derivation alone
        knoppen.insert(1, grafiek(beeld.tijdvak, code))
    if len(knoppen) > MOST_BUTTONS:  # of a half-year that is over and was shared
        knoppen = [knop for knop in knoppen if not knop.actie.startswith("dl:")]
    return tuple(tuple(knoppen[at : at + 2]) for at in range(0, len(knoppen), 2))


def herleiding(beeld: StandBeeld, derivation: Sequence[str]) -> Bericht:
    """How the totaal came about, and why two counts differ. `derivation`: of the taakstelling itself."""
    whole = beeld.halfjaar
    assert whole is not None  # noqa: S101  only then there is a button
    lines: list[Tekst] = [
        bold(f"{beeld.naam}, {beeld.tijdvak}: zo kom je eraan"),
        *herleid(whole),
        *(["", *derivation] if derivation else []),
        "",
        *(zeg_tellingen(whole) or ["Er is nog geen telling."]),
    ]
    if whole.onderweg.samen:
        lines.append("Pijplijn en na-ijl tellen pas in het halfjaar waarin COA hen verwerkt. De provincie mag hen wel "
                     "meewegen in haar oordeel.")  # fmt: skip
    back = Knop("Terug naar de stand", actie("st", "g", beeld.code, str(beeld.tijdvak)))
    source = Knop("Waar komen de cijfers vandaan?", actie("cf", "b", beeld.code, str(beeld.tijdvak)))
    return Bericht(stack(*lines), onder_elkaar(grafiek(beeld.tijdvak, beeld.code), source, back))


# ---------------------------------------------------------------- several


@dataclass(frozen=True, slots=True)
class Regel:
    """One gemeente in a list: its stand where a taakstelling is known, and whether its restant is."""

    naam: str
    code: str
    halfjaar: Halfjaarstand | None
    restant_bekend: bool = True


def gebied(
    som: Gebied, regels: Sequence[Regel], tijdvak: Tijdvak, dag: date, blad: int, *, kiezen: str, bron: str
) -> Bericht:
    """The sum of several gemeenten, and each of them, most behind first; five a page. `kiezen`: how to choose which
    gemeenten these are; `bron`: what the figures rest on."""
    shown, runs = regels[blad * BLAD : (blad + 1) * BLAD], dag <= tijdvak.einde
    lines: list[Tekst] = [
        bold(f"{som.naam}, {tijdvak}") + f" · {zeg(dag)}",
        *_sum(som, regels, loopt=runs),
        *(_line(regel, loopt=runs) for regel in shown),
    ]
    unknown = [regel.naam for regel in regels if regel.halfjaar is None]
    if unknown:
        named = ", ".join(unknown[:3])
        more = f" en nog {len(unknown) - 3}" if len(unknown) > 3 else ""
        lines.append(f"Zonder taakstelling: {named}{more}. Zij staan niet in de som.")
    if not som.delen:
        lines.append("Voer de cijfers in met " + italic("/gegevens") + ".")
    lines += [italic(bron)] if bron else []
    lines += [kiezen] if kiezen else []
    return Bericht(stack(*lines), _pages(shown, len(regels), tijdvak, blad))


def _sum(som: Gebied, regels: Sequence[Regel], *, loopt: bool) -> list[Tekst]:
    if not som.delen:
        return []
    parts = [f"taakstelling {getal(som.taakstelling)}"]
    parts += [f"uit vorige halfjaren {zeg_saldo(som.restant)}"] if som.restant else []
    parts += [f"herverdeling {som.verschoven:+d}".replace("-", "−")] if som.verschoven else []
    lines: list[Tekst] = ["Te huisvesten: " + bold(getal(som.totaal)) + f" ({', '.join(parts)})"]
    open_ = sum(regel.halfjaar is not None and not regel.restant_bekend for regel in regels)
    if open_:
        lines.append(f"Let op: van {open_} gemeente{'n' if open_ > 1 else ''} ken ik de voor- of achterstand niet.")
    if som.gehuisvest is not None:
        said = zeg_tussenstand(som.saldo, loopt=loopt)
        lines.append("Gehuisvest: " + bold(getal(som.gehuisvest)) + f". {'Nu' if loopt else 'Saldo'}: " + bold(said))
    else:
        missing = len(som.ontbreekt)
        counted = sum(deel.telling.aantal for deel in som.delen if deel.telling)
        lines.append(
            f"Gehuisvest, zover bekend: {getal(counted)}. Zonder telling: {missing} van de {len(regels)} gemeenten."
        )
    return lines


def _line(regel: Regel, *, loopt: bool) -> str:
    whole = regel.halfjaar
    if whole is None:
        return f"• {regel.naam}: geen taakstelling bekend"
    if whole.telling is None:
        return f"• {regel.naam}: te huisvesten {getal(whole.totaal)}, nog geen telling"
    if whole.totaal <= 0:
        return f"• {regel.naam}: {getal(whole.telling.aantal)}, niets te huisvesten, {zeg_saldo(whole.saldo)}"
    said = zeg_tussenstand(whole.saldo, loopt=loopt).removesuffix(" te huisvesten")
    return f"• {regel.naam}: {getal(whole.telling.aantal)} van {getal(whole.totaal)}, {said}"


def _pages(shown: Sequence[Regel], total: int, tijdvak: Tijdvak, blad: int) -> tuple[Rij, ...]:
    """Three names in a row, then the pages and the tijdvak."""
    names = [Knop(regel.naam, actie("st", "g", regel.code, str(tijdvak))) for regel in shown]
    rows = [tuple(names[at : at + 3]) for at in range(0, len(names), 3)]
    turn = [Knop("◀ Meer", actie("st", "r", str(tijdvak), blad - 1))] if blad else []
    turn += [Knop("Meer ▶", actie("st", "r", str(tijdvak), blad + 1))] if (blad + 1) * BLAD < total else []
    if not turn:
        turn.append(Knop(f"◀ {tijdvak.vorige}", actie("st", "r", str(tijdvak.vorige), 0)))
    together = [grafiek(tijdvak)] if total > 1 else []
    together += [Knop("Als bestand", actie("sx", str(tijdvak), "xlsx"))] if not blad else []
    return (*rows, tuple(turn), tuple(together))


def one_line(items: Sequence[tuple[Halfjaarstand, int]]) -> str:
    """The own gemeenten in a line: housed of the totaal, and how far from the line; of many only the first."""
    parts = [
        f"{half.gemeente} {getal(half.telling.aantal)} van {getal(half.totaal)}, {_gap(half.telling.aantal - line)}"
        for half, line in items[:MOST_IN_LINE]
        if half.telling
    ]
    more = f"; en nog {len(items) - MOST_IN_LINE}" if len(items) > MOST_IN_LINE else ""
    return f"Taakstelling {items[0][0].tijdvak}: {'; '.join(parts)}{more}." if parts else ""


def _gap(gap: int) -> str:
    return "precies op de lijn" if gap == 0 else f"{getal(abs(gap))} {'voor' if gap > 0 else 'achter'} op de lijn"


def making(soort: str) -> str:
    """Beside the pressed button."""
    return f"Ik maak het .{soort}-bestand"


def file(naam: str, inhoud: bytes, gebied: str, tijdvak: Tijdvak, aantal: int) -> Bericht:
    """The table with what it is."""
    other = () if naam.endswith(".csv") else onder_elkaar(Knop("Liever .csv", actie("sx", str(tijdvak), "csv")))
    count = "1 gemeente" if aantal == 1 else f"{aantal} gemeenten"
    return Bericht(
        f"{gebied}, {tijdvak}: {count}. Een restant of saldo onder 0 is een achterstand.",
        other,
        bestand=Bestand(naam, inhoud),
    )


# ---------------------------------------------------------------- words


def may_not() -> Bericht:
    """Who sees it."""
    return Bericht("Een stand zien de gemeente zelf en de provincie. Jouw rol hoort daar niet bij.")


def no_longer(naam: str) -> Bericht:
    """An organisation whose gemeente is not among those of today."""
    return Bericht(
        f"{naam} staat niet in de lijst van gemeenten van nu. Is er een herindeling geweest? Vraag je beheerder om "
        "Ketenbot bij te werken en je in de nieuwe gemeente uit te nodigen."
    )


def not_here(naam: str) -> Bericht:
    """A gemeente that this person has nothing to do with."""
    return Bericht(
        f"De stand van {naam} zie je hier niet. Je ziet je eigen gemeente en die in je regio. Een provincie ziet "
        "de gemeenten in de provincie."
    )


def how_regio(namen: Sequence[str]) -> Bericht:
    """How a coordinator says which gemeenten are the regio."""
    now = f"Nu: {', '.join(namen)}.\n" if namen else "Je hebt nog geen regio gekozen.\n"
    return Bericht(
        bold("Welke gemeenten horen bij je regio?") + f"\n{now}"
        "Typ ze achter elkaar: " + mono("/regio Almere, Lelystad, Urk") + ".\n"
        "Je ziet van de anderen alleen cijfers van COA en het Rijk.\n"
        "Geen regio meer? Typ " + mono("/regio geen") + "."
    )


def regio_kept(namen: Sequence[str]) -> Bericht:
    """The regio as it now is."""
    if not namen:
        return Bericht(
            Markup("Je gemeente hoort nu bij geen regio. Kies er een met <code>/regio Almere, Lelystad, Urk</code>.")
        )
    return Bericht(
        f"Je regio is nu: {', '.join(namen)}. Dat geldt voor al je collega's.",
        onder_elkaar(Knop("Stand van de regio", actie("st", "r", "nu", 0))),
    )


def regio_unknown(namen: Sequence[str]) -> Bericht:
    """Names that are no gemeente; nothing was changed."""
    return Bericht(
        f"Dit ken ik niet als gemeente: {', '.join(naam[:30] for naam in namen[:5])}. Er is niets veranderd. "
        "Typ de officiële namen met een komma ertussen."
    )


def coordinators_only() -> Bericht:
    """Who chooses the regio."""
    return Bericht("De regio kiest de coördinator van de gemeente.")


OFFICIAL_ONLY = "Van elke gemeente alleen cijfers van COA en het Rijk, geen eigen tellingen."
CHOOSE_REGION = "Andere gemeenten in je regio? Typ /regio."

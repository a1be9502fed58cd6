"""What a gemeente shares with its provincie: shown before, when it is done, and as the provincie sees it."""

from collections.abc import Mapping
from datetime import date

from bot.screens.markup import Tekst, bold, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from storage.cijfers import Gedeeld
from workflows.cijfers.saldo import Halfjaarstand, herleid, zeg_tellingen, zeg_tussenstand
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak
from workflows.koppeling.doorlooptijd import Gemiddelde, Methode

_WEKEN = {Methode.REALISATIES: "verhuisd in dit halfjaar", Methode.KOPPELINGEN: "gekoppeld in dit halfjaar"}


def _content(whole: Halfjaarstand, averages: Mapping[Methode, Gemiddelde | None], dag: date) -> list[str]:
    """The lines that both see, as it was on that day."""
    runs = dag <= whole.tijdvak.einde
    lines = [*herleid(whole), *zeg_tellingen(whole)]
    lines.append(f"{'Nu' if runs else 'Saldo'}: {zeg_tussenstand(whole.saldo, loopt=runs)}")
    for methode, found in averages.items():
        if found is not None:
            lines.append(f"Gemiddeld {found.weken} weken ({_WEKEN[methode]}, {found.personen} pers.)")
    return lines


def ask(
    whole: Halfjaarstand,
    code: str,
    averages: Mapping[Methode, Gemiddelde | None],
    provincie: str,
    dag: date,
    before: Gedeeld | None,
    *,
    here: bool,
) -> Bericht:
    """Exactly what will be seen, and the question."""
    tijdvak = str(whole.tijdvak)
    lines: list[Tekst] = [
        bold(f"Deel de stand van {zeg(dag)} met provincie {provincie}?"),
        *_content(whole, averages, dag),
    ]
    lines.append("De provincie ziet alleen dit: geen koppelingen, en geen latere cijfers tot je weer deelt.")
    if before is not None:
        lines.append(f"Dit komt in de plaats van wat je deelde op {zeg(before.dag)}.")
    if not here:
        lines.append(f"Provincie {provincie} werkt nog niet met Ketenbot: stuur haar dit ook zelf.")
    return Bericht(
        stack(*lines),
        onder_elkaar(
            Knop("Ja, deel dit", actie("st", "dj", code, tijdvak)), Knop("Nee", actie("st", "g", code, tijdvak))
        ),
    )


HEARD = {
    (True, False): "Zij krijgt daar nu een bericht van, en vandaag geen tweede.",
    (True, True): "Zij kreeg vandaag al een bericht van je, en krijgt geen tweede.",
    (False, False): "Zij werkt nog niet met Ketenbot en krijgt geen bericht: laat het zelf weten.",
    (False, True): "Zij werkt nog niet met Ketenbot en krijgt geen bericht: laat het zelf weten.",
}
"""What the provincie hears of it: whether somebody of it is here, and whether the gemeente shared before that day."""


def shared(ident: int, naam: str, code: str, tijdvak: str, provincie: str, dag: date, heard: str) -> Bericht:
    """It is shared."""
    return Bericht(
        f"Gedeeld: de stand van {naam}, {tijdvak}, zoals die was op {zeg(dag)}. Provincie {provincie} ziet die "
        f"bij haar overzicht. {heard}",
        onder_elkaar(Knop("Trek in", actie("st", "di", ident)), Knop("Naar de stand", actie("st", "g", code, tijdvak))),
    )


def to_provincie(organisatie: int, naam: str, code: str, tijdvak: Tijdvak, dag: date) -> Bericht:
    """To the supervisors, once a day for a gemeente. Without numbers: these may be shared again or withdrawn."""
    return Bericht(
        bold(naam) + f" deelde op {zeg(dag)} haar stand van {tijdvak} met jullie. Je ziet daar steeds het laatste "
        "dat zij deelde.",
        onder_elkaar(Knop(f"Naar {naam}", actie("tz", organisatie, "g", tijdvak.code, code))),
    )


def shared_already(before: Gedeeld, provincie: str) -> Bericht:
    """A second press, or nothing changed today."""
    return Bericht(
        f"Precies deze stand is vandaag al gedeeld met provincie {provincie}.",
        onder_elkaar(
            Knop("Trek in", actie("st", "di", before.id)),
            Knop("Naar de stand", actie("st", "g", before.gemeente, before.tijdvak)),
        ),
    )


def withdrawn(naam: str, code: str, tijdvak: str) -> Bericht:
    """It is no longer to be seen."""
    return Bericht(
        f"Ingetrokken: de provincie ziet de stand van {naam}, {tijdvak}, niet meer. Wat zij al las, heeft zij gelezen.",
        onder_elkaar(Knop("Naar de stand", actie("st", "g", code, tijdvak))),
    )


def snapshot(
    gedeeld: Gedeeld, whole: Halfjaarstand, averages: Mapping[Methode, Gemiddelde | None], *, may_withdraw: bool
) -> Bericht:
    """What was shared, as it was."""
    knoppen = [Knop("Trek in", actie("st", "di", gedeeld.id))] if may_withdraw else []
    back = Knop("Naar de stand", actie("st", "g", gedeeld.gemeente, gedeeld.tijdvak))
    head = bold(f"{whole.gemeente}, {gedeeld.tijdvak}: gedeeld door de gemeente, stand van {zeg(gedeeld.dag)}")
    return Bericht(stack(head, *_content(whole, averages, gedeeld.dag)), onder_elkaar(*knoppen, back))


def nothing_shared(naam: str, code: str, tijdvak: str) -> Bericht:
    """Nothing, or nothing for this person."""
    return Bericht(
        f"{naam} heeft voor {tijdvak} geen stand gedeeld.",
        onder_elkaar(Knop("Naar de stand", actie("st", "g", code, tijdvak))),
    )


def nothing_to_share(naam: str, code: str, tijdvak: str) -> Bericht:
    """Without a taakstelling there is no stand."""
    return Bericht(
        f"Van {naam}, {tijdvak}, ken ik geen taakstelling. Voer die eerst in, dan kun je de stand delen.",
        onder_elkaar(Knop("Cijfers invoeren", actie("cf", "k", code, tijdvak))),
    )


def not_begun(tijdvak: str) -> Bericht:
    """A tijdvak that is still to come."""
    return Bericht(f"{tijdvak} moet nog beginnen: er is nog geen stand om te delen.")


def coordinators_only() -> Bericht:
    """Who shares."""
    return Bericht("De stand delen met de provincie doet de coördinator van de gemeente zelf.")


def gone() -> Bericht:
    """An old button, or one of another gemeente."""
    return Bericht("Deze gedeelde stand is er niet meer. Typ /stand voor wat er nu is.")

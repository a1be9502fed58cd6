"""The figures of an organisation."""

from collections.abc import Sequence
from datetime import date

from bot.screens.bericht import Bericht, Knop, actie, e
from workflows.datums import zeg
from workflows.koppeling import STANDEN
from workflows.koppelingplan import peildatum_nabij
from workflows.oorzaken import oorzaak
from workflows.overzicht import LOPEND, Cijfers

MOST_CAUSES = 4


def overview(items: Sequence[tuple[str, Cijfers]], dag: date) -> Bericht:
    """The figures of each organisation of this person."""
    text = "\n\n".join(_organisation(naam, cijfers, dag) for naam, cijfers in items)
    return Bericht(
        f"{text}\n\n<i>Geteld uit wat jullie vastlegden, op {zeg(dag)}. COA telt zelf: die cijfers gaan voor.</i>",
        ((Knop("Alle koppelingen", actie("kl", 0)),),),
    )


def _organisation(naam: str, cijfers: Cijfers, dag: date) -> str:
    what = "lopende koppeling" if cijfers.lopend == 1 else "lopende koppelingen"
    return "\n".join(
        [
            f"<b>{e(naam)}</b> · {cijfers.lopend} {what}",
            *_standen(cijfers),
            *_late(cijfers),
            *_moved(cijfers),
            *_uncounted(cijfers, dag),
            *_causes(cijfers),
        ]
    )


def _standen(cijfers: Cijfers) -> list[str]:
    return [
        f"• {e(stand.titel)}: {cijfers.per_stand[stand.naam][0]} ({cijfers.per_stand[stand.naam][1]} pers.)"
        for stand in STANDEN
        if stand.naam in LOPEND and stand.naam in cijfers.per_stand
    ]


def _late(cijfers: Cijfers) -> list[str]:
    lines = []
    if cijfers.voorbij:
        own = f", waarvan {cijfers.voorbij_gepland} met een eigen planning" if cijfers.voorbij_gepland else ""
        lines.append(f"Voorbij de afgesproken datum: {cijfers.voorbij}{own}.")
    if cijfers.aangehouden:
        lines.append(f"Nu aangehouden: {cijfers.aangehouden}.")
    return lines


def _moved(cijfers: Cijfers) -> list[str]:
    cases, persons = cijfers.verhuisd
    if cijfers.weken is None:
        return ["Dit halfjaar is nog niemand verhuisd."]
    weeks = f"{cijfers.weken:.1f}".replace(".", ",")
    return [
        f"Dit halfjaar verhuisd: {cases} ({persons} pers.), gemiddeld <b>{weeks} weken</b> na de koppeling "
        "(per persoon; toezicht kijkt naar 12)."
    ]


def _uncounted(cijfers: Cijfers, dag: date) -> list[str]:
    if not cijfers.niet_geteld:
        return []
    peildatum = peildatum_nabij(dag)
    before = f" (peildatum {zeg(peildatum)})" if peildatum else ""
    shown = ", ".join(e(referentie) for referentie in cijfers.niet_geteld[:6])
    more = f" en nog {len(cijfers.niet_geteld) - 6}" if len(cijfers.niet_geteld) > 6 else ""
    return [f"Verhuisd, nog niet geteld{before}: {shown}{more}."]


def _causes(cijfers: Cijfers) -> list[str]:
    if not cijfers.oorzaken:
        return []
    lines = [
        f"• {e(oorzaak(naam).titel)}: {dagen} dagen, {cases} {'zaak' if cases == 1 else 'zaken'}"
        for naam, dagen, cases in cijfers.oorzaken[:MOST_CAUSES]
    ]
    return ["Wat hield de lopende zaken tegen:", *lines]


def one_line(items: Sequence[tuple[str, Cijfers]], dag: date) -> str:
    """The figures in a few words; in the weeks before a peildatum also who moved and is not counted."""
    return " ".join(
        f"Heel {e(naam)}: {c.lopend} lopend, {c.voorbij} voorbij de datum, {c.aangehouden} aangehouden"
        + (f", {len(c.niet_geteld)} verhuisd en nog niet geteld" if c.niet_geteld and peildatum_nabij(dag) else "")
        + "."
        for naam, c in items
    )


def own_people_only() -> Bericht:
    """Another organisation's figures are not shown."""
    return Bericht("Deze cijfers zien alleen medewerkers van de gemeente zelf.")

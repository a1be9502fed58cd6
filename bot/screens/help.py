"""Help: what works for this person, group by group, so that it fits a phone."""

from collections.abc import Mapping, Sequence

from bot.screens.message import Bericht, Knop, actie, e, naast_elkaar

Opdracht = tuple[str, str]
"""A command and what it does."""

GROEPEN: Mapping[str, tuple[str, ...]] = {
    "Koppelingen": ("koppeling", "zaken", "zaak", "invoer", "overdragen", "herinneringen", "agenda"),
    "Weigering": ("woningweigering", "weigeringen", "weigertotalen"),
    "Cijfers": (
        *("termijn", "taakstelling", "stand", "grafiek", "doorlooptijd", "overzicht", "meetellen", "regio"),
        "gegevens",
    ),
    "Toezicht": ("toezicht", "ladder", "provincie", "beleidskader"),
    "Met anderen": ("herverdeling", "ruil", "vragen", "partners", "briefpapier"),
    "Mensen": ("contacten", "collegas", "weg", "uitnodigen"),
    "Ketenbot": (),
}
"""Commands by what they are about; the last group takes all that no other names."""
FEW = 9
"""So many commands fit one screen with what they do."""


def grouped(opdrachten: Sequence[Opdracht]) -> dict[str, list[Opdracht]]:
    """The commands by group, in the order of the groups and of the table; groups without any are left out."""
    *_, rest = GROEPEN
    owner = {naam: groep for groep, namen in GROEPEN.items() for naam in namen}
    found: dict[str, list[Opdracht]] = {groep: [] for groep in GROEPEN}
    for opdracht in opdrachten:
        found[owner.get(opdracht[0], rest)].append(opdracht)
    return {groep: items for groep, items in found.items() if items}


def help_screen(opdrachten: Sequence[Opdracht], *, is_coa: bool = False) -> Bericht:
    """Everything on one screen: with what it does where that fits, else by group with a button for each. Who works
    at COA is not told to call the regievoerder."""
    end = _ALWAYS if is_coa else f"{_ALWAYS} {_DOUBT}"
    if len(opdrachten) <= FEW:
        return Bericht(f"{_HEAD}\n{_lines(opdrachten)}\n\n{end}")
    groups = grouped(opdrachten)
    text = "\n".join(f"<b>{e(g)}</b>: {' '.join(f'/{e(naam)}' for naam, _ in items)}" for g, items in groups.items())
    buttons = [Knop(groep, actie("i", "help", index)) for index, groep in enumerate(GROEPEN) if groep in groups]
    return Bericht(f"{_HEAD}\n{text}\n\n{end}", naast_elkaar(*buttons))


_HEAD = "<b>Zo werkt Ketenbot</b>\nTyp een vraag, gebruik de knoppen onderaan, of typ:"
_ALWAYS = "Een vraag tussendoor mag altijd."
_DOUBT = "Twijfel je? Bel de regievoerder van COA."


def _lines(opdrachten: Sequence[Opdracht]) -> str:
    return "\n".join(f"/{e(naam)} – {e(wat)}" for naam, wat in opdrachten)


def group(opdrachten: Sequence[Opdracht], index: int) -> Bericht | None:
    """One group with what each command does; None when there is nothing in it for this person."""
    titel = [*GROEPEN][index] if 0 <= index < len(GROEPEN) else ""
    items = grouped(opdrachten).get(titel)
    if not items:
        return None
    return Bericht(f"<b>{e(titel)}</b>\n{_lines(items)}", ((Knop("Alle hulp", actie("i", "help")),),))

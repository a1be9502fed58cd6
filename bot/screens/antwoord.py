"""Answers from the knowledge base, with their source."""

from collections.abc import Sequence

from bot.screens.bericht import Bericht, Knop, actie, e, onder_elkaar
from knowledge.entry import Entry

_FLOWS = {
    "koppeling": Knop("Leg een koppeling vast", actie("kn")),
    "termijn": Knop("Bereken een termijn", actie("td")),
}
"""The workflows that an answer can start now."""


def answer(entry: Entry) -> Bericht:
    """The answer, what changed since, and where it is written."""
    note = f"\n\n<i>{e(entry.note)}</i>" if entry.note else ""
    sources = "\n".join(f"Bron: {e(str(source))}" for source in entry.sources)
    buttons = [_FLOWS[entry.leads_to]] if entry.leads_to in _FLOWS else []
    return Bericht(f"<b>{e(entry.question)}</b>\n{e(entry.answer)}{note}\n\n<i>{sources}</i>", onder_elkaar(*buttons))


def choices(entries: Sequence[Entry]) -> Bericht:
    """Up to three questions that could be meant."""
    buttons = [Knop(entry.question, actie("f", entry.id)) for entry in entries]
    return Bericht("Bedoel je een van deze vragen?", onder_elkaar(*buttons, Knop("Geen van deze", actie("f?"))))


def unknown() -> Bericht:
    """An honest no, with who to call."""
    return Bericht(
        "Dat weet ik niet. Ik ken alleen de handreikingen over het huisvesten van vergunninghouders.\n"
        "Bel de regievoerder van COA voor jouw regio. Gaat het over toezicht? Vraag het je provincie. "
        "Of stel je vraag met andere woorden."
    )


def no_longer_there() -> Bericht:
    """An old button for an entry that was taken out."""
    return Bericht("Dit antwoord staat er niet meer. Typ je vraag opnieuw.")


def contacts() -> Bericht:
    """Who to call for what, by function (Handreiking Huisvesting vergunninghouders 2016, §3.2 and §3.3)."""
    return Bericht(
        "<b>Wie bel ik waarvoor?</b>\n"
        "• Koppeling, profiel, weigering, vertraging: de <b>regievoerder</b> van COA in jouw regio.\n"
        "• Woning en huurcontract: de <b>woningcorporatie</b>.\n"
        "• Ontvangst, inrichting, formulieren: de <b>maatschappelijke begeleiding</b>.\n"
        "• Vertrek uit de opvang: de <b>COA-locatie</b>.\n"
        "• Taakstelling en toezicht: je <b>provincie</b>.\n"
        "• Kom je er met de regievoerder niet uit: diens <b>leidinggevende</b>, daarna het ministerie.\n\n"
        "<i>Bron: Handreiking Huisvesting vergunninghouders 2016, §3.2 en §3.3. "
        "Nummers van jouw regio staan er niet in: vraag ze je coördinator.</i>"
    )

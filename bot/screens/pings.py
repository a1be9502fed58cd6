"""What a mail and a ping say of what stands on the page: how much there is, never of which cases, and no word by which
anybody comes in. They show on locked screens, and pass the machines of others."""

from typing import Any

from storage.web.pings import Tel

NEVER = "Wij vragen nooit om je code. In een mail van ons staat nooit een link waarmee je inlogt."


def subject(tel: Tel, *, dubbel: bool = False) -> str:
    """In one line how much asks for attention today."""
    return f"Ketenbot: {_told(tel)}{' (mogelijk dubbel)' if dubbel else ''}"


def _told(tel: Tel) -> str:
    total = tel.zaken + tel.vragen
    if not total:
        return "je weekoverzicht staat klaar, geen laatste dag is dichtbij"
    parts = [_count(tel.zaken, "zaak", "zaken")] if tel.zaken else []
    parts += [_count(tel.vragen, "nieuwe vraag", "nieuwe vragen")] if tel.vragen else []
    if total == 1 == tel.vandaag:
        return f"{parts[0]} heeft vandaag de laatste dag"
    said = f"{' en '.join(parts)} {'vraagt' if total == 1 else 'vragen'} vandaag je aandacht"
    if not tel.vandaag:
        return said
    return f"{said}, {tel.vandaag} {'heeft' if tel.vandaag == 1 else 'hebben'} vandaag de laatste dag"


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def body(tel: Tel, pagina: str, *, gezien: bool) -> str:
    """Where to look, who sends this and why, and how to change it."""
    told = _told(tel)
    seen = "" if gezien or not (tel.zaken or tel.vragen) else " Op de pagina zag je dat nog niet."
    weekly = (
        "\n\nDeze mail komt elke week, ook zonder nieuws. Blijft hij weg? Meld het je beheerder." if tel.week else ""
    )
    return (
        f"{told[0].upper()}{told[1:]}.{seen}{weekly}\n\n"
        f"Waarover het gaat, staat op de pagina van Ketenbot. Open hem met je snelkoppeling, of typ dit adres:\n"
        f"{pagina}\n\n"
        f"{NEVER}\n\n"
        "Je krijgt deze mail omdat je met dit adres bij Ketenbot inlogt: hoogstens één per dag, en alleen als er iets "
        "nieuws is. Andere dagen of een andere tijd? Typ op de pagina /herinneringen.\n"
    )


def push(tel: Tel | None) -> str:
    """The same in a ping; of what is not counted only that there is something."""
    if tel is None or not (tel.zaken or tel.vragen or tel.week):
        return "Er staat een nieuw bericht voor je klaar."
    said = _told(tel)
    return f"{said[0].upper()}{said[1:]}."


TEST = "Dit is een proefmelding. Zo zie je het als er iets voor je is."


def notification(words: str, pagina: str) -> dict[str, Any]:
    """As browsers take it: some show this form by themselves, in others the page's worker reads the same."""
    shown = {"title": "Ketenbot", "body": words, "navigate": pagina, "lang": "nl", "dir": "ltr", "tag": "ketenbot"}
    return {"web_push": 8030, "notification": shown}


def refused(naam: str) -> str:
    """To who coordinates: mail to a colleague comes back."""
    return (
        f"⚠️ De mail aan {naam} wordt geweigerd: {naam} hoort niet dat er iets wacht. Kijk of het mailadres nog klopt, "
        "of kies wie waarneemt met /collegas."
    )

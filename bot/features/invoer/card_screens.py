"""The card of a list: each column as it was read or not, the first rows with their values, what was checked, one
question at a time; and why a list is not read."""

from collections.abc import Sequence

from bot.screens.list_card import columns as columns_of
from bot.screens.list_card import marked
from bot.screens.markup import Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from bot.screens.start import NAAR_MEER
from workflows.lijsten.lezing import Lezing

CODE = "li"

_PROBLEMS = {
    "te_groot": "Dit bestand is te groot. Zet alleen de lijst in een nieuw bestand, zonder plaatjes.",
    "te_zwaar": "Dit bestand is te zwaar om te lezen. Kopieer alleen de lijst naar een nieuw bestand en stuur dat.",
    "ver_weg": "Ver onder of naast de lijst staat nog iets. Kopieer de lijst naar een nieuw bestand en stuur dat.",
    "ophalen": "Het bestand kwam niet goed binnen. Stuur het nog eens.",
    "wachtwoord": "Op dit bestand zit een wachtwoord. Sla het zonder wachtwoord op en stuur het opnieuw.",
    "formules": "Er staan formules in waarvan de uitkomst niet is opgeslagen. Open en bewaar het bestand in Excel.",
    "onleesbaar": "Dit bestand kan ik niet lezen. Sla de lijst opnieuw op als .xlsx of .csv en stuur die.",
}
_KINDS = {
    ".xls": "Een .xls is van een oud Excel. Sla de lijst op als .xlsx (Opslaan als) en stuur die.",
    ".xlsm": "In een .xlsm kunnen macro's staan: die open ik niet. Sla de lijst op als .xlsx en stuur die.",
    ".pdf": "Uit een .pdf kan ik geen rijen halen. Stuur de lijst als .xlsx, .ods of .csv, of plak de rijen hier.",
    ".txt": "Plak de rijen hier in het gesprek, of stuur ze als .xlsx, .ods of .csv.",
}


def problem(kind: str) -> Bericht:
    """Why a file is not read, and what to do."""
    return Bericht(_PROBLEMS.get(kind, _PROBLEMS["onleesbaar"]))


def other_kind(end: str, *, gone: bool | None = None) -> Bericht:
    """A kind of file that is not read; `gone`: whether it was taken out of the chat, where that was tried."""
    away = {True: "Ik heb het bestand weggehaald.", False: "Haal het bestand zelf uit dit gesprek.", None: ""}[gone]
    said = _KINDS.get(end, f"Een bestand op {end} lees ik niet. Stuur de lijst als .xlsx, .ods of .csv.")
    return Bericht(f"{said} {away}".strip())


# ---------------------------------------------------------------- what must not come in


def taken_away(*, gone: bool) -> str:
    """What became of the message."""
    away = "Je bericht heb ik weggehaald." if gone else "Weghalen lukt mij niet: verwijder je bericht zelf."
    return f"{away} Stuurde je het in Telegram? Dan heeft Telegram het wel: meld dat bij je privacy officer."


def persons(columns: Sequence[str], *, gone: bool) -> Bericht:
    """Headings told that the list holds data of persons: nothing of it was kept."""
    return Bericht(
        stack(
            "In deze lijst staan gegevens van personen. Ik heb er niets van opgeslagen. " + taken_away(gone=gone),
            "Haal deze eruit en stuur de lijst opnieuw:",
            *(f"• {name}" for name in columns),
        )
    )


def without(ident: int, columns: Sequence[str], *, gone: bool) -> Bericht:
    """A column that is not read holds something of a person."""
    named = columns[0] if len(columns) == 1 else f"{', '.join(columns[:-1])} en {columns[-1]}"
    return Bericht(
        paragraphs(
            f"In {named} staat iets over een persoon, zoals een naam of iemands gezondheid. "
            f"Daarvan heb ik niets opgeslagen. {taken_away(gone=gone)}",
            "De rest kan ik wel lezen.",
        ),
        onder_elkaar(
            Knop(f"Lees zonder {_short(columns)}", actie(CODE, ident, "z")), Knop("Stop", actie(CODE, ident, "nee"))
        ),
    )


def _short(columns: Sequence[str]) -> str:
    """ "kolom F en H", "blad Toelichting"."""
    bare = [name.partition(" (")[0] for name in columns]
    letters = [name.removeprefix("kolom ") for name in bare if name.startswith("kolom ") and " van " not in name]
    rest = [name for name in bare if not (name.startswith("kolom ") and " van " not in name)]
    parts = (
        [f"kolom {', '.join(letters[:-1])} en {letters[-1]}"] if len(letters) > 1 else [f"kolom {x}" for x in letters]
    ) + rest
    return " en ".join(parts)[:48]


def rows_of_persons(rows: Sequence[tuple[str, int]], *, gone: bool) -> str:
    """Some rows held what looks like data of a person: said above the card."""
    numbers = [str(n) for _, n in rows]
    shown = ", ".join(numbers[:12]) + (f" en nog {len(numbers) - 12}" if len(numbers) > 12 else "")
    which = f"Rij {shown}" if len(numbers) == 1 else f"Rijen {shown}"
    return (
        f"{which}: hier staat iets wat op een gegeven van een persoon lijkt. Daarvan heb ik niets opgeslagen. "
        + taken_away(gone=gone)
    )


# ---------------------------------------------------------------- the card


def question(ident: int, lezing: Lezing, note: Tekst = "") -> Bericht:
    """The first doubt with its buttons; the columns above it."""
    first, more = lezing.vragen[0], len(lezing.vragen) - 1
    rest = [f"Hierna nog {more} {'vraag' if more == 1 else 'vragen'}."] if more else []
    title = "Koppelingen invoeren" if lezing.soort == "koppelingen" else "Cijfers invoeren"
    return Bericht(
        paragraphs(note, stack(bold(title), *marked(columns_of(lezing.kolommen))), stack(bold(first.tekst), *rest)),
        onder_elkaar(
            *(Knop(k.tekst, actie(CODE, ident, "a", first.code, k.code)) for k in first.keuzes),
            Knop("Gooi de lijst weg", actie(CODE, ident, "nee")),
        ),
    )


def refused(lezing: Lezing, *, expected: str, note: Tekst = "") -> Bericht:
    """A list of which nothing can be recorded, and why; every column is named."""
    again = {
        "invoer": "Stuur of plak de lijst opnieuw. Typ /invoer en je ziet hoe een rij eruitziet.",
        "gegevens": "Stuur of plak de lijst opnieuw. Typ /gegevens en je ziet hoe een rij eruitziet.",
    }
    how = again.get(expected, "Typ /invoer of /gegevens en je ziet hoe een rij eruitziet.")
    return Bericht(
        paragraphs(note, lezing.weigering, stack(*marked(columns_of(lezing.kolommen))), how), ((NAAR_MEER,),)
    )


def first_note(*, instead: bool) -> str:
    """Above the first card of a list that came in place of another."""
    return "De lijst die je eerder stuurde en niet vastlegde, vervalt." if instead else ""


def gone() -> Bericht:
    """The button of a list that was dealt with, or replaced."""
    text = "Deze lijst is er niet meer: hij is vastgelegd, weggegooid of vervangen. Stuur hem opnieuw als je twijfelt."
    return Bericht(text, ((NAAR_MEER,),))


def thrown_away() -> Bericht:
    """Nothing of it is kept."""
    return Bericht("De lijst is weg. Er is niets van bewaard.", ((NAAR_MEER,),))


def still_reading() -> Bericht:
    """A press on a card whose list is being read."""
    return Bericht("Ik lees je lijst nog. Het komt zo.", ((NAAR_MEER,),))


def not_these(note: Tekst) -> Bericht:
    """A list of koppelingen, of who enters figures only."""
    text = "Dit is een lijst met koppelingen. Die legt de gemeente zelf vast; een provincie ziet geen koppelingen."
    return Bericht(text, ((NAAR_MEER,),)).met(boven=note)

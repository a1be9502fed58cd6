"""Checklists: what this use brings to the desk."""

from bot.desk.feature import BijNaam, Command, Feature, Press
from bot.desk.rights import Actie
from bot.desk.visit import Visit
from bot.features.checklists import desk, in_words, own_items, sharing
from bot.features.checklists.screens import PREFIX
from bot.screens.bijtaken import Bijtaak
from bot.screens.help import Groep
from bot.screens.message import Bericht, klein
from workflows.checklists.lijsten import LIJSTEN
from workflows.koppeling.tabel import KOPPELING


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """Everything under one code: see each line. Raises ValueError for a strange one."""
    match words:
        case []:
            return desk.menu(visit)
        case ["m", organisatie]:
            return desk.menu(visit, int(organisatie))
        case ["k", zaak]:
            return desk.of_case(visit, int(zaak))
        case ["n", organisatie, naam]:
            return desk.begin(visit, int(organisatie), naam)
        case ["o", organisatie, naam]:
            return desk.about(visit, int(organisatie), naam)
        case ["t", *where]:
            return sharing.text(visit, where)
        case ["d", *where]:
            return sharing.ask_paper(visit, where)
        case ["w", ident, *sure]:
            return desk.delete(visit, int(ident), sure=sure == ["ja"])
        case ["v", organisatie, naam]:
            return sharing.report(visit, int(organisatie), naam)
        case ["e", organisatie, naam]:
            return own_items.show(visit, int(organisatie), naam)
        case ["e", organisatie, naam, "nieuw"]:
            return own_items.add(visit, int(organisatie), naam)
        case ["e", organisatie, naam, ident, *sure]:
            return own_items.remove(visit, int(organisatie), naam, int(ident), sure=sure == ["ja"])
        case _:
            return _page(visit, words)


def _page(visit: Visit, words: list[str]) -> Bericht:
    """`z:<case>:<list>` or `l:<list in use>`, then the page, then an item and what to make of it."""
    size = 3 if words[0] == "z" else 2
    where, rest = words[:size], words[size:]
    ticks = len(rest) == len(("page", "item", "done"))
    plek = desk.found(visit, where, Actie.ZAAK_STAP if ticks else Actie.ZAAK_ZIEN)
    if isinstance(plek, Bericht):
        return plek
    match rest:
        case []:
            return desk.show(visit, plek)
        case [page]:
            return desk.show(visit, plek, int(page))
        case [page, naam, "1" | "0" as done]:
            return desk.tick(visit, plek, int(page), naam, done=done == "1")
        case _:
            raise ValueError(words)


PRESSES: dict[str, Press] = {PREFIX: press}

FEATURE = Feature(
    groep=Groep.KOPPELINGEN,
    commands=(
        Command(
            "checklist",
            "checklists om af te vinken, zoals de tekendag",
            in_words.typed,
            ("checklist", "checklists", "checklijst", "afvinklijst", "afvinklijsten", "lijstjes"),
            Actie.ZAAK_ZIEN,
            meer="Checklists",
        ),
    ),
    presses=PRESSES,
    forms=own_items.FORMS,
    eigen=(in_words.read,),
    bij_naam=(
        BijNaam(
            ("checklist|checklists|checklijst|afvinklijst", "afvinken|afgevinkt|vink|vinken|vinkje|aanvinken"),
            in_words.at_name,
            KOPPELING.naam,
        ),
    ),
    op_scherm=(desk.on_screen,),
    rapporten={sharing.SOORT: sharing.make},
    bijtaken=tuple(
        Bijtaak(lijst.schakelaar, f"Checklist {klein(lijst.titel)}", lijst.wat) for lijst in LIJSTEN.values()
    ),
)

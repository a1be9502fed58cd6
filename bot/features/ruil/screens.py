"""What is said to who swaps households: no herverdeling, with the regievoerder, and a text to send."""

from bot.screens.markup import bold, italic, mono, paragraphs
from bot.screens.message import Bericht, Knop, Rij, actie, onder_elkaar
from bot.screens.zaakregel import Aanvulling
from workflows.herverdeling.regels import RUIL
from workflows.herverdeling.ruil import BRONNEN, Ruil
from workflows.ruil.tabel import MEEST

UITLEG = "groot-ruilen"
"""The entry of the knowledge base that tells more."""


def explanation(ruil: Ruil, flow: Knop | None, *, follow: bool) -> Bericht:
    """Whether this is a swap, who arranges it, and where that is written. `flow` starts a herverdeling, and `follow`
    says whether this reader may keep a swap as a case."""
    heading = "Huishoudens ruilen" if ruil.gelijk is not False else "Dit is geen gelijke ruil"
    sources = "\n".join(f"Bron: {bron}" for bron in BRONNEN)
    own = "Dat er geen besluit nodig is, volgt uit de gelijke aantallen: er staat geen zin over (eigen uitleg).\n"
    below = sources if ruil.gelijk is False else own + sources
    return Bericht(bold(heading) + f"\n{_core(ruil)}\n\n" + italic(below), _buttons(ruil, flow, follow=follow))


def coupled(flow: Knop | None, *, follow: bool) -> Bericht:
    """People who are gekoppeld stay where they are; the swap is the other way, and numbers can still go over."""
    return Bericht(
        paragraphs(
            bold("Wie al gekoppeld is, blijft bij die gemeente") + ". Zij moet hen huisvesten. Er is niets begonnen.",
            "Een herverdeling gaat over aantallen van wie nog niet gekoppeld is. "
            "Evenveel personen ruilen kan wel, samen met de regievoerder, zonder besluit.",
            italic("\n".join(f"Bron: {bron}" for bron in BRONNEN)),
        ),
        (*_buttons(Ruil(), None, follow=follow), *(onder_elkaar(flow) if flow is not None else ())),
    )


def _core(ruil: Ruil) -> str:
    if ruil.gelijk:
        return f"Het is {ruil.hier} tegen {ruil.daar} personen. {RUIL}"
    if ruil.gelijk is None:
        return f"Zijn de mensen al gekoppeld, en ruil je evenveel personen? {RUIL}"
    difference = abs((ruil.hier or 0) - (ruil.daar or 0))
    return (
        f"Het is {ruil.hier} tegen {ruil.daar} personen: een verschil van {difference}. Wie al gekoppeld is, kan niet "
        "in een herverdeling. Zoek met de regievoerder een huishouden erbij, tot de aantallen gelijk zijn. "
        "Of herverdeel aantallen die nog niet gekoppeld zijn."
    )


def _buttons(ruil: Ruil, flow: Knop | None, *, follow: bool) -> tuple[Rij, ...]:
    numbers = () if ruil.hier is None or ruil.daar is None else (ruil.hier, ruil.daar)
    text = () if ruil.gelijk is False else (Knop("Tekst voor de regievoerder", actie("ru", *numbers)),)
    start = (flow,) if flow is not None and not (follow and ruil.gelijk is not False) else ()
    fits = all(0 < number <= MEEST for number in numbers)
    own = (
        (Knop("Volg een ruil", actie("ru", "b", *(numbers if fits else ()))),)
        if follow and ruil.gelijk is not False
        else ()
    )
    return onder_elkaar(*own, *text, Knop("Meer hierover", actie("f", UITLEG)), *start)


def new_koppeling() -> Aanvulling:
    """Under a swap that was done: who came is a koppeling of its own, with its own ten weeks."""
    line = "Wie naar jullie kwam, is een nieuwe koppeling met een eigen tien weken. Leg die ook vast."
    return Aanvulling(regels=[line], knoppen=((Knop("Nieuwe koppeling", actie("zn", "koppeling")),),))


def text_to_send(aantal: int | None) -> Bericht:
    """A text for the regievoerder, to copy as it is: no names, no numbers of persons."""
    number = "[aantal]" if aantal is None else str(aantal)
    return Bericht(
        paragraphs(
            "Kopieer dit en stuur het aan je regievoerder. Noem de huishoudens in TVS of in een beveiligde mail, "
            "niet hier.",
            mono(
                "Beste regievoerder,\n"
                f"Gemeente [naam] en gemeente [naam] willen huishoudens ruilen die al gekoppeld zijn: {number} tegen "
                f"{number} personen. De taakstellingen blijven gelijk. Kun je de koppelingen aanpassen? "
                "Laat ons weten welke gegevens je nodig hebt."
            ),
        )
    )

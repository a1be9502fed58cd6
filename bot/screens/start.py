"""The first screens: start, help, privacy, more."""

from collections.abc import Collection

from bot.screens.keeping import Bewaren
from bot.screens.markup import Markup, bold, italic, paragraphs
from bot.screens.message import Bericht, Knop, actie, onder_elkaar

MIJN, NIEUW, WEIGERING, TERMIJN, HERVERDELING, MEER = (
    "Mijn koppelingen",
    "Nieuwe koppeling",
    "Weigering of no-show",
    "Termijn",
    "Herverdeling",
    "Meer",
)
NAAR_MEER = Knop("Meer", actie("i", "meer"))
"""The way on from what is done with and belongs to nothing that one could go back to."""
OPEN_VRAGEN = "Open vragen"
TOEZICHT = "Toezicht"
GEMEENTEN = "Onze gemeenten"
TOETSENBORD = ((MIJN, NIEUW), (WEIGERING, TERMIJN), (HERVERDELING, MEER))
TOETSENBORD_PARTIJ = ((OPEN_VRAGEN, TERMIJN), (MEER,))
TOETSENBORD_PROVINCIE = ((TOEZICHT, OPEN_VRAGEN), (TERMIJN, MEER))
TOETSENBORD_REGIO = ((HERVERDELING, GEMEENTEN), (TERMIJN, MEER))
TOETSENBORD_BEHEER = ((TERMIJN, MEER),)
_OWN_CASES = {"gemeente", "coordinator"}


def keyboard(rollen: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """The fixed keyboard: who has no own koppelingen is here for toezicht, for the questions of gemeenten, or only to
    look after the installation."""
    if _OWN_CASES.intersection(rollen):
        return TOETSENBORD
    if set(rollen) == {"beheerder"}:
        return TOETSENBORD_BEHEER
    if "regio" in rollen:
        return TOETSENBORD_REGIO
    return TOETSENBORD_PROVINCIE if "provincie" in rollen else TOETSENBORD_PARTIJ


def start(naam: str, organisaties: list[str], rollen: Collection[str], proef: bool) -> Bericht:
    """One screen: who you are here, what you can do, and the fixed keyboard."""
    trial = italic("Dit is de proefversie: alles blijft op deze computer.") if proef else ""
    buttons = keyboard(rollen)
    return Bericht(
        paragraphs(
            f"Dag {naam}. Je werkt hier voor " + bold(" en ".join(organisaties)) + ".",
            _WORDS[buttons] + "\nIs er direct gevaar? Bel 112.",
            trial,
        ),
        toetsenbord=buttons,
    )


_DATES = Markup("• Typ een koppelingsdatum, zoals <i>15 maart 2026</i>, en je ziet meteen de uiterste datums.\n\n")
_WORDS: dict[tuple[tuple[str, ...], ...], Markup] = {
    TOETSENBORD: Markup(
        "• Stel een vraag in je eigen woorden, zoals <i>hoe lang heb ik na de koppeling?</i>\n"
        "• Leg een koppeling vast: ik bewaak de tien weken en herinner je op tijd.\n"
    )
    + _DATES
    + "Gebruik altijd je eigen zaaknummer: nooit een naam, BSN of V-nummer.",
    TOETSENBORD_PARTIJ: Markup(
        "• Gemeenten stellen jullie hier vragen. Je antwoordt met een knop; het eerste antwoord telt.\n"
        "• Typ <i>/vragen</i> en je ziet wat er open staat.\n"
        "• Stel zelf een vraag in je eigen woorden, zoals <i>wat is fase 2?</i>\n"
    )
    + _DATES
    + "Noem nooit een naam, adres, BSN of V-nummer.",
    TOETSENBORD_PROVINCIE: Markup(
        "• Met <i>Toezicht</i> zie je al jullie gemeenten, de grootste achterstand eerst.\n"
        "• Stuur een bestand met de cijfers van COA (.xlsx of .csv), of vul ze per gemeente in.\n"
        "• Stel een vraag in je eigen woorden, zoals <i>wat is fase 2?</i>\n"
    )
    + _DATES
    + "Zaken van gemeenten zie je niet. Noem nooit een naam, adres, BSN of V-nummer.",
    TOETSENBORD_REGIO: Markup(
        "• Met <i>Onze gemeenten</i> noem je ze. Elke coördinator zegt daar één keer wat jullie mogen.\n"
        "• Daarna leid je herverdelingen: typ <i>Ede draagt 10 over aan Barneveld</i>.\n"
        "• Stel een vraag in je eigen woorden, zoals <i>wat doet een regionale coördinator?</i>\n"
    )
    + _DATES
    + "Besluiten leggen de gemeenten zelf vast. Koppelingen zie je niet. Noem nooit een naam, adres, BSN of V-nummer.",
    TOETSENBORD_BEHEER: Markup(
        "• Geef mensen toegang: typ <i>/uitnodigen coordinator Almere</i>. Die nodigt de eigen collega's uit.\n"
        "• Landelijke cijfers en inwoners voer je in met <i>/gegevens</i>.\n"
        "• Koppelingen zie je niet: die zijn van de gemeenten.\n"
        "• Een vraag over de handreikingen mag je gewoon stellen.\n"
    )
    + _DATES
    + "Back-up, controle en buitensluiten doe je op de computer waar ik draai.",
}


def what_you_can(rollen: Collection[str]) -> Markup:
    """What somebody with these roles does here."""
    return _WORDS[keyboard(rollen)]


def privacy(bewaren: Bewaren, pagina: tuple[int, str] | None = None) -> Bericht:
    """What is kept, where, how long, who sees it; one screen. `pagina`: for how many days what is typed at the page is
    kept, and which organisation chose that."""
    typed = f"{pagina[0]} dagen, want dat koos {pagina[1]}" if pagina else "tot je het daar zag (hoogstens een dag)"
    kept = Markup.escape(f"{bewaren.zin} Een bericht in Telegram bewaar ik niet. Wat je op onze eigen pagina typt: ")
    return Bericht(_KEPT + kept + Markup.escape(typed) + _SEEN)


_KEPT = Markup(
    "<b>Privacy</b>\n"
    "<b>Wat bewaar ik?</b> Je eigen zaaknummer, datums, aantallen, de stand van de zaak en wie wat vastlegde. "
    "Cijfers met hun bron en wie ze invoerde. Van een provincie ook haar oordelen, en van een brief het nummer en "
    "de dag, niet de brief. "
    "Van jou: je Telegram-nummer of je werkmail, je naam, wanneer je weg bent en je ochtendbericht wilt, "
    "en over welke zaken ik je herinnerde. "
    "Nooit een naam, BSN, V-nummer, adres, telefoonnummer van een persoon, medisch gegeven of reden van een "
    "weigering. Lijkt een bericht daarop? Dan bewaar ik het niet en haal ik het weg.\n"
    "<b>Toch persoonsgegevens.</b> Een zaaknummer wijst naar een huishouden. Jouw gemeente is daarvoor "
    "verantwoordelijk.\n"
    "<b>Waar?</b> In één databasebestand bij de organisatie die Ketenbot draait. De beheerder kan bij dat bestand. "
    "Je vragen bewaar ik niet, behalve een vraag die je zelf naar de redactie stuurt: 30 dagen, zonder je naam.\n"
    "<b>Hoe lang?</b> "
)
_SEEN = Markup(
    ". Wat ik daar zei: 30 dagen. Zet je daar meldingen aan: waar je toestel ze krijgt, tot je uitlogt. "
    "Een opzij gelegd gesprek 30 dagen. Van een gesprek dat klaar is, en van wat je in één keer bijwerkt, om welke "
    "zaken het ging: ook 30 dagen. Van een lijst die je stuurt alleen wat ik eruit las, ook 30 dagen. "
    "Eigen briefpapier tot jullie het weghalen. Cijfers, gedeelde standen en oordelen blijven. Trekken jullie er "
    "een in, dan telt het niet meer en ziet een ander het niet meer.\n"
    "<b>Wie ziet het?</b> Alleen collega's van je eigen organisatie, behalve dit:\n"
    "• Stel je een andere partij een vraag? Dan ziet die alleen de vraag.\n"
    "• Een herverdeling zien alle gemeenten die meedoen, en na jullie melding COA en provincie. Een regio ziet wat zij "
    "leidt, zolang jullie coördinator dat goedvindt.\n"
    "• Wat je gemeente zelf telt of invoert, ziet de provincie pas als een coördinator het deelt; van weigeringen "
    "alleen tellingen. Cijfers die provincie of beheerder invoert, zijn voor iedereen.\n"
    "• Een oordeel of brief van de provincie ziet een gemeente pas als die is verstuurd.\n"
    "• Wie je agenda-link heeft, ziet je zaaknummers en datums.\n"
    "<b>Telegram</b> bewaart een gesprek op eigen servers, ook buiten Europa. Ik kan dat niet veranderen. "
    "Verbiedt je organisatie Telegram? Gebruik Ketenbot dan niet op je werktelefoon.\n"
    "<b>Weg ermee?</b> Wis een zaak met de knop Meer onder de zaak; staan er stappen in, dan doet je coördinator dat. "
    "Binnen een minuut is zij uit alle bestanden. Wat ik van jou bewaar: /mijngegevens. Mag dat weg: /vergeetmij."
)


def more(resume: list[tuple[int, str]], others: list[tuple[str, str]], answer: str = "") -> Bericht:
    """The rest of what can be done, and what was laid aside; `others` are commands with their buttons, `answer` the
    answer that was shown last."""
    last = [Knop("Meer over het vorige antwoord", actie("fm", answer))] if answer else []
    later = [Knop(f"Verder met: {titel}", actie("g", nummer, "verder")) for nummer, titel in resume]
    return Bericht(
        bold("Meer") + "\nTyp je vraag gewoon hieronder, of kies:",
        onder_elkaar(
            *last,
            *later,
            Knop("Onderwerpen", actie("ft")),
            *(Knop(label, actie("m", name)) for name, label in others),
            Knop("Hoe werkt dit?", actie("i", "help")),
            Knop("Privacy", actie("i", "privacy")),
            Knop("Wie bel ik waarvoor?", actie("i", "contacten")),
        ),
    )


def private_only() -> Bericht:
    """In a group nothing is said or read."""
    return Bericht("Ik werk niet in groepen. Open een privégesprek met mij: tik op mijn naam en dan op Bericht.")


def edited(*, asked: bool, cases: bool) -> Bericht:
    """An edited message is not a new answer. `asked`: a question is open; `cases`: there is something to correct."""
    what = "antwoord" if asked else "vraag"
    correct = ", of gebruik de knop " + italic("Verbeter") + " bij de zaak" if cases else ""
    return Bericht(
        f"Je hebt een bericht gewijzigd. Dat zie ik niet als een nieuw{'' if asked else 'e'} {what}. "
        f"Typ je {what} opnieuw" + correct + "."
    )


def no_media(deleted: bool) -> Bericht:
    """Pictures, voice, contacts and files are not fetched."""
    gone = "Ik heb het weggehaald" if deleted else "Ik kan het niet weghalen: verwijder het zelf"
    return Bericht(
        f"Foto's, spraak, contacten en bestanden open ik niet. {gone}. Stuurde je het in Telegram, dan heeft Telegram "
        "het wel. Typ je vraag of je zaaknummer."
    )


def went_wrong() -> Bericht:
    """A fault of ours: nothing was saved, and nothing of it is shown."""
    return Bericht(
        "Er ging bij mij iets mis. Van je laatste bericht is niets vastgelegd. "
        "Probeer het nog eens. Gaat het weer mis? Meld het bij je beheerder."
    )


def report_failed() -> Bericht:
    """What was asked for could not be made."""
    return Bericht("Wat je vroeg, kon ik niet maken. Vraag het opnieuw. Gaat het weer mis? Meld het bij je beheerder.")


def unknown_button() -> Bericht:
    """A button that no table knows any more."""
    return Bericht("Deze knop werkt niet meer. Kies onderaan wat je wilt doen, of typ /start.")


def after_absence(van: str, tot: str) -> Bericht:
    """We were away longer than the channel keeps messages."""
    return Bericht(
        f"Ik was weg van {van} tot {tot}. Wat je in die tijd stuurde, is mogelijk verloren gegaan. "
        "Je open gesprek is er nog. Stuur je laatste antwoord opnieuw, of typ /start."
    )


def may_not() -> Bericht:
    """A right is missing; the same word as when the thing does not exist."""
    return Bericht(f"Dat kan ik je niet laten zien. {IS_IT_YOURS}")


IS_IT_YOURS = "Klopt het zaaknummer, en hoort de zaak bij je organisatie?"
"""How everything ends that says that a case cannot be shown."""


PRESS_A_BUTTON = "Kies een van de knoppen onder het overzicht."
NO_SUCH_COMMAND = "Dat commando ken ik niet. Typ /help voor wat ik kan, of stel je vraag gewoon."


def meant(name: str, argument: str, button: str, *, command: bool) -> Bericht:
    """Whether this is the command that was meant; pressing the button runs it. `command`: it was typed as one."""
    whole = f"/{name} {argument}".strip()
    return Bericht(
        f"{'Dat commando ken ik niet. ' if command else ''}Bedoel je {whole}?",
        onder_elkaar(Knop(whole, button), Knop("Alle hulp", actie("i", "help"))),
    )

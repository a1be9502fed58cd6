"""What is said to a message: one answer or two, a likely text within its bounds, and the record of the command line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.entry import Document, Entry, Source, Thema
from knowledge.search.antwoorden import beantwoord
from knowledge.search.dubbel import helften
from knowledge.search.kennis import Kennis, laad
from knowledge.search.reply import antwoord
from knowledge.search.waarschijnlijk import bindend
from knowledge.taal import Taal, Woordenboek

KENNIS = laad()
DAG = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("vraag", "eerste", "tweede"),
    [
        ("Wie vult TVS in en welke gegevens staan erin?", "Wie vult TVS in", "welke gegevens staan erin"),
        ("wie betaalt de huur? en mag het huis naar een ander?", "wie betaalt de huur", "mag het huis naar een ander"),
        ("Wie zoekt de woning? Hoe lang heb ik?", "Wie zoekt de woning", "Hoe lang heb ik"),
        ("wie koppelt er, en mag hij zelf kiezen", "wie koppelt er", "mag hij zelf kiezen"),
        ("waar meld ik het en binnen hoeveel dagen", "waar meld ik het", "binnen hoeveel dagen"),
        ("mag iemand zelf zoeken en telt dat mee", "mag iemand zelf zoeken", "telt dat mee"),
        ("wat moet ik regelen en door wie wordt het betaald", "wat moet ik regelen", "door wie wordt het betaald"),
    ],
)
def test_two_questions_part(vraag: str, eerste: str, tweede: str) -> None:
    """At a question mark, and at "en" before a question word or a verb that asks."""
    assert helften(vraag) == (eerste, tweede)


@pytest.mark.parametrize(
    "vraag",
    [
        "Wat is het verschil tussen een asielzoeker en een statushouder?",
        "Waar en wanneer wordt de taakstelling gepubliceerd?",
        "we zijn met z'n achten en krijgen een 3 kamer woning aangeboden is dat toegestaan",
        "iemand weigert en moet het azc uit, hoe gaat dat",
        "wie doet wat en waar",
        "huurtoeslag en zorgtoeslag aanvragen",
        "hoe lang heb ik na de koppeling?",
        "?? en wie?",
        "",
    ],
)
def test_one_question_stays_one(vraag: str) -> None:
    """ "En" that joins things, people or what is told."""
    assert helften(vraag) is None


@given(st.text(alphabet="ab ?,ewinhomagtl", max_size=60))
def test_halves_are_parts_of_the_message(tekst: str) -> None:
    """Whatever is typed: each half stands in it, and the first before the second."""
    found = helften(tekst)
    assert found is None or (0 <= tekst.find(found[0]) < tekst.rfind(found[1]))


@pytest.mark.parametrize(
    ("vraag", "entries"),
    [
        ("Wie vult TVS in en welke gegevens staan erin?", ("tvs-wie-vult", "tvs-inhoud-profiel")),
        ("Mag iemand zelf een woning zoeken en telt dat dan mee?", ("telt-zelf-zoeken", "telt-zelf-melden")),
        ("Wie maakt de verblijfspas en hoe weet iemand dat die klaar is?", ("pas-wie-maakt", "pas-ophalen")),
        (
            "wie stelt de taakstelling vast? hoe reken ik die van ons uit?",
            ("taakstelling-wie-stelt-vast", "taakstelling-formule"),
        ),
        (
            "Hoe snel moet iemand verhuizen en wie vraagt de zorgtoeslag aan?",
            ("termijn-verhuizing-fase-3", "inkomen-toeslagen"),
        ),
        (
            "wie meldt de kinderen aan op school en wie zorgt voor een huisarts",
            ("onderwijs-aanmelden", "zorg-huisarts"),
        ),
        (
            "hoeveel weken na de koppeling, en wie vertelt de bewoner wanneer hij tekent",
            ("koppeling-termijn-tekenen", "tekendatum-doorgeven"),
        ),
        ("waar meld ik een weigering en wie beoordeelt die", ("weigering-melden", "weigering-toets")),
        (
            "wanneer is de peildatum van de taakstelling en wat als we iets te kort komen",
            ("taakstelling-peildatum", "toezicht-kleine-achterstand"),
        ),
        (
            "wie betaalt een no-show? en mag ik de woning dan aan iemand anders geven?",
            ("weigering-huurderving", "weigering-woning-definitief"),
        ),
    ],
)
def test_two_questions_get_two_answers(vraag: str, entries: tuple[str, str]) -> None:
    """Sure or likely, in the order in which they were asked."""
    found = beantwoord(KENNIS, vraag)
    assert tuple(entry.id for entry in found.getoond) == entries
    assert found.soort == ("answer" if all(part.soort == "answer" for part in found.delen) else "likely")


@pytest.mark.parametrize(
    "vraag",
    [
        "Wie meldt de kinderen aan op school en hoeveel kinderbijslag krijgen ze?",
        "wie stelt de taakstelling vast en wat kost een paspoort",
    ],
)
def test_no_half_is_dropped_in_silence(vraag: str) -> None:
    """Of the half that is not ours it is said that there is no answer, and the whole is no sure answer."""
    said = antwoord(KENNIS, vraag, DAG)
    assert said["outcome"] == "likely"
    assert isinstance(said["entries"], list)
    assert len(said["entries"]) == 1
    assert 'Over "' in str(said["reply"])
    assert "Dat weet ik niet" in str(said["reply"])


@pytest.mark.parametrize(
    "vraag",
    [
        "hoeveel kinderbijslag krijgt hij en wat kost dat",
        "mijn vader is overleden, hoe zeg ik zijn huur op en naar wie stuur ik de brief?",
    ],
)
def test_what_leans_on_a_question_of_another_desk_gets_no_text(vraag: str) -> None:
    """ "What does that cost" is about the first."""
    assert beantwoord(KENNIS, vraag).getoond == ()


@pytest.mark.parametrize(
    "vraag", ["mag ik iemand met een b12 kaart al inschrijven en wat kost dat", "wie zoekt de woning en kost dat geld"]
)
def test_what_leans_on_a_question_of_ours_is_not_about_ketenbot(vraag: str) -> None:
    """ "What does that cost" after a question of the field does not ask what the bot costs."""
    assert "ketenbot-kosten" not in [entry.id for entry in beantwoord(KENNIS, vraag).getoond]


def test_two_questions_with_one_answer_get_it_once() -> None:
    """The entry says both."""
    found = beantwoord(KENNIS, "wie is verantwoordelijk voor de begeleiding en wie doet dat")
    assert [entry.id for entry in found.getoond] == ["begeleiding-wie"]


def _boten(**changed: object) -> Kennis:
    """The knowledge base with one entry on a subject of its own."""
    source = Source(Document("HV16", "Handreiking", 2016, "BZK"), "§1")
    fields: dict[str, object] = {"answer": "De schipper keurt zelf, binnen 10 weken."} | changed
    asked = ("zeilboot keuring", "keuren van een zeilboot")
    boat = Entry("boot", "proef", "Wie keurt een zeilboot?", asked, sources=(source,), **fields)  # type: ignore[arg-type]
    return Kennis([*KENNIS.themas(), Thema("proef", "proef.toml", "Proef", (boat,))])


@pytest.mark.parametrize(
    ("vraag", "changed", "soort"),
    [
        ("is het keuren van een zeilboot niet nodig", {}, "likely"),
        ("wie keurt er niet een zeilboot", {}, "likely"),
        ("keuring zeilboot door de provincie", {}, "likely"),
        ("hoeveel euro kost het keuren van een zeilboot", {}, "suggest"),
        ("is het keuren van een zeilboot niet nodig", {"historical": True}, "likely"),
        ("moet het keuren van een zeilboot nu nog", {"historical": True}, "suggest"),
        ("wie houdt toezicht op een zeilboot", {"historical": True}, "suggest"),
        ("wat kost een zeilboot van 20 meter in de haven van Urk", {}, "unknown"),
    ],
)
def test_a_likely_text_has_bounds(vraag: str, changed: dict[str, object], soort: str) -> None:
    """Not without the amount that is asked for, not of the past for today, never outside; who asks is no objection."""
    assert _boten(**changed).zoek(vraag).soort == soort


@pytest.mark.parametrize(
    ("vraag", "ja"),
    [
        ("mag hij een kamer", True), ("ben ik verplicht te komen", True), ("is dat verboden", True),
        ("wat kost 20 euro", True), ("hoe zit het op 3 maart", True), ("moeten we dat", True),
        ("binnen 12 weken", True),
        ("wie regelt de school", False), ("hoe gaat het verder", False), ("wat maagd", False),
    ],
)  # fmt: skip
def test_what_somebody_would_act_on(vraag: str, ja: bool) -> None:
    """An amount, a number, a date, must, may: then a likely text must name the same subject."""
    assert bindend(vraag, Taal(Woordenboek(), {}).lees(vraag)) is ja


FAQ = [
    ("is het verboden om de woning vooraf te laten zien", "weigering-bezichtigen"),
    ("mag herverdelen met een gemeente buiten onze regio niet", "herverdeling-partner"),
    ("hoeveel tijd heb ik om te huisvesten?", "koppeling-termijn-tekenen"),
    ("bij de koppeling staat hij nog niet in de brp en heeft hij geen pas, wat nu", "brp-5-werkdagen"),
    ("coa koppelt te weinig mensen aan ons, is de achterstand dan verwijtbaar", "taakstelling-te-weinig-koppelingen"),
    ("hoe komt de prognose van de taakstelling tot stand", "taakstelling-raming"),
    ("moet de woning leeg blijven tot coa de weigering heeft getoetst", "weigering-toets"),
    ("waar kan een bewoner over het coa klagen", "oneens-met-coa"),
    ("hoe weet een vergunninghouder aan welke gemeente hij is gekoppeld", "koppelingsbrief"),
    ("mag de provincie huizen vorderen van de gemeente", "ladder-5-besluit"),
    ("waar gaan mensen heen die na een weigering het azc uit moeten", "weigering-ontruiming"),
    ("kan iemand bij het coa opgeven in welke stad hij wil wonen", "eigen-keuze-gemeente"),
    ("hoeveel woningen krijgt een bewoner aangeboden", "weigering-geen-keuze"),
    ("waarom geeft de corporatie voorrang aan statushouders", "verhuur-voorrang"),
    ("is hij zijn voorrang kwijt als hij het huis afwijst", "weigering-bemiddeling-stopt"),
    ("wat gebeurt er in een gesprek met de provincie omdat we achterlopen", "ladder-2-overleg"),
    ("wat is de laatste waarschuwing die de provincie geeft", "ladder-4-brief"),
    ("waarom is onze taakstelling hoger dan die van andere gemeenten", "taakstelling-formule"),
    ("hoeveel gemeenten hebben een achterstand", "taakstelling-hoe-gaat-het"),
    ("is het loket van de spuk grote gezinnen nog open", "groot-spuk-budget"),
    ("bestaat de hotel- en accommodatieregeling nog", "tussen-har"),
]


@pytest.mark.parametrize(("vraag", "ident"), FAQ)
def test_what_is_often_asked_gets_its_text_at_once(vraag: str, ident: str) -> None:
    """As an answer or as likely, from what officers, councils and residents ask; a bare title is not enough."""
    assert ident in [entry.id for entry in beantwoord(KENNIS, vraag).getoond]


@pytest.mark.parametrize(
    ("vraag", "niet"),
    [
        ("wat gebeurt er met de taakstelling als de wet vervalt", "spreidingswet"),
        ("wordt de taakstelling binnenkort afgeschaft", "spreidingswet"),
        ("wat betekent wit op de kaart van de provincie", "flevoland"),
        ("wordt de trede bevroren door corona", "flevoland"),
        ("kan de provincie huizen vorderen", "spreidingswet"),
        ("waar gaan woningweigeraars heen", "contact"),
        ("vervalt de voorrang na het afwijzen van een huis", "verhuur-voorrang"),
        ("wat als hij nog niet in de brp staat en geen pas heeft", "brp-waarom-snel"),
    ],
)
def test_a_likely_text_is_not_about_something_else(vraag: str, niet: str) -> None:
    """The guards of an answer hold for its first lines: an unnamed law, a reason for what to do, the past."""
    assert not [entry.id for entry in beantwoord(KENNIS, vraag).getoond if entry.id.startswith(niet)]


@pytest.mark.parametrize(
    "vraag",
    [
        "Moeten corporaties bijhouden welke huurders statushouder zijn?", "wat kost een paspoort",
        "krijg ik boete van de belastingdienst?", "kan ik asiel aanvragen voor mijn broer?",
        "Klopt het dat statushouders 30 procent van alle huurhuizen krijgen?",
    ],
)  # fmt: skip
def test_what_is_not_ours_gets_no_text(vraag: str) -> None:
    """Neither as an answer nor as likely."""
    assert beantwoord(KENNIS, vraag).getoond == ()


@pytest.mark.parametrize(
    "vraag",
    [
        "peildatum van de taakstelling", "wat kost een paspoort", "Wie vult TVS in en welke gegevens staan erin?",
        "Statushouder zegt geen trappen te kunnen lopen, wat nu met de woning?", "hoe zit het met de woning",
        "Wie meldt de kinderen aan op school en wat kost een paspoort?", "",
    ],
)  # fmt: skip
def test_the_record_says_whose_text_stands_in_the_reply(vraag: str) -> None:
    """`entries` have their question in the reply, `entry` is the first; what is offered does not, and fits a button."""
    said = antwoord(KENNIS, vraag, DAG)
    entries, options, offered, replies = (
        said[key] for key in ("entries", "options", "option_entries", "option_replies")
    )
    assert isinstance(entries, list)
    assert isinstance(options, list)
    assert isinstance(offered, list)
    assert isinstance(replies, list)
    assert all(KENNIS.entry(ident).question in str(said["reply"]) for ident in entries)
    assert said["entry"] == (entries[0] if entries else None)
    assert not set(entries) & set(offered)
    assert len(options) == len(offered) == len(replies) <= 3
    assert all(len(title) <= 40 for title in options)
    assert all(KENNIS.entry(ident).question in text for ident, text in zip(offered, replies, strict=True))
    assert (said["outcome"] in ("answer", "likely")) == bool(entries)
    assert said["outcome"] != "answer" or not options

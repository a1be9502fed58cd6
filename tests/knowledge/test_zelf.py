"""Questions about Ketenbot itself: answered from its own pages, sent to nobody of the chain, kept out of the field."""

import re
from datetime import date

import pytest

from bot.screens import start
from bot.screens.keeping import Bewaren
from knowledge.entry import ZELF
from knowledge.measure import lees_vragen
from knowledge.search.kennis import laad
from knowledge.search.reply import antwoord, antwoord_tekst
from tests.knowledge.test_zoek import VRAGEN

KENNIS = laad()
THEMA = next(thema for thema in KENNIS.themas() if thema.id == ZELF)
DAG = date(2026, 12, 1)

GEVRAAGD = {
    "ketenbot-telefoon": (
        "mag ik deze bot op mijn werktelefoon gebruiken?",
        "mag ik telegram gebruiken voor mijn werk?",
        "Mag ik deze chatbot op mijn diensttelefoon gebruiken?",
        "mag telegram van mijn werkgever",
        "is telegram op een diensttelefoon verboden?",
        "mag dit wel op mijn werkmobiel",
    ),
    "ketenbot-veilig": (
        "is dit veilig?",
        "hoe veilig is deze chatbot",
        "is ketenbot wel veilig",
        "is dit eigenlijk wel safe?",
        "zijn mijn gegevens veilig",
    ),
    "ketenbot-gegevens": (
        "waar staan mijn gegevens?",
        "Waar worden mijn gegevens opgeslagen?",
        "waar bewaar je mijn data",
        "wat sla je van mij op",
        "wordt opgeslagen wat ik typ",
    ),
    "ketenbot-meelezen": (
        "wie leest mee in deze chat?",
        "kan mijn chef meelezen",
        "kan iemand meekijken in deze chat?",
        "wie ziet wat ik hier typ",
        "leest telegram mee?",
    ),
    "ketenbot-maker": (
        "wie heeft jou gemaakt?",
        "wie heeft deze chatbot gebouwd",
        "wie heeft ketenbot ontwikkeld?",
        "van wie is deze bot eigenlijk",
        "is ketenbot van de rijksoverheid",
    ),
    "ketenbot-actueel": (
        "hoe actueel ben je?",
        "is deze bot nog up to date",
        "hoe actueel zijn jouw antwoorden",
        "wanneer ben je bijgewerkt?",
        "wat is er sinds 2024 gewijzigd",
    ),
    "ketenbot-kosten": (
        "kost dit geld?",
        "is dit gratis",
        "is deze chatbot gratis?",
        "wat kost ketenbot",
        "moet ik voor deze bot betalen",
    ),
    "ketenbot-fout": (
        "hoe meld ik dat een antwoord fout is?",
        "hoe kan ik een fout melden",
        "jouw antwoord is verkeerd",
        "waar meld ik een foutje in een antwoord",
        "hoe geef ik feedback?",
    ),
    "ketenbot-tvs": (
        "ben je gekoppeld aan TVS?",
        "ben jij verbonden met tvs",
        "haal jij je cijfers uit TVS?",
        "kun jij in TVS kijken",
        "is deze chatbot aangesloten op tvs",
    ),
    "ketenbot-ai": (
        "is dit kunstmatige intelligentie?",
        "ben jij AI",
        "gebruik je chatgpt?",
        "praat ik met een mens of een computer",
        "is deze bot een taalmodel",
    ),
    "ketenbot-talen": (
        "welke talen spreek je?",
        "spreek je ook engels",
        "kun je arabisch?",
        "in welke taal kan ik vragen stellen",
        "versta je turks",
    ),
    "ketenbot-grenzen": (
        "wat kun je niet?",
        "wat zijn je beperkingen",
        "wat kan deze chatbot allemaal niet",
        "wat zijn de grenzen van ketenbot",
        "wat kan je eigenlijk niet",
    ),
    "chat-geen-bsn-of-naam": (
        "mag ik een naam van een bewoner noemen?",
        "mag ik een naam van een bewoner typen",
        "mag ik de naam van een vergunninghouder noemen",
        "mag ik hier een bsn typen?",
        "mag ik hier namen noemen",
    ),
    "bronnen-van-deze-antwoorden": (
        "welke bronnen gebruik je?",
        "waar komen jouw antwoorden vandaan",
        "op welke bronnen baseer je je",
        "welke stukken gebruik je",
        "wat zijn je bronnen",
    ),
    "ketenbot-berichten": (
        "hoe stop ik met de berichten?",
        "hoe zet ik de pings uit",
        "kan ik de meldingen uitzetten",
        "ik wil geen berichten meer",
        "stop met berichten sturen",
    ),
    "ketenbot-handleiding": (
        "waar vind ik de handleiding",
        "heb je een gebruiksaanwijzing?",
        "waar kan ik de handleiding vinden",
        "hoe gebruik ik deze chatbot",
        "is er documentatie",
    ),
    "ketenbot-bewaren": (
        "hoe lang bewaar je een zaak?",
        "hoelang bewaar je mijn zaken",
        "hoe lang worden mijn gegevens opgeslagen",
        "wat is de bewaartermijn",
        "wanneer wis je een zaak",
    ),
    "ketenbot-wissen": (
        "hoe wis ik een zaak",
        "hoe verwijder ik mijn gegevens uit ketenbot",
        "kan ik mijn account laten wissen",
        "verwijder mijn account",
        "hoe verwijder ik een zaak?",
    ),
    "ketenbot-toegang": (
        "hoe nodig ik een collega uit",
        "hoe kan ik een collega uitnodigen?",
        "hoe krijgt mijn collega toegang",
        "mijn code werkt niet",
        "hoe krijg ik een uitnodiging",
    ),
}


@pytest.mark.parametrize(("ident", "vraag"), [(ident, vraag) for ident, asked in GEVRAAGD.items() for vraag in asked])
def test_it_knows_itself(ident: str, vraag: str) -> None:
    """In formal words, in short ones and in those of somebody who only came in."""
    found = KENNIS.zoek(vraag)
    assert (found.soort, [entry.id for entry in found.entries]) == ("answer", [ident])


@pytest.mark.parametrize(
    ("vraag", "ident"),
    [
        ("hoe verwijder ik een koppeling", "ketenbot-wissen"),
        ("mag ik een foto van de woning sturen", "ketenbot-grenzen"),
        ("ben je 24 uur per dag bereikbaar", "ketenbot-kanaal"),
        ("hoe kan ik mijn vraag aan een mens stellen", "ketenbot-fout"),
        ("is er een proefversie?", "ketenbot-handleiding"),
        ("Voldoet deze chatbot aan de AVG?", "ketenbot-avg"),
        ("mag ik jouw antwoord in een raadsvoorstel zetten", "ketenbot-advies"),
        ("Wat is Ketenbot eigenlijk?", "ketenbot-wat"),
    ],
)
def test_it_knows_the_rest_of_itself(vraag: str, ident: str) -> None:
    """What people ask in their second week."""
    assert [entry.id for entry in KENNIS.zoek(vraag).entries] == [ident]


@pytest.mark.parametrize("entry", THEMA.entries, ids=lambda entry: entry.id)
def test_nobody_of_the_chain_is_called_about_ketenbot(entry: object) -> None:
    """What the bot is, is asked of who runs it."""
    assert not re.search(r"\bCOA\b|regievoerder", antwoord_tekst(entry, DAG))  # type: ignore[arg-type]
    assert len(entry.phrasings) > 12  # type: ignore[attr-defined]


def test_no_reply_to_a_question_about_itself_names_the_chain() -> None:
    """Of every phrasing, as the command line gives it."""
    replies = {text: str(antwoord(KENNIS, text, DAG)["reply"]) for entry in THEMA.entries for text in entry.phrasings}
    assert [text for text, reply in replies.items() if re.search(r"\bCOA\b|regievoerder", reply)] == []


def test_what_it_says_of_keeping_is_what_privacy_says() -> None:
    """Every number of days is one that /privacy names: there is one source."""
    privacy = str(start.privacy(Bewaren()).tekst)
    days = [days for entry in THEMA.entries for days in re.findall(r"\d+ dagen", entry.answer)]
    assert days
    assert [found for found in days if found not in privacy] == []


def test_a_question_of_the_field_is_never_answered_with_ketenbot() -> None:
    """On all sets that were read: no question of ours gets a text of this theme, nor a choice of it; but for one that
    a writer put among ours and that is about the bot."""
    asked = [
        question
        for path in sorted((*VRAGEN.glob("dev-*.jsonl"), *VRAGEN.glob("onafhankelijk-*.jsonl")))
        for question in lees_vragen(path)
        if question.ours and question.stijl != "over de bot"
    ]
    got = [q.q for q in asked for entry in KENNIS.zoek(q.q).entries if entry.thema == ZELF]
    assert len(asked) > 1000
    assert got == []


@pytest.mark.parametrize(
    "vraag",
    [
        "is de wijk veilig",
        "wat kost een tolk",
        "hoe lang bewaar je loonstroken",
        "waar staan de gegevens van de bewoner",
        "wie betaalt dit",
        "wie leest het huurcontract",
        "mag een bewoner een telefoon van de gemeente",
        "hoe lang duurt dit",
        "wie is dit",
        "wat nu",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(vraag: str) -> None:
    """A word of another subject keeps a question out; small words alone let none in."""
    assert [entry.id for entry in KENNIS.zoek(vraag).entries if entry.thema == ZELF] == []


def test_a_slip_is_read_over() -> None:
    """Also in words that only this theme has."""
    assert KENNIS.zoek("is telegrm veilig").entries[0].id == "ketenbot-veilig"

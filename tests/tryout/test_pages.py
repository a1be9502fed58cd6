"""The chat page and what it asks of the server."""

import asyncio
import base64
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.tryout.page.clock import LooseClock
from bot.tryout.page.page_routes import app_routes
from bot.tryout.page.to_page import Persona
from bot.tryout.standin.control import control_routes
from bot.tryout.standin.standin import StandIn
from tests.browser.echobot import picture
from tests.tryout.conftest import ANNA, BRAM

CAST = (Persona(ANNA, "Anna", "Medewerker, gemeente Almere"), Persona(BRAM, "Bram", "Medewerker, gemeente Lelystad"))


class Planned:
    """A clock with moments at which something is due."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 28, 9, 0, tzinfo=UTC)
        self.due = [self.moment + timedelta(days=2)]

    def now(self) -> datetime:
        return self.moment

    async def next_due(self) -> datetime | None:
        if not self.due:
            return None
        self.moment = self.due.pop(0)
        return self.moment

    async def advance_to(self, moment: datetime) -> None:
        self.moment = moment


@pytest.fixture
def planned() -> Planned:
    return Planned()


@pytest.fixture
async def page(standin: StandIn, planned: Planned) -> AsyncIterator[httpx.AsyncClient]:
    app = Starlette(routes=[*control_routes(standin), *app_routes(standin, CAST, planned)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://proef") as client:
        yield client


async def do(page: httpx.AsyncClient, what: str, **fields: Any) -> Any:
    """Ask something; the answer, which must not be a refusal."""
    answer = await page.post(f"/proef/{what}", json=fields)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def refused(page: httpx.AsyncClient, what: str, **fields: Any) -> str:
    """The words of a refusal."""
    answer = await page.post(f"/proef/{what}", json=fields)
    assert answer.status_code == 400
    return str(answer.json()["fout"])


async def test_the_page_comes_whole_and_from_here_alone(page: httpx.AsyncClient) -> None:
    """Every file it names is there; nothing comes from elsewhere, and the browser is told to hold it to that."""
    answer = await page.get("/")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert '<html lang="nl">' in answer.text
    assert "https://" not in answer.text.replace("http://www.w3.org", "")
    own = ("stijl.css", "begin.js", "van_telegram.js", "klok.js", "post.js", "icoon.svg")
    shared = ("gesprek.css", "gesprek.js", "bericht.js", "datum.js", "maak.js")
    for name in (*own, *(f"deel/{one}" for one in shared)):
        assert (await page.get(f"/pagina/{name}")).status_code == 200


async def test_it_begins_with_the_cast_and_the_chats(page: httpx.AsyncClient) -> None:
    """Who there is, what was said, the clock and where the news begins."""
    begin = (await page.get("/proef/begin")).json()
    assert [person["first_name"] for person in begin["personen"]] == ["Anna", "Bram"]
    assert begin["gesprekken"][str(ANNA)]["berichten"][0]["text"] == "/start"
    assert begin["klok"] == "2026-03-28T09:00:00+00:00"


async def test_news_comes_once_and_as_it_is_now(page: httpx.AsyncClient, standin: StandIn) -> None:
    """A message that changed twice comes once; one that came and went only as gone."""
    begin = (await page.get("/proef/begin")).json()
    number = (await do(page, "zeg", persoon=ANNA, tekst="eerst"))["bericht"]
    await do(page, "bewerk", persoon=ANNA, bericht=number, tekst="later")
    gone = (await do(page, "zeg", persoon=ANNA, tekst="weg"))["bericht"]
    await do(page, "verwijder", persoon=ANNA, bericht=gone)
    asked = {"na": begin["nummer"], "zitting": begin["zitting"]}
    news = (await page.get("/proef/nieuws", params=asked)).json()
    happened = [
        (one["soort"], one["inhoud"]["text"] if one["soort"] == "bericht" else one["inhoud"]) for one in news["gebeurd"]
    ]
    assert happened == [("bericht", "later"), ("weg", gone)]
    assert news["nummer"] == standin.state.number


async def test_news_waits_for_something_to_happen(page: httpx.AsyncClient, standin: StandIn) -> None:
    """And says who sees the bot typing."""
    state = standin.state
    asked: dict[str, int | str] = {"na": state.number, "zitting": state.session}
    waiting = asyncio.create_task(page.get("/proef/nieuws", params=asked))
    await asyncio.sleep(0.01)
    assert not waiting.done()
    standin.call("sendChatAction", {"chat_id": ANNA, "action": "typing"})
    assert (await asyncio.wait_for(waiting, 5)).json()["typt"] == [ANNA]


@pytest.mark.parametrize("asked", [{"na": 0, "zitting": "anders"}, {"na": 9999}, {}, {"na": "x"}, {"na": -1}])
async def test_a_page_that_lost_track_starts_afresh(page: httpx.AsyncClient, standin: StandIn, asked: Any) -> None:
    """After a restart of the server, or when it lags too far behind."""
    standin.state.changes.popleft()
    answer = await page.get("/proef/nieuws", params={"zitting": standin.state.session} | asked)
    assert answer.json() == {"opnieuw": True}


async def test_people_send_everything(page: httpx.AsyncClient, standin: StandIn) -> None:
    """Pictures, documents, speech, contacts; the bot's files come back to look at."""
    content = base64.b64encode(picture()).decode()
    await do(page, "foto", persoon=ANNA, inhoud=content, onderschrift="kijk")
    await do(page, "document", persoon=ANNA, inhoud=content, naam="a.html", soort="text/html")
    await do(page, "spraak", persoon=ANNA)
    await do(page, "contact", persoon=ANNA, nummer="+31 6 00000000", naam="Voorbeeld")
    group = (await do(page, "groep", titel="Overleg", leden=[ANNA, BRAM]))["gesprek"]
    await do(page, "zeg", persoon=ANNA, gesprek=group, tekst="/start")
    await do(page, "blokkeer", persoon=BRAM)
    _, photo, document, voice, contact = standin.messages(ANNA)
    assert (voice["voice"]["duration"], contact["contact"]["first_name"]) == (3, "Voorbeeld")
    shown = await page.get(f"/proef/bestand/{photo['photo'][0]['file_id']}")
    assert (shown.content, shown.headers["content-type"]) == (picture(), "image/png")
    kept = await page.get(f"/proef/bestand/{document['document']['file_id']}")
    assert kept.headers["content-disposition"] == 'attachment; filename="a.html"'
    assert "sandbox" in kept.headers["content-security-policy"]
    assert (await page.get("/proef/bestand/nergens")).status_code == 404


async def test_a_press_on_the_page(page: httpx.AsyncClient, standin: StandIn) -> None:
    """It goes to the bot; a button that is gone is said to be."""
    markup = {"inline_keyboard": [[{"text": "Ja", "callback_data": "ja"}]]}
    sent = standin.call("sendMessage", {"chat_id": ANNA, "text": "?", "reply_markup": markup})
    await do(page, "druk", persoon=ANNA, bericht=sent["message_id"], actie="ja")
    assert standin.updates()[-1]["callback_query"]["data"] == "ja"
    words = await refused(page, "druk", persoon=ANNA, bericht=sent["message_id"], actie="nee")
    assert words == "Deze knop staat niet meer onder het bericht."


async def test_what_is_wrong_is_said_in_plain_words(page: httpx.AsyncClient) -> None:
    """Every refusal says what to do next."""
    empty = base64.b64encode(b"").decode()
    assert "Typ eerst iets" in await refused(page, "zeg", persoon=ANNA, tekst=" ")
    assert "Kies iemand" in await refused(page, "zeg", persoon=999, tekst="hoi")
    assert "Laad de pagina opnieuw" in await refused(page, "zeg", persoon="x", tekst="hoi")
    assert "Laad de pagina opnieuw" in await refused(page, "zeg")
    assert "Kies een ander bestand" in await refused(page, "document", persoon=ANNA, inhoud=empty, naam="a")
    assert "Laad de pagina opnieuw" in await refused(page, "document", persoon=ANNA, inhoud="é", naam="a")
    assert "als document" in await refused(page, "foto", persoon=ANNA, inhoud="YWJj")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
async def test_only_json_is_taken(page: httpx.AsyncClient, standin: StandIn, kind: str) -> None:
    """Another site's form cannot speak for somebody here."""
    answer = await page.post("/proef/zeg", content=b'{"persoon": 101, "tekst": "hoi"}', headers={"content-type": kind})
    assert answer.status_code == 400
    assert len(standin.messages(ANNA)) == 1
    assert (await page.post("/proef/zeg", json=["hoi"])).status_code == 400
    assert (await page.get("/proef/zeg")).status_code == 405


async def test_the_clock_steps(page: httpx.AsyncClient) -> None:
    """To what is due; by days at the same local hour, also over a change of the clock; to noon of a date."""
    assert await do(page, "klok", stap="volgende") == {"klok": "2026-03-30T09:00:00+00:00", "gevonden": True}
    assert (await do(page, "klok", stap="volgende"))["gevonden"] is False
    assert (await do(page, "klok", dagen=7))["klok"] == "2026-04-06T11:00:00+02:00"
    assert (await do(page, "klok", datum="2026-04-10"))["klok"] == "2026-04-10T12:00:00+02:00"


async def test_the_clock_keeps_its_hour_over_summer_time(page: httpx.AsyncClient, planned: Planned) -> None:
    """28 March 10.00 in winter time plus a day is 29 March 10.00 in summer time."""
    assert (await do(page, "klok", dagen=1))["klok"] == "2026-03-29T10:00:00+02:00"
    assert planned.moment - datetime(2026, 3, 28, 9, 0, tzinfo=UTC) == timedelta(hours=23)


async def test_the_clock_goes_only_forward_and_not_too_far(page: httpx.AsyncClient) -> None:
    """An earlier date, no date and a date beyond a year are refused."""
    assert "alleen vooruit" in await refused(page, "klok", datum="2026-03-01")
    assert "alleen vooruit" in await refused(page, "klok", dagen=-1)
    assert "binnen een jaar" in await refused(page, "klok", datum="2028-01-01")
    assert "opnieuw" in await refused(page, "klok", datum="morgen")
    assert "opnieuw" in await refused(page, "klok", dagen=10**12)


async def test_a_clock_without_a_bot_only_runs_ahead() -> None:
    """Nothing is due; going back does nothing."""
    clock = LooseClock()
    later = datetime.now(UTC) + timedelta(days=3)
    await clock.advance_to(later)
    await clock.advance_to(later - timedelta(days=2))
    assert timedelta(0) <= clock.now() - later < timedelta(minutes=1)
    assert await clock.next_due() is None


async def test_controls_for_other_processes(page: httpx.AsyncClient, standin: StandIn) -> None:
    """Many at once, faults that count down, counts that can be wiped."""
    assert (await do(page, "zeg-veel", berichten=[[ANNA, "een"], [BRAM, "twee"]]))["berichten"] == [2, 2]
    markup = {"inline_keyboard": [[{"text": "Ja", "callback_data": "ja"}]]}
    sent = standin.call("sendMessage", {"chat_id": ANNA, "text": "?", "reply_markup": markup})
    assert len((await do(page, "druk-veel", drukken=[[ANNA, sent["message_id"], "ja"]] * 2))["drukken"]) == 2
    await do(page, "fouten", methode="*", status=502, keer=2)
    assert [(await page.get("/api/bot1:proef/getMe")).status_code for _ in range(3)] == [502, 502, 200]
    await do(page, "fouten", methode="getMe", status=500, keer=0)
    assert {(await page.get("/api/bot1:proef/getMe")).status_code for _ in range(3)} == {500}
    await do(page, "fouten", wis=True)
    assert (await page.get("/api/bot1:proef/getMe")).status_code == 200
    assert "opnieuw" in await refused(page, "fouten", methode="getMe", verbreek="midden")
    assert (await page.get("/proef/tellers")).json()["aanroepen"] == {"sendmessage": 1, "getme": 2}
    await do(page, "tellers/wis")
    assert (await page.get("/proef/tellers")).json()["aanroepen"] == {}

"""The web door in the try-out, and what must not be there in real use."""

import asyncio
import socket
import subprocess
import sys
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import aiosmtplib
import httpx
import pytest

from bot.mail.push.carrier import PushCarrier, Sender
from bot.mail.push.keys import new, read
from bot.settings import Settings
from bot.tryout.page.cast import DOMAINS, seed
from bot.tryout.webdoor import arrived, mailserver
from bot.tryout.webdoor.mailserver import MailServer
from bot.tryout.webdoor.opening import Beside, address, opened
from bot.tryout.webdoor.webdoor_routes import BEGINS
from bot.web.assets import ASSETS
from knowledge.gemeenten import laad_gemeenten
from storage.store import Store
from tests.chat import at

ROOT = Path(__file__).parents[2]
NOW = at("2026-03-02")


def now() -> datetime:
    return NOW


def settings(tmp_path: Path, **more: object) -> Settings:
    return Settings(_env_file=None, **({"ketenbot_database": tmp_path / "proef.db", "ketenbot_poort": 0} | more))


def test_a_real_installation_carries_none_of_it() -> None:
    """Neither what `make setup` and the container install, nor what a start with a door loads."""
    assert "aiosmtpd" in (ROOT / "requirements/proef.txt").read_text()
    assert "aiosmtpd" not in (ROOT / "requirements/run.txt").read_text()
    assert "proef.txt" not in (ROOT / "Containerfile").read_text()
    assert "setup: $(VENV)/run.stamp" in (ROOT / "Makefile").read_text()
    ours = "[name for name in sys.modules if name.startswith(('aiosmtpd', 'bot.tryout'))]"
    loads = f"import sys, bot.cli.main, bot.run.service; print({ours})"
    found = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout == "[]\n"


async def test_it_stays_the_tryout(tmp_path: Path) -> None:
    """With all that a door needs, on the file it had; no setting of a real mail server is used."""
    mine = settings(tmp_path, ketenbot_vapid_sleutel=new(), ketenbot_vapid_contact="iemand@voorbeeld.nl")
    async with opened(mine, "http://127.0.0.1:8080", now) as (own, beside):
        assert (own.mode, own.database, own.web_mist) == ("proef", mine.database, "")
        assert own.deuren == {"web"}
        assert own.ketenbot_smtp_host == "127.0.0.1"
        assert own.ketenbot_vapid_sleutel != mine.ketenbot_vapid_sleutel
        assert isinstance(beside, Beside)
        assert own.ketenbot_pushdiensten == {beside.push.address}


async def test_without_its_library_there_is_no_door(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The try-out opens all the same, and says what to do."""
    monkeypatch.setitem(sys.modules, "bot.tryout.webdoor.mailserver", None)
    mine = settings(tmp_path)
    async with opened(mine, "http://127.0.0.1:8080", now) as (own, beside):
        assert (own, beside) == (mine, None)
    assert "make run" in caplog.text


async def test_no_door_where_no_browser_would_trust_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A name without https: a cookie would not be kept."""
    mine = settings(tmp_path, ketenbot_adres="http://proef.voorbeeld.nl")
    async with opened(mine, address(mine, 8080), now) as (own, beside):
        assert (own, beside) == (mine, None)
    assert "https" in caplog.text


@pytest.mark.parametrize(
    ("host", "where"),
    [("127.0.0.1", "http://127.0.0.1:8"), ("0.0.0.0", "http://localhost:8"), ("::1", "http://[::1]:8")],  # noqa: S104
)
def test_where_people_come(tmp_path: Path, host: str, where: str) -> None:
    assert address(settings(tmp_path, ketenbot_host=host), 8) == where


def _line(port: int) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port))
    line.setblocking(False)
    return line


async def test_the_mail_server_is_bounded() -> None:
    """So many lines, so many bytes, and no more than the last mails."""
    came = arrived.Arrived(now)
    server = MailServer(came.mail)
    port = await server.open()
    lines = [_line(port) for _ in range(mailserver.MOST_LINES + 1)]
    hear = asyncio.get_running_loop().sock_recv
    assert [await hear(one, 3) for one in lines[-2:]] == [b"220", b""]
    for one in lines:
        one.close()
    while server.lines:
        await asyncio.sleep(0.01)
    async with aiosmtplib.SMTP(hostname="127.0.0.1", port=port, start_tls=False) as client:
        await client.sendmail(
            "a@voorbeeld.nl", ["b@voorbeeld.nl"], b"To: b@voorbeeld.nl\r\nSubject: dag\r\n\r\nDag.\r\n"
        )
        with pytest.raises(aiosmtplib.SMTPResponseException):
            await client.sendmail("a@voorbeeld.nl", ["b@voorbeeld.nl"], b"x" * mailserver.LARGEST + b"\r\n" * 2)
    server.close()
    assert [(m["aan"], m["onderwerp"], m["tekst"]) for m in came.view()["mails"]] == [("b@voorbeeld.nl", "dag", "Dag.")]
    for number in range(arrived.MOST + 5):
        message = EmailMessage()
        message["Subject"] = str(number)
        message.set_content("")
        came.mail(message)
    assert [m["onderwerp"] for m in came.view()["mails"]][:2] == ["54", "53"]
    assert len(came.view()["mails"]) == arrived.MOST


async def test_the_push_service_believes_nobody(tmp_path: Path) -> None:
    """Whom it does not know is gone, what is not signed or cannot be read is refused, and no page of a browser is
    answered."""
    async with opened(settings(tmp_path), "http://127.0.0.1:8080", now) as (_, beside), httpx.AsyncClient() as client:
        assert beside is not None
        here = beside.push.browser("een")["eindpunt"]

        async def posted(where: str, content: bytes = b"", **headers: str) -> int:
            return (await client.post(where, content=content, headers=headers)).status_code

        signed = _signed(here)
        assert await posted(f"{beside.push.address}/ander") == 410
        assert await posted(here) in (400, 403)
        assert await posted(here, b"rommel", **signed) == 400
        assert await posted(here, b"x" * 5000, **signed) == 413
        assert await posted(here, b"", Origin="http://voorbeeld.nl") == 421
        assert await posted(here, b"", Host="voorbeeld.nl") == 421
        assert beside.arrived.view()["pings"] == []


def _signed(endpoint: str) -> dict[str, str]:
    """As somebody signs who has a key."""
    carrier = PushCarrier.__new__(PushCarrier)
    carrier._sender = Sender(new(), "a@voorbeeld.nl", frozenset())
    carrier._vapid = read(carrier._sender.key)
    return carrier._headers(endpoint)


def test_everybody_has_a_mail_domain_once(store: Store) -> None:
    """So that anybody can be invited; what somebody changed stays."""
    gemeenten = laad_gemeenten()
    seed(store, gemeenten, NOW)
    almere = store.people.organisatie_by_name("Almere")
    assert almere is not None
    assert list(store.maildomeinen.of(almere.id)) == [DOMAINS["Almere"]]
    with store.atomic():
        store.maildomeinen.set(almere.id, [])
    seed(store, gemeenten, NOW)
    assert not store.maildomeinen.of(almere.id)


def test_the_page_has_a_place_for_the_script() -> None:
    assert ASSETS["index.html"].content.count(BEGINS) == 1

"""The settings: what is taken, what is refused, and that no secret is ever shown."""

import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.settings import TELEGRAM, BadSettings, Settings, load

TOKEN = "4217:geheim_woord-van-ons"
OURS = ("TELEGRAM_", "KETENBOT_")


@pytest.fixture(autouse=True)
def nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory without .env and an environment without our settings."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(OURS)]:
        monkeypatch.delenv(name)


def loaded(monkeypatch: pytest.MonkeyPatch, **settings: str) -> Settings:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return load()


def test_nothing_set() -> None:
    """The try-out, on this machine only, with a database of its own."""
    settings = load()
    assert (settings.mode, settings.token, settings.api_url) == ("proef", None, TELEGRAM)
    assert (settings.ketenbot_host, settings.ketenbot_poort, settings.ketenbot_limiet) == ("127.0.0.1", 8080, 30)
    assert settings.database == Path("ketenbot-proef.db")


def test_with_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real use; a named database is used in either mode."""
    settings = loaded(monkeypatch, TELEGRAM_BOT_TOKEN=TOKEN)
    assert (settings.mode, settings.token, settings.database) == ("echt", TOKEN, Path("ketenbot.db"))
    assert loaded(monkeypatch, KETENBOT_DATABASE="ergens.db").database == Path("ergens.db")
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN")
    assert load().database == Path("ergens.db")


def test_an_env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read where ketenbot starts; the environment goes first, and an empty value is none."""
    (tmp_path / ".env").write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}\nKETENBOT_POORT=81\nKETENBOT_HOST=\nANDERS=1\n")
    assert (load().token, load().ketenbot_poort, load().ketenbot_host) == (TOKEN, 81, "127.0.0.1")
    assert loaded(monkeypatch, KETENBOT_POORT="82").ketenbot_poort == 82


@pytest.mark.parametrize(
    ("text", "ids"), [("", set()), ("101", {101}), (" 101 , 102,", {101, 102}), (",", set()), ("101,101", {101})]
)
def test_beheerders(text: str, ids: set[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers with commas between them, and room around them."""
    assert loaded(monkeypatch, KETENBOT_BEHEERDERS=text).ketenbot_beheerders == ids


def test_a_slash_at_the_end_of_an_address_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Methods are put behind the address."""
    settings = loaded(monkeypatch, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL="http://127.0.0.1:8081/")
    assert settings.api_url == "http://127.0.0.1:8081"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KETENBOT_BEHEERDERS", "Noor"),
        ("KETENBOT_BEHEERDERS", "-101"),
        ("KETENBOT_BEHEERDERS", "101;102"),
        ("KETENBOT_BEHEERDERS", "9" * 5000),
        ("KETENBOT_BEHEERDERS", "١٠١"),
        ("KETENBOT_POORT", "-1"),
        ("KETENBOT_POORT", "65536"),
        ("KETENBOT_POORT", "80.5"),
        ("KETENBOT_POORT", "9" * 5000),
        ("KETENBOT_LIMIET", "0"),
        ("KETENBOT_LIMIET", "-3"),
        ("KETENBOT_LIMIET", "nan"),
        ("KETENBOT_LIMIET", "inf"),
        ("KETENBOT_LIMIET", "1e300"),
        ("KETENBOT_LIMIET", "veel"),
        ("TELEGRAM_API_URL", "ftp://127.0.0.1"),
        ("TELEGRAM_API_URL", "http:///pad"),
        ("TELEGRAM_API_URL", "http://[::1"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:0"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:hoog"),
        ("KETENBOT_WEBHOOK_URL", "bot.example"),
        ("TELEGRAM_BOT_TOKEN", "onvindbaar"),
        ("TELEGRAM_BOT_TOKEN", "4217:met spatie"),
        ("TELEGRAM_BOT_TOKEN", " 4217:geheim"),
        ("TELEGRAM_BOT_TOKEN", "4217:geheim/../x"),
        ("KETENBOT_WEBHOOK_SECRET", "a b"),
        ("KETENBOT_WEBHOOK_SECRET", "a" * 257),
    ],
)
def test_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that names the setting and not its value, in Dutch."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("KETENBOT_WEBHOOK_SECRET", "geheim")
    monkeypatch.setenv("KETENBOT_WEBHOOK_URL", "https://bot.example")
    with pytest.raises(BadSettings) as refused:
        loaded(monkeypatch, **{name: value})
    line = str(refused.value)
    assert line.startswith(f"instelling {name} ")
    assert "\n" not in line
    assert "Input" not in line
    assert value not in line.split()


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        ({"TELEGRAM_API_URL": "http://127.0.0.1"}, "TELEGRAM_BOT_TOKEN"),
        ({"KETENBOT_WEBHOOK_URL": "https://bot.example", "KETENBOT_WEBHOOK_SECRET": "a"}, "TELEGRAM_BOT_TOKEN"),
        ({"TELEGRAM_BOT_TOKEN": TOKEN, "KETENBOT_WEBHOOK_URL": "https://bot.example"}, "KETENBOT_WEBHOOK_SECRET"),
        ({"TELEGRAM_BOT_TOKEN": TOKEN, "KETENBOT_WEBHOOK_SECRET": "a"}, "KETENBOT_WEBHOOK_URL"),
    ],
)
def test_what_belongs_together(settings: dict[str, str], missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line names what must be added."""
    with pytest.raises(BadSettings, match=missing) as refused:
        loaded(monkeypatch, **settings)
    assert TOKEN not in str(refused.value)


def test_secrets_are_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever prints the settings shows stars."""
    hook = {"KETENBOT_WEBHOOK_URL": "https://bot.example", "KETENBOT_WEBHOOK_SECRET": "ons-geheim"}
    settings = loaded(monkeypatch, TELEGRAM_BOT_TOKEN=TOKEN, **hook)
    for shown in (str(settings), repr(settings), settings.model_dump_json()):
        assert TOKEN not in shown
        assert "ons-geheim" not in shown


@pytest.mark.parametrize("content", [b"\xff\xfe", b"KETENBOT_POORT=\xe9"])
def test_an_env_file_that_cannot_be_read(content: bytes, tmp_path: Path) -> None:
    """The line names the file."""
    (tmp_path / ".env").write_bytes(content)
    with pytest.raises(BadSettings, match=r"^\.env "):
        load()


NAMES = [name.upper() for name in Settings.model_fields]


@given(name=st.sampled_from(NAMES), value=st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=30))
@example("KETENBOT_BEHEERDERS", "1,²")
@example("TELEGRAM_API_URL", "http://\u2100")
def test_any_value_is_taken_or_refused_in_one_line(name: str, value: str) -> None:
    """Nothing else comes of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
        patch.setenv(name, value)
        line = "in orde"
        try:
            load()
        except BadSettings as refused:
            line = str(refused)
        assert line.strip()
        assert "\n" not in line

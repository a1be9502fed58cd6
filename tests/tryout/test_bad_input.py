"""Whatever a bot or a page sends, the answer is a result or a refusal, never a fault of the stand-in."""

import contextlib
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tryout.page.from_page import ACTS
from bot.tryout.standin.call_body import read
from bot.tryout.standin.methods import METHODS
from bot.tryout.standin.people_act import NotPossible
from bot.tryout.standin.pictures import size_of
from bot.tryout.standin.refusal import Refusal
from bot.tryout.standin.standin import StandIn
from tests.tryout.conftest import ANNA, TOKEN

WORDS = ("hoi", "<b>x</b>", "<", "&#x110000;", "http://[", "@iemand", "a" * 70, "chat", "typing", "HTML", "\ud800", "")
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from([ANNA, 1, *WORDS]), st.text(max_size=9)
)
KEYS = (
    "text",
    "callback_data",
    "url",
    "inline_keyboard",
    "keyboard",
    "type",
    "chat_id",
    "message_id",
    "command",
    "offset",
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=8,
)
NAMES = (
    *("chat_id", "text", "parse_mode", "reply_markup", "message_id", "message_ids", "entities", "caption", "document"),
    *("photo", "commands", "scope", "language_code", "url", "secret_token", "allowed_updates", "action", "file_id"),
    *("callback_query_id", "reply_parameters", "offset", "limit", "timeout", "drop_pending_updates", "show_alert"),
)
PARAMS = st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, VALUES))


def fresh() -> StandIn:
    """Anna has started the bot."""
    standin = StandIn(TOKEN, lambda: datetime(2026, 3, 2, tzinfo=UTC))
    standin.add_person(ANNA, "Anna")
    standin.say(ANNA, "/start")
    return standin


@given(st.sampled_from(sorted(METHODS)), PARAMS, st.booleans())
@settings(max_examples=600, deadline=None)
def test_any_parameters_are_answered(method: str, params: dict[str, Any], to_anna: bool) -> None:
    """By a result that JSON can carry, or by a refusal."""
    with contextlib.suppress(Refusal):
        json.dumps(fresh().call(method, params | ({"chat_id": ANNA} if to_anna else {})))


def markup(button: dict[str, Any]) -> dict[str, Any]:
    return {"chat_id": ANNA, "text": "x", "reply_markup": {"inline_keyboard": [[button]]}}


PITFALLS: list[tuple[str, dict[str, Any]]] = [
    ("sendMessage", {"chat_id": float("inf"), "text": "x"}),
    ("sendMessage", {"chat_id": ANNA, "text": "\ud800"}),
    ("sendMessage", {"chat_id": ANNA, "text": "<b>\ud800</b>", "parse_mode": "HTML"}),
    ("sendMessage", {"chat_id": ANNA, "text": "x", "reply_markup": '{"keyboard": [["\\ud800"]]}'}),
    ("sendMessage", {"chat_id": ANNA, "text": "x", "reply_markup": "[" * 100_000}),
    ("sendMessage", markup({"text": "a", "url": "http://["})),
    ("editMessageText", {"chat_id": ANNA, "message_id": 10**40, "text": "x"}),
    ("setMyCommands", {"commands": [], "scope": {"type": ["a"]}}),
    ("setWebhook", {"url": "http://["}),
]


@pytest.mark.parametrize(("method", "params"), PITFALLS)
def test_what_trips_others_is_refused(method: str, params: dict[str, Any]) -> None:
    """Infinite numbers, half characters, addresses that cannot be split, nesting without end."""
    with pytest.raises(Refusal) as refused:
        fresh().call(method, params)
    assert refused.value.status == 400


def test_half_characters_in_a_json_body_are_refused() -> None:
    """Also deep inside."""
    with pytest.raises(Refusal):
        read(b"", b"application/json", b'{"reply_markup": {"inline_keyboard": [[{"text": "\\ud800"}]]}}')


@given(PARAMS)
@settings(max_examples=200, deadline=None)
def test_any_poll_is_answered(params: dict[str, Any]) -> None:
    """With at most 100 updates and 50 seconds of waiting."""
    with contextlib.suppress(Refusal):
        limit, seconds = fresh().ask_updates(params)
        assert 1 <= limit <= 100
        assert 0 <= seconds <= 50


@given(
    st.sampled_from(sorted(ACTS)),
    st.dictionaries(st.sampled_from(["persoon", "tekst", "bericht", "actie", "gesprek"]), VALUES),
)
@settings(max_examples=300, deadline=None)
def test_any_deed_is_done_or_refused(name: str, asked: dict[str, Any]) -> None:
    """The page's endpoint turns each of these into a plain sentence."""
    with contextlib.suppress(NotPossible, Refusal, KeyError, TypeError, ValueError, OverflowError):
        ACTS[name](fresh(), asked)


@given(
    st.sampled_from([b"application/json", b"multipart/form-data; boundary=x", b"application/x-www-form-urlencoded"]),
    st.binary(),
)
def test_any_body_is_read_or_refused(kind: bytes, body: bytes) -> None:
    """Whatever its bytes."""
    with contextlib.suppress(Refusal):
        read(b"", kind, body)
        read(b"", kind, b"--x\r\n" + body + b"\r\n--x--")


@given(
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF1234WEBPVP8X", b"\xff\xd8\xff"]),
    st.binary(max_size=60),
)
def test_any_bytes_are_a_picture_or_not(start: bytes, rest: bytes) -> None:
    """Sizes are never negative."""
    size = size_of(start + rest)
    assert size is None or min(size) >= 0

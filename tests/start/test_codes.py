"""A code or a link is found in what somebody pastes; a reference or a word is not taken for one."""

import secrets

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk.people import CODE_BYTES, code_in

CODE = "aB3dE_fG-hJ4kLmN"


@pytest.mark.parametrize(
    ("tekst", "vreemde", "lid"),
    [
        (CODE, CODE, CODE),
        (f"  {CODE}\n", CODE, CODE),
        (f"https://t.me/ketenbot?start={CODE}", CODE, CODE),
        (f"hoi, ik kreeg deze link van mijn collega: https://t.me/ketenbot?start={CODE} klopt dat?", CODE, None),
        (f"mijn link: t.me/ketenbot?start={CODE}", CODE, CODE),
        ("https://example.org/lijst?start=2026", None, None),
        (f"mijn code is {CODE}", CODE, CODE),
        (f"Dit is de uitnodiging: {CODE}.", CODE, CODE),
        (f"hallo {CODE}", CODE, None),
        ("mijn code is ABCD-1234", "ABCD-1234", None),
        ("code 12345678", "12345678", None),
        ("mijn code werkt niet", None, None),
        ("ik heb een uitnodiging", None, None),
        ("vergunninghouder", None, None),
        ("Vergunninghouder", None, None),
        ("HLM-26-000000021", "HLM-26-000000021", None),
        ("hoe lang heb ik", None, None),
        ("", None, None),
    ],
)
def test_what_is_a_code(tekst: str, vreemde: str | None, lid: str | None) -> None:
    """Who is not in yet has nothing else to type; who is in types references as well."""
    assert code_in(tekst, known=False) == vreemde
    assert code_in(tekst, known=True) == lid


@settings(max_examples=200)
@given(st.data())
def test_a_fresh_code_is_found(data: st.DataObject) -> None:
    """As they are made, but for one in many thousands that has small letters or capitals alone."""
    code = secrets.token_urlsafe(CODE_BYTES)
    if code.lower() != code and code.upper() != code and code[1:].lower() != code[1:]:
        assert code_in(data.draw(st.sampled_from((code, f"mijn code is {code}"))), known=True) == code

"""Invitations: single use, expiring, unguessable, slowed."""

import re
from datetime import timedelta
from itertools import count

import pytest

from bot.desk import people
from bot.desk.guard import controleer
from bot.desk.people import CODE_LIFE, BadInvitation, invite
from bot.desk.rights import Rol
from bot.run.service import make_office
from bot.settings import Settings
from storage.store import Store
from tests.chat import Chat, at

NOW = at("2026-03-02")


@pytest.fixture
def office(store: Store) -> people.Office:
    """A desk on an empty database."""
    settings = Settings(_env_file=None, ketenbot_poort=0)
    return make_office(settings, store, lambda: NOW, "ketenbot_test_bot")


def _invite(office: people.Office, naam: str, rol: str) -> people.Made:
    with office.store.atomic():
        return invite(office, naam, rol, None, NOW)


def test_a_code_is_long_different_and_not_kept(office: people.Office) -> None:
    """96 random bits that fit a link, and only their hash in the file."""
    codes = {_invite(office, "Almere", "gemeente").code for _ in range(20)}
    assert len(codes) == 20
    dump = "\n".join(office.store.db.conn.iterdump())
    for code in codes:
        assert re.fullmatch(r"[\w-]{16}", code)
        assert code not in dump


def test_a_code_passes_the_guard(office: people.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A random code that looks like a person's number would be deleted instead of used: another is drawn."""
    drawn = iter(["111222333", "NL91ABNA0417164300", "goed-genoeg-code"])
    assert controleer("/start 111222333", opslaan=False) is not None
    monkeypatch.setattr(people.secrets, "token_urlsafe", lambda _: next(drawn))
    assert _invite(office, "Almere", "gemeente").code == "goed-genoeg-code"


@pytest.mark.parametrize(
    ("naam", "officieel"),
    [("Almere", "Almere"), (" almere ", "Almere"), ("Almerre", "Almere"), ("Den Haag", "'s-Gravenhage"),
     ("Den Bosch", "'s-Hertogenbosch")],
)  # fmt: skip
def test_a_gemeente_is_known_by_its_official_name(office: people.Office, naam: str, officieel: str) -> None:
    """However it was typed, it is one organisation."""
    assert _invite(office, naam, "gemeente").organisatie.naam == officieel
    assert _invite(office, officieel, "coordinator").organisatie.naam == officieel
    assert office.store.db.execute("select count(*) from organisaties").fetchone() == (1,)


@pytest.mark.parametrize(
    ("naam", "rol", "woord"),
    [
        ("Almere", "burgemeester", "kies uit"),
        ("Almere", "", "kies uit"),
        ("Bergen", "gemeente", "bedoel je"),
        ("Atlantis", "gemeente", "officiële naam"),
        ("", "corporatie", "2 tot 80 tekens"),
        ("x" * 81, "corporatie", "2 tot 80 tekens"),
        ("x" * 4000, "gemeente", "ken ik niet"),
        ("Regio", "coordinator", "naam van de regio erbij"),
        (" regio  ", "regio", "naam van de regio erbij"),
        ("Regio -", "coordinator", "naam van de regio erbij"),
        ("", "regio", "naam van de regio erbij"),
        ("Regio Foodvalley", "gemeente", "rol coordinator"),
        ("regio", "gemeente", "rol coordinator"),
    ],
)
def test_an_impossible_invitation_says_what_to_do(office: people.Office, naam: str, rol: str, woord: str) -> None:
    """In one line that fits a message."""
    with pytest.raises(BadInvitation, match=woord) as problem:
        _invite(office, naam, rol)
    assert len(str(problem.value)) < 300


def test_a_role_that_does_not_fit_is_refused(office: people.Office) -> None:
    """An organisation is of one kind."""
    _invite(office, "Woonstad", "corporatie")
    with pytest.raises(BadInvitation, match="soort corporatie"):
        _invite(office, "Woonstad", "begeleiding")


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol is not Rol.BEHEERDER])
async def test_each_role_comes_in(store: Store, rol: Rol) -> None:
    """The first screen is there, with the fixed keyboard."""
    async with Chat(store, NOW) as chat:
        made = _invite(chat.office, "Almere" if rol in (Rol.GEMEENTE, Rol.COORDINATOR) else "Organisatie", rol)
        (welcome,) = await chat.type(1, f"/start {made.code}")
        assert "Welkom" in welcome.text
        assert welcome.keyboard
        person = store.people.by_address("telegram", "1")
        assert person is not None
        assert [m.rol for m in person.lidmaatschappen] == [rol]


async def test_the_last_moment_of_an_invitation(store: Store) -> None:
    """A second before it ends it works; at its end it does not."""
    async with Chat(store, NOW) as chat:
        early, late = (_invite(chat.office, "Almere", "gemeente") for _ in range(2))
        chat.now = NOW + CODE_LIFE - timedelta(seconds=1)
        assert "Welkom" in (await chat.type(1, f"/start {early.code}"))[0].text
        chat.now = NOW + CODE_LIFE
        assert "werkt niet" in (await chat.type(2, f"/start {late.code}"))[0].text


async def test_wrong_used_and_expired_sound_the_same(store: Store) -> None:
    """A guesser learns nothing from the word."""
    async with Chat(store, NOW) as chat:
        used, old = (_invite(chat.office, "Almere", "gemeente").code for _ in range(2))
        await chat.type(1, f"/start {used}")
        chat.now = NOW + CODE_LIFE
        said = [
            (await chat.type(n, f"/start {code}"))[0].text
            for n, code in zip(count(2), (used, old, "zomaar-iets"), strict=False)
        ]
        assert len(set(said)) == 1


async def test_five_wrong_codes_slow_one_address_only(store: Store) -> None:
    """For an hour; the good code is still good after it, and others are not held up."""
    async with Chat(store, NOW) as chat:
        good, other = (_invite(chat.office, "Almere", "gemeente").code for _ in range(2))
        for number in range(5):
            await chat.type(1, f"/start verkeerd-{number}")
        assert "Wacht een uur" in (await chat.type(1, f"/start {good}"))[0].text
        assert "Welkom" in (await chat.type(2, f"/start {other}"))[0].text
        chat.now += timedelta(minutes=61)
        assert "Welkom" in (await chat.type(1, f"/start {good}"))[0].text


async def test_a_setting_makes_a_beheerder_and_ends_with_it(store: Store) -> None:
    """The role is written nowhere: who is taken out of the settings is a stranger again."""
    async with Chat(store, NOW, beheerders=[7]) as chat:
        assert "Beheer" in (await chat.type(7, "/start"))[0].text
        assert "Uitnodiging" in (await chat.type(7, "/uitnodigen gemeente Almere"))[0].text
    async with Chat(store, NOW) as chat:
        chat._update = 100  # the ids of a channel go on
        assert "uitnodiging nodig" in (await chat.type(7, "/start"))[0].text


async def test_a_beheerder_of_the_settings_keeps_other_roles(store: Store) -> None:
    """The two stand beside each other."""
    async with Chat(store, NOW, beheerders=[7]) as chat:
        chat.add(7, "Almere", "gemeente", "Noor")
        assert "Almere en Beheer" in (await chat.type(7, "/start"))[0].text
        assert "Uitnodiging" in (await chat.type(7, "/uitnodigen coa COA Midden"))[0].text
        assert "zaaknummer" in (await chat.type(7, "/koppeling"))[0].text

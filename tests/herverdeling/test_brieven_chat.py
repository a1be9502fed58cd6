"""The papers as they arrive in the chat: opened again, on the letterhead they deserve, from the case as it now is, and
only for who may have them."""

import zipfile
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files.docx_check import probleem
from bot.mail import child
from bot.mail.reading import DOCX, beside
from bot.run import workplace
from storage.store import Store
from tests.chat import Chat, at
from tests.herverdeling.test_brieven import tekst
from tests.herverdeling.voorbeelden import briefpapier as letterhead

BO, NOOR = 11, 12
HOOFD = "Gemeente Lelystad & <Zonen>"


@pytest.fixture
async def chat(store: Store) -> AsyncIterator[Chat]:
    """Bo of Lelystad and Noor of Almere, with a herverdeling whose numbers are known."""
    async with Chat(store, at("2026-10-05")) as chat:
        chat.add(BO, "Lelystad", "coordinator", "Bo")
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        await chat.type(BO, "Lelystad draagt 10 over aan Almere in 2027-I")
        await chat.press(BO, "g:1:gekoppeld:=:nee")
        await chat.type(BO, "60, brief 28 september 2026")
        await chat.press(NOOR, "hv:c:1:GM0034")
        await chat.type(NOOR, "150, Staatscourant 28 september 2026")
        yield chat


async def send(chat: Chat, person: int, name: str, content: bytes, caption: str = "") -> None:
    """Somebody sends a file."""
    chat.wire.files[name] = content
    await chat.update(
        person, {"document": {"file_id": name, "file_unique_id": "u", "file_name": name}, "caption": caption}
    )


async def papers(chat: Chat, person: int, press: str = "hst:1") -> dict[str, str]:
    """Ask for the papers; gives the words of each file that came, by its name."""
    before = len(chat.wire.calls)
    await chat.press(person, press)
    files = [_file(data) for name, data in chat.wire.calls[before:] if name == "sendDocument"]
    return {name: tekst(content) for name, content in files}


def _file(data: dict[str, Any]) -> tuple[str, bytes]:
    return next(value for value in data.values() if isinstance(value, tuple))


async def to_the_letters(chat: Chat, lead: int = BO) -> None:
    """Both agree, decide and publish: then the letters are due. Who leads lays it before the colleges."""
    for person, code in ((BO, "GM0995"), (NOOR, "GM0034")):
        await chat.press(person, f"hv:s:1:{code}:akkoord:bevestigd:1")
    await chat.press(lead, "hv:s:1:geheel:naar_colleges:verkenning:1")
    for word in ("besluit 5-10-2026 nr 12", "bekend 5-10-2026"):
        for person, name in ((BO, "Lelystad"), (NOOR, "Almere")):
            shown = (await chat.type(person, f"{name}: {word}"))[-1]
            await chat.press(person, shown.button("Klopt"), shown.id)


async def test_before_the_bekendmaking_everybody_gets_the_besluit_and_the_own_voorstel(chat: Chat) -> None:
    """Each with every number and source of the case; no letter, for nothing was decided."""
    mine, theirs = await papers(chat, BO), await papers(chat, NOOR)
    assert list(mine) == ["collegevoorstel-lelystad.docx", "concept-besluit.docx"]
    assert list(theirs) == ["collegevoorstel-almere.docx", "concept-besluit.docx"]
    for text in (*mine.values(), *theirs.values()):
        for part in ("Almere 150 +10 160", "Lelystad 60 −10 50", "28 september 2026", "LEL-26-001", "2027-I"):
            assert part in text
        assert text.startswith("CONCEPT")


async def test_after_it_the_letters_come_and_the_other_college_gets_a_copy(chat: Chat) -> None:
    """Who sends them has them all; the other gets them too, marked as copies; each its own raadsinformatiebrief."""
    await to_the_letters(chat)
    mine, theirs = await papers(chat, BO), await papers(chat, NOOR)
    letters = [
        "concept-brief-coa.docx",
        "concept-brief-provincie-flevoland.docx",
        "concept-brief-bzk.docx",
        "concept-brief-jenv.docx",
        "concept-afschrift-colleges.docx",
    ]
    assert list(mine) == ["concept-besluit.docx", "raadsinformatiebrief-lelystad.docx", *letters]
    assert list(theirs) == ["concept-besluit.docx", "raadsinformatiebrief-almere.docx", *letters]
    assert all("Lelystad 60 −10 50" in text for text in (*mine.values(), *theirs.values()))
    assert not any("Afschrift: Lelystad stuurt deze brief" in text for text in mine.values())
    assert all("Afschrift: Lelystad stuurt deze brief" in theirs[naam] for naam in letters)


async def test_a_second_herverdeling_in_the_tijdvak_names_the_first(chat: Chat) -> None:
    """With its number, day and number of the besluit, for each gemeente; what that gave is old now (own reading)."""
    await to_the_letters(chat)
    shown = (await chat.type(BO, "Lelystad draagt 5 over aan Almere in 2027-I"))[-1]
    shown = (await chat.press(BO, shown.button("Nee, alleen"), shown.id))[-1]
    await chat.press(BO, shown.button("Ja"), shown.id)
    await chat.press(BO, "hv:c:2:GM0995")
    await chat.type(BO, "60, brief 28 september 2026")
    await chat.press(NOOR, "hv:c:2:GM0034")
    await chat.type(NOOR, "150, Staatscourant 28 september 2026")
    found = await papers(chat, BO, "hst:2")
    assert list(found) == ["collegevoorstel-lelystad.docx", "concept-besluit.docx"]
    for text in found.values():
        assert "Lelystad 50 −5 45" in text
        assert "Almere 160 +5 165" in text
        assert "gepubliceerd is 60, en daarna kwam −10 bij besluit van 5 oktober 2026, nummer 12" in text


async def test_an_own_letterhead_is_for_the_own_gemeente(chat: Chat) -> None:
    """Lelystad's besluit and letters stand on it, Almere's besluit does not; after going back all is plain again."""
    await send(chat, BO, "hoofd.docx", letterhead(HOOFD))
    assert all(text.startswith(HOOFD) for text in (await papers(chat, BO)).values())
    assert (await papers(chat, NOOR))["concept-besluit.docx"].startswith("CONCEPT")
    lelystad = chat.store.people.organisatie_by_name("Lelystad")
    assert lelystad is not None
    await chat.press(BO, f"bp:w:{lelystad.id}")
    assert all(text.startswith("CONCEPT") for text in (await papers(chat, BO)).values())


async def test_letters_of_another_sender_do_not_come_on_its_letterhead(chat: Chat) -> None:
    """Noor gets what her own gemeente sends, on her own paper: Lelystad's head is Lelystad's."""
    await send(chat, BO, "hoofd.docx", letterhead(HOOFD))
    await chat.press(BO, "hv:e:1:GM0034")
    await to_the_letters(chat, NOOR)
    found = await papers(chat, NOOR)
    assert len(found) == 7
    assert not any(HOOFD in text for text in found.values())
    assert "Burgemeester en wethouders van Almere" in found["concept-brief-coa.docx"]


async def test_a_letterhead_that_no_longer_fits_gives_plain_paper_and_a_word(chat: Chat) -> None:
    """A stored one that a newer version cannot fill must not keep people from their papers."""
    await send(chat, BO, "hoofd.docx", letterhead(HOOFD))
    with chat.store.atomic():
        chat.store.db.execute("update briefpapier set inhoud = ?", [b"kapot"])
    assert all(text.startswith("CONCEPT") for text in (await papers(chat, BO)).values())
    assert "past niet meer" in chat.shown[-1].text


async def test_the_papers_are_of_the_case_as_it_is_when_they_are_made(chat: Chat) -> None:
    """Asked before a new proposal, made after it: the new numbers."""
    person = chat.store.people.by_address("telegram", str(BO))
    assert person is not None
    await chat.press(NOOR, "hv:v:1")
    with chat.store.atomic():
        chat.store.rapporten.ask(person.id, "herverdeling-stukken", {"zaak": 1}, chat.now)
    before = len(chat.wire.calls)
    await chat.type(NOOR, "Lelystad draagt 7 over aan Almere")
    made = [tekst(_file(data)[1]) for name, data in chat.wire.calls[before:] if name == "sendDocument"]
    assert len(made) == 2
    assert all("Lelystad 60 −7 53" in text for text in made)


async def test_figures_that_are_not_confirmed_are_said_with_the_papers(chat: Chat) -> None:
    """Corrected here alone, and Almere did not look yet."""
    for person, press in ((BO, "hv:s:1:GM0995:akkoord:bevestigd:1"), (NOOR, "hv:s:1:GM0034:akkoord:bevestigd:1")):
        await chat.press(person, press)
    await chat.press(BO, "hv:s:1:geheel:naar_colleges:verkenning:1")
    await chat.press(BO, "hv:f:1:veld:voor_GM0995")
    await chat.type(BO, "61")
    found = await papers(chat, BO)
    assert all("Lelystad 61 −10 51" in text for text in found.values())
    assert "nog niet bevestigd door Almere" in chat.shown[-1].text


async def test_who_lost_the_right_meanwhile_gets_nothing(chat: Chat) -> None:
    """Asked as an officer of Almere, and locked out before it was made."""
    person = chat.store.people.by_address("telegram", str(NOOR))
    assert person is not None
    with chat.store.atomic():
        chat.store.rapporten.ask(person.id, "herverdeling-stukken", {"zaak": 1}, chat.now)
        chat.store.people.block("telegram", str(NOOR), chat.now)
    before = len(chat.wire.calls)
    while await workplace.once(chat.office, chat._reader, chat.courier):
        pass
    await chat.read()
    assert [name for name, _ in chat.wire.calls[before:] if name.startswith("send")] == []


async def test_a_file_over_a_megabyte_is_not_even_read(chat: Chat) -> None:
    """Said in Dutch, and nothing is kept."""
    await send(chat, BO, "groot.docx", letterhead(HOOFD) + b"\0" * 1_000_000)
    assert "te groot" in chat.shown[-1].text
    assert chat.store.db.execute("select count(*) from briefpapier").fetchone() == (0,)


async def test_a_good_one_passes_and_what_takes_for_ever_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The try runs in a process of its own: a file that keeps the libraries busy for minutes holds up nobody."""
    good = letterhead("Hoofd")
    assert await beside(DOCX, ".docx", good) == {"probleem": ""}
    said = (await beside(DOCX, ".docx", b"geen document"))["probleem"]
    assert said.startswith("Dit is geen Word-bestand")
    with zipfile.ZipFile(BytesIO(good)) as archive:
        place = archive.namelist().index("word/document.xml")
        body = archive.read("word/document.xml")
    endless = body.replace(b"</w:body>", b"<w:p><w:r><w:t>" + b"{" * 60_000 + b"</w:t></w:r></w:p></w:body>")
    monkeypatch.setattr(child, "PATIENCE", 2.0)
    with pytest.raises(child.TooHeavy):
        await beside(DOCX, ".docx", _replaced(good, endless, place))


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_no_file_whatever_gets_past_the_check_or_makes_it_fall_over(data: st.DataObject) -> None:
    """A good one with bytes changed, cut or with a part replaced: a word in Dutch, or still a good one."""
    good = letterhead("Hoofd")
    match data.draw(st.sampled_from(["cut", "flip", "part", "random"])):
        case "cut":
            file = good[: data.draw(st.integers(0, len(good)))]
        case "flip":
            place = data.draw(st.integers(0, len(good) - 1))
            file = good[:place] + bytes([good[place] ^ data.draw(st.integers(1, 255))]) + good[place + 1 :]
        case "part":
            file = _replaced(good, data.draw(st.binary(max_size=200)), data.draw(st.integers(0, 50)))
        case _:
            file = data.draw(st.binary(max_size=500))
    problem = probleem(file)
    assert problem == "" or problem.endswith(".")


def _replaced(good: bytes, content: bytes, number: int) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(good)) as old, zipfile.ZipFile(target, "w") as new:
        names = old.namelist()
        for name in names:
            new.writestr(name, content if name == names[number % len(names)] else old.read(name))
    return target.getvalue()

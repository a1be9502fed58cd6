"""Every promise has a test that would fail when it is broken."""

from tests.rooms.beloften import PAGE, complaints, held, of_pages, page, promised


def test_every_promise_is_held() -> None:
    """Each bold line has its tests, each row its promise, and each test is there."""
    assert list(complaints(of_pages(), held())) == []


def test_the_page_is_as_it_would_be_made_now() -> None:
    """Else: `make docs`."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_a_promise_is_what_stands_in_bold() -> None:
    """Over lines, and not in a block of code."""
    assert promised("- **Een\n  belofte.** En **nog een**\n```\n**niet**\n```\n") == ["Een belofte", "nog een"]


def test_what_is_wrong_is_said() -> None:
    """Each kind of fault, in a sentence."""
    good = "tests/rooms/test_beloften.py::test_what_is_wrong_is_said"
    pages = {"README.md": ["gehouden", "leeg", "vergeten"]}
    by = {"gehouden": [good], "leeg": [], "over": ["tests/rooms/test_beloften.py::test_weg", "tests/rooms/page.py"]}
    assert list(complaints(pages, by)) == [
        "README.md promises, and no test holds it: leeg",
        "README.md promises, and no test holds it: vergeten",
        "beloften.toml holds what nobody promises: over",
        "beloften.toml names a test that is not there: tests/rooms/page.py",
        "beloften.toml names a test that is not there: tests/rooms/test_beloften.py::test_weg",
    ]

"""`ketenbot uitnodigen`: what is refused says what to do, with exit status 2, and makes nothing."""

from pathlib import Path

import pytest

from bot.cli.main import main


@pytest.mark.parametrize(
    ("naam", "rol", "woord"),
    [
        ("Regio", "coordinator", "zet de naam van de regio erbij"),
        ("Regio Foodvalley", "gemeente", "nodig een regio uit met de rol coordinator"),
        ("Foodvalley", "gemeente", "de officiële naam"),
    ],
)
def test_what_is_refused(
    naam: str, rol: str, woord: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One clear line."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KETENBOT_DATABASE", str(tmp_path / "k.db"))
    monkeypatch.setattr("sys.argv", ["ketenbot", "uitnodigen", "--organisatie", naam, "--rol", rol])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (2, "")
    assert woord in said.err
    assert said.err.count("\n") == 1


def test_a_regio_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same word, and it is made once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KETENBOT_DATABASE", str(tmp_path / "k.db"))
    for naam in ("Regio Foodvalley", "regio  foodvalley"):
        monkeypatch.setattr("sys.argv", ["ketenbot", "uitnodigen", "--organisatie", naam, "--rol", "coordinator"])
        main()
        assert "rol regio" in capsys.readouterr().out

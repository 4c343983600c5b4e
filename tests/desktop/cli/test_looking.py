"""Commands that load Qt."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli.main import run
from desktop.window.navigation import PAGES


def test_the_list_names_every_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["preview", "--list"]) == 0
    listed = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == [page.id for page in PAGES]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["preview", "dapur", "--png", "x.png"], "dapur"),
        (["preview", "home"], "--png"),
        (["preview", "home", "--png", "x.png", "--size", "besar"], "besar"),
        (["preview", "home", "--png", "x.png", "--size", "9999x100"], "9999x100"),
    ],
)
def test_a_wrong_wish_is_one_sentence(
    arguments: list[str], word: str, capsys: pytest.CaptureFixture[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    assert word in capsys.readouterr().err
    assert not (tmp_path / "x.png").exists()


def test_a_picture_that_was_not_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("desktop.window.preview.preview", lambda *_, **__: None)
    assert run(["preview", "home", "--png", str(tmp_path / "a.png")]) == 2
    assert "a.png" in capsys.readouterr().err

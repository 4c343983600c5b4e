"""The self-test says what is broken and goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli import self_test
from desktop.cli.main import run


def test_a_broken_part_is_named_and_the_others_are_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: Path) -> None:
        raise FileNotFoundError("fonts")

    checks = (self_test.Check("papers", broken), self_test.Check("texts", self_test._texts))
    monkeypatch.setattr(self_test, "CHECKS", checks)
    assert run(["self-test"]) == 1
    first, second, _ = capsys.readouterr().out.splitlines()
    assert first.startswith("✗")
    assert "fonts" in first
    assert second.startswith("✓")


def test_what_is_quick_holds_here(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    quick = tuple(c for c in self_test.CHECKS if c.key in ("texts", "sample", "file"))
    monkeypatch.setattr(self_test, "CHECKS", quick)
    assert run(["self-test"]) == 0
    assert capsys.readouterr().out.count("✓") == 3

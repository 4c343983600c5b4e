"""Ctrl+C stops a search and keeps its best plan; a second one ends the program."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from desktop.cli.interrupt import INTERRUPTED, stoppable
from desktop.cli.main import run
from desktop.files.project import new_project, read_project, save
from desktop.workflows import solve_apart
from solver.plan import Progress
from solver.problem.scenario import Result
from tests.support.problems import BEST, tiny_problem


def test_the_first_stops_and_the_second_ends(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGINT)
    with stoppable() as stop:
        assert not stop()
        signal.raise_signal(signal.SIGINT)
        assert stop()
        assert "disimpan" in capsys.readouterr().err
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_the_best_plan_so_far_is_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kota.satuatap"
    opened = new_project(tiny_problem())
    save(opened, path)
    opened.close()

    asked: list[bool] = []
    real = solve_apart.solve_apart

    def with_a_user(*words: object, **named: object) -> object:
        def press(progress: Progress) -> None:
            if progress.best is not None and not asked:
                asked.append(True)
                signal.raise_signal(signal.SIGINT)

        return real(*words, **{**named, "on_progress": press})  # type: ignore[arg-type]

    monkeypatch.setattr(solve_apart, "solve_apart", with_a_user)
    code = run(["solve", str(path), "--scenario", BEST, "--seconds", "600"])
    assert code == (INTERRUPTED if asked else 0)
    found = read_project(path).document.problem.get(Result, BEST)
    assert found.best is not None
    assert found.case_sha256[:12] in capsys.readouterr().out

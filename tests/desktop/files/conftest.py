"""A home of its own for every test of the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from solver.problem.organisation import Opd, Unit
from solver.problem.problem import City, Problem


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("SATUATAP_HOME", str(folder))
    return folder


@pytest.fixture
def problem() -> Problem:
    return Problem(
        city=(City(id="city", name="Palembang"),),
        opd=(Opd(id="o", name="Dinas Pendidikan", short="Disdik"),),
        unit=tuple(Unit(id=f"u{i}", opd="o", name=f"Bidang {i}") for i in range(5)),
    )

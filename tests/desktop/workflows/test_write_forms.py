"""The forms of a project are written for all its OPD."""

from __future__ import annotations

from pathlib import Path

from desktop.workflows.write_forms import write_forms
from tests.support.forms import organisation


def test_every_opd_gets_its_form(tmp_path: Path) -> None:
    paths = write_forms(organisation(), tmp_path / "formulir")
    assert [path.stem for path in paths] == ["Formulir Disdik", "Formulir Dinkes"]
    assert all(path.stat().st_size > 5_000 for path in paths)

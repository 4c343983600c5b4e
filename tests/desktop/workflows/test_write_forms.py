"""The forms of a project are written for all its OPD."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.workflows.write_forms import write_forms
from tests.support.forms import organisation


def test_every_opd_gets_its_form(tmp_path: Path) -> None:
    paths = write_forms(organisation(), tmp_path / "formulir")
    assert [path.stem for path in paths] == ["Formulir Disdik", "Formulir Dinkes"]
    assert all(path.stat().st_size > 5_000 for path in paths)


def test_each_form_is_told_and_those_written_stay_when_it_is_ended(tmp_path: Path) -> None:
    class Enough(Exception):  # noqa: N818 - as a person presses Stop
        pass

    heard: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        heard.append((done, total))
        if done == 1:
            raise Enough

    with pytest.raises(Enough):
        write_forms(organisation(), tmp_path, report)
    n = len(organisation().problem.opd)
    assert heard == [(0, n), (1, n)]
    assert len(list(tmp_path.iterdir())) == 1

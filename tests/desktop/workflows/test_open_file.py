"""Opening a project for a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.files.project import new_project, open_project, save
from desktop.workflows.open_file import open_writable, read_document, sample_document
from solver.errors import SatuAtapError
from tests.support.problems import tiny_problem


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of a small city."""
    target = tmp_path / "kota.satuatap"
    opened = new_project(tiny_problem())
    save(opened, target)
    opened.close()
    return target


def test_reading_needs_no_lock_and_leaves_nothing_behind(path: Path) -> None:
    holder = open_project(path)
    try:
        assert read_document(path).problem == tiny_problem()
    finally:
        holder.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_file_that_is_held_is_not_opened_for_changing(path: Path) -> None:
    holder = open_project(path)
    try:
        with pytest.raises(SatuAtapError, match="held_by_other"):
            open_writable(path)
    finally:
        holder.close()
    open_writable(path).close()


def test_the_sample_is_a_document() -> None:
    assert sample_document().problem.city[0].name


def test_a_folder_that_may_not_be_written_is_told_from_a_file_somebody_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kota.satuatap"
    made = new_project(tiny_problem())
    save(made, path)
    made.close()

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("desktop.files.project.take_lock", refuse)
    with pytest.raises(SatuAtapError) as error:
        open_writable(path)
    assert error.value.key == "save_denied"

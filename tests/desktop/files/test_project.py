"""Opening, saving, saving elsewhere; who comes second; what fails leaves the old file whole."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.document.document import Document
from desktop.document.edits import put, set_field
from desktop.files.lock import lock_path
from desktop.files.project import (
    new_project,
    open_project,
    read_project,
    save,
    write_project,
)
from desktop.files.working_copy import working_folder
from solver.errors import SatuAtapError
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.scenario import Result
from tests.support.records import problems

GROWTH = set_field(Unit, "u0", "growth", 150)


@pytest.fixture
def saved(tmp_path: Path, problem: Problem) -> Path:
    path = tmp_path / "kota.satuatap"
    write_project(path, Document(problem, "p"))
    return path


def foreign_lock(path: Path) -> None:
    holder = {"user": "sari", "machine": "PUPR-07", "since": "2026-11-22T08:00:00+07:00"}
    lock_path(path).write_text(json.dumps(holder | {"token": "t", "copy": "c"}), encoding="utf-8")


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(problems())
def test_any_problem_survives_the_file(tmp_path: Path, problem: Problem) -> None:
    path = tmp_path / "any.satuatap"
    write_project(path, Document(problem, "p"))
    content = read_project(path)
    assert content.document == Document(problem, "p")
    assert content.issues == ()


def test_new_saved_closed_opened(tmp_path: Path, problem: Problem) -> None:
    project = new_project(problem)
    assert project.path is None
    assert not project.session.changed
    project.session.do("growth", GROWTH)
    path = save(project, tmp_path / "kota")
    assert path == tmp_path / "kota.satuatap"
    assert (project.path, project.name, project.session.changed) == (path, "kota", False)
    assert not lock_path(path).exists() or project.lock
    after = project.session.document
    project.close()
    assert not lock_path(path).exists()
    assert list(working_folder().iterdir()) == []
    again = open_project(path)
    assert again.session.document == after
    assert not again.read_only
    assert not again.session.changed
    again.close()


def test_saving_again_and_again(saved: Path) -> None:
    project = open_project(saved)
    for growth in (100, 200):
        project.session.do("growth", set_field(Unit, "u0", "growth", growth))
        save(project)
        assert read_project(saved).document == project.session.document
    project.close()


def test_a_new_project_needs_a_name(problem: Problem) -> None:
    project = new_project(problem)
    with pytest.raises(SatuAtapError) as caught:
        save(project)
    assert caught.value.key == "save_without_name"
    project.close()


def test_the_second_reads_only_and_knows_who(saved: Path) -> None:
    foreign_lock(saved)
    project = open_project(saved)
    assert project.read_only
    assert project.holder is not None
    assert (project.holder.user, project.holder.machine) == ("sari", "PUPR-07")
    with pytest.raises(PermissionError):
        project.session.do("growth", GROWTH)
    with pytest.raises(SatuAtapError) as caught:
        save(project)
    assert caught.value.key == "save_held"
    project.close()
    assert lock_path(saved).exists()  # theirs
    assert list(working_folder().iterdir()) == []


def test_saving_a_read_only_project_elsewhere_makes_it_ours(saved: Path, tmp_path: Path) -> None:
    foreign_lock(saved)
    project = open_project(saved)
    path = save(project, tmp_path / "salinan.satuatap")
    assert not project.read_only
    assert project.holder is None
    assert project.session.do("growth", GROWTH)
    save(project)
    assert read_project(path).document == project.session.document
    assert read_project(saved).document.problem.unit[0].growth == 0
    project.close()


def test_saving_onto_a_file_somebody_has_open(saved: Path, problem: Problem) -> None:
    foreign_lock(saved)
    before = saved.read_bytes()
    project = new_project(problem)
    with pytest.raises(SatuAtapError) as caught:
        save(project, saved)
    assert caught.value.key == "save_held"
    assert saved.read_bytes() == before
    project.close()


def test_somebody_took_it_over(saved: Path) -> None:
    project = open_project(saved)
    project.session.do("growth", GROWTH)
    foreign_lock(saved)
    with pytest.raises(SatuAtapError) as caught:
        save(project)
    assert (caught.value.key, caught.value.values["user"]) == ("save_taken_over", "sari")
    assert project.session.changed
    project.close()


def test_the_file_was_changed_by_others(saved: Path, problem: Problem) -> None:
    project = open_project(saved)
    project.session.do("growth", GROWTH)
    write_project(saved, Document(Problem(), "p"))
    with pytest.raises(SatuAtapError) as caught:
        save(project)
    assert caught.value.key == "save_changed_outside"
    save(project, saved.with_name("lain.satuatap"))
    assert read_project(saved).document.problem == Problem()
    project.close()


def test_the_file_was_taken_away_and_is_written_again(saved: Path) -> None:
    project = open_project(saved)
    saved.unlink()
    save(project)
    assert read_project(saved).document == project.session.document
    project.close()


def test_a_full_disk_leaves_the_old_file_and_the_copy(saved: Path) -> None:
    """The limit on file sizes stands for a full disk: SQLite meets a write that fails."""
    project = open_project(saved)
    project.session.do("big", put(Result(id="s", scenario="s", trace="x" * 400_000)))
    before = saved.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
    try:
        with pytest.raises(SatuAtapError) as caught:
            save(project)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.key in {"save_disk_full", "save_failed"}
    assert saved.read_bytes() == before
    assert project.session.changed
    assert sorted(p.name for p in saved.parent.glob("*.part")) == []
    save(project)  # space was made
    assert read_project(saved).document == project.session.document
    project.close()


def test_a_share_that_is_gone(tmp_path: Path, problem: Problem) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    project = new_project(problem)
    path = save(project, folder / "kota.satuatap")
    project.session.do("growth", GROWTH)
    folder.rename(tmp_path / "gone")
    with pytest.raises(SatuAtapError) as caught:
        save(project)
    assert caught.value.key == "save_folder_missing"
    assert project.session.changed
    (tmp_path / "gone").rename(folder)
    save(project)
    assert read_project(path).document == project.session.document
    project.close()


def test_a_folder_that_refuses_us_is_read_only(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr("desktop.files.project.take_lock", refuse)
    project = open_project(saved)
    assert project.read_only
    assert project.holder is None
    project.close()


def test_damage_inside_is_one_sentence(saved: Path) -> None:
    size = saved.stat().st_size
    with saved.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size - 4096))
    with pytest.raises(SatuAtapError) as caught:
        open_project(saved)
    assert caught.value.key == "file_torn"
    assert not lock_path(saved).exists()
    assert list(working_folder().iterdir()) == []


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(damage=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), max_size=6))
def test_any_damage_is_read_or_refused_in_one_sentence(
    saved: Path, damage: list[tuple[float, bytes]]
) -> None:
    content = bytearray(saved.read_bytes())
    for share, garbage in damage:
        at = int(share * (len(content) - len(garbage)))
        content[at : at + len(garbage)] = garbage
    torn = saved.with_name("torn.satuatap")
    torn.write_bytes(content)
    with contextlib.suppress(SatuAtapError):  # anything else is a bug
        assert len(read_project(torn).document.problem.unit) <= 5
    assert torn.read_bytes() == content


def test_values_of_another_version_are_told_and_edits_still_work(saved: Path) -> None:
    connection = sqlite3.connect(saved)
    connection.execute("UPDATE unit SET kind = 'hologram' WHERE id = 'u0'")
    connection.execute("DROP TABLE remark")
    connection.commit()
    connection.close()
    project = open_project(saved)
    assert sorted(i.key for i in project.issues) == ["file_table_missing", "file_value_unknown"]
    project.session.do("growth", GROWTH)
    save(project)
    assert read_project(saved).issues == ()
    project.close()


def test_opening_changes_nothing_in_the_folder(saved: Path) -> None:
    before = saved.read_bytes()
    project = open_project(saved)
    project.session.do("growth", GROWTH)
    project.close()
    assert saved.read_bytes() == before
    assert [p.name for p in saved.parent.iterdir() if p.is_file()] == [saved.name]


def test_the_start_needs_no_heavy_package() -> None:
    code = (
        "import sys, desktop.files.recovery, desktop.files.recent;"
        "print([m for m in ('sqlite_utils','pandas','numpy','openpyxl','xlsxwriter')"
        " if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert found.stdout.strip() == b"[]"

"""A killed process loses nothing it has acknowledged."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path

import pytest

from desktop.document.document import Document
from desktop.document.edits import set_field
from desktop.files.lock import lock_path
from desktop.files.project import (
    new_project,
    open_project,
    read_project,
    save,
    write_project,
)
from desktop.files.recovery import discard, left_copies, recover
from desktop.files.working_copy import working_folder
from solver.errors import SatuAtapError
from solver.problem.organisation import Unit
from solver.problem.problem import Problem

# Makes edits as fast as it can; edit n sets the growth of all units to n in one step, then says n.
WORKER = """
import sys
from dataclasses import replace
from pathlib import Path
from desktop.document.edits import put
from desktop.files.project import open_project
project = open_project(Path(sys.argv[1]))
session = project.session
n = 0
while True:
    n += 1
    session.do(str(n), put(*(replace(u, growth=n % 5000) for u in session.document.problem.unit)))
    print(n, flush=True)
"""


@pytest.fixture
def saved(tmp_path: Path, problem: Problem) -> Path:
    path = tmp_path / "kota.satuatap"
    write_project(path, Document(problem, "p"))
    return path


def kill_while_working(path: Path, after: int, delay: float, code: str = WORKER) -> int:
    """Kill a worker some moment after its edit number `after`; returns the last acknowledged."""
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE) as job:
        assert job.stdout is not None
        heard = [int(job.stdout.readline()) for _ in range(after)]
        timer = threading.Timer(delay, job.kill)
        timer.start()
        heard += [int(line) for line in job.stdout if line.endswith(b"\n")]
        timer.cancel()
    return heard[-1]


def test_killed_at_random_moments(saved: Path) -> None:
    """Twenty times: the last acknowledged edit is there, and no edit is there by half."""
    chance = random.Random(20261122)
    for _ in range(20):
        last = kill_while_working(saved, chance.randint(1, 12), chance.random() * 0.02)
        (left,) = left_copies()
        assert left.path == saved
        assert left.changes in (last, last + 1)  # one may be written and not yet acknowledged
        project = recover(left)
        assert project.path == saved
        assert project.issues == ()
        growths = {unit.growth for unit in project.session.document.problem.unit}
        assert growths == {left.changes}
        assert project.session.changed
        assert not project.read_only
        project.close()
        assert left_copies() == ()


# Saves as fast as it can; the file always holds one growth for all units.
SAVER = WORKER.replace("import open_project", "import open_project, save").replace(
    "    print(n", "    save(project)\n    print(n"
)


def test_killed_while_saving(saved: Path) -> None:
    """The file is always one whole save, and at least the last acknowledged one."""
    chance = random.Random(7)
    for _ in range(8):
        last = kill_while_working(saved, chance.randint(1, 4), chance.random() * 0.03, SAVER)
        content = read_project(saved)
        assert content.issues == ()
        (growth,) = {unit.growth for unit in content.document.problem.unit}
        assert growth in (last, last + 1)
        for left in left_copies():
            discard(left)


def test_recovered_work_is_saved_into_its_file(saved: Path) -> None:
    kill_while_working(saved, 3, 0)
    project = recover(left_copies()[0])
    assert project.path == saved
    assert project.lock is not None
    assert project.session.do("more", set_field(Unit, "u1", "growth", 7))
    save(project)
    assert read_project(saved).document == project.session.document
    project.close()
    assert not lock_path(saved).exists()


def test_a_file_saved_by_others_since_is_not_overwritten(saved: Path, problem: Problem) -> None:
    kill_while_working(saved, 1, 0)
    write_project(saved, Document(problem, "p"))
    project = recover(left_copies()[0])
    with pytest.raises(SatuAtapError) as caught:
        save(project)
    assert caught.value.key == "save_changed_outside"
    project.close()


def test_killed_right_after_saving(saved: Path) -> None:
    """The file is new, the copy does not know it yet: the file is still ours to save."""
    project = open_project(saved)
    project.session.do("growth", set_field(Unit, "u0", "growth", 150))
    assert project.copy is not None
    project.copy.announce("mark")
    write_project(saved, project.session.document, "mark")
    project.copy.leave()
    again = recover(left_copies()[0])
    save(again)
    assert read_project(saved).document == again.session.document
    again.close()
    project.lock = None  # taken over above


def test_a_file_somebody_else_has_open_is_left_to_them(saved: Path) -> None:
    kill_while_working(saved, 1, 0)
    (left,) = left_copies()
    other = open_project(saved)  # takes the dead lock over
    assert not other.read_only
    project = recover(left)
    assert project.path is None
    assert project.session.changed
    project.close()
    other.close()


def test_living_windows_are_not_offered(problem: Problem, tmp_path: Path) -> None:
    project = new_project(problem)
    project.session.do("growth", set_field(Unit, "u0", "growth", 150))
    assert left_copies() == ()
    assert project.copy is not None
    project.copy.leave()
    (left,) = left_copies()
    assert left.path is None
    assert left.changes == 1
    assert (datetime.now().astimezone() - left.changed).total_seconds() < 60
    discard(left)
    assert left_copies() == ()
    assert list(working_folder().iterdir()) == []


def test_copies_without_changes_or_sense_are_swept(problem: Problem) -> None:
    project = new_project(problem)
    assert project.copy is not None
    project.copy.leave()
    (working_folder() / "torn.satuatap").write_bytes(b"SQLite format 3\x00 torn")
    (working_folder() / "empty.satuatap").touch()
    assert left_copies() == ()
    assert [path.name for path in working_folder().iterdir()] == ["torn.damaged"]


def test_a_copy_that_another_window_took(problem: Problem) -> None:
    project = new_project(problem)
    project.session.do("growth", set_field(Unit, "u0", "growth", 150))
    assert project.copy is not None
    project.copy.leave()
    (left,) = left_copies()
    first = recover(left)
    with pytest.raises(SatuAtapError) as caught:
        recover(left)
    assert caught.value.key == "copy_gone"
    first.close()

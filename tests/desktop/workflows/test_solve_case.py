"""A case file goes in, a solution file comes out; whatever is wrong is said in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.jobs.messages import Advanced, SolveCaseTask
from desktop.jobs.runner import Heard, heard_with
from desktop.system.translate import catalogue
from desktop.workflows.issue_text import issue_text
from desktop.workflows.solve_case import SolvedCase, kept, load_case, solve_case_file, write_json
from solver.case.generate import Recipe, plant
from solver.case.write import canonical_sha256, write_case
from solver.check.rules import violations
from solver.errors import SatuAtapError
from solver.plan import Plan, Progress, SolveStatus
from solver.search.solve import SolveOptions, solve
from tests.desktop.jobs import dying
from tests.support.cases import PAIRS, best_by_counting, rich


def _file(folder: Path, record: object) -> Path:
    path = folder / "case.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    return path


def test_solves_and_writes(tmp_path: Path) -> None:
    out = tmp_path / "solution.json"
    told = []
    path = _file(tmp_path, write_case(rich()))
    found = solve_case_file(path, 20, 7, 1, out, on_progress=told.append)
    assert isinstance(found, SolvedCase)
    assert found.cut_short == ""
    assert found.outcome.status is SolveStatus.OPTIMAL
    record = json.loads(out.read_text(encoding="utf-8"))
    assert record["status"] == "optimal"
    assert record["cost"] == record["bound"] == best_by_counting(rich())
    assert record["case_sha256"] == canonical_sha256(rich())
    assert (record["seed"], record["threads"]) == (7, 1)
    assert told
    assert sorted(p.name for p in tmp_path.iterdir()) == ["case.json", "solution.json"]


def test_a_process_that_dies_leaves_its_best_plan_in_the_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    out = tmp_path / "solution.json"
    path = _file(tmp_path, write_case(rich()))
    found = solve_case_file(path, 20, 1, 1, out, work=dying.killed_after_a_plan)
    assert isinstance(found, SolvedCase)
    assert "dihentikan oleh sistem" in found.cut_short
    assert found.outcome.status is SolveStatus.FEASIBLE
    assert found.outcome.plan is not None
    assert violations(rich(), found.outcome.plan) == ()
    record = json.loads(out.read_text(encoding="utf-8"))
    assert record["status"] == "feasible"
    assert record["place"] == list(found.outcome.plan.place)
    assert record["bound"] is None or record["bound"] <= record["cost"]
    assert "lost" in caplog.text


def test_memory_that_ends_in_the_middle_leaves_the_best_plan(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The whole engine on a case too large for what the process may have."""
    case = plant(Recipe("M", 90), 31).case
    found = solve_case_file(_file(tmp_path, write_case(case)), 60, 1, 2, work=dying.short_of_memory)
    assert isinstance(found, SolvedCase)
    assert found.cut_short
    assert found.outcome.plan is not None
    assert violations(case, found.outcome.plan) == ()
    assert caplog.text


def test_what_a_dead_process_told_is_not_believed_unchecked() -> None:
    task = SolveCaseTask(rich(), 1, 1, 1)
    wrong = Plan((0, 0, 0, 0, 0))
    heard = heard_with(Heard(), Advanced(Progress(1.0, 3, 2, wrong)))
    assert kept(task, heard).status is SolveStatus.UNKNOWN
    assert kept(task, heard).plan is None
    best = best_by_counting(rich())
    assert best is not None
    plan = solve(rich(), SolveOptions(10, 1, 1)).plan
    dear = heard_with(Heard(), Advanced(Progress(1.0, best, best + 1, plan)))
    assert (kept(task, dear).cost, kept(task, dear).bound) == (best, None)


def test_no_plan_is_written_too(tmp_path: Path) -> None:
    out = tmp_path / "solution.json"
    found = solve_case_file(_file(tmp_path, write_case(PAIRS[0].none)), 20, 1, 1, out)
    assert isinstance(found, SolvedCase)
    assert found.outcome.status is SolveStatus.INFEASIBLE
    assert json.loads(out.read_text(encoding="utf-8"))["place"] is None


def test_a_wrong_case_gives_issues_with_texts(tmp_path: Path) -> None:
    record = write_case(rich()) | {"units": [], "surprise": 1, "name": "a\nb" + "x" * 1000}
    found = solve_case_file(_file(tmp_path, record), 1)
    assert isinstance(found, tuple)
    for issue in found:
        for language in ("id", "en"):
            for key in (f"issue.{issue.key}", f"issue.{issue.key}.mend"):
                str(catalogue(language)[key]).format(**dict(issue.values))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("{", "case_not_json"),
        ("[" * 100_000, "case_overdone"),
        ('{"a": 1', "case_not_json"),
        ("", "case_not_json"),
        ("\x00", "case_not_json"),
        ("\udcff", "case_no_text"),
    ],
)
def test_not_json(tmp_path: Path, text: str, key: str) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(SatuAtapError) as error:
        load_case(path)
    assert error.value.key == key
    assert f"error.{key}" in catalogue("id")


@pytest.mark.parametrize("digits", ["9" * 5000, "-" + "9" * 50, "1e400", "NaN", "-Infinity"])
def test_a_number_that_is_none_has_its_path(tmp_path: Path, digits: str) -> None:
    path = tmp_path / "case.json"
    text = json.dumps(write_case(rich()) | {"old": [{"keep_cost": 123456}, {"keep_cost": 0}]})
    path.write_text(text.replace("123456", digits), encoding="utf-8")
    found = load_case(path)
    assert isinstance(found, tuple)
    assert [issue.where for issue in found] == ["$.old[0].keep_cost"]
    assert len(issue_text(found[0])) < 300


def test_a_mark_of_byte_order_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(write_case(rich())).encode())
    assert load_case(path) == rich()


def test_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(json.dumps(write_case(rich())).encode("utf-16"))
    with pytest.raises(SatuAtapError) as error:
        load_case(path)
    assert error.value.key == "case_no_text"


def test_a_file_without_an_end_is_read_to_its_most_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.workflows.solve_case.MOST_BYTES", 1000)
    with pytest.raises(SatuAtapError) as error:
        load_case(Path("/dev/zero"))
    assert error.value.key == "case_too_large"


def test_two_gigabytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    with path.open("wb") as file:
        file.truncate(2 * 2**30)  # no space is taken on the disk
    with pytest.raises(SatuAtapError) as error:
        load_case(path)
    assert error.value.key == "case_too_large"


def test_a_file_that_takes_all_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hungry(text: str) -> object:
        raise MemoryError

    monkeypatch.setattr("desktop.workflows.solve_case.parse", hungry)
    with pytest.raises(SatuAtapError) as error:
        load_case(_file(tmp_path, {}))
    assert error.value.key == "case_no_memory"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SatuAtapError) as error:
        load_case(tmp_path / "none.json")
    assert error.value.key == "case_unreadable"


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(SatuAtapError) as error:
        write_json(_file(tmp_path, {}) / "out.json", {})
    assert error.value.key == "case_unwritable"


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.workflows.solve_case.MOST_BYTES", 1)
    with pytest.raises(SatuAtapError) as error:
        load_case(_file(tmp_path, {}))
    assert error.value.key == "case_too_large"


@pytest.mark.parametrize(("seconds", "threads"), [(0, 1), (-1, 1), (float("nan"), 1), (1, 0)])
def test_unusable_arguments(tmp_path: Path, seconds: float, threads: int) -> None:
    with pytest.raises(SatuAtapError) as error:
        solve_case_file(_file(tmp_path, write_case(rich())), seconds, 1, threads)
    assert error.value.key == "case_options"

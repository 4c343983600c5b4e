"""A run is judged by the check, not by what it claims; what was run is not run again."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import records
from benchmarks.child import Ended
from benchmarks.given import one
from benchmarks.runs import Terms, judged, reached, run
from solver.check.bill import bill, total
from solver.plan import Plan
from tests.support.cases import PAIRS, rich


def ended(*events: dict[str, object], how: str = "ended") -> Ended:
    return Ended(list(events), 1.5, 20, how, "")


def told(place: tuple[int, ...], cost: int) -> dict[str, object]:
    return {"seconds": 0.5, "cost": cost, "bound": 3, "place": place, "rooms": []}


def test_the_cost_is_the_bill_not_the_claim() -> None:
    pair = PAIRS[0]
    found = judged(pair.case, ended(told(pair.keeps, 1)))
    assert found["cost"] == total(bill(pair.case, Plan(pair.keeps)))
    assert (found["bound"], found["first"], found["how"]) == (3, 0.5, "ended")


def test_a_plan_that_breaks_a_rule_is_no_plan() -> None:
    pair = PAIRS[0]
    found = judged(pair.case, ended(told(pair.breaks, 0)))
    assert (found["cost"], found["first"]) == (None, None)
    assert found["how"] == "1 rules broken"


def test_without_a_plan_there_is_none() -> None:
    found = judged(rich(), ended({"seconds": 1.0, "cost": 5, "bound": 2}, how="out of memory"))
    assert (found["cost"], found["first"], found["bound"]) == (None, None, 2)
    assert found["how"] == "out of memory"


def test_when_a_goal_was_reached() -> None:
    trace = [(1.0, None, 2), (2.0, 9, 2), (3.0, 7, 6)]
    assert reached(trace, 1, 8) == 3.0
    assert reached(trace, 2, 1) == 1.0
    assert reached(trace, 1, 6) is None


def test_a_rival_runs_in_its_own_process_and_only_once(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "results.jsonl"
    each, terms = one("20-85-1"), Terms(20)
    first = run(each, "greedy", 1, terms, kept)
    assert "greedy" in capfd.readouterr().out
    assert first["cost"] is not None
    assert first["peak_mb"] > 10
    again = run(each, "greedy", 1, terms, kept)
    assert capfd.readouterr().out == ""
    assert again["trace"] == first["trace"]
    assert len(records.read(kept)) == 1


def test_another_engine_is_run_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, each, terms = tmp_path / "results.jsonl", one("20-85-1"), Terms(1)
    started: list[str] = []

    def start(_: str, arguments: list[str], *_more: object, **_named: object) -> Ended:
        started.append(arguments[0])
        return ended()

    monkeypatch.setattr("benchmarks.child.run", start)
    for version in ("a", "a", "b"):
        monkeypatch.setattr("benchmarks.runs.engine_version", lambda v=version: v)
        for rival in ("ours", "naive"):
            run(each, rival, 1, terms, kept)
    assert started == ["ours", "naive", "ours"]


def test_a_line_cut_off_by_a_kill_is_left_out(tmp_path: Path) -> None:
    kept = tmp_path / "results.jsonl"
    records.add(kept, {"case": "a", "seed": 1})
    with kept.open("a") as file:
        file.write('{"case": "b", "se')
    assert [record["case"] for record in records.read(kept)] == ["a"]

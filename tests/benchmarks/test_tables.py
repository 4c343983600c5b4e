"""The tables say what was measured, the losses too."""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import Any

import pytest

from benchmarks import (
    engine,
    first_plan,
    growth,
    interaction,
    peers,
    picture,
    public,
    records,
    report,
    reproducible,
)
from benchmarks.given import one
from benchmarks.runs import part_known
from benchmarks.table import markdown


def record(**more: Any) -> dict[str, Any]:
    base = {
        "case": "M-85-1",
        "peer": "ours",
        "seed": 1,
        "limit": 60.0,
        "threads": 2,
        "cost": 100,
        "bound": 90,
        "first": 0.5,
        "took": 61.0,
        "solved": 60.5,
        "lag": 0.5,
        "peak_mb": 200,
        "how": "feasible",
        "trace": [[0.5, 120, None], [1.0, 120, 80], [9.0, 100, 90]],
    }
    return base | more


NONE = {"cost": None, "first": None, "how": "unknown", "trace": [[1.0, None, 80]]}


def cells(table: str, row: int) -> list[str]:
    return [cell.strip() for cell in table.splitlines()[row + 2].split("|")[1:-1]]


def test_markdown() -> None:
    assert markdown(("a", "b"), [("x", 12345), ("yy", None)]) == (
        "| a  |      b |\n| -- | -----: |\n| x  | 12,345 |\n| yy |      – |"
    )


def test_peers_say_when_there_is_no_plan() -> None:
    table = peers.table([record(), record(peer="naive", **NONE)])
    assert cells(table, 0)[2:7] == ["100", "1.0000", "–", "90", "10.00 %"]
    assert cells(table, 1)[2:4] == ["no plan", "–"]


def test_a_bound_above_a_plan_is_told() -> None:
    table = peers.table([record(), record(peer="scip", cost=120, bound=101)])
    assert "101 WRONG" in table
    assert "WRONG" not in peers.table([record(), record(peer="scip", cost=120, bound=100)])


def test_one_seed_without_a_plan_is_a_loss_of_the_row() -> None:
    runs = [record(), record(seed=2, **NONE)]
    assert "no plan (1 of 2)" in peers.table(runs)
    assert "no plan in 1" in engine.table(runs, {})


def test_engine_against_the_best_known() -> None:
    table = engine.table([record(), record(seed=2, cost=110)], {"M-85-1": 100})
    assert cells(table, 0)[2:5] == ["105", "110", "90"]
    assert cells(table, 0)[5:9] == ["in one", "18.18 %", "5.00 %", "10.00 %"]


def test_the_bound_is_split_into_its_parts() -> None:
    parts = [[1.0, 50_000, 0, 0], [2.0, 60_000, 20_000, 10_000]]
    split = record(bound=90_000, cost=100_000, parts=parts)
    assert cells(engine.table([split], {}), 0)[5] == "60 + 20 + 10"
    assert (part_known(parts, 0), part_known(parts, 1), part_known([], 2)) == (1.0, 2.0, None)


def test_public_cases_at_known_and_proved() -> None:
    kept = [record(case="g"), record(case="h", cost=105), record(case="p", how="optimal")]
    known = {"g": 100, "h": 100, "p": 100}
    table = public.table({"gqap": ["g", "h"], "sscflp": ["p"]}, kept, known)
    assert cells(table, 0)[1:6] == ["2", "1 of 2", "1 of 2", "5.00 %", "0 of 2"]
    assert cells(table, 1)[5:] == ["1 of 1", "60 s"]
    assert public.off(None, 100) == math.inf


def test_the_exponent_of_a_power() -> None:
    assert growth.exponent([(n, 3 * n**1.5) for n in (60, 250, 900)]) == pytest.approx(1.5)
    assert growth.exponent([(60, 1.0), (250, None)]) is None


def test_growth_takes_medians_of_the_seeds() -> None:
    kept = [record(case="60-85-1"), record(case="60-85-2", first=1.5), record(case="250-85-1")]
    figures = growth.medians([60, 125, 250], 85, kept)
    assert [f["units"] for f in figures] == [60, 250]
    assert (figures[0]["first"], figures[0]["near"], figures[0]["bound"]) == (1.0, 9.0, 1.0)
    assert growth.table(figures).splitlines()[-1].startswith("| exponent |")


def test_a_first_plan_never_found_is_the_worst() -> None:
    table = first_plan.table(["M-85"], [record(), record(case="M-85-2", **NONE)])
    assert cells(table, 0)[1:3] == ["2", "1"]
    assert cells(table, 0)[4] == "never"


def test_another_plan_is_not_the_same() -> None:
    runs = [
        record(condition="alone", number=1, plan="a"),
        record(condition="one core", number=1, plan="b"),
        record(condition="fast mode", number=1, plan="c"),
    ]
    table = reproducible.table(runs)
    assert [cells(table, row)[-1] for row in range(3)] == ["yes", "NO", "–"]


def test_interaction_is_measured_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interaction, "SINGLES", 50)
    options = argparse.Namespace(seconds=0.0, seed=1, threads=1, colours=50)
    found = interaction.measured(one("20-85-1"), options)
    assert 0 < found["p50"] <= found["p99.9"] <= found["max"]
    assert found["row"] < found["full"]
    assert "20-85-1" in interaction.table([found])


def test_the_report_prints_what_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in (engine, public, peers, first_plan, growth, interaction, reproducible):
        monkeypatch.setattr(module, "RESULTS", tmp_path / f"{module.__name__}.jsonl")
    records.add(engine.RESULTS, record(engine="a"))
    records.add(engine.RESULTS, record(engine="b", seed=2))
    records.add(growth.RESULTS, record(case="60-85-1"))
    monkeypatch.setattr("sys.argv", ["report", str(tmp_path)])
    report.main()
    told = capsys.readouterr().out
    assert "### Cost and bound\n\n60 s; 2 threads; seeds 1, 2; from 2 versions" in told
    assert "### Growth" in told
    assert "### Interaction" not in told


def test_pictures_are_drawn(tmp_path: Path) -> None:
    path = picture.cost_and_bound("M", [record(), record(peer="naive", **NONE)], tmp_path)
    assert path.stat().st_size > 10_000
    lines = {"first plan": [(60.0, 1.0), (250.0, 3.0)]}
    assert picture.log_log("t", "x", "y", lines, tmp_path / "g.png").exists()

"""A benchmark finds its cases: made-up ones by name, files, and says what it does not know."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.given import given, made_up
from solver.case.write import write_case
from tests.support.cases import case


def test_a_made_up_case_is_named_by_size_fill_and_seed() -> None:
    (each,) = given(["30-85-2"])
    assert len(each.case.units) == 30
    assert each.case == made_up("30-85-2").case
    assert each.case != made_up("30-85-3").case


def test_options_are_part_of_the_name() -> None:
    calm, usual = made_up("30-85-calm-2").case, made_up("30-85-2").case
    assert calm.name == "30-85-calm-2"
    assert {unit.cost[0] == unit.cost[-1] for unit in calm.units} == {True}
    assert {unit.cost[0] == unit.cost[-1] for unit in usual.units} == {True, False}
    assert made_up("S-97-talk-1").case.name == "S-97-talk5-1"


def test_a_folder_gives_its_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_text(json.dumps(write_case(case())))
    assert [each.name for each in given([str(tmp_path)])] == ["a", "b"]
    assert [each.name for each in given([str(tmp_path)], "b")] == ["b"]


def test_what_is_no_case_is_told() -> None:
    with pytest.raises(SystemExit, match="M-85-3"):
        given(["nowhere.json"])

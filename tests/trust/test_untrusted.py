"""Case files nobody checked: any number anywhere, and what is read is solved or explained."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from solver.case.model import Case, Limit
from solver.case.read import read_case
from solver.case.write import write_case
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.errors import Issue
from solver.explain.why_none import Answer, ExplainOptions, why_none
from solver.search.solve import SolveOptions, solve
from tests.support.cases import rich

Path = tuple[str | int, ...]
NO_NUMBER = (True, None, 1.0, "1", float("nan"), float("inf"), [], {}, [None], "\x00")
BEYOND = (2**53, 2**63 - 1, 2**63, 2**64, -(2**63), -(10**16))
LARGE = (10**4, 10**9, 10**14, 10**15)


def whole() -> dict[str, object]:
    """Return a case in which every field stands."""
    case = rich()
    assert case.parking is not None
    counted = Limit(
        "counted",
        10**6,
        unit=tuple((1,) * len(unit.floors) for unit in case.units),
        floor=(1,) * len(case.floors),
        tower=(1,) * len(case.towers),
        room=(1,) * len(case.rooms.classes),
        level=(1,) * len(case.parking.level_stalls),
    )
    return json.loads(json.dumps(write_case(replace(case, limits=(counted,)))))


def numbers(data: object, path: Path = ()) -> Iterator[Path]:
    """Yield the path of every number."""
    if isinstance(data, int):
        yield path
    for key, value in data.items() if isinstance(data, dict) else ():
        yield from numbers(value, (*path, key))
    for i, value in enumerate(data if isinstance(data, list) else ()):
        yield from numbers(value, (*path, i))


WHOLE = whole()
FIELDS: dict[str, list[Path]] = {}
for at in numbers(WHOLE):
    FIELDS.setdefault(".".join("*" if isinstance(k, int) else k for k in at), []).append(at)


def put(paths: list[Path], value: object) -> object:
    """Return the case with a value at some paths."""
    data = copy.deepcopy(WHOLE)
    for *way, last in paths:
        part = data
        for key in way:
            part = part[key]
        part[last] = copy.deepcopy(value)
    return data


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_no_number_in_range_is_told_with_its_path(field: str) -> None:
    first = FIELDS[field][0]
    where = "$" + "".join(f"[{k}]" if isinstance(k, int) else f".{k}" for k in first)
    for value in (*NO_NUMBER, *BEYOND):
        if value is None and field == "units.*.stay":
            continue
        found = read_case(put([first], value))
        assert isinstance(found, tuple)
        assert all(isinstance(issue, Issue) for issue in found)
        assert where in {issue.where for issue in found}, (field, value)


@pytest.mark.parametrize("value", LARGE)
@pytest.mark.parametrize("field", FIELDS)
def test_what_is_read_is_solved_or_explained(field: str, value: int) -> None:
    """Sums at the edge of 64 bits, units larger than a district: a plan that holds, or why none."""
    case = read_case(put(FIELDS[field], value))
    if not isinstance(case, Case):
        assert case
        return
    found = solve(case, SolveOptions(0.2, 1, 1))
    if found.plan is None:
        why = why_none(case, ExplainOptions(0.6, 1))
        assert why.answer is not Answer.UNKNOWN or not why.done
        assert not any(violations(one.case, one.plan) for one in why.repairs)
        return
    assert not violations(case, found.plan)
    assert total(bill(case, found.plan)) == found.cost
    assert found.bound is None or found.bound <= found.cost

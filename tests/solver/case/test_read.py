"""Reading a case: exact round trips, and for every wrong file Issues, never an exception."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.case.generate import Recipe, plant
from solver.case.model import Case
from solver.case.parse import parse
from solver.case.read import read_case
from solver.case.write import write_case
from solver.errors import Issue
from tests.support.cases import rich

GOOD = write_case(rich())


def _issues(change: dict[str, object]) -> set[tuple[str, str]]:
    found = read_case(copy.deepcopy(GOOD) | change)
    assert isinstance(found, tuple)
    return {(issue.key, issue.where) for issue in found}


def _part(name: str, index: int, **change: object) -> dict[str, object]:
    rows = copy.deepcopy(GOOD[name])
    rows[index] |= change
    return {name: rows}


def _room(limit: list[int]) -> dict[str, object]:
    return {"rooms": {"classes": [{"area": 1, "cost": 1, "limit": limit}], "load": []}}


FAR = {"tree": [{"length": 10**15, "beyond": [0]}]}
WRONG = [
    ({"format": "office-case/9"}, "case_format", "$.format"),
    ({"surprise": 1}, "case_unknown_key", "$.surprise"),
    ({"area_unit": "ha"}, "case_area_unit", "$.area_unit"),
    ({"units": []}, "case_empty", "$.units"),
    ({"units": None}, "case_not_a_list", "$.units"),
    ({"units": [7]}, "case_not_a_record", "$.units[0]"),
    ({"name": 5}, "case_not_a_text", "$.name"),
    (_part("units", 1, area=1.5), "case_not_a_number", "$.units[1].area"),
    (_part("units", 1, area=True), "case_not_a_number", "$.units[1].area"),
    (_part("units", 1, area=-1), "case_out_of_range", "$.units[1].area"),
    (_part("units", 1, area=10**99), "case_out_of_range", "$.units[1].area"),
    (_part("units", 1, floors=[0, 1]), "case_wrong_length", "$.units[1].cost"),
    (_part("units", 1, floors=[0, 1, 9]), "case_no_such", "$.units[1].floors[2]"),
    (_part("units", 1, floors=[0, 1, 1]), "case_twice", "$.units[1].floors[2]"),
    (_part("units", 1, stay=8), "case_no_such", "$.units[1].stay"),
    (_part("units", 1, opd=8), "case_no_such", "$.units[1].opd"),
    (_part("units", 0, floors=[], cost=[]), "case_no_place", "$.units[0]"),
    (_part("towers", 0, site=4), "case_no_such", "$.towers[0].site"),
    (_part("floors", 0, tower=4), "case_no_such", "$.floors[0].tower"),
    ({"flows": [[0, 1, -3]]}, "case_out_of_range", "$.flows[0][2]"),
    ({"flows": [[0, 1]]}, "case_wrong_length", "$.flows[0]"),
    ({"flows": [[0, 1, 1], [1, 0, 2]]}, "case_twice", "$.flows[1]"),
    ({"flows": [[1, 1, 1]]}, "case_same_unit", "$.flows[0]"),
    ({"flows": [[0, 77, 1]]}, "case_no_such", "$.flows[0][1]"),
    ({"together": [[3, 3]]}, "case_same_unit", "$.together[0]"),
    ({"together": [[0, 1], [1, 0]]}, "case_twice", "$.together[1]"),
    ({"tree": [{"length": 1, "beyond": [1, 2, 1]}]}, "case_twice", "$.tree[0].beyond[2]"),
    ({"tree": [{"length": -1, "beyond": [1]}]}, "case_out_of_range", "$.tree[0].length"),
    ({"name": "a\nb"}, "case_text_unprintable", "$.name"),
    ({"name": "\ud800"}, "case_text_unprintable", "$.name"),
    ({"name": "x" * 1001}, "case_text_too_long", "$.name"),
    (_part("units", 3, cost=[0, float("nan")]), "case_not_a_number", "$.units[3].cost[1]"),
    (_part("units", 3, cost=[0, float("inf")]), "case_not_a_number", "$.units[3].cost[1]"),
    (_part("units", 3, cost=[0, 1e308]), "case_not_a_number", "$.units[3].cost[1]"),
    (_part("units", 3, cost=[0, "1"]), "case_not_a_number", "$.units[3].cost[1]"),
    (_part("units", 3, cost=[0, -(10**16)]), "case_out_of_range", "$.units[3].cost[1]"),
    (_part("floors", 1, open_cost=-1), "case_out_of_range", "$.floors[1].open_cost"),
    (_part("opds", 0, span_cost=-1), "case_out_of_range", "$.opds[0].span_cost"),
    ({"units": [GOOD["units"][0]] * 20_001}, "case_too_many", "$.units"),
    ({"distance": [[0] * 5] * 4, "tree": []}, "case_wrong_length", "$.distance"),
    ({"distance": [[0] * 4] * 5, "tree": []}, "case_wrong_length", "$.distance[0]"),
    ({"apart": [[0, 0]]}, "case_same_unit", "$.apart[0]"),
    ({"tree": [{"length": 1, "beyond": [99]}]}, "case_no_such", "$.tree[0].beyond[0]"),
    ({"distance": [[0]]}, "case_two_distances", "$.distance"),
    (_room([]), "case_empty", "$.rooms.classes[0].limit"),
    (_room([5, 1]), "case_not_rising", "$.rooms.classes[0].limit"),
    ({"rooms": {"classes": [], "load": [[[1]]]}}, "case_wrong_length", "$.rooms.load"),
    (
        {"limits": [{"name": "a", "most": 1, "floor": [1]}]},
        "case_wrong_length",
        "$.limits[0].floor",
    ),
    ({"limits": [{"name": "a", "most": 1}] * 2}, "case_twice", "$.limits[1]"),
    (FAR | {"flows": [[0, 1, 10**15]]}, "case_sum_too_large", "$.flows"),
]


@pytest.mark.parametrize(("change", "key", "where"), WRONG)
def test_says_what_is_wrong(change: dict[str, object], key: str, where: str) -> None:
    assert (key, where) in _issues(change)


SOUND = [
    _part("units", 3, cost=[0, -(10**15)]),  # what a place costs may be a subsidy
    _part("units", 1, stay_cost=-5),
    _part("old", 0, keep_cost=-5),
    _part("floors", 0, level=-1000),
    _part("floors", 0, area=0, people=0),
    _part("units", 0, area=0, people=0),
    {"limits": [{"name": "a", "most": -1}]},
    {"flows": [[0, 1, 0]]},
    {"name": "Kantor\u00a0Wali Kota – 1"},
    {"flows": [], "tree": [], "together": [], "apart": [], "limits": []},
    {"distance": [[p + 2 * q for q in range(5)] for p in range(5)], "tree": [],
     "flows": [[0, 1, 1], [1, 0, 2]]},  # there and back by different ways
]  # fmt: skip


@pytest.mark.parametrize("change", SOUND)
def test_what_may_stand_in_a_case(change: dict[str, object]) -> None:
    assert isinstance(read_case(copy.deepcopy(GOOD) | change), Case)


def test_keys_that_stand_twice_are_told() -> None:
    text = json.dumps(GOOD).replace('"area": 20,', '"area": 20, "area": 21,', 1)
    found = read_case(parse(text))
    assert isinstance(found, tuple)
    assert [(i.key, i.where) for i in found] == [("case_key_twice", "$.units[0].area")]


@pytest.mark.parametrize("key", ["format", "name", "sites", "towers", "floors", "old", "units"])
def test_says_what_is_missing(key: str) -> None:
    found = read_case({k: v for k, v in GOOD.items() if k != key})
    assert isinstance(found, tuple)
    assert [(i.key, i.where) for i in found] == [("case_missing", f"$.{key}")]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("size", ["tiny", "small"])
def test_round_trip(size: str, seed: int) -> None:
    recipe = Recipe(
        size,
        flows=seed != 1,
        rooms=seed != 2,
        parking=seed != 3,
        limits=seed == 4,
        tower_costs=seed == 5,
    )
    case = plant(recipe, seed).case
    record = json.loads(json.dumps(write_case(case)))
    assert read_case(record) == case
    assert record["format"] == ("office-case/2" if seed > 3 else "office-case/1")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=8,
)


def _spots(data: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    found = [path]
    if isinstance(data, dict):
        for key, value in data.items():
            found += _spots(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            found += _spots(value, (*path, i))
    return found


SPOTS = _spots(GOOD)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SPOTS), JSON)
def test_never_raises(spot: tuple[object, ...], value: object) -> None:
    data: object = copy.deepcopy(GOOD)
    if spot:
        inner: object = data
        for key in spot[:-1]:
            inner = inner[key]  # type: ignore[index]
        inner[spot[-1]] = value  # type: ignore[index]
    else:
        data = value
    found = read_case(data)
    assert isinstance(found, Case) or (found and all(isinstance(i, Issue) for i in found))


def test_a_file_wrong_everywhere_gives_a_short_list() -> None:
    found = read_case(GOOD | {"flows": [["x", "y", "z"]] * 1000})
    assert isinstance(found, tuple)
    assert len(found) == 50

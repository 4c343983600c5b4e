"""Values out of untrusted JSON: the right type always comes back, what is wrong is noted."""

from __future__ import annotations

import pytest

from solver.case.values import MOST_ISSUES, Values


@pytest.mark.parametrize("data", [None, "1", 1.0, True, [], {}])
def test_only_whole_numbers_are_numbers(data: object) -> None:
    values = Values()
    assert values.number(data, "$.x", 3) == 3
    assert [(i.key, i.where) for i in values.found] == [("case_not_a_number", "$.x")]


@pytest.mark.parametrize(("data", "sound"), [(2, False), (3, True), (9, True), (10, False)])
def test_bounds_are_allowed(data: int, sound: bool) -> None:
    values = Values()
    values.number(data, "$.x", 3, 9)
    assert (values.found == []) is sound


def test_a_number_too_long_to_print() -> None:
    values = Values()
    values.number(10**5000, "$.x")
    assert len(dict(values.found[0].values)["value"]) < 90


def test_records_name_what_is_missing_and_unknown() -> None:
    values = Values()
    assert values.record({"a": 1, "z": 2}, "$", ("a", "b"), ("c",)) is None
    assert {i.where for i in values.found} == {"$.b", "$.z"}


def test_the_list_of_findings_ends() -> None:
    values = Values()
    values.numbers(["x"] * 500, "$.x")
    assert len(values.found) == MOST_ISSUES

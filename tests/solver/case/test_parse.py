"""Parsing loses nothing that is wrong: doubled keys, numbers too long, what is no JSON."""

from __future__ import annotations

import json
import math

import pytest

from solver.case.parse import BEYOND, Repeated, parse


def test_plain_json_is_itself() -> None:
    data = {"a": [1, -2, 0, "ü", None, True, {"b": {}}], "c": 1.5}
    assert parse(json.dumps(data)) == data
    assert type(parse('{"a": 1}')) is dict


def test_doubled_keys_are_kept_in_mind() -> None:
    found = parse('{"a": 1, "b": {"c": 1, "d": 2, "c": 3, "c": 4}, "a": {"e": 0}}')
    assert isinstance(found, Repeated)
    assert found.twice == ["a"]
    assert found["a"] == {"e": 0}
    assert isinstance(found["b"], Repeated)
    assert found["b"].twice == ["c"]


def test_numbers_that_take_for_ever_to_read() -> None:
    assert parse("9" * 40) == 10**40 - 1
    assert parse("9" * 41) == BEYOND
    assert parse("-" + "9" * 100_000) == -BEYOND


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_what_is_no_number_is_a_float(word: str) -> None:
    found = parse(word)
    assert isinstance(found, float)
    assert not math.isfinite(found)


def test_what_is_torn_or_too_deep_is_raised() -> None:
    with pytest.raises(json.JSONDecodeError):
        parse('{"a": [1, 2')
    with pytest.raises(RecursionError):
        parse("[" * 1_000_000)

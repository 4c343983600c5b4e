"""The memory of layouts: by names of columns, without trust in what stands in a file."""

from __future__ import annotations

from desktop.document.grid import Column
from desktop.widgets.remembered import (
    TableLayout,
    in_order,
    key_of,
    memory,
    remember_table,
    table_layout,
)

COLUMNS = tuple(Column(name, name.title()) for name in ("name", "area", "people", "note"))


def names(columns: tuple[Column, ...]) -> list[str]:
    return [column.name for column in columns]


def test_a_table_is_known_by_its_columns_in_any_order() -> None:
    assert key_of(COLUMNS) == key_of(COLUMNS[::-1])
    assert key_of(COLUMNS) != key_of(COLUMNS[1:])
    remember_table(
        COLUMNS, TableLayout({"area": 90}, ("name", "note", "area"), "people", down=True)
    )
    kept = table_layout(COLUMNS[::-1])
    assert (dict(kept.widths), kept.sort, kept.down) == ({"area": 90}, "people", True)
    assert memory().changed


def test_the_first_column_stays_and_new_ones_come_last() -> None:
    remember_table(COLUMNS, TableLayout(order=("note", "area", "name")))
    assert names(in_order(COLUMNS)) == ["name", "note", "area", "people"]


def test_what_was_tampered_with_counts_as_nothing() -> None:
    key = key_of(COLUMNS)
    for broken in (
        7,
        {"widths": [1], "order": "name", "sort": "gone", "down": 1},
        {"widths": {"area": "90", "people": -5, "note": 10**9, "name": True}},
    ):
        memory().put(key, broken)
        assert table_layout(COLUMNS) == TableLayout()
        assert in_order(COLUMNS) == COLUMNS


def test_the_latest_stands_last_and_all_can_be_forgotten() -> None:
    memory().fill({"a": 1, "b": 2})
    memory().put("a", 1)
    assert not memory().changed
    memory().put("a", 3)
    assert list(memory().values) == ["b", "a"]
    memory().forget()
    assert memory().values == {}
    assert memory().changed

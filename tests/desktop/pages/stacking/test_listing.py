"""The list of a plan: every place, everybody once, found by any words of their names."""

from __future__ import annotations

from desktop.pages.stacking.listing import (
    EVERYWHERE,
    list_places,
    list_rows,
    list_sum,
    short_place,
)
from desktop.workflows.seats import TRAY
from tests.desktop.widgets.stacking_plan.example import HIGH, LOW, SIDE, example


def test_places_with_somebody_and_everybody_once() -> None:
    view = example()
    places = dict(list_places(view))
    assert list(places)[:2] == [EVERYWHERE, TRAY]
    assert places[HIGH] == "Menara · Lantai 2"
    assert SIDE not in places
    rows = list_rows(view, EVERYWHERE)
    assert sorted(r.unit for r in rows) == sorted(view.block_of)
    assert {r.unit for r in list_rows(view, TRAY)} == {"a3", "a4"}
    assert len(list_rows(view, LOW)) == 7


def test_words_and_legend_narrow_it() -> None:
    view = example()
    assert [r.unit for r in list_rows(view, EVERYWHERE, "menara b1")] == ["b1"]
    assert [r.unit for r in list_rows(view, LOW, "", frozenset({"a7", "b1"}))] == ["a7"]
    assert list_rows(view, EVERYWHERE, "tidak ada") == ()


def test_a_row_and_the_sum_say_figures() -> None:
    rows = list_rows(example(), HIGH)
    first = next(r for r in rows if r.unit == "b1")
    assert (first.square_metres, first.heads, first.place) == ("400", "30", "Menara · Lantai 2")
    assert list_sum(rows) == "2 unit · 583\u00a0m² · 45\u00a0orang"
    pinned = next(r for r in list_rows(example(), LOW) if r.unit == "a2")
    assert "Dikunci" in pinned.marks


def test_a_narrow_column_keeps_the_number_of_the_floor() -> None:
    assert short_place("Menara · Lantai 12") == "Menara · Lt. 12"
    assert short_place("Kantor Camat") == "Kantor Camat"

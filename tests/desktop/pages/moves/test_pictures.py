"""Pictures of an order: spans joined, every person once, every rupiah once."""

from __future__ import annotations

from itertools import pairwise

import pytest

from desktop.document.document import Document
from desktop.pages.moves import pictures
from desktop.workflows.moves.order_moves import Ready, make_ready, usual_terms
from tests.desktop.pages.moves.test_viewmodel import city
from tests.support.problems import MANUAL


@pytest.fixture(scope="module")
def ready() -> Ready:
    document = Document(city())
    return make_ready(document, MANUAL, usual_terms(document))


def test_spans_that_touch_become_one() -> None:
    assert pictures.joined([(1, 2), (2, 3), (4, 4), (7, 8)]) == [(1, 4), (7, 8)]
    assert pictures.joined([(1, 5), (2, 3)]) == [(1, 5)]
    assert pictures.joined([]) == []


@pytest.mark.parametrize("by_unit", [False, True])
def test_fitting_out_never_lies_twice_on_a_row(ready: Ready, by_unit: bool) -> None:
    for line in pictures.lines(ready, by_unit=by_unit):
        spans = [(b.first, b.last) for b in line.bars if b.kind == "fit_out"]
        assert spans == sorted(spans)
        assert all(a[1] + 1 < b[0] for a, b in pairwise(spans))
        assert line.said.startswith(line.label)


def test_bands_and_columns_say_what_they_hold(ready: Ready) -> None:
    waves = ready.waves
    bands = pictures.flow_rows(ready)
    assert sum(band.people for band in bands) == sum(m.people for m in ready.moves)
    assert pictures.flow_detail(ready, bands[0].key).startswith(bands[0].said)
    assert pictures.flow_detail(ready, "gone>gone") == ""
    assert ready.order.cost is not None
    assert sum(p.amount for p in pictures.months(waves)) == ready.order.cost.double
    assert all(point.label in point.said for point in pictures.months(waves))
    assert pictures.swings(waves) == ()
    grid = pictures.emptied_grid(ready, waves)
    assert [grid.text(row, "day") for row in grid.rows()]
    assert pictures.emptied_grid(None, ()).rows() == ()
    assert pictures.heads(waves)[0][1] == "Jan 2027"

"""The site part in rounds: rises, closes, repeats, stops."""

from __future__ import annotations

from solver.cpsat.build import build
from solver.cpsat.run import Run, run
from solver.search.site.rows import SiteRows
from tests.support.crowd import crowd


def _bounds(seed: int) -> list[int]:
    rows = SiteRows(crowd(seed))
    found: list[int] = []
    while not rows.closed and len(found) < 500:
        found.append(rows.advance(lambda: False))
    assert rows.closed
    return found


def test_it_rises_below_the_optimum_closes_and_repeats() -> None:
    found = _bounds(2)
    assert found == _bounds(2)
    optimum = run(build(crowd(2)), Run(20)).cost
    assert optimum is not None
    assert found[0] < optimum // 2 < max(found) <= optimum


def test_a_stop_is_heeded() -> None:
    rows = SiteRows(crowd(1))
    rows.advance(lambda: True)
    assert rows.spent == 0

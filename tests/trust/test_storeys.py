"""The road of large cases with level and site in one program: never above the counted optimum."""

from __future__ import annotations

import time
from typing import Any

import pytest

from solver.case.model import Case
from solver.search import sum_bound
from solver.search.clock import Clock
from solver.search.cuts.spread_level import level_and_site
from solver.search.site.rows import SiteRows
from solver.search.sum_bound import SumProof
from tests.support.cases import best_by_counting
from tests.support.storeys import storeys

SECONDS = 10.0


def _proved(case: Case) -> int | None:
    begun = time.monotonic()
    proof = SumProof(case, lambda known: None)
    proof.work(Clock(lambda: SECONDS - (time.monotonic() - begun), lambda: False))
    return None if proof.known.parts is None else proof.known.parts.total


def test_the_joint_program_is_used_and_below_every_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[SiteRows] = []

    def join(*arguments: Any) -> SiteRows:
        made.append(level_and_site(*arguments))
        return made[-1]

    monkeypatch.setattr(sum_bound, "MOST_CUTS", 0)
    monkeypatch.setattr(sum_bound, "LARGE_SITE", 0)
    monkeypatch.setattr(sum_bound, "by_columns", lambda case: False)
    monkeypatch.setattr(sum_bound, "level_and_site", join)
    compared = 0
    for case in map(storeys, range(100, 106)):
        best, proved = best_by_counting(case), _proved(case)
        if best is not None and proved is not None:
            compared += 1
            assert 0 < proved <= best
    assert len(made) >= 5
    assert compared >= 4

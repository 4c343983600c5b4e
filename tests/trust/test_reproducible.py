"""Reproducible mode: the same plan byte for byte, whatever the load and the number of threads."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from solver.case.generate import Recipe, plant
from solver.case.model import Case
from solver.case.write import write_solution
from solver.plan import Outcome
from solver.search.solve import SolveOptions, solve
from tests.support.cases import rich
from tests.support.family import member

CASES = (
    rich(),
    plant(Recipe("small", 97, limits=True, tower_costs=True), 3).case,
    plant(Recipe("S", 90), 4).case,  # large enough for every kind of step
    member(3).case,  # distances that differ by direction
    member(5).case,  # a full matrix
)
SECONDS = 0.15
BUSY = "print('busy', flush=True)\nwhile True: pass"


@contextmanager
def busy_computer() -> Iterator[None]:
    """Keep two processes computing beside the test."""
    command = [sys.executable, "-c", BUSY]
    others = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    try:
        for other in others:
            assert other.stdout is not None
            other.stdout.readline()
        yield
    finally:
        for other in others:
            other.kill()
            other.communicate()


def told(case: Case, outcome: Outcome) -> str:
    """Return all of an outcome but what tells of the machine.

    Left out are the seconds, the threads asked for, and the trace: which plans on the way were
    worth telling goes by the clock.
    """
    return json.dumps(write_solution(case, replace(outcome, seconds=0.0, threads=0, trace=())))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_again_with_other_threads_on_a_busy_computer(case: Case) -> None:
    one = solve(case, SolveOptions(SECONDS, 5, 1, reproducible=True))
    with busy_computer():
        other = solve(case, SolveOptions(SECONDS, 5, 2, reproducible=True))
    assert one.plan is not None
    assert told(case, other) == told(case, one)


def test_another_seed_is_another_search() -> None:
    """The seed is not ignored: it leads to other plans."""
    case = plant(Recipe("M", 95), 3).case  # too large for all to end at the same plan at once
    costs = {solve(case, SolveOptions(0.1, n, 1, reproducible=True)).cost for n in range(3)}
    assert len(costs) > 1

"""First-order steps on level programs, a slice at a time."""

from __future__ import annotations

from solver.search.cuts.level_cuts import level_program
from solver.search.cuts.level_steps import LevelSteps
from solver.search.linear.program import Program
from solver.search.shares import share_out
from tests.support.twin_towers import twin_towers


def _program() -> Program:
    case = twin_towers()
    return level_program(case, share_out(case))


def _closed(steps: LevelSteps) -> list[int]:
    bounds = []
    while not steps.closed:
        bounds.append(steps.advance(lambda: False))
    return bounds


def test_the_last_slice_is_near_the_optimum() -> None:
    program = _program()
    exact = program.multipliers(10)
    assert exact is not None
    best = program.bound(exact)
    assert best > 0
    assert 0.99 * best <= max(_closed(LevelSteps([_program]))) <= best


def test_programs_are_taken_one_after_the_other() -> None:
    asked = []

    def ask() -> Program:
        asked.append(len(asked))
        return _program()

    steps = LevelSteps([ask, ask])
    assert asked == []
    _closed(steps)
    assert asked == [0, 1]
    assert steps.spent > 0


def test_without_programs_there_is_nothing_to_do() -> None:
    assert LevelSteps([]).closed

"""A piece that is whole brings a row, once; steps go on from a stand."""

from __future__ import annotations

from solver.search.clock import Effort
from solver.search.cuts.climb import Climb
from solver.search.linear.program import Program, Terms


class _Pair:
    """One of two columns at least is 1 in whole numbers, at any prices."""

    def __init__(self) -> None:
        self.asked = 0

    def terms(self, price: list[int]) -> Terms:
        return [(0, price[0]), (1, price[1])]

    def prove(self, price: list[int], effort: Effort) -> int | None:
        self.asked += 1
        return min(price[0], price[1])


def _halves() -> Climb:
    """Return a program that takes half of each of two columns of 10."""
    program = Program()
    for _ in range(2):
        program.column(10)
    program.at_least(1, [(0, 2), (1, 2)])
    climb = Climb(program)
    climb.run(2_000, lambda: False)
    return climb


def test_a_row_brings_what_the_piece_is_dearer_whole() -> None:
    climb, piece, own = _halves(), _Pair(), {0}
    assert climb.best == 5
    climb.add_rows([(piece, own)], lambda: Effort(1.0, lambda: False))
    assert climb.best == 10
    assert own == {0, 1}
    climb.run(2_000, lambda: False)
    climb.add_rows([(piece, own)], lambda: Effort(1.0, lambda: False))
    assert piece.asked == 2
    assert len(climb.program.rows) == 2  # the second says nothing new


def test_no_row_without_time_or_after_a_stop() -> None:
    climb, piece = _halves(), _Pair()
    climb.add_rows([(piece, {0})], lambda: Effort(0.0, lambda: False))
    climb.add_rows([(piece, {0})], lambda: Effort(1.0, lambda: True))
    assert piece.asked == 0


def test_another_goes_on_from_the_stand() -> None:
    climb = _halves()
    other = Climb(climb.program, climb.stand)
    other.run(0, lambda: False)
    assert other.best == climb.best
    assert other.stand.steps == climb.stand.steps

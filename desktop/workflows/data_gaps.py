"""What the data of the units still lack before a plan can be trusted, unit by unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from solver.problem.organisation import Post, Unit
from solver.problem.problem import Problem

# What every unit should have: a key, and whether a unit has it. The keys are fields of a unit, but
# for ``posts``, which are rows of their own.
WANTED: tuple[tuple[str, Callable[[Problem, Unit], bool]], ...] = (
    ("posts", lambda p, u: any(post.headcount for post in p.where(Post, "unit", u.id))),
    ("building", lambda p, u: bool(u.building)),
    ("floor", lambda p, u: bool(u.floor)),
    ("occupied", lambda p, u: u.occupied is not None),
)


@dataclass(frozen=True)
class Gap:
    """One thing that one unit lacks; `key` is one of WANTED."""

    unit: Unit
    key: str


def lacks(problem: Problem, unit: Unit) -> tuple[str, ...]:
    """Return the keys of what a unit lacks."""
    return tuple(key for key, has in WANTED if not has(problem, unit))


def gaps(problem: Problem, units: Sequence[Unit]) -> Iterator[Gap]:
    """Yield everything that units lack, unit by unit."""
    for unit in units:
        for key in lacks(problem, unit):
            yield Gap(unit, key)


def known(problem: Problem, units: Sequence[Unit]) -> tuple[int, int]:
    """Return how many of the wanted facts of units are there, and how many are wanted."""
    want = len(units) * len(WANTED)
    return want - sum(len(lacks(problem, unit)) for unit in units), want

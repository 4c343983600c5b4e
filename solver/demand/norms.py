"""Read the standards of a project by key, as numbers and as explained inputs."""

from __future__ import annotations

from dataclasses import dataclass

from solver.demand.explained import Input
from solver.problem.problem import Problem
from solver.problem.standard_keys import REQUIRED


@dataclass(frozen=True)
class Norms:
    """The standards of a project. A missing one counts as 0; it is an Issue elsewhere."""

    problem: Problem

    def __getitem__(self, key: str) -> int:
        row = self.problem.standards.get(key)
        return row.value if row else 0

    def at_least_one(self, key: str) -> int:
        """Return a standard that is divided by, at least 1."""
        return max(1, self[key])

    def input(self, key: str) -> Input:
        """Return a standard as an input of a figure, with its source and status."""
        row = self.problem.standards.get(key)
        if row is None:
            return Input(f"standard.{key}", 0, REQUIRED[key])
        return Input(f"standard.{key}", row.value, row.measure, row.source, row.status)

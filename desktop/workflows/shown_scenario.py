"""Which scenario a page shows first, and whether there is anything to show of it."""

from __future__ import annotations

from collections import Counter
from enum import Enum, auto

from desktop.document.session import Session
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario, ScenarioKind


class Today(Enum):
    """How a page treats the scenario of today."""

    NEVER = auto()  # a plan is compared with it: costs, moves, relations
    ASKED = auto()  # a plan is made: shown when asked for, or when it is the only one
    UNPLANNED = auto()  # what is there is shown: also while nobody has planned yet


def shown_scenario(problem: Problem, wanted: str = "", today: Today = Today.UNPLANNED) -> str:
    """Return the scenario wanted if the page shows it, else the plan with most units placed.

    Without any scenario that the page shows it is empty.
    """
    found = problem.find(Scenario, wanted)
    if found and (today is not Today.NEVER or found.kind is not ScenarioKind.TODAY):
        return wanted
    placed = Counter(row.scenario for row in problem.placement)
    plans = sorted(_plans(problem), key=lambda s: -placed[s.id])
    now = [s for s in problem.scenario if s.kind is ScenarioKind.TODAY]
    order = {
        Today.NEVER: plans,
        Today.ASKED: [*plans, *now],
        Today.UNPLANNED: [*(s for s in plans if placed[s.id]), *now, *plans],
    }[today]
    return next((s.id for s in order), "")


def _plans(problem: Problem) -> tuple[Scenario, ...]:
    return tuple(s for s in problem.scenario if s.kind is not ScenarioKind.TODAY)


def has_plan(problem: Problem, scenario: str) -> bool:
    """Tell whether anybody has a place in a scenario; today everybody has one."""
    found = problem.find(Scenario, scenario)
    if found is None:
        return False
    return found.kind is ScenarioKind.TODAY or _placed(problem, scenario)


def _placed(problem: Problem, scenario: str) -> bool:
    return any(row.scenario == scenario for row in problem.placement)


class ScenarioChoice:
    """The scenario a page shows: the one asked for while it is there, else `shown_scenario`.

    A plan that was shown stays when another one becomes fuller.
    """

    def __init__(
        self, session: Session, today: Today = Today.UNPLANNED, scenario: str = ""
    ) -> None:
        self._session = session
        self._today = today
        self._asked = scenario

    @property
    def _problem(self) -> Problem:
        return self._session.document.problem

    @property
    def rows(self) -> tuple[Scenario, ...]:
        """The scenarios that the page shows, in their order."""
        problem = self._problem
        return _plans(problem) if self._today is Today.NEVER else tuple(problem.scenario)

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """Id and name of each of them."""
        return tuple((s.id, s.name) for s in self.rows)

    @property
    def id(self) -> str:
        """Id of the scenario shown, empty when there is none."""
        found = shown_scenario(self._problem, self._asked, self._today)
        if found != self._asked and _placed(self._problem, found):
            self._asked = found
        return found

    @property
    def has_plan(self) -> bool:
        """Whether anybody has a place in the scenario shown."""
        return has_plan(self._problem, self.id)

    def choose(self, scenario: str) -> None:
        """Ask for another scenario."""
        self._asked = scenario

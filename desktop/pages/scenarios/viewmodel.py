"""What the page of the scenarios shows and does: the list, copies, tables, form; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from desktop.document.edits import new_id, put, remove, together
from desktop.document.grid import RecordGrid
from desktop.document.session import Session
from desktop.document.text import format_money_short
from desktop.jobs.messages import SolveTask
from desktop.pages.scenarios.search import Ending
from desktop.pages.scenarios.single_rules import SingleRulesGrid
from desktop.pages.scenarios.takes_part import BuildingsGrid, FloorsGrid, OpdsGrid, RulesGrid
from desktop.pages.scenarios.weights import WeightsGrid
from desktop.reports.freshness import is_stale
from desktop.reports.guarantee import guarantee_of
from desktop.system.translate import tr
from desktop.workflows.seats import seats
from desktop.workflows.weight_story import Weight, weights
from desktop.workflows.what_changed import KindChanged, what_changed
from solver.demand.staff import base_year
from solver.plan import SolveStatus
from solver.problem.problem import KINDS, Problem
from solver.problem.record import Record
from solver.problem.scenario import (
    SCENARIO_PARTS,
    BuildingRole,
    Placement,
    Result,
    Scenario,
    ScenarioBuilding,
    ScenarioKind,
    ScenarioRule,
)

GENERAL = ("name", "kind", "year", "space_mode", "description")
LIMITS = ("one_off_budget", "most_moves", "time_weight", "visitor_weight", "seconds", "seed")
HORIZON = 5  # years from the year of the data to the planning year of a new scenario
Stale = Mapping[str, tuple[KindChanged, ...] | None]  # None: still true
Looked = tuple[Problem, Stale]


@dataclass(frozen=True)
class ScenarioLine:
    """A scenario in the list: name, kind, and what is known about its plan."""

    id: str
    name: str
    kind: str
    state: str
    tone: str
    best: str


def _changed(problem: Problem, scenario: str) -> tuple[KindChanged, ...] | None:
    return what_changed(problem, scenario) if is_stale(problem, scenario) else None


class ScenariosModel:
    """The page of the scenarios without its widgets."""

    def __init__(self, session: Session, chosen: str = "") -> None:
        self.session = session
        self._chosen = chosen
        self._stale: Looked | None = None
        self._weights: tuple[str, tuple[Weight, ...]] = ("", ())

    @property
    def problem(self) -> Problem:
        """The project as it is now."""
        return self.session.document.problem

    @property
    def chosen(self) -> str:
        """Id of the chosen scenario, "" without any; an optimised one first."""
        if self.problem.find(Scenario, self._chosen) is None:
            rows = self.problem.scenario
            optimised = [s for s in rows if s.kind is ScenarioKind.OPTIMISED]
            self._chosen = next((s.id for s in (*optimised, *rows)), "")
        return self._chosen

    def choose(self, scenario: str) -> None:
        """Choose another scenario."""
        self._chosen = scenario

    @property
    def scenario(self) -> Scenario | None:
        """The chosen scenario."""
        return self.problem.find(Scenario, self.chosen)

    @property
    def removable(self) -> bool:
        """Whether the chosen scenario may go; today is what all others are measured by."""
        return self.scenario is not None and self.scenario.kind is not ScenarioKind.TODAY

    def scenario_of(self, kind: str, id: str) -> str:
        """Return the scenario that a building role or a rule belongs to; empty without one."""
        return str(getattr(self.problem.find(KINDS[kind], id), "scenario", ""))

    @property
    def solvable(self) -> bool:
        """Whether a search makes sense and its result may be written."""
        scenario = self.scenario
        free = not self.session.read_only
        return free and scenario is not None and scenario.kind is ScenarioKind.OPTIMISED

    @property
    def studied(self) -> str:
        """The chosen scenario if the program places it, else ""."""
        scenario = self.scenario
        searched = scenario is not None and scenario.kind is ScenarioKind.OPTIMISED
        return self.chosen if searched else ""

    def why_not(self) -> str:
        """Return why there is nothing to search, "" when there is."""
        if self.session.read_only:
            return tr("scenarios.read_only")
        if self.scenario and self.scenario.kind is not ScenarioKind.OPTIMISED:
            return tr(f"scenarios.no_search_{self.scenario.kind.value}")
        return ""

    @property
    def placed(self) -> bool:
        """Whether anybody has a place in the chosen scenario."""
        return bool(self.problem.where(Placement, "scenario", self.chosen))

    # Searching ----------------------------------------------------------------------------

    def task(self, threads: int) -> SolveTask | None:
        """Return what the solver process is asked to do for the chosen scenario."""
        scenario = self.scenario
        if scenario is None or not self.solvable:
            return None
        return SolveTask(self.problem, scenario.id, scenario.seconds, scenario.seed, threads)

    def keep(self, found: Ending) -> None:
        """Write what a search of the chosen scenario came to, as one step."""
        scenario = self.scenario
        if not found.solved or scenario is None or self.session.read_only:
            return
        if scenario.id == found.solved.scenario:
            label = tr("scenarios.do.solve", name=scenario.name)
            self.session.do(label, found.solved.edit)

    # The list -----------------------------------------------------------------------------

    def lines(self) -> tuple[ScenarioLine, ...]:
        """Return the scenarios in their order."""
        return tuple(self._line(scenario) for scenario in self.problem.scenario)

    def _line(self, scenario: Scenario) -> ScenarioLine:
        result = self.problem.find(Result, scenario.id)
        kind = tr(f"choice.ScenarioKind.{scenario.kind.value}")
        state, tone = self._state(scenario, result)
        best = format_money_short(result.best) if result and result.best is not None else ""
        return ScenarioLine(scenario.id, scenario.name, kind, state, tone, best)

    def _state(self, scenario: Scenario, result: Result | None) -> tuple[str, str]:
        if scenario.kind is not ScenarioKind.OPTIMISED:
            return "", "quiet"
        if result is None or not result.outcome:
            return tr("scenarios.unsolved"), "quiet"
        if self.is_stale(scenario.id):
            return tr("scenarios.stale"), "warning"
        tones = {SolveStatus.OPTIMAL: "positive", SolveStatus.FEASIBLE: "note"}
        status = SolveStatus(result.outcome)
        return tr(f"status.{status.value}"), tones.get(status, "negative")

    # Staleness ----------------------------------------------------------------------------

    @property
    def stale(self) -> Stale:
        """Which results no longer fit the data, as far as it was looked into."""
        return self._stale[1] if self._stale else {}

    def is_stale(self, scenario: str) -> bool:
        """Tell whether a result no longer fits the data, as far as it was looked into."""
        return self.stale.get(scenario) is not None

    @property
    def changed(self) -> tuple[KindChanged, ...]:
        """What differs from the data that the result of the chosen scenario speaks of."""
        return self.stale.get(self.chosen) or ()

    def looking(self) -> Callable[[], Looked]:
        """Return the slow look at every result as a pure function."""
        document = self.session.document

        def work() -> Looked:
            solved = [row.scenario for row in document.problem.result]
            known = [s for s in solved if document.problem.find(Scenario, s)]
            problem = document.problem
            return problem, {s: _changed(problem, s) for s in known}

        return work

    def take(self, found: Looked) -> None:
        """Take what was found."""
        self._stale = found

    def guarantee(self) -> str:
        """Return how good the plan of the chosen scenario is, in a sentence; "" if not searched."""
        result = self.problem.find(Result, self.chosen)
        if result is None or not result.outcome:
            return ""
        stale = self.is_stale(self.chosen)
        return guarantee_of(self.session.document, self.chosen, stale=stale).sentence

    @property
    def result(self) -> Result | None:
        """The result of the chosen scenario."""
        return self.problem.find(Result, self.chosen)

    # Making -------------------------------------------------------------------------------

    def new(self) -> str:
        """Add an empty scenario and return its id."""
        scenario = Scenario(
            id=new_id(),
            name=self._free_name(tr("scenarios.new_name")),
            year=base_year(self.problem) + HORIZON,
        )
        self._chosen = scenario.id  # first: who listens shows what is chosen
        self.session.do(tr("scenarios.do.new", name=scenario.name), put(scenario))
        return scenario.id

    def copy(self) -> str:
        """Copy the chosen scenario with all that belongs to it; today becomes one by hand."""
        source = self.scenario
        if source is None:
            return ""
        today = source.kind is ScenarioKind.TODAY
        name = self._free_name(tr("scenarios.copy_name", name=source.name))
        kind = ScenarioKind.MANUAL if today else source.kind
        made = replace(source, id=new_id(), name=name, kind=kind)
        rows = self._of_today(made.id) if today else self._copied(source.id, made.id)
        self._chosen = made.id  # first: who listens shows what is chosen
        self.session.do(tr("scenarios.do.copy", name=source.name), put(made, *rows))
        return made.id

    def _copied(self, source: str, target: str) -> list[Record]:
        return [
            replace(row, id=new_id(), scenario=target)  # type: ignore[call-arg]
            for record in SCENARIO_PARTS
            for row in self.problem.where(record, "scenario", source)
        ]

    def _of_today(self, target: str) -> list[Record]:
        """Return everybody's place of today, and every building in use as one that may receive."""
        where = seats(self.problem, self.chosen)
        rows: list[Record] = [
            ScenarioBuilding(
                id=new_id(), scenario=target, building=building, role=BuildingRole.CANDIDATE
            )
            for building in dict.fromkeys(place.building for place in where.values())
        ]
        for unit, place in where.items():
            rows.append(
                Placement(
                    id=new_id(),
                    scenario=target,
                    unit=unit,
                    building=place.building,
                    floor=place.floor,
                )
            )
        return rows

    def remove(self) -> None:
        """Remove the chosen scenario with all that belongs to it."""
        scenario = self.scenario
        if scenario and self.removable:
            label = tr("scenarios.do.remove", name=scenario.name)
            self.session.do(label, together(remove(Scenario, [scenario.id])))

    def _free_name(self, name: str) -> str:
        """Return a name that no scenario has yet."""
        taken = {scenario.name for scenario in self.problem.scenario}
        names = (name, *(f"{name} {n}" for n in range(2, 10_000)))
        return next(each for each in names if each not in taken)

    # Tables and form ----------------------------------------------------------------------

    def form(self) -> RecordGrid:
        """Return the fields of the chosen scenario."""
        names = (*GENERAL, *LIMITS)
        wide = {"description": 60}
        return RecordGrid(
            self.session, Scenario, names, lambda problem: problem.scenario, widths=wide
        )

    def buildings(self) -> BuildingsGrid:
        """Return the buildings with their roles."""
        return BuildingsGrid(self.session, self.chosen)

    def floors(self) -> FloorsGrid:
        """Return the floors of the candidates."""
        return FloorsGrid(self.session, self.chosen)

    def opds(self) -> OpdsGrid:
        """Return the OPD."""
        return OpdsGrid(self.session, self.chosen)

    def single(self) -> SingleRulesGrid:
        """Return the rules one by one."""
        return SingleRulesGrid(self.session, self.chosen)

    def weighing(self) -> Callable[[], tuple[str, tuple[Weight, ...]]]:
        """Return the slow look at the weights of the chosen scenario as a pure function."""
        problem, chosen = self.problem, self.chosen
        return lambda: (chosen, weights(problem, chosen))

    def take_weights(self, found: tuple[str, tuple[Weight, ...]]) -> None:
        """Take the weights that were reckoned."""
        self._weights = found

    def weights(self) -> WeightsGrid:
        """Return the weights as far as they are reckoned."""
        of, lines = self._weights
        return WeightsGrid(self.session, self.chosen, lines if of == self.chosen else ())

    def weight_link(self, key: str) -> tuple[str, dict[str, str]]:
        """Return the page, with its args, where a price comes from."""
        line = next((line for line in self._weights[1] if line.key == key), None)
        if line is not None and line.standards:
            return "standards", {"standard": line.standards[0]}
        if self.problem.find(ScenarioRule, key) is not None:
            return "scenarios", {"scenario_rule": key}
        return "parking" if key == "deck" else "rooms" if key == "room" else "estate", {}

    def rules(self) -> RulesGrid:
        """Return the rules."""
        return RulesGrid(self.session, self.chosen)

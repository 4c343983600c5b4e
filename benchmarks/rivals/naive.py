"""The model of the first day: a yes or no for each unit and place, products for trips.

Everything is written straight from the rules: no cuts of the tree, no pooling of equal things,
no hint. Limits on sums are not modelled; benchmarks have none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ortools.sat.python import cp_model

from benchmarks.rivals.task import Task
from solver.case.model import Case
from solver.ledger.tables import Tables
from solver.plan import Plan


class Naive:
    """The model with its variables; `whole` is False when the time was over before it was built."""

    def __init__(self, case: Case, over: Callable[[], bool] = lambda: False) -> None:
        self.case = case
        self.whole = True
        self.model = cp_model.CpModel()
        self.cost: list[Any] = []
        self.x = [self._places(u) for u in range(len(case.units))]
        self.rooms: dict[tuple[int, int], Any] = {}
        self.on = [self.model.new_bool_var("") for _ in case.floors]
        self._rooms()
        self._floors()
        self._old()
        self._opds()
        self._parking()
        self._pairs()
        self._trips(over)
        self.model.minimize(sum(self.cost))

    def _places(self, u: int) -> dict[int, Any]:
        unit = self.case.units[u]
        prices = dict(unit.cost_on)
        if unit.stay is not None:
            prices[len(self.case.floors) + unit.stay] = unit.stay_cost
        x = {place: self.model.new_bool_var("") for place in prices}
        self.model.add_exactly_one(list(x.values()))
        self.cost += [prices[place] * var for place, var in x.items()]
        return x

    def _on(self, place: int) -> list[tuple[int, Any]]:
        return [(u, x[place]) for u, x in enumerate(self.x) if place in x]

    def _rooms(self) -> None:
        case = self.case
        for zone in {floor.zone for floor in case.floors}:
            floors = [f for f, floor in enumerate(case.floors) if floor.zone == zone]
            here = [(u, var) for f in floors for u, var in self._on(f)]
            for c, room in enumerate(case.rooms.classes):
                most = len(room.limit) - 1
                for f in floors:
                    self.rooms[c, f] = self.model.new_int_var(0, most, "")
                    self.cost.append(room.cost * self.rooms[c, f])
                count = self.model.new_int_var(0, most, "")
                self.model.add(count == sum(self.rooms[c, f] for f in floors))
                carried = self.model.new_int_var(0, max(room.limit), "")
                self.model.add_element(count, list(room.limit), carried)
                for slot in range(len(case.rooms.load[0][c])):
                    load = sum(case.rooms.load[u][c][slot] * var for u, var in here)
                    self.model.add(load <= carried)

    def _floors(self) -> None:
        case = self.case
        towers = [self.model.new_bool_var("") for _ in case.towers]
        for f, floor in enumerate(case.floors):
            here, on = self._on(f), self.on[f]
            rooms = [(c, self.rooms[c, f]) for c in range(len(case.rooms.classes))]
            area = sum(case.units[u].area * var for u, var in here)
            area += sum(case.rooms.classes[c].area * count for c, count in rooms)
            self.model.add(area <= floor.area)
            self.model.add(sum(case.units[u].people * var for u, var in here) <= floor.people)
            for _, var in here:
                self.model.add_implication(var, on)
            for c, count in rooms:
                self.model.add(count <= (len(case.rooms.classes[c].limit) - 1) * on)
            self.model.add_implication(on, towers[floor.tower])
            self.cost.append(floor.open_cost * on)
        self.cost += [t.open_cost * var for t, var in zip(case.towers, towers, strict=True)]

    def _old(self) -> None:
        for b, old in enumerate(self.case.old):
            kept = self.model.new_bool_var("")
            for _, var in self._on(len(self.case.floors) + b):
                self.model.add_implication(var, kept)
            self.cost.append(old.keep_cost * kept)

    def _opds(self) -> None:
        case, model = self.case, self.model
        highest = max(floor.level for floor in case.floors)
        for g, opd in enumerate(case.opds):
            members = [x for u, x in enumerate(self.x) if case.units[u].opd == g]
            in_tower = [model.new_bool_var("") for _ in case.towers]
            model.add_at_most_one(in_tower)
            top, bottom, span = (model.new_int_var(0, highest, "") for _ in range(3))
            moved, stayed = model.new_bool_var(""), model.new_bool_var("")
            split = model.new_bool_var("")
            for x in members:
                for place, var in x.items():
                    if place >= len(case.floors):
                        model.add_implication(var, stayed)
                        continue
                    floor = case.floors[place]
                    model.add_implication(var, moved)
                    model.add_implication(var, in_tower[floor.tower])
                    model.add(top >= floor.level).only_enforce_if(var)
                    model.add(bottom <= floor.level).only_enforce_if(var)
            model.add(span >= top - bottom)
            model.add_bool_or(moved.negated(), stayed.negated(), split)
            self.cost += [opd.span_cost * span, opd.split_cost * split]

    def _parking(self) -> None:
        case = self.case
        parking = case.parking
        if parking is None:
            return
        for s, site in enumerate(case.sites):
            floors = [f for f, fl in enumerate(case.floors) if case.towers[fl.tower].site == s]
            here = [(u, var) for f in floors for u, var in self._on(f)]
            for k, stalls in enumerate(parking.level_stalls):
                levels = self.model.new_int_var(0, parking.max_levels, "")
                for hour in range(len(parking.vehicles[0][k])):
                    parked = sum(parking.vehicles[u][k][hour] * var for u, var in here)
                    self.model.add(parked <= site.surface[k] + 10 * stalls * levels)
                self.cost.append(parking.level_cost[k] * levels)

    def _pairs(self) -> None:
        for u, v in self.case.together:
            for place in self.x[u].keys() | self.x[v].keys():
                self.model.add(self.x[u].get(place, 0) == self.x[v].get(place, 0))
        for u, v in self.case.apart:
            for place in self.x[u].keys() & self.x[v].keys():
                self.model.add_at_most_one(self.x[u][place], self.x[v][place])

    def _trips(self, over: Callable[[], bool]) -> None:
        distance = Tables(self.case).distance
        for u, v, weight in self.case.flows:
            if over():
                self.whole = False
                return
            for p, at in self.x[u].items():
                for q, there in self.x[v].items():
                    if distance[p, q]:
                        both = self.model.new_bool_var("")
                        self.model.add_bool_or(at.negated(), there.negated(), both)
                        self.cost.append(weight * int(distance[p, q]) * both)

    def read(self, value: Any) -> Plan:
        """Return the plan of a solution."""
        place = tuple(next(p for p, var in x.items() if value(var)) for x in self.x)
        rooms = [key for key, count in self.rooms.items() for _ in range(value(count))]
        return Plan(place, tuple(sorted(rooms)))


class _Watch(cp_model.CpSolverSolutionCallback):
    def __init__(self, task: Task, naive: Naive) -> None:
        super().__init__()
        self.task, self.naive = task, naive

    def on_solution_callback(self) -> None:
        """Tell the plan."""
        self.task.plan(self.naive.read(self.value), round(self.objective_value))


def run(task: Task) -> None:
    """Build the model and let CP-SAT work on it for what time is left."""
    naive = Naive(task.case, task.over)
    if not naive.whole:
        task.note("the model was not built in time")
        return
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = task.left()
    solver.parameters.num_workers = task.threads
    solver.parameters.random_seed = task.seed
    solver.best_bound_callback = lambda bound: task.claim(None, round(bound))
    status = solver.solve(naive.model, _Watch(task, naive))
    if status != cp_model.INFEASIBLE:
        task.claim(None, round(solver.best_objective_bound))
    task.note(solver.status_name(status).lower())

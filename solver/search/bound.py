"""The other side: bounds no plan can beat, proofs, and plans found on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.cpsat.build import build
from solver.cpsat.draft import Draft
from solver.cpsat.linear import solve_linear
from solver.cpsat.run import Answer, Run, run
from solver.plan import Plan, SolveStatus
from solver.search.clock import EFFORT, Clock
from solver.search.coarse import coarsen
from solver.search.lumpy.plan import held, held_plan
from solver.search.race import Race
from solver.search.small.layers import layered, layered_bound
from solver.search.small.slabs_bound import slab_bound
from solver.search.small.slabs_effort import Effort
from solver.search.sum_bound import SumBound, SumProof

SMALL = 7_000  # variables: a linear solver may close the whole model
LARGE = 90_000  # variables: not even its relaxation ends in time
FIRST_TRY = 0.2  # share of the time for the first attempt at a proof
BRIEF_TRY = 0.02  # the same for a model that has layers: larger ones are not closed so
LAYERS = 0.9  # share of the time left for the layers of a small model
HELD = 2.0  # seconds for a plan in the towers of a lumpy solution, and the most of what is left
HELD_SHARE = 0.03
PATIENCE = 3.0  # seconds the walk has for a first plan before this side looks for one


@dataclass(frozen=True)
class Means:
    """Workers, seed, and the effort of each run when the clock must not matter."""

    threads: int
    seed: int
    effort: float | None = None


def simple_bound(case: Case) -> int:
    """Return what every plan pays at least: each unit at its cheapest, floors for those who move.

    Floors are counted by area as if they could be opened in part, the cheapest per area first.
    """
    cost = 0
    area = 0
    for unit in case.units:
        choices = unit.cost if unit.stay is None else (*unit.cost, unit.stay_cost)
        cost += min(choices)
        area += unit.area if unit.stay is None else 0
    cost += sum(min(0, old.keep_cost) for old in case.old)
    for floor in sorted(case.floors, key=lambda f: f.open_cost / max(1, f.area)):
        if area > 0 and floor.area:
            cost += floor.open_cost * min(area, floor.area) // floor.area
            area -= floor.area
    return cost


def rough_size(case: Case) -> int:
    """Return about how many variables the whole model has, without building it."""
    places = sum(len(unit.floors) for unit in case.units)
    cuts = len(case.flows) * max(1, len(case.tree))
    return 2 * places + cuts


class Proof:
    """Work on the bound of one race, in two parts so that one thread can walk in between.

    Small models go to CP-SAT first and to a mixed-integer solver then, layer by layer where trips
    and spans make the relaxation weak. Larger ones get the sum bound, while the walk looks for a
    first plan, then the bound of their linear relaxation, then CP-SAT starts from the best plan;
    the largest get the bound of a coarser case after the sum bound, or a walk more.

    Parameters
    ----------
    race : Race
        What is to be bounded.
    means : Means
        With what.
    walk : callable or None
        Walks until the race is over; called when the bound of a large case has little more to
        gain, since plans have then.

    Attributes
    ----------
    parts : SumBound
        The parts of the sum bound, as far as they are known.
    """

    def __init__(self, race: Race, means: Means, walk: Callable[[], None] | None = None) -> None:
        self.race = race
        self.means = means
        self._walk = walk
        self.parts = SumBound()
        self._sums: SumProof | None = None
        self._draft: Draft | None = None

    def whole(self) -> None:
        """Do both parts."""
        self.first()
        self.rest()

    def first(self) -> None:
        """Enter a simple bound, build the model, try a proof if it is small."""
        race = self.race
        race.raise_bound(simple_bound(race.case))
        if rough_size(race.case) > LARGE:
            return
        self._draft = build(race.case)
        if len(self._draft.meanings) <= SMALL and not race.over():
            share = BRIEF_TRY if self._by_layers(self._draft) else FIRST_TRY
            self._exact(self._draft, race.left() * share)

    def rest(self) -> None:
        """Work on the bound until the race is over."""
        race = self.race
        if not self._small():
            self._sum()
        if race.best is None:
            self._find_any()
        if race.over():
            return
        if self._walk is not None and self._sums is not None and self._sums.dull:
            self._walk()
            return
        if self._draft is None:
            if self.means.effort is None:
                self._coarse()
            return
        if self.means.effort is None:
            self._linear(self._draft)
        if not race.over():
            self._exact(self._draft, race.left())

    def _by_layers(self, draft: Draft) -> bool:
        """Tell whether the model is bounded layer by layer; the clock rules those solvers."""
        return self.means.effort is None and layered(draft)

    def _small(self) -> bool:
        return self._draft is not None and len(self._draft.meanings) <= SMALL

    def _sum(self) -> None:
        """Raise the sum bound; stop in between to look for a plan if the walk finds none."""
        race = self.race
        self._sums = proof = SumProof(race.case, self._enter_sum)
        proof.on_towers = self._try_towers
        effort = self.means.effort
        patient = effort is not None or rough_size(race.case) > LARGE
        if not patient:
            proof.work(Clock(race.left, self._needed, threads=self._threads))
            if race.best is None and not race.over():
                self._find_any()
        proof.work(Clock(race.left, race.over, effort, self._threads))

    def _try_towers(self, towers: dict[int, int]) -> None:
        """Look for a plan in the towers of a lumpy solution."""
        race, means = self.race, self.means
        race.towers = towers
        if not race.over() and rough_size(held(race.case, towers)) <= LARGE:
            how = Run(min(HELD, HELD_SHARE * race.left()), 1, means.seed)
            if means.effort is not None:
                how = Run(race.left(), 1, means.seed, min(HELD * EFFORT, means.effort))
            held_plan(race.case, towers, how, race.over, self._take)

    def _needed(self) -> bool:
        """Return whether to leave the bound: the race is over, or no plan has been found yet."""
        race = self.race
        return race.over() or (race.best is None and race.spent() > PATIENCE)

    def _enter_sum(self, known: SumBound) -> None:
        self.parts = known
        if known.parts is not None:
            self.race.raise_parts(known.parts)

    def _coarse(self) -> None:
        """Bound a large case by coarser ones: first without trips, then with them."""
        race = self.race
        coarse = coarsen(race.case)
        for case in (replace(coarse, flows=()), coarse):
            if race.over():
                return
            draft = build(case)
            relaxed = solve_linear(draft, race.left(), engine="glop", relaxed=True, stop=race.over)
            race.raise_bound(relaxed.bound)

    def _exact(self, draft: Draft, seconds: float) -> None:
        """Run CP-SAT on the whole model from the best plan."""
        race, means = self.race, self.means
        if race.plan is not None:
            draft.hint(race.plan)
        limit = race.left() if means.effort is not None else min(seconds, race.left())
        how = Run(limit, means.threads, means.seed, means.effort)
        self._enter(run(draft, how, stop=race.over, on_plan=self._take, on_bound=race.raise_bound))

    def _take(self, plan: Plan, cost: int) -> None:
        self.race.offer_modelled(plan, cost)

    def _enter(self, answer: Answer) -> None:
        if answer.status is SolveStatus.INFEASIBLE:
            self.race.infeasible = True
            return
        if answer.plan is not None and answer.cost is not None:
            self.race.offer_modelled(answer.plan, answer.cost)
        self.race.raise_bound(answer.bound)

    def _enter_rough(self, answer: Answer) -> None:
        """Take what a solver in floating point says: a plan that keeps the rules at its own cost.

        With figures of many digits what it takes for whole and for kept is not always so.
        """
        case, plan = self.race.case, answer.plan
        if plan is not None and not violations(case, plan):
            self.race.offer(plan, total(bill(case, plan)))
        self.race.raise_bound(answer.bound)

    def _linear(self, draft: Draft) -> None:
        """Bound a small model by a mixed-integer solver, a larger one by its relaxation."""
        race = self.race
        if len(draft.meanings) <= SMALL:
            if self._by_layers(draft):
                self._layers(draft)
            if race.over():
                return
            if race.plan is not None:
                draft.hint(race.plan)
            self._enter_rough(solve_linear(draft, race.left(), engine="scip", stop=race.over))
        else:
            relaxed = solve_linear(draft, race.left(), engine="glop", relaxed=True, stop=race.over)
            race.raise_bound(relaxed.bound)

    def _layers(self, draft: Draft) -> None:
        """Bound a small model layer by layer, by its cuts once there is a plan."""
        race = self.race
        rest = race.left() * (1 - LAYERS)

        def left() -> float:
            return race.left() - rest

        if race.plan is None:
            layered_bound(draft, left, race.raise_bound, race.over)
        else:
            effort = Effort(left, race.raise_bound, race.over, self._threads, self._take)
            slab_bound(race.case, self._best, effort)

    def _best(self) -> Plan:
        assert self.race.plan is not None  # asked only when there is one
        return self.race.plan

    def _threads(self, more: bool) -> int:
        """Return how many threads this side has just now, and say whether more are of use."""
        self.race.wanted = more
        return self.means.threads + self.race.lent

    def _find_any(self) -> None:
        """Look for any plan, or the proof that there is none, while the walk has found none."""
        race = self.race
        if rough_size(race.case) > LARGE:
            return
        while race.best is None and race.spent() < PATIENCE and not race.ended.wait(0.05):
            pass
        if race.best is not None or race.over():
            return
        draft = build(race.case, with_costs=False)
        how = Run(race.left(), self.means.threads, self.means.seed, self.means.effort)
        answer = run(draft, how, stop=lambda: race.best is not None or race.over())
        if answer.status is SolveStatus.INFEASIBLE:
            race.infeasible = True
        elif answer.plan is not None:
            race.start = answer.plan

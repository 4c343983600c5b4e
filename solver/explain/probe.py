"""Can some rules of a case hold together? A plan says yes, a sum or a model says no."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from enum import StrEnum

from solver.case.model import Case, Rooms
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.cpsat.build import build
from solver.cpsat.run import Run, run
from solver.explain.clashes import Rule, broken, relaxed
from solver.explain.shortage import Shortage
from solver.explain.shortages import shortages
from solver.kernel.walker import Walker
from solver.ledger.tables import Tables
from solver.plan import Plan, SolveStatus
from solver.rules import RuleId
from solver.search.lumpy.towers import least_lacking
from solver.search.walk.begin import construct, settle
from solver.search.walk.ground import ground

TRY_SECONDS = 0.6  # of one walk before it begins anew
HEAD_START = 0.15  # seconds of walking before any model is built
MOST_TURNED = 12  # of the plans met last
MOST_PLACES = 40_000  # units times floors: above, no whole model is built


class Proof(StrEnum):
    """How it is known that rules cannot hold together."""

    SUM = "sum"  # by counting
    TOWERS = "towers"  # by dividing OPDs among towers
    MODEL = "model"  # by the whole model


@dataclass(frozen=True)
class Verdict:
    """An answer: a sound plan of the relaxed case, a proof that there is none, or neither.

    Parameters
    ----------
    plan : Plan or None
        Keeps all rules that were asked about.
    proof : Proof or None
        How it is known that there is no such plan.
    found : tuple of Shortage
        The sums, when a sum is the proof.
    """

    plan: Plan | None = None
    proof: Proof | None = None
    found: tuple[Shortage, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the question is answered."""
        return self.plan is not None or self.proof is not None


@dataclass
class Clock:
    """How long an explanation may still take, and whether it was stopped.

    Parameters
    ----------
    seconds : float
        Wall time from now on.
    stop : callable or None
        True ends everything.
    """

    seconds: float
    stop: Callable[[], bool] | None = None
    begun: float = field(default_factory=time.monotonic)

    def spent(self) -> float:
        """Return seconds since the start."""
        return time.monotonic() - self.begun

    def left(self) -> float:
        """Return seconds until the end."""
        return self.seconds - self.spent()

    def over(self) -> bool:
        """Tell whether time is up or a stop was asked for."""
        return self.left() <= 0 or (self.stop is not None and self.stop())


class Prober:
    """Answers questions about one case and remembers the plans it met.

    Parameters
    ----------
    case : Case
        The case.
    clock : Clock
        Ends every question.
    threads : int
        With two or more, models run beside the walks.
    seed : int
        Of all chance.
    """

    def __init__(self, case: Case, clock: Clock, threads: int = 2, seed: int = 1) -> None:
        self.case = case
        self.clock = clock
        self.threads = threads
        self.asked = 0
        self._rng = random.Random(seed)
        self._met: list[tuple[frozenset[Rule], Plan]] = []

    def ask(self, kept: Collection[Rule], seconds: float) -> Verdict:
        """Return whether the rules `kept` can hold together, found within `seconds`."""
        self.asked += 1
        case = relaxed(self.case, kept)
        known = self._remembered(case, frozenset(kept)) or self._turned(case, frozenset(kept))
        if known is not None:
            return Verdict(plan=known)
        found = shortages(case)
        if found:
            return Verdict(proof=Proof.SUM, found=found)
        end = self.clock.spent() + seconds
        plan = self._walk(case, lambda: self._past(end))
        if plan is None and not self.clock.over():
            verdict = self._both(case, end)
            plan = verdict.plan
            if plan is None:
                return verdict
        if plan is None:
            return Verdict()
        self.remember(plan)
        return Verdict(plan=plan)

    def remember(self, plan: Plan) -> None:
        """Keep a plan that may answer later questions."""
        self._met.append((broken(self.case, plan.place), plan))

    def sound(self) -> Plan | None:
        """Return a remembered plan that keeps every rule of the case itself."""
        plans = (kept_by(self.case, plan) for wrong, plan in reversed(self._met) if not wrong)
        return next((plan for plan in plans if plan is not None), None)

    def _past(self, end: float) -> bool:
        return self.clock.over() or self.clock.spent() >= end

    def _remembered(self, case: Case, kept: frozenset[Rule]) -> Plan | None:
        for wrong, met in reversed(self._met):
            if not wrong & kept:
                plan = kept_by(case, met)
                if plan is not None:
                    return plan
        return None

    def _turned(self, case: Case, kept: frozenset[Rule]) -> Plan | None:
        """Turn a plan that overfills one floor into one that overfills another."""
        capacity = (RuleId.AREA, RuleId.PEOPLE)
        for wrong, met in self._met[-MOST_TURNED:]:
            left = sorted(wrong & kept)
            if len(left) != 1 or left[0][0] not in capacity:
                continue
            rule, kind, (full,) = left[0]
            spare = [f for f in range(len(case.floors)) if (rule, kind, (f,)) not in kept]
            for other in spare[:1]:
                change = {full: other, other: full}
                turned = tuple(change.get(p, p) for p in met.place)
                plan = laid_out(case, turned)
                if plan is not None:
                    self.remember(plan)
                    return plan
        return None

    def _walk(self, case: Case, over: Callable[[], bool], tries: int = 1) -> Plan | None:
        """Search a plan by walks that begin anew until one is met."""
        own = ground(Tables(case))
        while tries and not over():
            tries -= 1
            begun = self.clock.spent()
            walker = construct(own, self._rng)
            share = self._share(begun, HEAD_START if not tries else TRY_SECONDS, over)
            settle(walker, own, share)
            found = _sound(case, walker)
            if found is not None:
                return found
        return None

    def _share(
        self, begun: float, seconds: float, over: Callable[[], bool]
    ) -> Callable[[int], float]:
        return lambda _: 1.0 if over() else (self.clock.spent() - begun) / seconds

    def _both(self, case: Case, end: float) -> Verdict:
        """Walk while the models look for a proof that it is in vain."""
        halt: list[bool] = []
        with ThreadPoolExecutor(max_workers=1) as pool:
            proof = pool.submit(self._disprove, case, end, lambda: bool(halt) or self._past(end))
            try:
                plan = self._walk(case, lambda: proof.done() or self._past(end), tries=10**6)
                if plan is None:
                    return _waited(proof)
            finally:
                halt.append(True)
        return Verdict(plan=plan)

    def _disprove(self, case: Case, end: float, over: Callable[[], bool]) -> Verdict:
        """Try the towers, then the model without rooms, then all of it."""
        threads = max(1, self.threads - 1)
        left = end - self.clock.spent()
        if least_lacking(case, None, left / 2, threads=threads, stop=over).impossible:
            return Verdict(proof=Proof.TOWERS)
        if len(case.units) * len(case.floors) > MOST_PLACES:
            return Verdict()
        bare = _without_rooms(case)
        for each in (bare, case) if case.rooms.classes else (case,):
            left = end - self.clock.spent()
            if over() or left <= 0:
                break
            how = Run(left if each is case else left / 2, threads)
            answer = run(build(each, with_costs=False), how, stop=over)
            if answer.status is SolveStatus.INFEASIBLE:
                return Verdict(proof=Proof.MODEL)
            if answer.plan is not None:
                plan = laid_out(case, answer.plan.place) if each is bare else answer.plan
                if plan is not None and not violations(case, plan):
                    return Verdict(plan=plan)
        return Verdict()


def laid_out(case: Case, place: tuple[int, ...]) -> Plan | None:
    """Return a placement with its rooms as a sound plan of a case, None when it is none."""
    if any(v.kind == "unit" for v in violations(case, Plan(place))):
        return None
    rooms = lay_out_rooms(case, place)
    plan = Plan(place, rooms or ())
    return None if rooms is None or violations(case, plan) else plan


def kept_by(case: Case, plan: Plan) -> Plan | None:
    """Return a plan as it is, or with its rooms laid out anew, if a case allows it.

    First fit fails where rooms fit only as the search has packed them.
    """
    return laid_out(case, plan.place) if violations(case, plan) else plan


def _sound(case: Case, walker: Walker) -> Plan | None:
    plan = walker.best_plan
    return None if plan is None or violations(case, plan) else plan


def _waited(proof: Future[Verdict]) -> Verdict:
    return proof.result()


def _without_rooms(case: Case) -> Case:
    """Leave out rooms, and what limits count of them: any plan of the case stays one."""
    limits = tuple(replace(limit, room=()) for limit in case.limits)
    return replace(case, rooms=Rooms(), limits=limits)

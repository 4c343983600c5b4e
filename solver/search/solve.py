"""The one front door of the engine: a case goes in, an audited outcome comes out."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from solver.case.model import Case
from solver.case.write import canonical_sha256
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.ledger.tables import Tables
from solver.plan import Outcome, Plan, Progress, SolveStatus
from solver.rules import CostTerm
from solver.search.bound import Means, Proof
from solver.search.clock import EFFORT, LATEST
from solver.search.hunt import Hunt
from solver.search.race import Race, Teller, audit
from solver.search.walk.ground import ground

SHORT_SHARE, LONG_SHARE = 0.05, 0.6  # of the time left for the walks when there is one thread
GRACE = 0.05  # share of the time that a solver may need to notice a stop
LONGEST_GRACE = 1.5  # seconds: who presses Stop waits two at most, all told


@dataclass(frozen=True)
class SolveOptions:
    """How to solve.

    Parameters
    ----------
    seconds : float
        Wall time.
    seed : int
        Of all chance.
    threads : int
        Threads to use: one walks, the others work on the bound.
    reproducible : bool
        The same seed gives the same plan, whatever the machine: walks count steps, CP-SAT counts
        its own effort, and `seconds` only says how much of both; the clock ends it at the latest
        after a hundred times as long. Bounds from linear solvers are left out: the clock rules
        them.
    """

    seconds: float = 60.0
    seed: int = 1
    threads: int = 2
    reproducible: bool = False


def solve(
    case: Case,
    options: SolveOptions,
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    start: Plan | None = None,
) -> Outcome:
    """Search the best plan of a case and a bound on it.

    Parameters
    ----------
    case : Case
        A case as `read_case` returns it.
    options : SolveOptions
        Time, seed, threads.
    on_progress : callable or None
        Told a few times a second, from the calling thread.
    stop : callable or None
        Asked a few times a second, from the calling thread; True ends the search and keeps
        the best plan.
    start : Plan or None
        A plan to begin from; it may break rules.

    Returns
    -------
    Outcome
        OPTIMAL and INFEASIBLE only when proved; the bound is never above the cost.

    Raises
    ------
    UnsoundResultError
        When a plan fails its audit, or a bound passes a plan: a bug.
    """
    slack = LATEST if options.reproducible else 1
    race = Race(case, options.seconds * slack)
    teller = Teller(race, on_progress, stop)
    if start is not None:
        _enter_start(race, start)
    hunt = Hunt(ground(Tables(case)), race, teller, options.seed, options.reproducible)
    pool = ThreadPoolExecutor(max_workers=1)
    try:
        if options.threads > 1 and not options.reproducible:
            proof = Proof(race, Means(options.threads - 1, options.seed), hunt.second)
            both = pool.submit(proof.whole)
            hunt.go(race.left())
            _wait(both, race, teller)
        else:
            effort = options.seconds * EFFORT if options.reproducible else None
            workers = 1 if options.reproducible else options.threads  # more search otherwise
            proof = Proof(race, Means(workers, options.seed, effort))
            hunt.go(options.seconds * SHORT_SHARE)
            _wait(pool.submit(proof.first), race, teller)
            if not race.over():  # after a stop nothing is begun that is waited for once more
                hunt.go((options.seconds if options.reproducible else race.left()) * LONG_SHARE)
                _wait(pool.submit(proof.rest), race, teller)
    finally:
        race.ended.set()
        pool.shutdown(wait=False, cancel_futures=True)
        teller.tell()  # also after a failure: whoever listens has the best plan all the same
    return _outcome(race, options)


def _enter_start(race: Race, start: Plan) -> None:
    """Take a starting plan: as it is if it is sound, else only as a place to walk from."""
    if any(v.kind == "unit" for v in violations(race.case, start)):
        return
    race.start = start
    rooms = start.rooms or lay_out_rooms(race.case, start.place)
    plan = Plan(start.place, rooms or ())
    if not violations(race.case, plan):
        race.offer(plan, total(bill(race.case, plan)))


def _wait(proof: Future[None], race: Race, teller: Teller) -> None:
    """Wait for the bound side, telling progress; give it a short grace after the end."""
    teller.phase = "bound"
    while not proof.done() and not teller.tick():
        wait([proof], timeout=0.05)
    try:
        proof.result(timeout=max(0.1, min(LONGEST_GRACE, GRACE * race.seconds)))
    except TimeoutError:
        return  # a solver that does not notice the stop keeps its thread, never the caller


def _outcome(race: Race, options: SolveOptions) -> Outcome:
    with race.lock:
        plan, cost, bound, split = race.plan, race.best, race.bound, race.bound_parts
        proved, infeasible = race.proved(), race.infeasible
    if plan is None or cost is None:
        status = SolveStatus.INFEASIBLE if infeasible else SolveStatus.UNKNOWN
        parts: tuple[tuple[CostTerm, int], ...] = ()
    else:
        audit(race.case, plan, cost)
        status = SolveStatus.OPTIMAL if proved else SolveStatus.FEASIBLE
        parts = bill(race.case, plan)
    return Outcome(
        status=status,
        plan=plan,
        cost=cost,
        bound=bound if status is not SolveStatus.INFEASIBLE else None,
        parts=parts,
        seconds=race.spent(),
        seed=options.seed,
        threads=options.threads,
        case_sha256=canonical_sha256(race.case),
        trace=tuple(race.trace),
        bound_parts=split if status is not SolveStatus.INFEASIBLE else None,
    )

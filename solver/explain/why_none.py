"""Why is there no plan: sums, clashing rules and repairs, as far as the time reaches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from solver.case.model import Case
from solver.explain.conflict import Clashes, Conflict, clashes
from solver.explain.probe import Clock, Prober
from solver.explain.repair import Repair, repairs
from solver.explain.shortage import Shortage
from solver.explain.shortages import shortages
from solver.plan import Plan

CLASH_SHARE = 0.65  # of the time for the clashing rules, the rest for repairs


class Answer(StrEnum):
    """What is known about the case."""

    IMPOSSIBLE = "impossible"  # proved: no plan
    POSSIBLE = "possible"  # there is one after all
    UNKNOWN = "unknown"  # neither in the time given


@dataclass(frozen=True)
class WhyNone:
    """What is known so far about why a case has no plan.

    Parameters
    ----------
    answer : Answer
        Whether it is proved.
    sums : tuple of Shortage
        Sums that cannot fit, with figures; may overlap.
    clashes : Clashes
        Sets of rules that cannot all hold, sharing no rule.
    repairs : tuple of Repair
        Ways out, each with a plan, the one that changes least first.
    plan : Plan or None
        A sound plan, when there is one after all.
    seconds : float
        Wall time so far.
    done : bool
        Everything that was to be found out was looked at.
    """

    answer: Answer = Answer.UNKNOWN
    sums: tuple[Shortage, ...] = ()
    clashes: Clashes = Clashes()
    repairs: tuple[Repair, ...] = ()
    plan: Plan | None = None
    seconds: float = 0.0
    done: bool = False

    @property
    def known(self) -> bool:
        """Whether it is proved that there is a plan, or that there is none."""
        return self.answer is not Answer.UNKNOWN


@dataclass(frozen=True)
class ExplainOptions:
    """How to explain.

    Parameters
    ----------
    seconds : float
        Wall time.
    threads : int
        Threads to use.
    seed : int
        Of all chance.
    """

    seconds: float = 20.0
    threads: int = 2
    seed: int = 1


@dataclass
class _Story:
    """The answer under construction; tells every step."""

    clock: Clock
    tell: Callable[[WhyNone], None] | None
    now: WhyNone = field(default_factory=WhyNone)

    def add(self, **news: object) -> None:
        """Put news into the answer and tell it."""
        changed = replace(self.now, **news)  # type: ignore[arg-type]
        self.now = replace(changed, seconds=self.clock.spent())
        if self.tell is not None:
            self.tell(self.now)

    def add_set(self, found: Conflict) -> None:
        """Tell one more set of clashing rules."""
        sets = (*self.now.clashes.sets, found)
        self.add(answer=Answer.IMPOSSIBLE, clashes=Clashes(sets))

    def add_repair(self, found: Repair) -> None:
        """Tell one more way out."""
        self.add(repairs=(*self.now.repairs, found))


def why_none(
    case: Case,
    options: ExplainOptions | None = None,
    on_progress: Callable[[WhyNone], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> WhyNone:
    """Explain why a case has no plan.

    Parameters
    ----------
    case : Case
        A case as `read_case` or `build_case` returns it.
    options : ExplainOptions or None
        Time, threads, seed.
    on_progress : callable or None
        Told what is known whenever that is more, from the calling thread.
    stop : callable or None
        Asked often; True ends the work and keeps what is known.

    Returns
    -------
    WhyNone
        POSSIBLE with a plan when there is one after all; UNKNOWN without plan or proof.
    """
    how = options or ExplainOptions()
    clock = Clock(how.seconds, stop)
    story = _Story(clock, on_progress)
    sums = shortages(case)
    story.add(sums=sums, answer=Answer.IMPOSSIBLE if sums else Answer.UNKNOWN)
    first = Clock(how.seconds * CLASH_SHARE, stop)
    prober = Prober(case, first, how.threads, how.seed)
    found = clashes(prober, story.add_set)
    if found.complete and not found.sets:
        plan = prober.sound()
        story.add(answer=Answer.POSSIBLE, plan=plan, clashes=found, done=True)
        return story.now
    story.add(clashes=found)
    prober.clock = clock
    if not clock.over():
        ways = repairs(prober, found, clock, story.add_repair)
        story.add(repairs=ways)
    story.add(done=found.complete and not clock.over())
    return story.now

"""Minimal sets of clashing rules: together impossible, possible as soon as any one is dropped."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from solver.explain.clashes import Rule, broken, relaxed, rules_of
from solver.explain.probe import Prober, Proof, Verdict, kept_by
from solver.explain.shortage import Shortage
from solver.rules import RuleId

PROBE_SECONDS = 4.0  # of one question; most are answered in a tenth of a second
FIRST_SHARE = 0.5  # of the time left: is there a plan while everything holds
MOST_SETS = 6
AGAIN = 2  # rules that get a second try when nothing was found out about them


@dataclass(frozen=True)
class Conflict:
    """Rules that cannot all hold.

    Parameters
    ----------
    rules : tuple of Rule
        The set; it has no plan.
    proof : Proof
        How that is known.
    open : tuple of Rule
        Rules for which it was not found out in time whether a plan exists without them. When
        empty the set is minimal: for each rule a plan was found that keeps all others.
    sum : Shortage or None
        The sum that shows it, if one does.
    """

    rules: tuple[Rule, ...]
    proof: Proof
    open: tuple[Rule, ...] = ()
    sum: Shortage | None = None

    @property
    def minimal(self) -> bool:
        """Whether every proper subset is proved to have a plan."""
        return not self.open


@dataclass(frozen=True)
class Clashes:
    """Sets of clashing rules that share no rule.

    Parameters
    ----------
    sets : tuple of Conflict
        In the order they were found.
    complete : bool
        Without the rules of these sets a plan was found: there is no further disjoint set.
    """

    sets: tuple[Conflict, ...] = ()
    complete: bool = False


def clashes(prober: Prober, on_set: Callable[[Conflict], None] | None = None) -> Clashes:
    """Return disjoint sets of clashing rules, each as small as time allows."""
    rest = set(rules_of(prober.case))
    sets: list[Conflict] = []
    while len(sets) < MOST_SETS and not prober.clock.over():
        verdict = prober.ask(rest, FIRST_SHARE * prober.clock.left())
        if verdict.plan is not None:
            return Clashes(tuple(sets), True)
        if verdict.proof is None:
            break
        found = shrink(prober, rest, verdict)
        sets.append(found)
        if on_set is not None:
            on_set(found)
        rest -= set(found.rules)
    return Clashes(tuple(sets), False)


def shrink(prober: Prober, core: Collection[Rule], verdict: Verdict) -> Conflict:
    """Drop rules from an impossible set until it is minimal, or time is up.

    Rules go in chunks, a kind at a time, halved when a chunk is needed. The rules of the house
    (towers, area) are tried last, so that they stay and what a person asked for goes if it can.
    """
    assert verdict.proof is not None
    state = _Shrinking(prober, frozenset(core), verdict)
    for chunk in _chunks(prober, core):
        state.drop(chunk)
    for rule in sorted(state.kept - state.needed)[:AGAIN]:
        state.drop([rule])  # walks begin elsewhere this time
    open_ = tuple(sorted(state.kept - state.needed))
    shown = min(state.sums, key=lambda one: len(one.rules), default=None)
    return Conflict(tuple(sorted(state.kept)), state.proof, open_, shown)


def _chunks(prober: Prober, core: Collection[Rule]) -> Iterator[list[Rule]]:
    """Yield the rules of each kind; of confined units the smallest first, they are needed least."""
    size = {u: unit.area for u, unit in enumerate(prober.case.units)}
    inside = frozenset(core)
    kinds: dict[RuleId, list[Rule]] = {}
    for rule in rules_of(prober.case):
        if rule in inside:
            kinds.setdefault(rule[0], []).append(rule)
    for kind, rules in kinds.items():
        if kind is RuleId.PLACE:
            rules.sort(key=lambda rule: size[rule[2][0]])
        yield rules


class _Shrinking:
    """An impossible set on its way to a minimal one."""

    def __init__(self, prober: Prober, core: frozenset[Rule], verdict: Verdict) -> None:
        self.prober = prober
        self.kept = core
        self.needed: set[Rule] = set()
        self.proof = Proof.SUM
        self.sums: tuple[Shortage, ...] = ()
        self._take(core, verdict)

    def drop(self, chunk: list[Rule]) -> None:
        """Drop what can be dropped of a chunk."""
        chunk = [rule for rule in chunk if rule in self.kept and rule not in self.needed]
        if not chunk or self.prober.clock.over():
            return
        fewer = self.kept - frozenset(chunk)
        verdict = self.prober.ask(fewer, self._seconds())
        if verdict.proof is not None:
            self._take(fewer, verdict)
            return
        if verdict.plan is not None:
            self._learn(verdict, chunk)
        if len(chunk) > 1:
            middle = len(chunk) // 2
            self.drop(chunk[:middle])
            self.drop(chunk[middle:])

    def _seconds(self) -> float:
        return min(PROBE_SECONDS, self.prober.clock.left() / 3)

    def _take(self, fewer: frozenset[Rule], verdict: Verdict) -> None:
        """Go on with a smaller impossible set, with the rules of its plainest sum if it has one."""
        assert verdict.proof is not None
        self.kept, self.proof, self.sums = fewer, verdict.proof, verdict.found
        if verdict.found:
            plainest = min(verdict.found, key=lambda one: len(one.rules))
            smaller = fewer & frozenset(plainest.rules)
            again = self.prober.ask(smaller, self._seconds()) if smaller < fewer else verdict
            if again.proof is not None:
                self.kept, self.proof, self.sums = smaller, again.proof, again.found

    def _learn(self, verdict: Verdict, chunk: list[Rule]) -> None:
        """A plan that breaks a single rule of the set shows that this rule is needed."""
        assert verdict.plan is not None
        if len(chunk) == 1:
            self.needed.add(chunk[0])
            return
        case = self.prober.case
        wrong = broken(case, verdict.plan.place) & self.kept
        if len(wrong) != 1 or not wrong <= frozenset(chunk):
            return
        if kept_by(relaxed(case, self.kept - wrong), verdict.plan) is not None:  # rooms fit too
            self.needed |= wrong

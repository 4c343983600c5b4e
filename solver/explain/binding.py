"""What is binding: what each floor, level and rule is worth a year, found by solving again."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field

from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.errors import UnsoundResultError
from solver.explain.binding_attempt import Attempt, Task, attempts, true_cost
from solver.explain.binding_order import in_order
from solver.explain.binding_variants import Kind, Variant, variants
from solver.explain.why_here_repair import Repair
from solver.explain.why_here_rules import Parts, price_between
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.search.race import audit

MOST_EFFORT = 8
SETTLING = 0.1  # of the time at most for the plan itself, a turn before each change
NEWS = 3.0  # seconds between two tellings of figures that changed with the plan of the case


@dataclass(frozen=True)
class Figure:
    """What one change is worth.

    Parameters
    ----------
    kind, subject, amount, key
        As in `solver.explain.binding_variants.Variant`.
    relaxes : bool
        Whether the change loosens: then it saves at least `value`. Else it costs at most `value`.
    value : int or None
        In the money of the case, never below 0; None while no plan of the variant is known.
    proved : bool
        Whether `value` is exact, the plan of the case taken as the best: by arithmetic, or since
        a model of everything was closed. With None: whether it is proved that there is no plan.
    causes : tuple of (CostTerm, int)
        Where the difference comes from, largest first; positive is dearer.
    moved : tuple of int
        Units that sit elsewhere than in the best plan of the case.
    plan : Plan or None
        The plan behind `value` in the variant's own locations; None when nothing beats the plan
        of the case.
    tries : int
        How many attempts were made.
    """

    kind: Kind
    subject: tuple[int, ...]
    amount: int
    key: str
    relaxes: bool
    value: int | None
    proved: bool
    causes: Parts = ()
    moved: tuple[int, ...] = ()
    plan: Plan | None = None
    tries: int = 0


@dataclass(frozen=True)
class Binding:
    """The answer.

    Parameters
    ----------
    cost : int
        Cost of the plan as it was given.
    best : (Plan, int) or None
        The best plan of the case met; None when the given one is unsound and no other was found.
    figures : tuple of Figure
        What is loosened first, the most valuable first; then what is tightened, the dearest last.
    finished : bool
        Whether every change got its first attempt.
    """

    cost: int
    best: tuple[Plan, int] | None
    figures: tuple[Figure, ...]
    finished: bool


@dataclass(frozen=True)
class BindingOptions:
    """How long and with what chance.

    Parameters
    ----------
    seconds : float
        Wall time in all.
    seed : int
        Of all chance.
    efforts : int
        How many times each change is tried at most, harder every time.
    workers : int
        How many tasks an executor can do at a time.
    """

    seconds: float = 60.0
    seed: int = 1
    efforts: int = MOST_EFFORT
    workers: int = 1


@dataclass
class _Ask:
    """One change and the best plan known of it."""

    variant: Variant
    plan: Plan | None = None
    cost: int = 0
    tries: int = 0
    proved: bool = False
    against: int | None = None  # cost of the plan of the case when it was last tried
    lent: int | None = None  # cost of the plan of the case when it was last lent
    parts: Parts | None = None  # the bill of the plan
    told: int | None = None  # cost of the plan of the case when the figure was last told


@dataclass
class _Desk:
    """What is known so far."""

    case: Case
    given: Plan
    plan: Plan | None = None
    cost: int = 0
    parts: Parts | None = None  # the bill of the plan
    asks: list[_Ask] = field(default_factory=list)

    def offer(self, plan: Plan) -> bool:
        """Take a plan of the case if it is sound and better; tell whether it was."""
        parts = bill(self.case, plan)
        cost = total(parts)
        if (self.plan is not None and cost >= self.cost) or violations(self.case, plan):
            return False
        self.plan, self.cost, self.parts = plan, cost, parts
        return True

    def lend(self, ask: _Ask) -> None:
        """Let a tightened variant use the plan of the case where it happens to fit."""
        variant = ask.variant
        if variant.relaxes or self.plan is None or variant.locations is not None:
            return
        if ask.lent == self.cost:
            return
        ask.lent = self.cost
        if (ask.plan is None or self.cost < ask.cost) and not violations(variant.case, self.plan):
            ask.plan, ask.cost, ask.parts = self.plan, self.cost, None

    def stale(self, ask: _Ask) -> bool:
        """Tell whether the plan of the case became better since a change was tried."""
        return not _closed(ask) and ask.against is not None and ask.against > self.cost

    def enter(self, ask: _Ask, found: Attempt) -> bool:
        """Take what an attempt found; tell whether the plan of the case became better."""
        ask.tries += 1
        ask.proved |= found.proved
        ask.against = self.cost
        variant = ask.variant
        better = False
        if found.variant is not None:
            cost = true_cost(variant, found.variant)
            if variant.priced is None:
                audit(variant.case, found.variant, cost - variant.offset)
            elif violations(variant.case, found.variant):
                raise UnsoundResultError(f"{self.case.name}: {variant.kind} breaks rules")
            if ask.plan is None or cost < ask.cost:
                ask.plan, ask.cost, ask.parts = found.variant, cost, None
            if variant.locations is None:
                better = self.offer(found.variant)
        return any([better, *[self.offer(plan) for plan in found.base]])

    def start(self, ask: _Ask) -> Plan:
        """Return where to search a variant from: its own best plan, or that of the case."""
        assert self.plan is not None
        self.lend(ask)
        own = ask.cost < self.cost if ask.variant.relaxes else not self.stale(ask)
        if ask.plan is not None and own:
            return ask.plan
        to = ask.variant.locations
        if to is None:
            return self.plan
        return Plan(tuple(to[p] for p in self.plan.place), self.plan.rooms)

    def figure(self, ask: _Ask) -> Figure:
        """Return what is known of a change."""
        variant = ask.variant
        if ask.tries:
            self.lend(ask)
        ask.told = self.cost
        value, plan = self._value(ask)
        causes: Parts = ()
        moved: tuple[int, ...] = ()
        if plan is not None and self.plan is not None:
            assert self.parts is not None
            ask.parts = ask.parts or bill(variant.priced or variant.case, plan)
            causes = price_between(self.parts, ask.parts).causes
            to = variant.locations or range(len(self.case.floors) + len(self.case.old))
            pairs = enumerate(zip(self.plan.place, plan.place, strict=True))
            moved = tuple(u for u, (a, b) in pairs if to[a] != b)
        return Figure(
            kind=variant.kind,
            subject=variant.subject,
            amount=variant.amount,
            key=variant.key,
            relaxes=variant.relaxes,
            value=value,
            proved=variant.never or variant.impossible or ask.proved,
            causes=causes,
            moved=moved,
            plan=plan,
            tries=ask.tries,
        )

    def _value(self, ask: _Ask) -> tuple[int | None, Plan | None]:
        if ask.variant.never:
            return 0, None
        if ask.variant.relaxes:
            if ask.plan is None or ask.cost >= self.cost:
                return 0, None
            return self.cost - ask.cost, ask.plan
        if ask.plan is None:
            return None, None
        return max(0, ask.cost - self.cost), ask.plan


def binding(
    case: Case,
    plan: Plan,
    options: BindingOptions | None = None,
    *,
    extra: tuple[Variant, ...] = (),
    kinds: frozenset[Kind] | None = None,
    executor: Executor | None = None,
    on_figure: Callable[[Figure], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Binding:
    """Find what each change of a case is worth a year.

    Parameters
    ----------
    case : Case
        The case.
    plan : Plan
        The plan in question.
    options : BindingOptions or None
        Time, seed, effort.
    extra : tuple of Variant
        Changes that only the caller can make, such as dropping a rule about one unit.
    kinds : frozenset of Kind or None
        Which kinds to ask about; None for all.
    executor : Executor or None
        Where attempts are made; None for here.
    on_figure : callable or None
        Told a figure whenever it was tried again; all of them when the plan of the case became
        better, since every value is against that.
    stop : callable or None
        Asked between attempts; True ends the work and keeps what was found.

    Notes
    -----
    Value = cost of the best plan known - cost of the best plan known of the variant. Each attempt
    searches the variant, then goes back to the case with the same effort from what it found:
    whatever would have helped without the change lowers the cost of the case and is no value.
    """
    options = options or BindingOptions()
    end = time.monotonic() + options.seconds
    asked = stop or (lambda: False)

    def over() -> bool:
        return asked() or time.monotonic() >= end

    tell = on_figure or (lambda figure: None)
    desk = _Desk(case, plan)
    desk.offer(plan)
    rest = _Rest(desk, options.seed, SETTLING * options.seconds, over)
    rest.turn()
    cost = total(bill(case, plan))
    if desk.plan is None:
        return Binding(cost, None, (), finished=False)
    wanted = (*variants(case, desk.plan), *extra)
    asked_for = [each for each in wanted if kinds is None or each.kind in kinds]
    desk.asks = [_Ask(each) for each in in_order(case, desk.plan, asked_for)]
    for ask in desk.asks:
        if ask.variant.never or ask.variant.impossible:
            tell(desk.figure(ask))
    for effort in range(options.efforts):
        if over():
            break
        open_asks = [ask for ask in desk.asks if not _closed(ask)]
        if not open_asks:
            break
        while open_asks and not over():
            _round(desk, rest, open_asks, options, effort, executor=executor, tell=tell)
            open_asks = [ask for ask in desk.asks if desk.stale(ask)]
    return Binding(cost, (desk.plan, desk.cost), _ordered(desk), finished=_all_tried(desk))


@dataclass
class _Rest:
    """The plan of the case brought to rest, a turn at a time: what it still gains hides values."""

    desk: _Desk
    seed: int
    seconds: float
    over: Callable[[], bool]
    better: bool = True

    def __post_init__(self) -> None:
        self._repair = Repair(Tables(self.desk.case), self.seed)

    def turn(self) -> None:
        """Do a turn, unless the last one brought nothing or the time for it is over."""
        desk, repair, begun = self.desk, self._repair, time.monotonic()
        if not self.better or self.seconds <= 0 or self.over():
            return
        repair.begin((desk.plan or desk.given).place)
        mended = repair.mend(frozenset(), repair.base_steps, self.over)
        self.better = mended is not None and desk.offer(mended[0])
        self.seconds -= time.monotonic() - begun


def _round(
    desk: _Desk,
    rest: _Rest,
    asks: list[_Ask],
    options: BindingOptions,
    effort: int,
    *,
    executor: Executor | None,
    tell: Callable[[Figure], None],
) -> None:
    """Try some changes once."""
    if effort:
        asks = sorted(asks, key=lambda ask: -_promise(desk, ask))

    def task(ask: _Ask) -> Task:
        assert desk.plan is not None
        start = desk.start(ask)
        return Task(desk.case, desk.plan, ask.variant, start, effort, options.seed + effort)

    next_news = time.monotonic()
    for ask, found in attempts(asks, task, executor, options.workers, rest.over):
        desk.enter(ask, found)
        tell(desk.figure(ask))
        if time.monotonic() >= next_news:  # hundreds of figures, each against the newest plan
            _tell_again(desk, tell)
            next_news = time.monotonic() + NEWS
        rest.turn()
    _tell_again(desk, tell)


def _tell_again(desk: _Desk, tell: Callable[[Figure], None]) -> None:
    """Tell all figures that were told against an older plan of the case."""
    for ask in desk.asks:
        if ask.tries and ask.told != desk.cost:
            tell(desk.figure(ask))


def _closed(ask: _Ask) -> bool:
    return ask.variant.never or ask.variant.impossible or ask.proved


def _promise(desk: _Desk, ask: _Ask) -> int:
    """Return what orders the next attempts: the most valuable first, then what has no plan."""
    value, _ = desk._value(ask)
    return desk.cost if value is None else value if ask.variant.relaxes else -value


def _all_tried(desk: _Desk) -> bool:
    return all(ask.tries or _closed(ask) for ask in desk.asks)


def _ordered(desk: _Desk) -> tuple[Figure, ...]:
    figures = [desk.figure(ask) for ask in desk.asks]

    def worth(figure: Figure) -> tuple[bool, bool, int]:
        value = figure.value or 0
        return not figure.relaxes, figure.value is None, -value if figure.relaxes else value

    return tuple(sorted(figures, key=worth))

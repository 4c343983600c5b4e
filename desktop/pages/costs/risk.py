"""How sure the saving is, in words and rows: the tornado and the draws of chance; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from desktop.document.text import (
    format_choice,
    format_money,
    format_money_short,
    format_number,
    format_ratio,
)
from desktop.pages.costs.trace import Trace, TraceNode, changed_words
from desktop.system.translate import tr
from desktop.workflows.cost_risk import (
    REUSE,
    RUNNING,
    SPREAD,
    WHOLE,
    Assumption,
    Ground,
    Result,
    Swing,
    chance,
    ranked,
)
from solver.problem.problem import Problem
from solver.units import Measure

DRAWS, SEED = 200, 20_261_122
BINS = 24
SHOWN = 14  # rows of the tornado


@dataclass(frozen=True)
class LeverText:
    """A row of the tornado."""

    key: str
    label: str
    low: int
    high: int
    note: str
    said: str


@dataclass
class RiskState:
    """What has been reckoned so far; filled from another thread, only ever appended to."""

    ground: Ground
    base: list[Result] = field(default_factory=list)
    swings: list[Swing] = field(default_factory=list)
    draws: list[Result] = field(default_factory=list)


def reader(measure: str) -> Callable[[Result], int]:
    """Return which figure of a result is meant: ``saving`` or ``npv``."""
    return lambda result: result.npv if measure == "npv" else result.saving


def tornado_work(state: RiskState, report: Callable[[int, int], None]) -> RiskState:
    """Reckon both ends of every assumption that is not reckoned yet."""
    report(0, 0)
    state.base.append(state.ground.base)
    wanted = state.ground.assumptions[len(state.swings) :]
    for assumption in wanted:
        state.swings.append(state.ground.swing(assumption))
        report(len(state.swings), len(state.ground.assumptions))
    return state


def draws_work(state: RiskState, report: Callable[[int, int], None], most: int) -> RiskState:
    """Draw until there are so many."""
    report(0, 0)
    for number in range(len(state.draws), most):
        state.draws.append(state.ground.draw(SEED, number))
        report(number + 1, most)
    return state


def assumption_label(assumption: Assumption) -> str:
    """Return the name of an assumption."""
    kind, _, rest = assumption.key.partition("/")
    if kind == "standard":
        return tr(f"standard.{rest}")
    if kind == RUNNING:
        return tr("costs.recorded", name=tr(f"choice.CostCategory.{rest}"))
    return tr("costs.reuse" if assumption.key == REUSE else "costs.empty_buildings")


def ranges_words() -> str:
    """Return in words how far figures may be off by how they are known."""
    parts = (
        f"{format_choice(s)} ±{format_ratio(spread, WHOLE, 0)}" for s, spread in SPREAD.items()
    )
    return tr("costs.ranges_note", ranges=", ".join(parts))


def levers(swings: Sequence[Swing], measure: str) -> tuple[LeverText, ...]:
    """Return the rows of the tornado, the one that moves most first."""
    read = reader(measure)
    return tuple(_lever(swing, read) for swing in ranked(swings, read)[:SHOWN])


def _lever(swing: Swing, read: Callable[[Result], int]) -> LeverText:
    a, low, high = swing.assumption, read(swing.low), read(swing.high)
    said = tr(
        "costs.lever_said",
        name=assumption_label(a),
        low=format_number(a.low, a.measure),
        high=format_number(a.high, a.measure),
        at_low=format_money(low),
        at_high=format_money(high),
        status=format_choice(a.status),
    )
    note = f"±{format_ratio(a.spread, WHOLE, 0)}"
    return LeverText(a.key, assumption_label(a), low, high, note, said)


def lever_trace(
    problem: Problem, swings: Sequence[Swing], key: str, base: Result, measure: str
) -> Trace | None:
    """Return where the range of an assumption comes from, and what it makes of a measure."""
    found = next((swing for swing in swings if swing.assumption.key == key), None)
    if found is None:
        return None
    a = found.assumption
    spread = format_ratio(a.spread, WHOLE, 0)
    formula = tr("costs.range_formula", status=format_choice(a.status), spread=spread)
    standard = a.key.removeprefix("standard/")
    page = "standards" if standard != a.key else ""
    changed = changed_words(problem, standard) if page else ""
    source = " · ".join(part for part in (format_choice(a.status), a.source, changed) if part)
    read = reader(measure)
    ends = (("low", a.low, found.low), ("base", a.base, base), ("high", a.high, found.high))
    nodes = tuple(
        TraceNode(tr(f"costs.end.{name}"), format_number(value, a.measure),
                  format_money(read(result)), source, (), page, ("standard", standard))
        for name, value, result in ends
    )  # fmt: skip
    heads = ("end", "value", f"at_{measure}")
    return Trace(assumption_label(a), formula, nodes, heads=heads)


@dataclass(frozen=True)
class ChanceText:
    """What the draws say: the share in words, its interval, and the amounts met."""

    share: str
    interval: str
    amounts: str
    tone: str


def chance_text(draws: Sequence[Result], measure: str) -> ChanceText | None:
    """Return what the draws say in words, None without draws."""
    found = chance([reader(measure)(draw) for draw in draws])
    if found is None:
        return None
    ends = (format_ratio(found.least, WHOLE, 0), format_ratio(found.most, WHOLE, 0))
    return ChanceText(
        format_ratio(found.share, WHOLE, 0),
        tr("costs.chance_interval", n=format_number(found.draws, Measure.COUNT), low=ends[0],
           high=ends[1]),
        tr("costs.chance_amounts", p10=format_money_short(found.p10),
           p50=format_money_short(found.p50), p90=format_money_short(found.p90)),
        "positive" if found.share >= 8_000 else "warning" if found.share >= 5_000 else "negative",
    )  # fmt: skip


def bins(draws: Sequence[Result], measure: str) -> tuple[tuple[int, int, int], ...]:
    """Return the draws by amount: (from, to, how many), with zero at an edge."""
    amounts = [reader(measure)(draw) for draw in draws]
    if not amounts:
        return ()
    low, high = min(*amounts, 0), max(*amounts, 1)
    wide = max(1, -(-(high - low) // BINS))
    counts: dict[int, int] = {}
    for amount in amounts:
        counts[amount // wide] = counts.get(amount // wide, 0) + 1
    span = range(low // wide, high // wide + 1)
    return tuple((i * wide, (i + 1) * wide, counts.get(i, 0)) for i in span)

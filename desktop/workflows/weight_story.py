"""The weights of a scenario as money: what one of each costs, for this city, and from where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.document.text import format_money_short, format_number, half_up
from desktop.system.translate import tr
from solver.case.build import BuiltCase, build_case
from solver.case.build_prices import Prices
from solver.case.build_scope import Scope, scope_of
from solver.problem.organisation import Opd, Unit
from solver.problem.problem import Problem
from solver.problem.scenario import RuleMode, ScenarioRule
from solver.units import Measure

WHOLE = 10_000  # basis points: time at its full value
THOUSAND = 1000
MINUTES = 60


@dataclass(frozen=True)
class Weight:
    """One price that the search weighs.

    Parameters
    ----------
    key : str
        ``staff``, ``visitor``, … or the id of a rule held as a wish.
    name : str
        What is priced, such as an hour of staff on their way.
    each : int
        Rupiah for one of it, a year unless the name says otherwise.
    meaning : str
        What it comes to in this city, in a sentence.
    standards : tuple of str
        The standards it is made of; empty for figures of the buildings or of the scenario.
    field : str
        The field of the scenario that scales it; empty for none.
    full : int
        `each` with that field at 100 %.
    """

    key: str
    name: str
    each: int
    meaning: str
    standards: tuple[str, ...] = ()
    field: str = ""
    full: int = 0


def weights(problem: Problem, scenario_id: str) -> tuple[Weight, ...]:
    """Return the prices that the search of a scenario weighs; slow, so beside the window."""
    scope = scope_of(problem, scenario_id)
    if scope is None:
        return ()
    prices = Prices(scope)
    found = [*_time(scope, prices), _move(scope, prices)]
    built = build_case(problem, scenario_id)
    if isinstance(built, BuiltCase):
        found += _of_case(built)
    return (*found, *_wishes(problem, scenario_id))


def _time(scope: Scope, prices: Prices) -> Iterator[Weight]:
    norms, scenario = prices.norms, scope.scenario
    units = list(scope.units)
    wage, visitor = norms["time.wage"], norms["time.visitor"]
    trips = sum(prices.trips.values())  # hundredths a week
    minute = half_up(trips * norms["time.weeks"] * wage * scenario.time_weight, 100 * WHOLE)
    yield Weight(
        "staff",
        tr("weight.staff"),
        half_up(MINUTES * wage * scenario.time_weight, WHOLE),
        tr(
            "weight.staff.means",
            n=format_number(half_up(trips, 100), Measure.COUNT),
            amount=format_money_short(minute),
        ),
        ("time.wage", "time.weeks"),
        "time_weight",
        MINUTES * wage,
    )
    guests = sum(unit.visitors for unit in units)
    floor = sum(prices.visits(unit, 1, weighted=True) for unit in units)
    yield Weight(
        "visitor",
        tr("weight.visitor"),
        half_up(MINUTES * visitor * scenario.visitor_weight, WHOLE),
        tr(
            "weight.visitor.means",
            n=format_number(guests, Measure.COUNT),
            amount=format_money_short(floor),
        ),
        ("time.visitor", "time.floor", "time.days"),
        "visitor_weight",
        MINUTES * visitor,
    )
    yield from _apart(scope, prices, units)


def _apart(scope: Scope, prices: Prices, units: list[Unit]) -> Iterator[Weight]:
    """Yield what it costs to spread an OPD over floors or over the city."""
    by_opd: dict[str, list[Unit]] = {}
    for unit in units:
        by_opd.setdefault(unit.opd, []).append(unit)
    groups = [group for group in by_opd.values() if len(group) > 1]
    if not groups:
        return
    spans = {group[0].opd: prices.span(group, weighted=True) for group in groups}
    largest = max(spans, key=lambda opd: spans[opd])
    record = scope.problem.find(Opd, largest)
    people = sum(prices.needs[unit.id].people for unit in by_opd[largest])
    yield Weight(
        "span",
        tr("weight.span"),
        half_up(sum(spans.values()), len(spans)),
        tr(
            "weight.span.means",
            name=(record.short or record.name) if record else "–",
            n=format_number(people, Measure.COUNT),
            amount=format_money_short(spans[largest]),
        ),
        ("time.internal_trips", "time.floor", "time.wage", "time.weeks"),
    )
    yield Weight(
        "split",
        tr("weight.split"),
        prices.split(groups[0], weighted=True),
        tr("weight.split.means", n=len(groups)),
        ("time.split_trips", "time.lobby", "time.site", "time.wage", "time.weeks"),
    )


def _move(scope: Scope, prices: Prices) -> Weight:
    lines = [prices.move_lines(unit, "", "") for unit in scope.units]
    yearly = sum(line.amount for each in lines for line in each)
    once = sum(line.one_off for each in lines for line in each)
    return Weight(
        "move",
        tr("weight.move"),
        half_up(yearly, max(1, len(lines))),
        tr(
            "weight.move.means",
            n=len(lines),
            once=format_money_short(once),
            amount=format_money_short(yearly),
        ),
        ("moving.fit_out", "moving.person", "moving.archive", "finance.horizon"),
    )


def _of_case(built: BuiltCase) -> Iterator[Weight]:
    """Yield the prices of places: floors, old buildings, shared rooms, parking levels."""
    case = built.case
    rows = [
        ("floor", [floor.open_cost for floor in case.floors]),
        ("old", [old.keep_cost for old in case.old]),
        ("room", [each.cost for each in case.rooms.classes] if case.rooms else []),
        ("deck", list(case.parking.level_cost) if case.parking else []),
    ]
    for key, costs in rows:
        amounts = [THOUSAND * cost for cost in costs if cost]
        if not amounts:
            continue
        yield Weight(
            key,
            tr(f"weight.{key}"),
            half_up(sum(amounts), len(amounts)),
            tr(
                f"weight.{key}.means",
                n=len(amounts),
                low=format_money_short(min(amounts)),
                high=format_money_short(max(amounts)),
                amount=format_money_short(sum(amounts)),
            ),
        )


def _wishes(problem: Problem, scenario_id: str) -> Iterator[Weight]:
    for row in problem.where(ScenarioRule, "scenario", scenario_id):
        if row.mode is RuleMode.WISH and not row.subject:
            rule = tr(f"choice.ScenarioRuleKey.{row.rule.value}")
            means = tr("weight.wish.means") if row.price else tr("weight.wish.free")
            yield Weight(row.id, tr("weight.wish", rule=rule), row.price, means)

"""What could spoil the decision: findings about a scenario, the gravest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.document.text import (
    format_money_short,
    format_number,
    format_ratio,
)
from desktop.reports.guarantee import Guarantee
from desktop.reports.places import building_label
from desktop.reports.reckoning import Reckoning
from desktop.system.translate import tr
from solver.costs.line import CostKey
from solver.errors import Issue, Severity
from solver.plan import SolveStatus
from solver.problem.estate import Building
from solver.problem.record import FactStatus
from solver.units import Measure

MOST_ON_FIRST_PAGE = 3
UNCERTAIN = (FactStatus.ESTIMATE, FactStatus.ILLUSTRATION)


@dataclass(frozen=True)
class Risk:
    """One finding: a heading of a few words and one sentence."""

    key: str
    title: str
    body: str


def risks(reckoning: Reckoning) -> tuple[Risk, ...]:
    """Return every finding about the proposed scenario, the gravest first."""
    return tuple(risk for find in _FINDERS for risk in find(reckoning))


def issue_text(issue: Issue) -> str:
    """Return the sentence of an Issue."""
    return tr(f"issue.{issue.key}", **dict(issue.values))


def _risk(key: str, **values: object) -> Risk:
    return Risk(key, tr(f"report.risk.{key}"), tr(f"report.risk.{key}.body", **values))


def _incomplete(reckoning: Reckoning) -> Iterator[Risk]:
    reckoned = reckoning.main.assessment
    if reckoned.unplaced:
        yield _risk("unplaced", n=format_number(len(reckoned.unplaced), Measure.COUNT))
    if reckoned.broken:
        yield _risk("broken", n=format_number(len(reckoned.broken), Measure.COUNT))


def _stale(reckoning: Reckoning) -> Iterator[Risk]:
    if reckoning.guarantee(reckoning.proposed).stale:
        yield _risk("stale", name=reckoning.main.name)


def _illustration(reckoning: Reckoning) -> Iterator[Risk]:
    count = sum(reckoning.illustrated.values())
    if count:
        yield _risk("illustration", n=format_number(count, Measure.COUNT))


def _parking(reckoning: Reckoning) -> Iterator[Risk]:
    short = [need for need in reckoning.main.assessment.parking if need.short]
    if short:
        worst = max(short, key=lambda need: need.short)
        site = next(s for s in reckoning.problem.site if s.id == worst.site)
        yield _risk(
            "parking",
            n=format_number(sum(need.short for need in short), Measure.COUNT),
            site=site.short or site.name,
            worst=format_number(worst.short, Measure.COUNT),
            kind=tr(f"choice.VehicleKind.{worst.kind.value}").lower(),
        )


def _uncertain_money(reckoning: Reckoning) -> Iterator[Risk]:
    lines = reckoning.main.assessment.lines
    whole = sum(abs(line.amount) for line in lines)
    soft = sum(
        abs(line.amount) for line in lines if any(i.status in UNCERTAIN for i in line.inputs)
    )
    if whole and soft * 10 > whole:
        yield _risk("uncertain", amount=format_money_short(soft), share=format_ratio(soft, whole))


def _reuse(reckoning: Reckoning) -> Iterator[Risk]:
    lines = [x for x in reckoning.main.assessment.lines if x.key is CostKey.REUSE and x.amount]
    if lines:
        names = (reckoning.problem.find(Building, line.subject) for line in lines)
        yield _risk(
            "reuse",
            amount=format_money_short(-sum(line.amount for line in lines)),
            names=", ".join(building_label(b) for b in names if b),
        )


def _gap(reckoning: Reckoning) -> Iterator[Risk]:
    guarantee: Guarantee = reckoning.guarantee(reckoning.proposed)
    result = guarantee.result
    if guarantee.status is not SolveStatus.FEASIBLE or guarantee.stale or result is None:
        return
    if result.best is not None and result.bound is not None and result.best > result.bound:
        more = format_money_short(result.best - result.bound)
        yield _risk("gap", amount=more, gap=guarantee.gap)


def _no_saving(reckoning: Reckoning) -> Iterator[Risk]:
    today = reckoning.today
    if today and reckoning.main.assessment is not today:
        more = reckoning.main.assessment.cash - today.cash
        if more > 0:
            yield _risk("dearer", amount=format_money_short(more))


def _warnings(reckoning: Reckoning) -> Iterator[Risk]:
    order = {Severity.ERROR: 0, Severity.WARNING: 1}
    for found in sorted(reckoning.main.assessment.issues, key=lambda i: order[i.severity]):
        yield Risk(found.key, tr(f"report.risk.data.{found.severity.value}"), issue_text(found))


def _empty_buildings(reckoning: Reckoning) -> Iterator[Risk]:
    emptied = reckoning.main.assessment.emptied
    if emptied:
        yield _risk("emptied", n=format_number(len(emptied), Measure.COUNT))


def _growth(reckoning: Reckoning) -> Iterator[Risk]:
    scenario = next(s for s in reckoning.problem.scenario if s.id == reckoning.proposed)
    yield _risk("growth", year=format_number(scenario.year, Measure.YEAR))


_FINDERS: tuple[Callable[[Reckoning], Iterator[Risk]], ...] = (
    _incomplete,
    _stale,
    _no_saving,
    _illustration,
    _parking,
    _uncertain_money,
    _reuse,
    _gap,
    _empty_buildings,
    _warnings,
    _growth,
)

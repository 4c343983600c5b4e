"""The points of a study with their figures: money upright, the other measure across, a row each."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.document.text import format_money_short, format_number, format_ratio
from desktop.system.translate import tr
from desktop.workflows.study.run import Study
from desktop.workflows.study.source import StudySource
from desktop.workflows.study.text import study_text
from desktop.workflows.study.told import (
    DIAL,
    FRONT,
    OTHERS,
    StudyCell,
    StudyPoint,
    StudySoFar,
    ToldStudy,
)
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario
from solver.study.alternatives import Alternatives
from solver.study.answer import Front, FrontPoint
from solver.study.disruption import Dial
from solver.study.question import Point
from solver.units import Measure

WHOLE = 10_000  # basis points
HEADS = {
    DIAL: ("number", "moves", "cost", "saved", "gap", "state"),
    FRONT: ("number", "cash", "time", "gap", "state"),
    OTHERS: ("number", "cost", "over", "floor", "tower", "structure", "nearest"),
}


def told_study(source: StudySource, study: Study, problem: Problem, scenario: str) -> ToldStudy:
    """Return a study of a scenario ready to be shown, in the language in force."""
    found = problem.find(Scenario, scenario)
    name = found.name if found else scenario
    notes = study_text(source, study, problem).notes
    if isinstance(study, Alternatives):
        return ToldStudy(OTHERS, _head(OTHERS), _others(source, study, name), notes)
    if isinstance(study, Dial):
        today = None if study.today is None else (source.whole(study.today), source.sent)
        points = _steps(source, study, name)
        return ToldStudy(DIAL, _head(DIAL), points, notes, today if study.today_sound else None)
    return ToldStudy(FRONT, _head(FRONT), _front(source, study, name), notes)


def so_far(
    source: StudySource, kind: str, seconds: float, count: int, points: Sequence[Point]
) -> StudySoFar:
    """Return a sign of life in the measures of the chart."""
    if kind == FRONT:
        shown = tuple((source.cash(p.x), source.time(p.y)) for p in points)
    else:
        shown = tuple((source.whole(p.x), p.y + source.sent) for p in points)
    return StudySoFar(seconds, count, shown)


def _head(kind: str) -> tuple[str, ...]:
    return tuple(tr(f"study.{name}") for name in HEADS[kind])


def _steps(source: StudySource, dial: Dial, name: str) -> tuple[StudyPoint, ...]:
    at = {point.y: point for point in dial.front.points}
    made = []
    for number, step in enumerate(dial.steps, 1):
        moves, cost = step.moves + source.sent, source.whole(step.cost)
        least = None if step.least is None else source.whole(step.least)
        saved = None if step.saved_each is None else source.scale * step.saved_each
        cells = (
            StudyCell(str(number), number),
            StudyCell(format_number(moves, Measure.COUNT), moves),
            _money(cost),
            StudyCell("–", -1) if saved is None else _money(saved),
            *_proof(cost, least, at[step.moves]),
        )
        said = tr(
            "study.said.moves", n=format_number(moves, Measure.COUNT), cost=format_money_short(cost)
        )
        made.append(
            StudyPoint(
                cost,
                moves,
                least,
                at[step.moves].proved,
                cells,
                said,
                tr("study.name.moves", name=name, n=moves),
                step.plan,
                None,
                moves,
            )
        )
    return tuple(made)


def _front(source: StudySource, front: Front, name: str) -> tuple[StudyPoint, ...]:
    made = []
    for number, point in enumerate(front.points, 1):
        cash, time = source.cash(point.x), source.time(point.y)
        least = None if point.least is None else source.cash(point.least)
        cells = (
            StudyCell(str(number), number),
            _money(cash),
            _money(time),
            *_proof(cash, least, point),
        )
        said = tr("study.said.point", cash=format_money_short(cash), time=format_money_short(time))
        kept = tr("study.name.point", name=name, n=number)
        made.append(
            StudyPoint(cash, time, least, point.proved, cells, said, kept, point.plan, point.aim)
        )
    return tuple(made)


def _others(source: StudySource, found: Alternatives, name: str) -> tuple[StudyPoint, ...]:
    if found.best is None:
        return ()
    best = source.whole(found.best.cost)
    least = None if found.bound is None else source.whole(found.bound)
    proved = found.bound is not None and found.bound >= found.best.cost
    nothing = (StudyCell("–", -1),) * 5
    cells = (StudyCell("0", 0), _money(best), *nothing)
    said = tr("study.said.best", cost=format_money_short(best))
    kept = tr("study.name.alternative", name=name, n=0)
    made = [StudyPoint(best, 0, least, proved, cells, said, kept, found.best.plan)]
    for number, each in enumerate(found.plans, 1):
        cost = source.whole(each.cost)
        of = each.difference
        shares = (each.over, of.floor, of.tower, of.structure, each.nearest)
        row = (
            StudyCell(str(number), number),
            _money(cost),
            *(StudyCell(format_ratio(share, WHOLE), share) for share in shares),
        )
        said = tr(
            "study.said.alternative",
            cost=format_money_short(cost),
            over=format_ratio(each.over, WHOLE, decimals=2),
            n=len(each.what.units),
        )
        kept = tr("study.name.alternative", name=name, n=number)
        made.append(StudyPoint(cost, each.over, None, False, row, said, kept, each.plan))
    return tuple(made)


def _money(amount: int) -> StudyCell:
    return StudyCell(format_money_short(amount), amount)


def _proof(found: int, least: int | None, point: FrontPoint) -> tuple[StudyCell, StudyCell]:
    """Return how much less it could be, and whether it is proved."""
    if least is None:
        gap = StudyCell("–", WHOLE * WHOLE)
    else:
        apart = max(0, found - least)
        gap = StudyCell(format_ratio(apart, found, decimals=2), apart)
    words = tr("study.proved") if point.proved else tr("study.found")
    return gap, StudyCell(words, 0 if point.proved else 1)

"""What to know of an order of moves: obstacles, circles, the order kept, mends; no Qt."""

from __future__ import annotations

from collections.abc import Callable

from desktop.document.text import format_date, format_moment, format_money_short, format_number
from desktop.system.translate import tr
from desktop.workflows.broken_text import place_words, unit_words
from desktop.workflows.moves.kept_order import TERMS, Kept, Standing
from desktop.workflows.moves.order_moves import Ready, day_of, idle_until
from desktop.workflows.moves.order_terms import term_words
from solver.moves.build import MoveTerms
from solver.moves.model import Hindrance, Obstacle
from solver.plan import SolveStatus
from solver.problem.problem import Problem
from solver.units import Measure

MANY = 4  # names in a sentence before the rest is counted
NOTES = ("unplaced", "large", "crowded", "undated", "cancelled")
TONES = {
    Standing.FRESH: "positive",
    Standing.FOLLOWED: "note",
    Standing.TERMS: "warning",
    Standing.PLAN: "warning",
    Standing.NEWS: "warning",
}


def headline(ready: Ready) -> str:
    """Return in words how long it takes, and what is paid meanwhile; or why there is no order."""
    order, movers = ready.order, ready.built.case.movers
    if not movers:
        return tr("moves.nobody")
    if order.plan is None or order.cost is None:
        return tr("moves.none" if order.status is SolveStatus.INFEASIBLE else "moves.not_found")
    last = max(order.plan.entered)
    return tr(
        "moves.headline",
        units=format_number(len(movers), Measure.COUNT),
        people=format_number(sum(m.people for m in movers), Measure.COUNT),
        waves=format_number(last, Measure.COUNT),
        end=format_date(day_of(ready.built.terms, last + 1)),
        double=format_money_short(order.cost.double),
    )


def notes(ready: Ready) -> tuple[str, ...]:
    """Return obstacles, circles and remarks of the case, the worst first."""
    problem = ready.problem
    said = [_obstacle(problem, each) for each in ready.order.obstacles]
    for circle in ready.order.circles:
        said.append(
            tr("moves.circle", places=_names(problem, circle.buildings, place_words),
               units=_names(problem, circle.units, unit_words))
        )  # fmt: skip
    idle = idle_until(ready)
    if idle:
        waves = format_number(idle[0], Measure.COUNT)
        said.append(tr("moves.idle", waves=waves, day=format_date(idle[1])))
    for name in NOTES:
        ids: tuple[str, ...] = getattr(ready.built, name)
        if ids:
            naming = _space if name in ("crowded", "undated") else unit_words
            values = _mend(ready) if name == "large" else {}
            names = _names(problem, ids, naming)
            said.append(tr(f"moves.note.{name}", n=len(ids), names=names, **values))
    return tuple(said)


def _mend(ready: Ready) -> dict[str, str]:
    """Return how many people a wave would have to take, and how many it takes now."""
    most = max(mover.people for mover in ready.built.case.movers)
    return {
        "most": format_number(most, Measure.COUNT),
        "people": format_number(ready.built.case.people, Measure.COUNT),
    }


def _obstacle(problem: Problem, found: Obstacle) -> str:
    measure = Measure.AREA if found.why is Hindrance.SWING else Measure.COUNT
    return tr(
        f"moves.hindrance.{found.why.value}",
        places=_names(problem, found.buildings, place_words),
        units=_names(problem, found.units, unit_words),
        amount=format_number(found.amount, measure),
    )


def kept_words(ready: Ready) -> tuple[str, str]:
    """Return in words how the order in the file stands to the one shown, and the tone of it."""
    kept = ready.kept
    if kept is None:
        return (tr("moves.kept.none"), "quiet") if ready.order.plan else ("", "")
    if kept.order is not None and not ready.is_kept:
        return tr("moves.kept.better", day=_when(kept)), "warning"
    changes = _changes(kept, ready.built.terms)
    moved = len(set(kept.waves) - {mover.unit for mover in ready.built.case.movers})
    words = tr(f"moves.kept.{kept.standing.value}", day=_when(kept), changes=changes, n=moved)
    return words, TONES[kept.standing]


def _when(kept: Kept) -> str:
    """Return day and hour at which an order was kept, and by whom where the file says so."""
    moment, person = format_moment(kept.row.found_on), kept.row.kept_by
    if not person:
        return tr("moves.kept.when", moment=moment)
    return tr("moves.kept.who", moment=moment, person=person)


def _changes(kept: Kept, terms: MoveTerms) -> str:
    """Return which terms are others than those of the order in the file."""
    changed = [name for name in TERMS if getattr(kept.row, name) != getattr(terms, name)]
    return "; ".join(
        tr("moves.kept.change", name=tr(f"moves.term.{name}").lower(),
           before=term_words(name, getattr(kept.row, name)),
           after=term_words(name, getattr(terms, name)))
        for name in changed
    )  # fmt: skip


def _space(problem: Problem, id: str) -> str:
    floor = next((f for f in problem.floor if f.id == id), None)
    return place_words(problem, floor.building, id) if floor else place_words(problem, id)


def _names(problem: Problem, ids: tuple[str, ...], name: Callable[[Problem, str], str]) -> str:
    shown = [name(problem, id) for id in ids[:MANY]]
    rest = len(ids) - len(shown)
    return ", ".join([*shown, *([tr("moves.and_more", n=rest)] if rest else [])])

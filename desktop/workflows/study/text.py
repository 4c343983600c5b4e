"""The answer of a study in words: a table and the sentences around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.document.text import format_change, format_money_short, format_number, format_ratio
from desktop.system.translate import tr
from desktop.workflows.broken_text import place_words, unit_words
from desktop.workflows.study.run import Study
from desktop.workflows.study.source import StudySource
from solver.problem.estate import Floor
from solver.problem.problem import Problem
from solver.study.alternatives import Alternative, Alternatives
from solver.study.answer import Front, FrontPoint
from solver.study.disruption import Dial, Step
from solver.units import Measure

WHOLE = 10_000  # basis points
NAMED = 6  # of the units that sit elsewhere


@dataclass(frozen=True)
class StudyText:
    """A table, and sentences below it; no rows when nothing was found."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def study_text(source: StudySource, study: Study, problem: Problem | None = None) -> StudyText:
    """Return a study for a reader; names of units and buildings come from the problem."""
    if isinstance(study, Alternatives):
        return _alternatives(source, study, problem)
    if isinstance(study, Dial):
        return _dial(source, study)
    return _front(source, study)


def _money(source: StudySource, amount: int) -> str:
    """Write an amount: rupiah of a scenario, the plain number of a case file."""
    if source.built is None:
        return format_number(amount, Measure.COUNT)
    return format_money_short(amount)


def _front(source: StudySource, front: Front) -> StudyText:
    head = ("study.number", "study.cash", "study.time", "study.gap", "study.state")
    rows = tuple(
        (
            str(number),
            _money(source, source.cash(point.x)),
            _money(source, source.time(point.y)),
            _gap(source, point.x, point.least, source.cash(point.x)),
            _state(point),
        )
        for number, point in enumerate(front.points, 1)
    )
    return StudyText(tuple(map(tr, head)), rows, _front_notes(front))


def _dial(source: StudySource, dial: Dial) -> StudyText:
    head = ("study.number", "study.moves", "study.cost", "study.saved", "study.gap", "study.state")
    rows = tuple(
        _step(source, number, step, dial.front) for number, step in enumerate(dial.steps, 1)
    )
    notes = []
    if dial.today is not None:
        key = "study.today" if dial.today_sound else "study.today_broken"
        notes.append(tr(key, cost=_money(source, source.whole(dial.today))))
    if dial.fewest:
        notes.append(tr("study.fewest", n=dial.fewest + source.sent))
    return StudyText(tuple(map(tr, head)), rows, (*notes, *_front_notes(dial.front)))


def _step(source: StudySource, number: int, step: Step, front: Front) -> tuple[str, ...]:
    saved = "–" if step.saved_each is None else _money(source, source.scale * step.saved_each)
    point = next(each for each in front.points if each.y == step.moves)
    return (
        str(number),
        format_number(step.moves + source.sent, Measure.COUNT),
        _money(source, source.whole(step.cost)),
        saved,
        _gap(source, step.cost, step.least, source.whole(step.cost)),
        _state(point),
    )


def _gap(source: StudySource, found: int, least: int | None, shown: int) -> str:
    """Write how much less it could be, as a share of the amount that is shown."""
    if least is None:
        return "–"
    return format_ratio(max(0, source.scale * (found - least)), shown, decimals=2)


def _state(point: FrontPoint) -> str:
    return tr("study.proved") if point.proved else tr("study.found")


def _front_notes(front: Front) -> tuple[str, ...]:
    if front.infeasible:
        return (tr("study.infeasible"),)
    if not front.points:
        return (tr("study.nothing"),)
    notes = [tr("study.met", met=front.met, dropped=front.dropped, known=len(front.known))]
    if front.reachable:
        notes.append(tr("study.volume", share=format_ratio(front.volume, front.reachable)))
    return (*notes, *_ends(front))


def _ends(study: Front | Alternatives) -> tuple[str, ...]:
    notes = [tr("study.stopped")] if study.stopped else []
    if study.lost:
        notes.append(tr("study.lost", n=len(study.lost)))
    return tuple(notes)


def _alternatives(source: StudySource, found: Alternatives, problem: Problem | None) -> StudyText:
    head = ("number", "cost", "over", "floor", "tower", "structure", "nearest")
    best = found.best
    if best is None:
        key = "study.infeasible" if found.infeasible else "study.nothing"
        return StudyText((), (), (tr(key), *_ends(found)))
    rows: list[tuple[str, ...]] = [
        ("0", _money(source, source.whole(best.cost)), "–", "–", "–", "–", "–")
    ]
    for number, each in enumerate(found.plans, 1):
        shares = (
            each.over,
            each.difference.floor,
            each.difference.tower,
            each.difference.structure,
            each.nearest,
        )
        cells = (format_ratio(share, WHOLE) for share in shares)
        rows.append((str(number), _money(source, source.whole(each.cost)), *cells))
    notes = [_differs(source, n, each, problem) for n, each in enumerate(found.plans, 1)]
    if len(found.plans) < found.asked:
        notes.append(tr("study.fewer", found=len(found.plans), asked=found.asked))
    return StudyText(
        tuple(tr(f"study.{name}") for name in head), tuple(rows), (*notes, *_ends(found))
    )


def _differs(source: StudySource, number: int, each: Alternative, problem: Problem | None) -> str:
    """Write in one line what differs from the best plan."""
    what = each.what
    parts = [
        tr("study.differs.units", n=len(what.units), names=_units(source, what.units, problem))
    ]
    for key, places in (
        ("kept", [len(source.case.floors) + b for b in what.kept]),
        ("left", [len(source.case.floors) + b for b in what.left]),
        ("opened", what.opened),
        ("closed", what.closed),
    ):
        if places:
            names = ", ".join(_place(source, place, problem) for place in places)
            parts.append(tr(f"study.differs.{key}", names=names))
    costs = [
        f"{tr(f'term.{term.value}')} {_change(source, amount)}"
        for term, amount in what.terms
        if amount
    ]
    if costs:
        parts.append("; ".join(costs))
    return f"{number}. " + ". ".join(parts) + "."


def _change(source: StudySource, amount: int) -> str:
    if source.built is None:
        text = format_number(amount, Measure.COUNT)
        return f"+{text}" if amount > 0 else text
    return format_change(source.scale * amount)


def _units(source: StudySource, units: Sequence[int], problem: Problem | None) -> str:
    shown = units[:NAMED]
    if source.built is None or problem is None:
        names = [tr("study.unit", n=u) for u in shown]
    else:
        names = [unit_words(problem, source.built.units[u]) for u in shown]
    return ", ".join(names) + (", …" if len(units) > NAMED else "")


def _place(source: StudySource, place: int, problem: Problem | None) -> str:
    floors = len(source.case.floors)
    if source.built is None or problem is None:
        key = "study.floor_number" if place < floors else "study.old_number"
        return tr(key, n=place if place < floors else place - floors)
    if place >= floors:
        return place_words(problem, source.built.old[place - floors])
    floor = problem.get(Floor, source.built.floors[place])
    return place_words(problem, floor.building, floor.id)

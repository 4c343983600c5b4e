"""A unit split into two, and two units of an OPD made one; true for every scenario; no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from desktop.document.document import Document
from desktop.document.edits import Edit, new_id, put, remove, replace_all, together
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.system.translate import tr
from desktop.workflows.broken_text import unit_words
from solver.demand.staff import LEADERS
from solver.problem.organisation import Meeting, Post, SpecialSpace, Unit, Vehicle
from solver.problem.problem import Problem
from solver.problem.record import Record
from solver.problem.relations import PairRule, PlaceRule, Trip
from solver.problem.scenario import Placement

ON_UNIT: tuple[type[Record], ...] = (Post, SpecialSpace, Vehicle, Meeting)
T = TypeVar("T", Trip, PairRule)
Shares = tuple[tuple[Post, int], ...]


def headcount(problem: Problem, unit: str) -> int:
    """Return the people of a unit today."""
    return sum(post.headcount for post in problem.where(Post, "unit", unit))


def shares(problem: Problem, unit: str, people: int) -> Shares:
    """Return how many of each post go into the new part, `people` in all.

    Those who lead stay while others can go; the others go in proportion, the rest to the largest.
    """
    posts = problem.where(Post, "unit", unit)
    others = [p for p in posts if p.level not in LEADERS]
    pool = sum(p.headcount for p in others)
    goes = {p.id: 0 for p in posts}
    rest = min(people, pool)
    for post in others:
        goes[post.id] = post.headcount * rest // pool if pool else 0
    left = people - sum(goes.values())
    for post in (*sorted(others, key=lambda p: -p.headcount), *posts):
        more = min(left, post.headcount - goes[post.id])
        goes[post.id] += more
        left -= more
    return tuple((post, goes[post.id]) for post in posts)


def split(model: StackingModel, unit_id: str, people: int) -> str:
    """Split so many people off into a unit of their own, beside the old one in every scenario.

    Visitors and archive are shared like the people; rooms, vehicles, meetings, trips and rules
    stay with the old unit, where they can be changed. Returns what was done, "" when nothing.
    """
    problem = model.problem
    unit = problem.find(Unit, unit_id)
    whole = headcount(problem, unit_id)
    if not model.editable or unit is None or not 0 < people < whole:
        return ""
    part = _part(problem, unit, people, whole)
    stays = replace(
        unit,
        visitors=unit.visitors - part.visitors,
        archive=unit.archive - part.archive,
        occupied=None if unit.occupied is None else unit.occupied - (part.occupied or 0),
    )
    rows: list[Record] = [stays, part]
    for post, goes in shares(problem, unit_id, people):
        rows.append(replace(post, headcount=post.headcount - goes))
        if goes:
            rows.append(replace(post, id=new_id(), unit=part.id, headcount=goes))
    rows += [
        replace(row, id=new_id(), unit=part.id, pinned=False)
        for row in problem.where(Placement, "unit", unit_id)
    ]
    names = {"unit": unit_words(problem, unit_id), "n": people}
    done = model.session.do(tr("stacking.do.split", **names), put(*rows))
    return tr("stacking.done.split", **names) if done else ""


def _part(problem: Problem, unit: Unit, people: int, whole: int) -> Unit:
    taken = {u.name for u in problem.where(Unit, "opd", unit.opd)}
    n = next(n for n in range(2, 10_000) if f"{unit.name} ({n})" not in taken)
    return replace(
        unit,
        id=new_id(),
        name=f"{unit.name} ({n})",
        short=f"{unit.short} ({n})" if unit.short else "",
        visitors=unit.visitors * people // whole,
        archive=unit.archive * people // whole,
        occupied=None if unit.occupied is None else unit.occupied * people // whole,
        counters=0,
    )


def partners(model: StackingModel, unit_id: str) -> tuple[tuple[str, str], ...]:
    """Return the units that a unit can be made one with, nearest first: id and name."""
    problem = model.problem
    unit = problem.find(Unit, unit_id)
    if unit is None:
        return ()
    place = model.view().place_of
    stem = unit.name.split(" (", maxsplit=1)[0]
    others = [u for u in problem.where(Unit, "opd", unit.opd) if u.id != unit_id]
    others.sort(key=lambda u: (not u.name.startswith(stem), place[u.id] != place[unit_id]))
    return tuple((u.id, u.short or u.name) for u in others)


def merge(model: StackingModel, unit_id: str, into: str) -> str:
    """Make a unit part of another of its OPD, with all that hangs on it; one step.

    Returns what was done, "" when nothing.
    """
    problem = model.problem
    unit, other = problem.find(Unit, unit_id), problem.find(Unit, into)
    if not model.editable or unit is None or other is None or unit is other:
        return ""
    if unit.opd != other.opd:
        return ""
    areas = (unit.occupied, other.occupied)
    whole = replace(
        other,
        visitors=unit.visitors + other.visitors,
        archive=unit.archive + other.archive,
        counters=unit.counters + other.counters,
        public_floor=unit.public_floor or other.public_floor,
        occupied=None if None in areas else sum(a or 0 for a in areas),
    )
    moved = [
        replace(row, unit=into)  # type: ignore[call-arg]  # every kind in ON_UNIT has a unit
        for kind in ON_UNIT
        for row in problem.where(kind, "unit", unit_id)
    ]
    places = [
        replace(row, unit=into)
        for row in problem.where(PlaceRule, "unit", unit_id)
        if not any(_alike(row, own) for own in problem.where(PlaceRule, "unit", into))
    ]
    edit = together(put(whole, *moved, *places), _relations(unit_id, into), remove(Unit, [unit_id]))
    names = {"unit": unit_words(problem, unit_id), "other": unit_words(problem, into)}
    done = model.session.do(tr("stacking.do.merge", **names), edit)
    return tr("stacking.done.merge", **names) if done else ""


def _alike(one: PlaceRule, other: PlaceRule) -> bool:
    return (one.kind, one.building, one.floor) == (other.kind, other.building, other.floor)


def _relations(unit: str, into: str) -> Edit:
    """Point trips and pair rules at the other unit; trips between the same two add up."""

    def edit(document: Document) -> Document:
        problem = document.problem
        trips: dict[frozenset[str], Trip] = {}
        for trip in _pointed(problem.trip, unit, into):
            key = frozenset((trip.unit_a, trip.unit_b))
            same = trips.get(key)
            trips[key] = replace(same, per_week=same.per_week + trip.per_week) if same else trip
        pairs = {
            (rule.kind, frozenset((rule.unit_a, rule.unit_b))): rule
            for rule in reversed(_pointed(problem.pair_rule, unit, into))
        }
        rules = tuple(reversed(pairs.values()))
        return together(replace_all(Trip, trips.values()), replace_all(PairRule, rules))(document)

    return edit


def _pointed(rows: Iterable[T], unit: str, into: str) -> list[T]:
    """Return rows that name `into` for `unit`, without those between the two."""
    named = [
        replace(
            row,
            unit_a=into if row.unit_a == unit else row.unit_a,
            unit_b=into if row.unit_b == unit else row.unit_b,
        )
        for row in rows
    ]
    return [row for row in named if row.unit_a != row.unit_b]

"""Two units of an OPD made one, with all that hangs on them; true for every scenario; no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from desktop.document.document import Document
from desktop.document.edits import Edit, put, remove, replace_all, together
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.system.translate import tr
from desktop.workflows.broken_text import unit_words
from solver.problem.organisation import Meeting, Post, SpecialSpace, Unit, Vehicle
from solver.problem.record import Record
from solver.problem.relations import PairRule, PlaceRule, Trip

ON_UNIT: tuple[type[Record], ...] = (Post, SpecialSpace, Vehicle, Meeting)
T = TypeVar("T", Trip, PairRule)


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

"""A unit split into two, piece by piece: who and what goes, true for every scenario; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from itertools import chain

from desktop.document.edits import new_id, put
from desktop.document.text import format_number, parse_number
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.system.translate import tr
from desktop.workflows.broken_text import unit_words
from solver.demand.staff import LEADERS
from solver.demand.workspace import workspace
from solver.errors import Issue
from solver.problem.organisation import Meeting, Post, SpecialSpace, Unit, Vehicle
from solver.problem.problem import Problem
from solver.problem.record import Record
from solver.problem.relations import Trip
from solver.problem.scenario import Placement, Scenario
from solver.units import Measure

GROUPS = ("post", "space", "vehicle", "meeting", "unit")
AMOUNT = {Post: "headcount", Vehicle: "count", Meeting: "per_week"}
OWN = (("visitors", Measure.PERSON), ("counters", Measure.COUNT), ("archive", Measure.VOLUME))
Goes = Mapping[str, int]  # how much of each piece goes into the new part, by its key


@dataclass(frozen=True)
class Piece:
    """Something that hangs on a unit and can stay, go or be shared; `whole` in its measure."""

    key: str
    group: str
    label: str
    whole: int
    measure: Measure

    @property
    def step(self) -> int:
        """Return by how much one press changes it."""
        return {Measure.HUNDREDTH: 100, Measure.VOLUME: 1000}.get(self.measure, 1)

    def text(self, amount: int) -> str:
        """Write an amount of it, without the unit."""
        return format_number(amount, self.measure, unit=False)

    def read(self, text: str) -> int | None:
        """Read an amount of it; None when it is none."""
        found = parse_number(text, self.measure, "")
        return None if isinstance(found, Issue) else found


def headcount(problem: Problem, unit: str) -> int:
    """Return the people of a unit today."""
    return sum(post.headcount for post in problem.where(Post, "unit", unit))


def pieces(problem: Problem, unit_id: str) -> tuple[Piece, ...]:
    """Return everything of a unit that can be told to go, group by group."""
    unit = problem.find(Unit, unit_id)
    if unit is None:
        return ()
    posts = problem.where(Post, "unit", unit_id)
    spaces = problem.where(SpecialSpace, "unit", unit_id)
    vehicles = problem.where(Vehicle, "unit", unit_id)
    meetings = problem.where(Meeting, "unit", unit_id)
    found = chain(
        (Piece(p.id, "post", _post(p), p.headcount, Measure.PERSON) for p in posts),
        (Piece(s.id, "space", _space(s), 1, Measure.COUNT) for s in spaces),
        (
            Piece(v.id, "vehicle", tr(f"choice.VehicleKind.{v.kind}"), v.count, Measure.COUNT)
            for v in vehicles
        ),
        (
            Piece(m.id, "meeting", tr(f"choice.MeetingSize.{m.size}"), m.per_week, _WEEKLY)
            for m in meetings
        ),
        (
            Piece(name, "unit", tr(f"stacking.split.{name}"), getattr(unit, name), measure)
            for name, measure in OWN
        ),
    )
    return tuple(piece for piece in found if piece.whole)


_WEEKLY = Measure.HUNDREDTH


def _post(post: Post) -> str:
    return post.title or tr(f"choice.PostLevel.{post.level}")


def _space(space: SpecialSpace) -> str:
    area = format_number(space.area, Measure.AREA, decimals=0)
    return f"{tr(f'choice.SpaceKind.{space.kind}')} {area}"


def proposal(problem: Problem, unit_id: str, people: int) -> dict[str, int]:
    """Return what goes along with so many people: shared like the people, rooms and counters stay.

    Those who lead stay while others can go; the others go in proportion, the rest to the largest.
    """
    whole = headcount(problem, unit_id)
    goes = dict.fromkeys((piece.key for piece in pieces(problem, unit_id)), 0)
    goes |= {post.id: n for post, n in shares(problem, unit_id, people) if post.id in goes}
    if whole:
        for piece in pieces(problem, unit_id):
            if piece.group in ("vehicle", "meeting") or piece.key in ("visitors", "archive"):
                goes[piece.key] = piece.whole * people // whole
    return goes


def shares(problem: Problem, unit: str, people: int) -> tuple[tuple[Post, int], ...]:
    """Return how many of each post go into the new part, `people` in all."""
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


def people_of(problem: Problem, unit_id: str, goes: Goes) -> int:
    """Return the people that go."""
    return sum(goes.get(post.id, 0) for post in problem.where(Post, "unit", unit_id))


def part_name(problem: Problem, unit_id: str) -> str:
    """Return a free name for the new part: ``Bidang PAUD (2)``; "" without such a unit."""
    unit = problem.find(Unit, unit_id)
    if unit is None:
        return ""
    taken = {u.name for u in problem.where(Unit, "opd", unit.opd)}
    return next(name for n in range(2, 10_000) if (name := f"{unit.name} ({n})") not in taken)


def refusal(problem: Problem, unit_id: str, goes: Goes) -> str:
    """Return why a unit cannot be split so, "" when it can: somebody must go and somebody stay."""
    people, whole = people_of(problem, unit_id, goes), headcount(problem, unit_id)
    if people <= 0:
        return tr("stacking.split.nobody")
    return tr("stacking.split.everybody") if people >= whole else ""


def part_area(model: StackingModel, unit_id: str, goes: Goes) -> tuple[int, int]:
    """Return the net areas (dm²) of the new part and of what stays, in the planning year."""
    problem = model.problem
    unit, scenario = problem.find(Unit, unit_id), problem.find(Scenario, model.scenario)
    if unit is None or scenario is None:
        return 0, 0
    rows, part = _rows(problem, unit, part_name(problem, unit_id), goes)
    made = put(*rows)(model.session.document).problem
    areas = (
        workspace(made, made.get(Unit, id), scenario.year, scenario.space_mode).area.value
        for id in (part.id, unit_id)
    )
    first, second = areas
    return first, second


def split(model: StackingModel, unit_id: str, goes: Goes, name: str = "") -> str:
    """Split a unit; the new part stands beside it in every scenario.

    Parameters
    ----------
    model : StackingModel
        The page without its widgets.
    unit_id : str
        The unit.
    goes : mapping of str to int
        How much of each piece goes, by its key; pieces not named stay.
    name : str
        Of the new part; empty for a free one.

    Returns
    -------
    str
        What was done, "" when nothing: nobody would go, or nobody would stay.
    """
    problem = model.problem
    unit = problem.find(Unit, unit_id)
    if not model.editable or unit is None or refusal(problem, unit_id, goes):
        return ""
    rows, part = _rows(problem, unit, name.strip() or part_name(problem, unit_id), goes)
    names = {"unit": unit_words(problem, unit_id), "n": people_of(problem, unit_id, goes)}
    done = model.session.do(tr("stacking.do.split", **names), put(*rows))
    return tr("stacking.done.split", **names, part=part.short or part.name) if done else ""


def _rows(problem: Problem, unit: Unit, name: str, goes: Goes) -> tuple[list[Record], Unit]:
    """Return every row that a split adds or changes, and the new unit."""
    people, whole = people_of(problem, unit.id, goes), headcount(problem, unit.id) or 1
    own = {field: min(goes.get(field, 0), getattr(unit, field)) for field, _ in OWN}
    occupied = None if unit.occupied is None else unit.occupied * people // whole
    short = name if len(name) <= len(unit.short or unit.name) + 4 or not unit.short else ""
    if unit.short and name.startswith(f"{unit.name} ("):
        short = f"{unit.short}{name[len(unit.name) :]}"
    part = replace(unit, id=new_id(), name=name, short=short, occupied=occupied, **own)
    kept = {field: getattr(unit, field) - n for field, n in own.items()}
    stays = None if unit.occupied is None else unit.occupied - (occupied or 0)
    rows: list[Record] = [replace(unit, occupied=stays, **kept), part]
    for kind in (Post, SpecialSpace, Vehicle, Meeting):
        for row in problem.where(kind, "unit", unit.id):
            rows += _parted(row, part.id, goes.get(row.id, 0))
    for trip in problem.trip:
        if unit.id in (trip.unit_a, trip.unit_b):
            rows += _trips(trip, unit.id, part.id, trip.per_week * people // whole)
    rows += [
        replace(row, id=new_id(), unit=part.id, pinned=False)
        for row in problem.where(Placement, "unit", unit.id)
    ]
    return rows, part


def _parted(row: Record, part: str, goes: int) -> list[Record]:
    """Return a row as it stays and the row of the part; a room goes whole or stays."""
    name = AMOUNT.get(type(row), "")  # other kinds go whole
    have = int(getattr(row, name)) if name else 1
    goes = max(0, min(goes, have))
    if not goes:
        return []
    if goes == have:
        return [_with(row, unit=part)]
    return [_with(row, **{name: have - goes}), _with(row, id=new_id(), unit=part, **{name: goes})]


def _with(row: Record, **values: object) -> Record:
    known = {field.name for field in fields(row)}
    return replace(row, **{k: v for k, v in values.items() if k in known})  # type: ignore[arg-type]  # by name


def _trips(trip: Trip, unit: str, part: str, goes: int) -> list[Record]:
    """Return a trip shared between the unit and its part."""
    if not 0 < goes < trip.per_week:
        return []
    a, b = (part if end == unit else end for end in (trip.unit_a, trip.unit_b))
    stays = replace(trip, per_week=trip.per_week - goes)
    return [stays, replace(trip, id=new_id(), unit_a=a, unit_b=b, per_week=goes)]

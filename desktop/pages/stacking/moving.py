"""Changes by hand that touch more than one unit, as named steps: swap, several, lock; no Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from desktop.document.edits import Edit, new_id, put, remove, together
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.system.translate import tr
from desktop.workflows.broken_text import place_words, unit_words
from desktop.workflows.seats import TRAY, Place, outside
from solver.problem.estate import Floor
from solver.problem.organisation import Opd
from solver.problem.scenario import Placement, ScenarioFloor


def placement(model: StackingModel, unit: str) -> Placement | None:
    """Return the row that places a unit in the scenario shown."""
    rows = model.problem.where(Placement, "scenario", model.scenario)
    return next((row for row in rows if row.unit == unit), None)


def swap(model: StackingModel, first: str, second: str) -> str:
    """Let two units change places; returns what was done, "" when nothing."""
    one, other = placement(model, first), placement(model, second)
    closed = outside(model.problem, model.scenario)
    if not model.editable or one is None or other is None or {first, second} & closed:
        return ""
    if locked_at(model, first) or locked_at(model, second):
        return ""
    names = {"unit": unit_words(model.problem, first), "other": unit_words(model.problem, second)}
    edit = put(_at(one, _place(other)), _at(other, _place(one)))
    done = model.session.do(tr("stacking.do.swap", **names), edit)
    return tr("stacking.done.swap", **names) if done else ""


def _place(row: Placement) -> Place:
    return Place(row.building, row.floor)


def _at(row: Placement, place: Place) -> Placement:
    return replace(row, building=place.building, floor=place.floor, any_floor=False)


def movable(model: StackingModel, opd: str) -> tuple[str, ...]:
    """Return the units of an OPD that go along."""
    mine = (block.unit for block in model.view().block_of.values() if block.opd == opd)
    return going(model, mine)


def going(model: StackingModel, units: Iterable[str]) -> tuple[str, ...]:
    """Return those of some units that go along: not pinned, not on a locked floor, taking part."""
    out, view = outside(model.problem, model.scenario), model.view()
    return tuple(
        unit
        for unit in sorted(units, key=list(view.block_of).index)
        if unit not in out and not view.block_of[unit].pinned and not locked_at(model, unit)
    )


def drop_opd(model: StackingModel, opd: str, place: Place) -> str:
    """Put all movable units of an OPD on a place or into the tray as one step."""
    names = {"opd": model.problem.get(Opd, opd).short}
    return _drop(model, movable(model, opd), place, "all", names)


def drop_many(model: StackingModel, units: Collection[str], place: Place) -> str:
    """Put those of some units that may move on a place or into the tray as one step."""
    return _drop(model, going(model, units), place, "many", {})


def _drop(
    model: StackingModel, units: tuple[str, ...], place: Place, how: str, names: dict[str, str]
) -> str:
    if not model.editable or not units or model.locked(place):
        return ""
    rows = {unit: placement(model, unit) for unit in units}
    what, edit = "tray", remove(Placement, [row.id for row in rows.values() if row])
    if place != TRAY:
        names["place"] = place_words(model.problem, place.building, place.floor)
        made = [_at(row, place) if row else _new(model, unit, place) for unit, row in rows.items()]
        what, edit = "move", put(*made)
    done = model.session.do(tr(f"stacking.do.{what}_{how}", n=len(units), **names), edit)
    return tr(f"stacking.done.{what}_{how}", n=len(units), **names) if done else ""


def pin_many(model: StackingModel, units: Collection[str]) -> str:
    """Pin some units to their places; free them when all of them are pinned."""
    rows = [row for unit in units if (row := placement(model, unit))]
    if not model.editable or not rows:
        return ""
    free = all(row.pinned for row in rows)
    what = "unpin_many" if free else "pin_many"
    edit = put(*(replace(row, pinned=not free, any_floor=False) for row in rows))
    done = model.session.do(tr(f"stacking.do.{what}", n=len(rows)), edit)
    return tr(f"stacking.done.{what}", n=len(rows)) if done else ""


def _new(model: StackingModel, unit: str, place: Place) -> Placement:
    return Placement(
        id=new_id(),
        scenario=model.scenario,
        unit=unit,
        building=place.building,
        floor=place.floor,
    )


def locked_at(model: StackingModel, unit: str) -> bool:
    """Tell whether a unit sits on a locked floor."""
    return model.locked(model.view().place_of.get(unit, TRAY))


def lock(model: StackingModel, place: Place) -> str:
    """Lock a floor, so that nobody comes or leaves, or open it again.

    A locked floor is left out of the scenario while those on it are pinned there: the search
    keeps them and sends nobody else. Opened again, those on it are free.
    """
    if not model.editable or model.problem.find(Floor, place.floor) is None:
        return ""
    where = place_words(model.problem, place.building, place.floor)
    rows = model.problem.where(Placement, "scenario", model.scenario)
    here = [row for row in rows if row.floor == place.floor]
    locks = [
        row
        for row in model.problem.where(ScenarioFloor, "scenario", model.scenario)
        if row.floor == place.floor
    ]
    edit: Edit
    if locks:
        free = put(*(replace(row, pinned=False) for row in here))
        key, edit = "unlock", together(remove(ScenarioFloor, [row.id for row in locks]), free)
    else:
        shut = ScenarioFloor(id=new_id(), scenario=model.scenario, floor=place.floor)
        pins = (replace(row, pinned=True, any_floor=False) for row in here)
        key, edit = "lock", put(shut, *pins)
    done = model.session.do(tr(f"stacking.do.{key}", place=where), edit)
    return tr(f"stacking.done.{key}", place=where, n=len(here)) if done else ""

"""Everything about one unit, for the panel beside the plan: what it needs, where it is today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from desktop.document.text import format_number
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.system.translate import has, tr
from desktop.widgets.stacking_plan.walk import place_name
from desktop.widgets.stacking_plan.words import together
from desktop.workflows.broken_text import place_words
from desktop.workflows.seats import TRAY
from solver.demand.explained import Explained
from solver.demand.staff import people
from solver.demand.workspace import workspace
from solver.problem.organisation import Opd, Unit
from solver.problem.scenario import Scenario
from solver.units import Measure

MOST_NAMES = 8  # of OPD and of places that several units are of


@dataclass(frozen=True)
class Fact:
    """A labelled figure with, where there is one, the formula and its inputs."""

    label: str
    value: str
    formula: str = ""
    inputs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Details:
    """What the panel shows of a unit."""

    unit: str
    title: str
    opd: str
    colour: int
    pinned: bool
    placed: bool
    facts: tuple[Fact, ...]


def details(model: StackingModel, unit_id: str) -> Details | None:
    """Return everything about a unit, None when there is no such unit."""
    problem, view = model.problem, model.view()
    unit, block = problem.find(Unit, unit_id), view.block_of.get(unit_id)
    if unit is None or block is None:
        return None
    scenario = problem.get(Scenario, model.scenario)
    opd = problem.find(Opd, unit.opd)
    here = view.place_of[unit_id]
    today = (
        place_words(problem, unit.building, unit.floor) if unit.building else tr("stacking.nowhere")
    )
    area = workspace(problem, unit, scenario.year, scenario.space_mode).area
    heads = people(problem, unit, scenario.year)
    facts = (
        Fact(tr("stacking.now_at"), place_name(view, here) or tr("stacking.in_tray")),
        Fact(tr("stacking.today_at"), today if unit.building else tr("stacking.nowhere")),
        _explained(tr("stacking.people_in", year=scenario.year), heads),
        _explained(tr("stacking.area_needed"), area),
        Fact(tr("stacking.visitors"), format_number(unit.visitors, Measure.PERSON)),
    )
    return Details(
        unit_id,
        unit.name,
        opd.name if opd else "",
        block.colour,
        block.pinned,
        here != TRAY,
        facts,
    )


def several(model: StackingModel, units: Collection[str]) -> Details:
    """Return the sums of several units, with whose they are and where."""
    view, order = model.view(), list(model.view().block_of)
    blocks = [view.block_of[unit] for unit in sorted(units, key=order.index)]
    said = together(blocks)
    owners = Counter(block.opd_label for block in blocks)
    where = Counter(place_name(view, view.place_of[b.unit]) for b in blocks)
    facts = (
        Fact(tr("stacking.several.area"), str(said["area"])),
        Fact(tr("stacking.several.people"), str(said["people"])),
        Fact(tr("stacking.several.owners"), "", inputs=_counted(owners)),
        Fact(tr("stacking.several.places"), "", inputs=_counted(where)),
    )
    pinned = all(block.pinned for block in blocks)
    placed = any(view.place_of[block.unit] != TRAY for block in blocks)
    title = tr("stacking.several.title", n=len(blocks))
    hint, first = tr("stacking.several.hint"), blocks[0]
    return Details(first.unit, title, hint, first.colour, pinned, placed, facts)


def _counted(found: Counter[str]) -> tuple[tuple[str, str], ...]:
    """Return the most frequent names, each with how often, and how many more there are."""
    rows = [
        (name or tr("stacking.in_tray"), format_number(n, Measure.COUNT))
        for name, n in found.most_common(MOST_NAMES)
    ]
    rest = len(found) - MOST_NAMES
    return (*rows, (tr("stack.more", n=rest), "")) if rest > 0 else tuple(rows)


def _explained(label: str, found: Explained) -> Fact:
    decimals = 1 if found.measure is Measure.AREA else None
    inputs = tuple(
        (tr(each.label), format_number(each.value, each.measure)) for each in found.inputs
    )
    formula = tr(found.formula) if has(found.formula) else ""
    return Fact(
        label, format_number(found.value, found.measure, decimals=decimals), formula, inputs
    )

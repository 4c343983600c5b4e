"""Everything about one unit, for the panel beside the plan: what it needs, where it is today."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.document.text import format_number
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.system.translate import has, tr
from desktop.widgets.stacking_plan.walk import place_name
from desktop.workflows.broken_text import place_words
from desktop.workflows.seats import TRAY
from solver.demand.explained import Explained
from solver.demand.staff import people
from solver.demand.workspace import workspace
from solver.problem.organisation import Opd, Unit
from solver.problem.scenario import Scenario
from solver.units import Measure


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


def _explained(label: str, found: Explained) -> Fact:
    decimals = 1 if found.measure is Measure.AREA else None
    inputs = tuple(
        (tr(each.label), format_number(each.value, each.measure)) for each in found.inputs
    )
    formula = tr(found.formula) if has(found.formula) else ""
    return Fact(
        label, format_number(found.value, found.measure, decimals=decimals), formula, inputs
    )

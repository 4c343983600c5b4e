"""What the colours of the blocks mean: OPD, site of today, group of the plan, visitors; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.system.translate import tr
from desktop.workflows.seats import TRAY
from desktop.workflows.stack_view import NO_COLOUR, RAMP, Bar, Block, StackView, with_bars
from solver.problem.organisation import Unit
from solver.problem.problem import Problem

STEPS = (0, 10, 50, 200)  # visitors a day up to which a step of the ramp reaches


class Colouring(StrEnum):
    """By what blocks are coloured."""

    OPD = "opd"
    SITE = "site"
    GROUP = "group"
    VISITORS = "visitors"


@dataclass(frozen=True)
class LegendLine:
    """A line of the legend: what a colour means and who bears it."""

    label: str
    name: str
    colour: int
    members: frozenset[str]
    placed: int
    area: int
    people: int

    @property
    def units(self) -> int:
        """How many units bear the colour."""
        return len(self.members)


@dataclass(frozen=True)
class Coloured:
    """A plan in its colours, with the legend."""

    view: StackView
    legend: tuple[LegendLine, ...]


Key = tuple[int, str, str]  # colour, label, full name


def coloured(view: StackView, problem: Problem, how: Colouring) -> Coloured:
    """Return a plan with its blocks coloured, and the legend with counts in the order of use."""
    key_of = _keys(problem, how)
    keys = {unit: key_of(unit) for unit in view.block_of}
    made = view
    if how is not Colouring.OPD:
        made = _recoloured(view, {unit: key[0] for unit, key in keys.items()})
    by: dict[Key, list[Block]] = {}
    for unit, key in keys.items():
        by.setdefault(key, []).append(view.block_of[unit])
    lines = tuple(_line(view, key, by[key]) for key in sorted(by))
    return Coloured(made, lines)


def _line(view: StackView, key: Key, blocks: list[Block]) -> LegendLine:
    placed = sum(view.place_of[b.unit] != TRAY for b in blocks)
    members = frozenset(b.unit for b in blocks)
    area, people = sum(b.area for b in blocks), sum(b.people for b in blocks)
    return LegendLine(key[1], key[2], key[0], members, placed, area, people)


def _keys(problem: Problem, how: Colouring) -> Callable[[str], Key]:
    units = {unit.id: unit for unit in problem.unit}
    return {
        Colouring.OPD: _by_opd,
        Colouring.SITE: _by_site,
        Colouring.GROUP: _by_group,
        Colouring.VISITORS: _by_visitors,
    }[how](problem, units)


def _by_opd(problem: Problem, units: dict[str, Unit]) -> Callable[[str], Key]:
    keys = {opd.id: (i, opd.short, opd.name) for i, opd in enumerate(problem.opd)}
    return lambda id: keys[units[id].opd]


def _by_site(problem: Problem, units: dict[str, Unit]) -> Callable[[str], Key]:
    keys = {s.id: (i, s.short or s.name, s.name) for i, s in enumerate(problem.site)}
    site = {b.id: keys.get(b.site) for b in problem.building}
    none = (NO_COLOUR, tr("stacking.colour.no_site"), "")
    return lambda id: site.get(units[id].building) or none


def _by_group(problem: Problem, units: dict[str, Unit]) -> Callable[[str], Key]:
    group = {opd.id: opd.plan_group.strip() for opd in problem.opd}
    names = sorted({name for name in group.values() if name})
    keys = {n: (i, tr("stacking.colour.group_name", name=n), n) for i, n in enumerate(names)}
    none = (NO_COLOUR, tr("stacking.colour.no_group"), "")
    return lambda id: keys.get(group[units[id].opd], none)


def _by_visitors(problem: Problem, units: dict[str, Unit]) -> Callable[[str], Key]:
    def key(id: str) -> Key:
        n = units[id].visitors
        step = next((i for i, most in enumerate(STEPS) if n <= most), len(STEPS))
        if step == 0:
            return (NO_COLOUR, tr("stacking.colour.visitors_none"), "")
        if step == len(STEPS):
            label = tr("stacking.colour.visitors_over", n=STEPS[-1])
        else:
            low, high = STEPS[step - 1] + 1, STEPS[step]
            label = tr("stacking.colour.visitors_range", low=low, high=high)
        return (RAMP + step, label, "")

    return key


def _recoloured(view: StackView, colours: dict[str, int]) -> StackView:
    def blocks(them: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(replace(b, colour=colours.get(b.unit, NO_COLOUR)) for b in them)

    def bar(one: Bar) -> Bar:
        return replace(one, blocks=blocks(one.blocks)) if one.blocks else one

    return replace(with_bars(view, bar), tray=blocks(view.tray))

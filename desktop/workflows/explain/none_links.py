"""Why there is no plan, line by line, each with the page on which it is mended."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.system.translate import tr
from desktop.workflows.explain.none_names import BuiltNames
from desktop.workflows.explain.none_text import clash_text, repair_text, sum_text
from solver.explain.conflict import Conflict
from solver.explain.repair import AmountKind, Repair
from solver.explain.shortage import Shortage, ShortageKind
from solver.explain.why_none import WhyNone
from solver.problem.estate import Floor
from solver.rules import RuleId

Args = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class WhyLine:
    """One line: a heading, or a sentence with the page that mends it and what to show there.

    `part` is ``answer``, ``heading``, ``sum``, ``clash``, ``repair`` or ``note``.
    """

    text: str
    part: str
    page: str = ""
    args: Args = ()


def why_lines(found: WhyNone, names: BuiltNames) -> tuple[WhyLine, ...]:
    """Return the whole explanation with links."""
    lines = [WhyLine(tr(f"why_none.{found.answer.value}"), "answer")]
    parts = (
        ("sums", [_sum(one, names) for one in found.sums]),
        ("clashes", [_clash(n, one, names) for n, one in enumerate(found.clashes.sets, 1)]),
        ("repairs", [_repair(n, one, names) for n, one in enumerate(found.repairs, 1)]),
    )
    for key, sentences in parts:
        if sentences:
            lines += [WhyLine(tr(f"why_none.{key}"), "heading"), *sentences]
    if not found.done:
        lines.append(WhyLine(tr("why_none.partial"), "note"))
    return tuple(lines)


def _sum(one: Shortage, names: BuiltNames) -> WhyLine:
    text = sum_text(one, names)
    if one.kind is ShortageKind.LIMIT:
        return WhyLine(text, "sum", *_scenario(names))
    if one.floors and len(one.floors) < len(names.built.floors):
        return WhyLine(text, "sum", *_floor(min(one.floors), names))
    if one.units:
        return WhyLine(text, "sum", *_unit(one.units[0], names))
    return WhyLine(text, "sum", *_scenario(names))


def _clash(n: int, one: Conflict, names: BuiltNames) -> WhyLine:
    sure = [rule for rule in one.rules if rule not in one.open] or list(one.rules)
    # the rule most easily changed first: limits, then pairs and pins, then the building
    order = (RuleId.LIMIT, RuleId.TOGETHER, RuleId.APART, RuleId.PLACE, RuleId.ONE_TOWER)
    ranked = sorted(sure, key=lambda r: order.index(r[0]) if r[0] in order else len(order))
    return WhyLine(clash_text(n, one, names), "clash", *_rule(ranked[0], names))


def _rule(rule: tuple[RuleId, str, tuple[int, ...]], names: BuiltNames) -> tuple[str, Args]:
    kind, _, subject = rule
    if kind in (RuleId.TOGETHER, RuleId.APART, RuleId.PLACE):
        return _unit(subject[0], names)
    if kind in (RuleId.AREA, RuleId.PEOPLE):
        return _floor(subject[0], names)
    if kind is RuleId.ONE_TOWER:
        return "organisation", (("opd", names.built.opds[subject[0]]),)
    return _scenario(names)


def _repair(n: int, one: Repair, names: BuiltNames) -> WhyLine:
    text = repair_text(n, one, names)
    if one.lifted:
        return WhyLine(text, "repair", *_rule(one.lifted[0], names))
    floors = (AmountKind.AREA, AmountKind.PEOPLE)
    if one.amounts and one.amounts[0].kind in floors and one.amounts[0].where:
        return WhyLine(text, "repair", *_floor(one.amounts[0].where[0][0], names))
    return WhyLine(text, "repair", *_scenario(names))


def _unit(u: int, names: BuiltNames) -> tuple[str, Args]:
    return "organisation", (("unit", names.built.units[u]),)


def _floor(f: int, names: BuiltNames) -> tuple[str, Args]:
    floors = names.built.floors
    if f >= len(floors):  # a floor still to be added
        tower = names.problem.get(Floor, floors[-1]).building
        return "estate", (("building", tower),)
    return "estate", (("floor", floors[f]),)


def _scenario(names: BuiltNames) -> tuple[str, Args]:
    return "scenarios", (("scenario", names.built.scenario), ("tab", "limits"))

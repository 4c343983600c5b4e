"""Rules as a list of sentences, a draft that becomes a rule, and how a scenario holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from desktop.document import edits
from desktop.document.grid import Cell, Column
from desktop.document.session import Session
from desktop.document.text import format_number
from desktop.pages.relations.rule_words import Rule, sentence_of
from desktop.system.translate import tr
from solver.case.build_scope import scope_of
from solver.errors import Issue, issue
from solver.problem.estate import Building, Floor
from solver.problem.organisation import Unit
from solver.problem.problem import KIND_OF, Problem
from solver.problem.relations import PairKind, PairRule, PlaceKind, PlaceRule
from solver.problem.scenario import RuleMode, ScenarioRule, ScenarioRuleKey
from solver.units import Measure

PAIRS = (PairKind.TOGETHER, PairKind.APART)
MODES = {  # the engine knows no price for two units that do sit on one floor
    PairKind.TOGETHER: (RuleMode.HARD, RuleMode.WISH, RuleMode.OFF),
    PairKind.APART: (RuleMode.HARD, RuleMode.OFF),
}


class Verb(StrEnum):
    """What a rule says."""

    TOGETHER = "together"
    APART = "apart"
    PINNED = "pinned"
    FORBIDDEN = "forbidden"

    @property
    def of_pair(self) -> bool:
        """Whether it binds two units, and not a unit and a place."""
        return self.value in {kind.value for kind in PairKind}


@dataclass(frozen=True)
class Draft:
    """A rule as it is being written; `name` is that of the rule it changes, empty for a new one."""

    name: str = ""
    verb: Verb = Verb.TOGETHER
    unit: str = ""
    other: str = ""
    building: str = ""
    floor: str = ""
    reason: str = ""


def name_of_rule(rule: Rule) -> str:
    """Return the name of a rule in the list: its kind of record and its id."""
    return f"{KIND_OF[type(rule)]}/{rule.id}"


def find_rule(problem: Problem, name: str) -> Rule | None:
    """Return the rule of a name."""
    kind, _, id = name.partition("/")
    return problem.find(PairRule, id) if kind == "pair_rule" else problem.find(PlaceRule, id)


def draft_of(rule: Rule) -> Draft:
    """Return a rule as a draft."""
    name, verb = name_of_rule(rule), Verb(rule.kind.value)
    if isinstance(rule, PairRule):
        return Draft(name, verb, rule.unit_a, rule.unit_b, reason=rule.reason)
    place = {"building": rule.building, "floor": rule.floor}
    return Draft(name, verb, rule.unit, reason=rule.reason, **place)


def rule_of(problem: Problem, draft: Draft) -> Rule:
    """Return a draft as a record; source and status of the rule it changes stay."""
    old = find_rule(problem, draft.name)
    if draft.verb.of_pair:
        pair = (
            old if isinstance(old, PairRule) else PairRule(id=edits.new_id(), unit_a="", unit_b="")
        )
        kind = PairKind(draft.verb.value)
        ends = (draft.unit, draft.other)
        return replace(pair, kind=kind, unit_a=ends[0], unit_b=ends[1], reason=draft.reason)
    place = (
        old if isinstance(old, PlaceRule) else PlaceRule(id=edits.new_id(), unit="", building="")
    )
    return replace(
        place,
        kind=PlaceKind(draft.verb.value),
        unit=draft.unit,
        building=draft.building,
        floor=draft.floor,
        reason=draft.reason,
    )


def wrong_with(problem: Problem, draft: Draft) -> Issue | None:
    """Return what keeps a draft from being a rule; the place of the Issue is the field."""
    if problem.find(Unit, draft.unit) is None:
        return issue("rule_without_unit", "unit")
    if not draft.verb.of_pair:
        if problem.find(Building, draft.building) is None:
            return issue("rule_without_place", "building")
        floor = problem.find(Floor, draft.floor)
        same = (PlaceKind(draft.verb.value), draft.building, floor.id if floor else "")
        others = problem.where(PlaceRule, "unit", draft.unit)
        told = {(r.kind, r.building, r.floor) for r in others if name_of_rule(r) != draft.name}
        return issue("rule_doubled", "building") if same in told else None
    if problem.find(Unit, draft.other) is None:
        return issue("rule_without_other", "other")
    return _wrong_pair(problem, draft)


def _wrong_pair(problem: Problem, draft: Draft) -> Issue | None:
    if draft.unit == draft.other:
        return issue("rule_same_unit", "other")
    for rule in problem.pair_rule:
        if name_of_rule(rule) != draft.name and {rule.unit_a, rule.unit_b} == {
            draft.unit,
            draft.other,
        }:
            same = rule.kind.value == draft.verb.value
            return issue("rule_doubled" if same else "rule_contrary", "other")
    return None


def save_edit(problem: Problem, name: str, made: Rule) -> edits.Edit:
    """Return the edit that puts a rule in the place of the one of a name, of whatever kind."""
    old = find_rule(problem, name)
    if old is not None and type(old) is not type(made):
        return edits.together(edits.remove(type(old), [old.id]), edits.put(made))
    return edits.put(made)


def mode_of(problem: Problem, scenario: str, kind: PairKind) -> tuple[RuleMode, int]:
    """Return how a scenario holds a kind of pair rules, and the price of a breach."""
    row = _held(problem, scenario, kind)
    return (row.mode, row.price) if row else (RuleMode.HARD, 0)


def _held(problem: Problem, scenario: str, kind: PairKind) -> ScenarioRule | None:
    rows = problem.where(ScenarioRule, "scenario", scenario)
    return next((row for row in rows if row.rule.value == kind.value and not row.subject), None)


def mode_edit(
    problem: Problem, scenario: str, kind: PairKind, mode: RuleMode, price: int
) -> edits.Edit:
    """Return the edit that makes a scenario hold a kind of rules in a mode."""
    row = _held(problem, scenario, kind) or ScenarioRule(
        id=edits.new_id(), scenario=scenario, rule=ScenarioRuleKey(kind.value)
    )
    return edits.put(replace(row, mode=mode, price=price))


@dataclass(frozen=True)
class RulesGrid:
    """All rules, one sentence a row; the reason can be written in place.

    Parameters
    ----------
    session : Session
        The gate to the document.
    scenario : str
        The scenario that the last column speaks of; empty without any.
    """

    session: Session
    scenario: str = ""

    @property
    def problem(self) -> Problem:
        """The project as it is now."""
        return self.session.document.problem

    @property
    def can_add(self) -> bool:
        """Whether rules may be added and removed."""
        return not self.session.read_only

    def columns(self) -> Sequence[Column]:
        """Return sentence, reason, how the scenario holds it."""
        free = not self.session.read_only
        return (
            Column("rule", tr("relations.rule"), editable=False, width=74),
            Column("reason", tr("field.pair_rule.reason"), editable=free),
            Column(
                "mode",
                tr("relations.rule_mode"),
                help=tr("relations.rule_mode.help"),
                editable=False,
                width=22,
            ),
        )

    def rows(self) -> Sequence[str]:
        """Return the rules: pairs, then places."""
        rules: tuple[Rule, ...] = (*self.problem.pair_rule, *self.problem.place_rule)
        return tuple(name_of_rule(rule) for rule in rules)

    def _rule(self, row: str) -> Rule:
        found = find_rule(self.problem, row)
        if found is None:
            raise KeyError(row)
        return found

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows."""
        rule = self._rule(row)
        if column == "rule":
            return sentence_of(self.problem, rule)
        if column == "reason":
            return rule.reason
        mode, price = self._mode(rule)
        said = tr(f"choice.RuleMode.{mode.value}")
        if mode is RuleMode.WISH:
            said = tr("relations.wish_at", price=format_number(price, Measure.RUPIAH_YEAR))
        return tr("relations.held_alone", mode=said) if self._alone(rule) else said

    def _mode(self, rule: Rule) -> tuple[RuleMode, int]:
        """Return how the scenario holds a rule: as said of it alone, else as its kind."""
        scope = scope_of(self.problem, self.scenario) if self.scenario else None
        return scope.held(rule) if scope else (RuleMode.HARD, 0)

    def _alone(self, rule: Rule) -> bool:
        """Tell whether the scenario says of this very rule how it is held."""
        rows = self.problem.where(ScenarioRule, "scenario", self.scenario)
        return any(row.subject == rule.id for row in rows)

    def order(self, row: str, column: str) -> Any:
        """Sort by the alphabet."""
        return self.text(row, column).casefold()

    def tone(self, row: str, column: str) -> str:
        """Draw what the scenario leaves out quietly."""
        off = self._mode(self._rule(row))[0] is RuleMode.OFF
        return "quiet" if off or column in ("reason", "mode") else ""

    def options(self, row: str, column: str) -> Sequence[tuple[str, str]]:
        """Nothing to choose from."""
        return ()

    def value(self, row: str, column: str) -> str:
        """Return the text."""
        return self.text(row, column)

    def write(self, cells: Sequence[Cell]) -> tuple[Issue, ...]:
        """Write reasons as one step."""
        found = [(find_rule(self.problem, c.row), c) for c in cells if c.column == "reason"]
        rows = [replace(rule, reason=cell.text.strip()) for rule, cell in found if rule]
        if rows:
            self.session.do(tr("relations.do.reason", n=len(rows)), edits.put(*rows))
        return ()

    def add(self) -> str | None:
        """Rules are added by their sentence, see `save_edit`."""
        return None

    def remove(self, rows: Sequence[str]) -> None:
        """Remove rules as one step."""
        gone = [rule for row in rows if (rule := find_rule(self.problem, row))]
        if gone:
            by_kind = (
                edits.remove(kind, [r.id for r in gone if type(r) is kind])
                for kind in (PairRule, PlaceRule)
            )
            self.session.do(tr("relations.do.remove_rules", n=len(gone)), edits.together(*by_kind))

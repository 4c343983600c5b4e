"""The rules between units and about places one by one: hard, a wish or suspended in a scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktop.document.edits import Edit, new_id, put, remove
from desktop.document.grid import Cell, Column
from desktop.document.names import record_name
from desktop.document.text import format_choice, format_number, parse
from desktop.pages.scenarios.takes_part import PartGrid
from desktop.system.translate import tr
from desktop.workflows.broken_text import place_words
from solver.case.build_scope import scope_of
from solver.errors import Issue, issue
from solver.problem.problem import Problem
from solver.problem.relations import PairKind, PairRule, PlaceRule
from solver.problem.scenario import RuleMode, ScenarioRule, ScenarioRuleKey
from solver.units import Kind, Measure, declared

Rule = PairRule | PlaceRule
AS_KIND = "as_kind"


class SingleRulesGrid(PartGrid):
    """A row a rule; without a choice of its own it is held as the table of kinds says."""

    def columns(self) -> Sequence[Column]:
        """Return kind, unit, other unit or place, mode, price."""
        mode, price = tr("field.scenario_rule.mode"), tr("field.scenario_rule.price")
        return (
            Column("kind", tr("scenarios.single.kind"), editable=False, width=15),
            Column("who", tr("scenarios.single.who"), editable=False, width=25),
            Column("whom", tr("scenarios.single.whom"), editable=False, width=25),
            Column("mode", mode, kind=Kind.CHOICE, editable=self.free, width=24),
            Column("price", price, kind=Kind.NUMBER, editable=self.free, width=16),
        )

    def rows(self) -> Sequence[str]:
        """Return the ids of the rules, those of pairs first."""
        return tuple(rule.id for rule in (*self.problem.pair_rule, *self.problem.place_rule))

    def _rule(self, problem: Problem, id: str) -> Rule:
        pair = problem.find(PairRule, id)
        return pair if pair is not None else problem.get(PlaceRule, id)

    def _row(self, problem: Problem, id: str) -> ScenarioRule | None:
        rows = problem.where(ScenarioRule, "scenario", self.scenario)
        return next((row for row in rows if row.subject == id), None)

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows."""
        rule = self._rule(self.problem, row)
        if column == "kind":
            return format_choice(rule.kind)
        if column == "who":
            unit = rule.unit_a if isinstance(rule, PairRule) else rule.unit
            return record_name(self.problem, "unit", unit)
        if column == "whom":
            if isinstance(rule, PairRule):
                return record_name(self.problem, "unit", rule.unit_b)
            return place_words(self.problem, rule.building, rule.floor)
        found = self._row(self.problem, row)
        if column == "mode":
            return format_choice(found.mode) if found else self._as_kind(rule)
        wish = found is not None and found.mode is RuleMode.WISH
        return format_number(found.price, Measure.RUPIAH_YEAR) if found and wish else "–"

    def _as_kind(self, rule: Rule) -> str:
        scope = scope_of(self.problem, self.scenario)
        mode = scope.held(rule)[0] if scope else RuleMode.HARD
        return tr("scenarios.single.as_kind", mode=format_choice(mode))

    def tone(self, row: str, column: str) -> str:
        """Draw what follows its kind quietly."""
        return "quiet" if column == "mode" and not self._row(self.problem, row) else ""

    def order(self, row: str, column: str) -> Any:
        """Sort prices by size."""
        found = self._row(self.problem, row)
        return (found.price if found else 0) if column == "price" else super().order(row, column)

    def value(self, row: str, column: str) -> str:
        """Return the mode."""
        found = self._row(self.problem, row)
        return (found.mode.value if found else AS_KIND) if column == "mode" else ""

    def options(self, row: str, column: str) -> Sequence[tuple[str, str]]:
        """Return the modes that make sense for a rule: only being together has a price."""
        if column != "mode":
            return ()
        rule = self._rule(self.problem, row)
        modes = [RuleMode.HARD, RuleMode.OFF]
        if rule.kind is PairKind.TOGETHER:
            modes.insert(1, RuleMode.WISH)
        own = [(mode.value, format_choice(mode)) for mode in modes]
        return ((AS_KIND, self._without(rule)), *own)

    def _without(self, rule: Rule) -> str:
        """Return how a rule is held when nothing is said of it alone."""
        scope = scope_of(self.problem, self.scenario)
        mode = RuleMode.HARD
        if scope and isinstance(rule, PairRule):
            mode = scope.modes[ScenarioRuleKey(rule.kind.value)][0]
        return tr("scenarios.single.as_kind", mode=format_choice(mode))

    def edit(self, problem: Problem, cell: Cell) -> Edit | Issue | None:
        """Return the edit of a mode or a price."""
        if cell.column not in ("mode", "price"):
            return None
        found, rule = self._row(problem, cell.row), self._rule(problem, cell.row)
        where = f"{cell.row}/{cell.column}"
        if cell.column == "mode" and cell.text in (AS_KIND, self._without(rule)):
            return remove(ScenarioRule, [found.id]) if found else None
        value = parse(declared(ScenarioRule)[cell.column], cell.text, where)
        if isinstance(value, Issue):
            return value
        if value == RuleMode.WISH and rule.kind is not PairKind.TOGETHER:
            return issue("rule_no_wish", where)
        if cell.column == "price" and found is None:
            return issue("rule_price_of_wish", where)
        fresh = found or ScenarioRule(id=new_id(), scenario=self.scenario, subject=cell.row)
        return put(replace(fresh, **{cell.column: value}))  # type: ignore[arg-type]  # a declared column

    def label(self) -> str:
        """Return what a change is called in the list of undo."""
        return tr("scenarios.single.do")

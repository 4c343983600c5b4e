"""Where a figure comes from: its formula, the lines below it, their inputs and sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.document.text import format_choice, format_date, format_money, format_number
from desktop.reports.places import subject_label
from desktop.system.translate import has, tr
from desktop.workflows.cost_story import NOBODY, CostStory, Share, Step
from solver.costs.cashflow import CashYear
from solver.costs.line import CostLine, Input
from solver.demand.norms import Norms
from solver.problem.organisation import Opd
from solver.problem.problem import Problem
from solver.units import Measure

LINKS = {
    "building": "estate",
    "floor": "estate",
    "site": "estate",
    "unit": "organisation",
    "opd": "organisation",
}
RATES = ("finance.discount", "finance.inflation", "finance.inflation_wages",
         "finance.inflation_energy", "finance.horizon")  # fmt: skip
MOST = 120  # rows of one figure, the others are counted
FACTS = ("saving", "one_off", "npv", "payback", "ratio")


@dataclass(frozen=True)
class TraceNode:
    """One row: what, today, in the plan, where from; `page` and `id` lead to the record."""

    label: str
    today: str = ""
    plan: str = ""
    source: str = ""
    children: tuple[TraceNode, ...] = ()
    page: str = ""
    link: tuple[str, str] = ("", "")  # kind and id, for the page
    whole: bool = False  # a sum, which stands out from its parts


@dataclass(frozen=True)
class Trace:
    """A figure with its formula in words and the rows it was made of, the largest first."""

    title: str
    formula: str
    nodes: tuple[TraceNode, ...]
    more: int = 0  # rows left out
    heads: tuple[str, str, str] = ("what", "today", "plan")  # of the columns, by their names


def step_label(problem: Problem, key: str, *, opd: bool) -> str:
    """Return the name of a step of the waterfall."""
    if not opd:
        return tr(f"cost.{key}")
    found = problem.find(Opd, key)
    return (found.short or found.name) if found else tr("costs.nobody")


def trace_step(problem: Problem, step: Step, *, opd: bool) -> Trace:
    """Return what a step of the waterfall was made of, the largest difference first."""
    label = step_label(problem, step.key, opd=opd)
    formula = tr("costs.opd_formula" if step.key != NOBODY else "costs.nobody_formula")
    if not opd:
        formula = _formula(step.key)
    pairs: dict[tuple[str, str, str], tuple[list[Share], list[Share]]] = {}
    for side, shares in enumerate((step.today, step.plan)):
        for share in shares:
            line = share.line
            key = (line.key.value, line.subject_kind, line.subject)
            pairs.setdefault(key, ([], []))[side].append(share)
    order = sorted(pairs.items(), key=lambda pair: -abs(_sum(pair[1][1]) - _sum(pair[1][0])))
    nodes = tuple(_subject(problem, key, *sides, opd=opd) for key, sides in order[:MOST])
    whole = TraceNode(label, format_money(step.before), format_money(step.after))
    return Trace(label, formula, (whole, *nodes), len(order) - len(nodes))


def _sum(shares: Iterable[Share]) -> int:
    return sum(share.amount for share in shares)


def _formula(key: str) -> str:
    return tr(f"cost.{key}.formula") if has(f"cost.{key}.formula") else ""


def _subject(
    problem: Problem,
    key: tuple[str, str, str],
    today: Sequence[Share],
    plan: Sequence[Share],
    *,
    opd: bool,
) -> TraceNode:
    cost, kind, id = key
    name = subject_label(problem, id, kind)
    return TraceNode(
        f"{tr(f'cost.{cost}')} · {name}" if opd else name,
        format_money(_sum(today)) if today else "–",
        format_money(_sum(plan)) if plan else "–",
        _formula(cost) if opd else "",
        tuple(_inputs(problem, [s.line for s in today], [s.line for s in plan])),
        LINKS.get(kind, ""),
        (kind, id),
    )


def _inputs(
    problem: Problem, today: Sequence[CostLine], plan: Sequence[CostLine]
) -> Iterable[TraceNode]:
    """Yield the inputs of the lines, today's and the plan's side by side where they agree."""
    old = [i for line in today for i in line.inputs]
    new = [i for line in plan for i in line.inputs]
    for i, each in enumerate(new or old):
        twin = old[i] if i < len(old) and new and old[i].label == each.label else None
        before = _value(each if not new else twin)
        yield input_node(problem, each, before, _value(each) if new else "–")
    lump = sum(line.one_off for line in plan) or sum(line.one_off for line in today)
    if lump:
        before, after = (format_money(sum(x.one_off for x in lines)) for lines in (today, plan))
        yield TraceNode(tr("costs.one_off"), before, after)


def _value(found: Input | None) -> str:
    return format_number(found.value, found.measure) if found else "–"


def input_node(problem: Problem, found: Input, today: str, plan: str) -> TraceNode:
    """Return an input as a row with its status and source; a standard leads to its page."""
    standard = found.label.removeprefix("standard.")
    is_standard = standard != found.label
    changed = changed_words(problem, standard) if is_standard else ""
    parts = (format_choice(found.status), found.source, changed)
    source = " · ".join(part for part in parts if part)
    return TraceNode(
        tr(found.label),
        today,
        plan,
        source,
        (),
        "standards" if is_standard else "",
        ("standard", standard) if is_standard else ("", ""),
    )


def changed_words(problem: Problem, standard: str) -> str:
    """Return who changed a standard and when; empty where nobody has."""
    row = problem.standards.get(standard)
    if row is None or not (row.changed_by or row.changed_on):
        return ""
    try:
        day = format_date(date.fromisoformat(row.changed_on))
    except ValueError:
        day = row.changed_on
    return tr("costs.changed", who=", ".join(part for part in (row.changed_by, day) if part))


def trace_fact(problem: Problem, story: CostStory, key: str) -> Trace:
    """Return what one of the five figures was made of."""
    horizon = format_number(max(0, len(story.flow.years) - 1), Measure.YEARS)
    if key == "saving":
        nodes = [
            TraceNode(tr(f"cost.{s.key}"), format_money(s.before), format_money(s.after),
                      _formula(s.key), (), "costs", ("line", s.key))
            for s in story.by_line
        ]  # fmt: skip
        whole = TraceNode(
            tr("report.word.cash_total"),
            format_money(story.today.cash),
            format_money(story.plan.cash),
            whole=True,
        )
        saved = TraceNode(
            tr("costs.fact.saving"),
            "",
            format_money(story.today.cash - story.plan.cash),
            whole=True,
        )
        return Trace(tr("costs.fact.saving"), tr("costs.fact.saving.doc"), (*nodes, whole, saved))
    if key == "one_off":
        lines = sorted((x for x in story.plan.lines if x.one_off), key=lambda x: -x.one_off)
        nodes = [_paid_once(problem, line) for line in lines[:MOST]]
        whole = TraceNode(tr("costs.fact.one_off"), "–", format_money(story.plan.one_off))
        doc = tr("costs.fact.one_off.doc")
        return Trace(whole.label, doc, (whole, *nodes), len(lines) - len(nodes))
    years = tuple(_year(year, key) for year in story.flow.years)
    doc = (
        tr("report.cash.npv.doc", horizon=horizon) if key == "npv" else tr(f"report.cash.{key}.doc")
    )
    return Trace(tr(f"report.cash.{key}"), doc, (*years, *rates(problem)))


def _paid_once(problem: Problem, line: CostLine) -> TraceNode:
    name = subject_label(problem, line.subject, line.subject_kind)
    label = f"{tr(f'cost.{line.key.value}')} · {name}"
    inputs = tuple(_inputs(problem, (), (line,)))
    return TraceNode(label, "–", format_money(line.one_off), "", inputs)


def rates(problem: Problem) -> tuple[TraceNode, ...]:
    """Return the rates of the cash by year with their sources."""
    norms = Norms(problem)
    found = (norms.input(key) for key in RATES)
    return tuple(input_node(problem, each, "", _value(each)) for each in found)


def _year(year: CashYear, key: str) -> TraceNode:
    amount = {"npv": year.worth, "payback": year.total}.get(key, year.net)
    name = format_number(year.year, Measure.YEAR)
    return TraceNode(name, "", format_money(amount), "", tuple(_parts(year)))


def trace_year(problem: Problem, story: CostStory, year: str) -> Trace:
    """Return what one year of the cash flow was made of."""
    found = next(y for y in story.flow.years if str(y.year) == year)
    title = tr("costs.year", year=format_number(found.year, Measure.YEAR))
    return Trace(title, tr("report.note.cash_flow"), (*_parts(found), *rates(problem)))


def _parts(year: CashYear) -> Iterable[TraceNode]:
    yield TraceNode(tr("costs.running"), format_money(year.today), format_money(year.plan))
    for name in ("spent", "net", "total", "worth"):
        text = format_money(getattr(year, name))
        yield TraceNode(tr(f"report.column.cash_{name}"), "", text)

"""All figures of a report: the first page and the sections behind it, ready to be set."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from desktop.document.document import Document
from desktop.document.text import format_date, format_moment
from desktop.reports import (
    assumption_tables,
    cash_tables,
    compare_tables,
    money_tables,
    place_tables,
    shared_tables,
)
from desktop.reports.chart import Chart, cost_chart
from desktop.reports.comparison import MOST_SCENARIOS, chosen_scenarios
from desktop.reports.guarantee import Guarantee
from desktop.reports.letter import Letter, bare_city, city_of, letter
from desktop.reports.order_chart import order_chart
from desktop.reports.order_tables import order_tables
from desktop.reports.reckoning import Reckoning
from desktop.reports.risks import Risk, risks
from desktop.reports.sections import SECTIONS, left_out
from desktop.reports.stack_pages import StackDrawing, stack_drawing
from desktop.reports.table import Table, Tone, left, line, words
from desktop.system.translate import language, tr
from solver.errors import Issue, issue
from solver.problem.scenario import ScenarioKind


class Paper(StrEnum):
    """Paper sizes of a government office."""

    F4 = "f4"  # 215 x 330 mm
    A4 = "a4"


PAPER_MM: dict[Paper, tuple[int, int]] = {Paper.F4: (215, 330), Paper.A4: (210, 297)}
MARGIN_MM = {"left": 25, "right": 20, "top": 22, "bottom": 20}
_STACK_AIR_MM = 6  # between the drawing and the edges of its page
_STACK_HEAD_MM = 34  # heading, legend and ruler above the drawing on its first page
_LABELS = (
    "decision", "guarantee", "reasons", "number_of_employee", "illustration", "emblem",
    "contents", "table", "picture", "lead",
)  # fmt: skip


@dataclass(frozen=True)
class Section:
    """A section behind the first page."""

    key: str
    title: str
    intro: str = ""
    tables: tuple[Table, ...] = ()
    chart: Chart | None = None
    stack: StackDrawing | None = None
    risks: tuple[Risk, ...] = ()


@dataclass(frozen=True)
class Figures:
    """Everything that is printed: the one description that PDF, Word and web page set.

    Nothing behind this reckons or formats a number. `labels` are the fixed words by key;
    `left_out` says which sections were not wanted.
    """

    language: str
    title: str
    subject: str
    author: str
    running_head: str
    footer: str
    of: str  # the word between page and pages
    page: str
    continued: str
    illustration_mark: str
    illustration_note: str
    labels: Mapping[str, str]
    letter: Letter
    sections: tuple[Section, ...]
    left_out: str = ""

    @property
    def has_illustration(self) -> bool:
        """Tell whether a figure of the report rests on data invented to fill a gap."""
        return bool(self.letter.banner)


def missing(
    document: Document, scenario_ids: Sequence[str], without: Collection[str] = ()
) -> tuple[Issue, ...]:
    """Return why there can be no report yet, or none without these sections; empty when it can."""
    problem = document.problem
    found = []
    if not problem.city or not problem.city[0].name:
        found.append(issue("report_no_city", "city/city/name"))
    if not problem.unit:
        found.append(issue("report_no_unit", "unit"))
    known = [id for id in scenario_ids if any(s.id == id for s in problem.scenario)]
    if not known or not chosen_scenarios(document, known):
        found.append(issue("report_no_scenario", "scenario"))
    others = [s for s in problem.scenario if s.id in known and s.kind is not ScenarioKind.TODAY]
    if len(others) > MOST_SCENARIOS:
        found.append(issue("report_too_many", "scenario", most=MOST_SCENARIOS, n=len(others)))
    if set(without) >= set(SECTIONS):
        found.append(issue("report_no_section", "report"))
    return tuple(found)


def figures(
    reckoning: Reckoning, when: datetime, paper: Paper, without: Collection[str] = ()
) -> Figures:
    """Return the report of reckoned scenarios, without the sections that are not wanted."""
    city = bare_city(city_of(reckoning).name)
    return Figures(
        language=language(),
        title=tr("report.title.report", city=city),
        subject=tr("report.letter.subject_value", city=city),
        author=city_of(reckoning).office,
        running_head=tr("report.title.running_head", city=city),
        footer=tr("report.label.footer", date=format_date(when.date())),
        of=tr("report.word.of"),
        page=tr("report.word.page"),
        continued=tr("report.word.continued"),
        illustration_mark=tr("report.word.illustration_mark"),
        illustration_note=tr("report.note.illustration"),
        labels={name: tr(f"report.label.{name}") for name in _LABELS},
        letter=letter(reckoning, when),
        sections=tuple(_sections(reckoning, paper, without)),
        left_out=left_out(without),
    )


def _sections(reckoning: Reckoning, paper: Paper, without: Collection[str]) -> Iterator[Section]:
    for key in SECTIONS:
        made = None if key in without else _MAKERS[key](reckoning, paper)
        if made is not None:
            yield made


def _comparison(reckoning: Reckoning, paper: Paper) -> Section:
    tables = (compare_tables.full_table(reckoning), guarantee_table(reckoning))
    return _section("comparison", tables, chart=cost_chart(reckoning.comparison))


def _risks(reckoning: Reckoning, paper: Paper) -> Section:
    return Section("risks", tr("report.section.risks"), risks=risks(reckoning))


def guarantee_table(reckoning: Reckoning) -> Table:
    """Return the guarantee of every scenario in a sentence, with the whole hash."""
    lines = []
    for column in reckoning.comparison.scenarios:
        guarantee = reckoning.guarantee(column.id)
        tone = Tone.GOOD if guarantee.proved else Tone.BAD if guarantee.stale else Tone.PLAIN
        lines.append(
            line(words(column.name), words(guarantee.sentence, tone=tone, note=_trace(guarantee)))
        )
    columns = (left(tr("report.column.scenario"), 24), left(tr("report.column.guarantee"), 76))
    return Table(tr("report.title.guarantees"), columns, tuple(lines))


def _trace(guarantee: Guarantee) -> str:
    result = guarantee.result
    if result is None or not result.case_sha256:
        return ""
    return tr(
        "report.guarantee_trace",
        hash=result.case_sha256,
        threads=result.threads,
        engine=result.engine or "–",
        solved_on=format_moment(result.solved_on),
    )


def _stack(reckoning: Reckoning, paper: Paper) -> Section | None:
    section = stack_section(reckoning, reckoning.proposed, paper)
    return section if section.stack and section.stack.pages else None


def stack_section(reckoning: Reckoning, scenario_id: str, paper: Paper) -> Section:
    """Return the stacking plan of a scenario, laid out for the pages of a paper on their side."""
    wide, narrow = max(PAPER_MM[paper]), min(PAPER_MM[paper])
    room = narrow - MARGIN_MM["top"] - MARGIN_MM["bottom"] - _STACK_AIR_MM
    drawing = stack_drawing(
        reckoning.stack(scenario_id),
        place_tables.opd_legend(reckoning),
        wide - 2 * MARGIN_MM["right"],
        room,
        room - _STACK_HEAD_MM,
    )
    title = tr("report.section.stack", name=reckoning.columns[scenario_id].name)
    return Section("stack", title, tr("report.intro.stack"), stack=drawing)


def _costs(reckoning: Reckoning, paper: Paper) -> Section:
    tables = (money_tables.cost_table(reckoning), money_tables.building_cost_table(reckoning))
    return _section("costs", tables)


def _cash_flow(reckoning: Reckoning, paper: Paper) -> Section | None:
    flow = cash_tables.reckon_cash(reckoning)
    if flow is None:
        return None
    facts = cash_tables.cash_facts_table(reckoning, flow)
    return _section("cash_flow", (facts, cash_tables.cash_table(reckoning, flow)))


def order_section(reckoning: Reckoning) -> Section:
    """Return the order of the moves: what it rests on, its time line, its waves."""
    order = reckoning.order
    said = order.remarks if order else ()
    findings = tuple(Risk(key, tr(f"report.order.title.{key}"), words) for key, words in said)
    section = _section("order", order_tables(reckoning), chart=order_chart(order))
    return replace(section, risks=findings)


def _assumptions(reckoning: Reckoning, paper: Paper) -> Section:
    tables = (
        assumption_tables.illustration_table(reckoning),
        assumption_tables.standard_table(reckoning),
    )
    return _section("assumptions", tables)


def _of(key: str, table: Callable[[Reckoning], Table]) -> Callable[[Reckoning, Paper], Section]:
    """Return what makes a section of one table."""
    return lambda reckoning, paper: _section(key, (table(reckoning),))


def _section(key: str, tables: tuple[Table, ...], chart: Chart | None = None) -> Section:
    intro = f"report.intro.{key}"
    return Section(key, tr(f"report.section.{key}"), tr(intro), tables, chart)


_MAKERS: Mapping[str, Callable[[Reckoning, Paper], Section | None]] = {
    "comparison": _comparison,
    "risks": _risks,
    "opd": _of("opd", place_tables.opd_table),
    "stack": _stack,
    "floors": _of("floors", place_tables.floor_table),
    "rooms": _of("rooms", shared_tables.room_table),
    "parking": _of("parking", shared_tables.parking_table),
    "costs": _costs,
    "cash_flow": _cash_flow,
    "emptied": _of("emptied", place_tables.emptied_table),
    "order": lambda reckoning, paper: order_section(reckoning),
    "moves": _of("moves", place_tables.move_table),
    "broken": _of("broken", shared_tables.broken_table),
    "assumptions": _assumptions,
    "remarks": _of("remarks", assumption_tables.remark_table),
    "sources": _of("sources", assumption_tables.source_table),
}

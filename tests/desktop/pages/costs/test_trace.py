"""Where figures come from: formula, lines, inputs with sources, and a link to the record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.document.text import format_money
from desktop.pages.costs import trace
from desktop.pages.costs.trace import (
    FACTS,
    TraceNode,
    changed_words,
    trace_fact,
    trace_step,
    trace_year,
)
from desktop.system.translate import tr
from desktop.workflows.cost_story import cost_story
from tests.support.problems import MANUAL, tiny_problem

PROBLEM = tiny_problem()
STORY = cost_story(Document(PROBLEM), MANUAL)


def every(nodes: tuple[TraceNode, ...]) -> list[TraceNode]:
    return [node for top in nodes for node in (top, *every(top.children))]


def test_a_step_shows_its_sums_formula_and_inputs_with_their_source() -> None:
    step = next(s for s in STORY.by_line if s.key == "fit_out")
    trace = trace_step(PROBLEM, step, opd=False)
    assert trace.title == "Penataan ruang kerja"
    assert trace.formula == tr("cost.fit_out.formula")
    assert trace.nodes[0].plan == format_money(step.after)
    found = next(n for n in every(trace.nodes) if n.link == ("standard", "moving.fit_out"))
    assert found.page == "standards"
    assert found.plan == "Rp2.000.000/m²"
    assert "Belum diverifikasi" in found.source


def test_every_cut_can_be_traced() -> None:
    for opd, steps in ((False, STORY.by_line), (True, STORY.by_opd)):
        for step in steps:
            trace = trace_step(PROBLEM, step, opd=opd)
            assert trace.title
            assert trace.formula
            assert len(trace.nodes) > 1


def test_every_figure_can_be_traced() -> None:
    for key in FACTS:
        trace = trace_fact(PROBLEM, STORY, key)
        assert trace.title
        assert trace.formula
        assert trace.nodes
    npv = trace_fact(PROBLEM, STORY, "npv")
    assert npv.nodes[0].plan == format_money(STORY.flow.years[0].worth)
    assert any(node.link == ("standard", "finance.discount") for node in npv.nodes)


def test_a_year_shows_its_parts() -> None:
    year = STORY.flow.years[1]
    trace = trace_year(PROBLEM, STORY, str(year.year))
    texts = [node.plan for node in trace.nodes]
    assert format_money(year.net) in texts
    assert format_money(year.worth) in texts


def test_who_changed_a_standard_and_when_stands_at_its_figure() -> None:
    row = replace(PROBLEM.standards["moving.fit_out"], changed_by="Sari", changed_on="2026-03-01")
    rows = tuple(row if each.id == row.id else each for each in PROBLEM.standard)
    changed = PROBLEM.with_rows("standard", rows)
    step = next(s for s in STORY.by_line if s.key == "fit_out")
    found = next(
        n
        for n in every(trace_step(changed, step, opd=False).nodes)
        if n.link == ("standard", "moving.fit_out")
    )
    assert found.source.endswith("diubah Sari, 1 Maret 2026")
    assert changed_words(PROBLEM, "moving.fit_out") == ""
    assert changed_words(PROBLEM, "nothing") == ""
    odd = changed.with_rows("standard", (replace(row, changed_on="kemarin"),))
    assert changed_words(odd, "moving.fit_out") == "diubah Sari, kemarin"


def test_too_many_rows_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    step = next(s for s in STORY.by_line if s.key == "fit_out")
    whole = trace_step(PROBLEM, step, opd=False)
    monkeypatch.setattr(trace, "MOST", 1)
    short = trace_step(PROBLEM, step, opd=False)
    assert (len(short.nodes), short.more) == (2, len(whole.nodes) - 2)
    assert whole.more == 0


def test_the_lines_of_the_saving_lead_to_their_own_trace() -> None:
    *rows, total, saved = trace_fact(PROBLEM, STORY, "saving").nodes
    assert total.whole
    assert saved.plan == format_money(STORY.today.cash - STORY.plan.cash)  # the figure asked for
    assert [node.link for node in rows] == [("line", step.key) for step in STORY.by_line]
    assert {node.page for node in rows} == {"costs"}

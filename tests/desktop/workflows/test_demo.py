"""The main job in small: a table of texts, and what happens when a scenario cannot be solved."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.document.document import Document
from desktop.document.text import format_money_short
from desktop.reports.comparison import compare
from desktop.system.translate import set_language, tr
from desktop.workflows import demo
from solver.errors import SatuAtapError
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario
from solver.study.assess import assess
from tests.support.problems import BEST, MANUAL, TODAY, tiny_problem


@pytest.fixture(autouse=True)
def _indonesian() -> None:
    set_language("id")


def test_the_table_says_what_was_reckoned() -> None:
    document = Document(tiny_problem())
    head, rows = demo.comparison_texts(compare(document, [TODAY, MANUAL, BEST]))
    names = [document.problem.get(Scenario, each).name for each in (TODAY, MANUAL, BEST)]
    assert list(head) == ["", *names]
    cash = next(row for row in rows if row[0] == tr("comparison.cash"))
    assert cash[1] == format_money_short(assess(document.problem, TODAY).cash)
    assert all(len(row) == len(head) for row in rows)
    assert not any(row[0].startswith("comparison.") for row in rows)


def test_a_scenario_that_cannot_be_solved_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = Problem(city=tiny_problem().city, scenario=(Scenario(id="a", name="Keramasan"),))
    monkeypatch.setattr(demo, "sample_problem", lambda: empty)
    with pytest.raises(SatuAtapError, match="cannot_solve") as told:
        demo.run_sample(tmp_path, 1, 1, lambda _: None, lambda _: None)
    assert told.value.values["name"] == "Keramasan"
    assert not list(tmp_path.glob("*.pdf"))

"""The ranking: the cheapest whole scenario first, those that lack something without a rank."""

from __future__ import annotations

from dataclasses import replace

from desktop.pages.compare.ranking import TARGET, ranking_grid
from desktop.pages.compare.viewmodel import CompareModel, PageText
from tests.desktop.pages.stacking.city import session
from tests.support.problems import BEST, TODAY


def page() -> PageText:
    return CompareModel(session()).work()()


def test_whole_scenarios_are_ranked_by_cash() -> None:
    shown = page()
    heads = tuple(replace(head, missing="") for head in shown.heads)
    groups = tuple(
        replace(
            group,
            rows=tuple(
                replace(row, values=(0,) * len(row.values)) if row.key == "broken" else row
                for row in group.rows
            ),
        )
        for group in shown.groups
    )
    grid = ranking_grid(replace(shown, heads=heads, groups=groups))
    ranks = [grid.text(row, "rank") for row in grid.rows()]
    assert ranks == ["1", "2", "3", ""]
    cash = [grid.order(row, "cash") for row in grid.rows()[:3]]
    assert cash == sorted(cash)
    assert grid.rows()[-1] == TARGET
    assert "Rp50" in grid.text(TARGET, "saving")


def test_who_lacks_a_place_has_no_rank() -> None:
    grid = ranking_grid(page())
    assert grid.text(BEST, "rank") == grid.text(TODAY, "rank") == "–"
    assert "belum ditempatkan" in grid.text(BEST, "guarantee")

"""The comparison as pictures: a figure each, nothing drawn that is nought everywhere."""

from __future__ import annotations

from dataclasses import replace

from desktop.pages.compare.pictures import SHOWN, pictures
from desktop.pages.compare.viewmodel import CompareModel, PageText
from tests.desktop.pages.stacking.city import session


def page() -> PageText:
    return CompareModel(session()).work()()


def test_a_bar_a_scenario_today_marked_and_the_target_told() -> None:
    made = pictures(page())
    assert {each.key for each in made} <= set(SHOWN)
    cash = made[0]
    assert [bar.today for bar in cash.bars] == [True, False, False]
    saving = next(each for each in made if each.key == "saving")
    assert saving.target is not None
    assert saving.target[0] == 50_000_000
    assert "Sasaran" in saving.said


def test_what_is_nought_everywhere_has_no_picture() -> None:
    shown = page()
    groups = tuple(
        replace(
            group,
            rows=tuple(
                replace(row, values=(0,) * len(row.values)) if row.key == "cash" else row
                for row in group.rows
            ),
        )
        for group in shown.groups
    )
    assert "cash" not in {each.key for each in pictures(replace(shown, groups=groups))}


def test_a_picture_says_what_cannot_be_compared_and_how_plans_differ_from_today() -> None:
    shown = page()
    heads = [replace(head, missing="") for head in shown.heads]
    heads[-1] = replace(heads[-1], missing="3 unit belum ditempatkan")
    cash = pictures(replace(shown, heads=tuple(heads)))[0]
    assert [bool(bar.missing) for bar in cash.bars] == [False, False, True]
    assert "(3 unit belum ditempatkan)" in cash.said
    row = next(row for group in shown.groups for row in group.rows if row.key == "cash")
    assert [bar.change for bar in cash.bars] == [cell.change for cell in row.cells]

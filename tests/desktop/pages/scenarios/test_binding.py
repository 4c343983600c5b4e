"""What binds as a table: a later row of the same change counts, savings first, claims in words."""

from __future__ import annotations

from dataclasses import replace

from desktop.pages.scenarios.binding import binding_grid, merged
from desktop.workflows.explain.binding_apart import BindingLine

MILLION = 10**6
FLOOR = BindingLine(
    "area/1",
    "Tambahan 100 m²",
    True,
    5 * MILLION,
    False,
    (("Sewa", -5 * MILLION),),
    ("a", "b"),
    "x",
)
SHUT = BindingLine("shut/2", "Tidak memakai menara", False, 9 * MILLION, True, (), (), "y")
OPEN = BindingLine("rule/3", "Mencabut aturan", True, None, False, (), (), "z")


def test_rows_are_ranked_and_renewed() -> None:
    lines = merged(merged(merged((), SHUT), OPEN), FLOOR)
    assert [line.key for line in lines] == ["area/1", "rule/3", "shut/2"]
    better = replace(FLOOR, value=7 * MILLION, proved=True)
    again = merged(lines, better)
    assert len(again) == 3
    assert again[0].value == 7 * MILLION


def test_a_saving_is_negative_and_says_how_sure_it_is() -> None:
    grid = binding_grid((FLOOR, SHUT, OPEN))
    assert grid.text("area/1", "worth").replace("\xa0", " ") == "−Rp5 juta"
    assert grid.text("area/1", "sure") == "sedikitnya sebesar ini"
    assert grid.text("area/1", "causes").startswith("Sewa")
    assert grid.text("area/1", "moved") == "2"
    assert grid.text("shut/2", "worth").replace("\xa0", " ") == "+Rp9 juta"
    assert grid.text("shut/2", "sure") == "tepat, terbukti"
    assert grid.text("rule/3", "worth") == "–"
    ordered = sorted(grid.rows(), key=lambda row: grid.order(row, "worth"))
    assert ordered == ["rule/3", "area/1", "shut/2"]

"""A waterfall paints steps up in the tone of bad news, steps down in that of good news."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.widgets.charts.waterfall import Fall, Waterfall
from tests.desktop.widgets.pixels import count

FALLS = (
    Fall("a", "Sekarang", "Sekarang: 100", 0, 100, "Rp100", whole=True),
    Fall("b", "Hemat", "Hemat 40", 100, 60, "−Rp40"),
    Fall("c", "Tambah", "Tambah 10", 60, 70, "+Rp10"),
    Fall("d", "Rencana", "Rencana: 70", 0, 70, "Rp70", whole=True),
)


def test_each_row_has_its_colour(qtbot: QtBot, look: None) -> None:
    made = Waterfall("Biaya")
    qtbot.addWidget(made)
    made.show_falls(FALLS)
    made.resize(700, made.sizeHint().height())
    saved, added = (
        count(made, tone, made.row_rect(i)) for i, tone in ((1, "positive"), (2, "negative"))
    )
    assert saved > 2 * added > 0
    assert count(made, "accent", made.row_rect(0)) > count(made, "accent", made.row_rect(3)) > 0
    assert count(made, "negative", made.row_rect(1)) == 0


def test_small_steps_on_large_sums_can_still_be_seen(qtbot: QtBot, look: None) -> None:
    made = Waterfall("Biaya")
    qtbot.addWidget(made)
    made.show_falls(
        [
            Fall("a", "Sekarang", "", 0, 1_000_000, "", whole=True),
            Fall("b", "Hemat", "", 1_000_000, 990_000, ""),
            Fall("c", "Rencana", "", 0, 990_000, "", whole=True),
        ]
    )
    made.resize(700, made.sizeHint().height())
    low, high = made._window()
    assert low > 900_000
    assert high > 1_000_000
    assert count(made, "positive", made.row_rect(1)) > 100

"""Parts of a file: every maker tells how far it is, and ends where a teller raises."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.reports.figures import Paper, figures
from desktop.reports.part import LINES, Part, unheard
from desktop.reports.web.page import write_web
from desktop.reports.word.report import write_word
from desktop.reports.word.tables import table_xml
from desktop.reports.workbook.book import SHEETS, write_workbook
from tests.desktop.reports.example import WHEN, city, reckoned

RECKONING = reckoned(city())
FIGURES = figures(RECKONING, WHEN, Paper.A4)
MAKERS: dict[str, Callable[[Callable[[Part], None]], bytes]] = {
    "word": lambda tell: write_word(FIGURES, Paper.A4, WHEN, tell),
    "web": lambda tell: write_web(FIGURES, WHEN, tell),
    "workbook": lambda tell: write_workbook(RECKONING, FIGURES, Paper.A4, WHEN, tell),
}


class StopHereError(Exception):
    """The reader has had enough."""


@pytest.mark.parametrize("name", MAKERS)
def test_parts_come_in_order_and_change_nothing(name: str) -> None:
    told: list[Part] = []
    assert MAKERS[name](told.append) == MAKERS[name](unheard)
    shares = [part.share for part in told]
    assert shares == sorted(shares)
    assert shares[0] < 100
    assert 900 < shares[-1] < 1000 or name == "web"
    assert all(0 <= part.done <= part.of for part in told)


@pytest.mark.parametrize("name", MAKERS)
def test_a_stop_is_heard_at_a_part(name: str) -> None:
    told: list[Part] = []

    def tell(part: Part) -> None:
        told.append(part)
        if len(told) == 3:
            raise StopHereError

    with pytest.raises(StopHereError):
        MAKERS[name](tell)
    assert len(told) == 3


def test_every_sheet_is_told() -> None:
    told: list[Part] = []
    MAKERS["workbook"](told.append)
    assert [part.done for part in told] == list(range(1, SHEETS + 1))


def test_a_long_table_is_told_a_hundred_lines_at_a_time() -> None:
    table = next(t for s in FIGURES.sections for t in s.tables if t.lines)
    long = type(table)(table.title, table.columns, table.lines[-1:] * 250)
    told: list[int] = []
    table_xml(long, 170.0, "i", told.append)
    assert told == [0, LINES, 2 * LINES]

"""Tables of the web page: heads for every cell, numbers to sort by."""

from __future__ import annotations

from desktop.reports.figures import Paper, figures
from desktop.reports.table import Table, Tone, group, left, line, number, right, total, words
from desktop.reports.web.tables import table_html
from solver.units import Measure
from tests.desktop.reports.example import WHEN, city, reckoned
from tests.desktop.reports.said import Page

FIGURES = figures(reckoned(city()), WHEN, Paper.F4)
TABLE = Table(
    "Biaya <b>&",
    (left(""), right("A"), right("B")),
    (
        group("Uang"),
        line(
            words("Listrik", note="kWh"),
            number(-5, Measure.COUNT, illustration=True),
            words("–", tone=Tone.MUTED),
        ),
        total(words("Jumlah"), number(7, Measure.COUNT), number(None, Measure.COUNT)),
    ),
    note="Catatan",
    across=True,
)


def test_every_cell_has_its_heads() -> None:
    page = Page(table_html(TABLE, FIGURES, "t1").encode())
    scopes = [each.get("scope") for each in page.named("th")]
    assert scopes == ["col", "col", "colgroup", "row", "row"]
    assert page.named("th")[2]["colspan"] == "3"
    assert page.named("table")[0]["class"] == "across"
    ids = {each["id"] for _, each in page.elements if "id" in each}
    assert page.named("table")[0]["aria-labelledby"] in ids
    assert page.tables == [
        [["", "A", "B"], ["Uang"], ["ListrikkWh", "−5i", "–"], ["Jumlah", "7", "–"]]
    ]


def test_numbers_are_there_to_sort_by() -> None:
    page = Page(table_html(TABLE, FIGURES, "t1").encode())
    assert [each.get("data-v") for each in page.named("td")] == [None, "-5", None, "7", None]
    meaning = page.named("sup")[0]["title"]
    assert meaning == FIGURES.illustration_note


def test_a_table_without_lines_is_a_sentence() -> None:
    page = Page(table_html(Table("T", (), (), empty="Tidak ada."), FIGURES, "t").encode())
    assert page.named("table") == []
    assert page.text == "TTidakada."

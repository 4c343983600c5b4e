"""The report as Word: sections, captions, pictures, pages on their side, wild names, many units."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.shared import Mm

from desktop.reports.figures import Paper, figures
from desktop.reports.word.report import write_word
from desktop.system.translate import set_language
from tests.desktop.reports.example import WHEN, city, reckoned
from tests.desktop.reports.pdf_text import bare
from tests.desktop.reports.said import cells_of, tables_of, word_document, word_tables, word_text

WILD = "<&\"> 'a' </w:t> &amp; \x0b\x00 ]]> {n}"


@pytest.fixture(scope="module")
def report() -> bytes:
    return write_word(figures(reckoned(city()), WHEN, Paper.F4), Paper.F4, WHEN)


def test_sections_are_headings_in_order_and_in_the_contents(report: bytes) -> None:
    made = figures(reckoned(city()), WHEN, Paper.F4)
    paragraphs = word_document(report).paragraphs
    titles = [section.title for section in made.sections]
    assert [p.text for p in paragraphs if p.style.name == "Heading 1"] == titles
    links = [p.hyperlinks[0].text for p in paragraphs if p.style.style_id == "TOC1"]
    assert links == [f"{at}.  {title}" for at, title in enumerate(titles, 1)]


def test_every_table_and_picture_has_its_caption(report: bytes) -> None:
    made = figures(reckoned(city()), WHEN, Paper.F4)
    paragraphs = word_document(report).paragraphs
    captions = [p.text for p in paragraphs if p.style.name == "Caption"]
    titles = [table.title for table in tables_of(made)[1:]]
    assert captions == [f"Tabel {at}. {title}" for at, title in enumerate(titles, 1)]
    drawn = [p.text for p in paragraphs if p.style.style_id == "PictureCaption"]
    assert [text.split(".")[0] for text in drawn] == [
        f"Gambar {n}" for n in range(1, len(drawn) + 1)
    ]
    shapes = word_document(report).element.body.xpath(".//wp:docPr")
    assert len(shapes) == len(drawn) + 1
    assert all(shape.get("descr") for shape in shapes)


def test_the_drawing_lies_on_its_side_and_fits(report: bytes) -> None:
    document = word_document(report)
    assert [s.orientation for s in document.sections] == [0, 1, 0]
    wide = document.sections[1]
    room = wide.page_width - wide.left_margin - wide.right_margin
    assert all(shape.width <= room + 12_700 for shape in document.inline_shapes)


def test_a_picture_leaves_room_for_its_caption() -> None:
    """Towers of eighty floors fill their page; one scale for all, heading and caption with them."""
    problem = city()
    high = [replace(problem.floor[0], id=f"h{n}", level=n) for n in range(4, 84)]
    tall = replace(problem, floor=(*problem.floor, *high))
    made = figures(reckoned(tall), WHEN, Paper.A4)
    document = word_document(write_word(made, Paper.A4, WHEN))
    wide = document.sections[1]
    room = wide.page_height - wide.top_margin - wide.bottom_margin
    _, _, first, *others = document.inline_shapes
    assert others
    assert first.height <= room - Mm(40)
    assert all(shape.height <= room - Mm(15) for shape in others)
    assert {round(shape.width, -4) for shape in (first, *others)} == {round(first.width, -4)}


def test_the_same_figures_and_time_give_the_same_bytes(report: bytes) -> None:
    assert write_word(figures(reckoned(city()), WHEN, Paper.F4), Paper.F4, WHEN) == report


def test_wild_names_are_words() -> None:
    problem = city()
    problem = replace(
        problem,
        scenario=tuple(replace(s, name=WILD) for s in problem.scenario),
        city=(replace(problem.city[0], name=f"Kota {WILD}", office=WILD * 20),),
    )
    made = figures(reckoned(problem), WHEN, Paper.A4)
    text = word_text(write_word(made, Paper.A4, WHEN))
    assert bare("<&\"> 'a' </w:t> &amp;  ]]> {n}") in text
    assert text.count("&amp;") >= len(problem.scenario)


def test_a_plan_of_nobody_has_no_drawing_and_says_so() -> None:
    made = figures(reckoned(replace(city(), placement=(), remark=())), WHEN, Paper.A4)
    document = word_document(write_word(made, Paper.A4, WHEN))
    assert [s.orientation for s in document.sections] == [0]
    empty = [t.empty for s in made.sections for t in s.tables if not t.lines]
    assert empty
    assert set(empty) <= {p.text for p in document.paragraphs}


def test_english() -> None:
    set_language("en")
    try:
        made = figures(reckoned(city()), WHEN, Paper.F4)
        text = word_text(write_word(made, Paper.F4, WHEN))
    finally:
        set_language("id")
    assert bare("Decision requested") in text
    assert bare("Table 1.") in text
    assert "report." not in text
    assert "word.style" not in text


def test_nine_hundred_units_are_all_there() -> None:
    made = figures(reckoned(city(units=900)), WHEN, Paper.F4)
    found = word_tables(write_word(made, Paper.F4, WHEN))
    assert found == [cells_of(table) for table in tables_of(made)]
    assert sum(map(len, found)) > 900

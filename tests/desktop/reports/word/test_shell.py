"""The frame of a Word document: paper, language, styles, properties, head and foot, bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from desktop.reports.figures import MARGIN_MM, PAPER_MM, Figures, Paper, figures
from desktop.reports.word.shell import new_document, new_section, room_mm, saved, turn
from desktop.system.translate import catalogue, set_language
from tests.desktop.reports.example import WHEN, city, reckoned
from tests.desktop.reports.said import word_document


@pytest.fixture(scope="module")
def made() -> Figures:
    return figures(reckoned(city()), WHEN, Paper.F4)


@pytest.mark.parametrize("paper", list(Paper))
def test_paper_and_direction(made: Figures, paper: Paper) -> None:
    document = new_document(made, paper, WHEN)
    new_section(document, made, paper, wide=True)
    upright, wide = document.sections
    sizes = [(round(s.page_width.mm), round(s.page_height.mm)) for s in (upright, wide)]
    assert sizes == [PAPER_MM[paper], PAPER_MM[paper][::-1]]
    assert [s.orientation for s in (upright, wide)] == [0, 1]
    assert round(upright.left_margin.mm) == MARGIN_MM["left"]
    width, height = room_mm(paper, wide=True)
    assert width > height
    turn(wide, paper, wide=False)
    assert round(wide.page_width.mm) == PAPER_MM[paper][0]


def test_every_page_is_numbered_and_says_what_it_rests_on(made: Figures) -> None:
    document = new_document(made, Paper.F4, WHEN)
    new_section(document, made, Paper.F4, wide=True)
    first, second = document.sections
    for foot in (first.first_page_footer, first.footer, second.footer):
        codes = [
            each.text.strip() for each in foot._element.iter() if each.tag.endswith("instrText")
        ]
        assert codes == ["PAGE", "NUMPAGES"]
    assert first.different_first_page_header_footer
    assert not second.different_first_page_header_footer
    for head in (first.header, second.header):
        assert made.labels["illustration"] in head.paragraphs[0].text
    sound = figures(reckoned(city(illustration=False)), WHEN, Paper.F4)
    bare = replace(sound, letter=replace(sound.letter, banner=""))
    assert made.labels["illustration"] not in (
        new_document(bare, Paper.F4, WHEN).sections[0].header.paragraphs[0].text
    )


@pytest.mark.parametrize(
    ("language", "tag", "decimal"), [("id", "id-ID", ","), ("en", "en-GB", ".")]
)
def test_language_styles_and_properties(language: str, tag: str, decimal: str) -> None:
    set_language(language)
    try:
        made = figures(reckoned(city()), WHEN, Paper.A4)
        document = word_document(saved(new_document(made, Paper.A4, WHEN), WHEN))
    finally:
        set_language("id")
    tags = {
        e.get(e.tag.replace("}lang", "}val"))
        for e in document.styles.element.iter()
        if e.tag.endswith("}lang")
    }
    assert tags == {tag}
    own = {s.style_id: s.name for s in document.styles if not s.builtin}
    assert own == {id: catalogue(language)[f"word.style.{id}"] for id in own}
    names = {s.name for s in document.styles}
    assert {"Heading 1", "Heading 2", "Heading 3", "Caption", "List Number"} <= names
    properties = document.core_properties
    assert (properties.title, properties.author) == (made.title, made.author)
    assert (properties.language, properties.created) == (tag, WHEN)
    settings = document.settings.element.xml
    assert f'decimalSymbol w:val="{decimal}"' in settings
    assert (
        'compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    )


def test_the_same_content_gives_the_same_bytes(made: Figures) -> None:
    one, two = (saved(new_document(made, Paper.F4, WHEN), WHEN) for _ in range(2))
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as parts:
        assert b"Satu Atap" in parts.read("docProps/app.xml")
        assert {info.date_time for info in parts.infolist()} == {WHEN.timetuple()[:6]}

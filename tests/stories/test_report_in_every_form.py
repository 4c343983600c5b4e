"""One description, three forms: what the figures say stands in PDF, Word and web page alike."""

from __future__ import annotations

import pytest

from desktop.reports.figures import Figures, Paper, figures
from desktop.reports.pdf import write_pdf
from desktop.reports.web.page import write_web
from desktop.reports.word.report import write_word
from desktop.system.translate import set_language
from tests.desktop.reports.example import WHEN, city, reckoned
from tests.desktop.reports.pdf_text import bare, words
from tests.desktop.reports.said import Page, cells_of, tables_of, texts_of, word_tables, word_text


def made_in(language: str) -> tuple[Figures, dict[str, str], list[list[list[list[str]]]]]:
    """Return the figures, the words of each form, and the tables of Word and web page."""
    set_language(language)
    try:
        made = figures(reckoned(city()), WHEN, Paper.A4)
        pdf = write_pdf(made, Paper.A4, WHEN)
        word, web = write_word(made, Paper.A4, WHEN), write_web(made, WHEN)
    finally:
        set_language("id")
    page = Page(web)
    said = {"pdf": words(pdf), "docx": word_text(word), "html": page.text}
    return made, said, [word_tables(word), page.tables]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_same_words_and_figures_in_every_form(language: str) -> None:
    made, said, tables = made_in(language)
    asked = texts_of(made)
    assert len(asked) > 500
    # The PDF prints no title over the only table of a section: it is that of the section.
    alone = {s.tables[0].title for s in made.sections if len(s.tables) == 1 and not s.chart}
    for form, text in said.items():
        found = text.casefold()  # the office stands in capitals on paper
        unsaid = alone if form == "pdf" else set()
        missing = [t for t in asked if t not in unsaid and bare(t).casefold() not in found]
        assert missing == [], form
    expected = [cells_of(table) for table in tables_of(made)]
    assert sum(len(row) for table in expected for row in table) > 300
    for found_tables in tables:
        assert found_tables == expected


def test_guarantee_status_and_sources_are_not_lost_on_the_way() -> None:
    made, said, _ = made_in("id")
    keys = {section.key for section in made.sections}
    assert {"comparison", "assumptions", "sources", "risks"} <= keys
    for text in said.values():
        assert bare(made.letter.guarantee) in text
        assert bare("Permendagri 7/2006") in text
        assert bare(made.letter.banner) in text

"""What a report says, and what its forms say: Word read back, the web page parsed strictly."""

from __future__ import annotations

import io
import re
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from typing import Any

from desktop.reports.figures import Figures
from desktop.reports.table import Cell, Table
from tests.desktop.reports.pdf_text import bare

_VOID = {"meta", "br", "path"}  # elements without an end


def tables_of(figures: Figures) -> list[Table]:
    """Return every table that is printed, in order; one without lines is a sentence."""
    tables = [figures.letter.table]
    tables += [table for section in figures.sections for table in section.tables]
    return [table for table in tables if table.lines]


def cells_of(table: Table) -> list[list[str]]:
    """Return head and lines of a table as bare texts, with marks and notes."""
    head = [bare(column.label) for column in table.columns]
    return [head, *([_cell(cell) for cell in line.cells] for line in table.lines)]


def _cell(cell: Cell) -> str:
    return bare(f"{cell.text}{'i' if cell.illustration else ''}{cell.note}")


def texts_of(value: Any) -> list[str]:
    """Return every text within figures, letters, sections: all that a reader must find."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, tuple | list):
        return [text for each in value for text in texts_of(each)]
    if isinstance(value, Table) and not value.lines:
        return texts_of(value.empty)  # the sentence stands in its place
    if is_dataclass(value):
        names = (each.name for each in fields(value))
        return [t for n in names if n not in _UNSAID for t in texts_of(getattr(value, n))]
    return []


# Keys, colours, and what only a form of its own says.
_UNSAID = {
    "key", "colour", "align", "tone", "style", "labels", "language", "alt", "stack", "legend",
    "illustration_mark", "empty", "continued", "of", "page", "running_head", "footer", "subject",
    "author", "segments",
}  # fmt: skip


def word_document(content: bytes) -> Any:
    """Open a Word file."""
    from docx import Document

    return Document(io.BytesIO(content))


def word_tables(content: bytes) -> list[list[list[str]]]:
    """Return the cells of every table with heads, as bare texts."""
    found = [t for t in word_document(content).tables if t.style.style_id == "ReportTable"]
    return [[[bare(_text(cell)) for cell in row._tr.tc_lst] for row in t.rows] for t in found]


def _text(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(f"{_W}t"))


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word_text(content: bytes) -> str:
    """Return all words of the body of a Word file, blanks left out."""
    return bare(_text(word_document(content).element.body))


class Page(HTMLParser):
    """A web page read strictly: every element is closed, in order."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.parts: list[str] = []
        self.tables: list[list[list[str]]] = []
        self.headings: list[tuple[str, str]] = []
        self.feed(content.decode("utf-8"))
        assert self.open == []

    @property
    def text(self) -> str:
        """All words, blanks left out."""
        return bare("".join(self.parts))

    def named(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every element of a name."""
        return [attributes for name, attributes in self.elements if name == tag]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), (tag, attrs)
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
        elif re.fullmatch("h[1-6]", tag):
            self.headings.append((tag, ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            return
        self.parts.append(data)
        if "td" in self.open or "th" in self.open:
            self.tables[-1][-1][-1] += bare(data)
        if self.headings and self.open and self.open[-1] == self.headings[-1][0]:
            self.headings[-1] = (self.headings[-1][0], self.headings[-1][1] + data)

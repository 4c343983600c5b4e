"""The report as Word: the figures that the PDF prints, as a document an office can change."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import count
from typing import Any

from desktop.reports.figures import Figures, Paper, Section
from desktop.reports.markup import clean
from desktop.reports.part import OnPart, Part, unheard
from desktop.reports.pictures import PPI, Wanted, draw, size_mm, stack_pictures
from desktop.reports.table import Table
from desktop.reports.word.first_page import (
    EMBLEM_MM,
    OF_SECTIONS,
    findings,
    put_first_page,
    put_signature,
)
from desktop.reports.word.markup import caption, contents, heading, paragraph, put, run
from desktop.reports.word.shell import new_document, new_section, room_mm, saved
from desktop.reports.word.tables import needs_wide, table_xml

_CAPTION_MM = 16  # a caption below a picture
_HEAD_MM = 26  # heading and introduction above the first picture of a section
_EDGE_MM = 1.0  # around a picture, so that no letter touches its edge


def write_word(figures: Figures, paper: Paper, when: datetime, on_part: OnPart = unheard) -> bytes:
    """Return the report as a Word document; the same figures and time give the same bytes.

    Parameters
    ----------
    figures : Figures
        What is printed.
    paper : Paper
        F4 or A4; sections whose drawing or table needs it lie on their side.
    when : datetime
        Made and last changed, in the properties of the document.
    on_part : callable
        Told how far it is; what it raises ends the work.
    """
    report = _Report(figures, paper, new_document(figures, paper, when), on_part)
    return saved(report.document(), when)


class _Report:
    """The document while it is filled: counts captions, turns pages."""

    def __init__(
        self, figures: Figures, paper: Paper, document: Any, on_part: OnPart = unheard
    ) -> None:
        self._figures, self._paper, self._document = figures, paper, document
        self._on_part, self._at = on_part, 0
        self._of = len(figures.sections) + 1  # the last is packing
        self._wide = False
        self._tables, self._pictures = count(1), count(1)

    def document(self) -> Any:
        """Fill the document and return it."""
        figures = self._figures
        width = room_mm(self._paper, wide=False)[0]
        (emblem,) = draw([Wanted(EMBLEM_MM)], figures.language)
        put_first_page(self._document, figures, emblem, width)
        put(
            self._document,
            *contents(figures.labels["contents"], [each.title for each in figures.sections]),
        )
        for number, section in enumerate(figures.sections, 1):
            self._at = number - 1
            self._put_section(number, section)
        self._at = self._of - 1
        self._tell(Part("packing", 0, 1))
        self._turn(wide=False)
        if figures.left_out:
            put(self._document, paragraph("Muted", run(figures.left_out)))
        put_signature(self._document, figures)
        return self._document

    def _tell(self, part: Part) -> None:
        """Tell a part of the section at work; its share is that of the whole document."""
        inside = part.done / max(1, part.of)
        self._on_part(replace(part, share=round(1000 * (self._at + inside) / self._of)))

    @property
    def _width(self) -> float:
        return room_mm(self._paper, wide=self._wide)[0]

    def _turn(self, *, wide: bool) -> None:
        if wide != self._wide:
            self._wide = wide
            new_section(self._document, self._figures, self._paper, wide=wide)

    def _put_section(self, number: int, section: Section) -> None:
        upright = room_mm(self._paper, wide=False)[0]
        large = any(needs_wide(table, upright) for table in section.tables)
        self._turn(wide=large or section.stack is not None)
        put(self._document, heading(number, section.title))
        if section.intro:
            put(self._document, paragraph("Intro", run(section.intro)))
        if section.risks:
            put(self._document, *findings(section.risks, OF_SECTIONS[section.key]))
        self._put_pictures(section)
        for table in section.tables:
            self._put_table(table)

    def _put_pictures(self, section: Section) -> None:
        language, word = self._figures.language, self._figures.labels["picture"]
        chart, stack = section.chart, section.stack
        if chart:
            wanted, title, alt = [Wanted(self._width, chart=chart)], chart.title, chart.alt
        elif stack:
            wanted = stack_pictures(stack, margin=_EDGE_MM)
            title, alt = section.title, stack.alt
        else:
            return
        self._tell(Part("pictures", 0, len(wanted), title))
        drawn = draw(wanted, language, margin=_EDGE_MM)
        scale = self._scale(drawn)
        for at, png in enumerate(drawn, 1):
            self._put_picture(png, alt, scale)
            part = f" ({at}/{len(wanted)})" if len(wanted) > 1 else ""
            said = caption("PictureCaption", word, next(self._pictures), f"{title}{part}")
            put(self._document, said)

    def _scale(self, drawn: list[bytes]) -> float:
        """Return how much smaller all pictures must be, so that one ruler is true for them all."""
        room, tall = room_mm(self._paper, wide=self._wide)
        scales = [1.0]
        for at, png in enumerate(drawn):
            width, height = size_mm(png, PPI)
            words = _CAPTION_MM + (0 if at else _HEAD_MM)
            scales += [room / width, (tall - words) / height]
        return min(scales)

    def _put_picture(self, png: bytes, alt: str, scale: float) -> None:
        from docx.shared import Mm
        from docx.text.paragraph import Paragraph

        (place,) = put(self._document, paragraph("Picture", more="<w:keepNext/>"))
        run_of_it = Paragraph(place, self._document._body).add_run()
        shape = run_of_it.add_picture(BytesIO(png), width=Mm(size_mm(png, PPI)[0] * scale))
        shape._inline.docPr.set("descr", clean(alt))

    def _put_table(self, table: Table) -> None:
        figures = self._figures
        if not table.lines:
            put(self._document, paragraph("Muted", run(table.empty)))
            return
        said = caption("Caption", figures.labels["table"], next(self._tables), table.title)
        note = [paragraph("TableNote", run(table.note))] if table.note else []
        lines = len(table.lines)
        whole = table_xml(
            table,
            self._width,
            figures.illustration_mark,
            lambda done: self._tell(Part("lines", done, lines, table.title)),
        )
        put(self._document, said, *note, whole, paragraph("TableEnd"))

"""The first page in Word: letterhead, facts, decision, comparison, guarantee, findings."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from desktop.reports.figures import Figures
from desktop.reports.letter import Letter
from desktop.reports.risks import Risk
from desktop.reports.word.markup import paragraph, put, run
from desktop.reports.word.tables import TWIPS, table_xml

EMBLEM_MM = 18.0
# The numbers of resources/report/word-numbering.xml: a list begins with 1 in each place.
OF_LETTER = 2
OF_SECTIONS = MappingProxyType({"risks": 3, "order": 4})
_SIGN_MM = 18  # room to sign


def put_first_page(document: Any, figures: Figures, emblem: bytes, width: float) -> None:
    """Put the first page into a document; `emblem` is a PNG, `width` between the margins, mm."""
    letter, labels = figures.letter, figures.labels
    _put_letterhead(document, figures, emblem, width)
    put(document, _facts(letter, width), paragraph("TableEnd"))
    if letter.banner:
        put(document, paragraph("Warning", run(letter.banner)))
    put(
        document,
        _subheading(labels["decision"]),
        paragraph("Decision", run(letter.decision)),
        _subheading(letter.table.title),
        table_xml(letter.table, width, figures.illustration_mark),
    )
    if letter.table.has_illustration:
        mark = run(f"{figures.illustration_mark} ", "IllustrationMark")
        put(document, paragraph("TableNote", mark, run(figures.illustration_note)))
    proved = "Strong" if letter.guarantee_proved else ""
    put(
        document,
        _subheading(labels["guarantee"]),
        paragraph("Normal", run(letter.guarantee, proved)),
    )
    if letter.risks:
        put(document, _subheading(labels["reasons"]), *findings(letter.risks, OF_LETTER))


def findings(risks: tuple[Risk, ...], number: int) -> list[str]:
    """Return findings as a numbered list."""
    counted = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return [
        paragraph("ListNumber", run(f"{each.title}.", "Strong"), run(f" {each.body}"), more=counted)
        for each in risks
    ]


def put_signature(document: Any, figures: Figures) -> None:
    """Put the block to be signed; a name that is not known leaves a line to write on."""
    signed = figures.letter.signature
    room = f'<w:spacing w:before="0" w:after="{round(_SIGN_MM * TWIPS)}"/>'
    above = '<w:spacing w:before="600" w:after="40"/>'
    name = run(signed.name, "Strong") if signed.name else run("_" * 32)
    put(
        document,
        paragraph("Signature", run(signed.place_and_date), more=above),
        paragraph("Signature", run(signed.post), more=room),
        paragraph("Signature", name),
        paragraph("Signature", run(f"{figures.labels['number_of_employee']} {signed.number}")),
    )


def _subheading(words: str) -> str:
    return paragraph("Heading2", run(words))


def _put_letterhead(document: Any, figures: Figures, emblem: bytes, width: float) -> None:
    from io import BytesIO

    from docx.shared import Mm

    head, side = figures.letter.head, EMBLEM_MM + 8  # with the margins inside a cell
    put(document, _bare_table((side, width - 2 * side, side), (_EMPTY, _EMPTY, _EMPTY)))
    cells = document.tables[-1].rows[0].cells
    shape = cells[0].paragraphs[0].add_run().add_picture(BytesIO(emblem), width=Mm(EMBLEM_MM))
    shape._inline.docPr.set("descr", figures.labels["emblem"])
    _fill(
        cells[1],
        paragraph("Government", run(head.government)),
        paragraph("Office", run(head.office.upper())),
        paragraph("Address", run(head.address)),
    )
    put(document, paragraph("HeadRule"))


def _fill(cell: Any, *pieces: str) -> None:
    first = cell.paragraphs[0]._element
    put(cell, *pieces)
    first.getparent().remove(first)


_EMPTY = paragraph("LetterFact")


def _facts(letter: Letter, width: float) -> str:
    """Return number, nature, enclosure and subject; place, date and addressee at the right."""
    names = [paragraph("LetterFact", run(name)) for name, _ in letter.facts]
    last = len(letter.facts) - 1
    values = [
        paragraph("LetterFact", run(f": {value}", "Strong" if at == last else ""))
        for at, (_, value) in enumerate(letter.facts)
    ]
    addressed = (letter.place_and_date, "", *letter.addressee)
    addressee = [paragraph("LetterFact", run(each)) for each in addressed]
    rows = [(name, value, "") for name, value in zip(names, values, strict=True)]
    widths = (24.0, width - 24 - 64, 64.0)
    return _merged(widths, rows, "".join(addressee))


def _merged(widths: tuple[float, ...], rows: list[tuple[str, str, str]], beside: str) -> str:
    """Return a table without lines whose last column is one cell."""
    made = []
    for at, (name, value, _) in enumerate(rows):
        start = ' w:val="restart"' if at == 0 else ""
        cells = _bare_cell(widths[0], name) + _bare_cell(widths[1], value)
        joined = _bare_cell(widths[2], beside if at == 0 else _EMPTY, f"<w:vMerge{start}/>")
        made.append(f"<w:tr>{cells}{joined}</w:tr>")
    return _open_table(widths, "".join(made))


def _bare_table(widths: tuple[float, ...], contents: tuple[str, ...]) -> str:
    cells = [_bare_cell(wide, each) for wide, each in zip(widths, contents, strict=True)]
    return _open_table(widths, f"<w:tr>{''.join(cells)}</w:tr>")


def _open_table(widths: tuple[float, ...], rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{round(each * TWIPS)}"/>' for each in widths)
    whole = round(sum(widths) * TWIPS)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _bare_cell(width: float, content: str, more: str = "") -> str:
    size = f'<w:tcW w:w="{round(width * TWIPS)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{more}</w:tcPr>{content}</w:tc>"

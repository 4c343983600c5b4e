"""An empty Word document of ours: styles, numbers, language, pages, head and foot; its bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.reports.figures import MARGIN_MM, PAPER_MM, Figures, Paper
from desktop.reports.markup import clean
from desktop.reports.word.markup import field, paragraph, put, run
from desktop.reports.word.tables import TWIPS
from desktop.system.paths import resources
from desktop.system.translate import tr

_TAGS = {"id": "id-ID", "en": "en-GB"}
_SEPARATORS = {"id": (",", ";"), "en": (".", ",")}  # of decimals and of lists
_MODERN = "15"  # the layout of Word 2013 and later; without it Word says "compatibility mode"
_LONGEST_PROPERTY = 255  # letters
_SIDE_MM = 20  # left and right of a page on its side


def new_document(figures: Figures, paper: Paper, when: datetime) -> Any:
    """Return a document without content, its first section upright."""
    from docx import Document

    document: Any = Document()
    _take(document.styles.element, "word-styles.xml")
    _take(document.part.numbering_part.element, "word-numbering.xml")
    _name_styles(document)
    _set_language(document, figures.language)
    _describe(document.core_properties, figures, when)
    turn(document.sections[0], paper, wide=False)
    _frame(document.sections[0], figures, paper)
    return document


def turn(section: Any, paper: Paper, *, wide: bool) -> None:
    """Set paper, direction and margins of a section."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    width, height = PAPER_MM[paper]
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width = Mm(height if wide else width)
    section.page_height = Mm(width if wide else height)
    section.left_margin = Mm(_SIDE_MM if wide else MARGIN_MM["left"])
    section.right_margin = Mm(_SIDE_MM if wide else MARGIN_MM["right"])
    section.top_margin, section.bottom_margin = Mm(MARGIN_MM["top"]), Mm(MARGIN_MM["bottom"])
    section.header_distance = section.footer_distance = Mm(11)


def room_mm(paper: Paper, *, wide: bool) -> tuple[float, float]:
    """Return width and height between the margins, mm."""
    width, height = PAPER_MM[paper]
    if wide:
        width, height = height, width
    sides = 2 * _SIDE_MM if wide else MARGIN_MM["left"] + MARGIN_MM["right"]
    return width - sides, height - MARGIN_MM["top"] - MARGIN_MM["bottom"]


def new_section(document: Any, figures: Figures, paper: Paper, *, wide: bool) -> None:
    """Go on in a section on a new page, upright or on its side."""
    from docx.enum.section import WD_SECTION

    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    turn(section, paper, wide=wide)
    _put_edges(section, figures, room_mm(paper, wide=wide)[0])


def saved(document: Any, when: datetime) -> bytes:
    """Return the document as bytes: the same content and time give the same bytes."""
    from docx.opc.pkgwriter import PackageWriter

    writer: Any = PackageWriter
    whole, package = io.BytesIO(), document.part.package
    parts = package.parts
    for each in parts:
        each.before_marshal()
    with zipfile.ZipFile(whole, "w") as packed:
        packing = _Packing(packed, max(when.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
        writer._write_content_types_stream(packing, parts)
        writer._write_pkg_rels(packing, package.rels)
        writer._write_parts(packing, parts)
    return whole.getvalue()


@dataclass(frozen=True)
class _Packing:
    """Packs the parts once, where python-docx would give them the time of now.

    Pictures are stored as they are: they are packed already, and trying takes a second.
    """

    packed: zipfile.ZipFile
    stamp: tuple[int, ...]

    def write(self, uri: Any, content: bytes) -> None:
        """Put one part into the document."""
        name = uri.membername
        if name == "docProps/app.xml":  # of the template of python-docx
            content = content.replace(b"Microsoft Macintosh Word", b"Satu Atap")
        entry = zipfile.ZipInfo(name, self.stamp)  # type: ignore[arg-type]  # six numbers
        entry.compress_type = zipfile.ZIP_STORED if _packed(name) else zipfile.ZIP_DEFLATED
        self.packed.writestr(entry, content)


def _packed(name: str) -> bool:
    return name.endswith((".png", ".jpeg", ".jpg"))


def _take(root: Any, name: str) -> None:
    """Replace everything below an element by what a file of ours holds."""
    from docx.oxml import parse_xml

    ours: Any = parse_xml((resources() / "report" / name).read_bytes())
    for each in list(root):
        root.remove(each)
    for each in list(ours):
        root.append(each)


def _name_styles(document: Any) -> None:
    """Give our styles the names that the office sees, in the language of the report."""
    for style in document.styles:
        if not style.builtin:
            style.name = tr(f"word.style.{style.style_id}")


def _set_language(document: Any, language: str) -> None:
    from docx.oxml.ns import qn

    settings = document.settings.element
    decimal, between = _SEPARATORS[language]
    wanted = {
        "w:themeFontLang": _TAGS[language],
        "w:decimalSymbol": decimal,
        "w:listSeparator": between,
    }
    for tag, value in wanted.items():
        settings.find(qn(tag)).set(qn("w:val"), value)
    for each in settings.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), _MODERN)
    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), _TAGS[language])


def _describe(properties: Any, figures: Figures, when: datetime) -> None:
    title, subject, author, footer = (
        clean(text)[:_LONGEST_PROPERTY]
        for text in (figures.title, figures.subject, figures.author, figures.footer)
    )
    properties.title, properties.subject, properties.keywords = title, subject, subject
    properties.author = properties.last_modified_by = author
    properties.comments = footer
    properties.language = _TAGS[figures.language]
    properties.created = properties.modified = when.replace(tzinfo=None)
    properties.revision = 1


def _frame(section: Any, figures: Figures, paper: Paper) -> None:
    section.different_first_page_header_footer = True  # the letterhead has nothing above it
    width = room_mm(paper, wide=False)[0]
    _put_edges(section, figures, width)
    section.first_page_footer.is_linked_to_previous = False
    _refill(section.first_page_footer, _foot(figures, width))


def _put_edges(section: Any, figures: Figures, width: float) -> None:
    """Set head and foot for a page of this width: their right ends stand at its margin."""
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    mark = f"{figures.illustration_mark}  {figures.labels['illustration']}"
    warned = [_tab(), run(mark, "IllustrationNote")] if figures.has_illustration else []
    _refill(
        section.header, paragraph("Header", run(figures.running_head), *warned, more=_at(width))
    )
    _refill(section.footer, _foot(figures, width))


def _foot(figures: Figures, width: float) -> str:
    counted = (
        run(f"{figures.page} "), field("PAGE", "1"), run(f" {figures.of} "), field("NUMPAGES", "1")
    )  # fmt: skip
    return paragraph("Footer", run(figures.footer), _tab(), *counted, more=_at(width))


def _refill(edge: Any, content: str) -> None:
    for each in list(edge._element):
        edge._element.remove(each)
    put(edge, content)


def _tab() -> str:
    return "<w:r><w:tab/></w:r>"


def _at(width: float) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{round(width * TWIPS)}"/></w:tabs>'

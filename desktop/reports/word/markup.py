"""Pieces of WordprocessingML as text: runs, paragraphs, fields; whole tables are made of them."""

from __future__ import annotations

from typing import Any

from desktop.reports.markup import escape

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def run(text: str, style: str = "") -> str:
    """Return a run; a line break where the text has one."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(each)}</w:t>' for each in text.splitlines()
    )
    return f"<w:r>{properties}{lines}</w:r>"


def line_break() -> str:
    """Return a new line within a paragraph."""
    return "<w:r><w:br/></w:r>"


def paragraph(style: str, *runs: str, more: str = "") -> str:
    """Return a paragraph of a style; `more` are properties that follow the style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{"".join(runs)}</w:p>'


def field(code: str, shown: str) -> str:
    """Return a field that Word reckons, with what is shown until it does."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def caption(style: str, word: str, number: int, title: str) -> str:
    """Return a numbered caption; Word numbers anew when one is put between."""
    numbered = field(f"SEQ {word} \\* ARABIC", str(number))
    return paragraph(style, run(f"{word} "), numbered, run(f". {title}"))


def heading(number: int, title: str) -> str:
    """Return the heading of a section with the bookmark that the contents lead to."""
    name = bookmark(number)
    return paragraph(
        "Heading1",
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>',
        run(title),
        f'<w:bookmarkEnd w:id="{number}"/>',
    )


def bookmark(number: int) -> str:
    """Return the name of the bookmark of a section."""
    return f"_Toc{number:06}"


def contents(title: str, sections: list[str]) -> list[str]:
    """Return the table of contents: links at once, page numbers when Word is asked for them.

    No number is printed that was not counted: only Word knows where its pages end.
    """
    if not sections:
        return []
    links = [
        f'<w:hyperlink w:anchor="{bookmark(at)}" w:history="1">'
        f"{run(f'{at}.  {each}')}</w:hyperlink>"
        for at, each in enumerate(sections, 1)
    ]
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    links[0], links[-1] = begin + links[0], links[-1] + end
    return [paragraph("TOCHeading", run(title)), *(paragraph("TOC1", each) for each in links)]


def put(container: Any, *pieces: str) -> list[Any]:
    """Put pieces at the end of the body of a document, of a cell, a header or a footer."""
    from docx.oxml import parse_xml

    whole: Any = parse_xml(f'<w:body xmlns:w="{NAMESPACE}">{"".join(pieces)}</w:body>')
    inside = getattr(container, "_body", container)._element
    last = inside[-1] if len(inside) and inside[-1].tag.endswith("}sectPr") else None
    added = list(whole)
    for each in added:
        if last is None:
            inside.append(each)
        else:
            last.addprevious(each)
    return added

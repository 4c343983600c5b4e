"""Pieces of a Word document."""

from __future__ import annotations

from docx import Document

from desktop.reports.word.markup import (
    bookmark,
    caption,
    contents,
    field,
    heading,
    line_break,
    paragraph,
    put,
    run,
)


def test_typed_text_is_no_markup_and_keeps_its_lines() -> None:
    document = Document()
    put(document, paragraph("Normal", run('a <b> & "c"\nd\x0b'), line_break(), run("e ", "Strong")))
    assert document.paragraphs[-1].text == 'a <b> & "c"\nd\ne '


def test_pieces_stand_before_the_end_of_the_document() -> None:
    document = Document()
    added = put(document, paragraph("Normal", run("1")), paragraph("Normal", run("2")))
    assert [each.tag.split("}")[1] for each in added] == ["p", "p"]
    assert document.element.body[-1].tag.endswith("sectPr")
    assert [p.text for p in document.paragraphs] == ["1", "2"]


def test_a_caption_counts_by_itself() -> None:
    xml = caption("Caption", "Tabel", 3, "Isi & luas")
    assert "SEQ Tabel \\* ARABIC" in xml
    assert "Isi &amp; luas" in xml
    assert field("PAGE", "1").count("<w:fldChar ") == 3


def test_the_contents_lead_to_the_headings() -> None:
    title, *links = contents("Daftar isi", ["Biaya", "Parkir"])
    assert "Daftar isi" in title
    for number, (link, name) in enumerate(zip(links, ("Biaya", "Parkir"), strict=True), 1):
        assert f'w:anchor="{bookmark(number)}"' in link
        assert f'w:name="{bookmark(number)}"' in heading(number, name)
    assert "".join(links).count('"begin"') == "".join(links).count('"end"') == 1
    assert contents("Daftar isi", []) == []

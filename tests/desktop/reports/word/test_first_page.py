"""The first page in Word says what that of the PDF says."""

from __future__ import annotations

from dataclasses import replace

from desktop.reports.figures import Figures, Paper, figures
from desktop.reports.pictures import Wanted, draw
from desktop.reports.word.first_page import (
    EMBLEM_MM,
    OF_LETTER,
    findings,
    put_first_page,
    put_signature,
)
from desktop.reports.word.shell import new_document, saved
from tests.desktop.reports.example import WHEN, city, reckoned
from tests.desktop.reports.pdf_text import bare
from tests.desktop.reports.said import texts_of, word_document, word_text

MADE = figures(reckoned(city()), WHEN, Paper.F4)


def first_page(made: Figures = MADE) -> bytes:
    document = new_document(MADE, Paper.F4, WHEN)
    (emblem,) = draw([Wanted(EMBLEM_MM)], "id")
    put_first_page(document, made, emblem, 170)
    put_signature(document, made)
    return saved(document, WHEN)


def test_everything_of_the_letter_is_there() -> None:
    text = word_text(first_page())
    for said in texts_of(replace(MADE.letter, head=replace(MADE.letter.head, office=""))):
        assert bare(said) in text
    assert bare(MADE.letter.head.office.upper()) in text
    assert bare(MADE.illustration_note) in text


def test_the_emblem_is_described() -> None:
    shape = word_document(first_page()).element.body.xpath(".//wp:docPr")[0]
    assert shape.get("descr") == MADE.labels["emblem"]


def test_without_a_name_there_is_a_line_to_write_on() -> None:
    unsigned = replace(MADE.letter, signature=replace(MADE.letter.signature, name=""))
    assert "_" * 20 in word_text(first_page(replace(MADE, letter=unsigned)))
    assert "_" * 20 not in word_text(first_page())


def test_a_proof_is_printed_strong_and_findings_are_numbered() -> None:
    proved = replace(MADE, letter=replace(MADE.letter, guarantee_proved=True, risks=(), banner=""))
    strong = [r.text for p in word_document(first_page(proved)).paragraphs for r in p.runs
              if r.style.name == "Strong"]  # fmt: skip
    assert MADE.letter.guarantee in strong
    listed = findings(MADE.letter.risks, OF_LETTER)
    assert len(listed) == len(MADE.letter.risks) > 0
    assert all(f'<w:numId w:val="{OF_LETTER}"/>' in each for each in listed)

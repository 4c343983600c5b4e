"""The report as PDF: what is printed is what was reckoned; names can do no harm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.text import format_choice, format_money_short, format_number
from desktop.reports.comparison import comparison_of
from desktop.reports.figures import PAPER_MM, Paper, figures
from desktop.reports.pdf import page_images, write_pdf
from desktop.reports.reckoning import Reckoning
from desktop.system.translate import set_language, tr
from solver.problem.problem import Problem
from solver.units import Measure
from tests.desktop.reports.example import NAMES, SHA, WHEN, best, city, reckoned, today
from tests.desktop.reports.pdf_text import bare, pages, words

WILD = "#strong[x] *b* _i_ $x^2$ @ref <tag> `code` \"q\" 'a' \\n // /* = - + ~ [ ] { }"
LONG = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan " * 4


def printed(reckoning: Reckoning, paper: Paper = Paper.F4) -> bytes:
    return write_pdf(figures(reckoning, WHEN, paper), paper, WHEN)


@pytest.fixture(scope="module")
def report() -> bytes:
    return printed(reckoned(city()))


@pytest.fixture(scope="module")
def sound() -> bytes:
    return printed(reckoned(city(illustration=False)))


def test_the_first_page_is_the_whole_decision(report: bytes) -> None:
    first, second, *_ = pages(report)
    saving = format_money_short(today(city()).cash - best(city()).cash)
    for part in (
        "PEMERINTAH KOTA PALEMBANG",
        "600/1234/PUPR/2026",
        "Palembang, 22 November 2026",
        "Keputusan yang dimohon",
        format_money_short(best(city()).cash),
        saving,
        "Jaminan hasil",
        "Rp1.660.000.000/tahun",
        SHA[:12],
        "Yang perlu diperhatikan",
        "Harga belum pasti.",
        "Halaman 1 dari",
    ):
        assert bare(part) in first
    assert bare("1. Perbandingan skenario") in second


def test_figures_on_paper_are_those_of_the_assessment(report: bytes) -> None:
    text = words(report)
    found = best(city())
    for amount in (found.cash, found.one_off, *found.by_group.values()):
        assert format_number(amount, Measure.RUPIAH, unit=False) in text
    for line in found.lines:
        if line.key.value in ("empty", "reuse", "rooms", "moving"):
            assert format_number(line.amount, Measure.RUPIAH, unit=False) in text


def test_every_unit_floor_and_opd_is_on_paper(report: bytes) -> None:
    text = words(report)
    problem = city()
    for unit in problem.unit:
        assert bare(unit.name) in text
    for opd in problem.opd:
        assert bare(opd.name) in text


def test_every_standard_is_printed_with_its_status(report: bytes) -> None:
    text = words(report)
    for row in city().standard:
        assert bare(tr(f"standard.{row.id}")) in text
        assert bare(format_number(row.value, row.measure)) in text
        assert bare(format_choice(row.status)) in text
    assert bare("diubah oleh Rina, 2026-11-20") in text


def test_broken_rules_are_printed_in_words(report: bytes) -> None:
    text = words(report)
    assert bare("Jakabaring, Lantai 2: kelebihan 84 m².") in text
    assert bare("2 unit: Bidang Umum (Kesbangpol); Bidang Umum (Dispar).") in text


def test_illustrations_are_marked_on_every_page(report: bytes) -> None:
    first, *others = pages(report)
    assert bare("Memuat data ilustrasi: 23 baris") in first
    assert all(bare(tr("report.label.illustration")) in page for page in others)


def test_without_illustrations_nothing_is_marked(sound: bytes) -> None:
    text = words(sound)
    assert bare(tr("report.label.illustration")) not in text
    assert "Memuatdatailustrasi" not in text


def test_only_a_proof_is_called_optimal(report: bytes) -> None:
    assert "terbuktioptimal" not in words(report)
    problem = city()
    proved = replace(problem, result=(replace(problem.result[0], outcome="optimal"),))
    assert "terbuktioptimal" in words(printed(reckoned(proved)))


def test_the_same_figures_and_time_give_the_same_bytes(report: bytes) -> None:
    assert printed(reckoned(city())) == report


def test_the_report_is_tagged_for_the_archive_and_for_readers(report: bytes) -> None:
    assert b"/MarkInfo" in report
    assert b"pdfuaid:part" in report
    assert b"pdfaid:part" in report
    assert b"/Lang(id" in report


@pytest.mark.parametrize("paper", list(Paper))
def test_paper_sizes(paper: Paper) -> None:
    width, height = PAPER_MM[paper]
    report = printed(reckoned(city()), paper)
    box = f"/MediaBox[0 0 {width * 72 / 25.4:.2f}"[:-1].encode()
    assert box in report
    assert f"/MediaBox[0 0 {height * 72 / 25.4:.2f}"[:-1].encode() in report  # the drawing
    assert bare("1. Perbandingan skenario") in pages(report)[1]


def test_english(report: bytes) -> None:
    set_language("en")
    try:
        text = words(printed(reckoned(city())))
    finally:
        set_language("id")
    assert bare("Decision requested") in text
    assert "1,170,000,000" in text
    assert "Keputusanyangdimohon" not in text
    assert "report." not in text


def test_wild_names_are_printed_as_they_are() -> None:
    problem = city(names=(WILD, *NAMES[1:]))
    problem = replace(
        problem,
        city=(replace(problem.city[0], office=WILD, address=WILD),),
        scenario=(
            *problem.scenario[:2],
            replace(problem.scenario[2], name=WILD),
        ),
        unit=tuple(replace(u, name=WILD) if u.id == "u0" else u for u in problem.unit),
    )
    text = words(printed(reckoned(problem)))
    assert text.count(bare(WILD)) >= 5


def with_long_names(problem: Problem) -> Problem:
    return replace(
        problem,
        scenario=tuple(replace(s, name=f"{s.name} {LONG}") for s in problem.scenario),
        city=(replace(problem.city[0], office=LONG),),
        opd=tuple(replace(o, name=LONG, short=LONG) for o in problem.opd),
        unit=tuple(replace(u, name=LONG) for u in problem.unit),
        building=tuple(replace(b, name=LONG, short="") for b in problem.building),
    )


@pytest.mark.parametrize("paper", list(Paper))
def test_the_first_page_stays_one_page_with_long_names(paper: Paper) -> None:
    found = pages(printed(reckoned(with_long_names(city())), paper))
    assert bare("Yang perlu diperhatikan") in found[0]
    assert found[1].find(bare("1. Perbandingan skenario")) >= 0


def test_nine_hundred_units() -> None:
    found = pages(printed(reckoned(city(units=900))))
    text = "".join(found)
    assert len(found) > 20
    for number in range(1, 46):
        assert f"BidangUmum{number}" in text


def test_a_table_of_a_few_lines_stays_on_one_page() -> None:
    found = pages(printed(reckoned(city(units=26)), Paper.A4))  # it would be broken by the page
    ends = (bare("Nilai kini bersih (NPV)"), bare("Rasio manfaat-biaya"))
    assert sum(all(end in page for end in ends) for page in found) == 1


def test_today_alone_makes_a_report() -> None:
    problem = city()
    only = comparison_of(reckoned(problem).document, {"today": today(problem)})
    reckoning = replace(reckoned(problem), comparison=only, proposed="today")
    assert bare("keadaan sekarang saja") in pages(printed(reckoning))[0]


def test_pages_can_be_shown_as_pictures() -> None:
    made = figures(reckoned(city()), WHEN, Paper.F4)
    pictures = page_images(made, Paper.F4, WHEN, ppi=30)
    assert len(pictures) == len(pages(write_pdf(made, Paper.F4, WHEN)))
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)

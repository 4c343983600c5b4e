"""What the plan says: figures, excess in words, labels that shorten well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.widgets.stacking_plan import words
from tests.desktop.widgets.stacking_plan.example import HIGH, LOW, OLD, block, example


def test_an_excess_is_a_sentence_with_numbers() -> None:
    over = example().bar_of[HIGH]
    assert words.excess(over) == "lebih 13\u00a0m², 5\u00a0orang"
    assert words.at_the_end(over) == (("lebih 13\u00a0m²", True), ("lebih 5\u00a0orang", True))
    assert words.excess(example().bar_of[LOW]) == ""


def test_the_least_excess_is_never_zero() -> None:
    assert words.excess_of(3, 0) == "lebih 1\u00a0m²"


def test_figures_tell_used_of_net_and_people_of_limit() -> None:
    assert words.figures(example().bar_of[LOW]) == ("475 / 600 m²", "25 / 40 orang")
    assert words.figures(example().bar_of[OLD]) == ("200 m²", "10 orang")
    assert words.whole(example().sites[0].towers[0]) == "1.088 / 1.200 m² · 70\u00a0orang"


@pytest.mark.parametrize(
    ("label", "fits", "short"),
    [
        ("Bidang PAUD dan Nonformal", 40, "Bidang PAUD dan Nonformal"),
        ("Bidang PAUD dan Nonformal", 23, "Bid. PAUD dan Nonformal"),
        ("Bidang PAUD dan Nonformal", 15, "PAUD Nonformal"),
        ("Bidang PAUD dan Nonformal", 6, "PAUD"),
        ("Bidang Tata Ruang Kota", 11, "Tata Ruang"),
        ("Bidang Tata Ruang Kota", 3, "TRK"),
        ("Sekretariat", 6, "Sekr."),
        ("Kepala Dinas Sosial", 5, "Ka."),
        ("Perizinan", 6, "Periz…"),
        ("Perizinan", 3, "Per"),
        ("Perizinan", 2, "Pe"),
        ("Perizinan", 1, ""),
        ("Sekretariat", 4, "Sekr"),
        ("Asisten II", 7, "Asis II"),
        ("Asisten III", 3, "III"),
        ("UPTD Ilir Barat II", 7, "Ilir II"),
        ("UPTD Kemuning", 5, "Kemu…"),
        ("Bidang 864", 8, "Bid. 864"),
        ("Bidang 864", 7, "864"),
        ("Bidang 864", 5, "864"),
        ("Bidang 864", 2, ""),
        ("864", 2, ""),
    ],
)
def test_labels_shorten_to_what_tells_them_apart(label: str, fits: int, short: str) -> None:
    assert words.shortened(label, fits) == short


def test_tooltips_name_the_unit_its_size_and_its_pin() -> None:
    tip = words.block_tip(block("a2", 12_300, 7, pinned=True))
    assert "Bidang a2 dan Umum" in tip
    assert "123\u00a0m² · 7\u00a0orang" in tip
    assert "Dikunci" in tip
    many = tuple(block(f"a{i}") for i in range(15))
    assert "+3 lagi" in words.group_tip(many)
    assert "Ruang bersama 30\u00a0m²" in words.bar_tip(example().bar_of[LOW], "Lantai 1")
    assert words.square_metres(12_345) == "123"


def test_a_floor_tells_gross_net_rooms_and_its_broken_rules() -> None:
    bar = replace(example().bar_of[LOW], gross=80_000, room_count=4, locked=True, full_year=2033)
    assert words.figures(bar)[1] == "25 / 40 orang · 4 ruang"
    tip = words.bar_tip(bar, "Lantai 1", ("Terlalu penuh.",) * 6).splitlines()
    assert "Kotor 800 m², bersih 600 m², layanan dan sirkulasi 200 m²" in tip
    assert "penuh tahun 2033" in tip
    known = replace(bar, full_why=("lebih 4 m²", "Dinas A · Bidang a1: +9 m²"))
    told = words.bar_tip(known, "Lantai 1").splitlines()
    assert "penuh tahun 2033: lebih 4 m²" in told
    assert "Dinas A · Bidang a1: +9 m²" in told
    assert tip[-5:] == ["! Terlalu penuh."] * 4 + ["+2 lagi"]
    assert "! Jauh." in words.block_tip(block("a1"), ("Jauh.",))

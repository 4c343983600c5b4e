"""Rows of inventories become buildings, and what does not is told with its place."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.document.document import Document, changes
from desktop.files.kib import KibBuilding, KibImport, read_kib
from desktop.files.kib_match import kib_edit, match_kib
from desktop.files.tables.text_table import read_text_table
from solver.problem.estate import Condition, Ownership
from solver.problem.problem import Problem

HEAD = (
    "no;nama_barang;kode_barang;register;kondisi;bertingkat;luas_lantai;alamat;tahun;"
    "asal_usul;harga;ket"
)
OFFICE = "Bangunan Gedung Kantor Permanen;1.3.3.01.01.01.001."


def read(*lines: str, head: str = HEAD) -> KibImport:
    return read_kib([read_text_table("\n".join([head, *lines]).encode(), "kib.csv")])


def one(line: str, head: str = HEAD) -> KibBuilding:
    (building,) = read(line, head=head).buildings
    return building


def keys(found: KibImport) -> Counter[str]:
    return Counter(i.key for i in (*found.issues, *found.skipped, *found.merged))


def test_a_complete_row() -> None:
    line = f"1;{OFFICE};0004;B;Bertingkat;1.234,5;Jl. Merdeka 1 ;2009;APBD ;12.345.678.000;"
    line += "Kantor Camat IT I "
    found = read(line)
    assert found.buildings == (
        KibBuilding(
            "kib.csv!A2",
            "Kantor Camat IT I",
            "1.3.3.01.01.01.001 / 0004",
            "Jl. Merdeka 1",
            gross=123450,
            storeys=2,
            condition=Condition.GOOD,
            built=2009,
            acquisition=12_345_678_000,
        ),
    )
    assert keys(found) == {"kib_storeys_assumed": 1}


def test_an_unknown_area_and_a_price_of_zero_need_care() -> None:
    found = read(f"1;{OFFICE};0001;;Tidak;;Jl. A;;APBD;0;Kantor Lurah Talang")
    assert found.buildings[0].gross is None
    assert found.buildings[0].acquisition == 0
    assert sorted((i.key, i.where) for i in found.issues) == [
        ("kib_area_missing", "kib.csv!G2"),
        ("kib_price_zero", "kib.csv!K2"),
    ]


@pytest.mark.parametrize(
    ("text", "area"),
    [("12 x 7", 8400), ("135", 13500), ("135,5 M2", 13550), ("0", None), ("-", None)],
)
def test_areas(text: str, area: int | None) -> None:
    assert one(f"1;{OFFICE};0001;;;{text};;;;5;Kantor Lurah Talang").gross == area


def test_an_area_nobody_can_read_is_told() -> None:
    found = read(f"1;{OFFICE};0001;;;luas sekali;;;;5;Kantor Lurah Talang")
    assert keys(found) == {"kib_unreadable": 1, "kib_area_missing": 1}
    assert found.buildings[0].gross is None


@pytest.mark.parametrize(
    ("word", "condition"),
    [
        ("B", Condition.GOOD),
        ("Baru", Condition.GOOD),
        ("kurang baik", Condition.LIGHT_DAMAGE),
        ("Rusak Ringan", Condition.LIGHT_DAMAGE),
        ("RB", Condition.HEAVY_DAMAGE),
        ("", None),
    ],
)
def test_conditions(word: str, condition: Condition | None) -> None:
    assert one(f"1;{OFFICE};0001;{word};;10;;;;5;Kantor Lurah Talang").condition == condition


def test_an_unknown_condition_is_told() -> None:
    assert keys(read(f"1;{OFFICE};0001;lumayan;;10;;;;5;Kantor Lurah"))["kib_condition"] == 1


def test_rented_and_borrowed() -> None:
    assert one(f"1;{OFFICE};1;;;10;;;Sewa;5;Kantor Lurah").ownership is Ownership.RENTED
    assert one(f"1;{OFFICE};1;;;10;;;Pinjam pakai;5;Kantor Lurah").ownership is Ownership.BORROWED
    assert one(f"1;{OFFICE};1;;;10;;;Hibah;5;Kantor Lurah").ownership is Ownership.OWNED


def test_repairs_and_parts_go_to_their_building_or_are_told() -> None:
    found = read(
        f"1;{OFFICE};0001;;;90;Jl. Tuntang;;;100;Kantor BPP Tuntang",
        f"2;{OFFICE};0002;;;80;Jl. Pabelan;;;200;Kantor BPP Pabelan",
        f"3;{OFFICE};0001;;;;;;;30;Rehab Kantor BPP Tuntang",
        f"4;{OFFICE};0003;;;;;;;40;Pagar Keliling",
        f"5;{OFFICE};0004;;;;;;;50;Rehab BPP Bergas",
        "6;Bangunan Kolam/Bak Ikan;1.3.3.01.01.29.002;0001;;;;;;;60;",
    )
    assert [(b.name, b.acquisition) for b in found.buildings] == [
        ("Kantor BPP Tuntang", 130),
        ("Kantor BPP Pabelan", 200),
    ]
    assert [(i.key, i.where, dict(i.values)["into"]) for i in found.merged] == [
        ("kib_merged", "kib.csv!A4", "Kantor BPP Tuntang")
    ]
    assert [(i.key, i.where) for i in found.skipped] == [
        ("kib_part", "kib.csv!A5"),
        ("kib_repair", "kib.csv!A6"),
        ("kib_no_rooms", "kib.csv!A7"),
    ]
    assert found.rows == 6


def test_a_part_that_fits_two_buildings_goes_to_none() -> None:
    found = read(
        f"1;{OFFICE};0001;;;90;Jl. A;;;100;Kantor BPP Tuntang Utara",
        f"2;{OFFICE};0002;;;80;Jl. B;;;200;Kantor BPP Tuntang Selatan",
        f"3;{OFFICE};0003;;;;;;;30;Rehab BPP Tuntang",
    )
    assert found.merged == ()
    assert [i.key for i in found.skipped] == ["kib_repair"]


def test_one_register_on_several_rows_and_names_that_come_twice() -> None:
    row = f"{OFFICE};0001;;;"
    found = read(
        f"1;{row}10;Jl. A;;;5;Puskeswan Bancak",
        f"2;{row}20;Jl. B;;;6;Puskeswan Bancak",
        f"3;{row}30;;;;7;Puskeswan Bancak",
        f"4;{row}10;Jl. A;;;5;Puskeswan Bancak",  # the same row again
    )
    assert [b.name for b in found.buildings] == [
        "Puskeswan Bancak",
        "Puskeswan Bancak, Jl. B",
        "Puskeswan Bancak (2)",
    ]
    assert keys(found) == {"kib_name_doubled": 2, "kib_row_doubled": 1}


def test_names_without_telling_words_get_their_place() -> None:
    assert one(f"1;{OFFICE};1;;;10;Kertapati;;;5;Gedung Kantor").name == "Gedung Kantor, Kertapati"
    assert one(f"1;{OFFICE};1;;;10;Kertapati;;;5;APBD 2015").name == (
        "Bangunan Gedung Kantor Permanen, Kertapati"
    )
    own = "1;Kantor Dinas Perhubungan;03.11.01.01.001;0001;;;10;Jl. A;;;5;rusak atap"
    assert one(own).name == "Kantor Dinas Perhubungan"
    assert one(own).note == "rusak atap"


def test_numbering_sums_and_signatures_are_no_rows() -> None:
    found = read(
        "1;2;3;4;5;6;7;8;9;10;11;12",
        f"1;{OFFICE};1;;;10;Jl. A;;;5;Kantor Lurah Talang",
        ";Jumlah;;;;;;;;;5;",
        ";;;;;;;Palembang, 22 November 2026;;;;",
        ";;;;;;;Kepala Dinas;;;;",
    )
    assert len(found.buildings) == 1
    assert found.rows == 1
    assert [i.key for i in found.skipped] == ["kib_line_ignored"] * 3


def test_the_newer_form_hides_its_area() -> None:
    head = "Kode Barang;Nama Barang;No Register;Spesifikasi Nama Barang;Spesifikasi Lainnya;"
    head += "Jumlah Lantai;Lokasi;Titik Koordinat;Jumlah;Satuan;Nilai Perolehan;Tanggal Perolehan"
    row = "1.3.3.01.01.01.001;Bangunan Gedung Kantor Permanen;000001;Kantor Dinkes;{};3;Jl. A;"
    row += "-2.976, 104.775;{};{};9.000.000.000;12/03/2011"
    by_quantity = one(row.format("", "450", "M2"), head)
    assert (by_quantity.gross, by_quantity.storeys, by_quantity.built) == (45000, 3, 2011)
    assert (by_quantity.latitude, by_quantity.longitude) == (-2_976_000, 104_775_000)
    assert one(row.format("Beton, luas 12 x 7 m2", "1", "Unit"), head).gross == 8400
    assert one(row.format("", "1", "Unit"), head).gross is None


WORDS = st.sampled_from(
    [
        *("", "-", "Kantor Camat", "Rehab Kantor Camat", "Pagar Keliling", "Baik", "B", "12 x 7"),
        *("1.234,5", "135", "0", "Jl. Merdeka", "Tidak", "2009", "APBD ", "Jumlah", "luas sekali"),
        *("Bangunan Kolam/Bak Ikan", "1.3.3.01.01.01.001.", "0001", "-5", "9" * 30, "x" * 300),
    ]
)
LINES = st.lists(st.lists(WORDS, min_size=12, max_size=12), max_size=12)


@settings(deadline=None)
@given(LINES)
def test_no_row_is_lost_in_silence(lines: list[list[str]]) -> None:
    """Every line with a text is a building, or told: skipped, merged, doubled, ignored."""
    found = read(f"1;{OFFICE};0009;B;;10;;;;5;Kantor Lurah Talang", *map(";".join, lines))
    told = keys(found)
    not_taken = len(found.skipped) + len(found.merged) + told["kib_row_doubled"]
    taken = len(found.buildings) + len(found.lands)
    assert found.rows == taken + not_taken - told["kib_line_ignored"]
    assert len({b.name.casefold() for b in found.buildings}) == len(found.buildings)
    match = match_kib(found, Problem(), "KIB")
    once = kib_edit(match)(Document())
    assert len(once.problem.building) == len(found.buildings)
    again = match_kib(found, once.problem, "KIB")
    assert changes(once, kib_edit(again)(once)) == ()


def test_a_table_that_is_something_else() -> None:
    found = read("Budi;40", head="Nama;Umur")
    assert [i.key for i in found.issues] == ["kib_no_columns"]
    assert found.buildings == ()


def test_headings_that_come_again_on_the_next_page_are_no_building() -> None:
    head = ("Kode Barang", "Nama Barang", "Luas Lantai (M2)", "Alamat", "Harga")
    row = ("03.11.01", "Kantor Dinas A", "120,5", "Jl. Satu 1", "1.000.000")
    second = (row[0], "Kantor Dinas B", *row[2:])
    text = "\n".join(";".join(line) for line in (head, row, head, second))
    found = read_kib((read_text_table(text.encode(), "kib.csv"),))
    assert [b.name for b in found.buildings] == ["Kantor Dinas A", "Kantor Dinas B"]
    assert found.rows == 2


def test_parcels_of_land_are_no_buildings() -> None:
    head = "No;Jenis Barang / Nama Barang;Kode Barang;Register;Luas (M2);Tahun;Letak / Alamat;Harga"
    found = read(
        "1;Tanah Bangunan Kantor Pemerintah;1.3.1.01.01.01.001;0001;1.250;1990;Jl. Merdeka 1;5000",
        "2;Tanah Kosong;1.3.1.01.01.05.001;0002;;1990;Jl. Merdeka 1;5000",
        head=head,
    )
    assert found.buildings == ()
    assert [(land.area, land.address) for land in found.lands] == [
        (125_000, "Jl. Merdeka 1"),
        (None, "Jl. Merdeka 1"),
    ]
    assert found.rows == 2

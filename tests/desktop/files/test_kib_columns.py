"""Columns are found in printed cards, databases, lists of the ministry and without headings."""

from __future__ import annotations

import pytest

from desktop.files.kib_columns import Columns, find_columns, squeeze
from desktop.files.tables.cell import Cell, place


def table(*rows: list[str]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(Cell(text or None, place("S", r, c)) for c, text in enumerate(row))
        for r, row in enumerate(rows)
    )


def columns(*rows: list[str]) -> Columns:
    found = find_columns(table(*rows))
    assert found is not None
    return found


PRINTED = [
    ["KARTU INVENTARIS BARANG (KIB) C"],
    ["SKPD", ": Dinas Kesehatan"],
    ["NO. KODE LOKASI", "12.06.71.01"],
    [
        *["No. Urt.", "Jenis Barang / Nama Barang", "Nomor", "", "Kondisi Bangunan (B, KB, RB)"],
        *["Konstruksi Bangunan", "", "Luas Lantai (M2)", "Letak/Lokasi Alamat", "Dokumen Gedung"],
        *["", "Luas (M2)", "Status Tanah", "Nomor Kode Tanah", "Asal Usul", "Harga (Rp)", "Ket."],
    ],
    [
        *["", "", "Kode Barang", "Register", "", "Bertingkat/Tidak", "Beton/Tidak", "", ""],
        *["Tanggal", "Nomor"],
    ],
    [str(n) for n in range(1, 18)],
]


def test_a_printed_card_with_two_lines_of_headings() -> None:
    found = columns(*PRINTED)
    assert found.first == 5
    assert found.at == {
        **{"number": 0, "kind": 1, "code": 2, "register": 3, "condition": 4, "storeyed": 5},
        **{"concrete": 6, "area": 7, "address": 8, "document_day": 9, "document_number": 10},
        **{"land_area": 11, "land_status": 12, "land_code": 13, "origin": 14, "price": 15},
        "note": 16,
    }


def test_a_table_of_a_database() -> None:
    head = "id,jenis_barang,kode_barang,register,tingkat_bangunan,beton_bangunan,luas_lantai,alamat"
    found = columns(f"{head},tanggal,nomor,luas_tanah,asal_usul,harga,keterangan".split(","))
    assert found.first == 1
    assert (found.at["area"], found.at["land_area"], found.at["storeyed"]) == (6, 10, 4)
    assert (found.at["price"], found.at["note"], found.at["document_number"]) == (12, 13, 9)


@pytest.mark.parametrize(
    "spelling",
    ["luas_lantai", "luas_lantai_m2", "Luas Lantai (m2)", "LuasLantai", "luas", "Luas (M²)"],
)
def test_spellings_of_the_area(spelling: str) -> None:
    assert columns(["Nama Barang", "Kode Barang", spelling, "Harga"]).at["area"] == 2


def test_the_list_of_the_ministry() -> None:
    head = (
        "namaGedung namaSatker kodeSatker eselon1 kondisi umurTahun jumlahLantai luasBangunan"
        " luasTanah nilaiBuku nilaiPerolehan statusSertifikat alamat kabkota lintang bujur"
    )
    at = columns(head.split()).at
    assert (at["name"], at["storeys"], at["area"], at["price"]) == (0, 6, 7, 10)
    assert (at["address"], at["latitude"], at["longitude"]) == (12, 14, 15)


def test_the_newer_form() -> None:
    head = (
        "Kode Barang;Nama Barang;NIBAR;No Register;Spesifikasi Nama Barang;Spesifikasi Lainnya;"
        "Jumlah Lantai;Lokasi;Titik Koordinat;Status Kepemilikan Tanah;Jumlah;Satuan;Harga Satuan;"
        "Nilai Perolehan;Tanggal Perolehan;Cara Perolehan;Status Penggunaan;Keterangan"
    )
    at = columns(head.split(";")).at
    assert "area" not in at
    assert (at["kind"], at["name"], at["quantity"], at["measure"]) == (1, 4, 10, 11)
    assert (at["storeys"], at["address"], at["acquired"]) == (6, 7, 14)


def test_no_headings_at_all() -> None:
    office = "Bangunan Gedung Kantor Permanen;03.11.01.01.001"
    lines = (
        f"1;{office};0001;B;Bertingkat;Beton;450;Jl. Merdeka;2010-05-01;1;1200;APBD;850000000;Aula",
        f"2;{office};0002;KB;Tidak;Tidak;12 x 7;Jl. Atmo;2011-05-01;2;300;APBD;95000000;UPTD",
    )
    rows = [line.split(";") for line in lines]
    found = columns(*rows)
    assert found.by_content
    assert found.first == 0
    at = found.at
    assert (at["kind"], at["code"], at["register"], at["condition"]) == (1, 2, 3, 4)
    assert (at["area"], at["address"], at["price"], at["note"]) == (7, 8, 13, 14)


def test_what_is_no_inventory() -> None:
    assert find_columns(table(["Nama", "Umur"], ["Budi", "40"])) is None
    assert find_columns(()) is None


def test_squeeze() -> None:
    assert squeeze("Kondisi Bangunan (B, KB, RB)") == "kondisibangunan"
    assert squeeze("Harga (Rp.)") == "harga"
    assert squeeze("luas_lantai_m2") == "luaslantai"

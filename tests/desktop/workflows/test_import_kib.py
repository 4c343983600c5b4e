"""An inventory comes in as one step that can be taken back; the same again changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from desktop.document.document import Document, changes
from desktop.document.session import Session
from desktop.workflows.import_kib import import_kib
from solver.errors import SatuAtapError
from solver.problem.problem import Problem

ROWS = """no;nama_barang;kode_barang;register;kondisi;luas_lantai;alamat;harga;ket
1;Bangunan Gedung Kantor Permanen;1.3.3.01.01.01.001;0001;B;12 x 7;Jl. Merdeka;50000000;Kantor Camat
2;Bangunan Gedung Kantor Permanen;1.3.3.01.01.01.001;0002;KB;;;0;Kantor Lurah Talang
3;Bangunan Gedung Kantor Permanen;1.3.3.01.01.01.001;0003;;;;1000000;Pagar Keliling
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "kib.csv"
    path.write_text(ROWS, encoding="cp1252")
    return path


def test_taken_told_and_taken_back(table: Path) -> None:
    session = Session(Document())
    report = import_kib(session.document, table)
    assert report.taken == ("Kantor Camat", "Kantor Lurah Talang")
    assert report.changed == ()
    assert [(i.key, i.where) for i in report.skipped] == [("kib_part", "kib.csv!A4")]
    assert [i.key for i in report.issues] == ["kib_part", "kib_area_missing", "kib_price_zero"]
    assert report.lines == (
        "3 baris inventaris dibaca; 2 di antaranya gedung.",
        "2 gedung baru.",
        "0 gedung berubah.",
        "1 baris tidak diambil sebagai gedung, 0 digabungkan ke gedung induknya.",
        "1 gedung belum mempunyai luas lantai.",
        "1 lantai diusulkan dari jumlah lantai dan luas gedung; periksa pembagiannya.",
    )
    assert session.do("import", report.edit)
    camat, lurah = session.document.problem.building
    assert (camat.gross, lurah.gross) == (8400, None)
    assert camat.source == "KIB: kib.csv"
    assert [s.name for s in session.document.problem.site] == [
        "Jl. Merdeka",
        "Lokasi belum diketahui",
    ]
    again = import_kib(session.document, table)
    assert (again.taken, again.changed) == ((), ())
    assert not session.do("import", again.edit)
    session.undo()
    assert session.document == Document()


def test_a_changed_row(table: Path) -> None:
    before = import_kib(Document(), table).edit(Document())
    table.write_text(ROWS.replace(";B;12 x 7;", ";RB;90;"), encoding="utf-8")
    report = import_kib(before, table)
    assert (report.taken, report.changed) == ((), ("Kantor Camat",))
    (change,) = changes(before, report.edit(before))
    assert len(change.written) == 1
    assert report.edit(before).problem.building[0].gross == 9000


def test_a_workbook_with_formulas(tmp_path: Path) -> None:
    path = tmp_path / "kib.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("KIB C")
        sheet.write_row(0, 0, ["Nama Barang", "Kode Barang", "Luas Lantai (M2)", "Harga"])
        sheet.write_row(1, 0, ["Kantor Camat", "1.3.3.01.01.01.001"])
        sheet.write_formula(1, 2, "=12*7", None, 84)
        sheet.write_number(1, 3, 5_000_000.0)
    report = import_kib(Document(), path)
    assert [(i.key, i.where) for i in report.issues] == [("table_formula", "kib.xlsx › KIB C!C2")]
    (building,) = report.edit(Document()).problem.building
    assert (building.gross, building.acquisition) == (8400, 5_000_000)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SatuAtapError):
        import_kib(Document(), tmp_path / "no.csv")


def test_a_printed_card_with_merged_headings(tmp_path: Path) -> None:
    """Two lines of headings, merged both ways, numbered columns, a sum and a signature."""
    path = tmp_path / "KIB C Dinkes.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("KIB C")
        sheet.merge_range("A1:P1", "KARTU INVENTARIS BARANG (KIB) C - GEDUNG DAN BANGUNAN")
        sheet.write_row("A2", ["SKPD", ": Dinas Kesehatan"])
        for column, text in (
            *(("A", "No. Urt."), ("B", "Jenis Barang / Nama Barang"), ("H", "Luas Lantai (M2)")),
            *(("E", "Kondisi Bangunan (B, KB, RB)"), ("I", "Letak/Lokasi Alamat")),
            *(("L", "Luas (M2)"), ("M", "Status Tanah"), ("N", "Asal Usul"), ("O", "Harga (Rp)")),
            ("P", "Ket."),
        ):
            sheet.merge_range(f"{column}4:{column}5", text)
        for span, text, below in (
            ("C4:D4", "Nomor", ("Kode Barang", "Register")),
            ("F4:G4", "Konstruksi Bangunan", ("Bertingkat/Tidak", "Beton/Tidak")),
            ("J4:K4", "Dokumen Gedung", ("Tanggal", "Nomor")),
        ):
            sheet.merge_range(span, text)
            sheet.write_row(f"{span[0]}5", below)
        sheet.write_row("A6", range(1, 17))
        code = "1.3.3.01.01.01.001"
        sheet.write_row("A7", [1, "Kantor Dinas Kesehatan", code, "0001", "KB", "Bertingkat"])
        sheet.write_row("G7", ["Beton", 1250.5, "Jl. Merdeka 72", "2018-07-23", "640/1", 3000])
        sheet.write_row("M7", ["Hak Pakai", "APBD ", 8_750_000_000, ""])
        sheet.write_row("B8", ["JUMLAH"])
        sheet.write_number("O8", 8_750_000_000)
        sheet.write_string("N10", "Palembang, 22 November 2026")
    report = import_kib(Document(), path)
    (building,) = report.edit(Document()).problem.building
    assert building.name == "Kantor Dinas Kesehatan"
    assert building.register == "1.3.3.01.01.01.001 / 0001"
    assert (building.gross, building.storeys, building.condition.value) == (125_050, 2, "light")
    assert (building.acquisition, building.built) == (8_750_000_000, None)
    assert [(i.key, i.where) for i in report.issues] == [
        ("kib_storeys_assumed", "KIB C!F7"),
        ("kib_line_ignored", "KIB C!B8"),
        ("kib_line_ignored", "KIB C!B10"),
    ]


def test_a_table_without_a_row_says_so(tmp_path: Path) -> None:
    path = tmp_path / "kib.csv"
    path.write_text("Kode Barang;Nama Barang;Luas Lantai;Harga\n", encoding="utf-8")
    document = Document(Problem())
    report = import_kib(document, path)
    assert [each.key for each in report.issues] == ["kib_no_rows"]
    assert report.edit(document) == document


def test_land_goes_to_the_site_that_the_buildings_made(table: Path, tmp_path: Path) -> None:
    session = Session(Document())
    session.do("import", import_kib(session.document, table).edit)
    land = tmp_path / "kib-a.csv"
    land.write_text(
        "no;jenis_barang;kode_barang;luas;alamat;harga\n"
        "1;Tanah Bangunan Kantor;1.3.1.01.01.01.001;2.500;Jalan Merdeka;1\n",
        encoding="utf-8",
    )
    report = import_kib(session.document, land)
    assert "Luas tanah 1 kompleks diisi dari 1 bidang tanah." in report.lines
    session.do("land", report.edit)
    site = next(s for s in session.document.problem.site if s.name == "Jl. Merdeka")
    assert site.land == 250_000
    assert import_kib(session.document, land).edit(session.document) == session.document

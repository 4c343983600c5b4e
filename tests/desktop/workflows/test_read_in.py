"""Outside tables behind one face."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.document.document import Document
from desktop.workflows.read_in import read_in
from desktop.workflows.write_forms import write_forms
from solver.errors import SatuAtapError
from tests.support.forms import organisation
from tests.support.problems import tiny_problem

ROW = "Bangunan Gedung Kantor Permanen;1.3.3.01.01.01.001;0001;135;Jl. Merdeka 1;264.645.000"


def test_an_inventory_becomes_one_named_edit(tmp_path: Path) -> None:
    table = tmp_path / "kib.csv"
    table.write_text(
        f"Jenis Barang;Kode Barang;Register;Luas Lantai (M2);Alamat;Harga\n{ROW}\n", "utf-8"
    )
    document = Document(tiny_problem())
    read = read_in(document, kib=table)
    assert "kib.csv" in read.label
    assert len(read.edit(document).problem.building) == len(document.problem.building) + 1
    assert read.lines


def test_unchanged_forms_become_an_edit_of_nothing(tmp_path: Path) -> None:
    document = organisation()
    write_forms(document, tmp_path)
    read = read_in(document, forms=tmp_path)
    assert tmp_path.name in read.label
    assert read.edit(document).problem == document.problem


def test_nothing_to_read() -> None:
    with pytest.raises(SatuAtapError, match="nothing_to_import"):
        read_in(Document(tiny_problem()))

"""What the words of a row say."""

from __future__ import annotations

import pytest

from desktop.files.kib_words import is_coded, is_name, reason_not_taken, same_place, telling

OFFICE = "Bangunan Gedung Kantor Permanen"


@pytest.mark.parametrize(
    ("kind", "label", "reason"),
    [
        (OFFICE, "", None),
        (OFFICE, "Kantor Camat Ilir Barat I", None),
        (OFFICE, "Gedung Kantor dan Pengaspalan Halaman", None),
        (OFFICE, "Rehab Gedung Kantor Camat", "kib_repair"),
        (OFFICE, "Rehabilitasi aula", "kib_repair"),
        (OFFICE, "Pagar Keliling", "kib_part"),
        (OFFICE, "Pembangunan Pagar dan Akses Jalan", "kib_part"),
        (OFFICE, "BANG. Talud Sungai", "kib_part"),
        (OFFICE, "Kontruksi Tralis Jendela", "kib_part"),
        (OFFICE, "Belanja Modal Konstruksi Jaringan Air", "kib_part"),
        (OFFICE, "Kanopi (parkir motor)", "kib_part"),
        (OFFICE, "Pengaspalan Halaman", "kib_part"),
        (OFFICE, "Pagaruyung Balai", None),  # begins like a fence, is none
        ("Bangunan Kolam/Bak Ikan", "", "kib_no_rooms"),
        ("Bangunan Kandang Hewan Ternak Lainnya", "Kandang Sapi", "kib_no_rooms"),
        ("Bangunan Kandang Hewan Ternak Lainnya", "Gedung Kantor Balai Benih", None),
        ("Bangunan Tempat Parkir", "Pasar Baru", "kib_no_rooms"),
        ("Rumah Negara Golongan II Tipe A Permanen", "Rumah Dinas", None),
    ],
)
def test_reasons(kind: str, label: str, reason: str | None) -> None:
    assert reason_not_taken(kind, label) == reason


def test_headings_of_the_code_list_are_no_names() -> None:
    assert is_coded(OFFICE)
    assert is_coded("Gedung Pertokoan/Koperasi/Pasar Permanen")
    assert is_coded("Rumah Negara Golongan II Tipe A Permanen")
    assert not is_coded("Kantor Dinas Pendidikan")


@pytest.mark.parametrize(
    "text", ["APBD", "APBD II", "Hibah 2015", "Baik", "2018", "-", "B", "Th 2010"]
)
def test_notes_that_are_no_names(text: str) -> None:
    assert not is_name(text)


def test_names_and_places() -> None:
    assert is_name("Kantor Camat")
    assert is_name("Pos IB")
    assert telling("Rehab Gedung BPP Kec. Tuntang") == {"bpp", "tuntang"}
    assert same_place("Kesongo Tuntang") == same_place("Tuntang , Kesongo")
    assert same_place("Jln. Merdeka No.1") == same_place("JALAN MERDEKA NO 1")

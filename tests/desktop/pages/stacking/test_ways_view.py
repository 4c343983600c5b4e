"""What the palette offers of the page: colours, lengths, ghosts, pictures, searches, details."""

from __future__ import annotations

from desktop.pages.stacking.colouring import Colouring
from desktop.pages.stacking.panel_view import LEGEND
from desktop.pages.stacking.view import StackingPage
from desktop.system.translate import tr


def test_what_is_offered_does_what_it_says(page: StackingPage) -> None:
    found = {deed.words: deed for deed in page.deeds()}
    found["Warna: pengunjung"].act()
    found["Panjang: orang"].act()
    assert page.showing.colouring is Colouring.VISITORS
    assert page.showing.people
    assert page.bar.colours.currentText() == "Warna: pengunjung"
    assert "Warna: pengunjung" not in {deed.words for deed in page.deeds()}
    assert {"Gambar PNG …", "Tampilkan semua", "Atur ulang semua yang tidak dikunci"} <= set(found)


def test_year_and_motion_are_had_without_a_mouse(page: StackingPage) -> None:
    found = {deed.words: deed for deed in page.deeds()}
    before = page.bar.slider.value()
    found["Tahun berikutnya"].act()
    assert page.showing.year == before + 1
    found["Tahun sebelumnya"].act()
    assert page.bar.slider.value() == before
    found[tr("stacking.animate_tip")].act()
    assert not page.plan.glides


def test_details_are_offered_of_a_chosen_unit(page: StackingPage) -> None:
    page.panel.setCurrentIndex(LEGEND)
    assert "Rincian unit" not in {deed.words for deed in page.deeds()}
    page.plan.choose("a-sek")
    found = {deed.words: deed for deed in page.deeds()}
    assert found["Rincian unit"].keys == "Space"
    found["Rincian unit"].act()
    assert page.panel.currentIndex() == 0


def test_nothing_is_offered_while_there_is_no_plan(page: StackingPage) -> None:
    page.bar.hide()
    assert page.ways.deeds() == ()


def test_looking_for_a_unit_is_among_them(page: StackingPage) -> None:
    found = {deed.words: deed for deed in page.deeds()}
    found["Cari unit"].act()
    assert page.panel.currentWidget() is page.panel.list

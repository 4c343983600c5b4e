"""Forms come in as one step; what contradicts is told among the findings."""

from __future__ import annotations

from pathlib import Path

from desktop.document.document import changes
from desktop.document.edits import set_field
from desktop.document.session import Session
from desktop.workflows.import_forms import import_forms
from desktop.workflows.write_forms import write_forms
from solver.problem.organisation import Post, Unit
from tests.support.forms import at, empty, fill, organisation


def test_forms_out_and_back(tmp_path: Path) -> None:
    document = organisation()
    path = write_forms(document, tmp_path)[0]

    def change(book: object) -> None:
        at(book, "unit", "u1", "visitors").value = 45
        at(book, "unit", "u1", "growth").value = 3
        empty(book, "post", "p2")

    fill(path, change)
    now = set_field(Unit, "u1", "growth", 999)(document)
    now = set_field(Post, "p2", "headcount", 20)(now)
    session = Session(now)
    found = import_forms(now, tmp_path)
    assert found.lines == (
        "2 formulir dibaca.",
        "0 data baru.",
        "1 isian berubah.",
        "0 data dihapus.",
        "2 isian bertentangan dengan proyek dan tidak diambil.",
    )
    assert [i.key for i in found.issues] == ["form_contradictory", "form_removed_but_changed"]
    assert dict(found.issues[0].values) == {
        "name": "Bidang PAUD",
        "field": "Pertumbuhan pegawai per tahun",
        "ours": "9,99%",
        "theirs": "3%",
    }
    assert session.do("import", found.edit)
    assert session.document.problem.get(Unit, "u1").visitors == 45
    session.undo()
    assert session.document is now


def test_untouched_forms(tmp_path: Path) -> None:
    document = organisation()
    write_forms(document, tmp_path)
    found = import_forms(document, tmp_path)
    assert changes(document, found.edit(document)) == ()
    assert found.issues == ()

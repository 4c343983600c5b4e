"""Recalculate a workbook with LibreOffice and compare every formula with the value it carries.

Usage: ``python benchmarks/recalculate_workbook.py buku-kerja.xlsx``. Needs ``soffice``
(``apt-get install --no-install-recommends libreoffice-calc-nogui``). LibreOffice believes the
values in a file unless its profile says otherwise, so a profile of its own asks for a hard
recalculation. Exit 1 when a formula comes to another value.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from openpyxl import load_workbook

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
CLOSE = 1e-6  # relative; shares and areas are floating point in a spreadsheet


def recalculated(book: Path, folder: Path) -> Path:
    """Return the workbook as LibreOffice saves it after calculating every formula anew."""
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("soffice is not installed")
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    out = folder / "out"
    command = [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(out),
        str(book),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return out / book.name


def differences(book: Path) -> tuple[int, list[str]]:
    """Return the number of formulas and those that come to another value."""
    formulas = load_workbook(book)
    carried = load_workbook(book, data_only=True)
    with tempfile.TemporaryDirectory() as folder:
        anew = load_workbook(recalculated(book, Path(folder)), data_only=True)
    count, wrong = 0, []
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    count += 1
                    was = carried[sheet.title][cell.coordinate].value
                    now = anew[sheet.title][cell.coordinate].value
                    if not same(was, now):
                        wrong.append(f"{sheet.title}!{cell.coordinate} {cell.value}: {was} ≠ {now}")
    return count, wrong


def same(was: object, now: object) -> bool:
    """Tell whether two values are the same figure."""
    if isinstance(was, int | float) and isinstance(now, int | float):
        return abs(was - now) <= CLOSE * max(1.0, abs(was))
    return (was or "") == (now or "")


def main(arguments: list[str]) -> int:
    """Compare every workbook named."""
    failed = False
    for name in arguments:
        count, wrong = differences(Path(name))
        print(f"{name}: {count} formulas, {len(wrong)} differ")
        for each in wrong[:40]:
            print("  " + each)
        failed = failed or bool(wrong) or not count
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

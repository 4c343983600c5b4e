"""Measure how alive the window is: the start, and the worst stall of everything a person does.

usage: python -m benchmarks.alive [--units 900] [--floors 80] [--starts 5] [--sample]

A start is a process of its own, from its very beginning until the window has been painted: the
first one with nothing of it in memory where the system lets us forget its files, the others warm.
Then a made-up city, or the sample city, is opened from its file, every page is visited twice and
every tab once, a table is searched and sorted, units are dropped and taken back, the file is saved,
language and look changed on two pages, in a window without a screen, each until nothing is reckoned
any more. Told are the time of the processor of the worst stall between two heartbeats of the window
and the wall time of the longest one (see ``tests/support/heartbeat.py``). Results go to
out/benchmarks/alive.jsonl.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("SATUATAP_HOME", tempfile.mkdtemp(prefix="satuatap-alive-"))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget

from benchmarks import records
from benchmarks.table import markdown
from desktop.document.document import Document
from desktop.files.project import write_project
from desktop.pages.stacking.view import StackingPage
from desktop.system.settings import Settings
from desktop.widgets.table import GridTable
from desktop.widgets.theme import apply_theme, dress
from desktop.window.app import make_window, the_application
from desktop.window.desk import Desk
from desktop.window.loading import Ahead
from desktop.window.main_window import MainWindow
from desktop.window.memory import Tidying
from desktop.window.navigation import PAGES
from desktop.window.preview import _Forgetful
from desktop.workflows.sample import sample_problem
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario
from tests.support.heartbeat import Heartbeat, Stall
from tests.support.large_city import PLAN, large_city

RESULTS = records.path_of("alive")
START_MS, STALL_MS = 1500, 100
DROPS = 10
LOOKS = ("view.language", "view.dark", "view.larger", "view.contrast", "view.light")
REST = 450  # milliseconds after an action, until memory is set aside
START = """
import time
from desktop.window.app import make_window, the_application
from desktop.window.desk import Desk, Person
from desktop.system.settings import Settings
from desktop.widgets.theme import apply_theme, dress
app = the_application()
apply_theme(app, "light", bare=True)
window = make_window(Desk(Person(Settings())))
dress(app, window)
window.show()
app.processEvents()
app.processEvents()
print(time.time())
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--units", type=int, default=900)
    parser.add_argument("--floors", type=int, default=80)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--sample", action="store_true", help="the sample city instead")
    options = parser.parse_args()
    starts = [started() for _ in range(max(1, options.starts))]
    city = sample_problem() if options.sample else large_city(options.units, options.floors)
    stalls = worked(city)
    found = {
        "units": len(city.unit),
        "floors": len(city.floor),
        "first start": starts[0],
        "warm start": statistics.median(starts[1:] or starts),
        **{name: [stall.busy, stall.waited, stall.wall] for name, stall in stalls},
    }
    records.add(RESULTS, found)
    print(table(starts, stalls))


def started() -> float:
    """Return the milliseconds from the beginning of a process to a painted window."""
    begun = time.time()
    said = subprocess.run(
        [sys.executable, "-c", START], capture_output=True, text=True, check=True
    ).stdout
    return 1000 * (float(said.split()[-1]) - begun)


def worked(city: Problem) -> list[tuple[str, Stall]]:
    """Return the worst stall of each action in a city."""
    app = the_application()
    apply_theme(app, "light", bare=True)
    window = make_window(Desk(_Forgetful(Settings())))
    dress(app, window)
    ahead = Ahead(window)
    ahead.begin().join()  # long done when somebody goes to a page
    ahead.turns.finish()
    Tidying(window)
    window.resize(1920, 1080)
    window.show()
    path = Path(tempfile.mkdtemp(prefix="satuatap-alive-")) / "besar.satuatap"
    write_project(path, Document(city))
    found = [("open", _watched(app, window, lambda: window.command("file.open", path=path)))]
    for page in PAGES:
        visit = partial(window.navigate, page.id)
        found.append((f"first visit: {page.id}", _watched(app, window, visit)))
    for page in PAGES:
        visit = partial(window.navigate, page.id)
        found.append((f"again: {page.id}", _watched(app, window, visit)))
        found += _tabs(app, window)
    found += _in_a_table(app, window)
    if city.find(Scenario, PLAN):
        found += _by_hand(app, window)
    found.append(("save", _watched(app, window, lambda: window.command("file.save"))))
    found += _looks(app, window)
    with contextlib.suppress(OSError):
        path.unlink()
    window.tasks.stop_all()
    window.desk.close()
    window.close()
    return found


def _tabs(app: QApplication, window: MainWindow) -> list[tuple[str, Stall]]:
    """Look at every tab of a page; return the worst of them."""
    stalls = [
        (f"tab of {window.here}: {tabs.tabText(at)}",
         _watched(app, window, partial(tabs.setCurrentIndex, at)))
        for tabs in window.page.findChildren(QTabWidget)
        for at in range(tabs.count() if tabs.isVisible() else 0)
    ]  # fmt: skip
    return [max(stalls, key=lambda each: each[1].busy)] if stalls else []


def _in_a_table(app: QApplication, window: MainWindow) -> list[tuple[str, Stall]]:
    """Search and sort the longest table there is."""
    window.navigate("organisation")
    for tabs in window.page.findChildren(QTabWidget):
        tabs.setCurrentIndex(0)
    _watched(app, window, lambda: None)
    tables = [each for each in window.page.findChildren(GridTable) if each.isVisible()]
    table = max(tables, key=lambda each: each.model.rowCount())
    last, most = table.model.columnCount() - 1, Qt.SortOrder.DescendingOrder
    return [
        ("search", _watched(app, window, lambda: QTest.keyClicks(table._search, "d"))),
        ("search ends", _watched(app, window, table._search.clear)),
        ("sort", _watched(app, window, lambda: table.view.sortByColumn(last, most))),
    ]


def _by_hand(app: QApplication, window: MainWindow) -> list[tuple[str, Stall]]:
    """Drop units where most room is, and take the last drop back and make it again."""
    window.navigate("stacking", scenario=PLAN)
    _watched(app, window, lambda: None)
    page = window.page
    assert isinstance(page, StackingPage)

    def drop(n: int) -> None:
        there = min(page.plan.shown.bars, key=lambda bar: bar.used).place
        page.plan.dropped.emit(f"u{7 * n}", there)

    drops = [_watched(app, window, partial(drop, n)) for n in range(DROPS)]
    return [
        ("drop, median", sorted(drops, key=lambda stall: stall.busy)[DROPS // 2]),
        ("drop, worst", max(drops, key=lambda stall: stall.busy)),
        ("undo", _watched(app, window, lambda: window.command("edit.undo"))),
        ("redo", _watched(app, window, lambda: window.command("edit.redo"))),
    ]


def _looks(app: QApplication, window: MainWindow) -> list[tuple[str, Stall]]:
    """Change language and look on a page of tables and on that of the plan."""
    found = []
    for page in ("organisation", "stacking"):
        window.navigate(page)
        _watched(app, window, lambda: None)
        for command in LOOKS:
            stall = _watched(app, window, partial(window.command, command))
            found.append((f"{command} on {page}", stall))
    return found


def _watched(app: QApplication, window: MainWindow, act: Callable[[], object]) -> Stall:
    """Return the worst stall from an action until everything it set off is done.

    Its wall time is that of the longest one, which may be another.
    """
    with Heartbeat(busy=1e9, waited=1e9) as heart:
        act()
        QTest.qWait(20)
        while window.tasks.running or not window.updatesEnabled():
            QTest.qWait(10)
        QTest.qWait(REST)
    return replace(heart.worst, wall=max((stall.wall for stall in heart.stalls), default=0))


def table(starts: list[float], stalls: list[tuple[str, Stall]]) -> str:
    """Return the start and the stalls, the targets told."""
    rows = [("first start to a painted window", "", f"{starts[0]:.0f}", f"< {START_MS}")]
    warm = statistics.median(starts[1:] or starts)
    rows.append(("warm start, median", "", f"{warm:.0f}", f"< {START_MS}"))
    rows += [
        (name, f"{stall.busy:.0f}", f"{stall.wall:.0f}", f"< {STALL_MS}") for name, stall in stalls
    ]
    heads = ("what", "processor, ms", "wall, ms", "target, ms")
    return markdown(heads, [list(row) for row in rows])


if __name__ == "__main__":
    main()

"""Measure dragging in the stacking plan: time a frame takes, with a city of a size nobody has yet.

usage: python -m benchmarks.dragging [--units 900] [--floors 80] [--frames 600]

A made-up city of units on floors of several towers is shown in the real page, without a screen. A
unit is picked up with the mouse, every floor is coloured, and the pointer goes over all floors;
a frame is a move of the mouse and everything that is painted because of it. The same is done with
the whole OPD in the hand (Shift), while all floors are priced for it. Picking up, dropping, walking
by keys and drawing everything anew are timed too, all in time of the processor of the window's
thread, so that others at work on the computer do not count. Results go to
out/benchmarks/dragging.jsonl.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import time
from collections.abc import Callable
from functools import partial
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks import records
from benchmarks.table import markdown
from desktop.document.document import Document
from desktop.document.session import Session
from desktop.files.project import OpenProject
from desktop.pages.stacking.view import StackingPage
from desktop.system.settings import Settings
from desktop.widgets.theme import apply_theme
from desktop.window.app import make_window, the_application
from desktop.window.desk import Desk
from desktop.window.main_window import MainWindow
from desktop.window.preview import _Forgetful, settle
from desktop.workflows.standards import shipped_standards
from solver.problem.estate import Building, Floor, Site
from solver.problem.organisation import Opd, Post, Unit
from solver.problem.problem import City, Problem
from solver.problem.scenario import (
    Placement,
    Scenario,
    ScenarioBuilding,
    ScenarioKind,
    SpaceMode,
)

RESULTS = records.path_of("dragging")
TARGET_MS = 16
LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.Key.Key_Shift
SIZE = (1920, 1080)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--units", type=int, default=900)
    parser.add_argument("--floors", type=int, default=80)
    parser.add_argument("--frames", type=int, default=600)
    options = parser.parse_args()
    found = measured(options)
    records.add(RESULTS, found)
    rows = [[name, f"{value:.1f}" if isinstance(value, float) else str(value)]
            for name, value in found.items()]  # fmt: skip
    print(markdown(("figure", "ms or number"), rows))


def city(units: int, floors: int, seed: int = 1) -> Problem:
    """Return a made-up city: towers of twenty floors, OPD of about twelve units, all placed."""
    rng = random.Random(seed)
    towers = max(1, floors // 20)
    building = tuple(
        Building(id=f"t{t}", name=f"Menara {t + 1}", short=f"Menara {t + 1}", site=f"s{t // 2}")
        for t in range(towers)
    )
    floor = tuple(
        Floor(id=f"f{f}", building=f"t{f % towers}", level=f // towers, name="",
              gross=160_000, net=140_000, people_limit=180)
        for f in range(floors)
    )  # fmt: skip
    opds = max(1, units // 12)
    unit = tuple(
        Unit(id=f"u{u}", opd=f"o{u * opds // units}", name=f"Bidang Perencanaan {u}",
             short=f"Bidang {u}", growth=150, building="t0")
        for u in range(units)
    )  # fmt: skip
    post = tuple(Post(id=f"p{u}", unit=f"u{u}", headcount=rng.randint(3, 24)) for u in range(units))
    return Problem(
        city=(City(id="city", name="Kota Besar", base_year=2026),),
        opd=tuple(
            Opd(id=f"o{o}", name=f"Dinas Nomor {o}", short=f"Dinas {o}") for o in range(opds)
        ),
        site=tuple(Site(id=f"s{s}", name=f"Kompleks {s + 1}") for s in range((towers + 1) // 2)),
        building=building,
        floor=floor,
        unit=unit,
        post=post,
        standard=shipped_standards(),
        scenario=(
            Scenario(id="b", name="Besar", kind=ScenarioKind.MANUAL, space_mode=SpaceMode.PER_POST),
        ),
        scenario_building=tuple(
            ScenarioBuilding(id=f"r{b.id}", scenario="b", building=b.id) for b in building
        ),
        placement=tuple(_placement(u, u * floors // units, towers) for u in range(units)),
    )


def _placement(unit: int, floor: int, towers: int) -> Placement:
    return Placement(
        id=f"l{unit}",
        scenario="b",
        unit=f"u{unit}",
        building=f"t{floor % towers}",
        floor=f"f{floor}",
    )


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """Return the figures, in milliseconds."""
    app, page = _page(city(options.units, options.floors))
    plan, port = page.plan, page.plan.viewport()
    rng = random.Random(1)

    def draw_anew() -> None:
        plan._rebuild()
        app.processEvents()

    draw = [_timed(draw_anew) for _ in range(5)]
    units = [u for u in plan._scene.units if not plan._scene.units[u].block.group]
    seen = [u for u in units if port.rect().contains(plan.centre_of(u))]
    lifts: list[float] = []
    frames: list[float] = []
    drops: list[float] = []
    gc.collect()
    while len(frames) < options.frames:
        start = plan.centre_of(rng.choice(seen))
        QTest.mousePress(port, LEFT, Qt.KeyboardModifier.NoModifier, start)
        lifts.append(_timed(partial(_move, app, port, start + QPoint(16, 0))))
        frames += _carried(app, port, start, rng)
        drops.append(_timed(lambda: (QTest.keyClick(plan, Qt.Key.Key_Escape), app.processEvents())))
        QTest.mouseRelease(port, LEFT, Qt.KeyboardModifier.NoModifier, start)
    shifts: list[float] = []
    whole: list[float] = []
    while len(whole) < options.frames:
        start = plan.centre_of(rng.choice(seen))
        QTest.mousePress(port, LEFT, Qt.KeyboardModifier.NoModifier, start)
        _move(app, port, start + QPoint(16, 0))
        shifts.append(_timed(lambda: (QTest.keyPress(plan, SHIFT), app.processEvents())))
        whole += _carried(app, port, start, rng)
        QTest.keyClick(plan, Qt.Key.Key_Escape)
        QTest.keyRelease(plan, SHIFT)
        QTest.mouseRelease(port, LEFT, Qt.KeyboardModifier.NoModifier, start)
    plan.choose(units[0])
    walks = [_timed(lambda: (QTest.keyClick(plan, Qt.Key.Key_Right), app.processEvents()))
             for _ in range(100)]  # fmt: skip
    scrolls = [_timed(lambda: _scroll(app, plan)) for _ in range(100)]
    moves = []
    for _ in range(10):
        moves.append(_timed(lambda: _drop(app, page, rng)))
        _wait(app, page)  # for what is reckoned because of it, as a person would
    window = page.window()
    assert isinstance(window, MainWindow)
    window.desk.project = None  # nobody is there to be asked about what was dropped
    window.close()
    return {
        "units": options.units,
        "floors": options.floors,
        "frames": len(frames),
        **_three("frame", frames),
        **_three("frame with a whole OPD", whole),
        **_three("pick up", lifts),
        **_three("take its whole OPD", shifts),
        **_three("put back", drops),
        **_three("key", walks),
        **_three("scroll", scrolls),
        **_three("drop", moves),
        "draw anew": sorted(draw)[len(draw) // 2],
        "target of a frame, p99": TARGET_MS,
    }


def _page(problem: Problem) -> tuple[QApplication, StackingPage]:
    app = the_application()
    apply_theme(app, "light")
    window = make_window(Desk(_Forgetful(Settings())))
    window.desk.project = OpenProject(Session(Document(problem)), None)
    window.desk.laid.emit()
    window.resize(*SIZE)
    window.show()
    window.navigate("stacking")
    settle(window)
    page = window.page
    assert isinstance(page, StackingPage)
    page.window_kept = window  # type: ignore[attr-defined]  # or Python throws it away
    return app, page


def _carried(app: QApplication, port: Any, start: QPoint, rng: random.Random) -> list[float]:
    """Carry what is held across the plan; return what each frame took."""
    way = QPointF(rng.randint(40, port.width() - 40), rng.randint(40, port.height() - 60))
    spots = (
        (QPointF(start) + (way - QPointF(start)) * (step / 60)).toPoint() for step in range(60)
    )
    return [_timed(partial(_move, app, port, at)) for at in spots]


def _move(app: QApplication, port: Any, at: QPoint) -> None:
    QTest.mouseMove(port, at)
    app.processEvents()


def _scroll(app: QApplication, plan: Any) -> None:
    bar = plan.verticalScrollBar()
    bar.setValue((bar.value() + 60) % max(1, bar.maximum()))
    app.processEvents()


def _drop(app: QApplication, page: StackingPage, rng: random.Random) -> None:
    bars = page.plan._view.bars
    unit = rng.choice(list(page.plan._view.block_of))
    page.plan.dropped.emit(unit, rng.choice(bars).place)
    app.processEvents()


def _wait(app: QApplication, page: StackingPage) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    settle(window)


def _timed(work: Callable[[], object]) -> float:
    begun = time.thread_time()
    work()
    return 1000 * (time.thread_time() - begun)


def _three(name: str, spent: list[float]) -> dict[str, float]:
    spent = sorted(spent)
    last = spent[-1]
    return {
        f"{name} p50": spent[len(spent) // 2],
        f"{name} p99": spent[len(spent) * 99 // 100],
        f"{name} max": last,
    }


if __name__ == "__main__":
    main()

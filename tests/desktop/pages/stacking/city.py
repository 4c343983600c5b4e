"""The small city in a session, with its page in a window made of nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.stacking.view import StackingPage, make
from desktop.system.settings import Settings
from desktop.widgets.background import Tasks
from desktop.widgets.page import Page, PageContext
from solver.problem.problem import Problem
from tests.support.problems import MANUAL, tiny_problem


def session() -> Session:
    return Session(Document(tiny_problem()))


class Told:
    """What a page asked of the window."""

    def __init__(self) -> None:
        self.notices: list[str] = []
        self.undos: list[str] = []  # notices that offered a way back
        self.went: list[tuple[str, dict[str, str]]] = []


def context(made: Session, told: Told) -> PageContext:
    def fail(reason: object) -> None:
        raise AssertionError(reason)

    def notify(text: str, *_args: object, undo: bool = False) -> None:
        told.notices.append(text)
        told.undos.extend([text] if undo else [])

    return PageContext(
        made,
        Tasks(fail),
        lambda page, **args: told.went.append((page, args)),
        notify,
        lambda *_args: None,
        Settings,
    )


def shown(qtbot: QtBot, page: Page) -> None:
    qtbot.addWidget(page)
    page.resize(1300, 760)
    with qtbot.waitExposed(page):
        page.show()


def settled(qtbot: QtBot, page: Page) -> None:
    """Wait until nothing is being reckoned."""
    qtbot.waitUntil(lambda: not page.context.tasks.running, timeout=20_000)


@contextmanager
def opened(
    qtbot: QtBot,
    told: Told,
    problem: Problem | None = None,
    ready: Callable[[StackingPage], object] = lambda _: None,
    **arrive: str,
) -> Iterator[StackingPage]:
    """Show the page of a problem, that of the small city by default, all reckoned; then leave it.

    `ready` is done to the page before it is shown; `arrive` is where it is opened.
    """
    made = make(context(Session(Document(problem)) if problem else session(), told))
    assert isinstance(made, StackingPage)
    ready(made)
    shown(qtbot, made)
    made.arrive(**({"scenario": MANUAL} | arrive))
    settled(qtbot, made)
    yield made
    made.leave()
    made.context.tasks.stop_all()

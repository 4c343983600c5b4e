"""The small city in a session, for the tests of relations."""

from __future__ import annotations

from desktop.document.document import Document
from desktop.document.session import Session
from tests.support.problems import tiny_problem


def session(*, read_only: bool = False) -> Session:
    return Session(Document(tiny_problem()), read_only=read_only)

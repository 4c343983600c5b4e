"""Open a project file for a command: to read it, or to change it and save."""

from __future__ import annotations

from pathlib import Path

from desktop.document.document import Document
from desktop.files.project import OpenProject, open_project, read_project
from desktop.workflows.sample import sample_problem
from solver.errors import SatuAtapError


def read_document(path: Path) -> Document:
    """Return what a project file holds, without a lock or a working copy."""
    return read_project(path).document


def open_writable(path: Path) -> OpenProject:
    """Open a project to change it.

    Raises
    ------
    SatuAtapError
        Somebody else has it open, or its folder may not be written.
    """
    opened = open_project(path)
    if opened.read_only:
        holder = opened.holder
        opened.close()
        if holder is None:  # nobody has it, but its folder may not be written
            raise SatuAtapError("save_denied", path=path)
        raise SatuAtapError("held_by_other", path=path, holder=holder)
    return opened


def sample_document() -> Document:
    """Return the sample city as a document."""
    return Document(sample_problem())

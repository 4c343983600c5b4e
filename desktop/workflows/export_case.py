"""Write the core case of a scenario as a case file."""

from __future__ import annotations

from pathlib import Path

from desktop.document.document import Document
from desktop.workflows.solve_case import write_json
from solver.case.build import build_case
from solver.case.write import canonical_sha256, write_case
from solver.errors import Issue


def export_case(document: Document, scenario_id: str, path: Path) -> str | tuple[Issue, ...]:
    """Write the case and return its hash, or the Issues that prevent building it.

    Raises
    ------
    SatuAtapError
        The file cannot be written.
    """
    built = build_case(document.problem, scenario_id)
    if isinstance(built, tuple):
        return built
    write_json(path, write_case(built.case))
    return canonical_sha256(built.case)

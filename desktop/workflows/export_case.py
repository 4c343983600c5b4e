"""Write the core case of a scenario as a case file."""

from __future__ import annotations

import json
from pathlib import Path

from solver.case.build import build_case

from desktop.document.document import Document
from desktop.system.atomic import write_text
from solver.case.write import canonical_sha256, write_case
from solver.errors import Issue


def export_case(document: Document, scenario_id: str, path: Path) -> str | tuple[Issue, ...]:
    """Write the case and return its hash, or the Issues that prevent building it."""
    built = build_case(document.problem, scenario_id)
    if isinstance(built, tuple):
        return built
    write_text(path, json.dumps(write_case(built.case), ensure_ascii=False))
    return canonical_sha256(built.case)

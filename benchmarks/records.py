"""Results as JSON lines, one file a benchmark, so that a long run can be taken up again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.machine import stamp

FOLDER = Path("out/benchmarks")


def path_of(benchmark: str) -> Path:
    """Return where a benchmark keeps its results."""
    return FOLDER / f"{benchmark}.jsonl"


def add(path: Path, record: dict[str, Any]) -> None:
    """Append one result with the date and the machine."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(record | {"machine": stamp()}) + "\n")


def read(path: Path) -> list[dict[str, Any]]:
    """Return all results so far; a last line that was cut off by a kill is left out."""
    if not path.exists():
        return []
    records = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            records.append(json.loads(line))
        except json.JSONDecodeError:
            continue
    return records


def latest(records: list[dict[str, Any]], *keys: str) -> list[dict[str, Any]]:
    """Return the last result for each combination of keys, in the order of the first ones."""
    last: dict[tuple[Any, ...], dict[str, Any]] = {}
    for record in records:
        last[tuple(record.get(key) for key in keys)] = record
    return list(last.values())


def done(records: list[dict[str, Any]], wanted: dict[str, Any]) -> bool:
    """Tell whether there is a result for exactly what is wanted."""
    return any(all(record.get(k) == v for k, v in wanted.items()) for record in records)

"""The canonical hash depends on the text of the case alone."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from solver.case.write import canonical_sha256, write_case, write_solution
from solver.plan import Outcome, SolveStatus
from tests.support.cases import case, rich

KNOWN = "8e20a93dfefe7dcddcc9a78c0527e8d3f4753439d633d590f68c7aa082e08af2"


def test_hash_of_sorted_json() -> None:
    record = json.loads(json.dumps(write_case(rich())))
    text = json.dumps(record, sort_keys=True, separators=(",", ":"))
    assert canonical_sha256(rich()) == hashlib.sha256(text.encode()).hexdigest()


def test_hash_of_a_known_case() -> None:
    # Printed on results: it must never change by itself.
    assert (
        canonical_sha256(case())
        == "8e20a93dfefe7dcddcc9a78c0527e8d3f4753439d633d590f68c7aa082e08af2"
    )


def test_hash_changes_with_any_number() -> None:
    assert canonical_sha256(replace(case(), flows=((0, 1, 1),))) != canonical_sha256(case())


def test_unused_tables_are_left_out() -> None:
    assert "rooms" not in write_case(case())
    assert "parking" not in write_case(case())
    assert write_case(case())["tree"] == []
    assert "tree" not in write_case(replace(case(), distance=((0, 1), (1, 0))))


def test_a_solution_without_plan() -> None:
    outcome = Outcome(SolveStatus.UNKNOWN, None, None, 5, (), 1.0, 2, 3, "hash")
    record = write_solution(case(), outcome)
    assert (record["place"], record["rooms"], record["status"]) == (None, None, "unknown")

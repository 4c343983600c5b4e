"""Findings about data and failures of the outside."""

from __future__ import annotations

import pytest

from solver.errors import Issue, SatuAtapError, Severity, issue


def test_an_issue_keeps_its_values_as_texts_in_order() -> None:
    found = issue("floor_full", "floor/f/net", Severity.WARNING, name="L1", over=84)
    assert found == Issue(
        "floor_full", "floor/f/net", (("name", "L1"), ("over", "84")), Severity.WARNING
    )


def test_an_issue_stops_the_job_unless_it_says_otherwise() -> None:
    assert issue("x", "y").severity is Severity.ERROR


def test_an_error_carries_its_sentence() -> None:
    with pytest.raises(SatuAtapError, match="file_locked") as caught:
        raise SatuAtapError("file_locked", path="a.satuatap", pid=7)
    assert caught.value.key == "file_locked"
    assert caught.value.values == {"path": "a.satuatap", "pid": "7"}

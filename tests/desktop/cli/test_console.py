"""What the command line prints."""

import pytest

from desktop.cli.console import say_issues, table, width
from solver.errors import Issue, Severity, issue


def test_a_table_aligns_words_left_and_figures_right() -> None:
    lines = table(("", "Hari ini", "Rencana"), (("Biaya", "Rp1", "Rp1.000"), ("Jiwa", "12", "9")))
    head, rule, first, second = lines.split("\n")
    assert first.index("Rp1.000") + len("Rp1.000") == second.index("9") + 1 == width(head)
    assert set(rule) == {"─"}
    assert first.startswith("Biaya")


def test_errors_come_before_warnings_and_the_rest_is_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found: list[Issue] = [issue(f"k{i}", "x", Severity.WARNING) for i in range(3)]
    found.append(issue("bad", "x"))
    say_issues(found, lambda each: each.key, most=2)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("bad")
    assert lines[1].endswith("k0")
    assert "2" in lines[2]
    assert len(lines) == 3

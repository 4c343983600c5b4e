"""The tests mirror the source: every file that does something has its test file beside it."""

from __future__ import annotations

from tests.house.source import ROOT, defines_code, modules

# Files with code but without a test file of their own, and why.
WITHOUT: dict[str, str] = {
    "desktop/__main__.py": "three lines; tests/house/test_startup.py runs them as a process",
}


def test_every_file_with_code_has_its_test_file() -> None:
    missing = []
    for module in modules("solver", "desktop"):
        twin = ROOT / "tests" / module.path.relative_to(ROOT).with_name(f"test_{module.path.name}")
        if defines_code(module) and not twin.is_file() and module.name not in WITHOUT:
            missing.append(module.name)
    assert missing == []


def test_no_test_file_outlives_its_source() -> None:
    lost = []
    for room in ("solver", "desktop"):
        for twin in sorted((ROOT / "tests" / room).rglob("test_*.py")):
            source = ROOT / twin.relative_to(ROOT / "tests")
            source = source.with_name(source.name.removeprefix("test_"))
            # One page, or one package, may be tested by one file beside its folder.
            if not source.is_file() and not source.with_suffix("").is_dir():
                lost.append(twin.relative_to(ROOT).as_posix())
    assert lost == []


def test_the_exceptions_are_still_needed() -> None:
    assert [name for name in WITHOUT if not (ROOT / name).is_file()] == []

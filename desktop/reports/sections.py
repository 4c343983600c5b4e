"""The sections of a report by their keys, in the order of reading; loads nothing."""

from __future__ import annotations

from collections.abc import Collection

from desktop.system.translate import tr

SECTIONS = (
    "comparison", "risks", "opd", "stack", "floors", "rooms", "parking", "costs", "cash_flow",
    "emptied", "order", "moves", "broken", "assumptions", "remarks", "sources",
)  # fmt: skip


def section_name(key: str) -> str:
    """Return what a section is called before it is known of which scenario it speaks."""
    return tr("page.stacking") if key == "stack" else tr(f"report.section.{key}")


def left_out(without: Collection[str]) -> str:
    """Return in a sentence which sections a report leaves out; empty when it has them all."""
    names = "; ".join(section_name(key) for key in SECTIONS if key in without)
    return tr("report.left_out", names=names) if names else ""

"""The rivals by name, in the order of tables and pictures."""

from __future__ import annotations

NAMES = {
    "ours": "this engine",
    "cut-hint": "CP-SAT, cut model, complete hint",
    "cut-walk": "CP-SAT, cut model, hint of a walk, 8 workers",
    "cut": "CP-SAT, cut model",
    "naive": "CP-SAT, products of places",
    "highs": "HiGHS, cut model",
    "highs-hint": "HiGHS, cut model, complete hint",
    "scip": "SCIP, cut model",
    "scip-hint": "SCIP, cut model, complete hint",
    "greedy": "spreadsheet, floor after floor",
}

"""HiGHS alone in a process: an MPS file in, costs, bounds and the values of a plan out.

usage: python -m benchmarks.rivals.highs_alone MODEL.mps START.json SECONDS THREADS SEED

START.json holds a value for every variable, or an empty list. Needs highspy.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import highspy
import numpy as np

from benchmarks.child import Voice


def main(arguments: list[str]) -> None:
    """Solve and tell."""
    path, start, seconds, threads, seed = arguments
    voice = Voice()
    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.silent()
    highs.readModel(path)
    hint = json.loads(Path(start).read_text(encoding="utf-8"))
    if hint:
        solution = highspy.HighsSolution()
        solution.col_value = [float(value) for value in hint]
        highs.setSolution(solution)
    highs.setOptionValue("threads", int(threads))
    highs.setOptionValue("random_seed", int(seed))
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("time_limit", max(0.1, float(seconds) - voice.spent()))
    highs.cbMipLogging.subscribe(lambda event: _tell(voice, event.data_out))
    highs.cbMipImprovingSolution.subscribe(lambda event: _tell(voice, event.data_out))
    highs.run()
    info = highs.getInfo()
    found = info.primal_solution_status == 2  # a plan that keeps every row
    event: dict[str, Any] = {"bound": _whole(info.mip_dual_bound)}
    if found:
        values = np.rint(highs.getSolution().col_value).astype(int).tolist()
        event |= {"cost": _whole(info.objective_function_value), "values": values}
    voice.tell(**event)
    voice.tell(note=highs.modelStatusToString(highs.getModelStatus()))


def _tell(voice: Voice, out: Any) -> None:
    voice.tell(cost=_whole(out.mip_primal_bound), bound=_whole(out.mip_dual_bound))


def _whole(value: float) -> int | None:
    return round(value) if abs(value) < 1e18 else None


if __name__ == "__main__":
    main(sys.argv[1:])

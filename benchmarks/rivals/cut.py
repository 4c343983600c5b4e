"""The cut model in the hands of CP-SAT, SCIP and HiGHS, with a complete hint or without.

SCIP is OR-Tools' own. HiGHS inside OR-Tools 9.15 returns no plan when it is stopped by time, so
it runs as itself (highspy) in a second process: the two cannot be imported into one.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from ortools.linear_solver.python import model_builder

from benchmarks.rivals.ours import first_plan
from benchmarks.rivals.task import Task
from solver.cpsat.build import build
from solver.cpsat.draft import Draft
from solver.cpsat.linear import translate
from solver.cpsat.run import Run
from solver.cpsat.run import run as run_cpsat

HINT_SHARE = 0.5  # of the time, at most, for the plan that is hinted
WALK_SHARE = 0.1  # of the time, for a better one
MANY_WORKERS = 8  # subsolvers of CP-SAT; fewer leave out most of its neighbourhoods
SCIP_LINE = re.compile(r"^\s*\S?\s*([\d.]+)s\|")


def cpsat(task: Task) -> None:
    """Run CP-SAT on the cut model alone."""
    _cpsat(task, _draft(task, hinted=False))


def cpsat_hinted(task: Task) -> None:
    """Run CP-SAT on the cut model with the first plan of this engine as a complete hint."""
    _cpsat(task, _draft(task, hinted=True))


def cpsat_walked(task: Task) -> None:
    """Run CP-SAT with eight workers on the same cores, hinted with a plan of a short walk.

    The strongest rival we know: what the eight do takes turns on the cores that all are given.
    """
    draft = _draft(task, hinted=True, walk=WALK_SHARE * task.seconds)
    _cpsat(task, draft, max(MANY_WORKERS, task.threads))


def scip(task: Task) -> None:
    """Run SCIP on the cut model alone."""
    _scip(task, _draft(task, hinted=False))


def scip_hinted(task: Task) -> None:
    """Run SCIP on the cut model with a complete hint."""
    _scip(task, _draft(task, hinted=True))


def highs(task: Task) -> None:
    """Run HiGHS on the cut model alone."""
    _highs(task, _draft(task, hinted=False))


def highs_hinted(task: Task) -> None:
    """Run HiGHS on the cut model with a complete hint."""
    _highs(task, _draft(task, hinted=True))


def _draft(task: Task, *, hinted: bool, walk: float = 0.0) -> Draft:
    hint = first_plan(task, HINT_SHARE * task.seconds, walk) if hinted else None
    if hint is not None:
        task.plan(*hint)
    elif hinted:
        task.note("no plan to hint with")
    draft = build(task.case)
    if hint is not None:
        draft.hint(hint[0])
    return draft


def _cpsat(task: Task, draft: Draft, workers: int = 0) -> None:
    answer = run_cpsat(
        draft,
        Run(task.left(), workers or task.threads, task.seed),
        on_plan=task.plan,
        on_bound=lambda bound: task.claim(None, bound),
    )
    if answer.plan is not None and answer.cost is not None:
        task.plan(answer.plan, answer.cost)
    task.claim(None, answer.bound)
    task.note(answer.status.value)


def _scip(task: Task, draft: Draft) -> None:
    """Run SCIP; its own log says how cost and bound went."""
    model, variables = translate(draft.model, draft.hinted)
    solver = model_builder.Solver("scip")
    solver.set_time_limit_in_seconds(task.left())
    solver.enable_output(True)
    reader, told = _redirect(task)
    status = solver.solve(model)
    os.close(told)
    os.dup2(reader.saved, 1)
    reader.join()
    found = status in (model_builder.SolveStatus.OPTIMAL, model_builder.SolveStatus.FEASIBLE)
    if found:
        plan = draft.read(lambda var: round(solver.value(variables[var.index])))
        task.best = None
        task.plan(plan, round(solver.objective_value))
        task.claim(None, round(solver.best_objective_bound))
    task.note(status.name.lower())


class _Reader(threading.Thread):
    """Reads what SCIP prints and tells its costs and bounds."""

    def __init__(self, task: Task, source: int, saved: int) -> None:
        super().__init__(daemon=True)
        self.task, self.source, self.saved = task, source, saved

    def run(self) -> None:
        """Read until the other end is closed."""
        with os.fdopen(self.source, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                cost, bound = scip_figures(line)
                self.task.claim(cost, bound)


def _redirect(task: Task) -> tuple[_Reader, int]:
    """Send standard output to a reader; the task goes on telling where it did."""
    saved = os.dup(1)
    source, sink = os.pipe()
    os.dup2(sink, 1)
    task.voice.write_to(saved)
    reader = _Reader(task, source, saved)
    reader.start()
    return reader, sink


def scip_figures(line: str) -> tuple[int | None, int | None]:
    """Return (cost, bound) of a line of SCIP's table; None where it has none."""
    if not SCIP_LINE.match(line):
        return None, None
    fields = [field.strip() for field in line.split("|")]
    if len(fields) < 5:
        return None, None
    return _figure(fields[-3]), _figure(fields[-4])


def _figure(text: str) -> int | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return round(value) if abs(value) < 1e18 else None


def _highs(task: Task, draft: Draft) -> None:
    """Hand the model to HiGHS as a file, hear what it finds, read the plan back."""
    model, variables = translate(draft.model, draft.hinted)
    with tempfile.TemporaryDirectory() as folder:
        path, start = Path(folder) / "model.mps", Path(folder) / "start.json"
        path.write_text(model.export_to_mps_string(), encoding="utf-8")
        hint = {var.index: value for var, value in draft.hinted}
        start.write_text(json.dumps([hint.get(i, 0) for i in range(len(variables))] * bool(hint)))
        del model, variables
        command = [sys.executable, "-m", "benchmarks.rivals.highs_alone", str(path), str(start)]
        child = subprocess.Popen(
            [*command, str(task.seconds), str(task.threads), str(task.seed)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        for line in child.stdout:
            if line.startswith("{"):
                _hear(task, draft, json.loads(line))
        child.wait()
    if child.returncode:
        raise SystemExit("HiGHS did not run: pip install highspy" if not task.bound else 1)


def _hear(task: Task, draft: Draft, event: dict[str, object]) -> None:
    values = event.get("values")
    if isinstance(values, list) and isinstance(event["cost"], int):
        plan = draft.read(lambda var: values[var.index])
        task.best = None
        task.plan(plan, event["cost"])
    elif "note" in event:
        task.note(str(event["note"]))
    cost, bound = event.get("cost"), event.get("bound")
    task.claim(cost if isinstance(cost, int) else None, bound if isinstance(bound, int) else None)

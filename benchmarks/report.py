"""Print every result so far as markdown, for the section "Benchmarks" of docs/model.md.

usage: python -m benchmarks.report [FOLDER]

FOLDER is where best_known.csv lies. A section is printed for every benchmark with results in
out/benchmarks, a table for each time limit and number of threads, with date, machine, seeds and
the highest load. Losses are printed like everything else.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import engine, first_plan, growth, interaction, peers, public, records, reproducible
from benchmarks.known import best_known, names_by_set
from benchmarks.machine import sentence

Records = list[dict[str, Any]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=Path())
    folder = parser.parse_args().folder
    known, names = best_known(folder), names_by_set(folder)
    sections: list[tuple[str, Path, Callable[[Records], str]]] = [
        ("Cost and bound", engine.RESULTS, lambda kept: engine.table(kept, known)),
        ("Published cases", public.RESULTS, lambda kept: public.table(names, kept, known)),
        ("Side by side", peers.RESULTS, peers.table),
        ("First plan, cold start", first_plan.RESULTS, _first_plans),
        ("Growth", growth.RESULTS, _growth),
        ("Interaction", interaction.RESULTS, interaction.table),
        ("Reproducible mode", reproducible.RESULTS, reproducible.table),
    ]
    for title, path, table in sections:
        kept = records.read(path)
        if kept:
            print(f"### {title}\n")
        for terms in sorted({(r.get("limit", 0), r.get("threads", 0)) for r in kept}):
            mine = [r for r in kept if (r.get("limit", 0), r.get("threads", 0)) == terms]
            print(f"{terms_of(mine)}\n\n{table(mine)}\n")


def terms_of(kept: Records) -> str:
    """Return on what terms results were made, in one line."""
    machines = sorted({sentence(r["machine"]) for r in kept})
    seeds = sorted({r["seed"] for r in kept if "seed" in r})
    first = kept[0]
    words = [f"{first['limit']:g} s"] if "limit" in first else []
    words += [f"{first['threads']} threads"] if "threads" in first else []
    words += [f"seeds {', '.join(map(str, seeds))}"] if seeds else []
    engines = {r["engine"] for r in kept if "engine" in r}
    words += [f"from {len(engines)} versions of the engine"] if len(engines) > 1 else []
    words.append(f"load up to {max(float(r['machine']['load']) for r in kept)}")
    return "; ".join([*words, *machines]) + "."


def _first_plans(kept: Records) -> str:
    kinds = dict.fromkeys(r["case"].rsplit("-", 1)[0] for r in kept)
    return first_plan.table(list(kinds), kept)


def _growth(kept: Records) -> str:
    sizes = sorted({(int(units), int(fill)) for units, fill, _ in (_parts(r) for r in kept)})
    fills = sorted({fill for _, fill in sizes})
    tables = [
        growth.table(growth.medians([u for u, f in sizes if f == fill], fill, kept))
        for fill in fills
    ]
    return "\n\n".join(tables)


def _parts(record: dict[str, Any]) -> list[str]:
    return str(record["case"]).split("-")


if __name__ == "__main__":
    main()

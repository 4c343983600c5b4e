"""Start the program: the command line, which alone decides whether a window is needed."""

from __future__ import annotations

import multiprocessing
import sys

from desktop.cli.main import run


def main() -> int:
    """Run the command line of this process; the exit code."""
    multiprocessing.freeze_support()  # first: the solver process of the frozen program starts here
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

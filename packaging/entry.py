"""Where the frozen program begins."""

from __future__ import annotations

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()  # first: a solver process is this same program, started again
    from desktop.__main__ import main

    sys.exit(main())

"""`python -m bot`, the same as `attache`."""

from __future__ import annotations

import os
import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command line with the process's arguments and environment, and exit."""
    # A question is far too little work to be split over cores, and the linear algebra library's
    # threads wait for each other by spinning: on a busy machine that costs ten times what it saves.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        # A name or a pasted question may hold what the output's encoding lacks.
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        from bot.cli.main import app
        from bot.cli.session import Session

        app(prog_name="attache", obj=Session(dict(os.environ)))
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()

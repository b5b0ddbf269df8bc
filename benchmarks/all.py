"""Every table of docs/performance.md, measured anew one after the other.

    python -m benchmarks.all --into FOLDER [--path FOLDER] [--page docs/performance.md]

The worlds are made in FOLDER and kept there: about 4 GB. It takes about an hour on two cores, and
means something only on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

BOTH, WORLDS, PATH = ("into", "path"), ("into",), ("path",)
BENCHMARKS: Final[dict[str, tuple[str, ...]]] = {
    "screen_keys": BOTH,
    "engine_keys": BOTH,
    "start": WORLDS,
    "edits": WORLDS,
    "import_speed": (),
    "board": WORLDS,
    "terminal_keys": PATH,
}
"""Each with what it wants to know of the options here."""


def main() -> None:
    """Run all of them, and say at the end which failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--into", required=True, metavar="FOLDER", help="where worlds are kept")
    parser.add_argument("--path", metavar="FOLDER", help="where fzf and others are")
    parser.add_argument("--page", type=Path, default=Path("docs/performance.md"))
    wishes = vars(parser.parse_args())
    failed = []
    for name, wanted in BENCHMARKS.items():
        given = [word for one in wanted if wishes[one] for word in (f"--{one}", wishes[one])]
        started = time.monotonic()
        command = [sys.executable, "-m", f"benchmarks.{name}", *given, "--write", wishes["page"]]
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
        print(f"{name}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()

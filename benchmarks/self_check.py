"""Whether the measuring itself can be trusted: known programs, known links, known answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from benchmarks.pty_probe import Terminal
from benchmarks.slow_link import Link

ASKS_IN_TWO_PIECES = r"stty raw -echo; printf '\033[6'; sleep 0.1; printf n; head -c 7 | od -An -c"
PAUSES = (
    "stty -opost; printf a; sleep 0.3; printf b; sleep 0.3; printf c; sleep 0.9; printf d; sleep 9"
)
LATE = "stty raw -echo; head -c 1; sleep 0.3; printf 12; head -c 1; sleep 0.2; printf 3; sleep 9"


def _shell(script: str, link: Link | None = None) -> Terminal:
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "C"}
    return Terminal(["sh", "-c", script], (80, 24), environment, link=link or Link())


def _bandwidth() -> str | None:
    with _shell("stty -opost; sleep 0.2; head -c 9600 /dev/zero | tr '\\0' x", Link(9600)) as line:
        line.settle(1.0)
        took = line.pieces[-1][0] - line.pieces[0][0]
        got = len(line.output())
    return None if got == 9600 and 0.95 < took < 1.05 else f"{got} bytes in {took:.3f} s"


def _nothing_lost() -> str | None:
    with _shell("stty -opost; head -c 400000 /dev/zero | tr '\\0' x", Link(1e6, 0.1)) as line:
        line.settle(1.0)
        took = line.pieces[-1][0] - line.pieces[0][0]
        got = len(line.output())
    return None if got == 400_000 and 0.38 < took < 0.44 else f"{got} bytes in {took:.3f} s"


def _round_trip() -> str | None:
    with _shell("sleep 9", Link(56_000, 0.1)) as line:
        line.wait(0.3)
        (echo,) = line.press(["x"])
    good = echo.bytes == 1 and 100 <= echo.milliseconds < 115
    return None if good else f"the echo of a key came as {echo}"


def _settled() -> str | None:
    with _shell(PAUSES) as line:
        answer = line.open("a", quiet=0.4)
    good = answer.bytes == 3 and answer.milliseconds > 590
    return None if good else f"settled on {answer}"


def _late_bytes() -> str | None:
    with _shell(LATE) as line:
        line.wait(0.3)
        answers = [answer.bytes for answer in line.press(["x", "y"], quiet=0.15)]
    return None if sum(answers) == 5 else f"bytes of two keys: {answers}, not 5 together"


def _questions() -> str | None:
    with _shell(ASKS_IN_TWO_PIECES) as line:
        line.settle(1.0)
        said = line.output().decode().split()[1:]
    good = "".join(said).endswith("[24;1R")
    return None if good else f"the answer to CSI 6n arrived as {said}"


def problems() -> Iterator[str]:
    """What does not measure right; nothing when all is well."""
    checks = {
        "9,600 bytes at 9,600 B/s take a second": _bandwidth,
        "400,000 bytes at 1 MB/s take 0.4 s and all arrive": _nothing_lost,
        "a round trip of 100 ms is one": _round_trip,
        "a pause of 0.3 s does not end an answer, one of 0.9 s does": _settled,
        "what comes late is not lost": _late_bytes,
        "a question in two pieces is answered": _questions,
    }
    for name, check in checks.items():
        problem = check()
        print(f"{'fine' if problem is None else 'WRONG'}: {name}", file=sys.stderr)
        if problem is not None:
            yield f"{name}: {problem}"

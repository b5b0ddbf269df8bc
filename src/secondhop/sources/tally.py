"""What became of the rows of one file, so that nothing is left out in silence."""

from __future__ import annotations

import re

from secondhop.model.facts import FileReport, Skipped
from secondhop.model.text import plural

MOST_RAW = 10_000
"""Characters kept of a skipped row."""

# Begins where a word does, or a long text without any address would be searched again and again.
_ADDRESS = re.compile(r"""(?<![^\s,;"'<>@])[^\s,;"'<>@]+@[^\s,;"'<>@]*""")


class Tally:
    """Counts rows, kept rows and hidden members, and holds what was skipped and why."""

    def __init__(self, name: str, redact: bool = False) -> None:
        self.name = name
        self.rows = 0
        self.kept = 0
        self.hidden = 0
        self.error = ""  # why the file as a whole could not be read
        self._redact = redact  # no e-mail address may survive in what is skipped
        self._skipped: list[Skipped] = []
        self._counted: dict[str, list[int]] = {}  # reason → first line, how many

    def skip(self, line: int, reason: str, raw: str = "") -> None:
        """Leave out one row, kept verbatim as far as a row is worth it."""
        text = raw[:MOST_RAW].rstrip("\r\n")
        text = _ADDRESS.sub("…", text) if self._redact else text
        self._skipped.append(Skipped(line, reason, text))

    def leave_out(self, line: int, reason: str) -> None:
        """Leave out one of possibly very many rows; they are reported together."""
        self._counted.setdefault(reason, [line, 0])[1] += 1

    def report(self) -> FileReport:
        """The counts so far, for the import report."""
        counted = [
            Skipped(line, f"{plural(count, 'row')}: {reason}")
            for reason, (line, count) in self._counted.items()
        ]
        skipped = (*self._skipped, *counted)
        return FileReport(self.name, self.rows, self.kept, self.hidden, skipped, self.error)

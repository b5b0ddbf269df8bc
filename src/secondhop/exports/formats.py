"""The formats that people can be written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from secondhop.exports.calendar import write_calendar
from secondhop.exports.json import write_json
from secondhop.exports.markdown import write_markdown
from secondhop.exports.spreadsheet import write_spreadsheet
from secondhop.exports.vcard import write_vcards
from secondhop.store.store import Store

Writer = Callable[[Store, Sequence[int]], Iterable[str]]
"""From the store and some rows to the pieces of a file, line ends included."""

WRITERS: Final[dict[str, Writer]] = {
    "csv": write_spreadsheet,
    "json": write_json,
    "markdown": write_markdown,
    "ics": write_calendar,
    "vcard": write_vcards,
}

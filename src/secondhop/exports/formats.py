"""The formats that people can be written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from secondhop.exports.calendar import write_calendar
from secondhop.exports.json import write_json
from secondhop.exports.markdown import write_markdown
from secondhop.exports.spreadsheet import write_spreadsheet
from secondhop.exports.tracker import (
    write_tracker_csv,
    write_tracker_json,
    write_tracker_markdown,
)
from secondhop.exports.vcard import write_vcards
from secondhop.store.store import Store

Writer = Callable[[Store, Sequence[int]], Iterable[str]]
"""From the store and some rows to the pieces of a file, line ends included."""

TRACKERS: Final[dict[str, Writer]] = {
    "tracker-csv": write_tracker_csv,
    "tracker-markdown": write_tracker_markdown,
    "tracker-json": write_tracker_json,
}
"""Of the people given, these write only those with whom anything is under way."""

WRITERS: Final[dict[str, Writer]] = {
    "csv": write_spreadsheet,
    "json": write_json,
    "markdown": write_markdown,
    "ics": write_calendar,
    "vcard": write_vcards,
    **TRACKERS,
}

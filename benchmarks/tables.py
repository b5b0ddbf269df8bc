"""Figures as Markdown, and a page whose tables are written anew between its markers."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.pty_probe import Answer
from benchmarks.sessions import Series

NONE = "–"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """One Markdown table; the first column is text, the others are figures."""
    lines = [header, ["---", *["--:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cost(series: Series) -> str:
    """Mean bytes, the most in brackets where it differs, and when the first and last came."""
    if not series.answers:
        return NONE
    mean, most = round(series.mean), series.most
    bytes_ = f"{mean:,}" if mean == most else f"{mean:,} ({most:,})"
    first, last = short(series.first), short(series.milliseconds)
    return f"{bytes_} · {last if first == last else f'{first}–{last}'} ms"


def milliseconds(value: float) -> str:
    """Short enough for a cell; what is below ten has one decimal."""
    return f"{short(value)} ms"


def short(value: float) -> str:
    return f"{value:.1f}" if value < 10 else f"{value:,.0f}"


def lag(answer: Answer | None) -> str:
    """Seconds, or that they were too many to wait for."""
    if answer is None:
        return NONE
    seconds = f"{answer.milliseconds / 1000:.2f} s"
    return seconds if answer.is_whole else f"over {answer.milliseconds / 1000:.0f} s"


def machine() -> str:
    """What the figures were taken on, without anything that names it."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{cores} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, Textual {version('textual')}; "
        f"load {os.getloadavg()[0]:.1f} at the end of the run."
    )


def write_between(page: Path, name: str, text: str) -> None:
    """Put a text between the two markers of a name."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, found, rest = page.read_text("utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise SystemExit(f"{page} has no lines {begin} and {end}")
    page.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", "utf-8")

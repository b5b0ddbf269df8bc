"""Paths as people give them at a prompt: typed, completed, pasted or dropped by a terminal."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from secondhop.tui.widgets.cells import safe

READABLE = (".zip", ".csv", ".ZIP", ".CSV")
"""Endings of what can be imported; other files are offered only when nothing else is there."""

MOST_LOOKED_AT = 50_000
"""Entries of one folder: about 50 ms, so that a folder of a million files does not hold a key."""

_ARCHIVES = "*LinkedInDataExport*.zip"


class Completion(Struct, frozen=True):
    """A path made as long as it is clear, and what it may go on with."""

    text: str
    names: tuple[str, ...] = ()  # folders end in a slash
    was_cut: bool = False  # more entries were there than are looked at


def paths_of(text: str, home: Path) -> list[Path]:
    """The paths that a text names: one as it stands, or several, quoted as a shell wants it.

    Terminals paste dropped files in quotes, with backslashes, or as `file://` addresses.
    """
    text = text.strip()
    whole = _path(text, home)
    if not text or (not _is_quoted(text) and _exists(whole)):
        return [whole] if text else []
    try:
        words = shlex.split(text)
    except ValueError:
        return [_path(_bare(text), home)]
    paths = [_path(word, home) for word in words]
    several = _is_quoted(text) or all(map(_exists, paths))
    return paths if several else [whole]


def complete(text: str, home: Path) -> Completion:
    """A path as far as what is on the disk makes it clear, as a shell's tab does."""
    text = text.strip() if _is_quoted(text.strip()) else text.lstrip()
    plain = _from_url(_bare(text) if _is_quoted(text) else text)
    if plain == "~":
        return Completion("~/")
    head, slash, start = plain.rpartition("/")
    folder = _path(head + slash, home) if slash else Path()
    entries = list(islice(_entries(folder), MOST_LOOKED_AT + 1))
    was_cut = len(entries) > MOST_LOOKED_AT
    names = _offered(entries, start)
    common = _common_start(names)
    if len(common) < len(start):
        common = start  # nobody begins so, or their letters differ in case
    others = tuple(names) if len(names) > 1 else ()
    return Completion(head + slash + common, others, was_cut)


def newest_archive(home: Path) -> Path | None:
    """The newest LinkedIn archive among the downloads."""
    try:
        found = [(path.stat().st_mtime, path) for path in (home / "Downloads").glob(_ARCHIVES)]
    except OSError:
        return None
    return max(found, default=(0.0, None))[1]


def shown(path: Path, home: Path) -> str:
    """A path as people write it, with `~` for their home."""
    if path.is_relative_to(home):
        return str(Path("~") / path.relative_to(home))
    return str(path)


def _offered(entries: list[str], start: str) -> list[str]:
    """Those that begin so, in any case when none has this one; what can be read goes first."""
    seen = [name for name in entries if start.startswith(".") or not name.startswith(".")]
    folded = start.casefold()
    found = [name for name in seen if name.startswith(start)]
    found = found or [name for name in seen if name.casefold().startswith(folded)]
    good = [name for name in found if name.endswith(("/", *READABLE))]
    return sorted(good or found, key=lambda name: (name.endswith("/"), name.casefold()))


def _common_start(names: list[str]) -> str:
    """What all names begin with; the first and the last in order differ the soonest."""
    if not names:
        return ""
    first, last = min(names), max(names)
    length = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), None)
    return first[:length] if length is not None else min(first, last, key=len)


def _entries(folder: Path) -> Iterator[str]:
    """The names in a folder, as they can be shown and typed; folders end in a slash."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                yield safe(entry.name) + ("/" if _is_folder(entry) else "")
    except (OSError, ValueError):
        return


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _path(text: str, home: Path) -> Path:
    text = _from_url(text)
    if text == "~" or text.startswith("~/"):
        return _as_it_is_called(home / text[2:])
    return _as_it_is_called(Path(text))


def _as_it_is_called(path: Path) -> Path:
    """A path as the disk has it: names with accents in two parts, or with what no terminal shows,
    are shown and typed in another way."""
    if _exists(path) or path == path.parent:
        return path
    folder = _as_it_is_called(path.parent)
    try:
        with os.scandir(folder) as entries:
            some = (entry.name for entry in islice(entries, MOST_LOOKED_AT))
            return folder / next((name for name in some if safe(name) == path.name), path.name)
    except (OSError, ValueError):
        return path


def _from_url(text: str) -> str:
    """What a `file://` address names on this machine; other texts as they are."""
    try:
        return unquote(urlsplit(text).path) if text.startswith("file://") else text
    except ValueError:  # a bracket that is not closed yet
        return text


def _is_quoted(text: str) -> bool:
    return text[:1] in ("'", '"') or "\\" in text


def _bare(text: str) -> str:
    """A text without its quotes and backslashes, closed or not."""
    lexer = shlex.shlex(text, posix=True)
    lexer.whitespace, lexer.whitespace_split, lexer.commenters = "", True, ""
    try:
        return "".join(lexer)
    except ValueError:  # a quote or a backslash at the end still waits for its other half
        quote = text[:1] if text[:1] in ("'", '"') else ""
        return text.removeprefix(quote).removesuffix("\\")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False

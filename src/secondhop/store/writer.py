"""Makes a line durable: the only code that writes in normal use.

One file per running program, appended to and never rewritten. A failed write is cut off again.
After a failed fdatasync the file is never trusted again and the same line goes to a new one: the
kernel may have dropped the pages and report success the next time (Rebello et al., ATC 2020).
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
from pathlib import Path

from secondhop.store.home import PRIVATE_FILE, Home, make_private, sync_folder
from secondhop.store.lines import HEADER, LineError, decode

MOST_WRITERS = 64


class NotSavedError(Exception):
    """A change could not be made durable, so it was not made at all."""


class LogWriter:
    """Appends lines to this program's own log file, which is made at the first one."""

    def __init__(self, home: Home, machine: str) -> None:
        self._home = home
        self._machine = machine
        self._file: int | None = None
        self._lock: int | None = None
        self._spoiled = False  # the file of our number failed us: only random names from now on
        self.path: Path | None = None

    def append(self, line: bytes) -> None:
        """Write a line and return when it is on the disk; raises NotSavedError."""
        try:
            self._append_here(line)
        except _SyncError:
            self._abandon()
            try:
                self._append_here(line)
            except (_SyncError, OSError) as error:
                self._abandon()
                raise NotSavedError(f"the disk did not confirm the change: {error}") from error
        except OSError as error:
            raise NotSavedError(
                f"could not write {self.path or self._home.log}: {error}"
            ) from error

    def close(self) -> None:
        """Let go of the file and its number; nothing is written."""
        for descriptor in (self._file, self._lock):
            if descriptor is not None:
                os.close(descriptor)
        self._file = self._lock = None

    def _append_here(self, line: bytes) -> None:
        if self._file is None:
            self._open()
        assert self._file is not None
        size = os.fstat(self._file).st_size
        try:
            _write_all(self._file, line)
        except OSError:
            self._cut(size)
            raise
        try:
            _confirm(self._file)
        except _SyncError:
            self._cut(size)
            raise

    def _open(self) -> None:
        make_private(self._home.log)
        self.path = self._home.log / f"{self._machine}.{self._take_number()}.jsonl"
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
        self._file = os.open(self.path, flags, PRIVATE_FILE)
        try:
            os.fchmod(self._file, PRIVATE_FILE)
            repair_tail(self._file, self.path, self._home.quarantine)
            if os.fstat(self._file).st_size == 0:
                _write_all(self._file, HEADER)
            sync_folder(self._home.log)  # also when it was there: its maker may have died first
        except OSError:
            self.close()
            raise

    def _take_number(self) -> str:
        """The lowest number that no running program of this machine holds.

        The lock only chooses a name: where locks do not work, a random name does as well.
        """
        if self._spoiled:
            return _random_number()
        try:
            make_private(self._home.locks)
            for number in range(MOST_WRITERS):
                path = self._home.locks / f"{self._machine}.{number}.lock"
                lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE)
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    os.close(lock)
                    continue
                except OSError:
                    os.close(lock)
                    break
                self._lock = lock
                return str(number)
        except OSError:
            pass
        return _random_number()

    def _cut(self, size: int) -> None:
        """Take back a line that failed; a file that cannot be cut is left behind for good."""
        assert self._file is not None
        try:
            os.ftruncate(self._file, size)
        except OSError:
            self._abandon()

    def _abandon(self) -> None:
        """Go on in a file of another name, keeping the lock so that nobody takes the old one."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                os.close(self._file)
        self._file = None
        self._spoiled = True


def _random_number() -> str:
    return "r" + secrets.token_hex(4)


class _SyncError(OSError):
    """fdatasync failed: what was written may be gone however often we ask again."""


def repair_tail(file: int, path: Path, quarantine: Path) -> None:
    """Finish or cut the line that a crash left without its end in our own file."""
    size = os.fstat(file).st_size
    torn = _after_last_end(file, size)
    if not torn:
        return
    if _is_whole(torn):
        _write_all(file, b"\n")
    else:
        keep_in_quarantine(quarantine, f"{path.name}.torn", torn + b"\n")
        os.ftruncate(file, size - len(torn))
    _confirm(file)


def _confirm(file: int) -> None:
    try:
        os.fdatasync(file)
    except OSError as error:
        raise _SyncError(str(error)) from error


def _after_last_end(file: int, size: int) -> bytes:
    """What stands after the last line's end, however long it is."""
    length = min(size, 1 << 16)
    while True:
        tail = os.pread(file, length, size - length)
        if b"\n" in tail or length == size:
            return tail[tail.rfind(b"\n") + 1 :]
        length = min(size, length * 8)


def _is_whole(torn: bytes) -> bool:
    try:
        return decode(torn) is not None
    except LineError:
        return False


def keep_in_quarantine(quarantine: Path, name: str, content: bytes) -> Path:
    """Append what could not be read, verbatim, to a private file, and return its path."""
    path = make_private(quarantine) / name
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
    file = os.open(path, flags, PRIVATE_FILE)
    try:
        _write_all(file, content)
        os.fsync(file)
    finally:
        os.close(file)
    return path


def write_once(path: Path, content: bytes) -> None:
    """Write a whole new file so that it is either there complete or not at all."""
    make_private(path.parent)
    temporary = path.parent / f".x.{os.getpid()}.{secrets.token_hex(4)}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    file = os.open(temporary, flags, PRIVATE_FILE)
    try:
        try:
            os.fchmod(file, PRIVATE_FILE)
            _write_all(file, content)
            os.fsync(file)
        finally:
            os.close(file)
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def _write_all(file: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(file, view) :]

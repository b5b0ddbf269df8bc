"""A disk that fails on purpose: the n-th operation on one folder goes wrong in a chosen way."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ERRORS = ("EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES")
MODES = (
    *ERRORS,
    "short",  # a write takes half of the bytes, and says so
    "partial",  # half is written, then the disk is full
    "after",  # it is done, and reported as failed
    "lost",  # fsync fails, drops what was written, and succeeds the next time
    "sticky",  # from here on nothing works any more
    "kill",  # the program ends here; half of a write was done
)
CHANGING = (
    "open",
    "write",
    "fsync",
    "fdatasync",
    "ftruncate",
    "replace",
    "link",
    "unlink",
    "mkdir",
    "chmod",
    "fchmod",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Killed(BaseException):
    """The program is gone; nothing after this is done."""


class Disk:
    """Stands between the program and the operations of `os` on files below a folder."""

    def __init__(
        self, folder: Path, fail_at: int = 0, mode: str = "EIO", stays: bool = False
    ) -> None:
        self.folder, self.mode = str(folder), mode
        self.stays = stays or mode in ("sticky", "kill")  # whether all later operations fail too
        self.fail_at = fail_at  # counted from 1; 0 never
        self.count = 0
        self.failed = False
        self.before: Callable[[], None] = lambda: None  # called before every operation
        self._files: dict[int, str] = {}
        self._synced: dict[int, int] = {}  # bytes of each open file that are safe

    def install(self, patch: pytest.MonkeyPatch) -> None:
        self.real = {name: getattr(os, name) for name in (*CHANGING, "close")}
        for name in CHANGING:
            patch.setattr(os, name, self._wrap(name))
        patch.setattr(os, "close", self._close)

    def _wrap(self, name: str) -> Callable[..., Any]:
        def operation(*args: Any, **options: Any) -> Any:
            return self._operate(name, args, options)

        return operation

    def _operate(self, name: str, args: tuple[Any, ...], options: dict[str, Any]) -> Any:
        if not self._is_ours(name, args):
            return self.real[name](*args, **options)
        self.before()
        self.count += 1
        if self.count == self.fail_at or (self.failed and self.stays):
            self.failed = True
            return self._fail(name, args, options)
        result = self.real[name](*args, **options)
        self._note(name, args, result)
        return result

    def _is_ours(self, name: str, args: tuple[Any, ...]) -> bool:
        if name in ("write", "fsync", "fdatasync", "ftruncate", "fchmod"):
            return args[0] in self._files
        if name == "open" and not args[1] & _WRITING and not Path(args[0]).is_dir():
            return False
        return str(args[0]).startswith(self.folder)

    def _note(self, name: str, args: tuple[Any, ...], result: Any) -> None:
        if name == "open":
            self._files[result] = str(args[0])
            self._synced[result] = os.fstat(result).st_size
        elif name in ("fsync", "fdatasync"):
            self._synced[args[0]] = os.fstat(args[0]).st_size

    def _close(self, file: int) -> None:
        if not self._is_dead():
            self._files.pop(file, None)
            self.real["close"](file)

    def _is_dead(self) -> bool:
        return self.failed and self.mode == "kill"

    def _die(self) -> None:
        """The system closes the files of a dead program, and so gives up its locks."""
        for file in self._files:
            self.real["close"](file)
        self._files.clear()
        raise Killed

    def _fail(self, name: str, args: tuple[Any, ...], options: dict[str, Any]) -> Any:
        if self.mode == "kill":
            if name == "write" and self.count == self.fail_at:
                self._write_half(args)
            self._die()
        if self.mode == "short" and name == "write":
            return self._write_half(args)
        if self.mode == "partial" and name == "write":
            self._write_half(args)
        if self.mode == "after":
            result = self.real[name](*args, **options)
            if name == "open":
                self.real["close"](result)
        if self.mode == "lost" and name in ("fsync", "fdatasync"):
            self._lose(args[0])
        code = getattr(errno, self.mode, errno.ENOSPC if self.mode == "partial" else errno.EIO)
        raise OSError(code, os.strerror(code))

    def _write_half(self, args: tuple[Any, ...]) -> int:
        half = bytes(args[1])[: max(1, len(args[1]) // 2)]
        written: int = self.real["write"](args[0], half)
        return written

    def _lose(self, file: int) -> None:
        if stat.S_ISREG(os.fstat(file).st_mode):
            self.real["ftruncate"](file, self._synced[file])


class Platter:
    """What would be left after a power cut: only what was synced, in folders that were."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._paths: dict[int, str] = {}  # by descriptor
        self._content: dict[int, bytes] = {}
        self._names: dict[int, dict[str, int]] = {root.stat().st_ino: {}}

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Watch the operations that make something durable; use it under a `Disk`."""
        self._real = {name: getattr(os, name) for name in ("fsync", "fdatasync", "open")}
        patch.setattr(os, "fsync", lambda file: self._sync("fsync", file))
        patch.setattr(os, "fdatasync", lambda file: self._sync("fdatasync", file))
        patch.setattr(os, "open", self._open)

    def _open(self, path: Any, flags: int, *args: Any, **options: Any) -> int:
        file: int = self._real["open"](path, flags, *args, **options)
        self._paths[file] = str(path)
        status = os.fstat(file)
        if flags & os.O_CREAT and status.st_size == 0:
            self._content[status.st_ino] = b""  # the number may have been another file's
        return file

    def _sync(self, name: str, file: int) -> None:
        self._real[name](file)
        status = os.fstat(file)
        if stat.S_ISDIR(status.st_mode):
            with os.scandir(file) as entries:
                self._names[status.st_ino] = {entry.name: entry.inode() for entry in entries}
                return
        self._content[status.st_ino] = Path(self._paths[file]).read_bytes()

    def copy_to(self, folder: Path) -> None:
        """Write down what is safe at this moment."""
        self._copy(self.root.stat().st_ino, folder)

    def _copy(self, number: int, folder: Path) -> None:
        folder.mkdir(parents=True)
        for name, inode in self._names.get(number, {}).items():
            if inode in self._content:
                (folder / name).write_bytes(self._content[inode])
            else:
                self._copy(inode, folder / name)

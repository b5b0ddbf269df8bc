"""The end that others decide on, seen from inside one small process each."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from secondhop.tui.terminal.leftovers import scratch_folder
from secondhop.tui.terminal.suspend import is_orphaned

HERE = Path(__file__).resolve().parents[3]
START = (
    "import os, signal, sys, time, threading\n"
    "import secondhop.tui.terminal.signals as signals\n"
    "from secondhop.tui.terminal.leftovers import run_child, scratch_folder\n"
    "signals.PATIENCE = 0.2\n"
    "from pathlib import Path\n"
    "def kill(number): os.kill(os.getpid(), number)\n"
)


def is_gone(pid: int) -> bool:
    """Whether a process has ended; one that only waits to be noticed has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def ending_of(code: str, terminal: int | None = None) -> int:
    """How a process with this code ends."""
    stdin = subprocess.DEVNULL if terminal is None else terminal
    done = subprocess.run(
        [sys.executable, "-c", START + code], cwd=HERE, stdin=stdin, timeout=60, check=False
    )
    return done.returncode


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_before_there_is_a_dashboard_it_ends_at_once(number: signal.Signals) -> None:
    assert (
        ending_of(f"with signals.Farewell():\n  kill({number})\n  time.sleep(60)") == 128 + number
    )


def test_a_dashboard_is_asked_and_its_own_end_counts() -> None:
    code = (
        "left = threading.Event()\n"
        "with signals.Farewell() as farewell:\n"
        "  farewell.ask(left.set)\n"
        "  kill(15)\n"
        "  left.wait()\n"
        "  sys.exit(farewell.code + 1)\n"
    )
    assert ending_of(code) == 143  # whatever it ends with meanwhile, the signal is why
    assert ending_of("with signals.Farewell() as farewell:\n  pass\nsys.exit(farewell.code)") == 0


@pytest.mark.parametrize(
    "stuck",
    [
        "threading.Event().wait()",
        "threading.Thread(target=time.sleep, args=(60,)).start(); time.sleep(1)",
        "[None for _ in iter(int, 1)]",
    ],
    ids=["a lock", "a thread that does not end", "a loop"],
)
def test_what_is_stuck_is_ended(stuck: str, tmp_path: Path) -> None:
    code = (
        f"with signals.Farewell() as farewell, scratch_folder('x-', Path({str(tmp_path)!r})):\n"
        "  farewell.ask(lambda: None)\n"
        "  threading.Timer(0.3, kill, [15]).start()\n"
        f"  {stuck}\n"
    )
    assert ending_of(code) == 143
    assert list(tmp_path.iterdir()) == []


def test_a_second_signal_does_not_disturb_the_tidying(tmp_path: Path) -> None:
    code = (
        f"with signals.Farewell(), scratch_folder('x-', Path({str(tmp_path)!r})):\n"
        "  try:\n    kill(1)\n    time.sleep(60)\n"
        "  finally:\n    kill(1)\n    time.sleep(0)\n"
    )
    assert ending_of(code) == 129
    assert list(tmp_path.iterdir()) == []


def test_a_signal_amid_the_tidying_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import shutil\nremove = shutil.rmtree\n"
        "def interrupted(*a, **k):\n  shutil.rmtree = remove\n  kill(1)\n  time.sleep(60)\n"
        "shutil.rmtree = interrupted\n"
        f"with signals.Farewell(), scratch_folder('x-', Path({str(tmp_path)!r})):\n  pass\n"
    )
    assert ending_of(code) == 129
    assert list(tmp_path.iterdir()) == []


def test_an_error_while_it_is_asked_does_not_keep_it() -> None:
    code = (
        "with signals.Farewell() as farewell:\n"
        "  farewell.ask(lambda: 1 / 0)\n"
        "  kill(1)\n"
        "  threading.Event().wait()\n"
    )
    assert ending_of(code) == 129


def test_a_dead_terminal_counts_as_a_dropped_line() -> None:
    ours, theirs = pty.openpty()
    code = "with signals.Farewell():\n  print('on', flush=True)\n  time.sleep(60)\n"
    process = subprocess.Popen(
        [sys.executable, "-c", START + code], cwd=HERE, stdin=theirs, stdout=subprocess.PIPE
    )
    os.close(theirs)
    assert process.stdout is not None
    assert process.stdout.readline() == b"on\n"
    os.close(ours)
    assert process.wait(timeout=30) == 129
    process.stdout.close()


def test_what_hangs_gives_the_terminal_back_as_it_was() -> None:
    ours, theirs = pty.openpty()
    code = (
        "import termios, tty\n"
        "with signals.Farewell() as farewell:\n"
        "  farewell.ask(lambda: None)\n"
        "  tty.setraw(0)\n"
        "  kill(15)\n"
        "  threading.Event().wait()\n"
    )
    assert ending_of(code, theirs) == 143
    assert termios.tcgetattr(theirs)[3] & termios.ECHO
    written = os.read(ours, 1000)
    assert b"\x1b[?1049l" in written
    assert b"\x1b[?25h" in written
    os.close(ours)
    os.close(theirs)


def test_a_child_that_is_deaf_to_the_hang_up_ends_too(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    code = (
        "with signals.Farewell() as farewell:\n"
        "  farewell.ask(lambda: None)\n"
        "  threading.Timer(1.0, kill, [1]).start()\n"
        f"  run_child(['sh', '-c', \"trap '' HUP; echo $$ > '{note}'; exec sleep 60\"])\n"
    )
    assert ending_of(code) == 129
    assert is_gone(int(note.read_text()))


def test_handlers_are_put_back() -> None:
    code = (
        "before = signal.getsignal(1)\n"
        "with signals.Farewell():\n  during = signal.getsignal(1)\n"
        "sys.exit(7 if signal.getsignal(1) == before != during else 8)\n"
        "\n"
    )
    assert ending_of(code) == 7


def test_a_scratch_folder_is_private_and_goes_with_what_is_in_it(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), scratch_folder("x-", tmp_path) as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "deep").mkdir()
        (folder / "deep" / "file").touch()
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("new_session", [True, False])
def test_the_leader_of_a_session_has_nobody_to_bring_it_back(new_session: bool) -> None:
    code = (
        "from secondhop.tui.terminal.suspend import is_orphaned\n"
        "os.setpgid(0, 0) if os.getsid(0) != os.getpid() else None\n"
        "sys.exit(is_orphaned())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", START + code],
        cwd=HERE,
        stdin=subprocess.DEVNULL,
        start_new_session=new_session,
        timeout=60,
        check=False,
    )
    assert done.returncode == new_session


def test_a_system_that_tells_nothing_of_processes_is_trusted(tmp_path: Path) -> None:
    code = (
        "from secondhop.tui.terminal.suspend import is_orphaned\n"
        f"sys.exit(is_orphaned(Path({str(tmp_path)!r})))\n"
    )
    assert ending_of(code) == 0
    assert is_orphaned() in (True, False)

"""Sessions whose line drops at a random moment: what was shown as saved is there, and nothing else.

`python -m tests.faults.drops 200 [SEED]` drops that many, one after the other, and says what was
lost, which process lived on and which file was left behind.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from secondhop.store.demo import make_demo
from secondhop.store.home import home_in, make_private
from secondhop.store.store import Store
from tests.cli.archives import CLEO, DAN, write_connections
from tests.journeys.terminal import Terminal
from tests.screens import TODAY

MAIN = (
    "import sys; from datetime import date; from secondhop.__main__ import main;"
    "sys.exit(main(sys.argv[1:], today=date(2026, 11, 23)))"
)
LONGEST_END = 8.0  # seconds that a program has to be gone in, on a busy machine
EDITOR = "#!/bin/sh\nprintf 'written at length\\n' > \"$1\"\nsleep 30\n"


@dataclass(frozen=True, slots=True)
class Step:
    """Something that a person does, what the screen then says, and what is saved by then."""

    kind: str
    keys: tuple[str, ...]
    shown: str  # "" when nothing is saved by it
    token: str = ""  # stands in the home exactly while the step counts


@dataclass(slots=True)
class Drop:
    """One session: what is certain to be saved, and all that was wrong with the end."""

    certain: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    moment: str = ""


def steps(numbers: Random, friend: Path) -> Iterator[Step]:
    """A working day without end; every edit carries a word of its own."""
    done: list[Step] = []
    yet_to_import = True
    while True:
        token = f"w{numbers.getrandbits(40):010x}"
        kind = numbers.choice(("note", "tag", "log", "follow-up", "filter", "undo", "import", "go"))
        match kind:
            case "note":
                step = Step(kind, ("n", f"{token}\r"), "Noted about", token)
            case "tag":
                step = Step(kind, ("t", f"{token}\r"), f": {token}", token)
            case "log":
                step = Step(kind, ("l", f"call {token}\r"), "Logged: call", token)
            case "follow-up":
                step = Step(kind, ("a", f"{token}\r", "+3d\r"), f": {token}", token)
            case "filter":
                step = Step(kind, ("/", numbers.choice(("data", "berlin", "eng")), "\r"), "")
            case "undo" if done:
                step = Step(kind, ("u",), "Undid", done.pop().token)
            case "import" if yet_to_import:
                yet_to_import = False
                step = Step(kind, ("I", f"{friend}\r", "\r"), "", "import")
            case _:
                step = Step("go", (numbers.choice(("j", "jjj", "G", "g")),), "")
        if step.shown and kind != "undo":
            done.append(step)
        elif kind == "import":
            done.clear()
        yield step


class Session:
    """A dashboard on a home, with a folder for temporary files that is only its own."""

    def __init__(self, folder: Path, home: Path, words: tuple[str, ...] = ()) -> None:
        self._scratch = make_private(folder / "tmp")
        self.home = home
        editor = folder / "editor"
        editor.write_text(EDITOR)
        editor.chmod(0o700)
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        environment = {
            **kept,
            "SECONDHOP_HOME": str(home),
            "HOME": str(folder),
            "TMPDIR": str(self._scratch),
            "EDITOR": str(editor),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
        }
        self.terminal = Terminal([sys.executable, "-c", MAIN, *words], 80, 24, environment)

    def drop(self) -> list[str]:
        """Close the line; returns what lives on or was left behind."""
        pid = self.terminal.pid
        file, self.terminal._file = self.terminal._file, os.open(os.devnull, os.O_RDONLY)
        os.close(file)
        wrong = []
        with self.terminal:
            if self.terminal.exit_code(timeout=LONGEST_END) is None:
                wrong.append("the program lives on")
        ends = time.monotonic() + LONGEST_END  # an editor that was told to end needs a moment
        while in_session(pid) and time.monotonic() < ends:
            time.sleep(0.05)
        wrong += [f"process {other} lives on" for other in in_session(pid)]
        wrong += [f"left behind: {path.name}" for path in self._scratch.iterdir()]
        return wrong + [f"left behind: {path.name}" for path in _unfinished(self.home)]


def _unfinished(home: Path) -> list[Path]:
    return [one for one in home.rglob("*") if one.name.startswith((".", "note-", "secondhop-"))]


def in_session(session: int) -> list[int]:
    """The processes of a session that have not ended."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[3]) == session and words[0] != "Z":
            found.append(int(entry.parent.name))
    return found


def live(session: Session, numbers: Random, friend: Path, drop: Drop) -> None:
    """Work for a while, each step seen to be saved; the last one is cut off at any moment."""
    terminal = session.terminal
    terminal.until("? help")
    day, before = steps(numbers, friend), numbers.randrange(2, 9)
    for number, step in enumerate(day):
        # What is being taken back may be there or not.
        drop.certain = [one for one in drop.certain if one.token != step.token]
        if number == before:
            begin(terminal, step, numbers)
            drop.moment = f"step {number}, {step.kind}"
            note_what_shows(terminal, step, drop)
            return
        do(terminal, step)
        note_what_shows(terminal, step, drop)
        if step.shown and step.shown not in terminal.text:
            drop.moment = f"step {number}, {step.kind}, which was told too shortly to be read"
            return


def do(terminal: Terminal, step: Step) -> None:
    """Do a step to its end."""
    clear(terminal, step)
    for keys in step.keys:
        send(terminal, keys)
    if step.kind == "import":
        settle(terminal)
    elif step.shown:
        wait_for(lambda: step.shown in terminal.text, terminal)


def settle(terminal: Terminal) -> None:
    """Whatever the import asks and tells: agree, wait, and go back to the people."""
    for _ in range(6):
        send(terminal, "\r")
    for _ in range(4):
        terminal.read(quiet=0.5)
        if "? help" in terminal.text:
            return
        send(terminal, "\x1b")


def send(terminal: Terminal, keys: str) -> None:
    os.write(terminal._file, keys.encode())
    terminal.read(quiet=0.03, most=0.2)


def clear(terminal: Terminal, step: Step) -> None:
    """Let what was told before go, so that what is told next is told of this step."""
    send(terminal, "j")
    wait_for(lambda: not step.shown or step.shown not in terminal.text, terminal)


def begin(terminal: Terminal, step: Step, numbers: Random) -> None:
    """Type a part of a step, or all of it, and look for a moment."""
    clear(terminal, step)
    keys = "".join(step.keys)
    if numbers.random() < 0.15:
        keys = "n\x0f"  # the editor is open when the line drops
    typed = keys[: numbers.randint(0, len(keys))] if numbers.random() < 0.3 else keys
    os.write(terminal._file, typed.encode())
    ends = time.monotonic() + numbers.uniform(0, 0.4)
    while time.monotonic() < ends:
        terminal.read(quiet=0.01, most=0.02)


def wait_for(seen: Callable[[], bool], terminal: Terminal, most: float = 10.0) -> None:
    ends = time.monotonic() + most
    while not seen() and time.monotonic() < ends:
        terminal.read(quiet=0.05, most=0.5)


def note_what_shows(terminal: Terminal, step: Step, drop: Drop) -> None:
    """What the screen says is saved has to be there."""
    if not step.shown or step.shown not in terminal.text:
        return
    if step.kind == "undo":
        drop.undone.append(step)
    else:
        drop.certain.append(step)


def inspect(home: Path, drop: Drop) -> list[str]:
    """What is wrong with the home that was left."""
    wrong = [*drop.wrong]
    store = Store.open(home_in(home), today=TODAY)
    wrong += [str(problem) for problem in store.problems]
    words = everything(store)
    store.close()
    wrong += [f"{one.kind} {one.token} is lost" for one in drop.certain if one.token not in words]
    return wrong + [f"{one.token} is back" for one in drop.undone if one.token in words]


def everything(store: Store) -> str:
    """All that the user wrote, in one text."""
    held = (store.fields.of(entity) for entity in store.fields.entities(""))
    return "\n".join(
        f"{name}={value}" for values in held for name, value in values.items() if value is not None
    )


def dropped_session(demo: Path, seed: int) -> Drop:
    """One session on a copy of the demo; every tenth one is `secondhop demo` itself."""
    numbers, drop = Random(seed), Drop()
    with tempfile.TemporaryDirectory(prefix="drops-") as name:
        folder = Path(name)
        home = folder / "home"
        if seed % 10 == 9:
            session = Session(folder, make_private(home), ("demo",))
            drop.moment = "starting the demo"
            session.terminal.read(quiet=9, most=numbers.uniform(0, 4))
        else:
            shutil.copytree(demo, home)
            friend = write_connections(folder / "friends" / "Gita Clarke.csv", [CLEO, DAN])
            session = Session(folder, home)
            live(session, numbers, friend, drop)
        drop.wrong += session.drop()
        drop.wrong = inspect(home, drop)
    return drop


def main(count: int, first: int = 0) -> int:
    """Drop so many sessions; returns how many went wrong."""
    failures = kept = 0
    with tempfile.TemporaryDirectory(prefix="drops-") as name:
        make_demo(make_private(Path(name) / "demo"))
        for seed in range(first, first + count):
            drop = dropped_session(Path(name) / "demo", seed)
            kept += len(drop.certain)
            failures += bool(drop.wrong)
            for line in drop.wrong:
                print(f"seed {seed}, at {drop.moment}: {line}", flush=True)
    print(f"{count} sessions dropped, {kept} edits shown as saved, {failures} sessions went wrong")
    return failures


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), *map(int, sys.argv[2:3])) > 0)

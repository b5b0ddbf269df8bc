"""Which commands there are: the one list that runs them, helps with them and documents them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final, NamedTuple

from secondhop.cli.stop import Exit, Stop


class Command(NamedTuple):
    """Where a command lives, and what it does in a line."""

    module: str  # below secondhop.cli
    summary: str


COMMANDS: Final[dict[str, Command]] = {
    "import": Command("imports", "take in a LinkedIn archive, or the contact list of a friend"),
    "find": Command("find", "list people"),
    "views": Command("views", "filters saved under a name; find @NAME opens one"),
    "goals": Command("goals", "whom you would like to meet"),
    "show": Command("show", "everything known of a person"),
    "ways": Command("ways", "who can introduce you to a person"),
    "plan": Command("plan", "whom to ask about many people, in which order"),
    "reach": Command("reach", "whom to connect with, whose list to ask for, what to browse"),
    "edit": Command("edit", "change a person in your editor"),
    "add": Command("add", "add somebody whom no file mentions"),
    "tie": Command("tie", "say that two people know each other, or do not"),
    "paste": Command("paste", "take in the mutual connections that a profile shows"),
    "tag": Command("tags", "add tags to a person"),
    "untag": Command("tags", "take tags away from a person"),
    "stage": Command("tags", "say where a prospect stands"),
    "note": Command("touches", "write a note about a person"),
    "log": Command("touches", "log something that happened with a person"),
    "follow": Command("follow_ups", "promise yourself to do something by a day"),
    "done": Command("follow_ups", "mark a follow-up done"),
    "snooze": Command("follow_ups", "put a follow-up off"),
    "due": Command("due", "what you owe"),
    "ask": Command("ask", "ask somebody for an introduction, and say what came of it"),
    "research": Command("research", "what you found out about a person, and what is missing"),
    "numbers": Command("numbers", "what came of what you sent, and what you may still spend"),
    "draft": Command("draft", "write a message to somebody, or to who may introduce you"),
    "check": Command("check", "whether a message may be sent as it stands"),
    "export": Command("export", "write people in another format"),
    "history": Command("history", "what was changed"),
    "undo": Command("history", "take back the newest change"),
    "redo": Command("history", "make again what was taken back"),
    "doctor": Command("doctor", "check the files, and how much is known"),
    "paths": Command("paths", "where everything is kept"),
    "demo": Command("", "open the dashboard with invented people"),
}


def find_command(word: str) -> Command:
    """The command of a name, or a Stop that suggests one."""
    if word in COMMANDS:
        return COMMANDS[word]
    kind = "option" if word.startswith("-") else "command"
    near = get_close_matches(word, COMMANDS, n=1) if kind == "command" else []
    hint = f"did you mean {near[0]}?" if near else "secondhop --help lists them all"
    raise Stop(Exit.WRONG, f"there is no {kind} {word!a}; {hint}")


def overview() -> str:
    """The help of the whole program."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {command.summary}" for name, command in COMMANDS.items()]
    return "\n".join((_HEAD, *lines, _FOOT))


_HEAD = """\
usage: secondhop [COMMAND] [--home DIR] [--json] [--debug] [--version]

Your second-degree network, from the keyboard. Without a command the dashboard opens.
"""
_FOOT = """
PERSON is an id, a profile address, or a name when it is unambiguous; `me` is you.
--home DIR keeps everything below one folder; --json prints one JSON document.
secondhop COMMAND --help says more."""
